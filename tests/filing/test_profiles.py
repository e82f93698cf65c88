"""Both profiles: what is written is valid by the official XSDs, by two validators, and can be read back by others."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import xmlschema
from hypothesis import given

from styring.filing import checks, schema
from styring.filing.entry import Entry
from styring.filing.xml_reading import read
from styring.records.settings import ArchiveProfile
from tests.filing.sample_entries import (
    BARE,
    EFORMIDLING,
    ENTRY,
    FIKS,
    MAIN,
    WRITERS,
    XSDS,
    contents,
    entries,
    needs_xsds,
    texts,
)

both = pytest.mark.parametrize("profile", WRITERS)


@functools.cache
def _second_opinion(profile: ArchiveProfile) -> xmlschema.XMLSchema:
    """The XSD as a library reads it that shares no code with lxml."""
    return xmlschema.XMLSchema(str(XSDS[profile] / schema.ENTRY_POINTS[profile]), allow="local")


def _read(profile: ArchiveProfile, entry: Entry) -> dict[str, Any]:
    """The message as that library understands it: elements by name without their namespace, values by their type."""
    decoded = _second_opinion(profile).to_dict(WRITERS[profile](entry).decode("utf-8"))
    plain = _plain(decoded)
    assert isinstance(plain, dict)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key).rpartition(":")[2]: _plain(inner) for key, inner in value.items() if not key.startswith("@")}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


@needs_xsds
@both
@given(entry=entries())
def test_whatever_the_entry_its_message_is_valid(profile: ArchiveProfile, entry: Entry) -> None:
    assert schema.validate(WRITERS[profile](entry), profile, XSDS[profile]) == ()


@both
@given(entry=entries())
def test_whatever_the_entry_the_checks_are_silent(profile: ArchiveProfile, entry: Entry) -> None:
    assert checks.check(WRITERS[profile](entry), contents(entry), profile) == ()


@needs_xsds
@both
@pytest.mark.parametrize("entry", [ENTRY, BARE], ids=["full", "bare"])
def test_a_second_validator_agrees(profile: ArchiveProfile, entry: Entry) -> None:
    _second_opinion(profile).validate(WRITERS[profile](entry).decode("utf-8"))


@needs_xsds
def test_another_reader_finds_the_files_in_fiks_arkiv() -> None:
    message = _read(FIKS, ENTRY)
    main, attachment = message["registrering"]["dokumentbeskrivelse"]
    assert message["antallFiler"] == 4
    assert message["registrering"]["referanseForelderMappe"]["systemID"] == message["mappe"]["systemID"]
    assert message["registrering"]["referanseEksternNoekkel"] == {"fagsystem": "styring", "noekkel": ENTRY.identity}
    assert [main["tilknyttetRegistreringSom"]["kode"], attachment["tilknyttetRegistreringSom"]["kode"]] == ["H", "V"]
    assert [
        (file["variantformat"]["kode"], file["referanseDokumentfil"], file["sjekksum"], file["filstoerrelse"])
        for file in main["dokumentobjekt"]
    ] == [(file.variant.value, file.name, file.sha256, file.size) for file in MAIN.files]


@needs_xsds
def test_another_reader_finds_the_entry_in_eformidling() -> None:
    message = _read(EFORMIDLING, ENTRY)
    [case] = message["mappe"]
    [entry] = case["basisregistrering"]
    assert case["mappeID"] == "202600123"
    assert entry["referanseForelderMappe"] == case["systemID"]
    assert (entry["tittel"], entry["offentligTittel"]) == (ENTRY.title, ENTRY.public_title)
    assert entry["journalstatus"] == "Ferdigstilt fra saksbehandler"
    assert entry["skjerming"]["skjermingshjemmel"] == "offl. § 14 første ledd"
    assert [party["korrespondanseparttype"] for party in entry["korrespondansepart"]] == [
        "Intern avsender",
        "Mottaker",
    ]


@both
def test_the_same_entry_gives_the_same_bytes(profile: ArchiveProfile) -> None:
    assert WRITERS[profile](ENTRY) == WRITERS[profile](replace(ENTRY))


@both
def test_a_new_version_keeps_its_ids(profile: ArchiveProfile) -> None:
    newer = replace(ENTRY, fingerprint="e" * 64, documents=(replace(MAIN, version=2),))
    before, after = WRITERS[profile](ENTRY), WRITERS[profile](newer)
    assert f"<systemID>{ENTRY.id}</systemID>".encode() in before
    assert f"<systemID>{ENTRY.id}</systemID>".encode() in after
    assert b"<versjonsnummer>2</versjonsnummer>" in after


def test_two_versions_are_two_messages_of_eformidling() -> None:
    newer = replace(ENTRY, fingerprint="e" * 64)
    before, after = (WRITERS[EFORMIDLING](entry).decode() for entry in (ENTRY, newer))
    assert [line for line in before.splitlines() if line not in after] == [
        "  <meldingId>8c0ad207-2edb-55db-94cc-6764d7836d9a</meldingId>"
    ]


@both
@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Mål & <resultat>", "<tittel>Mål &amp; &lt;resultat&gt;</tittel>"),
        ("]]> &lol; <!-- x -->", "<tittel>]]&gt; &amp;lol; &lt;!-- x --&gt;</tittel>"),
        ("A\x00B\x1bC", "<tittel>A\ufffdB\ufffdC</tittel>"),
        ("A\ud800B\uffff", "<tittel>A\ufffdB\ufffd</tittel>"),
        ("Á 🚲 åÅ", "<tittel>Á 🚲 åÅ</tittel>"),
        ("æ" * 100_000, f"<tittel>{'æ' * 100_000}</tittel>"),
    ],
    ids=["markup", "more markup", "control characters", "half a character", "letters", "very long"],
)
def test_text_stays_text(profile: ArchiveProfile, title: str, written: str) -> None:
    entry = replace(ENTRY, title=title)
    message = WRITERS[profile](entry)
    assert written in message.decode("utf-8")
    assert checks.check(message, contents(entry), profile) == ()


@both
@given(title=texts)
def test_any_text_can_be_read_back(profile: ArchiveProfile, title: str) -> None:
    root = read(WRITERS[profile](replace(ENTRY, title=title)))
    [found] = root.iterfind(".//{*}journalposttype/../{*}tittel")
    assert found.text == "".join(letter if _is_of_xml(ord(letter)) else "\ufffd" for letter in title)


def _is_of_xml(point: int) -> bool:
    """Char of XML 1.0 (2.2)."""
    return point in {9, 10, 13} or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000


@both
def test_what_is_not_there_is_left_out(profile: ArchiveProfile) -> None:
    message = WRITERS[profile](BARE).decode()
    for name in ("mappeID", "sendtDato", "offentlighetsvurdertDato", "skjerming", "korrespondansepart"):
        assert f"<{name}" not in message
    assert message.count("<offentligTittel>") == 1  # of the case


def test_what_is_withheld_is_told_in_the_words_of_the_profile() -> None:
    assert b"skjermingMetadata" not in WRITERS[FIKS](ENTRY)
    message = WRITERS[EFORMIDLING](ENTRY).decode()
    assert "<skjermingMetadata>Skjerming tittel registrering - utvalgte ord</skjermingMetadata>" in message
    assert "<skjermingDokument>Skjerming av deler av dokumentet</skjermingDokument>" in message
    assert ENTRY.withholding
    open_title = replace(ENTRY, withholding=replace(ENTRY.withholding, whole=True, title=False))
    message = WRITERS[EFORMIDLING](open_title).decode()
    assert "<skjermingMetadata>Ingen metadata er skjermet</skjermingMetadata>" in message
    assert "<skjermingDokument>Skjerming av hele dokumentet</skjermingDokument>" in message
