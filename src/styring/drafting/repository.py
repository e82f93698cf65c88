"""Begin a records repository: settings, folders, schemas, and what checks the records when they are saved in git."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from styring import schemas
from styring.drafting.plan import DraftingError
from styring.project import SETTINGS_FILE
from styring.records.terms import terms_of
from styring.records.vocabulary import Profile
from styring.source.compose import compose
from styring.source.render import scalar
from styring.writing import create_all

_STANDARD = {
    "styring.yaml": SETTINGS_FILE,
    "LESMEG.md": "LESMEG.md",
    "templates-LESMEG.md": "templates/LESMEG.md",
    "github.yml": ".github/workflows/styring.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "CODEOWNERS": "CODEOWNERS",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "vscode.json": ".vscode/extensions.json",
}
CHECKS = (".github/workflows/styring.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")
"""The files that install styring and run its checks."""
_EMPTY_FOLDERS = ("records/departments", "records/calendars", "records/agencies")
_AT_GIT_ROOT = (*CHECKS, "CODEOWNERS")
_LOCAL_NAMES = "navneliste.lokal.*"


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written, and what was there before and is left as it was; paths relative to the folder."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def profile_of(organisation: str) -> Profile:
    """The profile that an organisation most likely has, by its name."""
    return Profile.STAT if "departement" in organisation.casefold() else Profile.KOMMUNE


def plan_repository(
    organisation: str, install_from: str, today: date, profile: Profile = Profile.KOMMUNE
) -> Mapping[str, str]:
    """The text of every file of a new records repository by its path.

    Args:
        organisation: the name of the municipality, ministry or agency.
        install_from: what its checks give to «pip install», such as «styring==1.2.3» or the address of a wheel.
        today: git rules look at what is saved from this day on.
        profile: whose words the settings, the explanations and the schemas have.
    """
    terms = terms_of(profile)
    words = {
        "organisasjon": compose({"organisasjon": organisation}).rstrip(),
        "navn": organisation,
        "profil": profile.value,
        "installer": scalar(f"pip install {shlex.quote(install_from)}"),
        "kilde": scalar(install_from, in_flow=True),
        "dato": str(today),
        "år": str(today.year),
    }
    texts = {target: _Wording(terms.text(_packaged(name))).substitute(words) for name, target in _STANDARD.items()}
    folders = {f"{folder}/.gitkeep": "" for folder in _EMPTY_FOLDERS}
    return texts | {f"{schemas.FOLDER}/{name}": text for name, text in schemas.schemas(terms).items()} | folders


class _Wording(Template):
    """Words of a text to be filled in, which may have Norwegian letters."""

    idpattern = "[a-zæøå]+"


def _packaged(name: str) -> str:
    return files("styring").joinpath("data", "repository", name).read_text(encoding="utf-8")


def check_place(folder: Path) -> None:
    """Raise a ``DraftingError`` if a folder is, or lies in, a records repository already."""
    for place in (folder, *folder.parents):
        if (place / SETTINGS_FILE).is_file():
            outside = f"Mappen ligger inne i «{place}», som allerede er satt opp"
            what = "Mappen er allerede satt opp" if place == folder else outside
            raise DraftingError(f"{what} for styringsdialogen.", "Ingenting er endret. Velg en annen mappe.")


def begin(folder: Path, plan: Mapping[str, str]) -> Begun:
    """Write the files that are not there yet, all of them or none.

    Raises:
        DraftingError: the folder is, or lies in, a records repository already.
        WriteError: a file cannot be written.
    """
    check_place(folder)
    kept = tuple(path for path in plan if (folder / path).exists())
    missing = {path: text for path, text in plan.items() if path not in kept}
    create_all({folder / path: text for path, text in missing.items()}, root=folder)
    return Begun(tuple(missing), kept)


def advice(folder: Path, begun: Begun, git_root: Path | None) -> tuple[str, ...]:
    """What the person should do about files that were kept and about where the folder lies."""
    lines = []
    ignored = folder / ".gitignore"
    if ".gitignore" in begun.kept and _LOCAL_NAMES not in ignored.read_text(encoding="utf-8", errors="replace"):
        lines.append(f"Legg linjene «{_LOCAL_NAMES}» og «.styring/» til i .gitignore, så navn ikke havner i git.")
    if git_root is None:
        lines.append("Mappen ligger ikke i git. Da blir det ingen historikk, og git-reglene kontrolleres ikke.")
    elif git_root.resolve() != folder.resolve():
        lines.append(f"Disse virker bare øverst i git-repoet ({git_root}); flytt dem dit: {', '.join(_AT_GIT_ROOT)}.")
    return tuple(lines)
