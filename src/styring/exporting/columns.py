"""The columns of the tables, worked out from the models of the records: a key that a model gains is a column too.

Names of columns are ASCII, as not every program that reads the tables knows other letters. Texts are sorted by who may
read them; the names of people, and their positions, become no column at all.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, TypeAlias, Union

from styring.records.agency import Agency, Department, Exemption
from styring.records.assignment import Assignment
from styring.records.base import DateOrTime, LocalDateTime, Model, TextUse
from styring.records.common import Archive, Publicity, PublicityAssessment, Withheld
from styring.records.letter import Budget, Requirement
from styring.records.meeting import AgendaItem, Chair, InputItem, Paper, Participant
from styring.records.minutes import Comment
from styring.records.signal import Signal

Value: TypeAlias = str | int | float | date | datetime | None
"""What a row holds in a column; ``bool`` is an ``int`` too."""


class Type(Enum):
    """What a column holds.

    Attributes:
        label: the type in words.
        sql: in DuckDB.
        standard: in Frictionless Table Schema.
    """

    TEXT = ("tekst", "VARCHAR", "string")
    INTEGER = ("heltall", "BIGINT", "integer")
    NUMBER = ("tall", "DOUBLE", "number")
    BOOLEAN = ("true/false", "BOOLEAN", "boolean")
    DATE = ("dato", "DATE", "date")
    TIME = ("tidspunkt", "TIMESTAMP", "datetime")

    def __init__(self, label: str, sql: str, standard: str) -> None:
        self.label = label
        self.sql = sql
        self.standard = standard


class Use(StrEnum):
    """Whether a value leaves the records."""

    FACT = "alltid"
    TEXT = "åpen tekst"
    INTERNAL = "bare med --all-text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: ASCII, lower case, words joined by ``_``.
        holds: what it holds.
        meaning: what it says, in Norwegian.
        key: where it stands in the record, keys joined by a full stop; empty for what the place of the file tells.
        unit: what its numbers count.
        use: whether its values leave the records.
        attributes: the way to the value from the group that a row is made of.
        vocabulary: the closed list that its values are taken from.
    """

    name: str
    holds: Type
    meaning: str
    key: str = ""
    unit: str = ""
    use: Use = Use.FACT
    attributes: tuple[str, ...] = ()
    vocabulary: type[StrEnum] | None = None

    def value(self, group: object) -> Value:
        """The value in a group; ``None`` where the record has none."""
        for attribute in self.attributes:
            group = getattr(group, attribute, None)
        if isinstance(group, str):
            return str(group) or None
        if self.holds is Type.DATE and isinstance(group, datetime):
            return group.date()
        return group if isinstance(group, int | float | date) else None


_Field: TypeAlias = tuple[type[Model], str]

_NEVER: frozenset[_Field] = frozenset({(Participant, "name"), (Participant, "position"), (Chair, "position")})
"""What tells who somebody is."""
_FACTS: frozenset[_Field] = frozenset({
    (Agency, "name"),
    (Archive, "case_number"),
    (Archive, "document_type"),
    (Archive, "journal_entry"),
    (Archive, "system"),
    (Budget, "chapter"),
    (Department, "name"),
    (Exemption, "approved_by_role"),
    (Publicity, "legal_basis"),
    (Requirement, "unit"),
    (Signal, "channel"),
    (Withheld, "legal_basis"),
})  # fmt: skip
"""Lines of text that hold a name of an organisation, a number, or a word or two from a list of the user's own."""
_INTERNAL: frozenset[type[Model]] = frozenset({Comment, InputItem, Paper, PublicityAssessment})
"""Groups whose text says what a public document may leave out."""
_INTERNAL_FIELDS: frozenset[_Field] = frozenset({(Publicity, "reason")})
_UNITS: Mapping[_Field, str] = {
    (AgendaItem, "duration_min"): "minutter",
    (Assignment, "funds_1000_nok"): "1000 kroner",
    (Budget, "amount_1000_nok"): "1000 kroner",
    (Requirement, "baseline"): "som i enhet",
    (Requirement, "target"): "som i enhet",
}
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def ascii_name(*keys: str) -> str:
    """The name of a column, a table or a folder: keys joined by ``_``, in ASCII."""
    return "_".join(keys).lower().translate(_ASCII)


def columns_of(model: type[Model]) -> tuple[Column, ...]:
    """Every single value in a group, and in the groups within it; lists are tables of their own."""
    return tuple(_columns(model, (), ()))


def column_of_values(model: type[Model], attribute: str, name: str) -> Column:
    """The column of a list of plain values, each of which is a row."""
    inner = typing.get_args(_bare(_single(_hint(model, attribute))))[0]
    return replace(_column(model, attribute, inner, (), (name,)), key="", attributes=())


def key_of(model: type[Model], attribute: str) -> str:
    """A field as the records spell it."""
    return model.model_fields[attribute].alias or attribute


def group_in(model: type[Model], attribute: str) -> type[Model] | None:
    """The model of the group, or of each group in the list, that a field holds; ``None`` for plain values."""
    held = _bare(_single(_hint(model, attribute)))
    inner = _bare(typing.get_args(held)[0]) if typing.get_origin(held) is tuple else held
    return inner if isinstance(inner, type) and issubclass(inner, Model) else None


def _columns(model: type[Model], attributes: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[Column]:
    for attribute in model.model_fields:
        if (model, attribute) in _NEVER:
            continue
        annotation = _single(_hint(model, attribute))
        inner = _bare(annotation)
        if typing.get_origin(inner) is tuple:
            continue
        if isinstance(inner, type) and issubclass(inner, Model):
            yield from _columns(inner, (*attributes, attribute), (*keys, key_of(model, attribute)))
        else:
            yield _column(model, attribute, annotation, attributes, (*keys, key_of(model, attribute)))


def _column(
    model: type[Model], attribute: str, annotation: object, above: tuple[str, ...], keys: tuple[str, ...]
) -> Column:
    inner = _bare(annotation)
    bare = inner if isinstance(inner, type) else str
    return Column(
        name=ascii_name(*keys),
        holds=_type(annotation, bare),
        meaning=model.model_fields[attribute].description or "",
        key=".".join(keys),
        unit=_UNITS.get((model, attribute), ""),
        use=_use(model, attribute, annotation),
        attributes=(*above, attribute),
        vocabulary=bare if issubclass(bare, StrEnum) else None,
    )


def _type(annotation: object, bare: type) -> Type:
    if annotation == LocalDateTime:
        return Type.TIME
    if annotation == DateOrTime:
        return Type.DATE
    return {bool: Type.BOOLEAN, int: Type.INTEGER, float: Type.NUMBER, date: Type.DATE}.get(bare, Type.TEXT)


def _use(model: type[Model], attribute: str, annotation: Any) -> Use:
    is_text = any(isinstance(mark, TextUse) for mark in getattr(annotation, "__metadata__", ()))
    if not is_text or (model, attribute) in _FACTS:
        return Use.FACT
    is_internal = model in _INTERNAL or (model, attribute) in _INTERNAL_FIELDS
    return Use.INTERNAL if is_internal else Use.TEXT


def _hint(model: type[Model], attribute: str) -> object:
    return typing.get_type_hints(model, include_extras=True)[attribute]


def _single(annotation: object) -> object:
    """An annotation without ``None`` beside it."""
    if typing.get_origin(annotation) in {Union, types.UnionType}:
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


def _bare(annotation: Any) -> object:
    return annotation.__origin__ if typing.get_origin(annotation) is typing.Annotated else annotation
