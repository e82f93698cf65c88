"""The structure of a tagged PDF: which block a stretch of text belongs to, and what is said instead of an element.

A letter has hundreds of elements. Those that Typst writes on one line are read by a regular expression; pypdf reads the
others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from styring.rendering.pdf_lexis import NAME, STRING, VALUE, WHITE

_INLINE = frozenset({"/Annot", "/Code", "/Em", "/Link", "/Quote", "/Reference", "/Span", "/Strong"})
_DESCRIBING = ("/Alt", "/ActualText", "/E")
_ELEMENT = re.compile(
    rb"(?P<number>\d+) 0 obj\n<</Type/StructElem/S(?P<role>" + NAME + rb")/P (?P<parent>\d+) 0 R"
    rb"(?:/(?:ID|T|Lang)" + STRING + rb"|/A\[(?:<<(?:" + NAME + WHITE + VALUE + rb")*+>>)*+\])*+"
    rb"/K\[(?P<kids>(?:\d+(?: 0 R)? ?)*)\](?:/Pg \d+ 0 R)?>>\nendobj\n"
)  # fmt: skip
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of the structure.

    Attributes:
        kids: the elements below, by object number, or themselves where they have none.
        descriptions: what is read aloud instead (ISO 32000-1, 14.9.3 to 14.9.5).
    """

    role: str
    parent: int | None
    kids: tuple[Any, ...]
    descriptions: tuple[str, ...] = ()


class Structure:
    """The structure of a file.

    Args:
        reader: the file as pypdf reads it.
        content: the file's bytes.
    """

    def __init__(self, reader: PdfReader, content: bytes) -> None:
        self._reader = reader
        self._content = content
        self._elements: dict[int, _Element] = {}

    def block_of(self, reference: IndirectObject) -> int:
        """The object number of the nearest element at or above one that is a block."""
        number = reference.idnum
        element = self._element(number)
        while element.role in _INLINE and element.parent is not None:
            number = element.parent
            element = self._element(number)
        return number

    def descriptions(self, root: Any) -> Iterator[str]:
        """What is read aloud instead of something below an element, which may be the root of all."""
        for kid in self._element(root).kids:
            yield from self._element(kid).descriptions
            yield from self.descriptions(kid)

    def _element(self, which: Any) -> _Element:
        """An element by its object number, or by its dictionary."""
        if not isinstance(which, int):
            return _by_pypdf(which)
        if which not in self._elements:
            place = self._reader.xref.get(0, {}).get(which, len(self._content))
            line = _ELEMENT.match(self._content, place)
            self._elements[which] = (
                _by_pattern(line)
                if line and int(line["number"]) == which
                else _by_pypdf(IndirectObject(which, 0, self._reader).get_object())
            )
        return self._elements[which]


def _by_pattern(line: re.Match[bytes]) -> _Element:
    kids = tuple(int(number) for number in _REFERENCE.findall(line["kids"]))
    return _Element(line["role"].decode("ascii"), int(line["parent"]), kids)


def _by_pypdf(element: Any) -> _Element:
    if not isinstance(element, DictionaryObject):
        return _Element("", None, ())
    kids: Any = element.get("/K", ArrayObject()).get_object()
    parent: Any = element.raw_get("/P") if "/P" in element else None
    return _Element(
        str(element.get("/S", "")),
        parent.idnum if isinstance(parent, IndirectObject) else None,
        tuple(map(_kid, kids if isinstance(kids, list) else [kids])),
        tuple(str(element[key]) for key in _DESCRIBING if key in element),
    )


def _kid(kid: Any) -> Any:
    """An element by its object number where it has one that says it all; a stretch of content is no element."""
    if isinstance(kid, IndirectObject) and kid.generation == 0:
        return kid.idnum
    below = kid.get_object()
    return below if isinstance(below, DictionaryObject) else None
