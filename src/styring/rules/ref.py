"""Referat og oppsummering (guide ES-9 … ES-13)."""

from __future__ import annotations

from collections.abc import Iterator

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import listing, quoted
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MinutesForm
from styring.rules.catalogue import rule


@rule("REF03", "deltaker-uten-rolle-eller-stilling", cites=["ES-10", "ES-11"], severity=Severity.ERROR)
def participant_without_role_or_position(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det går ikke fram hvem som deltok.

    Referatet skal si hvem som deltok og i hvilken rolle, uten navn. Derfor må hver deltaker ha både rolle og
    stilling, og når møtet er holdt, må oppmøtet være ført.

    Gjør slik: skriv rolle og stilling på hver deltaker, og før oppmøtet når møtet er holdt.

    Galt:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, organisasjon: bre}

    Riktig:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede}
    """
    if not meeting.is_convened:
        return
    severity = Severity.ERROR if meeting.kind.is_formal else Severity.WARNING
    for i, participant in enumerate(meeting.participants):
        given = {"rolle": participant.role, "stilling": participant.position}
        missing = [key for key, value in given.items() if not value]
        if missing:
            message = f"Deltaker {i + 1} på listen mangler {listing(missing)}."
            yield Finding(("deltakere", i, missing[0]), message, severity)
    if meeting.is_held and not meeting.participants:
        yield Finding(("deltakere",), "Møtet er gjennomført, men deltakerlisten er tom.", severity)
    elif meeting.is_held and not any(participant.attended for participant in meeting.participants):
        message = "Møtet er gjennomført, men ingen på deltakerlisten er ført som til stede."
        yield Finding(("deltakere",), message, severity, on_key=True)


@rule("REF13", "saksliste-og-referat-stemmer-ikke", cites=["ES-2"], severity=Severity.ERROR)
def agenda_and_minutes_differ(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Saksliste og referat stemmer ikke overens.

    Den som leser referatet, skal finne igjen hver sak fra innkallingen, også den det ikke ble sagt noe om.

    Gjør slik: skriv inn saken som mangler i referatet, eller sett «utgikk: true» på den i sakslisten.

    Galt:
        # sakslisten har sak 1 og 2
        saker:
          - {nr: 1, omtale: Punktene fra forrige møte er lukket.}

    Riktig:
        # sakslisten har sak 1 og 2
        saker:
          - {nr: 1, omtale: Punktene fra forrige møte er lukket.}
          - {nr: 2, omtale: Virksomhetsleder redegjorde for resultatene.}
    """
    meeting = dossier.meetings.get(minutes.id)
    if meeting is None:
        return
    written = {item.number for item in minutes.items}
    severity = Severity.ERROR if minutes.form is MinutesForm.REFERAT else Severity.WARNING
    for agenda_item in meeting.agenda:
        if agenda_item.number not in written and not agenda_item.dropped:
            title = f"Sak {agenda_item.number}, {quoted(agenda_item.title)},"
            message = f"{title} står på sakslisten, men ikke i {_NAMES[minutes.form]}."
            yield Finding(("saker",), message, severity, on_key=True)
    announced = {item.number for item in meeting.agenda}
    for i, item in enumerate(minutes.items):
        if item.number not in announced:
            message = f"Sak {item.number} står i {_NAMES[minutes.form]}, men ikke på sakslisten."
            remedy = "Legg saken til i sakslisten, for eksempel med tittelen «Eventuelt», så den får en overskrift."
            yield Finding(("saker", i, "nr"), message, Severity.WARNING, remedy=remedy)


_NAMES = {MinutesForm.REFERAT: "referatet", MinutesForm.OPPSUMMERING: "oppsummeringen"}
