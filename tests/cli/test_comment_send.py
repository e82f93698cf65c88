from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from styring.linting.run import lint
from styring.project import open_project
from tests.cli.making import Done, Terminal
from tests.commenting.outgoing_drafts import IDENTITY, MEETING, MINUTES, MINUTES_FILE, draft_repository

SEND = ("comment", "send", IDENTITY, "--sent", "2026-03-18")
FILE = "dokumenter/bre/2026/2026-03-12-esm-referat-til-kommentering.docx"
EMAIL = """\
Emne: Til kommentering innen 25. mars 2026: Referat fra etatsstyringsmøte nr. 1/2026
Vedlegg: 2026-03-12-esm-referat-til-kommentering.docx

Til etatsdirektør i Bymiljø- og rekreasjonsetaten

Hei!

Vedlagt er utkast til referat fra etatsstyringsmøte nr. 1/2026 torsdag 12. mars 2026. Vi ber om kommentarer innen \
25. mars 2026.

Skriv kommentarer og forslag til endringer rett i Word-dokumentet, og send det tilbake som svar på denne e-posten. \
Bruk rolle eller stilling, ikke navn. Er dere flere som kommenterer, kan hver av dere sende sitt dokument.

Har dere ingen merknader, er det nok å svare det. I det endelige referatet står det hvordan kommentarene er behandlet.

Med hilsen
Referent, Byrådsavdeling for plan, byrom og rekreasjon
"""
NEXT = f"""\
Gjør dette
  1. Send e-posten med 2026-03-12-esm-referat-til-kommentering.docx som vedlegg.
  2. Lagre endringen i posten i git, så historikken viser at utkastet var til kommentering.
  3. Les inn svarene når de kommer: «styring comment read {IDENTITY} SVAR.docx».
     Fristen er 25. mars 2026.
"""


def test_a_draft_is_sent(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    printed = f"Laget {FILE}\nEndret {MINUTES_FILE}\n\nE-posten\n\n{EMAIL}\n{NEXT}"
    assert terminal.run(*SEND) == Done(printed, "", 0)
    assert (tmp_path / FILE).is_file()
    assert "status: til_kommentering" in (tmp_path / MINUTES_FILE).read_text(encoding="utf-8")


def test_lint_has_nothing_to_say_of_how_it_was_sent(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    terminal.run(*SEND)
    found = lint(open_project(tmp_path), date(2026, 3, 19)).diagnostics
    assert {d.code for d in found if "minutes" in d.file} & {"REF06", "REF07", "REF08", "REF09", "SKJ08"} == set()


def test_the_day_is_today_when_nothing_else_is_said(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    before = date.today()
    assert terminal.run("comment", "send", MINUTES_FILE, "-o", "ut").code == 0
    text = (tmp_path / MINUTES_FILE).read_text(encoding="utf-8")
    assert any(f"sendt: {day}" in text for day in (before, before + timedelta(days=1)))
    assert (tmp_path / FILE.replace("dokumenter", "ut")).is_file()


def test_a_dry_run_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    done = terminal.run(*SEND, "--deadline", "2026-03-27", "--dry-run")
    assert done.code == 0
    assert "+status: til_kommentering  # settes til til_kommentering\n" in done.out
    assert "+  frist: 2026-03-27  # minst 5 arbeidsdager\n" in done.out
    assert f"\nVille ha laget {FILE}\nVille ha endret {MINUTES_FILE}\n" in done.out
    assert "Emne: Til kommentering innen 27. mars 2026" in done.out
    assert (tmp_path / MINUTES_FILE).read_text(encoding="utf-8") == MINUTES
    assert not (tmp_path / "dokumenter").exists()


def test_a_changed_draft_is_sent_again(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    terminal.run(*SEND)
    file = tmp_path / MINUTES_FILE
    file.write_text(file.read_text(encoding="utf-8").replace("Forklare avviket.", "Forklar avviket."), encoding="utf-8")
    done = terminal.run("comment", "send", IDENTITY, "--sent", "2026-03-20")
    again = FILE.replace(".docx", "-2.docx")
    assert done.out.startswith(
        f"""\
Laget {again}
Endret {MINUTES_FILE}

Dette er endret siden forrige utkast
  - Sak 1, punkt op1

Merk
  - «sendt» er fortsatt 18. mars 2026, da virksomheten først fikk utkastet.

E-posten
"""
    )
    assert (tmp_path / FILE).is_file()
    assert (tmp_path / again).is_file()


def test_the_same_draft_again_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    draft_repository(tmp_path)
    first = terminal.run(*SEND)
    again = terminal.run(*SEND)
    assert again == Done(first.out.replace(f"Endret {MINUTES_FILE}\n", "").replace("Laget", "Uendret"), "", 0)


@pytest.mark.parametrize(
    ("minutes", "arguments", "error"),
    [
        (
            MINUTES.replace("status: utkast", "status: endelig"),
            SEND,
            "Feil: Referatet er endelig og sendes ikke til kommentering.\n"
            "Skal noe rettes, før det opp i «rettelser» med dato og begrunnelse.\n",
        ),
        (
            MINUTES.replace("Saken ble drøftet.", "Kari Nordmann la fram saken."),
            SEND,
            f"Feil: «Kari Nordmann» i {IDENTITY} er navnet på en person (fornavn + etternavn).\nSkriv rolle og "
            "stilling i stedet, eller før uttrykket opp i tillatte_uttrykk i styring.yaml hvis det ikke er et navn.\n",
        ),
        (
            MINUTES,
            ("comment", "send", IDENTITY, "--sent", "18.3.2026"),
            "Feil: --sent: «18.3.2026» er ikke en dato. Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12.\n"
            "«styring comment send --help» viser hva kommandoen tar imot.\n",
        ),
        (
            MINUTES,
            ("comment", "send", "bre/meetings/2026-03-12-esm"),
            f"Feil: bre/meetings/2026-03-12-esm er ikke et referat. Mente du «{IDENTITY}»?\n"
            "«styring comment send --help» viser hva kommandoen tar imot.\n",
        ),
        (
            MINUTES,
            ("comment", "send", "bre/agency"),
            "Feil: bre/agency er ikke et referat. Bare referater og oppsummeringer sendes til kommentering.\n"
            "«styring comment send --help» viser hva kommandoen tar imot.\n",
        ),
        (
            MINUTES,
            ("comment", "send", "bre/minutes/2026-03-12-esn"),
            f"Feil: Fant ingen post «bre/minutes/2026-03-12-esn». Mente du «{IDENTITY}»?\n"
            "«styring comment send --help» viser hva kommandoen tar imot.\n",
        ),
    ],
    ids=["final", "name", "date", "meeting", "agency", "unknown"],
)
def test_refusals(terminal: Terminal, tmp_path: Path, minutes: str, arguments: tuple[str, ...], error: str) -> None:
    draft_repository(tmp_path, minutes)
    assert terminal.run(*arguments) == Done("", error, 2)
    assert (tmp_path / MINUTES_FILE).read_text(encoding="utf-8") == minutes
    assert not (tmp_path / "dokumenter").exists()


def test_nothing_of_the_list_of_participants_is_printed(terminal: Terminal, tmp_path: Path) -> None:
    assert "Tordis" in MEETING
    draft_repository(tmp_path)
    assert "Tordis" not in terminal.run(*SEND).out
