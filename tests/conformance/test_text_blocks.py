from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import samples
from tests.conformance.text_blocks import (
    UNREADABLE_WORD,
    Block,
    html_blocks,
    markdown_blocks,
    normalised,
    word_blocks,
)


def test_html_markdown_and_word_give_the_same_blocks(tmp_path: Path) -> None:
    assert html_blocks(samples.HTML) == samples.BLOCKS
    assert markdown_blocks(samples.MARKDOWN) == samples.BLOCKS
    assert word_blocks(samples.word(tmp_path / "referat.docx")) == samples.BLOCKS


def test_metadata_before_markdown_is_not_text() -> None:
    assert markdown_blocks('---\ntitle: "Referat"\n---\n\n# Referat\n') == (Block("referat", 1),)
    assert markdown_blocks("Linje\n\n---\n\nlinje\n") == (Block("linje"), Block("linje"))


def test_html_outside_main_hidden_and_between_elements() -> None:
    page = (
        "<header>Hode</header><main>før<p>midt <b>fet</b><br>linje<!-- nei --> to</p>etter<p hidden>skjult</p></main>"
    )
    assert [block.text for block in html_blocks(page)] == ["føretter", "midt fet linje to"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  to\n ord\u00a0her ", "to ord her"),
        ("a\u030a PA\u030a", "å på"),
        ("e-\npost, e-post og e\u00adpost", "epost epost og epost"),
        ("Frist: 1. juni (98 %) – § 14", "frist 1 juni 98 % § 14"),
        ("FRIST:\t1. juni · 98 %\u200b – § 14", "frist 1 juni 98 % § 14"),
    ],
)
def test_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


def test_broken_word_documents_are_unreadable(tmp_path: Path) -> None:
    path = samples.word(tmp_path / "referat.docx")
    whole = path.read_bytes()
    for broken in (b"", whole[: len(whole) // 2], b"PK\x03\x04" + b"x" * 100):
        path.write_bytes(broken)
        with pytest.raises(UNREADABLE_WORD):
            word_blocks(path)
