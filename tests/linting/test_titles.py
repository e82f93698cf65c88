"""What records are called where a person reads them in a list."""

from __future__ import annotations

from textwrap import dedent

import pytest

from styring.linting.titles import title_of
from styring.records.agency import Agency, Department
from styring.records.assignment import Assignment
from styring.records.base import Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.signal import Signal
from tests.rules.making import dossier, record

MEETING = "type: etatsstyringsmøte\nstatus: innkalt\ntidspunkt: 2026-03-19T09:00\n"


@pytest.mark.parametrize(
    ("model", "id", "text", "title"),
    [
        (Agency, "agency", "{navn: Etaten, form: etat, byrådsavdeling: pbr}", "Etaten"),
        (Assignment, "o-2026-01", "{tittel: Lekeplasser, historikk: [{status: aktiv, fra: 2026-01-02}]}",
         "Oppdraget «Lekeplasser»"),
        (Charter, "charter", "{inngått: 2026-01-30}", "Samarbeidsplakaten"),
        (Letter, "2026-06-18-stb", "{type: supplerende_tildelingsbrev, dato: 2026-06-18, status: sendt}",
         "Supplerende tildelingsbrev 18. juni 2026"),
        (Meeting, "2026-03-12-esm", MEETING, "Etatsstyringsmøte 19. mars 2026"),
        (Meeting, "2026-03-12-kon", "{type: kontaktmøte, status: utsatt}", "Kontaktmøte"),
        (Report, "2026-t1", "{type: tertialrapport, periode: januar–april 2026}", "Tertialrapport januar–april 2026"),
        (Report, "2026-aar", "{type: årsrapport}", "Årsrapport"),
        (Signal, "2026-06-09-1", "{dato: 2026-06-09, tekst: Raskere svar.}", "Styringssignal 9. juni 2026"),
        (Department, "pbr", "{navn: Byrådsavdelingen}", "pbr"),
    ],
)  # fmt: skip
def test_a_record_is_called_what_a_person_calls_it(model: type[Record], id: str, text: str, title: str) -> None:
    made = record(model, id, dedent(text))
    assert title_of(made, dossier(made)) == title


def test_minutes_are_called_after_their_meeting_also_when_it_was_moved() -> None:
    minutes = record(Minutes, "2026-03-12-esm", "{form: referat, status: utkast}")
    meeting = record(Meeting, "2026-03-12-esm", MEETING)
    assert title_of(minutes, dossier(minutes, meeting)) == "Referat fra etatsstyringsmøtet 19. mars 2026"
    assert title_of(minutes, dossier(minutes)) == "Referat fra etatsstyringsmøtet 12. mars 2026"


def test_a_summary_is_called_a_summary() -> None:
    minutes = record(Minutes, "2026-03-12-kon", "{form: oppsummering, status: utkast}")
    assert title_of(minutes, dossier(minutes)) == "Oppsummering fra kontaktmøtet 12. mars 2026"
