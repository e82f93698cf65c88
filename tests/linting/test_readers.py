"""A whole lint finds the same in the same places, whichever reader has read the files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring.linting.result import Effort, LintResult
from styring.linting.run import lint
from styring.project import open_project
from styring.source import document, load
from styring.source.fast import NeedsStrict, fast_load
from styring.source.outline import outline
from tests.repositories import repository
from tests.source.readers import carefully, told
from tests.source.strategies import SPELLINGS, documents

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "benchmarks" / "corpus.py"
SAMPLES = ROOT / "records" / "agencies" / "bre"
AS_OF = date(2026, 11, 17)
NAMES = ("2026/meetings/2026-09-24-esm.yaml", "2026/minutes/2026-09-24-esm.yaml", "2026/letters/2026-06-04-in.yaml")
ALONE = Effort(uses_cache=False, processes=1)
"""The reader is exchanged in this process only."""

TAILS = ("#3", "# styring: tillat ESM13 – avtalt", ": x", "&a", "\\", "|")


def found_by_both(root: Path) -> LintResult:
    """What a lint finds, after the careful reader alone has found the same."""
    result = lint(open_project(root), AS_OF, effort=ALONE)
    with carefully() as texts:
        assert lint(open_project(root), AS_OF, effort=ALONE) == result
    assert len(texts) >= result.files - len(result.unread)
    return result


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Three hundred records each, by how many faults there are in them."""
    roots = {faults: tmp_path_factory.mktemp("corpus") / str(faults) for faults in (0, 54)}
    for faults, root in roots.items():
        arguments = ("--records", "300", "--faults", str(faults), "--out", str(root))
        subprocess.run([sys.executable, "-X", "utf8", str(CORPUS), *arguments], check=True, capture_output=True)
    return roots


@pytest.mark.slow
@pytest.mark.parametrize("faults", [0, 54])
def test_a_corpus_has_the_same_findings(corpora: dict[int, Path], faults: int) -> None:
    assert len(found_by_both(corpora[faults]).diagnostics) == faults


@pytest.mark.slow
@pytest.mark.parametrize("faults", [0, 54])
def test_every_file_of_a_corpus_is_told_alike(corpora: dict[int, Path], faults: int) -> None:
    files = sorted((corpora[faults] / "records").rglob("*.yaml"))
    quick = [told(load(file)) for file in files]
    with carefully() as texts:
        assert [file.name for file, of_file in zip(files, quick, strict=True) if told(load(file)) != of_file] == []
    assert len(texts) > 290


def test_a_usual_record_never_needs_the_careful_reader(corpora: dict[int, Path]) -> None:
    for file in (corpora[0] / "records").rglob("*.yaml"):
        text = document.normalise(file.read_bytes().decode())
        data = fast_load(text)
        assert not isinstance(data, NeedsStrict), file
        assert outline(text, data) is not None, file


def test_the_sample_records_have_the_same_findings() -> None:
    assert found_by_both(ROOT).diagnostics


@st.composite
def edited(draw: st.DrawFn) -> dict[str, str]:
    """A meeting, its minutes and a letter, in which somebody who does not know YAML has been at work."""
    files = {name: (SAMPLES / name).read_text(encoding="utf-8") for name in NAMES}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(NAMES))
        lines = files[name].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        key = line.partition(": ")[0]
        lines[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [line, line],
                    [f"{key}: {draw(st.sampled_from(SPELLINGS))}"],
                    [f"{key}: {draw(st.sampled_from(SPELLINGS))} {line.partition(': ')[2]}"],
                    [f"{line} {draw(st.sampled_from(TAILS))}"],
                    [f" {line}"],
                    [line.removeprefix(" ")],
                    [line.replace(" ", "\t", 1)],
                    [line, "---"],
                    [f"{key}x: {line.partition(': ')[2]}"],
                    [f"{key}:"],
                    [line, draw(documents())],
                ]
            )
        )
        files[name] = draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)
    return files


@given(edited())
@settings(max_examples=40, deadline=None)
def test_edited_records_have_the_same_findings(tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]) -> None:
    root = tmp_path_factory.mktemp("edited")
    found_by_both(repository(root, {**files}))
