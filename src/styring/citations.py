"""The guide «Styringsdialogen – sånn gjør vi det her»: its statements by id, in our own words, from one data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_GUIDE = Path(__file__).parent / "data" / "guide.toml"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the guide.

    Attributes:
        id: stable id, for example ES-8.
        section: heading of the guide that it stands under.
        text: what the guide says there, in our words.
    """

    id: str
    section: str
    text: str

    def __str__(self) -> str:
        """For example «ES-8 (Etatsstyringsmøte)»."""
        return f"{self.id} ({self.section})"


@lru_cache(maxsize=1)
def statements() -> dict[str, Statement]:
    """All statements by id, in the order of the guide."""
    import tomllib

    text = _GUIDE.read_text(encoding="utf-8")
    return {
        id: Statement(id, section["tittel"], words)
        for section in tomllib.loads(text)["seksjon"]
        for id, words in section["punkter"].items()
    }
