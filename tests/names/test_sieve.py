"""Sorting words out changes nothing in what is found."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styring.names import Document, Known, find
from styring.names.runs import cut
from styring.names.sieve import Sieve
from styring.names.traits import traits_of
from tests.names.sentences.notation import read_file
from tests.names.test_sentences import SUITE

LINES = [sentence.text for path in SUITE for text in read_file(path) for sentence in text.sentences]
WORDS = "Etaten NAV Kari Hagen Kvxz K. K.Hagen O'Brien Skram-prisen Kari2 xKari Rundskriv".split()
TEXTS = st.lists(st.sampled_from([*WORDS, "og", "av", ",", "\n", "_"]), max_size=8).map(" ".join)


@given(st.lists(st.lists(st.sampled_from(LINES), max_size=4), max_size=4))
def test_what_was_read_before_in_other_documents_makes_no_difference(documents: list[list[str]]) -> None:
    known = Known()
    for document in documents:
        alone, shared = Document(Known()), Document(known)
        assert [shared.read(text) for text in document] == [alone.read(text) for text in document]


@given(TEXTS)
def test_a_text_that_it_holds_back_has_no_name(text: str) -> None:
    known = Known()
    if known.sieve.holds(cut(text)[1::2]):
        assert Document(known).read(text) == ()


@given(TEXTS)
@example("xKari2 Kari Kari-saken Kari")
@example("Etaten Hagen og Hagen")
def test_the_pieces_of_a_text_are_the_text_and_the_runs_in_it(text: str) -> None:
    pieces = cut(text)
    assert "".join(pieces) == text
    assert all(cut(between) == [between] for between in pieces[::2])
    assert all(cut(stretch) == ["", stretch, ""] for stretch in pieces[1::2])


@pytest.mark.parametrize(
    ("word", "held"), [("Etaten", True), ("NAV", True), ("Kari", False), ("K.", False), ("Kvxz", False)]
)
def test_words_that_are_no_names_are_held_back(word: str, held: bool) -> None:
    assert Sieve(frozenset(), learned=True).holds([word]) is held


def test_a_known_persons_name_is_not_held_back_although_it_is_a_word() -> None:
    known = Known(participants=frozenset({"Kari Etaten"}))
    assert not known.sieve.holds(["Etaten"])
    assert Known().sieve.holds(["Etaten"])


def test_faint_words_are_on_no_list_and_no_names_by_themselves() -> None:
    known = Known()
    for line in LINES:
        known.sieve.holds(cut(line)[1::2])
    assert known.sieve.faint
    assert not {word for word in known.sieve.faint if traits_of(word).listed or find(f"Så kom {word} dit.", Known())}
