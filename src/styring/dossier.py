"""The dossier: all records of one agency with their lookups, and the registry of who is who across dossiers.

Loading never raises on what files contain: a file that cannot be read or validated is returned with its problems, and
still counts as existing, so that one spelling mistake does not make other rules complain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypeVar

from styring.records.agency import Agency, Department
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind, Record
from styring.records.calendar import Calendar, Event
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import FollowUp, Minutes
from styring.records.report import Report
from styring.records.signal import Signal
from styring.records.terms import MUNICIPAL, Terms
from styring.records.vocabulary import MeetingKind

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class Registry:
    """Departments, agencies and year wheels of the whole repository.

    Attributes:
        department_codes: every department with a file, valid or not; likewise ``agency_codes``.
        calendars_complete: whether every year wheel could be read.
        first_year: rules look no further back (``fra_år``).
        allowed_expressions: what looks like a name but is none (``tillatte_uttrykk``).
        listed_names: names from the repository's own lists (``navnelister``).
        given_names, family_names: names from the tables among them, by which nobody in particular is meant.
        learned_names: whether the learned part of the search for names may add warnings (``maskinlært_navnesøk``).
        allow_participant_names: whether participants may have a name in the records (``tillat_deltakernavn``).
        case_number_pattern: regular expression that a whole case number follows (``saksnummer_mønster``).
        journal_entry_pattern: regular expression that a whole journalpost follows (``journalpost_mønster``).
        terms: the words of the repository's profile (``profil``), with the roles that lead the dialogue in it.
    """

    departments: Mapping[str, Department] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    department_codes: frozenset[str] = frozenset()
    agency_codes: frozenset[str] = frozenset()
    calendars_complete: bool = True
    first_year: int = 0
    allowed_expressions: tuple[str, ...] = ()
    listed_names: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    learned_names: bool = True
    allow_participant_names: bool = True
    case_number_pattern: str = ".+"
    journal_entry_pattern: str = ".+"
    terms: Terms = MUNICIPAL

    def department_on(self, agency: str, day: date) -> str | None:
        """Code of the department that an agency belonged to on a day."""
        record = self.agencies.get(agency)
        return record.department_on(day) if record else None

    @cached_property
    def organisation_names(self) -> frozenset[str]:
        """The names of all departments and agencies."""
        departments = {department.name for department in self.departments.values()}
        return frozenset(departments | {agency.name for agency in self.agencies.values()})

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events of all year wheels. An id such as «bre-esm-1» comes back every year."""
        return tuple(event for calendar in self.calendars.values() for event in calendar.events)

    @cached_property
    def event_ids(self) -> Mapping[int, frozenset[str]]:
        """The ids of the events in all year wheels of a year."""
        wheels = self.calendars.values()
        ids = _grouped((calendar.year, event.id) for calendar in wheels for event in calendar.events)
        return {year: frozenset(of_year) for year, of_year in ids.items()}


class Version(NamedTuple):
    """A record as it was saved in git.

    Attributes:
        commit: the place of the commit in the history, the oldest 0.
        saved: when, Norwegian time without offset; ``None`` if it was before git counts, as the record was by then.
        record: read as today's records are; ``None`` if it does not validate, so that nobody knows what it said.
    """

    commit: int
    saved: datetime | None
    record: Record | None


class Past(NamedTuple):
    """What git tells of a dossier, files followed through renames.

    Attributes:
        since: the day from which commits count (``git_kontroll_fra``).
        versions: the versions of a record by its identity within the dossier ("minutes/2026-03-12-esm"), oldest
            first: as it was when commits began to count, if it was there, and then as every commit left it. They are
            read when somebody asks.
    """

    since: date
    versions: Callable[[str], tuple[Version, ...]]


@dataclass(frozen=True, eq=False)
class Dossier:
    """The governance dialogue with one agency. Records that did not validate are only in ``identities``.

    ``past`` is ``None`` where git is not looked at, or cannot answer.
    """

    code: str
    registry: Registry
    identities: frozenset[Identity] = frozenset()
    agency: Agency | None = None
    charter: Charter | None = None
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    minutes: Mapping[str, Minutes] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    past: Past | None = None

    def records(self) -> Iterator[Record]:
        """Every valid record, the agency first."""
        if self.agency:
            yield self.agency
        if self.charter:
            yield self.charter
        groups = (self.assignments, self.letters, self.meetings, self.minutes, self.reports, self.signals)
        for group in groups:
            yield from group.values()

    def exists(self, kind: Kind, id: str) -> bool:
        """Whether there is a file for such a record, valid or not."""
        return Identity(self.code, kind, id) in self.identities

    def ids(self, kind: Kind) -> frozenset[str]:
        """The ids of the records of a kind that have a file, valid or not."""
        return self._ids.get(kind, frozenset())

    def unread(self, kind: Kind) -> frozenset[str]:
        """The ids of those whose file is not valid."""
        return self._unread.get(kind, frozenset())

    @cached_property
    def _ids(self) -> Mapping[Kind, frozenset[str]]:
        return _ids_by_kind(self.identities)

    @cached_property
    def _unread(self) -> Mapping[Kind, frozenset[str]]:
        return _ids_by_kind(self.identities - {record.identity for record in self.records()})

    def department_on(self, day: date) -> str | None:
        """Code of the department that the agency belonged to on a day."""
        return self.agency.department_on(day) if self.agency else None

    @cached_property
    def _meetings_in_order(self) -> tuple[Meeting, ...]:
        dated = (meeting for meeting in self.meetings.values() if meeting.starts and meeting.counts)
        return tuple(sorted(dated, key=lambda meeting: (meeting.starts, meeting.id)))

    @cached_property
    def _meetings_by_kind(self) -> Mapping[MeetingKind, tuple[Meeting, ...]]:
        return _grouped((meeting.kind, meeting) for meeting in self._meetings_in_order)

    @cached_property
    def _meetings_by_year(self) -> Mapping[int, tuple[Meeting, ...]]:
        return _grouped((each.starts.year, each) for each in self._meetings_in_order if each.starts)

    def meetings_of(self, kind: MeetingKind | None = None) -> tuple[Meeting, ...]:
        """Meetings of a kind, or of all kinds, that are not cancelled and have a date, in order of time."""
        return self._meetings_by_kind.get(kind, ()) if kind else self._meetings_in_order

    def meetings_in(self, year: int) -> tuple[Meeting, ...]:
        """All of them in a calendar year."""
        return self._meetings_by_year.get(year, ())

    def letters_of(self, year: int) -> tuple[Letter, ...]:
        """The letters that lie in the folder of a year."""
        return self._letters_by_year.get(year, ())

    def reports_on(self, letter: str) -> tuple[Report, ...]:
        """The reports that concern a letter."""
        return self._reports_by_letter.get(letter, ())

    @cached_property
    def _letters_by_year(self) -> Mapping[int, tuple[Letter, ...]]:
        return _grouped((letter.year, letter) for letter in self.letters.values())

    @cached_property
    def _reports_by_letter(self) -> Mapping[str, tuple[Report, ...]]:
        return _grouped((report.concerns or "", report) for report in self.reports.values())

    @cached_property
    def participant_names(self) -> frozenset[str]:
        """The names of participants, for the meetings that have them."""
        participants = (each for meeting in self.meetings.values() for each in meeting.participants)
        return frozenset(each.name for each in participants if each.name)

    def active_assignments(self, day: date) -> tuple[Assignment, ...]:
        """The assignments that were under way on a day, by id."""
        return tuple(a for _, a in sorted(self.assignments.items()) if a.is_active_on(day))

    @cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """All follow-up points by reference («2026-03-12-esm#op1»)."""
        return {
            f"{minutes.id}#{point.id}": point
            for minutes in self.minutes.values()
            for item in minutes.items
            for point in item.follow_up
        }


def _ids_by_kind(identities: Iterable[Identity]) -> Mapping[Kind, frozenset[str]]:
    grouped = _grouped((identity.kind, identity.id) for identity in identities)
    return {kind: frozenset(ids) for kind, ids in grouped.items()}


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
