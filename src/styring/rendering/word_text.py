"""The text of a Word file with what else in it can tell of people: properties, authors, links, descriptions.

Read from the parts of the package (ECMA-376) rather than by python-docx, which shows neither text boxes, footnotes,
comments nor what tracked changes have struck out. Nothing in a hostile file is expanded, fetched or run.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

MAX_UNPACKED = 100_000_000
"""Bytes of a package when unpacked; a long report with pictures has a tenth of it."""

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


_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
"""How a package, its compression and its XML say that they cannot be read."""
_BROKEN = (
    "Filen er ødelagt og kan ikke leses som Word-dokument.",
    "Åpne den i Word, og lagre den på nytt som Word-dokument (.docx).",
)


class UnreadableWord(Exception):
    """A file is no Word file that can be read. ``message`` and ``remedy`` are Norwegian."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


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
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise UnreadableWord(
                    f"Filen blir større enn {MAX_UNPACKED // 1_000_000} MB når den pakkes ut.",
                    "Kontroller hvor den kommer fra. Er den ekte, kopier teksten over i et nytt dokument.",
                )
            if not any(_PARTS[0][0].fullmatch(entry.filename) for entry in entries):
                raise UnreadableWord("Filen er ikke et Word-dokument.", "Lagre den som Word-dokument (.docx).")
            for pattern, place in _PARTS:
                for entry in entries:
                    if pattern.fullmatch(entry.filename):
                        yield from _passages(package.read(entry), place)
    except _DAMAGES as error:
        raise UnreadableWord(*_BROKEN) from error
    except RuntimeError as error:  # how zipfile tells of a password
        raise UnreadableWord("Filen er beskyttet med passord.", "Fjern passordet i Word, og prøv igjen.") from error


def _passages(part: bytes, place: str) -> Iterator[Passage]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.internalDTD is not None:  # Word writes none, and text could hide in its entities
        raise UnreadableWord(*_BROKEN)
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
        name = _local(element)
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
        if _local(element) not in _NOT_READ:
            yield Passage(place, element.text or "")


def _targets(elements: Iterator[etree._Element], place: str) -> Iterator[Passage]:
    """Where links lead out of the file."""
    for element in elements:
        if element.get("TargetMode") == "External":
            yield Passage(place, str(element.get("Target", "")))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
