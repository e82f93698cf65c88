"""How much a finding weighs, and whether the agency is exempted from it."""

from __future__ import annotations

from collections.abc import Mapping

from styring.diagnostics import Severity
from styring.dossier import Dossier
from styring.linting.examine import Raised
from styring.records.agency import Exemption
from styring.records.dates import own_date
from styring.records.settings import RuleLevel
from styring.records.vocabulary import AgencyForm

_EASED_FOR_ENTERPRISES = ("ESM", "BRV")


def severity_of(raised: Raised, dossier: Dossier, levels: Mapping[str, RuleLevel]) -> Severity | None:
    """The severity of a finding; ``None`` if ``styring.yaml`` has turned the rule off.

    A kommunalt foretak is steered otherwise than an agency, so what the groups ESM and BRV find there is a note
    unless ``styring.yaml`` says else.
    """
    is_enterprise = dossier.agency is not None and dossier.agency.form is AgencyForm.KOMMUNALT_FORETAK
    if is_enterprise and raised.rule.code.startswith(_EASED_FOR_ENTERPRISES):
        return set_level(raised.rule.code, Severity.NOTE, levels)
    own = raised.rule.severity if raised.finding.severity is None else raised.finding.severity
    return set_level(raised.rule.code, own, levels)


def set_level(code: str, own: Severity, levels: Mapping[str, RuleLevel]) -> Severity | None:
    """What ``styring.yaml`` makes of a severity; ``None`` if it has turned the rule off."""
    match levels.get(code):
        case None:
            return own
        case RuleLevel.AV:
            return None
        case level:
            return Severity.from_label(level)


def exemption_from(raised: Raised, dossier: Dossier) -> Exemption | None:
    """The agency's exemption (``unntak``) that covers a finding, judged by the record's own date.

    A finding about a record without a date is judged by the date from which it holds.
    """
    if dossier.agency is None:
        return None
    day = (own_date(raised.file.record) if raised.file.record else None) or raised.finding.since
    own = (exemption for exemption in dossier.agency.exemptions if exemption.rule == raised.rule.code)
    return next((exemption for exemption in own if exemption.reason and (day is None or exemption.covers(day))), None)
