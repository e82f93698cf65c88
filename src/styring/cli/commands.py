"""The commands by name. The module of a command is imported when the command is called, and not before."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.main import get_command

from styring.cli.norwegian import NorwegianCommand, NorwegianGroup


class Entry(NamedTuple):
    """Where a command lies, and what the help of the program says of it.

    Attributes:
        module: the name of a module beside this one; it holds a function, or a group, named as the command.
        summary: the first sentence of the command's own help.
    """

    module: str
    summary: str


COMMANDS: Mapping[str, Entry] = {
    "init": Entry(
        "init", "Lag mappen for styringsdialogen: innstillinger, poster, skjemaer og kontroll på GitHub og GitLab."
    ),
    "new-department": Entry("organisation", "Lag en byrådsavdeling med årshjul."),
    "new-calendar": Entry("organisation", "Lag årshjulet for et nytt år, med forslag til datoer ut fra året før."),
    "new-agency": Entry("organisation", "Lag en virksomhet."),
    "new-letter": Entry(
        "draft", "Lag utkast til tildelingsbrev, supplerende tildelingsbrev, oppdragsbrev eller instruks."
    ),
    "new-assignment": Entry("draft", "Lag et oppdrag."),
    "new-meeting": Entry("draft", "Lag utkast til et møte."),
    "move-meeting": Entry("change", "Flytt et møte, eller gi et utsatt møte nytt tidspunkt."),
    "cancel-meeting": Entry("change", "Avlys et møte, eller utsett det på ubestemt tid."),
    "new-minutes": Entry("draft", "Lag utkast til referat eller oppsummering fra et møte, sak for sak."),
    "new-signal": Entry("draft", "Skriv ned et styringssignal som ble gitt utenom de formelle møtene."),
    "new-report": Entry("draft", "Før opp en rapport, knyttet til det tildelingsbrevet ber om."),
    "new-charter": Entry("draft", "Lag en samarbeidsplakat som byrådsavdelingen og virksomheten fyller ut sammen."),
    "lint": Entry("lint", "Kontroller postene mot guiden og formkravene."),
    "names": Entry(
        "names", "Finn personnavn og andre personopplysninger i en tekst, for eksempel før du limer den inn."
    ),
    "status": Entry("status", "Vis fristene: det som er over fristen, og det som kommer."),
    "report": Entry("report", "Svar på spørsmål om styringsdialogen ut fra postene."),
    "export": Entry("export", "Skriv postene som tabeller for analyse, i Parquet eller CSV."),
    "site": Entry(
        "site",
        "Lag et nettsted av det som er offentlig: brev, innkallinger, referater, oppfølging, årshjul og journal.",
    ),
    "explain": Entry("catalogue", "Forklar en regel: hva den ser etter, hva guiden sier, og hva du gjør."),
    "rules": Entry("catalogue", "Vis alle reglene."),
    "render": Entry("render", "Lag dokumentene: innkalling, referat, oppsummering, brev og samarbeidsplakat."),
    "fingerprint": Entry(
        "render", "Vis fingeravtrykket til en post, eller se om et dokument fortsatt stemmer med postene det bygger på."
    ),
    "file": Entry(
        "filing", "Lag arkivpakker: dokumentene til en journalpost med arkivmelding, følgeseddel og sjekksummer."
    ),
    "receipt": Entry("receipt", "Les svaret fra arkivet, og før arkivreferansen inn i posten."),
    "verify": Entry("verify", "Kontroller at arkivpakker er slik de var da de ble laget. Det trengs ingen poster."),
    "cache": Entry("cache", "Mellomlageret, der kontrollen tar vare på funn fra gang til gang."),
    "schema": Entry("schema", "Skriv skjemaene som lar redigeringsprogrammet foreslå og kontrollere nøkler."),
    "template": Entry("template", "Vis malene som følger med, eller kopier noen av dem til mappen templates."),
    "comment": Entry("comment", "Send et utkast til kommentering, og les inn kommentarene som kommer tilbake."),
}
"""All commands, in the order in which the help shows them."""


class Program(NorwegianGroup):
    """The program: a group whose commands are made when they are asked for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": _Made(COMMANDS)})

    def summaries(self) -> Mapping[str, str]:
        """The first sentence of the help of each command."""
        return {name: entry.summary for name, entry in COMMANDS.items()}


class _Made(UserDict[str, Any]):
    """Commands of typer by name; an entry of the table becomes one when it is looked up."""

    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        if isinstance(found, Entry):
            found = self[name] = _make(name, found)
        return found


def _make(name: str, entry: Entry) -> Any:
    called = getattr(import_module(f"styring.cli.{entry.module}"), name.replace("-", "_"))
    if isinstance(called, typer.Typer):
        return get_command(called)
    of_one = typer.Typer(add_completion=False, rich_markup_mode=None)
    of_one.command(cls=NorwegianCommand)(called)
    return get_command(of_one)
