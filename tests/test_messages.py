from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from styring import messages

ERROR_TYPES = sorted(get_args(ErrorType))
CONTEXT = {
    "gt": 3, "ge": 3, "lt": 3, "le": 3, "multiple_of": 3, "min_length": 3, "max_length": 3, "pattern": "^x$",
    "expected": "'planlagt' or 'innkalt'", "error": "oops", "class_name": "Meeting",
    "first": 1900, "last": 2200,
}  # fmt: skip
VALUES = ["tekst", 12, 1.5, True, None, [], {}, "{value} %s {0}", "en lang tekst " * 20]


@pytest.mark.parametrize("error_type", ERROR_TYPES)
def test_every_error_of_pydantic_has_a_norwegian_sentence(error_type: str) -> None:
    for value in VALUES:
        message, remedy = messages.invalid_value(error_type, value, CONTEXT)
        assert re.fullmatch(r"\S.*[.?]", message), message
        assert remedy == "" or re.fullmatch(r"\S.*[.?]", remedy), remedy
        assert not re.search(
            r"\b(?:input|should|valid|value|the|a|None|True|False)\b", message.replace("{value}", "")
        ), message
        assert len(message) < 160


@pytest.mark.parametrize("error_type", ERROR_TYPES)
def test_an_error_without_context_still_has_a_sentence(error_type: str) -> None:
    if error_type not in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        assert messages.invalid_value(error_type, "x", {})[0]


@pytest.mark.parametrize(
    ("error_type", "value", "sentence", "remedy"),
    [
        (
            "string_type", 12, "«12» leses som et tall, men her skal det stå tekst.",
            "Sett verdien i anførselstegn, slik den skal leses.",
        ),
        (
            "string_type", False, "«false» leses som en av/på-verdi, men her skal det stå tekst.",
            "Sett verdien i anførselstegn, slik den skal leses.",
        ),
        ("string_type", ["a"], "Her skal det stå tekst, men det står en liste.", "Skriv tekst."),
        ("string_type", None, "Her skal det stå tekst, men det står ingenting.", "Skriv tekst."),
        (
            "int_type", "ti", "«ti» er tekst, men her skal det stå et tall.",
            "Skriv tallet uten anførselstegn og enhet.",
        ),
        ("int_type", 1.5, "Her skal det stå et helt tall, men det står et desimaltall.", "Skriv et helt tall."),
        (
            "bool_type", "no", "«no» er ikke true eller false.",
            "Skriv true for ja eller false for nei, uten anførselstegn.",
        ),
        (
            "tuple_type", "x", "Her skal det stå en liste (linjer som begynner med «- »), men det står tekst.",
            "Skriv en liste (linjer som begynner med «- »).",
        ),
        ("model_type", [], "Her skal det stå nøkler med verdier, men det står en liste.", "Skriv nøkler med verdier."),
        ("greater_than_equal", -1, "«-1» er utenfor det tillatte.", "Skriv et tall som er minst 3."),
        (
            "enum", "innkallt", "«innkallt» er ikke blant verdiene som kan stå her.",
            "Mente du «innkalt»? Velg planlagt eller innkalt.",
        ),
        ("enum", ["x"], "Verdien er ikke blant verdiene som kan stå her.", "Velg planlagt eller innkalt."),
        (
            "date_form", {"år": 2026}, "Verdien er ikke en dato.",
            "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12.",
        ),
        ("year_unlikely", "0026-03-12", "Året i «0026-03-12» kan ikke stemme.", "Skriv et år mellom 1900 og 2200."),
        ("string_pattern_mismatch", "x", "«x» har ikke den formen verdien skal ha.", ""),
        ("no_such_error", "x", "«x» kan ikke stå her.", ""),
    ],
)  # fmt: skip
def test_sentences(error_type: str, value: object, sentence: str, remedy: str) -> None:
    assert messages.invalid_value(error_type, value, CONTEXT) == (sentence, remedy)


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("formaal", "Mente du «formål»?"),
        ("Sted", "Mente du «sted»?"),
        ("SAKSLISTE", "Mente du «saksliste»?"),
        ("deltagere", "Mente du «deltakere»?"),
        ("xyz", "Nøkler som kan stå her: deltakere, formål, saksliste og sted."),
    ],
)
def test_an_unknown_key_gets_the_near_one_or_all(key: str, remedy: str) -> None:
    known = ["sted", "formål", "saksliste", "deltakere"]
    assert messages.unknown_key(key, known) == (f"Ukjent nøkkel «{key}».", remedy)


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert messages.nearest("esm31", ["ESM13", "REF01"]) == "ESM13"
    assert messages.nearest("møte", []) is None


def test_dates_counts_and_lists_in_norwegian() -> None:
    assert messages.long_date(date(2026, 5, 1)) == "1. mai 2026"
    assert messages.working_days(1) == "1 arbeidsdag"
    assert messages.working_days(0) == "0 arbeidsdager"
    assert messages.listing(["a"]) == "a"
    assert messages.listing(["a", "b", "c"]) == "a, b og c"
    assert messages.listing(("a", "b"), "eller") == "a eller b"


def test_a_quoted_value_is_one_line_and_not_too_long() -> None:
    assert messages.quoted("to\n  linjer") == "«to linjer»"
    assert messages.quoted("x" * 200) == f"«{'x' * 59}…»"
    assert messages.quoted(True) == "«true»"
