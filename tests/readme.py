"""README.md read as a session at a terminal, to be compared with what the commands print, or written anew.

In a ``console`` block the lines that begin with ``$ `` are commands, and the lines below each are what it prints,
errors included. ``…`` alone on a line stands for any number of lines, at the end of a line for the rest of it. A
``diff`` block is applied to the files, so the reader sees what is mended and the next command meets it mended.

    python -m tests.readme    writes what the commands print today into README.md
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
NOT_RUN = ("make ", "pip ", "pipx ", "python ", "uv ")
"""Commands that install or take minutes; the tests look at them in other ways."""

FINDING = frozenset({"lint", "names"})
"""Commands that say with their exit code that they have found something."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROMPT = "$ "
_ELISION = "…"
_WIDTH = "96"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a Markdown text. ``start`` and ``end`` are offsets of its content in the text."""

    language: str
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """A command and the lines that should come of it."""

    command: str
    expected: tuple[str, ...]

    @property
    def is_run(self) -> bool:
        """Whether a session runs it."""
        return not self.command.startswith(NOT_RUN)


def blocks(text: str) -> list[Block]:
    """All fenced blocks, in order."""
    return [Block(m[1], m[2], m.start(2), m.end(2)) for m in _FENCE.finditer(text)]


def steps(block: Block) -> Iterator[Step]:
    """The steps of a ``console`` block."""
    for part in re.split(r"^(?=\$ )", block.content, flags=re.MULTILINE):
        if part:
            command, *lines = part.splitlines()
            assert command.startswith(_PROMPT), f"A console block begins with a command: {command}"
            yield Step(command.removeprefix(_PROMPT), tuple(lines))


def agree(expected: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether what was printed is what was expected, elisions allowed for."""
    pattern = "".join(_line_pattern(line) for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def _line_pattern(line: str) -> str:
    if line == _ELISION:
        return r"(?:.*\n)*?"
    rest = line.removesuffix(_ELISION)
    return re.escape(rest) + (r".*\n" if rest != line else r"\n")


def written_anew(expected: tuple[str, ...], printed: tuple[str, ...]) -> tuple[str, ...]:
    """What the text should show instead: as many lines around an elision as before, else all lines."""
    if agree(expected, printed):
        return expected
    if expected.count(_ELISION) != 1:
        return printed
    head = expected.index(_ELISION)
    tail = len(expected) - head - 1
    if head + tail >= len(printed):
        return printed
    return (*printed[:head], _ELISION, *printed[len(printed) - tail :])


class Session:
    """A shell in a copy of what the text is about: ``cd``, ``cp -r`` and ``styring``, also behind ``echo … |``."""

    def __init__(self, home: Path) -> None:
        checkout = home / "styring"
        for name in ("records", "docs/eksempler"):
            shutil.copytree(ROOT / name, checkout / name)
        shutil.copy(ROOT / "styring.yaml", checkout)
        self._folder = checkout
        self._environment = {
            **{key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "PYTHONPATH"}},
            "COLUMNS": _WIDTH,
            "GIT_CEILING_DIRECTORIES": str(home.resolve()),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_COLOR": "1",
        }

    def run(self, command: str) -> tuple[str, ...]:
        """Run a command, and give the lines that it printed.

        Raises:
            subprocess.CalledProcessError: it failed. Findings are no failure.
        """
        match shlex.split(command):
            case ["cd", folder]:
                self._folder = (self._folder / folder).resolve(strict=True)
                return ()
            case ["cp", "-r", source, target]:
                shutil.copytree(self._folder / source, self._folder / target)
                return ()
            case ["styring", *arguments]:
                done = self._process([sys.executable, "-m", "styring", *arguments])
            case ["echo", text, "|", "styring", *arguments]:
                done = self._process([sys.executable, "-m", "styring", *arguments], f"{text}\n".encode())
            case _:
                raise ValueError(f"README.md runs a command that this session does not know: {command}")
        printed = done.stdout.decode("utf-8")
        if done.returncode > (1 if arguments[0] in FINDING else 0):
            failure = subprocess.CalledProcessError(done.returncode, command)
            failure.add_note(printed)
            raise failure
        return tuple(line.rstrip() for line in printed.rstrip().splitlines())

    def apply(self, diff: str) -> None:
        """Change the files as a diff says.

        Raises:
            subprocess.CalledProcessError: it does not fit the files.
        """
        self._process(["git", "apply", "-"], diff.encode("utf-8")).check_returncode()

    def _process(self, arguments: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            arguments, cwd=self._folder, env=self._environment, input=given,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip


def refreshed(text: str, session: Session) -> str:
    """The text with what its commands print today."""
    parts = []
    after = 0
    for block in blocks(text):
        content = block.content
        if block.language == "diff":
            session.apply(content)
        elif block.language == "console":
            content = "".join(_refreshed_step(step, session) for step in steps(block))
        parts += [text[after : block.start], content]
        after = block.end
    return "".join([*parts, text[after:]])


def _refreshed_step(step: Step, session: Session) -> str:
    lines = written_anew(step.expected, session.run(step.command)) if step.is_run else step.expected
    return "".join(f"{line}\n" for line in (_PROMPT + step.command, *lines))


def main() -> None:
    """Write README.md anew."""
    with tempfile.TemporaryDirectory() as folder:
        text = refreshed(README.read_text(encoding="utf-8"), Session(Path(folder)))
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
