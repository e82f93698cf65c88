"""Fagmøter (guide UF-2, UF-3)."""

from __future__ import annotations

from collections.abc import Iterator

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import listing, long_date
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind, MeetingLevel, PublicityStatus, PurposeCode
from styring.rules.catalogue import rule
from styring.rules.conditions import kind_of, unwritten


@rule("FAG01", "fagmote-uten-dagsorden", cites=["UF-3"], severity=Severity.WARNING, meetings=[MeetingKind.FAGMOTE])
def no_agenda(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Fagmøtet mangler dagsorden.

    Et fagmøte er uformelt, men bør ha en dagsorden, så de som kommer, vet hva som skal drøftes.

    Gjør slik: skriv sakene som skal drøftes, i sakslisten.

    Galt:
        type: fagmøte
        status: innkalt
        saksliste: []

    Riktig:
        type: fagmøte
        status: innkalt
        saksliste:
          - {nr: 1, tittel: Veivalg for drift av turveier}
    """
    if meeting.is_convened and not meeting.agenda:
        yield Finding(("saksliste",), "Fagmøtet er innkalt uten dagsorden.")


@rule("FAG02", "fagmote-uten-oppsummering", cites=["UF-3"], severity=Severity.WARNING, meetings=[MeetingKind.FAGMOTE])
def no_summary(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Fagmøtet er ikke oppsummert.

    En oppsummering sikrer at partene har forstått det samme. Den er til intern bruk og er ikke offentlig.

    Gjør slik: lag en kort oppsummering med «styring new-minutes», eller avlys møtet hvis det ikke ble holdt.

    Galt:
        # 2026/meetings/2026-02-10-fag.yaml finnes, men ikke 2026/minutes/2026-02-10-fag.yaml

    Riktig:
        # 2026/minutes/2026-02-10-fag.yaml
        form: oppsummering
        status: endelig
    """
    yield from unwritten(meeting, dossier, limits.summary, "ikke oppsummering", "Skriv oppsummering")


@rule("FAG03", "fagmote-offentlig", cites=["UF-3"], severity=Severity.WARNING)
def summary_made_public(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppsummeringen fra et fagmøte er merket offentlig.

    Fagmøter skal gi rom for åpen drøfting, og oppsummeringen er ikke offentlig. Ber noen om innsyn, avgjøres det
    konkret.

    Gjør slik: sett offentlighet til ikke_vurdert, eller til unntatt med hjemmel når innsyn er vurdert, og fjern
    «publisert».

    Galt:
        form: oppsummering
        offentlighet: {status: offentlig}

    Riktig:
        form: oppsummering
        offentlighet: {status: ikke_vurdert}
    """
    if kind_of(minutes, dossier) is not MeetingKind.FAGMOTE:
        return
    if minutes.publicity and minutes.publicity.status is PublicityStatus.OFFENTLIG:
        yield Finding(("offentlighet", "status"), "Oppsummeringen fra fagmøtet er merket offentlig.")
    if minutes.published:
        message = f"Oppsummeringen fra fagmøtet er publisert {long_date(minutes.published.date)}."
        remedy = "Trekk dokumentet tilbake derfra det er publisert, og fjern «publisert»."
        yield Finding(("publisert",), message, Severity.ERROR, remedy=remedy, on_key=True)


@rule("FAG04", "fagmote-uten-formal-eller-niva", cites=["UF-2"], severity=Severity.NOTE, meetings=[MeetingKind.FAGMOTE])
def purpose_or_level_missing(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det går ikke fram hva fagmøtet er til for, eller hvilket nivå det er på.

    Fagmøter holdes for å forstå et arbeid likt, drøfte prinsipielle spørsmål, gjøre veivalg eller fordele arbeid, både
    mellom toppledere og mellom saksbehandlere. Når det er sagt, ser partene lettere om saken hører hjemme der.

    Gjør slik: sett formålskode og nivå.

    Galt:
        type: fagmøte
        formål: Snakke om drift av turveier

    Riktig:
        type: fagmøte
        formål: Velge driftsmodell for turveiene
        formålskode: veivalg
        nivå: saksbehandling
    """
    if not meeting.is_convened:
        return
    if meeting.purpose_code is None:
        yield Finding(("formålskode",), f"Fagmøtet mangler formålskode ({listing(PurposeCode, 'eller')}).")
    if meeting.level is None:
        yield Finding(("nivå",), f"Fagmøtet mangler nivå ({listing(MeetingLevel, 'eller')}).")
