"""Parts that several kinds of records share: publicity, archive reference, corrections and responsible roles."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import Bool, Date, Line, Model, Prose
from styring.records.vocabulary import PublicityStatus, Role


class Withheld(Model):
    """Text that is withheld from the public, with its legal basis. The tool never chooses the basis."""

    legal_basis: Line | None = Field(
        None, alias="hjemmel", description="Hjemmelen for unntaket, for eksempel «offl. § 14 første ledd»."
    )


class PublicityAssessment(Model):
    """The concrete assessment that minutes of an oppdragsstyringsmøte need (guide OP-4)."""

    case_type: Line | None = Field(None, alias="sakstype", description="Hva slags sak dokumentet gjelder.")
    process_phase: Line | None = Field(None, alias="prosessfase", description="Hvor i prosessen saken er.")


class Publicity(Model):
    """Whether a document is public, and why not if it is not."""

    status: PublicityStatus = Field(
        PublicityStatus.IKKE_VURDERT, alias="status", description="Om dokumentet er offentlig."
    )
    legal_basis: Line | None = Field(
        None, alias="hjemmel", description="Hjemmelen for unntaket, for eksempel «offl. § 14 første ledd»."
    )
    reason: Line | None = Field(
        None, alias="begrunnelse", description="Hvorfor dokumentet helt eller delvis er unntatt."
    )
    assessment: PublicityAssessment | None = Field(
        None, alias="vurdering", description="Den konkrete vurderingen av sakstype og prosessfase."
    )
    wider_access_considered: Bool | None = Field(
        None, alias="meroffentlighet_vurdert", description="true når meroffentlighet (offl. § 11) er vurdert."
    )


class Archive(Model):
    """Where the document lies in the archive. All but the case number may be added after the document is final."""

    system: Line | None = Field(None, alias="system", description="Arkivsystemet, for eksempel SKOP.")
    case_number: Line | None = Field(
        None, alias="saksnummer", description='Saksnummeret i anførselstegn, for eksempel "202600123".'
    )
    journal_entry: Line | None = Field(
        None, alias="journalpost", description='Journalposten i anførselstegn, for eksempel "202600123-5".'
    )
    document_type: Line | None = Field(None, alias="dokumenttype", description="Dokumenttypen i arkivets kodeverk.")
    filed: Date | None = Field(None, alias="arkivert", description="Datoen dokumentet ble lagret i arkivet.")
    sha256: str | None = Field(
        None, alias="sha256", pattern="^[0-9a-f]{64}$", description="Fingeravtrykket av filen som ble arkivert."
    )


class Published(Model):
    """Where and when a public document was published."""

    date: Date = Field(alias="dato", description="Datoen dokumentet ble publisert.")
    address: Line | None = Field(None, alias="adresse", description="Nettadressen dokumentet ble publisert på.")


class Correction(Model):
    """A change made after the document was final, told openly."""

    date: Date = Field(alias="dato", description="Datoen for rettelsen.")
    what: Prose = Field(alias="hva", description="Hva som er rettet.")
    reason: Prose | None = Field(None, alias="begrunnelse", description="Hvorfor det er rettet.")


class RoleHolder(Model):
    """Somebody named by role and organisation, never by name (guide ES-11)."""

    role: Role | None = Field(None, alias="rolle", description="Rollen til den ansvarlige.")
    organisation: str | None = Field(
        None, alias="organisasjon", description="Koden til byrådsavdelingen eller virksomheten."
    )


class PutInWriting(Model):
    """The document that a steering signal was put in writing in (guide UF-10)."""

    document: str = Field(
        alias="dokument", description="Brevet eller referatet som skriftliggjør signalet, for eksempel 2026-01-15-tb."
    )
    date: Date = Field(alias="dato", description="Datoen signalet ble skriftliggjort.")


class ReportingPoint(Model):
    """A report that is due."""

    id: str = Field(alias="id", description="Kort id som rapporten viser til, for eksempel t1.")
    name: Line | None = Field(None, alias="navn", description="Hva som skal rapporteres.")
    deadline: Date | None = Field(None, alias="frist", description="Fristen for rapporten.")
