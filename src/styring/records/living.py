"""Living fields and the canonical form of a record without them.

A living field changes after the document is final without changing the document: where it was filed, when it was
published, how far a follow-up point has come. The list below is the only one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from styring.records.base import Model
from styring.records.common import Archive
from styring.records.letter import Letter
from styring.records.minutes import FollowUp, Minutes, SteeringSignal
from styring.records.signal import Signal

LIVING: dict[type[Model], frozenset[str]] = {
    Archive: frozenset({"journal_entry", "filed", "sha256"}),
    FollowUp: frozenset({"status", "closed", "closed_in"}),
    SteeringSignal: frozenset({"put_in_writing"}),
    Signal: frozenset({"put_in_writing"}),
    Minutes: frozenset({"published"}),
    Letter: frozenset({"published"}),
}


def frozen_content(record: Model) -> dict[str, object]:
    """What stands firm once the document is final, by YAML key.

    Empty fields are left out, so a later version of the model with more optional keys gives the same content.
    """
    living = LIVING.get(type(record), frozenset())
    content = {}
    for name, field in type(record).model_fields.items():
        value = _plain(getattr(record, name))
        if name not in living and value not in (None, [], {}):
            content[field.alias or name] = value
    return content


def fingerprint(records: Iterable[tuple[str, Model]]) -> str:
    """SHA-256, in hexadecimal, over the frozen content of the records that a document draws on.

    ``records`` are pairs of whole identity ("bre/minutes/2026-03-12-esm") and record, in any order.
    """
    content = {identity: frozen_content(record) for identity, record in records}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> object:
    match value:
        case Model():
            return frozen_content(value)
        case tuple():
            return [_plain(member) for member in value]
        case Enum():
            return value.value
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case _:
            return value
