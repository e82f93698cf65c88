"""How fast reports are, is measured on what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.speed import reporting
from benchmarks.speed.records import ChangingPublicRecord
from styring.linting.run import lint
from styring.project import open_project
from styring.records.vocabulary import MinutesStatus, PublicityStatus
from styring.reports.catalogue import REPORTS
from tests.reports.asking import dossiers_of

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
AS_OF = date(2026, 11, 17)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    out = tmp_path / "corpus"
    command = [sys.executable, str(BENCHMARKS / "corpus.py"), "--records", "150", "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def test_every_report_is_timed_and_so_is_the_reading(corpus: Path) -> None:
    command = [sys.executable, reporting.__file__, ".", str(AS_OF)]
    done = subprocess.run(command, cwd=corpus, check=True, capture_output=True, encoding="utf-8")
    taken = json.loads(done.stdout)
    assert list(taken) == [reporting.LOADING, *REPORTS]
    assert min(taken.values()) > 0
    assert taken[reporting.LOADING] > taken["unntak"]


def test_a_public_document_is_another_every_time(corpus: Path) -> None:
    before = texts(corpus)
    change = ChangingPublicRecord(corpus)
    seen = []
    for _ in range(2):
        change()
        after = texts(corpus)
        (changed,) = (name for name in before if after[name] != before[name])
        seen.append(after[changed])
    assert len({*seen, before[changed]}) == 3
    minutes = next(d.minutes[Path(changed).stem] for d in dossiers_of(corpus) if d.code == Path(changed).parts[2])
    assert minutes.status is MinutesStatus.ENDELIG
    assert minutes.publicity is not None
    assert minutes.publicity.status is PublicityStatus.OFFENTLIG
    assert [each.code for each in lint(open_project(corpus), AS_OF).diagnostics if each.code.startswith("SKJ")] == []


def texts(root: Path) -> dict[str, str]:
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in root.rglob("*.yaml")}
