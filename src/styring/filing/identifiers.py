"""The ids of what is filed: the same for the same record, however often and wherever its package is made."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

_NAMESPACE = UUID("5f0d7a0e-6a55-5a0b-9a1d-2f6d2c1c9f6e")
"""Drawn once for styring. Another one would make every repeated package a new message to the archive."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The ids of a repository: uuid5 (RFC 9562, 5.5) over the organisation, a whole identity and the part it names."""

    organisation: str

    def case(self, key: str) -> UUID:
        """Of a case by its key («bre/2026»)."""
        return self._of(key, "mappe")

    def entry(self, identity: str) -> UUID:
        """Of the journal entry of a record («bre/minutes/2026-03-12-esm»)."""
        return self._of(identity, "journalpost")

    def document(self, identity: str, number: int) -> UUID:
        """Of a document of that entry; a later version of the document is the same document."""
        return self._of(identity, f"dokument {number}")

    def _of(self, identity: str, part: str) -> UUID:
        return uuid5(_NAMESPACE, "\n".join((self.organisation, identity, part)))
