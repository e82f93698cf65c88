"""The last barrier: no name of a person leaves the house in a public document."""

from __future__ import annotations

from styring.diagnostics import Severity
from styring.dossier import Dossier
from styring.messages import quoted
from styring.names import Known, find
from styring.rendering.document import Document
from styring.rendering.errors import RenderError
from styring.rendering.view import words


class NameGuard:
    """Reads finished public documents. What is known of each dossier is gathered once.

    ``shows_participants``: the repository has chosen to publish the names in the lists of participants.
    """

    def __init__(self, *, shows_participants: bool) -> None:
        self._shows_participants = shows_participants
        self._known: dict[str, Known] = {}

    def check(self, document: Document, dossier: Dossier) -> None:
        """Read everything that a reader of the document may come to see.

        Raises:
            RenderError: something in it is without reasonable doubt the name of a person.
        """
        known = self._known.get(dossier.code) or self._known.setdefault(dossier.code, self._gather(dossier))
        for text in words((document.view, *document.parts.values())):
            hit = next((hit for hit in find(text, known) if hit.level is Severity.ERROR), None)
            if hit:
                raise RenderError(
                    f"{quoted(hit.text)} i {document.view.identity} er navnet på en person ({hit.evidence}).",
                    "Skriv rolle og stilling i stedet, eller før uttrykket opp i tillatte_uttrykk i styring.yaml "
                    "hvis det ikke er et navn.",
                )

    def _gather(self, dossier: Dossier) -> Known:
        registry = dossier.registry
        names = dossier.participant_names
        return Known(
            participants=frozenset() if self._shows_participants else names,
            listed=registry.listed_names,
            expressions=frozenset(registry.allowed_expressions) | (names if self._shows_participants else frozenset()),
            organisations=registry.organisation_names,
        )
