"""What an outline rules out is not there: looking without outlines finds the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styring.names import Known, find_personal_data, may_hold_personal_data, personal_data
from styring.names.outline import outline_of

SIGNS = ["0", "22", "900", " ", "\xa0", "\u2009", "\u202f", ".", "-", "–", " – ", "(", ")", "+47", "/", ",", ", ", "\n"]
BOXES = ["@", "(at)", "[KRØLLALFA]", "(alfaKrøll]", "ytring", "eksempel.invalid"]
STREETS = ["Fjellveien", "Øvre", "Łukas", "nr. ", " 12", " 3b", "vei", "Kari Hansen", " og "]
HOMES = ["bor i ", "Bur på ", "budde ved ", "BOSATT i ", "Hjemmeadresse: ", "privat adresse ", "bopel "]
RARE = ["é", "?", "²", "\u0660", "A\u030a", "\u212a", "ſ", "’", "'", "_", "\ud800", "𝒜", "…", "\t", "A" * 100]
TEXTS = st.lists(st.sampled_from([*SIGNS, *BOXES, *STREETS, *HOMES, *RARE]), max_size=24).map("".join) | st.text()


@given(TEXTS)
@example("Kari Hansen, Fjellveien\xa012 og 22 00 00 00, ytring(at)eksempel.invalid")
@example("Bopel: Fjellveien og noe mer nr. 12")
@example("BOR i Fjellveien 3b, hjemmeadreſſen: Elvegata 3 H")
@example("Kari Hansen,\nElvegata 3. Bor i Elvegata 1234")
@example("+46 - (70) - 123 45 67, +4 (2)(3)(4)(5)(6)(7)(8)(9)(0)(1)")
def test_looking_without_outlines_finds_the_same(text: str) -> None:
    found = find_personal_data(text, Known())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(personal_data, "outline_of", lambda composed: composed)
        patch.setattr(personal_data, "may_hold_mailbox", lambda composed: True)
        patch.setattr(personal_data, "may_hold_number", lambda composed: True)
        patch.setattr(personal_data, "may_hold_address", lambda composed, outline: True)
        assert find_personal_data(text, Known()) == found


@given(TEXTS)
def test_an_outline_has_a_byte_for_every_character(text: str) -> None:
    assert len(outline_of(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "tlf 22–00–00–00",
        "tlf 22\u202f00\u202f00\u202f00",
        "tlf 22\u200900\u200900\u200900",
        "bosatt i Øvregata 3",
        "Bosatt i Øvregata 3",
        "Ho er busett på Gaļgata 3",
        "Folkeregistrert bosted er Elvegata 3",
        "Folkeregistrert bustad: Elvegata 3",
        "BOPEL: Elvegata 3",
        "HJEMMEADRESSE: Elvegata\u202f3",
        "Kari Hansen,\nElvegata 3",
        "Kari Hansen,\u2009Elvegata 3",
    ],
)
def test_what_is_written_with_rare_signs_is_not_ruled_out(text: str) -> None:
    assert may_hold_personal_data(text)
    assert len(find_personal_data(text, Known())) == 1


@given(st.lists(TEXTS, max_size=4))
def test_texts_that_together_are_ruled_out_hold_nothing(texts: list[str]) -> None:
    if not may_hold_personal_data("\n".join(texts)):
        assert not any(find_personal_data(text, Known()) for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "Ni av 12 resultatmål er nådd, og 3 400 av 5 100 søknader er behandlet innen 6 uker (mot 8 i 2025).",
        "Frist 1. juni 2026, jf. sak 2 (b) og 3 [merknad].",
        "Mål 2: flere brukere, også i Bydel 3. Budsjettet for 2026, Kapittel 1200, er 14,5 mill. kr.",
        "Etaten melder at det gjenstår arbeid i 14 parker.",
    ],
)
def test_ordinary_sentences_are_ruled_out(text: str) -> None:
    assert not may_hold_personal_data(text)
