"""The folder where answers are kept: looked up, replaced and cleared. What cannot be read or written is no answer."""

from __future__ import annotations

import contextlib
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from styring.linting.cache import digests
from styring.linting.cache.entry import Entry, decode, encode
from styring.linting.part import OUTSIDE, Part
from styring.project import has_file, has_folder
from styring.record_files import AGENCIES, files_of_dossier, files_outside_dossiers
from styring.writing import WriteError, write_output

FOLDER = ".styring/cache"
_LARGEST = 256 * 1024 * 1024
_BESIDE = {
    ".styring/.gitignore": b"*\n",
    ".styring/CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# https://bford.info/cachedir/\n",
}
"""Files that tell git, and programs that make backups, to leave the folder alone."""

_FRESH_NS = 2_000_000_000
"""How coarsely file systems tell time: a file that changed so recently may change again and have the same stamp."""


Looked: TypeAlias = tuple[str, bool]
"""A path outside the records that was looked for, and whether it was to be a folder."""


class Made(NamedTuple):
    """What the findings of a part were made from, apart from what all parts depend on.

    Attributes:
        files: those that were read, by the stamps that they had before.
        content: digest of their names and of the bytes that were read.
        elsewhere: paths outside the records that were looked for, and whether they were found.
        history: digest of what git told of the files; empty where it was not asked.
    """

    files: digests.Files
    content: str
    elsewhere: Mapping[Looked, bool]
    history: str = ""


class Store:
    """The kept answers of a repository.

    Attributes:
        root: of the repository.
        inputs: digest of what all parts depend on, as it is now.
        head: the state of git, where it is asked; otherwise empty.
    """

    def __init__(self, root: Path, inputs: str, head: str = "") -> None:
        self.root: Final = root
        self.inputs: Final = inputs
        self.head: Final = head

    def find(self, part: str, history: Callable[[str], str | None]) -> Part | None:
        """The findings of a part (``OUTSIDE`` or the code of an agency), if all that they were made from is the same.

        Args:
            part: which.
            history: gives a digest of what git tells of its files by now, or ``None`` if that is not known; asked
                where the state of git is another.

        Raises:
            OSError: a folder may not be listed.
        """
        began = time.time_ns()
        entry = _entry(_file(self.root, part))
        if entry is None or entry.name != part or entry.inputs != self.inputs:
            return None
        if entry.head != self.head and entry.history != history(part):
            return None
        if any(_is_there(self.root, name, is_folder) is not found for name, is_folder, found in entry.elsewhere):
            return None
        folder = folder_of(self.root, part)
        try:
            files = digests.files_of(folder, tuple(files_of(self.root, part)))
        except OSError:  # a file has gone since it was listed
            return None
        if files.stamp != entry.stamp and digests.contents(folder, files.names) != entry.content:
            return None
        now = entry._replace(head=self.head, stamp=self._lasting(files, began))
        if now != entry:
            write(self.root, _file(self.root, part), encode(now))
        return entry.part

    def keep(self, part: str, found: Part, made: Made, began: int) -> None:
        """Keep the findings of a part in place of earlier ones.

        Args:
            part: which.
            found: its findings.
            made: what they were made from.
            began: when the first look at its files was taken, by our clock, in ns since 1970.
        """
        elsewhere = tuple((name, is_folder, found) for (name, is_folder), found in made.elsewhere.items())
        stamp = self._lasting(made.files, began)
        entry = Entry(part, self.inputs, made.history, self.head, stamp, made.content, elsewhere, found)
        write(self.root, _file(self.root, part), encode(entry))

    def _lasting(self, files: digests.Files, began: int) -> str:
        """The stamp of files; empty if one of them may change once more without getting another stamp."""
        return files.stamp if files.changed + _FRESH_NS < began - self._lag else ""

    @cached_property
    def _lag(self) -> int:
        """How far the clock by which files get their times, as of a server's, is behind ours, in ns."""
        probe = self.root / FOLDER / "clock"
        write(self.root, probe, b"")
        try:
            return max(0, time.time_ns() - probe.stat().st_mtime_ns)
        except OSError:  # nothing can be written here, so nothing will be kept either
            return 0


def folder_of(root: Path, part: str) -> Path:
    """The folder that the files of a part are named from."""
    records = root / "records"
    return records if part == OUTSIDE else records / AGENCIES / part


def files_of(root: Path, part: str) -> Iterator[str]:
    """The files of a part, named from its folder with ``/``.

    Raises:
        OSError: a folder may not be listed.
    """
    folder = folder_of(root, part)
    return files_outside_dossiers(folder) if part == OUTSIDE else files_of_dossier(folder)


def clear(root: Path) -> int:
    """Delete all that is kept; the number of files.

    Raises:
        OSError: something cannot be deleted.
    """
    folder = root / FOLDER
    if any(path.is_symlink() for path in (folder, folder.parent)) or not folder.is_dir():  # not ours to empty
        return 0
    number = sum(file.is_file() for file in folder.rglob("*"))
    shutil.rmtree(folder)
    return number


def _file(root: Path, part: str) -> Path:
    folder = root / FOLDER
    return folder / "outside.json" if part == OUTSIDE else folder / AGENCIES / f"{part}.json"


def _is_there(root: Path, name: str, is_folder: bool) -> bool:
    return has_folder(root, name) if is_folder else has_file(root, name)


def _entry(file: Path) -> Entry | None:
    content = read(file)
    return None if content is None else decode(content)


def read(file: Path) -> bytes | None:
    """What a file of the cache holds; ``None`` if there is nothing that could be one."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        return file.read_bytes()
    except OSError:
        return None


def write(root: Path, file: Path, content: bytes) -> None:
    """Put a file into the cache in one step, or leave it if that cannot be done."""
    with contextlib.suppress(WriteError, OSError):
        for name, beside in _BESIDE.items():
            if not (root / name).exists():
                write_output(root / name, beside, root=root)
        write_output(file, content, root=root)
