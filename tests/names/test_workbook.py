from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Problem
from styring.names.name_list import NameList, parse_names
from styring.names.workbook import first_sheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
AGAIN = "Last ned tabellen på nytt, eller lagre den som CSV UTF-8."


def packed(**parts: str) -> bytes:
    """A package with parts by name, «__» for a slash and «_» for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), text)
    return buffer.getvalue()


def workbook(rows: Sequence[tuple[int, Sequence[tuple[str, str]]]], shared: Sequence[str] = ()) -> bytes:
    """A workbook of rows by number, with cells by column; «#2» is the third shared text, digits are numbers."""

    def cell(place: str, value: str) -> str:
        if value.startswith("#"):
            return f'<c r="{place}" t="s"><v>{value[1:]}</v></c>'
        if value.isdigit():
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'

    texts = "".join(f"<si>{text}</si>" for text in shared)
    sheet = "".join(
        f'<row r="{number}">{"".join(cell(f"{column}{number}", value) for column, value in cells)}</row>'
        for number, cells in rows
    )
    return packed(
        xl__worksheets__sheet1_xml=f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
        xl__sharedStrings_xml=f"<sst {MAIN}>{texts}</sst>",
    )


def message(content: bytes) -> str:
    problem = first_sheet(content)
    assert isinstance(problem, Problem)
    return f"{problem.finding.message} {problem.finding.remedy}"


def test_cells_are_read_where_they_stand() -> None:
    shared = ["<t>etternavn</t>", "<r><t>Aab</t></r><r><t>ø</t></r><rPh><t>uttale</t></rPh>"]
    rows = [(1, [("A", "#0"), ("C", "2026")]), (4, [("B", "#1"), ("AA", "x")])]
    assert first_sheet(workbook(rows, shared)) == [
        (1, ["etternavn", "", "2026"]),
        (2, []),
        (4, ["", "Aabø", *[""] * 24, "x"]),
    ]


def test_a_table_of_statistics_norway_has_its_names_in_the_first_column() -> None:
    title = "12891: Personer, etter etternavn, statistikkvariabel og år"
    rows = [
        (1, [("A", title)]),
        (3, [("B", "Personer")]),
        (4, [("B", "2025"), ("C", "2026")]),
        (5, [("A", "#0"), ("B", "259"), ("C", "261")]),
        (6, [("A", "#1"), ("B", "."), ("C", "4")]),
        (8, [("A", "Kilde:")]),
        (9, [("A", "Statistisk sentralbyrå")]),
    ]
    names = parse_names(workbook(rows, ["<t>Aabø</t>", "<t>VAN DER BERG</t>"]))
    assert names == NameList(family=frozenset({"Aabø", "VAN DER BERG"}))


def test_a_cell_that_is_no_name_is_told_at_its_row() -> None:
    names = parse_names(workbook([(2, [("A", "Fornavn"), ("B", "Antall")]), (5, [("A", "77"), ("B", "1")])]))
    assert [(each.position and each.position.line, each.finding.message) for each in names.problems] == [
        (5, "«77» er ikke et navn.")
    ]


def test_a_sheet_without_a_column_of_names_is_told() -> None:
    (problem,) = parse_names(workbook([(1, [("A", "Navn"), ("B", "Stilling")])])).problems
    assert problem.finding.message == "Arket har ingen kolonne med overskriften «Fornavn» eller «Etternavn»."


SHEET = "xl__worksheets__sheet1_xml"
ENTITIES = f'<!DOCTYPE x [<!ENTITY e "Kari">]><worksheet {MAIN}><row><c><v>&e;</v></c></row></worksheet>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", f"Filen er ødelagt og kan ikke leses som Excel-arbeidsbok. {AGAIN}"),
        (packed(**{SHEET: "<worksheet"}), f"Filen er ødelagt og kan ikke leses som Excel-arbeidsbok. {AGAIN}"),
        (workbook([(1, [("A", "#7")])]), f"Filen er ødelagt og kan ikke leses som Excel-arbeidsbok. {AGAIN}"),
        (
            packed(word__document_xml="<a/>"),
            "Filen er ikke en Excel-arbeidsbok. Lagre navnene som CSV eller som ren tekst.",
        ),
    ],
    ids=["no package", "broken XML", "no such text", "Word"],
)
def test_what_is_no_workbook_is_told(content: bytes, told: str) -> None:
    assert message(content) == told


def test_entities_are_not_expanded() -> None:
    assert first_sheet(packed(**{SHEET: ENTITIES})) == [(1, [""])]


def test_a_package_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    assert message(packed(**{SHEET: " " * 200_000_001})) == f"Filen blir for stor når den pakkes ut. {AGAIN}"


@given(st.lists(st.lists(st.sampled_from(["", "Kari", "Å & <b>", "12"]), max_size=4), max_size=6))
def test_what_is_written_is_read_as_it_was(rows: list[list[str]]) -> None:
    filled = [
        (
            number,
            [("ABCD"[i], value.replace("&", "&amp;").replace("<", "&lt;")) for i, value in enumerate(row) if value],
        )
        for number, row in enumerate(rows, start=1)
    ]
    expected = [
        (number, row[: max((i + 1 for i, v in enumerate(row) if v), default=0)])
        for number, row in enumerate(rows, start=1)
    ]
    assert first_sheet(workbook(filled)) == expected


@given(st.binary(max_size=100), st.integers(0, 600))
def test_a_damaged_file_is_told_and_nothing_raised(damage: bytes, at: int) -> None:
    whole = workbook([(1, [("A", "Etternavn")]), (2, [("A", "Moe")])])
    result = first_sheet(whole[:at] + damage + whole[at + len(damage) :])
    assert isinstance(result, Problem) or all(isinstance(row, tuple) for row in result)
