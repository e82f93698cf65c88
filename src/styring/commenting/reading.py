"""From a Word file that has come back to the remarks in it: comments, replies, and every change of the text.

Changes are found by comparing the text as it was sent with the text as it is when all tracked changes are accepted, so
it is all the same how somebody made them, and what an editor did to the file by itself is no change.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from styring.commenting.bookmarks import GUIDANCE_BOOKMARK
from styring.commenting.comparing import Pair, edits, folded, paired
from styring.commenting.phrasing import cut, flat, quoted_last, sentences_around, shortened, told
from styring.commenting.remarks import Remark, RemarkKind, Suggestion
from styring.commenting.sent_text import SentLine, tied_by_bookmarks, with_other_lines
from styring.commenting.word_file import WordFile
from styring.commenting.word_story import Line, Piece, lines

_TELLING_QUOTE = 12
"""A quotation of so many letters says by itself where it is from, if it is found in one place."""


def read_remarks(word: WordFile, sent: Sequence[SentLine]) -> tuple[Remark, ...]:
    """All remarks of a file in the order of its text, those that have no place there last.

    Args:
        word: the file.
        sent: the paragraphs of the draft, all of them or those that have places.
    """
    return _Reader(word, sent).remarks()


class _Reader:
    """What is known while one file is read."""

    def __init__(self, word: WordFile, sent: Sequence[SentLine]) -> None:
        self._word = word
        self._before = lines(word.story, after=False)
        self._after = lines(word.story, after=True)
        is_whole = word.sent is not None and bool(word.sent.paragraphs)
        self._old = list(sent) if is_whole else with_other_lines(word.story, sent, self._before)
        tied = [
            by_bookmark | by_tracking
            for by_bookmark, by_tracking in zip(
                tied_by_bookmarks(word.story, self._after, self._old, after=True), self._tied_by_tracking(), strict=True
            )
        ]
        self._pairs = paired([line.text for line in self._old], [line.text for line in self._after], tied)
        self._headings = _headings(self._after)
        self._places_of_new = _places(self._pairs, self._old, self._after)

    def _tied_by_tracking(self) -> Iterator[frozenset[int]]:
        """For every new paragraph the old ones that it keeps words of, as tracked changes tell."""
        old_by_text: dict[str, list[int]] = {}
        for index, sent in enumerate(self._old):
            old_by_text.setdefault(folded(sent.text), []).append(index)
        old_of_piece = {
            piece: indices[0]
            for line in self._before
            if len(indices := old_by_text.get(folded(line.text), [])) == 1
            for piece in line.pieces
            if _is_kept(self._word.story.pieces[piece])
        }
        for line in self._after:
            yield frozenset(old_of_piece[piece] for piece in line.pieces if piece in old_of_piece)

    def remarks(self) -> tuple[Remark, ...]:
        found = [*self._changes(), *self._comments()]
        in_order = sorted(enumerate(found), key=lambda each: (each[1][0], each[0]))
        return tuple(remark for _, (_, remark) in in_order)

    def _changes(self) -> Iterator[tuple[int, Remark]]:
        seen: set[tuple[str | None, str, str]] = set()
        moved = self._moves()
        for old, new in itertools.chain.from_iterable(self._changed_groups()):
            for where, remark in self._change(old, new, moved):
                # A point that stands in two places of the document may have been changed in both.
                key = (remark.place, remark.quote, remark.text)
                if remark.place is None or key not in seen:
                    seen.add(key)
                    yield where, remark

    def _changed_groups(self) -> Iterator[list[Pair]]:
        """Runs of paragraphs that are not what they were; those that were only divided or joined are left out."""
        for is_same, group in itertools.groupby(self._pairs, key=self._is_same):
            pairs = list(group)
            olds = " ".join(self._old[i].text for i, _ in pairs if i is not None)
            news = " ".join(self._after[j].text for _, j in pairs if j is not None)
            if not is_same and folded(olds) != folded(news):
                yield pairs

    def _is_same(self, pair: Pair) -> bool:
        old, new = pair
        return old is not None and new is not None and folded(self._old[old].text) == folded(self._after[new].text)

    def _moves(self) -> dict[str, int]:
        """The new places of paragraphs that are gone in one place and have come in another, by their text."""
        gone = {folded(self._old[i].text) for i, j in self._pairs if i is not None and j is None}
        come = {folded(self._after[j].text): j for i, j in self._pairs if j is not None and i is None}
        return {text: j for text, j in come.items() if text in gone and " " in text}

    def _change(self, old: int | None, new: int | None, moved: Mapping[str, int]) -> Iterator[tuple[int, Remark]]:
        if old is None and new is not None:
            text = self._after[new].text
            if folded(text) not in moved:
                yield new, self._new_paragraph(new)
        elif old is not None and self._old[old].bookmark == GUIDANCE_BOOKMARK:
            return  # what the sender is told is not for the minutes
        elif old is not None and new is None:
            yield self._gone(old, moved)
        elif old is not None and new is not None:
            line, when = self._old[old], self._date(self._after[new].pieces)
            for edit in edits(line.text, self._after[new].text):
                words = self._after[new].text[edit.new_start : edit.new_end]
                suggestion = Suggestion(line.text, edit.old_start, edit.old_end, words)
                yield (
                    new,
                    Remark(
                        RemarkKind.CHANGE,
                        line.place or self._places_of_new[new],
                        self._headings[new],
                        when,
                        sentences_around(line.text, edit.old_start, edit.old_end),
                        told(suggestion),
                        suggestion=suggestion,
                    ),
                )

    def _new_paragraph(self, new: int) -> Remark:
        line = self._after[new]
        return Remark(
            RemarkKind.NEW_PARAGRAPH,
            self._places_of_new[new],
            self._headings[new],
            self._date(line.pieces),
            self._preceding(new),
            f"Foreslår nytt avsnitt: «{flat(line.text)}»",
        )

    def _gone(self, old: int, moved: Mapping[str, int]) -> tuple[int, Remark]:
        line = self._old[old]
        was = next((each for each in self._before if folded(each.text) == folded(line.text)), None)
        where = self._next_after(old)
        when = self._date(was.pieces) if was else self._word.modified
        to = moved.get(folded(line.text))
        heading = self._headings[where] if where < len(self._headings) else ""
        if to is not None:
            before = self._preceding(to)
            target = f"til etter {quoted_last(shortened(before))}" if before else "til først i dokumentet."
            moving = f"Foreslår å flytte «{shortened(line.text)}» {target}"
            return to, Remark(RemarkKind.MOVE, line.place or None, heading, when, flat(line.text), moving)
        text = f"Foreslår å ta ut {quoted_last(flat(line.text))}"
        return where, Remark(RemarkKind.DELETED_PARAGRAPH, line.place or None, heading, when, flat(line.text), text)

    def _preceding(self, new: int) -> str:
        return flat(self._after[new - 1].text) if new else ""

    def _next_after(self, old: int) -> int:
        """The new paragraph that follows what an old one has become."""
        position = next(k for k, (i, _) in enumerate(self._pairs) if i == old)
        return next((j for _, j in self._pairs[position:] if j is not None), len(self._after))

    def _comments(self) -> Iterator[tuple[int, Remark]]:
        by_id = {comment.id: comment for comment in self._word.comments}
        for comment in self._word.comments:
            if not comment.text:
                continue
            parent = by_id.get(comment.parent or "")
            about = self._word.story.comments.get(comment.id)
            if about is None and parent:
                about = self._word.story.comments.get(parent.id)
            where, place, quote = self._about(about)
            yield (
                where,
                Remark(
                    RemarkKind.REPLY if parent else RemarkKind.COMMENT,
                    place,
                    self._headings[where] if where < len(self._headings) else "",
                    comment.date,
                    cut(flat(parent.text)) if parent and parent.text else quote,
                    comment.text,
                    comment.resolved,
                ),
            )

    def _about(self, about: range | None) -> tuple[int, str | None, str]:
        """Where in the new text a comment stands, the place in the record, and the words that it is about."""
        if about is None:
            return len(self._after), None, ""
        at, line = _line_at(self._after, about.start)
        pieces = [self._word.story.pieces[index] for index in about]
        quote = flat("".join(piece.text for piece in pieces if piece.after))
        if not quote:  # the text that it is about has been deleted, or it is about a point
            quote = flat("".join(piece.text for piece in pieces if piece.before)) or (flat(line.text) if line else "")
        place = self._places_of_new[at] if line else None
        if place is None or (line and self._old_of(at) is None):
            place = self._place_by_quote(quote) or place
        return at, place, cut(quote)

    def _old_of(self, new: int) -> int | None:
        return next((i for i, j in self._pairs if j == new), None)

    def _place_by_quote(self, quote: str) -> str | None:
        wanted = folded(quote)
        if len(wanted) < _TELLING_QUOTE:
            return None
        found = {line.place for line in self._old if line.place and wanted in folded(line.text)}
        return found.pop() if len(found) == 1 else None

    def _date(self, pieces: range) -> date | None:
        """The day of the last tracked change among some pieces, or the day that the file was saved."""
        tracked = max((self._word.story.pieces[index].date for index in pieces), default="")
        try:
            return date.fromisoformat(tracked[:10])
        except ValueError:
            return self._word.modified


def _is_kept(piece: Piece) -> bool:
    return piece.before and piece.after and piece.text != "\n"


def _headings(found: Sequence[Line]) -> list[str]:
    """The heading that each paragraph stands under; a heading stands under itself."""
    current, headings = "", []
    for line in found:
        current = flat(line.text) if line.is_heading else current
        headings.append(current)
    return headings


def _places(pairs: Sequence[Pair], old: Sequence[SentLine], new: Sequence[Line]) -> dict[int, str | None]:
    """Where in the record each new paragraph belongs: its own place, that of the one before it, or its item."""
    places: dict[int, str | None] = {}
    current: str | None = None
    for i, j in pairs:
        if i is not None and old[i].place:
            current = old[i].place
        elif i is not None:
            is_other_section = j is not None and new[j].is_heading
            current = None if is_other_section else _item(current)
        if j is not None:
            places[j] = current
    return places


def _item(place: str | None) -> str | None:
    """The item that a place belongs to: «saker.2» of «saker.2.oppfølging.op1»."""
    return ".".join(place.split(".")[:2]) if place and place.startswith("saker.") else None


def _line_at(found: Sequence[Line], index: int) -> tuple[int, Line | None]:
    for number, line in enumerate(found):
        if index < line.pieces.stop:
            return number, line
    return len(found), None
