"""The words that a command speaks in: those of the repository that it is run in."""

from __future__ import annotations

from pathlib import Path

from styring.project import ProjectError, open_project
from styring.records.terms import MUNICIPAL, Terms


def terms_here() -> Terms:
    """The words of the records repository here; a municipality's where there is none that can be used."""
    try:
        return open_project(Path.cwd()).terms
    except ProjectError:
        return MUNICIPAL
