"""samarbeidsplakat (collaboration charter), filled in by both parties (guide KA-7, OR-5)."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import Date, Line, Model, Prose, Record
from styring.records.vocabulary import Language, Party


class RulesOfPlay(Model):
    """How the parties have agreed to work together."""

    formal: Prose | None = Field(None, alias="formelt", description="Spilleregler for den formelle dialogen.")
    informal: Prose | None = Field(None, alias="uformelt", description="Spilleregler for den uformelle dialogen.")
    signalling: Prose | None = Field(
        None, alias="signaler", description="Hvordan styringssignaler gis og skriftliggjøres."
    )
    escalation: Prose | None = Field(None, alias="eskalering", description="Hvordan saker løftes.")
    disagreement: Prose | None = Field(None, alias="uenighet", description="Hvordan uenighet håndteres.")


class Charter(Record):
    """samarbeidsplakat: ``charter.yaml``."""

    agreed: Date | None = Field(None, alias="inngått", description="Datoen plakaten ble inngått.")
    last_reflection: Date | None = Field(
        None, alias="sist_reflektert", description="Datoen partene sist gikk gjennom plakaten."
    )
    filled_in_by: tuple[Party, ...] = Field((), alias="utfylt_av", description="Partene som har fylt ut plakaten.")
    now: tuple[Prose, ...] = Field((), alias="nå", description="Slik er samarbeidet nå.")
    wanted: tuple[Prose, ...] = Field((), alias="ønsket", description="Slik ønsker partene at det skal være.")
    principles: tuple[Prose, ...] = Field((), alias="prinsipper", description="Prinsippene partene er enige om.")
    rules_of_play: RulesOfPlay | None = Field(None, alias="spilleregler", description="Spillereglene.")
    character: Line | None = Field(
        None, alias="egenart", description="Det særegne ved virksomheten som plakaten tar hensyn til."
    )
    next_reflection: Date | None = Field(None, alias="neste_refleksjon", description="Datoen for neste gjennomgang.")
    language: Language | None = Field(None, alias="målform", description="Målformen i dokumentet: nb eller nn.")
