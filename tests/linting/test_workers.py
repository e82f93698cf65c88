"""Several processes at one lint: the same answer, whatever happens to them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from multiprocessing import active_children
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.linting import crew, sharing, workers
from styring.linting.cache.store import FOLDER
from styring.linting.checking import check
from styring.linting.past import Saved
from styring.linting.result import Effort, LintResult
from styring.linting.run import lint
from styring.linting.sharing import processes_for
from styring.project import Project, open_project
from tests.histories import begin, git, save
from tests.linting.cache.world import DAYS, MEETING, MINUTES, RECORDS, SETTINGS, START
from tests.repositories import repository, write

FROM_GIT = SETTINGS + "git_kontroll_fra: 2026-01-01\n"


@pytest.fixture(autouse=True)
def few_files_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_FILES_EACH", 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path, {**START, RECORDS[3]: "navn: [\n", RECORDS[6]: MEETING + "steed: x\n"})


def linted(root: Path, processes: int, *, uses_cache: bool = False) -> LintResult:
    return lint(open_project(root), DAYS[2], effort=Effort(uses_cache=uses_cache, processes=processes))


def count_own(monkeypatch: pytest.MonkeyPatch, then: Callable[[], None] = lambda: None) -> list[str]:
    """The parts that this process checks itself, and what is done before the first of them."""
    parts: list[str] = []

    def counting(bench: Any, part: str, saved: Saved | None) -> Any:
        if not parts:
            then()
        parts.append(part)
        return check(bench, part, saved)

    monkeypatch.setattr(workers, "check", counting)
    return parts


def test_the_answer_is_the_same_and_so_is_what_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = count_own(monkeypatch)
    found, kept = [], []
    for processes in (1, 2, 3):
        shutil.rmtree(root / ".styring", ignore_errors=True)
        found.append(linted(root, processes, uses_cache=True))
        files = sorted((root / FOLDER).rglob("*.json"))
        kept.append([(file.name, file.read_bytes()) for file in files])
    assert found[0].diagnostics
    assert found[1:] == found[:1] * 2
    assert len(kept[0]) == 5
    assert kept[1:] == kept[:1] * 2
    assert 4 < len(own) < 12


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_git_says_and_what_it_has_lost_is_told_by_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(begin(tmp_path), {**START, "styring.yaml": FROM_GIT})
    save(root, at="2026-04-10T12:00")
    for record in (RECORDS[1], RECORDS[4], RECORDS[7]):
        save(root, {record: f"{MINUTES}målform: nn\n# {record}\n"}, at="2026-04-13T12:00")
    own = count_own(monkeypatch)
    one, two = linted(root, 1), linted(root, 2)
    assert [d.code for d in one.diagnostics].count("REF10") == 3
    assert two == one
    blob = git(root, "rev-parse", f"HEAD~3:{RECORDS[1]}").strip()
    lost = root / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    one, two = linted(root, 1), linted(root, 3)
    assert "3 tidligere versjoner av filene finnes ikke i repoet." in one.unchecked[0]
    assert two == one
    assert len(own) < 16


def end_at_once(line: Connection, thresholds: tuple[int, int, int]) -> None:
    os._exit(1)


def end_before_work() -> None:
    os._exit(1)


def end_at_work(project: Project, keeps: bool, task: workers.Task) -> None:
    os._exit(1)


@pytest.mark.parametrize(
    ("module", "name", "ended"),
    [(crew, "_serve", end_at_once), (crew, "_get_ready", end_before_work), (workers, "_check", end_at_work)],
)
def test_a_process_that_dies_leaves_its_work_to_the_first(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, ended: Callable[..., None]
) -> None:
    truth = linted(root, 1)
    monkeypatch.setattr(module, name, ended)
    assert linted(root, 3) == truth


@pytest.mark.parametrize("started", [0, 1])
def test_where_no_process_can_be_started_this_one_does_all(
    root: Path, monkeypatch: pytest.MonkeyPatch, started: int
) -> None:
    start, calls = crew._started, []

    def refuse() -> Any:
        calls.append(1)
        if len(calls) > started:
            raise OSError(11, "Resource temporarily unavailable")
        return start()

    truth = linted(root, 1)
    monkeypatch.setattr(crew, "_started", refuse)
    own = count_own(monkeypatch)
    assert linted(root, 3) == truth
    assert len(own) == 4
    assert_all_ended()


def test_processes_that_are_ended_from_outside_are_not_missed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = linted(root, 1)
    ended: list[int | None] = []

    def end_all() -> None:
        for child in active_children():
            child.kill()
            child.join()
            ended.append(child.pid)

    own = count_own(monkeypatch, end_all)
    assert linted(root, 2) == truth
    assert ended
    assert sorted(own) == ["", "bfj", "bre", "eib"]


def refused(project: Project, keeps: bool, task: workers.Task) -> None:
    raise PermissionError(13, "Permission denied", f"records/agencies/{task[0]}")


def test_what_the_system_refuses_one_of_them_is_raised_to_the_caller(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_check", refused)
    with pytest.raises(PermissionError, match="Permission denied") as raised:
        linted(root, 2)
    assert str(raised.value.filename).startswith("records/agencies/")
    assert_all_ended()


def test_an_interruption_ends_them_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    count_own(monkeypatch, interrupt)
    with pytest.raises(KeyboardInterrupt):
        linted(root, 3)
    assert_all_ended()


def assert_all_ended() -> None:
    for _ in range(200):
        if not active_children():
            return
        time.sleep(0.05)
    assert active_children() == []


def test_a_repository_without_dossiers_needs_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"styring.yaml": SETTINGS, "records/departments/pbr.yaml": "navn: Byrådsavdeling\n"})
    monkeypatch.setattr(workers, "_check_together", None)
    assert linted(tmp_path, 8).files == 1


@pytest.mark.parametrize(
    ("files", "parts", "wanted", "processes"),
    [
        (0, 0, None, 1),
        (199, 9, 4, 1),
        (200, 9, 4, 1),
        (400, 9, 4, 2),
        (9000, 9, 4, 4),
        (9000, 3, 4, 3),
        (9000, 9, 40, 9),
    ],
)
def test_as_many_as_pay(
    files: int, parts: int, wanted: int | None, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_FILES_EACH", 200)
    assert processes_for(files, parts, wanted) == processes


@pytest.mark.parametrize(("processors", "processes"), [(None, 1), (1, 1), (2, 2), (64, 8)])
def test_the_machine_decides_where_nobody_else_does(
    processors: int | None, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert processes_for(100_000, 100, None) == processes


@given(st.integers(0, 10**6), st.integers(0, 500), st.integers(1, 500))
def test_never_more_than_wanted_nor_than_there_are_parts(files: int, parts: int, wanted: int) -> None:
    assert 1 <= processes_for(files, parts, wanted) <= max(1, min(parts, wanted))
