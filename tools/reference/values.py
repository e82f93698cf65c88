"""What may stand at a key, as the annotations of the models tell it."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Union

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from styring.messages import listing
from styring.records.base import Bool, Date, DateOrTime, Kind, Line, LocalDateTime, Model, Prose, Target
from styring.records.settings import Colour, MonthDay, Pattern
from tools.reference.markdown import code

_SCALARS: tuple[tuple[object, str], ...] = (
    (Prose, "tekst, gjerne i flere avsnitt"),
    (Line, "tekst på én linje"),
    (str, "tekst"),
    (Bool, "`true` eller `false`"),
    (Date, "dato, `2026-03-12`"),
    (LocalDateTime, "tidspunkt, `2026-03-12T09:00`"),
    (DateOrTime, "dato eller tidspunkt"),
    (MonthDay, "måned og dag, `01-31`"),
    (Pattern, "regulært uttrykk"),
    (Colour, 'farge, `"#1f3a5f"`'),
    (float, "tall"),
)
_TARGETS = {
    Target.DEPARTMENT: Kind.DEPARTMENT,
    Target.AGENCY: Kind.AGENCY,
    Target.ASSIGNMENT: Kind.ASSIGNMENT,
    Target.LETTER: Kind.LETTER,
    Target.MEETING: Kind.MEETING,
    Target.REPORT: Kind.REPORT,
    Target.FOLLOW_UP: f"{Kind.MINUTES}-saker-oppfolging",
    Target.EVENT: f"{Kind.CALENDAR}-hendelser",
    Target.AGENDA_ITEM: f"{Kind.MEETING}-saksliste",
}
_FEW = 5
"""So many values of a list are told at the key itself."""


def fields_of(model: type[Model]) -> Iterator[tuple[FieldInfo, object]]:
    """The fields of a model with their whole annotations, in order."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield field, hints[name]


def models_in(annotation: object) -> tuple[type[Model], ...]:
    """The models that a value may be made of."""
    return tuple(part for part in _leaves(annotation) if isinstance(part, type) and issubclass(part, Model))


def lists_in(annotation: object) -> tuple[type[StrEnum], ...]:
    """The closed lists that a value may be taken from."""
    return tuple(part for part in _leaves(annotation) if isinstance(part, type) and issubclass(part, StrEnum))


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts into Markdown what may stand at a key.

    Attributes:
        group: link to the keys of the group that the value is, if it is one.
        link_to_list: makes the link to a closed list.
    """

    group: str
    link_to_list: Callable[[type[StrEnum]], str]

    def of(self, annotation: Any) -> str:
        """What the annotation of a field allows."""
        return next((told for scalar, told in _SCALARS if scalar == annotation), None) or self._composed(annotation)

    def _composed(self, annotation: Any) -> str:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Annotated:
            return self._marked(annotation)
        if origin in {Union, types.UnionType}:
            return self.of(next(each for each in arguments if each is not type(None)))
        if origin is tuple:
            return f"liste: {self.of(arguments[0])}"
        if origin is dict:
            return f"egne nøkler, hver med {self.of(arguments[1])}"
        return self._single(annotation)

    def _marked(self, annotation: Any) -> str:
        marks, inner = annotation.__metadata__, annotation.__origin__
        if target := next((mark for mark in marks if isinstance(mark, Target)), None):
            return f"henvisning til [{target}](#{_TARGETS[target]})"
        if typing.get_origin(inner) is tuple and any(isinstance(mark, BeforeValidator) for mark in marks):
            return f"tekst, eller {self.of(inner)}"
        return f"{self.of(inner)}{_range(marks)}"

    def _single(self, part: type) -> str:
        if issubclass(part, Model):
            return f"gruppe {self.group}"
        if issubclass(part, StrEnum):
            link, values = self.link_to_list(part), listing(map(code, part), "eller")
            return f"{values} ({link})" if len(part) <= _FEW else f"verdi fra {link}"
        return "helt tall"


def _range(marks: tuple[Any, ...]) -> str:
    """Where a number begins and ends, as far as the marks of its annotation tell."""
    flat = [inner for mark in marks for inner in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]
    lows = [mark.ge for mark in flat if hasattr(mark, "ge")] + [mark.gt + 1 for mark in flat if hasattr(mark, "gt")]
    highs = [mark.le for mark in flat if hasattr(mark, "le")]
    return "".join([*(f" fra {low}" for low in lows), *(f" til {_grouped(high)}" for high in highs)])


def _grouped(number: int) -> str:
    """Five digits or more in groups of three, as Norwegian writes them; fewer may be a year."""
    return f"{number:,}".replace(",", " ") if number >= 10_000 else str(number)


def _leaves(annotation: Any) -> Iterator[object]:
    """The types at the ends of an annotation."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        arguments = arguments[:1]
    if not arguments:
        yield annotation
    for part in arguments:
        yield from _leaves(part)
