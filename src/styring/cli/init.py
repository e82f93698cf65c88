"""``styring init``: begin a records repository."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from styring import __version__
from styring.cli import answers
from styring.cli.answers import answer, confirmed, optional
from styring.cli.console import console
from styring.cli.options import DryRun, parse_day
from styring.cli.telling import next_steps, points
from styring.drafting.repository import CHECKS, advice, begin, check_place, plan_repository, profile_of
from styring.drafting.versioning import git_root, has_git, make_git_repository
from styring.messages import listing
from styring.records.terms import terms_of
from styring.records.vocabulary import Profile


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[MAPPE]", help="Hvor filene lages; her når den utelates.")
    ] = Path(),
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation", "--organisasjon", metavar="NAVN", help="Navnet på kommunen eller departementet."
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            "--profil",
            metavar="PROFIL",
            help="Hvem ordene og standardverdiene er etter: kommune eller stat. Følger av navnet når det utelates.",
        ),
    ] = None,
    install_from: Annotated[
        str | None,
        typer.Option(
            metavar="TEKST",
            help="Hva «pip install» skal hente når kontrollen kjører, for eksempel en git-adresse eller adressen til "
            "en wheel; denne versjonen av styring når det utelates.",
        ),
    ] = None,
    git: Annotated[
        bool | None,
        typer.Option("--git/--no-git", help="Legg mappen i git, eller ikke. Uten valget spør kommandoen."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Lag mappen for styringsdialogen: innstillinger, poster, skjemaer og kontroll på GitHub og GitLab.

    Filer som finnes fra før, blir ikke rørt.
    """
    place = folder.resolve()
    check_place(place)
    name = answer(organisation, "--organisation", "Hva heter kommunen eller departementet", answers.words)
    source = optional(install_from, "--install-from", answers.words) or f"styring=={__version__}"
    chosen = optional(profile, "--profile", answers.one_of(Profile)) or profile_of(name)
    terms = terms_of(chosen)
    plan = plan_repository(name, source, parse_day(None), chosen)
    if dry_run:
        points(f"Ville ha laget i {place}:", list(plan))
        return
    if git_root(place) is None and _wants_git(git):
        place.mkdir(parents=True, exist_ok=True)
        make_git_repository(place)
    begun = begin(place, plan)
    console().print(f"Laget {len(begun.made)} filer i {place}", style="bold", soft_wrap=True)
    points("Fantes fra før og er ikke rørt", begun.kept)
    points("Merk", advice(place, begun, git_root(place)))
    next_steps(
        (
            *((f"Gå til mappen: cd {folder}",) if place != Path.cwd() else ()),
            terms.text("Lag byrådsavdelingen: styring new-department KODE. Før den finnes,")
            + " stopper kontrollen på GitHub og GitLab fordi den ikke har noe å kontrollere (kode 3).",
            "Lag virksomhetene: styring new-agency KODE",
            f"Se etter at «pip install {source}» virker der kontrollen skal kjøre. Ellers retter du linjen i "
            f"{listing(CHECKS)}.",
            "Les LESMEG.md, som forklarer resten.",
        )
    )


def _wants_git(asked_for: bool | None) -> bool:
    if asked_for is None:
        return has_git() and confirmed("Skal mappen legges i git, så dere får historikk (ja eller nei)")
    return asked_for
