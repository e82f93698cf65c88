"""What a file's place in the repository says it is: the folder tells the kind, the file's stem is the id."""

from __future__ import annotations

import re
from typing import NamedTuple

from styring.diagnostics import Finding, Position, Problem
from styring.messages import quoted
from styring.record_files import without_suffix
from styring.records.base import YEARS, Identity, Kind, Record
from styring.records.dates import day_in
from styring.records.kinds import CODE, DATED, ID_EXAMPLES, ID_PATTERNS, YEARLY
from styring.records.letter import Letter
from styring.records.meeting import Meeting

TOP = Position(1, 1)
"""Where a problem with a whole file stands."""

_YEAR = re.compile(r"\d{4}", re.ASCII)


class Place(NamedTuple):
    """What a file's place says it is, the year of its folder (0 for none), and what is wrong with the place."""

    identity: Identity | None
    year: int = 0
    problem: Problem | None = None


def place_outside_dossiers(parts: tuple[str, ...]) -> Place:
    """The place of a file by its path below ``records/``."""
    match parts:
        case (Kind.DEPARTMENT.value, name):
            return _named(Identity("", Kind.DEPARTMENT, without_suffix(name)), name, 0)
        case (Kind.CALENDAR.value, year, name) if _is_year(year):
            place = _named(Identity("", Kind.CALENDAR, without_suffix(name)), name, int(year))
            return place._replace(identity=Identity("", Kind.CALENDAR, f"{year}/{without_suffix(name)}"))
        case _:
            return Place(None, problem=_misplaced(parts[-1]))


def place_in_dossier(code: str, parts: tuple[str, ...]) -> Place:
    """The place of a file by its path below the folder of an agency."""
    match parts:
        case (name,) if without_suffix(name) in {Kind.AGENCY, Kind.CHARTER}:
            kind = Kind(without_suffix(name))
            place = _named(Identity(code, kind, kind), name, 0)
            return (
                place._replace(problem=_wrong_code(code)) if kind is Kind.AGENCY and not CODE.fullmatch(code) else place
            )
        case (Kind.ASSIGNMENT.value, name):
            return _named(Identity(code, Kind.ASSIGNMENT, without_suffix(name)), name, 0)
        case (year, kind, name) if _is_year(year) and kind in YEARLY:
            return _named(Identity(code, Kind(kind), without_suffix(name)), name, int(year))
        case _:
            return Place(None, problem=_misplaced(parts[-1]))


def kind_of_name(record: Record) -> tuple[Problem, ...]:
    """A meeting or a letter whose file name speaks of another kind than its ``type``."""
    if not isinstance(record, Meeting | Letter) or not ID_PATTERNS[record.identity.kind].fullmatch(record.id):
        return ()
    written = record.id[11:].split("-")[0]
    if written == record.kind.code:
        return ()
    message = f"Filnavnet sier «{written}», men type er {quoted(record.kind)} («{record.kind.code}»)."
    return (Problem("SKJ09", Finding(("type",), message, remedy="Rett type, eller gi filen riktig navn.")),)


def wrong_name(message: str, remedy: str) -> Problem:
    """A breach of SKJ09 about a whole file."""
    return Problem("SKJ09", Finding((), message, remedy=remedy), TOP)


def _is_year(name: str) -> bool:
    return _YEAR.fullmatch(name) is not None and int(name) in YEARS


def _named(identity: Identity, name: str, year: int) -> Place:
    pattern = ID_PATTERNS.get(identity.kind)
    if pattern and not pattern.fullmatch(identity.id):
        message = f"Filnavnet {quoted(name)} følger ikke mønsteret for mappen «{identity.kind}»."
        return Place(identity, year, wrong_name(message, f"Gi filen et navn som «{ID_EXAMPLES[identity.kind]}.yaml»."))
    if identity.kind in DATED and day_in(identity.id) is None:
        message = f"Filnavnet {quoted(name)} begynner med en dato som ikke finnes."
        return Place(identity, year, wrong_name(message, "Rett datoen i filnavnet."))
    if not name.endswith(".yaml"):
        message = f"Filnavnet {quoted(name)} slutter ikke på «.yaml»."
        return Place(identity, year, wrong_name(message, f"Gi filen navnet «{identity.id}.yaml»."))
    if identity.kind in YEARLY and year not in _years_of(identity):
        message = f"Filen {quoted(name)} ligger i mappen for {year}."
        return Place(identity, year, wrong_name(message, f"Flytt filen til mappen «{identity.id[:4]}»."))
    return Place(identity, year)


def _years_of(identity: Identity) -> tuple[int, ...]:
    """A letter may be dated the year before the one that it applies to."""
    year = int(identity.id[:4])
    return (year, year + 1) if identity.kind is Kind.LETTER else (year,)


def _wrong_code(code: str) -> Problem:
    message = f"Mappen {quoted(code)} har ikke et navn som kan være kode for en virksomhet."
    return wrong_name(message, "Bruk små bokstaver fra a til z, sifre og bindestrek, for eksempel «bre».")


def _misplaced(name: str) -> Problem:
    message = f"Filen {quoted(name)} ligger ikke i en mappe som sier hva slags post den er."
    return wrong_name(
        message, "Flytt den til for eksempel records/agencies/<kode>/<år>/meetings/, eller ut av records/."
    )
