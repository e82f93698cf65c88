from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from styring.records import vocabulary
from styring.records.vocabulary import Language, LetterKind, MeetingKind, Profile
from styring.rendering.language import sentence, wording

ROOT = Path(__file__).resolve().parents[2]
NB, NN = wording(Language.NB), wording(Language.NN)
MOMENT = datetime(2026, 3, 12, 9, 0)


def _data(language: str) -> dict[str, Any]:
    return tomllib.loads(files("styring.rendering").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_profile_changes_words_that_there_are(language: str) -> None:
    data = _data(language)
    own = data[Profile.STAT.value]
    assert set(own) == {"tekst", "ord"}
    assert set(own["tekst"]) <= set(data["tekst"])
    for vocabulary_name, words in own["ord"].items():
        assert set(words) <= set(data["ord"][vocabulary_name])


def test_the_state_keeps_what_it_does_not_call_otherwise() -> None:
    state = wording(Language.NB, Profile.STAT)
    assert (state.phrases["byrådsavdelingen"], NB.phrases["byrådsavdelingen"]) == ("departementet", "byrådsavdelingen")
    assert state.words["rolle"]["kommunaldirektør"] == "departementsråd"
    assert state.words["rolle"]["virksomhetsleder"] == "virksomhetsleder"
    assert state.words["møtetype"] == NB.words["møtetype"]
    assert wording(Language.NN, Profile.STAT).phrases["fra_byrådsavdelingen"] == "Frå departementet"


def test_both_languages_have_the_same_keys_and_fields() -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return len(value)
        return sorted(part.split("}")[0] for part in str(value).split("{")[1:])

    assert shape(_data("nb")) == shape(_data("nn"))


def test_every_phrase_is_used() -> None:
    sources = [
        *ROOT.glob("src/styring/rendering/*.py"),
        *(file for file in ROOT.glob("templates/*") if file.suffix in {".html", ".css", ".typ", ".md"}),
    ]
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    made = re.findall(r'f"(\w+_)\{', text)  # phrases whose key is put together
    unused = {
        key
        for key in _data("nb")["tekst"]
        if not re.search(rf"tekst\.{key}\b|[\"']{key}[\"']", text) and not key.startswith(tuple(made))
    }
    assert unused == set()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("møtetype", vocabulary.MeetingKind),
        ("brevtype", vocabulary.LetterKind),
        ("rolle", vocabulary.Role),
        ("part", vocabulary.Party),
        ("offentlighet", vocabulary.PublicityStatus),
        ("signaltype", vocabulary.SignalKind),
        ("kravtype", vocabulary.RequirementKind),
        ("kravbegrunnelse", vocabulary.ReasonCode),
        ("risikonivå", vocabulary.RiskLevel),
    ],
)
def test_every_value_of_a_closed_list_has_a_word(name: str, values: type[StrEnum]) -> None:
    for words in (NB, NN):
        assert set(words.words[name]) == {value.value for value in values}


def test_every_code_in_an_id_has_a_word() -> None:
    for words in (NB, NN):
        assert set(words.words["møtekode"]) == {kind.code for kind in MeetingKind}
        assert set(words.words["brevkode"]) == {kind.code for kind in LetterKind}


def test_dates() -> None:
    assert NB.day(date(2026, 3, 12)) == "12. mars 2026"
    assert NB.weekday(date(2026, 3, 14)) == "lørdag 14. mars 2026"
    assert NN.weekday(date(2026, 3, 14)) == "laurdag 14. mars 2026"
    assert NB.moment(MOMENT) == "torsdag 12. mars 2026 kl. 09.00"
    assert NB.moment(date(2026, 3, 12)) == "torsdag 12. mars 2026"


def test_periods() -> None:
    assert NB.period(MOMENT, None) == "torsdag 12. mars 2026 kl. 09.00"
    assert NB.period(MOMENT, datetime(2026, 3, 12, 11, 30)) == "torsdag 12. mars 2026 kl. 09.00–11.30"
    assert NB.period(MOMENT, datetime(2026, 3, 13, 15, 0)) == (
        "torsdag 12. mars 2026 kl. 09.00 – fredag 13. mars 2026 kl. 15.00"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1234500, "1\u00a0234\u00a0500"),
        (85.5, "85,5"),
        (-3, "−3"),
        (0.1, "0,1"),
        (100.0, "100"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert NB.number(value) == text


def test_records_are_named_by_their_ids() -> None:
    assert NB.record("brevkode", "2026-01-15-tb") == "tildelingsbrevet 15. januar 2026"
    assert NN.record("brevkode", "2026-06-18-stb-2") == "det supplerande tildelingsbrevet 18. juni 2026"
    assert NB.record("møtekode", "2025-11-20-esm") == "etatsstyringsmøtet 20. november 2025"


@pytest.mark.parametrize("id", ["o-2026-01", "2026-13-01-tb", "2026-01-15-xx", ""])
def test_other_ids_stand_as_they_are(id: str) -> None:
    assert NB.record("brevkode", id) == id


def test_lists_and_sentences() -> None:
    assert NB.list([]) == ""
    assert NB.list(["a"]) == "a"
    assert NB.list(["a", "b", "c"]) == "a, b og c"
    assert sentence("ø er en øy") == "Ø er en øy"
    assert sentence("") == ""
