"""``python -m tests.conformance.build FOLDER``: make the documents that the gates look at, from records/.

FOLDER/documents holds both editions in all formats, FOLDER/again the same from a second run under another clock, time
zone and hash seed, and FOLDER/archive the PDF/A-1b builds, which Apache PDFBox Preflight can judge.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.rendering import Format, Renderer, Variant, plan
from styring.rendering.pdf import PdfProfile, PdfWriter
from styring.rendering.style import read_style
from styring.rendering.templates import TemplateFolders
from tests.conformance.documents import FORMATS

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-01"
"""The day that the sample records are written for."""
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}


def render(repository: Path, output: Path, environment: dict[str, str]) -> None:
    """Both editions of all documents of a records repository, by the command line.

    Raises:
        subprocess.CalledProcessError: a document could not be made.
    """
    for variant in Variant:
        options = ["--all", "--to", ",".join(FORMATS), "--variant", variant.value, "--as-of", AS_OF, "-o", str(output)]
        subprocess.run(
            [sys.executable, "-m", "styring", "render", *options],
            cwd=repository,
            env={**os.environ, **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )


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


def main(folder: Path) -> None:
    """Make everything anew."""
    documents, again, archived = (folder / name for name in ("documents", "again", "archive"))
    for old in (documents, again, archived):
        shutil.rmtree(old, ignore_errors=True)
    render(ROOT, documents, {})
    render(ROOT, again, ELSEWHERE)
    archive(open_project(ROOT), archived)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
