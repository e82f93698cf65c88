"""The Word files of drafts that were sent: a free name for the next one, and what the last one said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from styring.records.base import Identity


def free_name(folder: Path, file: PurePosixPath, content: bytes) -> PurePosixPath:
    """The first name that no other file has: ``x.docx``, ``x-2.docx`` …; a file with the same content is the same.

    A file may have come back by e-mail and been saved where it came from, so none is ever replaced.
    """
    return next(name for name in _names(file) if not _is_another(folder / name, content))


def texts_sent(folder: Path, file: PurePosixPath, identity: Identity) -> tuple[tuple[str, str], ...] | None:
    """Path and text of everything that the last draft said, or ``None`` if its file is not there any more."""
    there = list(itertools.takewhile(lambda name: (folder / name).exists(), _names(file)))
    for name in reversed(there):
        texts = _texts(folder / name, str(identity))
        if texts is not None:
            return texts
    return None


def _names(file: PurePosixPath) -> Iterator[PurePosixPath]:
    yield file
    yield from (file.with_stem(f"{file.stem}-{number}") for number in itertools.count(2))


def _is_another(file: Path, content: bytes) -> bool:
    return file.exists() and (not file.is_file() or file.read_bytes() != content)


def _texts(file: Path, identity: str) -> tuple[tuple[str, str], ...] | None:
    from styring.commenting.bookmarks import read_places
    from styring.rendering.word_package import UnreadableWord, open_word  # lxml takes its time

    try:
        with open_word(file.read_bytes()) as package:
            sent = read_places(package.archive)
    except (OSError, UnreadableWord):
        return None
    if sent is None or sent.identity != identity:
        return None
    return tuple((place.path, place.text) for place in sent.places)
