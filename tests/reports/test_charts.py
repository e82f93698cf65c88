"""What charts show, in words and as points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styring.reports.charts import Chart, Form, Point, charts
from styring.reports.rows import Row
from styring.reports.table import Value

KINDS = ("etatsstyringsmøte", "oppdragsstyringsmøte", "kontaktmøte", "fagmøte")


def chart(name: str, table: str, *rows: Mapping[str, Value], year: int = 2026) -> Chart:
    return charts({table: rows}, year)[name]


def month(name: str, *numbers: int, year: int = 2026) -> Row:
    return {"år": year, "måned": name, **dict(zip(KINDS, numbers, strict=True))}


def mix(agency: str, formal: int, informal: int) -> Row:
    return {"virksomhet": agency, "år": 2026, "formelle": formal, "uformelle": informal}


def themes(*rows: tuple[str, str, int]) -> Sequence[Row]:
    return [{"år": 2026, "møtetype": kind, "tema": theme, "saker": number} for kind, theme, number in rows]


def test_meetings_by_type_and_month() -> None:
    shown = chart(
        "måneder",
        "møter_måneder",
        month("desember", 9, 9, 9, 9, year=2025),
        month("januar", 2, 0, 1, 0),
        month("februar", 0, 0, 0, 0),
        month("mars", 1, 0, 0, 0),
    )
    assert shown == Chart(
        title="Møter etter type og måned, 2026",
        alt="Stående søyler med antall møter hver måned i 2026. Januar: 2 etatsstyringsmøter og 1 kontaktmøte. "
        "Mars: 1 etatsstyringsmøte.",
        form=Form.COLUMNS,
        places=("jan.", "feb.", "mars"),
        series=("etatsstyringsmøte", "kontaktmøte"),
        points=(
            Point("jan.", "etatsstyringsmøte", 2, "2"),
            Point("jan.", "kontaktmøte", 1, "1"),
            Point("mars", "etatsstyringsmøte", 1, "1"),
        ),
        axis="Antall møter",
    )


def test_months_have_their_norwegian_short_forms() -> None:
    names = ("mars", "april", "juni", "juli", "august", "september", "desember")
    shown = chart("måneder", "møter_måneder", *(month(name, 1, 0, 0, 0) for name in names))
    assert shown.places == ("mars", "april", "juni", "juli", "aug.", "sep.", "des.")


def test_formal_and_informal_meetings() -> None:
    shown = chart("dialog", "møter_dialog", mix("bfj", 5, 1), mix("bre", 3, 0))
    assert shown.alt == (
        "Liggende søyler med antall formelle og uformelle møter for hver virksomhet. bfj: formelle 5 og uformelle 1. "
        "bre: formelle 3 og uformelle 0."
    )
    assert shown.points == (
        Point("bfj", "formelle", 5, "5"),
        Point("bfj", "uformelle", 1, "1"),
        Point("bre", "formelle", 3, "3"),
    )


def test_of_many_agencies_the_text_tells_the_most_and_the_fewest() -> None:
    shown = chart("dialog", "møter_dialog", *(mix(f"v{number:02}", number, 30 - number) for number in range(1, 21)))
    assert shown.alt == (
        "Liggende søyler med antall formelle og uformelle møter for hver virksomhet. Formelle: høyest 20 (v20), lavest "
        "1 (v01). Uformelle: høyest 29 (v01), lavest 10 (v20). Alle tallene står i tabellen."
    )
    assert len(shown.points) == 40


def test_political_leadership() -> None:
    row: Row = {"virksomhet": "bre", "år": 2026, "møter": 12, "med_politisk_ledelse": 3}
    shown = chart("politisk_ledelse", "deltakelse_politisk_ledelse", row)
    assert shown.alt == (
        "Liggende søyler med antall møter der politisk ledelse var med og ikke var med, for hver virksomhet. bre: med "
        "politisk ledelse 3 og uten politisk ledelse 9."
    )


def test_timeliness_leaves_out_what_is_not_known() -> None:
    papers: Row = {"år": 2026, "møtetype": "etatsstyringsmøte", "i_tide": 97.2}
    steering: Row = {"år": 2026, "møtetype": "etatsstyringsmøte", "utkast_i_tide": 100.0, "endelig_i_tide": 90.0}
    contact: Row = {"år": 2026, "møtetype": "kontaktmøte", "utkast_i_tide": 0.0, "endelig_i_tide": None}
    tables = {"frister_papirer": [papers], "frister_referater": [steering, contact]}
    shown = charts(tables, 2026)["frister"]
    assert shown == Chart(
        title="Andel i tide etter møtetype, 2026",
        alt="Liggende søyler med andelen sakspapirer, utkast til referat og endelige referater som kom i tide, etter "
        "møtetype. Sakspapirer: etatsstyringsmøte 97,2\xa0%. Utkast til referat: etatsstyringsmøte 100\xa0% og "
        "kontaktmøte 0\xa0%. Endelig referat: etatsstyringsmøte 90\xa0%.",
        form=Form.PANELS,
        places=("etatsstyringsmøte", "kontaktmøte"),
        series=("Sakspapirer", "Utkast til referat", "Endelig referat"),
        points=(
            Point("etatsstyringsmøte", "Sakspapirer", 97.2, "97,2\xa0%"),
            Point("etatsstyringsmøte", "Utkast til referat", 100.0, "100\xa0%"),
            Point("kontaktmøte", "Utkast til referat", 0.0, "0\xa0%"),
            Point("etatsstyringsmøte", "Endelig referat", 90.0, "90\xa0%"),
        ),
        axis="",
        whole=100,
    )


def test_themes_stand_in_their_own_order() -> None:
    rows = themes(("kontaktmøte", "risiko", 3), ("kontaktmøte", "uten tema", 1), ("fagmøte", "måloppnåelse", 2))
    shown = chart("temaer", "temaer_temaer", *rows)
    assert shown.places == ("måloppnåelse", "risiko", "uten tema")
    assert shown.series == ("kontaktmøte", "fagmøte")


def test_demands_by_type_over_the_years() -> None:
    rows: list[Row] = [
        {"år": year, "krav": kind, "samlet": mean}
        for year, kind, mean in ((2025, "Mål", 12.7), (2026, "Mål", 6.4), (2026, "Styringskrav i alt", 35.0))
    ]
    shown = chart("krav", "krav_gjennomsnitt", *rows)
    assert shown.points == (Point("2025", "Mål", 12.7, "12,7"), Point("2026", "Mål", 6.4, "6,4"))
    assert shown.alt == (
        "Liggende søyler med gjennomsnittlig antall krav per virksomhet i brev og vedlegg, etter type og år. "
        "Mål: 12,7 i 2025 og 6,4 i 2026."
    )


def test_of_many_years_likewise() -> None:
    rows: list[Row] = [
        {"år": year, "krav": kind, "samlet": mean + year - 2016}
        for year in range(2016, 2027)
        for kind, mean in (("Mål", 2.5), ("Aktivitetskrav", 1.0))
    ]
    assert chart("krav", "krav_gjennomsnitt", *rows).alt == (
        "Liggende søyler med gjennomsnittlig antall krav per virksomhet i brev og vedlegg, etter type og år. "
        "Mål: høyest 12,5 (2026), lavest 2,5 (2016). Aktivitetskrav: høyest 11 (2026), lavest 1 (2016). Alle tallene "
        "står i tabellen."
    )


def test_nothing_to_show_is_no_chart() -> None:
    assert charts({}, 2026) == {}
    assert charts({"møter_måneder": [month("januar", 0, 0, 0, 0)]}, 2026) == {}
    assert charts({"møter_måneder": [month("januar", 1, 0, 0, 0)]}, 2025) == {}
