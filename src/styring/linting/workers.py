"""The parts of a repository checked, by several processes at once where there are more.

Each of the others reads the registry for itself; what it finds comes back as plain values.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from styring.linting.checking import Bench, Checked, check, set_up
from styring.linting.past import Saved
from styring.project import Project

if TYPE_CHECKING:
    from concurrent.futures import Future

    from styring.linting.crew import Crew

Tasks: TypeAlias = Mapping[str, Saved | None]
"""Parts to check, and what git has saved of their files."""


def check_all(project: Project, tasks: Tasks, crew: Crew | None, *, keeps: bool) -> Iterator[tuple[str, Checked]]:
    """Check parts, the first of the tasks first, and give each as soon as it is done.

    Where there is a crew this process takes part: it begins with the last of the tasks while the others begin with the
    first.

    Args:
        project: the repository.
        tasks: what to check.
        crew: the other processes, if there are any.
        keeps: whether the findings are to be kept.

    Raises:
        OSError: a folder may not be listed.
    """
    if crew:
        yield from _check_together(project, tasks, crew, keeps=keeps)
        return
    bench = set_up(project, keeps=keeps)
    for part, saved in tasks.items():
        yield part, check(bench, part, saved)


def _check_together(project: Project, tasks: Tasks, crew: Crew, *, keeps: bool) -> Iterator[tuple[str, Checked]]:
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures.process import BrokenProcessPool

    waiting = deque(tasks)
    given: dict[Future[Checked], str] = {}

    def give() -> None:
        while waiting and len(given) <= crew.size:  # one of them lies ready for whoever is done first
            part = waiting.popleft()
            given[crew.give(_check, project, part, tasks[part], keeps=keeps)] = part

    give()
    bench = set_up(project, keeps=keeps)
    while waiting or given:
        has_work = bool(waiting) or len(given) > crew.size  # then nobody has begun with the last of them
        if has_work:
            part = waiting.pop() if waiting else given.popitem()[1]
            yield part, check(bench, part, tasks[part])
        done, _ = wait(given, timeout=0 if has_work else None, return_when=FIRST_COMPLETED)
        for future in done:
            part = given.pop(future)
            try:
                checked = future.result()
            except BrokenProcessPool:  # a process has been ended from outside, or could not be started
                checked = check(bench, part, tasks[part])
            yield part, checked
        give()


_benches: list[Bench] = []
"""In a process of a crew the one thing that it reads once and needs for every part; elsewhere nothing."""


def _check(project: Project, part: str, saved: Saved | None, *, keeps: bool) -> Checked:
    if not _benches:
        _benches.append(set_up(project, keeps=keeps))
    return check(_benches[0], part, saved)
