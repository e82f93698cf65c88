"""One YAML file as the rest of the program sees it."""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from pathlib import Path
from typing import Final

from styring.diagnostics import Position, Problem, YamlPath
from styring.source import positions
from styring.source.lost_text import CANDIDATE, lost_text
from styring.source.outline import outline
from styring.source.reading import Stamp, decode, read_stamped, unreadable
from styring.source.tree import Lines, Node, Plain, to_data
from styring.source.waivers import MENTION, Waiver, find_waivers

_BOM = "\ufeff"


class Source:
    """The content of one file: its text, its data and what is wrong with its form.

    Attributes:
        original: the text as it stands in the file, byte order mark and line breaks included: what an edit begins with.
        text: the same NFC-normalised, without byte order mark, with LF between lines; ``""`` if unreadable.
            Every position refers to it.
        data: mappings, lists and scalars of Python; ``None`` where the text does not tell what it should be.
        problems: breaches of SKJ01, SKJ02, SKJ03 and SKJ05 (numbers in a doubtful spelling), each with its position.
        digest: SHA-256 of the bytes that were read, in hexadecimal digits; ``""`` where there are none (a file that
            cannot be opened or is too large, a text that came from no file).
        stamp: the file's stamp from before it was read; ``None`` where ``digest`` is empty.
    """

    def __init__(
        self,
        original: str,
        text: str,
        data: Plain,
        problems: tuple[Problem, ...],
        digest: str = "",
        stamp: Stamp | None = None,
    ) -> None:
        self.original: Final = original
        self.text: Final = text
        self.data: Final = data
        self.problems: Final = problems
        self.digest: Final = digest
        self.stamp: Final = stamp

    def position(self, path: YamlPath, *, on_key: bool = False, quote: str | None = None) -> Position:
        """Where the value at a path stands, or its key, or a quote from it; see ``positions.locate``.

        A text that could not be read answers with its first line.
        """
        if self._root is None:
            return Position(1, 1)
        return positions.locate(self.text, self._root, self._lines, path, on_key=on_key, quote=quote)

    def line(self, number: int) -> str:
        """A line of the text by its number from 1; ``""`` past the end."""
        return self._lines.text(number)

    @functools.cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """The comments that begin with ``styring:``, malformed ones included."""
        if MENTION.search(self.text) is None or self._root is None:
            return ()
        return tuple(find_waivers(self.text, self._root, self._lines))

    @functools.cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @functools.cached_property
    def _root(self) -> Node | None:
        return _read_nodes(self.text, self.data)


def load(file: Path) -> Source:
    """Read a file. Whatever is wrong with it is among the problems; nothing is raised."""
    read = read_stamped(file)
    if isinstance(read, Problem):
        return Source("", "", None, (read,))
    digest = hashlib.sha256(read.content).hexdigest()
    original = decode(read.content)
    if isinstance(original, Problem):
        return Source("", "", None, (original,), digest, read.stamp)
    text = normalise(original)
    return Source(original, text, *_read(text), digest, read.stamp)


def parse(original: str) -> Source:
    """Read a text as if it stood in a file."""
    text = normalise(original)
    return Source(original, text, *_read(text))


def _read(text: str) -> tuple[Plain, tuple[Problem, ...]]:
    """The data of a normalised text, and its problems."""
    # Not imported above: an answer from the cache takes this module, and reads no YAML.
    from styring.source.fast import NeedsStrict, fast_load

    data = fast_load(_with_last_break(text))
    may_lose_text = CANDIDATE.search(text) is not None
    if not isinstance(data, NeedsStrict):
        return data, _lost_text(text, _read_nodes(text, data)) if may_lose_text else ()
    from styring.source import strict

    reading = strict.read(text)
    data = to_data(reading.root) if reading.reliable and reading.root is not None else None
    if data is None and not reading.problems:
        cause = "Filen inneholder bare kommentarer." if "#" in text else "Filen er tom."
        return None, (unreadable(cause, "Fyll ut filen, eller slett den."),)
    lost = _lost_text(text, reading.root) if may_lose_text else ()
    return data, (*reading.problems, *lost)


def _lost_text(text: str, root: Node | None) -> tuple[Problem, ...]:
    return () if root is None else tuple(lost_text(text, root, Lines(text)))


def _read_nodes(text: str, data: Plain) -> Node | None:
    """The nodes of a text, found along its data if they are known, else with care."""
    if data is not None and (root := outline(text, data)) is not None:
        return root
    from styring.source import strict

    return strict.read(text).root


def _with_last_break(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def normalise(original: str) -> str:
    """A text as positions and readers see it: composed letters (NFC), no byte order mark, LF between lines."""
    text = original.removeprefix(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)
