"""git as a program: how it is called, and what its refusals mean in Norwegian."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from styring.diagnostics import UserError

if TYPE_CHECKING:
    from git import Git

FETCH_ALL = (
    "Hent resten med «git fetch --unshallow». I CI: skriv «fetch-depth: 0» ved actions/checkout på GitHub, eller "
    'GIT_DEPTH: "0" på GitLab.'
)
_NEUTRAL = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
"""Before every command: nothing that the repository's configuration names is run."""
PLAIN_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=all")
"""To every command that compares: the same answer whatever the configuration says, and no program of its choice."""
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
"""git writes nothing, not even its own index, asks nobody for a password, and shows commits as they were made."""

_CHUNK = 1 << 16

_NO_PROGRAM = ("Programmet git er ikke installert her.", "Installer git, eller kjør kontrollen der git finnes.")
_REFUSALS = {
    "not a git repository": (
        "Mappen ligger ikke i git.",
        "Legg den i git, eller kjør uten --changed-since og uten git_kontroll_fra i styring.yaml.",
    ),
    "dubious ownership": (
        "git vil ikke lese mappen, fordi en annen bruker eier den.",
        "Stoler du på den som eier mappen, kjør «git config --global --add safe.directory {folder}».",
    ),
    "ambiguous argument 'HEAD'": (
        "Ingenting er lagret i git ennå.",
        "Lagre filene i git (git add og git commit), så kontrolleres historikken fra da av.",
    ),
}
"""What a user can do about a refusal, by words of git's own message (which GitPython asks for in English)."""


class HistoryError(UserError):
    """git cannot answer."""


class Program:
    """git, asked from one folder. Close it after use: it may keep a process that reads objects."""

    def __init__(self, folder: Path) -> None:
        """Find git.

        Raises:
            HistoryError: there is no such program.
        """
        try:
            import git
        except ImportError as error:  # what GitPython raises when it does not find the program
            raise HistoryError(*_NO_PROGRAM) from error
        self._folder = folder
        self._git: Git = git.Git(folder)
        self._git.update_environment(**_ENVIRONMENT)

    def answer(self, *arguments: str) -> bytes:
        """Everything that a command prints.

        Raises:
            HistoryError: the command fails.
        """
        with self._translated():
            return self._git.execute(self._command(arguments), stdout_as_string=False, strip_newline_in_stdout=False)

    def fields(self, *arguments: str) -> Iterator[bytes]:
        """What a command prints between zero bytes, as it comes.

        Raises:
            HistoryError: the command fails, be it in the middle.
        """
        with self._translated():
            process = self._git.execute(self._command(arguments), as_process=True)
            try:
                yield from split_at_zeros(iter(lambda: process.stdout.read(_CHUNK) if process.stdout else b"", b""))
                process.wait()
            finally:
                for pipe in (process.stdout, process.stderr):
                    if pipe:
                        pipe.close()

    def blob(self, id: str) -> bytes | None:
        """The content of a file by its object id; ``None`` if the repository does not have it.

        One process answers all calls.
        """
        try:
            return self._git.get_object_data(id)[3]
        except (ValueError, OSError):  # a missing object, and a process that has ended
            return None

    def close(self) -> None:
        """End the process that reads objects, if there is one."""
        self._git.clear_cache()

    def _command(self, arguments: Iterable[str]) -> list[str]:
        return [str(self._git.GIT_PYTHON_GIT_EXECUTABLE), *_NEUTRAL, *arguments]

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """What git refuses, as a ``HistoryError``."""
        from git.exc import GitCommandError, GitCommandNotFound

        try:
            yield
        except GitCommandNotFound as error:
            raise HistoryError(*_NO_PROGRAM) from error
        except GitCommandError as error:
            raise self._refusal(error.stderr) from error

    def _refusal(self, said: str) -> HistoryError:
        for words, (message, remedy) in _REFUSALS.items():
            if words in said:
                return HistoryError(message, remedy.format(folder=self._folder.as_posix()))
        last = said.strip().strip("'").splitlines()[-1:] or ["ukjent feil"]
        return HistoryError(
            f"git kan ikke svare: {last[0].strip()}", "Kjør «git status» i mappen for å se hva som er galt."
        )


def split_at_zeros(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What stands before each zero byte, wherever the chunks end."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def path_text(path: bytes) -> str:
    """A path as git has it; what is not UTF-8 is kept by surrogates, as Python does for file names."""
    return path.decode("utf-8", "surrogateescape")
