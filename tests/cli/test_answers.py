from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

import pytest
import typer

from styring.cli import answers
from styring.cli.answers import Unfit, answer, optional
from styring.records.vocabulary import AgencyForm, LetterKind, MeetingKind, Role
from tests.cli.making import Terminal
from tests.drafting.making import repository

ESM = MeetingKind.ETATSSTYRINGSMOTE


@pytest.mark.parametrize(
    "text",
    ["etatsstyringsmøte", "Etatsstyringsmøte", "esm", "ESM", " esm ", "etatsstyringsmote", "strategimøte"],
)
def test_a_kind_of_meeting_may_be_spelt_in_several_ways(text: str) -> None:
    assert answers.meeting_kind(text) is ESM


@pytest.mark.parametrize("text", ["stb", "supplerende tildelingsbrev", "supplerende-tildelingsbrev"])
def test_a_kind_of_letter_may_be_spelt_in_several_ways(text: str) -> None:
    assert answers.letter_kind(text) is LetterKind.SUPPLERENDE_TILDELINGSBREV


def test_closed_lists_need_no_norwegian_keyboard() -> None:
    assert answers.one_of(Role)("byradssekretaer") is Role.BYRADSSEKRETAER
    assert answers.one_of(Role)("byra\u030ad") is Role.BYRAD
    assert answers.one_of(AgencyForm)("Kommunalt foretak") is AgencyForm.KOMMUNALT_FORETAK


def test_every_value_of_a_closed_list_is_read_as_itself() -> None:
    assert [answers.one_of(Role)(role.value) for role in Role] == list(Role)


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (
            answers.meeting_kind,
            "etatstyringsmøte",
            "«etatstyringsmøte» er ikke blant valgene. Mente du «etatsstyringsmøte»? Velg etatsstyringsmøte, "
            "oppdragsstyringsmøte, kontaktmøte eller fagmøte (kort: esm, osm, kon eller fag).",
        ),
        *(
            (answers.meeting_kind, name.capitalize(), f"Et {name} er enten {either}. Skriv hvilket det er.")
            for name, either in (
                ("startmøte", "kontaktmøte eller fagmøte"),
                ("orienteringsmøte", "kontaktmøte eller fagmøte"),
                ("strategiseminar", "kontaktmøte eller fagmøte"),
                ("styringsmøte", "etatsstyringsmøte eller oppdragsstyringsmøte"),
            )
        ),
        (
            answers.one_of(AgencyForm),
            "x",
            "«x» er ikke blant valgene. Velg etat, bydel, kommunalt_foretak eller annet.",
        ),
        (
            answers.day,
            "11.6.2026",
            "«11.6.2026» er ikke en dato. Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12.",
        ),
        (answers.day, "2026-02-30", "Datoen «2026-02-30» finnes ikke: februar 2026 har 28 dager. Rett datoen."),
        (
            answers.moment,
            "2026-06-11",
            "«2026-06-11» er ikke et tidspunkt. Skriv dato og klokkeslett, for eksempel 2026-03-12T09:00.",
        ),
        (
            answers.moment,
            "2026-03-29T02:30",
            "Tidspunktet «2026-03-29T02:30» finnes ikke: klokken stilles fram til sommertid den natten. "
            "Velg et klokkeslett før 02:00 eller fra 03:00.",
        ),
        (answers.time_of_day, "kl 9", "«kl 9» er ikke et klokkeslett. Skriv det som TT:MM, for eksempel 11:00."),
        (answers.time_of_day, "25:00", "«25:00» er ikke et klokkeslett. Skriv det som TT:MM, for eksempel 11:00."),
        (answers.year, "26", "«26» er ikke et årstall. Skriv det med fire sifre, for eksempel 2026."),
        (answers.words, " \n ", "Svaret er tomt."),
    ],
)
def test_an_unfit_answer_says_what_is_wrong(read: answers.Reader[object], text: str, message: str) -> None:
    with pytest.raises(Unfit) as raised:
        read(text)
    assert str(raised.value) == message


def test_answers_are_read() -> None:
    assert answers.day(" 2026-06-11 ") == date(2026, 6, 11)
    assert answers.moment("2026-06-11 09:30") == datetime(2026, 6, 11, 9, 30)
    assert answers.time_of_day("11:05") == time(11, 5)
    assert answers.year("2026") == 2026
    assert answers.words("  Byrådsavdeling \n for byrom ") == "Byrådsavdeling for byrom"


def test_without_a_terminal_a_missing_answer_is_a_usage_error() -> None:
    with pytest.raises(typer.BadParameter) as raised:
        answer(None, "--when", "Når begynner møtet", answers.moment)
    assert raised.value.message == "Du må oppgi --when. Når begynner møtet?"


def test_without_a_terminal_the_usual_answer_is_taken() -> None:
    assert answer(None, "--date", "Hvilken dato", answers.day, usual="2026-06-11") == date(2026, 6, 11)


def test_an_answer_that_need_not_be_given_is_never_asked_for() -> None:
    assert optional(None, "--date", answers.day) is None
    with pytest.raises(typer.BadParameter, match="«x» er ikke en dato"):
        optional("x", "--date", answers.day)


def test_at_a_terminal_what_is_missing_is_asked_for_until_it_is_fit(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    done = terminal.run(
        "new-meeting",
        "--dry-run",
        "--as-of",
        "2026-05-04",
        answers=["bre", "styremøte", "", "kon", "i morgen", "2026-06-11T09:00"],
    )
    assert done.code == 0
    assert "\ntype: kontaktmøte\n" in done.out
    assert "tidspunkt: 2026-06-11T09:00\n" in done.out
    assert "Hvilken virksomhet gjelder det (bre): " in done.err
    assert "«styremøte» er ikke blant valgene." in done.err
    assert done.err.count("Hva slags møte er det") == 3
    assert "«i morgen» er ikke et tidspunkt." in done.err


def test_an_empty_line_is_the_usual_answer(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    done = terminal.run("new-letter", "bre", "--type", "in", "--dry-run", answers=[""])
    assert done.code == 0
    assert f"Hvilken dato skal brevet ha [{date.today()}]: " in done.err
    assert f"dato: {date.today()}\n" in done.out


def test_ending_the_input_ends_the_command(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    done = terminal.run("new-meeting", "bre", answers=[])
    assert done.code == 2
    assert done.err.endswith("Feil: Avbrutt.\nIngenting er skrevet.\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_real_terminal(tmp_path: Path) -> None:
    import pty

    repository(tmp_path)
    controller, worker = pty.openpty()
    try:
        os.write(controller, b"esm\n2026-06-11T09:00\n")
        done = subprocess.run(
            [sys.executable, "-m", "styring", "new-meeting", "bre"],
            cwd=tmp_path,
            stdin=worker,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    finally:
        os.close(controller)
        os.close(worker)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml").is_file()
    assert done.stdout.startswith("Laget records/agencies/bre/2026/meetings/2026-06-11-esm.yaml\n")
