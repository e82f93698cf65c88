"""Whatever happens between two lints, one that uses kept answers says the same as one that does not."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linting.cache.world import (
    DAYS,
    MINUTES,
    RECORDS,
    SETTINGS,
    Edit,
    World,
    assert_alike,
    commit,
    damage,
    edits,
    put,
    saves,
    selection,
    selections,
)

Step = tuple[Edit, date, tuple[Any, ...], bool]


def steps(*kinds: st.SearchStrategy[Edit]) -> st.SearchStrategy[list[Step]]:
    """Edits, and what is asked after each of them, and whether the cache is looked up before as well."""
    step = st.tuples(st.one_of(*kinds), st.sampled_from(DAYS), selections, st.booleans())
    return st.lists(step, min_size=4, max_size=10)


def compare_after_each(done: Sequence[Step], before: Sequence[Edit] = ()) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        world = World(Path(folder).resolve())
        patch.setenv("GIT_CEILING_DIRECTORIES", str(world.root.parent))
        world.install(patch)
        world.start()
        for edit in before:
            world.do(edit)
        assert_alike(world.root, DAYS[1])
        for edit, day, asked, looks_ahead in done:
            world.do(edit)
            assert_alike(world.root, day, selection(world.root, asked), looks_ahead=looks_ahead)
            assert_alike(world.root, day)


@settings(max_examples=16)
@given(steps(edits))
def test_after_edits(done: list[Step]) -> None:
    compare_after_each(done)


@settings(max_examples=16)
@given(steps(damage, edits))
def test_with_a_cache_that_was_damaged_or_is_another_days(done: list[Step]) -> None:
    compare_after_each(done)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@settings(max_examples=8)
@given(steps(saves, saves, edits, damage))
def test_with_a_history(done: list[Step]) -> None:
    settings = SETTINGS + "git_kontroll_fra: 2026-01-01\n"
    later = MINUTES + "målform: nn\n"
    compare_after_each(
        done, [(put, ("styring.yaml", settings)), (commit, (10,)), (put, (RECORDS[1], later)), (commit, (12,))]
    )
