"""The answers of the survey in cases that a small repository does not have; the rest is in ``test_survey``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from styring.reports.rows import Row
from styring.reports.survey import QUESTIONS
from styring.reports.survey_prose import key_figures, paragraphs
from styring.reports.survey_words import from_to
from styring.reports.table import Unit, Value


def told(question: str, **tables: list[Row]) -> tuple[str, ...]:
    return paragraphs(question, defaultdict(list, tables), 2026)


def signals(place: str, number: int, written: int, anchored: int, longest: int | None) -> Row:
    return {
        "gitt_i": place,
        "signaler": number,
        "skriftliggjort": written,
        "forankret": anchored,
        "tid_lengste": longest,
    }


def test_some_signals_are_put_in_writing() -> None:
    rows = [signals("kontaktmøte", 2, 2, 0, 6), signals("utenom møtene", 1, 0, 0, None)]
    assert told("KA-6", styringssignaler_gitt_i=rows) == (
        "3 styringssignaler er gitt utenom den formelle dialogen, og 2 av 3 er skriftliggjort i etterkant.",
        "Signalene ble gitt slik: 2 i kontaktmøter og 1 utenom møtene. Det tok høyst 6 arbeidsdager før de var "
        "skriftlige.",
        "Ingen er forankret i et brev som er sendt.",
        "Postene viser bare de signalene som noen har ført.",
    )


def test_one_signal_is_not_in_writing() -> None:
    assert told("KA-6", styringssignaler_gitt_i=[signals("fagmøte", 1, 0, 1, None)])[:3] == (
        "1 styringssignal er gitt utenom den formelle dialogen, og ingen er skriftliggjort i etterkant.",
        "Signalene ble gitt slik: 1 i fagmøter.",
        "1 av 1 er forankret i et brev som er sendt.",
    )


def test_charters() -> None:
    overview: Row = {"virksomheter": 3, "inngått": 2, "utfylt_av_begge": 2}
    charters: list[Row] = [
        {"virksomhet": code, "inngått": day} for code, day in (("bfj", 1), ("bre", 1), ("eib", None))
    ]
    found = told("KA-7", samarbeidsplakater_oversikt=[overview], samarbeidsplakater_plakater=charters)
    assert found[:3] == (
        "2 av 3 virksomheter har inngått samarbeidsplakat.",
        "Alle er fylt ut av begge parter.",
        "Det er ingen inngått plakat hos eib.",
    )


def name(kind: str, called: str, common: bool, departments: str, number: int) -> Row:
    return {
        "møtetype": kind,
        "navn": called,
        "felles_begrep": common,
        "byrådsavdelinger": departments,
        "møter": number,
    }


def test_names_that_vary_between_departments() -> None:
    rows = [
        name("etatsstyringsmøte", "etatsstyringsmøte", True, "abc, pbr", 7),
        name("etatsstyringsmøte", "strategimøte", True, "pbr", 1),
        name("kontaktmøte", "styringsmøte", False, "abc", 2),
    ]
    assert told("KA-8", møter_navn=rows) == (
        "2 møtetyper har 3 navn i bruk. 3 møter er kalt noe annet enn møtetypen.",
        "Ikke blant de felles begrepene for møtetypen: «styringsmøte».",
    )


def demands(year: int, mean: float, untyped: float = 0.0) -> list[Row]:
    kinds = {"Mål": mean, "Styringsparametre": 4.0, "Resultatkrav": 3.0, "Aktivitetskrav": 1.0}
    means = {**kinds, "Krav uten type": untyped, "Styringskrav i alt": sum(kinds.values()) + untyped}
    return [{"år": year, "krav": kind, "samlet": value} for kind, value in means.items()]


def changed(since: int, **means: tuple[float, float, float | None]) -> list[Row]:
    kinds = ("Mål", "Styringsparametre", "Resultatkrav", "Aktivitetskrav")
    figures = {kind: means.get(kind, (1.0, 1.0, 0.0)) for kind in kinds}
    return [
        {
            "fra": since, "til": 2026, "grunnlag": "samlet", "krav": kind,
            "gjennomsnitt_før": before, "gjennomsnitt_etter": after, "endring": change,
        }
        for kind, (before, after, change) in figures.items()
    ]  # fmt: skip


def test_demands_are_compared_with_the_year_before() -> None:
    rows = [*changed(2012, Mål=(99.0, 6.4, -93.5)), *changed(2025, Mål=(12.7, 6.4, -49.6))]
    shifted: Row = {"fra": 2025, "til": 2026, "grunnlag": "samlet", "virksomheter": 70, "med_forskyvning": 0}
    found = told("", krav_gjennomsnitt=demands(2026, 6.4, 0.5), krav_endring_panel=rows, krav_forskyvning=[shifted])
    assert found == (
        "Brevene for 2026 stilte i gjennomsnitt 14,9 styringskrav til hver virksomhet: mål 6,4, styringsparametre 4, "
        "resultatkrav 3, aktivitetskrav 1 og krav uten type 0,5.",
        "Fra 2025, hos de virksomhetene som fikk brev begge årene: mål fra 12,7 til 6,4 (−49,6\xa0%).",
        "Hos ingen av 70 virksomheter ble det færre mål og styringsparametre samtidig som det ble flere "
        "aktivitetskrav.",
    )


def test_demands_that_have_not_changed() -> None:
    found = told("", krav_gjennomsnitt=demands(2026, 1), krav_endring_panel=changed(2025))
    assert found[1] == ("Fra 2025, hos de virksomhetene som fikk brev begge årene: ingen endring i gjennomsnittene.")


@pytest.mark.parametrize("question", [question.id for question in QUESTIONS])
def test_nothing_at_all_is_told_in_words(question: str) -> None:
    found = told(question)
    assert found
    assert all(paragraph.endswith(".") for paragraph in found)


def test_key_figures_of_nothing() -> None:
    assert [figure for _, figure in key_figures(defaultdict(list), 2026)] == ["0", "–", "–", "–", "–"]


def shares(**figures: Value) -> list[Mapping[str, Value]]:
    return [{"virksomhet": code, "andel": value} for code, value in figures.items()]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (shares(a=50.0, b=75.5), "fra 50\xa0% (a) til 75,5\xa0% (b)"),
        (shares(a=50.0, b=75.5, c=50.0), "fra 50\xa0% (a og c) til 75,5\xa0% (b)"),
        (shares(a=1.0, b=1.0, c=1.0, d=1.0, e=2.0), "fra 1\xa0% (4 virksomheter) til 2\xa0% (e)"),
        (shares(a=50.0, b=50.0), "50\xa0% hos alle"),
        (shares(a=50.0), "50\xa0% (a)"),
    ],
)
def test_from_the_least_to_the_most(rows: list[Row], words: str) -> None:
    assert from_to(rows, "andel", Unit.PERCENT) == words
