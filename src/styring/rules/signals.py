"""Steering signals wherever they are recorded: in minutes and summaries, or as records of their own (guide UF-10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from styring.diagnostics import YamlPath
from styring.dossier import Dossier
from styring.messages import long_date, quoted
from styring.records.base import Record
from styring.records.common import PutInWriting
from styring.records.letter import Letter
from styring.records.minutes import Minutes
from styring.records.signal import Signal
from styring.records.vocabulary import SignalKind
from styring.rules.conditions import kind_of, meeting_day


class Given(NamedTuple):
    """A steering signal that was given.

    Attributes:
        path: where it stands in its record; empty for a record of its own.
        id: its id in the minutes; empty for a record of its own.
        day: when it was given; ``None`` where neither the meeting nor the id of the minutes tells.
        is_informal: given in a kontaktmøte, a fagmøte, or outside the meetings.
    """

    path: YamlPath
    id: str
    day: date | None
    is_informal: bool
    kind: SignalKind | None
    anchored_in: str | None
    put_in_writing: PutInWriting | None

    def __str__(self) -> str:
        """For example «Styringssignalet «s1» fra 27. mai 2026»."""
        parts = [
            "Styringssignalet",
            quoted(self.id) if self.id else "",
            f"fra {long_date(self.day)}" if self.day else "",
        ]
        return " ".join(filter(None, parts))


def signals_in(record: Record, dossier: Dossier) -> Iterator[Given]:
    """The signals that a record holds, in the order in which they are written."""
    match record:
        case Signal():
            yield Given((), "", record.date, True, record.kind, record.anchored_in, record.put_in_writing)
        case Minutes():
            day = meeting_day(record, dossier)
            kind = kind_of(record, dossier)
            is_informal = kind is not None and not kind.is_formal
            for i, item in enumerate(record.items):
                for j, signal in enumerate(item.signals):
                    path = ("saker", i, "styringssignaler", j)
                    anchor, written = signal.anchored_in, signal.put_in_writing
                    yield Given(path, signal.id, day, is_informal, signal.kind, anchor, written)


def document(id: str, dossier: Dossier) -> Letter | Minutes | None:
    """The letter or the minutes with an id; ``None`` if there is none or it cannot be read."""
    return dossier.letters.get(id) or dossier.minutes.get(id)
