"""A Word file that has come back: its text, its comments, and which draft it is a copy of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from styring.commenting.bookmarks import SentDraft, read_places
from styring.commenting.word_story import Story, lines, read_story
from styring.rendering.word_package import Relation, UnreadableWord, WordPackage, attribute, local_name, open_word

MAX_BYTES = 30 * 1024 * 1024
"""Largest file that is read: minutes with many pictures have a tenth of it."""

_MOST_LETTERS = 1_000_000
"""Longest text that is compared: three hundred pages."""

_NOT_WORD = ("Filen er ikke et Word-dokument.", "Be om å få den tilbake som Word-dokument (.docx).")
_OTHER_KINDS = {
    b"%PDF": "Filen er en PDF.",
    b"\xd0\xcf\x11\xe0": "Filen er i et gammelt Word-format (.doc), eller den er beskyttet med passord.",
    b"{\\rtf": "Filen er i formatet RTF.",
}
"""What files begin with that people may well send back instead."""
_NOTES = ("footnotes", "endnotes")
_HEADING_STYLE = re.compile(r"heading \d|title|subtitle")
_LOCAL_FILE = re.compile(r"file:///(?!/)|[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment in the margin. Who wrote it is not read.

    Attributes:
        id: joins it to the text that it is about.
        text: its paragraphs, one a line.
        date: the day it was written, where it was written.
        parent: the id of the comment that it answers.
        resolved: somebody has marked it, or the thread that it is part of, as resolved.
    """

    id: str
    text: str
    date: date | None
    parent: str | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a file holds.

    Attributes:
        sent: the draft that it is a copy of, if the file still tells.
        modified: the day it was last saved, as it says itself.
    """

    story: Story
    comments: tuple[WordComment, ...]
    sent: SentDraft | None
    modified: date | None


def read_word(content: bytes) -> WordFile:
    """Read a file.

    Raises:
        UnreadableWord: it is too large, broken, protected or not of Word, or would fetch something from outside.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableWord(
            f"Filen er større enn {MAX_BYTES // 1024 // 1024} MB.",
            "Kontroller at det er riktig fil. Store bilder må tas ut før den kan leses.",
        )
    if kind := next((kind for start, kind in _OTHER_KINDS.items() if content.startswith(start)), None):
        raise UnreadableWord(kind, "Be om å få den tilbake som Word-dokument (.docx) uten passord.")
    if not content.startswith(b"PK"):
        raise UnreadableWord(*_NOT_WORD)
    with open_word(content) as package:
        main = package.related("", "officeDocument")
        if main is None or local_name(package.xml(main)) != "document":
            raise UnreadableWord(*_NOT_WORD)
        _refuse_what_is_fetched(package)
        roots = [package.xml(name) for name in (main, *_related(package, main, *_NOTES))]
        styles = [package.xml(name) for name in _related(package, main, "styles")]
        comments = [package.xml(name) for name in _related(package, main, "comments")]
        extensions = [package.xml(name) for name in _related(package, main, "commentsExtended")]
        properties = [package.xml(name) for name in _related(package, "", "core-properties")]
        sent = read_places(package.archive)
    story = read_story(roots, frozenset(_heading_styles(styles)))
    if sum(len(piece.text) for piece in story.pieces) > _MOST_LETTERS:
        raise UnreadableWord(
            "Filen har langt mer tekst enn et referat.", "Kontroller at det er riktig fil, og hvor den kommer fra."
        )
    return WordFile(
        story,
        tuple(_comments(comments, _extended(extensions))),
        sent,
        next((_day(element.text or "") for root in properties for element in root.iter("{*}modified")), None),
    )


def _related(package: WordPackage, part: str, *kinds: str) -> list[str]:
    return [name for kind in kinds if (name := package.related(part, kind))]


def _refuse_what_is_fetched(package: WordPackage) -> None:
    """A link is only text until somebody follows it; anything else outside is fetched when the file is opened."""
    for name in package.names:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("_rels/")
            for relation in package.relations(folder + file.removesuffix(".rels")):
                if relation.is_external and not _is_harmless(relation):
                    raise UnreadableWord(
                        "Filen henter innhold fra et annet sted når den åpnes.",
                        "Kontroller hvem den kommer fra. Er den ekte, fjern koblingen i Word (under Fil, Informasjon), "
                        "og lagre den på nytt.",
                    )


def _is_harmless(relation: Relation) -> bool:
    # Word names the template that a file was made from, which lies on the writer's own machine.
    return relation.kind == "hyperlink" or (
        relation.kind == "attachedTemplate" and _LOCAL_FILE.match(relation.target) is not None
    )


def _heading_styles(roots: list[etree._Element]) -> Iterator[str]:
    for root in roots:
        for style in root.iter("{*}style"):
            name = style.find("{*}name")
            is_named = name is not None and _HEADING_STYLE.fullmatch(attribute(name, "val").lower())
            if is_named or style.find("{*}pPr/{*}outlineLvl") is not None:
                yield attribute(style, "styleId")


@dataclass(frozen=True, slots=True)
class _Extension:
    parent: str
    resolved: bool


def _extended(roots: list[etree._Element]) -> Mapping[str, _Extension]:
    """What commentsExtended.xml says, by the id of a comment's last paragraph ([MS-DOCX] 2.5.3.1)."""
    return {
        attribute(element, "paraId"): _Extension(
            attribute(element, "paraIdParent"), attribute(element, "done") in {"1", "true", "on"}
        )
        for root in roots
        for element in root.iter("{*}commentEx")
    }


def _comments(roots: list[etree._Element], extensions: Mapping[str, _Extension]) -> Iterator[WordComment]:
    elements = [element for root in roots for element in root.iter("{*}comment")]
    paragraphs = {
        attribute(paragraph, "paraId"): attribute(element, "id")
        for element in elements
        for paragraph in element.iter("{*}p")
    }
    extension_of = {paragraphs[id]: extension for id, extension in extensions.items() if id in paragraphs}
    for element in elements:
        id = attribute(element, "id")
        parent, resolved = None, False
        if extension := extension_of.get(id):
            parent = paragraphs.get(extension.parent) if extension.parent else None
            thread = extension_of.get(parent or "")
            resolved = extension.resolved or (thread is not None and thread.resolved)
        text = "\n".join(line.text.strip() for line in lines(read_story([element], frozenset()), after=True))
        yield WordComment(id, text, _day(attribute(element, "date")), parent, resolved)


def _day(written: str) -> date | None:
    """The day of a time in the file. Word writes the local time, also where it says that it is UTC."""
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
