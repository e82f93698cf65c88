"""Which texts leave the records: those that the public may see already, or all of them, but never a participant's name.

Codes, dates and numbers always leave. They say little by themselves, and without them nothing can be counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from styring import names
from styring.diagnostics import Severity
from styring.dossier import Dossier
from styring.exporting.columns import Column, Use
from styring.records.base import Model, Record
from styring.records.letter import Letter
from styring.records.meeting import AgendaItem, Meeting
from styring.records.minutes import FollowUp, Minutes, MinutesItem
from styring.records.publicity import is_public


@dataclass
class Gate:
    """Lets the texts of a dossier out, or keeps them.

    Attributes:
        dossier: whose they are; ``None`` for records of no agency.
        all_texts: lets out what is withheld, unfinished or not assessed too.
        with_names: how many texts were kept because they name somebody.
    """

    dossier: Dossier | None
    all_texts: bool
    with_names: int = field(default=0, init=False)

    def is_public(self, record: Record) -> bool:
        """Whether the public may see the record's document."""
        return is_public(record, self._meeting(record))

    def is_withheld(self, record: Record, groups: Sequence[Model]) -> bool:
        """Whether what stands in the last of the groups, each within the one before, is withheld from the public."""
        if any(getattr(group, "withheld", None) for group in groups):
            return True
        meeting = self._meeting(record)
        withheld = {item.number for item in meeting.agenda if item.withheld} if meeting else set()
        return any(isinstance(group, AgendaItem | MinutesItem) and group.number in withheld for group in groups)

    def lets(self, column: Column, group: Model, *, is_open: bool) -> bool:
        """Whether the value of a column may leave.

        Args:
            column: which.
            group: what holds the value.
            is_open: whether the public may see the document, and the group is not withheld in it.
        """
        if self.all_texts or column.use is Use.FACT:
            return True
        match group:
            case FollowUp() if not group.public:
                return False
            case Letter() if group.public_title is not None and column.attributes == ("title",):
                return False
            case _:
                return is_open and column.use is Use.TEXT

    def without_names(self, text: str) -> str | None:
        """A text, unless somebody is named in it and the repository lets participants have names."""
        if self._known is None:
            return text
        if not any(hit.level is Severity.ERROR for hit in names.Document(self._known).read(text)):
            return text
        self.with_names += 1
        return None

    def _meeting(self, record: Record) -> Meeting | None:
        match record:
            case Meeting():
                return record
            case Minutes():
                return self.dossier.meetings.get(record.id) if self.dossier else None
            case _:
                return None

    @cached_property
    def _known(self) -> names.Known | None:
        if self.dossier is None or not self.dossier.participant_names:
            return None
        registry = self.dossier.registry
        return names.Known(
            participants=self.dossier.participant_names,
            listed=registry.listed_names,
            given_names=registry.given_names,
            family_names=registry.family_names,
            expressions=frozenset(registry.allowed_expressions),
            organisations=registry.organisation_names,
            learned=False,
        )
