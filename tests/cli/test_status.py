"""``styring status`` as a user meets it: the table, the formats, files, selections and misuse."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from styring.rules import CATALOGUE
from tests.cli.making import Terminal
from tests.repositories import repository

POINTS = """\
form: referat
status: endelig
saker:
  - nr: 1
    oppfølging:
      - id: op1
        tekst: Sende plan.
        ansvarlig: {rolle: seksjonssjef, organisasjon: pbr}
        frist: 2026-05-15
        status: åpen
      - id: op2
        tekst: Rapportere.
        ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}
        frist: 2026-06-20
        status: åpen
"""
SETTINGS = "organisasjon: Eksempelby\nregler:\n" + "".join(
    f"  {code}: av\n" for code in CATALOGUE if code not in {"REF06", "REF12"}
)
"""Only follow-up points (REF12), and one rule whose finding has no deadline: who wrote the minutes (REF06)."""

TABLE = """\
Frister sett fra 1. juni 2026

15.5.2026   17 dager over  bre  Lukk oppfølgingspunktet op1 «Sende plan»
                                Referat fra etatsstyringsmøtet 12. mars 2026 · seksjonssjef, pbr
20.6.2026  19 dager igjen  bre  Lukk oppfølgingspunktet op2 «Rapportere»
                                Referat fra etatsstyringsmøtet 12. mars 2026 · virksomhetsleder, bre

1 over fristen, 1 innen 30 dager. Dessuten 1 funn uten frist; se «styring lint».
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(
        tmp_path,
        {
            "styring.yaml": SETTINGS,
            "2026/minutes/2026-03-12-esm.yaml": POINTS,
            "records/agencies/adm/agency.yaml": "navn: Administrasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n",
        },
    )


def unpadded(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def test_the_table_shows_what_is_overdue_and_what_comes(terminal: Terminal, root: Path) -> None:
    done = terminal.run("status", "--as-of", "2026-06-01")
    assert (unpadded(done.out), done.err, done.code) == (TABLE, "", 0)


def test_agencies_are_chosen_by_code(terminal: Terminal, root: Path) -> None:
    chosen = terminal.run("status", "bre", "--as-of", "2026-06-01")
    assert unpadded(chosen.out) == TABLE
    both = terminal.run("status", "bre", "adm", "--as-of", "2026-06-01")
    assert unpadded(both.out) == TABLE
    other = terminal.run("status", "adm", "--as-of", "2026-06-01")
    assert other.out == "Ingenting er over fristen, og ingen frister går ut innen 30 dager.\n"


def test_days_say_how_far_ahead_is_looked(terminal: Terminal, root: Path) -> None:
    done = terminal.run("status", "--as-of", "2026-06-01", "--days", "18")
    assert done.out.splitlines()[-1].startswith("1 over fristen, ingen innen 18 dager.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bree"], "Fant ingen virksomhet «bree». Mente du «bre»?"),
        (["zzz"], "Fant ingen virksomhet «zzz». Velg adm eller bre."),
        (["--days", "-1"], "--days: Antall dager kan ikke være negativt."),
        (["--days", "mange"], "--days: Skriv et helt tall."),
        (["--format", "xml"], "--format: «xml» er ikke blant verdiene table, json, csv, ics."),
        (
            ["--as-of", "2026-02-30"],
            "--as-of: Datoen «2026-02-30» finnes ikke: februar 2026 har 28 dager. Rett datoen.",
        ),
        (
            ["-o", "frister.csv"],
            "Tabellen er til skjermen. Velg --format json, csv eller ics for å skrive en fil.",
        ),
    ],
)
def test_misuse_is_told_in_norwegian(arguments: list[str], message: str, terminal: Terminal, root: Path) -> None:
    done = terminal.run("status", *arguments)
    assert done.flat == f"Feil: {message} «styring status --help» viser hva kommandoen tar imot."
    assert (done.out, done.code) == ("", 2)
    assert not (root / "frister.csv").exists()


def test_a_repository_without_records_has_no_deadlines(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby\n", encoding="utf-8")
    done = terminal.run("status")
    assert done.flat == (
        f"Feil: Fant ingen poster i {tmp_path / 'records'}. Lag den første med «styring new-department»."
    )
    assert (done.out, done.code) == ("", 3)


def test_outside_a_repository_there_is_nothing_to_look_at(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("status")
    assert done.flat.startswith(f"Feil: Fant ingen styring.yaml i {tmp_path} eller i mappene over.")
    assert done.code == 2


@pytest.mark.parametrize("format", ["json", "csv", "ics"])
def test_a_file_has_the_bytes_that_a_pipe_gets(format: str, terminal: Terminal, root: Path) -> None:
    command = ("status", "--as-of", "2026-06-01", "--format", format)
    file = root / "ut" / f"frister.{format}"
    told = terminal.run(*command, "--output", str(file))
    assert (told.out, told.code) == (f"Skrev 2 frister i {file}.\n", 0)
    piped = terminal.run(*command)
    assert piped.out.encode() == file.read_bytes()


def test_a_file_is_replaced_by_the_next_one(terminal: Terminal, root: Path) -> None:
    command = ("status", "--format", "ics", "-o", "frister.ics", "--as-of")
    terminal.run(*command, "2026-06-01")
    terminal.run(*command, "2026-05-01")
    calendar = IcsCalendarStream.calendar_from_ics((root / "frister.ics").read_text(encoding="utf-8"))
    assert [event.summary for event in calendar.events] == ["Lukk oppfølgingspunktet op1 «Sende plan» (bre)"]


def test_a_file_that_cannot_be_written_is_told(terminal: Terminal, root: Path) -> None:
    folder = root / "ut"
    folder.mkdir()
    done = terminal.run("status", "--format", "csv", "-o", str(folder))
    assert done.flat == f"Feil: «{folder.as_posix()}» er en mappe. Velg et annet navn, eller flytt mappen."
    assert done.code == 2


@pytest.mark.parametrize("format", ["json", "csv", "ics"])
@pytest.mark.parametrize("other", ["json", "csv", "ics", "yaml"])
def test_only_an_earlier_list_in_the_same_format_is_replaced(
    format: str, other: str, terminal: Terminal, root: Path
) -> None:
    file = root / "frister"
    if other == "yaml":
        file.write_text("organisasjon: Eksempelby\n", encoding="utf-8")
    else:
        terminal.run("status", "--format", other, "-o", str(file), "--as-of", "2026-05-01")
    before = file.read_bytes()
    done = terminal.run("status", "--format", format, "-o", str(file), "--as-of", "2026-06-01")
    if format == other:
        assert (done.out, done.code) == (f"Skrev 2 frister i {file}.\n", 0)
    else:
        assert done.flat == (
            f"Feil: «{file}» finnes, og er ikke en rapport i formatet {format}. Velg et annet navn, eller flytt "
            "filen. «styring status --help» viser hva kommandoen tar imot."
        )
        assert (file.read_bytes(), done.code) == (before, 2)


def test_a_list_does_not_lie_among_the_records(terminal: Terminal, root: Path) -> None:
    file = root / "records" / "frister.csv"
    done = terminal.run("status", "--format", "csv", "-o", str(file))
    assert done.flat.startswith(f"Feil: «{file}» ligger blant postene. Legg rapporten utenfor {root / 'records'}.")
    assert (file.exists(), done.code) == (False, 2)


@pytest.mark.parametrize("format", ["table", "ics"])
def test_a_file_that_cannot_be_read_may_hide_deadlines(format: str, terminal: Terminal, root: Path) -> None:
    file = root / "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml"
    file.write_text(POINTS.replace("saker:", "saaker:"), encoding="utf-8")
    done = terminal.run("status", "--as-of", "2026-06-01", "--format", format)
    assert done.err == "1 fil har feil i formen (SKJ), så frister kan mangle; se «styring lint».\n"
    assert done.code == 0


def test_json_counts_the_findings_without_deadline(terminal: Terminal, root: Path) -> None:
    content = json.loads(terminal.run("status", "--as-of", "2026-06-01", "--format", "json").out)
    assert ([each["dager_igjen"] for each in content["frister"]], content["andre_funn"]) == ([-17, 19], 1)


def test_on_a_screen_a_format_is_text(terminal: Terminal, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert terminal.run("status", "--as-of", "2026-06-01", "--format", "csv").out.startswith("Frist;Dager igjen;")
