"""Shares of a repository: together they say what a lint of the whole says, and no file is in two of them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.linting.part import OUTSIDE, part_of
from styring.linting.result import Effort, LintResult, Selection, Shard
from styring.linting.run import lint
from styring.project import open_project
from tests.histories import begin, save
from tests.linting.cache.world import AGENCY, EXEMPTION, MEETING, MINUTES, RECORDS, SETTINGS, START, WAIVER, World, put
from tests.repositories import repository

DAYS = (date(2026, 1, 1), date(2026, 5, 1))
WITHIN = "records/agencies/bre"
FILES: dict[str, str | bytes] = {
    **START,
    "styring.yaml": SETTINGS + "regler: {FAG99: av}\nnavnelister: [borte.txt]\n",
    "records/agencies/bfj/agency.yaml": AGENCY + EXEMPTION,
    "records/agencies/ny/agency.yaml": AGENCY.replace("pbr", "borte"),
    "records/agencies/tom/les.txt": "",
    "records/agencies/løs.yaml": AGENCY,
    "records/departments/annen.yaml": "navn: 12\n",
    RECORDS[3]: MEETING + "steed: x\n",
    "records/agencies/bfj/2026/meetings/2026-04-14-fag.yaml": MEETING.replace("03-12", "04-14"),
    RECORDS[6]: MEETING.replace("saksliste", f"{WAIVER}saksliste"),
    "records/calendars/2026/annen.yaml": "hendelser: [{id: x, virksomhet: finnes-ikke, dato: 2026-01-01, tittel: T}]\n",
}
BASELINE = "".join(
    f"{line}\n"
    for line in (
        f"{RECORDS[0]} FAG01 saksliste",
        f"{RECORDS[0]} ESM01 saksliste",
        "records/agencies/borte/agency.yaml SKJ04 navn",
        "records/agencies/ny/agency.yaml REF04 navn",
        "records/agencies/løs.yaml SKJ09 .",
        "records/agencies/bfj/agency.yaml REF04 navn",
        "records/departments/annen.yaml SKJ05 navn",
        "records/departments/pbr.yaml SKJ05 navn",
        "hva som helst",
    )
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = repository(tmp_path_factory.mktemp("repo"), FILES)
    put(World(root), "grunnlinje.txt", BASELINE)
    return root


def linted(root: Path, day: date, wanted: Selection | None = None, *, uses_cache: bool = False) -> LintResult:
    return lint(open_project(root), day, wanted, Effort(uses_cache=uses_cache))


def of_shards(root: Path, day: date, among: int, *, uses_cache: bool = False) -> list[LintResult]:
    shards = [Selection(shard=Shard(number, among)) for number in range(1, among + 1)]
    return [linted(root, day, shard, uses_cache=uses_cache) for shard in shards]


def assert_together(found: Iterable[LintResult], whole: LintResult) -> None:
    """Every kind of finding of the whole is in the shares, each as often."""
    shares = list(found)
    for kind in ("diagnostics", "upcoming", "waived", "exempted", "baselined", "stale", "unread"):
        assert Counter(each for share in shares for each in getattr(share, kind)) == Counter(getattr(whole, kind)), kind
    assert sum(share.files for share in shares) == whole.files
    assert any(share.unchecked for share in shares) is bool(whole.unchecked)


def test_the_repository_has_findings_of_every_kind(root: Path) -> None:
    whole = linted(root, DAYS[1])
    kinds = (whole.diagnostics, whole.upcoming, whole.waived, whole.exempted, whole.baselined, whole.unread)
    assert all(kinds)
    assert {part_of(d.file) for d in whole.diagnostics} == {OUTSIDE, "bfj", "bre", "eib", "ny", "tom"}
    assert {"SKJ07", "SKJ14", "SKJ15"} <= {d.code for d in whole.diagnostics}
    assert {entry.place.file.split("/")[2] for entry in whole.stale} == {"bre", "borte", "ny", "pbr.yaml"}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("among", range(1, 8))
def test_the_shards_together_are_the_whole(root: Path, among: int, day: date) -> None:
    assert_together(of_shards(root, day, among), linted(root, day))


@pytest.mark.parametrize("among", [2, 3])
def test_a_file_that_all_dossiers_need_and_that_cannot_be_read_blinds_every_shard(tmp_path: Path, among: int) -> None:
    """Whether a line of the baseline is stale, is not known then; not in the shards without that file either."""
    root = repository(tmp_path, {**START, "records/departments/pbr.yaml": "navn: [\n"})
    put(World(root), "grunnlinje.txt", "".join(f"{record} ESM01 saksliste\n" for record in RECORDS))
    whole = linted(root, DAYS[1])
    assert whole.stale == ()
    assert_together(of_shards(root, DAYS[1], among), whole)


@pytest.mark.parametrize("among", [1, 3])
def test_a_cache_that_shards_and_others_share_changes_nothing(root: Path, among: int) -> None:
    truth = of_shards(root, DAYS[1], among), linted(root, DAYS[1])
    for _ in range(2):
        kept = of_shards(root, DAYS[1], among, uses_cache=True), linted(root, DAYS[1], uses_cache=True)
        assert kept == truth


@pytest.mark.parametrize("among", [2, 5])
def test_no_file_is_in_two_shards(root: Path, among: int) -> None:
    files = [sorted({d.file for d in found.diagnostics}) for found in of_shards(root, DAYS[1], among)]
    files = [[file for file in share if file != "grunnlinje.txt"] for share in files]  # each tells of its own lines
    assert max(Counter(file for share in files for file in share).values()) == 1


@pytest.mark.parametrize("among", [2, 3])
def test_a_shard_of_what_is_asked_for(root: Path, among: int) -> None:
    asked = Selection(select=("FAG", "SKJ"), paths=(root / WITHIN, root / RECORDS[3], root / "records/departments"))
    shares = [
        linted(root, DAYS[1], Selection(asked.select, (), asked.paths, Shard(number, among)))
        for number in range(1, among + 1)
    ]
    whole = linted(root, DAYS[1], asked)
    assert whole.diagnostics
    assert_together(shares, whole)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_shards_ask_git_too(tmp_path: Path) -> None:
    root = repository(begin(tmp_path), {**START, "styring.yaml": SETTINGS + "git_kontroll_fra: 2026-01-01\n"})
    save(root, at="2026-04-10T12:00")
    save(root, {RECORDS[1]: MINUTES + "målform: nn\n", RECORDS[7]: MINUTES + "målform: nn\n"}, at="2026-04-13T12:00")
    whole = linted(root, DAYS[1])
    assert [d.code for d in whole.diagnostics].count("REF10") == 2
    for among in (2, 4):
        assert_together(of_shards(root, DAYS[1], among), whole)


@given(st.lists(st.text(), unique=True, max_size=30), st.integers(1, 40))
def test_every_part_is_in_one_shard_and_none_has_much_more_than_another(parts: list[str], among: int) -> None:
    shards = [Shard(number, among).of_parts(parts) for number in range(1, among + 1)]
    assert sorted(part for shard in shards for part in shard) == sorted(parts)
    assert max(map(len, shards)) - min(map(len, shards)) <= 1
