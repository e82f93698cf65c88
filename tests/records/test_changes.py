from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring import source
from styring.records.base import Model
from styring.records.changes import Change, Verb, changes
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.validation import validate

MINUTES = """\
form: referat
status: endelig
saker:
  - {nr: 1, omtale: "Virksomhetsleder redegjorde for resultatene."}
  - nr: 2
    omtale: To risikoer er høye.
    oppfølging:
      - {id: op1, tekst: Sende ny vurdering., frist: 2026-05-15, status: åpen}
      - {id: op2, tekst: Forklare avviket.}
sendt_til: [Etatsdirektør, Byrådsavdelingen]
"""
MEETING = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
deltakere:
  - {rolle: seksjonssjef, stilling: Seksjonssjef}
  - {rolle: virksomhetsleder, stilling: Etatsdirektør}
"""
LETTER = "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\nkrav: [{id: k1, tekst: Flere turveier, måltall: 12}]\n"


def read(model: type[Model], text: str) -> Model:
    record, problems = validate(model, source.parse(text).data)
    assert record is not None, [problem.finding.message for problem in problems]
    return record


def differences(model: type[Model], text: str, old: str, new: str) -> list[Change]:
    assert old in text or old == ""
    changed = text.replace(old, new, 1) if old else text + new
    return list(changes(read(model, text), read(model, changed)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("form: referat\nstatus: endelig\n", "# et notat\nstatus: endelig\nform: 'referat'\n"),
        ('"Virksomhetsleder redegjorde for resultatene."', "'Virksomhetsleder  redegjorde for resultatene.'"),
        ("To risikoer er høye.", "|\n      To risikoer\n      er høye.\n"),
        ("To risikoer er høye.", ">-\n      To risikoer\n      er høye."),
        ("status: åpen", "status: lukket, lukket: 2026-05-12, lukket_i: 2026-06-11-esm"),
        ("status: åpen", "status: åpen, skjermet: {}"),
        ("", "publisert: {dato: 2026-03-30}\n"),
        ("", "arkiv: {journalpost: 202600123-5, arkivert: 2026-03-27}\n"),
        ("", "rettelser: []\nneste_møte:\n"),
        ("", "offentlighet: {status: ikke_vurdert}\n"),
        ("", "offentlighet: {vurdering: {}}\n"),
    ],
)
def test_what_says_the_same_is_no_change(old: str, new: str) -> None:
    assert differences(Minutes, MINUTES, old, new) == []


def test_a_number_is_the_same_however_it_is_written() -> None:
    assert differences(Letter, LETTER, "måltall: 12", "måltall: 12.0") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("høye", "lave", [Change(("saker", 1, "omtale"), "saker.2.omtale")]),
        (
            "2026-05-15",
            "2026-06-15",
            [Change(("saker", 1, "oppfølging", 0, "frist"), "saker.2.oppfølging.op1.frist")],
        ),
        (", frist: 2026-05-15", "", [
            Change(("saker", 1, "oppfølging", 0, "frist"), "saker.2.oppfølging.op1.frist", Verb.REMOVED)
        ]),
        ("- {nr: 1,", "- {nr: 3, omtale: Ny.}\n  - {nr: 1,", [Change(("saker", 0), "saker.3", Verb.ADDED)]),
        (
            "      - {id: op1, tekst: Sende ny vurdering., frist: 2026-05-15, status: åpen}\n",
            "",
            [Change(("saker", 1, "oppfølging"), "saker.2.oppfølging.op1", Verb.REMOVED)],
        ),
        ("{id: op2, tekst: Forklare avviket.}", "{id: op3, tekst: Forklare avviket.}", [
            Change(("saker", 1, "oppfølging", 1), "saker.2.oppfølging.op3", Verb.ADDED),
            Change(("saker", 1, "oppfølging"), "saker.2.oppfølging.op2", Verb.REMOVED),
        ]),
        ("Etatsdirektør,", "Etatsdirektør, Arkivet,", [Change(("sendt_til", 1), "sendt_til.2", Verb.ADDED)]),
        ("Etatsdirektør, ", "", [Change(("sendt_til",), "sendt_til.1", Verb.REMOVED)]),
        ("Etatsdirektør,", "Direktør,", [Change(("sendt_til", 0), "sendt_til.1")]),
        ("", "offentlighet: {status: offentlig}\n", [Change(("offentlighet",), "offentlighet", Verb.ADDED)]),
        ("", "arkiv: {system: SKOP, journalpost: x}\n", [Change(("arkiv",), "arkiv", Verb.ADDED)]),
        ("høye.", "|\n      To risikoer er\n\n      høye.\n", [Change(("saker", 1, "omtale"), "saker.2.omtale")]),
    ],
)  # fmt: skip
def test_a_change_is_named_and_placed(old: str, new: str, expected: list[Change]) -> None:
    assert differences(Minutes, MINUTES, old, new) == expected


def test_members_that_change_places_are_one_change() -> None:
    first, second = "  - {id: op1, tekst: A}\n", "  - {id: op2, tekst: B}\n"
    head = "form: referat\nstatus: endelig\nsaker:\n- nr: 1\n  oppfølging:\n"
    old, new = read(Minutes, head + first + second), read(Minutes, head + second + first)
    assert list(changes(old, new)) == [Change(("saker", 0, "oppfølging"), "saker.1.oppfølging")]


def test_members_without_id_are_paired_around_what_is_new() -> None:
    line = "  - {rolle: virksomhetsleder, stilling: Etatsdirektør}\n"
    added = "  - {rolle: observatør, stilling: Revisor}\n"
    assert differences(Meeting, MEETING, line, added + line) == [Change(("deltakere", 1), "deltakere.2", Verb.ADDED)]
    assert differences(Meeting, MEETING, "stilling: Etatsdirektør", "stilling: Direktør") == [
        Change(("deltakere", 1, "stilling"), "deltakere.2.stilling")
    ]


def test_two_members_with_the_same_id_are_told_apart_by_place() -> None:
    twins = "form: referat\nstatus: endelig\nsaker: [{nr: 1, omtale: A}, {nr: 1, omtale: B}]\n"
    assert differences(Minutes, twins, "omtale: B", "omtale: C") == [Change(("saker", 1, "omtale"), "saker.2.omtale")]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)


@given(WORDS, WORDS)
def test_lists_differ_exactly_when_their_members_do(old: list[str], new: list[str]) -> None:
    before, after = (
        Minutes.model_validate({"form": "referat", "status": "utkast", "sendt_til": x}) for x in (old, new)
    )
    found = list(changes(before, after))
    assert bool(found) is (old != new)
    assert all(change.path[0] == "sendt_til" for change in found)
    added = sum(change.verb is Verb.ADDED for change in found) - sum(change.verb is Verb.REMOVED for change in found)
    assert added == len(new) - len(old)


ITEMS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("ab")), max_size=5, unique_by=lambda item: item[0])


@given(ITEMS, ITEMS)
def test_labelled_members_are_told_one_by_one(old: list[tuple[int, str]], new: list[tuple[int, str]]) -> None:
    def minutes(items: list[tuple[int, str]]) -> Minutes:
        data = [{"nr": number, "omtale": text} for number, text in items]
        return Minutes.model_validate({"form": "referat", "status": "utkast", "saker": data})

    was, has_become = dict(old), dict(new)
    expected = {f"saker.{number}.omtale" for number in was.keys() & has_become if was[number] != has_become[number]}
    expected |= {f"saker.{number}" for number in was.keys() ^ has_become}
    if [number for number in was if number in has_become] != [number for number in has_become if number in was]:
        expected.add("saker")
    assert {change.name for change in changes(minutes(old), minutes(new))} == expected
