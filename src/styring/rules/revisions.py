"""Changes of a document after it was final that nobody has told of in ``rettelser``.

Git tells in which steps a document came to be as it is. A step is told of by a correction (``rettelser``) of its day or
later, or by one that came with it: dated between two savings, it is about what was done between them. Corrections are
thus always about everything up to a point, and what counts is what has changed since the last such point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from styring.dossier import Dossier, Version
from styring.records.base import Kind, Record
from styring.records.changes import Change, Verb, changes
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final
from styring.records.vocabulary import MeetingStatus

Document: TypeAlias = Letter | Minutes


class Revision(NamedTuple):
    """A change after the document was final.

    Attributes:
        record: identity within the dossier of the record that was changed: the document's, or its meeting's.
        change: what was changed.
        final: when the document was first saved as final; ``None`` if it was so before git counts.
        saved: when the change was saved; ``None`` if it has not been yet.
    """

    record: str
    change: Change
    final: datetime | None
    saved: datetime | None


class _State(NamedTuple):
    """A document, and the meeting that it tells of, as they stood at a time. ``saved`` as in ``Version``."""

    saved: datetime | None
    document: Document
    meeting: Meeting | None


def untold_revisions(document: Document, dossier: Dossier) -> Iterator[Revision]:
    """What has changed in a document, and in the meeting of minutes, since it was final or last told of."""
    states = list(_saved_states(document, dossier))
    first = next((i for i, state in enumerate(states) if is_final(state.document)), len(states))
    states = states[first:]
    if not states:
        return
    meeting = dossier.meetings.get(document.id) if isinstance(document, Minutes) else None
    now = _State(None, document, meeting)
    told = [i for i, (before, after) in enumerate(pairwise(states), 1) if _is_told(before, after, document)]
    remaining = states[max(told, default=0) :]
    if _came_with(document, remaining[-1]):
        return
    differences = [_between(state, now, remaining) for state in remaining]
    for key, change in differences[0].items():
        still_to_come = max(i for i, each in enumerate(differences) if key in each)
        after = remaining[still_to_come + 1 : still_to_come + 2]
        yield Revision(key[0], change, states[0].saved, after[0].saved if after else None)


def _saved_states(document: Document, dossier: Dossier) -> Iterator[_State]:
    """The document and its meeting after each commit that changed one of them, from the document's first on."""
    if dossier.past is None:
        return
    places = [document.identity.local, *([f"{Kind.MEETING}/{document.id}"] if isinstance(document, Minutes) else [])]
    versions = [version for place in places for version in dossier.past.versions(place) if version.record]
    current: dict[type[Record], Record] = {}
    for _, together in groupby(sorted(versions, key=attrgetter("commit")), attrgetter("commit")):
        commit: list[Version] = list(together)
        current |= {type(version.record): version.record for version in commit if version.record}
        present, meeting = current.get(type(document)), current.get(Meeting)
        if isinstance(present, Letter | Minutes):
            yield _State(commit[0].saved, present, meeting if isinstance(meeting, Meeting) else None)


def _is_told(before: _State, after: _State, document: Document) -> bool:
    """Whether somebody has told of a step, in a correction that still stands, or it was taken before git counts."""
    if after.saved is None:
        return True
    day, standing = after.saved.date(), {each.date for each in document.corrections}
    return any(each >= day for each in standing) or bool(standing & _came_with(after.document, before))


def _came_with(document: Document, before: _State) -> set[date]:
    """The days of corrections that are new in a document, and not older than what was there before."""
    day = before.saved.date() if before.saved else date.min
    return {each.date for each in document.corrections if each not in before.document.corrections and each.date >= day}


def _between(state: _State, now: _State, states: Iterable[_State]) -> dict[tuple[str, str], Change]:
    """What differs from a state to now, by record and name. A meeting that was saved later has not been changed."""
    document = now.document
    found = {
        (document.identity.local, change.name): change
        for change in changes(state.document, document)
        if change.path[0] != "rettelser" and not _is_expected(change, state.document.status, document.status)
    }
    meeting = state.meeting or next((each.meeting for each in states if each.meeting), None)
    if meeting and now.meeting:
        found |= {
            (now.meeting.identity.local, change.name): change
            for change in changes(meeting, now.meeting)
            if not _is_expected(change, meeting.status, now.meeting.status)
        }
    return found


def _is_expected(change: Change, old: Enum, new: Enum) -> bool:
    return _is_first_reference(change) or _is_progress(change, old, new)


def _is_first_reference(change: Change) -> bool:
    """Whether the archive's answer to a document, which comes when it is final, tells its system and case."""
    is_whole, is_part = change.path[-1] == "arkiv", change.path[-2:] in {("arkiv", "system"), ("arkiv", "saksnummer")}
    return change.verb is Verb.ADDED and (is_whole or is_part)


def _is_progress(change: Change, old: Enum, new: Enum) -> bool:
    """Whether a change is the record's own status going forward; a meeting is never held too late."""
    if change.path != ("status",):
        return False
    if isinstance(new, MeetingStatus):
        return new is MeetingStatus.GJENNOMFORT or (old is MeetingStatus.PLANLAGT and new is MeetingStatus.INNKALT)
    order = list(type(new))
    return order.index(old) < order.index(new)
