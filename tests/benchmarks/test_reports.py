"""How fast reports are, is measured on what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.speed import reporting
from styring.reports.catalogue import REPORTS

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
