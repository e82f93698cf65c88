"""What leaves the records, and what does not."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from styring.exporting.run import Format
from tests.exporting.making import contents, exported, read
from tests.repositories import repository

LETTER = """\
type: tildelingsbrev
dato: 2026-01-15
status: {status}
tittel: Tildelingsbrev
innledning: Brevet gir mål.
kapitler:
  - {{tittel: Åpent kapittel, tekst: Alle kan se dette.}}
  - {{tittel: Lukket kapittel, tekst: Ingen kan se dette., skjermet: {{hjemmel: offl. § 14}}}}
krav: [{{id: k1, type: resultatkrav, tekst: Kravet, måltall: 9, enhet: prosent}}]
offentlighet: {{status: {publicity}, hjemmel: offl. § 14, begrunnelse: Internt}}
"""
MEETING = """\
type: {kind}
status: gjennomført
tidspunkt: 2026-03-12T09:00
innkalling: {{sendt: 2026-02-19}}
offentlighet: {{status: offentlig}}
saksliste:
  - {{nr: 1, tittel: Åpen sak}}
  - {{nr: 2, tittel: Lukket sak, tema: enkeltsak, skjermet: {{hjemmel: offl. § 23}}}}
sakspapirer: [{{sak: 2, tittel: Lukket papir}}]
innspill: {{mottatt: [{{tittel: Lukket innspill}}]}}
"""
MINUTES = """\
form: referat
status: endelig
endelig_dato: 2026-03-27
offentlighet: {status: delvis_unntatt}
kommentering: {mottatt: [{fra: virksomhet, tekst: Intern kommentar}]}
saker:
  - nr: 1
    omtale: Åpen omtale
    oppfølging:
      - {id: op1, tekst: Åpent punkt, offentlig: true}
      - {id: op2, tekst: Internt punkt}
      - {id: op3, tekst: Lukket punkt, offentlig: true, skjermet: {hjemmel: offl. § 14}}
  - {nr: 2, omtale: Lukket omtale, oppfølging: [{id: op4, tekst: Også lukket, offentlig: true}]}
  - {nr: 3, omtale: Skjermet omtale, skjermet: {}}
"""


def letter(status: str = "sendt", publicity: str = "offentlig", more: str = "") -> dict[str, str | bytes]:
    return {"2026/letters/2026-01-15-tb.yaml": LETTER.format(status=status, publicity=publicity) + more}


def meeting(kind: str = "etatsstyringsmøte", code: str = "esm") -> dict[str, str | bytes]:
    id = f"2026-03-12-{code}.yaml"
    return {f"2026/meetings/{id}": MEETING.format(kind=kind), f"2026/minutes/{id}": MINUTES}


def tables(tmp_path: Path, files: dict[str, str | bytes], *, all_texts: bool = False) -> Path:
    """The folder of an export of such a repository."""
    folder = tmp_path / "eksport"
    exported(repository(tmp_path / "repo", files), folder, all_texts=all_texts)
    return folder


@pytest.mark.parametrize("publicity", ["offentlig", "delvis_unntatt"])
def test_texts_that_the_public_may_see_leave(tmp_path: Path, publicity: str) -> None:
    folder = tables(tmp_path, letter(publicity=publicity))
    (row,) = read(folder, "brev")
    assert (row["tittel"], row["innledning"], row["dokument_offentlig"]) == (
        "Tildelingsbrev",
        "Brevet gir mål.",
        "true",
    )
    assert [row["tekst"] for row in read(folder, "krav")] == ["Kravet"]


@pytest.mark.parametrize(
    ("status", "publicity"), [("utkast", "offentlig"), ("sendt", "unntatt"), ("sendt", "ikke_vurdert")]
)
def test_texts_of_other_documents_stay_and_their_figures_leave(tmp_path: Path, status: str, publicity: str) -> None:
    folder = tables(tmp_path, letter(status, publicity))
    (row,) = read(folder, "brev")
    assert (row["tittel"], row["innledning"], row["dokument_offentlig"]) == ("", "", "false")
    assert (row["offentlighet_status"], row["offentlighet_hjemmel"]) == (publicity, "offl. § 14")
    (required,) = read(folder, "krav")
    assert (required["tekst"], required["maaltall"], required["enhet"]) == ("", "9", "prosent")


def test_what_is_withheld_in_a_public_letter_stays(tmp_path: Path) -> None:
    shown = [(row["tittel"], row["tekst"], row["skjermet"]) for row in read(tables(tmp_path, letter()), "kapitler")]
    assert shown == [("Åpent kapittel", "Alle kan se dette.", "false"), ("", "", "true")]


def test_a_title_that_the_journal_may_not_show_stays(tmp_path: Path) -> None:
    (row,) = read(tables(tmp_path, letter(more="offentlig_tittel: Brev\n")), "brev")
    assert (row["tittel"], row["offentlig_tittel"], row["innledning"]) == ("", "Brev", "Brevet gir mål.")


def test_why_a_document_is_withheld_stays(tmp_path: Path) -> None:
    (row,) = read(tables(tmp_path, letter()), "brev")
    assert row["offentlighet_begrunnelse"] == ""


def test_what_is_withheld_on_the_agenda_is_withheld_in_the_minutes(tmp_path: Path) -> None:
    folder = tables(tmp_path, meeting())
    assert [(row["tittel"], row["tema"], row["skjermet"]) for row in read(folder, "saker")] == [
        ("Åpen sak", "", "false"),
        ("", "enkeltsak", "true"),
    ]
    assert [(row["omtale"], row["skjermet"]) for row in read(folder, "referater_saker")] == [
        ("Åpen omtale", "false"),
        ("", "true"),
        ("", "true"),
    ]
    assert [(row["id"], row["tekst"], row["skjermet"]) for row in read(folder, "oppfoelgingspunkter")] == [
        ("op1", "Åpent punkt", "false"),
        ("op2", "", "false"),
        ("op3", "", "true"),
        ("op4", "", "true"),
    ]


def test_what_a_public_document_may_leave_out_stays(tmp_path: Path) -> None:
    folder = tables(tmp_path, meeting())
    assert [row["tittel"] for table in ("sakspapirer", "innspill") for row in read(folder, table)] == ["", ""]
    assert [(row["fra"], row["tekst"]) for row in read(folder, "kommentarer")] == [("virksomhet", "")]


def test_texts_of_a_fagmote_stay(tmp_path: Path) -> None:
    everything = b"".join(contents(tables(tmp_path, meeting("fagmøte", "fag"))).values()).decode()
    assert "Åpen sak" not in everything
    assert "Åpen omtale" not in everything
    assert "enkeltsak" in everything


def test_all_texts_leave_where_they_are_asked_for(tmp_path: Path) -> None:
    folder = tables(tmp_path, {**letter("utkast", "unntatt"), **meeting()}, all_texts=True)
    assert [row["tekst"] for row in read(folder, "kapitler")] == ["Alle kan se dette.", "Ingen kan se dette."]
    assert [row["omtale"] for row in read(folder, "referater_saker")] == [
        "Åpen omtale",
        "Lukket omtale",
        "Skjermet omtale",
    ]
    assert [row["tittel"] for row in read(folder, "sakspapirer")] == ["Lukket papir"]
    assert [row["tekst"] for row in read(folder, "kommentarer")] == ["Intern kommentar"]


NAMED = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
sted: Kontoret til Kari Fjellstad
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør Kari Fjellstad}
deltakere: [{rolle: virksomhetsleder, stilling: Direktør Ola Brekkmoen, navn: Ola Brekkmoen}]
saksliste: [{nr: 1, tittel: Saken til Ola Brekkmoen}, {nr: 2, tittel: Risiko}]
"""


def told(folder: Path, format: Format) -> str:
    """All values in an export."""
    if format is Format.CSV:
        return b"".join(contents(folder).values()).decode()
    files = [file.as_posix() for file in folder.rglob("*.parquet")]
    return "".join(repr(duckdb.read_parquet(file).fetchall()) for file in files)


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("all_texts", [False, True])
def test_no_name_of_a_participant_ever_leaves(tmp_path: Path, format: Format, all_texts: bool) -> None:
    files: dict[str, str | bytes] = {"2026/meetings/2026-03-12-esm.yaml": NAMED}
    folder = tmp_path / "eksport"
    done = exported(repository(tmp_path / "repo", files), folder, format, all_texts=all_texts)
    everything = told(folder, format)
    assert "Risiko" in everything or not all_texts
    assert "Brekkmoen" not in everything
    assert "Fjellstad" not in everything
    assert done.with_names == (2 if all_texts else 0)
    if format is Format.CSV and all_texts:
        assert [row["tittel"] for row in read(folder, "saker")] == ["", "Risiko"]
