"""DOCX: whether LibreOffice opens it, and whether python-docx finds headings, language and title in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from tests.conformance.shown import lost_words, read_pages
from tests.conformance.text_blocks import UNREADABLE_WORD, word_blocks
from tests.conformance.tools import call, program
from tests.conformance.verdicts import Faults

_LANGUAGE = re.compile(r"n[bn]-NO")


def libreoffice(paths: Sequence[Path]) -> Faults:
    """LibreOffice opens each file and makes a PDF of it that holds every word, all files in one process.

    The files are copied under numbered names: two of the same name would overwrite each other's PDF.
    """
    if not paths:
        return {}
    with TemporaryDirectory() as folder:
        numbered = {path: Path(folder, f"{number:05}.docx") for number, path in enumerate(paths)}
        for path, copy in numbered.items():
            shutil.copyfile(path, copy)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        to_pdf = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder]
        call([program("soffice"), profile, *to_pdf, *numbered.values()], timeout=300)
        return {path: list(_converted_faults(path, copy.with_suffix(".pdf"))) for path, copy in numbered.items()}


def _converted_faults(path: Path, pdf: Path) -> Iterator[str]:
    if not pdf.exists():
        yield "LibreOffice could not open it"
        return
    try:
        blocks = word_blocks(path)
    except UNREADABLE_WORD as problem:
        yield f"python-docx cannot tell what LibreOffice should show: {problem}"
        return
    yield from lost_words(blocks, read_pages(pdf))


def structure(paths: Sequence[Path]) -> Faults:
    """Headings, language, title and alternative texts as python-docx reads them back.

    Header rows of tables are compared with those of the web page (``alike``): a table may also be there for looks.
    """
    return {path: list(_structure_faults(path)) for path in paths}


def _structure_faults(path: Path) -> Iterator[str]:
    try:
        document = docx.Document(str(path))
        levels = [block.level for block in word_blocks(path) if block.level]
    except UNREADABLE_WORD as problem:
        yield f"python-docx cannot read it: {problem}"
        return
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"the headings are {levels}: they must begin with the only one on level 1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading on level {before} is followed by one on level {after}"
    if not document.core_properties.title.strip():
        yield "no title in the properties"
    if not _LANGUAGE.fullmatch(language(document)):
        yield f"the language of the text is {language(document)!r}, neither nb-NO nor nn-NO"
    yield from _picture_faults(document)
    yield from _foreign_faults(document)


def language(document: Document) -> str:
    """The language of the text where nothing else is said; empty when nothing is said at all."""
    for element in document.styles.element.iter(qn("w:lang")):
        return str(element.get(qn("w:val"), ""))
    return ""


def _picture_faults(document: Document) -> Iterator[str]:
    for picture in document.element.body.iter(qn("wp:docPr")):
        if not picture.get("descr", "").strip():
            yield f"the picture {picture.get('name', '')!r} has no alternative text"


def _foreign_faults(document: Document) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            yield f"it takes content from outside: {relation.target_ref}"
