"""Run the rules over dossiers and place what they find in the files."""

from __future__ import annotations

from styring.linting.result import LintResult, Selection
from styring.linting.run import lint

__all__ = ["LintResult", "Selection", "lint"]
