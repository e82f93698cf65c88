"""The records that lint is measured on: nothing is wrong with them, except what is said to be."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from styring.linting.result import LintResult
from styring.linting.run import lint
from styring.project import open_project
from styring.records.vocabulary import LetterKind, MeetingKind, ReportKind

PROGRAM = Path(__file__).resolve().parents[2] / "benchmarks" / "corpus.py"
RULES_BROKEN = 27
SMALLEST, LARGEST = 2000, 6000


def made(out: Path, *options: str) -> tuple[date, list[str]]:
    """Makes records; the day on which to look at them, and what there is to find."""
    command = [sys.executable, "-X", "utf8", str(PROGRAM), "--out", str(out), *options]
    first, *rest = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    return date.fromisoformat(first.removeprefix("styring lint --as-of ")), rest


def contents(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*.yaml")}


def found(result: LintResult) -> list[str]:
    return sorted(f"{d.file}:{d.position.line}:{d.position.column}: {d.code}" for d in result.diagnostics)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus") / "clean"
    made(out, "--records", "1000")
    return out


@pytest.mark.parametrize("records", [50, 61, 119, 1000])
def test_no_rule_says_a_word(tmp_path: Path, records: int) -> None:
    day, expected = made(tmp_path / "new", "--records", str(records), "--seed", "3")
    result = lint(open_project(tmp_path / "new"), day)
    assert (expected, found(result), result.waived, result.exempted) == ([], [], (), ())
    assert len(contents(tmp_path / "new" / "records")) == records


@pytest.mark.parametrize(("records", "faults"), [(600, RULES_BROKEN), (1300, 100), (600, 540)])
def test_lint_finds_the_faults_and_nothing_else(tmp_path: Path, records: int, faults: int) -> None:
    day, expected = made(tmp_path / "new", "--records", str(records), "--faults", str(faults))
    assert found(lint(open_project(tmp_path / "new"), day)) == sorted(expected)
    assert len(expected) == faults
    assert len({finding.rpartition(" ")[2] for finding in expected}) >= RULES_BROKEN


def test_the_same_arguments_make_the_same_files(tmp_path: Path) -> None:
    arguments = ("--records", "150", "--faults", "20", "--seed")
    said = [made(tmp_path / name, *arguments, seed) for name, seed in (("a", "1"), ("b", "1"), ("c", "2"))]
    first, again, other = (contents(tmp_path / name) for name in "abc")
    assert (said[0], first) == (said[1], again)
    assert first.keys() == other.keys()
    texts = [path for path in first if "/minutes/" in path]
    assert [path for path in texts if first[path] == other[path]] == []


def test_every_kind_of_record_is_there(corpus: Path) -> None:
    files = contents(corpus)
    everything = b"\n".join(files.values()).decode()
    kinds = {*MeetingKind, *LetterKind, ReportKind.TERTIALRAPPORT, ReportKind.ARSRAPPORT}
    assert {kind for kind in kinds if f"type: {kind}\n" not in everything} == set()
    folders = {part for path in files for part in path.split("/")[1:-1]}
    assert {*"departments calendars agencies letters meetings minutes reports signals assignments".split()} <= folders
    assert {"agency.yaml", "charter.yaml"} <= {Path(path).name for path in files}
    assert {str(year) for year in range(2017, 2027)} <= folders


def test_the_records_are_as_long_as_real_ones(corpus: Path) -> None:
    sizes = {path: len(content) for path, content in contents(corpus / "records" / "agencies").items()}
    assert {path: size for path, size in sizes.items() if not SMALLEST <= size <= LARGEST} == {}


def test_hardly_any_two_sentences_are_the_same(corpus: Path) -> None:
    everything = b"\n".join(contents(corpus).values()).decode()
    sentences = [line.strip() for line in everything.splitlines() if line.endswith(".") and ":" not in line]
    assert len(set(sentences)) > 0.98 * len(sentences)


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        made(tmp_path, "--records", "100")
    assert refused.value.stderr.endswith(f"error: --out: {tmp_path} is not empty\n")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
