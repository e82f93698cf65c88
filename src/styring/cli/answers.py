"""Answers that a command needs: from its options, else from the person at the terminal, else a usage error.

A reader takes the text of an answer and returns what it means, or raises ``Unfit`` with what is wrong.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias, TypeVar

import typer
from pydantic import TypeAdapter, ValidationError

from styring.cli.console import console, note
from styring.messages import invalid_value, listing, nearest, quoted
from styring.records.base import Date, LocalDateTime
from styring.records.terms import MUNICIPAL, Terms
from styring.records.vocabulary import MEETING_NAME_ALIASES, LetterKind, MeetingKind

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
Reader: TypeAlias = Callable[[str], T]

_READABLE = 12
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Unfit(Exception):
    """An answer that cannot be used; its text is a Norwegian sentence or two."""


def answer(given: str | None, option: str, question: str, read: Reader[T], *, usual: str | None = None) -> T:
    """The answer to a question that has to be answered.

    Args:
        given: what the command line says.
        option: where it says it, such as ``--when``.
        question: a Norwegian question, without colon.
        read: makes a value of the text.
        usual: the answer that an empty line stands for, and that is taken where nobody can be asked.

    Raises:
        typer.BadParameter: the answer on the command line is unfit, or there is none and nobody to ask.
    """
    if given is not None:
        return _read_option(given, option, read)
    if not sys.stdin.isatty():
        if usual is None:
            raise typer.BadParameter(f"Du må oppgi {option}. {question}?")
        return read(usual)
    return ask(question, read, usual)


def optional(given: str | None, option: str, read: Reader[T]) -> T | None:
    """The answer on the command line to a question that need not be answered; nobody is asked.

    Raises:
        typer.BadParameter: the answer is unfit.
    """
    return None if given is None else _read_option(given, option, read)


def _read_option(given: str, option: str, read: Reader[T]) -> T:
    try:
        return read(given)
    except Unfit as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def ask(question: str, read: Reader[T], usual: str | None = None) -> T:
    """What the person at the terminal answers to a question, asked until the answer fits.

    Raises:
        typer.Abort: there are no more answers.
    """
    while True:
        text = ask_freely(f"{question}{f' [{usual}]' if usual else ''}") or usual
        if not text:
            continue
        try:
            return read(text)
        except Unfit as error:
            console(sys.stderr).print(str(error), style="yellow", soft_wrap=True)


def ask_freely(question: str) -> str | None:
    """The line that the person at the terminal answers with; ``None`` for an empty one.

    Raises:
        typer.Abort: there are no more answers.
    """
    try:
        return console(sys.stderr).input(f"{question}: ", markup=False, emoji=False).strip() or None
    except EOFError:
        raise typer.Abort from None


def confirmed(question: str) -> bool:
    """Whether a person at the terminal says yes; an empty line means yes, and nobody at the terminal means no."""
    return sys.stdin.isatty() and ask(question, _yes_or_no, "ja")


def _yes_or_no(text: str) -> bool:
    match text.casefold():
        case "j" | "ja":
            return True
        case "n" | "nei":
            return False
        case _:
            raise Unfit("Svar ja eller nei.")


def with_choices(question: str, choices: Iterable[str]) -> str:
    """A question with what may be answered, unless that is too much to read."""
    choices = tuple(choices)
    return f"{question} ({listing(choices, 'eller')})" if 0 < len(choices) <= _READABLE else question


def words(text: str) -> str:
    """Any text on one line."""
    line = " ".join(text.split())
    if not line:
        raise Unfit("Svaret er tomt.")
    return line


def code(text: str) -> str:
    """A code or an id."""
    return text.strip()


def day(text: str) -> date:
    """A date as ÅÅÅÅ-MM-DD."""
    return _parsed(TypeAdapter(Date), text)


def moment(text: str) -> datetime:
    """A date and a time of day such as 2026-03-12T09:00, in Norwegian time."""
    return _parsed(TypeAdapter(LocalDateTime), text)


def time_of_day(text: str) -> time:
    """A time of day as TT:MM."""
    if not _TIME.fullmatch(text):
        raise Unfit(f"{quoted(text)} er ikke et klokkeslett. Skriv det som TT:MM, for eksempel 11:00.")
    return time.fromisoformat(text)


def year(text: str) -> int:
    """A year with four digits."""
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise Unfit(f"{quoted(text)} er ikke et årstall. Skriv det med fire sifre, for eksempel 2026.")
    return int(text)


def one_of(choices: type[Choice], terms: Terms = MUNICIPAL) -> Reader[Choice]:
    """A value of a closed list, as a profile writes it.

    Capitals, spaces and ASCII spellings of æ, ø and å are understood.
    """
    return chosen({word: choice for choice in choices if (word := terms.word(choice))})


def meeting_kind(text: str) -> MeetingKind:
    """A kind of meeting by its name or its code (esm, osm, kon, fag).

    A name that is used for one kind alone is understood, and said; one that may be several is asked about.
    """
    if aliased := _KINDS_BY_OTHER_NAME.get(_folded(text)):
        name, kinds = aliased
        if len(kinds) > 1:
            raise Unfit(f"Et {name} er enten {listing(kinds, 'eller')}. Skriv hvilket det er.")
        note(f"Et {name} er et {kinds[0]}.")
        return kinds[0]
    return chosen({kind.value: kind for kind in MeetingKind}, {kind.code: kind for kind in MeetingKind})(text)


def letter_kind(text: str) -> LetterKind:
    """A kind of letter by its name or its code (tb, stb, ob, in)."""
    return chosen({kind.value: kind for kind in LetterKind}, {kind.code: kind for kind in LetterKind})(text)


def chosen(choices: Mapping[str, T], codes: Mapping[str, T] | None = None) -> Reader[T]:
    """One of some choices by its name, or by its code."""
    by_spelling = {_folded(name): value for name, value in {**choices, **(codes or {})}.items()}

    def read(text: str) -> T:
        if _folded(text) in by_spelling:
            return by_spelling[_folded(text)]
        near = nearest(text, choices)
        hint = f"Mente du {quoted(near)}? " if near else ""
        short = f" (kort: {listing(codes, 'eller')})" if codes else ""
        raise Unfit(f"{quoted(text)} er ikke blant valgene. {hint}Velg {listing(choices, 'eller')}{short}.")

    return read


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.strip()).casefold().replace(" ", "_").replace("-", "_")
    for letter, spelling in (("æ", "ae"), ("ø", "o"), ("å", "a")):
        plain = plain.replace(letter, spelling)
    return plain


_KINDS_BY_OTHER_NAME = {
    # A name without kinds may be any whose name ends in it: styringsmøte.
    _folded(name): (name, kinds or tuple(kind for kind in MeetingKind if kind.endswith(name)))
    for name, kinds in MEETING_NAME_ALIASES.items()
}


def _parsed(adapter: TypeAdapter[T], text: str) -> T:
    try:
        return adapter.validate_python(text.strip())
    except ValidationError as error:
        details = error.errors()[0]
        message, remedy = invalid_value(details["type"], text, details.get("ctx", {}))
        raise Unfit(f"{message} {remedy}".rstrip()) from None
