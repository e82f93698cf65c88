from __future__ import annotations

from pathlib import Path

import pytest

from styring.drafting.desk import find_meeting, free_id, open_dossier
from styring.drafting.plan import DraftingError
from styring.records.base import Kind
from tests.drafting.making import AGENCY, HELD, MARCH, MARCH_MEETING, meeting, opened, repository

OTHER = {"records/agencies/eib/agency.yaml": AGENCY, MARCH.replace("bre", "eib"): MARCH_MEETING}


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-12-esm",
        "2026-03-12-esm.yaml",
        "bre/meetings/2026-03-12-esm",
        "bre/2026-03-12-esm",
        MARCH,
        MARCH.replace("/", "\\"),
        f"/et/annet/sted/{MARCH}",
        "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml",
    ],
)
def test_a_meeting_is_found_by_id_identity_or_file(tmp_path: Path, name: str) -> None:
    found = meeting(repository(tmp_path, HELD), name)
    assert str(found.meeting.identity) == "bre/meetings/2026-03-12-esm"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "2026-03-12-esm",
            "Flere virksomheter har et møte «2026-03-12-esm». "
            "Skriv bre/meetings/2026-03-12-esm eller eib/meetings/2026-03-12-esm.",
        ),
        ("2026-03-13-esm", "Fant ikke noe møte «2026-03-13-esm». Mente du «2026-03-12-esm»?"),
        ("brx/2026-03-12-esm", "Fant ingen virksomhet «brx». Mente du «bre»?"),
        ("bre/møtet", "Fant ikke noe møte «bre/møtet». Velg 2026-03-12-esm. Lag det med «styring new-meeting»."),
        (
            "../../etc/passwd",
            "Fant ikke noe møte «../../etc/passwd». Velg 2026-03-12-esm eller 2026-03-12-esm. "
            "Lag det med «styring new-meeting».",
        ),
        ("", "Fant ikke noe møte «». Velg 2026-03-12-esm eller 2026-03-12-esm. Lag det med «styring new-meeting»."),
    ],
)
def test_what_is_no_meeting_gets_a_hint(tmp_path: Path, name: str, message: str) -> None:
    project = repository(tmp_path, HELD, OTHER)
    with pytest.raises(DraftingError) as raised:
        find_meeting(project, name)
    assert str(raised.value) == message


def test_a_meeting_with_errors_is_pointed_out(tmp_path: Path) -> None:
    project = repository(tmp_path, {MARCH: "type: [\n"})
    with pytest.raises(DraftingError) as raised:
        find_meeting(project, "2026-03-12-esm")
    assert str(raised.value) == f"Møtets fil «{MARCH}» har feil. Rett feilene først; «styring lint» viser dem."


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("brx", "Fant ingen virksomhet «brx». Mente du «bre»?"),
        ("kultur", "Fant ingen virksomhet «kultur». Velg bre eller eib. Lag den med «styring new-agency»."),
        ("..", "Fant ingen virksomhet «..». Velg bre eller eib. Lag den med «styring new-agency»."),
    ],
)
def test_an_agency_that_is_not_there(tmp_path: Path, code: str, message: str) -> None:
    with pytest.raises(DraftingError) as raised:
        open_dossier(repository(tmp_path, OTHER), code)
    assert str(raised.value) == message


def test_a_repository_without_agencies_says_how_to_make_one(tmp_path: Path) -> None:
    project = repository(tmp_path)
    (tmp_path / "records/agencies/bre/agency.yaml").unlink()
    (tmp_path / "records/agencies/bre").rmdir()
    with pytest.raises(DraftingError) as raised:
        open_dossier(project, "bre")
    assert str(raised.value) == "Fant ingen virksomhet «bre». Lag den med «styring new-agency»."


def test_an_agency_file_with_errors_stops_the_draft(tmp_path: Path) -> None:
    project = repository(tmp_path, {"records/agencies/bre/agency.yaml": "navn: 3\n"})
    with pytest.raises(DraftingError, match=r"Virksomhetens fil .* har feil eller mangler"):
        open_dossier(project, "bre")


def test_ids_run_out_at_nine(tmp_path: Path) -> None:
    taken = {MARCH.replace("esm", f"esm-{number}"): MARCH_MEETING for number in range(2, 9)}
    dossier = opened(repository(tmp_path, HELD, taken)).dossier
    assert free_id(dossier, Kind.MEETING, "2026-03-12-esm") == "2026-03-12-esm-9"
    full = opened(repository(tmp_path, {MARCH.replace("esm", "esm-9"): MARCH_MEETING})).dossier
    with pytest.raises(DraftingError, match="Det er ikke flere ledige løpenumre"):
        free_id(full, Kind.MEETING, "2026-03-12-esm")


def test_an_id_is_free_only_if_no_year_has_it(tmp_path: Path) -> None:
    """An id is unique in its kind across the years of a dossier, also where a file lies in the wrong year."""
    dossier = opened(repository(tmp_path, {MARCH.replace("2026/", "2025/"): MARCH_MEETING})).dossier
    assert free_id(dossier, Kind.MEETING, "2026-03-12-esm") == "2026-03-12-esm-2"
