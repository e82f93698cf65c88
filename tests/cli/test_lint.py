"""``styring lint`` as a user meets it: exit codes, formats, selections and misuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "rules" / "_base"
MEETING = "records/agencies/bre/2026/meetings/2026-03-12-kon.yaml"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small records repository without findings."""
    files = {f.relative_to(BASE).as_posix(): f.read_text(encoding="utf-8") for f in BASE.rglob("*.yaml")}
    write(tmp_path, files)
    return tmp_path


def styring(folder: Path, *arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "styring", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"COLUMNS": "100", "PYTHONIOENCODING": encoding, "PATH": ""},
    )


def test_a_clean_repository_exits_with_0(repository: Path) -> None:
    done = styring(repository, "lint", "--as-of", "2026-01-01", "--ignore", "DIA")
    assert (done.stdout, done.stderr, done.returncode) == (
        "3 filer kontrollert: ingen funn. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n",
        "",
        0,
    )


def test_a_finding_at_the_limit_exits_with_1_and_one_below_it_with_0(repository: Path) -> None:
    write(
        repository,
        {MEETING: "type: kontaktmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\nårshjul: finnes-ikke\n"},
    )
    command = ("lint", "--as-of", "2026-01-01", "--select", "SKJ", "--format", "concise")
    done = styring(repository, *command)
    assert (
        done.stdout == f"{MEETING}:4:10: SKJ07 feil: «finnes-ikke» viser til en hendelse i årshjulet som ikke finnes.\n"
    )
    assert done.returncode == 1
    eased = {"styring.yaml": "organisasjon: Eksempelby\nregler: {SKJ07: merknad}\n"}
    write(repository, eased)
    assert styring(repository, *command).returncode == 0
    assert styring(repository, *command, "--fail-on", "merknad").returncode == 1


def test_a_path_limits_what_is_shown_but_not_what_is_known(repository: Path) -> None:
    write(repository, {MEETING: "type: kontaktmøte\nstatus: planlag\ntidspunkt: 2026-03-12T09:00\n"})
    elsewhere = styring(repository, "lint", "records/departments", "--format", "json")
    here = styring(repository / "records", "lint", "agencies/bre/2026", "--select", "SKJ", "--format", "json")
    assert json.loads(elsewhere.stdout)["funn"] == []
    assert [finding["kode"] for finding in json.loads(here.stdout)["funn"]] == ["SKJ05"]


def test_one_file_that_does_not_parse_hides_nothing_else(repository: Path) -> None:
    broken = MEETING.replace("03-12", "04-12")
    write(repository, {MEETING: "type: kontaktmøte\nstatus: planlag\ntidspunkt: 2026-03-12T09:00\n", broken: "a: [b\n"})
    done = styring(repository, "lint", "--select", "SKJ", "--format", "json")
    assert [finding["kode"] for finding in json.loads(done.stdout)["funn"]] == ["SKJ05", "SKJ02"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--as-of", "i går"), "«i går» er ikke en dato"),
        (("--fail-on", "krise"), "«krise» er ikke et nivå"),
        (("--select", "ABC"), "«ABC»"),
        (("finnes/ikke",), "«finnes/ikke» finnes ikke"),
        (("..",), "ligger utenfor"),
    ],
)
def test_misuse_exits_with_2_and_says_what_to_do(repository: Path, arguments: tuple[str, ...], message: str) -> None:
    done = styring(repository, "lint", *arguments)
    flat = " ".join(done.stderr.replace("│", " ").split())
    assert message in flat
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_bad_settings_exit_with_2_and_name_file_line_and_column(repository: Path) -> None:
    write(repository, {"styring.yaml": "organisasjon: Eksempelby\nterskler:\n  maks_ems: 5\n  detalj_andel: 130\n"})
    done = styring(repository, "lint")
    assert done.stderr == (
        "Feil: styring.yaml:3:3: Ukjent nøkkel «maks_ems».\n"
        "Mente du «maks_esm»?\n"
        "Feil: styring.yaml:4:17: «130» er utenfor det tillatte.\n"
        "Skriv et tall som er høyst 100.\n"
        "Feil: styring.yaml kan ikke brukes.\n"
        "Rett feilene over, og prøv igjen.\n"
    )
    assert (done.stdout, done.returncode) == ("", 2)


def test_outside_a_repository_exits_with_2(tmp_path: Path) -> None:
    done = styring(tmp_path, "lint")
    assert "Fant ingen styring.yaml" in done.stderr
    assert "styring init" in done.stderr
    assert done.returncode == 2


def test_no_records_exit_with_3(tmp_path: Path) -> None:
    write(tmp_path, {"styring.yaml": "organisasjon: Eksempelby\n"})
    done = styring(tmp_path, "lint")
    assert "Fant ingen poster i" in done.stderr
    assert done.returncode == 3


def test_an_ascii_console_is_no_reason_to_fail(repository: Path) -> None:
    write(repository, {MEETING: "type: kontaktmøte\nstatus: planlag\ntidspunkt: 2026-03-12T09:00\n"})
    done = styring(repository, "lint", encoding="ascii")
    assert "SKJ05" in done.stdout
    assert "Traceback" not in done.stderr


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(repository: Path) -> None:
    text = "type: kontaktmøte\nstatus: planlag\ntidspunkt: 2026-03-12T09:00\n"
    write(repository, {MEETING: text})
    plain = styring(repository, "lint", "--format", "concise", "--select", "SKJ").stdout
    (repository / MEETING).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert styring(repository, "lint", "--format", "concise", "--select", "SKJ").stdout == plain != ""
