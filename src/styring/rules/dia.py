"""Styringsdialogen som helhet (guide SD, FO, OR, KA)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from styring.diagnostics import Finding, Severity, YamlPath
from styring.dossier import Dossier
from styring.messages import count, listing, long_date, nearest, quoted, working_days
from styring.records.agency import Agency, Exemption
from styring.records.base import Kind, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.signal import Signal
from styring.records.vocabulary import (
    MEETING_NAME_ALIASES,
    LetterKind,
    MeetingKind,
    MeetingStatus,
    Party,
    Role,
    SignalKind,
)
from styring.rules import dialogue
from styring.rules.catalogue import rule
from styring.rules.conditions import AGENCY, DEPARTMENT, attending, by, kind_of, latest_held
from styring.rules.signals import Given, document, signals_in
from styring.workdays import between, shift

_ESM = (MeetingKind.ETATSSTYRINGSMOTE,)
_POLITICAL_LEADERSHIP = (Role.BYRAD, Role.BYRADSSEKRETAER)


@rule("DIA01", "signal-ikke-skriftliggjort", cites=["UF-10", "KA-6"], severity=Severity.ERROR)
def informal_signal_not_in_writing(record: Minutes | Signal, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et uformelt styringssignal er ikke skriftliggjort.

    Gis et styringssignal i et kontaktmøte, et fagmøte eller utenom møtene, skal det skriftliggjøres etterpå. Ellers
    vet bare de som var til stede, hva virksomheten er bedt om.

    Gjør slik: ta signalet inn i et brev eller et referat, og før opp dokumentet og datoen i «skriftliggjort».

    Galt:
        dato: 2026-06-09
        kanal: Telefon
        tekst: Søknader om små arrangementer avgjøres innen én uke i juli.

    Riktig:
        dato: 2026-06-09
        kanal: Telefon
        tekst: Søknader om små arrangementer avgjøres innen én uke i juli.
        skriftliggjort: {dokument: 2026-06-18-stb, dato: 2026-06-18}
    """
    for signal in signals_in(record, dossier):
        if signal.is_informal:
            due = shift(signal.day, limits.signal) if signal.day else None
            path = (*signal.path, "skriftliggjort")
            if signal.put_in_writing is None:
                message, task = f"{signal} er ikke skriftliggjort{by(due)}.", f"Skriftliggjør {_inside(signal)}"
                yield Finding(path, message, since=due, due=due, task=task, owner=DEPARTMENT)
            else:
                yield from _faults_of_writing(signal, record, path, due, dossier)


def _inside(signal: Given) -> str:
    """The signal's words within a sentence."""
    words = str(signal)
    return words[0].lower() + words[1:]


def _faults_of_writing(
    signal: Given, record: Record, path: YamlPath, due: date | None, dossier: Dossier
) -> Iterator[Finding]:
    """What is wrong with the document that a signal is said to be put in writing in."""
    if (written := signal.put_in_writing) is None:
        return
    if signal.day and written.date < signal.day:
        yield Finding(
            (*path, "dato"), f"{signal} skal være skriftliggjort {long_date(written.date)}, før det ble gitt."
        )
    found = document(written.document, dossier)
    where = (*path, "dokument")
    if not any(dossier.exists(kind, written.document) for kind in (Kind.LETTER, Kind.MINUTES)):
        near = nearest(written.document, (*dossier.letters, *dossier.minutes))
        remedy = f"Mente du «{near}»?" if near else None
        message = f"Det finnes verken brev eller referat med id-en {quoted(written.document)}."
        yield Finding(where, message, remedy=remedy)
    elif found is record:
        yield Finding(where, f"{signal} er ført som skriftliggjort i den oppsummeringen det selv står i.")
    elif found and not is_final(found):
        state = "sendt" if isinstance(found, Letter) else "endelig"
        message = f"{signal} er tatt inn i {found.id}, som ikke er {state}{by(due)}."
        task = f"Send {found.id}" if isinstance(found, Letter) else f"Gjør {found.id} endelig"
        yield Finding(where, message, since=due, due=due, task=task, owner=DEPARTMENT)


_ALIAS = re.compile(rf"(?<!\w)({'|'.join(MEETING_NAME_ALIASES)})(?:t|r|ne|et|er|ene|a)?(?!\w)", re.IGNORECASE)


@rule("DIA02", "motenavn-utenfor-felles-begrepsbruk", cites=["KA-8"], severity=Severity.WARNING)
def name_outside_common_usage(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtets navn er utenfor felles begrepsbruk.

    Når avdelingene kaller like møter ulike ting, er det uklart hvem som skal delta, og hva som skal dokumenteres.
    «Styringsmøte» kan bety flere slags møter; strategimøter er etatsstyringsmøter, og startmøter, orienteringsmøter og
    strategiseminarer er kontaktmøter eller fagmøter.

    Gjør slik: bruk navnet på møtetypen, eller rett type hvis det er den som er feil.

    Galt:
        type: fagmøte
        navn: Strategimøte om parkene

    Riktig:
        type: etatsstyringsmøte
        navn: Strategimøte om parkene
    """
    if not meeting.counts:
        return
    for match in _ALIAS.finditer(meeting.name or ""):
        kinds = MEETING_NAME_ALIASES[match[1].lower()]
        if meeting.kind not in kinds:
            used = f"brukes om {listing(f'{kind}r' for kind in kinds)}" if kinds else "brukes om flere slags møter"
            message = f"{quoted(match[0])} {used}; dette er et {meeting.kind}."
            yield Finding(("navn",), message, quote=match[0])


@rule("DIA03", "uklart-om-motet-er-formelt", cites=["KA-4"], severity=Severity.WARNING)
def character_unclear(record: Meeting | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det er uklart om møtet er formelt.

    Deltakerne skal vite om de er i den formelle styringsdialogen eller i en uformell samtale. Derfor sier innkallingen
    til etatsstyringsmøter og kontaktmøter hva møtet er, og et styringssignal i en oppsummering viser til brevet det
    bygger på, eller til dokumentet som skriftliggjør det.

    Gjør slik: la innkallingen si om møtet er formelt, og skriv «karakter_oppgitt: true». Knytt signalet til et brev i
    «forankret_i» eller «skriftliggjort».

    Galt:
        type: kontaktmøte
        status: innkalt
        innkalling: {sendt: 2026-01-26}

    Riktig:
        type: kontaktmøte
        status: innkalt
        innkalling: {sendt: 2026-01-26, karakter_oppgitt: true}
    """
    match record:
        case Meeting(kind=MeetingKind.ETATSSTYRINGSMOTE | MeetingKind.KONTAKTMOTE, convening=convening):
            if record.is_convened and not (convening and convening.character_stated):
                message = "Det går ikke fram at innkallingen sier om møtet er formelt eller uformelt."
                yield Finding(("innkalling", "karakter_oppgitt"), message)
        case Minutes() if record.is_final:
            for signal in signals_in(record, dossier):
                if signal.is_informal and not (signal.anchored_in or signal.put_in_writing):
                    where = f"er gitt i et {kind_of(record, dossier)}"
                    message = f"{signal} {where}, men er verken skriftliggjort eller forankret i et brev."
                    yield Finding((*signal.path, "forankret_i"), message)


@rule("DIA04", "samarbeidsplakat-mangler-eller-er-gammel", cites=["KA-7", "OR-5"], severity=Severity.NOTE)
def charter_missing_or_old(agency: Agency, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Samarbeidsplakaten mangler, er gammel eller er bare den ene partens.

    I samarbeidsplakaten blir byrådsavdelingen og virksomheten enige om hvordan de vil samarbeide. Den virker når begge
    har fylt den ut, og når de går gjennom den igjen med jevne mellomrom, normalt annethvert år.

    Gjør slik: fyll ut plakaten sammen, og skriv «inngått» og «sist_reflektert» når dere har vært gjennom den. Utkastet
    lages med «styring new-charter».

    Galt:
        inngått: 2025-01-30
        utfylt_av: [byrådsavdeling]

    Riktig:
        inngått: 2025-01-30
        sist_reflektert: 2026-01-28
        utfylt_av: [byrådsavdeling, virksomhet]
    """
    begun = dialogue.began(dossier)
    if dossier.charter:
        yield from _while_it_lasts(_faults_of_charter(dossier.charter, begun, limits), agency)
    elif begun and not dossier.exists(Kind.CHARTER, Kind.CHARTER):
        missing = Finding(("navn",), "Virksomheten har ingen samarbeidsplakat.", since=begun)
        yield from _while_it_lasts([missing], agency)


def _faults_of_charter(charter: Charter, begun: date | None, limits: Limits) -> Iterator[Finding]:
    record = charter.identity.local
    if charter.agreed is None:
        if begun:
            message = "Samarbeidsplakaten er ikke inngått."
            yield Finding(("inngått",), message, since=begun, record=record)
        return
    absent = [party for party in Party if party not in charter.filled_in_by]
    if absent:
        message = f"Samarbeidsplakaten er inngått, men står ikke som utfylt av {listing(f'{p}en' for p in absent)}."
        yield Finding(("utfylt_av",), message, Severity.WARNING, record=record)
    latest = max(charter.agreed, charter.last_reflection or charter.agreed)
    due = latest + relativedelta(months=limits.charter_months)
    last_time = f"Partene gikk sist gjennom samarbeidsplakaten {long_date(latest)}"
    message = f"{last_time}; fristen for neste gang er {long_date(due)}."
    yield Finding(
        ("sist_reflektert",), message, since=due, record=record,
        due=due, task="Gå gjennom samarbeidsplakaten", owner=f"{DEPARTMENT} og {AGENCY}",
    )  # fmt: skip


def _while_it_lasts(findings: Iterable[Finding], agency: Agency) -> Iterator[Finding]:
    """Leave out what would first hold after the agency's last day."""
    for finding in findings:
        if agency.to is None or finding.since is None or finding.since <= agency.to:
            yield finding


@rule("DIA05", "politisk-ledelse-har-ikke-mott-virksomheten", cites=["KA-2"], severity=Severity.WARNING)
def political_leadership_absent(agency: Agency, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Politisk ledelse har ikke møtt virksomheten.

    Politisk ledelse skal møte virksomheten til rett tid. Har verken byråden eller en byrådssekretær vært på et møte på
    to år, er det vanskelig for dem å se det store bildet.

    Gjør slik: avtal et kontaktmøte, og før oppmøtet når det er holdt.

    Galt:
        # det siste møtet med byråden er fra 2024

    Riktig:
        # 2026/meetings/2026-05-05-kon.yaml
        type: kontaktmøte
        status: gjennomført
        møteleder: {rolle: byråd, stilling: Byråd}
    """
    begun = dialogue.began(dossier)
    if begun is None:
        return
    met = (meeting.date for meeting in reversed(dossier.meetings_of()) if _has_political_leadership(meeting))
    latest = next((day for day in met if day and day >= begun), None)
    due = (latest or begun) + relativedelta(months=limits.political_months)
    if latest:
        message = f"Politisk ledelse møtte sist virksomheten {long_date(latest)}"
    else:
        message = f"Politisk ledelse har ikke møtt virksomheten siden dialogen begynte {long_date(begun)}"
    message += f"; det bør ikke gå mer enn {count(limits.political_months, 'måned', 'måneder')}."
    task = "Avtal et møte med politisk ledelse"
    finding = Finding(("navn",), message, since=due, due=due, task=task, owner=DEPARTMENT)
    yield from _while_it_lasts([finding], agency)


def _has_political_leadership(meeting: Meeting) -> bool:
    """Whether the commissioner or a secretary of theirs took part in a meeting that is recorded as held."""
    if not meeting.is_held:
        return False
    roles = {participant.role for participant in attending(meeting)} | {meeting.chair.role if meeting.chair else None}
    return not roles.isdisjoint(_POLITICAL_LEADERSHIP)


@rule("DIA06", "dialogen-gar-en-vei", cites=["OR-4"], severity=Severity.WARNING)
def dialogue_goes_one_way(record: Meeting | Report, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Dialogen går bare én vei.

    Tilliten må gå begge veier, og saker må opp til riktig tid. Melder virksomheten aldri inn en sak, eller løfter den
    en risiko lenge etter at den ble oppdaget, får byrådsavdelingen vite om problemene for sent.

    Gjør slik: inviter virksomheten til å melde inn saker, og avtal at risiko løftes når den oppdages.

    Galt:
        risiko:
          - {beskrivelse: Flommen fortrenger vedlikehold av turveier, oppdaget: 2026-03-02, løftet: 2026-05-27}

    Riktig:
        risiko:
          - {beskrivelse: Flommen fortrenger vedlikehold av turveier, oppdaget: 2026-05-22, løftet: 2026-05-27}
    """
    match record:
        case Meeting(kind=MeetingKind.ETATSSTYRINGSMOTE):
            yield from _agency_raises_nothing(record, dossier, limits)
        case Report():
            for i, risk in enumerate(record.risk):
                raised = risk.raised or record.received
                days = (raised - risk.discovered).days if raised and risk.discovered else 0
                if raised and days > limits.risk_days:
                    message = (
                        f"Risikoen {quoted(risk.description)} ble løftet {long_date(raised)}, {_days(days)} etter at "
                        f"den ble oppdaget; det bør skje innen {_days(limits.risk_days)}."
                    )
                    yield Finding(("risiko", i, "løftet"), message)


def _days(number: int) -> str:
    return count(number, "dag", "dager")


def _agency_raises_nothing(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Said of the latest of the meetings."""
    first_year = dossier.registry.first_year
    latest = latest_held(dossier, MeetingKind.ETATSSTYRINGSMOTE, limits.raised_meetings, first_year)
    items = [item for other in latest for item in other.agenda]
    if len(latest) < limits.raised_meetings or latest[-1].id != meeting.id or not items:
        return
    if not any(item.raised_by is Party.VIRKSOMHET for item in items):
        days = listing(long_date(other.date) for other in latest if other.date)
        meetings = "etatsstyringsmøtene" if len(latest) > 1 else "etatsstyringsmøtet"
        message = f"Ingen av sakene på {meetings} {days} var meldt inn av virksomheten."
        yield Finding(("saksliste",), message, on_key=True)


@rule("DIA07", "ikke-forutsigbart", cites=["FO-3", "SD-2"], severity=Severity.WARNING, meetings=_ESM)
def not_predictable(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Etatsstyringsmøtet er ikke forutsigbart.

    Partene skal kunne planlegge året. Møtet står derfor i årshjulet, innkallingen sendes i god tid, normalt ti
    arbeidsdager før, og skal møtet flyttes, varsles det normalt fem arbeidsdager før.

    Gjør slik: før møtet opp i årshjulet og vis til hendelsen i «årshjul», og skriv når innkallingen ble sendt og
    flytting ble varslet.

    Galt:
        tidspunkt: 2026-03-12T09:00
        innkalling: {sendt: 2026-03-06}

    Riktig:
        tidspunkt: 2026-03-12T09:00
        årshjul: bre-esm-1
        innkalling: {sendt: 2026-02-19}
    """
    if meeting.is_convened:
        if meeting.event is None:
            yield Finding(("årshjul",), "Etatsstyringsmøtet viser ikke til noen hendelse i årshjulet.")
        yield from _convened_late(meeting, limits)
    yield from _moved_late(meeting, limits)


def _moved_late(meeting: Meeting, limits: Limits) -> Iterator[Finding]:
    """A meeting that moves to another day is announced before both days. What is only planned may move freely."""
    original = meeting.original_start.date() if meeting.original_start else None
    first = min((day for day in (original, meeting.date) if day), default=None)
    is_moved = original != meeting.date and (original is not None or meeting.moved is not None)
    if first is None or not is_moved or meeting.status in {MeetingStatus.PLANLAGT, MeetingStatus.AVLYST}:
        return
    if meeting.moved is None:
        yield Finding(("flyttet",), f"Det står ikke når flyttingen fra {long_date(first)} ble varslet.")
    elif meeting.moved > shift(first, -limits.move_notice):
        if meeting.moved < first:
            when = f"{working_days(between(meeting.moved, first))} før {long_date(first)}"
        else:
            when = "samme dag" if meeting.moved == first else f"etter {long_date(first)}"
        notice = working_days(limits.move_notice)
        message = f"Flyttingen ble varslet {long_date(meeting.moved)}, {when}; det bør varsles minst {notice} før."
        yield Finding(("flyttet",), message)


def _convened_late(meeting: Meeting, limits: Limits) -> Iterator[Finding]:
    day = meeting.date
    if day is None:
        return
    due = shift(day, -limits.convening_lead)
    sent = meeting.convening.sent if meeting.convening else None
    path = ("innkalling", "sendt")
    if sent is None:
        message = f"Innkallingen til etatsstyringsmøtet {long_date(day)} er ikke ført som sendt{by(due)}."
        yield Finding(path, message, since=due, due=due, task="Send innkallingen", owner=DEPARTMENT)
    elif sent > due:
        if sent < day:
            when = f"{working_days(between(sent, day))} før møtet"
        else:
            when = "samme dag som møtet" if sent == day else "etter møtet"
        lead = working_days(limits.convening_lead)
        yield Finding(path, f"Innkallingen ble sendt {long_date(sent)}, {when}; den bør sendes minst {lead} før.")


_NEW_ORDERS = {
    SignalKind.NYTT_KRAV: "et nytt krav",
    SignalKind.NYTT_OPPDRAG: "et nytt oppdrag",
    SignalKind.BUDSJETTENDRING: "en budsjettendring",
}
_ANCHORS = (LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE_TILDELINGSBREV, LetterKind.OPPDRAGSBREV)


@rule("DIA08", "nytt-krav-uten-brev", cites=["KA-6", "SD-2"], severity=Severity.WARNING)
def order_without_letter(record: Minutes | Signal, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et nytt krav eller oppdrag står ikke i noe brev.

    Krav, oppdrag og rammer gis i tildelingsbrev, supplerende tildelingsbrev og oppdragsbrev. Blir de bare gitt i et
    møte, finner ingen dem igjen når resultatene skal vurderes.

    Gjør slik: skriv et supplerende tildelingsbrev eller et oppdragsbrev, og vis til det i «forankret_i».

    Galt:
        styringssignaler:
          - {id: s1, type: nytt_krav, tekst: Alle badeplasser skal ha badevannsprøver to ganger i uken.}

    Riktig:
        styringssignaler:
          - id: s1
            type: nytt_krav
            tekst: Alle badeplasser skal ha badevannsprøver to ganger i uken.
            forankret_i: 2026-06-18-stb
    """
    if isinstance(record, Minutes) and not record.is_final:
        return
    for signal in signals_in(record, dossier):
        order = _NEW_ORDERS.get(signal.kind) if signal.kind else None
        fault = _fault_of_anchor(signal, dossier) if order else None
        if fault:
            due = shift(signal.day, limits.signal) if signal.day else None
            message = f"{signal} er {order}, men {fault}{by(due)}."
            where, task = (*signal.path, "forankret_i"), f"Forankre {_inside(signal)} i et brev"
            yield Finding(where, message, since=due, due=due, task=task, owner=DEPARTMENT)


def _fault_of_anchor(signal: Given, dossier: Dossier) -> str | None:
    """Why a signal is not anchored in a letter; letters that cannot be found or read are for others to tell."""
    ids = [signal.anchored_in] if signal.anchored_in else []
    if signal.put_in_writing and dossier.exists(Kind.LETTER, signal.put_in_writing.document):
        ids.append(signal.put_in_writing.document)
    letters = [dossier.letters.get(id) for id in ids]
    if not letters:
        return "er ikke forankret i et tildelingsbrev eller oppdragsbrev"
    faults = [_fault_of_letter(letter) for letter in letters]
    return faults[0] if all(faults) else None


def _fault_of_letter(letter: Letter | None) -> str | None:
    if letter and letter.kind not in _ANCHORS:
        return f"{letter.id} er verken tildelingsbrev eller oppdragsbrev"
    return f"{letter.id} er ikke sendt" if letter and not letter.is_sent else None


@rule("DIA09", "feil-miks-eller-ikke-risikobasert", cites=["KA-2", "KA-4", "SD-2"], severity=Severity.WARNING)
def wrong_mix(agency: Agency, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Blandingen av møter er skjev, eller dialogen bygger ikke på risiko.

    Styringen skjer i de formelle møtene, og de uformelle understøtter den. Hvor tett dialogen er, følger av risikoen i
    virksomheten, så den må være vurdert, og vurderingen må ikke være eldre enn et år. Møtene telles når året er omme.

    Gjør slik: legg etatsstyringsmøter i årshjulet, ta styringsspørsmål dit, og skriv risikonivå og dato for vurderingen
    i agency.yaml.

    Galt:
        risiko: {nivå: middels, vurdert: 2024-02-20}

    Riktig:
        risiko: {nivå: middels, vurdert: 2026-02-20}
    """
    for year in dialogue.years(agency, dossier):
        yield from _mix_of_the_year(year, dossier, limits)
    yield from _while_it_lasts(_risk_not_assessed(agency, dialogue.began(dossier), limits), agency)


def _mix_of_the_year(year: int, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Said of the year's last meeting, so that an exemption for the year covers it."""
    meetings = dossier.meetings_in(year)
    formal = sum(meeting.kind.is_formal for meeting in meetings)
    informal = len(meetings) - formal
    esm = any(meeting.kind in _ESM for meeting in meetings) or dialogue.may_have_had(*_ESM, year, dossier)
    path, record = (("tidspunkt",), meetings[-1].identity.local) if meetings else (("navn",), None)
    after = date(year + 1, 1, 1)
    if not esm:
        message = f"Det var ingen etatsstyringsmøter i {year}."
        yield Finding(path, message, since=after, record=record)
    elif informal > limits.informal_factor * formal:
        message = (
            f"I {year} var det {count(informal, 'uformelt møte', 'uformelle møter')} og "
            f"{count(formal, 'formelt', 'formelle')}; "
            f"det bør være høyst {limits.informal_factor} uformelle per formelt."
        )
        yield Finding(path, message, Severity.NOTE, since=after, record=record)


def _risk_not_assessed(agency: Agency, begun: date | None, limits: Limits) -> Iterator[Finding]:
    risk = agency.risk
    given = {"nivå": risk and risk.level, "vurdert": risk and risk.assessed}
    missing = [key for key, value in given.items() if value is None]
    if missing and begun:
        parts = listing({"nivå": "nivå", "vurdert": "dato"}[key] for key in missing)
        message = f"Vurderingen av risiko i virksomheten mangler {parts}."
        yield Finding(("risiko", missing[0]), message, since=begun)
    if risk and risk.assessed:
        due = risk.assessed + relativedelta(months=limits.risk_months)
        months = count(limits.risk_months, "måned", "måneder")
        message = (
            f"Risikoen i virksomheten ble sist vurdert {long_date(risk.assessed)}; det bør ikke gå mer enn {months}."
        )
        task = "Vurder risikoen i virksomheten"
        yield Finding(("risiko", "vurdert"), message, since=due, due=due, task=task, owner=DEPARTMENT)


@rule("DIA10", "unntak-uten-begrunnelse", cites=["FO-2"], severity=Severity.ERROR)
def exemption_not_accounted_for(agency: Agency, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et unntak fra en regel er ikke gjort rede for.

    Dialogen tilpasses virksomhetens egenart, og da kan det avtales unntak. Unntaket skal si hvilken regel det gjelder,
    hvorfor, hvem som har godkjent det, og når det går ut, så det blir vurdert på nytt.

    Gjør slik: fyll ut det som mangler. Går unntaket snart ut og fortsatt trengs, legg til et nytt fra dagen etter; la
    det gamle stå, for det gjelder fortsatt for tiden det dekket.

    Galt:
        unntak:
          - {regel: ESM01, begrunnelse: Avtalt.}

    Riktig:
        unntak:
          - regel: ESM01
            begrunnelse: Virksomheten er i omstilling, og partene er enige om et femte møte i 2026.
            godkjent_av_rolle: Kommunaldirektør
            gyldig_fra: 2026-01-01
            gyldig_til: 2026-12-31
    """
    # The catalogue is made of modules such as this one, so it can only be asked once it is whole.
    from styring.rules import CATALOGUE, advice_on

    for i, exemption in enumerate(agency.exemptions):
        end = exemption.valid_to
        if end and end.year < dossier.registry.first_year:
            continue
        if exemption.rule not in CATALOGUE:
            message = f"Det finnes ingen regel {quoted(exemption.rule)}."
            yield Finding(("unntak", i, "regel"), message, remedy=advice_on(exemption.rule))
        given = {
            "begrunnelse": exemption.reason,
            "godkjent_av_rolle": exemption.approved_by_role,
            "gyldig_til": end,
        }
        missing = [key for key, value in given.items() if not value]
        if missing:
            message = f"Unntaket fra {exemption.rule} mangler {listing(missing)}."
            yield Finding(("unntak", i, missing[0]), message)
        if end and exemption.rule in CATALOGUE and not any(_carries_on(o, exemption) for o in agency.exemptions):
            message = f"Unntaket fra {exemption.rule} går ut {long_date(end)}."
            since = end - timedelta(days=limits.exemption_notice_days)
            yield Finding(
                ("unntak", i, "gyldig_til"), message, Severity.NOTE, since=since, until=end,
                due=end, task=f"Ta stilling til unntaket fra {exemption.rule}", owner=DEPARTMENT,
            )  # fmt: skip


def _carries_on(later: Exemption, earlier: Exemption) -> bool:
    """Whether an exemption from the same rule goes on without a day between."""
    end = earlier.valid_to
    if end is None or later.rule != earlier.rule or (later.valid_to and later.valid_to <= end):
        return False
    return later.valid_from is None or later.valid_from <= end + timedelta(days=1)


_POSTPONED = "Skriv nytt tidspunkt og sett status til innkalt, eller fjern tidspunktet til et nytt er klart."


@rule("DIA11", "mote-ikke-fort-ajour", cites=["SD-2"], severity=Severity.ERROR)
def not_brought_up_to_date(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Møtet er ikke ført ajour.

    Dagen for møtet er passert, men posten sier ikke om det ble holdt. Da er dialogen ikke dokumentert, og fristene
    etter møtet kan bli glemt.

    Gjør slik: sett status til gjennomført og før oppmøtet, eller sett status til avlyst eller utsatt.

    Galt:
        # i dag er 2026-03-20
        status: innkalt
        tidspunkt: 2026-03-12T09:00

    Riktig:
        # i dag er 2026-03-20
        status: gjennomført
        tidspunkt: 2026-03-12T09:00
    """
    if meeting.date and meeting.status not in {MeetingStatus.GJENNOMFORT, MeetingStatus.AVLYST}:
        message = f"Møtet {long_date(meeting.date)} står fortsatt som {meeting.status}."
        remedy = _POSTPONED if meeting.status is MeetingStatus.UTSATT else None
        due = shift(meeting.date, limits.update)
        yield Finding(
            ("status",), message, since=due, remedy=remedy,
            due=due, task="Før møtet ajour", owner=DEPARTMENT,
        )  # fmt: skip
