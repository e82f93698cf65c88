"""Follow-up points, and the meetings that take them up again (guide OR-4)."""

from __future__ import annotations

from collections.abc import Iterator

from styring.diagnostics import YamlPath
from styring.dossier import Dossier
from styring.records.base import Kind
from styring.records.meeting import Meeting
from styring.records.minutes import FollowUp, Minutes
from styring.records.vocabulary import MeetingKind
from styring.rules.conditions import kind_of, meeting_day

_ESM = MeetingKind.ETATSSTYRINGSMOTE


def points(minutes: Minutes) -> Iterator[tuple[YamlPath, FollowUp]]:
    """Every follow-up point of some minutes with its place."""
    for i, item in enumerate(minutes.items):
        for j, point in enumerate(item.follow_up):
            yield ("saker", i, "oppfølging", j), point


def is_open(point: FollowUp) -> bool:
    """Whether somebody still has to do something. A point without a status has not been closed."""
    return point.status is None or point.status.is_open


def meeting_to_take_up(minutes: Minutes, dossier: Dossier, meetings: int) -> Meeting | None:
    """The latest etatsstyringsmøte that must take up what the final minutes of an earlier one left open.

    It is convened or held, and so many ``meetings`` after theirs or more: at the next one it may be too early to say
    anything. ``None`` too where a later one cannot be read, for it may be the one that takes the points up.
    """
    day = meeting_day(minutes, dossier)
    if day is None or not minutes.is_final or kind_of(minutes, dossier) is not _ESM:
        return None
    later = [each for each in dossier.meetings_of(_ESM) if each.is_convened and each.date and each.date > day]
    return later[-1] if len(later) >= meetings and not _is_one_unread_after(later[-1], dossier) else None


def takes_up(meeting: Meeting, reference: str) -> bool:
    """Whether an item that was not dropped refers to a point («2026-03-12-esm#op1»)."""
    return any(reference in item.follow_up_points for item in meeting.agenda if not item.dropped)


def _is_one_unread_after(meeting: Meeting, dossier: Dossier) -> bool:
    return any(id[11:14] == _ESM.code and id > meeting.id for id in dossier.unread(Kind.MEETING))
