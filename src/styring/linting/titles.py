"""What a record is called in a list that a person reads."""

from __future__ import annotations

from datetime import date

from styring.dossier import Dossier
from styring.messages import long_date, quoted
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.signal import Signal
from styring.rules.conditions import kind_of, meeting_day


def title_of(record: Record, dossier: Dossier) -> str:
    """For example «Etatsstyringsmøte 12. juni 2026» or «Referat fra etatsstyringsmøtet 12. juni 2026»."""
    match record:
        case Agency():
            words = [record.name]
        case Assignment():
            words = ["Oppdraget", quoted(record.title)]
        case Charter():
            words = ["Samarbeidsplakaten"]
        case Letter():
            words = [record.kind.replace("_", " ").capitalize(), long_date(record.date)]
        case Meeting():
            words = [record.kind.capitalize(), _on(record.date)]
        case Minutes():
            kind = kind_of(record, dossier)
            words = [record.form.capitalize(), f"fra {kind}t" if kind else "", _on(meeting_day(record, dossier))]
        case Report():
            words = [record.kind.capitalize(), record.period or ""]
        case Signal():
            words = ["Styringssignal", long_date(record.date)]
        case _:
            words = [record.id]
    return " ".join(filter(None, words))


def _on(day: date | None) -> str:
    return long_date(day) if day else ""
