"""The sentences about what was found, alike wherever they are told."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.messages import quoted
from styring.names.hits import Hit
from styring.names.personal_data import NATIONAL_NUMBERS


def name_told(hit: Hit) -> str:
    """«Kari Nordmann» er et personnavn (fornavn + etternavn)."""
    return f"{quoted(hit.text)} {_is_or_may_be(hit)} et personnavn ({hit.evidence})."


def data_told(hit: Hit) -> str:
    """«22 00 00 00» er et telefonnummer.

    A message travels further than the file, into logs and reports, so it does not repeat a fødselsnummer.
    """
    what = "Teksten har" if hit.evidence in NATIONAL_NUMBERS else f"{quoted(hit.text)} {_is_or_may_be(hit)}"
    return f"{what} {hit.evidence}."


def _is_or_may_be(hit: Hit) -> str:
    return "er" if hit.level is Severity.ERROR else "kan være"
