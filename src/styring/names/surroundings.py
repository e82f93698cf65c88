"""What stands around capitalised words and tells whether they are the name of a person or of something else."""

from __future__ import annotations

import re

from styring.names.beside import ENGLISH, PLACE_PREPOSITIONS
from styring.names.endings import looks_like_surname
from styring.names.patterns import pattern
from styring.names.runs import Run
from styring.names.traits import Traits

_AT_A_PLACE = pattern(rf"\b({'|'.join(sorted(PLACE_PREPOSITIONS))}) $", re.IGNORECASE)
_CAPITALISED = r"[^\W\d_a-zæøå][\w.'’-]*"
_GIVEN_BEHIND = pattern(rf",[ \xa0]({_CAPITALISED}(?: {_CAPITALISED})?)(?!\w|,? (?:og|eller)\b|,? {_CAPITALISED})")
_SURNAME_BEFORE = pattern(rf"(?<![\w'’-])({_CAPITALISED}),[ \xa0]$")

MONTHS = frozenset("januar februar mars april mai juni juli august september oktober november desember".split())
_DAY_BEFORE = re.compile(r"\d\. ?$")
_SPOKEN_WITH = pattern(
    r"\b(?:(?:avklar|avtal|drøft|konferer|prat|samtal|samtale|snakk)\w*|møtt?e?|møter|telefon\w*) med $"
    r"|\b(?:i )?følg[ej]e? $|\bifølg(?:e|je) $|\be-?post(?:en)? (?:fra|frå|til) $|\btakk(?:a|ar|er|et)? (?:til )?$",
    re.IGNORECASE,
)
_ACTS = pattern(
    r" (?:(?:ba|bad|ber) om |(?:følger|følgjer|fulgte|følgde) (?:opp|dette)|(?:gikk|gjekk|går) (?:gjennom|igjennom)"
    r"|(?:har|hadde) (?:bedt|ferie|fri|lovet|meldt|permisjon|sagt|svart)|lag[ae]r (?:notat|utkast)"
    r"|(?:la|legger|legg) (?:fram|frem|til )|møter (?:for |på vegne)|(?:sender|sendte) (?:inn|over|rundt|ut)"
    r"|(?:skriver|skriv|fører) referat|stilte spørsmål|(?:tar|tek|tok) (?:kontakt|med seg|ordet|opp|seg av)"
    r"|vis(?:er|te) til )"
)
_AGED = pattern(r" \((?:[1-9]\d(?:\)|, | år)|f\. |født |fødd )")

_CAPITALS_BEHIND = re.compile(r", ([^\W\d_a-zæøå]{2,})(?!\w)")
_FROM = ("fra", "frå", "til")

_REACH = 4
"""How many words on either side can tell that words are English."""


def is_month(run: Run, i: int) -> bool:
    """Whether the name of a month is that of the month, with a day before it or a number behind («3. Mars»)."""
    return run.behind(i + 1).dated or (i == 0 and _DAY_BEFORE.search(run.text_before()) is not None)


def is_spoken_with(run: Run, i: int) -> bool:
    """Whether a word is whom somebody speaks with or has something from («drøftet med Berg», «ifølge Hagen»)."""
    return i == 0 and _SPOKEN_WITH().search(run.text_before()) is not None


def has_age_behind(run: Run, i: int) -> bool:
    """Whether somebody's age follows a word: «Hagen (42)»."""
    return _AGED().match(run.text, run.words[i].end) is not None


def acts(run: Run, i: int) -> bool:
    """Whether what only people do follows a word («Hagen ber om ordet»)."""
    return _ACTS().match(run.text, run.words[i].end) is not None


def is_quoted(run: Run, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` stand in quotation marks, as titles and brands do."""
    return run.before(start).quote and run.behind(end).quote


def is_foreign(run: Run, i: int) -> bool:
    """Whether a small English word in it or beside it says that what begins with a word is the title of something."""
    words = run.words
    if run.before(i).english or run.behind(min(i + _REACH, len(words))).english:
        return True
    return len(words) > 1 and any(word.traits.key in ENGLISH for word in words[max(0, i - _REACH) : i + _REACH])


def has_given_name_behind(run: Run, i: int) -> bool:
    """Whether a lone surname is followed by a comma and a given name, as in a register («Nordmann, Kari»)."""
    if _is_at_a_place(run, i):
        return False
    end = run.words[i].end
    if run.words[i].traits.capitals and (capitals := _CAPITALS_BEHIND.match(run.text, end)):
        return _is_surname(run.words[i].traits) and run.traits_of(capitals[1]).given
    match = _GIVEN_BEHIND().match(run.text, end)
    return match is not None and _is_surname(run.words[i].traits) and _are_given(run, match[1])


def _is_at_a_place(run: Run, i: int) -> bool:
    """Whether a word is a place for sure; what comes from somewhere may come from somebody («fra Lindemo, Terje»)."""
    before = run.before(i)
    return before.place and (run.words[i].traits.place or before.word.casefold() not in _FROM)


def has_surname_before(run: Run, i: int) -> bool:
    """Whether a word is the given name of a surname that stands before a comma («Nordmann, Kari»)."""
    if i > 0:
        return False
    match = _SURNAME_BEFORE().search(run.text_before())
    if match is None or not _is_surname(surname := run.traits_of(match[1])):
        return False
    place = _AT_A_PLACE().search(run.text_before()[: match.start()])
    if place and (surname.place or place[1].casefold() not in _FROM):
        return False
    if surname.capitals and run.words[0].traits.given:
        return True
    given = _GIVEN_BEHIND().match(run.text, run.words[0].start - 2)
    return given is not None and _are_given(run, given[1])


def _is_surname(traits: Traits) -> bool:
    return (traits.family or (not traits.listed and looks_like_surname(traits.key))) and not traits.other


def _are_given(run: Run, words: str) -> bool:
    return all(word.endswith(".") or run.traits_of(word).given for word in words.split())
