"""Draft a steering signal that was given outside the formal dialogue (guide UF-10, KA-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.drafting.desk import numbered_id, require
from styring.drafting.plan import Plan
from styring.drafting.sheet import Sheet
from styring.messages import long_date, quoted, working_days
from styring.records.base import Identity, Kind
from styring.records.settings import Limits
from styring.records.vocabulary import Role, SignalKind
from styring.source import Plain
from styring.workdays import shift


@dataclass(frozen=True, slots=True)
class SignalAnswers:
    """The signal, the day it was given, who gave it, and how: by a channel or in a meeting (its id)."""

    date: date
    text: str
    from_role: Role | None = None
    kind: SignalKind | None = None
    channel: str | None = None
    meeting: str | None = None


def plan_signal(dossier: Dossier, limits: Limits, answers: SignalAnswers) -> Plan:
    """The draft of a signal, with the next free number of the day.

    Raises:
        DraftingError: there is no such meeting.
    """
    if answers.meeting:
        message = f"Fant ikke noe møte {quoted(answers.meeting)}."
        require(answers.meeting, dossier.meetings, message, "Uten møte kan du oppgi --channel.")
    identity = Identity(dossier.code, Kind.SIGNAL, numbered_id(dossier, Kind.SIGNAL, f"{answers.date}-{{}}"))
    due = shift(answers.date, limits.signal)
    sheet = Sheet(dossier.registry.terms)
    if answers.meeting:
        sheet.put("møte", answers.meeting)
    else:
        sheet.put("kanal", answers.channel, hint="for eksempel telefon eller e-post")
    sheet.put("dato", str(answers.date))
    sheet.put("fra_rolle", answers.from_role.value if answers.from_role else None, hint="rollen som ga signalet")
    kinds = ", ".join(SignalKind)
    sheet.put("type", answers.kind.value if answers.kind else None, hint=kinds)
    sheet.put("tekst", answers.text)
    written: Plain = None
    sheet.put("skriftliggjort", written, hint=f"innen {due}: {{dokument: 2026-06-18-stb, dato: ÅÅÅÅ-MM-DD}}")
    sheet.put("forankret_i", None, hint="brevet signalet er forankret i")
    to_do = (
        f"Skriftliggjør signalet innen {long_date(due)} ({working_days(limits.signal)}), og før opp dokumentet i "
        "skriftliggjort.",
    )
    return Plan(sheet.written(identity, answers.date.year, f"Styringssignal {answers.date}"), to_do=to_do)
