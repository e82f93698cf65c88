from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reference.markdown import PARSER, Table, headings, named_places, tables, text
from tools.reference.markdown import address, code, escape, heading, page, table, yaml

LINE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), max_size=40)
MARKS = st.text(st.sampled_from("ab `*_[]()<>&|~$#!\\-+=:.1"), max_size=20)


@given(LINE | MARKS)
@example("__0__")
def test_escaped_text_reads_as_it_was_written(written: str) -> None:
    (shown,) = (text(token) for token in PARSER.parse(f"a{escape(written)}b") if token.type == "inline")
    assert shown == f"a{written}b"


@given(st.lists(st.tuples(MARKS, MARKS), max_size=4))
def test_a_table_keeps_its_cells(cells: list[tuple[str, str]]) -> None:
    rows = [(f"x{left}x", f"x{right}x") for left, right in cells]
    (read,) = tables(table(("Nøkkel", "Betyr"), [(escape(left), escape(right)) for left, right in rows]))
    expected = tuple((" ".join(left.split()), " ".join(right.split())) for left, right in rows)
    assert read == Table(("Nøkkel", "Betyr"), expected)


def test_what_would_break_a_table_does_not() -> None:
    (read,) = tables(table(("Mønster", "Betyr"), [(code(r"\d{9}|\d{2,4}/\d+"), "To\nlinjer | og en strek")]))
    assert read.rows == ((r"\d{9}|\d{2,4}/\d+", "To linjer | og en strek"),)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("ESM13",), "esm13"),
        (("meetings", "møteleder", "utpekt_av"), "meetings-moteleder-utpekt-av"),
        (("styring", "terskler", "milepæl_dager"), "styring-terskler-milepael-dager"),
        (("felles", "a\N{COMBINING RING ABOVE}r"), "felles-ar"),
    ],
)
def test_an_address_is_ascii(names: tuple[str, ...], expected: str) -> None:
    assert address(*names) == expected


def test_a_heading_has_an_address_that_is_not_made_of_its_title() -> None:
    made = heading(3, "ESM13 Sakspapirer mangler", "esm13")
    assert (named_places(made), headings(made)) == (["esm13"], ["ESM13 Sakspapirer mangler"])


def test_code_may_hold_what_code_is_written_with() -> None:
    assert [text(token) for token in PARSER.parse(code("`a`|b")) if token.type == "inline"] == ["`a`|b"]


def test_a_page_says_that_it_is_made_and_ends_with_one_line_break() -> None:
    assert page(["# Side", yaml("a: 1")]) == (
        "<!-- Laget av «make docs». Endre kildene, ikke denne filen. -->\n\n# Side\n\n```yaml\na: 1\n```\n"
    )
