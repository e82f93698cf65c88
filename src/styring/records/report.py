"""rapport: what the agency reports (guide SD-1, OR-1)."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import Date, LetterRef, Line, Model, Number, Record
from styring.records.common import Archive
from styring.records.vocabulary import ReportKind


class Result(Model):
    """What was reached on a requirement."""

    requirements: str = Field(alias="krav", description="Kravets id i brevet.")
    achieved: Number | None = Field(None, alias="oppnådd", description="Tallet som ble nådd.")
    assessment: Line | None = Field(None, alias="vurdering", description="Virksomhetens vurdering.")


class ReportedRisk(Model):
    """A risk and how early it was lifted (guide OR-4)."""

    description: Line = Field(alias="beskrivelse", description="Hva som kan skje.")
    discovered: Date | None = Field(None, alias="oppdaget", description="Datoen risikoen ble oppdaget.")
    raised: Date | None = Field(None, alias="løftet", description="Datoen avdelingen fikk vite om den.")


class Report(Record):
    """rapport: ``<år>/reports/<id>.yaml``."""

    kind: ReportKind = Field(alias="type", description="Hva slags rapport det er.")
    concerns: LetterRef | None = Field(None, alias="gjelder", description="Brevet rapporten svarer på.")
    reporting: str | None = Field(None, alias="rapportering", description="Rapporteringens id i det brevet.")
    period: Line | None = Field(None, alias="periode", description="Perioden rapporten gjelder.")
    received: Date | None = Field(None, alias="mottatt", description="Datoen rapporten kom.")
    results: tuple[Result, ...] = Field((), alias="resultater", description="Resultatene per krav.")
    risk: tuple[ReportedRisk, ...] = Field((), alias="risiko", description="Risikoer rapporten melder.")
    archive: Archive | None = Field(None, alias="arkiv", description="Arkivreferansen.")
