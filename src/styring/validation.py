"""From plain data to a record, with every objection of pydantic as a problem in Norwegian. Nothing is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from styring import messages
from styring.diagnostics import Finding, Problem, YamlPath
from styring.records.base import Model
from styring.records.walk import description_at, keys_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

AnyModel = TypeVar("AnyModel", bound=Model)


def validate(model: type[AnyModel], data: object) -> tuple[AnyModel | None, tuple[Problem, ...]]:
    """The record, or ``None`` and what is wrong: SKJ04 unknown key, SKJ05 invalid value, SKJ06 missing key.

    A misspelt key is one mistake: the key that was meant is not called missing as well.
    """
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = {_meant(model, details) for details in errors if details["type"] == "extra_forbidden"}
        return None, tuple(_problem(model, data, details) for details in errors if not _is_consequence(details, meant))


def _is_consequence(error: ErrorDetails, meant: set[YamlPath | None]) -> bool:
    """Whether an objection only follows from another one, as a list that seems empty because its items are wrong."""
    if error["type"] == "missing":
        return tuple(error["loc"]) in meant
    return error["type"] == "too_short" and bool(error["input"])


def _meant(model: type[Model], error: ErrorDetails) -> YamlPath | None:
    """The path that an unknown key most likely should have had."""
    *parent, key = error["loc"]
    near = messages.nearest(str(key), keys_at(model, parent))
    return (*parent, near) if near else None


def _is_written(data: Any, path: YamlPath) -> bool:
    """Whether the key at a path stands in the file, where the model sees no key because it has no value."""
    try:
        for step in path[:-1]:
            data = data[step]
        return path[-1] in data
    except (LookupError, TypeError):  # the model has made something else of what the file says
        return False


def _problem(model: type[Model], data: object, error: ErrorDetails) -> Problem:
    path: YamlPath = tuple(error["loc"])
    match error["type"]:
        case "extra_forbidden":
            message, remedy = messages.unknown_key(str(path[-1]), keys_at(model, path[:-1]))
            return Problem("SKJ04", Finding(path, message, on_key=True, remedy=remedy))
        case "missing":
            message, remedy = messages.missing_key(str(path[-1]), is_written=_is_written(data, path))
            return Problem("SKJ06", Finding(path, message, remedy=remedy))
        case "meeting_without_time":
            message, remedy = messages.invalid_value(error["type"], None, {})
            return Problem("SKJ06", Finding((*path, "tidspunkt"), message, remedy=remedy))
        case other:
            message, remedy = messages.invalid_value(other, error["input"], error.get("ctx", {}))
            return Problem("SKJ05", Finding(path, message, remedy=remedy or description_at(model, path)))
