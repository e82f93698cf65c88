"""How an archive writes case numbers and journal entries, where its receipt just has the numbers in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMS = (
    (r"\d{9}", "{year}{number:05}"),
    (r"\d{4}/\d+", "{year}/{number}"),
    (r"\d\d/\d+", "{short:02}/{number}"),
    (r"\d{10}", "{year}{number:06}"),
    (r"\d{8}", "{year}{number:04}"),
)
"""What archives write, the likeliest first, and how to write it so."""


def case_number(year: int, number: int, pattern: str, known: Iterable[str]) -> str | None:
    """A case as the archive writes it: «202600123», «2026/123».

    Args:
        year: of the case, four digits.
        number: of the case in that year.
        pattern: a regular expression that it follows as a whole (``arkiv.saksnummer_mønster``).
        known: other case numbers of the archive, those that are likest first.

    Returns:
        The number in the form of the first known one that has a form; else in the likeliest form that follows the
        pattern; ``None`` if none does.
    """
    values = {"year": year, "short": year % 100, "number": number}
    written = [(form, template.format_map(values)) for form, template in _FORMS]
    fitting = [(form, text) for form, text in written if re.fullmatch(pattern, text)]
    for example in known:
        for form, text in fitting:
            if re.fullmatch(form, example) and re.fullmatch(form, text):
                return text
    return next((text for form, text in fitting if re.fullmatch(form, text)), None)


def journal_entry(case: str, given: str | None, number: int | None, pattern: str) -> str | None:
    """A journal entry as the archive writes it: «202600123-12».

    Args:
        case: the case number.
        given: the entry as the receipt has it. Some archives give an id of their own, which tells nobody anything.
        number: of the entry in its case.
        pattern: a regular expression that it follows as a whole (``arkiv.journalpost_mønster``).
    """
    fits = given is not None and given.startswith(case) and re.fullmatch(pattern, given) is not None
    return given if fits or number is None else f"{case}-{number}"
