from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from styring.diagnostics import Position
from styring.source import Waiver, parse
from styring.source.compose import compose
from tests.source.strategies import texts


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# styring: tillat ESM13 – papirene kom i møtet", ("ESM13",), "papirene kom i møtet"),
        ("# styring: tillat ESM13 — grunn", ("ESM13",), "grunn"),
        ("# styring: tillat ESM13 - grunn", ("ESM13",), "grunn"),
        ("# styring: tillat ESM13: grunn", ("ESM13",), "grunn"),
        ("# styring: tillat ESM13 grunn uten strek", ("ESM13",), "grunn uten strek"),
        ("#STYRING:TILLAT esm13, ref01 – grunn", ("ESM13", "REF01"), "grunn"),
        ("# styring: tillat ESM13 og REF01 – grunn", ("ESM13", "REF01"), "grunn"),
        ("# styring: tillat ESM13 REF01 – grunn", ("ESM13", "REF01"), "grunn"),
        ("# styring: tillat sakspapirer-for-sent – grunn – og mer", ("sakspapirer-for-sent",), "grunn – og mer"),
        ("# styring: tillat ESM13", ("ESM13",), ""),
        ("# styring: tillat ESM13 –", ("ESM13",), ""),
        ("# styring: tillat – grunn", (), "grunn"),
        ("# styring: tillat", (), ""),
        ("# styring: tilat ESM13 – grunn", (), ""),
    ],
)
def test_a_comment_is_understood_or_given_back_empty(comment: str, codes: tuple[str, ...], reason: str) -> None:
    assert parse(f"a: 1  {comment}\n").waivers == (Waiver(codes, reason, 1, Position(1, 7, len(comment))),)


def test_a_comment_belongs_to_its_line_or_to_the_next_with_content() -> None:
    text = """\
# styring: tillat ESM01 – a
# vanlig merknad

type: x  # styring: tillat ESM02 – b
tekst: >-  # styring: tillat ESM03 – c
  Først. # styring: tillat ESM04 – i teksten
  # styring: tillat ESM05 – i teksten
liste: [a,  # styring: tillat ESM06 – d
  # styring: tillat ESM07 – e
  b]
sitat: "x # styring: tillat ESM08 – i teksten"
url: a#styring:tillat ESM09 – i teksten
# styring: tillat ESM10 – f
"""
    assert parse(text).waivers == (
        Waiver(("ESM01",), "a", 4, Position(1, 1, 27)),
        Waiver(("ESM02",), "b", 4, Position(4, 10, 27)),
        Waiver(("ESM03",), "c", 5, Position(5, 12, 27)),
        Waiver(("ESM06",), "d", 8, Position(8, 13, 27)),
        Waiver(("ESM07",), "e", 10, Position(9, 3, 27)),
        Waiver(("ESM10",), "f", None, Position(13, 1, 27)),
    )


def test_other_comments_are_none() -> None:
    assert parse("a: 1  # tillat ESM13\n# yaml-language-server: $schema=x\n").waivers == ()


@given(texts)
@settings(max_examples=200, deadline=None)
def test_no_text_is_taken_for_a_comment(text: str) -> None:
    text = f"{text} # styring: tillat ESM13 – grunn\n# styring: tillat ESM13 – grunn"
    source = parse(compose({"a": {"b": text}, "c": [text, 1]}))
    assume(not source.problems)
    assert source.waivers == ()
