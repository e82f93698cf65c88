"""From plain data to a record, with every objection of pydantic as a problem in Norwegian. Nothing is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from styring import messages
from styring.diagnostics import Finding, Problem, YamlPath
from styring.records.base import Model
from styring.records.terms import MUNICIPAL, Foreign, Terms
from styring.records.walk import description_at, held_at, keys_at, vocabulary_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyModel = TypeVar("AnyModel", bound=Model)


def validate(
    model: type[AnyModel], data: object, terms: Terms = MUNICIPAL
) -> tuple[AnyModel | None, tuple[Problem, ...]]:
    """The record, or ``None`` and what is wrong: SKJ04 unknown key, SKJ05 invalid value, SKJ06 missing key.

    A misspelt key is one mistake: the key that was meant is not called missing as well. The data is in the words of
    ``terms``, and so is what is said about it.
    """
    common, foreign = terms.read(model, data)
    problems = tuple(_foreign_word(word, terms) for word in foreign)
    try:
        record = parse(model, common)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = {_meant(model, details, terms) for details in errors if details["type"] == "extra_forbidden"}
        meant |= {word.meant for word in foreign}
        objections = (d for d in errors if not _is_consequence(d, meant))
        return None, (*problems, *(_problem(model, common, details, terms) for details in objections))
    return (None if problems else record), problems


def parse(model: type[AnyModel], data: object) -> AnyModel:
    """The record that data in common words stand for; a key without a value counts as absent.

    Raises:
        ValidationError: they are no such record.
    """
    try:
        return model.model_validate(data)
    except ValidationError:  # nearly all keys may be empty, so those that are need not be looked for in every record
        return model.model_validate(_without_empty_keys(model, data))


def _without_empty_keys(model: type[Model] | None, data: object) -> object:
    """An unknown key stays, to be refused: «{tittel: Parker, turveier og byrom}» is read as a key without value."""
    if model is None:
        return data
    if isinstance(data, list):
        return [_without_empty_keys(model, member) for member in data]
    if not isinstance(data, dict):
        return data
    known = keys_at(model, ())
    return {
        key: _without_empty_keys(held_at(model, key)[0], value)
        for key, value in data.items()
        if value is not None or key not in known
    }


def _is_consequence(error: ErrorDetails, meant: set[YamlPath | None]) -> bool:
    """Whether an objection only follows from another one, as a list that seems empty because its items are wrong."""
    if error["type"] == "missing":
        return tuple(error["loc"]) in meant
    return error["type"] == "too_short" and bool(error["input"])


def _meant(model: type[Model], error: ErrorDetails, terms: Terms) -> YamlPath | None:
    """The path, in common words, that an unknown key most likely should have had."""
    *parent, key = error["loc"]
    common_keys = {terms.key(common): common for common in keys_at(model, parent)}
    near = messages.nearest(str(key), common_keys)
    return (*parent, common_keys[near]) if near else None


def _foreign_word(word: Foreign, terms: Terms) -> Problem:
    if word.vocabulary is None:
        message, remedy = messages.other_profiles_key(word.written, word.own, terms.profile)
        return Problem("SKJ04", Finding(word.path, message, on_key=True, remedy=remedy))
    choices = terms.choices(word.vocabulary)
    message, remedy = messages.other_profiles_value(word.written, word.own, choices, terms.profile)
    return Problem("SKJ05", Finding(word.path, message, remedy=remedy))


def _is_written(data: Any, path: YamlPath) -> bool:
    """Whether the key at a path stands in the file, where the model sees no key because it has no value."""
    try:
        for step in path[:-1]:
            data = data[step]
        return path[-1] in data
    except (LookupError, TypeError):  # the model has made something else of what the file says
        return False


def _problem(model: type[Model], data: object, error: ErrorDetails, terms: Terms) -> Problem:
    at: YamlPath = tuple(error["loc"])
    path = terms.path(model, at)
    match error["type"]:
        case "extra_forbidden":
            known = [terms.key(common) for common in keys_at(model, at[:-1])]
            message, remedy = messages.unknown_key(str(path[-1]), known)
            return Problem("SKJ04", Finding(path, message, on_key=True, remedy=remedy))
        case "missing":
            message, remedy = messages.missing_key(str(path[-1]), is_written=_is_written(data, at))
            return Problem("SKJ06", Finding(path, message, remedy=remedy))
        case "meeting_without_time":
            message, remedy = messages.invalid_value(error["type"], None, {})
            return Problem("SKJ06", Finding((*path, "tidspunkt"), message, remedy=remedy))
        case "enum" if vocabulary := vocabulary_at(model, at):
            message, remedy = messages.not_in_list(error["input"], terms.choices(vocabulary))
            return Problem("SKJ05", Finding(path, message, remedy=remedy))
        case other:
            message, remedy = messages.invalid_value(other, error["input"], error.get("ctx", {}))
            return Problem("SKJ05", Finding(path, message, remedy=remedy or terms.text(description_at(model, at))))
