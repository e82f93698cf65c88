"""Write what came in, and what was decided about it, into the text of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from styring import source
from styring.commenting.receiving import Incoming, Sender
from styring.commenting.record_texts import record_texts, reworded, text_at
from styring.diagnostics import YamlPath
from styring.records.minutes import Minutes
from styring.records.vocabulary import CommentStatus
from styring.source import Plain
from styring.source.edit import put

_ROUND = ("kommentering",)
_RECEIVED = (*_ROUND, "mottatt")
_ROUND_ON_ONE_LINE = re.compile(r"^kommentering:[ \t]*\{.*\}[ \t]*(?:#.*)?$", re.MULTILINE)
_RECEIVED_ON_ONE_LINE = re.compile(r"^[ \t]+mottatt:[ \t]*\[.*\][ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a remark.

    Attributes:
        rewords: the suggested wording is put into the text of the record.
    """

    incoming: Incoming
    status: CommentStatus = CommentStatus.UBEHANDLET
    answer: str | None = None
    rewords: bool = False


@dataclass(frozen=True, slots=True)
class NoRemarks:
    """An agency has said that it has no remarks."""

    sender: Sender
    day: date


def with_decisions(text: str, minutes: Minutes, decided: Sequence[Decision | NoRemarks]) -> str:
    """The text of the record with every decision in it, in order.

    Args:
        text: the file as it stands (``Source.original``).
        minutes: what it says.
        decided: of each incoming remark at most one; what rewords must be what ``can_reword`` lets through.

    Raises:
        UnwritableError: the file has errors, or is written in a way that cannot be edited.
    """
    for path, new in _new_wordings(minutes, decided).items():
        text = put(text, path, new)
    return _with_entries(text, [_entry(each) for each in decided])


def can_reword(minutes: Minutes, decided: Sequence[Decision | NoRemarks], incoming: Incoming) -> bool:
    """Whether a suggestion can be put into the record, after what is decided so far, with no doubt about the place."""
    return _reworded(minutes, _new_wordings(minutes, decided), incoming) is not None


def current_text(minutes: Minutes, decided: Sequence[Decision | NoRemarks], incoming: Incoming) -> str | None:
    """What stands at the place of a remark after what is decided so far, if the place has a text of its own."""
    target = text_at(record_texts(minutes), incoming.remark.place)
    return _new_wordings(minutes, decided).get(target.path, target.source) if target else None


def _with_entries(text: str, entries: Sequence[Plain]) -> str:
    """The text with comments added. What stood on one line is laid out anew where that would grow too long to read."""
    data = source.parse(text).data
    round_of_comments = data.get("kommentering") if isinstance(data, dict) else None
    fields = round_of_comments if isinstance(round_of_comments, dict) else {}
    had = fields.get("mottatt")
    received = [*had, *entries] if isinstance(had, list) else list(entries)
    if _ROUND_ON_ONE_LINE.search(text):
        return put(text, _ROUND, {**fields, "mottatt": received})
    if not had or _RECEIVED_ON_ONE_LINE.search(text):
        return put(text, _RECEIVED, received)
    for number, entry in enumerate(entries, start=len(received) - len(entries)):
        text = put(text, (*_RECEIVED, number), entry)
    return text


def _new_wordings(minutes: Minutes, decided: Sequence[Decision | NoRemarks]) -> dict[YamlPath, str]:
    """The texts that decisions change, by their paths."""
    wordings: dict[YamlPath, str] = {}
    for each in decided:
        if isinstance(each, Decision) and each.rewords and (made := _reworded(minutes, wordings, each.incoming)):
            path, new = made
            wordings[path] = new
    return wordings


def _reworded(minutes: Minutes, wordings: Mapping[YamlPath, str], incoming: Incoming) -> tuple[YamlPath, str] | None:
    target, suggestion = text_at(record_texts(minutes), incoming.remark.place), incoming.remark.suggestion
    if target is None or suggestion is None:
        return None
    new = reworded(wordings.get(target.path, target.source), suggestion)
    return (target.path, new) if new is not None else None


def _entry(decided: Decision | NoRemarks) -> Plain:
    if isinstance(decided, NoRemarks):
        return _present({**_who(decided.sender), "dato": str(decided.day), "ingen_merknader": True})
    remark = decided.incoming.remark
    return _present(
        {
            **_who(decided.incoming.sender),
            "dato": str(remark.date) if remark.date else None,
            "sted": remark.place,
            "sitat": remark.quote or None,
            "tekst": remark.text,
            "løst": remark.resolved or None,
            "status": decided.status.value,
            "svar": decided.answer,
        }
    )


def _who(sender: Sender) -> dict[str, Plain]:
    return {
        "fra": sender.party.value,
        "organisasjon": sender.organisation,
        "rolle": sender.role.value if sender.role else None,
    }


def _present(values: dict[str, Plain]) -> Plain:
    return {key: value for key, value in values.items() if value is not None}
