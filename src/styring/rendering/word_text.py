"""The text of a Word file with what else in it can tell of people: properties, authors, links, descriptions.

Read from the parts of the package (ECMA-376) rather than by python-docx, which shows neither text boxes, footnotes,
comments nor what tracked changes have struck out. Nothing in a hostile file is expanded, fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from styring.rendering.word_package import UnreadableWord, local_name, open_word

_PARTS = (
    (re.compile(r"word/document\d*\.xml"), "avsnitt"),
    (re.compile(r"word/header\d*\.xml"), "topptekst"),
    (re.compile(r"word/footer\d*\.xml"), "bunntekst"),
    (re.compile(r"word/footnotes\.xml"), "fotnote"),
    (re.compile(r"word/endnotes\.xml"), "sluttnote"),
    (re.compile(r"word/comments\w*\.xml"), "kommentar"),
    (re.compile(r"docProps/(?:core|app|custom)\.xml"), "egenskaper"),
    (re.compile(r"word/(?:.*/)?_rels/.+\.rels"), "lenke"),
)
_TEXTS = frozenset({"t", "delText"})
_GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TELLING = frozenset({"author", "descr", "title", "alt", "string"})
"""Attributes that readers see, or that name who has written."""
_NOT_READ = frozenset({"Template", "Application", "AppVersion", "DocSecurity", "TitlesOfParts", "HeadingPairs"})

_NOT_WORD = (
    "Filen er ikke et Word-dokument.",
    "Lagre den som Word-dokument (.docx), eller kopier teksten over i en tekstfil.",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands together, and where: «avsnitt 12», «topptekst 1», «egenskaper»."""

    place: str
    text: str


def word_passages(content: bytes) -> Iterator[Passage]:
    """The passages of a Word file, those of the body first.

    Raises:
        UnreadableWord: the file is broken, protected, unpacks to far too much, or is not of Word.
    """
    with open_word(content) as package:
        if not any(_PARTS[0][0].fullmatch(name) for name in package.names):
            raise UnreadableWord(*_NOT_WORD)
        for pattern, place in _PARTS:
            for name in package.names:
                if pattern.fullmatch(name):
                    yield from _passages(package.xml(name), place)


def _passages(root: etree._Element, place: str) -> Iterator[Passage]:
    elements = root.iter("*")
    match place:
        case "egenskaper":
            found = _property_texts(elements, place)
        case "lenke":
            found = _targets(elements, place)
        case _:
            found = _paragraphs(elements, place)
    return (passage for passage in found if passage.text.strip())


def _paragraphs(elements: Iterator[etree._Element], place: str) -> Iterator[Passage]:
    """Each paragraph, and telling attributes; a text box is told apart from what stands around it."""
    number = 0
    collected: list[str] = []
    for element in elements:
        name = local_name(element)
        if name == "p":
            yield Passage(f"{place} {number}", "".join(collected))
            collected.clear()
            number += 1
        elif name in _TEXTS:
            collected.append(element.text or "")
        elif name in _GAPS:
            collected.append(_GAPS[name])
        elif name == "instrText":  # what a field does, such as a link, in the midst of what it shows
            yield Passage(f"{place} {number}", element.text or "")
        for key, value in element.attrib.items():
            if etree.QName(key).localname in _TELLING:
                yield Passage(f"{place} {number}", str(value))
    yield Passage(f"{place} {number}", "".join(collected))


def _property_texts(elements: Iterator[etree._Element], place: str) -> Iterator[Passage]:
    for element in elements:
        if local_name(element) not in _NOT_READ:
            yield Passage(place, element.text or "")


def _targets(elements: Iterator[etree._Element], place: str) -> Iterator[Passage]:
    """Where links lead out of the file."""
    for element in elements:
        if element.get("TargetMode") == "External":
            yield Passage(place, str(element.get("Target", "")))
