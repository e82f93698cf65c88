"""``styring lint`` with plain arguments: answered from the cache if nothing has changed, and without typer anyhow.

Editors and CI ask so. Everything else, and every mistake, is left to the command, which says the same in more time.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from styring.cli.console import Exit, console, note, prepare_streams
from styring.diagnostics import Severity
from styring.linting.lines import lines_in
from styring.linting.quick import Answer, answer
from styring.linting.result import FIXABLE, Effort, Selection
from styring.project import ProjectError, find_root
from styring.reporting.formats import Format, render
from styring.reporting.tally import plain, summary
from styring.writing import real_path

_OPTIONS = ("--as-of", "--format", "--fail-on")
_NO_CACHE = "--no-cache"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FORMATS = frozenset({Format.TEXT, Format.CONCISE, Format.JSON, Format.GITHUB, Format.GITLAB})
"""Those that tell of findings alone; the others tell of rules too."""


@dataclass(frozen=True, slots=True)
class _Asked:
    paths: tuple[Path, ...]
    as_of: date
    format: Format
    limit: Severity
    uses_cache: bool


def quick_lint(arguments: Sequence[str]) -> int | None:
    """Answer ``styring lint`` with these arguments; the exit code, or ``None`` if the command itself has to do it."""
    asked = _understood(arguments)
    try:
        root = find_root(real_path(Path.cwd()))
        found = _answer(root, asked) if root and asked else None
    except (OSError, ProjectError):
        return None
    if root is None or asked is None or found is None or not found.result.files:
        return None
    prepare_streams()
    try:
        _show(root, found, asked)
        sys.stdout.flush()
    except BrokenPipeError:  # as in «styring lint | head»; what is left is written to nobody
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NO_READER
    return Exit.FINDINGS if any(d.severity >= asked.limit for d in found.result.diagnostics) else Exit.CLEAN


def _understood(arguments: Sequence[str]) -> _Asked | None:
    given: dict[str, str] = {}
    paths: list[Path] = []
    uses_cache = True
    rest = list(arguments)
    while rest:
        name, is_joined, value = rest.pop(0).partition("=")
        if name == _NO_CACHE and not is_joined:
            uses_cache = False
        elif not name.startswith("-") and not is_joined:
            paths.append(real_path(Path(name)))
        elif name in _OPTIONS and name not in given and (is_joined or rest):
            given[name] = value if is_joined else rest.pop(0)
        else:
            return None
    try:
        day = given.get("--as-of")
        if day is not None and _DAY.fullmatch(day) is None:
            return None
        return _Asked(
            paths=tuple(paths),
            as_of=date.today() if day is None else date.fromisoformat(day),
            format=_known(Format(given.get("--format", Format.TEXT))),
            limit=Severity.from_label(given.get("--fail-on", Severity.ERROR.label)),
            uses_cache=uses_cache,
        )
    except (ValueError, KeyError):
        return None


def _known(format: Format) -> Format:
    if format not in _FORMATS:
        raise ValueError(format)
    return format


def _answer(root: Path, asked: _Asked) -> Answer | None:
    if not all(path.exists() and path.is_relative_to(root) for path in asked.paths):
        return None
    wanted = Selection(paths=asked.paths or None)
    found = answer(root, asked.as_of, wanted) if asked.uses_cache else None
    if asked.format is not Format.TEXT:
        return found or _lint(root, asked.as_of, wanted, Effort(uses_cache=asked.uses_cache))
    # People are also told how much can be put right, and that the command finds out.
    return None if found and any(d.code in FIXABLE for d in found.result.diagnostics) else found


def _lint(root: Path, as_of: date, wanted: Selection, effort: Effort) -> Answer:
    from styring.linting.run import lint
    from styring.project import open_project

    project = open_project(root)
    return Answer(lint(project, as_of, wanted, effort), project.settings.rules_address)


def _show(root: Path, found: Answer, asked: _Asked) -> None:
    if asked.format is Format.TEXT:
        from styring.reporting.text import show

        show(console(), found.result, lines_in(root), found.rules_address)
        return
    print(render(found.result, asked.format, rules_address=found.rules_address, fail_on=asked.limit), end="")
    note(plain(summary(found.result)))
