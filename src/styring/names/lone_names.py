"""Reads a capitalised word that stands alone as a name, or not."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.beside import Before, Behind
from styring.names.endings import is_patronymic, looks_like_noun, looks_like_surname
from styring.names.lists import is_listed_with_others, is_listed_with_people, is_on_roll
from styring.names.memory import Memory
from styring.names.readings import CARRIED, FAMILY, GIVEN, SURNAME_FIRST, TITLE, Reading, Verdict
from styring.names.runs import Run
from styring.names.surroundings import (
    MONTHS,
    acts,
    has_age_behind,
    has_given_name_behind,
    has_surname_before,
    is_foreign,
    is_month,
    is_spoken_with,
)
from styring.names.traits import Traits


def read_lone_name(run: Run, i: int, memory: Memory) -> Reading:
    """A single word that is known as a name, by the lists or by what has been said before."""
    traits, before, behind = run.words[i].traits, run.before(i), run.behind(i + 1)
    if memory.has(traits):
        return _carried(i, traits, before, behind, sure=memory.is_sure(traits))
    if (before.comma and has_surname_before(run, i)) or (
        behind.comma and not traits.is_initial and has_given_name_behind(run, i)
    ):
        return Reading(i, i + 1, Severity.ERROR, SURNAME_FIRST)
    if traits.is_initial or (traits.key in MONTHS and is_month(run, i)):
        return Reading(i, i + 1, Verdict.OTHER)
    if before.role:
        return _titled(i, traits, before, behind)
    if traits.given or traits.family:
        return _listed(run, i, before, behind)
    return Reading(i, i + 1, Verdict.UNDECIDED)


def _carried(i: int, traits: Traits, before: Before, behind: Behind, *, sure: bool) -> Reading:
    """A word that has been seen as the surname in a full name."""
    is_place = before.place if traits.place else before.word.casefold() == "i"
    doubtful = before.begins and (traits.ambiguous or traits.place or traits.other)
    if (traits.key == traits.base and (is_place or (traits.other and before.within))) or (doubtful and not behind.did):
        return Reading(i, i + 1, Verdict.OTHER)
    return Reading(i, i + 1, Severity.ERROR if sure else Severity.WARNING, CARRIED)


def _titled(i: int, traits: Traits, before: Before, behind: Behind) -> Reading:
    """A word behind a title, which can be the name of a unit too («leder Innkjøp», «bydelsdirektør Frogner»)."""
    is_unit = traits.place and (not traits.family or "bydel" in before.word.casefold())
    if is_unit or (not traits.listed and looks_like_noun(traits.key)):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.listed:
        doubtful = traits.ambiguous or (traits.place and not is_patronymic(traits.base))
        return Reading(i, i + 1, Severity.WARNING if doubtful else Severity.ERROR, TITLE)
    if looks_like_surname(traits.key):
        return Reading(i, i + 1, Severity.ERROR, TITLE)
    return Reading(i, i + 1, Severity.WARNING if behind.did else Verdict.UNDECIDED, TITLE)


def _listed(run: Run, i: int, before: Before, behind: Behind) -> Reading:
    """A word on the lists of names."""
    traits = run.words[i].traits
    if traits.capitals or is_foreign(run, i):
        return Reading(i, i + 1, Verdict.OTHER)
    if _is_somebody(run, i, before, behind):
        return Reading(i, i + 1, Severity.WARNING, GIVEN if traits.given else FAMILY)
    if traits.ambiguous and (before.begins or not (traits.place or _stands_out(traits, before, behind))):
        return Reading(i, i + 1, Verdict.OTHER)
    if traits.place or is_listed_with_others(run, i) or (before.quote and behind.quote):
        return Reading(i, i + 1, Verdict.UNDECIDED)
    if traits.given or is_patronymic(traits.base) or _is_surely_a_surname(run, i, before, behind):
        return Reading(i, i + 1, Severity.WARNING, GIVEN if traits.given else FAMILY)
    return Reading(i, i + 1, Verdict.UNDECIDED)


def _is_somebody(run: Run, i: int, before: Before, behind: Behind) -> bool:
    """Whether what stands beside a listed name is said of people alone."""
    traits = run.words[i].traits
    if before.says or (behind.parenthesis and has_age_behind(run, i)):
        return True
    if not traits.ambiguous and (before.underscore or behind.underscore):  # as in the name of a file
        return True
    if traits.place and not traits.ambiguous:
        return False
    if (before.spoken_with and is_spoken_with(run, i)) or (not traits.place and _is_at_work(run, i, behind)):
        return True
    if traits.place:
        return not before.place and is_listed_with_people(run, i)
    # At the start of a sentence it is somebody if it stands beside somebody («Skår og Jensen møter»).
    return before.begins and is_listed_with_people(run, i)


def _is_at_work(run: Run, i: int, behind: Behind) -> bool:
    """Whether a word is who speaks, does what only people do, or stands on a roll."""
    return behind.speaks or (behind.acts and acts(run, i)) or is_on_roll(run, i)


def _is_surely_a_surname(run: Run, i: int, before: Before, behind: Behind) -> bool:
    """Whether an unambiguous surname has its capital from being one, and is not said of a farm or a town."""
    if before.begins:
        return behind.did
    following = run.words[i + 1 : i + 2]
    return not before.place and not (following and following[0].traits.other)


def _stands_out(traits: Traits, before: Before, behind: Behind) -> bool:
    """Whether a name that is a word too has its capital from nothing but being a name."""
    return not (behind.dated or (before.within if traits.given else before.place))
