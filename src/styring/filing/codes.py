"""The code lists that a message draws on, what an archive has besides them, and how each profile spells them.

Fiks Arkiv writes the code and what it stands for. eFormidling's message is Noark 5 version 3.1 and writes only what
it stands for, in the words of that version's metadata catalogue, which are not everywhere those of today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from styring.diagnostics import UserError
from styring.filing.entry import Code
from styring.messages import listing, nearest, quoted
from styring.records.settings import ArchiveProfile, Settings

CodeLists = Mapping[str, Mapping[str, str]]
"""Code lists by the name of the element that they belong to: what each code stands for."""

_STANDARD: CodeLists = {
    "saksstatus": {
        "B": "Under behandling",
        "A": "Avsluttet",
        "U": "Utgår",
        "R": "Opprettet av saksbehandler",
        "S": "Avsluttet av saksbehandler",
        "P": "Unntatt prosesstyring",
        "F": "Ferdig fra saksbehandler",
    },
    "journalposttype": {
        "I": "Inngående dokument",
        "U": "Utgående dokument",
        "N": "Organinternt dokument for oppfølging",
        "X": "Organinternt dokument uten oppfølging",
        "S": "Saksframlegg",
    },
    "journalstatus": {
        "J": "Journalført",
        "F": "Ferdigstilt av saksbehandler",
        "G": "Godkjent av leder",
        "E": "Ekspedert",
        "A": "Arkivert",
        "U": "Utgår",
        "M": "Midlertidig registrering av innkommende dokument",
        "S": "Saksbehandler har registrert innkommende dokument",
        "R": "Reservert dokument",
    },
    "korrespondanseparttype": {
        "EA": "Avsender",
        "EM": "Mottaker",
        "EK": "Kopimottaker",
        "GM": "Gruppemottaker",
        "IA": "Intern avsender",
        "IM": "Intern mottaker",
        "IK": "Intern kopimottaker",
    },
    "dokumentstatus": {"B": "Dokumentet er under redigering", "F": "Dokumentet er ferdigstilt"},
    "tilknyttetRegistreringSom": {"H": "Hoveddokument", "V": "Vedlegg"},
    "variantformat": {
        "P": "Produksjonsformat",
        "A": "Arkivformat",
        "O": "Dokument hvor deler av innholdet er skjermet",
        "S": "Digitalt signert dokument",
    },
    # These three are the archive's own more than the others; the values are those that most archives know.
    "dokumenttype": {
        "AVTALE": "Avtale",
        "DOKUMENT": "Dokument",
        "KORR": "Korrespondanse",
        "MELDING": "Melding",
        "NOTAT": "Notat",
        "PROTOKOLL": "Protokoll",
        "RAPPORT": "Rapport",
        "VEDLEGG": "Vedlegg",
    },
    "format": {
        "RA-PDF": "PDF/A",
        "RA-TEKST": "Ren tekst",
        "RA-XML": "XML",
        "RA-TIFF": "TIFF",
        "RA-JPEG": "JPEG",
        "PDF": "PDF",
        "DOCX": "Word-dokument (Office Open XML)",
        "XLSX": "Excel-arbeidsbok (Office Open XML)",
        "PPTX": "PowerPoint-presentasjon (Office Open XML)",
        "ODT": "OpenDocument-tekst",
        "ODS": "OpenDocument-regneark",
        "PNG": "PNG",
        "CSV": "Kommadelt tekst",
    },
    "tilgangsrestriksjon": {"UO": "Unntatt offentlighet"},
}

_IN_EFORMIDLING: CodeLists = {
    "saksstatus": {"B": "Under behandling", "A": "Avsluttet", "U": "Utgår"},
    "journalposttype": _STANDARD["journalposttype"],
    "journalstatus": {
        "J": "Journalført",
        "F": "Ferdigstilt fra saksbehandler",
        "G": "Godkjent av leder",
        "E": "Ekspedert",
        "A": "Arkivert",
        "U": "Utgår",
    },
    "korrespondanseparttype": {
        "EA": "Avsender",
        "EM": "Mottaker",
        "EK": "Kopimottaker",
        "GM": "Gruppemottaker",
        "IA": "Intern avsender",
        "IM": "Intern mottaker",
        "IK": "Kopimottaker",  # version 3.1 tells no internal ones apart
    },
    "dokumentstatus": _STANDARD["dokumentstatus"],
    "tilknyttetRegistreringSom": _STANDARD["tilknyttetRegistreringSom"],
    "variantformat": {
        "P": "Produksjonsformat",
        "A": "Arkivformat",
        "O": "Dokument hvor deler av innholdet er skjermet",
    },
}
"""Version 3.1 enumerates these; what is not here, an archive settles for itself there too."""


class UnknownCode(UserError):
    """A code is not on its list. ``message`` and ``remedy`` are Norwegian."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The archive's code lists."""

    lists: CodeLists

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The standard lists with what a records repository adds to them or words otherwise (``arkiv.koder``)."""
        return cls.extended(settings.archive.codes)

    @classmethod
    def extended(cls, own: CodeLists) -> Self:
        """The standard lists with an archive's own codes before them: its first is the first."""
        return cls(
            MappingProxyType(
                {name: {**(mine := own.get(name, {})), **standard, **mine} for name, standard in _STANDARD.items()}
            )
        )

    def find(self, name: str, value: str) -> Code:
        """The code of a list that has some value, or that stands for it.

        Raises:
            UnknownCode: the list has none such.
            KeyError: no element is called ``name``.
        """
        known = self.lists[name]
        wanted = value.casefold()
        for code, text in known.items():
            if wanted in {code.casefold(), text.casefold()}:
                return Code(code, text)
        guess = nearest(value, [*known, *known.values()])
        raise UnknownCode(
            f"{quoted(value)} er ikke på kodelisten {name}.",
            (f"Mente du {quoted(guess)}? " if guess else f"Kodene er {listing(known)}. ")
            + f"Har arkivet flere koder, skriv dem under arkiv.koder.{name} i styring.yaml.",
        )

    def spellings(self, name: str, profile: ArchiveProfile) -> frozenset[str]:
        """How the values of a list are written in a profile's message."""
        if profile is ArchiveProfile.FIKS_ARKIV_V1:
            return frozenset(self.lists[name])
        return frozenset((_IN_EFORMIDLING.get(name) or self.lists[name]).values())


STANDARD_CODES = Codes.extended({})


def unknown_lists(settings: Settings) -> tuple[str, ...]:
    """The names under ``arkiv.koder`` that no element of a message is called."""
    return tuple(name for name in settings.archive.codes if name not in _STANDARD)


def standard_code(name: str, value: str) -> Code:
    """A code that every archive has in a standard list."""
    return Code(value, _STANDARD[name][value])


def spelled(name: str, code: Code, profile: ArchiveProfile) -> str:
    """How a profile's message writes a code: an archive's own codes in eFormidling as they are worded."""
    if profile is ArchiveProfile.FIKS_ARKIV_V1:
        return code.value
    return _IN_EFORMIDLING.get(name, {}).get(code.value, code.text)
