"""``styring lint`` with a baseline, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from styring.linting.baseline_file import BASELINE_FILE
from tests.cli.making import Done, Terminal
from tests.repositories import repository, write

FAG = "2026/meetings/2026-02-10-fag.yaml"
MEETING = "type: fagmøte\nstatus: innkalt\ntidspunkt: 2026-02-10T09:00\nsaksliste: []\nsteed: Rådhuset\n"
SETTINGS = (
    "organisasjon: Eksempelby kommune\nregler: {DIA04: av, DIA05: av, DIA06: av, DIA09: av, DIA11: av, BRV01: av}\n"
)
LINT = ("lint", "--as-of", "2026-02-10")
PARTIAL = (
    "--write-baseline tar med alle poster og regler, ellers går linjer tapt. "
    "Utelat stier, --select, --ignore og --changed-since."
)
NOT_SHOWN = "--write-baseline, --prune-baseline og --diff viser ingen funn. Utelat --format og --output."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path, {"styring.yaml": SETTINGS, FAG: MEETING})


def test_an_old_repository_is_taken_in_and_grows_better(root: Path, terminal: Terminal) -> None:
    assert terminal.run(*LINT).code == 1
    assert terminal.run(*LINT, "--write-baseline") == Done(
        "1 funn i grunnlinje.txt.\n",
        "1 fil har feil i formen (SKJ), så reglene har ikke sett innholdet. Rett formen og skriv grunnlinjen på nytt, "
        "ellers kommer det nye funn den dagen formen er rettet.\n",
        0,
    )
    write(root, {FAG: MEETING.replace("steed", "sted")})
    assert terminal.run(*LINT, "--write-baseline") == Done("3 funn i grunnlinje.txt.\n", "", 0)
    assert terminal.run(*LINT) == Done(
        "3 filer kontrollert: ingen funn. 0 tillatt i filene, 0 unntatt for virksomheten, 3 i grunnlinjen.\n", "", 0
    )
    write(root, {FAG: MEETING.replace("steed", "sted").replace("[]", "[{nr: 1, tittel: Skred}]")})
    assert terminal.run(*LINT, "--format", "concise") == Done(
        "grunnlinje.txt:10:1: SKJ14 advarsel: Linjen slipper ikke gjennom noe funn av FAG01 i "
        "records/agencies/bre/2026/meetings/2026-02-10-fag.yaml.\n",
        "3 filer kontrollert: 1 advarsel. 0 tillatt i filene, 0 unntatt for virksomheten, 2 i grunnlinjen.\n",
        0,
    )
    assert terminal.run(*LINT, "--prune-baseline") == Done("Slettet 1 utdatert linje i grunnlinje.txt.\n", "", 0)
    assert terminal.run(*LINT, "--prune-baseline") == Done("Ingen utdaterte linjer i grunnlinje.txt.\n", "", 0)


def test_json_tells_what_the_baseline_lets_through(root: Path, terminal: Terminal) -> None:
    write(root, {FAG: MEETING.replace("steed", "sted")})
    terminal.run(*LINT, "--write-baseline")
    found = json.loads(terminal.run(*LINT, "--format", "json").out)
    assert found["funn"] == []
    assert [finding["kode"] for finding in found["grunnlinje"]] == ["FAG04", "FAG04", "FAG01"]


def test_pruning_says_what_it_could_not_see(root: Path, terminal: Terminal) -> None:
    (root / BASELINE_FILE).write_text("records/agencies/bre/x.yaml ESM01 .\n", encoding="utf-8")
    assert terminal.run(*LINT, "--prune-baseline") == Done(
        "Ingen utdaterte linjer i grunnlinje.txt.\n",
        "Ikke kontrollert: Utdaterte linjer i grunnlinje.txt: "
        "records/agencies/bre/2026/meetings/2026-02-10-fag.yaml har feil i formen, så reglene har ikke sett alt.\n",
        0,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--write-baseline", "--select", "ESM"), PARTIAL),
        (("--write-baseline", "--ignore", "ESM"), PARTIAL),
        (("--write-baseline", "records/agencies"), PARTIAL),
        (
            ("--write-baseline", "--prune-baseline"),
            "Velg bare én av --write-baseline, --prune-baseline og --fix eller --diff.",
        ),
        (("--write-baseline", "--format", "json"), NOT_SHOWN),
        (("--prune-baseline", "--output", "sarif=lint.sarif"), NOT_SHOWN),
        (("--diff", "--format", "sarif"), NOT_SHOWN),
    ],
)
def test_what_would_lose_lines_or_findings_is_refused(
    arguments: tuple[str, ...], message: str, root: Path, terminal: Terminal
) -> None:
    done = terminal.run(*LINT, *arguments)
    assert (done.out, done.err.splitlines()[0], done.code) == ("", f"Feil: {message}", 2)
    assert not (root / BASELINE_FILE).exists()
    assert not (root / "lint.sarif").exists()


def test_a_file_that_is_no_baseline_is_left_alone(root: Path, terminal: Terminal) -> None:
    (root / BASELINE_FILE).write_text("Mine notater\n", encoding="utf-8")
    done = terminal.run(*LINT, "--write-baseline")
    assert (done.out, done.code) == ("", 2)
    assert done.err == (
        "Feil: «grunnlinje.txt» finnes, men er ikke en grunnlinje: Den begynner ikke med «# Grunnlinjen for «styring "
        "lint»».\nFlytt filen, eller gi den et annet navn, og prøv igjen.\n"
    )
    assert (root / BASELINE_FILE).read_text(encoding="utf-8") == "Mine notater\n"
