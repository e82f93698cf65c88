"""The Word file that goes out: bookmarks in place of marks, a box with instructions, and changes tracked."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from styring.commenting.bookmarks import (
    BOOKMARK_PREFIX,
    GUIDANCE_BOOKMARK,
    NAMESPACE,
    Place,
    SentDraft,
    paragraph_text,
    write_places,
)
from styring.rendering.docx import deterministic_zip

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_XML_TYPE = "application/xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
    ' ds:itemID="{{{id}}}"><ds:schemaRefs><ds:schemaRef ds:uri="{uri}"/></ds:schemaRefs></ds:datastoreItem>'
)
_EDGE, _SURFACE = "C98A00", "FFF7DB"  # amber: nothing else in the documents has it
_BEFORE_TRACKING = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts"
    " embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState"
    " formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
    " revisionView"
).split()
"""The settings that stand before ``w:trackRevisions`` (CT_Settings, ECMA-376 part 1, 17.15.1.78)."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the box at the top says: a heading, and lines that begin with a few words in bold and a colon."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft as a Word file, and what it tells of itself."""

    content: bytes
    sent: SentDraft


def finish_draft(
    content: bytes, paths: Mapping[str, str], identity: str, fingerprint: str, guidance: Guidance
) -> WordDraft:
    """Make the file that is sent of one whose texts are marked.

    Args:
        content: the Word file with marks in it.
        paths: path in the record by mark.
        identity: of the minutes.
        fingerprint: of the records that the document is made of.
        guidance: what the box at the top says.
    """
    word = docx.Document(io.BytesIO(content))
    places = tuple(_set_bookmarks(word, paths))
    _add_box(word, guidance)
    sent = SentDraft(identity, fingerprint, places, tuple(_paragraphs(word)))
    _track_changes(word)
    _add_part(word, write_places(sent))
    buffer = io.BytesIO()
    word.save(buffer)
    return WordDraft(deterministic_zip(_without_marks(buffer.getvalue(), paths)), sent)


def _set_bookmarks(word: WordDocument, paths: Mapping[str, str]) -> Iterator[Place]:
    """Take the marks out of the body, and put a bookmark around the paragraphs of each text."""
    marked = [
        (paragraph, path)
        for paragraph in word.element.body.iter(qn("w:p"))
        if (path := _path_of(paragraph, paths)) and next(paragraph.iterancestors(_FALLBACK), None) is None
    ]
    first_id = _free_id(word)
    for number, (group, path) in enumerate(_grouped(marked), start=1):
        name = f"{BOOKMARK_PREFIX}{number}"
        _enclose(group, name, first_id + number)
        yield Place(name, path, "\n".join(filter(None, map(paragraph_text, group))))


def _path_of(paragraph: Any, paths: Mapping[str, str]) -> str:
    """What the texts of a paragraph share: their path, or the way down to where their paths part. Marks are gone then.

    A line that tells a point's id, who is responsible and by when belongs to the point.
    """
    found: list[list[str]] = []
    for text in list(paragraph.iter(qn("w:t"))):
        if next(text.iterancestors(qn("w:p"))) is not paragraph:
            continue  # a text box, whose paragraphs have their turn
        letters = text.text or ""
        found += [paths[letter].split(".") for letter in letters if letter in paths]
        text.text = "".join(letter for letter in letters if letter not in paths)
        run = text.getparent()
        if letters and not text.text and all(child.tag == qn("w:rPr") or child is text for child in run):
            run.getparent().remove(run)
    return ".".join(_shared(found))


def _shared(paths: Sequence[Sequence[str]]) -> Iterator[str]:
    """The steps that all paths begin with."""
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            return
        yield steps[0]


def _grouped(marked: Sequence[tuple[Any, str]]) -> Iterator[tuple[list[Any], str]]:
    """Paragraphs that follow one another and show the same text stand together."""
    group: list[Any] = []
    last = ""
    for paragraph, path in marked:
        if group and path == last and group[-1].getnext() is paragraph:
            group.append(paragraph)
            continue
        if group:
            yield group, last
        group, last = [paragraph], path
    if group:
        yield group, last


def _paragraphs(word: WordDocument) -> Iterator[tuple[str, str]]:
    """Every paragraph of the body that says something, and which of our bookmarks it stands in."""
    found: list[tuple[str, Any]] = []
    bookmark, id = "", ""
    for element in word.element.body.iter(qn("w:p"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
        if element.tag == qn("w:p"):
            found.append((bookmark, element))
        elif element.tag == qn("w:bookmarkEnd"):
            bookmark = "" if element.get(qn("w:id")) == id else bookmark
        elif element.get(qn("w:name"), "").startswith(BOOKMARK_PREFIX):
            bookmark, id = element.get(qn("w:name")), element.get(qn("w:id"))
            found[-1] = bookmark, found[-1][1]
    for bookmark, paragraph in found:
        if (text := paragraph_text(paragraph)).strip() and next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield bookmark, text


def _free_id(word: WordDocument) -> int:
    """The highest id that a bookmark of the template has."""
    ids = (mark.get(qn("w:id"), "") for mark in word.element.body.iter(qn("w:bookmarkStart")))
    return max((int(id) for id in ids if id.isdecimal()), default=0)


def _enclose(paragraphs: Sequence[Any], name: str, id: int) -> None:
    """Put a bookmark around all that paragraphs say."""
    start = parse_xml(f'<w:bookmarkStart {_W} w:id="{id}" w:name="{name}"/>')
    first = paragraphs[0]
    first.insert(1 if first.find(qn("w:pPr")) is not None else 0, start)
    paragraphs[-1].append(parse_xml(f'<w:bookmarkEnd {_W} w:id="{id}"/>'))


def _add_box(word: WordDocument, guidance: Guidance) -> None:
    """A framed box before everything else."""
    body = word.element.body
    box, gap = parse_xml(_BOX), parse_xml(_GAP)
    cell = next(box.iter(qn("w:tc")))
    paragraphs = [_paragraph(guidance.title, "")]
    for line in guidance.lines:
        lead, colon, rest = line.partition(":")
        paragraphs.append(_paragraph(lead + colon, rest) if colon else _paragraph("", line))
    cell.extend(paragraphs)
    body.insert(0, box)
    body.insert(1, gap)
    _enclose(paragraphs, GUIDANCE_BOOKMARK, _free_id(word) + 1)


_GAP = f'<w:p {_W}><w:pPr><w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
_BOX = (
    f'<w:tbl {_W}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="0" w:color="{_EDGE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="100" w:type="dxa"/>'
    '<w:left w:w="160" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr><w:tblGrid><w:gridCol w:w="9070"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>'
    f'<w:tcW w:w="5000" w:type="pct"/><w:shd w:val="clear" w:color="auto" w:fill="{_SURFACE}"/></w:tcPr></w:tc></w:tr>'
    "</w:tbl>"
)


def _paragraph(bold: str, plain: str) -> Any:
    paragraph = parse_xml(
        f'<w:p {_W}><w:pPr><w:spacing w:before="0" w:after="60" w:line="252" w:lineRule="auto"/></w:pPr></w:p>'
    )
    for text, look in ((bold, "<w:b/>"), (plain, "")):
        if text:
            run = parse_xml(f'<w:r {_W}><w:rPr>{look}<w:sz w:val="19"/></w:rPr><w:t xml:space="preserve"/></w:r>')
            next(run.iter(qn("w:t"))).text = text
            paragraph.append(run)
    return paragraph


def _track_changes(word: WordDocument) -> None:
    """Let Word show what is changed as suggestions, whoever opens the file."""
    settings = word.settings.element
    if settings.find(qn("w:trackRevisions")) is not None:
        return
    earlier = {qn(f"w:{name}") for name in _BEFORE_TRACKING}
    place = next((i for i, child in enumerate(settings) if child.tag not in earlier), len(settings))
    settings.insert(place, parse_xml(f"<w:trackRevisions {_W}/>"))


def _add_part(word: WordDocument, content: bytes) -> None:
    """A custom XML part with its properties, without which LibreOffice would drop it."""
    package = word.part.package
    item = Part(package.next_partname("/customXml/item%d.xml"), _XML_TYPE, content, package)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    number = item.partname.idx or 1
    id = str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        _PROPERTIES_TYPE,
        _PROPERTIES.format(id=id, uri=NAMESPACE).encode(),
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _without_marks(package: bytes, paths: Mapping[str, str]) -> bytes:
    """The same package without marks in headers, footers and wherever else a template may have put a text."""
    marks = re.compile(b"|".join(re.escape(mark.encode()) for mark in paths) or rb"(?!)")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, marks.sub(b"", content) if name.endswith(".xml") else content)
    return buffer.getvalue()
