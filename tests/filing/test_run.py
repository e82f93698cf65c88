"""Filing many records at once, by one process or several."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from styring.dossier import Dossier
from styring.filing import run
from styring.filing.run import Filed, Options, Outcome, Stopped, file_all
from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.records.base import Identity
from styring.records.settings import ArchiveProfile
from styring.rendering import DocumentKind, Format, Refusal, Variant, plan
from tests.filing.making import INVITATION, LETTER, MINUTES, MINUTES_DATA, changed, records, tree

CHECKOUT = Path(__file__).parents[2]


def loaded(root: Path) -> tuple[Project, list[Dossier]]:
    project = open_project(root)
    found = load_registry(project)
    return project, [load_dossier(project, code, found.registry).dossier for code in found.dossiers]


def file_everything(root: Path, identities: list[Identity], output: Path) -> list[Outcome]:
    project, dossiers = loaded(root)
    return list(file_all(project, dossiers, identities, Options(output, ArchiveProfile.FIKS_ARKIV_V1)))


def sample(folder: Path) -> tuple[Path, list[Identity]]:
    """A copy of the sample records, and those of one agency that are finished."""
    shutil.copytree(CHECKOUT / "records", folder / "records")
    shutil.copy(CHECKOUT / "styring.yaml", folder)
    planned = plan(loaded(folder)[1], [Format.PDF], Variant.INTERNAL).jobs
    finished = [job.identity for job in planned if not job.draft and job.kind is not DocumentKind.CHARTER]
    return folder, [identity for identity in finished if identity.agency == "eib"]


@pytest.mark.slow
def test_several_processes_make_the_same_packages_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, wanted = sample(tmp_path)
    alone = file_everything(root, wanted[:12], tmp_path / "alene")
    monkeypatch.setattr(run, "_WORTH_A_PROCESS", 6)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    together = file_everything(root, wanted[:12], tmp_path / "sammen")
    assert together == alone
    assert all(isinstance(outcome, Filed) for outcome in alone)
    assert tree(tmp_path / "sammen") == tree(tmp_path / "alene")


def test_a_refused_record_stops_no_other(tmp_path: Path) -> None:
    root = records(tmp_path, minutes=changed(MINUTES_DATA, offentlighet=None))
    outcomes = file_everything(root, [LETTER, MINUTES, INVITATION], tmp_path / "ut")
    assert [type(outcome) for outcome in outcomes] == [Filed, Refusal, Filed]


def test_what_stops_all_is_told_once(tmp_path: Path) -> None:
    root = records(tmp_path)
    project, dossiers = loaded(root)
    options = replace(Options(tmp_path / "ut", ArchiveProfile.FIKS_ARKIV_V1), xsd=tmp_path / "skjemaer")
    outcomes = list(file_all(project, dossiers, [LETTER, MINUTES, INVITATION], options))
    assert [type(outcome) for outcome in outcomes] == [Stopped]
    settings = root / "styring.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "dokument: {skrift: Finnes Ikke}\n", encoding="utf-8")
    (outcome,) = file_everything(root, [LETTER, MINUTES], tmp_path / "ut")
    assert isinstance(outcome, Stopped)
    assert outcome.message.startswith("dokument.skrift og dokument.skriftmappe hører sammen")
    assert not (tmp_path / "ut").exists()
