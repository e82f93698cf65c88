"""The words of a profile: complete, one for one, and exchanged without loss."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding, YamlPath
from styring.records.agency import Agency, Department
from styring.records.base import Model
from styring.records.kinds import MODELS
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.settings import Limits, Settings
from styring.records.terms import MUNICIPAL, terms_of
from styring.records.vocabulary import AgencyForm, Party, Profile, Role
from styring.records.walk import keys_at, models_below
from styring.validation import validate

STATE = terms_of(Profile.STAT)
OTHERS = [profile for profile in Profile if profile is not Profile.KOMMUNE]
RECORDS = sorted(
    {below for model in MODELS.values() for below in models_below(model)}, key=lambda model: model.__name__
)
KEYS = {key for model in RECORDS for key in keys_at(model, ())}
MUNICIPAL_WORDS = re.compile(r"byråd|kommun|bydel|bystyre|seksjonssjef", re.IGNORECASE)


def objections(model: type[Model], data: object) -> list[tuple[str, YamlPath, str, str | None]]:
    found = [(problem.code, problem.finding) for problem in validate(model, data, STATE)[1]]
    return [(code, finding.path, finding.message, finding.remedy) for code, finding in found]


@pytest.mark.parametrize("profile", OTHERS)
def test_every_word_of_a_profile_stands_for_one_common_word(profile: Profile) -> None:
    terms = terms_of(profile)
    assert terms.keys.keys() <= KEYS
    own_keys = list(terms.keys.values())
    assert len(set(own_keys)) == len(own_keys)
    assert not KEYS & set(own_keys)
    for vocabulary, words in terms.values.items():
        common = {value.value for value in vocabulary}
        own = [word for word in words.values() if word]
        assert words.keys() <= common
        assert len(set(own)) == len(own)
        assert not common & set(own)
    assert terms.limits.keys() <= set(keys_at(Limits, ()))


def test_the_file_of_a_profile_says_nothing_twice() -> None:
    data = tomllib.loads(files("styring").joinpath("data", "stat.toml").read_text(encoding="utf-8"))
    assert set(data) == {"nøkler", "verdier", "styring", "terskler", "tekst"}
    words = {*data["nøkler"], *(word for words in data["verdier"].values() for word in words)}
    assert not words & set(data["tekst"])
    assert all(own != common for common, own in data["tekst"].items())
    assert [own for own in data["tekst"].values() if MUNICIPAL_WORDS.search(own)] == []


def test_no_municipal_word_is_left_in_the_keys_and_values_of_the_state() -> None:
    written = {STATE.key(key) for key in KEYS}
    for vocabulary in (Role, Party, AgencyForm):
        written |= set(STATE.choices(vocabulary))
    assert {word for word in written if MUNICIPAL_WORDS.search(word)} == set()
    assert STATE.choices(AgencyForm) == ("direktorat", "statsforetak", "annet")


def test_a_municipality_uses_the_common_words() -> None:
    data = {"navn": "Bydelen", "form": "bydel", "byrådsavdeling": "pbr"}
    assert terms_of(Profile.KOMMUNE) is MUNICIPAL
    assert MUNICIPAL.read(Agency, data) == (data, ())
    assert MUNICIPAL.write(Agency, data) == data
    assert MUNICIPAL.sentence("Møtet ledes av kommunaldirektøren.") == "Møtet ledes av kommunaldirektøren."
    assert MUNICIPAL.path(Agency, ("byrådsavdeling", 0, "kode")) == ("byrådsavdeling", 0, "kode")


@pytest.mark.parametrize(
    ("model", "written", "common"),
    [
        (
            Agency,
            {"form": "direktorat", "departement": [{"kode": "kfd"}], "etatsstyrer_rolle": "ekspedisjonssjef"},
            {"form": "etat", "byrådsavdeling": [{"kode": "kfd"}], "etatsstyrer_rolle": "seksjonssjef"},
        ),
        (
            Department,
            {"statsråd_tittel": "Kystminister", "departementsråd_tittel": "departementsråd"},
            {"byråd_tittel": "Kystminister", "kommunaldirektør_tittel": "departementsråd"},
        ),
        (
            Meeting,
            {"deltakere": [{"rolle": "statsråd", "stilling": "statsråd"}], "sakspapirer": [{"fra": "departement"}]},
            {"deltakere": [{"rolle": "byråd", "stilling": "statsråd"}], "sakspapirer": [{"fra": "byrådsavdeling"}]},
        ),
        (Letter, {"anmodningsvedtak": ["Byrådet …"]}, {"verbalvedtak": ["Byrådet …"]}),
    ],
)
def test_keys_and_values_are_exchanged_and_texts_are_not(
    model: type[Model], written: dict[str, object], common: dict[str, object]
) -> None:
    assert STATE.read(model, written) == (common, ())
    assert STATE.write(model, common) == written


VALUES: dict[type[StrEnum], list[str]] = {
    vocabulary: [v.value for v in vocabulary if STATE.word(v)] for vocabulary in (Role, Party, AgencyForm)
}


def values(vocabulary: type[StrEnum]) -> st.SearchStrategy[str]:
    return st.sampled_from(VALUES[vocabulary])


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "møteleder": st.fixed_dictionaries({"rolle": values(Role)}, optional={"utpekt_av": values(Role)}),
            "deltakere": st.lists(st.fixed_dictionaries({"rolle": values(Role), "stilling": values(Role)})),
            "saksliste": st.lists(st.fixed_dictionaries({"meldt_inn_av": values(Party), "tittel": values(Party)})),
            "sakspapirer": st.lists(st.none() | st.fixed_dictionaries({"fra": values(Party)})),
            "formål": st.text() | st.integers() | st.none(),
        },
    )
)
def test_what_is_written_reads_back(data: dict[str, object]) -> None:
    assert STATE.read(Meeting, STATE.write(Meeting, data)) == (data, ())


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["deltakere", "rolle", "departement", "byrådsavdeling", "møteleder", "x"]), inner)))  # fmt: skip
def test_nothing_that_yaml_can_hold_is_too_odd_to_be_read(data: object) -> None:
    for model in (Meeting, Agency):
        record, problems = validate(model, data, STATE)
        assert record is None
        assert problems


def test_a_word_of_the_municipality_is_refused_with_the_states_own() -> None:
    data = {"navn": "Stidirektoratet", "form": "etat", "byrådsavdeling": "kfd", "etatsstyrer_rolle": "kommunaldirektør"}
    roles = (
        "statsråd, statssekretær, departementsråd, ekspedisjonssjef, ledergruppe_departement, medarbeider_departement, "
        "virksomhetsleder, ledergruppe_virksomhet, medarbeider_virksomhet, prosjektleder, referent eller observatør"
    )
    assert objections(Agency, data) == [
        (
            "SKJ05",
            ("form",),
            "«etat» er ikke blant verdiene som kan stå her.",
            "Når profilen er stat, heter den «direktorat». Velg direktorat, statsforetak eller annet.",
        ),
        (
            "SKJ04",
            ("byrådsavdeling",),
            "Ukjent nøkkel «byrådsavdeling».",
            "Når profilen er stat, heter den «departement».",
        ),
        (
            "SKJ05",
            ("etatsstyrer_rolle",),
            "«kommunaldirektør» er ikke blant verdiene som kan stå her.",
            f"Når profilen er stat, heter den «departementsråd». Velg {roles}.",
        ),
    ]
    assert objections(Agency, {**data, "form": "bydel"})[0] == (
        "SKJ05",
        ("form",),
        "«bydel» er ikke blant verdiene som kan stå her.",
        "Velg direktorat, statsforetak eller annet.",
    )


@pytest.mark.parametrize(
    ("data", "objection"),
    [
        (
            {"form": "direktorat"},
            ("SKJ06", ("departement",), "Nøkkelen «departement» mangler.", "Legg til «departement:» med en verdi."),
        ),
        (
            {"form": "direktorat", "departement": None},
            ("SKJ06", ("departement",), "Nøkkelen «departement» har ingen verdi.", "Skriv verdien etter kolon."),
        ),
        (
            {"form": "direktorat", "departemant": "kfd"},
            ("SKJ04", ("departemant",), "Ukjent nøkkel «departemant».", "Mente du «departement»?"),
        ),
        (
            {"form": "direktorat", "departement": [{"kode": "kfd", "til": "i går"}]},
            (
                "SKJ05",
                ("departement", 0, "til"),
                "«i går» er ikke en dato.",
                "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12.",
            ),
        ),
        (
            {"form": "direktoratet", "departement": "kfd"},
            (
                "SKJ05",
                ("form",),
                "«direktoratet» er ikke blant verdiene som kan stå her.",
                "Mente du «direktorat»? Velg direktorat, statsforetak eller annet.",
            ),
        ),
    ],
)
def test_what_is_wrong_is_told_in_the_states_words(
    data: dict[str, object], objection: tuple[str, YamlPath, str, str]
) -> None:
    assert objections(Agency, {"navn": "Stidirektoratet", **data}) == [objection]


@pytest.mark.parametrize(
    ("common", "own"),
    [
        ("Byrådsavdelingen og byråden.", "Departementet og statsråden."),
        ("viser til en byrådsavdeling som ikke finnes", "viser til et departement som ikke finnes"),
        ("ledergruppe_byrådsavdeling", "ledergruppe_departement"),
        ("Kommunaldirektøren møtte ikke.", "Verken departementsråden eller en ekspedisjonssjef møtte."),
        ("Etatsdirektøren ser byrådets sak.", "Etatsdirektøren ser byrådets sak."),
        ("Rollen er «seksjonssjef».", "Rollen er «ekspedisjonssjef»."),
        ("Saken «Møte med byråden i byen» mangler.", "Saken «Møte med byråden i byen» mangler."),
    ],
)
def test_a_sentence_in_the_states_words(common: str, own: str) -> None:
    assert STATE.sentence(common) == own


def test_a_finding_is_told_whole_in_the_states_words() -> None:
    found = Finding(
        ("byrådsavdeling", 1, "fra"),
        "Byrådsavdelingen «byråden» er ukjent.",
        remedy="Spør kommunaldirektøren.",
        task="Skriv til byråden",
        owner="byrådsavdelingen",
    )
    assert STATE.told(found, Agency) == Finding(
        ("departement", 1, "fra"),
        "Departementet «byråden» er ukjent.",
        remedy="Spør departementsråden.",
        task="Skriv til statsråden",
        owner="departementet",
    )
    assert STATE.told(found, None).path == ("byrådsavdeling", 1, "fra")


@pytest.mark.parametrize(
    ("settings", "deadline"),
    [
        ({}, "01-31"),
        ({"profil": "kommune"}, "01-31"),
        ({"profil": "stat"}, "12-31 året før"),
        ({"profil": "stat", "terskler": None}, "12-31 året før"),
        ({"profil": "stat", "terskler": {"maks_esm": 3, "frist_tildelingsbrev": None}}, "12-31 året før"),
        ({"profil": "stat", "terskler": {"frist_tildelingsbrev": "01-10"}}, "01-10"),
    ],
)
def test_a_profile_has_its_own_thresholds_until_they_are_set(settings: dict[str, object], deadline: str) -> None:
    read, problems = validate(Settings, {"organisasjon": "Eksempel", **settings})
    assert problems == ()
    assert read is not None
    assert read.limits.letter_deadline == deadline


@pytest.mark.parametrize(
    "settings", [{"profil": "staten"}, {"profil": ["stat"]}, {"profil": "stat", "terskler": ["x"]}]
)
def test_settings_that_are_wrong_are_refused_as_ever(settings: dict[str, object]) -> None:
    read, problems = validate(Settings, {"organisasjon": "Eksempel", **settings})
    assert read is None
    assert [problem.code for problem in problems] == ["SKJ05"]
