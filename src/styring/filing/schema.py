"""Validation against the archive's own copy of the official XSDs, which the project does not carry."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Protocol, cast

from styring.diagnostics import UserError
from styring.filing.xml_reading import UnreadableXml, read
from styring.messages import listing, quoted
from styring.records.settings import ArchiveProfile

if TYPE_CHECKING:
    from lxml.etree import XMLSchema

ENTRY_POINTS = {
    ArchiveProfile.FIKS_ARKIV_V1: "no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd",
    ArchiveProfile.EFORMIDLING: "arkivmelding.xsd",
}
"""The XSD of each profile's message, by the name it is published under; it imports others from its own folder."""

_XS = "{http://www.w3.org/2001/XMLSchema}"
_NAMESPACE = re.compile(r"\{[^}]*\}")
_ELEMENT = re.compile(r"Element '(\w+)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.+) \)")
_VALUE = re.compile(r"(?:The value |: )'(.*)' is not ", re.DOTALL)
_COMPLAINTS = {
    "SCHEMAV_CVC_ELT_1": "er ikke noe skjemaet kjenner.",
    "SCHEMAV_CVC_ELT_4_2": "har en xsi:type skjemaet ikke kjenner.",
    "SCHEMAV_CVC_TYPE_3_1_2": "skal bare ha tekst i seg.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "har tekst mellom elementene.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "har et attributt skjemaet ikke kjenner.",
    "SCHEMAV_CVC_MINLENGTH_VALID": "er tomt.",  # no other length is demanded anywhere
}
"""What libxml2 reports by the name of its error, in Norwegian."""
_MOST = 20


class _Breach(Protocol):
    """What lxml tells of a fault; its type stubs do not."""

    line: int
    type_name: str
    message: str


class UnusableSchema(UserError):
    """A folder's XSDs cannot be used. ``message`` and ``remedy`` are Norwegian."""


def validate(xml: bytes, profile: ArchiveProfile, folder: Path | None) -> tuple[str, ...]:
    """How a message breaks its XSD, in Norwegian sentences; nothing where no folder is given.

    Raises:
        UnusableSchema: the folder does not hold the XSDs of the profile, or they cannot be read safely.
    """
    if folder is None:
        return ()
    schema = _schema(folder.resolve(), ENTRY_POINTS[profile])
    try:
        root = read(xml)
    except UnreadableXml as error:
        return (f"arkivmelding.xml {error.message}",)
    if schema.validate(root):
        return ()
    breaches = cast("Iterable[_Breach]", schema.error_log)
    faults = tuple(dict.fromkeys(map(_sentence, breaches)))  # a value breaks its facet and then its type
    rest = len(faults) - _MOST
    return faults if rest <= 0 else (*faults[:_MOST], f"… og {rest} brudd til på skjemaet.")


@functools.lru_cache(maxsize=8)
def _schema(folder: Path, entry_point: str) -> XMLSchema:
    from lxml import etree

    _check_parts(folder, entry_point)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.XMLSchema(etree.parse(folder / entry_point, parser))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as error:
        raise UnusableSchema(f"Skjemaet {entry_point} lar seg ikke bruke.", _FETCH) from error


_FETCH = "Hent skjemaene på nytt fra der arkivet eller leverandøren har dem, hele mappen."


def _check_parts(folder: Path, entry_point: str) -> None:
    """The files that an XSD is made of lie in the folder, have no DTDs and fetch nothing from elsewhere."""
    names = [entry_point]
    for name in names:  # grows while it is read
        path = folder / name
        try:
            root = read(path.read_bytes())
        except OSError as error:
            raise UnusableSchema(f"Fant ikke skjemaet {name} i {folder}.", _FETCH) from error
        except UnreadableXml as error:
            raise UnusableSchema(f"Skjemaet {name} {error.message}", _FETCH) from error
        for element in root.iter(f"{_XS}import", f"{_XS}include", f"{_XS}redefine", f"{_XS}override"):
            location = str(element.get("schemaLocation", "")).removeprefix("./")
            if location and PureWindowsPath(location).name != location:  # knows both kinds of slashes
                raise UnusableSchema(
                    f"Skjemaet {name} henter {quoted(location)} utenfor mappen.",
                    "Legg alle skjemaene i samme mappe, og la dem vise til hverandre med filnavnet alene.",
                )
            if location and location not in names:
                names.append(location)


def _sentence(entry: _Breach) -> str:
    message = _NAMESPACE.sub("", entry.message)
    element = _ELEMENT.match(message)
    return f"Linje {entry.line}: {element[1] if element else 'arkivmelding'} {_complaint(entry.type_name, message)}"


def _complaint(kind: str, message: str) -> str:
    if kind == "SCHEMAV_ELEMENT_CONTENT":
        expected = _EXPECTED.search(message)
        names = listing(expected[1].split(", "), "eller") if expected else None
        if names and "Missing child element" in message:
            return f"mangler {names}."
        return f"er ikke ventet her.{f' Skjemaet venter {names}.' if names else ''}"
    if kind in _COMPLAINTS:
        return _COMPLAINTS[kind]
    value = _VALUE.search(message)
    return f"har en verdi skjemaet ikke godtar{f': {quoted(value[1])}' if value and value[1] else ''}."
