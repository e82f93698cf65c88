"""Comments that let findings through."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.linting.result import LintResult, Selection
from tests.repositories import EARLY, repository, result

MEETING = "2026/meetings/2026-02-10-fag.yaml"
SETTINGS = "organisasjon: Eksempelby\nregler: {DIA04: av, DIA09: av, DIA11: av, FAG04: av}\n"
HEAD = "type: fagmøte\nstatus: innkalt\n"
AGENDA = "saksliste: []"


def told(text: str, folder: Path, as_of: date = EARLY) -> LintResult:
    selection = Selection(select=("SKJ", "FAG"))
    return result(repository(folder, {"styring.yaml": SETTINGS, MEETING: text}), as_of, selection)


@pytest.mark.parametrize(
    "lines",
    [
        f"{AGENDA}  # styring: tillat FAG01 – åpen drøfting",
        f"{AGENDA}  # styring: tillat fagmote-uten-dagsorden – åpen drøfting",
        f"{AGENDA}  # Styring: Tillat fag01: åpen drøfting",
        f"# styring: tillat FAG01 – åpen drøfting\n{AGENDA}",
        f"# styring: tillat FAG01 – åpen drøfting\n\n# mer om det\n{AGENDA}",
    ],
)
def test_a_waiver_lets_through_what_its_line_or_the_next_one_is_about(lines: str, tmp_path: Path) -> None:
    found = told(f"{HEAD}tidspunkt: 2026-02-10T10:00\n{lines}\n", tmp_path)
    assert found.diagnostics == ()
    assert [(d.code, d.message) for d in found.waived] == [("FAG01", "Fagmøtet er innkalt uten dagsorden.")]


@pytest.mark.parametrize(
    "lines",
    [
        f"sted: x  # styring: tillat FAG01 – feil linje\n{AGENDA}",
        f"{AGENDA}\n# styring: tillat FAG01 – for sent",
        f"# styring: tillat FAG01 – noe annet står mellom\nsted: x\n{AGENDA}",
    ],
)
def test_a_waiver_on_another_line_lets_nothing_through(lines: str, tmp_path: Path) -> None:
    found = told(f"{HEAD}tidspunkt: 2026-02-10T10:00\n{lines}\n", tmp_path)
    assert [d.code for d in found.diagnostics] in (["FAG01", "SKJ12"], ["SKJ12", "FAG01"])


def test_text_that_looks_like_a_waiver_is_none(tmp_path: Path) -> None:
    text = f'{HEAD}tidspunkt: 2026-02-10T10:00\nsted: "# styring: tillat FAG01 – tekst"\n{AGENDA}\n'
    assert [d.code for d in told(text, tmp_path).diagnostics] == ["FAG01"]


def test_a_waiver_of_a_finding_that_is_not_yet_due_counts_as_used(tmp_path: Path) -> None:
    held = (
        "tidspunkt: 2026-02-10T10:00  # styring: tillat FAG02 – oppsummeres samlet\nsaksliste: [{nr: 1, tittel: x}]\n"
    )
    before, after = told(HEAD + held, tmp_path, EARLY), told(HEAD + held, tmp_path, date(2026, 12, 31))
    assert (before.diagnostics, before.waived) == ((), ())
    assert after.diagnostics == ()
    assert [d.code for d in after.waived] == ["FAG02"]


def test_a_waiver_of_a_rule_that_was_not_asked_for_is_not_called_unused(tmp_path: Path) -> None:
    text = f"{HEAD}tidspunkt: 2026-02-10T10:00\n{AGENDA}  # styring: tillat FAG01 – åpen drøfting\n"
    root = repository(tmp_path, {"styring.yaml": SETTINGS, MEETING: text})
    for selection in (Selection(select=("SKJ",)), Selection(ignore=("FAG",))):
        found = result(root, EARLY, selection)
        assert (found.diagnostics, found.waived) == ((), ())


def test_a_form_error_can_be_let_through(tmp_path: Path) -> None:
    text = f"{HEAD}tidspunkt: 2026-02-10T10:00\nsteed: x  # styring: tillat SKJ04 – nøkkelen kommer i neste versjon\n"
    found = told(text, tmp_path)
    assert found.diagnostics == ()
    assert [d.code for d in found.waived] == ["SKJ04"]


@pytest.mark.parametrize(
    ("comment", "message", "remedy"),
    [
        (
            "tillat FAG01", "Tillatelsen av FAG01 mangler begrunnelse.",
            "Skriv grunnen etter en tankestrek, så den som leser posten senere, kan vurdere den.",
        ),
        (
            "tillat FGA01 – grunn", "Tillatelsen nevner en regel som ikke finnes: «FGA01».",
            "Mente du FAG01? Se «styring rules».",
        ),
        (
            "tillat ZZZ99 – grunn", "Tillatelsen nevner en regel som ikke finnes: «ZZZ99».",
            "Se reglene med «styring rules».",
        ),
        (
            "tillat SKJ11 – grunn", "SKJ11 kan ikke tillates.",
            "Slett kommentaren, og rett tillatelsen som funnet gjelder.",
        ),
        (
            "tillat fagmote-uten-dagsordn – grunn",
            "Tillatelsen nevner en regel som ikke finnes: «fagmote-uten-dagsordn».",
            "Mente du fagmote-uten-dagsorden? Se «styring rules».",
        ),
    ],
)  # fmt: skip
def test_an_invalid_waiver_lets_nothing_through_and_says_why(
    comment: str, message: str, remedy: str, tmp_path: Path
) -> None:
    found = told(f"{HEAD}tidspunkt: 2026-02-10T10:00\n{AGENDA}  # styring: {comment}\n", tmp_path)
    assert [d.code for d in found.diagnostics] == ["FAG01", "SKJ11"]
    assert (found.diagnostics[1].message, found.diagnostics[1].remedy) == (message, remedy)
