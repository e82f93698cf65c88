"""Invitation with agenda (innkalling) as templates see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from styring.records.meeting import AgendaItem, Meeting
from styring.rendering.edition import Edition, facts
from styring.rendering.follow_up import FollowUpView, earlier_points
from styring.rendering.language import sentence
from styring.rendering.meeting import MeetingView, meeting_facts
from styring.rendering.text import line
from styring.rendering.view import Fact, View


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemView(View):
    """An item of the agenda. One that is withheld has ``withheld`` set and nothing else but its number."""

    number: Annotated[int, "nr"]
    title: Annotated[str | None, "tittel"] = None
    minutes: Annotated[str | None, "minutter"] = None
    raised_by: Annotated[str | None, "meldt_inn_av"] = None
    details: Annotated[tuple[Fact, ...], "opplysninger"] = ()
    withheld: Annotated[str | None, "unntatt"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView(View):
    """The invitation (``innkalling`` in a template)."""

    items: Annotated[tuple[AgendaItemView, ...], "saker"]
    follow_up: Annotated[tuple[FollowUpView, ...], "oppfølgingspunkter"]
    preparations: Annotated[tuple[str, ...], "forberedelser"]


def title(meeting_title: str, edition: Edition) -> str:
    """«Innkalling til etatsstyringsmøte nr. 1/2026»."""
    return edition.words.fill("innkalling_til", møte=meeting_title)


def invitation_view(meeting: Meeting, edition: Edition) -> InvitationView:
    """The agenda, the points that it takes up again, and what the agency does before the meeting."""
    words = edition.words
    input_deadline = _open_input_deadline(meeting)
    preparations = (
        words.fill("innspill_frist", dato=words.weekday(input_deadline)) if input_deadline else None,
        words.fill("papirfrist", dato=words.weekday(meeting.papers_deadline)) if meeting.papers_deadline else None,
    )
    return InvitationView(
        items=tuple(_item(item, meeting, edition) for item in meeting.agenda),
        follow_up=tuple(point for item in meeting.agenda for point in earlier_points(item, edition)),
        preparations=tuple(text for text in preparations if text),
    )


def _open_input_deadline(meeting: Meeting) -> date | None:
    """The agency's deadline for input, unless it had passed the day that the invitation was sent."""
    deadline = meeting.input.deadline if meeting.input else None
    sent = meeting.convening.sent if meeting.convening else None
    return None if deadline and sent and deadline < sent else deadline


def invitation_facts(meeting: Meeting, view: MeetingView, edition: Edition) -> tuple[Fact, ...]:
    """The facts at the head of the invitation."""
    phrases = edition.words.phrases
    archive = meeting.archive
    sent = meeting.convening.sent if meeting.convening else None
    return facts(
        *meeting_facts(meeting, view, edition),
        (phrases["sendt"], edition.words.day(sent) if sent else None),
        (phrases["møtets_karakter"], phrases["formell" if meeting.kind.is_formal else "uformell"]),
        (phrases["saksnummer"], line(archive.case_number) if archive and archive.case_number else None),
    )


def _item(item: AgendaItem, meeting: Meeting, edition: Edition) -> AgendaItemView:
    withheld = edition.withheld(item.withheld)
    if withheld and not edition.is_internal:
        return AgendaItemView(number=item.number, withheld=withheld)
    return AgendaItemView(
        number=item.number,
        title=line(item.title),
        minutes=str(item.duration_min) if item.duration_min is not None else None,
        raised_by=sentence(edition.words.word("part", item.raised_by)) if item.raised_by else None,
        details=tuple(_details(item, meeting, edition)),
        withheld=withheld,
    )


def _details(item: AgendaItem, meeting: Meeting, edition: Edition) -> Iterator[Fact]:
    words = edition.words
    phrases = words.phrases
    papers = [
        words.fill("papir_fra", tittel=line(paper.title), part=words.word("part", paper.from_))
        if paper.from_
        else line(paper.title)
        for paper in meeting.papers
        if paper.item == item.number
    ]
    yield from facts(
        (phrases["sakspapirer"], "; ".join(papers) or (phrases["uten_papirer"] if item.without_papers else None)),
        (phrases["oppdrag"], words.list([edition.assignment(id) for id in item.assignments])),
    )
