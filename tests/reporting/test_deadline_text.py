"""Deadlines at a terminal: the whole text compared."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from styring.linting.deadlines import Overview
from styring.reporting.deadline_text import show
from tests.reporting.deadlines import PAPERS, POINT, moved, overview


def shown(found: Overview, width: int = 80, colour: bool = False) -> str:
    stream = io.StringIO()
    show(Console(file=stream, width=width, color_system="standard" if colour else None, force_terminal=colour), found)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def test_what_is_overdue_comes_first_and_tasks_for_one_record_stand_together() -> None:
    more = replace(PAPERS, task="Send sakspapirer til sak 3", path=("saksliste", 2))
    assert shown(overview(POINT, PAPERS, more, others=1)) == (
        "Frister sett fra 1. november 2026\n"
        "\n"
        "29.10.2026    3 dager over  eib  Lukk oppfølgingspunktet op1 «Sende plan»\n"
        "                                 Referat fra etatsstyringsmøtet 8. oktober 2026\n"
        "                                 · virksomhetsleder, eib\n"
        "11.11.2026  10 dager igjen  bre  Send sakspapirer til sak 2\n"
        "                                 Send sakspapirer til sak 3\n"
        "                                 Etatsstyringsmøte 19. november 2026 ·\n"
        "                                 virksomheten\n"
        "\n"
        "1 over fristen, 2 innen 30 dager. Dessuten 1 funn uten frist; se «styring lint».\n"
    )


def test_a_wide_terminal_folds_nothing() -> None:
    assert shown(overview(POINT), width=120) == (
        "Frister sett fra 1. november 2026\n"
        "\n"
        "29.10.2026  3 dager over  eib  Lukk oppfølgingspunktet op1 «Sende plan»\n"
        "                               Referat fra etatsstyringsmøtet 8. oktober 2026 · virksomhetsleder, eib\n"
        "\n"
        "1 over fristen, ingen innen 30 dager.\n"
    )


@pytest.mark.parametrize(
    ("days_left", "told"),
    [(-2, "2 dager over"), (-1, "1 dag over"), (0, "i dag"), (1, "1 dag igjen"), (2, "2 dager igjen")],
)
def test_the_distance_is_told_in_days(days_left: int, told: str) -> None:
    assert f"2026  {told}  bre  Send" in shown(overview(moved(PAPERS, days_left)))


@pytest.mark.parametrize(
    ("days_left", "colour"), [(-1, "\x1b[1;31m"), (0, "\x1b[33m"), (7, "\x1b[33m"), (8, "\x1b[2m")]
)
def test_what_is_overdue_is_red_and_what_is_near_is_yellow(days_left: int, colour: str) -> None:
    _, table = shown(overview(moved(PAPERS, days_left)), colour=True).split("\n\n")[:2]
    assert table[table.index("\x1b") :].startswith(colour)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (overview(), "Ingenting er over fristen, og ingen frister går ut innen 30 dager.\n"),
        (overview(days=1), "Ingenting er over fristen, og ingen frister går ut innen 1 dag.\n"),
        (overview(days=0), "Ingenting er over fristen, og ingen frister går ut i dag.\n"),
        (
            overview(others=3),
            "Ingenting er over fristen, og ingen frister går ut innen 30 dager. "
            "Dessuten 3 funn uten frist; se «styring lint».\n",
        ),
    ],
)
def test_where_there_is_nothing_to_do_one_line_says_so(found: Overview, line: str) -> None:
    assert shown(found, width=200) == line


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (overview(POINT, POINT, days=0), "2 over fristen, ingen i dag."),
        (overview(moved(PAPERS, 0), days=0), "Ingen over fristen, 1 i dag."),
        (overview(PAPERS, days=14), "Ingen over fristen, 1 innen 14 dager."),
    ],
)
def test_the_last_line_counts(found: Overview, line: str) -> None:
    assert shown(found).splitlines()[-1] == line


def test_nothing_from_a_record_acts_on_the_terminal() -> None:
    hostile = replace(PAPERS, task="Send \x1b[2J«a\nb»", concerns="\u202eMøte", owner="x\ty", agency="b\x07re")
    text = shown(overview(hostile))
    assert "b\ufffdre  Send \ufffd[2J«a b»\n" in text
    assert "\ufffdMøte · x y\n" in text
