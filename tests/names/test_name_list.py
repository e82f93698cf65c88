from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names.name_list import NameList, parse_names
from styring.names.words import read_list

STATISTICS_NORWAY = (
    '"12891: Personer, etter etternavn, statistikkvariabel og år"\n'
    "\n"
    '"etternavn";"Personer 2025";"Personer 2026"\n'
    '"Aabø";259;261\n'
    '"Van Der Berg";.;4\n'
    '"Åsen";"1 812";"1 790"\n'
    "\n"
    "Kilde: Statistisk sentralbyrå\n"
)


def told(names: NameList) -> list[tuple[int, str, str | None]]:
    return [
        (problem.position.line if problem.position else 0, problem.finding.message, problem.finding.remedy)
        for problem in names.problems
    ]


def test_a_list_is_read_without_comments_empty_lines_and_surplus_spaces() -> None:
    text = "\ufeff# fra personalsystemet\r\nKari  Nordmann \r\n\r\n  # slutt\r\nA\u030ase Moe\n"
    assert read_list(text) == ("Kari Nordmann", "Åse Moe")
    assert parse_names(text.encode()) == NameList(people=("Kari Nordmann", "Åse Moe"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_a_table_of_statistics_norway_in_every_encoding_it_comes_in(encoding: str) -> None:
    names = parse_names(STATISTICS_NORWAY.replace("\n", "\r\n").encode(encoding))
    assert names == NameList(family=("Aabø", "Van Der Berg", "Åsen"))


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_cells_are_divided_by_semicolons_tabs_or_commas(delimiter: str) -> None:
    rows = [("år", "fornavn", "Personer"), ("2026", "Kari", "20 331"), ("2026", "Ole", "17 004"), ("2026", "Kari", "1")]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert parse_names(text.encode()) == NameList(given=("Kari", "Ole"))


def test_a_header_alone_on_its_line_is_a_name_like_others() -> None:
    assert parse_names(b"Navn\nKari Nordmann\n") == NameList(people=("Navn", "Kari Nordmann"))


def test_rows_that_cannot_be_read_are_told_at_their_line_and_the_others_read() -> None:
    text = 'Etternavn;Antall\nAas;3\nBerg\nDahl;"4\n31.12;5\n;6\nEik;7\n'
    names = parse_names(text.encode())
    assert names.family == ("Aas", "Eik")
    again = "Last ned tabellen på nytt som CSV, og endre den ikke."
    assert told(names) == [
        (3, "Raden har 1 felt, men overskriften har 2.", again),
        (4, "Et anførselstegn mangler i raden.", again),
        (5, "«31.12» er ikke et navn.", again),
        (6, "Raden har ikke noe navn.", again),
    ]


def test_lines_that_are_no_names_are_told_at_their_line() -> None:
    names = parse_names("Nordmann, Kari\nkari@example.org\nO’Brien\nAnne-Grethe Å. Moe\nkonto 1234\n".encode())
    assert names.people == ("Nordmann, Kari", "O’Brien", "Anne-Grethe Å. Moe")
    advice = "Skriv ett navn på hver linje, for eksempel «Kari Nordmann» eller «Nordmann, Kari»."
    assert told(names) == [
        (2, "«kari@example.org» er ikke et navn.", advice),
        (5, "«konto 1234» er ikke et navn.", advice),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param("Åse\nBjørn\n".encode() + "Pål\n".encode("cp1252"), 1, id="UTF-8 and Windows-1252"),
        pytest.param(b"Kari\nOle\0\n", 2, id="NUL"),
        pytest.param(b"Kari\n\x81\n", 2, id="no character"),
    ],
)
def test_a_file_of_mixed_encodings_is_told_where_it_begins(content: bytes, line: int) -> None:
    message = "Tegnene kan ikke leses: Filen blander tegnkodinger eller er ikke en tekstfil."
    assert told(parse_names(content)) == [(line, message, "Lagre filen som UTF-8 («CSV UTF-8» i Excel).")]


NAMES = st.lists(
    st.sampled_from(["Kari", "Ålund", "Bjørn", "Çelik", "Nguyễn", "O'Brien", "Van Der Berg"]), min_size=1, unique=True
)


@given(NAMES, st.sampled_from(";\t,"), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_as_a_table_is_read_as_it_was(names: list[str], delimiter: str, newline: str) -> None:
    rows = [f'"etternavn"{delimiter}"Personer 2026"', *(f'"{name}"{delimiter}"{i}"' for i, name in enumerate(names))]
    assert parse_names(newline.join(rows).encode()).family == tuple(names)


@given(st.binary(max_size=200))
def test_every_content_is_answered_with_names_or_problems(content: bytes) -> None:
    names = parse_names(content)
    assert all(problem.position and problem.position.line >= 1 for problem in names.problems)
