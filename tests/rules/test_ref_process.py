"""How minutes come about and are followed up: boundaries that dossiers on disk would show poorly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.records.base import Identity, Kind, Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MinutesForm, MinutesStatus
from styring.rules import CATALOGUE
from styring.rules.prose import count_words, may_exceed
from styring.workdays import is_working_day
from tests.rules.making import dossier, record

RULES = [code for code in CATALOGUE if code.startswith("REF")]
ABOUT_MINUTES = [code for code in RULES if CATALOGUE[code].subject is Minutes]
ON_THE_PROCESS = ["REF06", "REF07", "REF08", "REF09"]
AGENCY = record(Agency, "agency", "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\n")


def minutes(text: str = "", *, form: str = "referat", status: str = "endelig", id: str = "2026-03-12-esm") -> Minutes:
    return record(Minutes, id, f"form: {form}\nstatus: {status}\n{text}")


def meeting(id: str, text: str = "", *, status: str = "gjennomført") -> Meeting:
    return record(Meeting, id, f"type: etatsstyringsmøte\nstatus: {status}\ntidspunkt: {id[:10]}T09:00\n{text}")


def findings(code: str, subject: Record, within: Dossier | None = None, limits: Limits | None = None) -> list[Finding]:
    check = CATALOGUE[code].check
    assert check is not None
    return list(check(subject, within or dossier(subject, AGENCY), limits or Limits()))


def messages(code: str, subject: Record, within: Dossier | None = None) -> list[str]:
    return [finding.message for finding in findings(code, subject, within)]


@pytest.mark.parametrize("code", ABOUT_MINUTES)
@pytest.mark.parametrize("status", MinutesStatus)
@pytest.mark.parametrize("form", MinutesForm)
def test_every_rule_survives_minutes_with_next_to_nothing(code: str, status: str, form: str) -> None:
    for text in ("", "kommentering: {}\nsaker: [{nr: 1, oppfølging: [{id: op1}]}]\n"):
        for message in messages(code, minutes(text, form=form, status=status)):
            assert message[0].isupper()
            assert message.endswith(".")


@pytest.mark.parametrize("code", ["REF04", *ON_THE_PROCESS])
def test_what_is_asked_of_minutes_is_not_asked_of_a_summary(code: str) -> None:
    account = "ord " * 2000
    text = f"kommentering: {{sendt: 2026-03-20, frist: 2026-03-20}}\nsaker: [{{nr: 1, omtale: {account}}}]\n"
    for status in MinutesStatus:
        assert findings(code, minutes(text, form="oppsummering", status=status)) == []


@pytest.mark.parametrize("code", ["REF05", "REF06", "REF07", "REF08", "REF09", "REF11", "REF12", "REF14"])
def test_example_of_wrong_breaks_the_rule_and_example_of_right_does_not(code: str) -> None:
    def found(text: str) -> list[str]:
        base = {"form": "referat", "status": "endelig"}
        head = "".join(f"{key}: {value}\n" for key, value in base.items() if f"\n{key}:" not in f"\n{text}")
        if "saker:" not in text and "oppfølging:" in text:
            text = "saker:\n  - nr: 1\n" + "".join(f"    {line}\n" for line in text.splitlines())
        return messages(code, record(Minutes, "2026-03-12-esm", head + text))

    rule = CATALOGUE[code]
    assert found(rule.bad) != []
    assert found(rule.good) == []


def test_example_of_too_long_minutes() -> None:
    rule, limits = CATALOGUE["REF04"], Limits(maks_ord_sak=10)
    assert [len(findings("REF04", minutes(text), limits=limits)) for text in (rule.bad, rule.good)] == [1, 0]


def test_example_of_personal_data() -> None:
    rule = CATALOGUE["REF02"]
    found = [findings("REF02", minutes(f"saker:\n  - nr: 1\n    {text}\n")) for text in (rule.bad, rule.good)]
    assert [len(each) for each in found] == [1, 0]


@given(st.integers(0, 300), st.integers(0, 300))
def test_words_are_too_many_above_the_limits_and_only_then(first: int, second: int) -> None:
    text = f"saker:\n  - {{nr: 1, omtale: '{'ord ' * first}'}}\n  - {{nr: 2, omtale: '{'ord ' * second}'}}\n"
    paths = [finding.path for finding in findings("REF04", minutes(text), limits=Limits(maks_ord=300))]
    expected = [("saker", i, "omtale") for i, words in enumerate((first, second)) if words > 150]
    assert paths == expected + ([("saker",)] if first + second > 300 else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Ni av tolv mål er nådd.", 6),
        ("**Ni** av _tolv_ – mål", 4),
        ("1. Én\n2. To\n- tre\n  10) fire", 4),
        ("I 2026. 12 mål", 4),
        ("Se [årsrapporten for 2025](https://eksempel.invalid/a-b_c?d=1).", 4),
        ("Se <https://eksempel.invalid/a>", 2),
        ("# Overskrift\n\n> sitat\n\n---", 2),
    ],
)
def test_words_are_those_that_a_reader_sees(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(st.text("a1.) \n\t]([_*-–æ\xa0\u2028"), max_size=4))
def test_there_are_never_more_words_than_may_be(texts: list[str]) -> None:
    words = sum(map(count_words, texts))
    assert may_exceed(texts, words - 1)
    assert not may_exceed(texts, sum(map(len, texts)))


@given(st.dates(date(2024, 1, 1), date(2028, 12, 1)), st.integers(0, 30), st.integers(0, 10))
def test_deadline_for_comments_is_too_short_below_the_limit_and_only_then(sent: date, days: int, least: int) -> None:
    deadline = sent + timedelta(days=days)
    text = f"kommentering: {{sendt: {sent}, frist: {deadline}}}\n"
    given = sum(is_working_day(sent + timedelta(days=n)) for n in range(1, days + 1))
    found = findings("REF08", minutes(text, status="til_kommentering"), limits=Limits(kommentar_ad=least))
    assert bool(found) == (given < least)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 1)), st.integers(-5, 20), st.integers(-5, 20), st.integers(-5, 20))
def test_final_minutes_are_in_order_or_told_of(draft: date, to_sent: int, to_deadline: int, to_final: int) -> None:
    sent, deadline = draft + timedelta(days=to_sent), draft + timedelta(days=to_sent + to_deadline)
    final = sent + timedelta(days=to_final)
    text = f"utkast_dato: {draft}\nkommentering: {{sendt: {sent}, frist: {deadline}}}\nendelig_dato: {final}\n"
    in_order = draft <= sent <= final and deadline <= final
    assert (findings("REF07", minutes(text)) == []) == in_order


@pytest.mark.parametrize(
    ("answer", "is_answered"),
    [
        ("{fra: virksomhet, ingen_merknader: true}", True),
        ("{fra: virksomhet, dato: 2026-03-19, tekst: Bra.}", True),
        ("{rolle: ledergruppe_virksomhet, dato: 2026-03-20, tekst: Bra.}", True),
        ("{fra: virksomhet, dato: 2026-03-21, tekst: For sent.}", False),
        ("{fra: byrådsavdeling, rolle: virksomhetsleder, dato: 2026-03-19}", False),
        ("{tekst: Fra hvem?}", False),
    ],
)
def test_answer_before_the_deadline(answer: str, is_answered: bool) -> None:
    head = "endelig_dato: 2026-03-20\nkommentering:\n  sendt: 2026-03-18\n  frist: 2026-03-25\n"
    assert (findings("REF07", minutes(f"{head}  mottatt: [{answer}]\n")) == []) == is_answered


@pytest.mark.parametrize(("status", "told"), [("utkast", 0), ("til_kommentering", 1), ("endelig", 0)])
def test_deadline_is_missed_while_the_draft_is_out_for_comments(status: str, told: int) -> None:
    assert len(findings("REF08", minutes("kommentering: {sendt: 2026-03-18}\n", status=status))) == told


def test_deadline_on_the_day_the_draft_was_sent() -> None:
    same_day = minutes("kommentering: {sendt: 2026-03-18, frist: 2026-03-18}\n", status="til_kommentering")
    assert messages("REF08", same_day) == [
        "Fristen for kommentarer er 18. mars 2026, 0 arbeidsdager etter at utkastet ble sendt; den bør være minst "
        "5 arbeidsdager etter."
    ]


@pytest.mark.parametrize("comments", ["", "kommentering: {frist: 2026-03-25}\n"])
def test_final_minutes_tell_when_the_draft_was_sent(comments: str) -> None:
    assert messages("REF07", minutes(f"endelig_dato: 2026-03-27\n{comments}")) == [
        "Referatet er endelig, men det går ikke fram når utkastet ble sendt til kommentering."
    ]


def test_comment_that_is_left_is_an_error_and_a_refusal_without_a_word_a_warning() -> None:
    text = "kommentering:\n  mottatt: [{tekst: Nei.}, {tekst: Nei., status: avvist, svar: ' '}]\n"
    rule = CATALOGUE["REF08"]
    assert [finding.severity or rule.severity for finding in findings("REF08", minutes(text))] == [
        Severity.ERROR,
        Severity.WARNING,
    ]


def test_coming_deadlines_of_minutes_follow_each_other() -> None:
    steps = [
        minutes(status="utkast"),
        minutes(status="til_kommentering"),
        minutes("kommentering: {sendt: 2026-03-30}\n", status="til_kommentering"),
        minutes("kommentering: {sendt: 2026-03-30, frist: 2026-04-20}\n", status="til_kommentering"),
    ]
    due = [finding.since for step in steps for finding in findings("REF09", step)]
    assert due == [date(2026, 4, 7), date(2026, 4, 14), date(2026, 4, 16), date(2026, 4, 21), date(2026, 4, 27)]
    assert all(earlier and later and earlier < later for earlier, later in pairwise(due))


def test_author_is_not_judged_where_the_department_is_not_known() -> None:
    written = minutes("utarbeidet_av: {organisasjon: bre}\n")
    assert findings("REF06", written, dossier(written)) == []
    assert messages("REF06", minutes(), dossier()) == [
        "Det går ikke fram hvilken byrådsavdeling som har skrevet utkastet."
    ]


OPEN_POINT = "saker:\n  - nr: 1\n    oppfølging: [{id: op1, tekst: Sende planen.}]\n"
NOT_TAKEN_UP = "Oppfølgingspunktet «op1» er åpent, men ingen sak i etatsstyringsmøtet 24. september 2026 viser til det."


def test_point_is_to_be_taken_up_from_the_second_meeting_on() -> None:
    given_in = minutes(OPEN_POINT)
    march, june, autumn = meeting("2026-03-12-esm"), meeting("2026-06-11-esm"), meeting("2026-09-24-esm")
    assert findings("REF12", given_in, dossier(given_in, march, june)) == []
    assert messages("REF12", given_in, dossier(given_in, march, june, autumn)) == [NOT_TAKEN_UP]


@pytest.mark.parametrize(
    ("status", "where"), [("gjennomført", "på en sak i neste etatsstyringsmøte"), ("innkalt", "på en sak i møtet")]
)
def test_advice_follows_whether_the_meeting_can_still_take_the_point_up(status: str, where: str) -> None:
    given_in = minutes(OPEN_POINT)
    later = (meeting("2026-06-11-esm"), meeting("2026-09-24-esm", status=status))
    (found,) = findings("REF12", given_in, dossier(given_in, *later))
    assert found.remedy == f"Vis til «2026-03-12-esm#op1» i «oppfølgingspunkter» {where}, eller lukk punktet."


@pytest.mark.parametrize("status", ["planlagt", "avlyst", "utsatt"])
def test_meeting_that_is_not_convened_takes_nothing_up(status: str) -> None:
    given_in = minutes(OPEN_POINT)
    later = (meeting("2026-06-11-esm"), meeting("2026-09-24-esm", status=status))
    assert findings("REF12", given_in, dossier(given_in, *later)) == []


def test_points_of_drafts_and_of_other_meetings_are_not_asked_for() -> None:
    later = (meeting("2026-06-11-esm"), meeting("2026-09-24-esm"))
    for given_in in (minutes(OPEN_POINT, status="til_kommentering"), minutes(OPEN_POINT, id="2026-03-12-osm")):
        assert findings("REF12", given_in, dossier(given_in, *later)) == []


def test_meeting_that_cannot_be_read_may_be_the_one_that_takes_the_point_up() -> None:
    given_in = minutes(OPEN_POINT)
    within = dossier(given_in, meeting("2026-06-11-esm"), meeting("2026-09-24-esm"))
    unread = Identity("bre", Kind.MEETING, "2026-11-19-esm")
    assert findings("REF12", given_in, replace(within, identities=within.identities | {unread})) == []
    earlier = Identity("bre", Kind.MEETING, "2026-01-15-esm")
    assert messages("REF12", given_in, replace(within, identities=within.identities | {earlier})) == [NOT_TAKEN_UP]


@given(st.dates(date(2026, 3, 12), date(2027, 12, 31)))
def test_open_point_is_overdue_from_the_day_after_its_deadline(deadline: date) -> None:
    text = f"saker: [{{nr: 1, oppfølging: [{{id: op1, frist: {deadline}}}]}}]\n"
    assert [finding.since for finding in findings("REF12", minutes(text))] == [deadline + timedelta(days=1)]


@pytest.mark.parametrize(
    ("responsible", "owner"),
    [
        ("", None),
        (", ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}", "virksomhetsleder, bre"),
        (", ansvarlig: {rolle: medarbeider_virksomhet}", "medarbeider virksomhet"),
        (", ansvarlig: {organisasjon: bre}", "bre"),
        (", ansvarlig: {}", None),
    ],
)
def test_open_point_is_a_task_of_the_one_who_is_responsible(responsible: str, owner: str | None) -> None:
    point = f"{{id: op1, tekst: Sende planen., frist: 2026-05-15{responsible}}}"
    (found,) = findings("REF12", minutes(f"saker: [{{nr: 1, oppfølging: [{point}]}}]\n"))
    assert (found.task, found.owner) == ("Lukk oppfølgingspunktet op1 «Sende planen»", owner)


def test_numbers_of_documents_do_not_hide_personal_data_after_them() -> None:
    text = "dato: 2026-01-15\nstatus: sendt\nderes_ref: 22 00 00 00\ninnledning: Ring 22 00 00 00.\n"
    (found,) = findings("REF02", record(Letter, "2026-01-15-tb", f"type: tildelingsbrev\n{text}"))
    assert found.path == ("innledning",)


def test_placeholder_in_the_purpose_of_an_etatsstyringsmote_is_told_once() -> None:
    convened = meeting("2026-03-12-esm", "formål: TODO\nsted: TODO\n")
    assert [finding.path for finding in findings("REF14", convened)] == [("sted",)]
    assert [finding.path for finding in findings("ESM02", convened)] == [("formål",)]


@pytest.mark.parametrize(("agreed", "found"), [("", 0), ("inngått: 2026-01-20\n", 1)])
def test_placeholder_in_a_charter_is_told_once_it_is_agreed(agreed: str, found: int) -> None:
    assert len(findings("REF14", record(Charter, "charter", f"{agreed}egenart: TODO\n"))) == found


def test_a_national_number_is_never_repeated_in_a_message() -> None:
    text = "saker: [{nr: 1, omtale: Gjelder 01819012284 og 418190 12197.}]\n"
    found = findings("REF02", minutes(text))
    assert [finding.message for finding in found] == ["Teksten har et fødselsnummer.", "Teksten har et D-nummer."]
    assert [finding.quote for finding in found] == ["01819012284", "418190 12197"]
