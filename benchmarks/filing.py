"""Filing packages a second: 1,000 journal entries in one run, with their documents. Prints a Markdown table.

Run: ``python benchmarks/filing.py``. The entries are those of the sample records in ten copies, every one with words of
its own. Trust the ratios, not the milliseconds: «× rendering» compares with making the same PDF and Word files and
nothing else, on one core of the same machine in the same run.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from styring import source
from styring.dossier import Dossier
from styring.filing.run import Filed, Filing, Options, file_all
from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.records.settings import ArchiveProfile
from styring.rendering import DocumentKind, Format, Job, Renderer, Variant, plan

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = 1_000
ALONE = 100
COPIES = 10
WANTED_A_SECOND = 15
_PROSE = frozenset({"omtale", "formål", "innledning", "utfordringer"})


def main() -> None:
    """Make the records, file them, print."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for copy in range(COPIES):
            _copy_records(root, copy)
        project = open_project(root)
        registry = load_registry(project).registry
        dossiers = [load_dossier(project, code, registry).dossier for code in sorted(registry.agency_codes)]
        jobs = _jobs(dossiers)[:PACKAGES]
        some = jobs[:: len(jobs) // ALONE][:ALONE]
        floor = _timed(lambda: _render(project, some)) / len(some)
        alone = _timed(lambda: _file(project, some, root / "alone")) / len(some)
        together = _timed(lambda: _file_all(project, dossiers, jobs, root / "together")) / len(jobs)
    print(f"{len(jobs)} packages, {os.cpu_count()} cores.\n")
    print("| what | ms a package | × rendering | packages a second | of what is wanted |")
    print("|---|---|---|---|---|")
    for what, seconds in (("rendering alone, one process", floor), ("filing, one process", alone)):
        print(f"| {what} | {1000 * seconds:.0f} | {seconds / floor:.2f} | {1 / seconds:.1f} | – |")
    rate, ratio = 1 / together, together / floor
    print(f"| filing, all cores | {1000 * together:.0f} | {ratio:.2f} | {rate:.1f} | {rate / WANTED_A_SECOND:.0%} |")


def _copy_records(root: Path, copy: int) -> None:
    """The sample records with other agency codes, and with words of their own in what is long."""
    shutil.copytree(ROOT / "records/departments", root / "records/departments", dirs_exist_ok=True)
    shutil.copy(ROOT / "styring.yaml", root)
    agencies = ROOT / "records/agencies"
    for file in sorted(agencies.rglob("*.yaml")):
        code, *rest = file.relative_to(agencies).parts
        target = root.joinpath("records/agencies", f"{code}{copy}", *rest)
        target.parent.mkdir(parents=True, exist_ok=True)
        data = _varied(source.load(file).data, f" Dette er utgave {copy}.")
        target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _varied(value: Any, addition: str) -> Any:
    if isinstance(value, list):
        return [_varied(member, addition) for member in value]
    if not isinstance(value, dict):
        return value
    return {
        key: member + addition if key in _PROSE and isinstance(member, str) else _varied(member, addition)
        for key, member in value.items()
    }


def _jobs(dossiers: Sequence[Dossier]) -> list[Job]:
    planned = plan(dossiers, [Format.PDF], Variant.INTERNAL).jobs
    return [job for job in planned if not job.draft and job.kind is not DocumentKind.CHARTER]


def _render(project: Project, jobs: Sequence[Job]) -> None:
    renderer = Renderer(project.root, project.settings)
    for job in jobs:
        document = renderer.document(replace(job, shared=True))
        renderer.write(document, Format.PDF)
        renderer.write(document, Format.DOCX)


def _file(project: Project, jobs: Sequence[Job], output: Path) -> None:
    filing = Filing(project, Options(output, ArchiveProfile.FIKS_ARKIV_V1))
    for job in jobs:
        assert isinstance(filing.file(job.identity, job.dossier), Filed)


def _file_all(project: Project, dossiers: Sequence[Dossier], jobs: Sequence[Job], output: Path) -> None:
    options = Options(output, ArchiveProfile.FIKS_ARKIV_V1)
    outcomes = list(file_all(project, dossiers, [job.identity for job in jobs], options))
    assert len(outcomes) == len(jobs)
    for outcome in outcomes:
        assert isinstance(outcome, Filed), outcome


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
