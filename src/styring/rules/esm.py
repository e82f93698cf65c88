"""Etatsstyringsmøter (guide ES)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import MONTHS, count, listing, long_date, quoted, working_days
from styring.records.meeting import AgendaItem, InputItem, Meeting, Paper, Participant
from styring.records.settings import Limits
from styring.records.vocabulary import (
    Attendance,
    DetailLevel,
    InputOutcome,
    MeetingKind,
    MinutesForm,
    Party,
    Role,
    Theme,
)
from styring.rules.catalogue import rule
from styring.rules.conditions import (
    AGENCY,
    DEPARTMENT,
    attending,
    day_held,
    is_chaired_by,
    placeholder_in,
    side_of,
    unwritten,
)
from styring.rules.themes import share_of
from styring.workdays import between, shift

_ESM = (MeetingKind.ETATSSTYRINGSMOTE,)

_MAIN_THEMES = (Theme.MALOPPNAELSE, Theme.RESULTATER, Theme.RISIKO)
_DETAIL_THEMES = (Theme.INNSATSFAKTOR, Theme.ENKELTSAK)


@rule("ESM01", "for-mange-etatsstyringsmoter", cites=["ES-1"], severity=Severity.WARNING, meetings=_ESM)
def too_many(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """For mange etatsstyringsmøter i året.

    Hovedregelen er inntil fire etatsstyringsmøter i året for hver virksomhet. Flere møter er gjerne et tegn på
    detaljstyring, og gir mindre tid til å forberede det som er viktig. Avlyste møter teller ikke.

    Gjør slik: slå sammen møter, ta enkeltspørsmål i et fagmøte, eller avtal et unntak for virksomheten i agency.yaml.

    Galt:
        # det femte etatsstyringsmøtet i 2026
        type: etatsstyringsmøte
        tidspunkt: 2026-12-03T09:00

    Riktig:
        # det femte møtet i 2026 er gjort om til et fagmøte
        type: fagmøte
        tidspunkt: 2026-12-03T09:00
    """
    day = meeting.date
    if day is None or not meeting.counts:
        return
    same_year = [other.id for other in dossier.meetings_in(day.year) if other.kind in _ESM]
    place = same_year.index(meeting.id) + 1
    if place > limits.max_esm:
        message = (
            f"Dette er etatsstyringsmøte nummer {place} i {day.year}; hovedregelen er inntil {limits.max_esm} i året."
        )
        yield Finding(("tidspunkt",), message, since=None if meeting.is_convened else day)


@rule("ESM02", "uten-tydelig-formal", cites=["ES-2"], severity=Severity.ERROR, meetings=_ESM)
def unclear_purpose(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtet mangler et tydelig formål.

    Formålet sier hva møtet skal oppnå. Uten det vet ikke deltakerne hva de skal forberede, og sakslisten blir
    tilfeldig.

    Gjør slik: skriv i én setning hva møtet skal oppnå, ikke bare hva det heter.

    Galt:
        formål: Etatsstyringsmøte nr. 1

    Riktig:
        formål: Gjennomgå måloppnåelsen og risikobildet for 2025 og gi styringssignaler for 2026.
    """
    if not meeting.is_convened:
        return
    purpose = " ".join((meeting.purpose or "").split())
    if not purpose:
        yield Finding(("formål",), "Møtet har ikke noe formål.")
    elif placeholder := placeholder_in(purpose):
        yield Finding(("formål",), f"Formålet er ikke fylt ut: {quoted(placeholder)} står igjen.", quote=placeholder)
    elif _words(purpose) <= _words_of_the_name(meeting, dossier):
        yield Finding(("formål",), f"Formålet {quoted(purpose)} sier ikke mer enn hva møtet heter.")
    elif len(purpose) < limits.purpose_min_characters:
        message = f"Formålet {quoted(purpose)} er på {len(purpose)} tegn; skriv minst {limits.purpose_min_characters}."
        yield Finding(("formål",), message)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _words_of_the_name(meeting: Meeting, dossier: Dossier) -> set[str]:
    """All words that a name of the meeting may hold, such as «Etatsstyringsmøte nr. 1 med …, 12. mars 2026»."""
    agency = dossier.agency.name if dossier.agency else ""
    return _words(f"{meeting.kind} {meeting.name or ''} {agency} esm møte nr nummer den i med for og") | {*MONTHS}


@rule("ESM03", "uten-agenda", cites=["ES-2"], severity=Severity.ERROR, meetings=_ESM)
def no_agenda(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtet mangler agenda.

    Sakslisten følger innkallingen, så begge parter kan forberede seg. Den skal derfor være klar når innkallingen skal
    sendes, normalt ti arbeidsdager før møtet.

    Gjør slik: før opp sakene i sakslisten, eller utsett møtet.

    Galt:
        type: etatsstyringsmøte
        status: innkalt
        saksliste: []

    Riktig:
        type: etatsstyringsmøte
        status: innkalt
        saksliste:
          - {nr: 1, tittel: Måloppnåelse og resultater 2025, tema: måloppnåelse}
    """
    day = meeting.date
    if day is None or not meeting.counts or meeting.agenda:
        return
    if meeting.is_convened:
        yield Finding(("saksliste",), f"Etatsstyringsmøtet {long_date(day)} er innkalt uten saksliste.")
    else:
        due = shift(day, -limits.convening_lead)
        message = f"Etatsstyringsmøtet {long_date(day)} har ingen saksliste (frist {long_date(due)})."
        yield Finding(("saksliste",), message, since=due, due=due, task="Sett opp sakslisten", owner=DEPARTMENT)


@rule("ESM04", "uten-deltakelse-fra-en-part", cites=["ES-2", "ES-3"], severity=Severity.ERROR, meetings=_ESM)
def party_missing(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """En av partene er ikke med.

    Etatsstyringsmøtet er en dialog mellom to parter. Fra byrådsavdelingen deltar ledergruppen eller utvalgte
    medarbeidere i tillegg til møtelederen, fra virksomheten lederen med ledergruppe eller utvalgte medarbeidere. Når
    møtet er gjennomført, teller de som møtte.

    Gjør slik: før opp deltakerne fra begge parter med rolle, stilling og organisasjon, og oppmøte når møtet er holdt.

    Galt:
        møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}
        deltakere:
          - {rolle: seksjonssjef, stilling: Seksjonssjef, organisasjon: pbr}

    Riktig:
        møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}
        deltakere:
          - {rolle: seksjonssjef, stilling: Seksjonssjef, organisasjon: pbr}
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre}
    """
    if not meeting.is_convened:
        return
    sides = {
        side_of(participant, dossier)
        for participant in attending(meeting)
        if not _is_chair(participant, meeting) and not _is_from_another_agency(participant, dossier)
    }
    chairs_side = meeting.chair.role.party if meeting.chair and meeting.chair.role else None
    listed = "står som til stede" if meeting.is_held else "er ført opp som deltaker"
    if Party.BYRADSAVDELING not in sides:
        if chairs_side is Party.BYRADSAVDELING:
            message = f"Ingen fra byrådsavdelingen utenom møtelederen {listed}."
            yield Finding(("deltakere",), message, Severity.NOTE, on_key=True)
        else:
            yield Finding(("deltakere",), f"Ingen fra byrådsavdelingen {listed}.", on_key=True)
    if Party.VIRKSOMHET not in {*sides, chairs_side}:
        yield Finding(("deltakere",), f"Ingen fra virksomheten {listed}.", on_key=True)


def _is_chair(participant: Participant, meeting: Meeting) -> bool:
    """Whether the chair is written among the participants too."""
    chair = meeting.chair
    return chair is not None and (participant.role, participant.position) == (chair.role, chair.position)


def _is_from_another_agency(participant: Participant, dossier: Dossier) -> bool:
    """At a joint meeting the other agencies are guests in this dossier."""
    return participant.organisation in dossier.registry.agency_codes - {dossier.code}


@rule("ESM05", "ikke-ledet-av-kommunaldirektoren", cites=["ES-3"], severity=Severity.ERROR, meetings=_ESM)
def not_led_by_director(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtet ledes ikke av kommunaldirektøren.

    Kommunaldirektøren styrer virksomheten på byrådens vegne og leder etatsstyringsmøtet. En fungerende møteleder
    godtas.

    Gjør slik: før opp kommunaldirektøren som møteleder, med «fungerende: true» når en annen fungerer.

    Galt:
        møteleder: {rolle: seksjonssjef, stilling: Seksjonssjef virksomhetsstyring}

    Riktig:
        møteleder: {rolle: kommunaldirektør, stilling: Seksjonssjef virksomhetsstyring, fungerende: true}
    """
    if not meeting.is_convened or is_chaired_by(meeting, dossier.registry.terms.leaders):
        return
    if meeting.chair and meeting.chair.role:
        role = quoted(meeting.chair.role)
        message = f"Møtelederen har rollen {role}; etatsstyringsmøtet ledes av kommunaldirektøren."
    else:
        message = "Det står ikke hvem som leder møtet; etatsstyringsmøtet ledes av kommunaldirektøren."
    yield Finding(("møteleder", "rolle"), message)


@rule("ESM06", "virksomhetslederen-ikke-med", cites=["ES-3"], severity=Severity.ERROR, meetings=_ESM)
def agency_leader_missing(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Virksomhetslederen er ikke med.

    Virksomhetslederen svarer for resultatene og tar imot styringssignalene. En stedfortreder godtas.

    Gjør slik: før opp virksomhetslederen. Møtte en annen i stedet, skriv «oppmøte: stedfortreder» på
    virksomhetslederen.

    Galt:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: forfall}

    Riktig:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: stedfortreder}
    """
    if not meeting.is_convened or (meeting.chair and meeting.chair.role is Role.VIRKSOMHETSLEDER):
        return
    leaders = [
        (i, participant)
        for i, participant in enumerate(meeting.participants)
        if participant.role is Role.VIRKSOMHETSLEDER and not _is_from_another_agency(participant, dossier)
    ]
    if not leaders:
        yield Finding(("deltakere",), "Virksomhetslederen er ikke ført opp som deltaker.", on_key=True)
    elif meeting.is_held and not any(leader.attended for _, leader in leaders):
        i, leader = leaders[0]
        message = "Det står ikke om virksomhetslederen møtte."
        if leader.attendance is Attendance.FORFALL:
            message = "Virksomhetslederen hadde forfall, og ingen stedfortreder er ført opp."
        yield Finding(("deltakere", i, "oppmøte"), message)


@rule("ESM07", "virksomheten-ikke-invitert-til-innspill", cites=["ES-4"], severity=Severity.ERROR, meetings=_ESM)
def input_not_invited(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Virksomheten fikk ikke spille inn punkter til agendaen.

    Virksomheten skal få spille inn punkter før sakslisten sendes ut, og få vite hva som ble gjort med innspillene.

    Gjør slik: inviter virksomheten før innkallingen sendes, og før opp hva som ble gjort med hvert innspill.

    Galt:
        innkalling: {sendt: 2026-02-19}
        innspill:
          invitert: 2026-02-24
          mottatt:
            - {tittel: Lokaler for driftsenhet øst, resultat: avvist}

    Riktig:
        innkalling: {sendt: 2026-02-19}
        innspill:
          invitert: 2026-02-05
          frist: 2026-02-16
          mottatt:
            - {tittel: Lokaler for driftsenhet øst, resultat: avvist, begrunnelse: Tas i fagmøte 20. mars.}
    """
    if not meeting.is_convened:
        return
    invited = meeting.input.invited if meeting.input else None
    deadline = meeting.input.deadline if meeting.input else None
    sent = meeting.convening.sent if meeting.convening else None
    if invited is None:
        message = "Det står ikke når virksomheten ble invitert til å spille inn punkter til sakslisten."
        yield Finding(("innspill", "invitert"), message)
    elif sent and invited > sent:
        message = (
            f"Virksomheten ble invitert til å spille inn punkter {long_date(invited)}, "
            f"etter at innkallingen ble sendt {long_date(sent)}."
        )
        yield Finding(("innspill", "invitert"), message)
    if invited and deadline and deadline < invited:
        message = (
            f"Fristen for innspill var {long_date(deadline)}, men virksomheten ble først invitert {long_date(invited)}."
        )
        yield Finding(("innspill", "frist"), message)
    for i, received in enumerate(meeting.input.received if meeting.input else ()):
        if fault := _unanswered(received, meeting):
            key, message = fault
            yield Finding(("innspill", "mottatt", i, key), message, Severity.WARNING)


def _unanswered(received: InputItem, meeting: Meeting) -> tuple[str, str] | None:
    """What is missing in the answer to a suggestion: the key that should tell it, and a message."""
    title = quoted(received.title)
    item = next((item for item in meeting.agenda if item.number == received.item), None)
    match received.outcome:
        case None:
            return "resultat", f"Det står ikke hva som ble gjort med innspillet {title}."
        case InputOutcome.AVVIST if not received.reason:
            return "begrunnelse", f"Innspillet {title} ble avvist uten begrunnelse."
        case InputOutcome.TATT_INN if received.item is None:
            return "sak", f"Innspillet {title} ble tatt inn, men det står ikke i hvilken sak."
        case InputOutcome.TATT_INN if item and item.raised_by is not Party.VIRKSOMHET:
            return "sak", f"Innspillet {title} ble sak {item.number}, som ikke står som meldt inn av virksomheten."
        case _:
            return None


@rule("ESM08", "for-lite-mal-resultat-og-risiko", cites=["ES-5"], severity=Severity.WARNING, meetings=_ESM)
def main_weight_elsewhere(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Hovedvekten ligger ikke på mål, resultater og risiko.

    Etatsstyringsmøtet skal først og fremst handle om måloppnåelse, resultater og risiko, og alle tre bør opp i løpet
    av året. Andelen regnes av tiden når alle sakene har varighet, ellers av antall saker. Oppfølging, annet og saker
    som utgikk, holdes utenfor; en sak uten tema teller med i helheten.

    Gjør slik: gi sakene riktig tema, og gi måloppnåelse, resultater og risiko mer plass på sakslisten.

    Galt:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse 2025, tema: måloppnåelse, varighet_min: 20}
          - {nr: 2, tittel: Nye lokaler for driftsenhet øst, tema: enkeltsak, varighet_min: 60}

    Riktig:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse og resultater 2025, tema: måloppnåelse, varighet_min: 40}
          - {nr: 2, tittel: Risikobilde 2026, tema: risiko, varighet_min: 20}
          - {nr: 3, tittel: Nye lokaler for driftsenhet øst, tema: enkeltsak, varighet_min: 20}
    """
    if meeting.is_convened and meeting.agenda:
        share = share_of(_MAIN_THEMES, meeting.agenda)
        if share.percent < limits.main_weight_share:
            themes = listing(_MAIN_THEMES).capitalize()
            message = f"{themes} har {share}; hovedvekten bør ligge her, med minst {limits.main_weight_share} %."
            yield Finding(("saksliste",), message, on_key=True)
    yield from _never_on_the_agenda(meeting, dossier)


def _never_on_the_agenda(meeting: Meeting, dossier: Dossier) -> Iterator[Finding]:
    """Said of the last meeting of a year, once the year is over."""
    day = day_held(meeting)
    if day is None:
        return
    same_year = [other for other in dossier.meetings_in(day.year) if other.kind in _ESM and day_held(other)]
    if meeting.id != same_year[-1].id:
        return
    agendas = [other.agenda for other in same_year]
    seen = {item.theme for agenda in agendas for item in agenda if not item.dropped}
    missing = [theme for theme in _MAIN_THEMES if theme not in seen]
    if missing and any(agendas):
        none = f"Verken {listing(missing, 'eller')} sto" if len(missing) > 1 else f"{missing[0].capitalize()} sto ikke"
        number = count(len(same_year), "møte", "møter")
        message = f"{none} på sakslisten i noe etatsstyringsmøte i {day.year} ({number})."
        yield Finding(("saksliste",), message, Severity.NOTE, since=date(day.year + 1, 1, 1), on_key=True)


@rule("ESM09", "for-mye-innsatsfaktorer-og-enkeltsaker", cites=["ES-5"], severity=Severity.WARNING, meetings=_ESM)
def too_much_detail(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """For mye innsatsfaktorer og enkeltsaker.

    Innsatsfaktorer og enkeltsaker skal ha mindre plass i etatsstyringsmøtet. Tar de over, blir det detaljstyring, og
    virksomheten mister handlingsrom. Andelen regnes som i ESM08.

    Gjør slik: ta enkeltsaker i et fagmøte, og la virksomheten selv svare for innsatsfaktorene.

    Galt:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse 2025, tema: måloppnåelse}
          - {nr: 2, tittel: Bemanningen i driftsenhet øst, tema: innsatsfaktor}

    Riktig:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse 2025, tema: måloppnåelse}
          - {nr: 2, tittel: Risiko for sykefravær og manglende bemanning, tema: risiko}
    """
    if not meeting.is_convened:
        return
    share = share_of(_DETAIL_THEMES, meeting.agenda)
    if share.percent > limits.detail_share:
        message = f"Innsatsfaktorer og enkeltsaker har {share}; det bør være høyst {limits.detail_share} %."
        yield Finding(("saksliste",), message, on_key=True)


@rule("ESM10", "uten-politisk-avklaring", cites=["ES-6"], severity=Severity.WARNING, meetings=_ESM)
def not_cleared_politically(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """En sak er ikke avklart med politisk ledelse.

    Når en sak trenger det, avklares innholdet med politisk ledelse før møtet. Ellers kan virksomheten få signaler som
    må trekkes tilbake.

    Gjør slik: avklar saken og skriv datoen i «avklart», eller ta saken av sakslisten.

    Galt:
        tidspunkt: 2026-03-12T09:00
        saksliste:
          - {nr: 1, tittel: Risikobilde 2026, tema: risiko, politisk_avklaring: {behov: true, avklart: 2026-03-12}}

    Riktig:
        tidspunkt: 2026-03-12T09:00
        saksliste:
          - {nr: 1, tittel: Risikobilde 2026, tema: risiko, politisk_avklaring: {behov: true, avklart: 2026-03-05}}
    """
    day = meeting.date
    if day is None or not meeting.is_convened:
        return
    for i, item in enumerate(meeting.agenda):
        needed = item.political_clarification
        if needed is None or not needed.needed or item.dropped:
            continue
        path = ("saksliste", i, "politisk_avklaring", "avklart")
        if needed.clarified is None:
            message = f"{_name(item)} er ikke avklart med politisk ledelse før møtet {long_date(day)}."
            due = shift(day, -limits.clarification_lead)
            task = f"Avklar sak {item.number} med politisk ledelse"
            yield Finding(path, message, since=due, due=due, task=task, owner=DEPARTMENT)
        elif late := _cleared_late(needed.clarified, day, limits):
            message = f"{_name(item)} ble avklart med politisk ledelse {long_date(needed.clarified)}, {late}."
            yield Finding(path, message)


def _cleared_late(clarified: date, day: date, limits: Limits) -> str | None:
    """How late an item was cleared; ``None`` if it was in time."""
    if clarified >= day:
        return "først samme dag som møtet" if clarified == day else f"etter møtet {long_date(day)}"
    left = between(clarified, day)
    is_late = left < limits.clarification_lead and clarified > shift(day, -limits.clarification_lead)
    return f"bare {working_days(left)} før møtet" if is_late else None


def _name(item: AgendaItem) -> str:
    return f"Sak {item.number}, {quoted(item.title)},"


@rule("ESM11", "oppdragsdetaljer-i-etatsstyringsmote", cites=["ES-7"], severity=Severity.WARNING, meetings=_ESM)
def assignment_details(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Detaljer i et oppdrag tas i etatsstyringsmøtet.

    Etatsstyringsmøtet ser på helheten i oppdragsporteføljen. Detaljene i det enkelte oppdraget tas i
    oppdragsstyringsmøter, der de som kjenner oppdraget, er med.

    Gjør slik: flytt saken til et oppdragsstyringsmøte, eller løft den til porteføljen med «portefølje: true». Handler
    saken om betydningen oppdraget har for helheten, skriv «detaljnivå: helhet».

    Galt:
        saksliste:
          - {nr: 4, tittel: Framdrift for lekeplassene, tema: oppdrag, oppdrag: [o-2026-01], detaljnivå: detalj}

    Riktig:
        saksliste:
          - {nr: 4, tittel: Oppdragene samlet, tema: oppdrag, oppdrag: [o-2025-07, o-2026-01], portefølje: true}
    """
    if not meeting.is_convened:
        return
    for i, item in enumerate(meeting.agenda):
        if item.theme is not Theme.OPPDRAG or item.dropped:
            continue
        if item.detail is DetailLevel.DETALJ:
            message = f"{_name(item)} går i detalj om oppdrag; det hører hjemme i et oppdragsstyringsmøte."
            yield Finding(("saksliste", i, "detaljnivå"), message)
        elif item.detail is None and len(item.assignments) == 1 and not item.portfolio:
            message = f"{_name(item)} gjelder bare oppdraget {item.assignments[0]}, ikke porteføljen."
            yield Finding(("saksliste", i, "oppdrag"), message)


@rule("ESM12", "oppdragsportefoljen-mangler", cites=["ES-7"], severity=Severity.ERROR, meetings=_ESM)
def portfolio_missing(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppdragsporteføljen er ikke med som helhet.

    Når virksomheten har aktive oppdrag, skal helheten i porteføljen fram i etatsstyringsmøtet, så begge parter ser
    hva oppdragene til sammen krever.

    Gjør slik: før opp en sak med «portefølje: true» som nevner alle oppdragene som er aktive på møtedagen.

    Galt:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse og resultater 2025, tema: måloppnåelse}

    Riktig:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse og resultater 2025, tema: måloppnåelse}
          - {nr: 2, tittel: Oppdragene samlet, tema: oppdrag, oppdrag: [o-2025-07, o-2026-01], portefølje: true}
    """
    day = meeting.date
    # An empty agenda is for ESM03 to tell.
    if day is None or not meeting.is_convened or not meeting.agenda:
        return
    active = dossier.active_assignments(day)
    portfolio = {i: item for i, item in enumerate(meeting.agenda) if item.portfolio and not item.dropped}
    if active and not portfolio:
        ids = listing(assignment.id for assignment in active)
        number = count(len(active), "aktivt oppdrag", "aktive oppdrag")
        message = f"Virksomheten har {number} på møtedagen ({ids}), men ingen sak tar opp porteføljen som helhet."
        yield Finding(("saksliste",), message, on_key=True)
    mentioned = {id for item in portfolio.values() for id in item.assignments}
    left_out = [f"{quoted(each.title)} ({each.id})" for each in active if each.id not in mentioned]
    if left_out and portfolio:
        i, item = next(iter(portfolio.items()))
        message = f"{_name(item)} nevner ikke {listing(left_out)}, som er i gang på møtedagen."
        yield Finding(("saksliste", i, "oppdrag"), message, Severity.WARNING)


@rule("ESM13", "sakspapirer-for-sent", cites=["ES-8"], severity=Severity.WARNING, meetings=_ESM)
def late_papers(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Sakspapirer mangler eller kom for sent.

    Papirene må komme i rimelig tid, så byrådsavdelingen rekker å forberede seg og eventuelt avklare saken politisk.
    Fristen er «papirfrist», ellers fem arbeidsdager før møtet.

    Gjør slik: avtal papirfristen i innkallingen, og flytt saken til neste møte når papirene ikke kommer. Trenger
    saken ikke papirer, skriv «uten_papirer: true».

    Galt:
        tidspunkt: 2026-03-12T09:00
        papirfrist: 2026-03-04
        sakspapirer:
          - {sak: 2, tittel: Årsrapport 2025, fra: virksomhet, mottatt: 2026-03-11}

    Riktig:
        tidspunkt: 2026-03-12T09:00
        papirfrist: 2026-03-04
        sakspapirer:
          - {sak: 2, tittel: Årsrapport 2025, fra: virksomhet, mottatt: 2026-03-02}
    """
    day = meeting.date
    if day is None or not meeting.is_convened:
        return
    due = meeting.papers_deadline or shift(day, -limits.papers_lead)
    with_papers = {paper.item for paper in meeting.papers}
    dropped = {item.number for item in meeting.agenda if item.dropped}
    for i, item in enumerate(meeting.agenda):
        if item.number not in with_papers | dropped and not item.without_papers:
            message = f"{_name(item)} har ikke sakspapirer (frist {long_date(due)})."
            task = f"Send sakspapirer til sak {item.number}"
            yield Finding(("saksliste", i), message, since=due, due=due, task=task, owner=AGENCY)
    for i, paper in enumerate(meeting.papers):
        if paper.from_ is not Party.VIRKSOMHET or paper.item in dropped:
            continue
        if paper.received is None:
            message = f"Papiret {quoted(paper.title)} er ikke ført som mottatt (frist {long_date(due)})."
            task = f"Send sakspapiret {quoted(paper.title)}"
            yield Finding(("sakspapirer", i, "mottatt"), message, since=due, due=due, task=task, owner=AGENCY)
        elif paper.received > due:
            message = _arrived_late(paper, paper.received, day, due)
            yield Finding(("sakspapirer", i, "mottatt"), message)


def _arrived_late(paper: Paper, received: date, day: date, due: date) -> str:
    if received < day:
        when = f"{working_days(between(received, day))} før møtet"
    else:
        when = "samme dag som møtet" if received == day else "etter møtet"
    return f"Papiret {quoted(paper.title)} kom {long_date(received)}, {when}; fristen var {long_date(due)}."


@rule("ESM14", "uten-referat", cites=["ES-9"], severity=Severity.ERROR, meetings=_ESM)
def no_minutes(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Etatsstyringsmøtet mangler referat.

    Det skrives alltid referat fra etatsstyringsmøter. Styringssignaler som ikke er skrevet ned, kan verken følges opp
    eller etterprøves. Utkastet bør være klart innen ti arbeidsdager.

    Gjør slik: lag referatet med «styring new-minutes», eller avlys møtet hvis det ikke ble holdt.

    Galt:
        # 2026/meetings/2026-03-12-esm.yaml finnes, men ikke 2026/minutes/2026-03-12-esm.yaml

    Riktig:
        # 2026/minutes/2026-03-12-esm.yaml
        form: referat
        status: utkast
    """
    day = day_held(meeting)
    if day is None:
        return
    minutes = dossier.minutes.get(meeting.id)
    if minutes and minutes.form is MinutesForm.OPPSUMMERING:
        message = f"Fra etatsstyringsmøtet {long_date(day)} finnes det bare en oppsummering; det skal være et referat."
        yield Finding(
            ("form",), message, record=minutes.identity.local, remedy="Skriv et referat, og rett form til referat."
        )
    yield from unwritten(meeting, dossier, limits.draft, "ikke referat", "Skriv utkast til referat")
