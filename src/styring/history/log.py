"""How files came to be as they are: one pass over ``git log``, whatever the number of files.

Which day counts: a commit has two, that of its author and that of its committer. Rebasing, and merging a pull request
by rebase, makes the second later, and a wrong clock may make it earlier. The earlier of the two counts, for rules that
speak of time accuse somebody, and doubt is to that person's advantage. Neither proves anything: both can be set.

All commits count that HEAD comes from, those of merged branches too, in order of time. A merge has a version of its own
only where it differs from all it merges, as after a conflict (``git log -c``). So work on a branch counts from the day
it was saved, not from the day it was merged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from styring.history.program import FETCH_ALL, PLAIN_DIFF, HistoryError, Program, path_text

_LOG = (
    "log", "--reverse", "--author-date-order", "--full-history", "--no-follow", "--no-show-signature",
    "--format=%at %ct", "--raw", "-z", "--no-abbrev", "-c", "--root", "-M", "-l1000", *PLAIN_DIFF,
)  # fmt: skip
_LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp())


class Version(NamedTuple):
    """A file as a commit left it.

    Attributes:
        commit: the commit's place in the history, the oldest 0.
        saved: when it was made, UTC.
        blob: object id of the content.
    """

    commit: int
    saved: datetime
    blob: str


class History:
    """The saved versions of all files below a folder of a repository."""

    def __init__(self, by_path: Mapping[str, Sequence[Version]], program: Program) -> None:
        self._by_path: Final = by_path
        self._program: Final = program

    def versions(self, path: str) -> Sequence[Version]:
        """The versions of a file, oldest first, without those that changed nothing in it.

        Args:
            path: relative to the folder that ``open_history`` was given, with ``/`` and composed letters (NFC).
        """
        return self._by_path.get(path, ())

    def below(self, folder: str) -> Mapping[str, Sequence[Version]]:
        """The versions of all files in a folder and the folders in it, by path."""
        return {path: versions for path, versions in self._by_path.items() if path.startswith(f"{folder}/")}

    def content(self, version: Version) -> bytes | None:
        """What the file held; ``None`` if the repository does not have it."""
        return self._program.blob(version.blob)


@contextmanager
def open_history(folder: Path, below: str) -> Iterator[History]:
    """The history of the files below ``folder / below``, where ``folder`` may lie anywhere in a repository.

    Raises:
        HistoryError: there is no git, no repository, or only a part of the history (a shallow clone).
    """
    with _opened(folder) as program:
        prefix = _prefix(program)
        has_commits = program.answer("rev-list", "--max-count=1", "--all")
        log = program.fields(*_LOG, "--", below) if has_commits else iter(())
        yield History(_versions(log, prefix), program)


@contextmanager
def history_of(folder: Path, versions: Mapping[str, Sequence[Version]]) -> Iterator[History]:
    """A history that has been read already, or a part of it (``History.below``); git is asked for contents alone.

    Raises:
        HistoryError: there is no git.
    """
    with _opened(folder) as program:
        yield History(versions, program)


def state_of(folder: Path) -> str:
    """What a history depends on: the commit that is checked out, and where in the repository ``folder`` lies.

    Raises:
        HistoryError: there is no git, no repository, or only a part of the history (a shallow clone).
    """
    with _opened(folder) as program:
        return f"{program.answer('rev-parse', '--revs-only', 'HEAD')!r} {_prefix(program)!r}"


@contextmanager
def _opened(folder: Path) -> Iterator[Program]:
    program = Program(folder)
    try:
        yield program
    finally:
        program.close()


def _prefix(program: Program) -> bytes:
    """Where in a repository with its whole history the folder lies."""
    shallow, *prefix, _ = program.answer("rev-parse", "--is-shallow-repository", "--show-prefix").split(b"\n")
    if shallow == b"true":
        raise HistoryError("Bare en del av historikken i git er hentet hit (shallow clone).", FETCH_ALL)
    return b"\n".join(prefix)


def _versions(fields: Iterator[bytes], prefix: bytes) -> Mapping[str, Sequence[Version]]:
    """The versions of every file by its latest path, from what ``git log`` prints between zero bytes.

    A path that was renamed away and is used again begins anew; one that was deleted and comes back goes on.
    """
    by_path: dict[bytes, list[Version]] = {}
    left: set[bytes] = set()
    commit, saved = -1, datetime.fromtimestamp(0, UTC)
    for field in fields:
        text = field.lstrip(b"\n")
        if not text:
            continue
        if not text.startswith(b":"):
            commit, saved = commit + 1, _earlier(text)
            continue
        *_, blob, status = text.split(b" ")
        old = next(fields)
        new = next(fields) if status.startswith(b"R") and not text.startswith(b"::") else old
        if new != old:
            by_path[new] = by_path.get(old, [])
            left.add(old)
            left.discard(new)
        elif status == b"A" and old in left:
            by_path[old] = []
            left.discard(old)
        versions = by_path.setdefault(new, [])
        if blob.strip(b"0") and not (versions and versions[-1].blob == blob.decode("ascii")):
            versions.append(Version(commit, saved, blob.decode("ascii")))
    return {
        unicodedata.normalize("NFC", path_text(path.removeprefix(prefix))): versions
        for path, versions in by_path.items()
        if path.startswith(prefix)
    }


def _earlier(header: bytes) -> datetime:
    """The earlier of the two times of a commit; a time that cannot be right is brought within bounds."""
    seconds = min(int(part) for part in header.split())
    return datetime.fromtimestamp(min(max(seconds, 0), _LATEST), UTC)
