"""What stands right before and right behind capitalised words, judged once.

The words and signs beside names are few and most of them tell nothing, so what they tell is remembered by the word
with the signs around it; whoever reads a name asks for what was told instead of looking again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from styring.names.endings import is_called_after_somebody, names_somebodys_work, names_something, names_things
from styring.names.traits import DIRECTIONS, is_role, key_of
from styring.names.verbs import BEGIN_TO_ACT, DID, SAYS, SPEAKS
from styring.names.words import STREETS, is_institution, is_title, names_a_thing

PLACE_PREPOSITIONS = frozenset(
    """
    forbi fra frå gjennom i innanfor innenfor innom langs mellom mot nedanfor nedenfor nord nær omkring ovanfor
    ovenfor på rundt sør til utanfor utenfor ved vest via øst
    """.split()
)
ENGLISH = frozenset("and of the with you your".split())
HOUSES = frozenset("hage hus løkke minde scene".split())
"""What belongs to somebody behind one name in the genitive, and is called after somebody behind a full name."""
_WITHIN = frozenset("i på ved".split())
"""Prepositions that are rarely said of people."""
_SPOKEN_WITH = frozenset("følge følgje fra frå ifølge ifølgje med takk takka takkar takker takket til".split())
"""What ends what says whom somebody speaks with, or has something from."""
_SOLD_BY = frozenset("av fra frå hjå hos med".split())
_SELLING = frozenset("ble blei er ga gav har innga inngav la leverer leverte sendte står vann vant vart".split())
"""What begins what says that somebody sells something."""

_JOINING = (", ", " og ", " eller ", " samt ")
_COMBINING = (" & ", "+")
_CALLED = (" er ", "» ")
_QUOTES = frozenset('«»“”"')
_NUMBERED = re.compile(r" [\dIVX]")
_OPENINGS = frozenset(".!?:;…–-•#>|\n)0123456789")
"""What a sentence, a heading, a list item or a table cell may begin after."""
_MARKS = "*_(["
"""What may stand between a space and a word: emphasis, a parenthesis, a link."""
_SKIPPED = f" \xa0«»“”\"'‘{_MARKS}"
_SPACE = frozenset(" \xa0\n\t")
_BLANK_BEFORE = f"{_SKIPPED}\n\t"
_BLANK_BEHIND = " \xa0\n*_"
"""What tells too little by itself."""
GAP = r"[*_]{0,3}+(?:[ \xa0]{1,2}+|[ \xa0]?\n[ \xa0]{0,8}+)[*_]{0,3}+"
"""What may stand between words of a run."""
_FOLLOWING = re.compile(rf"{GAP}([^\W\d_]+)")

_REACH = 40
"""How long a word beside a name may be, in characters, with the signs around it."""
_SENTENCE_REACH = 12
"""In how many characters the end of the sentence before must stand."""
_REMEMBERED = 1 << 14
"""How many words with signs around them are remembered, before a name and behind it."""


class Before(NamedTuple):
    """What stands right before a word tells.

    Attributes:
        word: the word before, as written; empty if there is none or something stands between.
        begins: the word behind may have its capital from where it stands, as at the start of a sentence.
        role: it is a title, tells a relation, or is «v/».
        says: it is a verb of saying.
        place, within: it is a preposition that is said of places, or of hardly anything else.
        spoken_with, sold: it may end what says whom somebody speaks with, or buys from.
        english: it is a small English word.
        names_it: it says that what follows is the name of a room, a ship, a firm or the like.
        direction: it makes a place of what follows («Nordre Åsen»).
        work: it says that what follows is the name of a product or a project, or of who made it.
        comma, quote, underscore: such a sign stands before.
        joined: a comma, «og» or the like, as between the items of a list.
        combined: «&» or «+», as in the names of firms.
        blank: too little is seen to tell.
        plain: nothing of this can make what follows the name of a thing.
    """

    word: str
    begins: bool
    role: bool
    says: bool
    place: bool
    within: bool
    spoken_with: bool
    sold: bool
    english: bool
    names_it: bool
    direction: bool
    work: bool
    comma: bool
    quote: bool
    underscore: bool
    joined: bool
    combined: bool
    blank: bool
    plain: bool


class Behind(NamedTuple):
    """What stands right behind a word tells.

    Attributes:
        key: the key of the word behind; empty if there is none or something stands between.
        did: it is a verb of saying or of what is done in meetings.
        speaks: it is a verb that has nothing but people for its subject.
        acts: it may begin what only people do.
        english: it is a small English word.
        house: it belongs to somebody («hus»).
        institution: it makes a name before it that of an institution, a firm, a prize or the like.
        street: it makes a name before it that of a street.
        numbered, dated: a number follows, Roman ones included or not.
        sells: it may begin what says that somebody sells something.
        called: it may begin what says that it is the title of something («er navnet på»).
        comma, parenthesis, quote, underscore: such a sign follows.
        joined: a comma, «og» or the like, as between the items of a list.
        combined: «&» or «+», as in the names of firms.
        blank: too little is seen to tell.
        plain: nothing of this can make the name before it that of a thing.
    """

    key: str
    did: bool
    speaks: bool
    acts: bool
    english: bool
    house: bool
    institution: bool
    street: bool
    numbered: bool
    dated: bool
    sells: bool
    called: bool
    comma: bool
    parenthesis: bool
    quote: bool
    underscore: bool
    joined: bool
    combined: bool
    blank: bool
    plain: bool


def before(text: str, start: int) -> Before:
    """What the word and the signs right before ``text[start:]`` tell."""
    far = start - _REACH if start > _REACH else 0
    space = text.rfind(" ", far, start - 1) if start else -1
    told = told_before(text[max(far, space) : start])
    while told.blank and space > far:
        space = text.rfind(" ", far, space)
        told = told_before(text[max(far, space) : start])
    return told


def behind(text: str, end: int) -> Behind:
    """What the word and the signs right behind ``text[:end]`` tell."""
    space = text.find(" ", end + 1, end + _REACH)
    told = told_behind(text[end : space + 1 if space > 0 else end + _REACH])
    return told_behind(text[end : end + _REACH]) if told.blank else told


@lru_cache(maxsize=_REMEMBERED)
def told_before(seen: str, word: str | None = None) -> Before:
    """What is told by what is seen before a word; ``word`` if that is in the same run, where particles do not count."""
    within_run = word is not None
    word = _last_word(seen) if word is None else word
    key, opening = word.casefold(), seen[-_SENTENCE_REACH:].rstrip(_SKIPPED)
    told = Before(
        word=word,
        begins=not opening or opening[-1] in _OPENINGS,
        role=is_role(word) if word else seen.endswith(("v/", "V/")),
        says=word in SAYS,
        place=key in PLACE_PREPOSITIONS,
        within=key in _WITHIN,
        spoken_with=key in _SPOKEN_WITH,
        sold=word in _SOLD_BY,
        english=key in ENGLISH,
        names_it=names_it(word),
        direction=word[:1].isupper() and key_of(word) in DIRECTIONS,
        work=names_somebodys_work(word),
        comma=seen[-2:-1] == ",",
        quote=seen[-1:] in _QUOTES,
        underscore=seen[-1:] == "_",
        joined=seen.endswith(_JOINING),
        combined=seen.endswith(_COMBINING),
        blank=not seen.strip(_BLANK_BEFORE),
        plain=False,
    )
    is_of_thing = told.names_it or told.direction or told.work or (within_run and is_title(word))
    return told._replace(plain=not (is_of_thing or told.sold or told.joined or told.combined))


@lru_cache(maxsize=_REMEMBERED)
def told_behind(seen: str, key: str | None = None) -> Behind:
    """What is told by what is seen behind a word; ``key`` of the next word if that is in the same run."""
    if key is None:
        following = _FOLLOWING.match(seen)
        key = following[1].casefold() if following else ""
    told = Behind(
        key=key,
        did=key in DID,
        speaks=key in SPEAKS,
        acts=key in BEGIN_TO_ACT,
        english=key in ENGLISH,
        house=key in HOUSES,
        institution=is_institution(key) or is_called_after_somebody(key),
        street=key in STREETS,
        numbered=_NUMBERED.match(seen) is not None,
        dated=seen[1:2].isdigit(),
        sells=key in _SELLING,
        called=seen.startswith(_CALLED),
        comma=seen[:1] == ",",
        parenthesis=seen.startswith(" ("),
        quote=seen[:1] in _QUOTES,
        underscore=seen[:1] == "_",
        joined=seen.startswith(_JOINING),
        combined=seen.startswith(_COMBINING),
        blank=not seen.strip(_BLANK_BEHIND),
        plain=False,
    )
    is_of_thing = told.house or told.institution or told.street or told.numbered or told.called
    return told._replace(plain=not (is_of_thing or told.sells or told.joined or told.combined))


@lru_cache(maxsize=_REMEMBERED)
def names_it(word: str) -> bool:
    """Whether a word before a name says that it is the name of a room, a ship, a firm or the like."""
    key = word.casefold()
    return bool(key) and (names_a_thing(key) or names_something(key) or names_things(key))


def _last_word(seen: str) -> str:
    """The word at the end, as written; empty if there is none or something stands behind it."""
    unmarked = seen.rstrip(_MARKS)
    if not unmarked or unmarked[-1] not in _SPACE:
        return ""
    words = unmarked.rsplit(None, 1)
    return words[-1].strip(_MARKS) if words else ""
