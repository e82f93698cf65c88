"""What goes on from last year's letters into a new tildelingsbrev: goals, requirements and reports (guide OR-7)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from styring.dossier import Dossier
from styring.drafting.sheet import Sheet
from styring.messages import count, listing
from styring.records.common import ReportingPoint
from styring.records.letter import Goal, Letter, Requirement, RequirementReason
from styring.records.vocabulary import LetterKind
from styring.source import Plain


@dataclass(frozen=True, slots=True)
class Continuation:
    """Last year's goals, requirements and reports, each id once, and the letters that they come from."""

    year: int
    letters: tuple[Letter, ...]
    goals: tuple[Goal, ...]
    requirements: tuple[Requirement, ...]
    reporting: tuple[ReportingPoint, ...]

    def parts(self) -> tuple[list[Plain] | None, list[Plain] | None, list[Plain] | None]:
        """Goals, requirements and reports as they stand in the new letter; ``None`` for what there is none of."""
        goals: list[Plain] = [_goal(goal) for goal in self.goals]
        requirements: list[Plain] = [_requirement(requirement) for requirement in self.requirements]
        reporting: list[Plain] = [_present({"id": point.id, "navn": self._name(point)}) for point in self.reporting]
        return goals or None, requirements or None, reporting or None

    def _name(self, point: ReportingPoint) -> str | None:
        """The report's name with the new year in place of last year."""
        return re.sub(rf"\b{self.year}\b", str(self.year + 1), point.name) if point.name else None

    def note_last_year(self, sheet: Sheet) -> None:
        """Tell beside each report when it was due last year."""
        for index, point in enumerate(self.reporting):
            last = f"frist i fjor: {point.deadline}" if point.deadline else ""
            sheet.note(("rapportering", index), beside=last)

    def told(self) -> tuple[str, ...]:
        """What was taken over, in one sentence."""
        parts = [
            count(len(self.goals), "mål", "mål"),
            count(len(self.requirements), "krav", "krav"),
            count(len(self.reporting), "rapport", "rapporter"),
        ]
        return (f"{listing(parts)} fra {listing(letter.id for letter in self.letters)}.",)


def continuation_of(dossier: Dossier, year: int) -> Continuation | None:
    """What the tildelingsbrev of a year and the letters that supplement it asked for; ``None`` without such a letter.

    Where a supplementary letter repeats an id, it has the last word.
    """
    kinds = {LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE_TILDELINGSBREV}
    found = [letter for letter in dossier.letters.values() if letter.kind in kinds and letter.year == year]
    letters = tuple(sorted(found, key=lambda letter: (letter.date, letter.id)))
    if not letters:
        return None
    return Continuation(
        year,
        letters,
        tuple({goal.id: goal for letter in letters for goal in letter.goals}.values()),
        tuple({demand.id: demand for letter in letters for demand in letter.requirements}.values()),
        tuple({point.id: point for letter in letters for point in letter.reporting}.values()),
    )


def _goal(goal: Goal) -> dict[str, Plain]:
    return _present({"id": goal.id, "tekst": goal.text, "nivå": goal.level})


def _requirement(last: Requirement) -> dict[str, Plain]:
    goals: Plain = last.goals[0] if len(last.goals) == 1 else list(last.goals) or None
    return _present(
        {
            "id": last.id,
            "type": last.kind.value if last.kind else None,
            "tekst": last.text,
            "mål": goals,
            "måltall": _number(last.target),
            "enhet": last.unit,
            "begrunnelse": _reason(last.reason) if last.reason else None,
            "vedlegg": last.attachment,
            "videreført_fra": last.id,
        }
    )


def _number(value: float | None) -> Plain:
    """A number as people write it: 73, not 73.0."""
    return int(value) if value is not None and value.is_integer() else value


def _reason(reason: RequirementReason) -> dict[str, Plain]:
    return _present({"kode": reason.code.value if reason.code else None, "tekst": reason.text})


def _present(content: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in content.items() if value is not None}
