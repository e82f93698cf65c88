"""What makes capitalised words the name of a place, an institution, a room, a firm or a product."""

from __future__ import annotations

import re

from styring.names.beside import Behind, names_it
from styring.names.endings import names_things
from styring.names.lists import noun_before_list
from styring.names.runs import Run, Word
from styring.names.surroundings import is_quoted
from styring.names.words import COMPANY_FORMS, STREETS, is_title

_PRODUCTS = frozenset(
    """
    analytics app assistant cloud connect data docs drive home hub manager online platform portal pro service services
    studio suite
    """.split()
)
"""What English names of products and services end in."""
_REACH = 4
"""How many words behind a name can make it the name of a firm."""
_NUMBERED_STREET = re.compile(r" (?:\d{1,2}\.?|[IVX]+)s? (\w+)")
_CALLED_SO = re.compile(r"»? er (?:navnet|namnet|tittelen|kallenavnet|arbeidstittelen) (?:på|til|for) ")


def is_other_thing(run: Run, start: int, end: int) -> bool:
    """Whether what stands around ``words[start:end]`` makes it a place, an institution, a room or a firm."""
    if is_product(run, end):
        return True
    behind = run.words[end : end + _REACH]
    if behind and (_is_compound(behind[0]) or _makes_a_thing(run, end, behind)):
        return True
    before, following = run.before(start), run.behind(end)
    if before.plain and following.plain:
        return False
    if before.combined or following.combined:
        return True
    return (
        _is_named_before(run, start, end)
        or _is_institution(run, start, end, following)
        or _is_street(run.text_behind(end), following)
        or (following.called and _CALLED_SO.match(run.text_behind(end)) is not None)
    )


def is_product(run: Run, end: int) -> bool:
    """Whether ``words[:end]`` end as the English names of products do."""
    return run.words[end - 1].traits.key in _PRODUCTS


def _makes_a_thing(run: Run, end: int, behind: tuple[Word, ...]) -> bool:
    """Whether capitalised words behind make a name that of a firm or an institution («Data Service», «Eiendom AS»)."""
    if behind[0].traits.institution or any(word.traits.key in COMPANY_FORMS for word in behind):
        return True
    owns = run.words[end - 1].traits.key.endswith("s")
    return owns and any(word.traits.institution or word.traits.key in _PRODUCTS for word in behind[:2])


def _is_named_before(run: Run, start: int, end: int) -> bool:
    """Whether a word before a name says what it is the name of: «møterom Harald», «MS Kong Harald», «Nordre Åsen»."""
    before = run.before(start)
    if before.names_it or before.direction or (before.work and not run.behind(end).did):
        return True
    titled = start > 0 and end - start == 1 and is_title(before.word)
    return titled and (names_it(run.before(start - 1).word) or is_quoted(run, start - 1, end))


def is_among_things(run: Run, start: int) -> bool:
    """Whether a word before a list says what all in it are the names of («møterommene …, … og …»)."""
    noun = noun_before_list(run, start)
    return bool(noun) and names_things(noun)


def _is_compound(word: Word) -> bool:
    """Whether a word is put together with an ordinary one: «Skram-prisen»."""
    return not word.traits.is_name and "-" in word.text and any(part[:1].islower() for part in word.text.split("-")[1:])


def _is_institution(run: Run, start: int, end: int, following: Behind) -> bool:
    # «Georg Sverdrups hus» is no person, while «Georgs hus» belongs to one.
    if following.house and run.words[end - 1].traits.key.endswith("s"):
        return end - start > 1
    return following.institution


def _is_street(after: str, following: Behind) -> bool:
    numbered = _NUMBERED_STREET.match(after) if following.numbered else None
    if numbered and (numbered[1] in STREETS or numbered[1].endswith(("gate", "gata", "vei", "veg"))):
        return True
    if not following.street:
        return False
    # «Nordmanns plass i ledergruppen» is about a person, «Trygve Lies plass» is not.
    where = after.split()[1:3]
    return following.key != "plass" or where[:1] not in (["i"], ["på"], ["blant"]) or where[-1][:1].isupper()
