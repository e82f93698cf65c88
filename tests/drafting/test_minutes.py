from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.drafting.minutes import plan_minutes
from styring.drafting.plan import DraftingError, Plan
from styring.project import Project
from tests.drafting.making import HELD, at, content, errors_of_schema, findings, meeting, only_text, repository

JUNE = "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml"
JUNE_MEETING = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-06-11T09:00
formål: Drøfte måloppnåelse, resultater og risiko.
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}
innkalling: {sendt: 2026-05-26, karakter_oppgitt: true}
innspill: {invitert: 2026-05-11}
deltakere:
  - {rolle: seksjonssjef, stilling: Seksjonssjef økonomi, organisasjon: pbr, oppmøte: til_stede}
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede}
saksliste:
  - {nr: 1, tittel: Oppfølging fra forrige møte, tema: oppfølging, oppfølgingspunkter: ["2026-03-12-esm#op1"]}
  - {nr: 2, tittel: "Resultater: foreløpig", tema: resultater, uten_papirer: true}
  - {nr: 3, tittel: Lokaler, tema: enkeltsak, utgikk: true}
  - {nr: 4, tittel: Risiko, tema: risiko, uten_papirer: true}
"""
HELD_IN_JUNE = {**HELD, JUNE: JUNE_MEETING}


def drafted(project: Project, name: str = "2026-06-11-esm") -> Plan:
    found = meeting(project, name)
    return plan_minutes(found.dossier, found.meeting, project.settings.limits)


def test_minutes_take_over_the_agenda_item_by_item(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, HELD_IN_JUNE))
    assert plan.files == {
        "records/agencies/bre/2026/minutes/2026-06-11-esm.yaml": """\
# yaml-language-server: $schema=../../../../../schemas/minutes.schema.json
# Utkast til referat fra etatsstyringsmøtet 11. juni 2026.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
form: referat
status: utkast
utarbeidet_av: {organisasjon: pbr, rolle: referent}
utkast_dato:  # senest 2026-06-25, 10 arbeidsdager etter møtet
kommentering:
  sendt:  # datoen utkastet ble sendt til virksomheten
  frist:  # minst 5 arbeidsdager etter at utkastet ble sendt
# Styringssignaler og oppfølging skrives slik under en sak:
#   styringssignaler:
#     - {id: s1, type: prioritering, tekst: Hva virksomheten skal prioritere.}
#   oppfølging:
#     - id: op1
#       tekst: Hva som skal gjøres.
#       ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}
#       frist: ÅÅÅÅ-MM-DD
#       status: åpen
# Skriv «ingen_oppfølging: true» på en sak som ikke trenger oppfølging. Bruk rolle og stilling, ingen navn.
saker:
  # Sak 1: Oppfølging fra forrige møte
  # 2026-03-12-esm#op1: Forklare avviket. Frist 1. juni 2026.
  # Et utført punkt lukkes i referatet det står i: status: lukket, lukket: ÅÅÅÅ-MM-DD, lukket_i: 2026-06-11-esm
  - nr: 1
    omtale:  # kort om behandlingen
    styringssignaler:
    oppfølging:
  # Sak 2: Resultater: foreløpig
  - nr: 2
    omtale:  # kort om behandlingen
    styringssignaler:
    oppfølging:
  # Sak 4: Risiko
  - nr: 4
    omtale:  # kort om behandlingen
    styringssignaler:
    oppfølging:
# Referatet skal kunne offentliggjøres; vurder før det er endelig.
offentlighet: {status: ikke_vurdert}
"""
    }
    assert plan.carried == (
        "3 saker fra sakslisten.",
        "1 oppfølgingspunkt fra tidligere møter, som merknader over sakene.",
    )
    assert plan.to_do == (
        "Skriv en kort omtale av hver sak, med styringssignaler og oppfølging.",
        "Send utkastet til virksomheten innen 25. juni 2026.",
    )


@pytest.mark.parametrize(
    ("code", "kind", "form"),
    [
        ("esm", "etatsstyringsmøte", "referat"),
        ("osm", "oppdragsstyringsmøte", "referat"),
        ("kon", "kontaktmøte", "oppsummering"),
        ("fag", "fagmøte", "oppsummering"),
    ],
)
def test_a_draft_has_the_form_of_its_meeting_and_lints_clean(tmp_path: Path, code: str, kind: str, form: str) -> None:
    files = {JUNE.replace("esm", code): JUNE_MEETING.replace("etatsstyringsmøte", kind)}
    project = repository(tmp_path, HELD, files)
    plan = drafted(project, f"2026-06-11-{code}")
    assert content(plan)["form"] == form
    assert ("kommentering" in content(plan)) is (form == "referat")
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 6, 12)) == ""


def test_minutes_of_a_meeting_that_is_not_recorded_as_held_tell_what_to_do_in_it(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, HELD, {JUNE: JUNE_MEETING.replace("gjennomført", "innkalt")}))
    assert plan.to_do[0] == "Sett status til gjennomført i møtet, og før opp hvem som møtte."


def test_the_next_planned_meeting_of_the_kind_is_named(tmp_path: Path) -> None:
    later = {
        JUNE.replace("06-11", month): f"type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-{month}T10:00\n"
        for month in ("11-19", "09-24")
    }
    contact = {
        JUNE.replace("06-11-esm", "07-01-kon"): "type: kontaktmøte\nstatus: planlagt\ntidspunkt: 2026-07-01T10:00\n"
    }
    assert at(drafted(repository(tmp_path, HELD_IN_JUNE, later, contact)), "neste_møte") == "2026-09-24T10:00"


def test_the_department_on_the_day_of_the_meeting_writes(tmp_path: Path) -> None:
    agency = "navn: Etaten\nform: etat\nbyrådsavdeling: [{kode: pbr, til: 2026-05-31}, {kode: ny, fra: 2026-06-01}]\n"
    files = {"records/agencies/bre/agency.yaml": agency, "records/departments/ny.yaml": "navn: Ny avdeling\n"}
    assert at(drafted(repository(tmp_path, HELD_IN_JUNE, files)), "utarbeidet_av", "organisasjon") == "ny"


@pytest.mark.parametrize(
    ("meeting_text", "message"),
    [
        (
            JUNE_MEETING.replace("gjennomført", "avlyst"),
            "Møtet er avlyst. Et møte som ikke er holdt, skal ikke ha referat.",
        ),
        (
            JUNE_MEETING.replace("gjennomført", "utsatt"),
            "Møtet er utsatt. Sett nytt tidspunkt med «styring move-meeting» først.",
        ),
    ],
    ids=["cancelled", "postponed"],
)
def test_a_meeting_that_was_not_held_gets_no_minutes(tmp_path: Path, meeting_text: str, message: str) -> None:
    with pytest.raises(DraftingError) as raised:
        drafted(repository(tmp_path, HELD, {JUNE: meeting_text}))
    assert str(raised.value) == message


def test_minutes_that_are_there_are_not_drafted_again(tmp_path: Path) -> None:
    with pytest.raises(DraftingError) as raised:
        drafted(repository(tmp_path, HELD), "2026-03-12-esm")
    assert str(raised.value) == (
        "Møtet har allerede et referat. Skriv videre i records/agencies/bre/2026/minutes/2026-03-12-esm.yaml."
    )
