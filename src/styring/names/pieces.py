"""Cuts a run into the words that can make up one name, and reads each."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.names.beside import names_it
from styring.names.firms import is_firm
from styring.names.full_names import read_full_name
from styring.names.known import Known
from styring.names.known_people import read_known
from styring.names.lone_names import read_lone_name
from styring.names.memory import Memory
from styring.names.readings import Reading, Verdict
from styring.names.runs import Run
from styring.names.things import is_among_things, is_other_thing, is_product
from styring.names.traits import PARTICLES, Traits

_WORDS_TOO = frozenset("av da de den der du la".split())
"""Particles in names that are ordinary words."""
_LONGEST = 6
"""Most words that one name is taken to have."""


def readings(run: Run, known: Known, memory: Memory) -> list[Reading]:
    """How the words of a run are read, in order and without overlap; words that cannot be in a name are left out."""
    if len(run.words) == 1:
        return [_read(run, 0, 1, known, memory)] if _may_begin(run.words[0].traits, known, memory) else []
    found: list[Reading] = []
    i = 1 if _begins_with_word(run) else 0
    while i < len(run.words):
        end = _end_of_piece(run, i, known, memory)
        if end == i or _names_what_follows(run, i, known):
            i += 1
        else:
            found.append(_read(run, i, end, known, memory))
            i = found[-1].end
    return found


def is_excluded(run: Run, start: int, end: int, known: Known) -> bool:
    """Whether ``words[start:end]`` are the name of something else, or part of it."""
    if _is_excepted(run, start, end, known):
        return True
    if end == len(run.words) and run.before(start).plain and run.behind(end).plain:
        return is_product(run, end)
    return is_other_thing(run, start, end) or is_among_things(run, start) or is_firm(run, start, end, known)


def _is_excepted(run: Run, start: int, end: int, known: Known) -> bool:
    if not known.may_except(run.words[start].traits.key):
        return False
    return known.excepts(run.text, run.words[start].start, run.words[end - 1].end)


def _begins_with_word(run: Run) -> bool:
    """Whether the first of several words has its capital only from where it stands («Som Kari Nordmann sa»)."""
    first = run.words[0].traits
    return first.ambiguous and not first.given and run.before(0).begins


def _names_what_follows(run: Run, i: int, known: Known) -> bool:
    """Whether a word says that the next is the name of a house, a firm or the like («Villa Otium»)."""
    return i + 1 < len(run.words) and names_it(run.words[i].text) and run.words[i].traits.key not in known.parts


def _end_of_piece(run: Run, i: int, known: Known, memory: Memory) -> int:
    """Where words that can make up one name end, beginning at a word; ``i`` if that cannot be in a name."""
    first = run.words[i].traits
    if not _may_begin(first, known, memory):
        return i
    end = i + 1
    last = min(len(run.words), i + _LONGEST)
    while end < last and not run.words[end - 1].traits.genitive and _may_follow(run, i, end, known, memory):
        end += 1
    return end


def _may_begin(traits: Traits, known: Known, memory: Memory) -> bool:
    """Whether a word can be the first of a name, or a name by itself."""
    if traits.is_name and not traits.other:
        return True
    if traits.key in known.parts or traits.base in known.parts:
        return True
    return traits.is_name and traits.key not in PARTICLES and memory.has(traits)


def _may_follow(run: Run, i: int, j: int, known: Known, memory: Memory) -> bool:
    """Whether a word can be in a name behind others."""
    traits = run.words[j].traits
    if not run.words[i].traits.given and _has_word_before(run, j):
        return False
    if _may_begin(traits, known, memory):
        return True
    if not traits.is_name:
        return False
    if traits.key in PARTICLES:
        return j < len(run.words) - 1
    return not traits.thing and _may_be_surname(run, i, j)


def _has_word_before(run: Run, j: int) -> bool:
    """Whether a Norwegian word stands before a word of a run, that is a particle in names («Innlegg av Hansen»)."""
    between = run.text[run.words[j - 1].end : run.words[j].start]
    return len(between) > 1 and bool(particles := between.split()) and _WORDS_TOO.issuperset(particles)


def _may_be_surname(run: Run, i: int, j: int) -> bool:
    """Whether a common word or a place is a surname, as it stands behind a given name («Nina Horten», «Anne Fugl»)."""
    before, behind = run.words[j - 1].traits, run.words[j + 1 : j + 2]
    if not before.given or not before.ambiguous:
        return before.given
    return run.before(i).role or any(word.traits.is_name and not word.traits.other for word in behind)


def _read(run: Run, start: int, end: int, known: Known, memory: Memory) -> Reading:
    """The strongest reading of the words, which may leave the last of them for another."""
    reading = read_known(run, start, end, known) if known.parts else None
    if reading:
        return reading._replace(verdict=Verdict.OTHER) if _is_excepted(run, *reading[:2], known) else reading
    reading = read_full_name(run, start, end) if end - start > 1 else read_lone_name(run, start, memory)
    if isinstance(reading.verdict, Severity) and is_excluded(run, reading.start, reading.end, known):
        return reading._replace(verdict=Verdict.OTHER)
    return reading
