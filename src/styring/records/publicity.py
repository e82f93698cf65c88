"""The one predicate that says whether the public may see a document."""

from __future__ import annotations

from styring.records.base import Record
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.vocabulary import MeetingKind, PublicityStatus

_OPEN = frozenset({PublicityStatus.OFFENTLIG, PublicityStatus.DELVIS_UNNTATT})


def is_final(record: Record) -> bool:
    """Whether the document of a record is finished: minutes final, letter or invitation sent, charter agreed.

    Records that become no document are never final.
    """
    match record:
        case Meeting():
            return record.is_convened and record.convening is not None and record.convening.sent is not None
        case Minutes():
            return record.is_final
        case Letter():
            return record.is_sent
        case Charter():
            return record.agreed is not None
        case _:
            return False


def is_public(record: Record, meeting: Meeting | None = None) -> bool:
    """Whether the public may see the document of a record: final, assessed as public, and not of a fagmøte (UF-3).

    Args:
        record: meeting (its invitation), minutes or letter; every other record is never public.
        meeting: the meeting of minutes. Without it minutes are not public, for they may be of a fagmøte.
    """
    held = record if isinstance(record, Meeting) else meeting
    match record:
        case Meeting() | Minutes():
            open_meeting = held is not None and held.kind is not MeetingKind.FAGMOTE
            publicity = record.publicity
        case Letter():
            open_meeting = True
            publicity = record.publicity
        case _:
            return False
    return open_meeting and is_final(record) and publicity is not None and publicity.status in _OPEN
