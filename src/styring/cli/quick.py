"""``styring lint`` with plain arguments: answered from the cache if nothing has changed, and without typer anyhow.

Editors and CI ask so. Everything else, and every mistake, is left to the command, which says the same in more time.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from styring.cli import findings
from styring.cli.console import Exit, fail, note, prepare_streams, refusal_of
from styring.diagnostics import Severity, UserError
from styring.linting.quick import answer, head_start, look_up
from styring.linting.result import Effort, LintResult, Selection
from styring.project import find_root
from styring.reporting.formats import Format, render
from styring.reporting.tally import plain, summary
from styring.writing import real_path

_OPTIONS = ("--as-of", "--format", "--fail-on")
_NO_CACHE = "--no-cache"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FORMATS = frozenset({Format.TEXT, Format.CONCISE, Format.JSON, Format.GITHUB, Format.GITLAB})
"""Those that tell of findings alone; the others tell of rules too."""


class _Asked(NamedTuple):
    selection: Selection
    as_of: date
    format: Format
    limit: Severity
    uses_cache: bool


class _Answer(NamedTuple):
    result: LintResult
    rules_address: str | None


def quick_lint(arguments: Sequence[str]) -> int | None:
    """Answer ``styring lint`` with these arguments; the exit code, or ``None`` if the command itself has to do it."""
    asked = _understood(arguments)
    try:
        root = find_root(real_path(Path.cwd()))
        found = _answer(root, asked) if root and asked else None
    except (OSError, UserError):
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
    except OSError as error:
        fail(*refusal_of(error))
        return Exit.MISUSE
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
            selection=Selection(paths=tuple(paths) or None),
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


def _answer(root: Path, asked: _Asked) -> _Answer | None:
    wanted = asked.selection
    if not all(path.exists() and path.is_relative_to(root) for path in wanted.paths or ()):
        return None
    kept = look_up(root, wanted) if asked.uses_cache else None
    if kept and (result := answer(kept, asked.as_of, wanted)):
        return _Answer(result, kept.rules_address)
    with head_start(root, wanted, kept) as begun:
        from styring.linting.run import lint
        from styring.project import open_project

        project = open_project(root)
        result = lint(project, asked.as_of, wanted, Effort(uses_cache=asked.uses_cache), begun)
        return _Answer(result, project.settings.rules_address)


def _show(root: Path, found: _Answer, asked: _Asked) -> None:
    if asked.format is Format.TEXT:
        findings.show(root, found.result, asked.selection, found.rules_address, may_hint=True)
        return
    print(render(found.result, asked.format, rules_address=found.rules_address, fail_on=asked.limit), end="")
    note(plain(summary(found.result)))
