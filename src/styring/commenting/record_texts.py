"""The texts of minutes that can be reworded: what they say now, and where they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styring.commenting.comparing import folded
from styring.commenting.remarks import Suggestion
from styring.diagnostics import YamlPath
from styring.records.minutes import Minutes
from styring.rendering.text import parse, plain

_MARKUP = re.compile(r"[*_`\[\]<>\\]")
_SPACE = re.compile(r"\s+")
_QUOTATION_MARK, _APOSTROPHE = '["“”„‟«»]', "['‘’‚‛´`]"
_NEAR = 40
"""Letters on each side that tell one place in a text from another."""


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text of the record.

    Attributes:
        place: as in ``kommentering.mottatt.sted``.
        path: of its value in the file.
        source: CommonMark, as it is written.
    """

    place: str
    path: YamlPath
    source: str

    @property
    def plain(self) -> str:
        """The words as a document shows them, a line per paragraph."""
        return plain(parse(self.source))


def record_texts(minutes: Minutes) -> tuple[RecordText, ...]:
    """The texts under the items, in the order of a document."""
    return tuple(text for text in _texts(minutes) if text.source.strip())


def _texts(minutes: Minutes) -> Iterator[RecordText]:
    for i, item in enumerate(minutes.items):
        here, path = f"saker.{item.number}", ("saker", i)
        yield RecordText(f"{here}.omtale", (*path, "omtale"), item.account or "")
        for k, text in enumerate(item.information):
            yield RecordText(f"{here}.informasjon.{k + 1}", (*path, "informasjon", k), text)
        for k, signal in enumerate(item.signals):
            where = (*path, "styringssignaler", k, "tekst")
            yield RecordText(f"{here}.styringssignaler.{signal.id}", where, signal.text or "")
        yield RecordText(f"{here}.uenighet", (*path, "uenighet"), item.disagreement or "")
        for k, point in enumerate(item.follow_up):
            yield RecordText(f"{here}.oppfølging.{point.id}", (*path, "oppfølging", k, "tekst"), point.text or "")


def reworded(text: str, suggestion: Suggestion) -> str | None:
    """A text with a suggested wording put in, or ``None`` where it is not certain what it would replace.

    The words and what stands around them must be found once. Text that would become markup is left to a person.
    """
    before, after = suggestion.line[: suggestion.start], suggestion.line[suggestion.end :]
    if _MARKUP.search(suggestion.new):
        return None
    for prefix, suffix in ((before, after), (before[-_NEAR:], after[:_NEAR])):
        pattern = f"({_pattern(prefix)})({_pattern(suggestion.old)})({_pattern(suffix)})"
        found = list(re.finditer(pattern, text))
        if len(found) == 1 and folded(prefix + suffix):
            start, end = found[0].span(2)
            return _tidy(text[:start], suggestion.new, text[end:])
    return None


def _tidy(before: str, new: str, after: str) -> str:
    """The parts joined; where words are taken out, their space goes with them."""
    if not new and before[-1:].isspace() and (not after or after[0].isspace() or after[0] in ".,;:!?"):
        before = before.rstrip(" ")
    return (before + new + after).strip()


def _pattern(text: str) -> str:
    """What finds a text whatever kinds of spaces and quotation marks it is written with."""
    return "".join(_character(part) for part in re.split(r"(\s+|.)", text) if part)


def _character(part: str) -> str:
    if _SPACE.fullmatch(part):
        return r"\s+"
    if folded(part) == '"':
        return _QUOTATION_MARK
    if folded(part) == "'":
        return _APOSTROPHE
    return re.escape(part)


def text_at(texts: Sequence[RecordText], place: str | None) -> RecordText | None:
    """The text of a place, if it has one that can be reworded."""
    return next((text for text in texts if text.place == place), None)
