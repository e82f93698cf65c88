from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styring.history import HistoryError, changed_since
from tests.histories import begin, git, save

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

SAME = "".join(f"linje {n}\n" for n in range(10))
FETCH_ALL = (
    "Hent resten med «git fetch --unshallow». I CI: skriv «fetch-depth: 0» ved actions/checkout på GitHub, eller "
    'GIT_DEPTH: "0" på GitLab.'
)
FETCH_BRANCH = (
    "Skriv en gren eller en commit som finnes her, for eksempel origin/main. Ligger den bare på tjeneren, hent den "
    "først med «git fetch origin»."
)


def started(folder: Path) -> Path:
    """A branch at its start, with main going on after it."""
    begin(folder)
    save(folder, {f"{name}.yaml": f"{name}\n{SAME}" for name in "abcdef"})
    git(folder, "switch", "--quiet", "--create", "gren")
    git(folder, "switch", "--quiet", "main")
    save(folder, {"f.yaml": "på main\n"})
    git(folder, "switch", "--quiet", "gren")
    return folder


def test_a_branch_without_changes_has_none(tmp_path: Path) -> None:
    assert changed_since(started(tmp_path), "main") == frozenset()


def test_every_kind_of_change_counts(tmp_path: Path) -> None:
    folder = started(tmp_path)
    save(folder, {"a.yaml": "lagret\n", "ny/møte æøå.yaml": "x"})
    git(folder, "mv", "b.yaml", "flyttet.yaml")
    save(folder)
    (folder / "c.yaml").write_text("i køen\n", encoding="utf-8")
    git(folder, "add", "c.yaml")
    (folder / "d.yaml").write_text("ikke i køen\n", encoding="utf-8")
    (folder / "e.yaml").unlink()
    (folder / "løs fil.yaml").write_text("ukjent for git\n", encoding="utf-8")
    assert changed_since(folder, "main") == {
        "a.yaml", "ny/møte æøå.yaml", "b.yaml", "flyttet.yaml", "c.yaml", "d.yaml", "e.yaml", "løs fil.yaml",
    }  # fmt: skip


def test_what_is_ignored_does_not_count(tmp_path: Path) -> None:
    folder = started(tmp_path)
    save(folder, {".gitignore": "*.tmp\n"})
    (folder / "x.tmp").write_text("x", encoding="utf-8")
    assert changed_since(folder, "main") == {".gitignore"}


def test_what_is_changed_back_does_not_count(tmp_path: Path) -> None:
    folder = started(tmp_path)
    save(folder, {"a.yaml": "noe annet\n"})
    (folder / "a.yaml").write_text(f"a\n{SAME}", encoding="utf-8")
    assert changed_since(folder, "main") == frozenset()


def test_paths_are_told_from_the_folder_that_asks(tmp_path: Path) -> None:
    top = begin(tmp_path)
    first = save(top, {"indre/a.yaml": "1", "ytre.yaml": "1"})
    save(top, {"indre/a.yaml": "2", "ytre.yaml": "2"})
    (top / "indre" / "ny.yaml").write_text("x", encoding="utf-8")
    (top / "ny.yaml").write_text("x", encoding="utf-8")
    assert changed_since(top / "indre", first) == {"a.yaml", "ny.yaml"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.text("aå b\n\t\"'*:-", min_size=1, max_size=6), min_size=1, max_size=4))
def test_any_name_comes_back_as_it_is(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    folder = begin(tmp_path_factory.mktemp("repo"))
    save(folder, {"fast.yaml": "x"})
    half = set(sorted(names)[::2])
    save(folder, dict.fromkeys((f"lagret/{name}" for name in half), "x"))
    for name in names - half:
        (folder / f"løs{name}").write_text("x", encoding="utf-8")
    expected = {f"lagret/{name}" for name in half} | {f"løs{name}" for name in names - half}
    assert changed_since(folder, "HEAD~1") == expected


def refusal(folder: Path, revision: str) -> tuple[str, str]:
    with pytest.raises(HistoryError) as raised:
        changed_since(folder, revision)
    return raised.value.message, raised.value.remedy


@pytest.mark.parametrize(
    "revision", ["finnes-ikke", "0" * 40, "-h", "--output=x", "main..gren", "HEAD:a.yaml", "a b", "^"]
)
def test_an_unknown_revision_is_told(tmp_path: Path, revision: str) -> None:
    assert refusal(started(tmp_path), revision) == (f"git kjenner ikke «{revision}».", FETCH_BRANCH)
    assert not (tmp_path / "x").exists()


def test_no_revision_is_told(tmp_path: Path) -> None:
    assert refusal(started(tmp_path), " ") == ("Det står ingen revisjon å sammenligne med.", FETCH_BRANCH)


def test_unrelated_histories_are_told(tmp_path: Path) -> None:
    folder = started(tmp_path)
    git(folder, "switch", "--quiet", "--orphan", "alene")
    save(folder, {"a.yaml": "x"})
    assert refusal(folder, "main") == (
        "Fant ikke der «main» og HEAD skilte lag: de har ingen felles historikk.", FETCH_BRANCH
    )  # fmt: skip


def shallow(folder: Path) -> Path:
    """A clone with only the newest commit of each branch, as many CI systems fetch it."""
    origin = started(folder / "hel")
    save(origin, {"a.yaml": "ny\n"})
    git(folder, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=gren", origin.as_uri(), "grunn")
    return folder / "grunn"


def test_a_shallow_clone_without_the_common_commit_is_told(tmp_path: Path) -> None:
    assert refusal(shallow(tmp_path), "origin/main") == (
        "Fant ikke der «origin/main» og HEAD skilte lag: bare en del av historikken er hentet hit.", FETCH_ALL
    )  # fmt: skip


def test_a_revision_that_a_shallow_clone_lacks_is_told(tmp_path: Path) -> None:
    assert refusal(shallow(tmp_path), "HEAD~1") == ("git kjenner ikke «HEAD~1».", FETCH_ALL)


def test_a_shallow_clone_that_goes_back_far_enough_will_do(tmp_path: Path) -> None:
    folder = shallow(tmp_path)
    git(folder, "fetch", "--quiet", "--depth=2", "origin", "main", "gren")
    assert changed_since(folder, "origin/main") == {"a.yaml"}


def test_a_folder_outside_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refusal(tmp_path, "main")[0] == "Mappen ligger ikke i git."


def test_a_repository_without_commits_is_told(tmp_path: Path) -> None:
    assert refusal(begin(tmp_path), "main")[0] == "Ingenting er lagret i git ennå."
