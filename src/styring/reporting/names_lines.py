"""Names in texts that come as JSON lines, answered line by line: what other programs use.

A line is ``{"text": …, "document": …}``, its answer ``{"persons": [[start, end, "error"|"warning", evidence], …]}``.
Offsets are in characters of the text as it was given, end exclusive. Lines of one document stand together: a surname
that was seen in a full name counts for the rest of them. ``document`` may be absent; such a text stands alone.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import lru_cache

from styring.diagnostics import Severity
from styring.names import Document, Hit, Known, as_given

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_decode = json.JSONDecoder().raw_decode
"""Reads one value in half the time of ``json.loads``, which is half the time of a line without names."""
_NOBODY = '{"persons": []}\n'


class BadLine(ValueError):
    """A line does not follow the protocol. ``message`` is Norwegian and names the line, counted from 1."""

    def __init__(self, number: int, fault: str) -> None:
        self.message = f"Linje {number} {fault}."
        super().__init__(self.message)


class LineReader:
    """Answers lines, however many come at a time."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._document = Document(known)
        self._name: str | None = None
        self._number = 0

    def answers(self, lines: Iterable[bytes]) -> Iterator[str]:
        """The answer to each of the next lines, line break included; lines with nothing in them get none.

        Raises:
            BadLine: a line is not UTF-8, not JSON, or has no text. What came before it has been answered.
        """
        for line in lines:
            self._number += 1
            content = line.strip() if self._number > 1 else line.removeprefix(BOM_UTF8).strip()
            if not content:
                continue
            text, name = self._parsed(content)
            if name is None or name != self._name:
                self._document, self._name = Document(self._known), name
            hits = self._document.read(text)
            yield _answer(as_given(text, hits)) if hits else _NOBODY

    def _parsed(self, line: bytes) -> tuple[str, str | None]:
        """The text, and the document that it belongs to."""
        try:
            characters = line.decode("utf-8")
            content, end = _decode(characters)
        except UnicodeDecodeError:
            raise BadLine(self._number, "er ikke UTF-8") from None
        except (ValueError, RecursionError):
            raise BadLine(self._number, "er ikke JSON") from None
        if end < len(characters):
            raise BadLine(self._number, "er ikke JSON")
        if not isinstance(content, dict):
            raise BadLine(self._number, "er ikke et JSON-objekt")
        text, document = content.get("text"), content.get("document")
        if not isinstance(text, str):
            raise BadLine(self._number, "mangler «text», som skal være en tekst")
        if not (document is None or isinstance(document, str)):
            raise BadLine(self._number, "har et «document» som ikke er en tekst")
        return text, document


def _answer(hits: Iterable[Hit]) -> str:
    persons = ", ".join([f"[{hit.start}, {hit.end}, {_ending(hit.level, hit.evidence)}]" for hit in hits])
    return f'{{"persons": [{persons}]}}\n'


@lru_cache
def _ending(level: Severity, evidence: str) -> str:
    """What ends a hit; there are few kinds, and an encoder takes as long as finding one."""
    return json.dumps([_LEVELS[level], evidence], ensure_ascii=False)[1:-1]
