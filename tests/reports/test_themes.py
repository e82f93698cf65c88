"""R6: what the meetings are about."""

from __future__ import annotations

from pathlib import Path

from styring.reports.themes import THEMES
from tests.reports.asking import MOVED, OTHER_DEPARTMENT, ask, seen_on
from tests.reports.reading import sources, values


def meeting(kind: str, day: str, agenda: str, status: str = "gjennomført") -> str:
    return f"type: {kind}\nstatus: {status}\ntidspunkt: {day}T09:00\nsaksliste:\n{agenda}"


MARCH = meeting(
    "etatsstyringsmøte",
    "2026-03-12",
    """\
  - {nr: 1, tittel: Punkter, tema: oppfølging, varighet_min: 10}
  - {nr: 2, tittel: Mål, tema: måloppnåelse, varighet_min: 30}
  - {nr: 3, tittel: Risiko, tema: risiko, varighet_min: 30, strategisk: true}
  - {nr: 4, tittel: Kontorer, tema: innsatsfaktor, varighet_min: 20}
  - {nr: 5, tittel: Fordeling, tema: enkeltsak, varighet_min: 20, utgikk: true}
""",
)
JUNE = meeting(
    "etatsstyringsmøte",
    "2026-06-11",
    """\
  - {nr: 1, tittel: Risiko, tema: risiko, varighet_min: 60}
  - {nr: 2, tittel: Ettersyn, tema: enkeltsak}
  - {nr: 3, tittel: Noe}
""",
)
MAY = meeting("kontaktmøte", "2026-05-05", "  - {nr: 1, tittel: Framtiden, strategisk: true}\n")
FILES = {
    "2026/meetings/2026-03-12-esm.yaml": MARCH,
    "2026/meetings/2026-06-11-esm.yaml": JUNE,
    "2026/meetings/2026-05-05-kon.yaml": MAY,
    "2026/meetings/2026-09-24-esm.yaml": meeting(
        "etatsstyringsmøte", "2026-09-24", "  - {nr: 1, tittel: Mål, tema: måloppnåelse}\n", "avlyst"
    ),
}


def test_items_and_minutes_are_counted_by_kind_and_theme(tmp_path: Path) -> None:
    tables = ask(THEMES, tmp_path, FILES)

    esm = "etatsstyringsmøte"
    assert values(tables["temaer"]) == [
        (2026, esm, "måloppnåelse", 1, 14.3, 30, 20.0),
        (2026, esm, "risiko", 2, 28.6, 90, 60.0),
        (2026, esm, "innsatsfaktor", 1, 14.3, 20, 13.3),
        (2026, esm, "enkeltsak", 1, 14.3, None, None),
        (2026, esm, "oppfølging", 1, 14.3, 10, 6.7),
        (2026, esm, "uten tema", 1, 14.3, None, None),
        (2026, "kontaktmøte", "uten tema", 1, 100.0, None, None),
    ]
    both = ("bre/meetings/2026-03-12-esm", "bre/meetings/2026-06-11-esm")
    assert sources(tables["temaer"], "saker", 1) == both
    assert sources(tables["temaer"], "minutter", 3) == ()


def test_main_weight_is_the_mean_of_the_meetings_as_the_rules_see_them(tmp_path: Path) -> None:
    table = ask(THEMES, tmp_path, FILES)["hovedvekt"]

    # March by minutes: 60 and 20 of 80. June by items, for two have no duration: 1 and 1 of 3.
    assert values(table) == [("bre", 2026, 2, 54.2, 29.2)]


def test_a_meeting_with_nothing_to_weigh_has_no_share(tmp_path: Path) -> None:
    only_follow_up = meeting("etatsstyringsmøte", "2026-03-12", "  - {nr: 1, tittel: Punkter, tema: oppfølging}\n")

    table = ask(THEMES, tmp_path, {"2026/meetings/2026-03-12-esm.yaml": only_follow_up})

    assert values(table["hovedvekt"]) == [("bre", 2026, 1, None, None)]


def test_strategic_items_are_counted_by_agency_and_kind(tmp_path: Path) -> None:
    table = ask(THEMES, tmp_path, FILES)["strategiske"]

    assert values(table) == [
        ("bre", 2026, "etatsstyringsmøte", 2, 7, 1, 14.3),
        ("bre", 2026, "kontaktmøte", 1, 1, 1, 100.0),
    ]


def test_what_lies_after_the_day_or_under_another_department_is_left_out(tmp_path: Path) -> None:
    earlier = ask(THEMES, tmp_path / "dag", FILES, seen_on(2026, 3, 12))
    later = meeting("etatsstyringsmøte", "2026-09-24", "  - {nr: 1, tittel: Mål, tema: måloppnåelse}\n")
    files = {**FILES, **OTHER_DEPARTMENT, "agency.yaml": MOVED, "2026/meetings/2026-09-24-esm.yaml": later}

    assert values(earlier["hovedvekt"]) == [("bre", 2026, 1, 75.0, 25.0)]
    of_abc = ask(THEMES, tmp_path / "avdeling", files, seen_on(2026, 11, 22, "abc"))
    assert values(of_abc["hovedvekt"]) == [("bre", 2026, 1, 100.0, 0.0)]


def test_without_meetings_there_is_nothing(tmp_path: Path) -> None:
    assert [values(table) for table in ask(THEMES, tmp_path, {}).values()] == [[]] * 3
