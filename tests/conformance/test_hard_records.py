from __future__ import annotations

from pathlib import Path

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.rendering import Format, Variant, plan
from tests.conformance import hard_records


def test_the_hard_records_are_valid_and_become_documents(tmp_path: Path) -> None:
    project = open_project(hard_records.write(tmp_path))
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry) for code in loaded.dossiers]
    files = (*loaded.files, *(file for dossier in dossiers for file in dossier.files))
    assert [(file.file.name, problem) for file in files for problem in file.problems] == []
    planned = plan([dossier.dossier for dossier in dossiers], [Format.PDF], Variant.PUBLIC)
    assert planned.refusals == ()
    assert [job.path.name for job in planned.jobs] == [
        "2026-01-15-tb-tildelingsbrev.pdf",
        "2026-02-15-in-instruks.pdf",
        "2026-03-12-esm-innkalling.pdf",
        "2026-03-12-esm-referat.pdf",
    ]
