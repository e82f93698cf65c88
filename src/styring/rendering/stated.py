"""What a finished document states of itself, whatever its format: its record and its fingerprint."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

_FINGERPRINT = re.compile(rb"sha256:([0-9a-f]{64})")
_IDENTITY = re.compile(rb"[a-z][a-z0-9-]*/(?:(?:meetings|minutes|letters)/[0-9][0-9a-z-]+|charter)")
_NEIGHBOURHOOD = 500
_MAX_METADATA = 1_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """Identity of the record that a document names, and its fingerprint; ``None`` where it states none."""

    identity: str | None
    fingerprint: str | None


def stated_by(content: bytes) -> Stated:
    """What stands in a document's metadata: in plain text in HTML, Markdown and PDF, in the properties of Word.

    A file that another program has written anew may have lost it or packed it away.
    """
    if content.startswith(b"PK"):
        content = _word_properties(content)
    fingerprint = _FINGERPRINT.search(content)
    if fingerprint is None:
        return Stated(None, None)
    around = content[max(0, fingerprint.start() - _NEIGHBOURHOOD) : fingerprint.end() + _NEIGHBOURHOOD]
    identity = _IDENTITY.search(around)
    return Stated(identity[0].decode("ascii") if identity else None, fingerprint[1].decode("ascii"))


def _word_properties(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("docProps/core.xml") as properties:
            return properties.read(_MAX_METADATA)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return b""
