"""One text: whatever stands in it, what is put right is right, and nothing else is touched."""

from __future__ import annotations

import copy
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring import source
from styring.fixing.correction import Corrected, correct
from styring.fixing.faults import faults
from styring.fixing.trial import Form
from styring.records.base import Identity, Kind
from styring.records.kinds import MODELS
from styring.records.terms import MUNICIPAL
from styring.source import Plain
from styring.source.compose import compose
from styring.source.waivers import comments
from tests.fixing.making import changes
from tests.source.strategies import documents, soups

MEETING: dict[str, Plain] = {
    "type": "etatsstyringsmøte",
    "status": "gjennomført",
    "tidspunkt": "2026-03-12T09:00",
    "slutt": "2026-03-12T11:30",
    "formål": "Gjennomgå måloppnåelse: resultater for 2025 og risiko for 2026.",
    "nr": 1,
    "møteleder": {"rolle": "kommunaldirektør", "fungerende": True, "utpekt_dato": "2026-01-07"},
    "innkalling": {"sendt": "2026-02-19", "karakter_oppgitt": False},
    "deltakere": [
        {"rolle": "ledergruppe_byrådsavdeling", "stilling": "Økonomidirektør", "oppmøte": "til_stede"},
        {"rolle": "virksomhetsleder", "stilling": "Etatsdirektør", "saker": [1, 2]},
    ],
    "saksliste": [
        {"nr": 1, "tittel": "Måloppnåelse", "tema": "måloppnåelse", "varighet_min": 40, "uten_papirer": True},
        {"nr": 2, "tittel": "Risiko", "tema": "risiko", "oppdrag": ["o-2026-01"]},
    ],
    "arkiv": {"system": "SKOP", "saksnummer": "202600123"},
}
FORM = Form(MODELS[Kind.MEETING], MUNICIPAL, Identity("bre", Kind.MEETING, "2026-03-12-esm"))
ALIKE = {"ø": "oe", "å": "aa", "æ": "ae"}


def corrected(text: str) -> Corrected:
    return correct(source.parse(text), FORM, lambda code, path: True)


def comments_of(text: str) -> list[str]:
    loaded = source.parse(text)
    root = loaded._root
    return [] if root is None else [loaded.text[start:end] for start, end in comments(loaded.text, root)]


def in_ascii(word: str, _: st.DataObject) -> str:
    return "".join(ALIKE.get(letter, letter) for letter in word)


def capitalised(word: str, draw: st.DataObject) -> str:
    return draw.draw(st.sampled_from([word.upper(), word.capitalize(), word.title()]))


def parted_otherwise(word: str, draw: st.DataObject) -> str:
    return word.replace("_", draw.draw(st.sampled_from([" ", "-", ""])))


def decomposed(word: str, _: st.DataObject) -> str:
    return unicodedata.normalize("NFD", word)


def without_a_letter(word: str, draw: st.DataObject) -> str:
    if len(word) < 7 or not word.isalpha():
        return word
    place = draw.draw(st.integers(1, len(word) - 2))
    return word[:place] + word[place + 1 :]


MISSPELLINGS = [in_ascii, capitalised, parted_otherwise, decomposed]


def misspelt(data: Any, draw: st.DataObject) -> Any:
    """The data with some keys and values in other notations."""
    if isinstance(data, dict):
        ways = [*MISSPELLINGS, without_a_letter, lambda word, _: word, lambda word, _: word]
        return {draw.draw(st.sampled_from(ways))(key, draw): otherwise(key, value, draw) for key, value in data.items()}
    return [misspelt(item, draw) for item in data] if isinstance(data, list) else data


def otherwise(key: str, value: Any, draw: st.DataObject) -> Any:
    """A value in another notation that can only mean the same, or as it was."""
    if isinstance(value, dict | list):
        return misspelt(value, draw)
    return draw.draw(st.sampled_from([value, *notations(key, value, draw)]))


def notations(key: str, value: Any, draw: st.DataObject) -> list[Any]:
    found: list[Any] = []
    if isinstance(value, bool):
        found = ["Ja", "yes", "true"] if value else ["nei", "NO", "false"]
    elif isinstance(value, int):
        found = [str(value)]
    elif key in {"type", "status", "rolle", "oppmøte", "tema"}:
        found = [misspell(value, draw) for misspell in MISSPELLINGS]
    elif key in {"tidspunkt", "slutt"}:
        (year, month, day), time = value[:10].split("-"), value[11:]
        found = [f"{int(day)}.{int(month)}.{year} kl. {time.replace(':', '.')}", f"{value[:10]} {time}:00"]
    elif key in {"sendt", "utpekt_dato"}:
        year, month, day = value.split("-")
        found = [f"{day}.{month}.{year}", f"{year}-{int(month)}-{int(day)}"]
    elif key == "saksnummer":
        found = [int(value)]
    return found


@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(max_examples=150)
def test_every_misspelling_is_put_right_and_nothing_else(draw: st.DataObject, newline: str, bom: str) -> None:
    data = misspelt(copy.deepcopy(MEETING), draw)
    text = bom + compose(data, header=["Møtet i mars"], beside={(next(iter(data)),): "merknad"}).replace("\n", newline)
    result = corrected(text)
    loaded = source.parse(result.text)
    assert loaded.data == MEETING
    assert loaded.problems == ()
    assert comments_of(result.text) == ["# Møtet i mars", "# merknad"]
    out = [line for line in changes(text, result.text) if line.startswith("-")]
    assert len(out) <= len(result.done)
    assert len(text.splitlines()) == len(result.text.splitlines())
    assert corrected(result.text) == Corrected(result.text)


KEYS = [
    "type",
    "Status",
    "moteleder",
    "saksliste",
    "Saksliste",
    "nr",
    "tittel",
    "Tittel",
    "papirfrist",
    "navn",
    "rolle",
]


@given(st.one_of(documents(), soups), st.data())
@settings(max_examples=200)
def test_any_text_survives(text: str, draw: st.DataObject) -> None:
    for letter in "abc":
        text = text.replace(f"{letter}:", draw.draw(st.sampled_from([f"{letter}:", *(f"{key}:" for key in KEYS)])))
    before = source.parse(text)
    result = corrected(text)
    if result.text == text:
        assert result.done == ()
        return
    after = source.parse(result.text)
    assert {problem.code for problem in before.problems} <= {"SKJ05", "SKJ13"}
    assert len(after.problems) <= len(before.problems)
    assert len(faults(FORM.model, after.data, MUNICIPAL)) <= len(faults(FORM.model, before.data, MUNICIPAL)) + 1
    assert comments_of(result.text) == comments_of(text)
    assert corrected(result.text) == Corrected(result.text)


@given(documents())
@settings(max_examples=100)
def test_nothing_is_done_that_is_not_wanted(text: str) -> None:
    assert correct(source.parse(text), FORM, lambda code, path: False) == Corrected(text)


@pytest.mark.parametrize("code", ["SKJ04", "SKJ05", "SKJ06"])
def test_each_rule_by_itself(code: str) -> None:
    text = "Status: planlagt\ntidspunkt: 12.3.2026 kl. 9.00\n"
    done = {
        "SKJ04": ("rettet nøkkelen «Status» til «status»",),
        "SKJ05": ("rettet «12.3.2026 kl. 9.00» til «2026-03-12T09:00» (tidspunkt)",),
        "SKJ06": ("la til «type: etatsstyringsmøte» etter filnavnet",),
    }
    assert correct(source.parse(text), FORM, lambda each, path: each == code).done == done[code]


def test_a_group_is_corrected_whole_or_not_at_all() -> None:
    good = "Deltakere:\n  - {Rolle: Byråd}\n  - {ROLLE: referent, oppmote: Til stede}\n"
    assert corrected(good).text.startswith(
        "deltakere:\n  - {rolle: byråd}\n  - {rolle: referent, oppmøte: til_stede}\n"
    )
    bad = "Deltakere:\n  - {Rolle: Byråd}\n  - {ROLLE: sjef, oppmote: Til stede}\n"
    assert corrected(bad).text.startswith(bad)


def test_a_correction_is_kept_where_another_one_is_not_possible() -> None:
    text = (
        "type: Fagmøte\nstatus: utsatt\nSted: A\npapirfrist: snart\nInnkalling: {sendt: snart}\n"
        "moteleder: {rolle: byråd}\n"
    )
    assert changes(text, corrected(text).text) == [
        "- type: Fagmøte",
        "+ type: fagmøte",
        "- Sted: A",
        "+ sted: A",
        "- moteleder: {rolle: byråd}",
        "+ møteleder: {rolle: byråd}",
    ]


def test_a_deep_group_with_a_misspelt_key_at_every_level() -> None:
    text = "Innspill:\n  Mottatt:\n    - {Tittel: A, Dato: 1.2.2026}\n"
    assert corrected(text).text.startswith("innspill:\n  mottatt:\n    - {tittel: A, dato: 2026-02-01}\n")
