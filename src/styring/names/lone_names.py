"""Reads a capitalised word that stands alone as a name, or not."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.endings import is_patronymic, looks_like_noun, looks_like_surname
from styring.names.lists import is_listed_with_others, is_listed_with_people, is_on_roll
from styring.names.memory import Memory
from styring.names.readings import CARRIED, FAMILY, GIVEN, SURNAME_FIRST, TITLE, Reading, Verdict
from styring.names.runs import Run
from styring.names.surroundings import (
    follows_title,
    has_given_name_behind,
    has_surname_before,
    is_aged,
    is_foreign,
    is_in_file_name,
    is_month,
    is_quoted,
    is_said_of_a_date,
    is_said_of_a_place,
    is_said_to_speak,
    is_spoken_with,
    is_within_a_place,
    says_something,
    says_what_somebody_did,
)


def read_lone_name(run: Run, i: int, memory: Memory) -> Reading:
    """A single word that is known as a name, by the lists or by what has been said before."""
    traits = run.words[i].traits
    if memory.has(traits):
        return _carried(run, i, sure=memory.is_sure(traits))
    if has_surname_before(run, i) or (not traits.is_initial and has_given_name_behind(run, i)):
        return Reading(i, i + 1, Severity.ERROR, SURNAME_FIRST)
    if traits.is_initial or is_month(run, i):
        return Reading(i, i + 1, Verdict.OTHER)
    if follows_title(run, i):
        return _titled(run, i)
    return _listed(run, i) if traits.listed else Reading(i, i + 1, Verdict.UNDECIDED)


def _carried(run: Run, i: int, *, sure: bool) -> Reading:
    """A word that has been seen as the surname in a full name."""
    traits = run.words[i].traits
    is_place = is_said_of_a_place(run, i) if traits.place else run.word_before(i).casefold() == "i"
    doubtful = (traits.ambiguous or traits.place or traits.other) and run.begins_sentence(i)
    if (traits.key == traits.base and (is_place or (traits.other and is_within_a_place(run, i)))) or (
        doubtful and not says_what_somebody_did(run, i + 1)
    ):
        return Reading(i, i + 1, Verdict.OTHER)
    return Reading(i, i + 1, Severity.ERROR if sure else Severity.WARNING, CARRIED)


def _titled(run: Run, i: int) -> Reading:
    """A word behind a title, which can be the name of a unit too («leder Innkjøp», «bydelsdirektør Frogner»)."""
    traits = run.words[i].traits
    is_unit = traits.place and (not traits.family or "bydel" in run.word_before(i).casefold())
    if is_unit or (not traits.listed and looks_like_noun(traits.key)):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.listed:
        doubtful = traits.ambiguous or (traits.place and not is_patronymic(traits.base))
        return Reading(i, i + 1, Severity.WARNING if doubtful else Severity.ERROR, TITLE)
    if looks_like_surname(traits.key):
        return Reading(i, i + 1, Severity.ERROR, TITLE)
    return Reading(i, i + 1, Severity.WARNING if says_what_somebody_did(run, i + 1) else Verdict.UNDECIDED, TITLE)


def _listed(run: Run, i: int) -> Reading:
    """A word on the lists of names."""
    traits = run.words[i].traits
    warning = Reading(i, i + 1, Severity.WARNING, GIVEN if traits.given else FAMILY)
    if traits.capitals or is_foreign(run, i):
        return Reading(i, i + 1, Verdict.OTHER)
    if _is_somebody(run, i):
        return warning
    if traits.ambiguous and (run.begins_sentence(i) or not (traits.place or _stands_out(run, i))):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.place or is_listed_with_others(run, i) or is_quoted(run, i, i + 1):
        return Reading(i, i + 1, Verdict.UNDECIDED)
    if traits.given or is_patronymic(traits.base) or _is_surely_a_surname(run, i):
        return warning
    return Reading(i, i + 1, Verdict.UNDECIDED)


def _is_somebody(run: Run, i: int) -> bool:
    """Whether what stands beside a listed name is said of people alone."""
    traits = run.words[i].traits
    if is_said_to_speak(run, i) or is_aged(run, i + 1):
        return True
    if is_in_file_name(run, i) and not traits.ambiguous:
        return True
    if traits.place and not traits.ambiguous:
        return False
    if is_spoken_with(run, i) or (is_on_roll(run, i) and not traits.place):
        return True
    if traits.place:
        return not is_said_of_a_place(run, i) and is_listed_with_people(run, i)
    return says_something(run, i + 1) or _begins_list(run, i)


def _begins_list(run: Run, i: int) -> bool:
    """Whether a word at the start of a sentence stands beside somebody («Skår og Jensen møter»)."""
    return run.begins_sentence(i) and is_listed_with_people(run, i)


def _is_surely_a_surname(run: Run, i: int) -> bool:
    """Whether an unambiguous surname has its capital from being one, and is not said of a farm or a town."""
    if run.begins_sentence(i):
        return says_what_somebody_did(run, i + 1)
    following = run.words[i + 1 : i + 2]
    return not is_said_of_a_place(run, i) and not (following and following[0].traits.other)


def _stands_out(run: Run, i: int) -> bool:
    """Whether a name that is a word too has its capital from nothing but being a name."""
    if is_said_of_a_date(run, i + 1):
        return False
    return not (is_within_a_place(run, i) if run.words[i].traits.given else is_said_of_a_place(run, i))
