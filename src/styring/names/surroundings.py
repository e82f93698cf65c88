"""What stands around capitalised words and tells whether they are the name of a person or of something else."""

from __future__ import annotations

import re

from styring.names.endings import looks_like_surname
from styring.names.runs import Run, word_before
from styring.names.traits import Traits, is_role
from styring.names.verbs import DID, SAYS, SPEAKS

_PLACE_PREPOSITIONS = frozenset(
    """
    forbi fra frå gjennom i innanfor innenfor innom langs mellom mot nedanfor nedenfor nord nær omkring ovanfor
    ovenfor på rundt sør til utanfor utenfor ved vest via øst
    """.split()
)
_AT_A_PLACE = re.compile(rf"\b({'|'.join(sorted(_PLACE_PREPOSITIONS))}) $", re.IGNORECASE)
_CAPITALISED = r"[^\W\d_a-zæøå][\w.'’-]*"
_GIVEN_BEHIND = re.compile(rf",[ \xa0]({_CAPITALISED}(?: {_CAPITALISED})?)(?!\w|,? (?:og|eller)\b|,? {_CAPITALISED})")
_SURNAME_BEFORE = re.compile(rf"(?<![\w'’-])({_CAPITALISED}),[ \xa0]$")

MONTHS = frozenset("januar februar mars april mai juni juli august september oktober november desember".split())
_DAY_BEFORE = re.compile(r"\d\. ?$")
_SPOKEN_WITH = re.compile(
    r"\b(?:(?:avklar|avtal|drøft|konferer|prat|samtal|samtale|snakk)\w*|møtt?e?|møter|telefon\w*) med $"
    r"|\b(?:i )?følg[ej]e? $|\bifølg(?:e|je) $|\be-?post(?:en)? (?:fra|frå|til) $|\btakk(?:a|ar|er|et)? (?:til )?$",
    re.IGNORECASE,
)
_BEFORE_SPOKEN_WITH = frozenset("følge følgje fra frå ifølge ifølgje med takk takka takkar takker takket til".split())
"""What it ends in, which is looked at first."""
_BEGIN_TO_ACT = frozenset(
    """
    ba bad ber fulgte følgde følger følgjer fører gikk gjekk går hadde har la lagar lager legg legger møter sender
    sendte skriv skriver stilte tar tek tok viser viste
    """.split()
)
"""What these begin with, which is looked at first."""
_ACTS = re.compile(
    r" (?:(?:ba|bad|ber) om |(?:følger|følgjer|fulgte|følgde) (?:opp|dette)|(?:gikk|gjekk|går) (?:gjennom|igjennom)"
    r"|(?:har|hadde) (?:bedt|ferie|fri|lovet|meldt|permisjon|sagt|svart)|lag[ae]r (?:notat|utkast)"
    r"|(?:la|legger|legg) (?:fram|frem|til )|møter (?:for |på vegne)|(?:sender|sendte) (?:inn|over|rundt|ut)"
    r"|(?:skriver|skriv|fører) referat|stilte spørsmål|(?:tar|tek|tok) (?:kontakt|med seg|ordet|opp|seg av)"
    r"|vis(?:er|te) til )"
)
_AGED = re.compile(r" \((?:[1-9]\d(?:\)|, | år)|f\. |født |fødd )")

_CAPITALS_BEHIND = re.compile(r", ([^\W\d_a-zæøå]{2,})(?!\w)")
_FROM = ("fra", "frå", "til")

ENGLISH = frozenset("and of the with you your".split())
QUOTES = frozenset('«»“”"')

_REACH = 4
"""How many words on either side can tell that words are English."""


def follows_title(run: Run, i: int) -> bool:
    """Whether a title, «v/» or «pva» stands right before a word."""
    return is_role(run.words[i - 1].text) if i else is_behind_title(run.text, run.words[0].start)


def is_behind_title(text: str, start: int) -> bool:
    """Whether a title, «v/» or «pva» stands right before a place in a text."""
    before = word_before(text, start)
    return is_role(before) if before else text.endswith(("v/", "V/"), 0, start)


def is_said_of_a_place(run: Run, i: int) -> bool:
    """Whether a preposition makes a word that may be a place the name of one."""
    return run.word_before(i).casefold() in _PLACE_PREPOSITIONS


def is_within_a_place(run: Run, i: int) -> bool:
    """Whether a preposition that is rarely said of people stands before a word."""
    return run.word_before(i).casefold() in ("i", "på", "ved")


def is_said_of_a_date(run: Run, end: int) -> bool:
    """Whether a number follows ``words[:end]``, as it does behind a month."""
    return run.after(end)[1:2].isdigit()


def is_month(run: Run, i: int) -> bool:
    """Whether a word is a month, with a day before it or a number behind («3. Mars», «August 2026»)."""
    if run.words[i].key not in MONTHS:
        return False
    return is_said_of_a_date(run, i + 1) or (i == 0 and _DAY_BEFORE.search(run.before()) is not None)


def is_spoken_with(run: Run, i: int) -> bool:
    """Whether a word is whom somebody speaks with or has something from («drøftet med Berg», «ifølge Hagen»)."""
    if i or run.previous.casefold() not in _BEFORE_SPOKEN_WITH:
        return False
    return _SPOKEN_WITH.search(run.before()) is not None


def is_aged(run: Run, end: int) -> bool:
    """Whether somebody's age follows ``words[:end]``: «Hagen (42)»."""
    return _AGED.match(run.after(end)) is not None


def is_in_file_name(run: Run, i: int) -> bool:
    """Whether a word is joined to another as in the name of a file («Kolstad_Marte.pdf»)."""
    return "_" in (
        run.text[run.words[i].start - 1 : run.words[i].start],
        run.text[run.words[i].end : run.words[i].end + 1],
    )


def is_said_to_speak(run: Run, i: int) -> bool:
    """Whether a verb of saying stands right before a word («sier Hagen»)."""
    return run.word_before(i) in SAYS


def says_something(run: Run, end: int) -> bool:
    """Whether a verb that has nothing but people for its subject follows ``words[:end]``."""
    following = run.key_after(end)
    return following in SPEAKS or (following in _BEGIN_TO_ACT and _ACTS.match(run.after(end)) is not None)


def says_what_somebody_did(run: Run, end: int) -> bool:
    """Whether a verb of saying or the like follows ``words[:end]``."""
    return run.key_after(end) in DID


def is_quoted(run: Run, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` stand in quotation marks, as titles and brands do."""
    before, after = run.words[start].start, run.words[end - 1].end
    return run.text[max(0, before - 1) : before] in QUOTES and run.text[after : after + 1] in QUOTES


def is_foreign(run: Run, i: int) -> bool:
    """Whether a small English word in it or beside it says that what begins with a word is the title of something."""
    near = [word.key for word in run.words[max(0, i - _REACH) : i + _REACH]]
    return (
        not ENGLISH.isdisjoint(near)
        or run.word_before(i).casefold() in ENGLISH
        or run.key_after(min(i + _REACH, len(run.words))) in ENGLISH
    )


def has_given_name_behind(run: Run, i: int) -> bool:
    """Whether a lone surname is followed by a comma and a given name, as in a register («Nordmann, Kari»)."""
    end = run.words[i].end
    if run.text[end : end + 1] != "," or _is_at_a_place(run, i):
        return False
    if run.words[i].traits.capitals and (capitals := _CAPITALS_BEHIND.match(run.text, end)):
        return _is_surname(run.words[i].traits) and run.traits_of(capitals[1]).given
    match = _GIVEN_BEHIND.match(run.text, end)
    return match is not None and _is_surname(run.words[i].traits) and _are_given(run, match[1])


def _is_at_a_place(run: Run, i: int) -> bool:
    """Whether a word is a place for sure; what comes from somewhere may come from somebody («fra Lindemo, Terje»)."""
    return is_said_of_a_place(run, i) and (run.words[i].traits.place or run.word_before(i).casefold() not in _FROM)


def has_surname_before(run: Run, i: int) -> bool:
    """Whether a word is the given name of a surname that stands before a comma («Nordmann, Kari»)."""
    if i > 0 or run.text[run.words[0].start - 2 : run.words[0].start - 1] != ",":
        return False
    match = _SURNAME_BEFORE.search(run.before())
    if match is None or not _is_surname(surname := run.traits_of(match[1])):
        return False
    place = _AT_A_PLACE.search(run.before()[: match.start()])
    if place and (surname.place or place[1].casefold() not in _FROM):
        return False
    if surname.capitals and run.words[0].traits.given:
        return True
    given = _GIVEN_BEHIND.match(run.text, run.words[0].start - 2)
    return given is not None and _are_given(run, given[1])


def _is_surname(traits: Traits) -> bool:
    return (traits.family or (not traits.listed and looks_like_surname(traits.key))) and not traits.other


def _are_given(run: Run, words: str) -> bool:
    return all(word.endswith(".") or run.traits_of(word).given for word in words.split())
