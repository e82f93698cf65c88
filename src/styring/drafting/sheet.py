"""A record while it is drafted: its keys in order, and the comments that tell how to fill it in.

Keys, values and comments are put in common words; the text that comes of them is in those of the repository's profile.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from styring import schemas
from styring.diagnostics import YamlPath
from styring.records.base import Identity, Kind
from styring.records.kinds import MODELS
from styring.records.terms import Terms
from styring.source import Plain
from styring.source.compose import compose

_HOW_TO_FILL_IN = "Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes."


class Sheet:
    """Keys and comments of a new record, in the order in which they are put."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._data: dict[str, Plain] = {}
        self._above: dict[YamlPath, str] = {}
        self._beside: dict[YamlPath, str] = {}

    def put(self, key: str, value: Plain, *, hint: str = "", why: str = "", above: str = "") -> None:
        """Put a key at the end.

        Args:
            key: a key of the record.
            value: its value; ``None`` leaves it empty for the person to fill in.
            hint: what to write there, shown only where it stands empty.
            why: how the value was found, shown only where there is one.
            above: comment lines above the key.
        """
        self._data[key] = value
        beside = hint if value is None else why
        self.note((key,), beside=self._terms.text(beside), above=self._terms.text(above))

    def note(self, path: YamlPath, *, beside: str = "", above: str = "") -> None:
        """Comment on an entry, as it stands: with what other records say, or without words of a profile."""
        if beside:
            self._beside[path] = beside
        if above:
            self._above[path] = above

    def written(self, identity: Identity, year: int, what: str) -> dict[str, str]:
        """The text of the record by its path.

        Args:
            identity: what the record will be.
            year: the year of its folder; 0 for a kind that has none.
            what: the first comment, such as «Utkast til fagmøte».
        """
        path = path_of(identity, year)
        header = (_modeline(identity.kind, path), f"{self._terms.text(what)}.", _HOW_TO_FILL_IN)
        model, terms = MODELS[identity.kind], self._terms
        above, beside = (
            {terms.path(model, at): comment for at, comment in comments.items()}
            for comments in (self._above, self._beside)
        )
        return {path: compose(terms.write(model, self._data), header=header, above=above, beside=beside)}


def written_time(moment: datetime) -> str:
    """A time as it stands in a record."""
    return f"{moment:%Y-%m-%dT%H:%M}"


def path_of(identity: Identity, year: int) -> str:
    """Where a record lies, relative to the root of the repository."""
    match identity.kind:
        case Kind.DEPARTMENT | Kind.CALENDAR:
            return f"records/{identity.kind}/{identity.id}.yaml"
        case Kind.AGENCY | Kind.CHARTER | Kind.ASSIGNMENT:
            return f"records/agencies/{identity.agency}/{identity.local}.yaml"
        case _:
            return f"records/agencies/{identity.agency}/{year}/{identity.local}.yaml"


def _modeline(kind: Kind, path: str) -> str:
    """What tells an editor with the YAML language server which schema the file follows."""
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    return f"yaml-language-server: $schema={up}{schemas.FOLDER}/{schemas.file_name(kind)}"
