"""Observations put together row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key", bound=tuple[Any, ...])


def grouped(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> Iterator[tuple[_Key, list[_Thing]]]:
    """The things that share a key, in the order of the keys; things with the same key stay in the order given."""
    for shared, members in groupby(sorted(things, key=key), key=key):
        yield shared, list(members)
