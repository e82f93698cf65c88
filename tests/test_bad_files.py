"""Files that an editor, a mail programme or another operating system has got at: the whole output for each.

They are written here, byte by byte, because git would not keep them as they are.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from styring.reporting import Format, render
from tests.repositories import concise, repository, result

MEETING = "2026/meetings/2026-03-12-esm.yaml"
TEXT = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\nsted: Rådhuset\n"
WRONG = TEXT + "formål: Gjennomgå målene\nsteed: Ærfuglveien\n"
"""Has one mistake, in the last line, with letters outside ASCII before it."""
FOUND = f"{MEETING}:6:1: SKJ04 feil: Ukjent nøkkel «steed».\n"


@pytest.mark.parametrize(
    "content",
    [
        WRONG.encode(),
        b"\xef\xbb\xbf" + WRONG.encode(),
        WRONG.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode(),
        WRONG.replace("\n", "\r").encode(),
        WRONG.rstrip("\n").encode(),
        unicodedata.normalize("NFD", WRONG).encode(),
        (WRONG + "\n\n  \n# slutt").encode(),
    ],
    ids=["plain", "BOM", "CRLF", "BOM and CRLF", "CR", "no last line break", "NFD", "empty lines"],
)
def test_encodings_of_the_same_text_give_the_same_finding_at_the_same_place(content: bytes, tmp_path: Path) -> None:
    assert concise(repository(tmp_path, {MEETING: content})) == FOUND


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ":1:1: SKJ01 feil: Filen er tom."),
        (b"\n  \n\n", ":1:1: SKJ01 feil: Filen er tom."),
        (b"\xef\xbb\xbf", ":1:1: SKJ01 feil: Filen er tom."),
        (b"# bare en kommentar\n", ":1:1: SKJ01 feil: Filen inneholder bare kommentarer."),
        (
            TEXT.encode("latin-1"),
            ":1:21: SKJ01 feil: Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «ø»).",
        ),
        (
            TEXT.replace("Rådhuset", "«Rådhuset» – møterom").encode("cp1252"),
            ":1:21: SKJ01 feil: Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «ø»).",
        ),
        (TEXT.encode("utf-16"), ":1:1: SKJ01 feil: Filen er lagret som UTF-16, ikke UTF-8."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ":1:1: SKJ01 feil: Filen er ikke en tekstfil."),
        (TEXT.encode() * 150_000, ":1:1: SKJ01 feil: Filen er større enn 1 MiB."),
        (b"type: etatsstyringsm\x81", ":1:21: SKJ01 feil: Filen er ikke gyldig UTF-8 (byte 0x81)."),
        (
            (TEXT + "innkalling:\n\tsendt: 2026-02-19\n").encode(),
            ":6:1: SKJ02 feil: Linjen er rykket inn med tabulator.",
        ),
        (
            (TEXT + "navn: Møte\x00\n").encode(),
            ":5:11: SKJ02 feil: Linjen inneholder et skjult tegn som ikke hører hjemme her (U+0000, styretegn).",
        ),
        (
            (TEXT + "navn: Møte\x0bom våren\n").encode(),
            ":5:11: SKJ02 feil: Linjen inneholder et skjult tegn som ikke hører hjemme her "
            "(U+000B, linjeskift fra Word).",
        ),
        (("formål: " + "[" * 5000).encode(), ":1:41: SKJ02 feil: Innholdet er nøstet i mer enn 32 nivåer."),
        (TEXT.encode() + b"---\n" + TEXT.encode(), ":5:1: SKJ02 feil: Filen inneholder flere dokumenter."),
        (b"- fag\n", ":1:1: SKJ05 feil: Her skal det stå nøkler med verdier, men det står en liste."),
        (b"bare tekst\n", ":1:1: SKJ05 feil: Her skal det stå nøkler med verdier, men det står tekst."),
        (
            TEXT.replace("2026-03-12T09:00", "09:00").encode(),
            ":3:12: SKJ05 feil: «09:00» er ikke et tidspunkt.",
        ),
        (
            (TEXT + "innkalling: {karakter_oppgitt: no}\n").encode(),
            ":5:32: SKJ05 feil: «no» er ikke true eller false.",
        ),
        ((TEXT + "nr: 012\n").encode(), ":5:5: SKJ05 feil: Tallet «012» kan leses på flere måter."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_in_one_line(content: bytes, expected: str, tmp_path: Path) -> None:
    assert concise(repository(tmp_path, {MEETING: content})) == f"{MEETING}{expected}\n"


def test_an_unreadable_file_hides_nothing_else(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-03-12-esm.yaml": TEXT.encode("utf-16"),
        "2026/meetings/2026-06-11-esm.yaml": "type: [\n",
        "2026/meetings/2026-09-10-esm.yaml": TEXT.replace("2026-03-12", "2026-09-10") + "steed: Rådhuset\n",
        "2026/minutes/2026-03-12-esm.yaml": "form: referat\nstatus: endelig\nneste_møte: snart\n",
        "records/departments/annen.yaml": "",
    }
    assert concise(repository(tmp_path, files)) == (
        "records/departments/annen.yaml:1:1: SKJ01 feil: Filen er tom.\n"
        "2026/meetings/2026-03-12-esm.yaml:1:1: SKJ01 feil: Filen er lagret som UTF-16, ikke UTF-8.\n"
        "2026/meetings/2026-06-11-esm.yaml:1:7: SKJ02 feil: Filen slutter midt i en liste eller gruppe.\n"
        "2026/meetings/2026-09-10-esm.yaml:5:1: SKJ04 feil: Ukjent nøkkel «steed».\n"
        "2026/minutes/2026-03-12-esm.yaml:3:13: SKJ05 feil: «snart» er ikke et tidspunkt.\n"
    )


def test_an_unreadable_agency_file_does_not_stop_the_rest_of_its_dossier(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"agency.yaml": "navn: [\n", MEETING: WRONG}
    assert concise(repository(tmp_path, files)) == (
        FOUND + "agency.yaml:1:7: SKJ02 feil: Filen slutter midt i en liste eller gruppe.\n"
    )


NAME = "møte på våren.yaml"


@pytest.mark.parametrize("name", [unicodedata.normalize("NFC", NAME), unicodedata.normalize("NFD", NAME)])
def test_a_file_name_outside_ascii_is_said_composed_and_located_as_it_is(name: str, tmp_path: Path) -> None:
    assert concise(repository(tmp_path, {f"2026/meetings/{name}": TEXT})) == (
        f"2026/meetings/{name}:1:1: SKJ09 feil: "
        "Filnavnet «møte på våren.yaml» følger ikke mønsteret for mappen «meetings».\n"
    )


def test_a_folder_with_the_name_of_a_record_is_passed_over(tmp_path: Path) -> None:
    repository(tmp_path, {})
    (tmp_path / "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml").mkdir(parents=True)
    assert concise(tmp_path) == ""


def test_a_link_that_leads_nowhere_or_in_a_ring_is_said(tmp_path: Path) -> None:
    meetings = repository(tmp_path, {"2026/meetings/2026-06-11-esm.yaml": TEXT.replace("03-12", "06-11")})
    folder = meetings / "records/agencies/bre/2026/meetings"
    (folder / "2026-03-12-esm.yaml").symlink_to(folder / "borte.yaml")
    (folder / "2026-09-10-esm.yaml").symlink_to(folder / "2026-09-10-esm.yaml")
    assert concise(tmp_path) == (
        "2026/meetings/2026-03-12-esm.yaml:1:1: SKJ01 feil: Filen finnes ikke.\n"
        "2026/meetings/2026-09-10-esm.yaml:1:1: SKJ01 feil: Filen er en lenke som peker i ring.\n"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of a file do not hold for this user")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    file = repository(tmp_path, {MEETING: TEXT}) / "records/agencies/bre" / MEETING
    file.chmod(0)
    assert concise(tmp_path) == f"{MEETING}:1:1: SKJ01 feil: Du har ikke tilgang til å lese filen.\n"


def test_every_finding_about_a_bad_file_says_what_to_do(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        MEETING: TEXT.encode("latin-1"),
        "2026/meetings/2026-06-11-esm.yaml": b"",
        "2026/meetings/ESM.yml": TEXT,
        "2026/minutes/2026-03-12-esm.yaml": "form: {",
        "2026/letters/2026-01-15-tb.yaml": "type: 1\ndato: 1\nstatu: 1\n",
    }
    found = result(repository(tmp_path, files))
    assert len(found.diagnostics) >= 7
    for diagnostic in found.diagnostics:
        assert diagnostic.remedy, render(found, Format.CONCISE)
