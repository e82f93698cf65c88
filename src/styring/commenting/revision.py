"""What is different between a draft and the one that was sent before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from styring.commenting.wording import Phrases
from styring.rendering.comments import place_told
from styring.rendering.language import Wording


class Kind(Enum):
    """What has happened to a text."""

    CHANGED = "endret"
    NEW = "ny"
    GONE = "tatt_ut"


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that is not as it was, by its path in the record."""

    path: str
    kind: Kind

    def told(self, phrases: Phrases, words: Wording) -> str:
        """«Sak 2, punkt op1 (ny)»."""
        place = place_told(self.path, words)
        return place if self.kind is Kind.CHANGED else phrases.email[self.kind.value].format(sted=place)


def differences(earlier: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]]) -> tuple[Difference, ...]:
    """The texts that are not as they were: new and changed ones in their order, then those that are gone.

    Args:
        earlier: path and text of everything that was sent; a path may come more than once.
        now: likewise of what is to be sent.
    """
    old, new = _by_path(earlier), _by_path(now)
    found = [
        Difference(path, Kind.CHANGED if path in old else Kind.NEW)
        for path, texts in new.items()
        if texts != old.get(path)
    ]
    return (*found, *(Difference(path, Kind.GONE) for path in old if path not in new))


def _by_path(texts: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_path: dict[str, list[str]] = {}
    for path, text in texts:
        by_path.setdefault(path, []).append(text)
    return by_path
