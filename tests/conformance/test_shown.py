from __future__ import annotations

import pytest

from tests.conformance.shown import Pages, lost_words
from tests.conformance.text_blocks import Block

LONG = "styringsdialog" * 4

PAGES = Pages.of(f"""\
Krav Mål
k Andel inn-
1 byggere bik
{LONG[:30]}
{LONG[30:]} oppføl-
Side 1 av 2
\fging av krav
""")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("krav mål", []),
        ("andel innbyggere", []),
        ("oppfølging av krav", []),
        (LONG, []),
        ("b i k", []),
        ("k1", ["not on the page: «k1» of «k1»"]),
        ("krav og tiltak", ["not on the page: «og tiltak» of «krav og tiltak»"]),
    ],
)
def test_words_on_pages(text: str, expected: list[str]) -> None:
    assert list(lost_words([Block(text)], PAGES)) == expected
