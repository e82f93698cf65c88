"""What an archive answers to a message, as both profiles send it. Nothing here knows the records."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from styring.diagnostics import UserError
from styring.filing.shapes import SYSTEM
from styring.filing.xml_reading import UnreadableXml, read
from styring.messages import quoted
from styring.records.base import OSLO

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIKS = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"
_FIKS_RECEIPT = f"{{{_FIKS}/arkivmelding/opprett/kvittering/v1}}arkivmeldingKvittering"
_FIKS_FAILURES = {f"{{{_FIKS}/feil/{name}/v1}}{name}" for name in ("ugyldigforespoersel", "serverfeil", "ikkefunnet")}
_EFORMIDLING = "{urn:no:difi:meldingsutveksling:2.0}arkivmelding_kvittering"
_APP_RECEIPT = "{http://www.arkivverket.no/Noark/Exchange/types}AppReceipt"
"""The receipt of the older exchange that eFormidling still carries."""
_MESSAGE_TYPE = "arkivmelding_kvittering"
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_LONGEST = 500
_OTHER = "Oppgi svaret fra arkivet: kvitteringen fra Fiks Arkiv (XML) eller eFormidling (JSON eller XML)."


class ReceiptError(UserError):
    """A receipt cannot be read, or its reference cannot be entered. ``message`` and ``remedy`` are Norwegian."""


@dataclass(frozen=True, slots=True)
class Registered:
    """The archive has the journal entry, and says where. What it does not say is ``None``.

    Attributes:
        key: the key that the message had (referanseEksternNoekkel): the identity of the record.
        entry_id: the systemID of the entry; some archives give it one of their own.
        case_number: the case as the archive writes it (mappeID).
        case: year and number of the case.
        journal_entry: the entry as the archive writes it (registreringsID).
        number_in_case: the number of the entry in its case (journalpostnummer).
        filed: the day that it was filed, or else entered in the journal; Norwegian time.
    """

    key: str | None
    entry_id: UUID | None
    case_number: str | None
    case: tuple[int, int] | None
    journal_entry: str | None
    number_in_case: int | None
    filed: date | None


@dataclass(frozen=True, slots=True)
class Received:
    """The archive has taken the message in, and has not said where. ``remarks`` is what it did say («Recno: 1»)."""

    is_warning: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The archive has not filed it. ``reason`` is in the archive's words, and may be empty."""

    reason: str


Answer: TypeAlias = Registered | Received | Failed


def read_receipt(content: bytes) -> Answer:
    """What a receipt says.

    Raises:
        ReceiptError: it is no receipt, cannot be read safely, or says what cannot be.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(content)
    try:
        root = read(content)
    except UnreadableXml as error:
        raise ReceiptError(f"Filen {error.message}", _OTHER) from error
    return _read_xml(root)


def _read_json(content: bytes) -> Answer:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReceiptError("Filen er ikke gyldig JSON.", _OTHER) from error
    receipt = document.get(_MESSAGE_TYPE, document)
    if not isinstance(receipt, dict) or "receiptType" not in receipt:
        raise ReceiptError(f"Filen er ikke en kvittering: {quoted(_MESSAGE_TYPE)} med receiptType mangler.", _OTHER)
    messages = receipt.get("messages")
    said = [each for each in messages if isinstance(each, dict)] if isinstance(messages, list) else []
    return _status(receipt["receiptType"], [(each.get("code"), each.get("text")) for each in said])


def _read_xml(root: _Element) -> Answer:
    local = _local(root)
    if local == "StandardBusinessDocument":
        inner = root.find(f".//{_EFORMIDLING}")
        root = root if inner is None else inner
    if root.tag == _FIKS_RECEIPT:
        return _registered(root)
    if root.tag in _FIKS_FAILURES:
        return _failed(root)
    if root.tag in {_EFORMIDLING, _APP_RECEIPT}:
        said = [each for each in root.iter("*") if _local(each) in {"message", "messages"}]
        pairs = [(each.get("code") or _text(each, "code"), _text(each, "text")) for each in said]
        return _status(root.get("type") or _text(root, "receiptType"), pairs)
    if local == "arkivmelding":
        raise ReceiptError("Filen er arkivmeldingen, ikke svaret på den.", _OTHER)
    raise ReceiptError(f"Filen er ikke en kvittering som styring kjenner: Den begynner med {quoted(local)}.", _OTHER)


def _status(status: object, messages: Sequence[tuple[object, object]]) -> Received | Failed:
    """What eFormidling tells: how it went, and what the archive said with a code."""
    remarks = tuple(": ".join(_shown(part) for part in pair if part) for pair in messages if any(pair))
    match status:
        case "OK" | "WARNING":
            return Received(status == "WARNING", remarks)
        case "ERROR":
            return Failed(" ".join(remarks))
        case "NOTSUPPORTED":
            return Failed(" ".join(("Arkivet tar ikke imot slike meldinger.", *remarks)))
        case _:
            raise ReceiptError(f"Kvitteringen har en status som styring ikke kjenner: {quoted(status)}.", _OTHER)


def _registered(root: _Element) -> Registered | Failed:
    for name in ("mappeFeilet", "registreringFeilet"):
        failed = root.find(f"{{*}}{name}")
        if failed is not None:
            return _failed(failed)
    entry, case = root.find("{*}registreringKvittering"), root.find("{*}mappeKvittering")
    if entry is None:
        raise ReceiptError(
            "Kvitteringen nevner ingen journalpost.",
            "Slå opp dokumentet i arkivet, og før inn referansen for hånd (--journalpost).",
        )
    year, number = _number(case, "saksaar"), _number(case, "sakssekvensnummer")
    return Registered(
        key=_key(entry),
        entry_id=_uuid(entry),
        case_number=_text(case, "mappeID"),
        case=(year, number) if year is not None and number is not None else None,
        journal_entry=_text(entry, "registreringsID"),
        number_in_case=_number(entry, "journalpostnummer"),
        filed=_day(entry, "arkivertDato") or _day(entry, "journaldato"),
    )


def _failed(element: _Element) -> Failed:
    reason, id = _text(element, "feilmelding"), _text(element, "feilId")
    return Failed(" ".join([*([_shown(reason)] if reason else []), *([f"(feil-id {_shown(id)})"] if id else [])]))


def _key(entry: _Element) -> str | None:
    key = entry.find("{*}referanseEksternNoekkel")
    ours = key is not None and (_text(key, "fagsystem") or "").casefold() == SYSTEM
    return _text(key, "noekkel") if ours else None


def _uuid(entry: _Element) -> UUID | None:
    try:
        return UUID(_text(entry, "systemID") or "")
    except ValueError:
        return None


def _number(element: _Element | None, name: str) -> int | None:
    text = _text(element, name)
    if text is None:
        return None
    if not _NUMBER.fullmatch(text):
        raise ReceiptError(
            f"Kvitteringen har {name} {quoted(text)}, som ikke er et tall.", "Be om en ny kvittering fra arkivet."
        )
    return int(text)


def _day(element: _Element, name: str) -> date | None:
    """A day, or the day of a moment in Norway; XML lets both have a time zone."""
    text = _text(element, name)
    if text is None:
        return None
    try:
        if "T" not in text:
            return date.fromisoformat(text[:10])
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(OSLO) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        message = f"Kvitteringen har {name} {quoted(text)}, som ikke er en dato."
        raise ReceiptError(message, "Be om en ny kvittering fra arkivet.") from None


def _text(element: _Element | None, name: str) -> str | None:
    """The text of a child, in whatever namespace; ``None`` if there is none or it is empty."""
    found = None if element is None else element.findtext(f"{{*}}{name}")
    return (found or "").strip() or None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _shown(text: object) -> str:
    """What somebody else wrote, on one line, of bearable length, and without what a terminal would obey."""
    line = " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
