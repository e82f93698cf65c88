"""The text of a Word file that somebody has worked on, as it was before the tracked changes and as it is after them.

Word and LibreOffice cut a text into pieces as they like; tracked changes, bookmarks and comments are marks between the
pieces (ECMA-376 part 1, 17.13). A story is those pieces in order, whatever element they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from styring.rendering.word_package import attribute, local_name

_TEXTS = frozenset({"t", "delText"})
_GAPS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": "\t"}
_PROPERTIES = frozenset(("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"))
_NOT_TEXT = _PROPERTIES | {"instrText", "delInstrText", "annotationRef", "Fallback"}
_INSERTIONS = frozenset({"ins", "moveTo"})
_DELETIONS = frozenset({"del", "moveFrom"})
_PAGE_FURNITURE = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Kinds of footnotes that are not text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text between two marks. A lone newline ends a paragraph.

    Attributes:
        before: it stands there when every tracked change is rejected.
        after: it stands there when every tracked change is accepted.
        date: when it was inserted or deleted, as the file says it (ISO 8601); empty where it was not tracked.
    """

    text: str
    before: bool = True
    after: bool = True
    date: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A text with its marks; ranges are of indices into ``pieces``.

    Attributes:
        bookmarks: where bookmarks lie, by name.
        comments: what comments are about, by the comment's id. One without extent has an empty range.
        headings: the indices of the newlines that end paragraphs in a heading style.
    """

    pieces: tuple[Piece, ...]
    bookmarks: Mapping[str, range]
    comments: Mapping[str, range]
    headings: frozenset[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of one of the two texts of a story.

    Attributes:
        text: without the newline.
        pieces: the indices of all pieces up to and including the one that ends it, those of the other text too.
        is_heading: it has a heading style.
    """

    text: str
    pieces: range
    is_heading: bool = False


def read_story(roots: Iterable[etree._Element], heading_styles: frozenset[str]) -> Story:
    """The story of some parts: the body first, then footnotes and the like.

    Args:
        roots: the root elements of the parts.
        heading_styles: the ids of the styles that make headings.
    """
    reader = _Reader(heading_styles)
    for root in roots:
        reader.walk(root, Piece(""))
    return reader.story()


def lines(story: Story, *, after: bool) -> tuple[Line, ...]:
    """The paragraphs of a story when all tracked changes are accepted (``after``) or rejected; empty ones left out.

    A deleted paragraph mark joins two paragraphs when it is accepted, an inserted one when it is rejected.
    """
    found: list[Line] = []
    texts: list[str] = []
    start = 0
    for index, piece in enumerate(story.pieces):
        if not (piece.after if after else piece.before):
            continue
        if piece.text != "\n":
            texts.append(piece.text)
            continue
        text = "".join(texts)
        if text.strip():
            found.append(Line(text, range(start, index + 1), index in story.headings))
            start = index + 1
        texts.clear()
    return tuple(found)


class _Reader:
    """Walks through the elements and collects the story."""

    def __init__(self, heading_styles: frozenset[str]) -> None:
        self._heading_styles = heading_styles
        self._pieces: list[Piece] = []
        self._headings: set[int] = set()
        self._open_bookmarks: dict[str, tuple[str, int]] = {}
        self._bookmarks: dict[str, range] = {}
        self._open_comments: dict[str, int] = {}
        self._comments: dict[str, range] = {}
        self._boxes: list[tuple[etree._Element, Piece]] = []

    def story(self) -> Story:
        for name, start in self._open_bookmarks.values():  # its end was deleted
            self._bookmarks.setdefault(name, range(start, start))
        return Story(tuple(self._pieces), self._bookmarks, self._comments, frozenset(self._headings))

    def walk(self, element: etree._Element, state: Piece) -> None:
        """Read an element; ``state`` is an empty piece that says what is tracked around it."""
        for child in element.iterchildren("*"):
            self._read(child, state)

    def _read(self, element: etree._Element, state: Piece) -> None:
        name = local_name(element)
        if name == "p":
            self._paragraph(element, state)
        elif name in _TEXTS:
            self._add(element.text or "", state)
        elif name in _GAPS:
            self._add(_GAPS[name], state)
        elif name == "sym":
            self._add(_symbol(element), state)
        elif name == "txbxContent":
            self._boxes.append((element, state))
        elif name in _INSERTIONS:
            self.walk(element, _inserted(state, element))
        elif name in _DELETIONS:
            self.walk(element, _deleted(state, element))
        elif name == "tr":
            self.walk(element, _of_properties(element, "trPr", state))
        elif name == "AlternateContent" and (choice := element.find("{*}Choice")) is not None:
            self.walk(choice, state)  # the other branch says the same for older programs
        elif name in {"footnote", "endnote"} and attribute(element, "type") in _PAGE_FURNITURE:
            return
        elif name not in _NOT_TEXT and not self._is_mark(name, element):
            self.walk(element, state)

    def _paragraph(self, element: etree._Element, state: Piece) -> None:
        self.walk(element, state)
        properties = element.find("{*}pPr")
        style = None if properties is None else properties.find("{*}pStyle")
        if style is not None and attribute(style, "val") in self._heading_styles:
            self._headings.add(len(self._pieces))
        mark = state if properties is None else _of_properties(properties, "rPr", state)
        self._pieces.append(replace(mark, text="\n"))
        boxes, self._boxes = self._boxes, []
        for box, state_of_box in boxes:  # what a box says stands apart from the paragraph that it is moored to
            self.walk(box, state_of_box)

    def _add(self, text: str, state: Piece) -> None:
        if text:
            self._pieces.append(replace(state, text=text.replace("\n", " ")))

    def _is_mark(self, name: str, element: etree._Element) -> bool:
        id, here = attribute(element, "id"), len(self._pieces)
        match name:
            case "bookmarkStart":
                self._open_bookmarks[id] = attribute(element, "name"), here
            case "bookmarkEnd":
                if id in self._open_bookmarks:
                    bookmark, start = self._open_bookmarks.pop(id)
                    self._bookmarks.setdefault(bookmark, range(start, here))
            case "commentRangeStart":
                self._open_comments[id] = here
            case "commentRangeEnd":
                self._comments[id] = range(self._open_comments.pop(id, here), here)
            case "commentReference":
                self._comments.setdefault(id, range(self._open_comments.pop(id, here), here))
            case _:
                return False
        return True


def _of_properties(element: etree._Element, name: str, state: Piece) -> Piece:
    """The state of a paragraph's mark or a table's row: whether it was itself inserted or deleted is a property."""
    properties = element.find(f"{{*}}{name}")
    for child in () if properties is None else properties.iterchildren("*"):
        if local_name(child) in _INSERTIONS:
            state = _inserted(state, child)
        elif local_name(child) in _DELETIONS:
            state = _deleted(state, child)
    return state


def _inserted(state: Piece, element: etree._Element) -> Piece:
    return replace(state, before=False, date=max(state.date, attribute(element, "date")))


def _deleted(state: Piece, element: etree._Element) -> Piece:
    return replace(state, after=False, date=max(state.date, attribute(element, "date")))


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""
