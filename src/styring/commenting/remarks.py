"""One thing that somebody has said about a draft, whatever way it was said in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class RemarkKind(Enum):
    """How it was said; the value is what a person is told."""

    COMMENT = "kommentar"
    REPLY = "svar på kommentar"
    CHANGE = "endring i teksten"
    NEW_PARAGRAPH = "nytt avsnitt"
    DELETED_PARAGRAPH = "avsnitt tatt ut"
    MOVE = "avsnitt flyttet"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A new wording of some of a paragraph: ``line[start:end]`` as it was sent becomes ``new``."""

    line: str
    start: int
    end: int
    new: str

    @property
    def old(self) -> str:
        """The words that are to go; empty where words are only added."""
        return self.line[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a change.

    Attributes:
        place: where in the record, as in ``kommentering.mottatt.sted``; ``None`` where that cannot be told.
        heading: what it stands under in the file; empty before the first heading.
        date: the day of the comment or the change.
        quote: the text that it is about; of a reply, the comment that it answers.
        text: what it says, a Norwegian sentence that is right in both målformer if it is a change.
        resolved: it was marked as resolved by those who sent the file.
        suggestion: the new wording, if it is one.
    """

    kind: RemarkKind
    place: str | None
    heading: str
    date: date | None
    quote: str
    text: str
    resolved: bool = False
    suggestion: Suggestion | None = None
