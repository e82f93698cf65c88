from __future__ import annotations

import unicodedata
from importlib import resources

import pytest

from styring.names import read_list
from styring.names.words import ambiguous_names, family_names, given_names, other_expressions

LISTS = ["fornavn.txt", "etternavn.txt", "tvetydige.txt", "uttrykk.txt"]


def packaged(name: str) -> str:
    return resources.files("styring").joinpath("data", "navn", name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from_and_repeats_nothing(name: str) -> None:
    text = packaged(name)
    entries = [entry.casefold() for entry in read_list(text)]
    assert text.startswith("# ")
    assert "Skrevet for hånd for styring." in text.split("\n\n")[0].replace("\n# ", " ")
    assert len(entries) == len(set(entries))
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", ["fornavn.txt", "etternavn.txt", "tvetydige.txt"])
def test_a_list_of_names_has_one_capitalised_word_a_line(name: str) -> None:
    for entry in read_list(packaged(name)):
        assert entry[0].isupper(), entry
        assert " " not in entry, entry


def test_only_listed_names_are_ambiguous() -> None:
    assert ambiguous_names() <= given_names() | family_names()


def test_the_lists_hold_names_from_many_countries() -> None:
    assert {
        "kari",
        "torbjørg",
        "máret",
        "faduma",
        "agnieszka",
        "muhammad",
        "nguyễn".casefold(),
    } <= given_names() | family_names()
    assert {"hansen", "somby", "khan", "warsame", "kowalczyk", "yıldız", "trần"} <= family_names()
    assert "Jan Mayen" in other_expressions()


def test_a_list_is_read_without_comments_empty_lines_and_surplus_spaces() -> None:
    text = "\ufeff# fra personalsystemet\r\nKari  Nordmann \r\n\r\n  # slutt\r\nA\u030ase Moe\n"
    assert read_list(text) == ("Kari Nordmann", "Åse Moe")
