"""Reading with the careful reader alone, to compare it with what the two readers do together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from styring.diagnostics import Position, Problem, YamlPath
from styring.source import Plain, Source, Waiver, document, fast
from styring.source.fast import NEEDS_STRICT, Answer


@contextmanager
def carefully() -> Iterator[list[str]]:
    """Within, ruamel.yaml alone reads texts and finds places; yields the texts that it was given."""
    read: list[str] = []

    def no_answer(text: str) -> Answer:
        read.append(text)
        return NEEDS_STRICT

    def no_outline(text: str, data: Plain) -> None:
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "fast_load", no_answer)
        patch.setattr(document, "outline", no_outline)
        patch.setattr(fast, "yaml_rs", None)
        yield read


Places = list[tuple[YamlPath, Position, Position]]


def told(source: Source) -> tuple[str, tuple[Problem, ...], Places, tuple[Waiver, ...]]:
    """All that a text says: its data by type, its problems, where every value and its key stand, and its waivers."""
    places = [(path, source.position(path), source.position(path, on_key=True)) for path in _paths(source.data, ())]
    return repr(source.data), source.problems, places, source.waivers


def _paths(data: Plain, path: YamlPath) -> Iterator[YamlPath]:
    yield path
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in children:
        yield from _paths(child, (*path, step))
