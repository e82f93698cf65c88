from __future__ import annotations

from pathlib import Path

import pytest

from styring.cli import fixing
from styring.fixing import Fix
from styring.linting.result import Selection
from styring.project import open_project
from styring.writing import WriteError
from tests.repositories import repository, result

FILE = "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml"
BEFORE = "type: Fagmøte\nsted: Rådhuset\nSlutt: x\n"
AFTER = "type: fagmøte\nsted: Rådhuset\nslutt: x\n"
FIX = Fix(
    FILE, BEFORE, AFTER, ("rettet «A» til «a» (rolle)", "rettet nøkkelen «B» til «b»", "rettet «A» til «a» (rolle)")
)
OTHER = Fix("records/agencies/bre/agency.yaml", "Navn: A\n", "navn: A\n", ("rettet nøkkelen «Navn» til «navn»",))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    return repository(tmp_path, {FILE: BEFORE, OTHER.file: OTHER.before})


def test_the_difference_is_shown_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixing.show([FIX, OTHER])
    assert capsys.readouterr() == (
        f"--- {FILE} (nå)\n"
        f"+++ {FILE} (ny)\n"
        "@@ -1,3 +1,3 @@\n"
        "-type: Fagmøte\n"
        "+type: fagmøte\n"
        " sted: Rådhuset\n"
        "-Slutt: x\n"
        "+slutt: x\n"
        "--- records/agencies/bre/agency.yaml (nå)\n"
        "+++ records/agencies/bre/agency.yaml (ny)\n"
        "@@ -1 +1 @@\n"
        "-Navn: A\n"
        "+navn: A\n",
        "Ville ha rettet 4 funn i 2 filer. Ingenting er endret.\n",
    )
    assert (root / FILE).read_text(encoding="utf-8") == BEFORE


def test_nothing_to_show(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixing.show([])
    assert capsys.readouterr() == ("", "Det er ikke noe styring kan rette av seg selv.\n")


def test_what_is_written_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixing.write(open_project(root), [FIX, OTHER])
    assert capsys.readouterr() == (
        "",
        f"Rettet {FILE}\n"
        "  - rettet «A» til «a» (rolle) (2 steder)\n"
        "  - rettet nøkkelen «B» til «b»\n"
        "Rettet records/agencies/bre/agency.yaml\n"
        "  - rettet nøkkelen «Navn» til «navn»\n"
        "\n",
    )
    assert (root / FILE).read_text(encoding="utf-8") == AFTER


def test_nothing_to_write(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixing.write(open_project(root), [])
    assert capsys.readouterr() == ("", "")


def test_a_file_that_has_changed_stops_it_and_what_came_before_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / FILE).write_text("type: kontaktmøte\n", encoding="utf-8")
    with pytest.raises(WriteError):
        fixing.write(open_project(root), [OTHER, FIX])
    assert capsys.readouterr().err == (
        "Rettet records/agencies/bre/agency.yaml\n  - rettet nøkkelen «Navn» til «navn»\n"
    )
    assert (root / FILE).read_text(encoding="utf-8") == "type: kontaktmøte\n"


MEETING = "type: fagmøte\nstatus: planlagt\n"
HINT = " kan rettes med --fix. Se endringene først med --diff.\n"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["tidspunkt: 2026-03-12T09:00\n"], ""),
        (["tidspunkt: snart\n"], ""),
        (["tidspunkt: 12.3.2026 kl. 9.00\n"], "1 funn i 1 fil" + HINT),
        (["tidspunkt: 12.3.2026 kl. 9.00\nSted: A\n"] * 20, "40 funn i 20 filer" + HINT),
        (["tidspunkt: snart\n"] * 21, "Noe av dette kan kanskje rettes med --fix. Se hva det er, med --diff.\n"),
    ],
)
def test_a_hint(texts: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = (f"2026/meetings/2026-03-{day:02}-fag.yaml" for day in range(1, 32))
    root = repository(tmp_path, {name: MEETING + text for name, text in zip(days, texts, strict=False)})
    fixing.hint(open_project(root), result(root), Selection())
    printed = capsys.readouterr()
    assert (printed.out, " ".join(printed.err.split())) == ("", said.strip())
