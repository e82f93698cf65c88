"""What was found in a text."""

from __future__ import annotations

from typing import NamedTuple

from styring.diagnostics import Severity


class Hit(NamedTuple):
    """What is taken for the name of a person.

    Attributes:
        start, end: offsets in the NFC-normalised text, end exclusive.
        text: the words found.
        level: error where there is no reasonable doubt, else warning.
        evidence: why, in Norwegian: «fornavn + etternavn».
        person: the known name that it agrees with, as it was given; empty if it is not a known one.
    """

    start: int
    end: int
    text: str
    level: Severity
    evidence: str
    person: str = ""
