"""A rule is data and one small pure function. The function's docstring is the user's explanation.

The docstring is Norwegian and has four parts, parted by empty lines: a title; why it matters; «Gjør slik:» with what
to do; and the examples «Galt:» and «Riktig:», indented YAML.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from types import ModuleType, UnionType
from typing import Any, NamedTuple, TypeAlias

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.messages import listing
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.terms import Terms
from styring.records.vocabulary import MeetingKind

Check: TypeAlias = Callable[[Any, Dossier, Limits], Iterable[Finding]]
"""Examines one record, or the whole dossier, and yields what is wrong with it."""

_GROUPS = {
    "SKJ": "Filenes form",
    "ESM": "Etatsstyringsmøte",
    "OSM": "Oppdragsstyringsmøte",
    "KON": "Kontaktmøte",
    "FAG": "Fagmøte",
    "BRV": "Brev og oppdrag",
    "RAP": "Rapporter",
    "REF": "Referat og oppsummering",
    "ARK": "Arkiv og offentlighet",
    "DIA": "Styringsdialogen som helhet",
}


_SUBJECTS: dict[type[Record] | type[Dossier] | None, str] = {
    None: "alle filer",
    Record: "flere slags poster",
    Dossier: "hele dialogen med virksomheten",
    Agency: "virksomheter",
    Assignment: "oppdrag",
    Letter: "brev",
    Meeting: "alle slags møter",
    Minutes: "referater og oppsummeringer",
    Report: "rapporter",
}

_NAMING_RULES = re.compile(r"(?P<meaning>.+) \((?P<codes>[A-Z]{3}\d\d(?:, [A-Z]{3}\d\d)*)\)\.")
"""A threshold's description that ends by naming the rules that compare with it."""


class Threshold(NamedTuple):
    """A number of ``terskler`` in ``styring.yaml``: its key, what it is if nothing is written, and what it means."""

    key: str
    default: int | str
    meaning: str


class Rule(NamedTuple):
    """One rule of the catalogue.

    Attributes:
        code: for example ESM13; never used again for something else.
        slug: names the fault, ASCII.
        cites: ids of the guide's statements.
        severity: of a finding that does not say otherwise.
        title: the fault in a few words.
        explanation: why it matters, one or more paragraphs.
        remedy: what to do.
        bad: YAML that breaks the rule.
        good: the same, put right.
        subject: class or classes of the records that ``check`` takes, or ``Dossier``; ``None`` for faults met while
            reading.
        meetings: kinds of meetings that it looks at; empty means all.
        check: the function.
    """

    code: str
    slug: str
    cites: tuple[str, ...]
    severity: Severity
    title: str
    explanation: str
    remedy: str
    bad: str
    good: str
    subject: type[Record] | type[Dossier] | UnionType | None = None
    meetings: frozenset[MeetingKind] = frozenset()
    check: Check | None = None

    @property
    def group(self) -> str:
        """The heading that the rule stands under."""
        return _GROUPS[self.code[:3]]

    @property
    def applies_to(self) -> str:
        """What it looks at, in the plural: «etatsstyringsmøter»."""
        if self.meetings:
            return listing(f"{kind}r" for kind in MeetingKind if kind in self.meetings)
        return _SUBJECTS[Record if isinstance(self.subject, UnionType) else self.subject]

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The numbers of ``styring.yaml`` that it compares with: those whose description names it."""
        described = (
            (field, _NAMING_RULES.fullmatch(field.description or "")) for field in Limits.model_fields.values()
        )
        return tuple(
            Threshold(str(field.alias), field.default, f"{match['meaning']}.")
            for field, match in described
            if match and self.code in match["codes"]
        )


def rule(
    code: str, slug: str, *, cites: Iterable[str], severity: Severity, meetings: Iterable[MeetingKind] = ()
) -> Callable[[Check], Rule]:
    """Make a rule of a function. The annotation of its first parameter says what the rule applies to."""

    def decorate(check: Check) -> Rule:
        subject = next(iter(inspect.get_annotations(check, eval_str=True).values()))
        parts = parse_explanation(inspect.getdoc(check) or "")
        return Rule(code, slug, tuple(cites), severity, *parts, subject, frozenset(meetings), check)

    return decorate


def form_rule(code: str, slug: str, explanation: str, *, severity: Severity = Severity.ERROR) -> Rule:
    """A rule whose breaches are met while files are read, not by a function of its own."""
    return Rule(code, slug, (), severity, *parse_explanation(inspect.cleandoc(explanation)))


def in_terms(rule: Rule, terms: Terms) -> Rule:
    """The rule in the words of a profile. What it cites stays as the guide has it."""
    return rule._replace(
        title=terms.text(rule.title),
        explanation=terms.text(rule.explanation),
        remedy=terms.text(rule.remedy),
        bad=terms.text(rule.bad),
        good=terms.text(rule.good),
    )


def collect(*modules: ModuleType) -> dict[str, Rule]:
    """The rules of some modules by code, in the order in which they are written."""
    rules = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.code: rule for rule in rules}


def parse_explanation(text: str) -> tuple[str, str, str, str, str]:
    """Title, explanation, remedy, bad example and good example of a rule's text.

    Raises:
        ValueError: a part is missing, which a test of the catalogue would show at once.
    """
    pattern = (
        r"(?P<title>[^\n]+)\n\n(?P<why>.+?)\n\nGjør slik: (?P<remedy>.+?)"
        r"\n\nGalt:\n(?P<bad>.+?)\n\nRiktig:\n(?P<good>.+)"
    )
    match = re.fullmatch(pattern, text, re.DOTALL)
    if match is None:
        raise ValueError(f"the explanation of a rule lacks a part: {text[:60]!r}")
    why = "\n\n".join(" ".join(paragraph.split()) for paragraph in match["why"].split("\n\n"))
    remedy = " ".join(match["remedy"].split())
    bad, good = (inspect.cleandoc("\n" + match[name]) for name in ("bad", "good"))
    return match["title"].rstrip("."), why, remedy[0].upper() + remedy[1:], bad, good
