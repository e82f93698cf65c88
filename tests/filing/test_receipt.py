from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.filing.receipt import Failed, ReceiptError, Received, Registered, read_receipt
from tests.filing import receipts
from tests.filing.sample_entries import needs_xsds

OTHER = "Oppgi svaret fra arkivet: kvitteringen fra Fiks Arkiv (XML) eller eFormidling (JSON eller XML)."
WHOLE = Registered(
    key="bre/minutes/2026-03-12-esm",
    entry_id=UUID(receipts.ENTRY_ID),
    case_number="202600123",
    case=(2026, 123),
    journal_entry="202600123-12",
    number_in_case=12,
    filed=date(2026, 3, 30),
)
ERRORS = ("ugyldigforespoersel", "serverfeil", "ikkefunnet")


def refusal(content: bytes) -> str:
    with pytest.raises(ReceiptError) as caught:
        read_receipt(content)
    return caught.value.message


@needs_xsds
def test_the_receipts_of_these_tests_are_valid() -> None:
    assert receipts.is_valid(
        receipts.registered(saksaar=2026, sakssekvensnummer=123, journalpostnummer=12, journaldato="2026-03-30")
    )
    assert receipts.is_valid(receipts.registered(None, mappeID=None, registreringsID=None, arkivertDato=None))
    assert receipts.is_valid(receipts.partly_failed())
    assert receipts.is_valid(receipts.partly_failed("mappeFeilet"))
    assert [receipts.is_valid(receipts.failure(name), f"feilmelding.{name}") for name in ERRORS] == [True] * 3


def test_where_the_archive_has_it() -> None:
    assert read_receipt(receipts.registered(saksaar=2026, sakssekvensnummer=123, journalpostnummer=12)) == WHOLE


def test_what_a_receipt_does_not_say() -> None:
    bare = receipts.registered(
        None, systemID="123", mappeID=None, saksaar=2026, registreringsID=None, arkivertDato=None
    )
    assert read_receipt(bare) == Registered(None, None, None, None, None, None, None)


def test_the_key_of_another_system_is_not_ours() -> None:
    answer = read_receipt(receipts.registered(system="eByggesak"))
    assert isinstance(answer, Registered)
    assert answer.key is None


@pytest.mark.parametrize(
    ("filed", "journal_day", "day"),
    [
        ("2026-03-30T22:30:00Z", None, date(2026, 3, 31)),
        ("2026-03-30T23:30:00.1234567+01:00", None, date(2026, 3, 31)),
        ("2026-03-30T23:59:59", None, date(2026, 3, 30)),
        ("2026-03-30T10:00:00Z", "2026-04-01", date(2026, 3, 30)),
        (None, "2026-04-01", date(2026, 4, 1)),
        (None, "2026-04-01+02:00", date(2026, 4, 1)),
        (None, None, None),
    ],
)
def test_the_day_is_norwegian_and_that_of_filing_before_that_of_the_journal(
    filed: str | None, journal_day: str | None, day: date | None
) -> None:
    answer = read_receipt(receipts.registered(arkivertDato=filed, journaldato=journal_day))
    assert isinstance(answer, Registered)
    assert answer.filed == day


@given(
    day=st.dates(date(1900, 1, 2), date(2200, 1, 1)), year=st.integers(1900, 2200), number=st.integers(0, 999_999_999)
)
def test_what_is_written_is_read(day: date, year: int, number: int) -> None:
    content = receipts.registered(
        saksaar=year, sakssekvensnummer=number, arkivertDato=f"{day - timedelta(days=1)}T23:30:00Z"
    )
    answer = read_receipt(content)
    assert isinstance(answer, Registered)
    assert (answer.case, answer.filed) == ((year, number), day)


@pytest.mark.parametrize("name", ERRORS)
def test_a_message_that_failed(name: str) -> None:
    assert read_receipt(receipts.failure(name, " Ukjent\n arkivdel. ")) == Failed("Ukjent arkivdel. (feil-id f-1)")


@pytest.mark.parametrize("name", ["mappeFeilet", "registreringFeilet"])
def test_a_part_that_failed(name: str) -> None:
    assert read_receipt(receipts.partly_failed(name)) == Failed("Ukjent journalposttype. (feil-id f-2)")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        ("OK", Received(False, ("Recno: 315890",))),
        ("WARNING", Received(True, ("Recno: 315890",))),
        ("ERROR", Failed("Recno: 315890")),
        ("NOTSUPPORTED", Failed("Arkivet tar ikke imot slike meldinger. Recno: 315890")),
    ],
)
def test_eformidling_tells_how_it_went(status: str, answer: Received | Failed) -> None:
    assert read_receipt(receipts.eformidling(status)) == answer
    assert read_receipt(b"\xef\xbb\xbf\r\n" + receipts.eformidling(status)) == answer
    assert read_receipt(receipts.app_receipt(status)) == answer
    own = (
        '<arkivmelding_kvittering xmlns="urn:no:difi:meldingsutveksling:2.0">'
        f"<receiptType>{status}</receiptType><relatedToMessageId>1</relatedToMessageId>"
        "<messages><code>Recno</code><text>315890</text></messages></arkivmelding_kvittering>"
    )
    assert read_receipt(own.encode()) == answer
    envelope = f'<StandardBusinessDocument xmlns="http://www.unece.org/cefact">{own}</StandardBusinessDocument>'
    assert read_receipt(envelope.encode()) == answer


def test_messages_of_an_unexpected_kind_are_passed_over() -> None:
    assert read_receipt(receipts.eformidling("OK", "tekst")) == Received(False, ())
    assert read_receipt(receipts.eformidling("OK", [1, {"text": "Bare tekst"}, {}])) == Received(False, ("Bare tekst",))


def test_what_the_archive_says_cannot_command_the_terminal() -> None:
    hostile = [{"code": "\x1b[2J", "text": "a\u202eb\n" + "c" * 1000}]
    answer = read_receipt(receipts.eformidling("OK", hostile))
    assert isinstance(answer, Received)
    (remark,) = answer.remarks
    assert remark == "[2J: a b " + "c" * 495 + "…"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Filen er ikke gyldig XML."),
        (b"{", "Filen er ikke gyldig JSON."),
        (b'{"a": ' * 100_000, "Filen er ikke gyldig JSON."),
        (b'{"a": "\xff"}', "Filen er ikke gyldig JSON."),
        (b'{"status": {}}', "Filen er ikke en kvittering: «arkivmelding_kvittering» med receiptType mangler."),
        (
            b'{"arkivmelding_kvittering": 1}',
            "Filen er ikke en kvittering: «arkivmelding_kvittering» med receiptType mangler.",
        ),
        (receipts.eformidling("MAYBE"), "Kvitteringen har en status som styring ikke kjenner: «MAYBE»."),
        (receipts.eformidling(None), "Kvitteringen har en status som styring ikke kjenner: «None»."),
        (receipts.eformidling(["OK"]), "Kvitteringen har en status som styring ikke kjenner: «['OK']»."),
        (b"<html/>", "Filen er ikke en kvittering som styring kjenner: Den begynner med «html»."),
        (b"<arkivmelding/>", "Filen er arkivmeldingen, ikke svaret på den."),
        (receipts.of_fiks(""), "Kvitteringen nevner ingen journalpost."),
        (
            receipts.registered(saksaar="toogtyve", sakssekvensnummer=1),
            "Kvitteringen har saksaar «toogtyve», som ikke er et tall.",
        ),
        (receipts.registered(arkivertDato="i dag"), "Kvitteringen har arkivertDato «i dag», som ikke er en dato."),
        (
            receipts.registered(arkivertDato="0001-01-01T00:00:00+14:00"),
            "Kvitteringen har arkivertDato «0001-01-01T00:00:00+14:00», som ikke er en dato.",
        ),
        (
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "Filen har en dokumenttypedefinisjon (DOCTYPE). Den kan føre ut av filen, så filen blir ikke lest.",
        ),
    ],
)
def test_what_is_no_receipt(content: bytes, message: str) -> None:
    assert refusal(content).startswith(message.removesuffix("."))


def outcome(content: bytes) -> str:
    try:
        return type(read_receipt(content)).__name__
    except ReceiptError as error:
        return error.message


OUTCOMES = ("Registered", "Received", "Failed", "Filen ", "Kvitteringen ")


@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: b"{" + text.encode("utf-8", "replace")))
)
def test_whatever_the_file_it_is_read_or_refused(content: bytes) -> None:
    assert outcome(content).startswith(OUTCOMES)


@given(
    place=st.integers(0, len(receipts.registered())), put=st.sampled_from([b"", b"<", b"\x00", b"</", b"&a;", b"\xff"])
)
def test_a_damaged_receipt_is_read_or_refused(place: int, put: bytes) -> None:
    content = receipts.registered(saksaar=2026, sakssekvensnummer=123)
    assert outcome(content[:place] + put + content[place + 3 :]).startswith(OUTCOMES)
