"""The paragraphs of a draft as it was sent, and which of those in a file that came back are tied to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from styring.commenting.comparing import folded, paired
from styring.commenting.word_file import WordFile
from styring.commenting.word_story import Line, Story, lines


@dataclass(frozen=True, slots=True)
class SentLine:
    """A paragraph of the draft as it was sent; ``place`` and ``bookmark`` are empty where it has none."""

    text: str
    place: str = ""
    bookmark: str = ""


def sent_lines(word: WordFile, record: Sequence[tuple[str, str]]) -> tuple[SentLine, ...]:
    """The paragraphs of the draft that the file tells of.

    Args:
        word: the file.
        record: place and text of what stands in the record now, for a file that has lost what it knew.
    """
    if word.sent and word.sent.paragraphs:
        path_of = {place.bookmark: place.path for place in word.sent.places}
        return tuple(SentLine(text, path_of.get(mark, ""), mark) for mark, text in word.sent.paragraphs if text.strip())
    places = [(p.path, p.text, p.bookmark) for p in word.sent.places] if word.sent else [(*pair, "") for pair in record]
    return tuple(
        SentLine(line, path, bookmark) for path, text, bookmark in places for line in text.split("\n") if line.strip()
    )


def share_found(word: WordFile, sent: Sequence[SentLine]) -> float:
    """How much of the draft, from 0 to 1, stands in the file word for word, before or after the tracked changes."""
    there = {folded(line.text) for side in (False, True) for line in lines(word.story, after=side)}
    return sum(folded(line.text) in there for line in sent) / len(sent) if sent else 0.0


def with_other_lines(story: Story, sent: Sequence[SentLine], before: Sequence[Line]) -> list[SentLine]:
    """The draft with what stood in the file without being a text of the record, such as headings.

    Nothing tells that from what somebody has written in without tracking, unless a bookmark is around it.
    """
    tied = tied_by_bookmarks(story, before, sent, after=False)
    pairs = paired([line.text for line in sent], [line.text for line in before], tied)
    found: list[SentLine] = []
    for i, j in pairs:
        if i is not None:
            found.append(sent[i])
        elif j is not None and not tied[j]:
            found.append(SentLine(before[j].text))
    return found


def tied_by_bookmarks(
    story: Story, found: Sequence[Line], old: Sequence[SentLine], *, after: bool
) -> list[frozenset[int]]:
    """For every paragraph of a text the old ones whose bookmark lies around some of its words."""
    by_bookmark: dict[str, set[int]] = {}
    for index, line in enumerate(old):
        if line.bookmark in story.bookmarks:
            by_bookmark.setdefault(line.bookmark, set()).add(index)
    tied: list[frozenset[int]] = []
    for each in found:
        own = {
            index
            for index in each.pieces
            if (piece := story.pieces[index]).text != "\n" and (piece.after if after else piece.before)
        }
        around = (indices for name, indices in by_bookmark.items() if not own.isdisjoint(story.bookmarks[name]))
        tied.append(frozenset[int]().union(*around))
    return tied
