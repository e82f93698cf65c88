"""Referat og oppsummering (guide ES-9 … ES-13)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from styring import names
from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import listing, quoted
from styring.records.base import Record
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MinutesForm
from styring.records.walk import texts
from styring.rules.catalogue import rule


@rule("REF01", "navn-i-teksten", cites=["ES-11", "ES-13"], severity=Severity.ERROR)
def name_in_text(record: Record, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det står et navn i teksten.

    Referater og brev bruker rolle og stilling, ikke navn. De gjelder vervet og ikke personen, og de skal kunne
    offentliggjøres. Det som først er lagret i git, blir liggende i historikken.

    Gjør slik: skriv rollen eller stillingen i stedet. Er det ikke navnet på en person, legg uttrykket til
    tillatte_uttrykk i styring.yaml.

    Galt:
        omtale: Kari Nordmann redegjorde for resultatene.

    Riktig:
        omtale: Virksomhetsleder redegjorde for resultatene.
    """
    known = _known_names(dossier)
    for path, text, _ in texts(record):
        for hit in {hit.text: hit for hit in names.find(text, known)}.values():
            verb = "er" if hit.level is Severity.ERROR else "kan være"
            message = f"{quoted(hit.text)} {verb} et personnavn ({hit.evidence})."
            remedy = _role_instead_of(hit.person, record, dossier)
            yield Finding(path, message, hit.level, quote=hit.text, remedy=remedy)
    if isinstance(record, Meeting) and not dossier.registry.allow_participant_names:
        for i, participant in enumerate(record.participants):
            if participant.name:
                message = f"Deltaker {i + 1} på listen står med navn, og det tillater ikke styring.yaml."
                remedy = (
                    "Slett navnet; rolle og stilling er nok. Er det lagret i git før, står det fortsatt i historikken."
                )
                yield Finding(("deltakere", i, "navn"), message, on_key=True, remedy=remedy)


@lru_cache(maxsize=8)
def _known_names(dossier: Dossier) -> names.Known:
    return names.Known(
        participants=dossier.participant_names,
        listed=dossier.registry.listed_names,
        expressions=frozenset(dossier.registry.allowed_expressions),
        organisations=dossier.registry.organisation_names,
    )


def _role_instead_of(name: str, record: Record, dossier: Dossier) -> str | None:
    """What to write for a participant of the meeting that the record is about."""
    meeting = record if isinstance(record, Meeting) else dossier.meetings.get(record.id)
    participants = meeting.participants if meeting and isinstance(record, Meeting | Minutes) else ()
    bearer = next((participant for participant in participants if name and participant.name == name), None)
    called = [quoted(word) for word in (bearer.position, bearer.role) if word] if bearer else []
    return f"Skriv {listing(called, 'eller')} i stedet for navnet." if called else None


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
