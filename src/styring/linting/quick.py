"""A lint of a repository in which nothing has changed: answered from the cache, before anything heavy is imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from styring.history import HistoryError, state_of
from styring.linting.cache import digests
from styring.linting.cache.kept_settings import settings_of
from styring.linting.cache.store import Store
from styring.linting.part import OUTSIDE, Part
from styring.linting.result import LintResult, Selection
from styring.linting.summing import conclude
from styring.record_files import codes_of_dossiers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a lint found, and the settings that it takes to show it."""

    result: LintResult
    rules_address: str | None


def answer(root: Path, as_of: date, wanted: Selection) -> Answer | None:
    """The answer of ``run.lint``; ``None`` if something has to be looked at for that.

    Raises:
        OSError: a folder of records may not be listed.
    """
    repository = digests.repository(root)
    settings = settings_of(root, repository)
    if settings is None:
        return None
    try:
        head = state_of(root) if settings.asks_git and wanted.asks_git else ""
    except HistoryError:
        return None
    store = Store(root, digests.inputs(root, repository, settings.digest, settings.name_lists), head)
    codes = codes_of_dossiers(root / "records")
    parts: dict[str, Part] = {}
    for name in dict.fromkeys((OUTSIDE, *wanted.parts(root, codes))):
        part = store.find(name, lambda name: None)
        if part is None:
            return None
        parts[name] = part
    spared = conclude(root, parts, codes, as_of, wanted)
    if spared.stale or spared.baseline.problems:
        return None
    return Answer(spared.result, settings.rules_address)
