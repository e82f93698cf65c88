from __future__ import annotations

from typing import Any

import pytest

from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final, is_public


def meeting(**changes: Any) -> Meeting:
    data = {
        "type": "etatsstyringsmøte",
        "status": "innkalt",
        "tidspunkt": "2026-03-12T09:00",
        "innkalling": {"sendt": "2026-02-19"},
        "offentlighet": {"status": "offentlig"},
    }
    return Meeting.model_validate({**data, **changes})


def minutes(**changes: Any) -> Minutes:
    data = {"form": "referat", "status": "endelig", "offentlighet": {"status": "offentlig"}}
    return Minutes.model_validate({**data, **changes})


def letter(**changes: Any) -> Letter:
    data = {
        "type": "tildelingsbrev",
        "dato": "2026-01-15",
        "status": "sendt",
        "offentlighet": {"status": "offentlig"},
    }
    return Letter.model_validate({**data, **changes})


@pytest.mark.parametrize(
    ("status", "expected"),
    [("offentlig", True), ("delvis_unntatt", True), ("unntatt", False), ("ikke_vurdert", False)],
)
def test_publicity_decides_for_what_is_final(status: str, expected: bool) -> None:
    publicity = {"status": status}
    assert is_public(meeting(offentlighet=publicity)) is expected
    assert is_public(minutes(offentlighet=publicity), meeting()) is expected
    assert is_public(letter(offentlighet=publicity)) is expected


def test_what_is_not_assessed_is_not_public() -> None:
    assert not is_public(meeting(offentlighet=None))
    assert not is_public(minutes(offentlighet=None), meeting())
    assert not is_public(letter(offentlighet=None))


def test_what_is_not_final_is_not_public() -> None:
    for unfinished in (meeting(innkalling=None), meeting(status="planlagt"), letter(status="utkast")):
        assert not is_final(unfinished)
        assert not is_public(unfinished)
    for status in ("utkast", "til_kommentering"):
        assert not is_public(minutes(status=status), meeting())


def test_nothing_of_a_fagmote_is_public() -> None:
    fagmote = meeting(type="fagmøte")
    assert not is_public(fagmote)
    assert not is_public(minutes(), fagmote)


def test_minutes_whose_meeting_is_unknown_are_not_public() -> None:
    assert not is_public(minutes())


def test_a_charter_is_final_when_agreed_but_never_public() -> None:
    assert is_final(Charter.model_validate({"inngått": "2026-01-01"}))
    assert not is_final(Charter.model_validate({}))
    assert not is_public(Charter.model_validate({"inngått": "2026-01-01"}))
