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
from styring.linting.part import Part
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
        codes: of all agencies.
        parts: those whose findings hold, by name.
        rules_address: a setting that it takes to show findings.
    """

    store: Store
    codes: tuple[str, ...]
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
    codes = codes_of_dossiers(root / "records")
    found = {name: store.find(name, lambda name: None) for name in wanted.needed(root, codes)}
    return Kept(store, codes, {name: part for name, part in found.items() if part}, settings.rules_address)


def answer(kept: Kept, as_of: date, wanted: Selection) -> LintResult | None:
    """The answer of ``run.lint``; ``None`` if something has to be looked at for that."""
    root = kept.store.root
    if not kept.parts.keys() >= set(wanted.needed(root, kept.codes)):
        return None
    spared = conclude(root, kept.parts, kept.codes, as_of, wanted)
    return None if spared.stale or spared.baseline.problems else spared.result


@contextmanager
def head_start(root: Path, wanted: Selection, kept: Kept | None) -> Iterator[HeadStart]:
    """Start as many processes as pay for what is not kept, and end them in the end.

    Raises:
        OSError: a folder may not be listed.
    """
    codes = kept.codes if kept else codes_of_dossiers(root / "records")
    held = kept.parts if kept else {}
    missing = [name for name in wanted.needed(root, codes) if name not in held]
    files = sum(1 for _ in islice(chain.from_iterable(files_of(root, name) for name in missing), ENOUGH_FILES))
    with crew_for(files, len(missing), None) as crew:
        yield HeadStart(kept, crew)
