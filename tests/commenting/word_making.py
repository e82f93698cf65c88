"""Word files as Word itself saves them: split runs, rsid marks, comments in four parts, tracked changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from styring.commenting.bookmarks import Place, SentDraft, write_places

AUTHOR = "Kari Nordmann"
"""An invented name, which must come through nowhere."""
DAY = "2026-03-24T10:15:00Z"
MODIFIED = "2026-03-25T08:00:00Z"

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "word/comments.xml": f"{_OFFICE}/comments",
    "word/commentsExtended.xml": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "word/commentsIds.xml": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "word/commentsExtensible.xml": "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    "word/styles.xml": f"{_OFFICE}/styles",
    "word/footnotes.xml": f"{_OFFICE}/footnotes",
    "customXml/item1.xml": f"{_OFFICE}/customXml",
}
_STYLES = (
    f'<w:styles {_NAMESPACES}><w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)


def run(text: str, tag: str = "t") -> str:
    """A run, cut in two with Word's marks of editing sessions between the halves."""
    middle = len(text) // 2
    halves = [part for part in (text[:middle], text[middle:]) if part]
    return "".join(
        f'<w:r w:rsidR="00AB12C{number}"><w:rPr><w:lang w:val="nb-NO"/></w:rPr>'
        f'<w:{tag} xml:space="preserve">{escape(half)}</w:{tag}></w:r><w:proofErr w:type="spellStart"/>'
        for number, half in enumerate(halves)
    )


def inserted(text: str, date: str = DAY) -> str:
    return f"<w:ins {_tracked(date)}>{run(text)}</w:ins>"


def deleted(text: str, date: str = DAY) -> str:
    return f"<w:del {_tracked(date)}>{run(text, 'delText')}</w:del>"


def moved_from(text: str) -> str:
    return (
        f'<w:moveFromRangeStart w:id="90" w:name="move1" w:author={quoteattr(AUTHOR)}/>'
        f'<w:moveFrom {_tracked(DAY)}>{run(text)}</w:moveFrom><w:moveFromRangeEnd w:id="90"/>'
    )


def moved_to(text: str) -> str:
    return (
        f'<w:moveToRangeStart w:id="91" w:name="move1" w:author={quoteattr(AUTHOR)}/>'
        f'<w:moveTo {_tracked(DAY)}>{run(text)}</w:moveTo><w:moveToRangeEnd w:id="91"/>'
    )


def about(id: int, content: str) -> str:
    """Content that a comment is about."""
    return (
        f'<w:commentRangeStart w:id="{id}"/>{content}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="Merknadsreferanse"/></w:rPr><w:commentReference w:id="{id}"/></w:r>'
    )


def paragraph(content: str, *, bookmark: str = "", heading: bool = False, mark: str = "") -> str:
    """A paragraph; ``mark`` is ins, del, moveFrom or moveTo when its end was tracked too."""
    style = '<w:pStyle w:val="Overskrift2"/>' if heading else ""
    tracked = f"<w:rPr><w:{mark} {_tracked(DAY)}/></w:rPr>" if mark else ""
    if bookmark:
        id = 1000 + int(bookmark.rpartition("_")[2])
        content = f'<w:bookmarkStart w:id="{id}" w:name="{bookmark}"/>{content}<w:bookmarkEnd w:id="{id}"/>'
    return f'<w:p w:rsidR="00F00BA4"><w:pPr>{style}{tracked}</w:pPr>{content}</w:p>'


def table(*cells: str) -> str:
    row = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/>{row}</w:tr></w:tbl>"


def text_box(content: str) -> str:
    """A run with a text box, which Word writes twice for the sake of older versions."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@dataclass(frozen=True)
class Comment:
    """A comment as Word saves it; ``parent`` is the id of the one it answers."""

    id: int
    text: str
    parent: int | None = None
    done: bool = False
    date: str = DAY


def word_file(
    body: Iterable[str],
    comments: Sequence[Comment] = (),
    sent: SentDraft | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """The package."""
    files = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": _STYLES,
        "docProps/core.xml": _core(),
        **(_comment_parts(comments) if comments else {}),
        **(parts or {}),
    }
    if sent is not None:
        files["customXml/item1.xml"] = write_places(sent).decode()
        files["customXml/_rels/item1.xml.rels"] = _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/>'
        )
        files["customXml/itemProps1.xml"] = (
            '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
            ' ds:itemID="{6FB0CFDB-1A57-4B3B-9C3E-0F1E2D3C4B5A}"/>'
        )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="/{name}"/>'
        for number, (name, kind) in enumerate(_KINDS.items())
        if name in files
    )
    files["word/_rels/document.xml.rels"] = _relationships(relations + (parts or {}).get("relations", ""))
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Target="docProps/core.xml" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
    )
    files.pop("relations", None)
    files["[Content_Types].xml"] = _content_types(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content if content.startswith("<?xml") else _DECLARATION + content)
    return buffer.getvalue()


@dataclass(frozen=True)
class Draft:
    """A draft as it is sent: paragraphs of place and text; those without place are headings."""

    paragraphs: tuple[tuple[str, str], ...]
    identity: str = "bre/minutes/2026-03-12-esm"

    @property
    def sent(self) -> SentDraft:
        """What the file tells of itself."""
        named = [(f"styring_{number}" if place else "", place, text) for number, (place, text) in self._numbered]
        places = tuple(Place(bookmark, place, text) for bookmark, place, text in named if place)
        return SentDraft(self.identity, "f" * 64, places, tuple((bookmark, text) for bookmark, _, text in named))

    @property
    def _numbered(self) -> list[tuple[int, tuple[str, str]]]:
        return list(enumerate(self.paragraphs, start=1))

    def body(self, changed: Mapping[int, str] | None = None, *, bookmarks: bool = True) -> list[str]:
        """The paragraphs in Word's words; ``changed`` holds the content of those that have been worked on."""
        return [
            paragraph(
                (changed or {}).get(number - 1, run(text)),
                bookmark=f"styring_{number}" if place and bookmarks else "",
                heading=not place or place.count(".") == 1,
            )
            for number, (place, text) in self._numbered
        ]


def _tracked(date: str) -> str:
    return f'w:id="7" w:author={quoteattr(AUTHOR)} w:date="{date}"'


def _comment_parts(comments: Sequence[Comment]) -> dict[str, str]:
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    cid = 'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
    cex = 'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"'
    extended = "".join(
        f'<w15:commentEx w15:paraId="{_last_paragraph(c)}" w15:done="{int(c.done)}"'
        + (
            f' w15:paraIdParent="{_last_paragraph(next(p for p in comments if p.id == c.parent))}"'
            if c.parent is not None
            else ""
        )
        + "/>"
        for c in comments
    )
    ids = "".join(
        f'<w16cid:commentId w16cid:paraId="{_last_paragraph(c)}" w16cid:durableId="{c.id + 1}"/>' for c in comments
    )
    dates = "".join(
        f'<w16cex:commentExtensible w16cex:durableId="{c.id + 1}" w16cex:dateUtc="{c.date}"/>' for c in comments
    )
    return {
        "word/comments.xml": f"<w:comments {_NAMESPACES}>{''.join(map(_comment, comments))}</w:comments>",
        "word/commentsExtended.xml": f"<w15:commentsEx {w15}>{extended}</w15:commentsEx>",
        "word/commentsIds.xml": f"<w16cid:commentsIds {cid}>{ids}</w16cid:commentsIds>",
        "word/commentsExtensible.xml": f"<w16cex:commentsExtensible {cex}>{dates}</w16cex:commentsExtensible>",
    }


def _comment(comment: Comment) -> str:
    paragraphs = "".join(
        f'<w:p w14:paraId="{comment.id:04X}{number:04X}" w14:textId="77777777"><w:pPr/>'
        f"{'<w:r><w:annotationRef/></w:r>' if number == 0 else ''}{run(text)}</w:p>"
        for number, text in enumerate(comment.text.split("\n"))
    )
    return (
        f'<w:comment w:id="{comment.id}" w:author={quoteattr(AUTHOR)} w:date="{comment.date}" w:initials="KN">'
        f"{paragraphs}</w:comment>"
    )


def _last_paragraph(comment: Comment) -> str:
    return f"{comment.id:04X}{comment.text.count(chr(10)):04X}"


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _content_types(names: Iterable[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "word/document.xml": f"{word}.document.main+xml",
        "word/styles.xml": f"{word}.styles+xml",
        "word/comments.xml": f"{word}.comments+xml",
        "word/commentsExtended.xml": f"{word}.commentsExtended+xml",
        "word/footnotes.xml": f"{word}.footnotes+xml",
        "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>' for name in names if name in kinds
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>"
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{MODIFIED}</dcterms:modified></cp:coreProperties>'
    )
