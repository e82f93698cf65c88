from __future__ import annotations

from pathlib import Path

from styring.schemas import schemas
from tests.cli.making import Done, Terminal
from tests.drafting.making import repository


def contents(folder: Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode("utf-8") for file in folder.iterdir()}


def test_schemas_go_to_the_repositorys_folder(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/meeting.schema.json").write_text("utdatert", encoding="utf-8")
    assert terminal.run("schema") == Done("Skrev 11 skjemaer i schemas\n", "", 0)
    assert contents(tmp_path / "schemas") == dict(schemas())


def test_schemas_go_where_they_are_wanted_without_a_repository(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("schema", "-o", "ut/her") == Done("Skrev 11 skjemaer i ut/her\n", "", 0)
    assert contents(tmp_path / "ut/her") == dict(schemas())


def test_outside_a_repository_the_folder_has_to_be_told(terminal: Terminal) -> None:
    done = terminal.run("schema")
    assert done.code == 2
    assert done.err.startswith("Feil: Fant ingen styring.yaml")
