"""What stands around capitalised words and tells whether they are the name of a person or of something else."""

from __future__ import annotations

import re
from functools import lru_cache

from styring.names.endings import looks_like_surname
from styring.names.runs import Run, Word
from styring.names.traits import DIRECTIONS, key_of, traits_of
from styring.names.words import COMPANY_FORMS, STREETS, is_institution, is_relation, is_title, names_a_thing

_PLACE_PREPOSITIONS = frozenset(
    """
    fra frå gjennom i langs mot nord nær på rundt sør til utanfor utenfor ved vest via øst
    """.split()
)
_AT_A_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(_PLACE_PREPOSITIONS))}) $", re.IGNORECASE)
_DID = frozenset(
    """
    ba bad beklaget bemerket foreslo forklarte fortalde fortalte fortel ga gav har hevda hevder hevdet
    kommenterte la lova lovet meiner meinte mener mente opplyser opplyste orienterte peikte pekte presiserte
    redegjorde sa seier sier skrev skriver spurde spurte stilte svara svarer svarte takka takket tok understreka
    understreket uttalar uttaler uttalte viste
    """.split()
)

_LISTED_BEFORE = re.compile(r"([^\W_a-zæøå][\w-]*)(?:,| og| eller|, og) $")
_LISTED_AFTER = re.compile(r"(?:,| og| eller|, og) ([^\W_a-zæøå][\w-]*)")

_CAPITALISED = r"[^\W\d_a-zæøå][\w.'’-]*"
_GIVEN_BEHIND = re.compile(rf",[ \xa0]({_CAPITALISED}(?: {_CAPITALISED})?)(?!\w|,? (?:og|eller)\b|,? {_CAPITALISED})")
_SURNAME_BEFORE = re.compile(rf"(?<![\w'’-])({_CAPITALISED}),[ \xa0]$")

_SAYS = frozenset(
    """
    avsluttar avslutter beklager bekrefter bemerket erklærer erklærte fastslår forklarar forklarer forklarte
    fortalde fortalte fortel forteller fortsetter held hevda hevdar hevder hevdet innrømmer innvender
    kommenterer lover meiner meinte mener mente opplyser opplyste presiserer sa seier sier skreiv skrev skriv
    skriver spurde spurte spør svara svarar svarer svarte tilføyer tror trur understreka understrekar
    understreker understreket utdyper uttalar uttaler uttalte vedgår
    """.split()
)
_ENGLISH = frozenset("and of the with you your".split())
_HOUSES = frozenset("hage hus løkke".split())
"""What belongs to somebody behind one name in the genitive, and is called after somebody behind a full name."""
_AND = (" & ", "+")
_QUOTES = frozenset('«»“”"')

_REACH = 4
"""How many words behind a name can make it the name of a firm."""


def follows_title(run: Run, i: int) -> bool:
    """Whether a title, «v/» or «pva» stands right before a word."""
    before = run.word_before(i)
    if before:
        return _is_title(before)
    return i == 0 and run.before().casefold().endswith("v/")


@lru_cache(maxsize=1 << 13)
def _is_title(word: str) -> bool:
    return is_title(word) or is_relation(word)


def is_other_thing(run: Run, start: int, end: int) -> bool:
    """Whether what stands around ``words[start:end]`` makes it a place, an institution, a room or a firm."""
    behind = run.words[end : end + _REACH]
    if behind and (
        _is_compound(behind[0]) or behind[0].traits.institution or any(word.key in COMPANY_FORMS for word in behind)
    ):
        return True
    if run.after(end).startswith(_AND) or run.before().endswith(_AND):
        return True
    return _is_named_before(run, start, end) or _is_institution(run, start, end) or _is_street(run, end)


def _is_named_before(run: Run, start: int, end: int) -> bool:
    """Whether a word before a name says what it is the name of: «møterom Harald», «MS Kong Harald», «Nordre Åsen»."""
    before = run.word_before(start)
    if names_a_thing(before) or key_of(before) in DIRECTIONS:
        return True
    titled = start > 0 and end - start == 1 and run.words[start - 1].traits.title
    return titled and (names_a_thing(run.word_before(start - 1)) or is_quoted(run, start - 1, end))


def _is_compound(word: Word) -> bool:
    """Whether a word is put together with an ordinary one: «Skram-prisen»."""
    return not word.traits.is_name and "-" in word.text and any(part[:1].islower() for part in word.text.split("-")[1:])


def _is_institution(run: Run, start: int, end: int) -> bool:
    following = run.key_after(end)
    # «Georg Sverdrups hus» is no person, while «Georgs hus» belongs to one.
    if following in _HOUSES and run.words[end - 1].key.endswith("s"):
        return end - start > 1
    return is_institution(following)


def _is_street(run: Run, end: int) -> bool:
    following = run.key_after(end)
    if following not in STREETS:
        return False
    # «Nordmanns plass i ledergruppen» is about a person, «Trygve Lies plass» is not.
    return following != "plass" or run.after(end).split()[1:2] not in (["i"], ["på"], ["blant"])


def is_said_of_a_place(run: Run, i: int) -> bool:
    """Whether a preposition makes a word that may be a place the name of one."""
    return run.word_before(i).casefold() in _PLACE_PREPOSITIONS


def is_within_a_place(run: Run, i: int) -> bool:
    """Whether a preposition that is rarely said of people stands before a word."""
    return run.word_before(i).casefold() in ("i", "på", "ved")


def is_said_of_a_date(run: Run, end: int) -> bool:
    """Whether a number follows ``words[:end]``, as it does behind a month."""
    return run.after(end)[1:2].isdigit()


def is_said_to_speak(run: Run, i: int) -> bool:
    """Whether a verb of saying stands right before a word («sier Hagen»)."""
    return run.word_before(i) in _SAYS


def says_what_somebody_did(run: Run, end: int) -> bool:
    """Whether a verb of saying or the like follows ``words[:end]``."""
    return run.key_after(end) in _DID


def is_listed_with_others(run: Run, i: int) -> bool:
    """Whether a lone word stands in a list beside a place or an organisation («Holmlia og Bjørndal»)."""
    beside = (_LISTED_BEFORE.search(run.before()), _LISTED_AFTER.match(run.after(i + 1)))
    return any(match is not None and traits_of(match[1]).other for match in beside)


def is_quoted(run: Run, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` stand in quotation marks, as titles and brands do."""
    before, after = run.words[start].start, run.words[end - 1].end
    return run.text[max(0, before - 1) : before] in _QUOTES and run.text[after : after + 1] in _QUOTES


def is_foreign(run: Run, i: int) -> bool:
    """Whether a small English word in it or beside it says that what begins with a word is the title of something."""
    near = run.words[max(0, i - _REACH) : i + _REACH]
    return (
        any(word.key in _ENGLISH for word in near)
        or run.word_before(i).casefold() in _ENGLISH
        or run.key_after(min(i + _REACH, len(run.words))) in _ENGLISH
    )


def has_given_name_behind(run: Run, i: int) -> bool:
    """Whether a lone surname is followed by a comma and a given name, as in a register («Nordmann, Kari»)."""
    end = run.words[i].end
    if run.text[end : end + 1] != "," or is_said_of_a_place(run, i):
        return False
    match = _GIVEN_BEHIND.match(run.text, end)
    return match is not None and _is_surname(run.words[i].text) and all(map(_is_given, match[1].split()))


def has_surname_before(run: Run, i: int) -> bool:
    """Whether a word is the given name of a surname that stands before a comma («Nordmann, Kari»)."""
    if i > 0 or run.text[run.words[0].start - 2 : run.words[0].start - 1] != ",":
        return False
    match = _SURNAME_BEFORE.search(run.before())
    if match is None or not _is_surname(match[1]) or _AT_A_PLACE.search(run.before()[: match.start()]):
        return False
    given = _GIVEN_BEHIND.match(run.text, run.words[0].start - 2)
    return given is not None and all(map(_is_given, given[1].split()))


def _is_surname(word: str) -> bool:
    traits = traits_of(word)
    return (traits.family or (not traits.listed and looks_like_surname(traits.key))) and not traits.other


def _is_given(word: str) -> bool:
    return word.endswith(".") or traits_of(word).given
