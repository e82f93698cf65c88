"""Where somebody lives, as a text tells it. A street and a number alone are no private address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styring.diagnostics import Severity
from styring.names.detector import find
from styring.names.hits import Hit
from styring.names.known import Known
from styring.names.outline import may_hold_street, may_hold_street_after_comma
from styring.names.patterns import pattern

ADDRESS = "en privat adresse"

_SPACE = "[ \xa0\u2009\u202f]"
_CAPITAL = "[A-ZÆØÅ]"
_NUMBER = rf"(?:nr\.?{_SPACE})?[0-9]{{1,3}}(?:{_SPACE}?[A-Ha-h])?(?!\w)"
_STREET = rf"(?P<street>{_CAPITAL}[\w.'-]*+(?:{_SPACE}[\w.'-]++){{0,3}}?){_SPACE}{_NUMBER}"
_AT_HOME = pattern(
    rf"\b(?i:(?:hjemme|heime|privat|bosteds|bustads|bopels)adress\w{{0,20}}|privat{_SPACE}adresse|bopel"
    rf"|folkeregistrert{_SPACE}(?:adresse|bosted|bustad))\W{{0,3}}"
    rf"(?:(?:er|var|i|på){_SPACE})?(?P<address>{_STREET})"
)
_LIVES = pattern(
    rf"\b(?i:bor|bur|bodde|budde|bosatt|busett){_SPACE}(?:i|på|ved){_SPACE}(?:adress\w{{1,2}}{_SPACE})?(?P<address>{_STREET})"
)
_AFTER_COMMA = pattern(rf",\s(?P<address>{_STREET})")
_TOLD = tuple(
    # An expression that begins with one given letter is searched for much faster than one that may begin with either.
    pattern(rf"{first}(?i:{rest})")
    for first, rest in (
        *((b, rf"(?:or|odde|osatt|ur|udde|usett){_SPACE}|opel|osted|ustad") for b in "bB"),
        *((d, "ress") for d in "dD"),
    )
)
"""What a text has that tells an address without a comma; the second is the middle of «adresse»."""
_STREET_ENDINGS = (
    "gate", "gata", "gaten", "gt.", "vei", "veien", "veg", "vegen", "allé", "alle", "alleen", "plass", "plassen", "sti",
    "stien", "bakke", "bakken", "krok", "kroken", "sving", "svingen", "terrasse", "tunet", "haugen", "åsen", "ringen",
    "faret", "stubben", "brinken",
)  # fmt: skip
_LONGEST_NAME = 80


def may_hold_address(text: str, outline: bytes) -> bool:
    """Whether there may be a private address in an NFC-normalised text with such an outline."""
    if not may_hold_street(outline):
        return False
    return may_hold_street_after_comma(outline) or any(told().search(text) for told in _TOLD)


def find_addresses(text: str, known: Known) -> Iterator[Hit]:
    """The private addresses in an NFC-normalised text.

    One stands behind «hjemmeadresse» and the like, behind «bor i» (only a warning, as firms and parties say so too), or
    behind a person's name and a comma.
    """
    for match in _AT_HOME().finditer(text):
        yield _hit(match, Severity.ERROR)
    for match in _LIVES().finditer(text):
        if _is_street(match):
            yield _hit(match, Severity.WARNING)
    for match in _AFTER_COMMA().finditer(text):
        if _is_street(match) and _ends_with_name(text[max(0, match.start() - _LONGEST_NAME) : match.start()], known):
            yield _hit(match, Severity.ERROR)


def _is_street(match: re.Match[str]) -> bool:
    return match["street"].casefold().endswith(_STREET_ENDINGS)


def _ends_with_name(text: str, known: Known) -> bool:
    return any(hit.end == len(text) and hit.level is Severity.ERROR for hit in find(text, known))


def _hit(match: re.Match[str], level: Severity) -> Hit:
    return Hit(match.start("address"), match.end("address"), match["address"], level, ADDRESS)
