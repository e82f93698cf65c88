"""What differs between two versions of a record, by what they say and not by how it is written.

Comments, the order of keys, quotes, wrapped lines and defaults that are written out make no difference, and neither do
the living fields, which may change after a document is final.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from styring.diagnostics import YamlPath
from styring.records.base import Model
from styring.records.living import LIVING


class Verb(Enum):
    """What was done to a key or to a member of a list."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Change(NamedTuple):
    """One difference.

    Attributes:
        path: where it is in the new version; where a member of a list was removed, the list.
        name: the path as a person reads it, with ids and item numbers («saker.3.oppfølging.op1.frist»).
        verb: what was done.
    """

    path: YamlPath
    name: str
    verb: Verb = Verb.CHANGED


_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def changes(old: Model, new: Model) -> Iterator[Change]:
    """What differs between two versions of the same kind, in order of the model's keys."""
    yield from _in_model(old, new, (), "")


def _in_model(old: Model, new: Model, path: YamlPath, name: str) -> Iterator[Change]:
    living = LIVING.get(type(new), frozenset())
    for attribute, field in type(new).model_fields.items():
        if attribute not in living:
            key = field.alias or attribute
            was, has_become = getattr(old, attribute), getattr(new, attribute)
            yield from _in_value(was, has_become, (*path, key), f"{name}.{key}" if name else key)


def _in_value(old: object, new: object, path: YamlPath, name: str) -> Iterator[Change]:
    match old, new:
        case Model(), Model():
            yield from _in_model(old, new, path, name)
        case tuple(), tuple():
            yield from _in_list(old, new, path, name)
        case None, Model():
            if not _says_nothing(new):
                yield Change(path, name, Verb.ADDED)
        case Model(), None:
            if not _says_nothing(old):
                yield Change(path, name, Verb.REMOVED)
        case None, _ if new is not None:
            yield Change(path, name, Verb.ADDED)
        case _, None if old is not None:
            yield Change(path, name, Verb.REMOVED)
        case str(), str() if not isinstance(new, Enum):
            if _words(old) != _words(new):
                yield Change(path, name)
        case _ if old != new:
            yield Change(path, name)


def _says_nothing(model: Model) -> bool:
    """Whether nothing in a part of a record differs from its default but for living fields, so that it might be absent.

    A part with a key that must be there says something.
    """
    fields = type(model).model_fields.values()
    return not any(field.is_required() for field in fields) and not any(_in_model(type(model)(), model, (), ""))


def _words(text: str) -> list[list[str]]:
    """The words of each paragraph: how lines are wrapped makes no difference."""
    return [paragraph.split() for paragraph in _BETWEEN_PARAGRAPHS.split(text.strip())]


def _in_list(old: Sequence[object], new: Sequence[object], path: YamlPath, name: str) -> Iterator[Change]:
    was, has_become = _by_label(old), _by_label(new)
    if was is not None and has_become is not None:
        yield from _in_labelled(was, has_become, path, name)
        return
    same = _equal_at_start(old, new)
    old, new = old[same:], new[same:]
    if rest := _equal_at_start(old[::-1], new[::-1]):
        old, new = old[:-rest], new[:-rest]
    for i, member in enumerate(new):
        place, label = (*path, same + i), f"{name}.{same + i + 1}"
        if i < len(old):
            yield from _in_value(old[i], member, place, label)
        else:
            yield Change(place, label, Verb.ADDED)
    for i in range(len(new), len(old)):
        yield Change(path, f"{name}.{same + i + 1}", Verb.REMOVED)


def _in_labelled(old: Mapping[str, object], new: Mapping[str, object], path: YamlPath, name: str) -> Iterator[Change]:
    """Members with an id or an item number are the same member wherever they stand; their order counts as one thing."""
    for i, (label, member) in enumerate(new.items()):
        if label in old:
            yield from _in_value(old[label], member, (*path, i), f"{name}.{label}")
        else:
            yield Change((*path, i), f"{name}.{label}", Verb.ADDED)
    for label in old:
        if label not in new:
            yield Change(path, f"{name}.{label}", Verb.REMOVED)
    if [label for label in old if label in new] != [label for label in new if label in old]:
        yield Change(path, name)


def _by_label(members: Sequence[object]) -> Mapping[str, object] | None:
    """Members by their id or item number; ``None`` if one has none, or two have the same."""
    labels = [str(getattr(member, "id", getattr(member, "number", ""))) for member in members]
    return dict(zip(labels, members, strict=True)) if all(labels) and len(set(labels)) == len(labels) else None


def _equal_at_start(old: Sequence[object], new: Sequence[object]) -> int:
    """How many members two lists have in common at the start."""
    for i, (was, has_become) in enumerate(zip(old, new, strict=False)):
        if any(_in_value(was, has_become, (), "")):
            return i
    return min(len(old), len(new))
