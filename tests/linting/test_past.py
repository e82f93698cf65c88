from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from styring.dossier import Dossier, Version
from styring.linting.past import Memory, remember, unjudged
from styring.linting.result import GIT_RULES
from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.records.minutes import Minutes
from tests.histories import begin, git, save
from tests.repositories import DOSSIER, concise, repository, result

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

SETTINGS = "organisasjon: Eksempelby kommune\nfra_år: 2024\n"
FROM_MARCH = SETTINGS + "git_kontroll_fra: 2026-03-01\n"
ID = "2026-03-12-esm"
FILE = f"{DOSSIER}2026/minutes/{ID}.yaml"
MINUTES = f"2026/minutes/{ID}.yaml"
TEXT = "form: referat\nstatus: utkast\nsaker:\n  - {nr: 1, omtale: Sak nummer én er behandlet i møtet.}\n"
UNCHECKED = "REF10 og det KON03 og REF07 henter fra git."


def dossier_of(project: Project, memory: Memory) -> Dossier:
    return memory.given_to(load_dossier(project, "bre", load_registry(project).registry))


def past_of(root: Path, local: str = f"minutes/{ID}") -> tuple[Version, ...]:
    project = open_project(root)
    with remember(project, is_asked=True) as memory:
        dossier = dossier_of(project, memory)
        assert memory.unchecked == ()
        assert dossier.past is not None
        assert dossier.past.since == date(2026, 3, 1)
        return dossier.past.versions(local)


def summary(versions: tuple[Version, ...]) -> list[tuple[datetime | None, str | None]]:
    """When each version was saved, and its status."""
    records = [(version.saved, version.record) for version in versions]
    return [(time, record.status if isinstance(record, Minutes) else None) for time, record in records]


def started(root: Path, settings: str = FROM_MARCH) -> Path:
    repository(begin(root), {"styring.yaml": settings, MINUTES: TEXT})
    save(root, at="2026-03-17T12:00")
    return root


def test_versions_are_records_of_norwegian_time(tmp_path: Path) -> None:
    started(tmp_path)
    save(tmp_path, {FILE: TEXT.replace("utkast", "endelig")}, at="2026-07-01T23:30")
    versions = past_of(tmp_path)
    assert summary(versions) == [(datetime(2026, 3, 17, 12), "utkast"), (datetime(2026, 7, 1, 23, 30), "endelig")]
    assert [version.commit for version in versions] == [0, 1]
    assert [str(version.record.identity) for version in versions if version.record] == [f"bre/minutes/{ID}"] * 2


def test_from_before_git_counts_only_the_last_version_is_kept_and_its_time_is_not(tmp_path: Path) -> None:
    root = begin(tmp_path)
    repository(root, {"styring.yaml": FROM_MARCH, MINUTES: TEXT})
    save(root, at="2026-02-01T12:00")
    save(root, {FILE: TEXT + "målform: nn\n"}, at="2026-02-28T23:59")
    save(root, {FILE: TEXT.replace("utkast", "endelig")}, at="2026-03-01T00:01")
    versions = past_of(root)
    assert summary(versions) == [(None, "utkast"), (datetime(2026, 3, 1, 0, 1), "endelig")]
    assert isinstance(versions[0].record, Minutes)
    assert versions[0].record.language == "nn"


def test_a_version_that_does_not_validate_has_no_record(tmp_path: Path) -> None:
    started(tmp_path)
    save(tmp_path, {FILE: TEXT + "ukjent: 1\n"}, at="2026-03-18T12:00")
    save(tmp_path, {FILE: "form: [\n"}, at="2026-03-19T12:00")
    save(tmp_path, {FILE: "x" * 1024 * 1024 + "x"}, at="2026-03-20T12:00")
    save(tmp_path, {FILE: TEXT + "# tilbake\n"}, at="2026-03-21T12:00")
    assert [status for _, status in summary(past_of(tmp_path))] == ["utkast", None, None, None, "utkast"]


def test_what_is_as_the_file_is_now_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(tmp_path)
    (tmp_path / FILE).write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8"))
    started_processes: list[Any] = []
    popen = subprocess.Popen.__init__

    def counting(self: Any, command: Any, *rest: Any, **options: Any) -> None:
        started_processes.append(command)
        popen(self, command, *rest, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", counting)
    project = open_project(tmp_path)
    with remember(project, is_asked=True) as memory:
        dossier = dossier_of(project, memory)
        assert dossier.past is not None
        (version,) = dossier.past.versions(f"minutes/{ID}")
    assert version.record is dossier.minutes[ID]
    assert [command for command in started_processes if "cat-file" in command] == []


def test_versions_are_read_once(tmp_path: Path) -> None:
    started(tmp_path)
    save(tmp_path, {FILE: TEXT.replace("utkast", "endelig")}, at="2026-03-18T12:00")
    project = open_project(tmp_path)
    with remember(project, is_asked=True) as memory:
        dossier = dossier_of(project, memory)
        assert dossier.past is not None
        assert dossier.past.versions(f"minutes/{ID}") is dossier.past.versions(f"minutes/{ID}")
        assert dossier.past.versions("minutes/2026-12-24-esm") == ()


def test_a_file_that_was_put_into_the_right_year_keeps_its_past(tmp_path: Path) -> None:
    started(tmp_path)
    git(tmp_path, "mv", f"{DOSSIER}2026", f"{DOSSIER}2025")
    save(tmp_path, at="2026-03-18T12:00")
    git(tmp_path, "mv", f"{DOSSIER}2025", f"{DOSSIER}2026")
    save(tmp_path, {FILE: TEXT.replace("utkast", "endelig")}, at="2026-03-19T12:00")
    assert [status for _, status in summary(past_of(tmp_path))] == ["utkast", "endelig"]


def test_a_repository_may_lie_in_another(tmp_path: Path) -> None:
    root = tmp_path / "våre data"
    begin(tmp_path)
    repository(root, {"styring.yaml": FROM_MARCH, MINUTES: TEXT})
    save(tmp_path, at="2026-03-17T12:00")
    assert summary(past_of(root)) == [(datetime(2026, 3, 17, 12), "utkast")]


@pytest.mark.parametrize(("settings", "is_asked"), [(SETTINGS, True), (FROM_MARCH, False)])
def test_git_is_not_asked_without_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, is_asked: bool
) -> None:
    project = open_project(started(tmp_path, settings))
    monkeypatch.setattr(subprocess.Popen, "__init__", None)
    with remember(project, is_asked=is_asked) as memory:
        assert dossier_of(project, memory).past is None
        assert memory.unchecked == ()


def test_what_could_not_be_checked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    project = open_project(repository(tmp_path, {"styring.yaml": FROM_MARCH}))
    with remember(project, is_asked=True) as memory:
        dossier = dossier_of(project, memory)
        assert dossier.past is None
        assert unjudged(project, dossier) == GIT_RULES
    assert memory.unchecked == (
        f"{UNCHECKED} Mappen ligger ikke i git. Legg den i git, eller kjør uten --changed-since og uten "
        "git_kontroll_fra i styring.yaml.",
    )


def test_versions_that_the_repository_has_lost_are_said(tmp_path: Path) -> None:
    started(tmp_path)
    save(tmp_path, {FILE: TEXT + "# ny\n"}, at="2026-03-18T12:00")
    blob = git(tmp_path, "rev-parse", f"HEAD~1:{FILE}").strip()
    lost = tmp_path / ".git" / "objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    project = open_project(tmp_path)
    with remember(project, is_asked=True) as memory:
        dossier = dossier_of(project, memory)
        assert dossier.past is not None
        assert summary(dossier.past.versions(f"minutes/{ID}"))[0] == (datetime(2026, 3, 17, 12), None)
        assert unjudged(project, dossier) == ()
    assert memory.unchecked == (
        f"{UNCHECKED} 1 tidligere versjon av filene finnes ikke i repoet. Hent hele repoet på nytt, eller kjør "
        "«git fsck» for å se hva som mangler.",
    )


WAIVED = TEXT + "# styring: tillat REF10 – avtalt med etaten\nmålform: nn\n"
MEETING = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\n"


def with_waiver(root: Path) -> Path:
    final = TEXT.replace("utkast", "endelig")
    files: dict[str, str | bytes] = {"styring.yaml": FROM_MARCH, f"2026/meetings/{ID}.yaml": MEETING, MINUTES: final}
    repository(begin(root), files)
    save(root, at="2026-03-27T12:00")
    save(root, {FILE: WAIVED.replace("utkast", "endelig")}, at="2026-04-10T12:00")
    return root


def test_a_waiver_lets_a_git_finding_through(tmp_path: Path) -> None:
    found = result(with_waiver(tmp_path))
    assert [d.code for d in found.waived] == ["REF10"]
    assert found.unchecked == ()
    assert "SKJ12" not in concise(tmp_path)


def test_a_waiver_is_not_called_unused_where_git_cannot_answer(tmp_path: Path) -> None:
    with_waiver(tmp_path / "hel")
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "hel").as_uri(), "grunn")
    found = result(tmp_path / "grunn")
    assert found.unchecked == (
        f"{UNCHECKED} Bare en del av historikken i git er hentet hit (shallow clone). Hent resten med «git fetch "
        '--unshallow». I CI: skriv «fetch-depth: 0» ved actions/checkout på GitHub, eller GIT_DEPTH: "0" på GitLab.',
    )
    assert "SKJ12" not in concise(tmp_path / "grunn")
