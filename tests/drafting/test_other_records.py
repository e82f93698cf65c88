"""Drafts of departments, agencies, assignments, signals, charters and reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.drafting.assignment import AssignmentAnswers, plan_assignment
from styring.drafting.charter import plan_charter
from styring.drafting.desk import open_registry
from styring.drafting.organisation import AgencyAnswers, plan_agency, plan_department
from styring.drafting.plan import DraftingError, Plan, carry_out
from styring.drafting.report import ReportAnswers, plan_report
from styring.drafting.signal import SignalAnswers, plan_signal
from styring.project import Project, open_project
from styring.records.vocabulary import AgencyForm, AssignmentStatus, Language, Role, SignalKind
from styring.writing import AlreadyExists
from tests.drafting.making import AGENCY, at, content, errors_of_schema, findings, only_text, opened, repository

LETTER = {
    "records/agencies/bre/2026/letters/2026-01-15-tb.yaml": """\
type: tildelingsbrev
dato: 2026-01-15
status: sendt
krav:
  - {id: k1, type: styringsparameter, tekst: Andel fornøyde, måltall: 73, enhet: prosent}
  - {id: k2, type: rapporteringskrav, tekst: Oversikt over avvik}
rapportering:
  - {id: t1, navn: Tertialrapport 1, frist: 2026-05-28}
  - {id: slutt, navn: Årsrapport}
""",
    "records/agencies/bre/2026/letters/2026-06-18-stb.yaml": """\
type: supplerende_tildelingsbrev
dato: 2026-06-18
status: sendt
hovedbrev: 2026-01-15-tb
krav:
  - {id: k3, type: resultatkrav, tekst: Svartid, måltall: 2.5}
""",
}
MEETING = {
    "records/agencies/bre/2026/meetings/2026-06-11-kon.yaml": (
        "type: kontaktmøte\nstatus: gjennomført\ntidspunkt: 2026-06-11T09:00\n"
    )
}


def test_a_department_comes_with_its_year_wheel(tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby\n", encoding="utf-8")
    project = open_project(tmp_path)
    plan = plan_department(open_registry(project), "pbr", "Byrådsavdeling for byrom", 2026)
    assert (
        plan.files["records/calendars/2026/pbr.yaml"]
        == """\
# yaml-language-server: $schema=../../../schemas/calendar.schema.json
# Årshjul 2026 for pbr.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
# En hendelse skrives slik:
# - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12, frist_papirer: 2026-03-04}
# En frist som ikke er et møte, har tittel i stedet for type.
hendelser:
"""
    )
    department = plan.files["records/departments/pbr.yaml"]
    assert department.startswith("# yaml-language-server: $schema=../../schemas/department.schema.json\n")
    assert "\nnavn: Byrådsavdeling for byrom\n" in department
    assert [errors_of_schema(text) for text in plan.files.values()] == [[], []]
    assert findings(project, plan, date(2026, 1, 2)) == ""


def agency(code: str = "eib", department: str = "pbr", language: Language | None = None) -> AgencyAnswers:
    return AgencyAnswers(code, "Eiendomsforetaket KF", AgencyForm.KOMMUNALT_FORETAK, department, language)


def test_an_agency_begins_its_dossier(tmp_path: Path) -> None:
    project = repository(tmp_path)
    plan = plan_agency(open_registry(project), agency(language=Language.NN))
    assert list(plan.files) == ["records/agencies/eib/agency.yaml"]
    assert {key: value for key, value in content(plan).items() if value is not None} == {
        "navn": "Eiendomsforetaket KF",
        "form": "kommunalt_foretak",
        "byrådsavdeling": "pbr",
        "målform": "nn",
        "risiko": {"nivå": None, "vurdert": None},
    }
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 1, 2)) == ""


def test_a_folder_without_agency_file_can_be_made_good(tmp_path: Path) -> None:
    project = repository(tmp_path, {path.replace("bre", "eib"): text for path, text in MEETING.items()})
    carry_out(project, plan_agency(open_registry(project), agency()))
    assert opened(project, "eib").dossier.agency is not None


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            agency("bre"),
            "Det finnes allerede en virksomhet «bre». "
            "Rediger records/agencies/bre/agency.yaml, eller velg en annen kode.",
        ),
        (
            agency("Bre"),
            "«Bre» kan ikke være en kode. Bruk små bokstaver fra a til z, sifre og bindestrek, "
            "og begynn med en bokstav, for eksempel «bre».",
        ),
        (agency(department="pbx"), "Fant ingen byrådsavdeling «pbx». Mente du «pbr»?"),
        (
            agency(department="kultur"),
            "Fant ingen byrådsavdeling «kultur». Velg pbr. Lag den med «styring new-department».",
        ),
    ],
)
def test_an_agency_that_cannot_be_made(tmp_path: Path, answers: AgencyAnswers, message: str) -> None:
    registry = open_registry(repository(tmp_path))
    with pytest.raises(DraftingError) as raised:
        plan_agency(registry, answers)
    assert str(raised.value) == message


def test_a_faulty_agency_file_is_never_overwritten(tmp_path: Path) -> None:
    project = repository(tmp_path, {"records/agencies/eib/agency.yaml": "navn: [\n"})
    with pytest.raises(AlreadyExists):
        carry_out(project, plan_agency(open_registry(project), agency()))
    assert (tmp_path / "records/agencies/eib/agency.yaml").read_text(encoding="utf-8") == "navn: [\n"


def test_a_department_that_exists_is_not_made_again(tmp_path: Path) -> None:
    registry = open_registry(repository(tmp_path))
    with pytest.raises(DraftingError, match="Det finnes allerede en byrådsavdeling «pbr»"):
        plan_department(registry, "pbr", "Ny", 2026)


def assigned(project: Project, letter: str | None = None) -> Plan:
    answers = AssignmentAnswers("Tilgjengelige byrom", AssignmentStatus.AKTIV, date(2026, 2, 16), letter)
    return plan_assignment(opened(project).dossier, answers)


def test_an_assignment_is_announced_in_the_years_tildelingsbrev(tmp_path: Path) -> None:
    project = repository(tmp_path, LETTER)
    plan = assigned(project)
    assert list(plan.files) == ["records/agencies/bre/assignments/o-2026-01.yaml"]
    assert at(plan, "historikk") == [{"status": "aktiv", "fra": "2026-02-16"}]
    assert at(plan, "varslet_i") == "2026-01-15-tb"
    assert plan.carried == ("Varslet i 2026-01-15-tb.",)
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 2, 17)) == ""


def test_an_assignment_is_not_announced_in_a_letter_that_is_not_sent(tmp_path: Path) -> None:
    path = "records/agencies/bre/2026/letters/2026-01-15-tb.yaml"
    draft = LETTER[path].replace("sendt", "utkast")
    plan = assigned(repository(tmp_path, {path: draft}))
    assert at(plan, "varslet_i") is None
    assert "\nvarslet_i:  # tildelingsbrevet som varslet oppdraget, for eksempel 2026-01-15-tb\n" in only_text(plan)
    assert plan.carried == ()
    assert plan.warnings == (
        "Tildelingsbrevet 2026-01-15-tb er ikke sendt og nevner ikke oppdraget, så varslet_i står tom.",
    )
    mentions = repository(tmp_path, {path: draft + "oppdrag: [o-2026-01]\n"})
    assert at(assigned(mentions), "varslet_i") == "2026-01-15-tb"


def test_assignments_are_numbered_through_the_year(tmp_path: Path) -> None:
    text = "tittel: Et oppdrag\nhistorikk: [{status: aktiv, fra: 2026-02-16}]\n"
    taken = {f"records/agencies/bre/assignments/{id}.yaml": text for id in ("o-2026-01", "o-2026-07", "o-2025-12")}
    assert list(assigned(repository(tmp_path, taken)).files) == ["records/agencies/bre/assignments/o-2026-08.yaml"]
    faulty = {"records/agencies/bre/assignments/o-2026-08.yaml": "tittel: [\n"}
    assert list(assigned(repository(tmp_path, faulty)).files) == ["records/agencies/bre/assignments/o-2026-09.yaml"]


def test_an_assignment_announced_in_a_letter_that_is_not_there(tmp_path: Path) -> None:
    project = repository(tmp_path, LETTER)
    with pytest.raises(DraftingError) as raised:
        assigned(project, "2026-01-16-tb")
    assert str(raised.value) == "Fant ikke noe brev «2026-01-16-tb». Mente du «2026-01-15-tb»?"


def test_a_signal_says_when_it_has_to_be_in_writing(tmp_path: Path) -> None:
    project = repository(tmp_path)
    answers = SignalAnswers(
        date(2026, 6, 9), "Søknader avgjøres innen én uke.", Role.KOMMUNALDIREKTOR, SignalKind.PRESISERING, "Telefon"
    )
    plan = plan_signal(opened(project).dossier, project.settings.limits, answers)
    assert plan.files == {
        "records/agencies/bre/2026/signals/2026-06-09-1.yaml": """\
# yaml-language-server: $schema=../../../../../schemas/signal.schema.json
# Styringssignal 2026-06-09.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
kanal: Telefon
dato: 2026-06-09
fra_rolle: kommunaldirektør
type: presisering
tekst: Søknader avgjøres innen én uke.
skriftliggjort:  # innen 2026-06-23: {dokument: 2026-06-18-stb, dato: ÅÅÅÅ-MM-DD}
forankret_i:  # brevet signalet er forankret i
"""
    }
    assert plan.to_do == (
        "Skriftliggjør signalet innen 23. juni 2026 (10 arbeidsdager), og før opp dokumentet i skriftliggjort.",
    )
    assert findings(project, plan, date(2026, 6, 10)) == ""
    again = plan_signal(opened(project).dossier, project.settings.limits, answers)
    assert list(again.files) == ["records/agencies/bre/2026/signals/2026-06-09-2.yaml"]


def test_a_signal_given_in_a_meeting_names_it(tmp_path: Path) -> None:
    project = repository(tmp_path, MEETING)
    dossier, limits = opened(project).dossier, project.settings.limits
    plan = plan_signal(dossier, limits, SignalAnswers(date(2026, 6, 11), "Et signal.", meeting="2026-06-11-kon"))
    assert at(plan, "møte") == "2026-06-11-kon"
    assert "kanal" not in content(plan)
    assert errors_of_schema(only_text(plan)) == []
    with pytest.raises(DraftingError, match=r"Fant ikke noe møte «2026-06-11-esm»\. Mente du «2026-06-11-kon»\?"):
        plan_signal(dossier, limits, SignalAnswers(date(2026, 6, 11), "Et signal.", meeting="2026-06-11-esm"))


def test_a_charter_is_a_form_for_two_parties(tmp_path: Path) -> None:
    project = repository(tmp_path, {"records/agencies/bre/agency.yaml": AGENCY + "egenart: Døgnåpen drift.\n"})
    plan = plan_charter(opened(project).dossier)
    assert at(plan, "egenart") == "Døgnåpen drift."
    assert list(at(plan, "spilleregler")) == ["formelt", "uformelt", "signaler", "eskalering", "uenighet"]
    assert "egenart: Døgnåpen drift.  # fra agency.yaml\n" in only_text(plan)
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 1, 2)) == ""
    with pytest.raises(DraftingError, match="Virksomheten har allerede en samarbeidsplakat"):
        plan_charter(opened(project).dossier)


def test_a_report_is_tied_to_the_letter_and_its_requirements(tmp_path: Path) -> None:
    project = repository(tmp_path, LETTER)
    plan = plan_report(opened(project).dossier, ReportAnswers(2026, "t1", received=date(2026, 5, 27)))
    assert plan.files == {
        "records/agencies/bre/2026/reports/2026-t1.yaml": """\
# yaml-language-server: $schema=../../../../../schemas/report.schema.json
# Rapporten 2026-t1.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
type: tertialrapport
gjelder: 2026-01-15-tb
rapportering: t1
periode:  # for eksempel januar–april 2026
mottatt: 2026-05-27
resultater:
  # Andel fornøyde: 73 prosent
  - krav: k1
    oppnådd:  # tallet som ble nådd
    vurdering:
  # Svartid: 2,5
  - krav: k3
    oppnådd:  # tallet som ble nådd
    vurdering:
risiko:  # på egne linjer: - {beskrivelse: …, oppdaget: ÅÅÅÅ-MM-DD, løftet: ÅÅÅÅ-MM-DD}
"""
    }
    assert plan.carried == ("2 krav med måltall fra 2026-01-15-tb.", "Fristen fra brevet: 28. mai 2026.")
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 6, 10)) == ""
    with pytest.raises(DraftingError, match="Rapporten 2026-t1 finnes allerede"):
        plan_report(opened(project).dossier, ReportAnswers(2026, "t1"))


def test_a_report_whose_id_in_the_letter_is_another(tmp_path: Path) -> None:
    dossier = opened(repository(tmp_path, LETTER)).dossier
    plan = plan_report(dossier, ReportAnswers(2026, "aar", point="slutt"))
    assert (at(plan, "type"), at(plan, "rapportering")) == ("årsrapport", "slutt")
    with pytest.raises(DraftingError) as raised:
        plan_report(dossier, ReportAnswers(2026, "aar", point="x"))
    assert str(raised.value) == (
        "Brevet 2026-01-15-tb ber ikke om noen rapport «x». Velg slutt eller t1. "
        "Før den opp i brevets rapportering, eller utelat --point."
    )
    with pytest.raises(DraftingError, match="Fant ikke noe tildelingsbrev for 2025 som ber om rapporten"):
        plan_report(dossier, ReportAnswers(2025, "aar"))


def test_a_report_that_the_letter_has_not_asked_for(tmp_path: Path) -> None:
    project = repository(tmp_path, LETTER)
    plan = plan_report(opened(project).dossier, ReportAnswers(2026, "aar"))
    assert at(plan, "rapportering") is None
    assert "\nrapportering:  # id-en rapporten har i 2026-01-15-tb, som har t1 eller slutt\n" in only_text(plan)
    assert "mottatt:  # datoen rapporten kom\n" in only_text(plan)
    assert plan.warnings == (
        "Brevet 2026-01-15-tb ber ikke om noen rapport «aar». Har rapporten en annen id der, skriver du den i "
        "rapportering; ellers kan nøkkelen stå tom.",
    )
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 6, 10)) == ""
