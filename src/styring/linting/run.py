"""One lint: every part of a repository, kept answers where they hold, and without what the baseline lets through."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date

from styring.history import HistoryError
from styring.linting.baseline import objections
from styring.linting.cache import digests
from styring.linting.cache.kept_settings import KeptSettings, keep_settings
from styring.linting.cache.store import Store, files_of
from styring.linting.part import Part
from styring.linting.past import Memory, remember
from styring.linting.quick import HeadStart
from styring.linting.result import Effort, LintResult, Selection
from styring.linting.sharing import crew_for
from styring.linting.summing import conclude
from styring.linting.workers import check_all
from styring.project import SETTINGS_FILE, Project
from styring.record_files import codes_of_dossiers

_ORDINARY = Effort()
_FROM_SCRATCH = HeadStart()


def lint(
    project: Project,
    as_of: date,
    selection: Selection | None = None,
    effort: Effort = _ORDINARY,
    begun: HeadStart = _FROM_SCRATCH,
) -> LintResult:
    """Check the records of a repository as seen on a day. Nothing is raised on what the records contain.

    Args:
        project: the repository.
        as_of: the day.
        selection: what to look at; without it, everything.
        effort: how to go about it.
        begun: what has been done already for the same selection and effort.

    Raises:
        OSError: a folder of records may not be listed.
    """
    wanted = selection or Selection()
    codes = codes_of_dossiers(project.records)
    names = wanted.needed(project.root, codes)
    with remember(project, is_asked=wanted.asks_git) as memory:
        try:
            parts, unchecked = _parts(project, names, memory, effort, begun), memory.unchecked
        except HistoryError as error:  # what git has saved is damaged
            damaged = Memory(project, reason=f"{error.message} {error.remedy}")
            parts = _parts(project, names, damaged, effort._replace(uses_cache=False), _FROM_SCRATCH)
            unchecked = damaged.unchecked
    spared = conclude(project.root, parts, codes, as_of, wanted, unchecked)
    told = objections(spared.baseline, spared.stale, project.settings.rules)
    diagnostics = (*spared.result.diagnostics, *(d for d in told if wanted.has_rule(d.code)))
    return spared.result._replace(diagnostics=diagnostics)


def _parts(project: Project, names: Sequence[str], memory: Memory, effort: Effort, begun: HeadStart) -> dict[str, Part]:
    """The parts of the repository by these names, from the cache where they are in it."""
    began = time.time_ns()
    store = _store(project, memory) if effort.uses_cache else None
    found = _kept(store, names, memory, begun) if store else {}
    missing = [name for name in names if name not in found]
    if not missing:
        return found
    sizes = {name: sum(1 for _ in files_of(project.root, name)) for name in missing}
    tasks = {name: memory.saved(name) for name in sorted(missing, key=lambda name: -sizes[name])}
    own = crew_for(sum(sizes.values()), len(missing), effort.processes)
    with nullcontext(begun.crew) if begun.crew else own as crew:
        for name, checked in check_all(project, tasks, crew, keeps=store is not None):
            found[name] = checked.part
            memory.lost += checked.lost
            if store and checked.made and checked.inputs == store.inputs:
                store.keep(name, checked.part, checked.made, began)
    return found


def _kept(store: Store, names: Sequence[str], memory: Memory, begun: HeadStart) -> dict[str, Part]:
    """What the cache knows, by what it has told already if nothing that all depend on has changed since."""
    before = begun.kept.store if begun.kept else None
    is_same = before and (before.inputs, before.head) == (store.inputs, store.head)
    told = begun.kept.parts if begun.kept and is_same else {}
    parts = {name: told.get(name) or store.find(name, memory.digest) for name in names}
    return {name: part for name, part in parts.items() if part}


def _store(project: Project, memory: Memory) -> Store:
    root, settings = project.root, project.settings
    repository = digests.repository(root)
    asks_git = settings.git_checks_from is not None
    digest = digests.digest(settings)
    if digests.content(root / SETTINGS_FILE) == project.settings_digest:  # they have not changed since they were read
        keep_settings(root, KeptSettings(repository, digest, settings.name_lists, asks_git, settings.rules_address))
    return Store(root, digests.inputs(root, repository, digest, settings.name_lists), memory.head)
