"""Follow-up points (oppfølgingspunkter) as templates see them: new ones in minutes, earlier ones in an invitation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from styring.dossier import Dossier
from styring.records.common import Withheld
from styring.records.meeting import AgendaItem, Meeting
from styring.records.minutes import FollowUp, Minutes, MinutesItem
from styring.records.publicity import is_public
from styring.rendering.edition import Edition
from styring.rendering.text import NO_TEXT, Text, line, parse
from styring.rendering.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView(View):
    """A follow-up point. One that is withheld has ``withheld`` set and nothing else but its id and item."""

    id: Annotated[str, "punkt"]
    item: Annotated[str, "sak"]
    text: Annotated[Text, "tekst"] = NO_TEXT
    responsible: Annotated[str | None, "ansvarlig"] = None
    deadline: Annotated[str | None, "frist"] = None
    note: Annotated[str | None, "merknad"] = None
    withheld: Annotated[str | None, "unntatt"] = None


def minutes_point(point: FollowUp, item: int, edition: Edition) -> FollowUpView:
    """A point under an item of the minutes. A public edition shows only what is marked as public."""
    id, withheld = line(point.id), edition.withheld(point.withheld)
    if not edition.is_internal and (withheld or not point.public):
        return _left_out(id, str(item), withheld, edition)
    signal = edition.words.fill("følger_opp", signal=line(point.from_signal)) if point.from_signal else None
    return _shown(id, str(item), point, (signal, *_notes(point, withheld, edition)), edition)


def earlier_points(item: AgendaItem, edition: Edition) -> tuple[FollowUpView, ...]:
    """The points of earlier minutes that an item of the agenda takes up again, named by point and meeting.

    A public edition shows only points that are marked as public and that the minutes show to the public.
    """
    if item.withheld and not edition.is_internal:
        return ()
    return tuple(_earlier(reference, str(item.number), edition) for reference in item.follow_up_points)


def taken_up_again(meeting: Meeting, dossier: Dossier) -> Iterator[tuple[str, FollowUp]]:
    """The earlier points that a meeting takes up again, by identity of their minutes and id."""
    for item in meeting.agenda:
        for reference in item.follow_up_points:
            found = _find(reference, dossier)
            if found:
                yield f"{dossier.code}/minutes/{reference}", found.point


@dataclass(frozen=True, slots=True)
class _Found:
    """A point and where it stands."""

    point: FollowUp
    item: MinutesItem
    minutes: Minutes
    meeting: Meeting | None

    @property
    def withheld(self) -> Withheld | None:
        """Whether the point is withheld, or its item, in the minutes or on the agenda."""
        agenda = self.meeting.agenda if self.meeting else ()
        planned = next((item.withheld for item in agenda if item.number == self.item.number), None)
        return self.point.withheld or self.item.withheld or planned


def _find(reference: str, dossier: Dossier) -> _Found | None:
    id, _, wanted = reference.partition("#")
    minutes, meeting = dossier.minutes.get(id), dossier.meetings.get(id)
    if minutes is None:
        return None
    points = ((point, item) for item in minutes.items for point in item.follow_up if point.id == wanted)
    return next((_Found(point, item, minutes, meeting) for point, item in points), None)


def _earlier(reference: str, item: str, edition: Edition) -> FollowUpView:
    words = edition.words
    meeting_id, _, point_id = reference.partition("#")
    id = words.fill("punkt_fra_møte", punkt=line(point_id), møte=words.record("møtekode", meeting_id))
    found = _find(reference, edition.dossier)
    if found is None:
        return FollowUpView(id=id, item=item)
    withheld = edition.withheld(found.withheld)
    is_open = found.point.public and is_public(found.minutes, found.meeting)
    if not edition.is_internal and (withheld or not is_open):
        return _left_out(id, item, withheld, edition)
    return _shown(id, item, found.point, _notes(found.point, withheld, edition), edition)


def _left_out(id: str, item: str, withheld: str | None, edition: Edition) -> FollowUpView:
    return FollowUpView(id=id, item=item, withheld=withheld or edition.words.phrases["punkt_ikke_gjengitt"])


def _shown(id: str, item: str, point: FollowUp, notes: tuple[str | None, ...], edition: Edition) -> FollowUpView:
    return FollowUpView(
        id=id,
        item=item,
        text=parse(point.text),
        responsible=edition.role_holder(point.responsible),
        deadline=edition.words.day(point.deadline) if point.deadline else None,
        note=" ".join(note for note in notes if note) or None,
    )


def _notes(point: FollowUp, withheld: str | None, edition: Edition) -> tuple[str | None, ...]:
    source = edition.words.fill("kilde", kilde=line(point.source).rstrip(".")) if point.source else None
    return source, f"{withheld}." if withheld else None
