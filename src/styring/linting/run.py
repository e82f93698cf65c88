"""One lint: every part of a repository, kept answers where they hold, and without what the baseline lets through."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from styring.history import HistoryError
from styring.linting.baseline import objections
from styring.linting.cache import digests
from styring.linting.cache.kept_settings import KeptSettings, keep_settings
from styring.linting.cache.store import Store, files_of
from styring.linting.checking import set_up
from styring.linting.part import OUTSIDE, Part
from styring.linting.past import Memory, remember
from styring.linting.result import Effort, LintResult, Selection
from styring.linting.summing import conclude
from styring.linting.workers import check_all, processes_for
from styring.project import SETTINGS_FILE, Project
from styring.record_files import codes_of_dossiers

_ORDINARY = Effort()


def lint(project: Project, as_of: date, selection: Selection | None = None, effort: Effort = _ORDINARY) -> LintResult:
    """Check the records of a repository as seen on a day. Nothing is raised on what the records contain.

    Raises:
        OSError: a folder of records may not be listed.
    """
    wanted = selection or Selection()
    codes = codes_of_dossiers(project.records)
    names = tuple(dict.fromkeys((OUTSIDE, *wanted.parts(project.root, codes))))
    with remember(project, is_asked=wanted.asks_git) as memory:
        try:
            parts, unchecked = _parts(project, names, memory, effort), memory.unchecked
        except HistoryError as error:  # what git has saved is damaged
            damaged = Memory(project, reason=f"{error.message} {error.remedy}")
            parts, unchecked = _parts(project, names, damaged, replace(effort, uses_cache=False)), damaged.unchecked
    spared = conclude(project.root, parts, codes, as_of, wanted, unchecked)
    told = objections(spared.baseline, spared.stale, project.settings.rules)
    diagnostics = (*spared.result.diagnostics, *(d for d in told if wanted.has_rule(d.code)))
    return replace(spared.result, diagnostics=diagnostics)


def _parts(project: Project, names: Sequence[str], memory: Memory, effort: Effort) -> dict[str, Part]:
    """The parts of the repository by these names, from the cache where they are in it."""
    began = time.time_ns()
    store = _store(project, memory) if effort.uses_cache else None
    found: dict[str, Part] = {}
    if store:
        kept = {name: store.find(name, memory.digest) for name in names}
        found = {name: part for name, part in kept.items() if part}
    if len(found) < len(names):
        bench = set_up(project)
        sizes = {name: sum(1 for _ in files_of(project.root, name)) for name in names if name not in found}
        tasks = {name: memory.saved(name) for name in sorted(sizes, key=lambda name: -sizes[name])}
        processes = processes_for(sum(sizes.values()), len(tasks), effort.processes)
        for name, checked in check_all(bench, tasks, processes):
            found[name] = checked.part
            memory.lost += checked.lost
            if store and checked.made and checked.inputs == store.inputs:
                store.keep(name, checked.part, checked.made, began)
    return found


def _store(project: Project, memory: Memory) -> Store:
    root, settings = project.root, project.settings
    repository = digests.repository(root)
    asks_git = settings.git_checks_from is not None
    digest = digests.digest(settings)
    if digests.content(root / SETTINGS_FILE) == project.settings_digest:  # they have not changed since they were read
        keep_settings(root, KeptSettings(repository, digest, settings.name_lists, asks_git, settings.rules_address))
    return Store(root, digests.inputs(root, repository, digest, settings.name_lists), memory.head)
