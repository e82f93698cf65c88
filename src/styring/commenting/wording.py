"""What is said to those who comment, in bokmål and nynorsk, read from ``phrases/<målform>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from styring.records.vocabulary import Language, MinutesForm


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one målform for one form of minutes; some have ``{fields}`` to fill in.

    Attributes:
        box: of the instructions in the document, the heading (``tittel``) first.
        email: of the e-mail text.
        forms: what the minutes are called: ``ubestemt``, ``bestemt``, ``endelig``.
    """

    box: Mapping[str, str]
    email: Mapping[str, str]
    forms: Mapping[str, str]


@lru_cache(maxsize=len(Language) * len(MinutesForm))
def phrases(language: Language, form: MinutesForm) -> Phrases:
    """The phrases of a målform for minutes or a summary."""
    source = files("styring.commenting").joinpath("phrases", f"{language.value}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return Phrases(data["rute"], data["epost"], data[form.value])
