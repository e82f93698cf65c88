"""What the model says of a file's data, in a form that a correction can be looked up by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from styring.diagnostics import YamlPath
from styring.records.base import Record
from styring.records.terms import Foreign, Terms
from styring.records.walk import keys_at, vocabulary_at
from styring.source import Plain
from styring.validation import parse

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

UNKNOWN_KEY = "extra_forbidden"
MISSING_KEY = "missing"
NOT_IN_LIST = "enum"


@dataclass(frozen=True, slots=True)
class Fault:
    """One objection to the data.

    Attributes:
        code: the rule that it breaks.
        kind: the error type of pydantic or of our own models.
        path: where, by the keys as the file should write them.
        meant: the same in the common words of the models; differs only in a repository with a profile of its own.
        value: what stands there; of no interest for a key.
        choices: the keys that may stand in the mapping, or the values of the closed list.
    """

    code: str
    kind: str
    path: YamlPath
    meant: YamlPath
    value: object
    choices: tuple[str, ...] = ()


def faults(model: type[Record], data: Plain, terms: Terms) -> list[Fault]:
    """Every objection to the data of such a record."""
    common, foreign = terms.read(model, data)
    found = [_foreign(word) for word in foreign]
    try:
        parse(model, common)
    except ValidationError as error:
        found += [_fault(model, details, terms) for details in error.errors(include_url=False)]
    return found


def _fault(model: type[Record], error: ErrorDetails, terms: Terms) -> Fault:
    at, kind, value = tuple(error["loc"]), error["type"], error["input"]
    path = terms.path(model, at)
    if kind == UNKNOWN_KEY:
        return Fault("SKJ04", kind, path, at, value, tuple(terms.key(key) for key in keys_at(model, at[:-1])))
    if kind == MISSING_KEY:
        return Fault("SKJ06", kind, path, at, value)
    vocabulary = vocabulary_at(model, at) if kind == NOT_IN_LIST else None
    return Fault("SKJ05", kind, path, at, value, terms.choices(vocabulary) if vocabulary else ())


def _foreign(word: Foreign) -> Fault:
    """A word of another profile; its table tells what it corresponds to, but not that this was meant."""
    code, kind = ("SKJ04", UNKNOWN_KEY) if word.vocabulary is None else ("SKJ05", NOT_IN_LIST)
    return Fault(code, kind, word.path, word.meant, word.written)
