"""The deadlines before a meeting, counted in working days from the day of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.messages import long_date, working_days
from styring.records.calendar import Event
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind
from styring.workdays import shift


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and a few words on how it was found."""

    day: date
    how: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What has to be done before a meeting; ``None`` where its kind does not ask for it."""

    input: Deadline | None = None
    convening: Deadline | None = None
    papers: Deadline | None = None

    def passed(self, today: date) -> tuple[str, ...]:
        """A warning for each deadline that lies before a day."""
        named = (("innspill", self.input), ("innkalling", self.convening), ("sakspapirer", self.papers))
        return tuple(
            f"Fristen for {name} var {long_date(deadline.day)}. Avtal en ny frist med virksomheten, og skriv den inn."
            for name, deadline in named
            if deadline and deadline.day < today
        )


def deadlines_for(kind: MeetingKind, day: date, limits: Limits, event: Event | None) -> Deadlines:
    """The deadlines of a meeting (guide ES-4, ES-8, UF-7).

    Papers are due when the year wheel says so, else by the threshold of ``styring.yaml``. A fagmøte has no deadlines:
    the guide asks for an agenda, not for a time.
    """
    if kind is MeetingKind.FAGMOTE:
        return Deadlines()
    convening = Deadline(
        shift(day, -limits.convening_lead),
        f"{working_days(limits.convening_lead)} før møtet (innkalling_ad i styring.yaml)",
    )
    if not kind.is_formal:
        return Deadlines(convening=convening)
    # The time between is for settling the agenda.
    before = f"{working_days(limits.input_lead)} før fristen for innkallingen (innspill_ad i styring.yaml)"
    return Deadlines(
        input=Deadline(shift(convening.day, -limits.input_lead), before),
        convening=convening,
        papers=_papers(day, limits, event),
    )


def _papers(day: date, limits: Limits, event: Event | None) -> Deadline:
    if event and event.papers_due and event.papers_due < day:
        return Deadline(event.papers_due, f"fra årshjulet ({event.id})")
    return Deadline(
        shift(day, -limits.papers_lead), f"{working_days(limits.papers_lead)} før møtet (papirer_ad i styring.yaml)"
    )
