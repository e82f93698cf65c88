"""A whole export: its formats say the same, it is the same every time, and it takes nobody's work away."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring.exporting.columns import Type
from styring.exporting.csv_files import CsvFiles
from styring.exporting.parquet_files import NoDuckDB, ParquetFiles
from styring.exporting.run import Format, NotAnExport
from styring.exporting.tables import TABLES, Table
from styring.writing import WriteError
from tests.exporting.making import ROOT, contents, dossiers, exported, read
from tests.repositories import repository

KRAV = next(table for table in TABLES if table.name == "krav")
AGENCIES = next(table for table in TABLES if table.name == "virksomheter")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[Format, Path]:
    folders = {format: tmp_path_factory.mktemp(format) / "eksport" for format in Format}
    for format, folder in folders.items():
        exported(ROOT, folder, format)
    return folders


def query(sql: str, **parameters: object) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(sql, parameters).fetchall()


def from_parquet(folder: Path, table: Table) -> list[tuple[object, ...]]:
    names = ", ".join(column.name for column in (*table.columns, *table.partitions))
    sql = f"SELECT {names} FROM read_parquet($files, filename = true) ORDER BY filename, file_row_number"  # noqa: S608
    return query(sql, files=f"{(folder / table.name).as_posix()}/**/*.parquet")


def as_csv(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case date():  # and times
            return value.isoformat().removesuffix(":00")
        case float():
            return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
        case str() if value[0] in "=+-@\t\r":
            return f"'{value}"
        case _:
            return str(value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_both_formats_say_the_same(samples: dict[Format, Path], table: Table) -> None:
    rows = [tuple(map(as_csv, row)) for row in from_parquet(samples[Format.PARQUET], table)]
    assert rows == [tuple(row.values()) for row in read(samples[Format.CSV], table.name)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_schema_tells_the_types_in_the_files(samples: dict[Format, Path], table: Table) -> None:
    schema = json.loads((samples[Format.PARQUET] / "skjema.json").read_text(encoding="utf-8"))
    (told,) = (each for each in schema["tabeller"] if each["navn"] == table.name)
    files = f"{(samples[Format.PARQUET] / table.name).as_posix()}/**/*.parquet"
    found = {name: type for name, type, *_ in query("DESCRIBE FROM read_parquet($files)", files=files)}
    sql = {type.standard: type.sql for type in Type}
    empty = not from_parquet(samples[Format.PARQUET], table)
    in_files = [field for field in told["fields"] if not (empty and field["name"] in told["mapper"])]
    assert {field["name"]: sql[field["type"]] for field in in_files}.items() <= found.items()
    assert [field["name"] for field in told["fields"]] == [*(each.name for each in table.columns), *told["mapper"]]
    assert set(found) == {field["name"] for field in told["fields"]}


def test_the_schema_names_closed_lists_units_and_keys(samples: dict[Format, Path]) -> None:
    schema = json.loads((samples[Format.CSV] / "skjema.json").read_text(encoding="utf-8"))
    assert {key: schema[key] for key in ("laget_av", "format", "all_tekst", "profil")} == {
        "laget_av": "styring export", "format": "csv", "all_tekst": False, "profil": "kommune",
    }  # fmt: skip
    fields = {(table["navn"], field["name"]): field for table in schema["tabeller"] for field in table["fields"]}
    assert fields["rapporter", "type"] == {
        "name": "type",
        "type": "string",
        "description": "Hva slags rapport det er.",
        "constraints": {"enum": ["tertialrapport", "halvårsrapport", "årsrapport"]},
        "nokkel": "type",
        "med": "alltid",
    }
    assert fields["oppdrag", "midler_1000kr"]["enhet"] == "1000 kroner"
    assert fields["oppfoelgingspunkter", "sak_nr"]["nokkel"] == "saker.nr"


def test_every_record_of_the_samples_is_there(samples: dict[Format, Path]) -> None:
    expected = Counter(str(record.identity) for dossier in dossiers(ROOT) for record in dossier.records())
    tables = [table for table in TABLES if any(not source.path for source in table.sources)]
    whole = [row["post"] for table in tables for row in read(samples[Format.CSV], table.name) if not row["sti"]]
    assert Counter(whole) == expected + Counter(["departments/pbr"])
    files = {row["fil"] for table in tables for row in read(samples[Format.CSV], table.name)}
    assert all((ROOT / file).is_file() for file in files)


@pytest.mark.parametrize("format", Format)
def test_the_same_records_give_the_same_bytes(samples: dict[Format, Path], tmp_path: Path, format: Format) -> None:
    exported(ROOT, tmp_path / "eksport", format)
    assert contents(tmp_path / "eksport") == contents(samples[format])


@pytest.mark.parametrize("format", Format)
def test_a_table_without_rows_can_be_asked(tmp_path: Path, format: Format) -> None:
    done = exported(repository(tmp_path / "repo", {}), tmp_path / "eksport", format)
    assert {name: number for name, number in done.rows.items() if number} == {
        "byraadsavdelinger": 1, "virksomheter": 1, "tilhoerighet": 1,
    }  # fmt: skip
    assert {file.split("/")[0] for file in contents(tmp_path / "eksport")} == {each.name for each in TABLES} | {
        "skjema.json"
    }
    if format is Format.PARQUET:
        files = f"{(tmp_path / 'eksport').as_posix()}/krav/**/*.parquet"
        assert query("SELECT aar, virksomhet, maaltall FROM read_parquet($files) WHERE aar = 2026", files=files) == []


VALUES = {
    Type.TEXT: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    Type.INTEGER: st.integers(-(2**53), 2**53),
    Type.NUMBER: st.floats(allow_nan=False, allow_infinity=False),
    Type.BOOLEAN: st.booleans(),
    Type.DATE: st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    Type.TIME: st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(
        lambda d: d.replace(second=0, microsecond=0)
    ),
}
MEETINGS = next(table for table in TABLES if table.name == "moeter")
ROWS = {
    table.name: st.lists(
        st.tuples(*(st.none() | VALUES[column.holds] for column in table.columns)), min_size=1, max_size=3
    )
    for table in (KRAV, MEETINGS)
}


@settings(max_examples=30)
@given(st.data())
def test_any_value_survives_parquet(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([KRAV, MEETINGS]))
    rows = data.draw(ROWS[table.name])
    with tempfile.TemporaryDirectory() as folder:
        with closing(ParquetFiles(Path(folder))) as files:
            files.write(table, {("bre", 2026): rows})
        assert from_parquet(Path(folder), table) == [(*row, "bre", 2026) for row in rows]


def test_the_longest_text_that_a_record_may_have_survives_parquet(tmp_path: Path) -> None:
    row = ('"' * 2**20, *(None for _ in KRAV.columns[1:]))
    with closing(ParquetFiles(tmp_path)) as files:
        files.write(KRAV, {("bre", 2026): [row]})
    assert from_parquet(tmp_path, KRAV) == [(*row, "bre", 2026)]


def test_excel_takes_no_text_for_a_formula_and_no_number_for_a_date(tmp_path: Path) -> None:
    empty = dict.fromkeys(column.name for column in KRAV.columns)
    row = {**empty, "tekst": "=HYPERLINK(1)", "maaltall": 1.5, "utgangspunkt": -2.0, "vedlegg": True, "enhet": "a;b"}
    CsvFiles(tmp_path).write(KRAV, {("bre", 2026): [tuple(row.values())]})
    content = (tmp_path / "krav/virksomhet=bre/aar=2026/data.csv").read_bytes()
    header, line, end = content.decode("utf-8-sig").split("\r\n")
    assert content.startswith(b"\xef\xbb\xbf")
    assert header == ";".join(column.name for column in KRAV.columns)
    assert line == ';;;;;;;;;\'=HYPERLINK(1);1,5;"a;b";-2;;;true;;'
    assert end == ""


def test_duckdb_reads_the_csv_files_too(samples: dict[Format, Path]) -> None:
    sql = """
        SELECT aar, type, count(*), sum(maaltall)
        FROM read_csv($files, delim = ';', decimal_separator = ',', union_by_name = true, hive_partitioning = true)
        GROUP BY ALL ORDER BY ALL
    """
    counted = query(sql, files=f"{samples[Format.CSV].as_posix()}/krav/**/*.csv")
    sql = "SELECT aar, type, count(*), sum(maaltall) FROM read_parquet($files) GROUP BY ALL ORDER BY ALL"
    assert counted == query(sql, files=f"{samples[Format.PARQUET].as_posix()}/krav/**/*.parquet")


def test_a_code_that_is_no_code_is_no_way_out_of_the_folder(tmp_path: Path) -> None:
    agency = {"records/agencies/..=x y/agency.yaml": "navn: Odd\nform: etat\nbyrådsavdeling: pbr\n"}
    root = repository(tmp_path / "repo", {**agency})
    for format in Format:
        exported(root, tmp_path / format, format)
        names = {file.split("/")[1] for file in contents(tmp_path / format) if file.startswith("virksomheter/")}
        assert names == {"virksomhet=bre", "virksomhet=..%3Dx%20y"}
    files = f"{(tmp_path / 'parquet').as_posix()}/virksomheter/**/*.parquet"
    found = query("SELECT virksomhet FROM read_parquet($files) ORDER BY ALL", files=files)
    assert found == [("..=x y",), ("bre",)]


def test_a_repository_without_letters_does_not_spoil_the_question_for_others(tmp_path: Path) -> None:
    exported(repository(tmp_path / "uten", {}), tmp_path / "felles/repo=uten", Format.PARQUET)
    exported(ROOT, tmp_path / "felles/repo=med", Format.PARQUET)
    files = f"{(tmp_path / 'felles').as_posix()}/repo=*/brev/**/*.parquet"
    sql = "SELECT repo, min(aar), max(aar) FROM read_parquet($files, union_by_name = true) GROUP BY ALL"
    assert query(sql, files=files) == [("med", 2025, 2026)]


def test_records_that_are_not_valid_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"2026/letters/2026-01-15-tb.yaml": "type: ukjent\n"}
    done = exported(repository(tmp_path / "repo", files), tmp_path / "eksport")
    assert done.unread == ("records/agencies/bre/2026/letters/2026-01-15-tb.yaml",)
    assert done.rows["brev"] == 0


def test_an_earlier_export_gives_way_whole(tmp_path: Path) -> None:
    root, folder = repository(tmp_path / "repo", {}), tmp_path / "eksport"
    exported(root, folder, Format.PARQUET)
    (folder / "krav/.DS_Store").write_bytes(b"")
    exported(root, folder, Format.CSV)
    assert {Path(file).suffix for file in contents(folder)} == {".csv", ".json"}
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "is_export"),
    [("notater.md", False), ("krav/notater.csv", True), ("krav/virksomhet=bre/data.csv.bak", True), ("sql.txt", True)],
)
def test_somebodys_work_does_not_give_way(tmp_path: Path, name: str, is_export: bool) -> None:
    root, folder = repository(tmp_path / "repo", {}), tmp_path / "eksport"
    if is_export:
        exported(root, folder)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("mitt", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(NotAnExport) as refused:
        exported(root, folder)
    assert refused.value.message == f"«{folder}» er ikke bare en tidligere eksport: Der ligger «{name}»."
    assert contents(folder) == before


def test_a_schema_of_somebody_elses_is_no_export(tmp_path: Path) -> None:
    root, folder = repository(tmp_path / "repo", {}), tmp_path / "eksport"
    folder.mkdir()
    (folder / "skjema.json").write_text('{"laget_av": "meg"}', encoding="utf-8")
    with pytest.raises(NotAnExport, match=r"skjema\.json"):
        exported(root, folder)


def test_an_empty_folder_may_be_filled_and_a_file_not(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {})
    (tmp_path / "tom").mkdir()
    exported(root, tmp_path / "tom")
    assert "skjema.json" in contents(tmp_path / "tom")
    (tmp_path / "fil").write_text("mitt", encoding="utf-8")
    with pytest.raises(NotAnExport):
        exported(root, tmp_path / "fil")


@pytest.mark.parametrize("place", [".", "records", "records/eksport", ".."])
def test_no_export_lies_where_the_records_do(tmp_path: Path, place: str) -> None:
    root = repository(tmp_path / "over" / "repo", {})
    with pytest.raises(NotAnExport, match="der postene ligger"):
        exported(root, Path(os.path.normpath(root / place)))


def test_an_export_that_fails_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, folder = repository(tmp_path / "repo", {}), tmp_path / "ny" / "eksport"
    exported(root, folder)
    before = contents(folder)

    def full(*_: object) -> None:
        raise WriteError(folder, "Det er ikke plass på disken.", "Frigjør plass og prøv igjen.")

    monkeypatch.setattr(CsvFiles, "write", full)
    with pytest.raises(WriteError):
        exported(root, folder)
    assert contents(folder) == before
    with pytest.raises(WriteError):
        exported(root, tmp_path / "annen" / "mappe")
    assert not (tmp_path / "annen").exists()
    assert [each.name for each in folder.parent.iterdir()] == ["eksport"]


def test_parquet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "krav").write_text("en fil der mappen skulle ligget", encoding="utf-8")
    with closing(ParquetFiles(tmp_path)) as files, pytest.raises(WriteError, match="kunne ikke skrives"):
        files.write(KRAV, {("bre", 2026): [(None,) * len(KRAV.columns)]})


def test_without_duckdb_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "repo", {})
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(NoDuckDB) as refused:
        exported(root, tmp_path / "eksport", Format.PARQUET)
    assert refused.value.message == "Parquet trenger DuckDB, som ikke er installert."
    assert refused.value.remedy == "Installer det med «pip install styring[analyse]», eller bruk --format csv."
    assert not (tmp_path / "eksport").exists()
    exported(root, tmp_path / "eksport", Format.CSV)
