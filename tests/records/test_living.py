from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.records.base import Model
from styring.records.common import Archive
from styring.records.kinds import MODELS
from styring.records.letter import Letter
from styring.records.living import LIVING, fingerprint, frozen_content
from styring.records.minutes import Minutes
from styring.records.walk import models_below
from tests.rules.making import record

EVERY_MODEL = sorted({model for root in MODELS.values() for model in models_below(root)}, key=lambda m: m.__name__)
MINUTES = """
form: referat
status: endelig
endelig_dato: 2026-03-27
saker:
  - nr: 1
    omtale: Ni av tolv resultatmål er nådd.
    styringssignaler: [{id: s1, tekst: Byrom prioriteres., skriftliggjort: {dokument: 2026-01-15-tb, dato: 2026-04-01}}]
    oppfølging: [{id: op1, tekst: Sende plan., frist: 2026-06-01, status: lukket, lukket: 2026-05-01, lukket_i: x}]
arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-12", arkivert: 2026-03-27}
publisert: {dato: 2026-03-30}
"""


def test_frozen_content_is_the_record_by_its_keys_without_living_and_empty_fields() -> None:
    assert frozen_content(record(Minutes, "2026-03-12-esm", MINUTES)) == {
        "form": "referat",
        "status": "endelig",
        "endelig_dato": "2026-03-27",
        "saker": [
            {
                "nr": 1,
                "omtale": "Ni av tolv resultatmål er nådd.",
                "styringssignaler": [{"id": "s1", "tekst": "Byrom prioriteres."}],
                "oppfølging": [{"id": "op1", "tekst": "Sende plan.", "frist": "2026-06-01"}],
            }
        ],
        "arkiv": {"system": "SKOP", "saksnummer": "202600123"},
    }


def test_the_list_of_living_fields_names_fields_that_exist_and_records_that_are_filed() -> None:
    for model, names in LIVING.items():
        assert model in EVERY_MODEL
        assert names <= set(model.model_fields)


def test_the_fingerprint_is_the_same_whatever_the_order_and_differs_by_identity() -> None:
    minutes = record(Minutes, "2026-03-12-esm", MINUTES)
    letter = record(Letter, "2026-01-15-tb", "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\n")
    pairs: list[tuple[str, Model]] = [(str(minutes.identity), minutes), (str(letter.identity), letter)]
    assert fingerprint(pairs) == fingerprint(reversed(pairs))
    assert fingerprint(pairs) != fingerprint(pairs[:1])
    assert fingerprint(pairs[:1]) != fingerprint([("annen/minutes/2026-03-12-esm", minutes)])


def test_the_fingerprint_of_a_filed_document_stays_what_it_is() -> None:
    """A later version of the program must still recognise what an earlier one filed."""
    minutes = record(Minutes, "2026-03-12-esm", MINUTES)
    assert fingerprint([("bre/minutes/2026-03-12-esm", minutes)]) == (
        "c4602864a088025971d83ec759153e120045ed747c3f0fed789db74167ecfd6b"
    )


BASE = record(Minutes, "2026-03-12-esm", MINUTES)
texts = st.one_of(st.none(), st.text("abcæøå ", min_size=1, max_size=8))


def changed(minutes: Minutes, change: dict[str, Any]) -> Minutes:
    """The minutes with other values in their first follow-up point."""
    (item,) = minutes.items
    (point,) = item.follow_up
    item = item.model_copy(update={"follow_up": (point.model_copy(update=change),)})
    return minutes.model_copy(update={"items": (item,)})


def print_of(minutes: Minutes) -> str:
    return fingerprint([("bre/minutes/2026-03-12-esm", minutes)])


@given(st.fixed_dictionaries(dict.fromkeys(sorted(LIVING[Archive]), texts)), texts, texts, texts)
def test_living_fields_do_not_change_the_fingerprint(filing: Any, status: str, closed: str, closed_in: str) -> None:
    assert BASE.archive is not None
    living = BASE.model_copy(update={"archive": BASE.archive.model_copy(update=filing), "published": None})
    living = changed(living, {"status": status, "closed": closed, "closed_in": closed_in})
    assert print_of(living) == print_of(BASE)


@given(st.sampled_from(["id", "text", "deadline", "responsible", "from_signal", "public", "source"]), texts)
def test_every_other_field_changes_the_fingerprint(name: str, value: str | None) -> None:
    other = changed(BASE, {name: value})
    same = frozen_content(other) == frozen_content(BASE)
    assert same == (getattr(BASE.items[0].follow_up[0], name) == value)
    assert (print_of(other) == print_of(BASE)) == same


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_only_the_listed_fields_of_a_model_are_left_out(model: type[Model]) -> None:
    """A model with a value in every field keeps every field but the living ones."""
    made = model.model_construct(None, **dict.fromkeys(model.model_fields, "tekst"))
    kept = {field.alias for name, field in model.model_fields.items() if name not in LIVING.get(model, frozenset())}
    assert set(frozen_content(made)) == kept
