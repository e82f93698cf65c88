"""Walk a record along what its model declares: references and texts, without naming a single field.

The routes of a model class are worked out once, so a walk visits only what it yields.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, Union

from styring.diagnostics import YamlPath
from styring.records.base import Model, Target, TextUse


class _Field(NamedTuple):
    name: str
    key: str
    marker: Target | TextUse | None
    models: tuple[type[Model], ...]
    vocabulary: type[StrEnum] | None


_UNKNOWN = _Field("", "", None, (), None)


def references(record: Model) -> Sequence[tuple[YamlPath, str | int, Target]]:
    """Every reference in a record: its YAML path, the id as written, and what it points at."""
    return _LATEST.of(record).references


def texts(record: Model) -> Sequence[tuple[YamlPath, str, TextUse]]:
    """Every text in a record that reaches a document: its YAML path, the text, and how it is written."""
    return _LATEST.of(record).texts


class _Found(NamedTuple):
    """What a walk has found in a record, in the order of its model."""

    references: list[tuple[YamlPath, str | int, Target]]
    texts: list[tuple[YamlPath, str, TextUse]]


class _Latest:
    """What was found in the record that was asked for last, as one rule after another asks about the same record."""

    def __init__(self) -> None:
        self._held: tuple[Model | None, _Found] = (None, _Found([], []))

    def of(self, record: Model) -> _Found:
        held, found = self._held
        if held is not record:
            found = _Found([], [])
            _collect(record, (), found)
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


def _collect(record: Model, prefix: YamlPath, found: _Found) -> None:
    # Every part of every record is visited, so the values are taken from where pydantic keeps them, and the model tells
    # what they are: asking by getattr and isinstance takes three times as long.
    values = vars(record)
    for name, key, marker in _route(type(record)):
        value = values[name]
        if not value and (value is None or value == ()):
            continue
        here = prefix + key
        if marker is None:
            if type(value) is tuple:
                for i, member in enumerate(value):
                    _collect(member, (*here, i), found)
            else:
                _collect(value, here, found)
        else:
            marked: list[Any] = found.texts if type(marker) is TextUse else found.references
            if type(value) is tuple:
                marked += [((*here, i), member, marker) for i, member in enumerate(value)]
            else:
                marked.append((here, value, marker))


@cache
def _route(model: type[Model]) -> tuple[tuple[str, YamlPath, Target | TextUse | None], ...]:
    """The fields that lead to a reference or a text: name, key and marker. Those without a marker hold models."""
    return tuple(
        (field.name, (field.key,), field.marker)
        for field in _fields(model)
        if field.marker or any(_route(inner) for inner in field.models)
    )


@cache
def _fields(model: type[Model]) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            name,
            info.alias or name,
            _own_marker(info.metadata) or _marker(info.annotation),
            tuple(_models(info.annotation)),
            _list(info.annotation),
        )
        for name, info in model.model_fields.items()
    )


def _marker(annotation: object) -> Target | TextUse | None:
    inner = (_marker(part) for part in _parts(annotation))
    return _own_marker(getattr(annotation, "__metadata__", ())) or next((marker for marker in inner if marker), None)


def _own_marker(metadata: Iterable[object]) -> Target | TextUse | None:
    return next((part for part in metadata if isinstance(part, Target | TextUse)), None)


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
