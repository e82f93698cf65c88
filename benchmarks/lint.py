"""Measures how fast records are checked, against a floor and against other programs. Writes Markdown, in Norwegian.

Run: ``python benchmarks/lint.py --out FILE.md``, on a machine that does nothing else. Everything is a whole process,
from its start to its end, and compared with something measured in the same run: trust the ratios, not the seconds.

Peers are used if they are on the PATH, and psutil, which looks at the memory, if Python finds it. None of them is
needed to use or to test styring. From the root of the checkout::

    .venv/bin/python -m pip install psutil
    python3 -m venv build/peers
    build/peers/bin/python -m pip install check-jsonschema doorstop ryl yamllint
    npm install --prefix build/peers prettier
    export PATH=$PWD/build/peers/bin:$PWD/build/peers/node_modules/.bin:$PATH
    .venv/bin/python benchmarks/lint.py --out build/ytelse.md

``--growth 100000`` also measures how time and memory grow, which takes much longer than the rest.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpora.years import AS_OF
from corpus import LEAST, write
from speed import floor, parsing
from speed.goals import Goal, at_most, faster, growth, memory, ratio
from speed.options import parse
from speed.peers import PEERS, RYL, Peer
from speed.processes import Failed, Figure, Task, measure
from speed.records import ChangingRecord, break_every_record, write_single
from speed.tables import Row, foot, goals_table, grouped, measured_table

SIZES = (2_000, 10_000, 30_000)
START_UPS = 10
"""What takes no time is measured so many times as often."""

STYRING = (sys.executable, "-m", "styring")
LINT = (*STYRING, "lint", "--format", "concise", "--as-of")
CACHE = ".styring/cache"

FLOOR = "Gulvet: finn, les og regn sjekksum av alle filer"
PARSED = "yaml-rs og pydantic alene, i én prosess"
COLD = "styring lint, uten mellomlager"
COLD_ALONE = "styring lint, uten mellomlager, med --jobs 1"
COLD_FILE = "styring lint FIL, uten mellomlager"
FILLING = "styring lint, første gang: fyller mellomlageret"
SAME = "styring lint, ingenting endret siden sist"
CHANGED = "styring lint, én post endret siden sist"
BROKEN = "styring lint, uten mellomlager, funn i alle filer"
NOTHING = "python -c pass"
VERSION = "styring --version"
SINGLE = "styring lint FIL, uten mellomlager, i et repo med én post"


class Results:
    """What has been measured.

    Attributes:
        rows: in the order in which it was measured.
    """

    def __init__(self, repeat: int) -> None:
        self.rows: list[Row] = []
        self._repeat = repeat

    def add(self, records: int | None, tasks: Sequence[Task], times: int = 1) -> None:
        """Measure tasks that are done to the same number of records, so many times as often as others."""
        for task in tasks:
            print(f"{task.name} ({records or '–'})", file=sys.stderr)
        results = measure(tasks, self._repeat * times)
        below = results.get(FLOOR)
        floor_figure = below if isinstance(below, Figure) else None
        self.rows += [Row(name, records, result, floor_figure) for name, result in results.items()]

    def figure(self, name: str, records: int | None) -> Figure | None:
        """What a task took, if it was measured."""
        for row in self.rows:
            if (row.name, row.records) == (name, records) and isinstance(row.result, Figure):
                return row.result
        return None

    @property
    def failures(self) -> list[str]:
        """What did not run as it should."""
        return [f"{row.name}: {row.result}" for row in self.rows if isinstance(row.result, Failed)]


def main() -> None:
    """Measure and write."""
    options = _options()
    peers = [peer for peer in PEERS if peer.name in options.peers]
    results = Results(options.repeat)
    small, middle, large = options.records
    measure_start_ups(results)
    measure_peers(results, small, peers)
    measure_findings(results, middle)
    measure_cache(results, large, [peer for peer in peers if not peer.slow])
    goals = goals_of(results, small, middle, large)
    if options.growth:
        with corpus(options.growth) as root:
            results.add(options.growth, [floor_task(root), cold(root)])
        name = f"Fra {grouped(middle)} til {grouped(options.growth)} poster"
        goals += growth(
            name, results.figure(COLD, middle), middle, results.figure(COLD, options.growth), options.growth
        )
    parts = (goals_table(goals), measured_table(results.rows), foot(peers, options.repeat))
    text = "\n\n".join(parts) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    if results.failures:
        sys.exit("lint.py: " + "\n".join(results.failures))


def measure_start_ups(results: Results) -> None:
    """What it takes to begin, and to check a single record."""
    with corpus(LEAST) as root, TemporaryDirectory() as folder:
        single = Path(folder)
        meeting, day = write_single(root, single)
        tasks = [
            Task(NOTHING, [(sys.executable, "-c", "pass")], single),
            Task(VERSION, [(*STYRING, "--version")], single),
            Task(SINGLE, [(*LINT, day, "--no-cache", meeting)], single),
        ]
        results.add(None, tasks, START_UPS)


def measure_peers(results: Results, records: int, peers: Sequence[Peer]) -> None:
    """Cold, beside all peers."""
    with corpus(records) as root:
        file = str(min(root.glob("records/agencies/*/*/meetings/*.yaml")).relative_to(root))
        lint_file = Task(COLD_FILE, [(*LINT, str(AS_OF), "--no-cache", file)], root)
        with peer_tasks(peers, root) as tasks:
            results.add(records, [floor_task(root), cold(root), lint_file, *tasks])


def measure_findings(results: Results, records: int) -> None:
    """Cold, with nothing to find and with something in every file."""
    with corpus(records) as root, corpus(records) as broken:
        break_every_record(broken)
        tasks = [
            floor_task(root),
            Task(PARSED, [(sys.executable, parsing.__file__, "records")], root),
            cold(root),
            Task(COLD_ALONE, [(*LINT, str(AS_OF), "--no-cache", "--jobs", "1")], root),
            Task(BROKEN, [(*LINT, str(AS_OF), "--no-cache")], broken, exit_code=1),
        ]
        results.add(records, tasks)


def measure_cache(results: Results, records: int, peers: Sequence[Peer]) -> None:
    """With a cache and without, beside the fast peers."""
    with corpus(records) as root:
        lint = [(*LINT, str(AS_OF))]
        tasks = [
            floor_task(root),
            cold(root),
            Task(FILLING, lint, root, prepare=lambda: shutil.rmtree(root / CACHE, ignore_errors=True)),
            Task(SAME, lint, root),
            Task(CHANGED, lint, root, prepare=ChangingRecord(root)),
        ]
        with peer_tasks(peers, root) as others:
            results.add(records, [*tasks, *others])


def goals_of(results: Results, small: int, middle: int, large: int) -> list[Goal]:
    """What was to be reached, and what was."""
    figure = results.figure
    at_small, at_middle, at_large = (f"{grouped(records)} poster" for records in (small, middle, large))
    cold_small, cold_middle, cold_large = (figure(COLD, records) for records in (small, middle, large))
    yamllint, check_jsonschema = (ratio(figure(name, small), cold_small) for name in ("yamllint", "check-jsonschema"))
    ryl = ratio(figure(RYL, large), cold_large)
    same, changed = (ratio(cold_large, figure(name, large)) for name in (SAME, CHANGED))
    version, single = (ratio(figure(name, None), figure(NOTHING, None)) for name in (VERSION, SINGLE))
    whole = (figure(name, large) for name in (COLD, FILLING, SAME, CHANGED))
    broken = ratio(figure(BROKEN, middle), cold_middle)
    return [
        at_most(f"Uten mellomlager, {at_middle}: tid mot gulvet", ratio(cold_middle, figure(FLOOR, middle)), 8, 3),
        faster(f"Uten mellomlager, {at_small}: fart mot yamllint", yamllint, 30, 100),
        faster(f"Uten mellomlager, {at_small}: fart mot check-jsonschema", check_jsonschema, 15, 60),
        faster(f"Uten mellomlager, {at_large}: fart mot ryl", ryl, 0.5, 2),
        faster(f"Ingenting endret, {at_large}: fart mot uten mellomlager", same, 8, 25),
        faster(f"Én post endret, {at_large}: fart mot uten mellomlager", changed, 6, 15),
        at_most(f"Funn i alle filer, {at_middle}: tid mot ingen funn", broken, 4, 2),
        at_most("Én post, uten mellomlager: tid mot python -c pass", single, 15, 6),
        at_most("styring --version: tid mot python -c pass", version, 3, 1.5),
        memory(f"Med og uten mellomlager, {at_large}: minne på det meste", whole, 200, 100),
    ]


@contextmanager
def corpus(records: int) -> Iterator[Path]:
    """A records repository in which nothing is wrong."""
    with TemporaryDirectory() as folder:
        write(Path(folder), records)
        yield Path(folder)


@contextmanager
def peer_tasks(peers: Sequence[Peer], root: Path) -> Iterator[list[Task]]:
    """What those do that are there."""
    with TemporaryDirectory() as folder:
        tasks: list[Task] = []
        for peer in peers:
            if peer.program:
                scratch = Path(folder, peer.name)
                scratch.mkdir()
                tasks += peer.tasks(peer.program, root, scratch)
        yield tasks


def floor_task(root: Path) -> Task:
    """Read and hash all records."""
    return Task(FLOOR, [(sys.executable, floor.__file__, "records")], root)


def cold(root: Path) -> Task:
    """Check all records, nothing cached."""
    return Task(COLD, [(*LINT, str(AS_OF), "--no-cache")], root)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--records",
        type=int,
        nargs=3,
        default=SIZES,
        metavar="N",
        help="records beside all peers, with findings, and with a cache",
    )
    names = [peer.name for peer in PEERS]
    parser.add_argument("--peers", nargs="*", choices=names, default=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--growth", type=int, metavar="N", help="records for measuring growth, for example 100000")
    return parse(parser, lambda asked: min(*asked.records, asked.growth or LEAST), LEAST)


if __name__ == "__main__":
    main()
