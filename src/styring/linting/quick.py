"""What can be done of a lint before anything heavy is imported.

That is all of it where nothing has changed. Otherwise it is to look up what still holds, and to start the processes
that share the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from styring.history import HistoryError, state_of
from styring.linting.cache import digests
from styring.linting.cache.kept_settings import settings_of
from styring.linting.cache.store import Store, files_of
from styring.linting.part import OUTSIDE, Part
from styring.linting.result import LintResult, Selection
from styring.linting.sharing import ENOUGH_FILES, crew_for
from styring.linting.summing import conclude
from styring.record_files import codes_of_dossiers

if TYPE_CHECKING:
    from styring.linting.crew import Crew


class Kept(NamedTuple):
    """What the cache still knows.

    Attributes:
        store: the cache.
        parts: those whose findings hold, by name.
        rules_address: a setting that it takes to show findings.
    """

    store: Store
    parts: Mapping[str, Part]
    rules_address: str | None


class HeadStart(NamedTuple):
    """What has been done of a lint already.

    Attributes:
        kept: what was found in the cache, if that was asked.
        crew: processes that wait for work, if there is much of it.
    """

    kept: Kept | None = None
    crew: Crew | None = None


def look_up(root: Path, wanted: Selection) -> Kept | None:
    """What is kept of all that a lint may need; ``None`` if nothing holds any more.

    Raises:
        OSError: a folder may not be listed.
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
    found = {name: store.find(name, lambda name: None) for name in _names(root, wanted)}
    return Kept(store, {name: part for name, part in found.items() if part}, settings.rules_address)


def answer(kept: Kept, as_of: date, wanted: Selection) -> LintResult | None:
    """The answer of ``run.lint``; ``None`` if something has to be looked at for that.

    Raises:
        OSError: a folder may not be listed.
    """
    root = kept.store.root
    if not kept.parts.keys() >= set(_names(root, wanted)):
        return None
    spared = conclude(root, kept.parts, codes_of_dossiers(root / "records"), as_of, wanted)
    return None if spared.stale or spared.baseline.problems else spared.result


@contextmanager
def head_start(root: Path, wanted: Selection, kept: Kept | None) -> Iterator[HeadStart]:
    """Start as many processes as pay for what is not kept, and end them in the end.

    Raises:
        OSError: a folder may not be listed.
    """
    held = kept.parts if kept else {}
    missing = [name for name in _names(root, wanted) if name not in held]
    files = sum(1 for _ in islice(chain.from_iterable(files_of(root, name) for name in missing), ENOUGH_FILES))
    with crew_for(files, len(missing), None) as crew:
        yield HeadStart(kept, crew)


def _names(root: Path, wanted: Selection) -> tuple[str, ...]:
    """The parts that it takes to answer."""
    return tuple(dict.fromkeys((OUTSIDE, *wanted.parts(root, codes_of_dossiers(root / "records")))))
