from __future__ import annotations

from typing import get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Model
from styring.records.kinds import MODELS
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings
from styring.records.walk import models_below
from styring.validation import validate

MEETING: dict[str, object] = {"type": "fagmøte", "status": "planlagt", "tidspunkt": "2026-03-12T09:00"}


def objections(model: type[Model], data: object) -> list[tuple[str, str, str]]:
    record, problems = validate(model, data)
    assert (record is None) == bool(problems)
    return [(problem.code, problem.finding.message, problem.finding.remedy or "") for problem in problems]


def test_valid_data_gives_the_record() -> None:
    record, problems = validate(Meeting, MEETING)
    assert record is not None
    assert record.starts is not None
    assert record.starts.isoformat() == "2026-03-12T09:00:00"
    assert problems == ()


@pytest.mark.parametrize("data", [None, "tekst", 12, [], [MEETING], True])
def test_a_file_that_is_no_mapping_is_one_problem(data: object) -> None:
    ((code, message, _),) = objections(Meeting, data)
    assert code == "SKJ05"
    assert message.startswith("Her skal det stå nøkler med verdier, men det står ")


def test_a_key_in_a_nested_place_gets_the_near_key_of_that_place() -> None:
    data = {"form": "referat", "status": "utkast", "saker": [{"nr": 1, "oppfølging": [{"id": "op1", "ansvarleg": {}}]}]}
    assert objections(Minutes, data) == [("SKJ04", "Ukjent nøkkel «ansvarleg».", "Mente du «ansvarlig»?")]


def test_the_python_name_of_a_key_is_not_a_key() -> None:
    assert objections(Meeting, {**MEETING, "place": "Rådhuset"})[0][:2] == ("SKJ04", "Ukjent nøkkel «place».")


def test_a_misspelt_key_is_not_called_missing_as_well() -> None:
    data = {"type": "fagmøte", "staus": "planlagt", "tidspunkt": "2026-03-12T09:00"}
    assert objections(Meeting, data) == [("SKJ04", "Ukjent nøkkel «staus».", "Mente du «status»?")]


def test_a_missing_key_is_asked_for() -> None:
    data = {key: value for key, value in MEETING.items() if key != "status"}
    assert objections(Meeting, data) == [("SKJ06", "Nøkkelen «status» mangler.", "Legg til «status:» med en verdi.")]


@pytest.mark.parametrize(
    ("key", "data"),
    [("status", {**MEETING, "status": None}), ("tittel", {**MEETING, "saksliste": [{"nr": 1, "tittel": None}]})],
)
def test_a_key_that_is_there_without_its_value_is_not_called_missing(key: str, data: object) -> None:
    expected = ("SKJ06", f"Nøkkelen «{key}» har ingen verdi.", "Skriv verdien etter kolon.")
    assert objections(Meeting, data) == [expected]


def test_where_only_the_key_tells_what_is_wanted_its_description_is_the_advice() -> None:
    data = {"organisasjon": "Eksempelby", "terskler": {"frist_tildelingsbrev": "31.1."}}
    assert objections(Settings, data) == [
        (
            "SKJ05",
            "«31.1.» har ikke den formen verdien skal ha.",
            "Siste dag for tildelingsbrevet, som «MM-DD» eller «MM-DD året før» (BRV01).",
        )
    ]


def test_a_number_out_of_range_says_the_range() -> None:
    data = {"organisasjon": "Eksempelby", "terskler": {"hovedvekt_andel": 150, "maks_esm": -1}}
    assert objections(Settings, data) == [
        ("SKJ05", "«-1» er utenfor det tillatte.", "Skriv et tall som er minst 0."),
        ("SKJ05", "«150» er utenfor det tillatte.", "Skriv et tall som er høyst 100."),
    ]


def test_a_key_without_value_counts_as_absent() -> None:
    empty = {**MEETING, "sted": None, "saksliste": None, "innkalling": {"sendt": None, "frist": None}}
    assert objections(Meeting, empty) == []
    assert validate(Meeting, empty)[0] == validate(Meeting, {**MEETING, "innkalling": {}})[0]


def test_an_unknown_key_without_value_is_not_absent() -> None:
    data = {**MEETING, "saksliste": [{"nr": 1, "tittel": "Parker", "turveier og byrom": None, "tema": None}]}
    assert [told[:2] for told in objections(Meeting, data)] == [("SKJ04", "Ukjent nøkkel «turveier og byrom».")]


def test_what_an_empty_key_may_stand_for_is_its_absence() -> None:
    """A field that takes ``None`` has it as its default, so that records with empty keys need no second look."""
    kinds: list[type[Model]] = [*MODELS.values(), Settings]
    for model in {below for kind in kinds for below in models_below(kind)}:
        hints = get_type_hints(model, include_extras=True)
        for name, field in model.model_fields.items():
            try:
                taken = TypeAdapter(hints[name]).validate_python(None)
            except ValidationError:
                continue
            assert taken is None, (model, name)
            assert not field.is_required(), (model, name)
            assert field.get_default(call_default_factory=True, validated_data={}) is None, (model, name)


@pytest.mark.parametrize(
    ("department", "objection"),
    [
        ([], ("SKJ05", "Listen er tom.", "Legg til minst ett punkt, eller fjern nøkkelen.")),
        (
            12,
            (
                "SKJ05",
                "«12» leses som et tall, men her skal det stå tekst.",
                "Sett verdien i anførselstegn, slik den skal leses.",
            ),
        ),
    ],
)
def test_an_agency_belongs_to_a_department(department: object, objection: tuple[str, str, str]) -> None:
    data = {"navn": "Bymiljø- og rekreasjonsetaten", "form": "etat", "byrådsavdeling": department}
    assert objections(Agency, data) == [objection]


def test_only_a_postponed_meeting_may_lack_a_time() -> None:
    assert objections(Meeting, {"type": "fagmøte", "status": "utsatt"}) == []
    assert objections(Meeting, {"type": "fagmøte", "status": "innkalt"}) == [
        (
            "SKJ06",
            "Møtet mangler tidspunkt.",
            "Skriv tidspunkt, eller sett status til utsatt til nytt tidspunkt er klart.",
        )
    ]


def test_all_objections_come_at_once() -> None:
    data = {"tittel": 12, "historikk": [{"status": "aktivt", "fra": "2026-02-30"}, "aktiv"], "prosjektkarakter": "ja"}
    assert [code for code, _, _ in objections(Assignment, data)] == ["SKJ05"] * 5
