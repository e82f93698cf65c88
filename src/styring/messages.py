"""Norwegian sentences: dates, lists, and one sentence for every error that pydantic can report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


def long_date(day: date) -> str:
    """«12. mars 2026»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def listing(words: Iterable[str], last: str = "og") -> str:
    """«a, b og c»."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def count(number: int, singular: str, plural: str) -> str:
    """«1 sak», «2 saker»."""
    return f"{number} {singular if number == 1 else plural}"


def working_days(number: int) -> str:
    """«1 arbeidsdag», «5 arbeidsdager»."""
    return count(number, "arbeidsdag", "arbeidsdager")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that somebody who wrote ``word`` most likely meant, if any is near."""
    import difflib  # it takes a millisecond, and most records have every word right

    by_key = {candidate.casefold(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word.casefold(), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None


def quoted(value: object) -> str:
    """A value as the user wrote it, in Norwegian quotation marks, on one line and cut if it is long."""
    text = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    return f"«{flat if len(flat) <= 60 else flat[:59] + '…'}»"


_LIST = "en liste (linjer som begynner med «- »)"
_KEYS = "nøkler med verdier"
_EXPECTED = {
    "string": "tekst",
    "int": "et helt tall",
    "float": "et tall",
    "decimal": "et tall",
    "bool": "true eller false",
    "tuple": _LIST,
    "list": _LIST,
    "set": _LIST,
    "dict": _KEYS,
    "mapping": _KEYS,
    "model": _KEYS,
    "date": "en dato som 2026-03-12",
    "datetime": "et tidspunkt som 2026-03-12T09:00",
    "url": "en nettadresse",
}
"""What should stand there, by the beginning of pydantic's error type («string_type», «int_parsing»)."""
_TYPE_ERROR = re.compile(r"([a-z]+)_(?:type|parsing|parsing_size|from_float|unicode|attributes_type)")
_TYPE_NAMES = {
    str: "tekst",
    bool: "en av/på-verdi",
    int: "et tall",
    float: "et desimaltall",
    list: "en liste",
    dict: "nøkler",
    type(None): "ingenting",
}
_RANGES = {
    "greater_than": "større enn {gt}",
    "greater_than_equal": "minst {ge}",
    "less_than": "mindre enn {lt}",
    "less_than_equal": "høyst {le}",
}


_SENTENCES = {
    "date_form": ("{value} er ikke en dato.", "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12."),
    "datetime_form": (
        "{value} er ikke et tidspunkt.",
        "Skriv dato og klokkeslett, for eksempel 2026-03-12T09:00.",
    ),
    "year_unlikely": ("Året i {value} kan ikke stemme.", "Skriv et år mellom {first} og {last}."),
    "time_unknown": ("Klokkeslettet i {value} finnes ikke.", "Timene går fra 00 til 23, minuttene fra 00 til 59."),
    "time_skipped": (
        "Tidspunktet {value} finnes ikke: klokken stilles fram til sommertid den natten.",
        "Velg et klokkeslett før 02:00 eller fra 03:00.",
    ),
    "organisation_number": (
        "{value} er ikke et gyldig organisasjonsnummer.",
        "Et organisasjonsnummer har ni siffer, og det siste er et kontrollsiffer. Slå det opp i Enhetsregisteret.",
    ),
    "meeting_without_time": (
        "Møtet mangler tidspunkt.",
        "Skriv tidspunkt, eller sett status til utsatt til nytt tidspunkt er klart.",
    ),
    "pattern_form": ("{value} er ikke et gyldig regulært uttrykk.", "Rett mønsteret, eller fjern nøkkelen."),
    "case_title": (
        "Sakstittelen har noe i krøllparentes som ikke kan fylles inn.",
        "Bruk {{virksomhet}}, {{kode}} og {{år}}; {{år}} bare når det er én sak i året.",
    ),
    "path_outside": (
        "Stien {value} går ut av repoet.",
        "Legg filen i repoet, og skriv stien regnet fra mappen med styring.yaml.",
    ),
    "string_pattern_mismatch": ("{value} har ikke den formen verdien skal ha.", ""),
    "string_too_short": ("Teksten {value} er for kort.", ""),
    "string_too_long": ("Teksten {value} er for lang.", ""),
    "too_short": ("Listen er tom.", "Legg til minst ett punkt, eller fjern nøkkelen."),
    "too_long": ("Listen er for lang.", ""),
}
_OTHERWISE = ("{value} kan ikke stå her.", "")


def invalid_value(error_type: str, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with a value, and what to do, for an error type of pydantic or of our own models.

    The advice is empty where only the description of the key can give it. Missing and unknown keys have sentences of
    their own, as they are not about a value.
    """
    if (match := _TYPE_ERROR.fullmatch(error_type)) and match[1] in _EXPECTED:
        return _wrong_type(match[1], value)
    if error_type in {"enum", "literal_error"}:
        return not_in_list(value, allowed_values(context.get("expected", "")))
    if error_type == "date_unknown":
        return _no_such_date(value, context)
    if error_type in _RANGES:
        limit = _RANGES[error_type].format(**context)
        return f"{_shown(value)} er utenfor det tillatte.", f"Skriv et tall som er {limit}."
    message, remedy = _SENTENCES.get(error_type, _OTHERWISE)
    return message.format(value=_shown(value)), remedy.format(**context)


def _shown(value: object) -> str:
    return quoted(value) if isinstance(value, str | int | float) else "Verdien"


def _wrong_type(wanted: str, value: object) -> tuple[str, str]:
    kind = _TYPE_NAMES.get(type(value), "noe annet")
    if wanted == "string" and isinstance(value, int | float):
        return (
            f"{quoted(value)} leses som {kind}, men her skal det stå tekst.",
            "Sett verdien i anførselstegn, slik den skal leses.",
        )
    if wanted == "bool":
        return (
            f"{_shown(value)} er ikke true eller false.",
            "Skriv true for ja eller false for nei, uten anførselstegn.",
        )
    if wanted in {"int", "float"} and isinstance(value, str):
        return f"{quoted(value)} er tekst, men her skal det stå et tall.", "Skriv tallet uten anførselstegn og enhet."
    return f"Her skal det stå {_EXPECTED[wanted]}, men det står {kind}.", f"Skriv {_EXPECTED[wanted]}."


def not_in_list(value: object, allowed: Sequence[str]) -> tuple[str, str]:
    """A value that is none of a closed list."""
    near = nearest(str(value), allowed)
    hint = f"Mente du «{near}»? " if near else ""
    choice = f"Velg {listing(allowed, 'eller')}." if allowed else ""
    return f"{_shown(value)} er ikke blant verdiene som kan stå her.", hint + choice


def allowed_values(expected: str) -> Sequence[str]:
    """The values in pydantic's listing ("'a', 'b' or 'c'")."""
    return [part for part in expected.split("'") if part.strip() not in {"", ",", "or"}]


def _no_such_date(value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    month = context.get("month", 0)
    if context.get("days"):
        detail = f"{MONTHS[month - 1]} {context['year']} har {context['days']} dager"
    else:
        detail = f"det er ingen måned {month}"
    return f"Datoen {quoted(value)} finnes ikke: {detail}.", "Rett datoen."


def missing_key(key: str, *, is_written: bool = False) -> tuple[str, str]:
    """A key without which the record cannot be understood; ``is_written`` if it stands there without a value."""
    if is_written:
        return f"Nøkkelen «{key}» har ingen verdi.", "Skriv verdien etter kolon."
    return f"Nøkkelen «{key}» mangler.", f"Legg til «{key}:» med en verdi."


def unknown_key(key: str, known: Sequence[str]) -> tuple[str, str]:
    """A key that the model does not know, with the one that was probably meant."""
    near = nearest(key, known)
    remedy = f"Mente du «{near}»?" if near else f"Nøkler som kan stå her: {listing(sorted(known))}."
    return f"Ukjent nøkkel «{key}».", remedy


def other_profiles_key(key: str, own: str, profile: str) -> tuple[str, str]:
    """A key that another profile has, with the one that this profile has in its place."""
    return f"Ukjent nøkkel «{key}».", f"Når profilen er {profile}, heter den «{own}»."


def other_profiles_value(value: str, own: str, choices: Sequence[str], profile: str) -> tuple[str, str]:
    """A value that another profile has, with the one that this profile has in its place, if it has one."""
    choice = f"Velg {listing(choices, 'eller')}."
    instead = f"Når profilen er {profile}, heter den «{own}». " if own else ""
    return f"{quoted(value)} er ikke blant verdiene som kan stå her.", instead + choice
