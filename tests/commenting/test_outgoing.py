"""The Word file that goes out: every text has its place, and nothing of how it was made is left."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styring.commenting.bookmarks import GUIDANCE_BOOKMARK, SentDraft, read_places
from styring.commenting.marking import mark
from styring.commenting.outgoing import Outgoing, make
from styring.commenting.word import Guidance, WordDraft, finish_draft
from styring.project import Project
from styring.records.living import fingerprint
from styring.records.vocabulary import MinutesStatus
from styring.rendering import DocumentKind, Format, Renderer, Variant
from styring.rendering.document import build
from styring.rendering.jobs import plan
from styring.rendering.stated import stated_by
from styring.rendering.text import parse, plain
from tests.commenting.outgoing_drafts import IDENTITY, MEETING, bookmarked, draft_repository, part, read_draft
from tests.rendering.dossiers import MEETING_ID, SETTINGS, dossier

SENT, DEADLINE = date(2026, 3, 18), date(2026, 3, 25)


def sent_out(project: Project) -> Outgoing:
    return make(project, read_draft(project), SENT, DEADLINE)


def texts(made: Outgoing) -> list[tuple[str, str]]:
    return [(path, text) for path, text in made.texts if path.startswith("saker.")]


def test_every_text_has_a_bookmark_with_its_path(tmp_path: Path) -> None:
    made = sent_out(draft_repository(tmp_path))
    assert list(made.texts) == [
        ("møte.tidspunkt", "torsdag 12. mars 2026 kl. 09.00–11.00"),
        ("møte.sted", "Rådhuset, møterom 512"),
        ("møte.møteleder", "Kommunaldirektør"),
        ("utarbeidet_av", "Referent, Byrådsavdeling for plan, byrom og rekreasjon"),
        ("møte.deltakere", "Kommunaldirektør (møteleder)\nSeksjonssjef"),
        ("møte.deltakere", "Etatsdirektør – virksomhetsleder"),
        ("møte.formål", "Gjennomgå resultatene."),
        ("saker.1", "Sak 1: Resultater"),
        ("saker.1.omtale", "Ni av tolv mål er nådd.\nTre er forsinket."),
        ("saker.1.informasjon.1", "Ny direktør i mai."),
        ("saker.1.informasjon.2", "Nye lokaler i juni."),
        ("saker.1.styringssignaler.s1", "Styringssignal s1 – prioritering\nPrioriter byrom."),
        (
            "saker.1.oppfølging.op1",
            "Forklare avviket.\nop1 · Virksomhetsleder, Bymiljø- og rekreasjonsetaten · 1. juni 2026",
        ),
        ("saker.2", "Sak 2: Lokaler"),
        ("saker.2.omtale", "Saken ble drøftet."),
        ("saker.2.uenighet", "Partene er uenige om leien."),
        ("saker.1.oppfølging.op1", "op1"),
        ("saker.1.oppfølging.op1", "Forklare avviket."),
        ("saker.1.oppfølging.op1.ansvarlig", "Virksomhetsleder, Bymiljø- og rekreasjonsetaten"),
        ("saker.1.oppfølging.op1.frist", "1. juni 2026"),
        ("offentlighet", "Offentlighet er ikke vurdert"),
    ]


def test_the_bookmarks_enclose_what_the_file_says_of_them(tmp_path: Path) -> None:
    word = sent_out(draft_repository(tmp_path)).word
    between = bookmarked(word.content)
    assert {place.bookmark: place.text for place in word.sent.places} == {
        name: text for name, text in between.items() if name != GUIDANCE_BOOKMARK
    }
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII) for name in between)  # Word's own rule


def test_the_file_tells_what_it_is(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    made = sent_out(project)
    with zipfile.ZipFile(io.BytesIO(made.word.content)) as package:
        sent = read_places(package)
    assert sent == made.word.sent
    assert sent is not None
    meeting = read_draft(project).dossier.meetings[MEETING_ID]
    expected = fingerprint([(IDENTITY, made.minutes), (str(meeting.identity), meeting)])
    assert (sent.identity, sent.fingerprint) == (IDENTITY, expected)
    stated = stated_by(made.word.content)
    assert (stated.identity, stated.fingerprint) == (IDENTITY, expected)


def test_every_paragraph_is_told_with_its_bookmark(tmp_path: Path) -> None:
    made = sent_out(draft_repository(tmp_path))
    told = made.word.sent.paragraphs
    body = docx.Document(io.BytesIO(made.word.content)).element.body
    written = ("".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p")))
    assert [text for _, text in told] == [text for text in written if text.strip()]
    assert ("", "Til stede") in told
    by_bookmark = {place.bookmark: place for place in made.word.sent.places}
    assert all(text in by_bookmark[name].text.split("\n") for name, text in told if name in by_bookmark)
    assert {name for name, _ in told} == {*by_bookmark, "", GUIDANCE_BOOKMARK}


def test_the_draft_is_for_comments_and_says_by_when(tmp_path: Path) -> None:
    made = sent_out(draft_repository(tmp_path))
    assert made.minutes.status is MinutesStatus.TIL_KOMMENTERING
    assert ("", "Utkast til kommentering, frist 25. mars 2026") in made.word.sent.paragraphs
    assert 'string="UTKAST"' in docx.Document(io.BytesIO(made.word.content)).sections[0].header._element.xml


@pytest.mark.parametrize(
    ("language", "box"),
    [
        (
            "nb",
            [
                "Slik kommenterer du utkastet. Denne ruten er ikke en del av referatet.",
                "Frist: 25. mars 2026.",
                "Kommentar: Merk teksten den gjelder, og velg Se gjennom > Ny kommentar.",
                "Annen tekst: Endre rett i teksten. Word viser endringen som et forslag, for Spor endringer er slått "
                "på.",
                "Ingen navn: Bruk rolle eller stilling i kommentarene. Navnet på den som kommenterer, blir ikke tatt "
                "vare på.",
                "Svar: Lagre som Word-dokument (.docx), ikke PDF, og send det tilbake. Har dere ingen merknader, er "
                "det nok å svare det.",
            ],
        ),
        (
            "nn",
            [
                "Slik kommenterer du utkastet. Denne ruta er ikkje ein del av referatet.",
                "Frist: 25. mars 2026.",
                "Kommentar: Merk teksten han gjeld, og vel Se gjennom > Ny kommentar.",
                "Annan tekst: Endre rett i teksten. Word viser endringa som eit framlegg, for Spor endringer er slått "
                "på.",
                "Ingen namn: Bruk rolle eller stilling i kommentarane. Namnet på den som kommenterer, blir ikkje teke "
                "vare på.",
                "Svar: Lagre som Word-dokument (.docx), ikkje PDF, og send det tilbake. Har de ingen merknader, er "
                "det nok å svare det.",
            ],
        ),
    ],
)
def test_a_box_at_the_top_tells_how(tmp_path: Path, language: str, box: list[str]) -> None:
    project = draft_repository(tmp_path, styring=f"organisasjon: Eksempelby\nmålform: {language}\n")
    content = sent_out(project).word.content
    word = docx.Document(io.BytesIO(content))
    first = word.element.body[0]
    assert first.tag == qn("w:tbl")
    assert [paragraph.text for paragraph in word.tables[0].cell(0, 0).paragraphs] == box
    assert bookmarked(content)[GUIDANCE_BOOKMARK] == "\n".join(box)
    assert "w:tblBorders" in first.xml
    assert 'w:fill="FFF7DB"' in first.xml


def test_word_tracks_what_is_changed(tmp_path: Path) -> None:
    settings_part = part(sent_out(draft_repository(tmp_path)).word.content, "word/settings.xml")
    names = [child.tag.split("}")[1] for child in settings_part]
    assert (
        names.index("zoom") < names.index("proofState") < names.index("trackRevisions") < names.index("defaultTabStop")
    )


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    assert sent_out(project).word == sent_out(project).word


def test_names_of_participants_stay_in_the_department(tmp_path: Path) -> None:
    assert "Tordis" in MEETING
    content = sent_out(draft_repository(tmp_path)).word.content
    assert b"Tordis" not in content
    shown = draft_repository(tmp_path / "vist", styring="organisasjon: Eksempelby\nvis_deltakernavn: true\n")
    assert b"Tordis Eksempelsen" in sent_out(shown).word.content


def test_what_is_withheld_from_the_public_goes_to_the_agency(tmp_path: Path) -> None:
    meeting = MEETING.replace("tittel: Lokaler}", "tittel: Lokaler, skjermet: {hjemmel: offl. § 23}}")
    made = sent_out(draft_repository(tmp_path, meeting=meeting))
    assert ("saker.2.omtale", "Saken ble drøftet.") in made.texts


def finished(changes: dict[str, Any], root: Path, meeting: dict[str, Any] | None = None) -> WordDraft:
    source = dossier(minutes={"status": "til_kommentering", **changes}, meeting=meeting)
    [job] = plan([source], [Format.DOCX], Variant.INTERNAL, [source.minutes[MEETING_ID].identity]).jobs
    renderer = Renderer(root, SETTINGS)
    document = renderer.document(replace(job, shared=True))
    marked = mark(document, source.minutes[MEETING_ID])
    content = renderer.write(marked.document, Format.DOCX)
    view = document.view
    return finish_draft(content, marked.paths, view.identity, view.fingerprint, Guidance("Rute", ("Frist: i dag.",)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


ALPHABET = [*map(chr, range(0x20, 0x7F)), *"æøåÆØÅ«»–…\n\t", "\U000f0000", "\U000f0003"]
FREE = st.text(ALPHABET, min_size=1, max_size=40) | st.sampled_from(["Likt.", "Likt.", "- a\n- b\n\n1. c", "# T\n\nx"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(FREE, min_size=6, max_size=6), min_size=1, max_size=3))
def test_whatever_a_draft_says_its_place_is_found_in_the_document(tmp_path: Path, items: list[list[str]]) -> None:
    records: list[dict[str, Any]] = []
    expected: list[tuple[str, str]] = []
    for number, (account, first, second, signal, disagreement, point) in enumerate(items, 1):
        records.append({
            "nr": number, "omtale": account, "informasjon": [first, second], "uenighet": disagreement,
            "styringssignaler": [{"id": "s1", "tekst": signal}],
            "oppfølging": [{"id": f"op{number}", "tekst": point, "frist": "2026-06-01"}],
        })  # fmt: skip
        here = f"saker.{number}"
        expected += [
            (f"{here}.omtale", account),
            (f"{here}.informasjon.1", first),
            (f"{here}.informasjon.2", second),
            (f"{here}.uenighet", disagreement),
            (f"{here}.styringssignaler.s1", signal),
            (f"{here}.oppfølging.op{number}", point),
        ]
    word = finished({"saker": records}, tmp_path)
    between = bookmarked(word.content)
    found: dict[str, list[str]] = {}
    for place in word.sent.places:
        assert squeezed(between[place.bookmark]) == squeezed(place.text)
        found.setdefault(place.path, []).append(squeezed(place.text))
    for path, text in expected:
        words = squeezed(plain(parse(text)))
        assert not words or any(words in each for each in found[path])
    points = [f"saker.{number}.oppfølging.op{number}" for number in range(1, len(items) + 1)]
    assert all(len(found[path]) >= 2 for path in points)  # under the item and in the table of all points


def test_the_file_looks_as_if_nothing_had_been_marked(tmp_path: Path) -> None:
    source = dossier(minutes={"status": "til_kommentering"})
    document = build(DocumentKind.MINUTES, source, MEETING_ID, SETTINGS, Variant.INTERNAL, draft=True)
    plain_file = docx.Document(io.BytesIO(Renderer(tmp_path, SETTINGS).write(document, Format.DOCX)))
    word = finished({}, tmp_path)
    sent_file = docx.Document(io.BytesIO(word.content))

    def paragraphs(file: Any) -> list[tuple[str, str]]:
        found = file.element.body.iter(qn("w:p"))
        return [
            ("".join(t.text or "" for t in p.iter(qn("w:t"))), "".join(p.xpath("./w:pPr/w:pStyle/@w:val")))
            for p in found
        ]

    nameless = [(text.replace(", Tordis Eksempelsen", ""), style) for text, style in paragraphs(plain_file)]
    assert paragraphs(sent_file)[3:] == nameless  # the box has two paragraphs, and there is one below it
    with zipfile.ZipFile(io.BytesIO(word.content)) as package:
        for name in package.namelist():
            assert not re.search("[\U000f0000-\U0010ffff]", package.read(name).decode("utf-8")), name


def own_template(root: Path) -> None:
    """A house's own template with another order, and a text in the header."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].add_run("{{ møte.sted }}")
    word.add_heading("{{ dokument.tittel }}", 1)
    for text in (
        "{%p for punkt in referat.oppfølgingspunkter %}",
        "{{ punkt.frist }}: {{ punkt.ansvarlig }}",
        "{{p punkt.tekst }}",
        "{%p endfor %}",
        "{%p for sak in referat.saker %}",
        "{{ sak.nr }} {{ sak.tittel|upper }}",
        "Slik var det: {{ referat.form }} / {{ møte.sted }}",
        "{{p sak.omtale }}",
        "{%p endfor %}",
    ):
        word.add_paragraph(text)
    (root / "templates").mkdir(parents=True)
    word.save(str(root / "templates" / "minutes.docx"))


def test_a_houses_own_template_needs_nothing_for_it(tmp_path: Path) -> None:
    own_template(tmp_path)
    word = finished({}, tmp_path)
    assert [(place.path, place.text) for place in word.sent.places] == [
        ("saker.1.oppfølging.op1", "1. juni 2026: Virksomhetsleder, Bymiljø- og rekreasjonsetaten\nForklare avviket."),
        ("saker.1", "1 SAK 1: MÅLOPPNÅELSE"),
        ("møte.sted", "Slik var det: Referat / Rådhuset, møterom 512"),
        ("saker.1.omtale", "Ni av tolv mål er nådd."),
        ("saker.2", "2 SAK 2: LOKALER I SENTRUM"),
        ("møte.sted", "Slik var det: Referat / Rådhuset, møterom 512"),
        ("saker.2.omtale", "Saken ble drøftet."),
    ]
    header = docx.Document(io.BytesIO(word.content)).sections[0].header
    assert header.paragraphs[0].text == "Rådhuset, møterom 512"


def test_only_minutes_have_places() -> None:
    source = dossier()
    document = build(DocumentKind.INVITATION, source, MEETING_ID, SETTINGS, Variant.INTERNAL, draft=True)
    with pytest.raises(ValueError, match="only minutes go to comment"):
        mark(document, source.minutes[MEETING_ID])


def test_two_texts_in_one_paragraph_that_share_nothing_have_no_place(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("{{ møte.sted }}, {{ referat.saker[0].tittel }}")
    (tmp_path / "templates").mkdir()
    word.save(str(tmp_path / "templates" / "minutes.docx"))
    made = finished({}, tmp_path)
    assert made.sent == SentDraft(
        made.sent.identity,
        made.sent.fingerprint,
        (),
        (
            (GUIDANCE_BOOKMARK, "Rute"),
            (GUIDANCE_BOOKMARK, "Frist: i dag."),
            ("", "Rådhuset, møterom 512, Sak 1: Måloppnåelse"),
        ),
    )
