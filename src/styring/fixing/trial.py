"""Try corrections on a file's data, and keep those that leave nothing wrong where they were made.

Paths here are those of the file as it stands, unless they are called current: then they have the corrected keys.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from styring.diagnostics import YamlPath
from styring.fixing.faults import MISSING_KEY, NOT_IN_LIST, UNKNOWN_KEY, Fault, faults
from styring.fixing.implied import implied
from styring.fixing.spelling import same_or_nearly, same_word
from styring.fixing.values import as_day, as_moment, as_number, as_truth
from styring.records.base import Identity, Record
from styring.records.terms import Terms
from styring.source import Plain, Source
from styring.source.characters import MAX_DEPTH
from styring.source.scalars import Scalar

IsWanted: TypeAlias = Callable[[str, YamlPath], bool]
"""Whether a breach of a rule (by code) at a path is to be put right."""

_MOST_FAULTS = 2000
"""A file with more is something else than a record with slips in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """What kind of record a file should hold: its model, the words it is written in, and what its name says."""

    model: type[Record]
    terms: Terms
    identity: Identity


@dataclass
class Trial:
    """Data on which corrections have been tried, and what they were.

    Attributes:
        data: the data with the corrections made.
        keys: new names of keys.
        values: new scalars.
        additions: scalars of keys that were not there, or had no value.
    """

    data: Plain
    keys: dict[YamlPath, str] = field(default_factory=dict)
    values: dict[YamlPath, Scalar] = field(default_factory=dict)
    additions: dict[YamlPath, Scalar] = field(default_factory=dict)
    _old_names: dict[YamlPath, YamlPath] = field(default_factory=dict)

    def touched(self) -> list[YamlPath]:
        """Where corrections were made; twice where a key and its value were."""
        return [*self.keys, *self.values, *self.additions]

    def rename(self, current: YamlPath, path: YamlPath, key: str) -> None:
        """Give a key another name."""
        parent = cast(dict[str, Plain], _at(self.data, current[:-1]))
        parent[key] = parent.pop(str(current[-1]))
        self.keys[path] = key
        self._old_names[*path[:-1], key] = path

    def set(self, current: YamlPath, path: YamlPath, value: Scalar, *, is_new: bool) -> None:
        """Set a value, if there is such a place in the file; a new one may be that of a key which is not there."""
        parent, step = _at(self.data, current[:-1]), current[-1]
        match parent, step:
            case dict(), str():
                parent[step] = value
            case list(), int() if step < len(parent):
                parent[step] = value
            case _:  # the model has made something else of what the file says
                return
        (self.additions if is_new else self.values)[path] = value

    def origin(self, current: YamlPath) -> YamlPath:
        """The path in the file of what now has a current path."""
        path: YamlPath = ()
        for step in current:
            path = self._old_names.get((*path, step), (*path, step))
        return path


def corrections(source: Source, form: Form, is_wanted: IsWanted) -> Trial:
    """The corrections of a file that are certain. Those that do not help are refused, and the rest tried anew."""
    doubtful = {problem.finding.path for problem in source.problems if problem.code == "SKJ05"}
    refused: set[YamlPath] = set()
    while True:
        trial = _attempt(source, form, is_wanted, refused, doubtful)
        remaining = faults(form.model, trial.data, form.terms)
        wrong = {trial.origin(fault.path) for fault in remaining} | (doubtful - trial.values.keys())
        failed = set(_beside(trial.touched(), wrong))
        if not failed:
            return trial
        refused |= failed


def _beside(touched: list[YamlPath], wrong: set[YamlPath]) -> Iterator[YamlPath]:
    """The paths at, below or above which (but for the record as a whole) something is wrong."""
    above_wrong = {path[:length] for path in wrong for length in range(len(path) + 1)}
    for path in touched:
        if path in above_wrong or any(path[:length] in wrong for length in range(1, len(path))):
            yield path


def _attempt(source: Source, form: Form, is_wanted: IsWanted, refused: set[YamlPath], doubtful: set[YamlPath]) -> Trial:
    """Everything that can be corrected but what was refused; a key put right may show more below it."""
    trial = Trial(copy.deepcopy(source.data))
    for path in doubtful - refused:
        if is_wanted("SKJ05", path):
            trial.set(path, path, written(source, path), is_new=False)
    for _ in range(MAX_DEPTH):
        found = faults(form.model, trial.data, form.terms)
        if len(found) + len(doubtful) > _MOST_FAULTS:
            return Trial(source.data)
        settled = refused | trial.values.keys() | trial.additions.keys()  # a key put right may still need a value
        origins = ((fault, trial.origin(fault.path)) for fault in found)
        open_faults = [(f, path) for f, path in origins if path not in settled and is_wanted(f.code, path)]
        if not (_rename_keys(trial, open_faults) or _set_values(trial, source, form, open_faults, found)):
            break
    return trial


def _rename_keys(trial: Trial, open_faults: list[tuple[Fault, YamlPath]]) -> bool:
    """Rename what can only be renamed, and tell whether there was anything."""
    renamings = list(_other_keys(trial.data, open_faults))
    for fault, path, key in renamings:
        trial.rename(fault.path, path, key)
    return bool(renamings)


def _set_values(
    trial: Trial, source: Source, form: Form, open_faults: list[tuple[Fault, YamlPath]], found: list[Fault]
) -> bool:
    """Set the values that can only be one certain value, and tell whether there were any."""
    before = len(trial.touched())
    for fault, path in open_faults:
        if fault.kind != MISSING_KEY:
            value = _other_value(fault, written(source, path))
        else:
            value = None if _is_misspelt(fault, found) else implied(form.identity, fault.meant, trial.data)
        if value is not None:
            trial.set(fault.path, path, value, is_new=fault.kind == MISSING_KEY)
    return len(trial.touched()) > before


def _other_keys(data: Plain, open_faults: list[tuple[Fault, YamlPath]]) -> Iterator[tuple[Fault, YamlPath, str]]:
    """The unknown keys that can only be one certain key, which is not there already and which no other one is too."""
    meant: dict[YamlPath, list[tuple[Fault, YamlPath, str]]] = defaultdict(list)
    for fault, path in open_faults:
        if fault.kind == UNKNOWN_KEY and (key := same_or_nearly(str(fault.path[-1]), fault.choices)):
            parent = _at(data, fault.path[:-1])
            if isinstance(parent, dict) and key not in parent:
                meant[*fault.path[:-1], key].append((fault, path, key))
    for alike in meant.values():
        if len(alike) == 1:
            yield alike[0]


def _is_misspelt(missing: Fault, found: list[Fault]) -> bool:
    """Whether a key that is missing stands there in a spelling that was not corrected because of its value."""
    return any(
        fault.kind == UNKNOWN_KEY
        and fault.path[:-1] == missing.path[:-1]
        and same_or_nearly(str(fault.path[-1]), [str(missing.path[-1])])
        for fault in found
    )


def _other_value(fault: Fault, as_written: str) -> Scalar:
    """What a scalar that does not fit its place can only mean, if that can be told."""
    value = fault.value
    if fault.kind == "string_type":
        return as_written if isinstance(value, int | float) and not isinstance(value, bool) else None
    if not isinstance(value, str) or as_written not in {value, f'"{value}"', f"'{value}'"}:  # escapes, several lines
        return None
    if fault.kind == NOT_IN_LIST:
        return same_word(value, fault.choices)
    return _OTHER_NOTATIONS[fault.kind](value) if fault.kind in _OTHER_NOTATIONS else None


_OTHER_NOTATIONS: dict[str, Callable[[str], Scalar]] = {
    "date_form": as_day,
    "datetime_form": lambda text: as_moment(text) or as_day(text),
    "bool_type": as_truth,
    "int_type": as_number,
    "float_type": as_number,
}
"""How to read text that the model did not take, by the type of its objection."""


def written(source: Source, path: YamlPath) -> str:
    """The first line of a value as it stands in the file."""
    position = source.position(path)
    return source.line(position.line)[position.column - 1 :][: position.length]


def _at(data: Plain, path: YamlPath) -> Plain:
    """The value at a path, ``None`` where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
