from __future__ import annotations

import gc

import pytest

from styring.linting.collecting import rarely_collecting


def test_garbage_is_searched_for_less_often_for_a_while() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_the_habit_returns_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), rarely_collecting():
        raise KeyError
    assert gc.get_threshold() == before
