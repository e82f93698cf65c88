"""signal: a steering signal given outside the formal dialogue (guide UF-10, KA-6)."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import Date, LetterRef, Line, MeetingRef, Prose, Record
from styring.records.common import PutInWriting
from styring.records.vocabulary import Role, SignalKind


class Signal(Record):
    """signal: ``<år>/signals/<id>.yaml``."""

    channel: Line | None = Field(None, alias="kanal", description="Hvordan signalet ble gitt, for eksempel telefon.")
    meeting: MeetingRef | None = Field(None, alias="møte", description="Møtet signalet ble gitt i.")
    date: Date = Field(alias="dato", description="Datoen signalet ble gitt.")
    from_role: Role | None = Field(None, alias="fra_rolle", description="Rollen som ga signalet.")
    kind: SignalKind | None = Field(None, alias="type", description="Hva slags signal det er.")
    text: Prose = Field(alias="tekst", description="Signalet.")
    put_in_writing: PutInWriting | None = Field(
        None, alias="skriftliggjort", description="Dokumentet som skriftliggjør signalet."
    )
    anchored_in: LetterRef | None = Field(None, alias="forankret_i", description="Brevet signalet er forankret i.")
