"""Tests of the gates themselves. Those in ``with_tools`` need programs that ``run`` installs; only it collects them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance import samples

collect_ignore = [] if "STYRING_CONFORMANCE" in os.environ else ["with_tools"]


@pytest.fixture
def good_pdf(tmp_path: Path) -> Path:
    return samples.pdf(tmp_path / "referat.pdf")
