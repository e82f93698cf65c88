from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.conformance import samples
from tests.conformance.pdf_text import pdf_blocks
from tests.conformance.pdf_tree import BrokenTree
from tests.conformance.text_blocks import Block


def blocks(path: Path, body: str) -> list[Block]:
    prelude = '#set document(title: "x")\n#set page("a4", footer: [bunntekst])\n#set text(lang: "nb", region: "NO")\n'
    return list(pdf_blocks(samples.pdf(path / "x.pdf", source=prelude + body)))


def test_the_sample_has_the_same_blocks_as_its_other_formats(good_pdf: Path) -> None:
    assert pdf_blocks(good_pdf) == samples.BLOCKS


def test_a_word_that_is_broken_and_a_paragraph_over_two_pages_are_whole(tmp_path: Path) -> None:
    sentence = "Styringsdialogen dokumenteres fortløpende etter behovet. "
    body = f"#set text(hyphenate: true)\n#set par(justify: true)\n{sentence * 150}"
    assert blocks(tmp_path, body) == [
        Block(" ".join(["styringsdialogen dokumenteres fortløpende etter behovet"] * 150))
    ]


def test_ligatures_and_letters_from_many_alphabets(tmp_path: Path) -> None:
    text = "fi ffl affiks Čáhci đoaivu muŋŋe ŧ æøå"
    assert blocks(tmp_path, f'#set text(font: "Libertinus Serif")\n{text}') == [Block(text.casefold())]


def test_labels_that_are_words_are_text_and_list_marks_are_not(tmp_path: Path) -> None:
    assert [block.text for block in blocks(tmp_path, "/ Tid: kl. 9\n\n+ én\n  - to")] == ["tid", "kl 9", "én", "to"]


def test_a_break_without_a_space_joins_words_as_it_does_for_a_screen_reader(tmp_path: Path) -> None:
    assert blocks(tmp_path, "en#linebreak()to") == [Block("ento")]
    assert blocks(tmp_path, 'en#" "#linebreak()to') == [Block("en to")]


def test_replacement_text_stands_for_what_is_shown(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        stream = page.Contents.read_bytes()
        marked = stream.replace(b"/MCID 0>>BDC", b"/MCID 0>>BDC /Span <</ActualText (Utkast)>> BDC", 1)
        assert marked != stream
        page.Contents.write(marked.replace(b"EMC", b"EMC EMC", 1))

    assert pdf_blocks(samples.changed(good_pdf, change))[0] == Block("utkast", 1)


def test_a_file_without_structure_has_no_blocks(tmp_path: Path) -> None:
    with pytest.raises(BrokenTree):
        pdf_blocks(samples.pdf(tmp_path / "x.pdf", "a-2b", tags=False))
