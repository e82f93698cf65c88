"""Observations put together row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from styring.reports.grouping import grouped


def test_things_come_in_the_order_of_their_keys_and_else_as_given() -> None:
    things = ["b2", "a3", "b1", "a1"]

    assert list(grouped(things, lambda thing: (thing[0],))) == [(("a",), ["a3", "a1"]), (("b",), ["b2", "b1"])]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers())))
def test_nothing_is_lost_and_no_key_comes_twice(things: list[tuple[int, int]]) -> None:
    groups = list(grouped(things, lambda thing: (thing[0],)))

    assert sorted(thing for _, members in groups for thing in members) == sorted(things)
    assert [key for key, _ in groups] == sorted({(first,) for first, _ in things})
