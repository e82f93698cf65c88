"""Deadlines in the formats that programs read: JSON, CSV for Excel, and a calendar. Each is a pure function."""

from __future__ import annotations

import json
from enum import StrEnum

from styring.linting.deadlines import Deadline, Overview
from styring.reporting.characters import encodable
from styring.spreadsheets import norwegian_csv


class DeadlineFormat(StrEnum):
    """The formats of ``styring status --format``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


def as_json(overview: Overview) -> bytes:
    """An object with the day it is seen from, the deadlines and the number of other findings. Dates are ISO."""
    content = {
        "sett_fra": overview.as_of.isoformat(),
        "dager": overview.days,
        "frister": [_deadline(deadline) for deadline in overview.deadlines],
        "andre_funn": overview.others,
    }
    return encodable(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n").encode()


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "frist": deadline.day.isoformat(),
        "over_fristen": deadline.is_overdue,
        "dager_igjen": deadline.days_left,
        "virksomhet": deadline.agency,
        "virksomhetens_navn": deadline.agency_name,
        "oppgave": deadline.task,
        "gjelder": deadline.concerns,
        "ansvarlig": deadline.owner,
        "post": deadline.record,
        "sti": list(deadline.path),
        "kode": deadline.code,
        "nivå": deadline.severity.label,
        "fil": deadline.file,
        "linje": deadline.line,
        "melding": deadline.message,
    }


def as_csv(overview: Overview) -> bytes:
    """A table as RFC 4180 has it, but with the semicolons and byte order mark that Excel expects in Norway."""
    rows = [_HEADINGS, *(_row(deadline) for deadline in overview.deadlines)]
    return encodable(norwegian_csv(rows)).encode("utf-8-sig")


_HEADINGS = (
    "Frist", "Dager igjen", "Virksomhet", "Virksomhetens navn", "Oppgave", "Gjelder", "Ansvarlig",
    "Regel", "Nivå", "Fil", "Linje", "Melding",
)  # fmt: skip


def _row(deadline: Deadline) -> tuple[str | int, ...]:
    return (
        deadline.day.isoformat(), deadline.days_left, deadline.agency, deadline.agency_name, deadline.task,
        deadline.concerns, deadline.owner or "", deadline.code, deadline.severity.label, deadline.file,
        deadline.line, deadline.message,
    )  # fmt: skip


def render(overview: Overview, format: DeadlineFormat) -> bytes:
    """The deadlines in one of the formats that programs read."""
    match format:
        case DeadlineFormat.JSON:
            return as_json(overview)
        case DeadlineFormat.CSV:
            return as_csv(overview)
        case DeadlineFormat.ICS:
            from styring.reporting.deadline_calendar import as_calendar

            return as_calendar(overview)
        case DeadlineFormat.TABLE:
            raise ValueError("the table is for a terminal: deadline_text.show")
