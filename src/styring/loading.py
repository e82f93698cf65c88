"""From folders to dossiers: find the files, read and validate them, and give every record its identity.

Nothing is raised on what the files contain. A file that does not validate still counts as existing, so that one
spelling mistake does not make other rules complain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from styring import source
from styring.diagnostics import Finding, Problem
from styring.dossier import Dossier, Registry
from styring.messages import quoted
from styring.names.name_list import LARGEST, NameList, parse_names
from styring.project import LOCAL_NAME_LISTS, Project
from styring.record_files import codes_of_dossiers, files_of_dossier, files_outside_dossiers
from styring.records.agency import Agency, Department
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind, Record
from styring.records.calendar import Calendar
from styring.records.charter import Charter
from styring.records.kinds import MODELS
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.places import (
    TOP,
    Place,
    kind_of_name,
    place_in_dossier,
    place_outside_dossiers,
    wrong_name,
)
from styring.records.report import Report
from styring.records.signal import Signal
from styring.source import Source
from styring.source.reading import read_bytes
from styring.validation import validate

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class RecordFile:
    """A file under ``records/`` as it was met.

    Attributes:
        file: where it lies.
        identity: ``None`` where its place does not tell what it is.
        year: that of its folder; 0 for none.
        record: what it holds; ``None`` if that is not valid.
        problems: what is wrong with its form.
        source: its text.
        attachments: files elsewhere that it speaks of, relative to the root, and whether each was there.
    """

    file: Path
    identity: Identity | None
    year: int
    record: Record | None
    problems: tuple[Problem, ...]
    source: Source
    attachments: Mapping[str, bool] = field(default_factory=dict)


class LoadedDossier(NamedTuple):
    """A dossier and the files that it was made from, valid or not, in order of their paths."""

    dossier: Dossier
    files: tuple[RecordFile, ...]


class LoadedRegistry(NamedTuple):
    """The registry and the files that it alone answers for: departments, year wheels, misplaced files.

    ``wrong_lists`` are the name lists with something in them that cannot be read.
    """

    registry: Registry
    files: tuple[RecordFile, ...]
    wrong_lists: tuple[RecordFile, ...]
    dossiers: tuple[str, ...]


def load_registry(project: Project) -> LoadedRegistry:
    """Read departments, year wheels and the agency file of every dossier, and list the dossiers by code."""
    codes = codes_of_dossiers(project.records)
    files = _without_twins(
        _read(project, project.records / name, place_outside_dossiers(tuple(name.split("/"))))
        for name in files_outside_dossiers(project.records)
    )
    valid = [file.record for file in files if file.record]
    agency_records = {code: _read_agency(project, code) for code in codes}
    listed, wrong_lists = _listed_names(_name_lists(project))
    registry = Registry(
        departments={record.id: record for record in valid if isinstance(record, Department)},
        agencies={code: record for code, record in agency_records.items() if record},
        calendars={record.id: record for record in valid if isinstance(record, Calendar)},
        department_codes=frozenset(f.identity.id for f in files if f.identity and f.identity.kind is Kind.DEPARTMENT),
        agency_codes=frozenset(codes),
        first_year=project.settings.first_year,
        allowed_expressions=project.settings.allowed_expressions,
        listed_names=listed.people,
        given_names=listed.given,
        family_names=listed.family,
        learned_names=project.settings.learned_names,
        allow_participant_names=project.settings.allow_participant_names,
        case_number_pattern=project.settings.archive.case_number_pattern,
        journal_entry_pattern=project.settings.archive.journal_entry_pattern,
        terms=project.terms,
        calendars_complete=all(f.record for f in files if f.identity and f.identity.kind is Kind.CALENDAR),
    )
    return LoadedRegistry(registry, files, wrong_lists, codes)


def load_dossier(project: Project, code: str, registry: Registry) -> LoadedDossier:
    """Read all records of one agency."""
    folder = project.dossier(code)
    names = tuple(files_of_dossier(folder))
    paths = [folder / name for name in names]
    # To read all before the first is validated takes a tenth less time: a processor's cache is small for both steps.
    sources = [source.load(path) for path in paths]
    places = [place_in_dossier(code, tuple(name.split("/"))) for name in names]
    files = _without_twins(_made(project, *each) for each in zip(paths, places, sources, strict=True))
    if not any(file.identity and file.identity.kind is Kind.AGENCY for file in files):
        files = (_missing_agency_file(folder / "agency.yaml"), *files)
    return LoadedDossier(_assemble(code, registry, files), files)


def _assemble(code: str, registry: Registry, files: Iterable[RecordFile]) -> Dossier:
    files = tuple(files)
    records = [file.record for file in files if file.record]
    return Dossier(
        code=code,
        registry=registry,
        identities=frozenset(file.identity for file in files if file.identity),
        agency=next((record for record in records if isinstance(record, Agency)), None),
        charter=next((record for record in records if isinstance(record, Charter)), None),
        assignments=_by_id(records, Assignment),
        letters=_by_id(records, Letter),
        meetings=_by_id(records, Meeting),
        minutes=_by_id(records, Minutes),
        reports=_by_id(records, Report),
        signals=_by_id(records, Signal),
    )


def _by_id(records: Iterable[Record], model: type[AnyRecord]) -> Mapping[str, AnyRecord]:
    return {record.id: record for record in records if isinstance(record, model)}


def _read_agency(project: Project, code: str) -> Agency | None:
    file = project.dossier(code) / "agency.yaml"
    record = _read(project, file, place_in_dossier(code, (file.name,))).record if file.is_file() else None
    return record if isinstance(record, Agency) else None


def _name_lists(project: Project) -> list[Path]:
    """The files of the repository's own name lists, as far as they exist."""
    names = (*project.settings.name_lists, *LOCAL_NAME_LISTS)
    return [project.root / name for name in names if project.has_file(name)]


def _listed_names(files: Iterable[Path]) -> tuple[NameList, tuple[RecordFile, ...]]:
    """The names in the lists together, and the lists that cannot be read to the end."""
    lists = {file: _name_list(file) for file in files}
    together = NameList(
        people=frozenset[str]().union(*(names.people for names in lists.values())),
        given=frozenset[str]().union(*(names.given for names in lists.values())),
        family=frozenset[str]().union(*(names.family for names in lists.values())),
    )
    wrong = ((file, names.problems) for file, names in lists.items() if names.problems)
    return together, tuple(RecordFile(file, None, 0, None, problems, source.parse("")) for file, problems in wrong)


def _name_list(file: Path) -> NameList:
    content = read_bytes(file, LARGEST, "Last ned en mindre tabell, for eksempel bare for det siste året.")
    return NameList(problems=(content,)) if isinstance(content, Problem) else parse_names(content)


def _read(project: Project, file: Path, place: Place) -> RecordFile:
    return _made(project, file, place, source.load(file))


def _made(project: Project, file: Path, place: Place, loaded: Source) -> RecordFile:
    """A file that has been loaded, with the record that it holds."""
    problems = loaded.problems
    attachments: dict[str, bool] = {}
    record = None
    if place.identity and loaded.data is not None:
        record, objections = validate(MODELS[place.identity.kind], loaded.data, project.terms)
        told = {problem.finding.path for problem in problems}  # a doubtful number is told once, not as wrong type too
        problems += tuple(objection for objection in objections if objection.finding.path not in told)
    if record and place.identity:
        record = record.identified(place.identity, place.year)
        attachments = _attachments(project, record)
        problems += (*kind_of_name(record), *_missing_attachments(record, attachments))
    if place.problem:
        problems += (place.problem,)
    return RecordFile(file, place.identity, place.year, record, problems, loaded, attachments)


def _attachments(project: Project, record: Record) -> dict[str, bool]:
    named = [each.file for each in record.attachments if each.file] if isinstance(record, Letter) else ()
    return {name: project.has_file(name) for name in named}


def _missing_attachments(record: Record, attachments: Mapping[str, bool]) -> Iterator[Problem]:
    for i, attachment in enumerate(record.attachments if isinstance(record, Letter) else ()):
        if attachment.file and not attachments[attachment.file]:
            message = f"Vedlegget {quoted(attachment.file)} finnes ikke i repoet."
            remedy = "Rett stien, regnet fra mappen med styring.yaml, eller legg filen der."
            yield Problem("SKJ07", Finding(("vedlegg", i, "fil"), message, remedy=remedy))


def _without_twins(files: Iterable[RecordFile]) -> tuple[RecordFile, ...]:
    """Take the record away from all but one of the files with the same identity, if possible one that lies right."""
    files = tuple(files)
    keepers: dict[Identity | None, RecordFile] = {}
    for file in sorted(files, key=lambda file: any(problem.code == "SKJ09" for problem in file.problems)):
        keepers.setdefault(file.identity, file)
    return tuple(
        file if file.identity is None or keepers[file.identity] is file else _twin(file, keepers[file.identity].file)
        for file in files
    )


def _twin(file: RecordFile, other: Path) -> RecordFile:
    message = f"Det finnes to poster med identiteten «{file.identity}»: denne og {'/'.join(other.parts[-3:])}."
    remedy = "Gi den ene et løpenummer til slutt i filnavnet, for eksempel «-2», eller slett den."
    problem = Problem("SKJ10", Finding((), message, remedy=remedy), TOP)
    return replace(file, record=None, problems=(*file.problems, problem))


def _missing_agency_file(file: Path) -> RecordFile:
    problem = wrong_name(
        f"Mappen «{file.parent.name}» mangler filen agency.yaml.",
        f"Lag den med «styring new-agency {file.parent.name}», eller slett mappen.",
    )
    return RecordFile(file, None, 0, None, (problem,), source.parse(""))
