"""What a report is asked about: which agencies, which years, and the day that it is seen from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from styring.dossier import Dossier
from styring.records.settings import Limits


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the dialogue that a report counts.

    Attributes:
        as_of: the day that it is seen from; what lies after it has not happened.
        agencies: codes; none for all of them.
        department: the code of a department; what happened while an agency belonged to another is left out.
        first_year: the first year that counts; ``None`` for no limit.
        last_year: the last year that counts; ``None`` for no limit.
        limits: the repository's thresholds, for what is counted as in time or as enough.
    """

    as_of: date
    agencies: frozenset[str] = frozenset()
    department: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    limits: Limits = field(default_factory=Limits)

    def has_agency(self, dossier: Dossier) -> bool:
        """Whether anything of a dossier can count."""
        if self.agencies and dossier.code not in self.agencies:
            return False
        if self.department is None:
            return True
        return dossier.agency is not None and self.department in {each.code for each in dossier.agency.departments}

    def has_year(self, year: int) -> bool:
        """Whether a year counts."""
        return (self.first_year is None or self.first_year <= year) and (
            self.last_year is None or year <= self.last_year
        )

    def has(self, dossier: Dossier, day: date) -> bool:
        """Whether what happened in a dossier on a day counts; a day that is still to come does not."""
        if day > self.as_of or not self.has_year(day.year):
            return False
        return self.department is None or dossier.department_on(day) == self.department
