"""What the codes of a PDF font stand for and how wide they are, for fonts as Typst writes them and no others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self

from pypdf.generic import StreamObject

_SECTION = re.compile(rb"beginbfchar\s(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>\s*")
_ENTRIES = re.compile(rb"\s*(?:<[0-9A-Fa-f]{4}>\s*<(?:[0-9A-Fa-f]{4})+>\s*)*")
_OTHER_MAPPING = re.compile(rb"bfrange|usecmap|cidchar|cidrange|notdef")
_CODE_SPACE = re.compile(rb"1 begincodespacerange\s*<0000>\s*<FFFF>\s*endcodespacerange")
_TURNED = re.compile(r"[\n\r\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Written from right to left, so that pypdf turns the text about; or a line break, which to it says where it stands."""
_USUAL_SPACE = 200.0
"""What pypdf takes the width of a space to be in a font that has none."""


class UnfamiliarPdf(Exception):
    """Something that Typst is not known to write: the page must be read by pypdf."""


@dataclass(frozen=True, slots=True)
class Font:
    """A composite font whose codes are two bytes each.

    Attributes:
        characters: the text of a code; codes are characters here, the code's number being the code point.
        widths: the width of a code in thousandths of the font size.
        space: the width of a space, likewise.
    """

    characters: dict[str, str]
    widths: dict[str, float]
    space: float

    @classmethod
    def read(cls, font: Any) -> Self:
        """A font by its dictionary.

        Raises:
            UnfamiliarPdf, LookupError: it is of another kind, or does not tell its text by ToUnicode.
        """
        to_unicode, [descendant] = font["/ToUnicode"], font["/DescendantFonts"]
        if (
            font["/Subtype"] != "/Type0"
            or font["/Encoding"] != "/Identity-H"
            or not isinstance(to_unicode, StreamObject)
        ):
            raise UnfamiliarPdf("font")
        characters = _characters(to_unicode.get_data())
        widths = _widths(descendant.get_object()["/W"])
        space_code = next((code for code, text in characters.items() if text == " "), " ")
        space = widths[space_code] = widths.get(space_code) or _USUAL_SPACE
        readable = {code: text for code, text in characters.items() if code in widths and not _TURNED.search(text)}
        return cls(readable, widths, space)


def _characters(to_unicode: bytes) -> dict[str, str]:
    """The entries of a map to Unicode (ISO 32000-1, 9.10.3)."""
    if _OTHER_MAPPING.search(to_unicode) or not _CODE_SPACE.search(to_unicode):
        raise UnfamiliarPdf("ToUnicode")
    sections = _SECTION.findall(to_unicode)
    if len(sections) != to_unicode.count(b"beginbfchar") or not all(map(_ENTRIES.fullmatch, sections)):
        raise UnfamiliarPdf("ToUnicode")
    return {_utf16(code): _utf16(text) for section in sections for code, text in _PAIR.findall(section)}


def _utf16(digits: bytes) -> str:
    try:
        return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
    except UnicodeDecodeError as error:
        raise UnfamiliarPdf("ToUnicode") from error


def _widths(ranges: Any) -> dict[str, float]:
    """The widths of a font (ISO 32000-1, 9.7.4.3) where they are given as first code, last code and width."""
    if len(ranges) % 3 or not all(isinstance(number, int | float) for number in ranges):
        raise UnfamiliarPdf("widths")
    triples = zip(ranges[::3], ranges[1::3], ranges[2::3], strict=True)
    return {chr(code): float(width) for first, last, width in triples for code in range(int(first), int(last) + 1)}
