"""The standing items of each kind of meeting (guide ES-5, ES-7, OP-1, UF-5)."""

from __future__ import annotations

from collections.abc import Sequence

from styring.drafting.phrases import Phrases
from styring.records.assignment import Assignment
from styring.records.vocabulary import DetailLevel, MeetingKind, Party, Theme
from styring.source import Plain


def agenda_for(
    kind: MeetingKind, references: Sequence[str], assignments: Sequence[Assignment], phrases: Phrases
) -> list[Plain]:
    """The items of a new agenda, numbered from 1.

    Args:
        kind: kind of the meeting.
        references: open follow-up points to take up again.
        assignments: those that the meeting is about, or that form the portfolio on the day of an etatsstyringsmøte.
        phrases: the standing titles.
    """
    items = [_follow_up(references, phrases)] if references else []
    match kind:
        case MeetingKind.ETATSSTYRINGSMOTE:
            items += [
                _item(phrases.goals, Theme.MALOPPNAELSE),
                _item(phrases.results, Theme.RESULTATER),
                _item(phrases.risk, Theme.RISIKO),
            ]
            if assignments:
                items.append(_portfolio(assignments, phrases))
        case MeetingKind.OPPDRAGSSTYRINGSMOTE:
            for assignment in assignments:
                items += _assignment_items(assignment, phrases)
        case MeetingKind.KONTAKTMOTE:
            items.append({**_item(phrases.wider_view, Theme.ANNET), "strategisk": True})
        case MeetingKind.FAGMOTE:
            pass
    return [{"nr": number, **item} for number, item in enumerate(items, start=1)]


def _item(title: str, theme: Theme) -> dict[str, Plain]:
    return {"tittel": title, "tema": theme.value, "meldt_inn_av": Party.BYRADSAVDELING.value}


def _follow_up(references: Sequence[str], phrases: Phrases) -> dict[str, Plain]:
    return {
        **_item(phrases.follow_up, Theme.OPPFOLGING),
        "oppfølgingspunkter": list(references),
        "uten_papirer": True,
    }


def _portfolio(assignments: Sequence[Assignment], phrases: Phrases) -> dict[str, Plain]:
    ids: list[Plain] = [assignment.id for assignment in assignments]
    return {**_item(phrases.portfolio, Theme.OPPDRAG), "portefølje": True, "oppdrag": ids}


def _assignment_items(assignment: Assignment, phrases: Phrases) -> list[dict[str, Plain]]:
    about: dict[str, Plain] = {"oppdrag": [assignment.id], "detaljnivå": DetailLevel.DETALJ.value}
    return [
        {**_item(phrases.milestones.format(assignment.title), Theme.OPPDRAG), **about},
        {**_item(phrases.assignment_risk.format(assignment.title), Theme.RISIKO), **about},
    ]
