"""Conditions that several groups of rules share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from styring.diagnostics import Finding
from styring.dossier import Dossier
from styring.messages import long_date
from styring.names import Known
from styring.records.base import Kind
from styring.records.dates import own_date
from styring.records.meeting import Meeting, Participant
from styring.records.minutes import Minutes
from styring.records.vocabulary import MeetingKind, MeetingStatus, Party, Role
from styring.workdays import shift

DEPARTMENT = f"{Party.BYRADSAVDELING}en"
AGENCY = f"{Party.VIRKSOMHET}en"
"""The parties as owners of a task."""

_KIND_BY_CODE = {kind.code: kind for kind in MeetingKind}
_PLACEHOLDER = re.compile(r"\b(?:todo|fixme|xxx+|lorem)\b|fyll inn|\[(?:\.\.\.|…)\]", re.IGNORECASE)
_SIGNS_OF_PLACEHOLDER = (b"todo", b"lorem", b"fyll", b"x", b"[")
"""One of these is in every placeholder, and in hardly any other text; looking for them is much quicker."""


def day_held(meeting: Meeting) -> date | None:
    """The day of a meeting that is held or will be («avholdt»); ``None`` if it is cancelled or postponed.

    What a rule demands after a meeting holds from this day on or later, whether or not it is recorded as held.
    """
    return None if meeting.status in {MeetingStatus.AVLYST, MeetingStatus.UTSATT} else meeting.date


def unwritten(meeting: Meeting, dossier: Dossier, working_days: int, lacks: str, task: str) -> Iterator[Finding]:
    """A finding if a meeting that is held has no minutes, from so many working days after it.

    Args:
        meeting: the meeting.
        dossier: where its minutes would lie; a file that does not validate counts.
        working_days: time to write them.
        lacks: completes «Møtet 12. mars 2026 har …», for example «ikke referat».
        task: what is to be done, for example «Skriv utkast til referat».
    """
    day = day_held(meeting)
    if day and not dossier.exists(Kind.MINUTES, meeting.id):
        due = shift(day, working_days)
        message = f"{meeting.kind.capitalize()}t {long_date(day)} har {lacks} (frist: {long_date(due)})."
        yield Finding(("tidspunkt",), message, since=due, due=due, task=task, owner=DEPARTMENT)


def latest_held(dossier: Dossier, kind: MeetingKind, number: int, first_year: int = 0) -> list[Meeting]:
    """The latest meetings of a kind that are recorded as held, so many at most, in order of time."""
    held = (each for each in reversed(dossier.meetings_of(kind)) if each.is_held and each.year >= first_year)
    return list(islice(held, number))[::-1]


def attending(meeting: Meeting) -> tuple[Participant, ...]:
    """The participants who are expected, or who came once the meeting is held. The leader is not among them."""
    return tuple(p for p in meeting.participants if p.attended or not meeting.is_held)


def side_of(participant: Participant, dossier: Dossier) -> Party | None:
    """The side that a participant speaks for: the organisation decides if it is known, else the role."""
    if participant.organisation in dossier.registry.department_codes:
        return Party.BYRADSAVDELING
    if participant.organisation in dossier.registry.agency_codes:
        return Party.VIRKSOMHET
    return participant.role.party if participant.role else None


def is_chaired_by(meeting: Meeting, roles: Collection[Role]) -> bool:
    """Whether the meeting is led by the holder of one of the roles, or by somebody who acts in it (``fungerende``).

    Nobody from the agency acts for a leader of the department.
    """
    chair = meeting.chair
    if chair is None:
        return False
    from_agency = chair.role is not None and chair.role.party is Party.VIRKSOMHET
    return chair.role in roles or (chair.acting is True and not from_agency)


def kind_of(minutes: Minutes, dossier: Dossier) -> MeetingKind | None:
    """The kind of the meeting that minutes belong to; their id tells it where the meeting cannot be read."""
    meeting = dossier.meetings.get(minutes.id)
    return meeting.kind if meeting else _KIND_BY_CODE.get(minutes.id[11:14])


def meeting_day(minutes: Minutes, dossier: Dossier) -> date | None:
    """The day of the meeting that minutes belong to; their id tells it where the meeting cannot be read."""
    meeting = dossier.meetings.get(minutes.id)
    return (meeting.date if meeting else None) or own_date(minutes)


def placeholder_in(text: str) -> str | None:
    """The first placeholder that somebody forgot to replace («TODO», «fyll inn», «[…]»), as it stands in the text."""
    match = _PLACEHOLDER.search(text) if may_hold_placeholder(text) else None
    return match[0] if match else None


def may_hold_placeholder(text: str) -> bool:
    """Whether there is a sign of one, which is quick to tell of many texts together."""
    # Bytes are lowered much quicker than text, and the letters of a placeholder are all ASCII.
    lowered = text.encode(errors="surrogatepass").lower()
    return any(sign in lowered for sign in _SIGNS_OF_PLACEHOLDER)


@lru_cache(maxsize=1)
def known_names(dossier: Dossier) -> Known:
    """What is known in a dossier of names of people, and of what is no name.

    Rules look at one dossier after another; to remember more than the latest is to keep its records in memory.
    """
    return Known(
        participants=dossier.participant_names,
        listed=dossier.registry.listed_names,
        given_names=dossier.registry.given_names,
        family_names=dossier.registry.family_names,
        expressions=frozenset(dossier.registry.allowed_expressions),
        organisations=dossier.registry.organisation_names,
        learned=dossier.registry.learned_names,
    )


def by(due: date | None) -> str:
    """« (frist: 8. april 2026)», to end a sentence with; empty where there is no deadline."""
    return f" (frist: {long_date(due)})" if due else ""
