"""The structure gate: a PDF against what PDF/A-2a and PDF/UA-1 ask of structure, as far as a program can tell.

It is no validator of either standard. Typst writes the files and refuses known violations; this gate looks at what
came out, independently of Typst, and would see a writer that stopped doing so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from tests.conformance.pdf_content import content_faults
from tests.conformance.pdf_declarations import declaration_faults
from tests.conformance.pdf_foreign import foreign_faults
from tests.conformance.pdf_roles import role_faults
from tests.conformance.pdf_tree import BrokenTree, read_tree
from tests.conformance.verdicts import Faults


def structure(paths: Sequence[Path]) -> Faults:
    """Declarations, roles and content of every file."""
    return {path: list(file_faults(path)) for path in paths}


def file_faults(path: Path) -> Iterator[str]:
    """What is wrong with one file."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PdfError as problem:
        yield f"it cannot be opened: {problem}"
        return
    with pdf:
        yield from declaration_faults(pdf)
        yield from foreign_faults(pdf)
        try:
            top = read_tree(pdf)
        except BrokenTree as problem:
            yield str(problem)
            return
        yield from role_faults(top)
        yield from content_faults(pdf, top)
