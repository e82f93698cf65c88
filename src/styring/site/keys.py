"""Digests of what a document on the site is made from, so that what is there already need not be made again.

A key is over the public document itself and not over its records, so a change of what the public does not see changes
nothing; with it goes all else that the files depend on, and what the search for names knows when it reads them.
"""

from __future__ import annotations

from pathlib import Path

from styring.dossier import Dossier, Registry
from styring.linting.cache.digests import content, digest, program
from styring.project import Project
from styring.rendering.templates import TemplateFolders
from styring.site.published import Published


def common_inputs(project: Project, registry: Registry) -> str:
    """What all documents depend on: the program, the templates, the looks, and the lists of names."""
    folders = TemplateFolders.of_project(project.root)
    templates = [_contents(folder) for folder in (folders.packaged, folders.own) if folder]
    looks = project.settings.document
    fonts = _contents(project.root / looks.font_folder) if looks.font_folder else ()
    logo = content(project.root / looks.logo) if looks.logo else ""
    return digest(program(), templates, looks.model_dump_json(), fonts, logo, _known_names(project, registry))


def document_key(published: Published, common: str) -> str:
    """What a document is made from."""
    return digest(common, _names_of(published.dossier), published.document)


def _contents(folder: Path) -> tuple[tuple[str, str], ...]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return tuple((file.relative_to(folder).as_posix(), content(file)) for file in files)


def _known_names(project: Project, registry: Registry) -> tuple[object, ...]:
    sets = (registry.listed_names, registry.given_names, registry.family_names, registry.organisation_names)
    return (
        project.settings.show_participant_names,
        registry.learned_names,
        registry.allowed_expressions,
        *(sorted(names) for names in sets),
    )


def _names_of(dossier: Dossier) -> list[str]:
    return sorted(dossier.participant_names)
