"""Years of letters, as far as they are compared: what is counted, and over which agencies (guide ST-1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from styring.reports.letters import Demanded
from styring.reports.table import Column, Unit


class Basis(StrEnum):
    """What of an agency's year is counted."""

    LETTER = "tildelingsbrev"
    ANNEX = "vedlegg"
    SUPPLEMENT = "supplerende_brev"
    ALL = "samlet"

    @property
    def heading(self) -> str:
        """Its heading for people."""
        return self.replace("_", " ").capitalize()


COMPARED = (Basis.LETTER, Basis.ALL)
"""What years are compared by: demands may be moved to an annex or a later letter."""
BASIS_EXPLAINED = (
    "Tildelingsbrev er brevet uten vedlegg. Samlet er brevet med vedlegg og supplerende brev; et krav som kommer "
    "igjen der, er endret og regnet med én gang."
)

Years: TypeAlias = Mapping[int, Mapping[str, Mapping[Basis, Demanded]]]
"""What was asked of the agencies that had a tildelingsbrev, by year, agency and basis; the years in order."""

FROM, TO, BASIS = Column("fra", "Fra", Unit.YEAR), Column("til", "Til", Unit.YEAR), Column("grunnlag", "Grunnlag")


def pairs(years: Years) -> list[tuple[int, int]]:
    """Each year with the first and with the one before it that has letters, by the later one."""
    known = list(years)
    return sorted({*pairwise(known), *((known[0], year) for year in known[1:])}, key=lambda pair: (pair[1], pair[0]))


def panel(years: Years, first: int, last: int) -> list[str]:
    """The agencies that have a tildelingsbrev for both years, by code."""
    return sorted(years[first].keys() & years[last].keys())


def letters_of(counted: Sequence[Demanded]) -> tuple[str, ...]:
    """The identities of the letters that something was counted in, each once and in order."""
    return tuple(sorted({letter for each in counted for letter in each.letters}))
