"""What the rules on minutes advise; the messages themselves are shown by the dossiers on disk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.records.base import Record
from styring.records.charter import Charter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

ERROR = Severity.ERROR
MEETING = """
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
deltakere:
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, navn: Kari Nordmann}
  - {rolle: ledergruppe_virksomhet, navn: Ola Vrangsund}
  - {navn: Nora Ytterhaug}
  - {stilling: Økonomidirektør, navn: Berit Lundsvik}
"""


def findings(subject: Record, within: Dossier) -> list[Finding]:
    check = CATALOGUE["REF01"].check
    assert check is not None
    return list(check(subject, within, Limits()))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Nordmann redegjorde.", "Skriv «virksomhetsleder (Etatsdirektør)» i stedet for navnet."),
        ("Ola redegjorde.", "Skriv «virksomhetens ledergruppe» i stedet for navnet."),
        ("Lundsvik redegjorde.", "Skriv «Økonomidirektør» i stedet for navnet."),
        ("Ytterhaug redegjorde.", None),
        ("Ledet av Anne Pettersen.", None),
    ],
)
def test_the_remedy_names_the_participants_role_and_position(text: str, remedy: str | None) -> None:
    meeting = record(Meeting, "2026-03-12-esm", MEETING)
    minutes = record(Minutes, meeting.id, f"form: referat\nstatus: utkast\nsaker: [{{nr: 1, omtale: {text}}}]\n")
    (finding,) = findings(minutes, dossier(meeting, minutes))
    assert finding.path == ("saker", 0, "omtale")
    assert finding.remedy == remedy


def test_the_remedy_is_general_outside_the_participants_meeting() -> None:
    meeting = record(Meeting, "2026-03-12-esm", MEETING)
    charter = record(Charter, "charter", "egenart: Nordmann redegjorde.\n")
    (finding,) = findings(charter, dossier(meeting, charter))
    assert finding.quote == "Nordmann"
    assert finding.remedy is None


def test_a_name_that_stands_twice_in_a_text_is_reported_once() -> None:
    charter = record(Charter, "charter", "egenart: Anne Pettersen og Per Holmgren, ikke Anne Pettersen.\n")
    assert [finding.quote for finding in findings(charter, dossier(charter))] == ["Anne Pettersen", "Per Holmgren"]


def test_names_of_participants_are_forbidden_only_where_the_settings_say_so() -> None:
    meeting = record(Meeting, "2026-03-12-esm", MEETING)
    tolerant = dossier(meeting)
    strict = replace(tolerant, registry=replace(tolerant.registry, allow_participant_names=False))
    assert findings(meeting, tolerant) == []
    assert [finding.path for finding in findings(meeting, strict)] == [("deltakere", i, "navn") for i in range(4)]
    assert findings(meeting, strict)[0].remedy == (
        "Slett navnet; rolle og stilling er nok. Er det lagret i git før, står det fortsatt i historikken."
    )


def test_a_surname_counts_for_what_follows_once_it_was_seen_in_a_full_name() -> None:
    minutes = record(
        Minutes,
        "2026-03-12-esm",
        """
        form: referat
        status: utkast
        saker:
          - {nr: 1, omtale: Ordet gikk til Solveig Hansen.}
          - {nr: 2, omtale: Saken ble lagt fram av Hansen.}
        """,
    )
    found = [(each.path[1], each.message) for each in findings(minutes, dossier(minutes)) if each.severity is ERROR]
    assert [(index, message.partition(" (")[0]) for index, message in found] == [
        (0, "«Solveig Hansen» er et personnavn"),
        (1, "«Hansen» er et personnavn"),
    ]
