"""A finding in the words of the repository's profile."""

from __future__ import annotations

from styring.linting.examine import Raised
from styring.records.kinds import MODELS
from styring.records.terms import MUNICIPAL, Terms
from styring.rules.catalogue import in_terms


def in_profile(raised: Raised, terms: Terms) -> Raised:
    """The same finding as a profile tells it: path, sentences and the rule's advice.

    What was met while the file was read is told in those words from the beginning, with the user's own in quotes.
    """
    if terms is MUNICIPAL:
        return raised
    identity, finding = raised.file.identity, raised.finding
    if raised.rule.check:
        finding = terms.told(finding, MODELS[identity.kind] if identity else None)
    return raised._replace(rule=in_terms(raised.rule, terms), finding=finding)
