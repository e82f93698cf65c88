"""The survey: which tables answer which question, over which year and for which department."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from styring.reports.rows import rows_of
from styring.reports.scope import Scope
from styring.reports.survey import QUESTIONS, SURVEY, year_of
from styring.reports.survey_prose import key_figures, paragraphs
from styring.reports.table import Table
from tests.reports.asking import ask
from tests.reports.reading import column, sources, values
from tests.reports.survey_records import DIALOGUE

LATE = date(2026, 11, 22)


@pytest.fixture(name="tables")
def _tables(tmp_path: Path) -> Mapping[str, Table]:
    return ask(SURVEY, tmp_path, DIALOGUE, Scope(LATE, department="pbr"))


def test_every_question_of_the_survey_is_answered() -> None:
    asked = [question.id for question in QUESTIONS if question.id]
    assert asked == [f"KA-{number}" for number in range(1, 9)]
    assert asked == [id for id in SURVEY.cites if id.startswith("KA")]


def test_the_tables_stand_in_the_order_of_the_questions(tables: Mapping[str, Table]) -> None:
    assert list(tables) == [key for question in QUESTIONS for key in question.tables]
    assert [table.key for table in tables.values()] == list(tables)


def test_an_agency_is_there_if_it_was_under_the_department_in_the_year(tables: Mapping[str, Table]) -> None:
    assert values(tables["virksomheter"]) == [
        ("bfj", "Bydel Fjordlia", "bydel", None, False),
        ("bre", "Bymiljø- og rekreasjonsetaten", "etat", "kommunaldirektør", True),
    ]
    assert sources(tables["virksomheter"], "navn", 1) == ("bre/agency",)


def test_what_an_agency_does_under_another_department_is_left_out(tables: Mapping[str, Table]) -> None:
    assert column(tables["møter_typer"], "møter", møtetype="fagmøte") == [1]
    assert sources(tables["møter_typer"], "møter", 2) == ("bfj/meetings/2026-02-10-fag",)


@pytest.mark.parametrize(
    ("scope", "agencies"),
    [
        (Scope(LATE, department="abc"), ["bfj"]),
        (Scope(date(2026, 6, 30), department="abc"), []),
        (Scope(date(2027, 3, 1), department="pbr"), ["bre"]),
        (Scope(LATE), ["bfj", "bre"]),
        (Scope(LATE, agencies=frozenset({"bre"})), ["bre"]),
    ],
)
def test_the_agencies_of_a_scope(tmp_path: Path, scope: Scope, agencies: list[str]) -> None:
    assert column(ask(SURVEY, tmp_path, DIALOGUE, scope)["virksomheter"], "virksomhet") == agencies


def test_all_is_of_one_year_but_demands_are_shown_over_the_years(tables: Mapping[str, Table]) -> None:
    assert set(column(tables["møter_måneder"], "år")) == {2026}
    assert column(tables["krav_gjennomsnitt"], "år", krav="Mål") == [2025, 2026]


def test_demands_by_kind_over_the_years(tables: Mapping[str, Table]) -> None:
    assert values(tables["krav_år"]) == [
        (2025, 2.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0),
        (2026, 1.0, 0.0, 0.0, 1.0, 0.0, 2.0, 0.0),
    ]
    assert sources(tables["krav_år"], "mål") == ("bre/letters/2025-01-15-tb",)


def test_the_first_year_bounds_the_demands_alone(tmp_path: Path) -> None:
    scope = Scope(LATE, first_year=2026)
    assert column(ask(SURVEY, tmp_path, DIALOGUE, scope)["krav_gjennomsnitt"], "år", krav="Mål") == [2026]


def test_an_earlier_year(tmp_path: Path) -> None:
    tables = ask(SURVEY, tmp_path, DIALOGUE, Scope(LATE, last_year=2025))
    assert values(tables["møter_dialog"]) == [("bre", 2025, 1, 0, 100.0, 0.0, 0.0)]


@pytest.mark.parametrize(
    ("scope", "year"),
    [(Scope(LATE), 2026), (Scope(LATE, last_year=2025), 2025), (Scope(LATE, first_year=2025, last_year=2040), 2026)],
)
def test_the_year_is_the_last_one_that_has_begun(scope: Scope, year: int) -> None:
    assert year_of(scope) == year


def test_seen_from_a_day_in_the_past(tmp_path: Path) -> None:
    tables = ask(SURVEY, tmp_path, DIALOGUE, Scope(date(2026, 3, 31)))
    assert column(tables["møter_typer"], "møtetype") == ["etatsstyringsmøte", "fagmøte"]


def test_what_the_tables_say_in_words(tables: Mapping[str, Table]) -> None:
    read = {key: rows_of(table) for key, table in tables.items()}
    assert {question.id: paragraphs(question.id, read, 2026) for question in QUESTIONS} == {
        "KA-1": (
            "Rolleavklaring er ført for 1 av 2 virksomheter, og etatsstyrer for 1.",
            "Virksomhetene meldte inn 1 av 2 saker (50\xa0%) på sakslistene, og byrådsavdelingen 1.",
            "Virksomhetene ble invitert til å komme med innspill til 0 av 1 etatsstyringsmøte (0\xa0%).",
            "Tallene viser hvem som melder saker, og om rollene er beskrevet. Om rolle- og ansvarsfordelingen er "
            "god, og hvordan partene vil ha den, må byrådsavdelingen og virksomhetene snakke om.",
        ),
        "KA-2": (
            "Det er holdt 3 møter i 2026: 1 etatsstyringsmøte, 1 kontaktmøte og 1 fagmøte.",
            "Antall etatsstyringsmøter hos virksomhetene var fra 0 (bfj) til 1 (bre). Ingen har hatt flere enn "
            "hovedregelen på inntil 4 i året.",
            "Ingen kontaktmøter kom tettere på det forrige enn månedlig.",
            "I etatsstyringsmøtene var kommunaldirektøren med i 100\xa0% og virksomhetslederen i 0\xa0%. I "
            "100\xa0% var møtelederen den som retningslinjene peker ut.",
            "Politisk ledelse var med i 1 av 3 møter (33,3\xa0%): ved behov hos bre og aldri hos bfj.",
            "3 møter er holdt utenom årshjulet.",
        ),
        "KA-3": (
            "Andelen måloppnåelse, resultater og risiko i etatsstyringsmøtene var 50\xa0% (bre).",
            "Andelen innsatsfaktorer og enkeltsaker var 50\xa0% (bre).",
            "0 av 2 saker (0\xa0%) er merket som strategiske.",
            "Saker med merkelapp: digitalisering 0, innbygger 0 og samordning 0.",
            "Temaene er slik sakene er ført. Om sakene var de viktigste, og om de ble tatt opp tidlig nok, kan "
            "bare deltakerne svare på.",
        ),
        "KA-4": (
            "1 av 3 møter (33,3\xa0%) var formelle, og 2 var uformelle.",
            "Andelen formelle møter var fra 0\xa0% (bfj) til 50\xa0% (bre).",
            "Andelen etatsstyringsmøter og kontaktmøter der innkallingen sier om møtet er formelt eller "
            "uformelt, var 0\xa0% (bre).",
            "Om miksen er rett, og om deltakerne vet hva som er hva, må partene vurdere.",
        ),
        "KA-5": (
            "1 av 3 møter (33,3\xa0%) har referat eller oppsummering.",
            "Arbeidsdager fra møte til endelig referat eller oppsummering, median: 11 for etatsstyringsmøtene.",
            "Av 2 brev, referater og oppsummeringer som ble sendt eller endelige, er 0 helt eller delvis "
            "offentlige, 0 publisert og 0 arkivert.",
        ),
        "KA-6": (
            "Postene har ingen styringssignaler som er gitt utenom den formelle dialogen i 2026.",
            "Postene viser bare de signalene som noen har ført.",
        ),
        "KA-7": (
            "0 av 1 virksomhet har inngått samarbeidsplakat.",
            "Det er ingen inngått plakat hos bre.",
            "Hvor mange som har en plakat, sier ikke om det bør lages en mal. Det må partene snakke om.",
        ),
        "KA-8": (
            "3 møtetyper har 3 navn i bruk. Alle møtene er kalt det møtetypen heter.",
            "Tallene gjelder én byrådsavdeling, så de viser ikke om begrepsbruken varierer mellom avdelingene.",
        ),
        "": (
            "Brevene for 2026 stilte i gjennomsnitt 2 styringskrav til hver virksomhet: mål 1, styringsparametre "
            "0, resultatkrav 0 og aktivitetskrav 1.",
            "Fra 2025, hos de virksomhetene som fikk brev begge årene: mål fra 2 til 1 (−50\xa0%) og "
            "aktivitetskrav fra 0 til 1.",
            "Hos 1 av 1 virksomhet ble det færre mål og styringsparametre samtidig som det ble flere aktivitetskrav.",
        ),
    }


def test_what_stands_first(tables: Mapping[str, Table]) -> None:
    read = {key: rows_of(table) for key, table in tables.items()}
    assert key_figures(read, 2026) == (
        ("gjennomførte møter", "3"),
        ("av møtene er formelle", "33,3\xa0%"),
        ("av møtene er dokumentert", "33,3\xa0%"),
        ("av møtene med politisk ledelse", "33,3\xa0%"),
        ("styringskrav per virksomhet i snitt", "2"),
    )
