"""Reads a template's tokens before Jinja does: refuses what no format can bear, and has every repetition counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2.lexer import Token, TokenStream

from styring.rendering.faults import Unusable

STEP = " steg"
"""The filter that counts. No template can name it, for no name has a space in it."""

_ENDS = {"for": "endfor", "macro": "endmacro", "call": "endcall", "block": "endblock"}
_LOADS = frozenset({"include", "import", "from"})


@dataclass(frozen=True)
class TokenRules:
    """What a format asks of its templates.

    Attributes:
        forbidden: what may not stand in a template; the first group that matches is named in the message.
        reason: why not, to follow the name.
        marks_lines: whether a ``//`` comment is to say where each line of the output comes from.
    """

    forbidden: re.Pattern[str] | None = None
    reason: str = ""
    marks_lines: bool = False


def checked(stream: TokenStream, rules: TokenRules) -> Iterator[Token]:
    """The tokens of a template, checked, with a count wherever something can be repeated.

    «~» is refused: it would escape for HTML, whatever the format.

    Raises:
        Unusable: something stands there that may not.
    """
    tokens = list(stream)
    name, file = stream.name, stream.filename
    counts = _counts(tokens)
    previous = ""
    for at, token in enumerate(tokens):
        if token.type == "tilde":
            raise Unusable("«~» kan ikke brukes; skriv verdiene etter hverandre", token.lineno, name, file)
        found = rules.forbidden.search(str(token.value)) if rules.forbidden and token.type == "data" else None
        if found:
            line = token.lineno + str(token.value).count("\n", 0, found.end())
            word = next(group for group in found.groups() if group)
            raise Unusable(f"«{word}» kan ikke brukes{rules.reason}", line, name, file)
        if at in counts:
            yield from _count(token.lineno, counts[at])
        if token.type == "data" and rules.marks_lines:
            yield Token(token.lineno, "data", _mark_lines(token, name or "", after_value=previous == "variable_end"))
        else:
            yield token
        previous = token.type


@dataclass
class _Repeatable:
    """What may run many times: where it is counted, and how much text it has of its own."""

    end: str
    at: int
    characters: int = 0


def _counts(tokens: Sequence[Token]) -> dict[int, int]:
    """Before which tokens a step is counted, and with how many characters."""
    counts: dict[int, int] = {}
    opened: list[_Repeatable] = []
    for at, token in enumerate(tokens):
        if token.type == "data" and opened:
            opened[-1].characters += len(str(token.value))
        if token.type != "block_begin" or at + 1 == len(tokens):
            continue
        statement = str(tokens[at + 1].value)
        if statement in _LOADS:
            counts[at] = 0
        elif statement in _ENDS:
            opened.append(_Repeatable(_ENDS[statement], _after_statement(tokens, at)))
        elif opened and statement == opened[-1].end:
            done = opened.pop()
            counts[done.at] = done.characters
    return counts


def _after_statement(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].type != "block_end":
        at += 1
    return at + 1


def _count(line: int, characters: int) -> Iterator[Token]:
    """``{{ "characters"|step }}``, whose value is nothing."""
    yield Token(line, "variable_begin", "")
    yield Token(line, "string", str(characters))
    yield Token(line, "pipe", "|")
    yield Token(line, "name", STEP)
    yield Token(line, "variable_end", "")


def _mark_lines(token: Token, template: str, *, after_value: bool) -> str:
    """The text with its lines marked; a blank line stays blank, for it may part two paragraphs."""
    *whole, rest = str(token.value).split("\n")
    marked = [
        f"{text} //@{template}:{token.lineno + n}" if text.strip() or (after_value and n == 0) else text
        for n, text in enumerate(whole)
    ]
    return "\n".join([*marked, rest])
