"""How the processes of a crew work and end, whatever happens to them and to the one that started them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest

from styring.linting.crew import Crew, Done, Lost

STARTS_A_CREW = """
import sys
import time
from collections import deque
from queue import SimpleQueue
from styring.linting.crew import Crew

crew = Crew(2)
done = SimpleQueue()
crew.share(deque([0, 0, 0, 0, 600, 600]), time.sleep, done)
for _ in range(4):
    done.get()
print("begun", flush=True)
time.sleep(600)
"""


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew(2)
    yield crew
    crew.end()


def share(crew: Crew, tasks: list[Any], work: Any) -> dict[Any, Any]:
    """The outcome of each task."""
    done: SimpleQueue[Done[Any, Any]] = SimpleQueue()
    crew.share(deque(tasks), work, done)
    return dict(done.get(timeout=60) for _ in tasks)


def identity(task: int) -> tuple[int, int]:
    return task, os.getpid()


def fail_or_end(task: str) -> None:
    if task == "end":
        os._exit(1)
    raise ValueError(task)


def test_every_task_is_done_once_and_elsewhere(crew: Crew) -> None:
    outcomes = share(crew, list(range(50)), identity)
    assert {task: outcome[0] for task, outcome in outcomes.items()} == {n: n for n in range(50)}
    assert os.getpid() not in {outcome[1] for outcome in outcomes.values()}


def test_what_is_raised_comes_back_and_the_process_goes_on(crew: Crew) -> None:
    outcomes = share(crew, ["a", "b", "c", "d"], fail_or_end)
    assert {task: repr(outcome) for task, outcome in outcomes.items()} == {t: f"ValueError('{t}')" for t in "abcd"}


def test_a_process_that_ends_has_lost_its_task_and_no_other() -> None:
    crew = Crew(1)
    done: SimpleQueue[Done[str, None]] = SimpleQueue()
    waiting = deque(["a", "end", "b"])
    crew.share(waiting, fail_or_end, done)
    assert [done.get(timeout=60).task for _ in range(2)] == ["a", "end"]
    with pytest.raises(Empty):
        done.get(timeout=0.2)
    assert list(waiting) == ["b"]
    crew.end()


def test_what_cannot_be_sent_there_or_back_is_lost(crew: Crew) -> None:
    assert isinstance(share(crew, ["x"], lambda task: task)["x"], Lost)
    assert isinstance(share(crew, ["x"], open)["x"], FileNotFoundError)
    assert isinstance(share(crew, [__file__], open)[__file__], Lost)


def test_a_process_that_is_ended_in_the_middle_of_an_answer_leaves_nobody_waiting_for_the_rest() -> None:
    size = 5_000_000
    for tenths in range(1, 10):  # of the time that the answer takes, so that some of them are in its middle
        before = set(threading.enumerate())
        crew = Crew(1)
        share(crew, [1], bytes)
        begun = time.perf_counter()
        share(crew, [size], bytes)
        taken = time.perf_counter() - begun
        crew.share(deque([size]), bytes, SimpleQueue())
        time.sleep(taken * tenths / 10)
        crew.end()
        left = set(threading.enumerate()) - before
        for thread in left:
            thread.join(20)
        assert [thread for thread in left if thread.is_alive()] == []


def test_they_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    """At work too: nothing that they do takes long, so they need not be told before they have done it."""
    program = tmp_path / "program.py"
    text = STARTS_A_CREW.replace("600, 600", "0.5, 0.5")
    program.write_text(f"if __name__ == '__main__':\n    exec({text!r})\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline().split() == [b"begun"]
        first.kill()
        told = first.communicate(timeout=20)  # all who can write to its streams have ended
    assert told == (b"", b"")
