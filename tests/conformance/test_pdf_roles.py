from __future__ import annotations

import pytest

from tests.conformance.pdf_roles import role_faults
from tests.conformance.pdf_tree import Element, Kid, MarkedContent, ObjectReference

TEXT = MarkedContent((1, 0), 0)
COLUMN = {"Table/Scope": "Column"}


def tag(role: str, *kids: Kid, **more: str) -> Element:
    return Element(role, kids, alt=more.get("alt", ""), identifier=more.get("id", ""))


def cell(role: str, *headers: str, id: str = "", columns: int = 1, rows: int = 1) -> Element:
    spans = {"Table/ColSpan": str(columns), "Table/RowSpan": str(rows)}
    return Element(role, (TEXT,), attributes=spans | (COLUMN if role == "TH" else {}), headers=headers, identifier=id)


def title() -> Element:
    return tag("H1", TEXT)


def faults(*kids: Kid) -> list[str]:
    return list(role_faults([tag("Document", title(), *kids)]))


def table(*rows: Element) -> Element:
    return tag("Table", tag("THead", rows[0]), tag("TBody", *rows[1:]))


def test_a_sound_tree_passes() -> None:
    head = tag("TR", cell("TH", id="a"), cell("TH", id="b"))
    items = tag("L", tag("LI", tag("Lbl", TEXT), tag("LBody", TEXT)), tag("L", tag("LI", tag("LBody", TEXT))))
    link = tag("Link", TEXT, ObjectReference((9, 0)))
    sections = (tag("H2", TEXT), tag("H3", TEXT), tag("H2", TEXT))
    rows = table(head, tag("TR", cell("TD", "a"), cell("TD", "b")))
    assert faults(tag("P", TEXT, link), *sections, rows, items, tag("Figure", alt="Byvåpen")) == []


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ([], ["the top of the tree is empty, not one Document", "there is no heading"]),
        ([tag("Sect", title())], ["the top of the tree is Sect, not one Document"]),
        ([tag("Document", tag("P", TEXT))], ["there is no heading"]),
        ([tag("Document", tag("H2", TEXT))], ["the first heading is H2, not H1"]),
        ([tag("Document", title(), title())], ["there are 2 headings H1; the title alone is one"]),
        (
            [tag("Document", title(), tag("H", TEXT))],
            ["H is used where headings are numbered (H1, H2 …)"],
        ),
    ],
)
def test_title_and_top(top: list[Element], expected: list[str]) -> None:
    assert list(role_faults(top)) == expected


def test_a_skipped_level_is_told_and_a_step_back_is_not() -> None:
    levels = [tag(role, TEXT) for role in ("H2", "H4", "H2", "H3")]
    assert faults(*levels) == ["H2 is followed by H4: a level is skipped"]


@pytest.mark.parametrize(
    ("kid", "expected"),
    [
        (tag("Paragraph", TEXT), ["Paragraph is not a standard structure type"]),
        (tag("TR", cell("TH")), ["TR stands in Document"]),
        (tag("LI", tag("LBody", TEXT)), ["LI stands in Document"]),
        (tag("L", tag("P", TEXT)), ["P stands directly in L"]),
        (tag("L", TEXT), ["text stands directly in L"]),
        (tag("L", tag("LI", tag("P", TEXT))), ["P stands directly in LI"]),
        (tag("P"), ["a P is empty"]),
        (tag("H2", tag("Span")), ["a H2 is empty"]),
        (tag("Link", TEXT), ["a Link holds no annotation"]),
        (tag("Figure", TEXT), ["a Figure has no alternate description (Alt)"]),
        (tag("Formula", TEXT), ["a Formula has no alternate description (Alt)"]),
        (tag("Note", TEXT), ["a Note has no ID"]),
        (tag("Div", tag("Note", TEXT, id="a"), tag("Note", TEXT, id="a")), ["two structure elements have the same ID"]),
    ],
)
def test_one_wrong_element_is_told(kid: Element, expected: list[str]) -> None:
    assert faults(kid) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ["a table has no rows (TR)"]),
        ([tag("TR", cell("TD"))], ["a table has no header cells (TH)"]),
        ([tag("TR", tag("TH", TEXT))], ["a header cell says neither Scope nor Headers"]),
        (
            [tag("TR", cell("TH", id="a")), tag("TR", cell("TD", "b"))],
            ["a TD names a header cell that its table does not have"],
        ),
        (
            [tag("TR", cell("TH"), cell("TH")), tag("TR", cell("TD"))],
            ["the rows of a table have different widths: 1, 2 columns"],
        ),
        ([tag("TR", cell("TH"), cell("TH")), tag("TR", cell("TD", columns=2))], []),
        ([tag("TR", cell("TH"), cell("TH")), tag("TR", cell("TD", rows=2), cell("TD")), tag("TR", cell("TD"))], []),
    ],
)
def test_tables(rows: list[Element], expected: list[str]) -> None:
    assert faults(tag("Table", *rows)) == expected
