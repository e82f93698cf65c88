"""Whether a record may be filed as it is now: what has been filed stands firm unless a correction says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from styring.dossier import Dossier
from styring.filing.entries import Prepared
from styring.messages import long_date
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.report import Report
from styring.rendering.stated import stated_by

_TELL = (
    "Skriv hva som er rettet, i «rettelser» med dato, så arkiveres dokumentet som en ny versjon. Er endringen en feil, "
    "før posten tilbake."
)
_INVITE_AGAIN = "Før posten tilbake, eller arkiver den nye innkallingen for hånd."


def is_as_filed(prepared: Prepared) -> bool:
    """Whether the main document is the one whose checksum the record has from the archive."""
    archive = prepared.record.archive
    return archive is not None and archive.sha256 == prepared.entry.documents[0].files[0].sha256


def is_changed_untold(prepared: Prepared) -> bool:
    """Whether the record's document was filed as another one, and no correction since then says so."""
    record = prepared.record
    if record.archive is None or record.archive.sha256 is None or is_as_filed(prepared):
        return False
    filed = record.archive.filed or prepared.entry.document_date
    corrections = () if isinstance(record, Meeting) else record.corrections
    return not any(correction.date >= filed for correction in corrections)


def told(prepared: Prepared) -> tuple[str, str]:
    """What is said of a record that was changed after it was filed, and what to do."""
    record = prepared.record
    day = record.archive.filed if record.archive else None
    when = f" {long_date(day)}" if day else ""
    if isinstance(record, Meeting):
        return f"Innkallingen er endret etter at den ble arkivert{when}.", _INVITE_AGAIN
    return f"Dokumentet er endret etter at det ble arkivert{when}, uten at posten sier det.", _TELL


def told_of_package(prepared: Prepared, name: str, present: Mapping[str, bytes]) -> tuple[str, str]:
    """What is said of a package that is there already and is another one, and what to do."""
    fingerprints = {stated_by(content).fingerprint for file, content in present.items() if file.endswith(".pdf")}
    if prepared.entry.fingerprint in fingerprints:
        return (
            f"Pakken {name} finnes fra før med annet innhold, selv om posten er uendret. Da er en mal, et vedlegg, en "
            "innstilling eller styring selv endret.",
            "Er pakken ikke sendt til arkivet, slett den og prøv igjen. Er den sendt, er dokumentet arkivert.",
        )
    remedy = _INVITE_AGAIN if isinstance(prepared.record, Meeting) else _TELL
    return (
        f"Posten er endret etter at pakken {name} ble laget, uten at den sier det.",
        f"{remedy} Er pakken ikke sendt til arkivet, kan du slette den og lage den på nytt.",
    )


def before_the_receipt(record: Letter | Meeting | Minutes, dossier: Dossier) -> Iterator[Dossier]:
    """The dossier as it may have been when the record was filed.

    Where the archive opened the case, it is the receipt that tells its number and system. Both are frozen afterwards,
    and the document shows the number, but what was filed could not have them.
    """
    archive = record.archive
    if archive is None:
        return
    for later in ({"case_number"}, {"system"}, {"case_number", "system"}):
        if all(getattr(archive, name) is not None for name in later):
            earlier = archive.model_copy(update=dict.fromkeys(later))
            yield with_record(dossier, record.model_copy(update={"archive": earlier}))


def with_record(dossier: Dossier, record: Letter | Meeting | Minutes | Report) -> Dossier:
    """The dossier with this record in the place of the one of its identity."""
    match record:
        case Report():
            return replace(dossier, reports={**dossier.reports, record.id: record})
        case Letter():
            return replace(dossier, letters={**dossier.letters, record.id: record})
        case Meeting():
            return replace(dossier, meetings={**dossier.meetings, record.id: record})
        case Minutes():
            return replace(dossier, minutes={**dossier.minutes, record.id: record})
