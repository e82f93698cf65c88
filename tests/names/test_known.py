from __future__ import annotations

import pytest

from styring.names import Known
from styring.names.known import Person


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Kari Nordmann", ("kari",), "nordmann"),
        ("  Kari  Mette Nordmann ", ("kari", "mette"), "nordmann"),
        ("Nordmann, Kari Mette", ("kari", "mette"), "nordmann"),
        ("Anne-Kari Strøm-Erichsen", ("anne-kari",), "strøm-erichsen"),
        ("Nordmann", (), "nordmann"),
        ("K. Nordmann", ("k.",), "nordmann"),
    ],
)
def test_a_name_is_taken_apart(name: str, given: tuple[str, ...], surname: str) -> None:
    assert Person.parse(name, participates=True) == Person(name, given, surname, True)


@pytest.mark.parametrize("name", ["", "  ", ",", " , "])
def test_nothing_is_no_name(name: str) -> None:
    assert Person.parse(name, participates=True) is None
    assert Known(participants=frozenset({name})).by_surname == {}


@pytest.mark.parametrize(
    ("key", "expected"), [("kari", True), ("k.", True), ("m.", True), ("k.m.", True), ("p.", False), ("per", False)]
)
def test_a_person_goes_by_given_names_and_initials(key: str, expected: bool) -> None:
    person = Person.parse("Kari Mette Nordmann", participates=True)
    assert person is not None
    assert person.goes_by(key) is expected


def test_participants_come_before_listed_people_of_the_same_name() -> None:
    known = Known(participants=frozenset({"Per Hansen"}), listed=frozenset({"Anne Hansen", "Per Hansen"}))
    assert [person.name for person in known.by_surname["hansen"]] == ["Per Hansen", "Anne Hansen"]
    assert list(known.by_given_name) == ["per"]


def test_an_expression_with_marks_of_a_pattern_is_taken_as_it_stands() -> None:
    known = Known(expressions=frozenset({"Anne (Holm) A+", "  "}))
    text = "Prosjektet Anne (Holm) A+ er ferdig, sier Kari Nordmann"
    assert known.excepts(text, text.index("Anne"), text.index(" er ferdig"))
    assert not known.excepts(text, text.index("Kari"), len(text))


def test_only_what_lies_within_an_expression_is_excepted() -> None:
    known = Known(
        expressions=frozenset({"Prosjekt Nora Lund"}), organisations=frozenset({"Lars Hansen kompetansesenter"})
    )
    text = "Prosjekt Nora Lunds framdrift, Nora Lund og Lars Hansen kompetansesenter"
    assert known.excepts(text, 9, 19)
    assert not known.excepts(text, 31, 40)
    assert known.excepts(text, 44, 55)
