"""Fixed phrases, dates and numbers in bokmål and nynorsk, read from ``phrases/<målform>.toml``.

The words there are a municipality's; a section named after another profile holds those that are different for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from styring.records.vocabulary import Language, Profile

_DATED_ID = re.compile(r"(\d{4})-(\d{2})-(\d{2})-([a-z]+)(?:-\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one målform and one profile.

    Attributes:
        code: ``nb`` or ``nn``, also the language tag of documents.
        phrases: fixed phrases by key; some have ``{fields}`` to fill in.
        words: per closed list of the vocabulary the word for each of its values.
        months: January first.
        weekdays: Monday first.
    """

    code: str
    phrases: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def fill(self, phrase: str, **values: object) -> str:
        """The phrase with its fields filled in."""
        return self.phrases[phrase].format_map(values)

    def word(self, vocabulary: str, value: StrEnum) -> str:
        """The word for a value of a closed list."""
        return self.words[vocabulary][value.value]

    def day(self, day: date) -> str:
        """«12. mars 2026»."""
        return f"{day.day}. {self.months[day.month - 1]} {day.year}"

    def weekday(self, day: date) -> str:
        """«torsdag 12. mars 2026»."""
        return f"{self.weekdays[day.weekday()]} {self.day(day)}"

    def moment(self, moment: date | datetime) -> str:
        """«torsdag 12. mars 2026 kl. 09.00», or the day alone."""
        if not isinstance(moment, datetime):
            return self.weekday(moment)
        return f"{self.weekday(moment)} {self.phrases['kl']} {_clock(moment)}"

    def period(self, start: datetime, end: datetime | None) -> str:
        """«torsdag 12. mars 2026 kl. 09.00–11.00»; both days are told if the end lies on another one."""
        if end is None:
            return self.moment(start)
        if end.date() == start.date():
            return f"{self.moment(start)}–{_clock(end)}"
        return f"{self.moment(start)} – {self.moment(end)}"

    def number(self, value: float) -> str:
        """«1 234 567,5» with no-break spaces and no decimals that say nothing."""
        text = f"{value:,.10f}".rstrip("0").rstrip(".")
        return text.replace(",", "\u00a0").replace(".", ",").replace("-", "−")

    def list(self, words: list[str]) -> str:
        """«a, b og c»."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.phrases['og']} {words[-1]}"

    def record(self, vocabulary: str, record_id: str) -> str:
        """A letter or meeting named by its id: «tildelingsbrevet 15. januar 2026».

        Such an id begins with the date and ends with the code of the kind; any other is given as it stands.
        """
        match = _DATED_ID.fullmatch(record_id)
        words = self.words[vocabulary]
        if match is None or match[4] not in words:
            return record_id
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return record_id
        return f"{words[match[4]]} {self.day(day)}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=len(Language) * len(Profile))
def wording(language: Language, profile: Profile = Profile.KOMMUNE) -> Wording:
    """The words of a målform, as a municipality or as the state uses them."""
    source = files("styring.rendering").joinpath("phrases", f"{language.value}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    own = data.get(profile.value, {})
    words = own.get("ord", {})
    return Wording(
        code=language.value,
        phrases={**data["tekst"], **own.get("tekst", {})},
        words={name: {**values, **words.get(name, {})} for name, values in data["ord"].items()},
        months=tuple(data["dato"]["måneder"]),
        weekdays=tuple(data["dato"]["ukedager"]),
    )


def _clock(moment: datetime) -> str:
    return f"{moment:%H.%M}"
