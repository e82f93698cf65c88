"""What is told by the word beside a name is what all that stands there would tell."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styring.names.beside import before, behind, told_before, told_behind

SIGNS = (" ", " ", "  ", "\n", "\xa0", "\t", ",", ".", ":", "«", "»", "(", "**", "_", "&", "+", "/", "– ")
WORDS = "og eller sier direktør v i med fra møterom Nordre The of hus gate er navnet 5 V 42".split()
PARTS = st.sampled_from([*SIGNS, *WORDS])
TEXTS = st.lists(PARTS, max_size=9).map("".join)
REACH = 40


@given(TEXTS, TEXTS)
@example("", "")
@example("Møtet ble ledet av (  **", "")
@example("sier «", "» (42)")
@example("A. Hansen og ", "  \n og")
def test_one_word_tells_as_much_as_all_that_is_near(left: str, right: str) -> None:
    text = f"{left}Hagen{right}"
    start, end = len(left), len(left) + len("Hagen")
    assert before(text, start)._replace(blank=False) == told_before(text[max(0, start - REACH) : start])._replace(
        blank=False
    )
    assert behind(text, end)._replace(blank=False) == told_behind(text[end : end + REACH])._replace(blank=False)


@pytest.mark.parametrize(
    ("left", "word"),
    [
        ("Vi hørte direktør ", "direktør"),
        ("Vi hørte (direktør) **", "direktør)"),
        ("Vi hørte\ndirektør\n", "direktør"),
        ("Vi hørte direktør, ", "direktør,"),
        ("Vi hørte «", ""),
        ("v/", ""),
        ("", ""),
    ],
)
def test_the_word_before(left: str, word: str) -> None:
    assert before(f"{left}Hagen", len(left)).word == word


@pytest.mark.parametrize(
    ("right", "key"),
    [
        (" Svarte.", "svarte"),
        ("\nsvarte", "svarte"),
        ("** svarte", "svarte"),
        (", svarte", ""),
        ("   svarte", ""),
        ("", ""),
    ],
)
def test_the_word_behind(right: str, key: str) -> None:
    assert behind(f"Hagen{right}", len("Hagen")).key == key


@pytest.mark.parametrize(
    ("left", "right"), [("Det gjelder ", " som møtte."), ("Rektor ", "."), ("", " sier nei."), ("Vi og de så ", "")]
)
def test_most_of_what_stands_beside_a_name_makes_no_thing_of_it(left: str, right: str) -> None:
    text = f"{left}Hagen{right}"
    assert before(text, len(left)).plain
    assert behind(text, len(left) + len("Hagen")).plain


@pytest.mark.parametrize(
    ("left", "right"),
    [("møterom ", ""), ("Nordre ", ""), ("Hansen og ", ""), ("tilbud fra ", ""), ("Hansen & ", ""), ("appen ", "")],
)
def test_what_may_make_a_thing_of_what_follows(left: str, right: str) -> None:
    assert not before(f"{left}Hagen{right}", len(left)).plain


@pytest.mark.parametrize(
    "right", [" skole", "s gate", " 5 gate", " & Co", " er navnet på", ", Hansen", " leverer", " hus"]
)
def test_what_may_make_a_thing_of_what_stands_before(right: str) -> None:
    name = "Hagens" if right.startswith("s ") else "Hagen"
    assert not behind(f"Hagen{right}", len(name)).plain
