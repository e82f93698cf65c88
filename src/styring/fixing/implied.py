"""What a missing key must say because the file's name, or the place in a list, says it already."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from styring.diagnostics import YamlPath
from styring.records.base import Identity, Kind
from styring.records.kinds import ID_PATTERNS
from styring.records.vocabulary import LetterKind, MeetingKind, MinutesForm, ReportKind
from styring.source import Plain
from styring.source.scalars import Scalar

_BY_NAME: dict[tuple[Kind, YamlPath], Mapping[str, StrEnum]] = {
    (Kind.MEETING, ("type",)): {kind.code: kind for kind in MeetingKind},
    (Kind.LETTER, ("type",)): {kind.code: kind for kind in LetterKind},
    (Kind.REPORT, ("type",)): {
        **dict.fromkeys(("t1", "t2", "t3"), ReportKind.TERTIALRAPPORT),
        **dict.fromkeys(("h1", "h2"), ReportKind.HALVARSRAPPORT),
        "aar": ReportKind.ARSRAPPORT,
    },
    # An oppdragsstyringsmøte may have either (guide OP-4), and nothing forbids full minutes of an informal meeting.
    (Kind.MINUTES, ("form",)): {MeetingKind.ETATSSTYRINGSMOTE.code: MinutesForm.REFERAT},
}
"""Values by the part of the id that tells the kind."""


def implied(identity: Identity, path: YamlPath, data: Plain) -> Scalar:
    """The value of a missing key, ``None`` where only a person can tell."""
    if identity.kind is Kind.MEETING and path[:1] == ("saksliste",) and path[2:] == ("nr",):
        return _number(data, path[1])
    pattern, values = ID_PATTERNS.get(identity.kind), _BY_NAME.get((identity.kind, path), {})
    if pattern is None or pattern.fullmatch(identity.id) is None:
        return None
    value = next((values[part] for part in identity.id.split("-") if part in values), None)
    return value.value if value else None


def _number(data: Plain, index: str | int) -> int | None:
    """The number of an item by its place, where every other item has the number of its place."""
    agenda = data.get("saksliste") if isinstance(data, dict) else None
    if not isinstance(agenda, list) or not isinstance(index, int):
        return None
    numbers = [item.get("nr") if isinstance(item, dict) else None for item in agenda]
    in_place = all(number is None or number == place for place, number in enumerate(numbers, start=1))
    return index + 1 if in_place else None
