"""The letters of a year read as one."""

from __future__ import annotations

from dataclasses import replace

from styring.dossier import Dossier
from styring.records.letter import Letter
from styring.records.vocabulary import LetterKind, RequirementKind
from styring.rules.allocation import demands_of, is_whole, sent_before, sent_letters
from tests.rules.making import dossier, record


def letter(id: str, text: str = "", status: str = "sendt") -> Letter:
    kind = next(kind for kind in LetterKind if kind.code == id[11:].partition("-")[0])
    return record(Letter, id, f"type: {kind}\ndato: {id[:10]}\nstatus: {status}\n{text}")


def within(*letters: Letter) -> Dossier:
    return replace(dossier(*letters), letters={each.id: each for each in letters})


MAIN = letter(
    "2026-01-15-tb",
    """\
mål: [{id: m1, tekst: Trygge turveier}]
krav:
  - {id: k1, type: styringsparameter, tekst: Merkede turveier}
  - {id: k2, type: aktivitetskrav, tekst: Rydde}
  - {id: k3, type: rapporteringskrav, tekst: Avvik}
  - {id: k4, tekst: Lys}
""",
)
SUPPLEMENT = letter("2026-06-18-stb", "krav:\n  - {id: k2, type: resultatkrav, tekst: Ryddede turveier}\n")
OTHERS = (
    letter("2026-01-15-tb-2", status="utkast"),
    letter("2026-02-12-ob"),
    letter("2026-06-04-in"),
    letter("2025-01-16-tb"),
)


def test_all_but_reporting_is_steering_and_the_later_letter_has_the_last_word() -> None:
    assert demands_of([MAIN]).steering == 4
    both = demands_of([MAIN, SUPPLEMENT])
    assert both.steering == 4
    assert [both.number_of(kind) for kind in RequirementKind] == [0, 1, 1, 0, 1]
    assert demands_of([]).steering == 0


def test_the_letters_of_a_year_come_in_order_and_only_when_they_are_sent() -> None:
    known = within(SUPPLEMENT, *OTHERS, MAIN)
    assert sent_letters(known, 2026) == (MAIN, SUPPLEMENT)
    assert sent_before(SUPPLEMENT, known) == (MAIN,)
    assert sent_before(MAIN, known) == ()


def test_two_letters_of_one_day_come_by_id() -> None:
    second = letter("2026-06-18-stb-2")
    known = within(second, SUPPLEMENT)
    assert sent_letters(known, 2026) == (SUPPLEMENT, second)
    assert sent_before(second, known) == (SUPPLEMENT,)


def test_a_year_is_whole_when_its_tildelingsbrev_and_all_its_letters_can_be_read() -> None:
    assert is_whole(within(MAIN), 2026)
    assert not is_whole(within(SUPPLEMENT), 2026)
    known = within(MAIN, SUPPLEMENT)
    assert not is_whole(replace(known, letters={MAIN.id: MAIN}), 2026)
    assert not is_whole(replace(known, registry=replace(known.registry, first_year=2027)), 2026)
