from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from styring import source
from styring.dossier import Dossier, Registry
from styring.drafting.change import Change, cancel_meeting, carry_out_change, move_meeting, postpone_meeting
from styring.drafting.desk import FoundMeeting
from styring.drafting.plan import DraftingError
from styring.linting.run import lint
from styring.loading import LoadedDossier, RecordFile
from styring.project import Project
from styring.records.base import Identity, Kind
from styring.records.meeting import Meeting
from styring.records.settings import Settings
from styring.reporting import Format, render
from styring.validation import validate
from styring.writing import ChangedMeanwhile
from tests.drafting.making import HELD, meeting, repository

JUNE = "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml"
MINUTES = JUNE.replace("meetings", "minutes")
PLANNED = """\
# Merknaden over skal stå.
type: etatsstyringsmøte
nr: 2
status: innkalt   # sendt ut av sekretariatet
tidspunkt: "2026-06-11T09:00"
slutt: 2026-06-11T11:00

sted: Rådhuset, møterom 512
formål: Drøfte måloppnåelse, resultater og risiko.
årshjul: bre-esm-2
innkalling: {frist: 2026-05-28, sendt: 2026-05-27}
innspill:
  frist: 2026-05-22 # to dager før
papirfrist: 2026-06-04
"""
NOTICE = date(2026, 5, 25)


def planned(folder: Path, text: str = PLANNED) -> tuple[Project, FoundMeeting]:
    project = repository(folder, HELD, {JUNE: text})
    return project, meeting(project, "2026-06-11-esm")


def moved(folder: Path, when: str, text: str = PLANNED, *, notice: date = NOTICE, until: str | None = None) -> Change:
    project, found = planned(folder, text)
    end = datetime.fromisoformat(until) if until else None
    return move_meeting(project, found, datetime.fromisoformat(when), end, notice)


def test_a_moved_meeting_keeps_its_history_and_everything_else_in_its_file(tmp_path: Path) -> None:
    change = moved(tmp_path, "2026-06-18T10:00")
    assert change.path == JUNE
    assert change.before == PLANNED
    assert (
        change.after
        == """\
# Merknaden over skal stå.
type: etatsstyringsmøte
nr: 2
status: innkalt   # sendt ut av sekretariatet
tidspunkt: 2026-06-18T10:00
slutt: 2026-06-18T12:00
opprinnelig_tidspunkt: 2026-06-11T09:00
flyttet: 2026-05-25

sted: Rådhuset, møterom 512
formål: Drøfte måloppnåelse, resultater og risiko.
årshjul: bre-esm-2
innkalling: {frist: 2026-06-04, sendt: 2026-05-27}
innspill:
  frist: 2026-05-22 # to dager før
papirfrist: 2026-06-11
"""
    )
    assert change.notes == (
        "Fristen for innspill, 22. mai 2026, var ute da møtet ble flyttet, og står som før.",
        "Fristen for innkalling er flyttet fra 28. mai 2026 til 4. juni 2026.",
        "Fristen for sakspapirer er flyttet fra 4. juni 2026 til 11. juni 2026.",
        "Se om datoen for bre-esm-2 i årshjulet også skal endres.",
    )


def test_a_second_move_leaves_the_first_time_alone(tmp_path: Path) -> None:
    once = moved(tmp_path / "a", "2026-06-18T10:00").after
    twice = moved(tmp_path / "b", "2026-06-25T08:00", once, notice=date(2026, 6, 12)).after
    assert "opprinnelig_tidspunkt: 2026-06-11T09:00\nflyttet: 2026-06-12\n" in twice
    assert "tidspunkt: 2026-06-25T08:00\nslutt: 2026-06-25T10:00\n" in twice


def test_the_end_may_be_told(tmp_path: Path) -> None:
    change = moved(tmp_path, "2026-06-18T10:00", until="2026-06-18T10:30")
    assert "\nslutt: 2026-06-18T10:30\n" in change.after


def test_a_meeting_without_an_end_gets_none(tmp_path: Path) -> None:
    assert "slutt" not in moved(tmp_path, "2026-06-18T10:00", PLANNED.replace("slutt: 2026-06-11T11:00\n", "")).after


def test_a_deadline_that_the_new_time_has_overtaken_is_told(tmp_path: Path) -> None:
    change = moved(tmp_path, "2026-06-03T10:00")
    assert "papirfrist: 2026-05-27\n" in change.after
    assert change.notes[1] == (
        "Fristen for innkalling er flyttet fra 28. mai 2026 til 19. mai 2026. Den er allerede passert; avtal en ny."
    )


def test_postponed_and_given_a_new_time(tmp_path: Path) -> None:
    project, found = planned(tmp_path / "a")
    postponed = postpone_meeting(project, found)
    assert (
        postponed.after
        == """\
# Merknaden over skal stå.
type: etatsstyringsmøte
nr: 2
status: utsatt   # sendt ut av sekretariatet
opprinnelig_tidspunkt: 2026-06-11T09:00

sted: Rådhuset, møterom 512
formål: Drøfte måloppnåelse, resultater og risiko.
årshjul: bre-esm-2
innkalling: {frist: 2026-05-28, sendt: 2026-05-27}
innspill:
  frist: 2026-05-22 # to dager før
papirfrist: 2026-06-04
"""
    )
    assert postponed.notes == ("Sett nytt tidspunkt med «styring move-meeting» når det er klart.",)
    again = moved(tmp_path / "b", "2026-06-25T10:00", postponed.after, until="2026-06-25T12:00")
    assert again.after.splitlines()[1:9] == [
        "type: etatsstyringsmøte",
        "nr: 2",
        "tidspunkt: 2026-06-25T10:00",
        "slutt: 2026-06-25T12:00",
        "status: innkalt   # sendt ut av sekretariatet",
        "opprinnelig_tidspunkt: 2026-06-11T09:00",
        "flyttet: 2026-05-25",
        "",
    ]
    assert "papirfrist: 2026-06-18\n" in again.after


def test_a_postponed_meeting_that_was_never_convened_is_planned_again(tmp_path: Path) -> None:
    text = PLANNED.replace("innkalt ", "utsatt ").replace(", sendt: 2026-05-27", "")
    assert "\nstatus: planlagt   # sendt" in moved(tmp_path, "2026-06-18T10:00", text).after


def test_cancelling_changes_the_status_alone(tmp_path: Path) -> None:
    project, found = planned(tmp_path)
    assert cancel_meeting(project, found).after == PLANNED.replace("innkalt ", "avlyst ")


def test_cancelling_a_postponed_meeting_gives_it_back_its_time(tmp_path: Path) -> None:
    project, found = planned(tmp_path / "a")
    project, found = planned(tmp_path / "b", postpone_meeting(project, found).after)
    lines = cancel_meeting(project, found).after.splitlines()
    assert lines[3:6] == [
        "status: avlyst   # sendt ut av sekretariatet",
        "tidspunkt: 2026-06-11T09:00",
        "opprinnelig_tidspunkt: 2026-06-11T09:00",
    ]


def test_a_change_that_would_break_the_record_is_not_made(tmp_path: Path) -> None:
    timeless = PLANNED.replace("innkalt ", "utsatt ").replace('tidspunkt: "2026-06-11T09:00"\n', "")
    project, found = planned(tmp_path, timeless)
    with pytest.raises(DraftingError) as raised:
        cancel_meeting(project, found)
    assert str(raised.value) == (
        "Endringen ville ha gitt en feil: Møtet mangler tidspunkt. "
        "Skriv tidspunkt, eller sett status til utsatt til nytt tidspunkt er klart."
    )


def test_a_change_is_written_and_lints_clean_of_form(tmp_path: Path) -> None:
    project, found = planned(tmp_path)
    carry_out_change(project, move_meeting(project, found, datetime(2026, 6, 18, 10), None, NOTICE))
    written = (tmp_path / JUNE).read_text(encoding="utf-8")
    assert "opprinnelig_tidspunkt: 2026-06-11T09:00\n" in written
    assert "SKJ0" not in render(lint(project, NOTICE), Format.CONCISE).replace("SKJ07", "")


def test_a_file_that_somebody_has_changed_is_left_alone(tmp_path: Path) -> None:
    project, found = planned(tmp_path)
    change = cancel_meeting(project, found)
    (tmp_path / JUNE).write_text(PLANNED + "navn: Vårmøtet\n", encoding="utf-8", newline="\n")
    with pytest.raises(ChangedMeanwhile):
        carry_out_change(project, change)
    assert (tmp_path / JUNE).read_text(encoding="utf-8").endswith("navn: Vårmøtet\n")


CHANGES: dict[str, Callable[[Project, FoundMeeting], Change]] = {
    "flyttes": lambda project, found: move_meeting(project, found, datetime(2026, 6, 18, 10), None, NOTICE),
    "avlyses": cancel_meeting,
    "utsettes": postpone_meeting,
}


@pytest.mark.parametrize("verb", CHANGES)
@pytest.mark.parametrize("held", ["gjennomført", "innkalt"])
def test_a_held_meeting_cannot_be_changed(tmp_path: Path, verb: str, held: str) -> None:
    minutes = {} if held == "gjennomført" else {MINUTES: "form: referat\nstatus: endelig\n"}
    project = repository(tmp_path, {JUNE: PLANNED.replace("innkalt ", f"{held} ")}, minutes)
    found = meeting(project, "2026-06-11-esm")
    with pytest.raises(DraftingError) as raised:
        CHANGES[verb](project, found)
    assert str(raised.value) == f"Møtet er holdt og kan ikke {verb}. Lag et nytt møte med «styring new-meeting»."


@pytest.mark.parametrize("verb", CHANGES)
@pytest.mark.parametrize("minutes", ["form: referat\nstatus: utkast\n", "form: [\n"], ids=["draft", "faulty"])
def test_a_meeting_with_draft_minutes_may_not_have_been_held(tmp_path: Path, verb: str, minutes: str) -> None:
    project = repository(tmp_path, {JUNE: PLANNED, MINUTES: minutes})
    with pytest.raises(DraftingError) as raised:
        CHANGES[verb](project, meeting(project, "2026-06-11-esm"))
    assert str(raised.value) == (
        f"Møtet har allerede et utkast til referat og kan ikke {verb}. Er møtet ikke holdt, sletter du først {MINUTES}."
    )


@pytest.mark.parametrize(
    ("when", "text", "until", "message"),
    [
        ("2026-06-18T10:00", PLANNED.replace("innkalt ", "avlyst "), None, "Møtet er avlyst."),
        ("2026-06-11T09:00", PLANNED, None, "Møtet har allerede dette tidspunktet."),
        ("2026-06-18T10:00", PLANNED, "2026-06-18T10:00", "Møtet slutter før det begynner."),
    ],
)
def test_moves_that_make_no_sense(tmp_path: Path, when: str, text: str, until: str | None, message: str) -> None:
    with pytest.raises(DraftingError) as raised:
        moved(tmp_path, when, text, until=until)
    assert raised.value.message == message


def test_a_postponed_meeting_is_not_postponed_again(tmp_path: Path) -> None:
    project, found = planned(tmp_path, PLANNED.replace("innkalt ", "utsatt "))
    with pytest.raises(DraftingError, match="Møtet er allerede utsatt"):
        postpone_meeting(project, found)


@settings(max_examples=40)
@given(
    starts=st.builds(
        datetime.combine,
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        st.builds(time, st.integers(6, 20), st.integers(0, 59)),
    ),
    notice=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    break_=st.sampled_from(["\n", "\r\n"]),
    bom=st.booleans(),
)
def test_every_move_gives_a_valid_meeting_at_that_time_and_keeps_all_comments(
    starts: datetime, notice: date, break_: str, bom: bool
) -> None:
    text = ("\ufeff" if bom else "") + PLANNED.replace("\n", break_)
    project, found = in_memory(text)
    assume(found.meeting.starts != starts)
    change = move_meeting(project, found, starts, None, notice)
    record, problems = validate(Meeting, source.parse(change.after).data)
    assert problems == ()
    assert record is not None
    assert record.starts == starts
    assert record.ends is not None
    assert record.ends - starts == timedelta(hours=2)
    assert record.original_start == datetime(2026, 6, 11, 9)
    assert record.moved == notice
    untouched = {"starts", "ends", "original_start", "moved", "input", "convening", "papers_deadline"}
    assert record.model_dump(exclude=untouched) == found.meeting.model_dump(exclude=untouched)
    assert change.after.count("#") == text.count("#")
    assert change.after.startswith("\ufeff") is bom
    assert change.after.count("\r\n") == (change.after.count("\n") if break_ == "\r\n" else 0)


def in_memory(text: str) -> tuple[Project, FoundMeeting]:
    """The planned meeting without a disk."""
    project = Project(Path("/"), Settings.model_validate({"organisasjon": "Eksempelby"}))
    loaded = source.parse(text)
    record, _ = validate(Meeting, loaded.data)
    assert record is not None
    identity = Identity("bre", Kind.MEETING, "2026-06-11-esm")
    record = record.identified(identity, 2026)
    file = RecordFile(Path("/") / JUNE, identity, 2026, record, (), loaded)
    dossier = Dossier("bre", Registry(), meetings={record.id: record})
    return project, FoundMeeting(LoadedDossier(dossier, (file,)), file, record)
