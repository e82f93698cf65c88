"""``styring lint`` twice: the second answer comes from what the first one kept, and nobody can tell."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from pathlib import Path

import pytest

from styring.cli.quick import quick_lint
from styring.linting.cache.store import FOLDER
from styring.reporting import Format
from tests.linting.cache.world import RECORDS, SETTINGS, START, WAIVER, World, add_line, put
from tests.repositories import BASE, repository

AS_OF = ("--as-of=2026-05-01",)
CLEAN: dict[str, str | bytes] = {
    **BASE,
    "styring.yaml": SETTINGS + "regler: {BRV01: av, DIA04: av, DIA05: av, DIA09: av, BRV08: av}\n",
}
FIXABLE: dict[str, str | bytes] = {**START, RECORDS[0]: str(START[RECORDS[0]]).replace("innkalt", "Innkalt")}
PROBE = """
import sys
from styring.__main__ import main
sys.argv = ["styring", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
INTERRUPTED = """
import sys
from styring import __main__, project
def interrupt(root):
    raise KeyboardInterrupt
project.open_project = interrupt
sys.argv = ["styring", *sys.argv[1:]]
__main__.main()
"""
LIBRARIES = {"dateutil", "git", "pydantic", "rich", "ruamel", "typer", "yaml"}


def run(
    root: Path, *arguments: str, program: tuple[str, ...] = ("-m", "styring")
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *program, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, check=False)


def lint(root: Path, *arguments: str) -> tuple[bytes, bytes, int]:
    done = run(root, "lint", *AS_OF, *arguments)
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize(("files", "code"), [(CLEAN, 0), (dict(START), 1)], ids=["clean", "findings"])
def test_the_second_answer_is_the_first_byte_by_byte(
    files: dict[str, str | bytes], code: int, format: Format, tmp_path: Path
) -> None:
    root = repository(tmp_path, files)
    first = lint(root, "--format", format)
    assert first[2] == code
    assert (root / FOLDER).is_dir()
    assert lint(root, "--format", format) == first


def test_what_can_be_put_right_is_told_the_second_time_too(tmp_path: Path) -> None:
    root = repository(tmp_path, FIXABLE)
    first = lint(root)
    assert b"--fix" in first[0] + first[1]
    assert lint(root) == first
    assert lint(root, "--no-cache") == first


def test_a_level_that_fails_decides_from_the_cache_too(tmp_path: Path) -> None:
    root = repository(tmp_path, dict(START))
    put(World(root), RECORDS[1], "a: [\n")
    put(World(root), "styring.yaml", SETTINGS + "regler: {SKJ02: advarsel}\n")
    select = ("--format=concise", "records/agencies/bre/2026/minutes")
    for _ in range(2):
        codes = [lint(root, "--fail-on", level, *select)[2] for level in ("merknad", "advarsel", "feil")]
        assert codes == [1, 1, 0]


def test_waivers_and_the_baseline_are_counted_from_the_cache_too(tmp_path: Path) -> None:
    world = World(repository(tmp_path, dict(START)))
    put(world, RECORDS[0], str(START[RECORDS[0]]).replace("saksliste", f"{WAIVER}saksliste"))
    put(world, "grunnlinje.txt", f"{RECORDS[3]} FAG01 saksliste\n")
    first = lint(world.root)
    assert b"1 tillatt i filene, 0 unntatt for virksomheten, 1 i grunnlinjen." in first[0]
    assert lint(world.root) == first


def test_paths_are_answered_from_the_cache_and_those_that_are_none_are_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, dict(START))
    lint(root)
    asked = ("--format=concise", RECORDS[0], "records/departments")
    first = lint(root, *asked, "--no-cache")
    assert lint(root, *asked) == first
    out, err, code = lint(root, "records/borte")
    assert (out, code) == (b"", 2)
    assert err.decode().splitlines()[0] == "Feil: Filen eller mappen «records/borte» finnes ikke."
    out, err, code = lint(root, str(tmp_path.parent))
    assert (out, code) == (b"", 2)


@pytest.mark.parametrize(
    ("files", "arguments", "allowed"),
    [
        (CLEAN, (), {"rich"}),
        (dict(START), (), {"rich"}),
        *((dict(START), (f"--format={format}",), set[str]()) for format in ("concise", "json", "github", "gitlab")),
        (CLEAN, ("--format", "json"), set[str]()),
        (dict(START), ("--format", "json", RECORDS[0]), set[str]()),
    ],
)
def test_the_second_time_nothing_is_imported_that_it_does_not_take(
    files: dict[str, str | bytes], arguments: tuple[str, ...], allowed: set[str], tmp_path: Path
) -> None:
    root = repository(tmp_path, files)
    lint(root)
    done = run(root, "lint", *AS_OF, *arguments, program=("-c", PROBE))
    loaded = set(done.stderr.decode().splitlines()[-1].split())
    assert "styring.linting.quick" in loaded
    assert {name.partition(".")[0] for name in loaded} & LIBRARIES <= allowed
    heavy = {
        "styring.cli.app",
        "styring.cli.lint",
        "styring.linting.run",
        "styring.loading",
        "styring.records",
        "styring.rules",
    }
    assert loaded & heavy == set()


def test_after_an_edit_the_command_itself_answers(tmp_path: Path) -> None:
    world = World(repository(tmp_path, dict(START)))
    lint(world.root)
    add_line(world, RECORDS[0], "steed: Rådhuset\n")
    changed = lint(world.root, "--format=concise")
    assert f"{RECORDS[0]}:5:1: SKJ04 feil: Ukjent nøkkel «steed».".encode() in changed[0]
    assert lint(world.root, "--format=concise") == changed
    assert lint(world.root, "--format=concise", "--no-cache") == changed


class FullDisk(io.StringIO):
    """An output that takes nothing."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("format", ["text", "concise", "json"])
def test_a_full_disk_behind_the_output_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    monkeypatch.chdir(repository(tmp_path, dict(START)))
    monkeypatch.setattr(sys, "stdout", FullDisk())
    assert quick_lint([*AS_OF, "--format", format]) == 2
    assert capsys.readouterr().err == "Feil: Resultatet kan ikke skrives ut.\nKontroller at det er plass på disken.\n"


def test_an_interruption_is_said(tmp_path: Path) -> None:
    done = run(repository(tmp_path, dict(START)), "lint", *AS_OF, program=("-c", INTERRUPTED))
    assert (done.stdout, done.stderr.decode().split(), done.returncode) == (b"", ["Avbrutt."], 130)


@pytest.mark.slow
def test_lints_at_the_same_time_say_the_same(tmp_path: Path) -> None:
    """Some read what others are writing, and the records change under all of them."""
    world = World(repository(tmp_path, dict(START)))
    for round in range(3):
        add_line(world, RECORDS[0], f"# runde {round}\n")
        command = [sys.executable, "-m", "styring", "lint", *AS_OF, "--format=json"]
        together = [
            subprocess.Popen(command, cwd=world.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
        ]
        said = [(*process.communicate(), process.returncode) for process in together]
        truth = lint(world.root, "--format=json", "--no-cache")
        assert said == [truth] * 4
        assert lint(world.root, "--format=json") == truth
    assert not list((world.root / ".styring").rglob("*.tmp"))
