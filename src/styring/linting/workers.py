"""The parts of a repository checked, by several processes at once where there are more.

Each of the others reads the registry for itself; what it finds comes back as plain values.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from styring.linting.checking import Bench, Checked, check, set_up
from styring.linting.past import Saved
from styring.project import Project

if TYPE_CHECKING:
    from styring.linting.crew import Crew, Done

Task: TypeAlias = tuple[str, Saved | None]
"""A part to check, and what git has saved of its files."""


def check_all(
    project: Project, tasks: Mapping[str, Saved | None], crew: Crew | None, *, keeps: bool
) -> Iterator[tuple[str, Checked]]:
    """Check parts, the first of the tasks first, and give each as soon as it is done.

    Where there is a crew this process takes part: it begins with the last of the tasks while the others begin with the
    first.

    Args:
        project: the repository.
        tasks: parts to check, and what git has saved of their files.
        crew: the other processes, if there are any.
        keeps: whether the findings are to be kept.

    Raises:
        OSError: a folder may not be listed.
    """
    if crew:
        yield from _check_together(project, deque(tasks.items()), crew, keeps=keeps)
        return
    bench = set_up(project, keeps=keeps)
    for part, saved in tasks.items():
        yield part, check(bench, part, saved)


def _check_together(
    project: Project, waiting: deque[Task], crew: Crew, *, keeps: bool
) -> Iterator[tuple[str, Checked]]:
    from queue import SimpleQueue

    from styring.linting.crew import Lost

    number = len(waiting)
    done: SimpleQueue[Done[Task, Checked]] = SimpleQueue()
    crew.share(waiting, partial(_check, project, keeps), done)
    bench = set_up(project, keeps=keeps)
    for _ in range(number):
        try:
            task = waiting.pop()
        except IndexError:  # the rest is with the others
            task, outcome = done.get()
            if isinstance(outcome, Checked):
                yield task[0], outcome
                continue
            if not isinstance(outcome, Lost):
                raise outcome from None
        yield task[0], check(bench, *task)


_benches: list[Bench] = []
"""In a process of a crew the one thing that it reads once and needs for every part; elsewhere nothing."""


def _check(project: Project, keeps: bool, task: Task) -> Checked:
    if not _benches:
        _benches.append(set_up(project, keeps=keeps))
    return check(_benches[0], *task)
