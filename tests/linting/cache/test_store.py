"""The folder with the kept answers: when they are trusted, and what may lie in its place."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from styring import source
from styring.linting.cache import digests, store
from styring.linting.cache.entry import Entry, decode, encode
from styring.linting.cache.store import FOLDER, clear
from styring.linting.result import Effort, LintResult, Selection
from styring.linting.run import lint
from styring.project import open_project
from styring.source import reading
from styring.source.reading import Stamp
from tests.histories import begin, git
from tests.linting.cache.world import KEPT, MEETING, RECORDS, START, assert_alike, quick_answer
from tests.repositories import EARLY, repository, write

FAG = RECORDS[0]
EDITED = MEETING.replace("fagmøte", "fogmøte")
"""As long as before, with another finding."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo", dict(START))


def linted(root: Path, *, uses_cache: bool = True) -> LintResult:
    return lint(open_project(root), EARLY, effort=Effort(uses_cache=uses_cache))


def entry_of(root: Path, name: str = "agencies/bre.json") -> Entry:
    entry = decode((root / FOLDER / name).read_bytes())
    assert entry is not None
    return entry


def make_old(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be old enough for its stamp to be trusted."""
    monkeypatch.setattr(store, "_FRESH_NS", 0)
    time.sleep(0.05)
    linted(root)
    assert entry_of(root).stamp


def refuse_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> source.Source:
        raise AssertionError(f"{file} is read")

    monkeypatch.setattr(source, "load", refuse)


def quickly(root: Path, day: date = EARLY) -> LintResult | None:
    return quick_answer(root, day, Selection())


def test_files_that_have_just_changed_are_not_known_by_their_stamps(root: Path) -> None:
    linted(root)
    assert entry_of(root).stamp == ""
    assert entry_of(root, "outside.json").stamp == ""
    linted(root)
    assert entry_of(root).stamp == ""


def test_a_time_in_the_future_is_never_trusted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(root, monkeypatch)
    later = time.time_ns() + 3_600_000_000_000
    os.utime(root / FAG, ns=(later, later))
    linted(root)
    assert entry_of(root).stamp == ""
    assert entry_of(root, "agencies/bfj.json").stamp


def coarse(real: Callable[[os.stat_result], Stamp], behind: int = 0) -> Callable[[os.stat_result], Stamp]:
    """The stamps of a file system that tells time by two seconds, as FAT does, and knows no numbers of files."""

    def stamp(status: os.stat_result) -> Stamp:
        size, changed, *_ = real(status)
        changed = (changed // 2_000_000_000) * 2_000_000_000 - behind
        return size, changed, changed, 0

    return stamp


@pytest.mark.parametrize("behind", [0, 3_600_000_000_000])
def test_an_edit_that_no_stamp_shows_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch, behind: int) -> None:
    """Size and time are the same before and after; ``behind`` is how far a server's clock is behind ours."""
    stamp_of, write_to_cache = reading.stamp_of, store.write

    def write_as_the_server_does(root: Path, file: Path, content: bytes) -> None:
        write_to_cache(root, file, content)
        status = file.stat()
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - behind))

    monkeypatch.setattr(store, "write", write_as_the_server_does)
    for module in (reading, digests):
        monkeypatch.setattr(module, "stamp_of", coarse(stamp_of, behind))
    start_of_the_two_seconds()
    write(root, {FAG: MEETING})
    before = linted(root)
    write(root, {FAG: EDITED})
    after = linted(root)
    assert after == linted(root, uses_cache=False)
    assert after != before


def start_of_the_two_seconds() -> None:
    rest = 2 - time.time() % 2
    time.sleep(rest if rest < 1.5 else 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell when an entry changed")
def test_an_edit_with_the_time_put_back_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(root, monkeypatch)
    status = (root / FAG).stat()
    write(root, {FAG: EDITED})
    os.utime(root / FAG, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (root / FAG).stat().st_mtime_ns == status.st_mtime_ns
    assert_alike(root, EARLY)


def test_what_has_not_changed_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(root, monkeypatch)
    truth = linted(root, uses_cache=False)
    assert truth.diagnostics
    read_bytes = Path.read_bytes

    def only_what_all_depend_on(file: Path) -> bytes:
        assert FOLDER in file.as_posix() or "2026/me" not in file.as_posix(), file
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", only_what_all_depend_on)
    refuse_to_read(monkeypatch)
    assert quickly(root) == truth


def test_the_cache_of_another_clone_is_used(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in CI: other times, other numbers of files and another place, the same contents."""
    truth = linted(root)
    days = [date(2026, 3, 20), date(2027, 6, 1)]
    later = [lint(open_project(root), day, effort=Effort(uses_cache=False)) for day in days]
    clone = tmp_path / "et annet sted" / "klone"
    shutil.copytree(root, clone, copy_function=shutil.copyfile)
    assert (clone / FAG).stat().st_ino != (root / FAG).stat().st_ino
    shutil.rmtree(root)
    refuse_to_read(monkeypatch)
    assert quickly(clone) == truth
    assert [quickly(clone, day) for day in days] == later


def test_an_old_cache_that_is_brought_back_is_used_as_far_as_it_holds(root: Path, tmp_path: Path) -> None:
    linted(root)
    shutil.copytree(root / FOLDER, tmp_path / "lager")
    write(root, {FAG: EDITED})
    linted(root)
    shutil.rmtree(root / FOLDER)
    shutil.copytree(tmp_path / "lager", root / FOLDER)
    assert quickly(root) is None
    assert_alike(root, EARLY)
    assert quickly(root) == linted(root, uses_cache=False)


def test_nothing_kept_tells_where_it_was_made_or_when(root: Path) -> None:
    linted(root)
    kept = {file.relative_to(root).as_posix(): file.read_bytes() for file in (root / ".styring").rglob("*.json")}
    assert sorted(kept) == sorted(f"{FOLDER}/{name}" for name in KEPT if name != "clock")
    assert not [name for name, content in kept.items() if str(root).encode() in content]
    day = date.today().isoformat().encode()
    assert not [name for name, content in kept.items() if day in content]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_does_not_see_the_folder(root: Path) -> None:
    begin(root)
    linted(root)
    git(root, "add", "--all")
    assert not [name for name in git(root, "ls-files").splitlines() if name.startswith(".styring")]
    assert git(root, "status", "--porcelain", "--", ".styring") == ""


def test_two_dossiers_with_the_same_files_have_answers_of_their_own(root: Path) -> None:
    linted(root)
    kept = root / FOLDER / "agencies"
    (kept / "bre.json").rename(kept / "x")
    (kept / "bfj.json").rename(kept / "bre.json")
    (kept / "x").rename(kept / "bfj.json")
    assert quickly(root) is None
    assert_alike(root, EARLY)


def test_an_entry_for_other_names_is_not_used(root: Path) -> None:
    linted(root)
    file = root / FOLDER / "agencies/bre.json"
    file.write_bytes(encode(entry_of(root)._replace(name="bfj")))
    assert quickly(root) is None


def a_folder(place: Path) -> None:
    place.mkdir()


def a_folder_with_a_file(place: Path) -> None:
    place.mkdir()
    (place / "x").write_bytes(b"")


def a_pipe(place: Path) -> None:
    os.mkfifo(place)


def a_link_to_an_endless_file(place: Path) -> None:
    place.symlink_to("/dev/zero")


def a_link_to_nothing(place: Path) -> None:
    place.symlink_to("borte")


def a_ring(place: Path) -> None:
    place.symlink_to(place.name)


def a_file(place: Path) -> None:
    place.write_bytes(b"noe annet")


def a_large_file(place: Path) -> None:
    with place.open("wb") as stream:
        stream.truncate(10**12)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
@pytest.mark.parametrize("name", [f"{FOLDER}/{name}" for name in KEPT[:4]] + [FOLDER, f"{FOLDER}/agencies", ".styring"])
@pytest.mark.parametrize(
    "thing",
    [
        a_folder,
        a_folder_with_a_file,
        a_pipe,
        a_link_to_an_endless_file,
        a_link_to_nothing,
        a_ring,
        a_file,
        a_large_file,
    ],
)
def test_whatever_lies_in_its_place_lint_says_the_same(root: Path, thing: Callable[[Path], None], name: str) -> None:
    truth = linted(root)
    place = root / name
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    thing(place)
    assert linted(root) == truth
    assert quickly(root) in {None, truth}
    assert linted(root) == truth


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_nothing_is_written_or_deleted_outside_of_the_repository(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "utenfor"
    (outside / "cache").mkdir(parents=True)
    (outside / "cache" / "viktig.txt").write_bytes(b"x")
    (root / ".styring").symlink_to(outside)
    truth = linted(root, uses_cache=False)
    assert linted(root) == truth
    assert clear(root) == 0
    assert [file.name for file in outside.rglob("*")] == ["cache", "viktig.txt"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the system refuses nothing")
@pytest.mark.parametrize("mode", [0o000, 0o400, 0o500])
@pytest.mark.parametrize("name", [".styring", FOLDER, f"{FOLDER}/agencies"])
def test_a_folder_that_may_not_be_used_is_no_obstacle(root: Path, name: str, mode: int) -> None:
    truth = linted(root)
    write(root, {FAG: EDITED})
    (root / name).chmod(mode)
    try:
        changed = linted(root)
    finally:
        (root / name).chmod(0o700)
    assert changed == linted(root, uses_cache=False) != truth


def test_clearing_deletes_all_that_is_kept_and_nothing_else(root: Path) -> None:
    linted(root)
    assert clear(root) == len(KEPT)
    assert not (root / FOLDER).exists()
    assert clear(root) == 0
    assert (root / FAG).read_text(encoding="utf-8") == MEETING


def test_a_dossier_with_a_name_too_long_for_a_file_is_checked_without_a_cache(root: Path) -> None:
    write(root, {f"records/agencies/{'x' * 252}/2026/meetings/2026-03-12-fag.yaml": MEETING})
    assert_alike(root, EARLY)
    assert not list((root / ".styring").rglob("*.tmp"))


def test_settings_that_have_changed_since_they_were_read_are_not_kept_as_those_of_today(root: Path) -> None:
    """An edit of ``styring.yaml`` while a lint is under way."""
    before = open_project(root)
    write(root, {"styring.yaml": START["styring.yaml"] + "regler: {FAG01: av}\n"})
    lint(before, EARLY)
    assert_alike(root, EARLY)
