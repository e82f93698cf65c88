"""What a capitalised word can be when it is seen by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from styring.names import words
from styring.names.endings import looks_like_place

_GENITIVE = re.compile(r"['’]?s$|['’]$")
_LETTER = r"[^\W\d_]"
_NAME = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*(?:-[^\W\d_a-zæøå]{_LETTER}*)*")
DIRECTIONS = frozenset(
    """
    aust austre indre mellom midt nord nordre ny nye sentral søndre sør vest vestre ytre øst østre
    """.split()
)
"""Words that make places of what follows, and are units by themselves («områdedirektør Vest»)."""
_WORDS_OF_ONE_LETTER = frozenset("IÅØ")
_LONGEST_ABBREVIATION = 3


class Traits(NamedTuple):
    """What the lists and the shape of a word say.

    Attributes:
        key: what the word is compared by.
        base: the key without the ending of a genitive, if it has one.
        is_name: may be part of a name: neither a compound («Hagen-utvalget») nor an abbreviation («NAV»).
        is_initial: an initial or several («K.», «K.O.»).
        given, family: it is on the list of such names, or its parts with a hyphen between are.
        ambiguous: a name that is an ordinary word too.
        place: the name of a place, whether or not it is also one of people.
        other: an ordinary word, a place, an organisation or a thing, and not the name of a person.
        thing: of these an organisation, an institution or a title, which is no surname either.
        institution: what makes a name before it the name of an institution («skole», «Steinerskolen»).
        title: a title that a name may follow.
        genitive: a listed name in the genitive.
        capitals: written in nothing but capitals.
    """

    key: str
    base: str
    is_name: bool = True
    is_initial: bool = False
    given: bool = False
    family: bool = False
    ambiguous: bool = False
    place: bool = False
    other: bool = False
    thing: bool = False
    institution: bool = False
    title: bool = False
    genitive: bool = False
    capitals: bool = False

    @property
    def listed(self) -> bool:
        """A name of people by the lists."""
        return self.given or self.family


def key_of(text: str) -> str:
    """What words are compared by: without capitals, with one kind of apostrophe."""
    return text.casefold().replace("’", "'")


def base_of(key: str) -> str:
    """A key without the ending of a genitive, if it has one («hansens», «hans'»)."""
    return _GENITIVE.sub("", key) or key


def is_abbreviation(text: str) -> bool:
    """Whether a word is written like an abbreviation, or the genitive of one: «NAV», «NHOs», «KrF»."""
    if text[-1] == "." or len(text) == 1:
        return False
    bare = text.removesuffix("s")
    if bare.isupper():
        return len(bare) > 1 and (len(bare) <= _LONGEST_ABBREVIATION or bare != text)
    return text[-1].isupper() or (bare[-1].isupper() and len(bare) <= _LONGEST_ABBREVIATION)


@lru_cache(maxsize=1 << 15)
def traits_of(text: str) -> Traits:
    """What a word can be, as it is written; a genitive counts as the word that it is made of."""
    key = key_of(text)
    base = base_of(key)
    if text[-1] == "." or (len(text) == 1 and text not in _WORDS_OF_ONE_LETTER):
        return Traits(key, key, is_initial=True)
    traits = _by_lists(key)
    if not traits.listed and base != key:
        by_base = _by_lists(base)
        if by_base.listed:
            traits = by_base._replace(genitive=True)
        elif not traits.other:
            traits = by_base
    is_name = _NAME.fullmatch(text) is not None and (not is_abbreviation(text) or (traits.listed and text.isupper()))
    return traits._replace(key=key, base=base, is_name=is_name, capitals=len(text) > 1 and text.isupper())


def _by_lists(key: str) -> Traits:
    if key in DIRECTIONS:
        return Traits(key, key, other=True, thing=True)
    given, family = key in words.given_names(), key in words.family_names()
    if "-" in key and not (given or family) and (double := _double(key)):
        return double
    listed = given or family
    by_ending = not listed and looks_like_place(key)
    place, is_title = by_ending or key in words.places(), not listed and words.is_title(key)
    institution = not (listed or is_title or by_ending) and (words.is_thing(key) or words.is_institution(key))
    thing = institution or is_title or (not listed and (key in words.organisations() or words.names_a_thing(key)))
    other = thing or (not listed and (place or len(key) == 1 or key in words.frequent_words()))
    ambiguous = listed and (key in words.ambiguous_names() or key in words.frequent_words())
    return Traits(
        key,
        key,
        given=given,
        family=family,
        ambiguous=ambiguous,
        place=place,
        other=other,
        thing=thing,
        institution=institution,
        title=is_title,
    )


def _double(key: str) -> Traits | None:
    """What a word with a hyphen can be: «Anne-Grethe», «Strøm-Erichsen», «Oslo-Akershus»."""
    parts = [_by_lists(part) for part in key.split("-") if part]
    if len(parts) < 2:
        return None
    other = parts[0].key in DIRECTIONS or any(part.other for part in parts)
    given = not other and parts[0].given
    family = not other and not given and any(part.family for part in parts)
    return Traits(key, key, given=given, family=family, other=other, thing=other, title=words.is_title(key))
