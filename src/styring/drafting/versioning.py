"""Whether a folder lies in git, and making it do so. Without git everything but its history works."""

from __future__ import annotations

import shutil
from pathlib import Path


def has_git() -> bool:
    """Whether the program git is installed."""
    return shutil.which("git") is not None


def git_root(folder: Path) -> Path | None:
    """The top folder of the git repository that a folder lies in, or will; ``None`` if there is none, or no git."""
    if not has_git():
        return None
    import git

    present = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with git.Repo(present, search_parent_directories=True) as repository:
            top = repository.working_tree_dir
    except git.InvalidGitRepositoryError:
        return None
    return Path(top) if top else None


def make_git_repository(folder: Path) -> None:
    """``git init`` in a folder."""
    import git

    git.Repo.init(folder).close()
