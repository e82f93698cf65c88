from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names.name_list import NameList, parse_names

FAMILY = (
    '"12891: Personer, etter etternavn, statistikkvariabel og år"\n'
    "\n"
    '"etternavn";"Personer 2025";"Personer 2026"\n'
    '"AABØ";259;261\n'
    '"Van Der Berg";.;4\n'
    '"Åsen";"1 812";"1 790"\n'
    "\n"
    "Kilde: Statistisk sentralbyrå\n"
)
GIVEN_BY_YEAR = (
    '"10467: Fødte, etter fornavn, år og statistikkvariabel"\n'
    "\n"
    '"fornavn";"år";"Fødte"\n'
    '"Anne-Grethe";"1945";..\n'
    '"Anne-Grethe";"1946";13\n'
    '"Ole";"1945";.\n'
)
SAVED_BY_EXCEL = (
    '"10501: Persons, by first name, contents and year",,\n'
    ",,\n"
    ",Persons,\n"
    ",2025,2026\n"
    "Aage,1476,.\n"
    "I alt,2000,2001\n"
    "Bjørn-Erik,.,275\n"
    ",,\n"
    "Source: Statistics Norway,,\n"
)

AGAIN = "Last ned tabellen på nytt, og legg den inn uten å endre den."
ONE_A_LINE = "Skriv ett navn på hver linje, for eksempel «Kari Nordmann» eller «Nordmann, Kari»."
WITH_HEADER = "Last ned tabellen med overskrift, eller skriv «Fornavn» eller «Etternavn» øverst i kolonnen med navn."
NO_HEADER = "Tabellen har ingen kolonne med overskriften «Fornavn» eller «Etternavn»."
AS_CSV = "Lagre navnene som CSV, som Excel-arbeidsbok (.xlsx) uten passord eller som ren tekst."


def family(*names: str) -> NameList:
    return NameList(family=frozenset(names))


def given_names(*names: str) -> NameList:
    return NameList(given=frozenset(names))


def told(names: NameList) -> list[tuple[int, int, str, str | None]]:
    return [
        (problem.position.line, problem.position.column, problem.finding.message, problem.finding.remedy)
        for problem in names.problems
        if problem.position
    ]


def test_a_list_is_read_without_comments_empty_lines_and_surplus_spaces() -> None:
    text = "\ufeff# fra personalsystemet\r\nKari  Nordmann \r\n\r\n  # slutt\r\nA\u030ase Moe\n"
    assert parse_names(text.encode()) == NameList(people=frozenset({"Kari Nordmann", "Åse Moe"}))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# ingen\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_list_without_names_is_empty(content: bytes) -> None:
    assert parse_names(content) == NameList()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize(
    ("table", "names"),
    [
        (FAMILY, family("AABØ", "Van Der Berg", "Åsen")),
        (GIVEN_BY_YEAR, given_names("Anne-Grethe", "Ole")),
        (SAVED_BY_EXCEL, given_names("Aage", "Bjørn-Erik")),
    ],
    ids=["family names", "given names by year", "saved by Excel"],
)
def test_tables_of_statistics_norway_in_every_encoding_they_come_in(table: str, names: NameList, encoding: str) -> None:
    assert parse_names(table.replace("\n", "\r\n").encode(encoding)) == names


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_cells_are_divided_by_semicolons_tabs_or_commas(delimiter: str) -> None:
    rows = [("år", "fornavn", "Personer"), ("2026", "Kari", "20 331"), ("2026", "Ole", "17 004"), ("2026", "Kari", "1")]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert parse_names(text.encode()) == given_names("Kari", "Ole")


def test_a_table_of_given_and_family_names_has_both() -> None:
    assert parse_names(b"Fornavn;Etternavn\nKari;Moe\nOle;\n") == NameList(
        given=frozenset({"Kari", "Ole"}), family=frozenset({"Moe"})
    )


def test_a_header_on_top_makes_a_table_of_one_column() -> None:
    assert parse_names(b"Etternavn\nMoe\nVan Der Berg\n") == family("Moe", "Van Der Berg")


def test_people_written_with_a_comma_are_no_table() -> None:
    assert parse_names(b"Nordmann, Kari\nMoe, Ole\n") == NameList(people=frozenset({"Nordmann, Kari", "Moe, Ole"}))


def test_cells_that_are_no_names_are_told_at_their_line_and_the_others_read() -> None:
    names = parse_names(b"Etternavn;Antall\nAas;3\nBerg\n31.12;5\nNordmann, Kari;1\n;6\nEik;7\n")
    assert names.family == {"Aas", "Berg", "Eik"}
    assert told(names) == [
        (4, 1, "«31.12» er ikke et navn.", AGAIN),
        (5, 1, "«Nordmann, Kari» er ikke et navn.", AGAIN),
    ]


def test_a_quotation_mark_that_is_left_open_is_told_where_it_stands() -> None:
    names = parse_names(b'Etternavn;Antall\nAas;3\nDahl;"4\nEik;7\n')
    assert names.family == {"Aas"}
    assert told(names) == [(3, 1, "Raden har et anførselstegn uten noe som svarer til det.", AGAIN)]


def test_lines_that_are_no_names_are_told_at_their_line() -> None:
    names = parse_names("Nordmann, Kari\nkari@example.org\nO’Brien\nAnne-Grethe Å. Moe\nkonto 1234\n".encode())
    assert names.people == {"Nordmann, Kari", "O’Brien", "Anne-Grethe Å. Moe"}
    assert told(names) == [
        (2, 1, "«kari@example.org» er ikke et navn.", ONE_A_LINE),
        (5, 1, "«konto 1234» er ikke et navn.", ONE_A_LINE),
    ]


def test_another_kind_of_file_is_not_told_line_by_line_without_end() -> None:
    assert len(parse_names(b"AXIS_VERSION=2013\n" * 50).problems) == 10
    assert len(parse_names(b"Etternavn\n" + b"".join(b"%d\n" % i for i in range(50))).problems) == 10


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"Aabø";259;261\n"Åsen";1;2\n', 1),
        ("Aabø\t259\nÅsen\t1\n", 1),
        ("Aabø,259,.\n", 1),
        ("Navn;Stilling\nKari Nordmann;direktør\n", 1),
        ('"05803: Endringar i befolkninga, etter år"\n\n"år";"Fødde"\n2025;1\n', 3),
    ],
)
def test_a_table_without_a_column_of_names_is_told(text: str, line: int) -> None:
    assert told(parse_names(text.encode()))[-1] == (line, 1, NO_HEADER, WITH_HEADER)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        pytest.param("Åse\nBjørn\n".encode() + "Pål\n".encode("cp1252"), 1, 1, id="UTF-8 and Windows-1252"),
        pytest.param(b"Kari\nOle\0\n", 2, 4, id="NUL"),
        pytest.param(b"Kari\n\x81\n", 2, 1, id="no character"),
        pytest.param(b"\x89PNG\r\n\x1a\n", 2, 1, id="picture"),
    ],
)
def test_a_file_of_mixed_encodings_is_told_where_it_begins(content: bytes, line: int, column: int) -> None:
    message = "Tegnene kan ikke leses: Filen blander tegnkodinger eller er ikke en tekstfil."
    assert told(parse_names(content)) == [(line, column, message, "Lagre filen som UTF-8 («CSV UTF-8» i Excel).")]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (
            b"\xd0\xcf\x11\xe0",
            "Filen er i et gammelt Office-format (.xls, .doc), eller den er beskyttet med passord.",
        ),
        (b"%PDF-1.7", "Filen er en PDF."),
        (b"{\\rtf1", "Filen er i formatet RTF."),
    ],
)
def test_other_files_are_told_by_their_kind(start: bytes, kind: str) -> None:
    assert told(parse_names(start + bytes(10))) == [(1, 1, kind, AS_CSV)]


NAMES = st.sets(
    st.sampled_from(["Kari", "Ålund", "BJØRN", "Çelik", "Nguyễn", "O'Brien", "Van Der Berg", "Anne-Grethe"]), min_size=1
)


@given(NAMES, st.sampled_from(";\t,"), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.integers(0, 5))
def test_what_is_written_as_a_table_is_read_as_it_was(
    names: set[str], delimiter: str, newline: str, titled: bool, above: int
) -> None:
    title = ['"12891: Personer, etter etternavn og år"'] if titled else []
    rows = [f'"etternavn"{delimiter}"Personer 2026"', *(f'"{name}"{delimiter}{i}' for i, name in enumerate(names))]
    assert parse_names(newline.join([*title, *[""] * above, *rows]).encode()) == family(*names)


@given(NAMES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_is_written_one_a_line_is_read_as_it_was(names: set[str], encoding: str) -> None:
    assert parse_names("\n".join(names).encode(encoding)) == NameList(people=frozenset(names))


@given(st.binary(max_size=200))
def test_every_content_is_answered_with_names_or_problems(content: bytes) -> None:
    names = parse_names(content)
    assert all(problem.position and problem.position.line >= 1 for problem in names.problems)


@given(st.text(alphabet='Åa1;\t,"\n\r \ufeff:', max_size=60), st.sampled_from(["", "Fornavn;Antall\n", FAMILY[:60]]))
def test_no_name_has_what_divides_cells(text: str, start: str) -> None:
    names = parse_names((start + text).encode())
    for name in names.given | names.family:
        assert name == " ".join(name.split()) != ""
        assert not set(name) & set(';\t,"\n\r1:')
