"""All reports over a repository, every dossier loaded once; what each of them took is printed as JSON, in seconds."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.reports.catalogue import REPORTS
from styring.reports.scope import Scope

LOADING = "lese postene"

T = TypeVar("T")


def main() -> None:
    """Run them over the repository in a folder, seen from a day: ``reporting.py FOLDER 2026-11-17``."""
    root, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    taken = dict.fromkeys((LOADING, *REPORTS), 0.0)

    def timed(name: str, work: Callable[[], T]) -> T:
        begin = time.perf_counter()
        result = work()
        taken[name] += time.perf_counter() - begin
        return result

    project = open_project(root)
    loaded = timed(LOADING, lambda: load_registry(project))
    scope = Scope(day, limits=project.settings.limits)
    observed: dict[str, list[Any]] = {name: [] for name in REPORTS}
    for code in loaded.dossiers:
        dossier = timed(LOADING, lambda code=code: load_dossier(project, code, loaded.registry).dossier)  # type: ignore[misc]
        for name, report in REPORTS.items():
            observed[name] += timed(name, lambda: list(report.observe(dossier, scope)))
    for name, report in REPORTS.items():
        timed(name, lambda: report.tabulate(observed[name], scope))
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
