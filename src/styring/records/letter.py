"""brev: tildelingsbrev, supplerende tildelingsbrev, oppdragsbrev and instruks (guide SD-3, SD-4, OR-6)."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from styring.records.base import AssignmentRef, Bool, Date, Int, LetterRef, Line, Model, Number, Prose, Record
from styring.records.common import Archive, Correction, Publicity, Published, ReportingPoint, Withheld
from styring.records.vocabulary import (
    Language,
    LetterKind,
    LetterStatus,
    MeetingKind,
    ReasonCode,
    RequirementKind,
    RiskLevel,
    Role,
)


class Chapter(Model):
    """A chapter of free text."""

    title: Line = Field(alias="tittel", description="Kapitlets overskrift.")
    text: Prose | None = Field(None, alias="tekst", description="Kapitlets tekst (CommonMark).")
    withheld: Withheld | None = Field(
        None, alias="skjermet", description="Settes når kapitlet er unntatt offentlighet."
    )


def _within_repository(path: str) -> str:
    parts = PureWindowsPath(path)  # knows drives and both kinds of slashes, so that the answer is the same everywhere
    if parts.anchor or ".." in parts.parts:
        raise PydanticCustomError("path_outside", "leads out of the repository", {"input": path})
    return path


class Attachment(Model):
    """A file that goes with the letter."""

    title: Line = Field(alias="tittel", description="Vedleggets tittel.")
    file: Annotated[str, AfterValidator(_within_repository)] | None = Field(
        None, alias="fil", description="Stien til vedlegget i repoet, regnet fra rotmappen."
    )


class Budget(Model):
    """The budget frame of the year."""

    chapter: Line | None = Field(None, alias="kapittel", description="Budsjettkapitlet, i anførselstegn.")
    amount_1000_nok: Int | None = Field(None, alias="beløp_1000kr", description="Rammen i tusen kroner.")


class Goal(Model):
    """A goal (mål) of the letter."""

    id: str = Field(alias="id", description="Kort id som krav viser til, for eksempel m1.")
    text: Line = Field(alias="tekst", description="Målet.")
    level: Line | None = Field(None, alias="nivå", description="Målnivået, for eksempel hovedmål eller delmål.")


class RequirementReason(Model):
    """Why an activity is required rather than a result (guide OR-6)."""

    code: ReasonCode | None = Field(None, alias="kode", description="Grunnen til å styre på aktivitet.")
    text: Line | None = Field(None, alias="tekst", description="Begrunnelsen med ord.")


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Requirement(Model):
    """A requirement (krav)."""

    id: str = Field(alias="id", description="Kort id som rapporten viser til, for eksempel k1.")
    kind: RequirementKind | None = Field(None, alias="type", description="Hva slags krav det er.")
    text: Line = Field(alias="tekst", description="Kravet.")
    goals: Annotated[tuple[str, ...], BeforeValidator(_one_or_more)] = Field(
        (),
        alias="mål",
        description="Id-en til målet kravet hører til, eller en liste av dem.",
        json_schema_extra={"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    )
    target: Number | None = Field(None, alias="måltall", description="Tallet som skal nås.")
    unit: Line | None = Field(None, alias="enhet", description="Enheten til måltallet, for eksempel prosent.")
    baseline: Number | None = Field(None, alias="utgangspunkt", description="Tallet ved årets begynnelse.")
    reason: RequirementReason | None = Field(None, alias="begrunnelse", description="Hvorfor det styres på aktivitet.")
    attachment: Bool | None = Field(None, alias="vedlegg", description="true når kravet står i et vedlegg.")
    continued_from: str | None = Field(None, alias="videreført_fra", description="Kravets id i fjorårets brev.")


class RiskAssessment(Model):
    """A risk that the letter points out."""

    description: Line = Field(alias="beskrivelse", description="Hva som kan skje.")
    likelihood: RiskLevel | None = Field(None, alias="sannsynlighet", description="Hvor sannsynlig det er.")
    impact: RiskLevel | None = Field(None, alias="konsekvens", description="Hvor alvorlig det er.")
    measure: Line | None = Field(None, alias="tiltak", description="Hva som gjøres.")


class PlannedMeeting(Model):
    """A meeting in the letter's meeting plan."""

    kind: MeetingKind = Field(alias="type", description="Møtetypen.")
    date: Date | None = Field(None, alias="dato", description="Planlagt dato.")


class Letter(Record):
    """brev: ``<år>/letters/<id>.yaml``. The year that it applies to is the folder's."""

    kind: LetterKind = Field(alias="type", description="Hva slags brev det er.")
    date: Date = Field(alias="dato", description="Brevets dato.")
    status: LetterStatus = Field(alias="status", description="Om brevet er utkast eller sendt.")
    title: Line | None = Field(None, alias="tittel", description="Brevets tittel.")
    public_title: Line | None = Field(
        None, alias="offentlig_tittel", description="Tittelen i offentlig journal, når tittelen selv ikke kan stå der."
    )
    main_letter: LetterRef | None = Field(
        None, alias="hovedbrev", description="Tildelingsbrevet som et supplerende brev utfyller."
    )
    assignments: tuple[AssignmentRef, ...] = Field((), alias="oppdrag", description="Oppdragene brevet gjelder.")
    sender_role: Role | None = Field(None, alias="avsender_rolle", description="Rollen som sender brevet.")
    case_officer_role: Line | None = Field(
        None, alias="saksbehandler_rolle", description="Stillingen til saksbehandleren, uten navn."
    )
    your_reference: Line | None = Field(None, alias="deres_ref", description="Mottakerens referanse.")
    archive_code: Line | None = Field(None, alias="arkivkode", description="Arkivkoden.")
    copies: tuple[Line, ...] = Field((), alias="kopi", description="Hvem som får kopi.")
    introduction: Prose | None = Field(None, alias="innledning", description="Innledningen (CommonMark).")
    challenges: Prose | None = Field(None, alias="utfordringer", description="Hovedutfordringene (CommonMark).")
    chapters: tuple[Chapter, ...] = Field((), alias="kapitler", description="Andre områder for oppfølging.")
    council_decisions: tuple[Line, ...] = Field((), alias="verbalvedtak", description="Bystyrets verbalvedtak.")
    authority: Prose | None = Field(None, alias="fullmakter", description="Forutsetninger og fullmakter (CommonMark).")
    attachments: tuple[Attachment, ...] = Field((), alias="vedlegg", description="Vedlegg til brevet.")
    budget: Budget | None = Field(None, alias="budsjettramme", description="Årets budsjettramme.")
    dialogue_before: Date | None = Field(
        None, alias="dialog_før_utsendelse", description="Datoen utkastet ble drøftet med virksomheten."
    )
    goals: tuple[Goal, ...] = Field((), alias="mål", description="Målene for virksomheten.")
    requirements: tuple[Requirement, ...] = Field((), alias="krav", description="Kravene til virksomheten.")
    risk_assessment: tuple[RiskAssessment, ...] = Field(
        (), alias="risikovurdering", description="Risikoene brevet peker på."
    )
    reporting: tuple[ReportingPoint, ...] = Field((), alias="rapportering", description="Rapportene som skal leveres.")
    meeting_plan: tuple[PlannedMeeting, ...] = Field((), alias="møteplan", description="Årets styringsmøter.")
    corrections: tuple[Correction, ...] = Field(
        (), alias="rettelser", description="Rettelser etter at brevet er sendt."
    )
    publicity: Publicity | None = Field(None, alias="offentlighet", description="Vurderingen av offentlighet.")
    archive: Archive | None = Field(None, alias="arkiv", description="Arkivreferansen.")
    published: Published | None = Field(None, alias="publisert", description="Når og hvor brevet er publisert.")
    language: Language | None = Field(None, alias="målform", description="Målformen i dokumentet: nb eller nn.")

    @property
    def is_sent(self) -> bool:
        """The letter has left the department and is frozen but for the living fields."""
        return self.status is LetterStatus.SENDT
