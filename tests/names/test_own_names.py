"""Names of a repository's own tables: they widen what is a name, and mean nobody in particular."""

from __future__ import annotations

import unicodedata

import pytest

from styring.names import Known, find
from styring.names.traits import traits_of, traits_with

OWN = Known(
    given_names=frozenset({"Xanthi", "Ønnevy Sølvfrid", "Møte", "Bergen", "K"}),
    family_names=frozenset({"ÅGREPSTVEIT", "Van Der Zwoop", "Kvistbakken", "Avtale"}),
)
NONE = Known()


def found(text: str, known: Known) -> list[str]:
    return [f"{hit.text}: {hit.level.label}, {hit.evidence}" for hit in find(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saken ble lagt fram av Xanthi Blæk.", ["Xanthi Blæk: feil, fornavn + ord med stor forbokstav"]),
        ("Vi møtte Xanthi-Sølvfrid Moe.", ["Xanthi-Sølvfrid Moe: feil, fornavn + etternavn"]),
        ("Ansvarlig er Xanthi Ågrepstveit.", ["Xanthi Ågrepstveit: feil, fornavn + etternavn"]),
        ("Ansvarlig er Per Zwoop.", ["Per Zwoop: feil, fornavn + etternavn"]),
        ("Dette følges opp av Xanthi.", ["Xanthi: advarsel, fornavn alene"]),
        ("Etter Ågrepstveits syn er det nok.", ["Ågrepstveits: advarsel, etternavn alene"]),
        ("Til stede: Ågrepstveit, Xanthi", [f"{name}: feil, etternavn, fornavn" for name in ("Ågrepstveit", "Xanthi")]),
    ],
)  # fmt: skip
def test_a_name_of_a_table_is_a_name_like_those_of_the_package(text: str, expected: list[str]) -> None:
    assert found(text, OWN) == expected
    assert found(unicodedata.normalize("NFD", text), OWN) == expected
    assert found(text, NONE) != expected


@pytest.mark.parametrize(
    "text",
    [
        "Et Møte ble holdt.", "Møte Berg", "Toget til Bergen er innstilt.", "Bergen kommune svarte.",
        "I en Avtale står det.", "På Kvistbakken bygges det.", "Kvistbakken skole åpner.", "Ågrepstveit AS leverte.",
        "Xanthi-saken er avsluttet.",
    ],
)  # fmt: skip
def test_what_is_a_word_or_a_place_too_stays_one(text: str) -> None:
    assert found(text, OWN) == []


def test_a_reader_without_tables_is_the_common_one() -> None:
    assert NONE.traits_of is traits_of
    assert Known(given_names=frozenset({"Kari"}), family_names=frozenset({"Hansen", "Bergen"})).traits_of is traits_of


def test_the_same_tables_share_what_has_been_read() -> None:
    again = Known(participants=frozenset({"Ola Moe"}), given_names=OWN.given_names, family_names=OWN.family_names)
    assert again.traits_of is OWN.traits_of
    assert traits_with(OWN.given_names, OWN.family_names) is OWN.traits_of
