"""SARIF 2.1.0, the OASIS standard for results of static analysis, which GitHub, Azure DevOps and editors read.

Section numbers are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import quote

from styring import __version__
from styring.diagnostics import Diagnostic, Severity
from styring.linting.result import LintResult
from styring.records.terms import Terms
from styring.reporting.addresses import rule_address
from styring.reporting.characters import encodable
from styring.reporting.entries import Entry, LetThrough, entries
from styring.reporting.rule_help import markdown_help, plain_help
from styring.rules import CATALOGUE
from styring.rules.catalogue import Rule, in_terms

Json: TypeAlias = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""What GitHub and the editors call the root of a checkout; an absolute address would tell about one machine only."""

_LEVELS = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_LANGUAGE = "nb-NO"
_KINDS = {LetThrough.WAIVED: "inSource", LetThrough.EXEMPTED: "external", LetThrough.BASELINED: "external"}


def sarif(result: LintResult, rules_address: str | None, terms: Terms) -> str:
    """One run with all rules and all findings; what is let through is listed as suppressed (3.27.23)."""
    run = {
        "tool": {"driver": _driver(rules_address, terms)},
        "language": _LANGUAGE,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text("Mappen som styring.yaml ligger i.")}},
        "invocations": [_invocation(result.unchecked)],
        "results": [_result(entry) for entry in entries(result)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver(rules_address: str | None, terms: Terms) -> Json:
    return {
        "name": "styring",
        "version": __version__,
        **({"informationUri": rules_address} if rules_address else {}),
        "language": _LANGUAGE,
        "rules": [
            _descriptor(in_terms(rule, terms), rule_address(rule.code, rules_address)) for rule in CATALOGUE.values()
        ],
    }


def _descriptor(rule: Rule, address: str | None) -> Json:
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": _text(f"{rule.title}."),
        "fullDescription": _text(rule.explanation),
        "help": {"text": plain_help(rule), "markdown": markdown_help(rule)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": list(rule.cites)},
    }


_INDEX = {code: index for index, code in enumerate(CATALOGUE)}


def _invocation(unchecked: Iterable[str]) -> Json:
    """The run itself; what it could not check is a notification, not a result (3.20.21)."""
    notifications = [{"level": "warning", "message": _text(sentence)} for sentence in unchecked]
    return {"executionSuccessful": True, "toolExecutionNotifications": notifications}


def _result(entry: Entry) -> Json:
    d = entry.diagnostic
    return {
        "ruleId": d.code,
        "ruleIndex": _INDEX[d.code],
        "level": _LEVELS[d.severity],
        "message": _text(f"{d.message} {d.remedy}".rstrip()),
        "locations": [{"physicalLocation": _place(d)}],
        "partialFingerprints": {"styring/v1": entry.fingerprint},
        "suppressions": list(_suppressions(entry)),
    }


def _suppressions(entry: Entry) -> Iterable[Json]:
    """None or one; an empty list says that the finding counts, an absent one that nobody knows."""
    if entry.let_through is not None:
        yield {"kind": _KINDS[entry.let_through], "justification": entry.justification}


def _place(d: Diagnostic) -> Json:
    """File and region (3.30); a column is a character, and the end is the first one after it."""
    line, column, length = d.position.line, d.position.column, d.position.length
    return {
        "artifactLocation": {"uri": quote(encodable(d.file)), "uriBaseId": _ROOT},
        "region": {"startLine": line, "startColumn": column, "endColumn": column + length},
    }


def _text(text: str) -> Json:
    return {"text": text}
