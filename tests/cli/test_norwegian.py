"""No command shows a word of English that typer brings along."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

from styring.cli.app import app
from styring.cli.norwegian import sentence
from tests.cli.making import Terminal

COMMANDS = [
    "init", "new-department", "new-calendar", "new-agency", "new-letter", "new-assignment", "new-meeting",
    "move-meeting", "cancel-meeting", "new-minutes", "new-signal", "new-report", "new-charter", "lint", "names",
    "status", "report", "export", "site", "explain", "rules", "render", "fingerprint", "file", "verify", "receipt",
    "cache", "comment", "schema", "template",
]  # fmt: skip
OF_GROUPS = ["cache clear", "comment send", "comment read"]
ENGLISH = re.compile(
    r"\b(?:usage|options?|arguments?|commands?|error|missing|invalid|value|show this message|exit|default|required|try|"
    r"no such|unexpected|requires|aborted|did you mean|possible|expected|input|should|text|str|int|bool|path|list)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"--[a-z-]+|\btext\|(?:concise\|json\|github|json\|jsonl)\b|standard: text|«[^»]*»|public|internal")


def english_words(text: str) -> list[str]:
    return ENGLISH.findall(NAMES.sub("", text))


def program() -> TyperGroup:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def parameters(command: str) -> list[Any]:
    found: Any = program()
    for name in command.split():
        found = found.commands[name]
    return list(found.params)


def test_these_are_all_commands() -> None:
    assert sorted(program().commands) == sorted(COMMANDS)
    groups = {name: group for name, group in program().commands.items() if isinstance(group, TyperGroup)}
    assert [f"{name} {each}" for name, group in groups.items() for each in group.commands] == OF_GROUPS


def test_the_programs_help(terminal: Terminal) -> None:
    done = terminal.run("--help")
    assert done.code == 0
    assert done.out.startswith("Bruk: styring KOMMANDO [VALG]\n")
    assert "\nKommandoer:\n  init " in done.out
    assert english_words(done.out) == []
    assert terminal.run() == done


@pytest.mark.parametrize("command", [*COMMANDS, *OF_GROUPS])
def test_the_help_of_every_command(terminal: Terminal, command: str) -> None:
    done = terminal.run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Bruk: styring {command} ")
    assert re.search(r"^  --help +Vis denne hjelpen\.$", done.out, re.MULTILINE)
    assert english_words(done.out) == []


@pytest.mark.parametrize("command", [*COMMANDS, *OF_GROUPS])
def test_every_option_and_argument_is_explained(command: str) -> None:
    assert [parameter.name for parameter in parameters(command) if not getattr(parameter, "help", "")] == []


@pytest.mark.parametrize(
    ("arguments", "message", "help_of"),
    [
        (["lnt"], "Det finnes ingen kommando «lnt». Mente du lint?", "styring"),
        (["xyz"], "Det finnes ingen kommando «xyz».", "styring"),
        (["lint", "--frmat", "json"], "Det finnes ikke noe valg «--frmat». Mente du --format?", "styring lint"),
        (["lint", "--xyzzy"], "Det finnes ikke noe valg «--xyzzy».", "styring lint"),
        (["lint", "--jobs", "0"], "--jobs: Skriv et tall som er 1 eller større.", "styring lint"),
        (["site", "--port", "99999"], "--port: Skriv et tall som er 65535 eller mindre.", "styring site"),
        (["lint", "--format"], "Valget --format skal ha en verdi.", None),
        (
            ["lint", "--format", "pdf"],
            "--format: «pdf» er ikke blant verdiene text, concise, json, github, gitlab, sarif, junit.",
            "styring lint",
        ),
        (["explain"], "Du må oppgi REGEL.", "styring explain"),
        (["explain", "ESM01", "ESM02"], "Det ble oppgitt for mye: ESM02.", "styring explain"),
        (["new-charter", "--dry-run=ja"], "Valget --dry-run skal ikke ha noen verdi.", None),
    ],
)
def test_usage_errors(terminal: Terminal, arguments: list[str], message: str, help_of: str | None) -> None:
    done = terminal.run(*arguments)
    remedy = f" «{help_of} --help» viser hva kommandoen tar imot." if help_of else ""
    assert (done.out, done.flat, done.code) == ("", f"Feil: {message}{remedy}", 2)


@pytest.mark.parametrize(
    "command",
    [command for command in (*COMMANDS, *OF_GROUPS) if command not in {"names", "report", "rules", "template"}],
)
def test_every_command_says_in_norwegian_what_it_lacks(terminal: Terminal, command: str) -> None:
    """Outside a repository and without answers: whatever is said first is Norwegian and the exit code is 2 or 0."""
    done = terminal.run(*command.split())
    assert done.code == (0 if command == "init" and not done.err else 2)
    assert done.err.startswith("Feil: ")
    assert english_words(done.err) == []


@pytest.mark.parametrize(
    ("english", "norwegian"),
    [
        ("Invalid value: Noe norsk.", "Noe norsk."),
        ("Invalid value for '--mappe': dir 'ut' is not writable.", "--mappe: Du har ikke tilgang til «ut»."),
        ("Invalid value for 'STI': Value error, 'a' is not one of 'b', 'c'.", "STI: «a» er ikke blant verdiene b, c."),
        ("Missing command.", "Du må oppgi en kommando."),
        ("Noe typer aldri har sagt før.", "Noe typer aldri har sagt før."),
    ],
)
def test_sentences(english: str, norwegian: str) -> None:
    assert sentence(typer.TyperException(english)) == norwegian


probe = typer.Typer(rich_markup_mode=None, add_completion=False)


@probe.command()
def _probe(
    number: Annotated[int, typer.Option("--antall")],
    folder: Annotated[Path, typer.Option("--mappe", exists=True, file_okay=False)] = Path(),
    share: Annotated[float, typer.Option("--andel")] = 0.5,
) -> None:
    raise AssertionError(number, folder, share)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Du må oppgi --antall."),
        (["--antall", "to"], "--antall: Skriv et helt tall."),
        (["--antall", "2", "--andel", "halv"], "--andel: Skriv et tall."),
        (["--antall", "2", "--mappe", "/finnes/ikke"], "--mappe: «/finnes/ikke» finnes ikke."),
        (["--antall", "2", "--mappe", __file__], f"--mappe: «{__file__}» er en fil, ikke en mappe."),
    ],
)
def test_what_typer_checks_itself_is_told_in_norwegian(arguments: list[str], said: str) -> None:
    """The errors come from typer, so that a new wording of its is noticed."""
    with pytest.raises(typer.TyperException) as raised:
        probe(arguments, standalone_mode=False)
    assert sentence(raised.value) == said
