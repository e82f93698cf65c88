"""møte (meeting): convening, participants, agenda and papers (guide ES, OP, UF)."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from styring.records.base import (
    AgencyRef,
    AgendaItemRef,
    AssignmentRef,
    Bool,
    Date,
    EventRef,
    FollowUpRef,
    Int,
    Line,
    LocalDateTime,
    Model,
    Prose,
    Record,
    ReportRef,
)
from styring.records.common import Archive, Publicity, Withheld
from styring.records.vocabulary import (
    Attendance,
    DetailLevel,
    InputOutcome,
    Language,
    MeetingKind,
    MeetingLevel,
    MeetingStatus,
    Party,
    PurposeCode,
    Role,
    Theme,
)


class Chair(Model):
    """Who leads the meeting; counts as present (guide ES-3, OP-3, UF-6)."""

    role: Role | None = Field(None, alias="rolle", description="Rollen til møtelederen.")
    position: Line | None = Field(None, alias="stilling", description="Stillingen til møtelederen, uten navn.")
    acting: Bool | None = Field(None, alias="fungerende", description="true når møtelederen er fungerende.")
    appointed_by: Role | None = Field(None, alias="utpekt_av", description="Rollen som har utpekt møtelederen.")
    appointed_date: Date | None = Field(None, alias="utpekt_dato", description="Datoen møtelederen ble utpekt.")


class Convening(Model):
    """The invitation to the meeting."""

    deadline: Date | None = Field(None, alias="frist", description="Siste dag for å sende innkallingen.")
    sent: Date | None = Field(None, alias="sendt", description="Datoen innkallingen ble sendt.")
    character_stated: Bool | None = Field(
        None, alias="karakter_oppgitt", description="true når innkallingen sier om møtet er formelt eller uformelt."
    )


class InputItem(Model):
    """An agenda item that the agency suggested (guide ES-4)."""

    title: Line = Field(alias="tittel", description="Hva virksomheten ønsker å ta opp.")
    date: Date | None = Field(None, alias="dato", description="Datoen innspillet kom.")
    outcome: InputOutcome | None = Field(None, alias="resultat", description="Om innspillet ble tatt inn eller avvist.")
    item: AgendaItemRef | None = Field(None, alias="sak", description="Nummeret på saken innspillet ble til.")
    reason: Line | None = Field(None, alias="begrunnelse", description="Hvorfor innspillet ble avvist.")


class AgendaInput(Model):
    """The agency's opportunity to put points on the agenda (guide ES-4)."""

    invited: Date | None = Field(None, alias="invitert", description="Datoen virksomheten ble bedt om innspill.")
    deadline: Date | None = Field(None, alias="frist", description="Fristen for innspill.")
    received: tuple[InputItem, ...] = Field((), alias="mottatt", description="Innspillene som kom.")


class Participant(Model):
    """Somebody at the meeting by role and position (guide ES-10). The name is optional and stays internal."""

    role: Role | None = Field(None, alias="rolle", description="Rollen i møtet.")
    position: Line | None = Field(None, alias="stilling", description="Stillingen, uten navn.")
    organisation: str | None = Field(
        None, alias="organisasjon", description="Koden til byrådsavdelingen eller virksomheten."
    )
    attendance: Attendance | None = Field(None, alias="oppmøte", description="Om deltakeren møtte.")
    items: tuple[AgendaItemRef, ...] = Field(
        (), alias="saker", description="Sakene deltakeren var med på, når det ikke var alle."
    )
    name: str | None = Field(
        None, alias="navn", description="Bare til intern bruk; vises aldri offentlig. La det helst stå tomt."
    )

    @property
    def attended(self) -> bool:
        """Came in person or by a deputy; only meaningful once the meeting is held."""
        return self.attendance in {Attendance.TIL_STEDE, Attendance.STEDFORTREDER}


class PoliticalClarification(Model):
    """Clarification with the political leadership before the meeting (guide ES-6)."""

    needed: Bool | None = Field(None, alias="behov", description="true når saken må avklares med politisk ledelse.")
    clarified: Date | None = Field(None, alias="avklart", description="Datoen saken ble avklart.")


class AgendaItem(Model):
    """An item (sak) of the agenda."""

    number: Int = Field(alias="nr", description="Saksnummeret på sakslisten.")
    title: Line = Field(alias="tittel", description="Sakens tittel.")
    theme: Theme | None = Field(None, alias="tema", description="Hva saken handler om.")
    raised_by: Party | None = Field(None, alias="meldt_inn_av", description="Parten som meldte inn saken.")
    duration_min: Int | None = Field(None, alias="varighet_min", description="Avsatt tid i minutter.")
    strategic: Bool | None = Field(None, alias="strategisk", description="true når saken løfter blikket.")
    labels: tuple[str, ...] = Field((), alias="merkelapper", description="Merkelapper, for eksempel digitalisering.")
    political_clarification: PoliticalClarification | None = Field(
        None, alias="politisk_avklaring", description="Avklaring med politisk ledelse i forkant."
    )
    portfolio: Bool | None = Field(None, alias="portefølje", description="true når saken ser oppdragene som helhet.")
    assignments: tuple[AssignmentRef, ...] = Field((), alias="oppdrag", description="Oppdragene saken gjelder.")
    follow_up_points: tuple[FollowUpRef, ...] = Field(
        (), alias="oppfølgingspunkter", description="Oppfølgingspunkter som tas opp igjen: 2025-11-20-esm#op2."
    )
    detail: DetailLevel | None = Field(None, alias="detaljnivå", description="Om saken gjelder helhet eller detalj.")
    without_papers: Bool | None = Field(None, alias="uten_papirer", description="true når saken ikke skal ha papirer.")
    dropped: Bool | None = Field(None, alias="utgikk", description="true når saken utgikk i møtet.")
    withheld: Withheld | None = Field(None, alias="skjermet", description="Settes når saken er unntatt offentlighet.")


class Paper(Model):
    """A paper for an item (guide ES-8)."""

    item: AgendaItemRef | None = Field(None, alias="sak", description="Nummeret på saken papiret hører til.")
    title: Line = Field(alias="tittel", description="Papirets tittel.")
    from_: Party | None = Field(None, alias="fra", description="Parten papiret kommer fra.")
    received: Date | None = Field(None, alias="mottatt", description="Datoen papiret kom.")
    report: ReportRef | None = Field(None, alias="rapport", description="Rapporten papiret er, når det er en rapport.")
    archive: Archive | None = Field(None, alias="arkiv", description="Arkivreferansen.")


class Meeting(Record):
    """møte: ``<år>/meetings/<id>.yaml``."""

    kind: MeetingKind = Field(alias="type", description="Møtetypen.")
    status: MeetingStatus = Field(alias="status", description="Hvor langt møtet er kommet.")
    starts: LocalDateTime | None = Field(
        None, alias="tidspunkt", description="Når møtet begynner: 2026-03-12T09:00. Utelates bare mens møtet er utsatt."
    )
    ends: LocalDateTime | None = Field(None, alias="slutt", description="Når møtet slutter.")
    place: Line | None = Field(None, alias="sted", description="Hvor møtet holdes.")
    purpose: Prose | None = Field(None, alias="formål", description="Hva møtet skal oppnå.")
    number: Int | None = Field(None, alias="nr", description="Møtets nummer i året.")
    name: Line | None = Field(None, alias="navn", description="Møtets eget navn, når det har et.")
    level: MeetingLevel | None = Field(None, alias="nivå", description="Nivået på et fagmøte.")
    purpose_code: PurposeCode | None = Field(None, alias="formålskode", description="Hva et fagmøte er til for.")
    event: EventRef | None = Field(None, alias="årshjul", description="Hendelsen i årshjulet, for eksempel bre-esm-1.")
    original_start: LocalDateTime | None = Field(
        None, alias="opprinnelig_tidspunkt", description="Når møtet først skulle ha vært."
    )
    moved: Date | None = Field(None, alias="flyttet", description="Datoen det ble varslet at møtet flyttes.")
    joint_with: tuple[AgencyRef, ...] = Field(
        (), alias="felles_med", description="Kodene til andre virksomheter som er med på møtet."
    )
    chair: Chair | None = Field(None, alias="møteleder", description="Hvem som leder møtet.")
    convening: Convening | None = Field(None, alias="innkalling", description="Innkallingen.")
    input: AgendaInput | None = Field(None, alias="innspill", description="Virksomhetens innspill til sakslisten.")
    papers_deadline: Date | None = Field(None, alias="papirfrist", description="Fristen for sakspapirer.")
    participants: tuple[Participant, ...] = Field((), alias="deltakere", description="Deltakerne utover møtelederen.")
    agenda: tuple[AgendaItem, ...] = Field((), alias="saksliste", description="Sakslisten.")
    papers: tuple[Paper, ...] = Field((), alias="sakspapirer", description="Papirene til sakene.")
    assignments: tuple[AssignmentRef, ...] = Field((), alias="oppdrag", description="Oppdragene møtet gjelder.")
    publicity: Publicity | None = Field(
        None, alias="offentlighet", description="Vurderingen av innkallingens offentlighet."
    )
    archive: Archive | None = Field(None, alias="arkiv", description="Innkallingens arkivreferanse.")
    language: Language | None = Field(None, alias="målform", description="Målformen i dokumentene: nb eller nn.")

    @model_validator(mode="after")
    def _only_a_postponed_meeting_lacks_a_time(self) -> Self:
        if self.starts is None and self.status is not MeetingStatus.UTSATT:
            raise PydanticCustomError("meeting_without_time", "a meeting needs a time unless postponed")
        return self

    @property
    def date(self) -> date | None:
        """The day of the meeting; ``None`` while it is postponed without a new day."""
        return self.starts.date() if self.starts else None

    @property
    def is_convened(self) -> bool:
        """Convened or held («fra innkalt»)."""
        return self.status in {MeetingStatus.INNKALT, MeetingStatus.GJENNOMFORT}

    @property
    def is_held(self) -> bool:
        """Recorded as held."""
        return self.status is MeetingStatus.GJENNOMFORT

    @property
    def counts(self) -> bool:
        """Takes place or has done so: every meeting but a cancelled one."""
        return self.status is not MeetingStatus.AVLYST
