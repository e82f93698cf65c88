"""The other items of a list of capitalised words: whom or what a name stands beside."""

from __future__ import annotations

import re

from styring.names.patterns import pattern
from styring.names.runs import Run
from styring.names.traits import Traits

_WORD = r"[^\W\d_a-zæøå][\w.'’-]*"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,3}}"
_JOIN = r"(?:, og |, | og | eller | samt )"
_BEFORE = pattern(rf"(?<![\w-])((?:{_ITEM}{_JOIN}){{1,6}})$")
_AFTER = pattern(rf"((?:{_JOIN}{_ITEM}){{1,6}})")
_JOINS = re.compile(_JOIN)
_NOUN_BEFORE = re.compile(r"([\w-]+) $")
_REACH = 120
"""How much of a list is looked at, in characters on either side."""

_PEOPLE = (
    "ansvar avbud deltak deltar forfall frafall fravær innkalla innkalt inviter kopi medlem møtande møtedeltak møtende"
    " møtte oppfølging tilstades tilstede vara"
)
"""How words begin that a list of people follows, behind a colon."""
_ROLL = pattern(
    rf"(?:^|[\n|(>*_#•–-])[ *_>#•–-]*(?:til st[ae]des?|{'|'.join(_PEOPLE.split())})\w*"
    r"(?: (?:fra|frå|til|på)(?: [^:\n]{1,30})?)?[*_]{0,2}:[^:\n]*$",
    re.IGNORECASE,
)


def is_in_list(run: Run, start: int, end: int) -> bool:
    """Whether ``words[start:end]`` may stand in a list: a comma, «og» or the like stands beside them."""
    return run.before(start).joined or run.behind(end).joined


def others_in_list(run: Run, start: int, end: int) -> tuple[str, ...]:
    """The other items of the list in which ``words[start:end]`` stand; none if it is no list."""
    behind = run.words[end - 1].end
    before = _before(run, start) if run.before(start).joined else None
    after = _AFTER().match(run.text, behind, behind + _REACH) if run.behind(end).joined else None
    items = [item for match in (before, after) if match for item in _JOINS.split(match[1])]
    return tuple(item for item in items if item)


def noun_before_list(run: Run, start: int) -> str:
    """The key of the word before the list in which a word stands and is not the first; else empty."""
    before = _before(run, start) if run.before(start).joined else None
    if before is None:
        return ""
    noun = _NOUN_BEFORE.search(run.text, 0, before.start())
    return noun[1].casefold() if noun else before[1].split(" ", 1)[0].casefold()


def _before(run: Run, start: int) -> re.Match[str] | None:
    begin = run.words[start].start
    return _BEFORE().search(run.text, max(0, begin - _REACH), begin)


def is_listed_with_others(run: Run, i: int) -> bool:
    """Whether a lone word stands in a list with a place or an organisation («Holmlia, Furuset og Bjørndal»)."""
    if not is_in_list(run, i, i + 1):
        return False
    items = [run.traits_of(item) for item in others_in_list(run, i, i + 1) if " " not in item]
    return any(traits.other or (traits.place and not traits.ambiguous) for traits in items)


def is_on_roll(run: Run, i: int) -> bool:
    """Whether a word stands in a list of those who were there, were not, or are to do something («Forfall: Vik»)."""
    begin = run.words[i].start
    far = max(0, begin - _REACH)
    return run.text.find(":", far, begin) >= 0 and _ROLL().search(run.text[far:begin]) is not None


def is_listed_with_people(run: Run, i: int) -> bool:
    """Whether a word stands in a list with what is nothing but a name of people («Vik, Hansen og Lunde»)."""
    return any(_is_surely_a_name(run.traits_of(item)) for item in others_in_list(run, i, i + 1) if " " not in item)


def _is_surely_a_name(traits: Traits) -> bool:
    return traits.listed and traits.is_name and not (traits.ambiguous or traits.place or traits.other)
