from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.making import Terminal
from tests.repositories import BASE, repository, write

MEETING = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
deltakere: [{rolle: virksomhetsleder, navn: Ola Brekkmoen}]
saksliste: [{nr: 1, tittel: Saken til Ola Brekkmoen}]
"""


def test_it_tells_what_was_written(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {})
    done = terminal.run("export", "-o", "ut/eksport", "--format", "csv")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Skrev 3 rader i 3 tabeller i ut/eksport\n"
    agency = tmp_path / "ut/eksport/virksomheter/virksomhet=bre/data.csv"
    assert "Bymiljø- og rekreasjonsetaten" in agency.read_text(encoding="utf-8-sig")


def test_parquet_is_what_is_written_without_a_format(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {})
    assert terminal.run("export", "-o", "eksport").code == 0
    assert (tmp_path / "eksport/virksomheter/virksomhet=bre/data0.parquet").read_bytes().startswith(b"PAR1")


def test_it_tells_what_was_left_out_and_what_to_take_care_of(terminal: Terminal, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-03-12-esm.yaml": MEETING,
        "2026/letters/2026-01-15-tb.yaml": "type: ukjent\n",
    }
    repository(tmp_path, files)
    done = terminal.run("export", "-o", "eksport", "--format", "csv", "--all-text")
    assert done.code == 0
    assert done.err.splitlines() == [
        "1 fil har feil i formen (SKJ) og er ikke med; se «styring lint».",
        "1 tekst er utelatt fordi noen er nevnt ved navn.",
        "Eksporten har tekst som er skjermet, unntatt eller ikke vurdert. Behandle den deretter.",
    ]


def test_somebodys_work_does_not_give_way(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {})
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut/notat.md").write_text("mitt", encoding="utf-8")
    done = terminal.run("export", "-o", "ut", "--format", "csv")
    assert done.code == 2
    assert "er ikke bare en tidligere eksport: Der ligger «notat.md»." in done.flat
    assert "Velg en annen mappe, eller flytt det som ligger der." in done.flat
    assert [each.name for each in (tmp_path / "ut").iterdir()] == ["notat.md"]


def test_a_repository_without_records_takes_nothing_away(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {"styring.yaml": BASE["styring.yaml"]})
    done = terminal.run("export", "-o", "eksport", "--format", "csv")
    assert done.code == 3
    assert done.flat.startswith("Feil: Fant ingen poster i ")
    assert not (tmp_path / "eksport").exists()


def test_without_duckdb_it_says_what_to_install(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path, {})
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = terminal.run("export", "-o", "eksport")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "Feil: Parquet trenger DuckDB, som ikke er installert.",
        "Installer det med «pip install styring[analyse]», eller bruk --format csv.",
    ]


def test_csv_needs_no_extra(tmp_path: Path) -> None:
    repository(tmp_path, {})
    probe = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from styring.cli.app import main\n"
        "code = main(['export', '-o', 'eksport', '--format', 'csv'])\n"
        "assert not sys.modules.keys() & {'jinja2', 'docx', 'typst', 'git', 'numpy', 'pandas'}\n"
        "raise SystemExit(int(code))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
