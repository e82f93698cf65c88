from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.history import HistoryError, changed_since, open_history
from styring.history.program import split_at_zeros
from styring.records.base import OSLO
from tests.histories import begin, git, save

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

ON_WINDOWS = os.name == "nt"
ELSEWHERE = "records/annet.yaml"


def told(folder: Path, path: str) -> list[tuple[str, str]]:
    """The versions of a file: when each was saved, in Norwegian time, and what it held."""
    with open_history(folder, "records") as history:
        saved = [(version.saved.astimezone(OSLO), history.content(version)) for version in history.versions(path)]
    return [
        (f"{time:%Y-%m-%dT%H:%M}", "(borte)" if content is None else content.decode("utf-8")) for time, content in saved
    ]


def lines(*texts: str) -> str:
    """Ten lines that stay the same, so that git knows the file again, and these."""
    return "".join(f"linje {n}\n" for n in range(10)) + "".join(f"{text}\n" for text in texts)


def test_versions_come_oldest_first_with_time_and_content(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"}, at="2026-03-01T10:00")
    save(tmp_path, {ELSEWHERE: "x"}, at="2026-03-02T10:00")
    save(tmp_path, {"records/a.yaml": "2"}, at="2026-07-03T23:30")
    assert told(tmp_path, "records/a.yaml") == [("2026-03-01T10:00", "1"), ("2026-07-03T23:30", "2")]
    with open_history(tmp_path, "records") as history:
        assert [version.commit for version in history.versions("records/a.yaml")] == [0, 2]
        assert history.versions("records/finnes-ikke.yaml") == ()


def test_only_files_below_the_folder_are_looked_at(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1", "LESMEG.md": "1"})
    assert told(tmp_path, "records/a.yaml") == [("2026-01-05T12:00", "1")]
    assert told(tmp_path, "LESMEG.md") == []


@pytest.mark.parametrize(
    ("author", "committer"), [("2026-03-01T10:00", "2026-03-05T10:00"), ("2026-03-05T10:00", "2026-03-01T10:00")]
)
def test_the_earlier_of_the_two_times_of_a_commit_counts(tmp_path: Path, author: str, committer: str) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"}, at=author, committed=committer)
    assert told(tmp_path, "records/a.yaml") == [("2026-03-01T10:00", "1")]


def test_a_time_that_cannot_be_right_is_borne(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"})
    times = {"GIT_AUTHOR_DATE": "@99999999999 +0000", "GIT_COMMITTER_DATE": "@99999999999 +0000"}
    (tmp_path / "records/a.yaml").write_text("2", encoding="utf-8")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "x", **times)
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["1", "2"]


def test_a_file_keeps_its_history_when_it_is_moved_and_changed(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/2025/a.yaml": lines("1")}, at="2026-01-01T10:00")
    save(tmp_path, {"records/2026/a.yaml": lines("2")}, remove=["records/2025/a.yaml"], at="2026-01-02T10:00")
    save(tmp_path, {"records/2026/b.yaml": lines("2")}, remove=["records/2026/a.yaml"], at="2026-01-03T10:00")
    save(tmp_path, {"records/2026/b.yaml": lines("3")}, at="2026-01-04T10:00")
    assert told(tmp_path, "records/2026/b.yaml") == [
        ("2026-01-01T10:00", lines("1")), ("2026-01-02T10:00", lines("2")), ("2026-01-04T10:00", lines("3")),
    ]  # fmt: skip


def test_a_name_that_is_free_after_a_move_begins_anew(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": lines("1")})
    git(tmp_path, "mv", "records/a.yaml", "records/b.yaml")
    save(tmp_path)
    save(tmp_path, {"records/a.yaml": "ny"})
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["ny"]
    assert [text for _, text in told(tmp_path, "records/b.yaml")] == [lines("1")]


def test_a_file_that_was_deleted_and_comes_back_goes_on(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1", ELSEWHERE: "x"})
    save(tmp_path, remove=["records/a.yaml"])
    save(tmp_path, {"records/a.yaml": "2"})
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["1", "2"]


def test_a_file_that_moves_away_and_back_goes_on(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": lines("1")})
    git(tmp_path, "mv", "records/a.yaml", "records/b.yaml")
    save(tmp_path)
    git(tmp_path, "mv", "records/b.yaml", "records/a.yaml")
    save(tmp_path, {"records/a.yaml": lines("2")})
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == [lines("1"), lines("2")]


def test_a_commit_that_changes_only_the_mode_is_no_version(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"})
    git(tmp_path, "update-index", "--chmod=+x", "records/a.yaml")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["1"]


def test_an_empty_file_has_a_version(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "", "records/b.yaml": "1"})
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == [""]
    assert [text for _, text in told(tmp_path, "records/b.yaml")] == ["1"]


def merged(folder: Path, content: str | None) -> None:
    """A branch that changes a file and is merged later; ``content`` settles what both sides have changed."""
    begin(folder)
    save(folder, {"records/a.yaml": "1", ELSEWHERE: "x"}, at="2026-03-01T10:00")
    git(folder, "switch", "--quiet", "--create", "gren")
    save(folder, {"records/a.yaml": "2"}, at="2026-03-02T10:00")
    git(folder, "switch", "--quiet", "main")
    save(folder, {ELSEWHERE: "y"} if content is None else {"records/a.yaml": "3"}, at="2026-03-03T10:00")
    git(folder, "merge", "--quiet", "--no-commit", "--strategy=ours", "gren", at="2026-03-09T10:00")
    (folder / "records/a.yaml").write_text(content or "2", encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "Flettet", at="2026-03-09T10:00")


def test_work_on_a_branch_counts_from_the_day_it_was_saved(tmp_path: Path) -> None:
    merged(tmp_path, None)
    assert told(tmp_path, "records/a.yaml") == [("2026-03-01T10:00", "1"), ("2026-03-02T10:00", "2")]


def test_a_conflict_that_is_settled_is_a_version(tmp_path: Path) -> None:
    merged(tmp_path, "4")
    assert told(tmp_path, "records/a.yaml") == [
        ("2026-03-01T10:00", "1"), ("2026-03-02T10:00", "2"), ("2026-03-03T10:00", "3"), ("2026-03-09T10:00", "4"),
    ]  # fmt: skip


def test_a_file_that_one_branch_moves_and_another_changes_keeps_both_histories(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": lines("1")}, at="2026-03-01T10:00")
    git(tmp_path, "switch", "--quiet", "--create", "gren")
    git(tmp_path, "mv", "records/a.yaml", "records/å.yaml")
    save(tmp_path, at="2026-03-02T10:00")
    git(tmp_path, "switch", "--quiet", "main")
    save(tmp_path, {"records/a.yaml": lines("2")}, at="2026-03-03T10:00")
    git(tmp_path, "merge", "--quiet", "--no-edit", "gren", at="2026-03-09T10:00")
    assert told(tmp_path, "records/å.yaml") == [("2026-03-01T10:00", lines("1")), ("2026-03-03T10:00", lines("2"))]


def test_a_records_repository_may_lie_deep_in_another(tmp_path: Path) -> None:
    top = begin(tmp_path)
    inner = top / "våre data" / "styring"
    save(top, {"våre data/styring/records/a.yaml": "1", "records/a.yaml": "feil"})
    save(top, {"våre data/styring/records/a.yaml": "2"})
    assert [text for _, text in told(inner, "records/a.yaml")] == ["1", "2"]


def test_in_a_subfolder_a_merge_names_its_files_the_same_way(tmp_path: Path) -> None:
    top = begin(tmp_path)
    save(top, {"indre/records/a.yaml": "1"})
    git(top, "switch", "--quiet", "--create", "gren")
    save(top, {"indre/records/a.yaml": "2"})
    git(top, "switch", "--quiet", "main")
    save(top, {"indre/records/a.yaml": "3"})
    git(top, "merge", "--quiet", "--no-commit", "--strategy=ours", "gren")
    save(top, {"indre/records/a.yaml": "4"})
    assert [text for _, text in told(top / "indre", "records/a.yaml")][-1] == "4"


NAMES = ["møte æøå.yaml", "a b\tc.yaml", ":(glob)x.yaml", "-flagg.yaml", '"sitat".yaml', "linje\nskift.yaml", "*.yaml"]


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_followed(tmp_path: Path, name: str) -> None:
    begin(tmp_path)
    git(tmp_path, "config", "core.quotePath", "true")
    save(tmp_path, {f"records/{name}": "1"})
    save(tmp_path, {f"records/{name}": "2"})
    assert [text for _, text in told(tmp_path, f"records/{name}")] == ["1", "2"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that keeps names as they are")
def test_names_are_found_however_their_letters_are_composed(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {f"records/{unicodedata.normalize('NFD', 'blåbær.yaml')}": "1"})
    assert [text for _, text in told(tmp_path, "records/blåbær.yaml")] == ["1"]


def test_names_that_are_not_utf_8_stop_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"})
    blob = git(tmp_path, "rev-parse", "HEAD:records/a.yaml").strip()
    index = f"100644 {blob}\trecords/".encode() + b"m\xf8te.yaml\0"
    subprocess.run(["git", "update-index", "-z", "--index-info"], cwd=tmp_path, input=index, check=True)
    git(tmp_path, "commit", "--quiet", "--message", "x")
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["1"]


def test_an_object_that_the_repository_lacks_has_no_content(tmp_path: Path) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"})
    save(tmp_path, {"records/a.yaml": "2"})
    blob = git(tmp_path, "rev-parse", "HEAD~1:records/a.yaml").strip()
    file = tmp_path / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(stat.S_IWRITE)
    file.unlink()
    assert [text for _, text in told(tmp_path, "records/a.yaml")] == ["(borte)", "2"]


HOSTILE = {
    "core.pager": "{trap}", "core.fsmonitor": "{trap}", "diff.external": "{trap}", "core.hooksPath": "{folder}",
    "diff.yaml.textconv": "{trap}", "diff.yaml.command": "{trap}", "gpg.program": "{trap}", "log.showSignature": "true",
    "log.showRoot": "false", "log.follow": "true", "diff.renames": "false", "diff.renameLimit": "1",
    "diff.relative": "true", "color.ui": "always", "log.date": "relative", "core.quotePath": "true",
    "format.pretty": "fuller", "log.diffMerges": "off", "diff.noprefix": "true", "core.sshCommand": "{trap}",
}  # fmt: skip


@pytest.mark.skipif(ON_WINDOWS, reason="the trap is a shell script")
def test_a_hostile_configuration_runs_nothing_and_changes_nothing(tmp_path: Path) -> None:
    folder = begin(tmp_path / "repo")
    save(folder, {"records/2025/a.yaml": lines("1"), ".gitattributes": "*.yaml diff=yaml\n"})
    git(folder, "mv", "records/2025", "records/2026")
    save(folder, {"records/2026/a.yaml": lines("2")})
    expected = told(folder, "records/2026/a.yaml")
    assert [text for _, text in expected] == [lines("1"), lines("2")]
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        shutil.copy(trap, tmp_path / hook)
    for key, value in HOSTILE.items():
        git(folder, "config", key, value.format(trap=trap, folder=tmp_path))
    (folder / "records/2026/a.yaml").write_text(lines("3"), encoding="utf-8")
    (tmp_path / "sprung").unlink(missing_ok=True)
    assert told(folder, "records/2026/a.yaml") == expected
    assert changed_since(folder, "HEAD~1") == {"records/2025/a.yaml", "records/2026/a.yaml"}
    assert not (tmp_path / "sprung").exists()


def refusal(folder: Path) -> tuple[str, str]:
    with pytest.raises(HistoryError) as raised, open_history(folder, "records"):
        pass
    return raised.value.message, raised.value.remedy


def test_a_folder_outside_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refusal(tmp_path) == (
        "Mappen ligger ikke i git.",
        "Legg den i git, eller kjør uten --changed-since og uten git_kontroll_fra i styring.yaml.",
    )


def test_a_repository_without_commits_has_an_empty_history(tmp_path: Path) -> None:
    assert told(begin(tmp_path), "records/a.yaml") == []


def test_a_shallow_clone_is_told(tmp_path: Path) -> None:
    origin = begin(tmp_path / "hel")
    save(origin, {"records/a.yaml": "1"})
    save(origin, {"records/a.yaml": "2"})
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "grunn")
    assert refusal(tmp_path / "grunn") == (
        "Bare en del av historikken i git er hentet hit (shallow clone).",
        "Hent resten med «git fetch --unshallow». I CI: skriv «fetch-depth: 0» ved actions/checkout på GitHub, eller "
        'GIT_DEPTH: "0" på GitLab.',
    )


def test_a_folder_that_git_does_not_trust_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path)
    save(tmp_path, {"records/a.yaml": "1"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refusal(tmp_path) == (
        "git vil ikke lese mappen, fordi en annen bruker eier den.",
        f"Stoler du på den som eier mappen, kjør «git config --global --add safe.directory {tmp_path.as_posix()}».",
    )


NO_GIT = ("Programmet git er ikke installert her.", "Installer git, eller kjør kontrollen der git finnes.")


def test_a_machine_that_has_lost_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert refusal(tmp_path) == NO_GIT


def test_a_machine_without_git_is_told(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from styring.history import *\n"
        "try:\n  open_history(Path(sys.argv[1]), 'records').__enter__()\n"
        "except HistoryError as error:\n  assert (error.message, error.remedy) == eval(sys.argv[2])\n"
        "else:\n  raise SystemExit('no error')"
    )
    environment = {**os.environ, "PATH": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, "-X", "utf8", "-c", code, str(tmp_path), repr(NO_GIT)]
    subprocess.run(arguments, env=environment, check=True)


def test_a_damaged_repository_is_told_in_gits_words(tmp_path: Path) -> None:
    begin(tmp_path)
    commit = save(tmp_path, {"records/a.yaml": "1"})
    file = tmp_path / ".git" / "objects" / commit[:2] / commit[2:]
    file.chmod(stat.S_IWRITE)
    file.write_bytes(b"x")
    message, remedy = refusal(tmp_path)
    assert message.startswith("git kan ikke svare: ")
    assert commit in message
    assert remedy == "Kjør «git status» i mappen for å se hva som er galt."


def test_the_number_of_processes_does_not_grow_with_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path)
    many = {f"records/mappe-{n % 40}/post-{n}.yaml": f"{n}\n" for n in range(2000)}
    save(tmp_path, many)
    save(tmp_path, {name: text + "endret\n" for name, text in many.items()})
    with open_history(tmp_path, "records"):
        pass  # GitPython asks git for its version once, when it is imported
    started: list[Any] = []
    popen = subprocess.Popen.__init__

    def counting(self: Any, command: Any, *rest: Any, **options: Any) -> None:
        started.append(command)
        popen(self, command, *rest, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", counting)
    with open_history(tmp_path, "records") as history:
        contents = [history.content(version) for name in many for version in history.versions(name)]
    assert len(contents) == 4000
    assert None not in contents
    assert len(started) == 4


@given(st.lists(st.binary(max_size=12), max_size=8), st.integers(1, 9))
def test_fields_are_split_wherever_the_chunks_end(parts: list[bytes], size: int) -> None:
    fields = [part.replace(b"\0", b"") for part in parts]
    printed = b"".join(field + b"\0" for field in fields)
    assert list(split_at_zeros(printed[i : i + size] for i in range(0, len(printed), size))) == fields
