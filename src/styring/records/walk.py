"""Walk a record along what its model declares: references and texts, without naming a single field.

The routes of a model class are worked out once, so a walk visits only what it yields.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union

from styring.diagnostics import YamlPath
from styring.records.base import Model, Target, TextUse

Marker = TypeVar("Marker", Target, TextUse)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    key: str
    marker: Target | TextUse | None
    models: tuple[type[Model], ...]
    vocabulary: type[StrEnum] | None


_UNKNOWN = _Field("", "", None, (), None)


def references(record: Model) -> Sequence[tuple[YamlPath, str | int, Target]]:
    """Every reference in a record: its YAML path, the id as written, and what it points at."""
    return _marked(record, Target)


def texts(record: Model) -> Sequence[tuple[YamlPath, str, TextUse]]:
    """Every text in a record that reaches a document: its YAML path, the text, and how it is written."""
    return _LATEST.of(record)


class _Latest:
    """The texts of the record that was asked for last, as one rule after another asks for those of the same record."""

    def __init__(self) -> None:
        self._held: tuple[Model | None, Sequence[tuple[YamlPath, str, TextUse]]] = (None, ())

    def of(self, record: Model) -> Sequence[tuple[YamlPath, str, TextUse]]:
        held, found = self._held
        if held is not record:
            found = tuple((path, str(value), marker) for path, value, marker in _marked(record, TextUse))
            self._held = record, found
        return found


_LATEST = _Latest()


def models_below(model: type[Model]) -> frozenset[type[Model]]:
    """A model class with all model classes that its fields hold."""
    found: set[type[Model]] = set()
    waiting = [model]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += [inner for field in _fields(current) for inner in field.models]
    return frozenset(found)


def keys_at(model: type[Model], path: Iterable[str | int]) -> list[str]:
    """The keys that may stand in the mapping at ``path`` of such a record, or in the nearest one above."""
    for step in path:
        below = next((field.models for field in _fields(model) if field.key == step), ())
        model = below[0] if below else model
    return [field.key for field in _fields(model)]


def held_at(model: type[Model], key: str) -> tuple[type[Model] | None, type[StrEnum] | None]:
    """The model of what a key of such a record holds, and the closed list of its values, if there are any."""
    field = next((field for field in _fields(model) if field.key == key), _UNKNOWN)
    return (field.models[0] if field.models else None), field.vocabulary


def vocabulary_at(model: type[Model], path: Iterable[str | int]) -> type[StrEnum] | None:
    """The closed list that the value at ``path`` of such a record is taken from, if there is one."""
    vocabulary, inner = None, model
    for step in path:
        if isinstance(step, str):
            found, vocabulary = held_at(inner, step)
            inner = found or inner
    return vocabulary


def description_at(model: type[Model], path: Iterable[str | int]) -> str:
    """What the key at ``path`` of such a record is for, in Norwegian; empty if there is no such key."""
    description = ""
    for step in path:
        if isinstance(step, int):
            continue
        field = next((field for field in _fields(model) if field.key == step), None)
        if field is None:
            break
        description = model.model_fields[field.name].description or ""
        model = field.models[0] if field.models else model
    return description


def _marked(record: Model, kind: type[Marker]) -> list[tuple[YamlPath, str | int, Marker]]:
    found: list[tuple[YamlPath, str | int, Marker]] = []
    _collect(record, kind, (), found)
    return found


def _collect(
    record: Model, kind: type[Marker], prefix: YamlPath, found: list[tuple[YamlPath, str | int, Marker]]
) -> None:
    for field in _relevant(type(record), kind):
        value = getattr(record, field.name)
        if value is None:
            continue
        here: YamlPath = (*prefix, field.key)
        members = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for i, member in members:
            at = here if i is None else (*here, i)
            if isinstance(member, Model):
                _collect(member, kind, at, found)
            elif isinstance(field.marker, kind):
                found.append((at, member, field.marker))


@cache
def _relevant(model: type[Model], kind: type[Target] | type[TextUse]) -> tuple[_Field, ...]:
    return tuple(
        field
        for field in _fields(model)
        if isinstance(field.marker, kind) or any(_relevant(inner, kind) for inner in field.models)
    )


@cache
def _fields(model: type[Model]) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(model, include_extras=True)
    return tuple(
        _Field(name, info.alias or name, _marker(hints[name]), tuple(_models(hints[name])), _list(hints[name]))
        for name, info in model.model_fields.items()
    )


def _marker(annotation: Any) -> Target | TextUse | None:
    own = (part for part in getattr(annotation, "__metadata__", ()) if isinstance(part, Target | TextUse))
    inner = (_marker(part) for part in _parts(annotation))
    return next(own, None) or next((marker for marker in inner if marker), None)


def _models(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in _parts(annotation):
        yield from _models(part)


def _list(annotation: object) -> type[StrEnum] | None:
    """The closed list among what an annotation is made of; the marker of a reference is none."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    return next((found for part in _parts(annotation) if (found := _list(part))), None)


def _parts(annotation: Any) -> tuple[Any, ...]:
    """What an annotation is made of: members of a union, items of a tuple, the type inside ``Annotated``."""
    if typing.get_origin(annotation) is typing.Annotated:
        return (annotation.__origin__,)
    if typing.get_origin(annotation) in {Union, types.UnionType, tuple}:
        return typing.get_args(annotation)
    return ()
