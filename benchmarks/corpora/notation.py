"""Records as the YAML that people write: block style, small things in braces, a line a sentence in long text.

ruamel.yaml would take minutes to write what this writes in seconds, and needs the same hints about the style.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias, Union

from corpora.words import Text

Value: TypeAlias = Union[str, int, date, Text, "Flow", "list[Value]", "Mapping[str, Value]"]
Record: TypeAlias = dict[str, Value]

_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d"
_BEGINNING = r"(?:[A-Za-zÆØÅæøå]|\d{4}-\d\d-\d\d-\w|\d{4}-[a-z])"
_PLAIN_IN_FLOW = re.compile(rf"{_TIME}|{_BEGINNING}[\wæøåÆØÅ .()–-]*")
_PLAIN = re.compile(rf"{_TIME}|{_BEGINNING}[\wæøåÆØÅ .(),;–-]*")


class Flow(dict[str, "Value"]):
    """A mapping in braces."""


def text_of(record: Mapping[str, Value]) -> str:
    """The text of the file of a record."""
    return "\n".join(_mapping(record, "")) + "\n"


def _mapping(mapping: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        lead = f"{indent}{key}:"
        if isinstance(value, Text):
            yield f"{lead} >-"
            for sentence in value:
                yield f"{indent}  {sentence}"
        elif isinstance(value, dict) and not isinstance(value, Flow):
            yield lead
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict | Text):
            yield lead
            for member in value:
                yield from _member(member, indent + "  ")
        else:
            yield f"{lead} {_scalar(value)}"


def _member(member: Value, indent: str) -> Iterator[str]:
    if isinstance(member, Text):
        yield f"{indent}- >-"
        for sentence in member:
            yield f"{indent}  {sentence}"
    elif isinstance(member, dict) and not isinstance(member, Flow):
        lines = _mapping(member, indent + "  ")
        yield f"{indent}- {next(lines).lstrip()}"
        yield from lines
    else:
        yield f"{indent}- {_scalar(member)}"


def _scalar(value: Value, plain: re.Pattern[str] = _PLAIN) -> str:
    match value:
        case str():
            return value if plain.fullmatch(value) else json.dumps(value, ensure_ascii=False)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case dict():
            return "{" + ", ".join(f"{key}: {_scalar(inner, _PLAIN_IN_FLOW)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(_scalar(inner, _PLAIN_IN_FLOW) for inner in value) + "]"
        case _:
            raise TypeError(f"no scalar: {value!r}")
