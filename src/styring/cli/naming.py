"""Which record a user means: by identity («bre/minutes/2026-03-12-esm») or by its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from styring.cli.console import Exit, fail
from styring.dossier import Dossier
from styring.loading import load_dossier, load_registry
from styring.messages import listing, nearest, quoted
from styring.project import Project
from styring.records.base import Identity
from styring.writing import real_path


def load_dossiers(project: Project) -> list[Dossier]:
    """Every dossier of a repository."""
    loaded = load_registry(project)
    return [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]


def no_records(project: Project, paths: Sequence[Path] | None = None) -> tuple[str, str]:
    """What is said, and what to do, when there are no records, or none at the paths that were asked for."""
    if paths:
        return f"Fant ingen poster i {listing(map(quoted, paths), 'eller')}.", f"Postene ligger i {project.records}."
    return f"Fant ingen poster i {project.records}.", "Lag den første med «styring new-department»."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a user asks for.

    Attributes:
        dossiers: all of the repository.
        whole: those of the agencies that are named.
        named: the records that are named.
    """

    dossiers: tuple[Dossier, ...]
    whole: tuple[Dossier, ...]
    named: frozenset[Identity]


def chosen(project: Project, names: Sequence[str]) -> Chosen:
    """The agencies and records that are named.

    Raises:
        typer.BadParameter: a name stands for neither; the nearest identity is suggested.
        typer.Exit: there are no records at all, and it has been told.
    """
    dossiers = load_dossiers(project)
    if not dossiers:
        fail(*no_records(project))
        raise typer.Exit(Exit.NO_RECORDS)
    agencies = {dossier.code: dossier for dossier in dossiers}
    whole = tuple(agencies[name] for name in dict.fromkeys(names) if name in agencies)
    named = identities(project, dossiers, (name for name in names if name not in agencies))
    return Chosen(tuple(dossiers), whole, frozenset(named))


def identities(project: Project, dossiers: Iterable[Dossier], names: Iterable[str]) -> list[Identity]:
    """The records that are named.

    Raises:
        typer.BadParameter: a name stands for no record; the nearest identity is suggested.
    """
    known = {str(identity): identity for dossier in dossiers for identity in dossier.identities}
    return [_identity(project, known, name) for name in names]


def _identity(project: Project, known: dict[str, Identity], name: str) -> Identity:
    written = name.replace("\\", "/")
    identity = known.get(written.removesuffix(".yaml")) or known.get(identity_of_file(project, Path(written)))
    if identity:
        return identity
    near = nearest(name, known)
    hint = f"Mente du «{near}»?" if near else "Skriv virksomhet/mappe/id, for eksempel bre/minutes/2026-03-12-esm."
    raise typer.BadParameter(f"Fant ingen post {quoted(name)}. {hint}")


def identity_of_file(project: Project, file: Path) -> str:
    """The identity of the record in a file, by where it lies; empty for a file elsewhere."""
    agencies = project.records / "agencies"
    resolved = real_path(file)
    if not resolved.is_relative_to(agencies):
        return ""
    parts = resolved.relative_to(agencies).with_suffix("").parts
    return "/".join(part for i, part in enumerate(parts) if i != 1 or not part.isdigit())
