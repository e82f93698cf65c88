"""Which findings are deadlines, when they are overdue, and in which order they come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.diagnostics import Severity
from styring.linting.deadlines import Deadline, Overview, overview
from styring.linting.result import Selection
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from tests.repositories import DOSSIER, repository, result

MINUTES = "2026/minutes/2026-03-12-esm.yaml"
MEETING = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
"""
OPEN_POINT = """\
form: referat
status: utkast
saker:
  - nr: 1
    oppfølging:
      - {id: op1, tekst: Sende plan., frist: 2026-05-15, status: åpen, ansvarlig: {rolle: seksjonssjef}}
"""
POINT_RULE = Selection(select=("REF12",))


def seen(root: Path, as_of: date, days: int = 30, selection: Selection = POINT_RULE) -> Overview:
    project = open_project(root)
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]
    return overview(result(root, as_of, selection), dossiers, as_of, days)


def test_a_finding_with_a_deadline_is_told_as_a_task(tmp_path: Path) -> None:
    root = repository(tmp_path, {"2026/meetings/2026-03-12-esm.yaml": MEETING, MINUTES: OPEN_POINT})
    (found,) = seen(root, date(2026, 5, 13)).deadlines
    assert found == Deadline(
        day=date(2026, 5, 15),
        days_left=2,
        agency="bre",
        agency_name="Bymiljø- og rekreasjonsetaten",
        task="Lukk oppfølgingspunktet op1 «Sende plan»",
        concerns="Referat fra etatsstyringsmøtet 12. mars 2026",
        owner="seksjonssjef",
        record="bre/minutes/2026-03-12-esm",
        path=("saker", 0, "oppfølging", 0, "frist"),
        code="REF12",
        severity=Severity.WARNING,
        file=DOSSIER + MINUTES,
        line=6,
        message="Oppfølgingspunktet «op1» er ikke lukket (frist: 15. mai 2026).",
    )


@pytest.mark.parametrize(
    ("as_of", "days", "days_left", "is_overdue"),
    [
        (date(2026, 5, 14), 1, 1, False),
        (date(2026, 5, 15), 0, 0, False),
        (date(2026, 5, 16), 0, -1, True),
        (date(2027, 5, 15), 0, -365, True),
    ],
)
def test_a_deadline_is_overdue_from_the_day_after(
    as_of: date, days: int, days_left: int, is_overdue: bool, tmp_path: Path
) -> None:
    found = seen(repository(tmp_path, {MINUTES: OPEN_POINT}), as_of, days)
    assert [(each.days_left, each.is_overdue) for each in found.deadlines] == [(days_left, is_overdue)]
    assert found.overdue == is_overdue


def test_what_lies_further_ahead_is_left_out(tmp_path: Path) -> None:
    assert seen(repository(tmp_path, {MINUTES: OPEN_POINT}), date(2026, 5, 13), days=1).deadlines == ()


def test_what_is_done_waived_or_exempted_is_no_deadline(tmp_path: Path) -> None:
    late = date(2026, 6, 1)
    done = OPEN_POINT.replace("status: åpen", "status: lukket")
    waived = OPEN_POINT.rstrip("\n") + "  # styring: tillat REF12 – ny frist er avtalt muntlig\n"
    exempted = "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\nunntak: [{regel: REF12, begrunnelse: Omstilling.}]\n"
    assert seen(repository(tmp_path / "done", {MINUTES: done}), late).deadlines == ()
    assert seen(repository(tmp_path / "waived", {MINUTES: waived}), late).deadlines == ()
    assert seen(repository(tmp_path / "exempted", {MINUTES: OPEN_POINT, "agency.yaml": exempted}), late).deadlines == ()


def test_a_milestone_is_overdue_although_lint_is_still_patient(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "assignments/o-2026-01.yaml": (
            "tittel: Lekeplasser\n"
            "historikk: [{status: aktiv, fra: 2026-02-16}]\n"
            "oppdragsbrev: 2026-02-12-ob\n"
            "milepæler: [{id: mp1, tekst: Kartlagt, frist: 2026-05-29}]\n"
        ),
        "2026/letters/2026-02-12-ob.yaml": "type: oppdragsbrev\ndato: 2026-02-12\nstatus: sendt\n",
    }
    root, day, milestones = repository(tmp_path, files), date(2026, 6, 1), Selection(select=("BRV09",))
    found = seen(root, day, selection=milestones)
    assert [(each.task, each.day, each.days_left, each.concerns) for each in found.deadlines] == [
        ("Følg opp milepælen «Kartlagt»", date(2026, 5, 29), -3, "Oppdraget «Lekeplasser»")
    ]
    assert [d.since for d in result(root, day, milestones).upcoming] == [date(2026, 6, 12)]


def test_findings_without_deadline_are_counted_and_those_to_come_are_not(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-03-12-esm.yaml": MEETING,
        "2026/meetings/2026-04-09-kon.yaml": "type: kontaktmøte\nstatus: planlagt\ntidspunkt: 2026-04-09T09:00\n",
        "2026/meetings/2026-04-16-kon.yaml": "type: kontaktmøte\nstatus: planlagt\ntidspunkt: 2026-04-16T09:00\n",
    }
    root, chosen = repository(tmp_path, files), Selection(select=("ESM02", "ESM14", "KON01"))
    now = seen(root, date(2026, 3, 20), selection=chosen)
    assert ([each.code for each in now.deadlines], now.others) == (["ESM14"], 1)
    assert seen(root, date(2026, 4, 16), selection=chosen).others == 2


def test_deadlines_come_by_day_then_by_agency_and_place(tmp_path: Path) -> None:
    point = "      - {{id: {id}, tekst: X., frist: {day}, status: åpen}}\n"
    head = OPEN_POINT[: OPEN_POINT.index("      - {")]
    other = "records/agencies/adm/"
    files: dict[str, str | bytes] = {
        other + "agency.yaml": "navn: Administrasjonen\nform: etat\nbyrådsavdeling: pbr\n",
        other + MINUTES: head + point.format(id="op1", day="2026-05-15"),
        MINUTES: "".join(
            [head, *(point.format(id=id, day=day) for id, day in (("op1", "2026-05-15"), ("op2", "2026-04-01")))]
        ),
        "2026/minutes/2026-01-15-esm.yaml": head + point.format(id="op9", day="2026-05-15"),
    }
    found = seen(repository(tmp_path, files), date(2026, 5, 1))
    assert [(each.agency, each.record[-14:], each.line, each.days_left) for each in found.deadlines] == [
        ("bre", "2026-03-12-esm", 7, -30),
        ("adm", "2026-03-12-esm", 6, 14),
        ("bre", "2026-01-15-esm", 6, 14),
        ("bre", "2026-03-12-esm", 6, 14),
    ]


def test_an_agency_whose_file_cannot_be_read_is_called_by_its_code(tmp_path: Path) -> None:
    root = repository(tmp_path, {MINUTES: OPEN_POINT, "agency.yaml": "navn: [\n"})
    assert [each.agency_name for each in seen(root, date(2026, 5, 13)).deadlines] == ["bre"]


def test_agencies_that_are_not_among_the_dossiers_are_left_out(tmp_path: Path) -> None:
    found = result(repository(tmp_path, {MINUTES: OPEN_POINT}), date(2026, 5, 13), POINT_RULE)
    assert overview(found, [], date(2026, 5, 13), 30).deadlines == ()
