"""Measures the reports, against the cold lint of the same records, and writes the figures as Markdown.

Needs Linux or macOS; memory is measured if psutil is there:

    .venv/bin/python benchmarks/reports.py --out build/rapporter.md

All reports together are one process that loads every dossier once. What each report takes is measured inside of such a
process, on dossiers that are loaded. A department's survey is what a user at the command line waits for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpora.years import AS_OF
from corpus import LEAST, write
from speed import reporting
from speed.options import parse
from speed.processes import Failed, Figure, Task, measure
from speed.tables import Row, foot, measured_table, time_of, times

RECORDS = 30_000
STYRING = (sys.executable, "-m", "styring")
SEEN = ("--as-of", str(AS_OF))
YEAR = str(AS_OF.year)

AGAINST = "Mot lint i én prosess"
LINT = "styring lint, uten mellomlager"
LINT_ALONE = "styring lint, uten mellomlager, med --jobs 1"
ALL = "Alle rapportene i én prosess, postene lest én gang"
ONE = "styring report krav"
SURVEY = "styring report kartlegging for én byrådsavdeling og ett år"


def main() -> None:
    """Measure and write."""
    options = _options()
    with corpus(options.records) as root:
        rows = measured(report_tasks(root), options.records, options.repeat)
        each = taken_by_each(root, options.repeat)
    lint = figure(rows, LINT_ALONE)
    parts = [measured_table(rows, AGAINST), table_of_each(each, lint)]
    text = "\n\n".join((*parts, foot((), options.repeat))) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    failures = [f"{row.name}: {row.result}" for row in rows if isinstance(row.result, Failed)]
    if failures:
        sys.exit("reports.py: " + "\n".join(failures))


def report_tasks(root: Path) -> list[Task]:
    """Lint, and reports over the same records."""
    department = min(root.glob("records/departments/*.yaml")).stem
    survey = ("kartlegging", "--department", department, "--from", YEAR, "--to", YEAR)
    lint = (*STYRING, "lint", "--format", "concise", *SEEN, "--no-cache")
    return [
        Task(LINT, [lint], root),
        Task(LINT_ALONE, [(*lint, "--jobs", "1")], root),
        Task(ALL, [(sys.executable, reporting.__file__, ".", str(AS_OF))], root),
        Task(ONE, [(*STYRING, "report", "krav", *SEEN)], root),
        Task(SURVEY, [(*STYRING, "report", *survey, *SEEN)], root),
    ]


def measured(tasks: Sequence[Task], records: int, repeat: int) -> list[Row]:
    """What the tasks took, beside the lint of the same records; in one process, as they have no more than that."""
    for task in tasks:
        print(f"{task.name} ({records})", file=sys.stderr)
    results = measure(tasks, repeat)
    lint = results[LINT_ALONE]
    against = lint if isinstance(lint, Figure) else None
    return [Row(name, records, result, against) for name, result in results.items()]


def figure(rows: Sequence[Row], name: str) -> Figure | None:
    """What a task took, if it went well."""
    return next((row.result for row in rows if row.name == name and isinstance(row.result, Figure)), None)


def taken_by_each(root: Path, repeat: int) -> dict[str, float]:
    """The least that loading and each report took, in seconds, within one process."""
    command = [sys.executable, reporting.__file__, ".", str(AS_OF)]
    least: dict[str, float] = {}
    for _ in range(repeat):
        done = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
        for name, seconds in json.loads(done.stdout).items():
            least[name] = min(seconds, least.get(name, seconds))
    return least


def table_of_each(taken: dict[str, float], lint: Figure | None) -> str:
    """What loading and each report took."""
    lines = [f"| Rapport | Tid | {AGAINST} |", "|---|---:|---:|"]
    for name, seconds in taken.items():
        lines.append(f"| {name} | {time_of(seconds)} | {times(seconds / lint.wall_s if lint else None)} |")
    return "\n".join(lines)


@contextmanager
def corpus(records: int) -> Iterator[Path]:
    """A records repository in which nothing is wrong."""
    with TemporaryDirectory() as folder:
        write(Path(folder), records)
        yield Path(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=RECORDS, metavar="N", help="records to report on")
    return parse(parser, lambda asked: asked.records, LEAST)


if __name__ == "__main__":
    main()
