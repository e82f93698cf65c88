"""``styring report`` as a user meets it: what is listed, asked, filtered, written and refused."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from styring.reports.catalogue import REPORTS
from tests.cli.making import Done, Terminal
from tests.repositories import repository

CHECKOUT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-11-01")
HELP = "«styring report --help» viser hva kommandoen tar imot.\n"
TABLES = "gjennomsnitt, endring_panel, endring_alle, forskyvning, forskyvning_per_virksomhet eller brev"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    shutil.copytree(CHECKOUT / "records", tmp_path / "records")
    shutil.copy(CHECKOUT / "styring.yaml", tmp_path)
    return tmp_path


def ask(terminal: Terminal, *arguments: str) -> Done:
    done = terminal.run("report", *arguments, *DAY)
    assert (done.err, done.code) == ("", 0)
    return done


def asked(terminal: Terminal, *arguments: str) -> dict[str, list[list[object]]]:
    """The values of each table of a report, as JSON has them."""
    found = json.loads(ask(terminal, *arguments, "--format", "json").out)
    return {each["navn"]: [[cell["verdi"] for cell in row] for row in each["rader"]] for each in found["tabeller"]}


def test_reports_are_listed_with_their_questions(terminal: Terminal) -> None:
    done = terminal.run("report")
    assert (done.err, done.code) == ("", 0)
    listed = " ".join(done.out.split())
    assert listed == " ".join(f"{each.name} {each.question}" for each in REPORTS.values())


def test_a_report_at_the_terminal(terminal: Terminal, sample: Path) -> None:
    assert ask(terminal, "merkelapper", "--table", "dekning").out == (
        "Hvor ofte står digitalisering, samordning, innbyggerne og andre merkelapper på sakslistene?\n\n"
        "Saker med merkelapp\n"
        "  År  Saker  Med merkelapp  Andel med merkelapp\n"
        "───────────────────────────────────────────────\n"
        "2025     61              5                8,2\N{NO-BREAK SPACE}%\n"
        "2026     80             16                 20\N{NO-BREAK SPACE}%\n"
        "Bare gjennomførte møter er med.\n"
        "Saker som utgikk, er ikke med.\n"
    )


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_answered(terminal: Terminal, sample: Path, name: str) -> None:
    assert ask(terminal, name).out.startswith(REPORTS[name].question)


def test_a_report_is_known_by_its_number_too(terminal: Terminal, sample: Path) -> None:
    assert ask(terminal, "r15").out == ask(terminal, "unntak").out


def test_agencies_are_chosen(terminal: Terminal, sample: Path) -> None:
    def agencies(*arguments: str) -> list[str]:
        return sorted({str(row[0]) for row in asked(terminal, "krav", "--table", "brev", *arguments)["brev"]})

    assert agencies() == ["bfj", "bre", "eib"]
    assert agencies("--agency", "bre") == ["bre"]
    assert agencies("--agency", "bre", "--agency", "eib") == ["bre", "eib"]


def test_a_department_is_chosen(terminal: Terminal, tmp_path: Path) -> None:
    other = "navn: Etat for arbeid\nform: etat\nbyrådsavdeling: abc\n"
    meeting = "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-05-05T09:00\n"
    files = {
        "records/departments/abc.yaml": "navn: Byrådsavdeling for arbeid\n",
        "records/agencies/efa/agency.yaml": other,
        "records/agencies/efa/2026/meetings/2026-05-05-fag.yaml": meeting,
        "2026/meetings/2026-05-05-fag.yaml": meeting,
    }
    repository(tmp_path, {**files})
    assert [row[0] for row in asked(terminal, "møter")["dialog"]] == ["bre", "efa"]
    assert [row[0] for row in asked(terminal, "møter", "--department", "abc")["dialog"]] == ["efa"]


def test_years_are_chosen(terminal: Terminal, sample: Path) -> None:
    def years(*arguments: str) -> set[object]:
        return {row[0] for row in asked(terminal, "temaer", *arguments)["temaer"]}

    assert years() == {2025, 2026}
    assert years("--from", "2026") == {2026}
    assert years("--to", "2025") == {2025}
    assert years("--from", "2025", "--to", "2025") == {2025}
    assert years("--from", "2027") == set()


def test_a_report_is_seen_from_a_day(terminal: Terminal, sample: Path) -> None:
    early = terminal.run("report", "merkelapper", "--table", "dekning", "--format", "csv", "--as-of", "2025-06-30")
    assert early.out.splitlines()[1:] == ["2025;28;2;7,1"]


def test_figures_are_explained(terminal: Terminal, sample: Path) -> None:
    lines = ask(terminal, "unntak", "--explain").out.splitlines()
    assert lines[-3:] == ["Postene bak tallene:", "bfj: bfj/agency", "eib: eib/agency"]


@pytest.mark.parametrize(
    ("format", "begins"),
    [
        ("csv", "\ufeffvirksomhet;regel;begrunnelse;godkjent_av_rolle;fra;til;gjelder_nå\r\nbfj;ESM01;"),
        ("json", '{\n  "rapport": "unntak",\n'),
        ("html", '<!DOCTYPE html>\n<html lang="nb">'),
        ("md", "# Unntak\n\nHvilke regler har virksomhetene unntak fra, hvorfor, og hvor lenge?\n"),
    ],
)
def test_a_report_is_written_to_a_file_as_to_a_pipe(
    terminal: Terminal, sample: Path, monkeypatch: pytest.MonkeyPatch, format: str, begins: str
) -> None:
    piped = ask(terminal, "unntak", "--format", format).out
    done = ask(terminal, "unntak", "--format", format, "-o", "rapport")
    assert done.out == "Skrev rapport.\n"
    written = (sample / "rapport").read_bytes()
    assert written == piped.encode()
    assert written.startswith(begins.encode())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert ask(terminal, "unntak", "--format", format).out == piped.removeprefix("\ufeff")


@pytest.mark.parametrize("format", ["csv", "json", "html", "md"])
def test_an_earlier_report_is_replaced_and_nothing_else(terminal: Terminal, sample: Path, format: str) -> None:
    file = sample / "ny" / "mappe" / "rapport"
    ask(terminal, "unntak", "--format", format, "-o", "ny/mappe/rapport")
    whole = file.read_bytes()
    ask(terminal, "unntak", "--format", format, "-o", "ny/mappe/rapport", "--agency", "bfj")
    assert len(file.read_bytes()) < len(whole)
    assert [each.name for each in file.parent.iterdir()] == ["rapport"]
    file.write_text("Mine notater\n", encoding="utf-8")
    done = terminal.run("report", "unntak", "--format", format, "-o", "ny/mappe/rapport")
    told = f"«{file}» finnes, og er ikke en rapport i formatet {format}. Velg et annet navn, eller flytt filen."
    assert (done.out, done.err, done.code) == ("", f"Feil: {told}\n{HELP}", 2)
    assert file.read_text(encoding="utf-8") == "Mine notater\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["kraw"], "Det finnes ingen rapport «kraw». Mente du «krav»?"),
        (["R99"], "Det finnes ingen rapport «R99». «styring report» viser alle."),
        (["krav", "--table", "brevv"], f"Rapporten har ingen tabell «brevv». Velg {TABLES}."),
        (["krav", "--agency", "brx"], "Fant ikke virksomheten «brx». Mente du «bre»?"),
        (["krav", "--agency", "bre", "--agency", "zzzz"], "Fant ikke virksomheten «zzzz». Velg bfj, bre eller eib."),
        (["krav", "--department", "pbx"], "Fant ikke byrådsavdelingen «pbx». Mente du «pbr»?"),
        (["krav", "--department", "zzzz"], "Fant ikke byrådsavdelingen «zzzz». Velg pbr."),
        (["krav", "--from", "2027", "--to", "2026"], "Fra 2027 til 2026 er ingen år. Bytt om på --from og --to."),
        (["krav", "--from", "i fjor"], "--from: Skriv et helt tall."),
        (["krav", "--from", "0"], "--from: Skriv et tall som er 1900 eller større."),
        (["krav", "--format", "csv"], f"CSV tar én tabell om gangen. Velg {TABLES} med --table."),
        (
            ["krav", "-o", "krav.txt"],
            "Tabellene er til skjermen. Velg --format csv, json, html eller md for en fil.",
        ),
        (
            ["krav", "--explain", "--format", "md"],
            "--explain er for skjermen. Velg --format json for en fil med postene bak hvert tall.",
        ),
        (["krav", "--format", "xlsx"], "--format: «xlsx» er ikke blant verdiene table, csv, json, html, md, pdf."),
        (
            ["krav", "--format", "pdf", "-o", "krav.pdf"],
            "Bare hele kartleggingen lages som PDF. Velg --format html, md, csv eller json.",
        ),
        (
            ["kartlegging", "--table", "møter_typer", "--format", "pdf", "-o", "møter.pdf"],
            "Bare hele kartleggingen lages som PDF. Velg --format html, md, csv eller json.",
        ),
        (["kartlegging", "--format", "pdf"], "En PDF vises ikke på skjermen. Oppgi en fil med -o."),
    ],
)
def test_what_cannot_be_asked(terminal: Terminal, sample: Path, arguments: list[str], message: str) -> None:
    before = sorted(sample.rglob("*"))
    done = terminal.run("report", *arguments)
    assert (done.out, done.err, done.code) == ("", f"Feil: {message}\n{HELP}", 2)
    assert sorted(sample.rglob("*")) == before


def test_a_day_that_does_not_exist(terminal: Terminal, sample: Path) -> None:
    done = terminal.run("report", "krav", "--as-of", "2026-13-01")
    told = "--as-of: Datoen «2026-13-01» finnes ikke: det er ingen måned 13. Rett datoen."
    assert (done.out, done.err, done.code) == ("", f"Feil: {told}\n{HELP}", 2)


def test_a_report_is_no_folder_and_no_record(terminal: Terminal, sample: Path) -> None:
    (sample / "mappe").mkdir()
    done = terminal.run("report", "unntak", "--format", "md", "-o", "mappe")
    assert (done.out, done.code) == ("", 2)
    assert done.err.startswith(f"Feil: «{sample / 'mappe'}» er en mappe.")
    done = terminal.run("report", "unntak", "--format", "md", "-o", "records/rapport.md")
    told = f"«{sample / 'records/rapport.md'}» ligger blant postene. Legg rapporten utenfor {sample / 'records'}."
    assert (done.out, done.err, done.code) == ("", f"Feil: {told}\n{HELP}", 2)


def test_the_whole_survey_is_a_document(terminal: Terminal, sample: Path) -> None:
    for format, begins in (("html", b'<!DOCTYPE html>\n<html lang="nb'), ("pdf", b"%PDF-1.7")):
        done = ask(terminal, "kartlegging", "--department", "pbr", "--format", format, "-o", f"kartlegging.{format}")
        assert done.out == f"Skrev kartlegging.{format}.\n"
        assert (sample / f"kartlegging.{format}").read_bytes().startswith(begins)


def test_there_are_no_records(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby kommune\n", encoding="utf-8")
    done = terminal.run("report", "krav")
    assert (done.out, done.code) == ("", 3)
    assert (
        done.err == f"Feil: Fant ingen poster i {tmp_path / 'records'}.\nLag den første med «styring new-department».\n"
    )


def test_files_that_cannot_be_read_are_told_of_and_left_out(terminal: Terminal, sample: Path) -> None:
    whole = asked(terminal, "krav", "--table", "brev")["brev"]
    broken = sample / "records/agencies/bre/2026/letters/2026-01-15-tb.yaml"
    broken.write_text("type: tildelingsbrev\nstatus: [\n", encoding="utf-8")
    done = terminal.run("report", "krav", "--table", "brev", "--format", "json", *DAY)
    assert done.err == "1 fil har feil i formen (SKJ) og er ikke med i tallene; se «styring lint».\n"
    assert done.code == 0
    (table,) = json.loads(done.out)["tabeller"]
    left = [[cell["verdi"] for cell in row] for row in table["rader"]]
    assert left == [row for row in whole if row[2] != "2026-01-15-tb"]
    other = terminal.run("report", "krav", "--agency", "eib", *DAY)
    assert (other.err, other.code) == ("", 0)


def test_the_repositorys_limits_say_what_is_in_time(terminal: Terminal, sample: Path) -> None:
    def in_time(table: str, column: int) -> list[object]:
        return [row[column] for row in asked(terminal, "frister")[table]]

    papers, drafts = in_time("papirer", 5), in_time("referater", 4)
    with (sample / "styring.yaml").open("a", encoding="utf-8") as file:
        file.write("\nterskler:\n  utkast_ad: 0\n  oppsummering_ad: 0\n  maks_esm: 2\n")
    assert in_time("papirer", 5) == papers
    assert drafts == [100.0] * 8
    assert in_time("referater", 4) == [0.0] * 8
    assert [row[3:5] for row in asked(terminal, "deltakelse")["etatsstyringsmøter"]] == [
        [2, 1], [2, 2], [2, 2], [2, 1], [2, 0], [2, 1],
    ]  # fmt: skip
    assert "Hovedregelen er inntil 2 etatsstyringsmøter i året." in " ".join(ask(terminal, "deltakelse").out.split())
