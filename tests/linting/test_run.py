"""What is looked at, and in which order it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.linting.result import Selection
from tests.repositories import DOSSIER, repository, result

LATE = date(2027, 1, 31)


def meeting(day: str) -> str:
    return f"type: fagmøte\nstatus: innkalt\ntidspunkt: {day}T09:00\nsaksliste: []\n"


def agency(more: str) -> str:
    return f"navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n{more}"


DAYS = ("2023-12-20", "2024-01-10", "2025-06-30", "2025-07-01", "2026-12-31")
FILES: dict[str, str | bytes] = {f"{day[:4]}/meetings/{day}-fag.yaml": meeting(day) for day in DAYS}


@pytest.mark.parametrize(
    ("settings", "of_agency", "seen"),
    [
        ("fra_år: 2023", "", DAYS),
        ("fra_år: 2024", "", DAYS[1:]),
        ("fra_år: 2026", "", DAYS[4:]),
        ("fra_år: 2023", "fra: 2025-07-01\n", DAYS[3:]),
        ("fra_år: 2023", "til: 2025-06-30\n", DAYS[:3]),
        ("fra_år: 2024", "fra: 2020-01-01\ntil: 2025-06-30\n", DAYS[1:3]),
    ],
)
def test_rules_look_no_further_back_than_the_settings_say_and_only_while_the_agency_exists(
    settings: str, of_agency: str, seen: tuple[str, ...], tmp_path: Path
) -> None:
    files = {**FILES, "styring.yaml": f"organisasjon: Eksempelby\n{settings}\n", "agency.yaml": agency(of_agency)}
    found = result(repository(tmp_path, files), LATE, Selection(select=("FAG01",)))
    assert [d.file.removeprefix(DOSSIER)[14:24] for d in found.diagnostics] == list(seen)


def test_the_form_of_old_records_is_checked_all_the_same(tmp_path: Path) -> None:
    text = meeting("2019-05-06") + "steed: x\n"
    found = result(repository(tmp_path, {"2019/meetings/2019-05-06-fag.yaml": text}))
    assert [d.code for d in found.diagnostics] == ["SKJ04"]


def test_findings_come_by_file_and_place(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-05-12-fag.yaml": meeting("2026-05-12"),
        "2026/meetings/2026-02-10-fag.yaml": "type: fagmøte\nstatus: innkalt\nsteed: x\ntidspunkt: snart\nnummer: 1\n",
        "records/departments/annen.yaml": "navn: 12\n",
    }
    found = result(repository(tmp_path, files), date(2026, 5, 1), Selection(select=("SKJ", "FAG")))
    assert [(d.file.split("/")[-1], d.position.line, d.code) for d in found.diagnostics] == [
        ("annen.yaml", 1, "SKJ05"),
        ("2026-02-10-fag.yaml", 3, "SKJ04"),
        ("2026-02-10-fag.yaml", 4, "SKJ05"),
        ("2026-02-10-fag.yaml", 5, "SKJ04"),
        ("2026-05-12-fag.yaml", 1, "FAG04"),
        ("2026-05-12-fag.yaml", 1, "FAG04"),
        ("2026-05-12-fag.yaml", 4, "FAG01"),
    ]
    assert found.files == 6 - 1


def test_a_path_limits_what_is_told_but_not_what_is_known(tmp_path: Path) -> None:
    """A rule that compares meetings sees the others, even if only one of them was asked about."""
    kontakt = "type: kontaktmøte\nstatus: gjennomført\ntidspunkt: {}T09:00\n"
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-02-05-kon.yaml": kontakt.format("2026-02-05"),
        "2026/meetings/2026-02-19-kon.yaml": kontakt.format("2026-02-19"),
    }
    root = repository(tmp_path, files)
    asked = root / DOSSIER / "2026/meetings/2026-02-19-kon.yaml"
    found = result(root, LATE, Selection(select=("KON01",), paths=(asked,)))
    assert [d.message for d in found.diagnostics] == [
        "Forrige kontaktmøte er 5. februar 2026, bare 14 dager før; det skal gå minst 28 dager."
    ]
    assert found.files == 1
    nothing = result(root, LATE, Selection(select=("KON01",), paths=(root / "records/departments",)))
    assert (nothing.diagnostics, nothing.files) == ((), 1)


def test_a_finding_is_told_from_the_day_it_holds(tmp_path: Path) -> None:
    text = "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-02-10T09:00\n"
    root = repository(tmp_path, {"2026/meetings/2026-02-10-fag.yaml": text})
    selection = Selection(select=("FAG02",))
    assert result(root, date(2026, 2, 16), selection).diagnostics == ()
    (found,) = result(root, date(2026, 2, 17), selection).diagnostics
    assert found.since == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(), {"DIA11", "FAG01", "FAG02", "FAG04"}),
        (Selection(select=("FAG",)), {"FAG01", "FAG02", "FAG04"}),
        (Selection(select=("FAG01",)), {"FAG01"}),
        (Selection(select=("DIA", "FAG01")), {"DIA11", "FAG01"}),
        (Selection(ignore=("FAG",)), {"DIA11"}),
        (Selection(ignore=("FAG04", "DIA11")), {"FAG01", "FAG02"}),
        (Selection(select=("FAG",), ignore=("FAG01", "FAG04")), {"FAG02"}),
        (Selection(select=("FAG",), ignore=("FAG",)), set()),
    ],
)
def test_rules_and_groups_are_chosen_and_left_out(selection: Selection, told: set[str], tmp_path: Path) -> None:
    """The dossier has no charter, no assessment of risk and no letter, which are not in question here."""
    settings = "organisasjon: Eksempelby\nregler: {BRV01: av, DIA04: av, DIA05: av, DIA09: av}\n"
    root = repository(
        tmp_path, {"styring.yaml": settings, **{path: text for path, text in FILES.items() if "2026" in path}}
    )
    assert {d.code for d in result(root, LATE, selection).diagnostics} == told
