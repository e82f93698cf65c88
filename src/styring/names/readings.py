"""What capitalised words are taken for, and on what evidence."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from styring.diagnostics import Severity

PARTICIPANT = "navnet til en deltaker"
LISTED = "står i navnelisten"
TITLE = "tittel foran navn"
INITIAL = "forbokstav + etternavn"
FULL_NAME = "fornavn + etternavn"
GIVEN_AND_MORE = "fornavn + ord med stor forbokstav"
MORE_AND_FAMILY = "ord med stor forbokstav + etternavn"
SURNAME_FIRST = "etternavn, fornavn"
CARRIED = "etternavn nevnt tidligere"
GIVEN = "fornavn alene"
FAMILY = "etternavn alene"


class Verdict(Enum):
    """What words are when they are not found to be a name."""

    OTHER = "noe annet"
    UNDECIDED = "uavklart"


class Reading(NamedTuple):
    """What ``words[start:end]`` of a run are taken for: a name, by the level it is told at, or something else.

    ``person`` is the known name that it agrees with, as it was given.
    """

    start: int
    end: int
    verdict: Severity | Verdict
    evidence: str = ""
    person: str = ""
