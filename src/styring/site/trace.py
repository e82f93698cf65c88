"""What became of it: from the letter by the steering signal and the meeting to the follow-up point that is closed.

A signal or a point is taken up only where the public edition of the minutes shows it, and every step leads to a
document that is public; what else the records say of the way there is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from styring.records.meeting import Meeting
from styring.records.minutes import FollowUp, Minutes, MinutesItem, SteeringSignal
from styring.records.vocabulary import FollowUpStatus
from styring.rendering.follow_up import FollowUpView
from styring.rendering.minutes import ItemView, MinutesView, SignalView
from styring.site.published import PublicDossier, PublicMeeting, Published

_DONE = frozenset({FollowUpStatus.LUKKET, FollowUpStatus.UTGATT})


@dataclass(frozen=True, slots=True)
class PublicSignal:
    """A steering signal that the public may see.

    Attributes:
        anchor: what its place on a page is called.
        view: as the minutes show it.
        meeting: the meeting that it was given in.
        letter: the letter that it is anchored in, if that is public.
        written: the document that puts it in writing, if that is public.
    """

    anchor: str
    view: SignalView
    meeting: PublicMeeting
    letter: Published | None
    written: Published | None


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A follow-up point that the public may see.

    Attributes:
        anchor: what its place on a page is called.
        view: as the minutes show it.
        meeting: the meeting that it comes from.
        signal: the signal that it follows up.
        taken_up: the later meetings whose public invitation takes it up again, in order of time.
        status: how far it has come.
        deadline: the day by which it is to be done.
        closed: the day it was closed.
        closed_in: the meeting it was closed in, if the public may see something of that.
    """

    anchor: str
    view: FollowUpView
    meeting: PublicMeeting
    signal: PublicSignal | None
    taken_up: tuple[PublicMeeting, ...]
    status: FollowUpStatus
    deadline: date | None
    closed: date | None
    closed_in: PublicMeeting | None

    @property
    def is_open(self) -> bool:
        """Whether something remains to be done."""
        return self.status not in _DONE


@dataclass(frozen=True, slots=True)
class Trace:
    """The signals and points of an agency that the public may see, those of the newest meeting last."""

    signals: tuple[PublicSignal, ...]
    points: tuple[PublicPoint, ...]

    def signals_of(self, meeting: PublicMeeting) -> tuple[PublicSignal, ...]:
        """Those given in a meeting."""
        return tuple(signal for signal in self.signals if signal.meeting is meeting)

    def points_of(self, meeting: PublicMeeting) -> tuple[PublicPoint, ...]:
        """Those that a meeting ended in."""
        return tuple(point for point in self.points if point.meeting is meeting)


def trace(dossier: PublicDossier) -> Trace:
    """The signals and follow-up points of an agency with what became of them."""
    signals: list[PublicSignal] = []
    points: list[PublicPoint] = []
    taken_up = _taken_up(dossier)
    for meeting in dossier.meetings.values():
        of_meeting = {given.id: _signal(given, view, meeting, dossier) for given, view in _signals(meeting)}
        signals += of_meeting.values()
        points += (
            PublicPoint(
                anchor=_anchor(meeting, agreed.id),
                view=view,
                meeting=meeting,
                signal=of_meeting.get(agreed.from_signal or ""),
                taken_up=taken_up.get(f"{meeting.record.id}#{agreed.id}", ()),
                status=agreed.status or FollowUpStatus.APEN,
                deadline=agreed.deadline,
                closed=agreed.closed,
                closed_in=dossier.meetings.get(agreed.closed_in or ""),
            )
            for agreed, view in _points(meeting)
        )
    return Trace(tuple(signals), tuple(points))


def _signals(meeting: PublicMeeting) -> Iterator[tuple[SteeringSignal, SignalView]]:
    for record, view in _shown(meeting):
        yield from zip(record.signals, view.signals, strict=True)


def _points(meeting: PublicMeeting) -> Iterator[tuple[FollowUp, FollowUpView]]:
    for record, view in _shown(meeting):
        pairs = zip(record.follow_up, view.follow_up, strict=True)
        yield from ((point, shown) for point, shown in pairs if shown.withheld is None)


def _anchor(meeting: PublicMeeting, id: str) -> str:
    """What can be the id of an HTML element, and the same from build to build."""
    return f"{meeting.record.id}-{quote(id, safe='')}"


def _shown(meeting: PublicMeeting) -> Iterator[tuple[MinutesItem, ItemView]]:
    """The items that the public minutes show, with the records that they come from."""
    minutes = meeting.minutes
    if minutes is None or not isinstance(minutes.record, Minutes):
        return
    view = minutes.document.parts["referat"]
    records = {item.number: item for item in minutes.record.items}
    for item in view.items if isinstance(view, MinutesView) else ():
        if item.withheld is None and item.number in records:
            yield records[item.number], item


def _signal(signal: SteeringSignal, view: SignalView, meeting: PublicMeeting, dossier: PublicDossier) -> PublicSignal:
    written = signal.put_in_writing.document if signal.put_in_writing else ""
    of_meeting = dossier.meetings.get(written)
    return PublicSignal(
        anchor=_anchor(meeting, signal.id),
        view=view,
        meeting=meeting,
        letter=dossier.letters.get(signal.anchored_in or ""),
        written=dossier.letters.get(written) or (of_meeting.minutes if of_meeting else None),
    )


def _taken_up(dossier: PublicDossier) -> Mapping[str, tuple[PublicMeeting, ...]]:
    """By point, the meetings whose public invitation names it."""
    found: dict[str, tuple[PublicMeeting, ...]] = {}
    for meeting in dossier.meetings.values():
        record = meeting.invitation.record if meeting.invitation else None
        for item in record.agenda if isinstance(record, Meeting) else ():
            for reference in () if item.withheld else item.follow_up_points:
                found[reference] = (*found.get(reference, ()), meeting)
    return found
