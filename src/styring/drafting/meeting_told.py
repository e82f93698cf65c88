"""What a person is told about a new meeting: what it builds on, what is left to do, and what looks wrong."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from styring.dossier import Dossier
from styring.drafting.carry import unfinished_minutes
from styring.drafting.desk import agency_of
from styring.drafting.meeting_basis import Basis, MeetingAnswers
from styring.messages import count, listing, long_date
from styring.records.dates import own_date
from styring.records.vocabulary import MeetingKind, MeetingStatus


def carried(answers: MeetingAnswers, basis: Basis) -> tuple[str, ...]:
    """What the meeting takes over, one sentence each."""
    lines = []
    for minutes, points in groupby(basis.points, key=lambda point: point.minutes):
        references = [point.reference.partition("#")[2] for point in points]
        number = count(len(references), "åpent oppfølgingspunkt", "åpne oppfølgingspunkter")
        lines.append(f"{number} fra {_called(answers.kind, own_date(minutes))}: {listing(references)}.")
    if basis.last and basis.last.participants:
        number = count(len(basis.last.participants), "deltaker", "deltakere")
        lines.append(f"{number} med rolle og stilling, uten navn, fra {_called(answers.kind, basis.last.date)}.")
    if basis.event and basis.event.date:
        lines.append(f"Hendelsen {basis.event.id} i årshjulet ({long_date(basis.event.date)}).")
    if basis.assignments and answers.kind is MeetingKind.ETATSSTYRINGSMOTE:
        ids = listing(assignment.id for assignment in basis.assignments)
        lines.append(f"En sak om oppdragsporteføljen, med oppdragene som er aktive den dagen: {ids}.")
    return tuple(lines)


def to_do(answers: MeetingAnswers, basis: Basis) -> tuple[str, ...]:
    """What is left to the person, in order."""
    empty = [key for key, given in (("slutt", basis.ends), ("sted", answers.place)) if not given]
    if answers.kind is MeetingKind.FAGMOTE:
        empty += ["nivå", "formålskode", "formål", "saksliste"]
    lines = [f"Fyll ut {listing(empty)}."] if empty else []
    if not (basis.last and basis.last.participants):
        lines.append("Før opp deltakerne med rolle og stilling.")
    lines.append("Gå gjennom formål, deltakere og saker, og rett det som ikke passer.")
    deadlines = basis.deadlines
    if deadlines.input:
        lines.append(f"Be virksomheten om innspill til sakslisten, med frist {long_date(deadlines.input.day)}.")
    if deadlines.convening:
        lines.append(
            f"Send innkallingen innen {long_date(deadlines.convening.day)}, og sett status til {MeetingStatus.INNKALT}."
        )
    if deadlines.papers:
        lines.append(f"Virksomheten sender sakspapirene innen {long_date(deadlines.papers.day)}.")
    return tuple(lines)


def warnings(dossier: Dossier, answers: MeetingAnswers, basis: Basis, today: date) -> tuple[str, ...]:
    """What is probably not as the person wants it, seen from a day."""
    day = answers.starts.date()
    told = []
    if basis.id[11:].count("-"):
        told.append(f"Det finnes allerede et {answers.kind} {long_date(day)}; dette fikk løpenummeret {basis.id[-1]}.")
    if day < today:
        told.append(f"Møtet ligger tilbake i tid ({long_date(day)}).")
    else:
        told += basis.deadlines.passed(today)
    if answers.kind is MeetingKind.ETATSSTYRINGSMOTE and basis.event is None:
        told.append(f"Årshjulet for {day.year} har ingen ledig hendelse for et etatsstyringsmøte. Før den opp der.")
    if basis.left_out:
        number = count(basis.left_out, "åpent punkt", "åpne punkter")
        told.append(f"{number} fra andre slags møter er ikke tatt med.")
    what = "Referatet" if answers.kind.is_formal else "Oppsummeringen"
    for meeting in unfinished_minutes(dossier, answers.kind, day):
        where = _called(answers.kind, meeting.date)
        told.append(f"{what} fra {where} er ikke endelig; punktene derfra er ikke tatt med.")
    if not agency_of(dossier).is_active_on(day):
        told.append("Virksomheten er ikke i drift den dagen, etter «fra» og «til» i agency.yaml.")
    return tuple(told)


def _called(kind: MeetingKind, day: date | None) -> str:
    """«etatsstyringsmøtet 12. mars 2026»."""
    return f"{kind}t {long_date(day)}" if day else f"{kind}t"
