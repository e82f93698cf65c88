"""Repositories of git for tests, with commits made at given times and no configuration but their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from styring.records.base import OSLO

DAY = "2026-01-05T12:00"


def git(folder: Path, *arguments: str, at: str = DAY, committed: str | None = None, **environment: str) -> str:
    """Run git in a folder, at a time in Norway (and as if committed at another), and give what it prints."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Saksbehandler",
        "GIT_AUTHOR_EMAIL": "post@eksempel.invalid",
        "GIT_COMMITTER_NAME": "Saksbehandler",
        "GIT_COMMITTER_EMAIL": "post@eksempel.invalid",
        "GIT_AUTHOR_DATE": _with_offset(at),
        "GIT_COMMITTER_DATE": _with_offset(committed or at),
        **environment,
    }
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def _with_offset(time: str) -> str:
    return datetime.fromisoformat(time).replace(tzinfo=OSLO).isoformat()


def begin(folder: Path) -> Path:
    """An empty repository with the branch ``main``."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    git(folder, "config", "core.autocrlf", "false")
    return folder


def save(
    folder: Path,
    files: Mapping[str, str] | None = None,
    *,
    at: str = DAY,
    committed: str | None = None,
    remove: Iterable[str] = (),
) -> str:
    """Write and remove files, and commit everything that has changed; the id of the commit."""
    for name, text in (files or {}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    for name in remove:
        (folder / name).unlink()
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Lagret", at=at, committed=committed)
    return git(folder, "rev-parse", "HEAD").strip()
