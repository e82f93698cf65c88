"""The words that a command speaks in: those of the repository that it is run in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from styring.project import SETTINGS_FILE, ProjectError, find_root, open_project
from styring.records.vocabulary import Profile
from styring.writing import real_path

if TYPE_CHECKING:
    from styring.records.terms import Terms


def terms_here() -> Terms:
    """The words of the records repository here; a municipality's where there is none that can be used."""
    from styring.records.terms import MUNICIPAL

    try:
        return open_project(Path.cwd()).terms
    except ProjectError:
        return MUNICIPAL


def help_here(text: str) -> str:
    """A help text in the words of the records repository here. In a municipality's it is already."""
    return terms_here().text(text) if _may_have_own_words() else text


def _may_have_own_words() -> bool:
    """Whether ``styring.yaml`` names another profile, or could by an escape. To check all of it takes far longer."""
    root = find_root(real_path(Path.cwd()))
    if root is None:
        return False
    try:
        content = (root / SETTINGS_FILE).read_bytes()
    except OSError:
        return True
    other_words = (profile.value.encode() for profile in Profile if profile is not Profile.KOMMUNE)
    return any(word in content for word in (b"\\", *other_words))
