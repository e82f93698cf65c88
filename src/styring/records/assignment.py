"""oppdrag (assignment): a project-like commission that lives over years (guide OP-1, SD-4)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from styring.records.base import AgencyRef, Bool, Date, Int, LetterRef, Line, Model, Prose, Record
from styring.records.common import ReportingPoint
from styring.records.vocabulary import AssignmentStatus, MilestoneStatus


class AssignmentStep(Model):
    """The status of an assignment from a day on."""

    status: AssignmentStatus = Field(alias="status", description="Oppdragets status.")
    from_: Date = Field(alias="fra", description="Første dag med denne statusen.")


class MilestoneStep(Model):
    """The status of a milestone from a day on."""

    status: MilestoneStatus = Field(alias="status", description="Milepælens status.")
    from_: Date | None = Field(None, alias="fra", description="Første dag med denne statusen.")


class Milestone(Model):
    """A milestone (milepæl)."""

    id: str = Field(alias="id", description="Kort id, for eksempel mp1.")
    text: Line = Field(alias="tekst", description="Hva som skal være nådd.")
    deadline: Date | None = Field(None, alias="frist", description="Fristen for milepælen.")
    history: tuple[MilestoneStep, ...] = Field((), alias="historikk", description="Statusene milepælen har hatt.")


class MeetingFrequency(Model):
    """How often assignment meetings are needed, given the milestones (guide OP-2)."""

    assessment: Prose | None = Field(None, alias="vurdering", description="Vurderingen av hvor ofte det trengs møter.")
    date: Date | None = Field(None, alias="dato", description="Datoen for vurderingen.")


class Benefit(Model):
    """What the assignment is to give."""

    description: Line | None = Field(None, alias="beskrivelse", description="Gevinsten oppdraget skal gi.")
    responsible_role: Line | None = Field(
        None, alias="ansvarlig_rolle", description="Rollen som har ansvar for gevinsten."
    )
    measured: Line | None = Field(None, alias="måles", description="Hvordan og når gevinsten måles.")


class Assignment(Record):
    """oppdrag: ``assignments/<id>.yaml``."""

    title: Line = Field(alias="tittel", description="Oppdragets navn.")
    history: tuple[AssignmentStep, ...] = Field(
        alias="historikk", min_length=1, description="Statusene oppdraget har hatt, med første dag for hver."
    )
    is_project: Bool | None = Field(None, alias="prosjektkarakter", description="true når oppdraget er et prosjekt.")
    announced_in: LetterRef | None = Field(
        None, alias="varslet_i", description="Tildelingsbrevet som varslet oppdraget."
    )
    assignment_letter: LetterRef | None = Field(None, alias="oppdragsbrev", description="Oppdragsbrevet.")
    project_plan: Line | None = Field(None, alias="prosjektplan", description="Prosjektplanen: tittel eller sti.")
    milestones: tuple[Milestone, ...] = Field((), alias="milepæler", description="Avtalte milepæler.")
    start_date: Date | None = Field(None, alias="startdato", description="Oppdragets første dag.")
    end_date: Date | None = Field(None, alias="sluttdato", description="Oppdragets sluttpunkt.")
    reporting: tuple[ReportingPoint, ...] = Field((), alias="rapportering", description="Rapporteringspunktene.")
    funds_1000_nok: Int | None = Field(None, alias="midler_1000kr", description="Egne midler i tusen kroner.")
    meeting_frequency: MeetingFrequency | None = Field(
        None, alias="møtefrekvens", description="Vurderingen av hvor ofte det trengs oppdragsstyringsmøter."
    )
    benefit: Benefit | None = Field(None, alias="gevinst", description="Gevinsten oppdraget skal gi.")
    partner_agencies: tuple[AgencyRef, ...] = Field(
        (), alias="samarbeidsvirksomheter", description="Kodene til andre virksomheter i oppdraget."
    )

    def step_on(self, day: date) -> AssignmentStep | None:
        """The step that holds on a day; ``None`` before the first."""
        begun = [step for step in self.history if step.from_ <= day]
        return max(begun, key=lambda step: step.from_, default=None)

    def status_on(self, day: date) -> AssignmentStatus | None:
        """The status on a day; ``None`` before the first."""
        step = self.step_on(day)
        return step.status if step else None

    def is_active_on(self, day: date) -> bool:
        """Whether the assignment was under way that day."""
        return self.status_on(day) is AssignmentStatus.AKTIV
