"""A lint of what has not changed: answered from what is kept, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from styring import source
from styring.linting import quick
from styring.linting.cache import digests
from styring.linting.cache.store import Store
from styring.linting.part import Part
from styring.linting.result import Effort, LintResult, Selection, Shard
from styring.linting.run import lint
from styring.project import open_project
from tests.histories import begin, git, save
from tests.linting.cache.world import ATTACHMENTS, MEETING, MINUTES, RECORDS, SETTINGS, START, World, put, quick_answer
from tests.repositories import EARLY, repository, write

DAYS = (EARLY, date(2026, 3, 20), date(2027, 6, 1))
SELECTIONS = (
    Selection(),
    Selection(select=("FAG",)),
    Selection(ignore=("FAG", "SKJ07")),
    Selection(shard=Shard(2, 3)),
    Selection(paths=()),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository(tmp_path, dict(START))
    lint(open_project(root), EARLY)
    return root


def answer(root: Path, day: date = EARLY, wanted: Selection | None = None) -> LintResult | None:
    return quick_answer(root, day, wanted or Selection())


def test_what_was_found_is_found_again_on_any_day_and_whatever_is_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bre = root / "records/agencies/bre"
    asked = [(day, each) for day in DAYS for each in (*SELECTIONS, Selection(paths=(bre, root / RECORDS[3])))]
    truth = [lint(open_project(root), day, wanted, Effort(uses_cache=False)) for day, wanted in asked]
    assert len({(found.diagnostics, found.files) for found in truth}) > 8

    def refuse(file: Path) -> source.Source:
        raise AssertionError(f"{file} is read")

    monkeypatch.setattr(source, "load", refuse)
    assert [answer(root, day, wanted) for day, wanted in asked] == truth


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (RECORDS[0], MEETING + "# ny\n"),
        (RECORDS[0].replace("fag", "kon"), MEETING),
        ("styring.yaml", SETTINGS + "# ny\n"),
        ("records/departments/mos.yaml", "navn: Byrådsavdeling for miljø\n"),
        ("records/agencies/ny/agency.yaml", "navn: Ny etat\n"),
        ("navneliste.lokal.txt", "Åse Vrangsund\n"),
        (ATTACHMENTS[0], "PDF"),
        ("grunnlinje.txt", f"{RECORDS[0]} ESM01 saksliste\n"),
        ("grunnlinje.txt", "hva som helst\n"),
    ],
)
def test_nothing_is_answered_where_something_has_to_be_looked_at(root: Path, name: str, text: str) -> None:
    assert answer(root) is not None
    put(World(root), name, text)
    assert answer(root) is None


def test_nothing_is_answered_by_another_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "program", lambda: "en annen")
    assert answer(root) is None


def test_what_lies_beside_the_records_changes_nothing(root: Path) -> None:
    before = answer(root)
    for name in ("README.md", "records/README.md", "records/agencies/bre/.skjult.yaml", "vedlegg/annet.pdf"):
        put(World(root), name, "x")
    assert before is not None
    assert answer(root) == before


def test_what_the_baseline_lets_through_is_looked_up_each_time(root: Path) -> None:
    put(World(root), "grunnlinje.txt", f"{RECORDS[0]} FAG01 saksliste\n")
    found = answer(root, DAYS[1])
    assert found is not None
    assert [d.code for d in found.baselined] == ["FAG01"]
    assert found == lint(open_project(root), DAYS[1], effort=Effort(uses_cache=False))


@pytest.mark.parametrize("shard", [Shard(number, among) for among in (2, 3, 4) for number in range(1, among + 1)])
def test_a_shard_says_nothing_of_lines_of_the_baseline_that_are_for_another(root: Path, shard: Shard) -> None:
    """What lies in no dossier cannot be read here, so that a lint does not know which lines have become stale."""
    put(World(root), "grunnlinje.txt", f"{RECORDS[3]} ESM01 saksliste\n")
    write(root, {"records/departments/pbr.yaml": "navn: [\n"})
    lint(open_project(root), EARLY)
    wanted = Selection(shard=shard)
    truth = lint(open_project(root), EARLY, wanted, Effort(uses_cache=False))
    assert answer(root, EARLY, wanted) in (None, truth)


def test_the_address_of_the_rules_comes_with_the_answer(root: Path) -> None:
    write(root, {"styring.yaml": SETTINGS + "regler_adresse: https://eksempel.invalid/regler\n"})
    lint(open_project(root), EARLY)
    kept = quick.look_up(root, Selection())
    assert kept is not None
    assert kept.rules_address == "https://eksempel.invalid/regler"


def test_what_has_been_looked_up_is_not_looked_up_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {RECORDS[0]: MEETING + "# ny\n"})
    kept = quick.look_up(root, Selection())
    assert kept is not None
    truth = lint(open_project(root), EARLY, effort=Effort(uses_cache=False))
    asked: list[str] = []

    def find(store: Store, part: str, history: Callable[[str], str | None]) -> Part | None:
        asked.append(part)
        return None

    monkeypatch.setattr(Store, "find", find)
    assert lint(open_project(root), EARLY, begun=quick.HeadStart(kept)) == truth
    assert asked == ["bre"]


def test_what_was_looked_up_before_something_for_all_changed_is_forgotten(root: Path) -> None:
    kept = quick.look_up(root, Selection())
    assert kept is not None
    assert {d.code for part in kept.parts.values() for d in part.standing} >= {"FAG01"}
    write(root, {"styring.yaml": SETTINGS + "regler: {FAG01: av}\n"})
    found = lint(open_project(root), date(2027, 6, 1), begun=quick.HeadStart(kept))
    assert found == lint(open_project(root), date(2027, 6, 1), effort=Effort(uses_cache=False))
    assert "FAG01" not in {d.code for d in found.diagnostics}


def test_settings_with_everything_in_them_are_known_again(root: Path) -> None:
    write(
        root,
        {
            "styring.yaml": f"{SETTINGS}regler: {{FAG01: av, ESM01: merknad, REF04: feil}}\n"
            "navnelister: [navneliste.txt]\n"
            "dokument: {logo: vedlegg/plan.pdf, skriftmappe: vedlegg}\nterskler: {maks_esm: 2}\n",
            "navneliste.txt": "Åse Vrangsund\n",
        },
    )
    truth = lint(open_project(root), EARLY)
    assert answer(root) == truth


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_new_commit_is_looked_at_only_where_git_is_asked(tmp_path: Path) -> None:
    root = repository(begin(tmp_path), {**START, "styring.yaml": SETTINGS + "git_kontroll_fra: 2026-01-01\n"})
    save(root, at="2026-04-10T12:00")
    save(root, {RECORDS[1]: MINUTES + "målform: nn\n"}, at="2026-04-13T12:00")
    first = lint(open_project(root), EARLY)
    assert [d.code for d in first.diagnostics if d.file == RECORDS[1]].count("REF10") == 1
    assert answer(root) == first
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--date=2026-01-02T12:00", at="2026-01-02T12:00")
    assert answer(root) is None
    again = lint(open_project(root), EARLY)
    assert again == lint(open_project(root), EARLY, effort=Effort(uses_cache=False))
    assert answer(root) == again
    save(root, at="2026-05-01T12:00")
    without_git = Selection(select=("FAG",))
    lint(open_project(root), EARLY, without_git)
    assert answer(root, EARLY, without_git) is not None
