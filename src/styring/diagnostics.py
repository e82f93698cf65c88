"""Values that say what is wrong and where. Every layer shares them; only ``reporting`` prints them.

They are named tuples, as is most of what a lint imports: Python makes such a class in a fifth of the time that a frozen
dataclass takes, and there are fifty of them.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import NamedTuple, TypeAlias

YamlPath: TypeAlias = tuple[str | int, ...]
"""Route to a value in a YAML file: mapping keys (as written, NFC) and zero-based list indices."""


class Severity(enum.IntEnum):
    """How much a finding weighs; it follows the verb of the guide (skal, bør, kan)."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The Norwegian word that a user reads and writes in ``styring.yaml``."""
        return _LABELS[self]

    @classmethod
    def from_label(cls, label: str) -> Severity:
        """The severity named by a Norwegian word.

        Raises:
            KeyError: the word is none of ``merknad``, ``advarsel`` and ``feil``.
        """
        return _BY_LABEL[label]


_LABELS = {Severity.NOTE: "merknad", Severity.WARNING: "advarsel", Severity.ERROR: "feil"}
_BY_LABEL = {label: severity for severity, label in _LABELS.items()}


class UserError(Exception):
    """What a person asked for cannot be done. The command line says why and what to do, and ends.

    Attributes:
        message: what is wrong, in Norwegian.
        remedy: what to do, in Norwegian.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy

    @property
    def told(self) -> str:
        """What is wrong, as the command line says it."""
        return self.message


class Position(NamedTuple):
    """A stretch of one line in a text file. Lines and columns count from 1, columns in characters."""

    line: int
    column: int
    length: int = 1


class Finding(NamedTuple):
    """What a check found, at a place in the record's data rather than in the file's text.

    Attributes:
        path: where in the record; an absent key is placed at its nearest present parent.
        message: one Norwegian sentence about this very case.
        severity: differs from the rule's own only where the rule says so.
        since: the date from which the finding holds; ``None`` means that it always holds.
        until: the last date on which it holds; ``None`` means that it holds until it is put right.
        quote: text inside the value that the finding is about, so that the column can point at it.
        on_key: place it at the key rather than at the value.
        record: file stem and folder kind ("meetings/2026-03-12-esm") of another record of the same
            dossier than the one that was examined.
        remedy: what to do, where it differs from the rule's own advice.
        due: the last day on which what is missing comes in time. It is often ``since`` itself, as rules speak while
            there is still time; an agency's own deadlines are told the day after, and some have a time of grace.
        task: what is to be done by then, in a few words that begin with a verb («Skriv utkast til referat»).
        owner: who is to do it, as far as the records tell: one of the parties, or a role with its organisation's code.
    """

    path: YamlPath
    message: str
    severity: Severity | None = None
    since: date | None = None
    until: date | None = None
    quote: str | None = None
    on_key: bool = False
    record: str | None = None
    remedy: str | None = None
    due: date | None = None
    task: str | None = None
    owner: str | None = None


class Problem(NamedTuple):
    """A breach of form met while reading a file: rule code, finding, and the position if it is already known."""

    code: str
    finding: Finding
    position: Position | None = None


class Diagnostic(NamedTuple):
    """A finding placed in a file, ready to print.

    ``file`` is relative to the project root, with ``/``; ``reason`` is why it was let through, if it was.
    """

    code: str
    severity: Severity
    file: str
    position: Position
    path: YamlPath
    message: str
    remedy: str
    cites: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    due: date | None = None
    task: str | None = None
    owner: str | None = None
    reason: str | None = None
