from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names.words import (
    WordList,
    ambiguous_names,
    family_names,
    frequent_words,
    given_names,
    is_institution,
    is_noun,
    is_relation,
    is_thing,
    is_title,
    names_a_thing,
    organisations,
    other_expressions,
    places,
)


def test_the_lists_hold_given_names_of_every_larger_group_in_oslo() -> None:
    assert {
        *("kari", "torbjørg", "åshild", "oddvar", "leiv"),
        *("máret", "ánte", "risten", "áilu"),
        *("faduma", "abdirahman", "hodan"),
        *("agnieszka", "krzysztof", "oleksandr", "giedrė", "jānis"),
        *("muhammad", "shazia", "gurpreet", "harpreet"),
        *("ayşe", "özlem", "jiyan", "rojda"),
        *("khadija", "youssef", "soukaina"),
        *("phương", "thuy", "somchai"),
        *("nirojan", "tharshini"),
        *("alireza", "nilofar", "niloufar"),
        *("merima", "adnan", "shpresa"),
        *("selamawit", "filmon", "tesfay"),
    } <= set(given_names())


def test_the_lists_hold_family_names_of_every_larger_group_in_oslo() -> None:
    assert {
        *("hansen", "myklebust", "gåsvær", "ytterdal"),
        *("somby", "hætta", "utsi", "näkkäläjärvi"),
        *("khan", "chaudhry", "singh", "sandhu"),
        *("warsame", "abdullahi", "farah"),
        *("kowalczyk", "wiśniewska", "kazlauskas", "bērziņš", "shevchenko"),
        *("yıldız", "öztürk", "demirtaş"),
        *("nguyễn", "trần", "phạm"),
        *("selvarajah", "sivapalan"),
        *("hosseini", "ahmadi", "barzani"),
        *("hadžić", "krasniqi", "begović"),
        *("tesfamariam", "ghebremedhin", "ceesay"),
        *("andersson", "korhonen"),
    } <= set(family_names())


def test_only_names_are_ambiguous() -> None:
    assert {*ambiguous_names()} <= {*given_names(), *family_names()}
    assert {"berg", "dag", "even", "hagen", "liv", "my", "odd", "per"} <= set(ambiguous_names())


@pytest.mark.parametrize("name", ["anna", "hansen", "ida", "kari", "knut", "nora", "nordmann", "trond"])
def test_a_name_that_no_sentence_begins_with_otherwise_is_not_ambiguous(name: str) -> None:
    assert name not in ambiguous_names()
    assert name not in frequent_words()


def test_names_that_are_places_too() -> None:
    assert {"berg", "lund", "vik"} <= {*places()} & {*given_names(), *family_names()}


@pytest.mark.parametrize("place", ["oslo", "alna", "kautokeino", "norge", "noreg", "tyskland", "københavn", "israel"])
def test_places(place: str) -> None:
    assert place in places()
    assert place not in given_names()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("også derfor dersom likevel imidlertid samtidig", id="bokmål"),
        pytest.param("òg difor vidare samstundes likevel ikkje", id="nynorsk"),
        pytest.param("etaten etatane byrådet bydelene bydelane avdelinga avdelingen", id="administration"),
        pytest.param("foreslår vurderer vurderte styrke styrket", id="verbs"),
        pytest.param("viktig viktige kommunal kommunalt kommunale", id="adjectives"),
    ],
)
def test_frequent_words(words: str) -> None:
    assert [key for key in words.split() if not (key in frequent_words() or is_noun(key))] == []


@pytest.mark.parametrize("key", ["styringsdialogen", "hovedutfordringer", "tildelingsbrevet", "klimabudsjettet"])
def test_an_ordinary_word_is_told_by_its_ending(key: str) -> None:
    assert is_noun(key)


def test_no_name_ends_like_an_ordinary_word() -> None:
    assert [name for name in sorted({*given_names(), *family_names()}) if is_noun(name)] == []


@pytest.mark.parametrize(
    "key", ["bymiljøetaten", "opplæringsloven", "helsetilsynet", "fagerborgskolen", "thereses gate"]
)
def test_things_are_told_by_their_endings(key: str) -> None:
    assert is_thing(key) == (" " not in key)


@pytest.mark.parametrize("key", ["hansen", "loven", "solberg"])
def test_neither_names_nor_the_bare_endings_are_things(key: str) -> None:
    assert not is_thing(key)


def test_what_stands_around_a_name() -> None:
    assert is_title("Seksjonssjef")
    assert is_title("prosjektleiar")
    assert is_title("kong")
    assert not is_title("saken")
    assert is_relation("samboeren")
    assert is_institution("sykehjem")
    assert is_institution("ungdomsskole")
    assert not is_institution("bad")
    assert names_a_thing("møterom")
    assert not names_a_thing("kong")


def test_organisations_and_expressions() -> None:
    assert {"ruter", "sporveien", "stortinget", "undervisningsbygg"} <= set(organisations())
    assert {"Jan Mayen", "Karl Johan", "Sopra Steria", "Synnøve Finden"} <= set(other_expressions())
    assert "Gina Krog" not in other_expressions()


@given(st.sets(st.text("abåøéΩ", min_size=1, max_size=4)), st.text("abåøéΩ\n", max_size=4))
def test_a_list_holds_what_stands_in_it_and_nothing_else(keys: set[str], other: str) -> None:
    words = WordList("# Fra ett sted\n\n" + "".join(f"{key}\n" for key in sorted(keys)))
    assert all(key in words for key in keys)
    assert (other in words) == (other in keys)
    assert None not in words
    assert set(words) == keys
    assert len(words) == len(keys)


@pytest.mark.parametrize("name", ["haavind", "thommessen", "selmer"])
def test_firms_that_are_called_like_families_are_on_both_lists(name: str) -> None:
    assert name in organisations()
    assert name in family_names()
