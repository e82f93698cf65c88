"""Parts of a repository checked by several processes at once.

Processes are started anew (``spawn``), as Windows and macOS do, so that there is one way everywhere. Each reads the
registry for itself; what it finds comes back as plain values.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from styring.linting.checking import Bench, Checked, check, set_up
from styring.linting.past import Saved
from styring.project import Project

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_MOST = 8
"""Beyond that a disk has no more to give, and every process takes some 80 MB."""

_FILES_EACH = 200
"""So many files take as long as to start a process."""

Tasks: TypeAlias = Mapping[str, Saved | None]
"""Parts to check, and what git has saved of their files."""


def processes_for(files: int, parts: int, wanted: int | None) -> int:
    """How many processes pay for so many files in so many parts.

    Args:
        files: to be read.
        parts: to be checked.
        wanted: by the user; ``None`` leaves it to the machine.
    """
    most = wanted or min(_MOST, os.cpu_count() or 1)
    return max(1, min(most, parts, files // _FILES_EACH))


def check_all(bench: Bench, tasks: Tasks, processes: int) -> Iterator[tuple[str, Checked]]:
    """Check parts, the first of the tasks first, and give each as soon as it is done.

    This process takes part: it begins with the last of the tasks while the others begin with the first.

    Raises:
        OSError: a folder may not be listed.
    """
    if processes == 1:
        for part, saved in tasks.items():
            yield part, check(bench, part, saved)
        return
    yield from _check_together(bench, tasks, processes - 1)


def _check_together(bench: Bench, tasks: Tasks, helpers: int) -> Iterator[tuple[str, Checked]]:
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    others = set(active_children())
    executor = ProcessPoolExecutor(helpers, get_context("spawn"), _begin, (bench.project, gc.get_threshold()))
    waiting = deque(tasks)
    given: dict[Future[Checked], str] = {}
    try:
        while waiting or given:
            while waiting and len(given) <= helpers:  # one of them lies ready for whoever is done first
                part = waiting.popleft()
                given[_submitted(executor, part, tasks[part])] = part
            if waiting:
                part = waiting.pop()
                yield part, check(bench, part, tasks[part])
            done, _ = wait(given, timeout=0 if waiting else None, return_when=FIRST_COMPLETED)
            for future in done:
                part = given.pop(future)
                try:
                    checked = future.result()
                except BrokenProcessPool:  # a process has been ended from outside, or could not be started
                    checked = check(bench, part, tasks[part])
                yield part, checked
    except BaseException:  # nobody waits for what the others are doing
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        executor.shutdown(wait=False)


def _submitted(executor: ProcessPoolExecutor, part: str, saved: Saved | None) -> Future[Checked]:
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return executor.submit(_check, part, saved)
    except BrokenProcessPool as error:
        refused: Future[Checked] = Future()
        refused.set_exception(error)
        return refused


_benches: list[Bench] = []
"""In a started process the one thing that it reads once and needs for every part; elsewhere nothing."""


def _begin(project: Project, garbage_thresholds: tuple[int, int, int]) -> None:
    gc.set_threshold(*garbage_thresholds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one tells the user
    _benches.append(set_up(project))


def _check(part: str, saved: Saved | None) -> Checked:
    return check(_benches[0], part, saved)
