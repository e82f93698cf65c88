"""R9: what is public, on which grounds the rest is not, and what is published and filed (guide ES-13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.records.common import Archive, Publicity
from styring.records.letter import Letter
from styring.records.minutes import Minutes
from styring.records.publicity import is_final, is_public
from styring.records.vocabulary import PublicityStatus
from styring.reports.grouping import grouped
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, counted, median, share
from styring.rules.ark import withheld_parts
from styring.rules.conditions import kind_of, meeting_day
from styring.workdays import between

_OPENNESS = (
    Column("dokumenter", "Dokumenter", Unit.COUNT),
    Column("offentlige", "Offentlige", Unit.COUNT),
    Column("andel_offentlige", "Andel offentlige", Unit.PERCENT),
    Column("delvis_unntatt", "Delvis unntatt", Unit.COUNT),
    Column("unntatt", "Unntatt", Unit.COUNT),
    Column("ikke_vurdert", "Ikke vurdert", Unit.COUNT),
)
_BY_AGENCY = (Column("virksomhet", "Virksomhet"), Column("år", "År", Unit.YEAR), *_OPENNESS)
_BY_DOCUMENT = (Column("dokument", "Dokument"), Column("år", "År", Unit.YEAR), *_OPENNESS)
_OUTCOME = (
    Column("virksomhet", "Virksomhet"),
    Column("år", "År", Unit.YEAR),
    Column("dokumenter", "Dokumenter", Unit.COUNT),
    Column("arkivert", "Arkivert", Unit.COUNT),
    Column("andel_arkivert", "Andel arkivert", Unit.PERCENT),
    Column("tid_til_arkivert", "Til arkivert, median", Unit.WORKING_DAYS),
    Column("offentlige", "Offentlige", Unit.COUNT),
    Column("publisert", "Publisert", Unit.COUNT),
    Column("andel_publisert", "Andel publisert", Unit.PERCENT),
    Column("tid_til_publisert", "Til publisert, median", Unit.WORKING_DAYS),
)
_GROUNDS = (
    Column("hjemmel", "Hjemmel"),
    Column("unntatt", "Unntatte dokumenter", Unit.COUNT),
    Column("delvis_unntatt", "Delvis unntatte dokumenter", Unit.COUNT),
    Column("deler", "Skjermede deler", Unit.COUNT),
)
_COUNTED = (
    "Med er brev som er sendt, og referater og oppsummeringer som er endelige, i året da det skjedde. Innkallinger er "
    "ikke med."
)
_PUBLIC = (
    "Et dokument er offentlig når det er vurdert som offentlig eller delvis unntatt. Oppsummeringer fra fagmøter "
    "regnes aldri som offentlige."
)
_WITHOUT_GROUND = "uten hjemmel"
_EXEMPTED = (PublicityStatus.UNNTATT, PublicityStatus.DELVIS_UNNTATT)


@dataclass(frozen=True, slots=True)
class _Document:
    """A finished document as it stood on the day of the report.

    ``published`` and ``filed`` are days; ``is_filed`` says whether it is filed, for the day need not be known.
    ``grounds_of_parts`` has one for each part that is withheld.
    """

    agency: str
    record: str
    name: str
    day: date
    status: PublicityStatus
    is_public: bool
    ground: str
    grounds_of_parts: tuple[str, ...]
    published: date | None
    is_filed: bool
    filed: date | None


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Document]:
    for letter in dossier.letters.values():
        if is_final(letter) and scope.has(dossier, letter.date):
            yield _observed(letter, letter.date, letter.kind.replace("_", " "), dossier, scope)
    for minutes in dossier.minutes.values():
        day = minutes.final_date or meeting_day(minutes, dossier)
        if is_final(minutes) and day and scope.has(dossier, day):
            name = f"{minutes.form} fra {kind_of(minutes, dossier) or 'møte'}"
            yield _observed(minutes, day, name, dossier, scope)


def _observed(document: Letter | Minutes, day: date, name: str, dossier: Dossier, scope: Scope) -> _Document:
    publicity, archive = document.publicity or Publicity(), document.archive or Archive()
    published = document.published.date if document.published else None
    return _Document(
        dossier.code,
        str(document.identity),
        name,
        day,
        publicity.status,
        is_public(document, dossier.meetings.get(document.id)),
        _ground(publicity.legal_basis),
        tuple(_ground(withheld.legal_basis) for _, withheld, _ in withheld_parts(document)),
        published if published and published <= scope.as_of else None,
        bool(archive.journal_entry) and (archive.filed is None or archive.filed <= scope.as_of),
        archive.filed,
    )


def _ground(legal_basis: str | None) -> str:
    """A legal basis in one spelling: «offl. §23  første ledd» is «offl. § 23 første ledd»."""
    return re.sub(r"\s+", " ", re.sub(r"(§+)\s*", r"\1 ", legal_basis or "")).strip() or _WITHOUT_GROUND


def _tabulate(observed: Sequence[_Document], scope: Scope) -> tuple[Table, ...]:
    return (
        Table(
            "virksomheter",
            "Offentlighet etter virksomhet og år",
            _BY_AGENCY,
            tuple(_openness(observed, lambda each: (each.agency, each.day.year))),
            (_COUNTED, _PUBLIC),
        ),
        Table(
            "dokumenter",
            "Offentlighet etter dokument og år",
            _BY_DOCUMENT,
            tuple(_openness(observed, lambda each: (each.name, each.day.year))),
            (_COUNTED, _PUBLIC),
        ),
        Table(
            "arkiv",
            "Arkivering og publisering",
            _OUTCOME,
            tuple(_outcome(observed)),
            (
                _COUNTED,
                "Et dokument er arkivert når det har en journalpost. Andelen som er publisert, er regnet av de "
                "offentlige dokumentene.",
                "Tiden er fra brevet ble sendt eller referatet ble endelig.",
            ),
        ),
        Table(
            "hjemler",
            "Hjemler for unntak",
            _GROUNDS,
            tuple(_grounds(observed)),
            (
                _COUNTED,
                "Hjemlene står slik de er skrevet i dokumentene. Skjermede deler er kapitler i brev, og saker og "
                "oppfølgingspunkter i referater og oppsummeringer.",
            ),
        ),
    )


def _openness(
    observed: Iterable[_Document], key: Callable[[_Document], tuple[str | int, ...]]
) -> Iterator[tuple[Cell, ...]]:
    for values, members in grouped(observed, key):
        public = _records(each for each in members if each.is_public)
        yield (
            *map(cell, values),
            counted(_records(members)),
            counted(public),
            share(public, _records(members)),
            counted(_with_status(members, PublicityStatus.DELVIS_UNNTATT)),
            counted(_with_status(members, PublicityStatus.UNNTATT)),
            counted(_with_status(members, PublicityStatus.IKKE_VURDERT)),
        )


def _outcome(observed: Iterable[_Document]) -> Iterator[tuple[Cell, ...]]:
    for (agency, year), members in grouped(observed, lambda each: (each.agency, each.day.year)):
        filed = [each for each in members if each.is_filed]
        public = [each for each in members if each.is_public]
        published = [(each, each.published) for each in public if each.published]
        yield (
            cell(agency),
            cell(year),
            counted(_records(members)),
            counted(_records(filed)),
            share(_records(filed), _records(members)),
            _median_time((each, each.filed) for each in filed if each.filed),
            counted(_records(public)),
            counted(_records(each for each, _ in published)),
            share(_records(each for each, _ in published), _records(public)),
            _median_time(published),
        )


def _median_time(done: Iterable[tuple[_Document, date]]) -> Cell:
    """From the day that documents were finished until something was done with them; before it is no time at all."""
    known = [(each.record, max(between(each.day, day), 0)) for each, day in done]
    return cell(median(days for _, days in known), [record for record, _ in known])


def _grounds(observed: Sequence[_Document]) -> Iterator[tuple[Cell, ...]]:
    whole = [(each.ground, each.status, each.record) for each in observed if each.status in _EXEMPTED]
    parts = [(ground, None, each.record) for each in observed for ground in each.grounds_of_parts]
    for (ground,), uses in grouped([*whole, *parts], lambda use: (use[0],)):
        yield (
            cell(ground),
            *(
                counted(record for _, status, record in uses if status is wanted)
                for wanted in (PublicityStatus.UNNTATT, PublicityStatus.DELVIS_UNNTATT, None)
            ),
        )


def _with_status(documents: Iterable[_Document], status: PublicityStatus) -> list[str]:
    return [each.record for each in documents if each.status is status]


def _records(documents: Iterable[_Document]) -> list[str]:
    return [each.record for each in documents]


PUBLICITY = Report(
    id="R9",
    name="offentlighet",
    title="Offentlighet og arkiv",
    question="Hva er offentlig, med hvilken hjemmel er resten unntatt, og hva er publisert og arkivert?",
    cites=("ES-13",),
    observe=_observe,
    tabulate=_tabulate,
)
