"""Minutes (referat) and summaries (oppsummering) as templates see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from styring.records.meeting import AgendaItem, Meeting
from styring.records.minutes import Minutes, MinutesItem, SteeringSignal
from styring.records.vocabulary import MinutesForm, MinutesStatus
from styring.rendering.comments import CommentView, comment_views
from styring.rendering.edition import Edition, facts
from styring.rendering.follow_up import FollowUpView, minutes_point
from styring.rendering.meeting import MeetingView, meeting_facts
from styring.rendering.text import NO_TEXT, Text, line, parse
from styring.rendering.view import CorrectionView, Fact, View


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalView(View):
    """A steering signal."""

    title: Annotated[str, "tittel"]
    text: Annotated[Text, "tekst"]
    anchored_in: Annotated[str | None, "forankret_i"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView(View):
    """What happened under an item. One that is withheld has ``withheld`` set and nothing else but its heading."""

    number: Annotated[int, "nr"]
    title: Annotated[str, "tittel"]
    withheld: Annotated[str | None, "unntatt"] = None
    dropped: Annotated[bool, "utgikk"] = False
    account: Annotated[Text, "omtale"] = NO_TEXT
    information: Annotated[tuple[Text, ...], "informasjon"] = ()
    signals: Annotated[tuple[SignalView, ...], "styringssignaler"] = ()
    disagreement: Annotated[Text, "uenighet"] = NO_TEXT
    follow_up: Annotated[tuple[FollowUpView, ...], "oppfølging"] = ()
    no_follow_up: Annotated[bool, "ingen_oppfølging"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesView(View):
    """The minutes (``referat`` in a template). Only final ones tell of the comments on their draft."""

    form: Annotated[str, "form"]
    items: Annotated[tuple[ItemView, ...], "saker"]
    follow_up: Annotated[tuple[FollowUpView, ...], "oppfølgingspunkter"]
    comments: Annotated[tuple[CommentView, ...], "kommentarer"]
    corrections: Annotated[tuple[CorrectionView, ...], "rettelser"]
    closing_title: Annotated[str, "avslutning_tittel"]
    closing: Annotated[tuple[Fact, ...], "avslutning"]


def title(minutes: Minutes, meeting_title: str, edition: Edition) -> str:
    """«Referat fra etatsstyringsmøte nr. 1/2026»."""
    phrase = "referat_fra" if minutes.form is MinutesForm.REFERAT else "oppsummering_fra"
    return edition.words.fill(phrase, møte=meeting_title)


def minutes_view(meeting: Meeting, minutes: Minutes, edition: Edition) -> MinutesView:
    """The minutes, their items in the order of the agenda."""
    agenda = {item.number: item for item in meeting.agenda}
    records = {item.number: item for item in minutes.items}
    numbers = [*agenda, *(number for number in records if number not in agenda)]
    items = tuple(_item(number, agenda.get(number), records.get(number), edition) for number in numbers)
    phrases = edition.words.phrases
    is_minutes = minutes.form is MinutesForm.REFERAT
    comments = minutes.comments.received if minutes.is_final and minutes.comments else ()
    return MinutesView(
        form=phrases["referat" if is_minutes else "oppsummering"],
        items=items,
        follow_up=tuple(point for item in items for point in item.follow_up),
        comments=comment_views(comments, items, edition),
        corrections=edition.corrections(minutes.corrections),
        closing_title=phrases["avslutning" if is_minutes else "avslutning_oppsummering"],
        closing=_closing(minutes, edition),
    )


def minutes_facts(meeting: Meeting, minutes: Minutes, view: MeetingView, edition: Edition) -> tuple[Fact, ...]:
    """The facts at the head of the minutes."""
    words = edition.words
    return facts(
        *meeting_facts(meeting, view, edition),
        (words.phrases["skrevet_av"], edition.role_holder(minutes.prepared_by)),
        (words.phrases["sendt_til"], "; ".join(line(receiver) for receiver in minutes.sent_to)),
        (words.phrases["status"], _status(minutes, edition)),
    )


def _status(minutes: Minutes, edition: Edition) -> str:
    words = edition.words
    if minutes.status is MinutesStatus.UTKAST:
        return words.phrases["status_utkast"]
    final = minutes.status is MinutesStatus.ENDELIG
    phrase = "status_endelig" if final else "status_til_kommentering"
    day = minutes.final_date if final else (minutes.comments.deadline if minutes.comments else None)
    if day is None:
        return words.phrases["status_endelig_uten_dato" if final else "status_til_kommentering_uten_frist"]
    return words.fill(phrase, dato=words.day(day))


def _item(number: int, agenda: AgendaItem | None, record: MinutesItem | None, edition: Edition) -> ItemView:
    words = edition.words
    withheld = edition.withheld((agenda and agenda.withheld) or (record and record.withheld) or None)
    if withheld and not edition.is_internal:
        return ItemView(number=number, title=words.fill("sak_uten_tittel", nr=number), withheld=withheld)
    title = words.fill("sak_tittel", nr=number, tittel=line(agenda.title)) if agenda else None
    heading = title or words.fill("sak_uten_tittel", nr=number)
    dropped = bool(agenda and agenda.dropped)
    if record is None:
        return ItemView(number=number, title=heading, withheld=withheld, dropped=dropped)
    return ItemView(
        number=number,
        title=heading,
        withheld=withheld,
        dropped=dropped,
        account=parse(record.account, 3),
        information=tuple(parse(text) for text in record.information),
        signals=tuple(_signal(signal, edition) for signal in record.signals),
        disagreement=parse(record.disagreement),
        follow_up=tuple(minutes_point(point, number, edition) for point in record.follow_up),
        no_follow_up=bool(record.no_follow_up),
    )


def _signal(signal: SteeringSignal, edition: Edition) -> SignalView:
    words = edition.words
    kind = words.word("signaltype", signal.kind) if signal.kind else None
    anchor = words.record("brevkode", signal.anchored_in) if signal.anchored_in else None
    return SignalView(
        title=words.fill("styringssignal_type" if kind else "styringssignal", id=line(signal.id), type=kind),
        text=parse(signal.text),
        anchored_in=words.fill("forankret_i", brev=anchor) if anchor else None,
    )


def _closing(minutes: Minutes, edition: Edition) -> tuple[Fact, ...]:
    words = edition.words
    coming = minutes.next_meeting
    archive = minutes.archive
    return facts(
        (words.phrases["neste_møte"], words.moment(coming) if coming else None),
        (words.phrases["offentlighet"], edition.publicity(minutes.publicity)),
        (words.phrases["saksnummer"], line(archive.case_number) if archive and archive.case_number else None),
    )
