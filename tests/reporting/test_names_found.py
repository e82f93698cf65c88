"""Where something was found: lines and columns of a text, whatever its line breaks and normal form."""

from __future__ import annotations

import unicodedata

import pytest

from styring.names import Known
from styring.reporting.names_found import Reader


def found(text: str) -> list[tuple[int | None, int, int, str | None]]:
    """Line, column, length and text of every finding."""
    return [(f.place.number, f.place.start + 1, f.length, f.text) for f in Reader(Known()).text(text)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_1(line_break: str) -> None:
    text = line_break.join(["\ufeffFørst.", "", "  Og så Kari Nordmann.", "Tlf. 22 00 00 00"])
    assert found(text) == [(3, 9, 13, "Kari Nordmann"), (4, 6, 11, "22 00 00 00")]


def test_columns_are_those_of_the_text_as_it_stands() -> None:
    text = unicodedata.normalize("NFD", "Så kom Kåre Nordmann.")
    assert found(text) == [(1, 9, 14, unicodedata.normalize("NFD", "Kåre Nordmann"))]


def test_a_name_goes_on_in_the_next_line_of_a_wrapped_text() -> None:
    text = "    Her er en linje som er lang nok til å være brutt, og så kom Kari\n    Nordmann og svarte.\n"
    assert found(text) == [(1, 65, 4, "Kari Nordmann")]


def test_lines_of_a_list_are_not_run_together() -> None:
    assert found("Kari Nordmann\nOla Hansen\n") == [(1, 1, 13, "Kari Nordmann"), (2, 1, 10, "Ola Hansen")]


def test_a_national_number_is_not_repeated() -> None:
    (hit,) = Reader(Known()).text("Gjelder 01819012284.")
    assert (hit.text, hit.message, hit.rule) == (None, "Teksten har et fødselsnummer.", "REF02")


def test_a_surname_seen_in_one_paragraph_counts_for_the_next() -> None:
    reader = Reader(Known())
    told = [
        (each.place.passage, each.message)
        for number, text in enumerate(("Solveig Hansen la fram saken.", "Så svarte Hansen."), start=1)
        for each in reader.passage(f"avsnitt {number}", text)
    ]
    assert [place for place, message in told] == ["avsnitt 1", "avsnitt 2"]
    assert told[1][1].startswith("«Hansen» er et personnavn (")
