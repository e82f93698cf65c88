"""Processes that share the work of a lint, started before there is work for them.

Processes are started anew (``spawn``), as Windows and macOS do, so that there is one way everywhere. It takes as long
as to check some hundred files, so it is begun before this process imports what it needs itself.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Crew:
    """Other processes that wait for work until they are ended.

    Attributes:
        size: how many they are, at least one.
    """

    def __init__(self, size: int) -> None:
        """Start them; they get ready while this process does something else.

        Raises:
            OSError: the machine has no way to do that.
        """
        self.size = size
        others = set(active_children())
        self._executor = ProcessPoolExecutor(size, get_context("spawn"), _begin, (gc.get_threshold(),))
        for _ in range(size):  # a process is started when there is something to do and nobody to do it
            self.give(_get_ready)
        self._processes = set(active_children()) - others

    def give(self, work: Callable[Given, Answer], *args: Given.args, **kwargs: Given.kwargs) -> Future[Answer]:
        """Let one of them call a function of a module; if they have ended, that is what the answer raises."""
        try:
            return self._executor.submit(work, *args, **kwargs)
        except BrokenProcessPool as error:
            refused: Future[Answer] = Future()
            refused.set_exception(error)
            return refused

    def end(self) -> None:
        """End them all, whatever they are doing."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.terminate()


def _begin(garbage_thresholds: tuple[int, int, int]) -> None:
    gc.set_threshold(*garbage_thresholds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one tells the user


def _get_ready() -> None:
    """Import what takes time."""
    from styring.linting import workers  # noqa: F401
