from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.rendering.markdown import blocks, escape
from styring.rendering.text import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Text,
    clean,
    line,
    parse,
    plain,
)


def paragraph(*runs: Run) -> Paragraph:
    return Paragraph(runs)


def words(text: str) -> Paragraph:
    return paragraph(Run(text))


def test_paragraphs_emphasis_and_code() -> None:
    text = parse("En *kursiv* og **fet** og ***begge*** og `kode`.\nSamme linje.\n\nNy.")
    assert text.blocks == (
        paragraph(
            Run("En "),
            Run("kursiv", italic=True),
            Run(" og "),
            Run("fet", bold=True),
            Run(" og "),
            Run("begge", bold=True, italic=True),
            Run(" og "),
            Run("kode", code=True),
            Run(". Samme linje."),
        ),
        words("Ny."),
    )


def test_a_hard_line_break_is_a_run_of_its_own() -> None:
    assert parse("en  \nto").blocks == (paragraph(Run("en"), Run("\n"), Run("to")),)


def test_lists_nest_and_keep_their_first_number() -> None:
    assert parse("3. a\n4. b\n   - c\n").blocks == (
        NumberedList(((words("a"),), (words("b"), BulletList(((words("c"),),)))), start=3),
    )


def test_quotes_hold_blocks() -> None:
    assert parse("> a\n>\n> - b").blocks == (Quote((words("a"), BulletList(((words("b"),),)))),)


def test_headings_get_the_levels_of_the_document_and_skip_none() -> None:
    text = parse("# a\n\n#### b\n\n## c\n\n# d", heading_level=3)
    assert [(block.level, block.runs[0].text) for block in text.blocks if isinstance(block, Heading)] == [
        (3, "a"),
        (4, "b"),
        (4, "c"),
        (3, "d"),
    ]


@pytest.mark.parametrize("source", ["# a", "- # a", "> # a"])
def test_a_heading_where_there_is_no_room_becomes_a_bold_paragraph(source: str) -> None:
    level = None if source == "# a" else 3
    assert paragraph(Run("a", bold=True)) in _flat(parse(source, level).blocks)


@pytest.mark.parametrize("href", ["https://a.no/b", "http://a.no", "mailto:post@a.no", "HTTPS://A.NO"])
def test_links_to_pages_and_mailboxes_are_links(href: str) -> None:
    assert parse(f"[a]({href})").blocks == (paragraph(Run("a", href=href)),)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.no", "vedlegg.pdf"]
)
def test_any_other_link_stays_as_text(href: str) -> None:
    assert parse(f"[a]({href})").blocks == (words(f"[a]({href})"),)


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "a <b>b</b>",
        "<!-- skjult -->",
        "#panic()",
        "<lab>",
        '"; #x',
        "= heading",
        "$ x $",
        "\\ slutt",
        "{{ x }}",
        "{% raw %}",
        "a * b",
        "a_b_c",
        "***",
    ],
)
def test_what_is_not_commonmark_of_ours_stays_as_text(source: str) -> None:
    assert parse(source).blocks == (words(source),)


def test_an_indented_line_is_no_code_block() -> None:
    assert parse("a\n\n        b").blocks == (words("a"), words("b"))


def test_too_deep_nesting_becomes_one_paragraph() -> None:
    assert parse(">" * 50 + " a").blocks == (words(">" * 50 + " a"),)


def test_nothing_is_false() -> None:
    assert not parse(None)
    assert not parse("  \n")
    assert parse("a")


def test_clean_removes_what_no_document_can_hold() -> None:
    assert clean("a\x00\x1b\u202eb\u2066\ufeff\ud800\ufffec") == "abc"
    assert clean("a\r\nb\u2028c") == "a\nb\nc"
    assert clean("čđŋšŧž ïâ «–» \U0001f600") == "čđŋšŧž ïâ «–» \U0001f600"


def test_line_is_one_line() -> None:
    assert line(" a\n\tb  c ") == "a b c"
    assert line("a\u00a0b") == "a\u00a0b"


@given(st.text())
def test_any_text_can_be_read_and_is_clean(source: str) -> None:
    for level in (None, 2):
        text = parse(source, level)
        assert clean(plain(text)) == plain(text)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.integers(2, 4))
def test_levels_never_skip(levels: list[int], top: int) -> None:
    source = "\n\n".join(f"{'#' * level} x" for level in levels)
    found = [block.level for block in parse(source, top).blocks if isinstance(block, Heading)]
    assert len(found) == len(levels)
    assert found[0] == top
    assert all(after <= before + 1 and after >= top for before, after in pairwise(found))


@given(st.text(alphabet="abc æøå", min_size=1).filter(str.strip))
def test_plain_words_are_kept(source: str) -> None:
    assert plain(parse(source)).split() == source.split()


def _flat(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        match block:
            case BulletList(items) | NumberedList(items):
                for item in items:
                    found += _flat(item)
            case Quote(inner):
                found += _flat(inner)
    return found


def test_text_compares_by_content() -> None:
    assert parse("a") == Text((words("a"),))


@given(st.text(alphabet=[chr(code) for code in range(0x20, 0x7F)], max_size=40))
def test_markdown_that_is_read_back_is_the_same_text(source: str) -> None:
    """What is escaped as text is read as that text; the layout of white space aside."""
    assert plain(parse(escape(source))).split() == source.split()


@given(
    st.lists(
        st.sampled_from(["a", "*b*", "**c**", "`d`", "[e](https://a.no)", "1. f", "- g", "> h", "# i"]), max_size=8
    )
)
def test_markdown_written_from_blocks_is_read_as_the_same_blocks(lines: list[str]) -> None:
    text = parse("\n\n".join(lines), 1)
    assert parse(blocks(text), 1) == text
