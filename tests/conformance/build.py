"""``python -m tests.conformance.build FOLDER``: make the documents that the gates look at, from records/ and hard ones.

FOLDER/documents holds both editions in all formats, FOLDER/again the same from a later run in another time zone and
with another hash seed, FOLDER/archive the PDF/A-1b builds, which Apache PDFBox Preflight can judge, and FOLDER/site and
FOLDER/hard-site the sites.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.rendering import Format, Renderer, Variant, plan
from styring.rendering.pdf import PdfProfile, PdfWriter
from styring.rendering.style import read_style
from styring.rendering.templates import TemplateFolders
from tests.conformance import hard_records
from tests.conformance.documents import FORMATS
from tests.conformance.tools import CORES

SITE_ADDRESS = "https://styring.eksempel.no"
ROOT = Path(__file__).resolve().parents[2]
_HERE: Mapping[str, str] = {}
_ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}


class RenderingFailed(Exception):
    """What was called, and what it said."""


def render(repository: Path, output: Path, variant: Variant, environment: Mapping[str, str]) -> None:
    """One edition of all documents of a records repository, by the command line.

    What lint says of the records is no matter here, nor that some documents have no public edition.

    Raises:
        RenderingFailed: a document could not be made.
    """
    options = ["--all", "--to", ",".join(FORMATS), "--variant", variant.value, "--allow-errors", "-o", str(output)]
    done = subprocess.run(
        [sys.executable, "-m", "styring", "render", *options],
        cwd=repository,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise RenderingFailed(f"styring render {' '.join(options)}\n{done.stdout}{done.stderr}")


def site(repository: Path, output: Path) -> None:
    """The site of a records repository, by the command line.

    Raises:
        RenderingFailed: it could not be made.
    """
    options = ["site", "-o", str(output), "--base-url", SITE_ADDRESS]
    done = subprocess.run(
        [sys.executable, "-m", "styring", *options], cwd=repository, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise RenderingFailed(f"styring {' '.join(options)}\n{done.stdout}{done.stderr}")


def archive(project: Project, output: Path) -> None:
    """The internal edition of all documents, which leaves nothing out, as PDF/A-1b."""
    settings = project.settings
    style = read_style(settings.document, project.root, settings.organisation)
    writer = PdfWriter(TemplateFolders.of_project(project.root), style)
    renderer = Renderer(project.root, settings)
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]
    for job in plan(dossiers, (Format.PDF,), Variant.INTERNAL).jobs:
        file = output / job.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(writer.write(renderer.document(job), PdfProfile.A1B))


def main(folder: Path) -> int:
    """Make everything anew. The dossiers of the two repositories have different codes, so they share the folders."""
    shutil.rmtree(folder, ignore_errors=True)
    repositories = (ROOT, hard_records.write(folder / "hard"))
    runs = product(repositories, ((folder / "documents", _HERE), (folder / "again", _ELSEWHERE)), Variant)
    try:
        with ThreadPoolExecutor(CORES) as pool:
            for done in [pool.submit(render, where, to, variant, setting) for where, (to, setting), variant in runs]:
                done.result()
        for repository, to in zip(repositories, ("site", "hard-site"), strict=True):
            site(repository, folder / to)
    except RenderingFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    for repository in repositories:
        archive(open_project(repository), folder / "archive")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
