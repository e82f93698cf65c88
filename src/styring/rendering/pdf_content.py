"""The text of a page of a PDF and the marks around it, read at a glance from content as Typst writes it.

Every byte of the content must belong to an operation that is known here; whatever else there is, the page is left to
pypdf, which knows all of PDF. Where pypdf tells a space or a new line by the position, so it is here, by the same sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from styring.rendering.pdf_fonts import Font, UnfamiliarPdf
from styring.rendering.pdf_lexis import HEXADECIMAL, LITERAL, NAME, NUMBER, STRING, VALUE, WHITE

_PROPERTIES = (
    rb"(?P<properties><<" + WHITE + rb"(?:/MCID (?P<stretch>\d+)" + WHITE + rb")?"
    rb"(?:(?!/MCID\b)" + NAME + WHITE + VALUE + rb")*+>>)" + WHITE
)  # fmt: skip
_OPERATION = re.compile(
    WHITE + rb"(?P<operands>(?:" + VALUE + rb")*+)(?:" + _PROPERTIES + rb")?"
    rb"(?P<operator>[A-Za-z]+\*?)(?=[ \t\r\n\f/\[(<]|\Z)" + WHITE
)  # fmt: skip
_TAG = re.compile(NAME + WHITE)
_FONT = re.compile(rb"(" + NAME + rb") (" + NUMBER + rb")" + WHITE)
_UPRIGHT = re.compile(rb"1 0 0 -1 (" + NUMBER + rb") (" + NUMBER + rb")" + WHITE)
_SHOWN_ALONE = re.compile(rb"(?:" + STRING + rb")" + WHITE)
_SHOWN_TOGETHER = re.compile(rb"\[" + WHITE + rb"(?:(?:" + STRING + rb"|" + NUMBER + rb")" + WHITE + rb")*+\]" + WHITE)
_SHOWN = re.compile(rb"\((" + LITERAL + rb")\)|<(" + HEXADECIMAL + rb")>|(" + NUMBER + rb")")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_MARKING = frozenset({b"BDC", b"BMC", b"EMC"})
_SILENT = frozenset(
    b"w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* CS cs SC SCN sc scn G g RG rg K k sh Tr".split()
)
"""Lines, shapes, colours and clipping (ISO 32000-1, table 51), and whether letters are filled or stroked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of marked content: its number among the stretches of the page, if it has one."""

    stretch: int | None
    is_artifact: bool


Event = Mark | str | None
"""What a page is read as: marks that begin, text, and the end of the last mark (``None``)."""


def page_events(page: PageObject, fonts: dict[int, Font]) -> list[Event]:
    """The text of a page with its marks, in the order of the content.

    Args:
        page: the page.
        fonts: the fonts of the file that are read already, by object number; those of the page are added.

    Raises:
        UnfamiliarPdf: the page holds something else than Typst is known to write.
    """
    try:
        content, resources = page["/Contents"], page["/Resources"]
        if not isinstance(content, StreamObject) or not isinstance(resources, DictionaryObject):
            raise UnfamiliarPdf("page")
        reader = _ContentReader(resources, fonts)
        for operation in _operations(content.get_data()):
            reader.take(operation)
    except (
        LookupError,
        ValueError,
    ) as error:  # an object, code or number that is not there or is another than expected
        raise UnfamiliarPdf("content") from error
    return reader.events


def _operations(content: bytes) -> Iterator[re.Match[bytes]]:
    end = 0
    for operation in _OPERATION.finditer(content):
        if operation.start() != end:
            break
        end = operation.end()
        yield operation
    if end != len(content):
        raise UnfamiliarPdf(f"byte {end}")


class _ContentReader:
    """Keeps what pypdf goes by: where the last letters stood, how wide and high they were, what the line spans."""

    def __init__(self, resources: DictionaryObject, fonts: dict[int, Font]) -> None:
        self.events: list[Event] = []
        self._resources = resources
        self._fonts = fonts
        self._by_name: dict[str, Font] = {}
        self._matrices: list[tuple[bytes, ...]] = [()]
        self._font: Font | None = None
        self._is_placed = False
        self._size = 0.0
        self._space = 0.0
        self._space_before: float | None = None
        self._text = ""
        self._last = ""
        self._place = (0.0, 0.0)
        self._line: tuple[float, float] | None = None
        self._width = 0.0
        self._height = 0.0

    def take(self, operation: re.Match[bytes]) -> None:
        """Read the next operation."""
        operands, operator = operation["operands"], operation["operator"]
        if operator in _MARKING:
            self._mark(operation)
        elif operation["properties"] is not None:
            raise UnfamiliarPdf("properties")
        elif operator not in _SILENT:
            self._operate(operator, operands)

    def _mark(self, operation: re.Match[bytes]) -> None:
        tag, properties, stretch = operation["operands"], operation["properties"], operation["stretch"]
        match operation["operator"], properties is not None:
            case (b"EMC", False) if not tag:
                self.events.append(None)
            case (b"BDC", True) | (b"BMC", False) if _TAG.fullmatch(tag):
                self.events.append(Mark(int(stretch) if stretch else None, tag.rstrip() == b"/Artifact"))
            case _:
                raise UnfamiliarPdf("mark")

    def _operate(self, operator: bytes, operands: bytes) -> None:
        match operator:
            case b"TJ" if _SHOWN_TOGETHER.fullmatch(operands):
                self._show(operands)
            case b"Tj" if _SHOWN_ALONE.fullmatch(operands):
                self._show(operands)
            case b"q" if not operands:
                self._matrices.append(self._matrices[-1])
            case b"Q" if not operands and len(self._matrices) > 1:
                self._matrices.pop()
            case b"cm":
                self._flush()
                self._matrices[-1] += (operands,)
            case b"BT" | b"ET" if not operands:
                self._flush()
                self._font, self._is_placed = None, False
            case b"Tf" if chosen := _FONT.fullmatch(operands):
                self._choose(chosen[1].decode("ascii"), float(chosen[2]))
            case b"Tm" if moved := _UPRIGHT.fullmatch(operands):
                self._move(float(moved[1]), float(moved[2]))
            case b"Do" if _TAG.fullmatch(operands):
                self._paint(operands.rstrip().decode("ascii"))
            case _:
                raise UnfamiliarPdf(repr(operator))

    def _paint(self, name: str) -> None:
        painted: Any = self._resources["/XObject"]
        if painted[name]["/Subtype"] != "/Image":
            raise UnfamiliarPdf("form")
        self._flush()
        if self._last not in {"", "\n"}:
            self._flush("\n")

    def _flush(self, ending: str = "") -> None:
        self.events.append(self._text + ending)
        self._last = (self._text + ending)[-1:] or self._last
        self._text = ""

    def _choose(self, name: str, size: float) -> None:
        if self._text:
            self._space_before = self._size * self._space
            self._flush()
        if name not in self._by_name:
            named = self._resources["/Font"]
            reference = named.raw_get(name) if isinstance(named, DictionaryObject) else None
            if not isinstance(reference, IndirectObject):
                raise UnfamiliarPdf("font")
            if reference.idnum not in self._fonts:
                self._fonts[reference.idnum] = Font.read(reference.get_object())
            self._by_name[name] = self._fonts[reference.idnum]
        if size <= 0:
            raise UnfamiliarPdf("font size")
        self._font, self._size = self._by_name[name], size
        self._space = self._font.space / 2

    def _move(self, right: float, down: float) -> None:
        [matrix] = self._matrices[-1]
        origin = _UPRIGHT.fullmatch(matrix)
        if origin is None or self._font is None:
            raise UnfamiliarPdf("position")
        x, y = right + float(origin[1]), float(origin[2]) - down
        moved, risen = x - self._place[0], y - self._place[1]
        space = self._size * self._space
        if self._space_before is not None:
            space = min(space, self._space_before)
        last = self._text[-1:] or self._last
        threshold = 0.8 * min(self._height, self._size)
        off_line = max(self._line[0] - y, y - self._line[1], 0.0) if self._line else abs(risen)
        if off_line > threshold:
            if last not in {"", "\n"}:
                self._flush("\n")
            self._line = (y, y)
        else:
            if (abs(risen) > threshold or moved >= space / 1000 + self._width / 1000) and last not in {"", " "}:
                self._text += " "
            starts = self._line is None or last in {"", "\n"}
            self._line = (y, y) if starts or self._line is None else (min(self._line[0], y), max(self._line[1], y))
        self._place, self._width, self._is_placed = (x, y), 0.0, True

    def _show(self, operands: bytes) -> None:
        font = self._font
        if font is None or not self._is_placed:
            raise UnfamiliarPdf("text without font or place")
        for literal, digits, offset in _SHOWN.findall(operands):
            if offset:
                gap = float(offset)
                last = self._text[-1:] or self._last
                if -gap >= self._space * 0.95 and last not in {"", " ", "\n"}:
                    self._text += " "
                    self._space_before, self._height = None, self._size
                self._width -= gap * self._size
                continue
            codes = (bytes.fromhex(digits.decode("ascii")) if digits else _plain(literal)).decode("utf-16-be")
            self._text += "".join([font.characters[code] for code in codes])
            self._width += sum([font.widths[code] for code in codes]) * self._size
            self._space_before, self._height = None, self._size


def _plain(literal: bytes) -> bytes:
    """The bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    return _ESCAPE.sub(_escaped, literal) if b"\\" in literal else literal


def _escaped(escape: re.Match[bytes]) -> bytes:
    character = escape[1]
    return _ESCAPED[character] if character in _ESCAPED else bytes([int(character, 8)])
