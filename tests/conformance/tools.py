"""The external programs: where they are, and how they are called."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
NODE_MODULES = HERE / "node_modules"
DEBIAN_JARS = Path("/usr/share/java")
CORES = os.cpu_count() or 1


class ToolMissing(Exception):
    """A program that a check needs is not on this machine."""


def program(name: str) -> str:
    """The path of a program.

    Raises:
        ToolMissing: it is not on the search path; ``run`` installs it.
    """
    found = shutil.which(name)
    if found is None:
        raise ToolMissing(f"{name} was not found; tests/conformance/run installs what the checks need")
    return found


def call(
    arguments: Sequence[str | Path], *, timeout: float = 120, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, whatever it exits with, in an UTF-8 locale so that file names with æøå are found.

    Raises:
        subprocess.TimeoutExpired: it did not end within ``timeout`` seconds.
    """
    return subprocess.run(
        [str(argument) for argument in arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def each(paths: Iterable[Path], check: Callable[[Path], Sequence[str]]) -> Mapping[Path, Sequence[str]]:
    """``check`` of every file, with a program running on every core."""
    paths = list(paths)
    with ThreadPoolExecutor(CORES) as pool:
        return dict(zip(paths, pool.map(check, paths), strict=True))
