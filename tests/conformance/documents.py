"""The rendered documents in a folder, by the record that they were made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

FORMATS = ("html", "pdf", "docx", "md")


@dataclass(frozen=True, slots=True)
class Document:
    """One document in all of its formats: files of one folder with one stem.

    Attributes:
        stem: the path without suffix.
        files: by suffix without dot.
    """

    stem: Path
    files: dict[str, Path]


def find(folder: Path) -> tuple[Document, ...]:
    """The documents below a folder, sorted by path."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.removeprefix(".") in FORMATS)
    return tuple(
        Document(stem, {path.suffix.removeprefix("."): path for path in same})
        for stem, same in groupby(sorted(files, key=lambda path: (path.with_suffix(""), path)), _stem)
    )


def _stem(path: Path) -> Path:
    return path.with_suffix("")


def spread(paths: Sequence[Path], most: int) -> list[Path]:
    """At most ``most`` of the files, every kind among them as long as there is room.

    Two files are of one kind when their paths differ in digits alone, which is how dates and numbers differ. Kinds
    share the room evenly, small ones leaving theirs to larger ones, and a kind gives files from evenly spread places.
    """
    kinds: dict[str, list[Path]] = {}
    for path in sorted(paths):
        kinds.setdefault(re.sub(r"\d+", "0", path.as_posix()), []).append(path)
    chosen: list[Path] = []
    for number, kind in enumerate(sorted(kinds.values(), key=len)):
        share = min(len(kind), (most - len(chosen)) // (len(kinds) - number))
        chosen.extend(kind[place * len(kind) // share] for place in range(share))
    return sorted(chosen)
