"""JSON Schemas (draft 2020-12) of all kinds of records and of ``styring.yaml``, for editors that complete and check.

The models are the only source; what they cannot say (a check digit, what a reference points at) is left to lint. How
the schemas are shaped follows from what editors do with them:

- No class names, no English docstrings: what stands in a schema is shown to the person who writes.
- An optional key may stand empty, as our loader reads an empty key as absent. Texts, dates and closed lists say so by a
  branch that no editor makes a suggestion of (``tom``); the word ``null`` would otherwise be offered as a value.
- Groups and lists stand where they are used and not behind ``$ref``, so that an editor writes their first line too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from styring.records.base import Kind, Model
from styring.records.kinds import MODELS, PLACES, TITLES
from styring.records.settings import Settings
from styring.records.terms import MUNICIPAL, Terms

FOLDER = "schemas"
"""Folder of the schemas in a records repository."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EMPTY: JsonSchemaValue = {
    "$comment": "Nøkkelen kan stå tom. Da regnes den som utelatt.",
    "not": {"type": ["string", "number", "boolean", "object", "array"]},
}


def file_name(kind: Kind) -> str:
    """Name of the schema file of a kind of record, for example ``meeting.schema.json``."""
    return f"{kind.name.lower()}.schema.json"


SETTINGS_SCHEMA = "settings.schema.json"


def schemas(terms: Terms = MUNICIPAL) -> Mapping[str, str]:
    """The text of every schema file by its name, in a profile's words. The same models always give the same bytes."""
    texts = {file_name(kind): _text(model, TITLES[kind], PLACES[kind], terms) for kind, model in MODELS.items()}
    return {**texts, SETTINGS_SCHEMA: _text(Settings, "Innstillinger", "styring.yaml", terms)}


def _text(model: type[Model], title: str, place: str, terms: Terms) -> str:
    generated = model.model_json_schema(schema_generator=_Generator)
    definitions = generated.pop("$defs", {})
    for vocabulary in terms.values:
        if vocabulary.__name__ in definitions:
            definitions[vocabulary.__name__]["enum"] = list(terms.choices(vocabulary))
    schema = {
        "$schema": _DIALECT,
        "title": title,
        "description": f"Ligger i {place}.",
        **_part(generated, definitions),
        "$defs": {"tom": _EMPTY},
    }
    return json.dumps(_worded(schema, terms), ensure_ascii=False, indent=2) + "\n"


def _worded(schema: JsonSchemaValue, terms: Terms) -> JsonSchemaValue:
    """The schema with keys, texts and usual thresholds as a profile has them."""
    worded: JsonSchemaValue = {}
    for word, part in schema.items():
        match part:
            case dict() if word == "properties":
                worded[word] = {terms.key(key): _worded(inner, terms) for key, inner in part.items()}
                for key in terms.limits.keys() & part.keys():
                    worded[word][key]["default"] = terms.limits[key]
            case dict():
                worded[word] = _worded(part, terms)
            case list() if word == "required":
                worded[word] = [terms.key(key) for key in part]
            case list():
                worded[word] = [_worded(each, terms) if isinstance(each, dict) else each for each in part]
            case str() if word in {"title", "description"}:
                worded[word] = terms.text(part)
            case _:
                worded[word] = part
    return worded


class _Generator(GenerateJsonSchema):
    """Pydantic's generator without what is of no use to the person who writes a record."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        described = super().default_schema(schema)
        if not isinstance(described.get("default"), str | int | float):
            described.pop("default", None)
        return described


def _inlined(schema: JsonSchemaValue, definitions: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    """A schema with every reference replaced by what it refers to, and with optional keys that may stand empty."""
    if "$ref" in schema:
        own = {key: value for key, value in schema.items() if key != "$ref"}
        return {**_part(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions), **own}
    told_by_the_list = {"title", "type"} if "enum" in schema else {"title"}
    inlined = {key: value for key, value in schema.items() if key not in told_by_the_list}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            inlined[key] = _part(schema[key], definitions)
    if "anyOf" in schema:  # where a model writes its own, it stands in place of what pydantic made
        inlined.pop("type", None)
        inlined.pop("items", None)
        inlined["anyOf"] = [_part(branch, definitions) for branch in schema["anyOf"]]
    if "properties" in schema:
        required = schema.get("required", ())
        parts = {key: _inlined(part, definitions) for key, part in schema["properties"].items()}
        inlined["properties"] = {key: part if key in required else _may_be_empty(part) for key, part in parts.items()}
    return inlined


def _part(schema: JsonSchemaValue, definitions: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    """The schema of what is no field of its own: the only description that it can have is a class's docstring."""
    return {key: value for key, value in _inlined(schema, definitions).items() if key != "description"}


def _may_be_empty(schema: JsonSchemaValue) -> JsonSchemaValue:
    empty = {"$ref": "#/$defs/tom"}
    if schema.get("type") in {"object", "array"}:
        return {**schema, "type": [schema["type"], "null"]}
    value = {key: part for key, part in schema.items() if key not in {"description", "default"}}
    beside = {key: part for key, part in schema.items() if key not in value}
    branches = value["anyOf"] if set(value) == {"anyOf"} else [value]
    return {**beside, "anyOf": [*branches, empty]}
