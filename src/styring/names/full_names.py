"""Reads several capitalised words in a row as a full name, or not."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.beside import HOUSES
from styring.names.endings import is_patronymic, looks_like_noun, looks_like_surname
from styring.names.patterns import pattern
from styring.names.readings import FULL_NAME, GIVEN_AND_MORE, INITIAL, MORE_AND_FAMILY, TITLE, Reading, Verdict
from styring.names.runs import Run, Word
from styring.names.surroundings import MONTHS, is_foreign, is_quoted

_PARTICLE = pattern(r"\b(?:af|al|bin|bint|de|de la|del|dela|dos|el|ibn|ten|van|van de[nr]?|von|zu)[ \xa0-]$")


def read_full_name(run: Run, start: int, end: int) -> Reading:
    """Two words or more: a name if there is a given name, an initial, a surname or a title to show it."""
    first = _first(run, start, end)
    given, last = run.words[first].traits, run.words[end - 1].traits
    if given.is_initial and last.is_initial:
        return Reading(start, end, Verdict.UNDECIDED)
    if _is_date(run, first, end) or (last.key in HOUSES and not given.given):
        return Reading(first, end, Verdict.OTHER)
    if run.before(first).role:
        return Reading(first, end, Severity.ERROR, TITLE)
    if given.is_initial:
        return _with_initial(run, first, end)
    if given.given:
        return _with_given_name(run, first, end)
    return _with_surname(run, first, end) if last.family else _by_look(run, first, end)


def _with_initial(run: Run, first: int, end: int) -> Reading:
    """Initials, and behind them a surname or a word that may be one."""
    last = run.words[end - 1].traits
    is_surname = (last.family and not last.ambiguous) or looks_like_surname(last.key)
    return Reading(first, end, Severity.ERROR if is_surname else Verdict.UNDECIDED, INITIAL)


def _first(run: Run, start: int, end: int) -> int:
    """Where a name begins: not with an unknown word before a given name and a surname («Notat Marte Kolstad»)."""
    first = run.words[start].traits
    if end - start < 3 or first.listed or first.is_initial or not run.words[start + 1].traits.given:
        return start
    return start if _has_particle(run, start + 1) else start + 1


def _has_particle(run: Run, i: int) -> bool:
    """Whether a particle stands before a word («al-Rahman»)."""
    begin = run.words[i].start
    return _PARTICLE().search(run.text, max(0, begin - len(" van der ")), begin) is not None


def _is_date(run: Run, first: int, end: int) -> bool:
    """Whether two words that may be names say when («Per Mai»)."""
    given, last = run.words[first].traits, run.words[end - 1].traits
    return end - first == 2 and given.ambiguous and last.key in MONTHS


def _by_look(run: Run, first: int, end: int) -> Reading:
    """Words that no list tells as a name: «Guðrún Þorsteinsdóttir», «Kim Min-jun», «Annelien van der Meer»."""
    given, *others = [word.traits for word in run.words[first:end]]
    doubtful = is_quoted(run, first, end) or is_foreign(run, first) or given.ambiguous or given.place
    if not doubtful and (
        (is_patronymic(others[-1].base) and not others[-1].ambiguous and not looks_like_noun(given.key))
        or _is_joined(run, first, end)
        or (given.family and (any(other.given for other in others) or _has_syllables(run.words[first + 1])))
    ):
        return Reading(first, end, Severity.WARNING, MORE_AND_FAMILY)
    return Reading(first, end, Verdict.UNDECIDED)


def _is_joined(run: Run, first: int, end: int) -> bool:
    """Whether a particle joins a listed name, or what somebody who speaks is called."""
    if not any(_has_particle(run, i) for i in range(first + 1, end)):
        return False
    is_listed = any(word.traits.listed and not word.traits.ambiguous for word in run.words[first:end])
    return is_listed or run.behind(end).did


def _has_syllables(word: Word) -> bool:
    """Whether a word is written as Korean given names are («Min-jun»)."""
    return "-" in word.text and not word.traits.other


def _with_given_name(run: Run, first: int, end: int) -> Reading:
    """A given name, and behind it a surname or a word that may be one."""
    given, *others = [word.traits for word in run.words[first:end]]
    last = others[-1]
    begins_with_word = given.ambiguous and len(others) == 1 and _begins_sentence(run, first)
    if last.family or any(traits.family for traits in others):
        doubtful = begins_with_word and last.ambiguous and not run.behind(end).did
        return Reading(first, end, Severity.WARNING if doubtful else Severity.ERROR, FULL_NAME)
    if given.place or is_quoted(run, first, end) or is_foreign(run, first):
        return Reading(first, end, Verdict.UNDECIDED)
    if given.capitals and not (looks_like_surname(last.key) or last.given):
        return Reading(first, end, Verdict.UNDECIDED)
    doubtful = begins_with_word and not looks_like_surname(last.key) and (last.ambiguous or not last.given)
    return Reading(first, end, Severity.WARNING if doubtful else Severity.ERROR, GIVEN_AND_MORE)


def _begins_sentence(run: Run, first: int) -> bool:
    """Whether the first word may have its capital from where it stands; behind a colon names are as usual as words."""
    return run.before(first).begins and not run.text_before().rstrip().endswith(":")


def _with_surname(run: Run, first: int, end: int) -> Reading:
    """An unknown word, or another surname, before a surname."""
    given, last = run.words[first].traits, run.words[end - 1].traits
    weak = last.place or (last.ambiguous and not last.given)
    if weak or is_quoted(run, first, end) or is_foreign(run, first):
        return Reading(first, end, Verdict.UNDECIDED)
    clear = looks_like_surname(last.key) and not looks_like_noun(given.key) and not _begins_sentence(run, first)
    sure = (
        (not last.ambiguous and (clear or (given.family and not given.ambiguous)))
        or run.before(first).says
        or run.behind(end).did
    )
    return Reading(first, end, Severity.ERROR if sure else Severity.WARNING, MORE_AND_FAMILY)
