from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Severity
from styring.names import Hit, Known, as_given, find


def test_a_hit_is_told_where_it_lies_in_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Møtet: Åse Solvang sa nei.")
    (hit,) = as_given(text, find(text, Known()))
    assert hit.text == text[hit.start : hit.end] == unicodedata.normalize("NFD", "Åse Solvang")


def test_a_hit_in_a_composed_text_stays_as_it_is() -> None:
    text = "Møtet: Åse Solvang sa nei."
    hits = find(text, Known())
    assert as_given(text, hits) == hits


pieces = st.sampled_from(
    ["A", "a", "\u030a", "\u0301", "\u0323", "å", "Ệ", " ", "\u1112", "\u1161", "\u11ab", "\u0958", "ﬁ", "x"]
)


@given(st.lists(pieces | st.characters(codec="utf-8"), min_size=1, max_size=12).map("".join), st.data())
def test_the_place_in_the_given_text_holds_what_was_found(text: str, data: st.DataObject) -> None:
    composed = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(composed) - 1))
    end = data.draw(st.integers(start + 1, len(composed)))
    (told,) = as_given(text, [Hit(start, end, composed[start:end], Severity.ERROR, "")])
    assert told.text == text[told.start : told.end]
    assert composed[start:end] in unicodedata.normalize("NFC", told.text)
    if unicodedata.is_normalized("NFC", text):
        assert (told.start, told.end) == (start, end)
