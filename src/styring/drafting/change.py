"""Move or cancel a meeting: the id stays, the history is told, and everything else in the file is left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from styring import source
from styring.diagnostics import YamlPath
from styring.drafting.desk import FoundMeeting
from styring.drafting.minutes import form_for
from styring.drafting.plan import DraftingError
from styring.drafting.sheet import path_of, written_time
from styring.messages import long_date
from styring.project import Project
from styring.records.base import Identity, Kind
from styring.records.meeting import Meeting
from styring.records.vocabulary import MeetingStatus
from styring.source.edit import put, remove
from styring.validation import validate
from styring.workdays import between, shift
from styring.writing import replace


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after, and what the person should know."""

    path: str
    before: str
    after: str
    notes: tuple[str, ...] = ()


def carry_out_change(project: Project, change: Change) -> None:
    """Write a change, unless somebody else has changed the file since it was read.

    Raises:
        WriteError: the file has been changed, or cannot be written.
    """
    replace(project.root / change.path, change.before, change.after, root=project.root)


def move_meeting(
    project: Project, found: FoundMeeting, starts: datetime, ends: datetime | None, notice: date
) -> Change:
    """Give a meeting a new time (guide FO-3).

    The first time is kept in ``opprinnelig_tidspunkt``. The end moves along, and so do the deadlines that are still
    ahead on the day of notice: they keep their distance to the meeting in working days.

    Raises:
        DraftingError: the meeting is held, cancelled or has draft minutes, or the new times make no sense.
        UnwritableError: the file is written in a way that cannot be edited.
    """
    meeting = _changeable(found, "flyttes")
    if meeting.starts == starts and meeting.status is not MeetingStatus.UTSATT:
        raise DraftingError("Møtet har allerede dette tidspunktet.", "Oppgi et annet tidspunkt med --when.")
    ends = ends or (starts + (meeting.ends - meeting.starts) if meeting.ends and meeting.starts else None)
    if ends and ends <= starts:
        raise DraftingError("Møtet slutter før det begynner.", "Kontroller klokkeslettene.")
    text = _with_original_time(found.file.source.original, meeting)
    text = put(text, ("tidspunkt",), written_time(starts), after="nr" if meeting.number else "status")
    if ends:
        text = put(text, ("slutt",), written_time(ends), after="tidspunkt")
    text = put(text, ("flyttet",), str(notice), after="opprinnelig_tidspunkt")
    if meeting.status is MeetingStatus.UTSATT:
        convened = meeting.convening is not None and meeting.convening.sent is not None
        status = MeetingStatus.INNKALT if convened else MeetingStatus.PLANLAGT
        text = put(text, ("status",), status.value)
    text, notes = _with_moved_deadlines(text, meeting, starts.date(), notice)
    if meeting.event:
        notes.append(f"Se om datoen for {meeting.event} i årshjulet også skal endres.")
    return _change(project, found, text, notes)


def cancel_meeting(project: Project, found: FoundMeeting) -> Change:
    """Mark a meeting as cancelled; one that was postponed gets back the time that it had.

    Raises:
        DraftingError: the meeting is held or cancelled already, or would have no time at all.
        UnwritableError: the file is written in a way that cannot be edited.
    """
    meeting = _changeable(found, "avlyses")
    text = put(found.file.source.original, ("status",), MeetingStatus.AVLYST.value)
    if meeting.starts is None and meeting.original_start:
        text = put(text, ("tidspunkt",), written_time(meeting.original_start), after="status")
    return _change(project, found, text)


def postpone_meeting(project: Project, found: FoundMeeting) -> Change:
    """Mark a meeting as postponed until it gets a new time; the old one is kept in ``opprinnelig_tidspunkt``.

    Raises:
        DraftingError: the meeting is held, cancelled or postponed already.
        UnwritableError: the file is written in a way that cannot be edited.
    """
    meeting = _changeable(found, "utsettes")
    if meeting.status is MeetingStatus.UTSATT:
        raise DraftingError("Møtet er allerede utsatt.", "Sett nytt tidspunkt med «styring move-meeting».")
    text = put(found.file.source.original, ("status",), MeetingStatus.UTSATT.value)
    text = _with_original_time(text, meeting)
    keys: list[str] = [key for key, value in (("slutt", meeting.ends), ("tidspunkt", meeting.starts)) if value]
    for key in keys:
        text = remove(text, (key,))
    notes = ("Sett nytt tidspunkt med «styring move-meeting» når det er klart.",)
    return _change(project, found, text, notes)


def _change(project: Project, found: FoundMeeting, text: str, notes: Sequence[str] = ()) -> Change:
    """The change, once it is certain that it leaves a valid record."""
    record, problems = validate(Meeting, source.parse(text).data, project.terms)
    if record is None:
        finding = problems[0].finding
        raise DraftingError(f"Endringen ville ha gitt en feil: {finding.message}", finding.remedy or "")
    return Change(project.relative(found.file.file), found.file.source.original, text, tuple(notes))


def _changeable(found: FoundMeeting, verb: str) -> Meeting:
    meeting = found.meeting
    minutes = found.dossier.minutes.get(meeting.id)
    if meeting.status is MeetingStatus.GJENNOMFORT or (minutes and minutes.is_final):
        raise DraftingError(f"Møtet er holdt og kan ikke {verb}.", "Lag et nytt møte med «styring new-meeting».")
    written = Identity(found.dossier.code, Kind.MINUTES, meeting.id)
    if written in found.dossier.identities:
        raise DraftingError(
            f"Møtet har allerede et utkast til {form_for(meeting.kind)} og kan ikke {verb}.",
            f"Er møtet ikke holdt, sletter du først {path_of(written, meeting.year)}.",
        )
    if meeting.status is MeetingStatus.AVLYST:
        raise DraftingError("Møtet er avlyst.", "Lag et nytt møte med «styring new-meeting».")
    return meeting


def _with_original_time(text: str, meeting: Meeting) -> str:
    """The first time is written once; later moves leave it alone."""
    if meeting.original_start or meeting.starts is None:
        return text
    return put(
        text, ("opprinnelig_tidspunkt",), written_time(meeting.starts), after="slutt" if meeting.ends else "tidspunkt"
    )


def _with_moved_deadlines(text: str, meeting: Meeting, day: date, notice: date) -> tuple[str, list[str]]:
    old = meeting.starts or meeting.original_start
    if old is None:
        return text, []
    notes = []
    for path, what, deadline in _deadlines(meeting):
        if deadline and deadline <= notice:
            notes.append(f"Fristen for {what}, {long_date(deadline)}, var ute da møtet ble flyttet, og står som før.")
        elif deadline and deadline < old.date():
            moved = shift(day, -between(deadline, old.date()))
            text = put(text, path, str(moved))
            passed = " Den er allerede passert; avtal en ny." if moved <= notice else ""
            notes.append(f"Fristen for {what} er flyttet fra {long_date(deadline)} til {long_date(moved)}.{passed}")
    return text, notes


def _deadlines(meeting: Meeting) -> list[tuple[YamlPath, str, date | None]]:
    return [
        (("innspill", "frist"), "innspill", meeting.input.deadline if meeting.input else None),
        (("innkalling", "frist"), "innkalling", meeting.convening.deadline if meeting.convening else None),
        (("papirfrist",), "sakspapirer", meeting.papers_deadline),
    ]
