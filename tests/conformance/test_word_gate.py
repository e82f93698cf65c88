from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.conformance import samples
from tests.conformance.word_gate import structure

DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
"""A picture of one pixel."""


def faults(path: Path) -> list[str]:
    return list(structure([path])[path])


def _english(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


def _untitled(document: Document) -> None:
    document.core_properties.title = ""


def _second_title(document: Document) -> None:
    document.add_heading("Vedlegg", 1)


def _skipped_level(document: Document) -> None:
    document.add_heading("Underpunkt", 4)


def _picture(document: Document) -> None:
    document.add_picture(BytesIO(DOT))


def _linked(document: Document) -> None:
    document.part.relate_to("https://example.org/x.png", "http://example.org/image", is_external=True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: None, []),
        (_english, ["the language of the text is 'en-US', neither nb-NO nor nn-NO"]),
        (_untitled, ["no title in the properties"]),
        (_second_title, ["the headings are [1, 2, 2, 1]: they must begin with the only one on level 1"]),
        (_skipped_level, ["a heading on level 2 is followed by one on level 4"]),
        (_picture, ["the picture 'Picture 1' has no alternative text"]),
        (_linked, ["it takes content from outside: https://example.org/x.png"]),
    ],
)
def test_one_fault_is_told(tmp_path: Path, change: Callable[[Document], None], expected: list[str]) -> None:
    assert faults(samples.word(tmp_path / "referat.docx", change)) == expected


def test_a_broken_document_is_told(tmp_path: Path) -> None:
    path = samples.word(tmp_path / "referat.docx")
    path.write_bytes(path.read_bytes()[:5000])
    (told,) = faults(path)
    assert told.startswith("python-docx cannot read it: ")
