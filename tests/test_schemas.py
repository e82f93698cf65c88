from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from styring import source
from styring.loading import RecordFile, load_dossier, load_registry
from styring.project import open_project
from styring.records.base import Kind, Model
from styring.records.kinds import MODELS
from styring.records.settings import Settings
from styring.schemas import SETTINGS_SCHEMA, file_name, schemas
from styring.validation import parse

ROOT = Path(__file__).parents[1]
SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in schemas().items()}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
MODEL_OF: dict[str, type[Model]] = {**{file_name(kind): MODELS[kind] for kind in Kind}, SETTINGS_SCHEMA: Settings}


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema inside it."""
    yield schema
    for key in ("properties", "$defs"):
        for part in schema.get(key, {}).values():
            yield from parts(part)
    for part in schema.get("anyOf", ()):
        yield from parts(part)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts(schema[key])


def test_every_kind_of_record_and_the_settings_have_a_schema() -> None:
    assert set(SCHEMAS) == {
        "department.schema.json",
        "calendar.schema.json",
        "agency.schema.json",
        "charter.schema.json",
        "assignment.schema.json",
        "letter.schema.json",
        "meeting.schema.json",
        "minutes.schema.json",
        "report.schema.json",
        "signal.schema.json",
        "settings.schema.json",
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_speaks_to_the_person_who_writes(name: str) -> None:
    schema = SCHEMAS[name]
    inner = list(parts(schema))[1:]
    assert all("title" not in part for part in inner)
    assert all("null" not in part.get("enum", ()) and None not in part.get("enum", ()) for part in inner)
    for part in inner:
        for key, described in part.get("properties", {}).items():
            assert described.get("description"), key
    english = ("the ", "The ", " of ", "whether", "Kind", "guide ES", "``")
    told = [part.get("description", "") for part in parts(schema)]
    assert [text for text in told if any(word in text for word in english)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_unknown_keys_are_refused_everywhere(name: str) -> None:
    groups = [part for part in parts(SCHEMAS[name]) if "properties" in part]
    assert groups
    assert all(group["additionalProperties"] is False for group in groups)


def test_the_same_models_give_the_same_bytes() -> None:
    assert schemas() == schemas()


def test_this_repository_holds_the_schemas_of_its_models() -> None:
    kept = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "schemas").iterdir()}
    assert kept == dict(schemas())


def test_how_a_meeting_looks_to_an_editor() -> None:
    meeting = SCHEMAS["meeting.schema.json"]
    assert meeting["title"] == "Møte"
    assert meeting["description"] == "Ligger i records/agencies/<kode>/<år>/meetings/<id>.yaml."
    assert meeting["required"] == ["type", "status"]
    assert meeting["properties"]["type"] == {
        "description": "Møtetypen.",
        "enum": ["etatsstyringsmøte", "oppdragsstyringsmøte", "kontaktmøte", "fagmøte"],
    }
    assert meeting["properties"]["sted"] == {
        "description": "Hvor møtet holdes.",
        "anyOf": [{"type": "string"}, {"$ref": "#/$defs/tom"}],
    }
    leader = meeting["properties"]["møteleder"]
    assert (leader["type"], leader["description"]) == (["object", "null"], "Hvem som leder møtet.")
    assert meeting["properties"]["saksliste"]["type"] == ["array", "null"]
    assert meeting["properties"]["saksliste"]["items"]["required"] == ["nr", "tittel"]


def test_settings_offer_their_defaults() -> None:
    limits = SCHEMAS[SETTINGS_SCHEMA]["properties"]["terskler"]["properties"]
    assert limits["maks_esm"]["default"] == 4
    assert limits["frist_tildelingsbrev"]["default"] == "01-31"


def sample_files() -> list[RecordFile]:
    project = open_project(ROOT)
    loaded = load_registry(project)
    inside = [file for code in loaded.dossiers for file in load_dossier(project, code, loaded.registry).files]
    return [*loaded.files, *inside]


def test_the_sample_records_follow_the_schemas() -> None:
    files = sample_files()
    assert {file.identity.kind for file in files if file.identity} == set(Kind)
    objections = [
        (file.file.relative_to(ROOT).as_posix(), list(error.path), error.message)
        for file in files
        if file.identity
        for error in VALIDATORS[file_name(file.identity.kind)].iter_errors(file.source.data)
    ]
    assert objections == []
    assert list(VALIDATORS[SETTINGS_SCHEMA].iter_errors(source.load(ROOT / "styring.yaml").data)) == []


SAMPLES = [(file_name(file.identity.kind), file.source.data) for file in sample_files() if file.identity]


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in a record."""
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield from places(value, (*path, step))


def changed(data: Any, path: tuple[str | int, ...], change: Any) -> Any:
    """The same data with a change made to the value at a path."""
    if not path:
        return change(data)
    copy = data.copy()
    copy[path[0]] = changed(data[path[0]], path[1:], change)
    return copy


def faults(model: type[Model], data: Any) -> set[str]:
    """The kinds of errors that a model finds in some data."""
    try:
        parse(model, data)
    except ValidationError as error:
        return {each["type"] for each in error.errors()}
    return set()


LEFT_TO_LINT = {"organisation_number", "date_unknown", "time_unknown", "time_skipped", "meeting_without_time"}
"""What no schema can say: a check digit, whether a date exists, and that only a postponed meeting lacks a time."""


@given(data=st.data(), sample=st.sampled_from(SAMPLES))
def test_model_and_schema_agree_on_mistakes(data: st.DataObject, sample: tuple[str, Any]) -> None:
    """An unknown key, a word outside a closed list, a value of another type, an empty key, a list for a group."""
    name, record = sample
    path = data.draw(st.sampled_from(list(places(record))), label="path")
    mistakes = ["fyll ut senere", "2026-02-30", 17, 1.5, True, None, [], {}, ["x"], {"ukjent_nøkkel": 1}]
    mistake = data.draw(st.sampled_from(mistakes), label="mistake")
    add_key = data.draw(st.booleans(), label="beside what is there")
    wrong = changed(
        record, path, lambda was: {**was, "ukjent": mistake} if add_key and isinstance(was, dict) else mistake
    )
    objections = [error.message for error in VALIDATORS[name].iter_errors(wrong)]
    found = faults(MODEL_OF[name], wrong)
    assert objections == [] if not found else objections or found <= LEFT_TO_LINT
