"""Where in a draft that was sent for comments each text of the record stands.

The Word file has a bookmark around every text of the record, and a custom XML part (ECMA-376 part 1, 15.2.5) that gives
each bookmark its path in the record and the text as it was sent, so that a reader of the file needs nothing else. Word
and LibreOffice keep both, but name the part anew, so it is known by its namespace.

A path has dots: ``saker.3`` is the heading of the item with ``nr: 3``, ``saker.3.omtale`` its account,
``saker.3.informasjon.1`` its first piece of information, ``saker.3.styringssignaler.s1`` and
``saker.3.oppfølging.op1`` a signal and a point by their ids, with ``.ansvarlig`` and ``.frist`` below the point where
they stand by themselves. What comes from the meeting begins with ``møte``: ``møte.deltakere``.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

NAMESPACE = "urn:styring:kommentarrunde"
"""Namespace of the custom XML part, and so how it is known."""
BOOKMARK_PREFIX = "styring_"
"""What the names of all our bookmarks begin with."""
GUIDANCE_BOOKMARK = "styring_veiledning"
"""The bookmark around the box with instructions, which is no part of the minutes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GAPS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_FOLDER = "customXml/"


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the record in the document.

    Several places may have the same path: a follow-up point stands under its item and in the table of all points.

    Attributes:
        bookmark: name of the bookmark, such as ``styring_7``.
        path: where the text stands in the record, as in ``kommentering.mottatt.sted``.
        text: what stood between the bookmark's ends when the draft was sent, a line per paragraph and none empty; a
            line break inside a paragraph is a space.
    """

    bookmark: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class SentDraft:
    """What a document tells of the draft that it was made as.

    Attributes:
        identity: of the minutes, such as «bre/minutes/2026-03-12-esm».
        fingerprint: of the records that the document was made of.
        places: in the order of the document.
        paragraphs: everything that the document says, headings and instructions too: for each paragraph the bookmark
            that it stands in, or nothing, and its text. What has come in since is told by it.
    """

    identity: str
    fingerprint: str
    places: tuple[Place, ...]
    paragraphs: tuple[tuple[str, str], ...] = ()


def read_places(package: zipfile.ZipFile) -> SentDraft | None:
    """What a Word file tells of the draft it came from; ``None`` if it tells nothing.

    Args:
        package: the file, held against unpacking to far too much.

    Raises:
        zipfile.BadZipFile: the package is broken (or another of the errors that ``zipfile`` has for that).
    """
    for name in sorted(package.namelist()):
        if name.startswith(_FOLDER) and name.endswith(".xml"):
            found = _read_part(package.read(name))
            if found is not None:
                return found
    return None


def _read_part(part: bytes) -> SentDraft | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag != f"{{{NAMESPACE}}}steder" or root.getroottree().docinfo.internalDTD is not None:
        return None
    places = (
        Place(child.get("bokmerke", ""), child.get("sti", ""), child.text or "")
        for child in root.iterchildren(f"{{{NAMESPACE}}}sted")
    )
    return SentDraft(
        root.get("post", ""),
        root.get("fingeravtrykk", ""),
        tuple(p for p in places if p.bookmark and p.path),
        tuple((child.get("bokmerke", ""), child.text or "") for child in root.iterchildren(f"{{{NAMESPACE}}}avsnitt")),
    )


def write_places(sent: SentDraft) -> bytes:
    """The custom XML part."""
    root = etree.Element(
        f"{{{NAMESPACE}}}steder", {"post": sent.identity, "fingeravtrykk": sent.fingerprint}, {"s": NAMESPACE}
    )
    for place in sent.places:
        element = etree.SubElement(root, f"{{{NAMESPACE}}}sted", {"bokmerke": place.bookmark, "sti": place.path})
        element.text = place.text
    for bookmark, text in sent.paragraphs:
        element = etree.SubElement(root, f"{{{NAMESPACE}}}avsnitt", {"bokmerke": bookmark} if bookmark else {})
        element.text = text
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a ``w:p`` as it is written down in ``Place.text``; that of a text box inside is not its own."""
    return "".join(_texts(paragraph))


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element.iterchildren("*"):
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _GAPS:
            yield _GAPS[str(child.tag)]
        elif child.tag not in {f"{_W}p", f"{_W}txbxContent", f"{_W}pPr"}:  # w:pPr has tab stops of the same name
            yield from _texts(child)
