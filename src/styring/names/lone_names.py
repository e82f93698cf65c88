"""Reads a capitalised word that stands alone as a name, or not."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.endings import is_patronymic, looks_like_noun, looks_like_surname
from styring.names.memory import Memory
from styring.names.readings import CARRIED, FAMILY, GIVEN, SURNAME_FIRST, TITLE, Reading, Verdict
from styring.names.runs import Run
from styring.names.surroundings import (
    follows_title,
    has_given_name_behind,
    has_surname_before,
    is_listed_with_others,
    is_said_of_a_date,
    is_said_of_a_place,
    is_said_to_speak,
    is_within_a_place,
    says_what_somebody_did,
)


def read_lone_name(run: Run, i: int, memory: Memory, *, surnames: bool) -> Reading:
    """A single word that is known as a name, by the lists or by what has been said before.

    ``surnames``: a surname that may be a place's name too is a warning; else it is left undecided.
    """
    traits = run.words[i].traits
    if memory.has(traits):
        return _carried(run, i)
    if has_surname_before(run, i) or (not traits.is_initial and has_given_name_behind(run, i)):
        return Reading(i, i + 1, Severity.ERROR, SURNAME_FIRST)
    if traits.is_initial:
        return Reading(i, i + 1, Verdict.UNDECIDED)
    if follows_title(run, i):
        return _titled(run, i)
    return _listed(run, i, surnames) if traits.listed else Reading(i, i + 1, Verdict.UNDECIDED)


def _carried(run: Run, i: int) -> Reading:
    """A word that has been seen as the surname in a full name."""
    traits = run.words[i].traits
    is_place = traits.place and is_said_of_a_place(run, i)
    doubtful = (traits.ambiguous or traits.place or traits.other) and run.begins_sentence(i)
    if (traits.key == traits.base and (is_place or is_within_a_place(run, i))) or (
        doubtful and not says_what_somebody_did(run, i + 1)
    ):
        return Reading(i, i + 1, Verdict.OTHER)
    return Reading(i, i + 1, Severity.ERROR, CARRIED)


def _titled(run: Run, i: int) -> Reading:
    """A word behind a title, which can be the name of a unit too («leder Innkjøp», «bydelsdirektør Frogner»)."""
    traits = run.words[i].traits
    is_unit = traits.place and (not traits.family or "bydel" in run.word_before(i).casefold())
    if is_unit or (not traits.listed and looks_like_noun(traits.key)):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.listed:
        doubtful = traits.ambiguous or traits.place
        return Reading(i, i + 1, Severity.WARNING if doubtful else Severity.ERROR, TITLE)
    if looks_like_surname(traits.key):
        return Reading(i, i + 1, Severity.ERROR, TITLE)
    return Reading(i, i + 1, Severity.WARNING if says_what_somebody_did(run, i + 1) else Verdict.UNDECIDED, TITLE)


def _listed(run: Run, i: int, surnames: bool) -> Reading:
    """A word on the lists of names."""
    traits = run.words[i].traits
    if is_said_to_speak(run, i) and not traits.capitals:
        return Reading(i, i + 1, Severity.WARNING, GIVEN if traits.given else FAMILY)
    if traits.capitals or (traits.ambiguous and not traits.place and not _stands_out(run, i)):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.place or is_listed_with_others(run, i):
        return Reading(i, i + 1, Verdict.UNDECIDED)
    if traits.given or is_patronymic(traits.base) or (surnames and not is_said_of_a_place(run, i)):
        return Reading(i, i + 1, Severity.WARNING, GIVEN if traits.given else FAMILY)
    return Reading(i, i + 1, Verdict.UNDECIDED)


def _stands_out(run: Run, i: int) -> bool:
    """Whether a name that is a word too has its capital from nothing but being a name."""
    if run.begins_sentence(i) or is_said_of_a_date(run, i + 1):
        return False
    return not (is_within_a_place(run, i) if run.words[i].traits.given else is_said_of_a_place(run, i))
