"""From the bytes of a file to its text, or to the reason why it has none."""

from __future__ import annotations

import codecs
import errno
import os
from pathlib import Path
from typing import NamedTuple, TypeAlias

from styring.diagnostics import Finding, Position, Problem

MAX_BYTES = 1024 * 1024
"""Largest file that is read: a hundred times a long set of minutes."""

UNREADABLE = "SKJ01"
_TOO_LARGE = "Kontroller at det er riktig fil, og flytt lange tekster til vedlegg."
_AS_UTF8 = "Lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding «UTF-8»)."

Stamp: TypeAlias = tuple[int, int, int, int]
"""What tells one state of a file from another without reading it: size in bytes, when its content and when its entry
last changed (ns since 1970; on Windows the second is when it was made), and its number on the disk."""


class Stamped(NamedTuple):
    """The bytes of a file, and its stamp from before they were read: an older stamp than the bytes, never a newer."""

    content: bytes
    stamp: Stamp


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp in what the system says about a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def read_file(file: Path, max_bytes: int = MAX_BYTES) -> str | Problem:
    """The text of a file as it stands (byte order mark and line breaks included). Never raises an ``OSError``."""
    content = read_bytes(file, max_bytes)
    return content if isinstance(content, Problem) else decode(content)


def read_bytes(file: Path, max_bytes: int = MAX_BYTES, too_large: str = _TOO_LARGE) -> bytes | Problem:
    """The content of a file; ``too_large`` is what to do with a larger one. Never raises an ``OSError``."""
    read = read_stamped(file, max_bytes, too_large)
    return read if isinstance(read, Problem) else read.content


def read_stamped(file: Path, max_bytes: int = MAX_BYTES, too_large: str = _TOO_LARGE) -> Stamped | Problem:
    """The content of a file with its stamp, as ``read_bytes``."""
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            # To ask for all is three times as quick as to ask for the most there may be; a pipe says that it is empty.
            content = stream.read(-1 if 0 < status.st_size <= max_bytes else max_bytes + 1)
    except OSError as error:
        return _unopened(file, error)
    if len(content) > max_bytes:
        return unreadable(f"Filen er større enn {max_bytes // MAX_BYTES} MiB.", too_large)
    return Stamped(content, stamp_of(status))


def decode(content: bytes) -> str | Problem:
    """The text of a file's content."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_encoding(content, error)


def unreadable(message: str, remedy: str, line: int = 1, column: int = 1) -> Problem:
    """A breach of SKJ01."""
    return Problem(UNREADABLE, Finding((), message, remedy=remedy), Position(line, column))


def _unopened(file: Path, error: OSError) -> Problem:
    # Windows answers "permission denied" for a folder.
    if isinstance(error, IsADirectoryError) or file.is_dir():
        return unreadable("Her ligger det en mappe, ikke en fil.", "Gi mappen et annet navn.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return unreadable("Filen finnes ikke.", "Kontroller navnet og mappen.")
    if isinstance(error, PermissionError):
        remedy = "Be om lesetilgang, eller lukk programmet som har den åpen."
        return unreadable("Du har ikke tilgang til å lese filen.", remedy)
    if error.errno == errno.ELOOP:
        return unreadable("Filen er en lenke som peker i ring.", "Slett lenken og legg inn filen selv.")
    return unreadable("Filen kunne ikke leses.", "Kontroller at disken eller nettverksområdet er tilgjengelig.")


def _wrong_encoding(content: bytes, error: UnicodeDecodeError) -> Problem:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return unreadable("Filen er lagret som UTF-16, ikke UTF-8.", _AS_UTF8)
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    place = before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1
    byte = content[error.start]
    if b"\0" in content:
        return unreadable("Filen er ikke en tekstfil.", "Kontroller at det er riktig fil.", *place)
    letter = content[error.start : error.start + 1].decode("cp1252", errors="replace")
    if letter.isalpha() or letter in "«»–—“”‘’…§°":
        message = f"Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «{letter}»)."
        return unreadable(message, _AS_UTF8, *place)
    return unreadable(f"Filen er ikke gyldig UTF-8 (byte 0x{byte:02X}).", _AS_UTF8, *place)
