from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.fixing.spelling import same_or_nearly, same_word
from styring.records.kinds import MODELS
from styring.records.vocabulary import MeetingKind, Role, Theme
from styring.records.walk import keys_at, models_below

MEETING = keys_at(next(model for kind, model in MODELS.items() if kind.value == "meetings"), ())
GROUPS = [keys_at(model, ()) for record in MODELS.values() for model in sorted(models_below(record), key=str)]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Tidspunkt", "tidspunkt"),
        ("TIDSPUNKT", "tidspunkt"),
        ("moteleder", "møteleder"),
        ("moeteleder", "møteleder"),
        ("möteleder", "møteleder"),
        ("Møte-leder", "møteleder"),
        ("møte leder", "møteleder"),
        ("formaal", "formål"),
        ("formal", "formål"),
        ("aarshjul", "årshjul"),
        ("felles med", "felles_med"),
        ("opprinneligTidspunkt", "opprinnelig_tidspunkt"),
        (unicodedata.normalize("NFD", "Møteleder"), "møteleder"),
    ],
)
def test_another_spelling_of_the_same_word(written: str, key: str) -> None:
    assert same_word(written, MEETING) == key
    assert same_or_nearly(written, MEETING) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("tidpunkt", "tidspunkt"),
        ("tidspunktt", "tidspunkt"),
        ("tidspnukt", "tidspunkt"),
        ("deltagere", "deltakere"),
        ("sakspapierer", "sakspapirer"),
        ("papirrfrist", "papirfrist"),
    ],
)
def test_one_slip_of_the_finger(written: str, key: str) -> None:
    assert same_word(written, MEETING) is None
    assert same_or_nearly(written, MEETING) == key


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("tidpunt", ["tidspunkt"]),  # two letters
        ("navm", ["navn"]),  # too short to tell
        ("målet", ["måles"]),  # two forms of a word differ at the end
        ("oppmøte", ["møte"]),
        ("frister", ["frist"]),
        ("beløp_100kr", ["beløp_1000kr"]),  # a number is not a slip
        ("midler_2000kr", ["midler_1000kr"]),
        ("gyldig", ["gyldig_fra", "gyldig_til"]),
        ("merkelapp", ["merkelappa", "merkelappb"]),
        ("mal", ["mål", "mål_"]),  # both
        ("fralsk", ["fralska", "fralskb"]),
        ("", ["nr"]),
        ("-", ["nr"]),
    ],
)
def test_what_is_uncertain_is_left_to_a_person(written: str, keys: list[str]) -> None:
    assert same_or_nearly(written, keys) is None


@pytest.mark.parametrize("keys", GROUPS, ids=lambda keys: keys[0])
def test_every_key_is_itself_and_no_other_key_of_its_group(keys: list[str]) -> None:
    assert [same_word(key, keys) for key in keys] == keys
    assert [same_or_nearly(key.upper(), keys) for key in keys] == keys


@pytest.mark.parametrize("keys", GROUPS, ids=lambda keys: keys[0])
def test_without_norwegian_letters_every_key_is_still_itself(keys: list[str]) -> None:
    for ascii_letters in (("ae", "oe", "aa"), ("a", "o", "a")):
        table = dict(zip(map(ord, "æøå"), ascii_letters, strict=True))
        written = [key.translate(table) for key in keys]
        assert [same_word(word, keys) for word in written] == keys


@pytest.mark.parametrize(
    ("written", "values", "value"),
    [
        ("Etatsstyringsmøte", MeetingKind, "etatsstyringsmøte"),
        ("etatsstyringsmote", MeetingKind, "etatsstyringsmøte"),
        ("maaloppnaaelse", Theme, "måloppnåelse"),
        ("oppfoelging", Theme, "oppfølging"),
        ("ledergruppe virksomhet", Role, "ledergruppe_virksomhet"),
        ("Byrådssekretær", Role, "byrådssekretær"),
        ("byradssekretaer", Role, "byrådssekretær"),
        ("etatsstyring", MeetingKind, None),
        ("etatstyringsmøte", MeetingKind, None),  # values are content: a slip is not corrected
        ("kommunaldirektøren", Role, None),
    ],
)
def test_values_of_closed_lists(written: str, values: list[str], value: str | None) -> None:
    assert same_word(written, values) == value


@given(st.text(max_size=20), st.sampled_from(GROUPS))
def test_the_answer_is_one_of_the_words_or_none(written: str, keys: list[str]) -> None:
    assert same_or_nearly(written, keys) in {*keys, None}
