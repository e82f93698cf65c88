"""``styring cache clear``, and the options of lint that decide how the work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring.linting.cache.store import FOLDER
from tests.cli.making import Terminal
from tests.linting.cache.world import KEPT, START
from tests.repositories import repository

LINT = ("lint", "--as-of", "2026-05-01")
MISUSE = "«styring lint --help» viser hva kommandoen tar imot.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path, dict(START))


def test_clear_tells_what_is_gone(root: Path, terminal: Terminal) -> None:
    shown = terminal.run(*LINT)
    assert (root / FOLDER).is_dir()
    done = terminal.run("cache", "clear")
    assert (done.out, done.err, done.code) == (f"Slettet {len(KEPT)} filer i .styring/cache.\n", "", 0)
    assert not (root / FOLDER).exists()
    done = terminal.run("cache", "clear")
    assert (done.out, done.err, done.code) == (".styring/cache er tom.\n", "", 0)
    assert terminal.run(*LINT) == shown


def test_clear_needs_a_repository(tmp_path: Path, terminal: Terminal) -> None:
    done = terminal.run("cache", "clear")
    assert done.code == 2
    assert f"Fant ingen styring.yaml i {tmp_path} eller i mappene over." in done.flat


def test_without_the_cache_nothing_is_written(root: Path, terminal: Terminal) -> None:
    shown = terminal.run(*LINT, "--no-cache")
    assert not (root / ".styring").exists()
    assert terminal.run(*LINT) == shown
    before = {file: file.stat().st_mtime_ns for file in (root / ".styring").rglob("*")}
    assert terminal.run(*LINT, "--no-cache") == shown
    assert {file: file.stat().st_mtime_ns for file in (root / ".styring").rglob("*")} == before


def test_shards_give_a_part_each_and_one_of_one_is_the_whole(root: Path, terminal: Terminal) -> None:
    concise = (*LINT, "--format", "concise")
    whole = terminal.run(*concise)
    shards = [terminal.run(*concise, "--shard", f"{number}/3") for number in (1, 2, 3)]
    assert sorted(line for shard in shards for line in shard.out.splitlines()) == sorted(whole.out.splitlines())
    assert all(shard.out for shard in shards[1:])
    assert terminal.run(*concise, "--shard", "1/1") == whole


def test_a_shard_without_records_is_clean(root: Path, terminal: Terminal) -> None:
    done = terminal.run(*LINT, "--shard", "9/9")
    assert done.code == 0
    assert done.out.startswith("0 filer kontrollert: ingen funn.")


@pytest.mark.parametrize("given", ["", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1 / 3", "1.0/3", "½/3", "/"])
def test_a_shard_that_is_none(root: Path, terminal: Terminal, given: str) -> None:
    done = terminal.run(*LINT, f"--shard={given}")
    assert (done.out, done.code) == ("", 2)
    assert done.flat == f"Feil: «{given}» er ikke en del av en helhet. Skriv for eksempel 1/4. {MISUSE}".strip()
    assert not (root / ".styring").exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("0", "Skriv et tall som er 1 eller større."),
        ("-2", "Skriv et tall som er 1 eller større."),
        ("to", "Skriv et helt tall."),
        ("1.5", "Skriv et helt tall."),
        ("", "Skriv et helt tall."),
    ],
)
def test_a_number_of_processes_that_is_none(root: Path, terminal: Terminal, given: str, told: str) -> None:
    done = terminal.run(*LINT, f"--jobs={given}")
    assert (done.out, done.err, done.code) == ("", f"Feil: --jobs: {told}\n{MISUSE}", 2)
    assert not (root / ".styring").exists()


@pytest.mark.parametrize("jobs", ["1", "2", "1000"])
def test_any_number_of_processes_gives_the_same(root: Path, terminal: Terminal, jobs: str) -> None:
    assert terminal.run(*LINT, "--jobs", jobs, "--no-cache") == terminal.run(*LINT, "--no-cache")


def test_a_baseline_is_not_written_from_a_part(root: Path, terminal: Terminal) -> None:
    done = terminal.run(*LINT, "--write-baseline", "--shard", "1/2")
    assert (done.out, done.code) == ("", 2)
    assert not (root / "grunnlinje.txt").exists()
