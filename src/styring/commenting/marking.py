"""Mark the texts of a document with their places in the record before a Word template takes hold of them.

A mark is one character of a plane that is set aside for private use (Unicode, plane 15) in front of a text. It goes
wherever a template puts the text, so a municipality's own template needs nothing for it, and it is taken out of the
finished file again, where :mod:`styring.commenting.word` puts bookmarks in its stead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from styring.records.minutes import Minutes, MinutesItem
from styring.rendering.comments import PLACES_BY_PHRASE
from styring.rendering.document import Document
from styring.rendering.follow_up import FollowUpView
from styring.rendering.meeting import MeetingView, Person, Side
from styring.rendering.minutes import ItemView, MinutesView
from styring.rendering.text import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Run, Text
from styring.rendering.view import Fact, words

_PLANE = range(0xF0000, 0xFFFFE)


class Marks:
    """The marks of one document: a character for every path, none of which stands in the document itself."""

    def __init__(self, document: Document) -> None:
        used = set().union(*map(set, words((document.view, *document.parts.values()))))
        self._free = (chr(code) for code in _PLANE if chr(code) not in used)
        self._by_path: dict[str, str] = {}

    @property
    def paths(self) -> Mapping[str, str]:
        """Path by mark."""
        return {mark: path for path, mark in self._by_path.items()}

    def line(self, text: str, path: str) -> str:
        """A text on one line, marked."""
        return self._mark(path) + text

    def optional_line(self, text: str | None, path: str) -> str | None:
        """Likewise, if there is one."""
        return self.line(text, path) if text else text

    def text(self, text: Text, path: str) -> Text:
        """Free text, marked at the beginning of every paragraph."""
        return Text(_marked(text.blocks, Run(self._mark(path)))) if text else text

    def _mark(self, path: str) -> str:
        return self._by_path.get(path) or self._by_path.setdefault(path, next(self._free))


def _marked(blocks: tuple[Block, ...], mark: Run) -> tuple[Block, ...]:
    return tuple(_marked_block(block, mark) for block in blocks)


def _marked_block(block: Block, mark: Run) -> Block:
    match block:
        case Paragraph(runs):
            return Paragraph((mark, *runs))
        case Heading(level, runs):
            return Heading(level, (mark, *runs))
        case BulletList(items):
            return BulletList(tuple(_marked(item, mark) for item in items))
        case NumberedList(items, start):
            return NumberedList(tuple(_marked(item, mark) for item in items), start)
        case Quote(inner):
            return Quote(_marked(inner, mark))


@dataclass(frozen=True, slots=True)
class Marked:
    """A document whose texts are marked, and the path that each mark stands for."""

    document: Document
    paths: Mapping[str, str]


def mark(document: Document, minutes: Minutes) -> Marked:
    """Mark the texts of minutes.

    Args:
        document: made of the minutes and their meeting.
        minutes: the record, whose ids the views do not all have.

    Raises:
        ValueError: the document is not one of minutes.
    """
    marks = Marks(document)
    meeting, view = document.parts.get("møte"), document.parts.get("referat")
    if not isinstance(meeting, MeetingView) or not isinstance(view, MinutesView):
        raise ValueError("only minutes go to comment")
    head = replace(document.view, facts=_facts(document.view.facts, document, marks))
    records = {item.number: item for item in minutes.items}
    parts = {
        **document.parts,
        "møte": _meeting(meeting, marks),
        "referat": replace(
            view,
            items=tuple(_item(item, records.get(item.number), marks) for item in view.items),
            follow_up=tuple(_point(point, f"saker.{point.item}", marks) for point in view.follow_up),
            closing=_facts(view.closing, document, marks),
        ),
    }
    return Marked(replace(document, view=head, parts=parts), marks.paths)


def _facts(facts: tuple[Fact, ...], document: Document, marks: Marks) -> tuple[Fact, ...]:
    paths = {document.phrases[phrase]: path for phrase, path in PLACES_BY_PHRASE.items()}
    return tuple(
        replace(fact, value=marks.line(fact.value, paths[fact.label])) if fact.label in paths else fact
        for fact in facts
    )


def _meeting(view: MeetingView, marks: Marks) -> MeetingView:
    return replace(
        view,
        date=marks.optional_line(view.date, "møte.tidspunkt"),
        time=marks.line(view.time, "møte.tidspunkt"),
        place=marks.optional_line(view.place, "møte.sted"),
        chair=marks.optional_line(view.chair, "møte.møteleder"),
        purpose=marks.text(view.purpose, "møte.formål"),
        present=_sides(view.present, marks),
        absent=_sides(view.absent, marks),
    )


def _sides(sides: tuple[Side, ...], marks: Marks) -> tuple[Side, ...]:
    def person(each: Person) -> Person:
        return replace(each, position=marks.line(each.position, "møte.deltakere"))

    return tuple(replace(side, people=tuple(map(person, side.people))) for side in sides)


def _item(view: ItemView, record: MinutesItem | None, marks: Marks) -> ItemView:
    here = f"saker.{view.number}"
    ids = [signal.id for signal in record.signals] if record else []
    signals = ((signal, f"{here}.styringssignaler.{id}") for signal, id in zip(view.signals, ids, strict=True))
    return replace(
        view,
        title=marks.line(view.title, here),
        account=marks.text(view.account, f"{here}.omtale"),
        information=tuple(
            marks.text(text, f"{here}.informasjon.{number}") for number, text in enumerate(view.information, 1)
        ),
        signals=tuple(
            replace(
                signal,
                title=marks.line(signal.title, path),
                text=marks.text(signal.text, path),
                anchored_in=marks.optional_line(signal.anchored_in, path),
            )
            for signal, path in signals
        ),
        disagreement=marks.text(view.disagreement, f"{here}.uenighet"),
        follow_up=tuple(_point(point, here, marks) for point in view.follow_up),
    )


def _point(view: FollowUpView, item: str, marks: Marks) -> FollowUpView:
    here = f"{item}.oppfølging.{view.id}"
    return replace(
        view,
        id=marks.line(view.id, here),
        text=marks.text(view.text, here),
        responsible=marks.optional_line(view.responsible, f"{here}.ansvarlig"),
        deadline=marks.optional_line(view.deadline, f"{here}.frist"),
        note=marks.optional_line(view.note, here),
    )
