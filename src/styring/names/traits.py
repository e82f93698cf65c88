"""What a capitalised word can be when it is seen by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from styring.names import words
from styring.names.endings import looks_like_place

_GENITIVE = re.compile(r"['’]?s$|['’]$")
_DEFINITE = re.compile(r"(?:e[nt]|n|a|met)$")
_LETTER = r"[^\W\d_]"
_NAME = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*(?:-[^\W\d_a-zæøå]{_LETTER}*)*")
DIRECTIONS = frozenset(
    """
    aust austre indre mellom midt nord nordre ny nye sentral søndre sør vest vestre ytre øst østre
    """.split()
)
"""Words that make places of what follows, and are units by themselves («områdedirektør Vest»)."""
_WORDS_OF_ONE_LETTER = frozenset("IÅØ")
_LONGEST_SURNAME = 14
"""In letters; a longer word that is on no list is put together of ordinary ones («Beredskapssamling»)."""
_DAUGHTERS = ("sdatter", "sdottir", "sdóttir")
PARTICLES = frozenset("al ben bin de del den der di el ibn la le van von".split())
"""What stands between the names of a person, and may have a capital («Youssef El Amrani»)."""
_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
"""How Norwegian letters are written where there are none."""
_OWN_LETTERS = frozenset("æøå")
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
        place: the name of a place, or of a firm and a family, whether or not it is also one of people.
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


@lru_cache(maxsize=1 << 13)
def is_role(word: str) -> bool:
    """Whether a word is a title or tells a relation, also in the definite form («lensmannen», «ektefellen»)."""
    return words.is_title(word) or words.is_relation(word) or words.is_title(_DEFINITE.sub("", word))


def is_abbreviation(text: str) -> bool:
    """Whether a word is written like an abbreviation, or the genitive of one: «NAV», «NHOs», «KrF»."""
    if text[-1] == "." or len(text) == 1:
        return False
    bare = text.removesuffix("s")
    if bare.isupper():
        return len(bare) > 1 and (len(bare) <= _LONGEST_ABBREVIATION or bare != text)
    return text[-1].isupper() or (bare[-1].isupper() and len(bare) <= _LONGEST_ABBREVIATION)


class OwnNames(NamedTuple):
    """The keys of the names that only a repository's own tables have."""

    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()


TraitsOf: TypeAlias = Callable[[str], Traits]
"""What tells the traits of a word."""

_NO_OWN_NAMES = OwnNames()


@lru_cache(maxsize=1 << 15)
def traits_of(text: str) -> Traits:
    """What a word can be, as it is written; a genitive counts as the word that it is made of."""
    return _traits(text, _NO_OWN_NAMES)


@lru_cache(maxsize=4)
def traits_with(given_names: frozenset[str], family_names: frozenset[str]) -> TraitsOf:
    """``traits_of`` for a repository that has names of its own, which are taken as people write them.

    Of these, what is a word, a place or an organisation too is left to the package's lists: they know by hand who is
    called so. Of several words with spaces between, every given name counts, and the last family name.
    """
    given = _own(given_names, words.given_names())
    family = _own((name.rpartition(" ")[2] for name in family_names), words.family_names())
    if not (given or family):
        return traits_of
    return lru_cache(maxsize=1 << 15)(partial(_traits, own=OwnNames(given, family)))


def _own(names: Iterable[str], packaged: Collection[str]) -> frozenset[str]:
    """The keys of the words in names that are on none of the package's lists."""
    keys = frozenset(key_of(unicodedata.normalize("NFC", "\n".join(names))).split())
    listed = (packaged, words.frequent_words(), words.places(), words.organisations())
    return frozenset(key for key in keys if len(key) > 1 and not any(key in words_of_list for words_of_list in listed))


def _traits(text: str, own: OwnNames) -> Traits:
    key = key_of(text)
    base = base_of(key)
    if text[-1] == "." or (len(text) == 1 and text not in _WORDS_OF_ONE_LETTER):
        return Traits(key, key, is_initial=True)
    traits = _by_lists(key, own)
    if not traits.listed and base != key and not (key in words.frequent_words() or key in words.organisations()):
        by_base = _by_lists(base, own)
        if by_base.listed:
            traits = by_base._replace(genitive=True)
        elif not traits.other:
            traits = by_base
    is_name = _NAME.fullmatch(text) is not None and (not is_abbreviation(text) or (traits.listed and text.isupper()))
    return traits._replace(key=key, base=base, is_name=is_name, capitals=len(text) > 1 and text.isupper())


def _by_lists(key: str, own: OwnNames) -> Traits:
    if key in DIRECTIONS:
        return Traits(key, key, other=True, thing=True)
    given, family = key in words.given_names(), key in words.family_names()
    is_own = not (given or family) and (key in own.given or key in own.family)
    given, family = given or key in own.given, family or key in own.family
    if "-" in key and not (given or family) and (double := _double(key, own)):
        return double
    listed = given or family
    if not listed and (other_spelling := _in_other_spelling(key, own)):
        return other_spelling
    by_ending = (is_own or not listed) and looks_like_place(key)
    # A surname that firms have too is as uncertain as one that places have: «Haavind har bistått».
    place = by_ending or key in words.places() or (family and not given and key in words.organisations())
    is_title = not listed and is_role(key)
    institution = not (listed or is_title or by_ending) and (words.is_thing(key) or words.is_institution(key))
    thing = institution or is_title or (not listed and (key in words.organisations() or words.names_a_thing(key)))
    other = thing or (not listed and (place or _is_word(key)))
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


def _is_word(key: str) -> bool:
    """Whether something that is no listed name is an ordinary word."""
    if len(key) > _LONGEST_SURNAME:
        return not key.endswith(_DAUGHTERS)
    return len(key) == 1 or key in words.frequent_words() or words.is_noun(key)


def _in_other_spelling(key: str, own: OwnNames) -> Traits | None:
    """What a word is as a listed name with or without special letters: «Saether», «Renée»; None if it is none."""
    spelled = key
    for written, letter in _SPELLINGS:
        spelled = spelled.replace(written, letter)
    if spelled == key:
        spelled = key.replace("o", "ø") if key.isascii() else _unaccented(key)
    if spelled == key or key in words.frequent_words() or key in words.places() or key in words.organisations():
        return None
    traits = _by_lists(spelled, own)
    return traits._replace(key=key, base=key) if traits.listed else None


def _unaccented(key: str) -> str:
    return "".join(c if c in _OWN_LETTERS else unicodedata.normalize("NFD", c)[0] for c in key)


def _double(key: str, own: OwnNames) -> Traits | None:
    """What a word with a hyphen can be: «Anne-Grethe», «Strøm-Erichsen», «Oslo-Akershus»."""
    parts = [_by_lists(part, own) for part in key.split("-") if part]
    if len(parts) > 1 and parts[0].key in PARTICLES:
        return parts[1]._replace(key=key, base=key)
    if len(parts) < 2:
        return None
    other = parts[0].key in DIRECTIONS or any(part.other for part in parts)
    given = not other and parts[0].given
    family = not other and not given and any(part.family for part in parts)
    return Traits(key, key, given=given, family=family, other=other, thing=other, title=words.is_title(key))
