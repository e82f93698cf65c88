"""What templates see: frozen values whose attributes are English here and Norwegian in a template.

The template's name stands beside the attribute: ``place: Annotated[str | None, "sted"]`` is ``{{ møte.sted }}``. A
template reaches nothing that has no such name.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from styring.rendering.text import NO_TEXT, Text, plain


@dataclass(frozen=True, slots=True)
class View:
    """Base of all values with attributes that a template may ask for."""


@dataclass(frozen=True, slots=True)
class Fact(View):
    """One line of a document's head: what it is, and how it is."""

    label: Annotated[str, "navn"]
    value: Annotated[str, "verdi"]


@dataclass(frozen=True, slots=True)
class CorrectionView(View):
    """A correction made after the document was final."""

    date: Annotated[str, "dato"]
    what: Annotated[Text, "hva"]
    reason: Annotated[Text, "begrunnelse"]


@dataclass(frozen=True, slots=True)
class Table(View):
    """A plain table; ``wide`` and ``numeric`` are the zero-based columns that take the room, and those flush right."""

    caption: Annotated[str, "tittel"]
    columns: Annotated[tuple[str, ...], "kolonner"]
    rows: Annotated[tuple[tuple[str, ...], ...], "rader"]
    wide: Annotated[frozenset[int], "brede"] = frozenset({0})
    numeric: Annotated[frozenset[int], "tallkolonner"] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(View):
    """A numbered part of a letter, or a part of a charter. ``level`` is its heading's level in the document."""

    key: Annotated[str, "nøkkel"]
    level: Annotated[int, "nivå"]
    title: Annotated[str, "tittel"]
    number: Annotated[str | None, "nummer"] = None
    withheld: Annotated[str | None, "unntatt"] = None
    text: Annotated[Text, "tekst"] = NO_TEXT
    points: Annotated[tuple[Text, ...], "punkter"] = ()
    tables: Annotated[tuple[Table, ...], "tabeller"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(View):
    """What every document has (``dokument`` in a template)."""

    title: Annotated[str, "tittel"]
    subtitle: Annotated[str | None, "undertittel"]
    facts: Annotated[tuple[Fact, ...], "opplysninger"]
    organisation: Annotated[str, "organisasjon"]
    department: Annotated[str | None, "byrådsavdeling"]
    agency: Annotated[str, "virksomhet"]
    language: Annotated[str, "språk"]
    edition: Annotated[str, "utgave"]
    is_internal: Annotated[bool, "intern"]
    is_draft: Annotated[bool, "utkast"]
    identity: Annotated[str, "identitet"]
    fingerprint: Annotated[str, "fingeravtrykk"]


def template_names(view: type[View]) -> Mapping[str, str]:
    """The template's names of the attributes of a class of views, each with the attribute."""
    if view not in _template_names:
        hints = typing.get_type_hints(view, include_extras=True)
        _template_names[view] = {hints[field.name].__metadata__[0]: field.name for field in dataclasses.fields(view)}
    return _template_names[view]


_template_names: dict[type, Mapping[str, str]] = {}


def words(value: object) -> Iterator[str]:
    """All words in a view, however deep: what a reader of the document may come to see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield plain(value)
    elif isinstance(value, tuple):
        for member in value:
            yield from words(member)
    elif isinstance(value, View):
        for attribute in template_names(type(value)).values():
            yield from words(getattr(value, attribute))
