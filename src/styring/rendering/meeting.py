"""What invitation and minutes tell about the meeting itself: when, where, who."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from styring.records.meeting import Chair, Meeting, Participant
from styring.records.vocabulary import Attendance, Party
from styring.rendering.edition import Edition
from styring.rendering.language import sentence
from styring.rendering.text import Text, line, parse
from styring.rendering.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(View):
    """Somebody by position and role. ``name`` is only there in an edition that may show it."""

    position: Annotated[str, "stilling"]
    role: Annotated[str | None, "rolle"]
    note: Annotated[str | None, "merknad"]
    name: Annotated[str | None, "navn"]


@dataclass(frozen=True, slots=True)
class Side(View):
    """The people from one side of the table."""

    title: Annotated[str, "tittel"]
    people: Annotated[tuple[Person, ...], "deltakere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(View):
    """The meeting (``møte`` in a template)."""

    title: Annotated[str, "tittel"]
    kind: Annotated[str, "type"]
    date: Annotated[str | None, "dato"]
    time: Annotated[str, "tid"]
    place: Annotated[str | None, "sted"]
    chair: Annotated[str | None, "møteleder"]
    purpose: Annotated[Text, "formål"]
    present: Annotated[tuple[Side, ...], "til_stede"]
    absent: Annotated[tuple[Side, ...], "forfall"]
    invited: Annotated[tuple[Side, ...], "innkalte"]


def meeting_view(meeting: Meeting, edition: Edition) -> MeetingView:
    """The meeting as both documents show it."""
    words = edition.words
    absent = [p for p in meeting.participants if p.attendance is Attendance.FORFALL]
    present = [p for p in meeting.participants if p.attendance is not Attendance.FORFALL]
    return MeetingView(
        title=title(meeting, edition),
        kind=words.word("møtetype", meeting.kind),
        date=words.weekday(meeting.date) if meeting.date else None,
        time=words.period(meeting.starts, meeting.ends) if meeting.starts else words.phrases["tid_ikke_satt"],
        place=line(meeting.place) if meeting.place else None,
        chair=_chair(meeting.chair, edition),
        purpose=parse(meeting.purpose, 3),
        present=_sides(present, meeting.chair, edition, attendance=True),
        absent=_sides(absent, None, edition, attendance=True),
        invited=_sides(meeting.participants, meeting.chair, edition, attendance=False),
    )


def without_names(view: MeetingView) -> MeetingView:
    """The same people by position and role alone."""

    def nameless(sides: tuple[Side, ...]) -> tuple[Side, ...]:
        return tuple(Side(side.title, tuple(replace(p, name=None) for p in side.people)) for side in sides)

    return replace(view, present=nameless(view.present), absent=nameless(view.absent), invited=nameless(view.invited))


def title(meeting: Meeting, edition: Edition) -> str:
    """«etatsstyringsmøte nr. 1/2026», or the meeting's own name."""
    words = edition.words
    name = line(meeting.name) if meeting.name else words.word("møtetype", meeting.kind)
    return words.fill("nummer", møte=name, nr=meeting.number, år=meeting.year) if meeting.number else name


def meeting_facts(meeting: Meeting, view: MeetingView, edition: Edition) -> tuple[tuple[str, str | None], ...]:
    """The facts at the head of both documents, unknown ones with ``None``."""
    phrases = edition.words.phrases
    return (
        (phrases["tid"], view.time),
        (phrases["sted"], view.place),
        (phrases["møteleder"], view.chair),
        (phrases["felles_med"], edition.words.list([edition.organisation(code) for code in meeting.joint_with])),
        (phrases["gjelder_oppdrag"], edition.words.list([edition.assignment(id) for id in meeting.assignments])),
    )


def _chair(chair: Chair | None, edition: Edition) -> str | None:
    if chair is None:
        return None
    words = edition.words
    role = sentence(words.word("rolle", chair.role)) if chair.role else None
    appointed = words.fill("utpekt_av", rolle=words.word("rolle", chair.appointed_by)) if chair.appointed_by else None
    notes = [note for note in (words.phrases["fungerende"] if chair.acting else None, appointed) if note]
    name = line(chair.position) if chair.position else role
    return f"{name} ({', '.join(notes)})" if name and notes else name


def _sides(
    participants: Iterable[Participant], chair: Chair | None, edition: Edition, *, attendance: bool
) -> tuple[Side, ...]:
    """The people by side, the department's first; the chair leads the list of the own side."""
    phrases = edition.words.phrases
    people: dict[Party | None, list[Person]] = {Party.BYRADSAVDELING: [], Party.VIRKSOMHET: [], None: []}
    others = list(participants)
    if chair:
        same = [p for p in others if p.role is chair.role and p.position == chair.position]
        leader = same[0] if same else Participant.model_construct(role=chair.role, position=chair.position)
        others = [p for p in others if p is not leader]
        side = edition.party_of(leader.organisation, leader.role) or Party.BYRADSAVDELING
        people[side].append(_person(leader, edition, phrases["møteleder"].lower(), attendance=attendance))
    for participant in others:
        side_of = edition.party_of(participant.organisation, participant.role)
        people[side_of].append(_person(participant, edition, None, attendance=attendance))
    titles = {
        Party.BYRADSAVDELING: phrases["fra_byrådsavdelingen"],
        Party.VIRKSOMHET: phrases["fra_virksomheten"],
        None: phrases["andre"],
    }
    return tuple(Side(titles[party], tuple(members)) for party, members in people.items() if members)


def _person(participant: Participant, edition: Edition, note: str | None, *, attendance: bool) -> Person:
    words = edition.words
    role = words.word("rolle", participant.role) if participant.role else None
    position = line(participant.position) if participant.position else sentence(role or words.phrases["deltaker"])
    deputy = attendance and participant.attendance is Attendance.STEDFORTREDER
    items = words.list([str(number) for number in participant.items])
    notes = (
        note,
        words.phrases["stedfortreder"] if deputy else None,
        words.fill("til_sak", saker=words.fill("sak_nummer", nr=items)) if items else None,
    )
    return Person(
        position=position,
        role=role if role and role.casefold() not in position.casefold() else None,
        note=", ".join(part for part in notes if part) or None,
        name=line(participant.name) if participant.name and edition.shows_names else None,
    )
