"""årshjul (year wheel): the planned dialogue of one department in one year (guide FO-3)."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import AgencyRef, Date, Line, Model, Record
from styring.records.vocabulary import MeetingKind


class Event(Model):
    """A planned meeting or deadline."""

    id: str = Field(alias="id", description="Kort id som møtet viser til, for eksempel bre-esm-1.")
    kind: MeetingKind | None = Field(None, alias="type", description="Møtetypen; utelates for frister.")
    agency: AgencyRef | None = Field(None, alias="virksomhet", description="Koden til virksomheten.")
    date: Date | None = Field(None, alias="dato", description="Planlagt dato.")
    papers_due: Date | None = Field(None, alias="frist_papirer", description="Fristen for sakspapirer.")
    title: Line | None = Field(None, alias="tittel", description="Hva hendelsen er, når den ikke er et møte.")


class Calendar(Record):
    """årshjul: ``calendars/<år>/<kode>.yaml``, the code of the department."""

    events: tuple[Event, ...] = Field((), alias="hendelser", description="Årets planlagte møter og frister.")
