"""One edition of a dossier's documents: for whom it is written, in which målform, and what such a reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from styring.dossier import Dossier
from styring.records.common import Correction, Publicity, RoleHolder, Withheld
from styring.records.minutes import Author
from styring.records.vocabulary import Party, PublicityStatus, Role
from styring.rendering.language import Wording, sentence
from styring.rendering.text import line, parse
from styring.rendering.view import CorrectionView, Fact


class Variant(StrEnum):
    """For whom a document is written."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Edition:
    """The dossier seen by one kind of reader.

    Attributes:
        dossier: where the records lie and who the organisations are.
        words: the words of the document's målform.
        variant: a public edition leaves out what is withheld.
        shows_names: whether the list of participants may give names.
    """

    dossier: Dossier
    words: Wording
    variant: Variant
    shows_names: bool

    @property
    def is_internal(self) -> bool:
        """Whether the edition is kept from the public. It may still be sent to the agency."""
        return self.variant is Variant.INTERNAL

    def organisation(self, code: str) -> str:
        """The name behind a code; the code itself where nobody has it."""
        registry = self.dossier.registry
        known = registry.agencies.get(code) or registry.departments.get(code)
        return line(known.name if known else code)

    @property
    def agency(self) -> str:
        """Name of the dossier's agency."""
        return line(self.dossier.agency.name) if self.dossier.agency else self.organisation(self.dossier.code)

    def department_code(self, day: date | None) -> str | None:
        """Code of the department in charge that day, or of the last known one where no day is given."""
        agency = self.dossier.agency
        if agency is None:
            return None
        return agency.department_on(day) if day else (agency.departments[-1].code if agency.departments else None)

    def department(self, day: date | None) -> str | None:
        """Name of the department in charge that day."""
        code = self.department_code(day)
        return self.organisation(code) if code else None

    def assignment(self, id: str) -> str:
        """Title of an assignment, with its id."""
        assignment = self.dossier.assignments.get(id)
        return f"{line(assignment.title)} ({id})" if assignment else id

    def party_of(self, organisation: str | None, role: Role | None) -> Party | None:
        """The side that somebody sits on: the role's, else the organisation's."""
        if role and role.party:
            return role.party
        registry = self.dossier.registry
        if organisation and (organisation == self.dossier.code or organisation in registry.agency_codes):
            return Party.VIRKSOMHET
        if organisation and organisation in registry.department_codes:
            return Party.BYRADSAVDELING
        return None

    def role_holder(self, holder: RoleHolder | Author | None) -> str | None:
        """«Virksomhetsleder, Bymiljøetaten»."""
        if holder is None:
            return None
        role = sentence(self.words.word("rolle", holder.role)) if holder.role else None
        organisation = self.organisation(holder.organisation) if holder.organisation else None
        return ", ".join(part for part in (role, organisation) if part) or None

    def withheld(self, withheld: Withheld | None) -> str | None:
        """«Unntatt offentlighet, jf. offl. § 14» for something withheld."""
        return self._with_basis(self.words.phrases["unntatt"], withheld.legal_basis) if withheld else None

    def publicity(self, publicity: Publicity | None) -> str:
        """Whether the document is public, and the legal basis if it is not."""
        status = publicity.status if publicity else PublicityStatus.IKKE_VURDERT
        word = self.words.word("offentlighet", status)
        withheld = publicity and status in {PublicityStatus.DELVIS_UNNTATT, PublicityStatus.UNNTATT}
        return self._with_basis(word, publicity.legal_basis) if publicity and withheld else word

    def corrections(self, corrections: tuple[Correction, ...]) -> tuple[CorrectionView, ...]:
        """The corrections as a document tells them."""
        return tuple(
            CorrectionView(self.words.day(c.date), parse(c.what), parse(c.reason))
            for c in sorted(corrections, key=lambda c: c.date)
        )

    def _with_basis(self, statement: str, legal_basis: str | None) -> str:
        """A template ends the sentence, where there is one, so the legal basis has no full stop of its own."""
        basis = line(legal_basis).rstrip(".") if legal_basis else None
        return f"{statement}, {self.words.phrases['jf']} {basis}" if basis else statement


def facts(*pairs: tuple[str, str | None]) -> tuple[Fact, ...]:
    """The facts that are known."""
    return tuple(Fact(label, value) for label, value in pairs if value)
