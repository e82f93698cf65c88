"""One file's text with what is certain in it put right, and what was done, in the words of its reader."""

from __future__ import annotations

import json
from dataclasses import dataclass

from styring import source
from styring.diagnostics import YamlPath
from styring.fixing.trial import Form, IsWanted, Trial, corrections, written
from styring.messages import quoted
from styring.records.base import Kind
from styring.source import Source
from styring.source.render import UnwritableError
from styring.source.scalars import Scalar


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text, and what was done to it: one Norwegian sentence, without capital and full stop, for each correction."""

    text: str
    done: tuple[str, ...] = ()


def correct(loaded: Source, form: Form, is_wanted: IsWanted) -> Corrected:
    """Put right the keys and values of a file that can be put right, where they stand.

    Nothing is changed in a file that cannot be read to its end, and nothing whose effect on the data is not exactly
    the one that was intended.
    """
    if not isinstance(loaded.data, dict) or any(problem.code not in {"SKJ05", "SKJ13"} for problem in loaded.problems):
        return Corrected(loaded.original)
    trial = corrections(loaded, form, is_wanted)
    if not trial.touched():
        return Corrected(loaded.original)
    from styring.source.edit import revise

    try:
        text = revise(loaded.original, keys=trial.keys, values=trial.values, additions=trial.additions)
    except UnwritableError:
        return Corrected(loaded.original)
    if source.parse(text).data != trial.data:
        return Corrected(loaded.original)
    return Corrected(text, _told(trial, loaded, form))


def _told(trial: Trial, loaded: Source, form: Form) -> tuple[str, ...]:
    """What was done, in the order of the file."""
    found = [
        *((path, f"rettet nøkkelen {quoted(path[-1])} til {quoted(key)}") for path, key in trial.keys.items()),
        *((path, _told_value(path, loaded, value, _name(path, trial))) for path, value in trial.values.items()),
        *((path, _told_addition(path, value, form)) for path, value in trial.additions.items()),
    ]
    return tuple(text for _, text in sorted(found, key=lambda each: (loaded.position(each[0], on_key=True), each[1])))


def _told_value(path: YamlPath, loaded: Source, value: Scalar, name: str) -> str:
    before = written(loaded, path)
    if value == before:
        return f"satte anførselstegn rundt {quoted(before)} ({name})"
    return f"rettet {quoted(before)} til {quoted(_shown(value))} ({name})"


def _told_addition(path: YamlPath, value: Scalar, form: Form) -> str:
    at_agenda = form.identity.kind is Kind.MEETING and len(path) > 1
    source_of_it = "plassen på sakslisten" if at_agenda else "filnavnet"
    return f"la til «{path[-1]}: {_shown(value)}» etter {source_of_it}"


def _name(path: YamlPath, trial: Trial) -> str:
    """The corrected key that a value, or the list that it is in, stands under."""
    while isinstance(path[-1], int):
        path = path[:-1]
    return trial.keys.get(path, str(path[-1]))


def _shown(value: Scalar) -> str:
    return value if isinstance(value, str) else json.dumps(value)
