"""What the rules of form say that their dossiers do not show: which id was meant."""

from __future__ import annotations

from collections.abc import Iterable

from styring.diagnostics import Finding
from styring.records.assignment import Assignment
from styring.records.base import Record
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

PLANNED = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\n"
EARLIER = record(Meeting, "2026-03-11-esm", PLANNED)
ASSIGNMENT = record(Assignment, "o-2026-01", "tittel: Utemiljø\nhistorikk: [{status: aktiv, fra: 2026-01-01}]\n")
DRAFT = "form: referat\nstatus: utkast\n"


def broken_references(subject: Record, *others: Record) -> list[Finding]:
    rule = CATALOGUE["SKJ07"]
    assert rule.check
    found: Iterable[Finding] = rule.check(subject, dossier(subject, *others), Limits())
    return list(found)


def test_a_near_id_of_the_right_kind_is_proposed() -> None:
    meeting = record(Meeting, "2026-03-12-esm", f"{PLANNED}oppdrag: [o-2026-02]\n")
    (near,) = broken_references(meeting, ASSIGNMENT, EARLIER)
    assert near.remedy == "Mente du «o-2026-01»?"
    (alone,) = broken_references(meeting, record(Meeting, "2026-03-11-esm-2", PLANNED))
    assert alone.remedy is None


def test_what_is_near_but_of_another_kind_is_not_proposed() -> None:
    meeting = record(Meeting, "2026-03-12-esm", f"{PLANNED}oppdrag: [2026-03-11-esm]\n")
    (finding,) = broken_references(meeting, EARLIER)
    assert finding.remedy is None


def test_minutes_without_a_meeting_are_told_which_meeting_is_near() -> None:
    minutes = record(Minutes, "2026-03-12-esm", DRAFT)
    (near,) = broken_references(minutes, EARLIER, ASSIGNMENT)
    assert near.remedy == "Gi filen samme navn som møtet, for eksempel 2026-03-11-esm.yaml."
    (alone,) = broken_references(minutes, ASSIGNMENT)
    assert alone.remedy == "Gi filen samme navn som møtet, eller lag møtet."
