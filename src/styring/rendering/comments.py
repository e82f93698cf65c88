"""How final minutes tell what became of the comments on their draft (guide ES-12)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from styring.records.minutes import Comment
from styring.records.vocabulary import CommentStatus
from styring.rendering.edition import Edition
from styring.rendering.language import Wording, sentence
from styring.rendering.text import NO_TEXT, Text, line, parse
from styring.rendering.view import View

if TYPE_CHECKING:
    from styring.rendering.minutes import ItemView

PLACES_BY_PHRASE = {
    "tid": "møte.tidspunkt",
    "sted": "møte.sted",
    "møteleder": "møte.møteleder",
    "felles_med": "møte.felles_med",
    "gjelder_oppdrag": "møte.oppdrag",
    "formål": "møte.formål",
    "til_stede": "møte.deltakere",
    "skrevet_av": "utarbeidet_av",
    "sendt_til": "sendt_til",
    "neste_møte": "neste_møte",
    "offentlighet": "offentlighet",
    "saksnummer": "arkiv.saksnummer",
}
"""What stands outside the items: its place in the record by the phrase that the document has for it."""

_PHRASE_BY_PLACE = {place: phrase for phrase, place in PLACES_BY_PHRASE.items()}
_ITEM = re.compile(r"saker\.(?P<number>\d{1,9})(?:\.(?P<part>[^.]+)(?:\.(?P<id>[^.]+).*)?)?", re.ASCII)
_POINT = "oppfølging"
_PARTS = {
    "informasjon": "kommentar_til_informasjon",
    "styringssignaler": "kommentar_til_signal",
    "uenighet": "kommentar_til_uenighet",
    _POINT: "kommentar_til_punkt",
}
_OUTCOMES = {CommentStatus.TATT_INN: "kommentar_tatt_inn", CommentStatus.AVVIST: "kommentar_avvist"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView(View):
    """A comment and what was done with it. One that a public edition withholds has no text and no answer."""

    place: Annotated[str, "sted"]
    sender: Annotated[str | None, "fra"] = None
    text: Annotated[Text, "tekst"] = NO_TEXT
    no_remarks: Annotated[bool, "ingen_merknader"] = False
    outcome: Annotated[str | None, "behandling"] = None
    answer: Annotated[Text, "svar"] = NO_TEXT
    withheld: Annotated[str | None, "unntatt"] = None


def comment_views(comments: Sequence[Comment], items: Sequence[ItemView], edition: Edition) -> tuple[CommentView, ...]:
    """The comments in the order in which the record has them.

    What a comment quotes is not told: it stood in the draft, and may be what was taken out. A public edition withholds
    a comment on what it withholds, and one whose place does not tell what it is about when it withholds anything.

    Args:
        comments: those received.
        items: the items as this edition shows them.
        edition: for whom.
    """
    return tuple(_view(comment, items, edition) for comment in comments)


def _view(comment: Comment, items: Sequence[ItemView], edition: Edition) -> CommentView:
    phrases = edition.words.phrases
    withheld = None if edition.is_internal or comment.no_remarks else _withheld(comment.place, items, edition)
    outcome = _OUTCOMES.get(comment.status) if comment.status else None
    view = CommentView(
        place=place_told(_known(comment.place) if withheld else comment.place, edition.words),
        sender=_sender(comment, edition),
        no_remarks=bool(comment.no_remarks),
        outcome=None if comment.no_remarks else phrases[outcome or "kommentar_ubehandlet"],
    )
    if withheld:
        return replace(view, withheld=withheld)
    return replace(view, text=parse(comment.text), answer=parse(comment.answer))


def place_told(place: str | None, words: Wording) -> str:
    """«Sak 3, punkt op1» for ``saker.3.oppfølging.op1``; as it stands where nobody knows such a place."""
    if not place:
        return words.phrases["kommentar_til_alt"]
    match = _ITEM.fullmatch(place)
    if match is None:
        return words.phrases[_PHRASE_BY_PLACE[place]] if place in _PHRASE_BY_PLACE else line(place)
    item = words.fill("sak_uten_tittel", nr=match["number"])
    part = _PARTS.get(match["part"] or "")
    return f"{item}, {words.fill(part, id=line(match['id'] or '')).strip()}" if part else item


def _known(place: str | None) -> str | None:
    """A place of a known form; any other might itself tell what is withheld."""
    return place if place and (_ITEM.fullmatch(place) or place in _PHRASE_BY_PLACE) else None


def _sender(comment: Comment, edition: Edition) -> str | None:
    """«Virksomhetsleder, 24. mars 2026»: role or side, never a name."""
    words = edition.words
    side = words.word("part", comment.from_) if comment.from_ else None
    who = words.word("rolle", comment.role) if comment.role else None if comment.organisation else side
    organisation = edition.organisation(comment.organisation) if comment.organisation else None
    day = words.day(comment.date) if comment.date else None
    return ", ".join(part for part in (sentence(who) if who else None, organisation, day) if part) or None


def _withheld(place: str | None, items: Sequence[ItemView], edition: Edition) -> str | None:
    """Why the public may not read a comment on a place; ``None`` if it may."""
    left_out = edition.words.phrases["kommentar_ikke_gjengitt"]
    match = _ITEM.fullmatch(place or "")
    item = next((item for item in items if match and item.number == int(match["number"])), None)
    if item is None:  # nobody knows what it tells of
        anything = any(each.withheld or any(point.withheld for point in each.follow_up) for each in items)
        return left_out if anything and place not in _PHRASE_BY_PLACE else None
    if item.withheld:
        return item.withheld
    points = {point.id: point.withheld for point in item.follow_up}
    part, id = (match["part"], match["id"]) if match else (None, None)
    if part == _POINT and id in points:
        return points[id]
    may_tell_of_points = part not in {"omtale", "informasjon", "styringssignaler", "uenighet"}
    return left_out if may_tell_of_points and any(points.values()) else None
