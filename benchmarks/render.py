"""Time per document in every format, for 100 minutes in one run on one core. Prints a Markdown table.

Run: ``python benchmarks/render.py``. Trust the ratios, not the milliseconds: «× HTML» compares with the cheapest format
on the same machine in the same run, and «of the limit» with the 60 ms that a PDF may take.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from styring.dossier import Dossier
from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.rendering import DocumentKind, Format, Job, Renderer, Variant, plan

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = 100
LIMIT_MS = 60


def main() -> None:
    """Render, measure, print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    project = open_project(ROOT)
    registry = load_registry(project).registry
    dossiers = [load_dossier(project, code, registry).dossier for code in sorted(registry.agency_codes)]
    times = {format: _milliseconds(project, dossiers, format) for format in Format}
    cheapest = times[Format.HTML]
    print("| format | documents | ms per document | × HTML | of the limit |")
    print("|---|---|---|---|---|")
    for format, taken in times.items():
        limit = f"{taken / LIMIT_MS:.0%}" if format is Format.PDF else "–"
        print(f"| {format.value} | {DOCUMENTS} | {taken:.1f} | {taken / cheapest:.1f} | {limit} |")


def _milliseconds(project: Project, dossiers: list[Dossier], format: Format) -> float:
    """Per document, writing the files and starting up included."""
    minutes = [job for job in plan(dossiers, [format], Variant.INTERNAL).jobs if job.kind is DocumentKind.MINUTES]
    jobs = [_varied(minutes[n % len(minutes)], n) for n in range(DOCUMENTS)]
    with TemporaryDirectory() as folder:
        renderer = Renderer(project.root, project.settings)
        return 1000 * _timed(lambda: _render(jobs, renderer, Path(folder))) / DOCUMENTS


def _varied(job: Job, number: int) -> Job:
    """The same job with other words in it, so that no document profits from one before it."""
    record = job.dossier.minutes[job.id]
    items = tuple(
        item.model_copy(update={"account": f"{item.account or ''} Dette er utgave {number} av sak {item.number}."})
        for item in record.items
    )
    return replace(job, dossier=replace(job.dossier, minutes={job.id: record.model_copy(update={"items": items})}))


def _render(jobs: list[Job], renderer: Renderer, folder: Path) -> None:
    for number, job in enumerate(jobs):
        (folder / f"{number}.{job.format.value}").write_bytes(renderer.render(job))


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
