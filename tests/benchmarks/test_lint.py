"""How fast lint is, is measured on what it says, and told as it was measured."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from benchmarks.speed import floor
from benchmarks.speed.doorstop import write_items
from benchmarks.speed.goals import MIB, Goal, Ratio, at_most, faster, growth, memory, ratio
from benchmarks.speed.peers import PEERS, Peer
from benchmarks.speed.processes import Failed, Figure, Task, has_psutil, measure
from benchmarks.speed.records import ChangingRecord, break_every_record, write_single
from benchmarks.speed.tables import Row, foot, goals_table, measured_table
from styring.linting.result import LintResult, Selection
from styring.linting.run import lint
from styring.project import open_project

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
AS_OF = date(2026, 11, 17)
RECORDS = 150
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="programs are timed on Linux and macOS only")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    out = tmp_path / "corpus"
    command = [sys.executable, str(BENCHMARKS / "corpus.py"), "--records", str(RECORDS), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def python(program: str, folder: Path, name: str = "task", exit_code: int | None = 0) -> Task:
    return Task(name, [(sys.executable, "-c", program)], folder, exit_code)


def contents(root: Path) -> dict[str, str]:
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in root.rglob("*.yaml")}


def linted(root: Path, day: date = AS_OF, only: str | None = None) -> LintResult:
    return lint(open_project(root), day, Selection(paths=(root / only,)) if only else None)


def figure(task: Task) -> Figure:
    result = measure([task], 1)[task.name]
    assert isinstance(result, Figure)
    return result


@needs_posix
class TestProcesses:
    def test_processor_time_is_that_of_all_processes(self, tmp_path: Path) -> None:
        busy = "import time\nwhile time.process_time() < 0.2: pass"
        both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])\n{busy}"
        assert 0.4 <= figure(python(both, tmp_path)).processor_s < 2

    def test_waiting_takes_no_processor_time(self, tmp_path: Path) -> None:
        waiting = figure(python("import time; time.sleep(0.4)", tmp_path))
        assert waiting.wall_s >= 0.4
        assert waiting.processor_s < 0.3

    def test_the_commands_of_a_task_count_together(self, tmp_path: Path) -> None:
        command = (sys.executable, "-c", "import time; time.sleep(0.2)")
        assert figure(Task("task", [command, command], tmp_path)).wall_s >= 0.4

    @pytest.mark.skipif(not has_psutil(), reason="memory is measured with psutil")
    def test_memory_is_that_of_all_processes_at_once(self, tmp_path: Path) -> None:
        large = "import time; held = b'x' * 60_000_000; time.sleep(0.5)"
        begin = f"import subprocess, sys; other = subprocess.Popen([sys.executable, '-c', {large!r}])"
        both = f"{begin}\n{large}\nother.wait()"
        peak = figure(python(both, tmp_path)).peak_bytes
        assert peak is not None
        assert 120_000_000 <= peak < 250_000_000

    def test_tasks_take_turns_and_are_prepared_every_time(self, tmp_path: Path) -> None:
        told = tmp_path / "told"

        def tell(what: str) -> None:
            with told.open("a", encoding="utf-8") as file:
                file.write(what)

        task = [
            Task(
                name,
                [(sys.executable, "-c", f"open('told', 'a').write('{name}')")],
                tmp_path,
                prepare=lambda: tell("-"),
            )
            for name in "ab"
        ]
        assert list(measure(task, 2)) == ["a", "b"]
        assert told.read_text(encoding="utf-8") == "-a-b" * (3 if has_psutil() else 2)

    def test_a_failure_is_told_and_not_tried_again(self, tmp_path: Path) -> None:
        program = "open('told', 'a').write('x'); import sys; print('first', file=sys.stderr); sys.exit('the last line')"
        failing, working = python(program, tmp_path, "failing"), python("pass", tmp_path, "working")
        results = measure([failing, working], 3)
        assert str(results["failing"]) == "exit code 1: the last line"
        assert isinstance(results["working"], Figure)
        assert (tmp_path / "told").read_text(encoding="utf-8") == "x"

    @pytest.mark.parametrize("exit_code", [None, 3])
    def test_a_task_may_end_otherwise(self, tmp_path: Path, exit_code: int | None) -> None:
        assert figure(python("import sys; sys.exit(3)", tmp_path, exit_code=exit_code)).wall_s > 0

    def test_the_floor_reads_all_files_and_says_nothing(self, corpus: Path) -> None:
        command = [sys.executable, floor.__file__, "records"]
        done = subprocess.run(command, cwd=corpus, check=True, capture_output=True)
        assert (done.stdout, done.stderr) == (b"", b"")
        (corpus / "records" / "lost.yaml").symlink_to("nowhere")
        assert subprocess.run(command, cwd=corpus, check=False, capture_output=True).returncode == 1


class TestRecords:
    def test_something_is_found_in_every_file(self, corpus: Path) -> None:
        break_every_record(corpus)
        found = Counter(d.file for d in linted(corpus).diagnostics if d.code in {"ESM02", "REF14", "SKJ12"})
        assert found == Counter(name for name in contents(corpus) if name != "styring.yaml")
        assert len(found) == RECORDS

    def test_one_record_changes_every_time_and_nothing_is_wrong_with_it(self, corpus: Path) -> None:
        change = ChangingRecord(corpus)
        states = [contents(corpus)]
        for _ in range(3):
            change()
            states.append(contents(corpus))
        changed = [{name for name in after if before[name] != after[name]} for before, after in pairwise(states)]
        assert len(set.union(*changed)) == 1
        assert all(changed)
        assert linted(corpus).diagnostics == ()

    def test_a_single_record_stands_alone(self, corpus: Path, tmp_path: Path) -> None:
        meeting, day = write_single(corpus, tmp_path / "single")
        kinds = sorted(name.split("/")[1:2] + name.split("/")[4:5] for name in contents(tmp_path / "single"))
        assert kinds == [[], ["agencies"], ["agencies", "meetings"], ["departments"]]
        result = linted(tmp_path / "single", date.fromisoformat(day), meeting)
        assert (result.files, result.diagnostics) == (1, ())


class TestPeers:
    def test_every_record_is_held_against_the_schema_of_its_kind(self, corpus: Path, tmp_path: Path) -> None:
        checker = next(peer for peer in PEERS if peer.name == "check-jsonschema")
        (task,) = checker.tasks("check-jsonschema", corpus, tmp_path)
        schemas = {name: Path(schema).stem for _, _, schema, *names in task.commands for name in names}
        assert schemas.keys() == contents(corpus).keys() - {"styring.yaml"}
        of_folder = {(Path(name).parent.name, schema) for name, schema in schemas.items() if "/20" in name}
        folders = {"letters", "meetings", "minutes", "reports", "signals"}
        known = {(folder, schema) for folder, schema in of_folder if folder in folders}
        assert known == {
            ("letters", "letter.schema"),
            ("meetings", "meeting.schema"),
            ("minutes", "minutes.schema"),
            ("reports", "report.schema"),
            ("signals", "signal.schema"),
        }

    def test_items_of_doorstop_have_the_records_texts_and_a_link_to_the_agency(
        self, corpus: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "items"
        out.mkdir()
        write_items(corpus, out)
        yaml = YAML(typ="safe")
        items = {file.stem: yaml.load(file) for file in out.rglob("*.yml") if file.name != ".doorstop.yml"}
        texts = [text for name, text in contents(corpus).items() if name != "styring.yaml"]
        assert sorted(item["text"] for item in items.values()) == sorted(texts)
        linked = {identity: list(item["links"][0]) for identity, item in items.items() if item["links"]}
        assert linked.keys() == {identity for identity in items if not identity.startswith("ROOT")}
        agency = next(identity for identity, item in items.items() if item["text"].startswith("navn: Park"))
        assert linked["MINUTES00001"] == [agency]
        settings = {file.parent.name: yaml.load(file)["settings"] for file in out.rglob(".doorstop.yml")}
        assert {name: (each["prefix"], each.get("parent")) for name, each in settings.items()} == {
            name: (name, None if name == "ROOT" else "ROOT") for name in settings
        }

    @needs_posix
    def test_a_peer_tells_its_version(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program(tmp_path / "yamllint", "print('yamllint version 12.3.4 (2026)')")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert [(peer.name, peer.version) for peer in PEERS if peer.program] == [("yamllint", "12.3.4")]


def program(file: Path, text: str) -> None:
    file.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(text)} "$@"\n', encoding="utf-8")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("goal", "reached"),
    [
        (at_most("x", Ratio(1.5, 9), 3, 1.5), "kravet og ønsket"),
        (at_most("x", Ratio(1.51, 0), 3, 1.5), "kravet, ikke ønsket"),
        (at_most("x", Ratio(3, 0), 3, 1.5), "kravet, ikke ønsket"),
        (at_most("x", Ratio(3.01, 0), 3, 1.5), "nei"),
        (at_most("x", Ratio(1.15, 0), 1.15, None), "kravet"),
        (at_most("x", None, 3, 1.5), "ikke målt"),
        (faster("x", Ratio(25, 0), 8, 25), "kravet og ønsket"),
        (faster("x", Ratio(24.9, 99), 8, 25), "kravet, ikke ønsket"),
        (faster("x", Ratio(7.9, 99), 8, 25), "nei"),
        (faster("x", None, 8, 25), "ikke målt"),
        (memory("x", [Figure(1, 1, 100 * MIB), Figure(1, 1, 40 * MIB), None], 200, 100), "kravet og ønsket"),
        (memory("x", [Figure(1, 1, 40 * MIB), Figure(1, 1, 201 * MIB)], 200, 100), "nei"),
        (memory("x", [Figure(1, 1), None], 200, 100), "ikke målt"),
    ],
)
def test_a_goal_is_reached_or_not(goal: Goal, reached: str) -> None:
    assert goal.reached == reached


def test_a_ratio_needs_both_figures() -> None:
    assert ratio(Figure(6, 8), Figure(2, 1)) == Ratio(3, 8)
    assert ratio(None, Figure(2, 1)) is None
    assert ratio(Figure(2, 1), None) is None


def test_growth_is_told_for_each_record() -> None:
    time, space = growth("Fra 10 til 100", Figure(2, 1, 300), 10, Figure(22, 12, 1500), 100)
    assert (time.name, space.name) == ("Fra 10 til 100: tid per post", "Fra 10 til 100: minne per post")
    assert (time.measured, time.processor, space.measured) == pytest.approx((1.1, 1.2, 0.5))
    assert [goal.reached for goal in growth("x", Figure(2, 1), 10, None, 100)] == ["ikke målt", "ikke målt"]


def test_goals_are_told_in_norwegian() -> None:
    goals = [
        faster("Fart", Ratio(123.4, 12.34), 0.5, 2),
        at_most("Tid", Ratio(1.234, 1), 1.15, None),
        memory("Minne", [Figure(1, 1, 150 * MIB)], 200, 100),
        at_most("Ukjent", None, 8, 3),
    ]
    assert goals_table(goals).splitlines() == [
        "| Hva | Målt | Målt i prosessortid | Krav | Ønsket | Holder |",
        "|---|---:|---:|---:|---:|---|",
        "| Fart | 123× | 12,3× | ≥ 0,5× | ≥ 2× | kravet og ønsket |",
        "| Tid | 1,23× | 1,00× | ≤ 1,15× | – | nei |",
        "| Minne | 150 MiB | – | ≤ 200 MiB | ≤ 100 MiB | kravet, ikke ønsket |",
        "| Ukjent | – | – | ≤ 8× | ≤ 3× | ikke målt |",
    ]


def test_figures_are_told_in_norwegian() -> None:
    rows = [
        Row("A", None, Figure(0.0123, 0.0119, 8 * MIB)),
        Row("B", 30_000, Figure(12.34, 24.56), Figure(1.234, 1)),
        Row("C", 200, Failed("exit code 2: Nei."), Figure(1.234, 1)),
    ]
    assert measured_table(rows).splitlines()[2:] == [
        "| A | – | 12 ms | 12 ms | – | 8,00 MiB |",
        "| B | 30 000 | 12,3 s | 24,6 s | 10,0× | – |",
        "| C | 200 | gikk ikke: exit code 2: Nei. | – | – | – |",
    ]


@needs_posix
def test_who_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "here", "print('1.2')")
    monkeypatch.setenv("PATH", str(tmp_path))
    peers = [Peer(name, "MIT", f"https://eksempel.invalid/{name}", lambda *_: []) for name in ("here", "gone", "lost")]
    lines = foot(peers, 1).splitlines()
    assert lines[0].endswith("Tiden er den korteste av 1 kjøring.")
    assert [line for line in lines if "gone" in line] == ["Ikke målt, fordi det ikke er installert: gone, lost."]
    assert lines[-3:] == [
        "| Program | Versjon | Lisens |",
        "|---|---|---|",
        "| [here](https://eksempel.invalid/here) | 1.2 | MIT |",
    ]
    assert "Ikke målt, fordi" not in foot(peers[:1], 1)


@needs_posix
@pytest.mark.slow
def test_the_whole_is_measured_in_one_go(tmp_path: Path) -> None:
    program(tmp_path / "yamllint", "print('yamllint 1.2')")
    out = tmp_path / "out.md"
    sizes = ("60", "70", "80")
    options = ("--records", *sizes, "--growth", "140", "--peers", "yamllint", "ryl", "--repeat", "1", "--out", str(out))
    environment = {**os.environ, "PATH": str(tmp_path)}
    command = [sys.executable, "-X", "utf8", str(BENCHMARKS / "lint.py"), *options]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")
    goals, measured, where, peers = out.read_text(encoding="utf-8").split("\n\n")
    not_measured = [line for line in goals.splitlines() if line.endswith("| ikke målt |")]
    assert [line.split(" | ")[0] for line in not_measured if "minne" not in line] == [
        "| Uten mellomlager, 60 poster: fart mot check-jsonschema",
        "| Uten mellomlager, 80 poster: fart mot ryl",
    ]
    assert len(goals.splitlines()) == 2 + 12
    assert {line.split(" | ")[1] for line in measured.splitlines()[2:]} == {"–", *sizes, "140"}
    assert "Ikke målt, fordi det ikke er installert: ryl." in where
    assert peers.splitlines()[2:] == [
        "| [yamllint](https://github.com/adrienverge/yamllint) | 1.2 | GPL-3.0-or-later |"
    ]


def test_too_few_records_are_refused() -> None:
    command = [sys.executable, str(BENCHMARKS / "lint.py"), "--records", "50", "49", "50"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "lint.py: error: at least 50 records")
