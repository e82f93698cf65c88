"""The formats that programs read, each a pure function from a lint's result to text."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum

from styring.diagnostics import Diagnostic, Severity
from styring.linting import LintResult


class Format(StrEnum):
    """The formats of ``--format``."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


def concise(result: LintResult) -> str:
    """One line a finding: ``file:line:column: CODE nivå: message``."""
    return "".join(
        f"{d.file}:{d.position.line}:{d.position.column}: {d.code} {d.severity.label}: {d.message}\n"
        for d in result.diagnostics
    )


def as_json(result: LintResult) -> str:
    """An object with the findings and the counts. Lines and columns count from 1, dates are ISO."""
    content = {
        "filer": result.files,
        "funn": [_finding(d) for d in result.diagnostics],
        "tillatt": [_finding(d) for d in result.waived],
        "unntatt": [_finding(d) for d in result.exempted],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(d: Diagnostic) -> dict[str, object]:
    return {
        "kode": d.code,
        "nivå": d.severity.label,
        "fil": d.file,
        "linje": d.position.line,
        "kolonne": d.position.column,
        "lengde": d.position.length,
        "sti": list(d.path),
        "melding": d.message,
        "råd": d.remedy,
        "guide": list(d.cites),
        "fra": d.since.isoformat() if d.since else None,
    }


_GITHUB_LEVELS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def github(result: LintResult) -> str:
    """Workflow commands that GitHub shows as annotations in a pull request."""
    return "".join(
        f"::{_GITHUB_LEVELS[d.severity]} file={_property(d.file)},line={d.position.line},col={d.position.column},"
        f"endColumn={d.position.column + d.position.length},title={_property(_title(d))}"
        f"::{_data(f'{d.message} {d.remedy}')}\n"
        for d in result.diagnostics
    )


def _title(d: Diagnostic) -> str:
    return f"{d.code} ({', '.join(d.cites)})" if d.cites else d.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[Format, Callable[[LintResult], str]] = {
    Format.CONCISE: concise,
    Format.JSON: as_json,
    Format.GITHUB: github,
}


def render(result: LintResult, format: Format) -> str:
    """The result in one of the formats that programs read."""
    return FORMATS[format](result)
