"""What holds of every report, over the sample records and over records made for measuring."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from itertools import permutations
from pathlib import Path

import pytest

import styring.reports
from styring.dossier import Dossier, Registry
from styring.reports.catalogue import REPORTS
from styring.reports.figures import shown
from styring.reports.report import Report, run
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, Value
from tests.reports.asking import dossiers_of
from tests.repositories import repository

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 12, 31)
LONG_AGO = date(1990, 1, 1)
KEY = re.compile(r"[a-zæøå][a-z0-9æøå_]*")
WHOLE = {Unit.COUNT, Unit.YEAR}
AS_IT_STANDS = {"R12", "R15"}
"""Reports on how things stand on the day, whatever years are asked about."""
MEASURED = {Unit.MEAN, Unit.PERCENT, Unit.CHANGE, Unit.DAYS, Unit.WORKING_DAYS}


@pytest.fixture(scope="module", params=["sample", "ministry", "corpus"])
def dossiers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Dossier]:
    if request.param == "sample":
        return dossiers_of(ROOT)
    if request.param == "ministry":
        return dossiers_of(ROOT / "tests" / "stat" / "sample")
    out = tmp_path_factory.mktemp("corpus") / "records"
    program = [sys.executable, "-X", "utf8", str(ROOT / "benchmarks" / "corpus.py")]
    subprocess.run([*program, "--records", "300", "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    return dossiers_of(out)


@pytest.fixture(params=REPORTS.values(), ids=list(REPORTS))
def report(request: pytest.FixtureRequest) -> Report:
    assert isinstance(request.param, Report)
    return request.param


def tables(report: Report, dossiers: Sequence[Dossier], scope: Scope | None = None) -> tuple[Table, ...]:
    return run([report], dossiers, scope or Scope(TODAY))[report.name]


def cells(tables: Sequence[Table]) -> Iterator[tuple[Column, Cell]]:
    for table in tables:
        for row in table.rows:
            yield from zip(table.columns, row, strict=True)


def sources(tables: Sequence[Table]) -> set[str]:
    return {source for _, cell in cells(tables) for source in cell.sources}


def figures(tables: Sequence[Table]) -> set[Value]:
    """What was found on the dialogue, apart from zero and nothing; that an agency exists is no part of it."""
    counted = {Unit.COUNT, Unit.MEAN, Unit.PERCENT, Unit.CHANGE}
    found = ((column, cell) for column, cell in cells(tables) if column.unit in counted)
    return {cell.value for _, cell in found if any(not each.endswith("/agency") for each in cell.sources)} - {None, 0}


def known_identities(dossiers: Sequence[Dossier]) -> set[str]:
    outside = {*dossiers[0].registry.calendars.values(), *dossiers[0].registry.departments.values()}
    own = {str(identity) for dossier in dossiers for identity in dossier.identities}
    return own | {str(record.identity) for record in outside}


def test_every_report_is_in_the_catalogue_once() -> None:
    names = [module.name for module in pkgutil.iter_modules(styring.reports.__path__)]
    modules = [import_module(f"styring.reports.{name}") for name in names]
    made = {each.id: each for module in modules for each in vars(module).values() if isinstance(each, Report)}
    assert {each.id: each for each in REPORTS.values()} == made
    assert {name: each.name for name, each in REPORTS.items()} == {name: name for name in REPORTS}


def test_tables_are_well_formed(report: Report, dossiers: Sequence[Dossier]) -> None:
    made = tables(report, dossiers)
    assert len({table.key for table in made}) == len(made) > 0
    for table in made:
        keys = [column.key for column in table.columns]
        assert len(set(keys)) == len(keys)
        assert [key for key in (table.key, *keys) if not KEY.fullmatch(key)] == []
        assert {len(row) for row in table.rows} <= {len(keys)}
        assert [note for note in table.notes if not note.endswith(".")] == []


def test_figures_are_what_their_columns_say(report: Report, dossiers: Sequence[Dossier]) -> None:
    for column, cell in cells(tables(report, dossiers)):
        value = cell.value
        if column.unit in WHOLE:
            assert value is None or (type(value) is int and value >= 0)
        elif column.unit in MEASURED:
            assert value is None or type(value) in {int, float}
        elif column.unit is Unit.DATE:
            assert value is None or type(value) is date
        if column.unit is Unit.PERCENT and isinstance(value, float):
            assert 0 <= value <= 100
        assert shown(value, column.unit)


def test_sources_exist(report: Report, dossiers: Sequence[Dossier]) -> None:
    assert sources(tables(report, dossiers)) <= known_identities(dossiers)


def test_what_is_computed_names_its_records(report: Report, dossiers: Sequence[Dossier]) -> None:
    for column, cell in cells(tables(report, dossiers)):
        assert cell.sources == tuple(sorted(set(cell.sources)))
        if column.unit in {Unit.MEAN, Unit.PERCENT, Unit.CHANGE} and cell.value is not None:
            assert cell.sources


def test_the_order_of_dossiers_does_not_matter(report: Report, dossiers: Sequence[Dossier]) -> None:
    made = [tables(report, order) for order in permutations(dossiers)]
    assert all(other == made[0] for other in made)


def test_nothing_to_report_on(report: Report, tmp_path: Path) -> None:
    nobody = tables(report, [])
    assert figures(nobody) == set()
    assert [table.key for table in nobody] == [table.key for table in tables(report, dossiers_of(ROOT))]
    assert figures(tables(report, [Dossier("bre", Registry())])) == set()
    tables(report, dossiers_of(repository(tmp_path, {})))


def test_a_broken_record_is_no_hindrance(report: Report, tmp_path: Path) -> None:
    broken = {
        "agency.yaml": "navn: [\n",
        "2026/meetings/2026-03-12-esm.yaml": "type: etatsstyringsmøte\nstatus: ja\n",
        "2026/minutes/2026-03-12-esm.yaml": "form: referat\n",
        "2026/letters/2026-01-15-tb.yaml": "",
    }
    tables(report, dossiers_of(repository(tmp_path, {**broken})))


def test_nothing_has_happened_yet(report: Report, dossiers: Sequence[Dossier]) -> None:
    assert figures(tables(report, dossiers, Scope(LONG_AGO))) == set()


def test_an_agency_narrows(report: Report, dossiers: Sequence[Dossier]) -> None:
    chosen = dossiers[0].code
    every, some = tables(report, dossiers), tables(report, dossiers, Scope(TODAY, frozenset({chosen})))
    assert {source for source in sources(some) if source.split("/")[0] in {each.code for each in dossiers[1:]}} == set()
    assert sources(some) <= sources(every)
    assert {cell.value for column, cell in cells(some) if column.key == "virksomhet"} <= {chosen}


def test_a_department_narrows(report: Report, dossiers: Sequence[Dossier]) -> None:
    codes = sorted(dossiers[0].registry.department_codes)
    every = sources(tables(report, dossiers))
    for code in codes:
        assert sources(tables(report, dossiers, Scope(TODAY, department=code))) <= every
    assert sources(tables(report, dossiers, Scope(TODAY, department="finnes-ikke"))) == set()


def test_years_narrow(report: Report, dossiers: Sequence[Dossier]) -> None:
    every = sources(tables(report, dossiers))
    of_year = tables(report, dossiers, Scope(TODAY, first_year=2026, last_year=2026))
    assert sources(of_year) <= every
    assert {cell.value for column, cell in cells(of_year) if column.unit is Unit.YEAR} <= {2026, None}
    if report.id not in AS_IT_STANDS:
        assert figures(tables(report, dossiers, Scope(TODAY, first_year=1999, last_year=1999))) == set()
