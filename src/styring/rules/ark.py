"""Arkiv og offentlighet (guide ES-8, ES-13, KA-5, UF-8)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from styring import names
from styring.diagnostics import Finding, Severity, YamlPath
from styring.dossier import Dossier
from styring.messages import listing, quoted
from styring.names.readings import GIVEN_AND_MORE, MORE_AND_FAMILY
from styring.records.base import Record
from styring.records.common import Archive, Publicity, Withheld
from styring.records.dates import own_date
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_final, is_public
from styring.records.report import Report
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind, MinutesForm, Party, PublicityStatus
from styring.rules.catalogue import rule
from styring.rules.conditions import DEPARTMENT, by, kind_of, known_names, meeting_day
from styring.workdays import shift

_EXEMPTED = (PublicityStatus.UNNTATT, PublicityStatus.DELVIS_UNNTATT)
_BY_CAPITALS = (GIVEN_AND_MORE, MORE_AND_FAMILY)
_SECTION = re.compile(r"§\s*\d")
_ADDRESS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#]*)?(?P<path>[^?#]*)")
"""Any text as an address (RFC 3986, appendix B). ``urlsplit`` refuses some, and takes ten times as long."""


def _called(record: Record) -> str:
    """What the document of a record is called, in the definite form and with a capital."""
    match record:
        case Letter():
            return "Brevet"
        case Minutes(form=MinutesForm.REFERAT):
            return "Referatet"
        case Minutes():
            return "Oppsummeringen"
        case _:
            return "Innkallingen"


def _day_finished(document: Letter | Minutes, dossier: Dossier) -> date | None:
    """The day that deadlines after a document count from; minutes without one are taken to be as old as they can be."""
    return document.date if isinstance(document, Letter) else document.final_date or meeting_day(document, dossier)


@rule("ARK01", "ikke-arkivert", cites=["ES-13"], severity=Severity.ERROR)
def not_filed(record: Letter | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Dokumentet er ikke arkivert.

    Brev og referater lagres i arkivet, så styringen kan dokumenteres også når git og de som skrev, er borte.
    Arkivreferansen viser hvor dokumentet ligger.

    Gjør slik: lagre dokumentet i arkivet, og skriv system, saksnummer og journalpost i «arkiv».

    Galt:
        form: referat
        status: endelig
        endelig_dato: 2026-03-27
        arkiv: {system: SKOP, saksnummer: "202600123"}

    Riktig:
        form: referat
        status: endelig
        endelig_dato: 2026-03-27
        arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-12", arkivert: 2026-03-30}
    """
    if not is_final(record):
        return
    missing = _missing(record.archive, "system", "saksnummer", "journalpost")
    if missing:
        day = _day_finished(record, dossier)
        due = shift(day, limits.filing) if day else None
        message = f"{_called(record)} mangler {listing(missing)} i arkivreferansen{by(due)}."
        yield Finding(
            ("arkiv", missing[0]), message, _weight_of_filing(record, dossier),
            since=due, due=due, task=f"Arkiver {_called(record).lower()}", owner=DEPARTMENT,
        )  # fmt: skip


def _weight_of_filing(document: Letter | Minutes, dossier: Dossier) -> Severity:
    kind = kind_of(document, dossier) if isinstance(document, Minutes) else None
    return Severity.NOTE if kind and not kind.is_formal else Severity.ERROR


def _missing(archive: Archive | None, *keys: str) -> list[str]:
    """Which of some keys of an archive reference have no value."""
    given = {
        "system": archive and archive.system,
        "saksnummer": archive and archive.case_number,
        "journalpost": archive and archive.journal_entry,
    }
    return [key for key in keys if not given[key]]


@rule("ARK02", "sakspapir-uten-arkivreferanse", cites=["ES-8"], severity=Severity.WARNING)
def paper_not_filed(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et sakspapir fra virksomheten mangler arkivreferanse.

    Sakspapirene kommer gjennom arkivsystemet. Med saksnummer og journalpost finner den som leser referatet senere, det
    møtet bygde på. Et papir som er en rapport, er arkivert når rapporten er det.

    Gjør slik: skriv saksnummer og journalpost i «arkiv» på papiret, eller på rapporten som papiret viser til.

    Galt:
        sakspapirer:
          - {sak: 3, tittel: Risikovurdering mars 2026, fra: virksomhet, mottatt: 2026-03-03}

    Riktig:
        sakspapirer:
          - sak: 3
            tittel: Risikovurdering mars 2026
            fra: virksomhet
            mottatt: 2026-03-03
            arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-5"}
    """
    if not meeting.is_convened:
        return
    for i, paper in enumerate(meeting.papers):
        if paper.from_ is not Party.VIRKSOMHET or paper.received is None:
            continue
        missing = _missing(paper.archive, "saksnummer", "journalpost")
        report = dossier.reports.get(paper.report) if paper.report else None
        # A report that cannot be found or read is for others to tell.
        if not missing or (paper.report and (report is None or not _missing(report.archive, *missing))):
            continue
        what = f"Papiret {quoted(paper.title)}" + (f" (rapporten {report.id})" if report else "")
        path = ("sakspapirer", i, "arkiv", missing[0])
        yield Finding(path, f"{what} mangler {listing(missing)} i arkivreferansen.")


@rule("ARK03", "ugyldig-arkivreferanse", cites=["ES-13"], severity=Severity.ERROR)
def wrong_reference(record: Letter | Meeting | Minutes | Report, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Arkivreferansen er ugyldig eller brukt to ganger.

    En arkivreferanse med en tastefeil leder ikke til dokumentet. Saksnummer og journalpost må ha den formen arkivet
    bruker, journalposten må høre til saken, og to dokumenter kan ikke være samme journalpost. Formen settes i
    styring.yaml.

    Gjør slik: slå opp dokumentet i arkivet, og rett referansen.

    Galt:
        arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600132-12"}

    Riktig:
        arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-12"}
    """
    match record:
        case Letter(archive=Archive() as own) | Minutes(archive=Archive() as own):
            yield from _faults_of_own(own, record, dossier)
        case Meeting():
            if record.archive:
                yield from _faults_of_own(record.archive, record, dossier)
            for i, paper in enumerate(record.papers):
                if paper.archive:
                    path = ("sakspapirer", i, "arkiv")
                    yield from _faults_of_agencys(paper.archive, path, record.date, dossier)
        case Report(archive=Archive() as agencys):
            yield from _faults_of_agencys(agencys, ("arkiv",), record.received, dossier)


def _faults_of_own(archive: Archive, record: Record, dossier: Dossier) -> Iterator[Finding]:
    """What is wrong with the reference of a document that the department files itself."""
    system = _departments_system(own_date(record), dossier)
    if system and _is_other(archive.system, system):
        message = f"Arkivsystemet er {quoted(archive.system)}, men byrådsavdelingen bruker {quoted(system)}."
        yield Finding(("arkiv", "system"), message)
    yield from _faults_of_form(archive, ("arkiv",), dossier)
    if archive.journal_entry:
        first = _filed(dossier)[_entry(archive)][0]
        if first.identity != record.identity:
            message = f"Journalposten {quoted(archive.journal_entry)} er også brukt i {first.identity.local}."
            yield Finding(("arkiv", "journalpost"), message)


def _faults_of_agencys(archive: Archive, path: YamlPath, day: date | None, dossier: Dossier) -> Iterator[Finding]:
    """What is wrong with the reference of a paper or report; the agency may keep it in an archive of its own."""
    system = _departments_system(day, dossier)
    if not (system and _is_other(archive.system, system)):
        yield from _faults_of_form(archive, path, dossier)


def _faults_of_form(archive: Archive, path: YamlPath, dossier: Dossier) -> Iterator[Finding]:
    case, entry = archive.case_number, archive.journal_entry
    case_fits = re.fullmatch(dossier.registry.case_number_pattern, case or "") is not None
    entry_fits = re.fullmatch(dossier.registry.journal_entry_pattern, entry or "") is not None
    if case and not case_fits:
        yield Finding((*path, "saksnummer"), f"Saksnummeret {quoted(case)} har ikke den formen arkivet bruker.")
    if entry and not entry_fits:
        yield Finding((*path, "journalpost"), f"Journalposten {quoted(entry)} har ikke den formen arkivet bruker.")
    if case and entry and case_fits and entry_fits and not _belongs_to(entry, case):
        message = f"Journalposten {quoted(entry)} hører ikke til saken {quoted(case)}."
        yield Finding((*path, "journalpost"), message)


def _belongs_to(entry: str, case: str) -> bool:
    """Whether a journalpost begins with the case number, and not with a longer one («2026/12» and «2026/123-4»)."""
    return entry.startswith(case) and not entry[len(case) :][:1].isdigit()


def _departments_system(day: date | None, dossier: Dossier) -> str | None:
    """The archive system of the department that the agency belonged to on a day."""
    code = dossier.department_on(day) if day else None
    department = dossier.registry.departments.get(code) if code else None
    return department.archive_system if department else None


def _is_other(system: str | None, than: str) -> bool:
    return system is not None and system.casefold() != than.casefold()


def _entry(archive: Archive) -> tuple[str, str]:
    """A journalpost and its archive system, in which alone it is unique."""
    return (archive.system or "").casefold(), archive.journal_entry or ""


@lru_cache(maxsize=1)
def _filed(dossier: Dossier) -> Mapping[tuple[str, str], list[Record]]:
    """The documents that the department files itself, by journalpost and in order of time."""
    documents = [record for record in dossier.records() if isinstance(record, Letter | Meeting | Minutes)]
    by_entry: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for document in sorted(documents, key=lambda each: (own_date(each) or date.min, each.identity)):
        if document.archive:
            by_entry[_entry(document.archive)].append(document)
    return by_entry


@rule("ARK04", "unntak-uten-hjemmel", cites=["KA-5", "ES-13"], severity=Severity.ERROR)
def withheld_without_basis(record: Letter | Meeting | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Offentligheten er ikke vurdert, eller unntaket mangler hjemmel.

    Dialogen er åpen, og dokumenter er offentlige når ikke noe annet følger av lov. Den som unntar noe, må kunne vise
    til paragrafen og si hvorfor, og skal ha vurdert om det likevel kan gis innsyn (meroffentlighet, offl. § 11).
    Verktøyet velger aldri hjemmelen.

    Gjør slik: vurder offentligheten når dokumentet er ferdig. Unntas noe, skriv hjemmelen med paragraf og en
    begrunnelse, og «meroffentlighet_vurdert: true» når det er gjort.

    Galt:
        status: endelig
        offentlighet: {status: unntatt, hjemmel: offentleglova}

    Riktig:
        status: endelig
        offentlighet:
          status: unntatt
          hjemmel: offl. § 23 tredje ledd
          begrunnelse: Innsyn ville skade konkurransen før tilbudsfristen er ute.
          meroffentlighet_vurdert: true
    """
    if not is_final(record):
        return
    publicity = record.publicity or Publicity()
    if publicity.status is PublicityStatus.IKKE_VURDERT and _must_be_assessed(record, dossier):
        state = "sendt" if isinstance(record, Letter) else "endelig"
        yield Finding(("offentlighet", "status"), f"{_called(record)} er {state}, men offentligheten er ikke vurdert.")
    if publicity.status in _EXEMPTED:
        yield from _faults_of_exemption(record, publicity, dossier)
    for path, withheld, part in withheld_parts(record):
        yield from _faults_of_basis(withheld.legal_basis, (*path, "skjermet", "hjemmel"), f"{part} er skjermet")


def _must_be_assessed(document: Letter | Meeting | Minutes, dossier: Dossier) -> bool:
    """OSM06 asks for it in minutes of an oppdragsstyringsmøte; the summary of a fagmøte and an invitation need none."""
    if isinstance(document, Minutes):
        return kind_of(document, dossier) in {MeetingKind.ETATSSTYRINGSMOTE, MeetingKind.KONTAKTMOTE}
    return isinstance(document, Letter)


def _faults_of_exemption(
    document: Letter | Meeting | Minutes, publicity: Publicity, dossier: Dossier
) -> Iterator[Finding]:
    state = f"{_called(document)} er {publicity.status.replace('_', ' ')}"
    yield from _faults_of_basis(publicity.legal_basis, ("offentlighet", "hjemmel"), state)
    is_osm = isinstance(document, Minutes) and kind_of(document, dossier) is MeetingKind.OPPDRAGSSTYRINGSMOTE
    # OSM06 asks for the reason in minutes of an oppdragsstyringsmøte.
    if not publicity.reason and not is_osm:
        yield Finding(("offentlighet", "begrunnelse"), f"{state}, men begrunnelsen mangler.")
    if not publicity.wider_access_considered:
        message = f"{state}, men det går ikke fram at meroffentlighet (offl. § 11) er vurdert."
        yield Finding(("offentlighet", "meroffentlighet_vurdert"), message, Severity.NOTE)


def _faults_of_basis(basis: str | None, path: YamlPath, state: str) -> Iterator[Finding]:
    if not basis:
        yield Finding(path, f"{state}, men hjemmelen mangler.")
    elif not _SECTION.search(basis):
        yield Finding(path, f"{state}, men hjemmelen {quoted(basis)} viser ikke til en paragraf (§).")


def withheld_parts(record: Record) -> Iterator[tuple[YamlPath, Withheld, str]]:
    """The parts of a document that are withheld: YAML path, legal basis, and what the part is called."""
    match record:
        case Letter():
            for i, chapter in enumerate(record.chapters):
                if chapter.withheld:
                    yield ("kapitler", i), chapter.withheld, f"Kapitlet {quoted(chapter.title)}"
        case Meeting():
            for i, planned in enumerate(record.agenda):
                if planned.withheld:
                    yield ("saksliste", i), planned.withheld, f"Sak {planned.number}"
        case Minutes():
            for i, item in enumerate(record.items):
                if item.withheld:
                    yield ("saker", i), item.withheld, f"Sak {item.number}"
                for j, point in enumerate(item.follow_up):
                    if point.withheld:
                        yield ("saker", i, "oppfølging", j), point.withheld, f"Oppfølgingspunkt {point.id}"


@rule("ARK05", "kan-ikke-offentliggjores", cites=["ES-13", "UF-8"], severity=Severity.ERROR)
def not_fit_for_publication(record: Letter | Meeting | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Dokumentet kan ikke offentliggjøres slik det står, eller er ikke publisert.

    Referater skrives så de kan offentliggjøres. Et dokument som er merket offentlig, kan ikke ha skjermede deler eller
    oppfølgingspunkter som ikke er offentlige, og filnavn kan ikke røpe navnet på en person. Er det klart for
    offentligheten, skal det også publiseres.

    Gjør slik: sett offentligheten til delvis_unntatt med hjemmel og begrunnelse når noe er skjermet, og ellers
    «offentlig: true» på hvert oppfølgingspunkt.

    Galt:
        status: endelig
        saker:
          - nr: 2
            oppfølging:
              - {id: op1, tekst: Foreslå tiltak i tertialrapport 1.}
        offentlighet: {status: offentlig}

    Riktig:
        status: endelig
        saker:
          - nr: 2
            oppfølging:
              - {id: op1, tekst: Foreslå tiltak i tertialrapport 1., offentlig: true}
        offentlighet: {status: offentlig}
        publisert: {dato: 2026-03-30, adresse: "https://eksempel.invalid/bre/2026-03-12-esm"}
    """
    if not is_public(record, dossier.meetings.get(record.id)):
        return
    yield from _people_in_file_names(record, dossier)
    if record.publicity is None or record.publicity.status is not PublicityStatus.OFFENTLIG:
        return
    document = _called(record)
    for path, _, part in withheld_parts(record):
        message = f"{part} er skjermet, men {document.lower()} er merket offentlig."
        yield Finding((*path, "skjermet"), message, on_key=True)
    if isinstance(record, Minutes):
        yield from _hidden_in_minutes(record, document.lower(), dossier)
    if not isinstance(record, Meeting) and record.published is None:
        yield from _not_published(record, dossier, limits)


def _people_in_file_names(document: Letter | Meeting | Minutes, dossier: Dossier) -> Iterator[Finding]:
    """What identifies people in the names that files go out under; the message does not repeat it."""
    known = known_names(dossier)
    for path, place, name, remedy in _file_names(document):
        for hit in _names_in(name, known):
            verb = "inneholder" if hit.level is Severity.ERROR else "kan inneholde"
            yield Finding(path, f"{place} {verb} et personnavn ({hit.evidence}).", hit.level, remedy=remedy)
        for hit in names.find_personal_data(name.replace("_", " "), known):
            if hit.level is Severity.ERROR:
                yield Finding(path, f"{place} inneholder {hit.evidence}.", remedy=remedy)


def _file_names(document: Letter | Meeting | Minutes) -> Iterator[tuple[YamlPath, str, str, str]]:
    """Names of files and what messages call them, with what to do about a bad one."""
    for i, attachment in enumerate(document.attachments if isinstance(document, Letter) else ()):
        place = f"Filnavnet til vedlegget {quoted(attachment.title)}"
        stem = _stem(attachment.file or "")
        yield ("vedlegg", i, "fil"), place, stem, "Gi filen et navn etter innholdet, og rett stien."
    if not isinstance(document, Meeting) and document.published and document.published.address:
        address = _ADDRESS.match(document.published.address)
        stem = _stem(unquote(address["path"])) if address else ""
        remedy = "Publiser dokumentet på en adresse etter innholdet, og rett adressen."
        yield ("publisert", "adresse"), "Nettadressen til dokumentet", stem, remedy


def _stem(path: str) -> str:
    """The name at the end of a path, without what tells the kind of file."""
    name = path.rstrip("/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _names_in(stem: str, known: names.Known) -> Iterator[names.Hit]:
    """The names in a file name. Where it tells nothing by its capitals, only what is beyond doubt without them."""
    words = " ".join(re.split(r"[\W_]+", stem))
    if words.islower() or words.isupper():
        found = names.find(words.title(), known)
        yield from (hit for hit in found if hit.level is Severity.ERROR and hit.evidence not in _BY_CAPITALS)
    else:
        yield from names.find(words, known)


def _hidden_in_minutes(minutes: Minutes, document: str, dossier: Dossier) -> Iterator[Finding]:
    """What a public edition of the minutes would leave out without the minutes saying so."""
    meeting = dossier.meetings.get(minutes.id)
    hidden = {planned.number for planned in meeting.agenda if planned.withheld} if meeting else set()
    for i, item in enumerate(minutes.items):
        if item.withheld:
            continue
        if item.number in hidden:
            message = f"Sak {item.number} er skjermet på sakslisten, men {document} er merket offentlig."
            yield Finding(("saker", i, "nr"), message)
            continue
        for j, point in enumerate(item.follow_up):
            if not point.public and not point.withheld:
                message = f"Oppfølgingspunkt {point.id} er ikke merket offentlig, men {document} er det."
                yield Finding(("saker", i, "oppfølging", j, "offentlig"), message)


def _not_published(document: Letter | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    day = _day_finished(document, dossier)
    due = shift(day, limits.publishing) if day else None
    message = f"{_called(document)} er offentlig, men ikke publisert{by(due)}."
    remedy = "Publiser dokumentet, og skriv dato og adresse i «publisert»."
    yield Finding(
        ("publisert",), message, Severity.WARNING,
        since=due, remedy=remedy, due=due, task=f"Publiser {_called(document).lower()}", owner=DEPARTMENT,
    )  # fmt: skip
