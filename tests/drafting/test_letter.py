from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.drafting.letter import LetterAnswers, assignments_without_letter, plan_letter, year_of
from styring.drafting.plan import DraftingError, Plan
from styring.project import Project
from styring.records.vocabulary import LetterKind
from tests.drafting.making import at, content, errors_of_schema, findings, only_text, opened, repository

TB, STB, OB, IN = LetterKind
LAST_YEAR = {
    "records/agencies/bre/2025/letters/2025-01-16-tb.yaml": """\
type: tildelingsbrev
dato: 2025-01-16
status: sendt
mål:
  - {id: m1, tekst: Byrommene er rene, nivå: hovedmål}
krav:
  - {id: k1, type: styringsparameter, tekst: Andel fornøyde, mål: m1, måltall: 73, enhet: prosent, utgangspunkt: 71}
  - {id: k2, type: resultatkrav, tekst: Svartid, mål: [m1, m2], måltall: 2.5, enhet: dager}
  - {id: k3, type: aktivitetskrav, tekst: Prøve ut, begrunnelse: {kode: egenart, tekst: Delt ansvar.}, vedlegg: true}
rapportering:
  - {id: t1, navn: Tertialrapport 1, frist: 2025-05-28}
  - {id: aar, navn: Årsrapport 2025, frist: 2026-03-01}
""",
    "records/agencies/bre/2025/letters/2025-06-18-stb.yaml": """\
type: supplerende_tildelingsbrev
dato: 2025-06-18
status: sendt
hovedbrev: 2025-01-16-tb
krav:
  - {id: k2, type: resultatkrav, tekst: Svartid, mål: m1, måltall: 2}
  - {id: k4, type: rapporteringskrav, tekst: Oversikt over avvik}
""",
}
THIS_YEAR = {
    "records/agencies/bre/2026/letters/2026-01-15-tb.yaml": "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\n"
}
ASSIGNMENT = {
    "records/agencies/bre/assignments/o-2026-01.yaml": (
        "tittel: Tilgjengelige byrom\nhistorikk: [{status: aktiv, fra: 2026-02-16}]\n"
    ),
    "records/agencies/bre/assignments/o-2025-07.yaml": (
        "tittel: Bytrær\nhistorikk: [{status: aktiv, fra: 2025-02-16}]\noppdragsbrev: 2026-01-15-tb\n"
    ),
}
WHEEL = {
    "records/calendars/2026/pbr.yaml": """\
hendelser:
  - {id: bre-kon-1, type: kontaktmøte, virksomhet: bre, dato: 2026-06-11}
  - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12}
  - {id: bre-t1, virksomhet: bre, dato: 2026-05-28, tittel: Tertialrapport 1}
  - {id: eib-esm-1, type: etatsstyringsmøte, virksomhet: bre2, dato: 2026-03-12}
"""
}


JANUARY, FEBRUARY, JUNE = date(2026, 1, 15), date(2026, 2, 12), date(2026, 6, 18)


def drafted(project: Project, answers: LetterAnswers) -> Plan:
    return plan_letter(opened(project).dossier, project.settings, answers)


def test_a_tildelingsbrev_has_its_parts_in_oslos_order(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, WHEEL), LetterAnswers(TB, JANUARY, 2026))
    assert list(plan.files) == ["records/agencies/bre/2026/letters/2026-01-15-tb.yaml"]
    assert list(content(plan)) == [
        "type", "dato", "status", "tittel", "avsender_rolle", "saksbehandler_rolle", "deres_ref", "arkivkode",
        "innledning", "utfordringer", "budsjettramme", "verbalvedtak", "fullmakter", "risikovurdering", "mål", "krav",
        "kapitler", "møteplan", "rapportering", "vedlegg", "offentlighet",
    ]  # fmt: skip
    assert at(plan, "tittel") == "Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten"
    assert at(plan, "møteplan") == [
        {"type": "etatsstyringsmøte", "dato": "2026-03-12"},
        {"type": "kontaktmøte", "dato": "2026-06-11"},
    ]
    assert plan.carried == ()


def test_last_years_goals_requirements_and_reports_go_on(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, LAST_YEAR), LetterAnswers(TB, JANUARY, 2026))
    assert at(plan, "mål") == [{"id": "m1", "tekst": "Byrommene er rene", "nivå": "hovedmål"}]
    assert at(plan, "krav") == [
        {
            "id": "k1",
            "type": "styringsparameter",
            "tekst": "Andel fornøyde",
            "mål": "m1",
            "måltall": 73,
            "enhet": "prosent",
            "videreført_fra": "k1",
        },
        {"id": "k2", "type": "resultatkrav", "tekst": "Svartid", "mål": "m1", "måltall": 2, "videreført_fra": "k2"},
        {
            "id": "k3",
            "type": "aktivitetskrav",
            "tekst": "Prøve ut",
            "begrunnelse": {"kode": "egenart", "tekst": "Delt ansvar."},
            "vedlegg": True,
            "videreført_fra": "k3",
        },
        {"id": "k4", "type": "rapporteringskrav", "tekst": "Oversikt over avvik", "videreført_fra": "k4"},
    ]
    assert only_text(plan).count("måltall: 73\n") == 1
    assert (
        "rapportering:\n"
        "  - {id: t1, navn: Tertialrapport 1}  # frist i fjor: 2025-05-28\n"
        "  - {id: aar, navn: Årsrapport 2026}  # frist i fjor: 2026-03-01\n"
    ) in only_text(plan)
    assert plan.carried == ("1 mål, 4 krav og 2 rapporter fra 2025-01-16-tb og 2025-06-18-stb.",)


def test_a_requirement_with_several_goals_and_a_decimal_keeps_them(tmp_path: Path) -> None:
    only_main = {path: text for path, text in LAST_YEAR.items() if path.endswith("tb.yaml") and "stb" not in path}
    requirement = at(drafted(repository(tmp_path, only_main), LetterAnswers(TB, JANUARY, 2026)), "krav", 1)
    assert (requirement["mål"], requirement["måltall"]) == (["m1", "m2"], 2.5)


def test_a_letter_may_begin_afresh(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, LAST_YEAR), LetterAnswers(TB, JANUARY, 2026, continues=False))
    assert (at(plan, "mål"), at(plan, "krav"), at(plan, "rapportering")) == (None, None, None)
    assert plan.carried == ()


def test_a_supplementary_letter_adds_to_the_years_own(tmp_path: Path) -> None:
    project = repository(tmp_path, LAST_YEAR, THIS_YEAR)
    plan = drafted(project, LetterAnswers(STB, JUNE, 2026))
    assert at(plan, "hovedbrev") == "2026-01-15-tb"
    assert list(plan.files) == ["records/agencies/bre/2026/letters/2026-06-18-stb.yaml"]
    named = drafted(project, LetterAnswers(STB, JUNE, 2026, main_letter="2026-01-15-tb"))
    assert named.files == plan.files


def test_an_oppdragsbrev_is_named_after_its_assignment(tmp_path: Path) -> None:
    answers = LetterAnswers(OB, FEBRUARY, 2026, assignments=("o-2026-01",))
    plan = drafted(repository(tmp_path, ASSIGNMENT, THIS_YEAR), answers)
    assert at(plan, "tittel") == "Oppdragsbrev: Tilgjengelige byrom"
    assert at(plan, "oppdrag") == ["o-2026-01"]
    assert [chapter["tittel"] for chapter in at(plan, "kapitler")] == [
        "Hva oppdraget omfatter",
        "Rammer og prioriteringer",
        "Styring, møter og rapportering",
    ]
    assert "Skriv «oppdragsbrev: 2026-02-12-ob» i oppdraget o-2026-01." in plan.to_do


def test_assignments_without_a_letter_are_those_to_write_one_for(tmp_path: Path) -> None:
    dossier = opened(repository(tmp_path, ASSIGNMENT, THIS_YEAR)).dossier
    assert [a.id for a in assignments_without_letter(dossier, FEBRUARY)] == ["o-2026-01"]


def test_a_letter_of_the_same_day_gets_the_next_id(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, THIS_YEAR), LetterAnswers(TB, JANUARY, 2026))
    assert list(plan.files) == ["records/agencies/bre/2026/letters/2026-01-15-tb-2.yaml"]


def test_titles_follow_the_agencys_language(tmp_path: Path) -> None:
    agency = {"records/agencies/bre/agency.yaml": "navn: Bydelen\nform: bydel\nbyrådsavdeling: pbr\nmålform: nn\n"}
    project = repository(tmp_path, THIS_YEAR, agency)
    assert (
        at(drafted(project, LetterAnswers(STB, JANUARY, 2026)), "tittel")
        == "Supplerande tildelingsbrev 2026 til Bydelen"
    )


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        (TB, date(2025, 12, 18), 2026),
        (TB, date(2026, 1, 15), 2026),
        (STB, date(2025, 12, 18), 2025),
        (IN, date(2025, 12, 18), 2025),
    ],
)
def test_a_tildelingsbrev_in_december_is_for_the_next_year(kind: LetterKind, day: date, year: int) -> None:
    assert year_of(kind, day) == year


def test_a_letter_dated_the_year_before_lies_in_the_folder_of_its_year(tmp_path: Path) -> None:
    project = repository(tmp_path)
    plan = drafted(project, LetterAnswers(TB, date(2025, 12, 18), 2026))
    assert list(plan.files) == ["records/agencies/bre/2026/letters/2025-12-18-tb.yaml"]
    assert findings(project, plan, date(2026, 1, 2)) == ""


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (LetterAnswers(TB, JANUARY, 2028), "Et brev datert 15. januar 2026 kan ikke gjelde 2028."),
        (LetterAnswers(STB, JANUARY, 2026), "Fant ikke noe tildelingsbrev for 2026 som kan suppleres."),
        (LetterAnswers(STB, JANUARY, 2027), "Fant ikke noe tildelingsbrev for 2027 som kan suppleres."),
        (
            LetterAnswers(STB, JANUARY, 2026, main_letter="2025-01-16-tb"),
            "Fant ikke noe tildelingsbrev «2025-01-16-tb» for 2026.",
        ),
        (LetterAnswers(OB, JANUARY, 2026), "Et oppdragsbrev gjelder ett eller flere oppdrag."),
        (LetterAnswers(OB, JANUARY, 2026, assignments=("o-2026-9",)), "Fant ikke noe oppdrag «o-2026-9»."),
    ],
)
def test_a_letter_that_has_nothing_to_stand_on(tmp_path: Path, answers: LetterAnswers, message: str) -> None:
    with pytest.raises(DraftingError) as raised:
        drafted(repository(tmp_path, LAST_YEAR, ASSIGNMENT), answers)
    assert raised.value.message == message


@pytest.mark.parametrize("kind", LetterKind, ids=str)
def test_a_draft_lints_clean_and_follows_its_schema(tmp_path: Path, kind: LetterKind) -> None:
    project = repository(tmp_path, LAST_YEAR, THIS_YEAR, ASSIGNMENT, WHEEL)
    about = ("o-2026-01",) if kind is OB else ()
    plan = drafted(project, LetterAnswers(kind, FEBRUARY, 2026, assignments=about))
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 2, 13)) == ""
