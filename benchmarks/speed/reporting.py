"""All reports over a repository, every dossier loaded once; what each of them took is printed as JSON, in seconds."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.reports.catalogue import REPORTS
from styring.reports.scope import Scope

LOADING = "å lese postene"


def main() -> None:
    """Run them over the repository in a folder, seen from a day: ``reporting.py FOLDER 2026-11-17``."""
    root, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    taken = dict.fromkeys((LOADING, *REPORTS), 0.0)
    observed: dict[str, list[Any]] = {name: [] for name in REPORTS}
    project = open_project(root)
    scope = Scope(day, limits=project.settings.limits)
    with timed(taken, LOADING):
        loaded = load_registry(project)
    for code in loaded.dossiers:
        with timed(taken, LOADING):
            dossier = load_dossier(project, code, loaded.registry).dossier
        for name, report in REPORTS.items():
            with timed(taken, name):
                observed[name] += report.observe(dossier, scope)
    for name, report in REPORTS.items():
        with timed(taken, name):
            report.tabulate(observed[name], scope)
    print(json.dumps(taken))


@contextmanager
def timed(taken: dict[str, float], name: str) -> Iterator[None]:
    """Add the wall time of what is done inside."""
    begin = time.perf_counter()
    yield
    taken[name] += time.perf_counter() - begin


if __name__ == "__main__":
    main()
