"""The last barrier: nothing that identifies a private person leaves the house in a public document."""

from __future__ import annotations

from collections.abc import Iterable

from styring import names
from styring.diagnostics import Severity
from styring.dossier import Dossier
from styring.messages import quoted
from styring.rendering.document import Document
from styring.rendering.errors import RenderError
from styring.rendering.finished import passages
from styring.rendering.jobs import Format
from styring.rendering.view import words

_NAME_REMEDY = (
    "Skriv rolle og stilling i stedet, eller før uttrykket opp i tillatte_uttrykk i styring.yaml hvis det ikke er et "
    "navn."
)
_DATA_REMEDY = (
    "Fjern opplysningen, eller før den opp i tillatte_uttrykk i styring.yaml hvis den ikke er knyttet til en person."
)
_FROM_TEMPLATE = "Det står ikke slik i postene, så se etter i malen."


class NameGuard:
    """Reads public documents before anybody else does. What is known of each dossier is gathered once.

    ``shows_participants``: the repository has chosen to publish the names in the lists of participants.
    """

    def __init__(self, *, shows_participants: bool) -> None:
        self._shows_participants = shows_participants
        self._known: dict[str, names.Known] = {}

    def check(self, document: Document, dossier: Dossier) -> None:
        """Read everything that a template may show of the records.

        Raises:
            RenderError: something in it is without reasonable doubt a name or another thing that identifies a person.
        """
        texts = words((document.view, *document.parts.values()))
        if fault := self._fault(texts, document.view.identity, dossier):
            raise RenderError(*fault)

    def check_file(self, content: bytes, format: Format, document: Document, dossier: Dossier) -> None:
        """Read the finished file, in which templates and settings have had their say too.

        Raises:
            RenderError: likewise.
        """
        if fault := self._fault(passages(content, format), f"{document.view.identity} ({format})", dossier):
            message, remedy = fault
            raise RenderError(message, f"{_FROM_TEMPLATE} {remedy}")

    def check_texts(self, texts: Iterable[str], place: str, dossier: Dossier) -> None:
        """Read texts that the public is to see outside of a document.

        Args:
            texts: what is to be shown.
            place: where it stands, for the message.
            dossier: whose participants are known; the registry is that of its repository.

        Raises:
            RenderError: likewise.
        """
        if fault := self._fault(texts, place, dossier):
            raise RenderError(*fault)

    def _fault(self, texts: Iterable[str], place: str, dossier: Dossier) -> tuple[str, str] | None:
        """What is told of the first thing that identifies somebody, and what to do."""
        known = self._known.get(dossier.code) or self._known.setdefault(dossier.code, self._gather(dossier))
        reader = names.Document(known)
        for text in texts:
            for hit in reader.read(text):
                if hit.level is Severity.ERROR:
                    return f"{quoted(hit.text)} i {place} er navnet på en person ({hit.evidence}).", _NAME_REMEDY
            for hit in names.find_personal_data(text, known):
                if hit.level is Severity.ERROR:
                    is_secret = hit.evidence in names.NATIONAL_NUMBERS
                    what = f"Teksten i {place} har" if is_secret else f"{quoted(hit.text)} i {place} er"
                    return f"{what} {hit.evidence}.", _DATA_REMEDY
        return None

    def _gather(self, dossier: Dossier) -> names.Known:
        registry = dossier.registry
        people = dossier.participant_names
        return names.Known(
            participants=frozenset() if self._shows_participants else people,
            listed=registry.listed_names,
            given_names=registry.given_names,
            family_names=registry.family_names,
            expressions=frozenset(registry.allowed_expressions) | (people if self._shows_participants else frozenset()),
            organisations=registry.organisation_names,
            learned=registry.learned_names,
        )
