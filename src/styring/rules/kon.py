"""Kontaktmøter (guide UF-4 … UF-8)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from datetime import date, datetime

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import MONTHS, count, listing, long_date, quoted
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import Attendance, MeetingKind, Party, Role, Theme
from styring.rules.catalogue import rule
from styring.rules.conditions import DEPARTMENT, attending, is_chaired_by, latest_held, side_of, unwritten
from styring.workdays import shift

_STEERING_THEMES = (Theme.MALOPPNAELSE, Theme.RESULTATER, Theme.INNSATSFAKTOR)


@rule("KON01", "kontaktmote-for-ofte", cites=["UF-5"], severity=Severity.WARNING, meetings=[MeetingKind.KONTAKTMOTE])
def too_frequent(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kontaktmøtene kommer for tett.

    Kontaktmøter skal ikke holdes oftere enn hver måned. Kommer de tettere, blir det ikke tid til å forberede seg, løfte
    blikket og se det store bildet. Avlyste møter teller ikke, og et utsatt møte teller på den nye datoen.

    Gjør slik: flytt møtet til en senere dato, eller ta saken i et fagmøte.

    Galt:
        # forrige kontaktmøte var 2026-02-05
        type: kontaktmøte
        tidspunkt: 2026-02-19T13:00

    Riktig:
        # forrige kontaktmøte var 2026-02-05
        type: kontaktmøte
        tidspunkt: 2026-03-12T13:00
    """
    day, previous = meeting.date, _day_of_previous(meeting, dossier)
    if day is None or previous is None:
        return
    days = (day - previous).days
    if days < limits.contact_min_days:
        gap = f"{long_date(previous)}, bare {count(days, 'dag', 'dager')} før" if days else "samme dag"
        message = f"Forrige kontaktmøte er {gap}; det skal gå minst {count(limits.contact_min_days, 'dag', 'dager')}."
    elif (day.year, day.month) == (previous.year, previous.month):
        message = (
            f"Det er flere kontaktmøter i {MONTHS[day.month - 1]} {day.year}; det forrige er {long_date(previous)}."
        )
    else:
        return
    yield Finding(("tidspunkt",), message, since=None if meeting.is_convened else day)


def _day_of_previous(meeting: Meeting, dossier: Dossier) -> date | None:
    if meeting.starts is None or not meeting.counts:
        return None
    in_order = dossier.meetings_of(MeetingKind.KONTAKTMOTE)
    earlier = bisect_left(
        in_order, (meeting.starts, meeting.id), key=lambda other: (other.starts or datetime.min, other.id)
    )
    return in_order[earlier - 1].date if earlier else None


@rule("KON02", "ikke-ledet-av-byraden", cites=["UF-6"], severity=Severity.ERROR, meetings=[MeetingKind.KONTAKTMOTE])
def not_led_by_commissioner(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kontaktmøtet ledes ikke av byråden.

    Kontaktmøtet er virksomhetens møte med politisk ledelse, og byråden leder det. En fungerende møteleder godtas.

    Gjør slik: før opp byråden som møteleder. Leder kommunaldirektøren møtet, er det trolig et etatsstyringsmøte eller
    et fagmøte.

    Galt:
        type: kontaktmøte
        møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}

    Riktig:
        type: kontaktmøte
        møteleder: {rolle: byråd, stilling: Byråd}
    """
    if not meeting.is_convened or is_chaired_by(meeting, {Role.BYRAD}):
        return
    if meeting.chair and meeting.chair.role:
        message = f"Møtelederen har rollen {meeting.chair.role}, ikke byråd."
    else:
        message = "Det står ikke hvem som leder kontaktmøtet."
    yield Finding(("møteleder", "rolle"), message)


@rule("KON03", "kontaktmote-uten-agenda", cites=["UF-7"], severity=Severity.ERROR, meetings=[MeetingKind.KONTAKTMOTE])
def no_agenda_beforehand(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Agendaen forelå ikke før kontaktmøtet.

    Alle skal kunne forberede seg. Derfor skal sakslisten være klar når møtet er innkalt, senest arbeidsdagen før
    møtet, og innkallingen skal sendes før møtedagen. Er git_kontroll_fra satt, skal sakslisten også være
    lagret i git før møtet begynner.

    Gjør slik: fyll ut sakslisten og send den med innkallingen før møtedagen.

    Galt:
        tidspunkt: 2026-02-05T13:00
        innkalling: {sendt: 2026-02-05}
        saksliste: []

    Riktig:
        tidspunkt: 2026-02-05T13:00
        innkalling: {sendt: 2026-01-26}
        saksliste:
          - {nr: 1, tittel: Utviklingen i byens parker mot 2030, strategisk: true}
    """
    day = meeting.date
    if day is None or not meeting.counts:
        return
    if not meeting.agenda:
        due = None if meeting.is_convened else shift(day, -limits.contact_agenda_lead)
        message = f"Kontaktmøtet {long_date(day)} har ingen saksliste."
        yield Finding(("saksliste",), message, since=due, due=due, task="Sett opp sakslisten", owner=DEPARTMENT)
    sent = meeting.convening.sent if meeting.convening else None
    if sent and sent >= day and meeting.is_convened:
        when = "samme dag som møtet" if sent == day else f"etter møtet {long_date(day)}"
        yield Finding(("innkalling", "sendt"), f"Innkallingen ble sendt {long_date(sent)}, {when}.")
    first_saved = _agenda_first_saved(meeting, dossier)
    if first_saved and meeting.starts and first_saved > meeting.starts:
        message = (
            f"Sakslisten ble først lagret i git {long_date(first_saved)} kl. {first_saved:%H.%M}, etter at møtet "
            f"begynte {long_date(day)} kl. {meeting.starts:%H.%M}."
        )
        remedy = "Lagre sakslisten i git før møtet neste gang. Forelå den i tide, skriv det i en tillatelse på linjen."
        yield Finding(("saksliste",), message, on_key=True, remedy=remedy)


def _agenda_first_saved(meeting: Meeting, dossier: Dossier) -> datetime | None:
    """When a meeting that is convened was first saved in git with an agenda, as far as git tells.

    A version that cannot be read any more may have had one, and so may what was there before git counts.
    """
    past, day = dossier.past, meeting.date
    if past is None or day is None or day < past.since or not meeting.is_convened:
        return None
    for version in past.versions(meeting.identity.local):
        if not isinstance(version.record, Meeting):
            return None
        if version.record.agenda:
            return version.saved
    return None


@rule(
    "KON04", "feil-deltakelse-i-kontaktmote", cites=["UF-6"], severity=Severity.WARNING,
    meetings=[MeetingKind.KONTAKTMOTE],
)  # fmt: skip
def participation_deviates(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kommunaldirektøren eller virksomheten er ikke med.

    Kommunaldirektøren er med på kontaktmøtet, så det politikken ønsker, kan følges opp i styringen. Uten virksomheten
    er det ikke noe kontaktmøte.

    Gjør slik: før opp dem som er kalt inn, med rolle, stilling og oppmøte. Er møtet et annet enn et kontaktmøte, rett
    type.

    Galt:
        type: kontaktmøte
        møteleder: {rolle: byråd, stilling: Byråd}
        deltakere:
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre}

    Riktig:
        type: kontaktmøte
        møteleder: {rolle: byråd, stilling: Byråd}
        deltakere:
          - {rolle: kommunaldirektør, stilling: Kommunaldirektør, organisasjon: pbr}
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre}
    """
    if not meeting.is_convened:
        return
    present = attending(meeting)
    roles = {participant.role for participant in present} | {meeting.chair.role if meeting.chair else None}
    leaders = dossier.registry.terms.leaders
    if not roles & leaders:
        yield _director_absent(meeting, leaders)
    if not any(side_of(participant, dossier) is Party.VIRKSOMHET for participant in present):
        verb = "møtte" if meeting.is_held else "er ført opp"
        yield Finding(("deltakere",), f"Ingen fra virksomheten {verb}.", Severity.ERROR, on_key=True)


def _director_absent(meeting: Meeting, leaders: Collection[Role]) -> Finding:
    for i, participant in enumerate(meeting.participants):
        if participant.role in leaders:
            stated = participant.attendance is Attendance.FORFALL
            message = "Kommunaldirektøren møtte ikke." if stated else "Det går ikke fram om kommunaldirektøren møtte."
            return Finding(("deltakere", i, "oppmøte"), message)
    return Finding(("deltakere",), "Kommunaldirektøren er ikke ført opp som deltaker.", on_key=True)


@rule(
    "KON05", "kontaktmote-uten-oppsummering", cites=["UF-8"], severity=Severity.ERROR,
    meetings=[MeetingKind.KONTAKTMOTE],
)  # fmt: skip
def no_summary(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kontaktmøtet er ikke oppsummert.

    Kontaktmøtet oppsummeres etterpå, så begge parter vet hva de ble enige om, og oppfølgingspunktene kan
    offentliggjøres.

    Gjør slik: lag oppsummeringen med «styring new-minutes», eller avlys møtet hvis det ikke ble holdt.

    Galt:
        # 2026/meetings/2026-02-05-kon.yaml finnes, men ikke 2026/minutes/2026-02-05-kon.yaml

    Riktig:
        # 2026/minutes/2026-02-05-kon.yaml
        form: oppsummering
        status: endelig
    """
    yield from unwritten(meeting, dossier, limits.summary, "ikke oppsummering", "Skriv oppsummering")


@rule("KON06", "styring-i-kontaktmote", cites=["UF-4"], severity=Severity.WARNING, meetings=[MeetingKind.KONTAKTMOTE])
def used_for_steering(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kontaktmøtet brukes til virksomhetsstyring.

    Kontaktmøtet med politisk ledelse har et bevisst formål. Måloppnåelse, resultater og innsatsfaktorer hører hjemme i
    etatsstyringsmøtet, så virksomheten ikke får styringssignaler fra to hold.

    Gjør slik: skriv formålet med møtet, og flytt styringssakene til neste etatsstyringsmøte.

    Galt:
        type: kontaktmøte
        saksliste:
          - {nr: 1, tittel: Bemanningen i driftsenhet øst, tema: innsatsfaktor}

    Riktig:
        type: kontaktmøte
        formål: Se på hvordan parkene brukes når byen vokser, og hva det betyr for neste planperiode.
        saksliste:
          - {nr: 1, tittel: Parkene i en by som vokser, tema: annet, strategisk: true}
    """
    if not meeting.is_convened:
        return
    if not (meeting.purpose and meeting.purpose.strip()):
        yield Finding(("formål",), "Kontaktmøtet har ikke noe formål.")
    for i, item in enumerate(meeting.agenda):
        if item.theme in _STEERING_THEMES and not item.dropped:
            title = f"Sak {item.number}, {quoted(item.title)},"
            message = f"{title} har temaet {item.theme}, som hører hjemme i et etatsstyringsmøte."
            yield Finding(("saksliste", i, "tema"), message)


@rule(
    "KON07", "ingen-strategisk-sak", cites=["KA-2", "UF-5"], severity=Severity.NOTE,
    meetings=[MeetingKind.KONTAKTMOTE],
)  # fmt: skip
def nothing_strategic(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det er lenge siden kontaktmøtet løftet blikket.

    Kontaktmøtene skal gi rom for det strategiske. Normalt bør minst ett av tre møter på rad ha en strategisk sak.

    Gjør slik: sett en strategisk sak på neste saksliste, og merk den med «strategisk: true».

    Galt:
        saksliste:
          - {nr: 1, tittel: Åpningstider i sommer}

    Riktig:
        saksliste:
          - {nr: 1, tittel: Åpningstider i sommer}
          - {nr: 2, tittel: Parkene i en by som vokser, strategisk: true}
    """
    latest = latest_held(dossier, MeetingKind.KONTAKTMOTE, limits.strategic_meetings)
    items = [item for other in latest for item in other.agenda]
    is_told_here = len(latest) == limits.strategic_meetings and latest[-1] is meeting
    if is_told_here and not any(item.strategic for item in items):
        days = listing(long_date(other.date) for other in latest if other.date)
        meetings = "Kontaktmøtene" if len(latest) > 1 else "Kontaktmøtet"
        yield Finding(("saksliste",), f"{meetings} {days} hadde ingen strategisk sak.")
