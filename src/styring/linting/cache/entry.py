"""One kept answer, and how it is spelled in a file: a checksum on the first line, JSON on the second."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting.part import Part


class Entry(NamedTuple):
    """The findings of a part of a repository, and what they were made from.

    Attributes:
        name: the part (``OUTSIDE`` or the code of an agency): another may have the same files.
        inputs: digest of what all parts depend on.
        history: digest of what git told of the files; empty where it was not asked.
        head: the state of git by which that was told; empty where it was not asked.
        stamp: digest of the files' names and stamps; empty if they were too fresh to be known by them.
        content: digest of the files' names and contents.
        elsewhere: paths outside the records that were looked for, whether as file or folder, and whether found.
        part: the findings.
    """

    name: str
    inputs: str
    history: str
    head: str
    stamp: str
    content: str
    elsewhere: tuple[tuple[str, bool, bool], ...]
    part: Part


def encode(entry: Entry) -> bytes:
    """The content of an entry's file; nothing in it tells the day, or where the repository lies."""
    part = entry.part
    kinds = (part.standing, part.waived, part.exempted)
    return seal(
        [
            [entry.name, entry.inputs, entry.history, entry.head, entry.stamp, entry.content, entry.elsewhere],
            [part.files, part.unread, *([_row(d) for d in found] for found in kinds)],
        ]
    )


def decode(content: bytes) -> Entry | None:
    """The entry of a file's content; ``None`` for anything but what ``encode`` wrote."""
    try:
        (*digests, elsewhere), (files, unread, *kinds) = unseal(content)
        name, inputs, history, head, stamp, files_content = texts(digests)
        standing, waived, exempted = (tuple(map(_diagnostic, rows)) for rows in kinds)
        part = Part(texts(files), standing, waived, exempted, texts(unread))
        looked_for = tuple((str(name), bool(is_folder), bool(found)) for name, is_folder, found in elsewhere)
        return Entry(name, inputs, history, head, stamp, files_content, looked_for, part)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None  # not written by us, though its checksum is right


def seal(value: object) -> bytes:
    """A value of JSON as a file holds it: with a checksum, so that a torn or altered file is known for one."""
    body = json.dumps(value, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body


def unseal(content: bytes) -> Any:
    """The value that was sealed.

    Raises:
        ValueError: the checksum is wrong, or it is not JSON.
    """
    checksum, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode("ascii") != checksum:
        raise ValueError("the checksum is wrong")
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("lists within lists without end") from None


def _row(d: Diagnostic) -> list[object]:
    position = (d.position.line, d.position.column, d.position.length)
    days = (None if day is None else day.isoformat() for day in (d.since, d.until, d.due))
    return [d.code, int(d.severity), d.file, position, d.path, d.message, d.remedy, d.cites, *days,
            d.task, d.owner, d.reason]  # fmt: skip


def _diagnostic(row: list[Any]) -> Diagnostic:
    code, severity, file, (line, column, length), path, message, remedy, cites, *days, task, owner, reason = row
    since, until, due = (None if day is None else date.fromisoformat(day) for day in days)
    return Diagnostic(
        code=str(code),
        severity=Severity(severity),
        file=str(file),
        position=Position(int(line), int(column), int(length)),
        path=tuple(step if isinstance(step, int) else str(step) for step in path),
        message=str(message),
        remedy=str(remedy),
        cites=texts(cites),
        since=since,
        until=until,
        due=due,
        task=_text(task),
        owner=_text(owner),
        reason=_text(reason),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def texts(values: Iterable[object]) -> tuple[str, ...]:
    """Values that are, or become, strings."""
    return tuple(map(str, values))
