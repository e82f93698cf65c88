"""Whether a document says in all of its formats that it is in the same language, nb or nn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import docx
import lxml.html
import pikepdf

from tests.conformance.documents import Document
from tests.conformance.text_blocks import UNREADABLE_WORD
from tests.conformance.verdicts import Faults
from tests.conformance.word_gate import language as word_language

_FRONT_MATTER_LANGUAGE = re.compile(r'^lang: "?([\w-]+)"?$', re.MULTILINE)


def same_language(documents: Sequence[Document]) -> Faults:
    """Faults by document; a region ("nb-NO") makes no other language."""
    return {document.stem: list(_faults(document)) for document in documents}


def _faults(document: Document) -> Iterator[str]:
    try:
        told = {kind: _LANGUAGE[kind](path) for kind, path in document.files.items()}
    except (*UNREADABLE_WORD, pikepdf.PdfError) as problem:
        yield f"one of the formats cannot be read: {problem}"
        return
    languages = {language.partition("-")[0] for language in told.values()}
    if len(languages) != 1 or not languages <= {"nb", "nn"}:
        yield ", ".join(f"{kind} says {language or 'nothing'}" for kind, language in sorted(told.items()))


def _html_language(path: Path) -> str:
    return lxml.html.document_fromstring(path.read_bytes()).get("lang", "")


def _pdf_language(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return str(pdf.Root.get("/Lang", ""))


def _markdown_language(path: Path) -> str:
    found = _FRONT_MATTER_LANGUAGE.search(path.read_text(encoding="utf-8"))
    return found[1] if found else ""


_LANGUAGE: Mapping[str, Callable[[Path], str]] = {
    "html": _html_language,
    "pdf": _pdf_language,
    "docx": lambda path: word_language(docx.Document(str(path))),
    "md": _markdown_language,
}
