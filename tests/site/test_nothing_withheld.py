"""The most important property: what is withheld or not yet final is nowhere on the site, nor in its search index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from styring.rendering import Format
from styring.rendering.finished import passages
from tests.site.sites import ESM, LETTER, MEETING, MINUTES, OPEN, POINT, SENT_LETTER, SIGNAL, build, files_of
from tests.site.sites import write_repository as site_repository

GROUND = {"hjemmel": "offl. § 23 første ledd"}
PARTLY = {"status": "delvis_unntatt", "begrunnelse": "zqxgrunn", "meroffentlighet_vurdert": True, **GROUND}


class Marks:
    """Words that stand nowhere else, each with where it was planted."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}
        self._numbers = count()

    def __call__(self, place: str) -> str:
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{next(self._numbers):03}")
        self.planted[f"zqx{letters}x"] = place
        return f"zqx{letters}x"


def closed_meeting(mark: Marks, place: str, **changes: Any) -> dict[str, Any]:
    """A meeting with a mark in every field that holds text."""
    return {
        **deepcopy(MEETING),
        "navn": mark(f"{place}: navn"),
        "sted": mark(f"{place}: sted"),
        "formål": mark(f"{place}: formål"),
        "møteleder": {"rolle": "kommunaldirektør", "stilling": mark(f"{place}: møteleder")},
        "innspill": {"mottatt": [{"tittel": mark(f"{place}: innspill"), "begrunnelse": mark(f"{place}: avvist")}]},
        "deltakere": [
            {"rolle": "observatør", "stilling": mark(f"{place}: deltaker"), "navn": mark(f"{place}: navnet")}
        ],
        "saksliste": [
            {"nr": 1, "tittel": mark(f"{place}: sak"), "merkelapper": [mark(f"{place}: merkelapp")]},
            {"nr": 2, "tittel": mark(f"{place}: sak 2"), "oppfølgingspunkter": [f"{ESM}#op1"]},
        ],
        "sakspapirer": [{"sak": 1, "tittel": mark(f"{place}: papir"), "arkiv": archive(mark, place)}],
        "arkiv": archive(mark, place),
        **changes,
    }


def closed_minutes(mark: Marks, place: str, **changes: Any) -> dict[str, Any]:
    """Minutes with a mark in every field that holds text."""
    return {
        **deepcopy(MINUTES),
        "sendt_til": [mark(f"{place}: sendt til")],
        "kommentering": {"mottatt": [comment(mark, place, "saker.1")]},
        "saker": [closed_item(mark, place, 1), closed_item(mark, place, 2)],
        "rettelser": [{"dato": "2026-04-01", "hva": mark(f"{place}: rettelse")}],
        "arkiv": archive(mark, place),
        "publisert": {"dato": "2026-04-01", "adresse": f"https://eksempel.invalid/{mark(f'{place}: publisert')}"},
        **changes,
    }


def closed_item(mark: Marks, place: str, number: int, **changes: Any) -> dict[str, Any]:
    return {
        "nr": number,
        "omtale": mark(f"{place}: omtale"),
        "informasjon": [mark(f"{place}: informasjon")],
        "styringssignaler": [{**SIGNAL, "id": f"s{number}", "tekst": mark(f"{place}: signal")}],
        "uenighet": mark(f"{place}: uenighet"),
        "oppfølging": [closed_point(mark, place, f"op{number}", offentlig=True)],
        **changes,
    }


def closed_point(mark: Marks, place: str, id: str, **changes: Any) -> dict[str, Any]:
    return {**POINT, "id": id, "tekst": mark(f"{place}: punkt"), "kilde": mark(f"{place}: kilde"), **changes}


def comment(mark: Marks, place: str, where: str, **changes: Any) -> dict[str, Any]:
    texts = {key: mark(f"{place}: kommentar, {key}") for key in ("sitat", "tekst", "svar")}
    return {"fra": "virksomhet", "dato": "2026-03-20", "sted": where, "status": "tatt_inn", **texts, **changes}


def archive(mark: Marks, place: str) -> dict[str, str]:
    number = mark(f"{place}: arkiv")
    return {"system": mark(f"{place}: system"), "saksnummer": number, "journalpost": f"{number}-1"}


def closed_letter(mark: Marks, place: str, **changes: Any) -> dict[str, Any]:
    return {
        **deepcopy(SENT_LETTER),
        "tittel": mark(f"{place}: tittel"),
        "offentlig_tittel": mark(f"{place}: offentlig tittel"),
        "innledning": mark(f"{place}: innledning"),
        "kapitler": [{"tittel": mark(f"{place}: kapittel"), "tekst": mark(f"{place}: tekst")}],
        "krav": [{"id": "k1", "tekst": mark(f"{place}: krav")}],
        "vedlegg": [{"tittel": mark(f"{place}: vedlegg"), "fil": "vedlegg/notat.txt"}],
        "arkiv": archive(mark, place),
        **changes,
    }


def planted(root: Path) -> dict[str, str]:
    """Write a repository with marks in all that the public may not see; they are returned with their places."""
    mark = Marks()
    files: dict[str, Any] = {}
    (root / "vedlegg").mkdir()
    (root / "vedlegg/notat.txt").write_text(mark("innholdet i et vedlegg"), encoding="utf-8")

    def meeting(day: str, kind: str, held: dict[str, Any], minutes: dict[str, Any] | None = None) -> None:
        when = {"tidspunkt": f"{day}T09:00", "slutt": f"{day}T10:00"}
        files[f"2026/meetings/{day}-{kind}.yaml"] = {**held, **when}
        if minutes is not None:
            files[f"2026/minutes/{day}-{kind}.yaml"] = minutes

    closed = {"unntatt": {"status": "unntatt", **GROUND}, "ikke vurdert": {"status": "ikke_vurdert"}}
    for month, (name, publicity) in enumerate(closed.items(), start=1):
        held = closed_meeting(mark, f"møte, {name}", offentlighet=publicity)
        meeting(f"2026-0{month}-20", "esm", held, closed_minutes(mark, f"referat, {name}", offentlighet=publicity))
        files[f"2026/letters/2026-0{month}-21-in.yaml"] = closed_letter(
            mark, f"brev, {name}", type="instruks", dato=f"2026-0{month}-21", offentlighet=publicity
        )
    for month, status in enumerate(("utkast", "til_kommentering"), start=3):
        held = closed_meeting(mark, f"møte med referat som er {status}", offentlighet={"status": "ikke_vurdert"})
        meeting(f"2026-0{month}-20", "esm", held, closed_minutes(mark, f"referat, {status}", status=status))
    for month, status in enumerate(("planlagt", "avlyst"), start=5):
        meeting(f"2026-0{month}-20", "esm", closed_meeting(mark, f"møte, {status}", status=status))
    meeting("2026-07-20", "esm", closed_meeting(mark, "innkalling, ikke sendt", innkalling={"frist": "2026-07-01"}))
    meeting("2026-08-20", "esm", closed_meeting(mark, "møte uten offentlighet", offentlighet=None))
    postponed = closed_meeting(mark, "møte, utsatt", status="utsatt", opprinnelig_tidspunkt="2026-09-20T09:00")
    files["2026/meetings/2026-09-20-esm.yaml"] = {**postponed, "tidspunkt": None, "slutt": None}
    technical = closed_meeting(mark, "fagmøte", type="fagmøte", offentlighet=OPEN, årshjul="bre-fag-1")
    meeting("2026-09-21", "fag", technical, closed_minutes(mark, "oppsummering av fagmøte", form="oppsummering"))
    files["2026/minutes/2026-09-22-esm.yaml"] = closed_minutes(mark, "referat uten møte")
    files["2026/letters/2026-02-02-ob.yaml"] = closed_letter(
        mark, "brev, utkast", type="oppdragsbrev", dato="2026-02-02", status="utkast"
    )

    # What is public, but has parts that are not.
    files[f"2026/meetings/{ESM}.yaml"] = {
        **deepcopy(MEETING),
        "deltakere": [{"rolle": "virksomhetsleder", "organisasjon": "bre", "navn": mark("navnet på en deltaker")}],
        "innspill": {"mottatt": [{"tittel": mark("innspill"), "begrunnelse": mark("avvist innspill")}]},
        "saksliste": [
            {"nr": 1, "tittel": "Måloppnåelse", "merkelapper": [mark("merkelapp")]},
            {"nr": 2, "tittel": mark("tittelen på en skjermet sak"), "skjermet": GROUND},
        ],
        "sakspapirer": [{"sak": 2, "tittel": mark("papir til skjermet sak"), "arkiv": archive(mark, "papiret")}],
        "offentlighet": PARTLY,
    }
    files[f"2026/minutes/{ESM}.yaml"] = {
        **deepcopy(MINUTES),
        "kommentering": {
            "mottatt": [
                comment(mark, "kommentar til skjermet sak", "saker.2"),
                comment(mark, "kommentar uten sted", "zqxstedet"),
                {"fra": "virksomhet", "dato": "2026-03-20", "sted": "saker.1", "sitat": mark("sitat fra utkastet")},
            ]
        },
        "saker": [
            {
                "nr": 1,
                "omtale": "Ni av tolv mål er nådd.",
                "styringssignaler": [{**SIGNAL, "skriftliggjort": {"dokument": "2026-02-02-ob", "dato": "2026-02-02"}}],
                "oppfølging": [
                    {**POINT, "status": "lukket", "lukket": "2026-09-21", "lukket_i": "2026-09-21-fag"},
                    closed_point(mark, "punkt som ikke er offentlig", "op2", offentlig=False),
                    closed_point(mark, "punkt uten merke", "op3", offentlig=None),
                    closed_point(mark, "skjermet punkt", "op4", offentlig=True, skjermet=GROUND),
                ],
            },
            closed_item(mark, "sak som er skjermet på sakslisten", 2),
            closed_item(mark, "sak som er skjermet i referatet", 3, skjermet=GROUND),
        ],
        "offentlighet": PARTLY,
        "arkiv": {**MINUTES["arkiv"], "system": mark("arkivsystemet"), "sha256": "d" * 64},
    }
    files[f"2026/letters/{LETTER}.yaml"] = {
        **deepcopy(SENT_LETTER),
        "tittel": mark("tittelen når det finnes en offentlig"),
        "offentlig_tittel": "Tildelingsbrev 2026",
        "kapitler": [{"tittel": mark("skjermet kapittel"), "tekst": mark("skjermet kapittel"), "skjermet": GROUND}],
        "vedlegg": [{"tittel": "Budsjettskjema", "fil": "vedlegg/notat.txt"}],
        "offentlighet": PARTLY,
    }

    # Records of which the public sees nothing.
    files["agency.yaml"] = {
        "navn": "Bymiljø- og rekreasjonsetaten",
        "form": "etat",
        "byrådsavdeling": "pbr",
        "egenart": mark("egenart"),
        "rolleavklaring": mark("rolleavklaring"),
        "unntak": [{"regel": "ESM01", "begrunnelse": mark("unntak"), "godkjent_av_rolle": mark("godkjent av")}],
    }
    files["charter.yaml"] = {"inngått": "2026-01-01", "nå": [mark("plakat")], "egenart": mark("plakatens egenart")}
    files["assignments/o-2026-01.yaml"] = {
        "tittel": mark("oppdrag"),
        "historikk": [{"status": "varslet", "fra": "2026-01-01"}],
        "milepæler": [{"id": "mp1", "tekst": mark("milepæl")}],
    }
    files["2026/signals/2026-04-02-1.yaml"] = {
        "dato": "2026-04-02",
        "tekst": mark("uformelt signal"),
        "kanal": mark("kanalen"),
        "skriftliggjort": {"dokument": LETTER, "dato": "2026-04-09"},
        "forankret_i": LETTER,
    }
    files["2026/reports/2026-t1.yaml"] = {
        "type": "tertialrapport",
        "risiko": [{"beskrivelse": mark("meldt risiko")}],
        "arkiv": archive(mark, "rapport"),
    }
    files["records/agencies/nye/agency.yaml"] = {
        "navn": mark("virksomhet uten offentlige dokumenter"),
        "form": "etat",
        "byrådsavdeling": "pbr",
    }
    files["records/departments/pbr.yaml"] = {
        "navn": "Byrådsavdeling for plan, byrom og rekreasjon",
        "ledergruppe": [mark("ledergruppen")],
        "arkivsystem": mark("avdelingens arkivsystem"),
    }
    files["records/calendars/2026/pbr.yaml"] = {
        "hendelser": [
            {"id": "bre-esm-1", "type": "etatsstyringsmøte", "virksomhet": "bre", "dato": "2026-03-12"},
            {"id": "bre-fag-1", "type": "fagmøte", "virksomhet": "bre", "tittel": mark("fagmøte i årshjulet")},
            {"id": "nye-esm-1", "type": "etatsstyringsmøte", "virksomhet": "nye", "tittel": mark("ny virksomhet")},
        ]
    }
    files["records/calendars/2027/pbr.yaml"] = {"hendelser": [{"id": "x", "tittel": mark("neste års årshjul")}]}
    files["styring.yaml"] = f"organisasjon: Eksempelby kommune\nfra_år: 2024\ntillatte_uttrykk: [{mark('uttrykk')}]\n"
    files["navneliste.lokal.txt"] = f"{mark('navneliste').title()} {mark('navneliste').title()}\n"
    site_repository(root, files)
    return mark.planted


def every_text(name: str, content: bytes) -> Iterator[str]:
    """All that can be read out of a file: its bytes, and of a PDF its text, its metadata and its streams."""
    yield content.decode("utf-8", "replace")
    if name.endswith(".pdf"):
        yield from passages(content, Format.PDF)
        with pikepdf.open(BytesIO(content)) as pdf:
            for obj in pdf.objects:
                yield str(obj)
                if isinstance(obj, pikepdf.Stream):
                    yield obj.read_bytes().decode("latin-1")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, bytes]]:
    root = tmp_path_factory.mktemp("repo")
    marks = planted(root)
    built = build(root, "https://styring.eksempel.no")
    assert [str(refusal.identity) for refusal in built.refusals] == ["bre/minutes/2026-09-22-esm"]
    assert built.documents == 3
    return marks, files_of(root)


CLOSED_IDS = (
    "2026-01-20-esm", "2026-02-20-esm", "2026-03-20-esm", "2026-04-20-esm", "2026-05-20-esm", "2026-06-20-esm",
    "2026-07-20-esm", "2026-08-20-esm", "2026-09-20-esm", "2026-09-21-fag", "2026-09-22-esm", "2026-01-21-in",
    "2026-02-21-in", "2026-02-02-ob", "2026-04-02-1", "2026-t1", "o-2026-01", "bre-fag-1", "nye-esm-1",
)  # fmt: skip
"""Records, and planned events, of which the public is not to know that they are there."""


def test_no_byte_of_the_site_tells_what_is_withheld_or_not_final(site: tuple[dict[str, str], dict[str, bytes]]) -> None:
    marks, files = site
    forbidden = {
        **marks,
        "zqx": "et merke",
        **dict.fromkeys(CLOSED_IDS, "en post som ikke er offentlig"),
        "d" * 64: "sha256",
    }
    told = {
        (name, place)
        for name, content in files.items()
        for text in (name, *every_text(name, content))
        for mark, place in forbidden.items()
        if mark in text.lower()
    }
    assert told == set()
    assert len(marks) > 250


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (f"virksomheter/bre/2026/{ESM}-referat.html", "ni av tolv mål er nådd"),
        (f"virksomheter/bre/2026/{ESM}-referat.pdf", "ni av tolv mål er nådd"),
        (f"virksomheter/bre/2026/{ESM}-innkalling.pdf", "unntatt offentlighet, jf. offl. § 23 første ledd"),
        (f"virksomheter/bre/2026/{LETTER}-tildelingsbrev.pdf", "brevet gir rammer og mål"),
        (f"virksomheter/bre/2026/{ESM}.html", "prioriter byrom"),
        ("journal/2026.html", "tildelingsbrev 2026"),
        ("sok/6e-e5.json", "nådd"),
    ],
)
def test_the_same_reading_finds_what_is_public(
    site: tuple[dict[str, str], dict[str, bytes]], name: str, word: str
) -> None:
    assert any(word in text.lower() for text in every_text(name, site[1][name]))


def test_what_is_planted_is_found_once_it_is_public(tmp_path: Path) -> None:
    minutes = deepcopy(MINUTES)
    minutes["saker"][1]["omtale"] = "zqxabcx"
    site_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": minutes})
    build(tmp_path)
    found = [
        name for name, content in files_of(tmp_path).items() if any("zqxabcx" in t for t in every_text(name, content))
    ]
    page = f"virksomheter/bre/2026/{ESM}-referat"
    assert sorted(found) == ["sok/7a-71.json", f"{page}.html", f"{page}.pdf"]


def test_what_was_public_and_is_so_no_more_leaves_nothing_behind(tmp_path: Path) -> None:
    minutes = deepcopy(MINUTES)
    minutes["saker"][1]["omtale"] = "zqxabcx"
    site_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": minutes})
    build(tmp_path)
    closed = {**minutes, "offentlighet": {"status": "unntatt", **GROUND}}
    site_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": closed})
    build(tmp_path)
    files = files_of(tmp_path)
    assert not [name for name, content in files.items() if any("zqxabcx" in text for text in every_text(name, content))]
    assert f"virksomheter/bre/2026/{ESM}-referat.pdf" not in files
    assert f"{ESM}-referat" not in json.dumps(json.loads(files[".styring-nettsted.json"]))


def test_a_name_in_a_document_keeps_it_off_the_site_and_is_told(tmp_path: Path) -> None:
    minutes = deepcopy(MINUTES)
    minutes["saker"][1]["omtale"] = "Ring Kari Nordmann om leien."
    site_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": minutes})
    (refusal,) = build(tmp_path).refusals
    assert (str(refusal.identity), refusal.is_fault) == (f"bre/minutes/{ESM}", True)
    assert "Kari Nordmann" in refusal.message
    assert not [name for name, content in files_of(tmp_path).items() if b"Nordmann" in content]


def test_a_name_in_the_year_wheel_keeps_the_event_off_the_site_and_is_told(tmp_path: Path) -> None:
    wheel = {"hendelser": [{"id": "x", "dato": "2026-05-01", "tittel": "Samtale med Kari Nordmann"}]}
    site_repository(tmp_path, {"records/calendars/2026/pbr.yaml": wheel})
    (refusal,) = build(tmp_path).refusals
    assert str(refusal.identity) == "calendars/2026/pbr"
    assert not [name for name, content in files_of(tmp_path).items() if b"Nordmann" in content]


def test_a_name_that_becomes_known_later_is_looked_for_in_what_is_there_already(tmp_path: Path) -> None:
    minutes = deepcopy(MINUTES)
    minutes["saker"][1]["omtale"] = "Notatet fra Zqxabc Zqxdef ble drøftet."
    site_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": minutes})
    assert build(tmp_path).refusals == ()
    (tmp_path / "navneliste.lokal.txt").write_text("Zqxabc Zqxdef\n", encoding="utf-8")
    (refusal,) = build(tmp_path).refusals
    assert str(refusal.identity) == f"bre/minutes/{ESM}"
    assert not [
        name for name, content in files_of(tmp_path).items() if any("Zqxabc" in t for t in every_text(name, content))
    ]


def test_the_site_is_the_same_as_if_the_closed_records_did_not_exist(
    tmp_path: Path, site: tuple[dict[str, str], dict[str, bytes]]
) -> None:
    planted(tmp_path)
    own = tmp_path / "records/agencies/bre"
    closed = [file for id in CLOSED_IDS for file in own.rglob(f"{id}.yaml")]
    for file in (*closed, own / "charter.yaml", tmp_path / "records/calendars/2027/pbr.yaml"):
        file.unlink()
    (tmp_path / "records/agencies/nye/agency.yaml").unlink()
    (tmp_path / "records/agencies/nye").rmdir()
    assert build(tmp_path, "https://styring.eksempel.no").documents == 3
    manifest = ".styring-nettsted.json"  # its keys are also over the names that were looked for
    without = {name: content for name, content in files_of(tmp_path).items() if name != manifest}
    assert without == {name: content for name, content in site[1].items() if name != manifest}
