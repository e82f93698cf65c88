"""The fixed words of the site in bokmål and nynorsk, from ``phrases/<målform>.toml``, with those of the documents."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from styring.records.settings import Settings
from styring.rendering.language import Wording, wording


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of a site.

    Attributes:
        texts: fixed phrases by key; some have ``{fields}`` to fill in.
        words: dates, and the words of the closed lists, as the documents have them.
    """

    texts: Mapping[str, str]
    words: Wording

    def fill(self, phrase: str, **values: object) -> str:
        """The phrase with its fields filled in."""
        return self.texts[phrase].format_map(values)

    def number(self, one: str, many: str, number: int) -> str:
        """«1 dokument», «2 dokumenter»: the phrase for one, or the one for another number."""
        return self.fill(one if number == 1 else many, tall=self.words.number(number))


def phrases_of(settings: Settings) -> Phrases:
    """The words of a repository's site. A document may be in another målform, and says so."""
    language = settings.language.value
    source = files("styring.site").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
    return Phrases(tomllib.loads(source), wording(settings.language, settings.profile))
