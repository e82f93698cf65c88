"""What Word needs beyond text: style ids, list numbering, links, language, properties and the mark of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from styring.records.settings import Colours
from styring.rendering.document import Document
from styring.rendering.style import Style
from styring.rendering.word_tables import balance_columns, keep_rows_together

_DEEPEST = 8
_INDENT = 360  # twentieths of a point
_BULLETS = ("•", "–", "▪")
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
_LIST_STYLES = {"List Bullet": "bullet", "List Number": "number"}

_WATERMARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="styring-utkast-{number}" type="#_x0000_t136" alt="{text}" stroked="f" fillcolor="#e8e8e8" o:allowincell="f"
 style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:110pt;rotation:315;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt;font-weight:bold" string="{text}"/></v:shape>
</w:pict></w:r>
"""


_COLOURED = (qn("w:val"), qn("w:color"), qn("w:fill"))
"""The attributes that hold a colour."""


def add_watermark(word: WordDocument, text: str) -> None:
    """Print a word across every page; part of the headers, as Word's own watermarks are."""
    for number, section in enumerate(word.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if word.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for place, header in enumerate(headers):
            if header.is_linked_to_previous and number > 0:
                continue
            header.is_linked_to_previous = False
            mark = parse_xml(_WATERMARK.format(text=text, number=10 * number + place).strip())
            header.paragraphs[0]._p.append(mark)


def finish(word: WordDocument, document: Document, style: Style) -> None:
    """Settle what the paragraphs of free text left open, and say what the file is."""
    _settle_lists(word)
    _settle_styles(word)
    _settle_links(word)
    balance_columns(word)
    keep_rows_together(word)
    _describe_pictures(word, style)
    _set_language(word, f"{document.view.language}-NO")
    _set_colours(word, style)
    _set_properties(word, document)


def _settle_lists(word: WordDocument) -> None:
    """Give list paragraphs their numbering: one for all bullets, a new one for every numbered list."""
    numbering = _Numbering(word)
    current: dict[tuple[str, int], int] = {}
    for style in word.element.body.iter(qn("w:pStyle")):
        depth = style.attrib.pop("styring-depth", None)
        begin = style.attrib.pop("styring-begin", None)
        if depth is None:
            continue
        level = min(int(depth), _DEEPEST)
        kind = _LIST_STYLES.get(style.get(qn("w:val")))
        if kind is None:  # a further paragraph of an item
            _append(style.getparent(), f'<w:ind {_W} w:left="{_INDENT * (level + 1)}"/>')
            continue
        if begin is not None:
            current[kind, level] = numbering.begin(kind, level, int(begin))
        xml = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{current[kind, level]}"/></w:numPr>'
        _append(style.getparent(), xml)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _append(parent: Any, xml: str) -> Any:

    child = parse_xml(xml)
    parent.append(child)
    return child


class _Numbering:
    """The numbering part of a Word file; it gets two lists of our own, and an instance per numbered list."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._root: Any = None
        self._abstract: dict[str, int] = {}
        self._bullets: int | None = None

    def begin(self, kind: str, level: int, start: int) -> int:
        """Id of a new numbering; bullets share one."""
        if self._root is None:
            self._open()
        if kind == "bullet":
            if self._bullets is None:
                self._bullets = self._instance("bullet", "")
            return self._bullets
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._instance("number", override)

    def _open(self) -> None:

        part = self._word.part
        try:
            numbering: Any = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
            self._root = numbering.element
        except KeyError:  # a template without lists has no such part
            root = parse_xml(f"<w:numbering {_W}/>")
            uri = PackURI("/word/numbering.xml")
            part.relate_to(
                NumberingPart(uri, CONTENT_TYPE.WML_NUMBERING, root, part.package), RELATIONSHIP_TYPE.NUMBERING
            )
            self._root = root
        for kind in _LIST_STYLES.values():
            self._abstract[kind] = self._add_abstract(kind)

    def _add_abstract(self, kind: str) -> int:

        existing = self._root.findall(qn("w:abstractNum"))
        id = max((int(a.get(qn("w:abstractNumId"))) for a in existing), default=-1) + 1
        levels = "".join(_level(kind, level) for level in range(_DEEPEST + 1))
        kind_of_list = '<w:multiLevelType w:val="hybridMultilevel"/>'
        xml = f'<w:abstractNum {_W} w:abstractNumId="{id}">{kind_of_list}{levels}</w:abstractNum>'
        self._root.insert(len(existing), parse_xml(xml))  # all of them stand before the first w:num
        return id

    def _instance(self, kind: str, override: str) -> int:

        id = max((int(num.get(qn("w:numId"))) for num in self._root.findall(qn("w:num"))), default=0) + 1
        xml = f'<w:num {_W} w:numId="{id}"><w:abstractNumId w:val="{self._abstract[kind]}"/>{override}</w:num>'
        _append(self._root, xml)
        return id


def _level(kind: str, level: int) -> str:
    is_bullet = kind == "bullet"
    form = "bullet" if is_bullet else _NUMBERS[level % len(_NUMBERS)]
    text = _BULLETS[level % len(_BULLETS)] if is_bullet else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )


def _settle_styles(word: WordDocument) -> None:
    """Replace style names by the template's ids; a style that it lacks becomes the default one."""
    ids = {style.find(qn("w:name")).get(qn("w:val")).lower(): style.styleId for style in word.styles.element.style_lst}
    for tag in (qn("w:pStyle"), qn("w:rStyle")):
        for element in list(word.element.body.iter(tag)):
            value = element.get(qn("w:val"))
            if value in ids.values():
                continue
            if value.lower() in ids:
                element.set(qn("w:val"), ids[value.lower()])
            else:
                element.getparent().remove(element)


def _settle_links(word: WordDocument) -> None:

    for link in word.element.body.iter(qn("w:hyperlink")):
        href = link.attrib.pop("styring-href", None)
        if href is not None:
            link.set(qn("r:id"), word.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _describe_pictures(word: WordDocument, style: Style) -> None:

    for picture in word.element.body.iter(qn("wp:docPr")):
        if not picture.get("descr") and style.logo:
            picture.set("descr", style.logo.alt)


def _set_language(word: WordDocument, tag: str) -> None:
    """The language of all text that has no other of its own."""
    root = word.styles.element
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = _append(root, f"<w:docDefaults {_W}/>")
        root.insert(0, defaults)
    holder = defaults
    for name in ("w:rPrDefault", "w:rPr", "w:lang"):
        child = holder.find(qn(name))
        holder = _append(holder, f"<{name} {_W}/>") if child is None else child
    holder.set(qn("w:val"), tag)
    for language in _all(word, "w:lang"):
        language.set(qn("w:val"), tag)


def _set_colours(word: WordDocument, style: Style) -> None:
    """The repository's colours in place of the packaged template's."""
    standard = Colours()
    colours = {standard.main[1:].upper(): style.main[1:].upper(), standard.accent[1:].upper(): style.accent[1:].upper()}
    for root in (word.styles.element, word.element.body):
        for element in root.iter():
            for attribute in _COLOURED:
                value = element.get(attribute)
                if value in colours:
                    element.set(attribute, colours[value])


def _all(word: WordDocument, tag: str) -> Iterator[Any]:

    yield from word.styles.element.iter(qn(tag))
    yield from word.element.body.iter(qn(tag))


def _set_properties(word: WordDocument, document: Document) -> None:
    """Title, language and identity; nothing that depends on who made the file, or when."""
    view = document.view
    properties = word.core_properties
    root = properties._element
    for child in list(root):
        root.remove(child)
    properties.title = view.title[:255]
    properties.author = (view.department or view.organisation)[:255]
    properties.subject = view.agency[:255]
    properties.language = f"{view.language}-NO"
    properties.identifier = view.identity
    properties.keywords = f"sha256:{view.fingerprint}"
