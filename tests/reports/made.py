"""Records and dossiers in memory for tests of reports."""

from __future__ import annotations

from collections.abc import Mapping

from styring.dossier import Dossier, Registry
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Record
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.reports.report import Report, run
from styring.reports.scope import Scope
from styring.reports.table import Table
from tests.reports.asking import LATE_2026
from tests.rules.making import AnyRecord, record


def of(agency: str, made: AnyRecord) -> AnyRecord:
    """A record as that of another agency."""
    return made.identified(made.identity._replace(agency=agency), made.year)


def agency(code: str, departments: str = "pbr") -> Agency:
    """An agency under a department, or under several: «[{kode: pbr, til: 2026-06-30}, …]»."""
    text = f"navn: Etaten {code}\nform: etat\nbyrådsavdeling: {departments}\n"
    return of(code, record(Agency, "agency", text))


def letter(
    agency: str,
    id: str,
    goals: int = 0,
    requirements: Mapping[str, int] | None = None,
    *,
    annexed: int = 0,
    status: str = "sendt",
) -> Letter:
    """A letter with so many goals, and so many requirements of each type.

    Args:
        agency: who gets it.
        id: «2026-01-15-tb»; the last part decides what kind of letter it is.
        goals: how many; their ids are m1, m2 …
        requirements: type (empty for none) → how many; ids are the type and a number.
        annexed: so many aktivitetskrav more, in an annex.
        status: sendt or utkast.
    """
    kinds = {"tb": "tildelingsbrev", "stb": "supplerende_tildelingsbrev", "ob": "oppdragsbrev", "in": "instruks"}
    lines = [f"type: {kinds[id[11:]]}", f"dato: {id[:10]}", f"status: {status}"]
    lines += ["mål:"] * bool(goals) + [f"  - {{id: m{i}, tekst: Mål {i}}}" for i in range(1, goals + 1)]
    written = [
        f"  - {{id: {kind or 'uten'}-{i}, {f'type: {kind}, ' if kind else ''}tekst: Krav {i}}}"
        for kind, number in (requirements or {}).items()
        for i in range(1, number + 1)
    ]
    written += [
        f"  - {{id: vedlegg-{i}, type: aktivitetskrav, tekst: Krav {i}, vedlegg: true}}" for i in range(1, annexed + 1)
    ]
    lines += ["krav:"] * bool(written) + written
    return of(agency, record(Letter, id, "\n".join(lines)))


def for_year(year: int, made: Letter) -> Letter:
    """A letter that applies to another year than that of its date."""
    return made.identified(made.identity, year)


def dossier(code: str, *records: Record, registry: Registry | None = None) -> Dossier:
    """The dossier of an agency with these records."""
    return Dossier(
        code,
        registry or Registry(),
        identities=frozenset(each.identity for each in records),
        agency=next((each for each in records if isinstance(each, Agency)), None),
        assignments={each.id: each for each in records if isinstance(each, Assignment)},
        letters={each.id: each for each in records if isinstance(each, Letter)},
        meetings={each.id: each for each in records if isinstance(each, Meeting)},
    )


def dossiers(*records: Record) -> list[Dossier]:
    """A dossier for each agency that has one of these records."""
    codes = sorted({each.identity.agency for each in records})
    registry = Registry(agencies={each.identity.agency: each for each in records if isinstance(each, Agency)})
    return [
        dossier(code, *(each for each in records if each.identity.agency == code), registry=registry) for code in codes
    ]


def tables(report: Report, *records: Record, scope: Scope = LATE_2026) -> Mapping[str, Table]:
    """The tables of a report over these records, by key."""
    return {table.key: table for table in run([report], dossiers(*records), scope)[report.name]}
