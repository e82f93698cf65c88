"""Styringsdialogen som helhet (guide SD, FO, OR, KA)."""

from __future__ import annotations

from collections.abc import Iterator

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import long_date
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingStatus
from styring.rules.catalogue import rule
from styring.workdays import shift

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
        yield Finding(("status",), message, since=shift(meeting.date, limits.update), remedy=remedy)
