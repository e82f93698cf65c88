"""Reads several capitalised words in a row as a full name, or not."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.endings import looks_like_noun, looks_like_surname
from styring.names.readings import FULL_NAME, GIVEN_AND_MORE, INITIAL, MORE_AND_FAMILY, TITLE, Reading, Verdict
from styring.names.runs import Run
from styring.names.surroundings import (
    follows_title,
    is_foreign,
    is_quoted,
    is_said_to_speak,
    says_what_somebody_did,
)


def read_full_name(run: Run, start: int, end: int) -> Reading:
    """Two words or more: a name if there is a given name, an initial, a surname or a title to show it."""
    first = _first(run, start, end)
    given, last = run.words[first].traits, run.words[end - 1].traits
    if not (given.is_initial and last.is_initial):
        if follows_title(run, first):
            return Reading(first, end, Severity.ERROR, TITLE)
        if given.is_initial and ((last.family and not last.ambiguous) or looks_like_surname(last.key)):
            return Reading(first, end, Severity.ERROR, INITIAL)
        if given.given:
            return _with_given_name(run, first, end)
        if last.family and not given.is_initial:
            return _with_surname(run, first, end)
    return Reading(start, end, Verdict.UNDECIDED)


def _first(run: Run, start: int, end: int) -> int:
    """Where a name begins: not with an unknown word before a given name and a surname («Notat Marte Kolstad»)."""
    first = run.words[start].traits
    if end - start < 3 or first.listed or first.is_initial or not run.words[start + 1].traits.given:
        return start
    return start + 1


def _with_given_name(run: Run, first: int, end: int) -> Reading:
    """A given name, and behind it a surname or a word that may be one."""
    given, *others = (word.traits for word in run.words[first:end])
    last = others[-1]
    begins_with_word = given.ambiguous and len(others) == 1 and _begins_sentence(run, first)
    family = next((traits for traits in others if traits.family), None)
    if family:
        doubtful = begins_with_word and family.ambiguous
        return Reading(first, end, Severity.WARNING if doubtful else Severity.ERROR, FULL_NAME)
    if given.place or is_quoted(run, first, end) or is_foreign(run, first):
        return Reading(first, end, Verdict.UNDECIDED)
    doubtful = begins_with_word and not looks_like_surname(last.key) and (last.ambiguous or not last.given)
    return Reading(first, end, Severity.WARNING if doubtful else Severity.ERROR, GIVEN_AND_MORE)


def _begins_sentence(run: Run, first: int) -> bool:
    """Whether the first word may have its capital from where it stands; behind a colon names are as usual as words."""
    return run.begins_sentence(first) and not run.before().rstrip().endswith(":")


def _with_surname(run: Run, first: int, end: int) -> Reading:
    """An unknown word, or another surname, before a surname."""
    given, last = run.words[first].traits, run.words[end - 1].traits
    weak = last.place or (last.ambiguous and not last.given)
    if weak or is_quoted(run, first, end) or is_foreign(run, first):
        return Reading(first, end, Verdict.UNDECIDED)
    clear = looks_like_surname(last.key) and not looks_like_noun(given.key) and not _begins_sentence(run, first)
    sure = (
        (not last.ambiguous and (clear or (given.family and not given.ambiguous)))
        or is_said_to_speak(run, first)
        or says_what_somebody_did(run, end)
    )
    return Reading(first, end, Severity.ERROR if sure else Severity.WARNING, MORE_AND_FAMILY)
