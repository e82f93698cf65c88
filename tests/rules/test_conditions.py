from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from styring.rules.conditions import may_hold_placeholder, placeholder_in

PLACEHOLDER = re.compile(r"\b(?:todo|fixme|xxx+|lorem)\b|fyll inn|\[(?:\.\.\.|…)\]", re.IGNORECASE)
WORDS = ["todo", "fixme", "xxx", "xxxx", "lorem", "fyll inn", "[...]", "[…]"]
PARTS = st.sampled_from(
    [*WORDS, *map(str.upper, WORDS), "To", "do", "x", "me", "fyll", " ", "\n", "ı", "İ", "[", "]", "."]
)


@given(st.lists(PARTS | st.text(max_size=3), max_size=6).map("".join))
@example("Fyll ınn")
@example("FİXME")
@example("TODO \ud800")
def test_no_placeholder_is_without_a_sign(text: str) -> None:
    match = PLACEHOLDER.search(text)
    assert placeholder_in(text) == (match and match[0])
    assert may_hold_placeholder(f"Møtet er holdt.\n{text}") or not match


def test_no_character_but_those_of_ascii_is_taken_for_a_letter_of_a_sign() -> None:
    letters = re.compile("[todlremfyx]", re.IGNORECASE)
    assert all(character.isascii() for character in map(chr, range(0x110000)) if letters.match(character))
