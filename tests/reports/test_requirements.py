"""R1 against counts by hand, and against the published figures that it must be able to make (guide ST-1)."""

from __future__ import annotations

from datetime import date

import pytest

from styring.records.base import Record
from styring.reporting.report_formats import as_markdown
from styring.reports.requirements import REQUIREMENTS
from styring.reports.scope import Scope
from styring.reports.table import Value
from tests.reports.asking import LATE_2026
from tests.reports.made import agency, for_year, letter, tables
from tests.reports.reading import column, printed, sources_where, values

LETTER, ALL = "tildelingsbrev", "samlet"
TOTAL = "Styringskrav i alt"


def of_types(parameters: int = 0, results: int = 0, activities: int = 0, untyped: int = 0) -> dict[str, int]:
    return {"styringsparameter": parameters, "resultatkrav": results, "aktivitetskrav": activities, "": untyped}


def test_a_mean_that_falls_from_100_to_76_is_minus_24_per_cent() -> None:
    found = tables(
        REQUIREMENTS,
        letter("bre", "2012-01-10-tb", 20, of_types(parameters=40, results=10, activities=50)),
        letter("eib", "2012-01-10-tb", 10, of_types(parameters=20, results=10, activities=40)),
        letter("bre", "2015-01-10-tb", 10, of_types(parameters=30, results=10, activities=40)),
        letter("eib", "2015-01-10-tb", 10, of_types(parameters=10, results=12, activities=30)),
    )["endring_panel"]
    assert column(found, "gjennomsnitt_før", krav=TOTAL, grunnlag=LETTER) == [100.0]
    assert column(found, "gjennomsnitt_etter", krav=TOTAL, grunnlag=LETTER) == [76.0]
    assert column(found, "endring", krav=TOTAL, grunnlag=LETTER) == [-24.0]
    assert printed(found, "endring", krav=TOTAL, grunnlag=LETTER) == ["−24\N{NO-BREAK SPACE}%"]
    row = "| 2012 | 2015 | tildelingsbrev | Styringskrav i alt | 2 | 2 | 100 | 76 | −24\N{NO-BREAK SPACE}% |\n"
    assert row in as_markdown(REQUIREMENTS, [found]).decode()


def test_the_published_series_comes_out_of_letters_with_its_means() -> None:
    """70 state agencies: mål 12.7 → 6.4, all styringskrav about 41 → 35, while aktivitetskrav grew to about 20."""
    numbers = {2012: (889, 812, 1169), 2015: (448, 630, 1372)}  # of all letters: goals, parameters, activities
    letters = [
        letter(f"v{i:02}", f"{year}-01-10-tb", goals, of_types(parameters=parameters, activities=activities))
        for year, totals in numbers.items()
        for i, (goals, parameters, activities) in enumerate(zip(*(spread(total, 70) for total in totals), strict=True))
    ]
    made = tables(REQUIREMENTS, *letters)
    kinds = ("Mål", "Styringsparametre", "Aktivitetskrav", TOTAL)
    assert [column(made["gjennomsnitt"], LETTER, krav=kind) for kind in kinds] == [
        [12.7, 6.4],
        [11.6, 9.0],
        [16.7, 19.6],
        [41.0, 35.0],
    ]
    assert [printed(made["endring_panel"], "endring", krav=kind, grunnlag=LETTER) for kind in kinds] == [
        ["−49,6\N{NO-BREAK SPACE}%"],
        ["−22,4\N{NO-BREAK SPACE}%"],
        ["+17,4\N{NO-BREAK SPACE}%"],
        ["−14,6\N{NO-BREAK SPACE}%"],
    ]
    assert values(made["forskyvning"]) == [(2012, 2015, LETTER, 70, 70, 100.0), (2012, 2015, ALL, 70, 70, 100.0)]


def spread(total: int, number: int) -> list[int]:
    """So many whole numbers with that sum, as even as can be."""
    return [total // number + (i < total % number) for i in range(number)]


def test_fewer_goals_and_more_activities_are_shown_though_the_total_falls() -> None:
    made = tables(
        REQUIREMENTS,
        letter("bre", "2025-01-10-tb", 6, of_types(parameters=6, activities=2)),
        letter("bre", "2026-01-10-tb", 3, of_types(parameters=4, activities=5)),  # 14 → 12, but displaced
        letter("bfj", "2025-01-10-tb", 4, of_types(parameters=4, activities=3)),
        letter("bfj", "2026-01-10-tb", 3, of_types(parameters=4, activities=3)),  # fewer goals, no more activities
        letter("eib", "2025-01-10-tb", 4, of_types(parameters=4, activities=3)),
        letter("eib", "2026-01-10-tb", 2, of_types(parameters=6, activities=4)),  # as many of the two together
    )
    assert values(made["forskyvning"]) == [(2025, 2026, LETTER, 3, 1, 33.3), (2025, 2026, ALL, 3, 1, 33.3)]
    assert values(made["forskyvning_per_virksomhet"]) == [
        ("bre", 2025, 2026, LETTER, 12, 7, 2, 5),
        ("bre", 2025, 2026, ALL, 12, 7, 2, 5),
    ]
    both = ("bre/letters/2025-01-10-tb", "bre/letters/2026-01-10-tb")
    assert sources_where(made["forskyvning"], "med_forskyvning", grunnlag=LETTER) == [both]
    assert column(made["endring_panel"], "endring", krav=TOTAL, grunnlag=LETTER) == [-5.6]  # 36 → 34


def test_activities_moved_to_an_annex_or_a_later_letter_are_displacement_too() -> None:
    made = tables(
        REQUIREMENTS,
        letter("bre", "2025-01-10-tb", 6, of_types(activities=2)),
        letter("bre", "2026-01-10-tb", 4, of_types(activities=1), annexed=2),
        letter("eib", "2025-01-10-tb", 6, of_types(activities=2)),
        letter("eib", "2026-01-10-tb", 4, of_types(activities=2)),
        letter("eib", "2026-06-10-stb", 0, of_types(activities=3)),
    )["forskyvning_per_virksomhet"]
    assert values(made) == [("bre", 2025, 2026, ALL, 6, 4, 2, 3), ("eib", 2025, 2026, ALL, 6, 4, 2, 3)]


def test_the_panel_leaves_out_who_has_a_letter_in_one_year_only() -> None:
    made = tables(
        REQUIREMENTS,
        letter("bfj", "2025-01-10-tb", 10),
        letter("bfj", "2026-01-10-tb", 5),
        letter("bre", "2025-01-10-tb", 4),  # gone in 2026
        letter("eib", "2026-01-10-tb", 3),  # new in 2026
        letter("fjo", "2026-01-10-tb", 1),  # likewise
    )
    assert values(made["endring_panel"])[0] == (2025, 2026, LETTER, "Mål", 1, 1, 10.0, 5.0, -50.0)
    assert values(made["endring_alle"])[0] == (2025, 2026, LETTER, "Mål", 2, 3, 7.0, 3.0, -57.1)
    assert sources_where(made["endring_panel"], "endring", krav="Mål", grunnlag=LETTER) == [
        ("bfj/letters/2025-01-10-tb", "bfj/letters/2026-01-10-tb")
    ]
    assert len(sources_where(made["endring_alle"], "endring", krav="Mål", grunnlag=LETTER)[0]) == 5
    assert "færre enn 5 virksomheter" in made["endring_panel"].notes[-1]


def test_a_panel_without_agencies_has_no_mean() -> None:
    found = tables(REQUIREMENTS, letter("bre", "2025-01-10-tb", 4), letter("eib", "2026-01-10-tb", 3))
    assert values(found["endring_panel"])[0] == (2025, 2026, LETTER, "Mål", 0, 0, None, None, None)
    assert values(found["endring_alle"])[0] == (2025, 2026, LETTER, "Mål", 1, 1, 4.0, 3.0, -25.0)
    assert values(found["forskyvning"])[0] == (2025, 2026, LETTER, 0, 0, None)


def test_each_year_is_compared_with_the_first_and_with_the_one_before() -> None:
    made = tables(REQUIREMENTS, *(letter("bre", f"{year}-01-10-tb", goals) for year, goals in GOALS_BY_YEAR.items()))
    rows = [row for row in values(made["endring_panel"]) if row[2:4] == (LETTER, "Mål")]
    assert [(first, last, change) for first, last, *_, change in rows] == [
        (2020, 2021, -20.0),
        (2020, 2024, 10.0),
        (2021, 2024, 37.5),
        (2020, 2025, -40.0),
        (2024, 2025, -45.5),
    ]


GOALS_BY_YEAR = {2020: 10, 2021: 8, 2024: 11, 2025: 6}


def test_annexes_and_supplementary_letters_are_counted_apart() -> None:
    main = letter("bre", "2026-01-15-tb", 2, {**of_types(1, 1, 1, 1), "rapporteringskrav": 2}, annexed=3)
    supplement = letter("bre", "2026-06-18-stb", 1, of_types(parameters=2), annexed=4)
    made = tables(REQUIREMENTS, main, supplement)
    # m1, the first styringsparameter and three in the annex come back: they are changed, not added
    assert values(made["gjennomsnitt"]) == [
        (2026, "Mål", 1, 2.0, 0.0, 1.0, 2.0),
        (2026, "Styringsparametre", 1, 1.0, 0.0, 2.0, 2.0),
        (2026, "Resultatkrav", 1, 1.0, 0.0, 0.0, 1.0),
        (2026, "Aktivitetskrav", 1, 1.0, 3.0, 4.0, 5.0),
        (2026, "Krav uten type", 1, 1.0, 0.0, 0.0, 1.0),
        (2026, TOTAL, 1, 6.0, 3.0, 7.0, 11.0),
        (2026, "Rapporteringskrav", 1, 2.0, 0.0, 0.0, 2.0),
    ]
    assert values(made["brev"]) == [
        ("bre", 2026, "2026-01-15-tb", "tildelingsbrev", 2, 1, 1, 1, 1, 6, 2),
        ("bre", 2026, "2026-01-15-tb", "vedlegg", 0, 0, 0, 3, 0, 3, 0),
        ("bre", 2026, "2026-06-18-stb", "supplerende brev", 1, 2, 0, 0, 0, 3, 0),
        ("bre", 2026, "2026-06-18-stb", "vedlegg", 0, 0, 0, 4, 0, 4, 0),
    ]
    assert sources_where(made["gjennomsnitt"], LETTER, krav="Mål") == [("bre/letters/2026-01-15-tb",)]
    assert sources_where(made["gjennomsnitt"], ALL, krav="Mål") == [
        ("bre/letters/2026-01-15-tb", "bre/letters/2026-06-18-stb")
    ]


def test_who_has_no_supplementary_letter_counts_with_none() -> None:
    found = tables(
        REQUIREMENTS,
        letter("bre", "2026-01-15-tb", 2),
        letter("bre", "2026-06-18-stb", 4),
        letter("eib", "2026-01-15-tb", 4),
    )["gjennomsnitt"]
    assert column(found, "supplerende_brev", krav="Mål") == [2.0]
    assert column(found, "virksomheter", krav="Mål") == [2]


@pytest.mark.parametrize(
    "left_out",
    [
        letter("bre", "2026-01-15-tb", 2, status="utkast"),
        letter("bre", "2026-02-12-ob", 2),
        letter("bre", "2026-06-04-in", 2),
        letter("bre", "2026-12-01-tb", 2),
    ],
    ids=["utkast", "oppdragsbrev", "instruks", "etter dagen"],
)
def test_what_does_not_count(left_out: Record) -> None:
    assert all(not table.rows for table in tables(REQUIREMENTS, left_out).values())


def test_nothing_of_nothing() -> None:
    keys = ("gjennomsnitt", "endring_panel", "endring_alle", "forskyvning", "forskyvning_per_virksomhet", "brev")
    assert [(key, table.rows) for key, table in tables(REQUIREMENTS).items()] == [(key, ()) for key in keys]


def test_a_small_panel_is_warned_of_though_there_are_many_agencies() -> None:
    before = [letter(f"v{i}", "2025-01-10-tb", 4) for i in range(5)]
    after = [letter(f"v{i}", "2026-01-10-tb", 4) for i in range(3, 8)]
    made = tables(REQUIREMENTS, *before, *after)
    warned = {key: any("færre enn 5" in note for note in table.notes) for key, table in made.items()}
    assert [key for key, is_warned in warned.items() if is_warned] == ["endring_panel"]


def test_a_letter_without_its_tildelingsbrev_is_listed_but_makes_no_mean() -> None:
    made = tables(REQUIREMENTS, letter("bre", "2026-06-18-stb", 3))
    assert made["gjennomsnitt"].rows == ()
    assert column(made["brev"], "mål") == [3]


def test_the_year_is_the_one_that_the_letter_applies_to() -> None:
    early = for_year(2026, letter("sti", "2025-12-19-tb", 3))
    scope = Scope(LATE_2026.as_of, first_year=2026)
    assert column(tables(REQUIREMENTS, early, scope=scope)["gjennomsnitt"], "år", krav="Mål") == [2026]
    assert tables(REQUIREMENTS, early, scope=Scope(LATE_2026.as_of, last_year=2025))["brev"].rows == ()
    assert tables(REQUIREMENTS, early, scope=Scope(date(2025, 12, 18)))["brev"].rows == ()


def test_seen_from_the_past_the_later_letters_are_not_there() -> None:
    letters = [letter("bre", "2026-01-15-tb", 2), letter("bre", "2026-06-18-stb", 4)]
    found = tables(REQUIREMENTS, *letters, scope=Scope(date(2026, 6, 17)))["gjennomsnitt"]
    assert [row for row in values(found) if row[1] == "Mål"] == [(2026, "Mål", 1, 2.0, 0.0, 0.0, 2.0)]


@pytest.mark.parametrize(("department", "letters"), [("pbr", ["2026-01-15-tb"]), ("oko", ["2026-09-01-stb"])])
def test_a_letter_is_that_of_the_department_on_its_date(department: str, letters: list[Value]) -> None:
    moved = agency("bre", "[{kode: pbr, til: 2026-06-30}, {kode: oko, fra: 2026-07-01}]")
    records = [moved, letter("bre", "2026-01-15-tb", 2), letter("bre", "2026-09-01-stb", 1)]
    scope = Scope(LATE_2026.as_of, department=department)
    assert column(tables(REQUIREMENTS, *records, scope=scope)["brev"], "brev") == letters
