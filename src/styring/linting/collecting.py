"""Python's search for cyclic garbage, kept out of the way of a lint."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 50_000
"""More than a hundred records are made of."""


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Search for garbage once in so many new objects, and only among them.

    What a lint makes lives until its dossier is done and hardly ever refers back to itself, but by Python's own measure
    (every 700 objects) a tenth of the time goes to searching it. Memory stays the same.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
