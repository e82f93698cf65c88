"""How long whole processes take, and how much memory. Needs Linux or macOS.

Time is wall time; processor time is user and system time of the process and of all it has started and waited for, as
the system counts it. Memory is looked at in a run of its own, so that looking takes no time from what is timed: psutil
sums the resident memory of the process and all its descendants every few milliseconds, and the largest sum counts. What
processes share is counted in each of them, so the sum is rather too large than too small.
"""

from __future__ import annotations

import importlib
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

INTERVAL_S = 0.005


class Failed(Exception):
    """A program did not end as it should have; what it said."""


@dataclass(frozen=True)
class Task:
    """Something to measure: the processes, one after the other, that do it.

    Attributes:
        name: what the reader is told that it is.
        commands: programs and their arguments.
        folder: where they run.
        exit_code: how each of them must end; any way if nothing is said.
        prepare: what is done before, every time.
    """

    name: str
    commands: Sequence[Sequence[str]]
    folder: Path
    exit_code: int | None = 0
    prepare: Callable[[], object] | None = None


@dataclass(frozen=True)
class Figure:
    """What a task took: the least of its runs in time, and the peak in memory if psutil is there to look at it."""

    wall_s: float
    processor_s: float
    peak_bytes: int | None = None


def measure(tasks: Sequence[Task], repeat: int) -> dict[str, Figure | Failed]:
    """Measure tasks in turn, round after round, so that a slow moment of the machine strikes them all alike.

    Returns:
        By the tasks' names, in their order.
    """
    results: dict[str, Figure | Failed] = {}
    for _ in range(repeat):
        for task in tasks:
            results[task.name] = _once_more(task, results.get(task.name))
    for task in tasks:
        figure = results[task.name]
        if isinstance(figure, Figure):
            results[task.name] = replace(figure, peak_bytes=_peak_bytes(task))
    return results


def has_psutil() -> bool:
    """Whether memory can be measured."""
    return _psutil() is not None


def _once_more(task: Task, known: Figure | Failed | None) -> Figure | Failed:
    if isinstance(known, Failed):
        return known
    try:
        new = _timed(task)
    except Failed as failed:
        return failed
    return Figure(min(known.wall_s, new.wall_s), min(known.processor_s, new.processor_s)) if known else new


def _timed(task: Task) -> Figure:
    if task.prepare:
        task.prepare()
    spent, begin = _processor_s(), time.perf_counter()
    for command in task.commands:
        _run(task, command, subprocess.Popen.wait)
    return Figure(time.perf_counter() - begin, _processor_s() - spent)


def _peak_bytes(task: Task) -> int | None:
    psutil = _psutil()
    if psutil is None:
        return None
    if task.prepare:
        task.prepare()
    peaks = []

    def watch(process: subprocess.Popen[bytes]) -> None:
        peaks.append(max(_resident_bytes(psutil, process)))

    for command in task.commands:
        _run(task, command, watch)
    return max(peaks)


def _run(task: Task, command: Sequence[str], attend: Callable[[subprocess.Popen[bytes]], object]) -> None:
    with TemporaryFile() as told:
        with subprocess.Popen(command, cwd=task.folder, stdout=subprocess.DEVNULL, stderr=told) as process:
            attend(process)
        if task.exit_code is not None and process.returncode != task.exit_code:
            told.seek(0)
            last = told.read().decode(errors="replace").strip().rpartition("\n")[2]
            raise Failed(f"exit code {process.returncode}: {last}")


def _resident_bytes(psutil: Any, process: subprocess.Popen[bytes]) -> Iterable[int]:
    """The sum over the process and its descendants, again and again until it ends."""
    while process.poll() is None:
        total = 0
        try:
            root = psutil.Process(process.pid)
            for each in (root, *root.children(recursive=True)):
                total += each.memory_info().rss
        except psutil.NoSuchProcess:
            pass  # It ended while it was looked at.
        yield total
        time.sleep(INTERVAL_S)


def _processor_s() -> float:
    import resource  # Windows has none, and its clock for processes is too coarse.

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _psutil() -> Any:
    try:
        return importlib.import_module("psutil")
    except ImportError:
        return None
