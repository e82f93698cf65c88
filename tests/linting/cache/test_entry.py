"""How kept answers are spelled: there and back, and nothing else is taken for one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting.cache.entry import Entry, decode, encode, seal, unseal
from styring.linting.part import Part

NUMBERS = st.integers(1, 2**31)
DAYS = st.none() | st.dates()
TEXTS = st.text()
DIAGNOSTICS = st.builds(
    Diagnostic,
    code=TEXTS,
    severity=st.sampled_from(Severity),
    file=TEXTS | st.just("records/\udce5.yaml"),
    position=st.builds(Position, NUMBERS, NUMBERS, NUMBERS),
    path=st.lists(TEXTS | st.integers(0, 10**6), max_size=4).map(tuple),
    message=TEXTS,
    remedy=TEXTS,
    cites=st.lists(TEXTS, max_size=2).map(tuple),
    since=DAYS,
    until=DAYS,
    due=DAYS,
    task=st.none() | TEXTS,
    owner=st.none() | TEXTS,
    reason=st.none() | TEXTS,
)
FOUND = st.lists(DIAGNOSTICS, max_size=3).map(tuple)
FILES = st.lists(TEXTS, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    *[TEXTS] * 6,
    elsewhere=st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=2).map(tuple),
    part=st.builds(Part, FILES, FOUND, FOUND, FOUND, FILES),
)
ENTRY = Entry(
    name="bre",
    inputs="0a",
    history="1b",
    head="2c",
    stamp="3d",
    content="4e",
    elsewhere=(("vedlegg/plan.pdf", False, True),),
    part=Part(
        files=("records/agencies/bre/agency.yaml",),
        standing=(
            Diagnostic(
                code="FAG01",
                severity=Severity.ERROR,
                file="records/agencies/bre/agency.yaml",
                position=Position(1, 2, 3),
                path=("saker", 0),
                message="Møtet har ingen saksliste.",
                remedy="Sett den opp.",
                cites=("ES-2",),
                since=date(2026, 1, 1),
            ),
        ),
    ),
)
JUNK: tuple[Any, ...] = (
    None, True, -1, 10**4000, 1e300, float("inf"), float("nan"), "", "x", "\x00", [], [[[]]], {}, {"a": 1}, [None] * 15,
)  # fmt: skip


@given(ENTRIES)
def test_there_and_back(entry: Entry) -> None:
    assert decode(encode(entry)) == entry


@given(st.data())
def test_a_file_that_was_altered_or_torn_is_no_answer(data: st.DataObject) -> None:
    content = encode(ENTRY)
    at = data.draw(st.integers(0, len(content) - 1))
    bit = data.draw(st.integers(0, 7))
    assert decode(content[:at]) is None
    assert decode(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]) is None
    assert decode(content + content[at:]) is None


@given(st.binary())
def test_what_we_did_not_write_is_no_answer(content: bytes) -> None:
    assert decode(content) is None


def with_junk(value: Any, junk: object) -> Iterator[Any]:
    """The value with the junk in place of each of its parts."""
    yield junk
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield value[:i] + value[i + 1 :]
            for changed in with_junk(item, junk):
                yield [*value[:i], changed, *value[i + 1 :]]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk)[:12])
def test_what_has_a_right_checksum_and_wrong_values_is_no_answer_or_one_of_the_right_types(junk: object) -> None:
    for value in with_junk(unseal(encode(ENTRY)), junk):
        entry = decode(seal(value))
        if entry is not None:
            assert decode(encode(entry)) == entry
            assert entry.part.standing == () or types_in(entry.part.standing[0]) == types_in(ENTRY.part.standing[0])


def types_in(found: Diagnostic) -> list[type]:
    known = found._replace(path=(), cites=(), since=None, until=None, due=None, task=None, owner=None, reason=None)
    return [type(value) for value in known]


@pytest.mark.parametrize("depth", [100, 900, 990, 100_000])
@pytest.mark.parametrize("around", ["{}", "[{},[[],[],[],[],[]]]", '["","","","","","",{},[[],[],[],[],[]]]'])
def test_lists_within_lists_without_end(depth: int, around: str) -> None:
    body = around.replace("{}", "[" * depth + "]" * depth)
    assert decode(with_checksum(body)) is None


def with_checksum(body: str) -> bytes:
    return hashlib.sha256(body.encode()).hexdigest().encode() + b"\n" + body.encode()


def test_a_number_that_takes_an_hour_to_read() -> None:
    body = json.dumps(unseal(encode(ENTRY)))
    assert "[1, 2, 3]" in body
    assert decode(with_checksum(body.replace("[1, 2, 3]", f"[{'9' * 100_000}, 2, 3]"))) is None
