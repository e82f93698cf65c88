"""Reads at one glance what most names are: beyond doubt by the lists, and with nothing beside them that says otherwise.

What it answers is what the readers of full and lone names would answer; a test holds them together. It looks only for
whether there is anything to look for: what they ask of the words beside a name begins with few words and signs, and a
word is judged once.
"""

from __future__ import annotations

from functools import lru_cache

from styring.diagnostics import Severity
from styring.names.endings import names_somebodys_work
from styring.names.firms import SELLING, SOLD_BY
from styring.names.known import Known
from styring.names.lists import JOINING
from styring.names.memory import Memory
from styring.names.readings import CARRIED, FULL_NAME, GIVEN, Reading, Verdict
from styring.names.runs import Run, Word
from styring.names.surroundings import ENGLISH, MONTHS, QUOTES
from styring.names.things import AND, HOUSES, PRODUCTS, makes_an_institution, names_it
from styring.names.traits import DIRECTIONS, is_role, key_of
from styring.names.words import STREETS, is_title

_JOINED = (*JOINING, *AND)
_WORDS = 1 << 13
"""How many words beside names are remembered, with what they say."""


def plain_reading(run: Run, known: Known, memory: Memory) -> Reading | None:
    """What the words of a whole run are, if one look tells; ``None`` if more is to be asked."""
    words = run.words
    traits = words[0].traits
    if not traits.is_name or traits.other or traits.ambiguous or traits.place or traits.is_initial or traits.capitals:
        return None
    if known.parts or not _is_by_itself(run) or any([known.may_except(word.key) for word in words]):
        return None
    if len(words) > 1:
        return _FULL[len(words)] if _is_full_name(words) and stands_plainly(run, 0, len(words)) else None
    if not stands_plainly(run, 0, 1) or traits.key in MONTHS:
        return None
    if memory.has(traits):
        return None if run.previous.casefold() == "i" else _CARRIED if memory.is_sure(traits) else _PERHAPS
    return _GIVEN if traits.given else None if traits.family else _UNDECIDED


_FULL = {n: Reading(0, n, Severity.ERROR, FULL_NAME) for n in (2, 3)}
_CARRIED = Reading(0, 1, Severity.ERROR, CARRIED)
_PERHAPS = Reading(0, 1, Severity.WARNING, CARRIED)
_GIVEN = Reading(0, 1, Severity.WARNING, GIVEN)
_UNDECIDED = Reading(0, 1, Verdict.UNDECIDED)


def _is_full_name(words: tuple[Word, ...]) -> bool:
    """Whether a given name is followed by a surname, with nothing but names between."""
    family = False
    for i, word in enumerate(words):
        traits = word.traits
        if not traits.is_name or traits.other or traits.is_initial or (traits.genitive and i + 1 < len(words)):
            return False
        family = family or (i > 0 and traits.family)
    return family and len(words) in _FULL and words[0].traits.given and not names_it(words[0].text)


def _is_by_itself(run: Run) -> bool:
    """Whether no title, quotation mark or comma stands right beside the words of a run."""
    text, begin, behind = run.text, run.words[0].start, run.words[-1].end
    if text[behind : behind + 1] in QUOTES or text[behind : behind + 1] == "," or text[begin - 2 : begin - 1] == ",":
        return False
    previous = run.previous
    return not is_role(previous) if previous else text[begin - 1 : begin] != "/"


def stands_plainly(run: Run, start: int, end: int) -> bool:
    """Whether nothing stands beside ``words[start:end]`` that could make it a thing, an institution or a firm."""
    if end < len(run.words) or run.words[-1].key in PRODUCTS:
        return False
    text, begin, behind = run.text, run.words[start].start, run.words[-1].end
    if text.endswith(_JOINED, 0, begin) or text.startswith(_JOINED, behind):
        return False
    following = run.key_after(end)
    if not following and (text[behind + 1 : behind + 2].isdigit() or text.startswith("» ", behind)):
        return False
    return not _may_tell_behind(following) and not _may_tell_before(run.word_before(start))


@lru_cache(maxsize=_WORDS)
def _may_tell_behind(key: str) -> bool:
    """Whether a word behind a name can say that it is none; a Roman number may be that of a king's street."""
    if key in STREETS or key in HOUSES or key in SELLING or key in ENGLISH or key == "er" or makes_an_institution(key):
        return True
    return bool(key) and not key.removesuffix("s").strip("ivx")


@lru_cache(maxsize=_WORDS)
def _may_tell_before(word: str) -> bool:
    """Whether a word before a name can say that it is none."""
    key = key_of(word)
    if key in DIRECTIONS or key in SOLD_BY or key in ENGLISH:
        return True
    return is_title(key) or names_it(word) or names_somebodys_work(word)
