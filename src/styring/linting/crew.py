"""Processes that share the work of a lint, started before there is work for them.

Processes are started anew (``spawn``), as Windows and macOS do, so that there is one way everywhere. It takes as long
as to check some hundred files, so it is begun before this process imports what it needs itself.

Each is led by a thread here, which hands it one task after another. The threads do nothing but wait.
"""

from __future__ import annotations

import gc
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Generic, NamedTuple, TypeAlias, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Lost(Exception):
    """The process that had the task has been ended from outside."""


class Done(NamedTuple, Generic[Task, Answer]):
    """A task, and the answer to it or what was raised instead."""

    task: Task
    outcome: Answer | Exception


_Worker: TypeAlias = tuple[SpawnProcess, Connection]
"""A process, and the line to it."""


class Crew:
    """Other processes that wait for work until they are ended."""

    def __init__(self, size: int) -> None:
        """Start so many; they get ready while this process does something else.

        Raises:
            OSError: the machine has no way to do that.
        """
        self._workers: list[_Worker] = []
        try:
            with _interruptions_ignored():
                for _ in range(size):
                    self._workers.append(_started())
        except BaseException:
            self.end()
            raise

    def share(
        self, waiting: deque[Task], work: Callable[[Task], Answer], answers: SimpleQueue[Done[Task, Answer]]
    ) -> None:
        """Let them do what waits, from the left, and put what comes of it into ``answers`` as soon as it is done.

        Args:
            waiting: tasks, from which others may take as well.
            work: a function of a module, or a ``partial`` of one.
            answers: where they go. A task whose process has ended is answered by ``Lost``.
        """
        for _, line in self._workers:
            threading.Thread(target=_lead, args=(line, waiting, work, answers), daemon=True).start()

    def end(self) -> None:
        """End them all, whatever they are doing."""
        for process, _ in self._workers:
            process.terminate()


def _started() -> _Worker:
    here, there = get_context("spawn").Pipe()
    # What is marked as a daemon does not keep the program from ending.
    process = get_context("spawn").Process(target=_serve, args=(there, gc.get_threshold()), daemon=True)
    process.start()
    there.close()  # so that the line has an end when the process has
    return process, here


def _lead(
    line: Connection,
    waiting: deque[Task],
    work: Callable[[Task], Answer],
    answers: SimpleQueue[Done[Task, Answer]],
) -> None:
    """Hand one process tasks until there are none, or it has ended."""
    while True:
        try:
            task = waiting.popleft()
        except IndexError:
            return
        try:
            line.send((work, task))
            answers.put(Done(task, line.recv()))
        except Exception:  # noqa: BLE001  # whatever it is, somebody waits for an answer
            answers.put(Done(task, Lost()))
            return


def _serve(line: Connection, garbage_thresholds: tuple[int, int, int]) -> None:
    """Do what comes along the line until it has an end, as when the process that started this one is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Windows it is not passed on
    gc.set_threshold(*garbage_thresholds)
    _get_ready()
    try:
        while True:
            work, task = line.recv()
            try:
                answer = work(task)
            except Exception as error:  # noqa: BLE001  # it is raised where the answer is wanted
                answer = error
            line.send(answer)
    except (EOFError, OSError):
        return


def _get_ready() -> None:
    """Import what takes time."""
    from styring.linting import workers  # noqa: F401


@contextmanager
def _interruptions_ignored() -> Iterator[None]:
    """Ctrl-C is nothing to the processes that are started meanwhile: the one that starts them tells the user."""
    if threading.current_thread() is not threading.main_thread():  # no other may say so
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
