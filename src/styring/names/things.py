"""What makes capitalised words the name of a place, an institution, a room, a firm or a product."""

from __future__ import annotations

import re
from functools import lru_cache

from styring.names.endings import is_called_after_somebody, names_somebodys_work, names_something, names_things
from styring.names.lists import noun_before_list
from styring.names.runs import Run, Word
from styring.names.surroundings import is_quoted, says_what_somebody_did
from styring.names.traits import DIRECTIONS, key_of
from styring.names.words import COMPANY_FORMS, STREETS, is_institution, is_title, names_a_thing

HOUSES = frozenset("hage hus løkke minde scene".split())
"""What belongs to somebody behind one name in the genitive, and is called after somebody behind a full name."""
AND = (" & ", "+")
PRODUCTS = frozenset(
    """
    analytics app assistant cloud connect data docs drive home hub manager online platform portal pro service services
    studio suite
    """.split()
)
"""What English names of products and services end in."""
_WORDS = 1 << 13
"""How many words beside names are remembered, with what they say."""
_REACH = 4
"""How many words behind a name can make it the name of a firm."""
_NUMBERED_STREET = re.compile(r" (?:\d{1,2}\.?|[IVX]+)s? (\w+)")
_CALLED_SO = re.compile(r"»? er (?:navnet|namnet|tittelen|kallenavnet|arbeidstittelen) (?:på|til|for) ")


def is_other_thing(run: Run, start: int, end: int) -> bool:
    """Whether what stands around ``words[start:end]`` makes it a place, an institution, a room or a firm."""
    if run.words[end - 1].key in PRODUCTS:
        return True
    behind = run.words[end : end + _REACH]
    if behind and (_is_compound(behind[0]) or _makes_a_thing(run, end, behind)):
        return True
    after, following = run.after(end), run.key_after(end)
    if after.startswith(AND) or run.text.endswith(AND, 0, run.words[0].start):
        return True
    return (
        _is_named_before(run, start, end)
        or _is_institution(run, start, end, following)
        or _is_street(after, following)
        or (" er " in after and _CALLED_SO.match(after) is not None)
    )


def _makes_a_thing(run: Run, end: int, behind: tuple[Word, ...]) -> bool:
    """Whether capitalised words behind make a name that of a firm or an institution («Data Service», «Eiendom AS»)."""
    if behind[0].traits.institution or any(word.key in COMPANY_FORMS for word in behind):
        return True
    owns = run.words[end - 1].key.endswith("s")
    return owns and any(word.traits.institution or word.key in PRODUCTS for word in behind[:2])


def _is_named_before(run: Run, start: int, end: int) -> bool:
    """Whether a word before a name says what it is the name of: «møterom Harald», «MS Kong Harald», «Nordre Åsen»."""
    before = run.word_before(start)
    if not before:
        return False
    if names_it(before) or (before[:1].isupper() and key_of(before) in DIRECTIONS):
        return True
    if names_somebodys_work(before) and not says_what_somebody_did(run, end):
        return True
    titled = start > 0 and end - start == 1 and is_title(before)
    return titled and (names_it(run.word_before(start - 1)) or is_quoted(run, start - 1, end))


@lru_cache(maxsize=_WORDS)
def names_it(word: str) -> bool:
    """Whether a word before a name says that it is the name of a room, a ship, a firm or the like."""
    key = word.casefold()
    return bool(key) and (names_a_thing(key) or names_something(key) or names_things(key))


def is_among_things(run: Run, start: int) -> bool:
    """Whether a word before a list says what all in it are the names of («møterommene …, … og …»)."""
    noun = noun_before_list(run, start)
    return bool(noun) and names_things(noun)


def _is_compound(word: Word) -> bool:
    """Whether a word is put together with an ordinary one: «Skram-prisen»."""
    return not word.traits.is_name and "-" in word.text and any(part[:1].islower() for part in word.text.split("-")[1:])


def _is_institution(run: Run, start: int, end: int, following: str) -> bool:
    # «Georg Sverdrups hus» is no person, while «Georgs hus» belongs to one.
    if following in HOUSES and run.words[end - 1].key.endswith("s"):
        return end - start > 1
    return makes_an_institution(following)


@lru_cache(maxsize=_WORDS)
def makes_an_institution(following: str) -> bool:
    """Whether a word behind a name makes it that of an institution, a firm, a prize or the like."""
    return is_institution(following) or is_called_after_somebody(following)


def _is_street(after: str, following: str) -> bool:
    numbered = _NUMBERED_STREET.match(after)
    if numbered and (numbered[1] in STREETS or numbered[1].endswith(("gate", "gata", "vei", "veg"))):
        return True
    if following not in STREETS:
        return False
    # «Nordmanns plass i ledergruppen» is about a person, «Trygve Lies plass» is not.
    where = after.split()[1:3]
    return following != "plass" or where[:1] not in (["i"], ["på"], ["blant"]) or where[-1][:1].isupper()
