"""The words that tell names from other capitalised words. Keys are casefolded and NFC-normalised."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources

_TITLE_ENDINGS = (
    "advokat", "arkitekt", "byråd", "direktør", "forvalter", "forvaltar", "fullmektig", "ingeniør", "inspektør",
    "jurist", "konsulent", "koordinator", "leder", "leiar", "lege", "medarbeider", "medarbeidar", "minister", "ombud",
    "ordfører", "ordførar", "professor", "rektor", "representant", "revisor", "rådgiver", "rådgjevar", "saksbehandler",
    "saksbehandlar", "sekretær", "sjef", "statsråd", "tillitsvalgt", "tillitsvald",
)  # fmt: skip
_TITLES = frozenset(("dr", "dr.", "frk.", "fru", "herr", "hr", "hr.", "kollega", "p.v.a.", "pva", "pva.", "referent"))

STREETS = frozenset(
    "allé bakke bro bru gate gata gt minne park passasje plass stadion terrasse torg tunnel veg vegen vei veien"
    .split()
)  # fmt: skip
"""What follows a name in the genitive when the whole is a place."""

_INSTITUTIONS = (
    "akademi", "akademiet", "barnehage", "bedrift", "fond", "fondet", "forlag", "gruppen", "gård", "hage", "hall",
    "hotell", "hus", "institutt", "kirke", "klinikk", "legat", "minde", "museet", "museum", "pris", "prisen", "senter",
    "senteret", "skole", "stiftelse", "stiftelsen", "sykehjem", "sykehus", "videregående", "ungdomsskole",
)  # fmt: skip

COMPANY_FORMS = frozenset("ans as asa ba da iks kf nuf sa".split())
"""What follows the name of a firm."""

_BEFORE_THINGS = frozenset(
    (
        "bydel", "dronning", "firmaet", "fondet", "foreningen", "gården", "hotell", "kafé", "kong", "kongen", "møterom",
        "møterommet", "ms", "museet", "prins", "prisen", "prinsesse", "restaurant", "rom", "rommet", "sal", "salen",
        "sankt", "selskapet", "senteret", "skipet", "skolen", "st", "stiftelsen", "villa",
    )
)  # fmt: skip


def is_title(word: str) -> bool:
    """Whether a word is a title that a name may follow («direktør», «seksjonssjef», «pva.»)."""
    key = word.casefold()
    return key in _TITLES or key.endswith(_TITLE_ENDINGS)


def is_institution(key: str) -> bool:
    """Whether a word after a name makes it the name of an institution («skole», «sykehjem»)."""
    return key in _INSTITUTIONS or key.endswith(("skole", "barnehage", "sykehjem"))


def names_a_thing(word: str) -> bool:
    """Whether a word before a name says that it is the name of a room, a ship, a foundation or the like."""
    return word.casefold() in _BEFORE_THINGS


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names."""
    return _keys("fornavn.txt")


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Common family names."""
    return _keys("etternavn.txt")


@lru_cache(maxsize=1)
def ambiguous_names() -> frozenset[str]:
    """Names that are ordinary words, places or months too."""
    return _keys("tvetydige.txt")


@lru_cache(maxsize=1)
def other_expressions() -> tuple[str, ...]:
    """Expressions that look like names of people and are names of something else."""
    return read_list(_packaged("uttrykk.txt"))


def read_list(text: str) -> tuple[str, ...]:
    """The entries of a list: one a line, without empty lines and lines that begin with ``#``, NFC-normalised."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _keys(name: str) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in read_list(_packaged(name)))


def _packaged(name: str) -> str:
    return resources.files("styring").joinpath("data", "navn", name).read_text(encoding="utf-8")
