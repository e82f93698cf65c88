"""Whether a document says the same in all of its formats, with the web page as the one that the others are held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pikepdf

from tests.conformance.documents import Document
from tests.conformance.pdf_text import pdf_blocks
from tests.conformance.pdf_tree import BrokenTree
from tests.conformance.shown import lost_words, read_pages
from tests.conformance.text_blocks import UNREADABLE_WORD, Block, html_blocks, markdown_blocks, word_blocks
from tests.conformance.tools import each
from tests.conformance.verdicts import Faults

_READERS: Mapping[str, Callable[[Path], tuple[Block, ...]]] = {
    "pdf": pdf_blocks,
    "docx": word_blocks,
    "md": lambda path: markdown_blocks(path.read_text(encoding="utf-8")),
}


def alike(documents: Sequence[Document], suffix: str) -> Faults:
    """Faults of each document's file in one format against its web page; a document without the file has failed."""
    by_file = {document.stem.with_suffix(f".{suffix}"): document for document in documents}
    return each(by_file, lambda file: list(_faults(by_file[file], suffix)))


def _faults(document: Document, suffix: str) -> Iterator[str]:
    absent = [kind for kind in ("html", suffix) if kind not in document.files]
    if absent:
        yield f"there is no {' and no '.join(absent)}"
        return
    page = document.files["html"].read_text(encoding="utf-8")
    try:
        other = _READERS[suffix](document.files[suffix])
    except (*UNREADABLE_WORD, pikepdf.PdfError, BrokenTree) as problem:
        yield f"it cannot be read: {problem}"
        return
    main = html_blocks(page)
    yield from differences(main, html_blocks(page, "body"), other, suffix)
    if suffix == "pdf":
        yield from lost_words(main, read_pages(document.files[suffix]))


def differences(main: Sequence[Block], page: Sequence[Block], other: Sequence[Block], name: str) -> Iterator[str]:
    """What the page and the other format do not both say, and headings and column headers that differ.

    Args:
        main: the main part of the page, all of which the other must say.
        page: the whole page, outside of which the other may say nothing: a letterhead stands in some bodies.
        other: the other format.
        name: what to call it.
    """
    for here, there, where in ((main, other, f"not in the {name}"), (other, page, f"in the {name} alone")):
        whole = f" {' '.join(block.text for block in there)} "
        for block in here:
            if f" {block.text} " not in whole:
                yield f"{where}: «{block.text[:100]}»"
    for what, mine, theirs in (
        ("heading", _headings(main), _headings(other)),
        ("column header", _column_headers(main), _column_headers(other)),
    ):
        for number, (one, two) in enumerate(zip_longest(mine, theirs, fillvalue="none"), start=1):
            if one != two:
                yield f"{what} {number} is «{one}» in the html and «{two}» in the {name}"
                break


def _headings(blocks: Sequence[Block]) -> list[str]:
    return [f"{block.level} {block.text[:60]}" for block in blocks if block.level]


def _column_headers(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.heads_column]
