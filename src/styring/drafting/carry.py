"""What a new meeting takes over from the dossier: open points, the last meeting, the event of the year wheel."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.messages import long_date
from styring.records.calendar import Event
from styring.records.dates import own_date
from styring.records.meeting import Meeting
from styring.records.minutes import FollowUp, Minutes
from styring.records.vocabulary import MeetingKind

_COMMENT = 75


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A follow-up point that somebody still has to do something about, and the minutes that it stands in."""

    minutes: Minutes
    point: FollowUp

    @property
    def reference(self) -> str:
        """For example «2026-03-12-esm#op1»."""
        return f"{self.minutes.id}#{self.point.id}"


def open_points(dossier: Dossier, before: date) -> Iterator[OpenPoint]:
    """The open points of all final minutes of meetings before a day, in order of the meetings.

    A point without a status has not been closed, so it is open.
    """
    for id, minutes in sorted(dossier.minutes.items()):
        day = _day_of(dossier, id)
        if minutes.is_final and day is not None and day < before:
            for item in minutes.items:
                for point in item.follow_up:
                    if point.status is None or point.status.is_open:
                        yield OpenPoint(minutes, point)


def in_short(point: FollowUp) -> str:
    """What is to be done and when, on one line of a comment."""
    text = " ".join((point.text or "").split())
    text = text if len(text) <= _COMMENT else text[: _COMMENT - 1] + "…"
    return f"{text} Frist {long_date(point.deadline)}." if point.deadline else text


def unfinished_minutes(dossier: Dossier, kind: MeetingKind, before: date) -> tuple[Meeting, ...]:
    """The meetings of a kind before a day whose minutes are not final, so that their points cannot be carried yet."""
    meetings = (meeting for meeting in dossier.meetings_of(kind) if meeting.date and meeting.date < before)
    return tuple(m for m in meetings if m.id in dossier.minutes and not dossier.minutes[m.id].is_final)


def _day_of(dossier: Dossier, minutes_id: str) -> date | None:
    meeting = dossier.meetings.get(minutes_id)
    return (meeting.date if meeting else None) or own_date(dossier.minutes[minutes_id])


def belongs_to(dossier: Dossier, minutes: Minutes, kind: MeetingKind, assignments: Collection[str]) -> bool:
    """Whether a meeting of a kind is where the points of some minutes are taken up again.

    Points go to the next meeting of the same kind; those of an oppdragsstyringsmøte stay with its assignments.
    """
    meeting = dossier.meetings.get(minutes.id)
    if meeting is None:
        return minutes.id[11:].split("-")[0] == kind.code
    shares = not assignments or not meeting.assignments or not set(assignments).isdisjoint(meeting.assignments)
    return meeting.kind is kind and shares


def last_meeting(dossier: Dossier, kind: MeetingKind, before: date, assignments: Collection[str]) -> Meeting | None:
    """The latest meeting of a kind before a day, for an oppdragsstyringsmøte one about the same assignments."""
    earlier = [m for m in dossier.meetings_of(kind) if m.date and m.date < before]
    same = [m for m in earlier if not assignments or not set(assignments).isdisjoint(m.assignments)]
    return next(reversed(same), None)


def nearest_event(dossier: Dossier, kind: MeetingKind, day: date) -> Event | None:
    """The event of the year wheel for such a meeting that lies nearest to a day of its year and is not yet used."""
    used = {meeting.event for meeting in dossier.meetings.values() if meeting.counts and meeting.year == day.year}
    free = [
        (abs((event.date - day).days), event.date, event)
        for event in dossier.registry.events
        if event.agency == dossier.code
        and event.kind is kind
        and event.date
        and event.date.year == day.year
        and event.id not in used
    ]
    return min(free, key=lambda candidate: candidate[:2])[2] if free else None
