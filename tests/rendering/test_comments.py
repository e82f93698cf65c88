"""Final minutes tell what became of every comment (guide ES-12)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from styring.dossier import Dossier
from styring.records.vocabulary import Language
from styring.rendering import DocumentKind, Format, Renderer, RenderError, Variant, plan
from styring.rendering.comments import CommentView, place_told
from styring.rendering.document import build
from styring.rendering.language import wording
from styring.rendering.minutes import MinutesView
from styring.rendering.text import plain
from tests.rendering.dossiers import MEETING, MEETING_ID, MINUTES, SETTINGS, dossier
from tests.rendering.reading import squeeze, words

EVERY_FORMAT = pytest.mark.parametrize("format", list(Format))
HIDDEN = {"hjemmel": "offl. § 13"}
ROUND: list[dict[str, Any]] = [
    {
        "fra": "virksomhet",
        "rolle": "virksomhetsleder",
        "dato": "2026-03-24",
        "sted": "saker.1.oppfølging.op1",
        "sitat": "SITAT",
        "tekst": "Fristen er *knapp*.\n\nKan den flyttes?",
        "status": "tatt_inn",
        "svar": "Fristen er flyttet.",
    },
    {"fra": "virksomhet", "sted": "saker.2", "tekst": "Leien er for lav.", "status": "avvist", "svar": "Ikke drøftet."},
    {"fra": "byrådsavdeling", "dato": "2026-03-25", "tekst": "Godt referat."},
    {"rolle": "ledergruppe_virksomhet", "ingen_merknader": True},
    {"organisasjon": "bre", "sted": "side 2"},
]


def with_comments(comments: list[dict[str, Any]], **changes: Any) -> Dossier:
    return dossier(minutes={"kommentering": {"sendt": "2026-03-18", "mottatt": comments}, **changes})


def views(source: Dossier, variant: Variant = Variant.PUBLIC) -> tuple[CommentView, ...]:
    document = build(DocumentKind.MINUTES, source, MEETING_ID, SETTINGS, variant, draft=False)
    view = document.parts["referat"]
    assert isinstance(view, MinutesView)
    return view.comments


def told(view: CommentView) -> tuple[str | None, ...]:
    return view.place, view.sender, plain(view.text), view.outcome, plain(view.answer)


def render(root: Path, format: Format, source: Dossier, variant: Variant = Variant.PUBLIC) -> bytes:
    jobs = plan([source], [format], variant).jobs
    return Renderer(root, SETTINGS).render(next(job for job in jobs if job.kind is DocumentKind.MINUTES))


def test_every_comment_tells_its_place_its_sender_and_what_was_done() -> None:
    assert [told(view) for view in views(with_comments(ROUND))] == [
        (
            "Sak 1, punkt op1",
            "Virksomhetsleder, 24. mars 2026",
            "Fristen er knapp.\nKan den flyttes?",
            "Tatt inn.",
            "Fristen er flyttet.",
        ),
        ("Sak 2", "Virksomheten", "Leien er for lav.", "Ikke tatt inn.", "Ikke drøftet."),
        ("Hele dokumentet", "Byrådsavdelingen, 25. mars 2026", "Godt referat.", "Ikke behandlet.", ""),
        ("Hele dokumentet", "Virksomhetens ledergruppe", "", None, ""),
        ("side 2", "Bymiljø- og rekreasjonsetaten", "", "Ikke behandlet.", ""),
    ]
    assert [view.no_remarks for view in views(with_comments(ROUND))] == [False, False, False, True, False]


@pytest.mark.parametrize("status", ["utkast", "til_kommentering"])
def test_a_draft_does_not_tell_of_comments(status: str) -> None:
    assert views(with_comments(ROUND, status=status), Variant.INTERNAL) == ()


@pytest.mark.parametrize(
    ("place", "nb", "nn"),
    [
        (None, "Hele dokumentet", "Heile dokumentet"),
        ("saker.3", "Sak 3", "Sak 3"),
        ("saker.3.omtale", "Sak 3", "Sak 3"),
        ("saker.3.informasjon", "Sak 3, informasjon", "Sak 3, informasjon"),
        ("saker.3.informasjon.2", "Sak 3, informasjon 2", "Sak 3, informasjon 2"),
        ("saker.3.styringssignaler.s1", "Sak 3, styringssignal s1", "Sak 3, styringssignal s1"),
        ("saker.3.uenighet", "Sak 3, uenighet", "Sak 3, usemje"),
        ("saker.3.oppfølging.op1", "Sak 3, punkt op1", "Sak 3, punkt op1"),
        ("saker.3.oppfølging.op1.frist", "Sak 3, punkt op1", "Sak 3, punkt op1"),
        ("møte.deltakere", "Til stede", "Til stades"),
        ("møte.tidspunkt", "Tid", "Tid"),
        ("neste_møte", "Neste møte", "Neste møte"),
        ("side\n2", "side 2", "side 2"),
        ("saker.", "saker.", "saker."),
    ],
)
def test_places_in_words(place: str | None, nb: str, nn: str) -> None:
    assert (place_told(place, wording(Language.NB)), place_told(place, wording(Language.NN))) == (nb, nn)


@EVERY_FORMAT
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "nb",
            [
                "Kommentarer og hvordan de er behandlet", "Gjelder Kommentar Behandling", "Sak 1, punkt op1",
                "Virksomhetsleder, 24. mars 2026", "Fristen er knapp.", "Kan den flyttes?", "Tatt inn.",
                "Fristen er flyttet.", "Ikke tatt inn.", "Ikke behandlet.", "Ingen merknader.",
            ],
        ),
        (
            "nn",
            [
                "Kommentarar og korleis dei er behandla", "Gjeld Kommentar Behandling", "Sak 1, punkt op1",
                "Verksemdsleiar, 24. mars 2026", "Fristen er knapp.", "Kan den flyttes?", "Teken inn.",
                "Fristen er flyttet.", "Ikkje teken inn.", "Ikkje behandla.", "Ingen merknader.",
            ],
        ),
    ],
)  # fmt: skip
def test_final_minutes_show_how_each_comment_was_treated(
    tmp_path: Path, format: Format, language: str, texts: list[str]
) -> None:
    found = words(render(tmp_path, format, with_comments(ROUND, målform=language)), format)
    section = found[found.index(squeeze(texts[0])) :]
    positions = [section.index(squeeze(text)) for text in texts]
    assert positions == sorted(positions)
    assert "SITAT" not in found


@EVERY_FORMAT
def test_there_is_no_section_without_comments(tmp_path: Path, format: Format) -> None:
    assert "Kommentarer" not in words(render(tmp_path, format, with_comments([])), format)


@EVERY_FORMAT
@pytest.mark.parametrize("variant", list(Variant))
def test_a_comment_that_says_little_is_still_in_order(tmp_path: Path, format: Format, variant: Variant) -> None:
    source = with_comments([{"fra": "virksomhet"}, {"ingen_merknader": True}, {"tekst": "\u200b"}, {"svar": "Ja."}])
    found = words(render(tmp_path, format, source, variant), format)
    assert "None" not in found
    assert found.count("Ikkebehandlet.") == 3


@EVERY_FORMAT
def test_comments_on_what_is_withheld_are_withheld_from_the_public(tmp_path: Path, format: Format) -> None:
    first, second = MINUTES["saker"]
    point = {"id": "op2", "tekst": "HEMMELIG punkt", "skjermet": HIDDEN}
    places = ["saker.1", "saker.1.ukjent", "saker.1.oppfølging.op2.frist", "saker.1.oppfølging.op9", "saker.2",
              "saker.2.omtale", "saker.9", "HEMMELIG sted", None]  # fmt: skip
    source = dossier(
        meeting={"saksliste": [MEETING["saksliste"][0], {"nr": 2, "tittel": "HEMMELIG sak", "skjermet": HIDDEN}]},
        minutes={
            "saker": [{**first, "oppfølging": [*first["oppfølging"], point]}, second],
            "kommentering": {
                "mottatt": [
                    *(
                        {"sted": place, "tekst": "HEMMELIG kommentar", "svar": "HEMMELIG svar", "status": "tatt_inn"}
                        for place in places
                    ),
                    {"sted": "saker.1.omtale", "tekst": "ÅPEN kommentar", "svar": "ÅPENT svar"},
                    {"sted": "saker.1.oppfølging.op1", "tekst": "ÅPEN to"},
                    {"sted": "møte.sted", "tekst": "ÅPEN tre"},
                ]
            },
        },
    )
    public = render(tmp_path, format, source)
    found = words(public, format)
    assert "HEMMELIG" not in found
    assert b"HEMMELIG" not in public
    assert all(text in found for text in ("ÅPENkommentar", "ÅPENTsvar", "ÅPENto", "ÅPENtre"))
    assert found.count(squeeze("Kommentaren gjengis ikke i den offentlige utgaven.")) == 6
    assert found.count(squeeze("Unntatt offentlighet, jf. offl. § 13.")) >= 3
    internal = words(render(tmp_path, format, source, Variant.INTERNAL), format)
    assert internal.count("HEMMELIGkommentar") == internal.count("HEMMELIGsvar") == len(places)


def test_comments_are_read_by_the_guard(tmp_path: Path) -> None:
    for key in ("tekst", "svar", "sted"):
        with pytest.raises(RenderError, match="«Kari Nordmann»"):
            render(tmp_path, Format.HTML, with_comments([{key: "Kari Nordmann"}]))
