"""REF10 and the parts of KON03 and REF07 that ask git, where fixtures would need one repository for every case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.dossier import Dossier, Past, Version
from styring.records.base import Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.rules import CATALOGUE
from tests.rules.making import dossier, record

ID = "2026-03-12-esm"
SINCE = date(2026, 1, 1)
FINAL = "form: referat\nstatus: endelig\nkommentering: {sendt: 2026-03-18}\nendelig_dato: 2026-03-27\nsaker: []\n"
MEETING = "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2026-03-12T09:00\n"
CORRECTION = "rettelser: [{dato: %s, hva: Et felt er rettet.}]\n"
AGENDA = "saksliste: [{nr: 1, tittel: Parker}]\n"
KONTAKT = "type: kontaktmøte\nstatus: gjennomført\ntidspunkt: 2026-03-12T09:00\n"


def minutes(text: str = FINAL) -> Minutes:
    return record(Minutes, ID, text)


def meeting(text: str = MEETING) -> Meeting:
    return record(Meeting, ID, text)


def letter(text: str) -> Letter:
    return record(Letter, "2026-01-15-tb", "type: tildelingsbrev\ndato: 2026-01-15\n" + text)


def saved(commit: int, time: str | None, content: Record | None) -> Version:
    return Version(commit, datetime.fromisoformat(time) if time else None, content)


def with_past(past: Mapping[str, Sequence[Version]], *records: Record) -> Dossier:
    return replace(dossier(*records), past=Past(SINCE, lambda local: tuple(past.get(local, ()))))


def messages(code: str, subject: Record, among: Dossier) -> list[str]:
    check = CATALOGUE[code].check
    assert check is not None
    return [finding.message for finding in check(subject, among, Limits())]


def of_minutes(
    now: Minutes, *versions: Version, held: Meeting | None = None, meetings: Sequence[Version] = ()
) -> list[str]:
    past = {f"minutes/{ID}": versions, f"meetings/{ID}": meetings}
    return messages("REF10", now, with_past(past, now, *([held] if held else [])))


PLACE = "neste_møte: 2026-06-11\n"
ADDED = "«neste_møte» ble lagt til 10. april 2026, etter at referatet ble lagret som endelig 27. mars 2026."
FIRST = saved(3, "2026-03-27T12:00", minutes())


def test_nothing_is_said_without_a_past() -> None:
    assert messages("REF10", minutes(), dossier(minutes())) == []
    assert of_minutes(minutes()) == []


@pytest.mark.parametrize(
    ("day", "told"), [("2026-04-09", [ADDED]), ("2026-04-10", []), ("2026-04-11", []), ("2026-03-27", [ADDED])]
)
def test_a_correction_tells_of_what_was_changed_up_to_its_day(day: str, told: list[str]) -> None:
    changed = saved(5, "2026-04-10T23:59", minutes(FINAL + PLACE))
    assert of_minutes(minutes(FINAL + PLACE + CORRECTION % day), FIRST, changed) == told


@pytest.mark.parametrize(("day", "is_told"), [("2026-03-26", False), ("2026-03-27", True), ("2026-04-09", True)])
def test_a_correction_that_was_saved_with_the_change_tells_of_it(day: str, is_told: bool) -> None:
    now = minutes(FINAL + PLACE + CORRECTION % day)
    assert of_minutes(now, FIRST, saved(5, "2026-04-10T12:00", now)) == ([] if is_told else [ADDED])


@pytest.mark.parametrize(("day", "is_told"), [("2026-03-26", False), ("2026-03-27", True), ("2027-01-01", True)])
def test_a_change_that_is_not_saved_needs_a_new_correction(day: str, is_told: bool) -> None:
    now = minutes(FINAL + PLACE + CORRECTION % day)
    expected = (
        "«neste_møte» er lagt til siden siste lagring i git, etter at referatet ble lagret som endelig 27. mars 2026."
    )
    assert of_minutes(now, FIRST) == ([] if is_told else [expected])
    old = minutes(FINAL + CORRECTION % day)
    assert of_minutes(now, saved(3, "2026-03-27T12:00", old)) == [expected]


def test_a_correction_that_is_taken_away_again_no_longer_tells() -> None:
    corrected = minutes(FINAL + PLACE + CORRECTION % "2026-04-12")
    later = [saved(5, "2026-04-10T12:00", minutes(FINAL + PLACE)), saved(6, "2026-04-12T12:00", corrected)]
    assert of_minutes(corrected, FIRST, *later) == []
    assert of_minutes(minutes(FINAL + PLACE), FIRST, *later) == [ADDED]


def test_what_is_set_back_is_no_change() -> None:
    assert of_minutes(minutes(), FIRST, saved(5, "2026-04-10T12:00", minutes(FINAL + PLACE))) == []


IN_ARCHIVE = 'arkiv: {system: SKOP, saksnummer: "202600123", journalpost: 202600123-12, arkivert: 2026-03-30}\n'


def test_the_first_archive_reference_is_no_change() -> None:
    assert of_minutes(minutes(FINAL + IN_ARCHIVE), FIRST) == []
    in_skop = saved(3, "2026-03-27T12:00", minutes(FINAL + "arkiv: {system: SKOP}\n"))
    assert of_minutes(minutes(FINAL + IN_ARCHIVE), in_skop) == []
    paper = "sakspapirer:\n  - tittel: Risikovurdering\n"
    held, before = meeting(MEETING + paper + f"    {IN_ARCHIVE}" + IN_ARCHIVE), saved(1, None, meeting(MEETING + paper))
    assert of_minutes(minutes(), FIRST, held=held, meetings=[before]) == []


def test_another_archive_reference_is_a_change() -> None:
    told = "endret siden siste lagring i git, etter at referatet ble lagret som endelig 27. mars 2026."
    gone = told.replace("endret", "fjernet")
    filed = saved(3, "2026-03-27T12:00", minutes(FINAL + IN_ARCHIVE))
    assert of_minutes(minutes(FINAL + IN_ARCHIVE.replace("123", "124")), filed) == [f"«arkiv.saksnummer» er {told}"]
    assert of_minutes(minutes(FINAL + IN_ARCHIVE.replace("SKOP", "P360")), filed) == [f"«arkiv.system» er {told}"]
    assert of_minutes(minutes(), filed) == [f"«arkiv» er {gone}"]


def test_a_version_that_cannot_be_read_is_passed_over() -> None:
    broken = saved(5, "2026-04-10T12:00", None)
    assert of_minutes(minutes(), broken, FIRST, broken) == []
    changed = saved(6, "2026-04-11T12:00", minutes(FINAL + PLACE))
    assert of_minutes(minutes(FINAL + PLACE), FIRST, broken, changed) == [ADDED.replace("10. april", "11. april")]


def test_a_draft_may_change_until_it_is_final() -> None:
    draft = minutes("form: referat\nstatus: utkast\nutkast_dato: 2026-03-17\n")
    assert of_minutes(minutes(), saved(1, "2026-03-17T12:00", draft), FIRST) == []


def test_final_minutes_that_become_a_draft_again_are_told() -> None:
    draft = minutes(FINAL.replace("endelig\n", "utkast\n"))
    expected = "«status» ble endret 10. april 2026, etter at referatet ble lagret som endelig 27. mars 2026."
    assert of_minutes(draft, FIRST, saved(5, "2026-04-10T12:00", draft)) == [expected]


def test_minutes_that_were_opened_with_a_correction_may_be_finished_again() -> None:
    opened = minutes(FINAL.replace("endelig\n", "utkast\n") + CORRECTION % "2026-04-10")
    now = minutes(FINAL + CORRECTION % "2026-04-10")
    steps = [saved(5, "2026-04-10T12:00", opened), saved(6, "2026-04-12T12:00", now)]
    assert of_minutes(now, FIRST, *steps) == []


def test_what_is_changed_while_they_are_open_again_needs_a_correction_of_its_own() -> None:
    opened = minutes(FINAL.replace("endelig\n", "utkast\n") + CORRECTION % "2026-04-10")
    now = minutes(FINAL + PLACE + CORRECTION % "2026-04-10")
    steps = [saved(5, "2026-04-10T12:00", opened), saved(6, "2026-04-12T12:00", now)]
    assert of_minutes(now, FIRST, *steps) == [ADDED.replace("10. april", "12. april")]


def test_before_git_counts_nothing_is_a_change() -> None:
    before = saved(2, None, minutes(FINAL + PLACE))
    assert of_minutes(minutes(FINAL + PLACE), before) == []
    assert of_minutes(minutes(), before, saved(5, "2026-04-10T12:00", minutes())) == [
        "«neste_møte» ble fjernet 10. april 2026, men referatet var endelig alt da git-kontrollen begynte."
    ]


def test_a_summary_and_a_letter_are_called_what_they_are() -> None:
    summary = minutes("form: oppsummering\nstatus: endelig\n")
    now = minutes("form: oppsummering\nstatus: endelig\nmålform: nn\n")
    assert of_minutes(now, saved(1, "2026-03-27T12:00", summary)) == [
        "«målform» er lagt til siden siste lagring i git, etter at oppsummeringen ble lagret som endelig 27. mars 2026."
    ]
    sent, now_sent = letter("status: sendt\n"), letter("status: sendt\ntittel: Brev\n")
    past = {"letters/2026-01-15-tb": [saved(1, "2026-01-15T12:00", sent), saved(2, "2026-01-16T12:00", now_sent)]}
    assert messages("REF10", now_sent, with_past(past, now_sent)) == [
        "«tittel» ble lagt til 16. januar 2026, etter at brevet ble lagret som sendt 15. januar 2026."
    ]


MOVED = "sted: Rådhuset\n"
IN_MEETING = "«sted» ble lagt til 10. april 2026, etter at referatet ble lagret som endelig 27. mars 2026."


def test_the_meeting_is_frozen_with_its_minutes() -> None:
    now = meeting(MEETING + MOVED)
    before, after = saved(1, "2026-03-01T12:00", meeting()), saved(5, "2026-04-10T12:00", now)
    assert of_minutes(minutes(), FIRST, held=now, meetings=[before, after]) == [IN_MEETING]
    assert of_minutes(minutes(), FIRST, held=now, meetings=[saved(3, "2026-03-27T12:00", now)]) == []
    corrected = minutes(FINAL + CORRECTION % "2026-04-10")
    assert of_minutes(corrected, FIRST, held=now, meetings=[before, after]) == []


def test_a_meeting_that_is_saved_after_its_minutes_is_frozen_from_then_on() -> None:
    now = meeting(MEETING + MOVED)
    first, changed = saved(4, "2026-03-28T12:00", meeting()), saved(5, "2026-04-10T12:00", now)
    assert of_minutes(minutes(), FIRST, held=meeting(), meetings=[first]) == []
    assert of_minutes(minutes(), FIRST, held=now, meetings=[first, changed]) == [IN_MEETING]
    assert of_minutes(minutes(), FIRST, held=now) == []


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("innkalt", "gjennomført", False), ("planlagt", "innkalt", False), ("utsatt", "gjennomført", False),
        ("avlyst", "gjennomført", False), ("gjennomført", "innkalt", True), ("gjennomført", "avlyst", True),
        ("innkalt", "utsatt", True), ("innkalt", "planlagt", True),
    ],
)  # fmt: skip
def test_a_meeting_may_be_put_as_held_afterwards(old: str, new: str, is_told: bool) -> None:
    was, now = (meeting(MEETING.replace("gjennomført", status)) for status in (old, new))
    found = of_minutes(minutes(), FIRST, held=now, meetings=[saved(1, "2026-03-01T12:00", was)])
    expected = "«status» er endret siden siste lagring i git, etter at referatet ble lagret som endelig 27. mars 2026."
    assert found == ([expected] if is_told else [])


def test_a_meeting_that_is_gone_or_cannot_be_read_is_left_to_other_rules() -> None:
    assert of_minutes(minutes(), FIRST, meetings=[saved(1, "2026-03-01T12:00", meeting())]) == []


STEPS = st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=6)


@given(STEPS)
def test_only_what_changed_since_the_last_correction_is_told(steps: list[tuple[str, bool]]) -> None:
    """One save a day, each with a text and, or not, a correction of that day."""
    corrections: list[str] = []
    versions = [saved(0, "2026-03-27T12:00", minutes(FINAL + "sendt_til: [a]\n"))]
    told_text = "a"
    for n, (text, with_correction) in enumerate(steps, 1):
        day = date(2026, 3, 27) + timedelta(days=n)
        if with_correction:
            corrections.append(f"{{dato: {day}, hva: Rettet {n}.}}")
            told_text = text
        content = f"{FINAL}sendt_til: [{text}]\nrettelser: [{', '.join(corrections)}]\n"
        versions.append(saved(n, f"{day}T12:00", minutes(content)))
    now = versions[-1].record
    assert isinstance(now, Minutes)
    assert bool(of_minutes(now, *versions)) is (now.sent_to != (told_text,))


def kontakt(now: Meeting, *versions: Version) -> list[str]:
    return messages("KON03", now, with_past({f"meetings/{ID}": versions}, now))


LATE = "Sakslisten ble først lagret i git 12. mars 2026 kl. 09.01, etter at møtet begynte 12. mars 2026 kl. 09.00."


def test_the_agenda_is_saved_before_the_meeting_begins() -> None:
    empty, full = meeting(KONTAKT), meeting(KONTAKT + AGENDA)
    before = saved(1, "2026-03-01T12:00", empty)
    assert kontakt(full, before, saved(2, "2026-03-12T09:01", full)) == [LATE]
    assert kontakt(full, before, saved(2, "2026-03-12T09:00", full)) == []
    assert kontakt(full, before, saved(2, "2026-03-01T13:00", full), saved(3, "2026-03-12T09:01", full)) == []
    assert kontakt(full, before) == []
    assert kontakt(full) == []


def test_the_agenda_may_have_been_there_where_git_cannot_tell() -> None:
    full = meeting(KONTAKT + AGENDA)
    late = saved(2, "2026-03-12T09:01", full)
    assert kontakt(full, saved(1, "2026-03-01T12:00", None), late) == []
    assert kontakt(full, saved(1, None, full), late) == []
    assert kontakt(full, saved(1, None, meeting(KONTAKT)), late) == [LATE]


def test_a_meeting_from_before_git_counts_is_not_judged_by_it() -> None:
    old = meeting(KONTAKT.replace("2026-03-12", "2025-12-31") + AGENDA)
    assert kontakt(old, saved(1, "2026-01-02T12:00", old)) == []


@pytest.mark.parametrize(("status", "told"), [("planlagt", []), ("innkalt", [LATE]), ("avlyst", [])])
def test_only_a_convened_meeting_needs_its_agenda_in_git(status: str, told: list[str]) -> None:
    now = meeting(KONTAKT.replace("gjennomført", status) + AGENDA)
    assert kontakt(now, saved(1, "2026-03-12T09:01", now)) == told


def for_comments(now: Minutes, *versions: Version) -> list[str]:
    found = messages("REF07", now, with_past({f"minutes/{ID}": versions}, now))
    return [message for message in found if "lagret" in message]


NEVER = ["Referatet er endelig, men er aldri lagret i git med status «til_kommentering»."]


def test_final_minutes_have_been_out_for_comments_in_git() -> None:
    out = minutes(FINAL.replace("endelig\n", "til_kommentering\n"))
    draft = minutes(FINAL.replace("endelig\n", "utkast\n"))
    assert for_comments(minutes(), FIRST) == NEVER
    assert for_comments(minutes(), saved(1, "2026-03-17T12:00", draft), FIRST) == NEVER
    assert for_comments(minutes(), saved(1, None, draft), FIRST) == NEVER
    assert for_comments(minutes(), saved(1, "2026-03-18T12:00", out), FIRST) == []
    assert for_comments(minutes(), saved(1, None, out), FIRST) == []


def test_they_may_have_been_where_git_cannot_tell() -> None:
    assert for_comments(minutes()) == []
    assert for_comments(minutes(), saved(1, None, minutes())) == []
    assert for_comments(minutes(), saved(1, "2026-03-18T12:00", None), FIRST) == []
    old = minutes(FINAL.replace("2026-03-27", "2025-12-31").replace("2026-03-18", "2025-12-01"))
    assert for_comments(old, saved(1, "2026-01-02T12:00", old)) == []


def test_a_summary_need_not_have_been_out_for_comments() -> None:
    summary = minutes(FINAL.replace("referat", "oppsummering"))
    assert for_comments(summary, saved(1, "2026-03-27T12:00", summary)) == []
