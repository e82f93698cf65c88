"""Enters an archive reference in the record that it belongs to; everything else in the file is left as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from styring import source
from styring.diagnostics import YamlPath
from styring.dossier import Dossier
from styring.filing.journal import FiledRecord
from styring.filing.receipt import ReceiptError
from styring.filing.reference import Reference, Target
from styring.filing.versions import with_record
from styring.messages import long_date, quoted
from styring.project import Project
from styring.records.base import Identity
from styring.records.common import Archive
from styring.records.dates import own_date
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.records.settings import RuleLevel
from styring.rules.ark import wrong_reference
from styring.source.edit import put, remove
from styring.validation import validate

_KEYS = ("system", "saksnummer", "journalpost", "arkivert", "sha256")


@dataclass(frozen=True, slots=True)
class Entered:
    """A file's text before and after, alike if all of it stood there already, and what the person should know."""

    path: str
    before: str
    after: str
    notes: tuple[str, ...] = ()


def entered(
    project: Project, dossier: Dossier, target: Target, reference: Reference, today: date | None = None
) -> Entered:
    """The change that enters a reference.

    What stands there is never replaced by something else, but for the day and the checksum of a document that was
    filed again after a correction.

    Args:
        project: the repository.
        dossier: the dossier that the target lies in.
        target: what it is entered for.
        reference: where the archive has it.
        today: the day of filing, for a document that is new to the archive, if the reference has none.

    Raises:
        ReceiptError: the record says otherwise, the day is before the document was finished, the number of the case or
            the entry cannot be right, or the archive system is unknown.
        UnwritableError: the file is written in a way that cannot be edited.
    """
    old, file = target.archive, project.relative(target.file.file)
    system = reference.system or old.system or _departments_system(target, dossier)
    if system is None:
        remedy = "Oppgi det med --system, for eksempel --system SKOP, eller sett arkivsystem på avdelingen."
        raise ReceiptError("Det er ikke kjent hvilket arkivsystem dokumentet ligger i.", remedy)
    _refuse_other(target, replace(reference, system=system), file)
    filing = _filing(target, reference, today)
    finished = _finished(target.document)
    if finished and filing.day and filing.day < finished:
        message = f"var ferdig {long_date(finished)}, og kan ikke være arkivert {long_date(filing.day)}."
        raise ReceiptError(f"{target.record.identity} {message}", "Kontroller datoen i arkivet og i posten.")
    wanted: dict[str, str | None] = {
        "system": old.system or system,
        "saksnummer": reference.case_number,
        "journalpost": reference.journal_entry,
        "arkivert": filing.day.isoformat() if filing.day else None,
        "sha256": filing.sha256,
    }
    present = _present(old)
    before = target.file.source.original
    after = _written(before, target, {key: value for key, value in wanted.items() if value != present[key]})
    if after != before:
        _refuse_faults(project, dossier, target, after)
    return Entered(file, before, after, filing.notes)


@dataclass(frozen=True, slots=True)
class _Filing:
    """The day and the checksum that the record should have."""

    day: date | None
    sha256: str | None
    notes: tuple[str, ...] = ()


def _filing(target: Target, reference: Reference, today: date | None) -> _Filing:
    old, document, sha256 = target.archive, target.document, reference.sha256
    corrections = () if document is None or isinstance(document, Meeting) else document.corrections
    corrected = max((correction.date for correction in corrections), default=None)
    if corrected and reference.filed and reference.filed < corrected:
        sha256 = None  # an answer to the version before the correction
    is_other = sha256 is not None and old.sha256 not in {None, sha256}
    if is_other and not corrected:
        raise ReceiptError(
            f"Hoveddokumentet i pakken er et annet enn det som er arkivert for {target.record.identity}.",
            "Oppgi pakken som ble sendt til arkivet.",
        )
    is_later = bool(corrected and old.filed and reference.filed and old.filed <= corrected <= reference.filed)
    if is_other or (is_later and reference.filed != old.filed):
        return _Filing(reference.filed or today or old.filed, sha256)
    is_new = document is not None and old.journal_entry is None
    notes: tuple[str, ...] = ()
    if old.filed and reference.filed and reference.filed != old.filed:
        notes = (f"Posten sier arkivert {old.filed}, arkivet {reference.filed}. Datoen i posten er beholdt.",)
    return _Filing(old.filed or reference.filed or (today if is_new else None), old.sha256 or sha256, notes)


def _departments_system(target: Target, dossier: Dossier) -> str | None:
    """The archive system of the department in charge on the day of the document."""
    record = target.record
    day = record.received if isinstance(record, Report) else own_date(record)
    code = dossier.department_on(day) if day else None
    department = dossier.registry.departments.get(code) if code else None
    return department.archive_system if department else None


def _finished(document: FiledRecord | None) -> date | None:
    match document:
        case Letter():
            return document.date
        case Minutes():
            return document.final_date
        case Meeting():
            return document.convening.sent if document.convening else None
        case None:
            return None


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


def _refuse_other(target: Target, reference: Reference, file: str) -> None:
    """Refuse what contradicts the record."""
    old = target.archive
    for key, there, here in (
        ("arkivsystemet", old.system, reference.system),
        ("saksnummeret", old.case_number, reference.case_number),
        ("journalposten", old.journal_entry, reference.journal_entry),
    ):
        if there and here and not _same(there, here):
            raise ReceiptError(
                f"{target.record.identity} har alt {key} {quoted(there)}, og det er ikke {quoted(here)}.",
                f"Slå opp dokumentet i arkivet. Er det posten som tar feil, rett den i {file}, og prøv igjen.",
            )


def _present(archive: Archive) -> Mapping[str, str | None]:
    return {
        "system": archive.system,
        "saksnummer": archive.case_number,
        "journalpost": archive.journal_entry,
        "arkivert": archive.filed.isoformat() if archive.filed else None,
        "sha256": archive.sha256,
    }


def _written(text: str, target: Target, changes: Mapping[str, str | None]) -> str:
    """The text with keys of the reference set, or taken away, in the order that a new reference has them."""
    there = [key for key, value in _present(target.archive).items() if value is not None]
    values = {key: value for key, value in changes.items() if value is not None}
    if target.archive == Archive():
        return put(text, target.path, dict(values), after="offentlighet")
    for key, value in values.items():
        before = [each for each in _KEYS[: _KEYS.index(key)] if each in there]
        text = put(text, (*target.path, key), value, after=before[-1] if before else None)
        there.append(key)
    for key in changes.keys() - values:
        text = remove(text, (*target.path, key))
    return text


def _refuse_faults(project: Project, dossier: Dossier, target: Target, text: str) -> None:
    """Refuse a reference that no record may have, or that lint would call wrong (ARK03)."""
    file = target.file
    record, problems = validate(type(target.record), source.parse(text).data, project.terms)
    if record is None:
        finding = problems[0].finding
        raise ReceiptError(f"Referansen ville ha gitt en feil i posten: {finding.message}", finding.remedy or "")
    if project.settings.rules.get(wrong_reference.code) is RuleLevel.AV:
        return
    identity = target.record.identity
    changed = with_record(dossier, record.identified(identity, file.year))
    known = set(_faults(dossier, project))
    fault = next((fault for fault in _faults(changed, project) if fault not in known), None)
    if fault:
        raise ReceiptError(
            f"{fault[0]}: {fault[-1]}",
            "Kontroller referansen mot arkivet. Skriver arkivet numrene slik, sett saksnummer_mønster og "
            "journalpost_mønster under arkiv i styring.yaml.",
        )


def _faults(dossier: Dossier, project: Project) -> Iterator[tuple[Identity, YamlPath, str]]:
    """What is wrong with the references of a dossier: a journal entry used twice is told of the later document."""
    check = wrong_reference.check
    for record in dossier.records() if check else ():
        for finding in check(record, dossier, project.settings.limits) if check else ():
            yield record.identity, finding.path, finding.message
