"""What lint is to reach, as ratios to something measured in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .processes import Figure

MIB = 2**20


@dataclass(frozen=True)
class Ratio:
    """How many times as much one thing takes as another, by wall time and by processor time."""

    wall: float
    processor: float


def ratio(of: Figure | None, to: Figure | None) -> Ratio | None:
    """How many times as long it takes; nothing if one of the two was not measured."""
    if of is None or to is None:
        return None
    return Ratio(of.wall_s / to.wall_s, of.processor_s / to.processor_s)


@dataclass(frozen=True)
class Goal:
    """A bound and an aim.

    Attributes:
        name: what is measured.
        measured: the figure; nothing if it was not measured.
        least: what must be reached.
        aim: what is wanted; nothing where the bound is all.
        at_most: whether less is better.
        processor: the same by processor time, where that says something.
    """

    name: str
    measured: float | None
    least: float
    aim: float | None
    at_most: bool = True
    processor: float | None = None
    unit: str = "×"

    @property
    def reached(self) -> str:
        """Which of the two holds."""
        if self.measured is None:
            return "ikke målt"
        if not self._holds(self.least):
            return "nei"
        if self.aim is None:
            return "kravet"
        return "kravet og ønsket" if self._holds(self.aim) else "kravet, ikke ønsket"

    def _holds(self, limit: float) -> bool:
        return self.measured is not None and (self.measured <= limit if self.at_most else self.measured >= limit)


def at_most(name: str, of: Ratio | None, least: float, aim: float | None) -> Goal:
    """To take no more than so many times as long."""
    return _of_times(name, of, least, aim, at_most=True)


def faster(name: str, of: Ratio | None, least: float, aim: float) -> Goal:
    """To be at least so many times as fast; the ratio is how many times as long the other one takes."""
    return _of_times(name, of, least, aim, at_most=False)


def memory(name: str, of: Iterable[Figure | None], least: float, aim: float) -> Goal:
    """To hold no more than so many MiB at once, whichever way it is run."""
    peaks = [figure.peak_bytes for figure in of if figure and figure.peak_bytes]
    return Goal(name, max(peaks) / MIB if peaks else None, least, aim, unit=" MiB")


def growth(name: str, small: Figure | None, of_small: int, large: Figure | None, of_large: int) -> list[Goal]:
    """To take no more time and memory for each record of many than for each of few, by 15 per cent."""
    share = of_small / of_large
    time = ratio(large, small)
    per_record = time and Ratio(time.wall * share, time.processor * share)
    peaks = [figure.peak_bytes for figure in (small, large) if figure and figure.peak_bytes]
    peak = peaks[1] / peaks[0] * share if len(peaks) == 2 else None
    return [at_most(f"{name}: tid per post", per_record, 1.15, None), Goal(f"{name}: minne per post", peak, 1.15, None)]


def _of_times(name: str, of: Ratio | None, least: float, aim: float | None, *, at_most: bool) -> Goal:
    if of is None:
        return Goal(name, None, least, aim, at_most)
    return Goal(name, of.wall, least, aim, at_most, of.processor)
