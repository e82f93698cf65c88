"""How much room some themes take on an agenda (guide ES-5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from styring.messages import count
from styring.records.meeting import AgendaItem
from styring.records.vocabulary import Theme

_OUTSIDE_THE_WHOLE = (Theme.OPPFOLGING, Theme.ANNET)


class Share(NamedTuple):
    """A part of an agenda, in minutes if every item has a duration, else in items. The whole may be nothing."""

    part: int
    whole: int
    in_minutes: bool

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down, so that one of three items is 33; of nothing, nothing."""
        return 100 * self.part // self.whole if self.whole else 0

    def __str__(self) -> str:
        """For example «40 av 100 minutter (40 %)», «1 av 3 saker (33 %)» or «ingen saker»."""
        if not self.part:
            return "ingen saker"
        unit = count(self.whole, "minutt", "minutter") if self.in_minutes else count(self.whole, "sak", "saker")
        return f"{self.part} av {unit} ({self.percent} %)"


def share_of(themes: Collection[Theme], agenda: Iterable[AgendaItem]) -> Share:
    """The share that items of some themes have.

    Follow-up, other business and dropped items are outside the whole; an item without a theme is inside.
    """
    items = [item for item in agenda if not item.dropped and item.theme not in _OUTSIDE_THE_WHOLE]
    minutes = [item.duration_min or 0 for item in items]
    in_minutes = all(duration > 0 for duration in minutes)
    weights = minutes if in_minutes else [1] * len(items)
    part = sum(weight for item, weight in zip(items, weights, strict=True) if item.theme in themes)
    return Share(part, sum(weights), in_minutes)
