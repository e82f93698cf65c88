"""Help and usage errors in Norwegian.

typer has no translations: part of its texts pass through gettext, most do not. Help is therefore laid out here, from
what typer knows about a command, and an error is told anew from its English sentence. Tests hold both against all
commands and against typer itself, so that a sentence which typer words anew is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from styring.cli.profile import help_here

_TYPE_NAMES = {"<str>": "TEKST", "<int>": "TALL", "<float>": "TALL", "<path>": "STI", "<file>": "FIL", "<dir>": "MAPPE"}


class NorwegianCommand(TyperCommand):
    """A command whose help is Norwegian."""

    def get_help(self, ctx: Any) -> str:
        """The whole help, in the words of the repository that it is asked for in."""
        return help_here(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The option ``--help``."""
        return _described(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """«Bruk: styring new-meeting VIRKSOMHET [VALG]»."""
        arguments = [_argument_name(param) for param in self.get_params(ctx) if isinstance(param, TyperArgument)]
        formatter.write_usage(ctx.command_path, " ".join([*arguments, "[VALG]"]), prefix="Bruk: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments and options with what they mean."""
        _write_parameters(self.get_params(ctx), ctx, formatter)


class NorwegianGroup(TyperGroup):
    """A program with commands whose help is Norwegian."""

    def get_help(self, ctx: Any) -> str:
        """The whole help, in the words of the repository that it is asked for in."""
        return help_here(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The option ``--help``."""
        return _described(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """«Bruk: styring KOMMANDO [VALG]»."""
        formatter.write_usage(ctx.command_path, "KOMMANDO [VALG]", prefix="Bruk: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, and the commands with the first sentence of their help."""
        _write_parameters(self.get_params(ctx), ctx, formatter)
        with formatter.section("Kommandoer"):
            formatter.write_dl(list(self.summaries().items()))

    def summaries(self) -> Mapping[str, str]:
        """The first sentence of the help of each command."""
        return {name: first_line(command.help) for name, command in self.commands.items()}


def _described(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help = "Vis denne hjelpen."
    return option


def first_line(help: str | None) -> str:
    """The first paragraph of a help text, on one line."""
    return (help or "").strip().partition("\n\n")[0].replace("\n", " ")


def _argument_name(argument: TyperArgument) -> str:
    name = argument.metavar or argument.name.upper()
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _write_parameters(parameters: Iterable[Any], ctx: Any, formatter: Any) -> None:
    shown = [parameter for parameter in parameters if not parameter.hidden]
    for title, kind in (("Argumenter", TyperArgument), ("Valg", TyperOption)):
        rows = [_row(parameter, ctx) for parameter in shown if isinstance(parameter, kind)]
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def _row(parameter: Any, ctx: Any) -> tuple[str, str]:
    if isinstance(parameter, TyperArgument):
        return _argument_name(parameter), parameter.help or ""
    name = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if not parameter.is_flag:
        shown = parameter.metavar or parameter.display_type(ctx)
        name += f" {_TYPE_NAMES.get(shown) or shown.strip('<>')}"
    default = parameter.default
    if default is None or default is False or default in ("", (), []) or not parameter.show_default:
        return name, parameter.help or ""
    written = default.value if isinstance(default, Enum) else default
    return name, f"{parameter.help or ''} [standard: {written}]".strip()


_SENTENCES = (
    (r"Missing (?:argument|option|parameter) '(.+?)'\..*", r"Du må oppgi \1."),
    (r"Input should be greater than or equal to (\S+)", r"Skriv et tall som er \1 eller større."),
    (r"Input should be less than or equal to (\S+)", r"Skriv et tall som er \1 eller mindre."),
    (r"Missing command\.", r"Du må oppgi en kommando."),
    (
        r"No such option: (\S+) \(Possible options: (.+)\)",
        r"Det finnes ikke noe valg «\1». Mente du \2?",
    ),
    (r"No such option: (\S+)", r"Det finnes ikke noe valg «\1»."),
    (r"No such command '(.+?)'\. Did you mean (.+)\?", r"Det finnes ingen kommando «\1». Mente du \2?"),
    (r"No such command '(.+?)'\.", r"Det finnes ingen kommando «\1»."),
    (r"Option '(.+?)' requires .+", r"Valget \1 skal ha en verdi."),
    (r"Option '(.+?)' does not take a value\.", r"Valget \1 skal ikke ha noen verdi."),
    (r"Got unexpected extra argument\(s\) \((.+)\)", r"Det ble oppgitt for mye: \1."),
    (r"(?:Value error, )?'(.*?)' is not one of (.+)\.", r"«\1» er ikke blant verdiene \2."),
    (r"Input should be a valid integer.*", r"Skriv et helt tall."),
    (r"Input should be a valid number.*", r"Skriv et tall."),
    (r"Input should be a valid boolean.*", r"Skriv true eller false."),
    (r"(?:path|file|dir) '(.+)' does not exist\.", r"«\1» finnes ikke."),
    (r"(?:path|file|dir) '(.+)' is a file\.", r"«\1» er en fil, ikke en mappe."),
    (r"(?:path|file|dir) '(.+)' is a directory\.", r"«\1» er en mappe, ikke en fil."),
    (r"(?:path|file|dir) '(.+)' is not (?:readable|writable)\.", r"Du har ikke tilgang til «\1»."),
)


def sentence(error: typer.TyperException) -> str:
    """What a usage error says, in Norwegian."""
    message = error.format_message()
    place = re.fullmatch(r"Invalid value(?: for '?(?P<name>.+?)'?)?: (?P<what>.*)", message, re.DOTALL)
    if place:
        what = _translated(place["what"])
        return f"{place['name']}: {what}" if place["name"] else what
    return _translated(message)


def _translated(message: str) -> str:
    for english, norwegian in _SENTENCES:
        if match := re.fullmatch(english, message, re.DOTALL):
            return match.expand(norwegian).replace("'", "")
    return message
