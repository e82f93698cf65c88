"""The folder of the site: what styring has put there, what may be kept, and what has to go.

A list of the files, with a digest of each and of what it was made from, lies in the folder. It holds nothing that the
files do not show, since it is published with them. Only files on that list are ever replaced or removed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from styring.diagnostics import UserError
from styring.messages import quoted
from styring.writing import real_path, remove_output, write_output

LIST = PurePosixPath(".styring-nettsted.json")
_LAYOUT = 1
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class SiteError(UserError):
    """The site cannot be made; ``message`` and ``remedy`` are Norwegian."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that styring has made.

    Attributes:
        sha256: of its content.
        key: digest of what it was made from; empty where that is not asked for.
    """

    sha256: str
    key: str = ""


class SiteFolder:
    """A folder that is being filled with a site. Begin with ``claim``, and end with ``finish``.

    Attributes:
        written: how many files have got another content.
        removed: how many files have gone.
    """

    def __init__(self, folder: Path) -> None:
        """Read the list of the files that are there.

        Raises:
            SiteError: there is a list, but it cannot be read.
        """
        self.written = self.removed = 0
        self._folder = real_path(folder)
        self._known = _read(self._folder / LIST)
        self._now: dict[str, Made] = {}

    def claim(self, paths: Iterable[PurePosixPath]) -> None:
        """Say which files are going to be written, so that they are known as ours however the making ends.

        Raises:
            SiteError: one of them is there, and styring has not made it.
            WriteError: the list cannot be written.
        """
        names = [path.as_posix() for path in paths]
        for name in names:
            if name not in self._known and (self._folder / name).exists():
                raise SiteError(
                    f"{quoted(name)} finnes i {self._folder} fra før, og er ikke laget av styring.",
                    "Velg en annen mappe med -o, eller flytt filen.",
                )
        self._known = {**dict.fromkeys(names, Made("")), **self._known}
        self._write_list(self._known)

    def keeps(self, path: PurePosixPath, key: str) -> bool:
        """Whether a file is there that was made from the same and has not been changed since; if so, it stays."""
        made = self._known.get(path.as_posix())
        if made is None or made.key != key or _digest_of(self._folder / path) != made.sha256:
            return False
        self._now[path.as_posix()] = made
        return True

    def write(self, path: PurePosixPath, content: bytes, key: str = "") -> None:
        """Write a file, unless it is there and holds the same.

        Raises:
            WriteError: the file cannot be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        if _digest_of(self._folder / path) != sha256:
            write_output(self._folder / path, content, root=self._folder)
            self.written += 1
        self._now[path.as_posix()] = Made(sha256, key)

    def finish(self) -> None:
        """Remove the files that no longer belong to the site, and write the list.

        Raises:
            WriteError: a file cannot be removed, or the list cannot be written.
        """
        for name in sorted(self._known.keys() - self._now.keys()):
            self.removed += (self._folder / name).exists()
            remove_output(self._folder / name, root=self._folder)
        self._write_list(self._now)

    def _write_list(self, files: Mapping[str, Made]) -> None:
        entries = {name: {"sha256": made.sha256, "av": made.key} for name, made in sorted(files.items())}
        text = json.dumps({"utgave": _LAYOUT, "filer": entries}, indent=0, ensure_ascii=False) + "\n"
        if _digest_of(self._folder / LIST) != hashlib.sha256(text.encode()).hexdigest():
            write_output(self._folder / LIST, text.encode(), root=self._folder)


def _digest_of(file: Path) -> str | None:
    """SHA-256 of a file, or ``None`` if there is none that can be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _read(file: Path) -> dict[str, Made]:
    """The files on the list; none where there is no list."""
    if not file.exists():
        return {}
    try:
        content = json.loads(file.read_bytes())
        files = _files(content)
    except (OSError, ValueError, RecursionError):
        files = None
    if files is None:
        raise SiteError(
            f"{quoted(file.as_posix())} kan ikke leses, så det er ikke kjent hvilke filer styring har laget i mappen.",
            "Slett mappen hvis alt i den er laget av styring, eller velg en annen med -o.",
        )
    return files


def _files(content: Any) -> dict[str, Made] | None:
    if not isinstance(content, dict) or content.get("utgave") != _LAYOUT or not isinstance(content.get("filer"), dict):
        return None
    entries: dict[str, Any] = content["filer"]
    valid = all(_is_inside(name) and _is_made(entry) for name, entry in entries.items())
    return {name: Made(entry["sha256"], entry["av"]) for name, entry in entries.items()} if valid else None


def _is_inside(name: str) -> bool:
    path = PureWindowsPath(name)  # knows drives and both kinds of slashes
    return bool(path.parts) and not path.anchor and ".." not in path.parts and name != LIST.as_posix()


def _is_made(entry: Any) -> bool:
    if not isinstance(entry, dict) or entry.keys() != {"sha256", "av"}:
        return False
    return all(isinstance(value, str) and (not value or _DIGEST.fullmatch(value)) for value in entry.values())
