"""byrådsavdeling (department) and virksomhet (agency): who steers and who is steered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from styring.records.base import Date, DepartmentRef, Line, Model, Record
from styring.records.vocabulary import AgencyForm, Language, RiskLevel, Role

_ORGANISATION_NUMBER_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def has_valid_check_digit(organisation_number: str) -> bool:
    """Whether nine digits are a possible organisation number: modulus 11, as Brønnøysundregistrene describes it."""
    if len(organisation_number) != 9 or not (organisation_number.isascii() and organisation_number.isdigit()):
        return False
    *digits, check = map(int, organisation_number)
    remainder = sum(d * w for d, w in zip(digits, _ORGANISATION_NUMBER_WEIGHTS, strict=True)) % 11
    return check == (11 - remainder) % 11


def _organisation_number(value: Any) -> Any:
    if isinstance(value, str) and not has_valid_check_digit(value):
        raise PydanticCustomError("organisation_number", "wrong check digit", {"input": value})
    return value


OrganisationNumber = Annotated[str, BeforeValidator(_organisation_number)]


class Department(Record):
    """byrådsavdeling: ``departments/<kode>.yaml``."""

    name: Line = Field(alias="navn", description="Byrådsavdelingens fulle navn.")
    commissioner_title: Line | None = Field(None, alias="byråd_tittel", description="Tittelen til byråden.")
    director_title: Line | None = Field(
        None, alias="kommunaldirektør_tittel", description="Tittelen til kommunaldirektøren."
    )
    leadership: tuple[Line, ...] = Field((), alias="ledergruppe", description="Stillingene i ledergruppen, uten navn.")
    archive_system: Line | None = Field(None, alias="arkivsystem", description="Arkivsystemet avdelingen bruker.")
    organisation_number: OrganisationNumber | None = Field(
        None, alias="organisasjonsnummer", description="Organisasjonsnummeret, ni siffer i anførselstegn."
    )


class Affiliation(Model):
    """The department that an agency belongs to in a period."""

    code: DepartmentRef = Field(alias="kode", description="Koden til byrådsavdelingen.")
    from_: Date | None = Field(None, alias="fra", description="Første dag under avdelingen.")
    to: Date | None = Field(None, alias="til", description="Siste dag under avdelingen.")

    def covers(self, day: date) -> bool:
        """Whether the agency belonged to the department that day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class AgencyRisk(Model):
    """How much risk the department sees in the agency, which decides how closely it steers (guide SD-2)."""

    level: RiskLevel | None = Field(None, alias="nivå", description="Samlet risikonivå.")
    assessed: Date | None = Field(None, alias="vurdert", description="Datoen risikoen sist ble vurdert.")


class Exemption(Model):
    """An agreed departure from a rule, because the dialogue is adapted to the agency (guide FO-2)."""

    rule: str = Field(alias="regel", description="Regelkoden som det gjøres unntak fra, for eksempel ESM01.")
    reason: Line | None = Field(None, alias="begrunnelse", description="Hvorfor virksomheten har unntaket.")
    approved_by_role: Line | None = Field(
        None, alias="godkjent_av_rolle", description="Rollen som har godkjent unntaket."
    )
    valid_from: Date | None = Field(None, alias="gyldig_fra", description="Første dag unntaket gjelder.")
    valid_to: Date | None = Field(None, alias="gyldig_til", description="Siste dag unntaket gjelder.")

    def covers(self, day: date) -> bool:
        """Whether the exemption holds for a record of that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def _affiliations(value: Any) -> Any:
    return [{"kode": value}] if isinstance(value, str | int | float) else value


def _allow_bare_code(schema: dict[str, Any]) -> None:
    items = {key: schema.pop(key) for key in ("type", "items", "minItems") if key in schema}
    schema["anyOf"] = [{"type": "string"}, items]


class Agency(Record):
    """virksomhet: ``agencies/<kode>/agency.yaml``."""

    name: Line = Field(alias="navn", description="Virksomhetens fulle navn.")
    form: AgencyForm = Field(alias="form", description="Virksomhetens form.")
    departments: Annotated[tuple[Affiliation, ...], BeforeValidator(_affiliations)] = Field(
        min_length=1,
        alias="byrådsavdeling",
        description="Koden til byrådsavdelingen, eller en liste med kode, fra og til når virksomheten har byttet.",
        json_schema_extra=_allow_bare_code,
    )
    from_: Date | None = Field(None, alias="fra", description="Dagen virksomheten ble opprettet.")
    to: Date | None = Field(None, alias="til", description="Virksomhetens siste dag.")
    leader_title: Line | None = Field(None, alias="leder_tittel", description="Tittelen til virksomhetslederen.")
    organisation_number: OrganisationNumber | None = Field(
        None, alias="organisasjonsnummer", description="Organisasjonsnummeret, ni siffer i anførselstegn."
    )
    language: Language | None = Field(None, alias="målform", description="Målformen i dokumentene: nb eller nn.")
    character: Line | None = Field(
        None, alias="egenart", description="Det særegne ved virksomheten som styringen tar hensyn til."
    )
    risk: AgencyRisk | None = Field(None, alias="risiko", description="Avdelingens vurdering av risiko i virksomheten.")
    role_clarification: Line | None = Field(
        None, alias="rolleavklaring", description="Hvordan roller og ansvar er avklart mellom avdeling og virksomhet."
    )
    steering_role: Role | None = Field(
        None, alias="etatsstyrer_rolle", description="Rollen som har etatsstyringsansvaret i avdelingen."
    )
    exemptions: tuple[Exemption, ...] = Field((), alias="unntak", description="Avtalte unntak fra regler.")

    def department_on(self, day: date) -> str | None:
        """Code of the department that the agency belonged to on a day."""
        return next((a.code for a in self.departments if a.covers(day)), None)

    def is_active_on(self, day: date) -> bool:
        """Whether the agency existed that day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)
