"""Signals and follow-up points with their trace, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from styring.rendering.language import sentence
from styring.site import places
from styring.site.published import PublicMeeting, Published
from styring.site.trace import PublicPoint, PublicSignal
from styring.site.views import PointRow, SignalRow, Step
from styring.site.whole import Site


def signal_row(site: Site, signal: PublicSignal, page: PurePosixPath) -> SignalRow:
    """A signal as a page shows it."""
    return SignalRow(
        anchor=signal.anchor,
        title=signal.view.title,
        text=signal.view.text,
        language=_language(site, signal.meeting),
        steps=tuple(_signal_steps(site, signal, page)),
    )


def point_row(site: Site, point: PublicPoint, page: PurePosixPath) -> PointRow:
    """A point as a page shows it."""
    return PointRow(
        anchor=point.anchor,
        id=point.view.id,
        text=point.view.text,
        language=_language(site, point.meeting),
        responsible=point.view.responsible,
        deadline=point.view.deadline,
        note=point.view.note,
        status=site.phrases.texts[f"status_{point.status}"],
        is_open=point.is_open,
        steps=tuple(_point_steps(site, point, page)),
    )


def _language(site: Site, meeting: PublicMeeting) -> str | None:
    return site.language_of(meeting.documents[-1])


def _signal_steps(site: Site, signal: PublicSignal, page: PurePosixPath) -> Iterator[Step]:
    texts = site.phrases.texts
    if signal.letter:
        yield _document_step(site, texts["spor_brev"], signal.letter, page)
    yield _meeting_step(site, texts["spor_møte"], signal.meeting, page)
    if signal.written and signal.written is not signal.meeting.minutes:
        yield _document_step(site, texts["spor_skriftlig"], signal.written, page)


def _point_steps(site: Site, point: PublicPoint, page: PurePosixPath) -> Iterator[Step]:
    texts, words = site.phrases.texts, site.phrases.words
    if point.signal:
        if point.signal.letter:
            yield _document_step(site, texts["spor_brev"], point.signal.letter, page)
        url = places.link(page, places.agency_follow_up(point.meeting.code), point.signal.anchor)
        language = _language(site, point.meeting)
        yield Step(kind=texts["spor_signal"], text=point.signal.view.title, url=url, language=language)
    yield _meeting_step(site, texts["spor_møte"], point.meeting, page)
    for meeting in point.taken_up:
        yield _meeting_step(site, texts["spor_tatt_opp"], meeting, page)
    if point.is_open:
        return
    kind = texts[f"status_{point.status}"]
    if point.closed_in:
        yield _meeting_step(site, kind, point.closed_in, page)
    else:
        yield Step(kind=kind, text=words.day(point.closed) if point.closed else "–")


def _document_step(site: Site, kind: str, document: Published, page: PurePosixPath) -> Step:
    text = f"{site.kind(document)} {site.phrases.words.day(document.day)}"
    return Step(kind=kind, text=text, url=places.link(page, document.page))


def _meeting_step(site: Site, kind: str, meeting: PublicMeeting, page: PurePosixPath) -> Step:
    day = meeting.record.date
    when = f" {site.phrases.words.day(day)}" if day else ""
    text = f"{sentence(site.phrases.words.word('møtetype', meeting.record.kind))}{when}"
    return Step(kind=kind, text=text, url=places.link(page, meeting.page) if page != meeting.page else None)
