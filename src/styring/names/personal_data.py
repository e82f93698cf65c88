"""What in a text points at a private person besides a name: e-mail, telephone, fødselsnummer, private address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from styring.diagnostics import Severity
from styring.names.detector import Hit
from styring.names.known import Known

EMAIL = "en e-postadresse"
TELEPHONE = "et telefonnummer"
BIRTH_NUMBER = "et fødselsnummer"
D_NUMBER = "et D-nummer"
ADDRESS = "en privat adresse"

NATIONAL_NUMBERS = frozenset((BIRTH_NUMBER, D_NUMBER))
"""The evidence of what is never repeated, not even in a message."""

_SPACE = "[ \xa0\u2009\u202f]"
_APART = rf"(?<![\w/=+§#-])(?<![0-9][.,:])(?<![0-9]{_SPACE})"
_ENDED = rf"(?![\w/@-]|[.,:]?[0-9]|{_SPACE}[0-9])"
"""Around a number that is not a part of a longer one, of a reference («202600123-5») or of an address on the net."""

# An e-mail address has no more than 64 characters before its @ (RFC 5321), which keeps the search linear.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)47{_SPACE}?(?:[0-9]{_SPACE}?){{7}}[0-9]{_ENDED}")
_GROUPED = re.compile(
    rf"{_APART}(?:[2-9][0-9](?:{_SPACE}[0-9]{{2}}){{3}}|[2-9][0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{3}}){_ENDED}"
)
_EIGHT_DIGITS = re.compile(rf"{_APART}[2-9][0-9]{{7}}{_ENDED}")
_ELEVEN_DIGITS = re.compile(r"(?<![0-9])([0-9]{2})[ .]?([0-9]{2})[ .]?([0-9]{2})[ \xa0-]?([0-9]{5})(?![0-9])")

_TELEPHONE_BEFORE = re.compile(
    r"\b(?:tlf|telefon|mobil|mob\b|ring|sms\b|vipps)\w*\W{0,3}(?:nr)?\W{0,3}\Z", re.IGNORECASE
)
_AMOUNT_BEFORE = re.compile(r"\b(?:kr|nok)\W{0,2}\Z", re.IGNORECASE)
_REFERENCE_BEFORE = re.compile(r"(?:nr|\wnummer\w*|\b(?:sak|ref|id|konto))\W{0,2}\Z", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"\s?(?:%|(?:kr|nok|kroner|mill|mrd|million|millioner|milliard|milliarder|tusen|prosent)\b)", re.IGNORECASE
)

_DIGIT_OR_AT = re.compile("[0-9@]")
_MANY_DIGITS = re.compile(r"[0-9](?:[ .\xa0\u2009\u202f-]?[0-9]){7}")
"""Without the one there is nothing to look for, without the other no number; so it is in most texts."""

_CAPITAL = "[A-ZÆØÅ]"
_STREET = rf"(?P<street>{_CAPITAL}[\w.'-]*(?:{_SPACE}[\w.'-]+){{0,3}}?){_SPACE}[0-9]{{1,3}}(?:{_SPACE}?[A-Ha-h])?(?!\w)"
_AT_HOME = re.compile(
    rf"\b(?i:(?:hjemme|heime|privat|bosteds|bustads)adress\w*|privat{_SPACE}adresse)\W{{0,3}}"
    rf"(?:(?:er|var|i|på){_SPACE})?(?P<address>{_STREET})"
)
_LIVES = re.compile(
    rf"\b(?i:bor|bur|bodde|budde|bosatt|busett){_SPACE}(?:i|på|ved){_SPACE}(?:adress\w{{1,2}}{_SPACE})?(?P<address>{_STREET})"
)
_STREET_ENDINGS = (
    "gate", "gata", "gaten", "gt.", "vei", "veien", "veg", "vegen", "allé", "alle", "alleen", "plass", "plassen", "sti",
    "stien", "bakke", "bakken", "krok", "kroken", "sving", "svingen", "terrasse", "tunet", "haugen", "åsen", "ringen",
    "faret", "stubben", "brinken",
)  # fmt: skip

# Selmer, «Personnummerering i Norge: Litt anvendt tallteori og psykologi», Nordisk Matematisk Tidskrift 12 (1964): the
# digits of a valid number, weighted, add up to a multiple of 11 both without and with the last one.
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_D_NUMBER_DAY = 40
_TEST_MONTHS = (0, 40, 80)
"""What is added to the month; more than nothing only for the invented people of test registers."""


def find_personal_data(text: str, known: Known) -> tuple[Hit, ...]:
    """What identifies a private person, in order and without overlap; ``tillatte_uttrykk`` are left out.

    A number is a telephone number if it is written like one, or has eight digits and nothing says that it is an
    amount, a date or a reference; then it is only a warning. A fødselsnummer or D-nummer is told by both check digits.
    A street and a number are private only behind words such as «hjemmeadresse» or «bor i».
    """
    if not _DIGIT_OR_AT.search(text):
        return ()
    composed = unicodedata.normalize("NFC", text)
    hits: list[Hit] = []
    for hit in _candidates(composed):
        if not any(hit.start < other.end and other.start < hit.end for other in hits):
            hits.append(hit)
    if not hits:
        return ()
    excepted = [match.span() for match in known.exceptions.finditer(composed)]
    kept = (hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in excepted))
    return tuple(sorted(kept, key=lambda hit: hit.start))


def is_birth_number(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or a D-nummer: a day, a month, and both check digits.

    Years and the three digits behind them are not compared, for every combination may have been given.
    """
    day, month = int(digits[:2]), int(digits[2:4])
    numbers = [int(digit) for digit in digits]
    return (
        (1 <= day <= 31 or 1 <= day - _D_NUMBER_DAY <= 31)
        and any(1 <= month - added <= 12 for added in _TEST_MONTHS)
        and all(
            sum(digit * weight for digit, weight in zip(numbers, weights, strict=False)) % 11 == 0
            for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS)
        )
    )


def _candidates(text: str) -> Iterator[Hit]:
    """All that looks like personal data, the strongest evidence first."""
    if "@" in text:
        yield from (_hit(match, EMAIL) for match in _EMAIL.finditer(text))
    if _MANY_DIGITS.search(text):
        yield from _numbers(text)
    for match in _AT_HOME.finditer(text):
        yield _hit(match, ADDRESS, group="address")
    for match in _LIVES.finditer(text):
        if match["street"].casefold().endswith(_STREET_ENDINGS):
            yield _hit(match, ADDRESS, Severity.WARNING, group="address")


def _numbers(text: str) -> Iterator[Hit]:
    for match in _ELEVEN_DIGITS.finditer(text):
        digits = "".join(match.groups())
        if is_birth_number(digits):
            yield _hit(match, D_NUMBER if int(digits[:2]) > _D_NUMBER_DAY else BIRTH_NUMBER)
    for pattern in (_ABROAD, _GROUPED):
        yield from (_hit(match, TELEPHONE) for match in pattern.finditer(text) if not _is_amount(match))
    for match in _EIGHT_DIGITS.finditer(text):
        if _stands_before(match, _TELEPHONE_BEFORE):
            yield _hit(match, TELEPHONE)
        elif not (_is_amount(match) or _is_date(match.group()) or _stands_before(match, _REFERENCE_BEFORE)):
            yield _hit(match, TELEPHONE, Severity.WARNING)


def _hit(match: re.Match[str], evidence: str, level: Severity = Severity.ERROR, group: str | int = 0) -> Hit:
    return Hit(match.start(group), match.end(group), match[group], level, evidence)


def _stands_before(match: re.Match[str], words: re.Pattern[str]) -> bool:
    return words.search(match.string, max(0, match.start() - 30), match.start()) is not None


def _is_amount(match: re.Match[str]) -> bool:
    return _stands_before(match, _AMOUNT_BEFORE) or _UNIT_AFTER.match(match.string, match.end()) is not None


def _is_date(digits: str) -> bool:
    """Whether eight digits are a day as YYYYMMDD or DDMMYYYY."""
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        if 1900 <= int(year) < 2100:
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                continue
            return True
    return False
