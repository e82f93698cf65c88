from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.making import Done, Terminal, written
from tests.drafting.making import HELD, MARCH, repository

ASSIGNMENT = {
    "records/agencies/bre/assignments/o-2026-01.yaml": (
        "tittel: Tilgjengelige byrom\nhistorikk: [{status: aktiv, fra: 2026-02-16}]\n"
    )
}
LETTER = {
    "records/agencies/bre/2026/letters/2026-01-15-tb.yaml": (
        "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\nrapportering: [{id: t1, navn: Tertialrapport 1}]\n"
    )
}


def test_a_meeting_is_drafted_and_told(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, HELD)
    done = terminal.run(
        "new-meeting", "bre", "--type", "etatsstyringsmøte", "--when", "2026-06-11T09:00", "--as-of", "2026-05-04"
    )
    assert done == Done(
        """\
Laget records/agencies/bre/2026/meetings/2026-06-11-esm.yaml

Tatt med
  - 3 åpne oppfølgingspunkter fra etatsstyringsmøtet 12. mars 2026: op1, op3 og op4.
  - 2 deltakere med rolle og stilling, uten navn, fra etatsstyringsmøtet 12. mars 2026.

Merk
  - Årshjulet for 2026 har ingen ledig hendelse for et etatsstyringsmøte. Før den opp der.

Gjør dette
  1. Fyll ut sted.
  2. Gå gjennom formål, deltakere og saker, og rett det som ikke passer.
  3. Be virksomheten om innspill til sakslisten, med frist 26. mai 2026.
  4. Send innkallingen innen 28. mai 2026, og sett status til innkalt.
  5. Virksomheten sender sakspapirene innen 4. juni 2026.
  6. Kontroller med «styring lint».
""",
        "",
        0,
    )
    assert (tmp_path / "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml").is_file()


def test_another_name_of_an_etatsstyringsmote_is_understood_and_said(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    done = terminal.run("new-meeting", "bre", "--type", "strategimøte", "--when", "2026-06-11T09:00")
    assert (done.err, done.code) == ("Et strategimøte er et etatsstyringsmøte.\n", 0)
    assert done.out.startswith("Laget records/agencies/bre/2026/meetings/2026-06-11-esm.yaml\n")


def test_long_lines_hang_under_their_number(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    repository(tmp_path)
    done = terminal.run("new-charter", "bre")
    assert "  1. Fyll ut plakaten sammen med\n     virksomheten, og avtal når dere går\n" in done.out
    assert all(line == line.rstrip() for line in done.out.splitlines())


def test_a_dry_run_prints_the_file_and_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    before = written(tmp_path)
    done = terminal.run("new-meeting", "bre", "--type", "fag", "--when", "2026-06-11T09:00", "--dry-run")
    assert written(tmp_path) == before
    assert done.out.startswith("# yaml-language-server: $schema=../../../../../schemas/meeting.schema.json\n")
    assert done.out.endswith("saksliste:\n")
    assert done.err.startswith("Ville ha laget records/agencies/bre/2026/meetings/2026-06-11-fag.yaml\n")
    assert done.code == 0


def test_a_dry_run_of_several_files_names_each(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    done = terminal.run("new-department", "ny", "--name", "Ny avdeling", "--year", "2027", "--dry-run")
    names = [line for line in done.out.splitlines() if line.startswith("# records/")]
    assert names == ["# records/departments/ny.yaml", "# records/calendars/2027/ny.yaml"]


@pytest.mark.parametrize(
    ("arguments", "path", "line"),
    [
        (["new-department", "ny", "--name", "Ny", "--year", "2027"], "records/departments/ny.yaml", "navn: Ny"),
        (
            ["new-agency", "eib", "--name", "Eiendom KF", "--form", "kommunalt foretak", "--language", "nn"],
            "records/agencies/eib/agency.yaml",
            "byrådsavdeling: pbr",
        ),
        (
            ["new-letter", "bre", "--type", "tb", "--date", "2025-12-18"],
            "records/agencies/bre/2026/letters/2025-12-18-tb.yaml",
            "tittel: Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten",
        ),
        (
            ["new-letter", "bre", "--type", "tb", "--date", "2025-12-18", "--year", "2025", "--no-continuation"],
            "records/agencies/bre/2025/letters/2025-12-18-tb.yaml",
            "tittel: Tildelingsbrev 2025 til Bymiljø- og rekreasjonsetaten",
        ),
        (
            ["new-letter", "bre", "--type", "ob", "--date", "2026-02-12"],
            "records/agencies/bre/2026/letters/2026-02-12-ob.yaml",
            "oppdrag: [o-2026-01]",
        ),
        (
            ["new-letter", "bre", "--type", "stb", "--date", "2026-06-18", "--main-letter", "2026-01-15-tb"],
            "records/agencies/bre/2026/letters/2026-06-18-stb.yaml",
            "hovedbrev: 2026-01-15-tb",
        ),
        (
            ["new-assignment", "bre", "--title", "Nye badeplasser", "--status", "aktiv", "--from", "2026-03-01"],
            "records/agencies/bre/assignments/o-2026-02.yaml",
            "varslet_i: 2026-01-15-tb",
        ),
        (
            ["new-meeting", "bre", "--type", "osm", "--when", "2026-06-11T09:00", "--until", "10:15", "--place", "A"],
            "records/agencies/bre/2026/meetings/2026-06-11-osm.yaml",
            "slutt: 2026-06-11T10:15",
        ),
        (
            ["new-signal", "bre", "--text", "Renhold går først.", "--date", "2026-06-09", "--role", "kommunaldirektor",
             "--type", "prioritering", "--channel", "Telefon"],
            "records/agencies/bre/2026/signals/2026-06-09-1.yaml",
            "fra_rolle: kommunaldirektør",
        ),
        (["new-calendar", "pbr", "--year", "2027"], "records/calendars/2027/pbr.yaml", "hendelser:"),
        (["new-charter", "bre"], "records/agencies/bre/charter.yaml", "spilleregler:"),
        (
            ["new-report", "bre", "--type", "t1", "--year", "2026", "--received", "2026-05-27"],
            "records/agencies/bre/2026/reports/2026-t1.yaml",
            "mottatt: 2026-05-27",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)  # fmt: skip
def test_every_draft_is_written_from_its_options(
    terminal: Terminal, tmp_path: Path, arguments: list[str], path: str, line: str
) -> None:
    repository(tmp_path, ASSIGNMENT, LETTER)
    before = written(tmp_path)
    done = terminal.run(*arguments)
    assert (done.err, done.code) == ("", 0)
    made = written(tmp_path)
    assert line in made[path].splitlines()
    assert {name: made[name] for name in before} == before


def test_minutes_of_a_meeting_by_id_and_from_a_subfolder(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path, {MARCH: HELD[MARCH]})
    monkeypatch.chdir(tmp_path / "records")
    done = terminal.run("new-minutes", "2026-03-12-esm")
    assert done.out.startswith("Laget records/agencies/bre/2026/minutes/2026-03-12-esm.yaml\n")
    assert terminal.run("new-minutes", "bre/meetings/2026-03-12-esm") == Done(
        "",
        "Feil: Møtet har allerede et referat.\nSkriv videre i records/agencies/bre/2026/minutes/2026-03-12-esm.yaml.\n",
        2,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new-meeting", "brx"], "Fant ingen virksomhet «brx». Mente du «bre»?"),
        (["new-meeting"], "Du må oppgi virksomheten. Hvilken virksomhet gjelder det (bre)?"),
        (
            ["new-meeting", "bre"],
            "Du må oppgi --type. Hva slags møte er det (etatsstyringsmøte, oppdragsstyringsmøte, kontaktmøte eller "
            "fagmøte)? «styring new-meeting --help» viser hva kommandoen tar imot.",
        ),
        (
            ["new-meeting", "bre", "--type", "esm"],
            "Du må oppgi --when. Når begynner møtet (for eksempel 2026-03-12T09:00)?",
        ),
        (
            ["new-meeting", "bre", "--type", "esm", "--when", "11. juni"],
            "--when: «11. juni» er ikke et tidspunkt. Skriv dato og klokkeslett, for eksempel 2026-03-12T09:00.",
        ),
        (
            ["new-meeting", "bre", "--type", "esm", "--when", "2026-06-11T09:00", "--until", "08:00"],
            "Møtet slutter før det begynner. Kontroller klokkeslettene.",
        ),
        (
            ["new-meeting", "bre", "--type", "osm", "--when", "2026-06-11T09:00"],
            "«bre» har ikke noe oppdrag som passer. Lag oppdraget først med «styring new-assignment bre».",
        ),
        (
            ["new-meeting", "bre", "--type", "startmøte"],
            "--type: Et startmøte er enten kontaktmøte eller fagmøte. Skriv hvilket det er.",
        ),
        (["new-calendar", "prb"], "Fant ingen byrådsavdeling «prb». Mente du «pbr»?"),
        (["new-letter", "bre", "--type", "tildelling"], "--type: «tildelling» er ikke blant valgene."),
        (
            ["new-report", "bre", "--type", "t4"],
            "--type: «t4» er ikke blant valgene. Velg t1, t2, t3, h1, h2 eller aar.",
        ),
        (["new-agency", "Eib"], "«Eib» kan ikke være en kode."),
        (["new-agency", "eib"], "Du må oppgi --name. Hva heter virksomheten?"),
        (["new-minutes"], "Du må oppgi møtet. Hvilket møte gjelder det?"),
        (
            ["new-signal", "bre", "--text", "x", "--channel", "telefon", "--meeting", "2026-03-12-esm"],
            "Et signal er gitt i et møte eller på en annen måte.",
        ),
        (["new-signal", "bre", "--text", "skjult\x07tegn"], "Teksten inneholder et skjult tegn"),
        (["new-letter", "bre", "--type", "tb", "--year", "tjueseks", "--date", "2026-01-15"], "--year: «tjueseks»"),
    ],
)
def test_what_cannot_be_drafted_exits_with_2_and_writes_nothing(
    terminal: Terminal, tmp_path: Path, arguments: list[str], message: str
) -> None:
    repository(tmp_path)
    before = written(tmp_path)
    done = terminal.run(*arguments)
    assert (done.out, done.code) == ("", 2)
    assert done.flat.startswith(f"Feil: {message}")
    assert written(tmp_path) == before


def test_outside_a_repository(terminal: Terminal) -> None:
    done = terminal.run("new-meeting", "bre")
    assert done.code == 2
    assert done.err.startswith("Feil: Fant ingen styring.yaml")


def test_an_agency_needs_a_department(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby\n", encoding="utf-8")
    done = terminal.run("new-agency", "bre", "--name", "Etaten", "--form", "etat")
    assert done.err == "Feil: Det finnes ingen byrådsavdeling ennå.\nLag den først med «styring new-department».\n"


def test_several_departments_to_choose_from(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {"records/departments/ny.yaml": "navn: Ny avdeling\n"})
    done = terminal.run("new-agency", "eib", "--name", "Etaten", "--form", "etat")
    assert done.flat.startswith("Feil: Du må oppgi --department. Hvilken byrådsavdeling hører den til (ny eller pbr)?")


def test_records_with_errors_are_told_in_the_warnings(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {MARCH: "type: [\n"})
    done = terminal.run("new-meeting", "bre", "--type", "kon", "--when", "2026-06-11T09:00", "--as-of", "2026-05-04")
    assert "Merk\n  - 1 post med feil er holdt utenfor: " in done.out
    assert done.code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise")
def test_a_folder_that_cannot_be_written(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path)
    original = Path.mkdir

    def refused(self: Path, *arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    done = terminal.run("new-meeting", "bre", "--type", "kon", "--when", "2026-06-11T09:00")
    monkeypatch.setattr(Path, "mkdir", original)
    assert done.code == 2
    assert "Du har ikke tilgang til å skrive" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed")
def test_a_folder_that_is_gone(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "borte"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = terminal.run("new-meeting", "bre")
    assert done.code == 2
    assert done.err == "Feil: Mappen du står i, finnes ikke lenger.\nGå til en annen mappe, og prøv igjen.\n"


@pytest.mark.slow
def test_of_two_who_draft_the_same_meeting_at_once_none_loses_a_file(tmp_path: Path) -> None:
    repository(tmp_path)
    command = [sys.executable, "-m", "styring", "new-charter", "bre"]
    running = [
        subprocess.Popen(
            command,
            cwd=tmp_path,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    results = [(process.communicate(), process.returncode) for process in running]
    assert sorted(code for _, code in results) == [0, 2, 2]
    assert all("Traceback" not in err for (_, err), _ in results)
    made = (tmp_path / "records/agencies/bre/charter.yaml").read_text(encoding="utf-8")
    assert made.startswith("# yaml-language-server: ")
    assert made.endswith("neste_refleksjon:  # datoen for neste gjennomgang\n")
