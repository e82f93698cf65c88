from __future__ import annotations

from pathlib import Path

import pytest

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.records.base import Kind
from styring.rules.conditions import known_names
from styring.source.reading import MAX_BYTES
from tests.repositories import DOSSIER, concise, repository

MEETING = "2026/meetings/2026-03-12-esm.yaml"
TEXT = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\n"


def test_a_dossier_holds_its_records_by_id_and_kind(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        MEETING: TEXT,
        "2026/minutes/2026-03-12-esm.yaml": "form: referat\nstatus: utkast\n",
        "2026/letters/2025-12-19-tb.yaml": "type: tildelingsbrev\ndato: 2025-12-19\nstatus: sendt\n",
        "2026/reports/2026-t1.yaml": "type: tertialrapport\n",
        "2026/signals/2026-04-02-1.yaml": "dato: 2026-04-02\ntekst: Vedlikehold går foran.\n",
        "assignments/o-2026-01.yaml": "tittel: Turveier\nhistorikk: [{status: aktiv, fra: 2026-01-15}]\n",
        "charter.yaml": "nå: [Godt]\n",
        "records/calendars/2026/pbr.yaml": "hendelser: [{id: bre-esm-1}]\n",
    }
    project = open_project(repository(tmp_path, files))
    loaded = load_registry(project)
    dossier = load_dossier(project, "bre", loaded.registry).dossier
    assert loaded.dossiers == ("bre",)
    assert list(loaded.registry.departments) == ["pbr"]
    assert list(loaded.registry.calendars) == ["2026/pbr"]
    assert loaded.registry.calendars_complete
    assert [str(record.identity) for record in dossier.records()] == [
        "bre/agency", "bre/charter", "bre/assignments/o-2026-01", "bre/letters/2025-12-19-tb",
        "bre/meetings/2026-03-12-esm", "bre/minutes/2026-03-12-esm", "bre/reports/2026-t1", "bre/signals/2026-04-02-1",
    ]  # fmt: skip
    assert [record.year for record in dossier.records()] == [0, 0, 0, 2026, 2026, 2026, 2026, 2026]


def test_only_what_is_meant_for_a_record_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2026/meetings/notat.docx": b"\0", "2026/.utkast.yaml": "x: [", ".git/x.yaml": "x: [",
        "vedlegg/plan.pdf": b"%PDF", "records/README.md": "Arkivet", "2026/meetings/desktop.ini": "x",
    }  # fmt: skip
    assert concise(repository(tmp_path, files)) == ""


def test_a_stray_file_is_said_wherever_it_lies(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/notat.yaml": "x: 1\n",
        "records/agencies/notat.yaml": "x: 1\n",
        "records/calendars/pbr.yaml": "hendelser: []\n",
        "records/departments/gammel/pbr.yaml": "navn: x\n",
        "notat.yaml": "x: 1\n",
        "2026/notat.yaml": "x: 1\n",
        "2026/meetings/vedlegg/2026-03-12-esm.yaml": TEXT,
        "meetings/2026-03-12-esm.yaml": TEXT,
    }
    found = concise(repository(tmp_path, files)).splitlines()
    told = "Filen «{}» ligger ikke i en mappe som sier hva slags post den er."
    assert sorted(found) == sorted(f"{file}:1:1: SKJ09 feil: {told.format(Path(file).name)}" for file in files)


def test_a_dossier_without_agency_file_is_said_and_still_read(tmp_path: Path) -> None:
    repository(tmp_path, {MEETING: TEXT + "steed: x\n"})
    (tmp_path / DOSSIER / "agency.yaml").unlink()
    assert concise(tmp_path) == (
        f"{MEETING}:4:1: SKJ04 feil: Ukjent nøkkel «steed».\n"
        "agency.yaml:1:1: SKJ09 feil: Mappen «bre» mangler filen agency.yaml.\n"
    )


def test_a_file_whose_name_ends_wrongly_still_counts_as_the_record(tmp_path: Path) -> None:
    held = TEXT.replace("planlagt", "gjennomført").replace("etatsstyringsmøte", "kontaktmøte")
    files: dict[str, str | bytes] = {
        "2026/meetings/2026-03-12-kon.yaml": held,
        "2026/minutes/2026-03-12-kon.yaml.txt": "form: oppsummering\nstatus: endelig\n",
    }
    project = open_project(repository(tmp_path, files))
    dossier = load_dossier(project, "bre", load_registry(project).registry).dossier
    assert dossier.exists(Kind.MINUTES, "2026-03-12-kon")
    assert "2026-03-12-kon" in dossier.minutes


def test_of_two_records_with_one_identity_the_one_in_its_place_is_kept(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2025/meetings/2026-03-12-esm.yaml": TEXT + "sted: Feil mappe\n",
        MEETING: TEXT + "sted: Rett mappe\noppdrag: [o-2026-99]\n",
    }
    project = open_project(repository(tmp_path, files))
    dossier = load_dossier(project, "bre", load_registry(project).registry).dossier
    assert dossier.meetings["2026-03-12-esm"].place == "Rett mappe"
    assert concise(tmp_path) == (
        "2025/meetings/2026-03-12-esm.yaml:1:1: SKJ09 feil: Filen «2026-03-12-esm.yaml» ligger i mappen for 2025.\n"
        "2025/meetings/2026-03-12-esm.yaml:1:1: SKJ10 feil: Det finnes to poster med identiteten "
        "«bre/meetings/2026-03-12-esm»: denne og 2026/meetings/2026-03-12-esm.yaml.\n"
        f"{MEETING}:5:11: SKJ07 feil: «o-2026-99» viser til et oppdrag som ikke finnes.\n"
    )


def test_a_record_that_does_not_validate_still_exists(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        MEETING: TEXT,
        "2026/minutes/2026-03-12-esm.yaml": "form: referat\n",
        "records/calendars/2026/pbr.yaml": "hendelser: 1\n",
    }
    project = open_project(repository(tmp_path, files))
    registry = load_registry(project).registry
    dossier = load_dossier(project, "bre", registry).dossier
    assert dossier.exists(Kind.MINUTES, "2026-03-12-esm")
    assert dossier.minutes == {}
    assert not registry.calendars_complete


def test_a_folder_that_cannot_be_the_code_of_an_agency_is_said(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/agencies/Bydel Øst/agency.yaml": "navn: x\nform: bydel\nbyrådsavdeling: pbr\n"
    }
    assert concise(repository(tmp_path, files)) == (
        "records/agencies/Bydel Øst/agency.yaml:1:1: SKJ09 feil: "
        "Mappen «Bydel Øst» har ikke et navn som kan være kode for en virksomhet.\n"
    )


SETTINGS = "organisasjon: Eksempelby kommune\nnavnelister: [{lists}]\n"


def listed(root: Path) -> frozenset[str]:
    return load_registry(open_project(root)).registry.listed_names


def test_names_are_read_from_the_repositorys_lists_and_from_the_local_one(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "styring.yaml": SETTINGS.format(lists="records/navn.txt, navneliste.txt"),
        "records/navn.txt": b"\xef\xbb\xbf# ansatte\r\nKari  Nordmann\r\n\r\n",
        "navneliste.txt": "Åse Moe\n".encode(),
        "navneliste.lokal.txt": "Ola Hagen\n",
    }
    assert listed(repository(tmp_path, files)) == {"Kari Nordmann", "Åse Moe", "Ola Hagen"}
    assert concise(tmp_path) == ""


@pytest.mark.parametrize("path", ["borte.txt", "../navn.txt", "records"])
def test_a_list_that_is_not_in_the_repository_is_said_where_it_is_named(path: str, tmp_path: Path) -> None:
    (tmp_path / "navn.txt").write_text("Kari Nordmann\n", encoding="utf-8")
    root = repository(tmp_path / "repo", {"styring.yaml": SETTINGS.format(lists=path)})
    assert concise(root) == f"styring.yaml:2:15: SKJ07 feil: Navnelisten «{path}» finnes ikke i repoet.\n"
    assert listed(root) == frozenset()


def test_names_of_tables_are_kept_apart_from_people(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "styring.yaml": SETTINGS.format(lists="records/etternavn.csv, navneliste.txt"),
        "records/etternavn.csv": '"etternavn";"Personer 2026"\r\n"Ågrepstveit";4\r\n'.encode("cp1252"),
        "navneliste.lokal.csv": "Fornavn\nXanthi\n",
        "navneliste.txt": "Bård Åsen\n".encode("latin-1"),
    }
    project = open_project(repository(tmp_path, files))
    registry = load_registry(project).registry
    assert concise(tmp_path) == ""
    assert registry.listed_names == {"Bård Åsen"}
    assert registry.given_names == {"Xanthi"}
    assert registry.family_names == {"Ågrepstveit"}
    known = known_names(load_dossier(project, "bre", registry).dossier)
    assert (known.given_names, known.family_names) == (registry.given_names, registry.family_names)


def test_a_list_that_cannot_be_read_is_said_and_the_others_count(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "styring.yaml": SETTINGS.format(lists="records/tall.csv, navneliste.txt"),
        "records/tall.csv": '"Aabø";259\n',
        "navneliste.txt": "Åse Moe\nkari@example.org\n",
    }
    assert concise(repository(tmp_path, files)) == (
        "navneliste.txt:2:1: SKJ01 feil: «kari@example.org» er ikke et navn.\n"
        "records/tall.csv:1:1: SKJ01 feil: Tabellen har ingen kolonne med overskriften «Fornavn» eller «Etternavn».\n"
    )
    assert listed(tmp_path) == {"Åse Moe"}


def test_a_large_list_is_read(tmp_path: Path) -> None:
    table = "fornavn;år;antall\n" + "Kari;1946;.\n" * 100_000
    assert len(table) > MAX_BYTES
    files: dict[str, str | bytes] = {"navneliste.lokal.csv": table}
    registry = load_registry(open_project(repository(tmp_path, files))).registry
    assert registry.given_names == {"Kari"}


@pytest.mark.parametrize(("setting", "allowed"), [("", True), ("tillat_deltakernavn: false\n", False)])
def test_the_registry_knows_whether_participants_may_have_names(setting: str, allowed: bool, tmp_path: Path) -> None:
    root = repository(tmp_path, {"styring.yaml": "organisasjon: Eksempelby kommune\n" + setting})
    assert load_registry(open_project(root)).registry.allow_participant_names is allowed


@pytest.mark.parametrize(("setting", "learned"), [("", True), ("maskinlært_navnesøk: false\n", False)])
def test_the_settings_say_whether_names_are_guessed_at(tmp_path: Path, setting: str, learned: bool) -> None:
    root = repository(tmp_path, {"styring.yaml": f"organisasjon: Eksempelby\n{setting}"})
    project = open_project(root)
    registry = load_registry(project).registry
    assert registry.learned_names is learned
    assert known_names(load_dossier(project, "bre", registry).dossier).learned is learned
