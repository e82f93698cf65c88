"""The fingerprint that a finished document states of itself, whatever its format."""

from __future__ import annotations

import io
import re
import zipfile

_FINGERPRINT = re.compile(rb"sha256:([0-9a-f]{64})")
_MAX_METADATA = 1_000_000


def stated_fingerprint(content: bytes) -> str | None:
    """The fingerprint in a document's metadata: in plain text in HTML, Markdown and PDF, in the properties of Word.

    ``None`` if it states none, or if another program has written the file anew and packed its metadata.
    """
    if content.startswith(b"PK"):
        content = _word_properties(content)
    match = _FINGERPRINT.search(content)
    return match[1].decode("ascii") if match else None


def _word_properties(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("docProps/core.xml") as properties:
            return properties.read(_MAX_METADATA)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return b""
