"""Records and dossiers for tests of single rules, made from the YAML that a user would write."""

from __future__ import annotations

from typing import TypeVar

from styring import source
from styring.dossier import Dossier, Registry
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Identity, Record
from styring.records.kinds import MODELS, YEARLY
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.validation import validate

AnyRecord = TypeVar("AnyRecord", bound=Record)


def record(model: type[AnyRecord], id: str, text: str) -> AnyRecord:
    """A valid record of the agency ``bre`` with that id."""
    made, problems = validate(model, source.parse(text).data)
    assert made is not None, [problem.finding.message for problem in problems]
    kind = next(kind for kind, each in MODELS.items() if each is model)
    return made.identified(Identity("bre", kind, id), int(id[:4]) if kind in YEARLY else 0)


def dossier(*records: Record, first_year: int = 2024) -> Dossier:
    """The dossier of ``bre`` with these records; they all exist."""
    return Dossier(
        "bre",
        Registry(department_codes=frozenset({"pbr"}), agency_codes=frozenset({"bre"}), first_year=first_year),
        identities=frozenset(each.identity for each in records),
        agency=next((each for each in records if isinstance(each, Agency)), None),
        assignments={each.id: each for each in records if isinstance(each, Assignment)},
        meetings={each.id: each for each in records if isinstance(each, Meeting)},
        minutes={each.id: each for each in records if isinstance(each, Minutes)},
    )
