"""Run the rules over dossiers and place what they find in the files."""

from __future__ import annotations

from styring.linting.run import LintResult, Selection, lint

__all__ = ["LintResult", "Selection", "lint"]
