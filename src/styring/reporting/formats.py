"""The formats that programs read, each a pure function in a module of its own from a lint's result to text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from styring.diagnostics import Severity
from styring.reporting.characters import encodable

if TYPE_CHECKING:
    from styring.linting.result import LintResult
    from styring.records.terms import Terms


class Format(StrEnum):
    """The formats of ``--format``."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


FOR_PROGRAMS = tuple(format for format in Format if format is not Format.TEXT)
"""All but the text for people, which needs a console."""


def render(
    result: LintResult,
    format: Format,
    *,
    rules_address: str | None = None,
    fail_on: Severity = Severity.ERROR,
    terms: Terms | None = None,
) -> str:
    """The result in one of the formats that programs read; no clock in it, and always possible to write as UTF-8.

    Args:
        result: what the lint found.
        format: any but ``TEXT``.
        rules_address: web page with a section for each rule, which findings link to.
        fail_on: the lowest severity that counts as a failed test.
        terms: the words of the repository's profile, for what is told of its rules; without them, a municipality's.

    Raises:
        ValueError: the format is ``TEXT``.
    """
    return encodable(_written(result, format, rules_address, fail_on, terms))


def _written(
    result: LintResult, format: Format, rules_address: str | None, fail_on: Severity, terms: Terms | None
) -> str:
    """A lint pays only for the format it is asked for: the libraries of the others are not imported."""
    match format:
        case Format.CONCISE:
            from styring.reporting.concise import concise

            return concise(result)
        case Format.JSON:
            from styring.reporting.as_json import as_json

            return as_json(result)
        case Format.GITHUB:
            from styring.reporting.github import github

            return github(result)
        case Format.GITLAB:
            from styring.reporting.gitlab import gitlab

            return gitlab(result)
        case Format.SARIF:
            from styring.records.terms import MUNICIPAL
            from styring.reporting.sarif import sarif

            return sarif(result, rules_address, terms or MUNICIPAL)
        case Format.JUNIT:
            from styring.records.terms import MUNICIPAL
            from styring.reporting.junit import junit

            return junit(result, fail_on, terms or MUNICIPAL)
        case Format.TEXT:
            raise ValueError("text is printed to a console by styring.reporting.text")
