"""The kinds of records: their models, what people call them, where they lie, and the form of their ids."""

from __future__ import annotations

import re

from styring.records.agency import Agency, Department
from styring.records.assignment import Assignment
from styring.records.base import Kind, Record
from styring.records.calendar import Calendar
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.signal import Signal

MODELS: dict[Kind, type[Record]] = {
    Kind.DEPARTMENT: Department,
    Kind.CALENDAR: Calendar,
    Kind.AGENCY: Agency,
    Kind.CHARTER: Charter,
    Kind.ASSIGNMENT: Assignment,
    Kind.LETTER: Letter,
    Kind.MEETING: Meeting,
    Kind.MINUTES: Minutes,
    Kind.REPORT: Report,
    Kind.SIGNAL: Signal,
}

TITLES: dict[Kind, str] = {
    Kind.DEPARTMENT: "Byrådsavdeling",
    Kind.CALENDAR: "Årshjul",
    Kind.AGENCY: "Virksomhet",
    Kind.CHARTER: "Samarbeidsplakat",
    Kind.ASSIGNMENT: "Oppdrag",
    Kind.LETTER: "Brev",
    Kind.MEETING: "Møte",
    Kind.MINUTES: "Referat eller oppsummering",
    Kind.REPORT: "Rapport",
    Kind.SIGNAL: "Styringssignal",
}
PLACES: dict[Kind, str] = {
    Kind.DEPARTMENT: "records/departments/<kode>.yaml",
    Kind.CALENDAR: "records/calendars/<år>/<kode>.yaml",
    Kind.AGENCY: "records/agencies/<kode>/agency.yaml",
    Kind.CHARTER: "records/agencies/<kode>/charter.yaml",
    Kind.ASSIGNMENT: "records/agencies/<kode>/assignments/<id>.yaml",
    Kind.LETTER: "records/agencies/<kode>/<år>/letters/<id>.yaml",
    Kind.MEETING: "records/agencies/<kode>/<år>/meetings/<id>.yaml",
    Kind.MINUTES: "records/agencies/<kode>/<år>/minutes/<id>.yaml",
    Kind.REPORT: "records/agencies/<kode>/<år>/reports/<id>.yaml",
    Kind.SIGNAL: "records/agencies/<kode>/<år>/signals/<id>.yaml",
}

CODE = re.compile(r"[a-z][a-z0-9-]{0,29}")
"""Code of a department or an agency."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
ID_PATTERNS: dict[Kind, re.Pattern[str]] = {
    Kind.DEPARTMENT: CODE,
    Kind.CALENDAR: CODE,
    Kind.ASSIGNMENT: re.compile(r"o-[0-9]{4}-[0-9]{2,3}"),
    Kind.LETTER: re.compile(_DAY + r"-(tb|stb|ob|in)(-[2-9])?"),
    Kind.MEETING: re.compile(_DAY + r"-(esm|osm|kon|fag)(-[2-9])?"),
    Kind.MINUTES: re.compile(_DAY + r"-(esm|osm|kon|fag)(-[2-9])?"),
    Kind.REPORT: re.compile(r"[0-9]{4}-(t1|t2|t3|h1|h2|aar)"),
    Kind.SIGNAL: re.compile(_DAY + r"-[1-9][0-9]?"),
}
ID_EXAMPLES: dict[Kind, str] = {
    Kind.DEPARTMENT: "pbr",
    Kind.CALENDAR: "pbr",
    Kind.ASSIGNMENT: "o-2026-01",
    Kind.LETTER: "2026-01-15-tb",
    Kind.MEETING: "2026-03-12-esm",
    Kind.MINUTES: "2026-03-12-esm",
    Kind.REPORT: "2026-t1",
    Kind.SIGNAL: "2026-04-02-1",
}

DATED = (Kind.LETTER, Kind.MEETING, Kind.MINUTES, Kind.SIGNAL)
"""Kinds whose id begins with a day."""

YEARLY = (Kind.LETTER, Kind.MEETING, Kind.MINUTES, Kind.REPORT, Kind.SIGNAL)
"""Kinds that lie in a folder of their year within the dossier."""
