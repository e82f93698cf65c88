"""What is wrong of a message that its XSD would let pass, and what must not make the checks stumble."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.filing import checks, schema
from styring.filing.codes import Codes
from styring.filing.entry import Code
from styring.records.settings import ArchiveProfile
from tests.filing.sample_entries import EFORMIDLING, ENTRY, FIKS, WRITERS, XSDS, contents, needs_xsds

Change = Callable[[str], str]
ALL = (FIKS, EFORMIDLING)
FILES = contents(ENTRY)
OTHER_ID = "12345678-1234-5678-9234-567812345678"


def _put(old: str, new: str, times: int = 1) -> Change:
    def change(message: str) -> str:
        assert old in message
        return message.replace(old, new, times)

    return change


@dataclass(frozen=True)
class Spoiled:
    """A message with one thing wrong, or the right message with one file wrong."""

    name: str
    faults: tuple[str, ...]
    both: Change | None = None
    fiks: Change | None = None
    eformidling: Change | None = None
    files: Mapping[str, bytes] | None = None

    @property
    def profiles(self) -> list[tuple[ArchiveProfile, Change]]:
        changes = ((FIKS, self.both or self.fiks), (EFORMIDLING, self.both or self.eformidling))
        return [(profile, change) for profile, change in changes if change]


def _untouched(message: str) -> str:
    return message


SPOILED = [
    Spoiled(
        "number of files",
        ("antallFiler er 3, men meldingen viser til 4 filer.",),
        both=(_put("<antallFiler>4", "<antallFiler>3")),
    ),
    Spoiled(
        "a file that is not in the package",
        ("Filen «vedlegg.pdf» er ikke i pakken.",),
        both=_untouched,
        files={name: content for name, content in FILES.items() if name != "vedlegg.pdf"},
    ),
    Spoiled(
        "a file that is not in the message",
        ("Filen «notat.txt» er i pakken, men ikke i meldingen.",),
        both=_untouched,
        files={**FILES, "notat.txt": b"x"},
    ),
    Spoiled(
        "two references to a file",
        ("Meldingen viser til filen «referat.pdf» 2 ganger.", "Filen «REFERAT.PDF» er ikke i pakken."),
        both=(_put("<referanseDokumentfil>vedlegg.pdf", "<referanseDokumentfil>REFERAT.PDF")),
        files={name: content for name, content in FILES.items() if name != "vedlegg.pdf"},
    ),
    Spoiled(
        "a file outside the package",
        ("Filnavnet «../vedlegg.pdf» kan bare ha bokstavene a–z, tall, bindestrek, understrek og punktum.",),
        both=(_put("<referanseDokumentfil>vedlegg.pdf", "<referanseDokumentfil>../vedlegg.pdf")),
        files={name: content for name, content in FILES.items() if name != "vedlegg.pdf"},
    ),
    Spoiled(
        "checksum",
        ("Sjekksummen til «referat.docx» stemmer ikke med filen.",),
        fiks=_untouched,
        files={**FILES, "referat.docx": b"PK q"},
    ),
    Spoiled(
        "kind of checksum",
        ("Sjekksummen til «referat.pdf» er regnet ut med «MD5», men skal være SHA-256.",),
        fiks=_put("<sjekksumAlgoritme>SHA-256", "<sjekksumAlgoritme>MD5"),
    ),
    Spoiled(
        "size",
        ("«referat.docx» er 4 byte, men meldingen sier 5.",),
        fiks=_put("<filstoerrelse>4<", "<filstoerrelse>5<"),
    ),
    Spoiled(
        "no main document",
        ("Journalposten har ingen hoveddokumenter, men skal ha ett.",),
        fiks=_put("<m:kode>H</m:kode>", "<m:kode>V</m:kode>"),
        eformidling=_put("<tilknyttetRegistreringSom>Hoveddokument", "<tilknyttetRegistreringSom>Vedlegg"),
    ),
    Spoiled(
        "two main documents",
        ("Journalposten har 2 hoveddokumenter, men skal ha ett.",),
        fiks=_put("<m:kode>V</m:kode>", "<m:kode>H</m:kode>"),
        eformidling=_put("<tilknyttetRegistreringSom>Vedlegg", "<tilknyttetRegistreringSom>Hoveddokument"),
    ),
    Spoiled(
        "numbers of the documents",
        ("Dokumentene har nummer 1 og 1, men skal telles fra 1.",),
        both=(_put("<dokumentnummer>2", "<dokumentnummer>1")),
    ),
    Spoiled(
        "two files for one purpose",
        ("Dokument 1 har 2 filer med variant «A» og versjon 1.",),
        fiks=_put("<m:kode>P</m:kode>", "<m:kode>A</m:kode>"),
    ),
    Spoiled(
        "no archive format",
        ("Dokument 1 er hoveddokumentet, men har ingen fil i arkivformat.",),
        fiks=_put("<m:kode>A</m:kode>", "<m:kode>S</m:kode>"),
    ),
    Spoiled(
        "redacted without a ground",
        ("Dokument 1 har en fil der noe er skjermet, men ingen skjerming med hjemmel.",),
        both=(lambda message: re.sub(r"(?s)\s*<skjerming>.*?</skjerming>", "", message)),
    ),
    Spoiled(
        "parent",
        (
            f"Journalposten viser til mappen «{OTHER_ID}», men mappen i meldingen er "
            "«00000000-0000-5000-8000-000000000001».",
        ),
        fiks=_put("<m:systemID>00000000-0000-5000-8000-000000000001", f"<m:systemID>{OTHER_ID}"),
        eformidling=_put(
            "<referanseForelderMappe>00000000-0000-5000-8000-000000000001", f"<referanseForelderMappe>{OTHER_ID}"
        ),
    ),
    Spoiled(
        "number of the case",
        ("Journalposten viser til en mappe med mappeID «202600124», men mappen i meldingen har «202600123».",),
        fiks=_put("<m:mappeID>202600123", "<m:mappeID>202600124"),
    ),
    Spoiled(
        "key of the case",
        ("Journalposten viser til en mappe med nøkkel «bre/2025», men mappen i meldingen har «bre/2026».",),
        fiks=lambda message: message[::-1].replace("bre/2026"[::-1], "bre/2025"[::-1], 1)[::-1],
    ),
    Spoiled(
        "ids used twice",
        ("systemID «00000000-0000-5000-8000-000000000003» er brukt 2 ganger.",),
        both=(_put("00000000-0000-5000-8000-000000000004", "00000000-0000-5000-8000-000000000003")),
    ),
    Spoiled(
        "braces around an id",
        (
            "arkivmelding/mappe/basisregistrering/systemID er «{00000000-0000-5000-8000-000000000002}», "
            "og ikke en UUID.",
        ),
        eformidling=lambda message: message.replace(
            "00000000-0000-5000-8000-000000000002", "{00000000-0000-5000-8000-000000000002}"
        ),
    ),
    Spoiled(
        "closed code list",
        (
            "journalstatus «Q» er ikke på kodelisten. "
            "Er det en av arkivets egne koder, skriv den under arkiv.koder.journalstatus i styring.yaml.",
        ),
        fiks=lambda message: re.sub(r"(?s)(<journalstatus>\s*<m:kode>)F", r"\1Q", message),
    ),
    Spoiled(
        "the archive's code list",
        (
            "dokumenttype «REF» er ikke på kodelisten. "
            "Er det en av arkivets egne koder, skriv den under arkiv.koder.dokumenttype i styring.yaml.",
        ),
        fiks=_put("PROTOKOLL", "REF"),
        eformidling=_put("<dokumenttype>Protokoll", "<dokumenttype>REF"),
    ),
    Spoiled(
        "no time zone",
        (
            "arkivmelding/registrering/sendtDato er «2026-03-30T00:00:00», uten tidssone. "
            "Skriv for eksempel 2026-03-30T00:00:00+01:00.",
        ),
        fiks=_put("2026-03-30T00:00:00+02:00", "2026-03-30T00:00:00"),
    ),
    Spoiled(
        "a date with a time zone",
        ("arkivmelding/mappe/saksdato er «2026-01-02+01:00», og ikke en dato.",),
        both=(_put("<saksdato>2026-01-02", "<saksdato>2026-01-02+01:00")),
    ),
    Spoiled(
        "sent before it was written",
        ("sendtDato er 2026-03-26, som er før dokumentetsDato 2026-03-27.",),
        both=(_put("<sendtDato>2026-03-30T00:00:00+02:00", "<sendtDato>2026-03-26T00:00:00+01:00")),
    ),
    Spoiled(
        "entered before it was written",
        ("journaldato er 2026-03-26, som er før dokumentetsDato 2026-03-27.",),
        eformidling=_put("<journaldato>2026-03-27", "<journaldato>2026-03-26"),
    ),
    Spoiled(
        "final before it was drafted",
        (
            "Dokument 1 er opprettet 2026-03-28 og knyttet til journalposten 2026-03-27, som er opprettet 2026-03-27. "
            "Datoene skal komme i den rekkefølgen.",
            "Filen «referat.pdf» er eldre enn dokument 1.",
            "Filen «referat.docx» er eldre enn dokument 1.",
            "Filen «referat-offentlig.pdf» er eldre enn dokument 1.",
        ),
        both=(_put("<opprettetDato>2026-03-17T", "<opprettetDato>2026-03-28T")),
    ),
    Spoiled(
        "filed before it was final",
        (
            "Dokument 1 er opprettet 2026-03-17 og knyttet til journalposten 2026-03-29, som er opprettet 2026-03-27. "
            "Datoene skal komme i den rekkefølgen.",
        ),
        both=(_put("<tilknyttetDato>2026-03-27T00:00:00+01:00", "<tilknyttetDato>2026-03-29T00:00:00+01:00")),
    ),
    Spoiled(
        "a document of tomorrow",
        (
            "sendtDato er 2026-03-30, som er før dokumentetsDato 2026-04-01.",
            "Journalposten er opprettet 2026-03-27, som er før dokumentetsDato 2026-04-01.",
        ),
        fiks=_put("<dokumentetsDato>2026-03-27", "<dokumentetsDato>2026-04-01"),
    ),
    Spoiled(
        "blank text",
        ("arkivmelding/registrering/tittel er tomt.",),
        fiks=_put("<tittel>Referat – etatsstyringsmøte 12. mars 2026", "<tittel>   "),
    ),
    Spoiled(
        "no checksum",
        ("arkivmelding/registrering/dokumentbeskrivelse[2]/dokumentobjekt[1] mangler sjekksum.",),
        fiks=lambda message: re.sub(r"(?s)(.*)<sjekksum>.*?</sjekksum>", r"\1", message),
    ),
    Spoiled(
        "what styring never writes",
        ("arkivmelding/registrering har elementet «beskrivelse», som ikke hører hjemme der.",),
        fiks=_put(
            "<offentligTittel>Referat – etatsstyringsmøte</offentligTittel>",
            "<offentligTittel>Referat – etatsstyringsmøte</offentligTittel><beskrivelse>hemmelig</beskrivelse>",
        ),
    ),
    Spoiled(
        "text between the elements",
        ("arkivmelding har tekst mellom elementene.",),
        eformidling=_put("<system>", "hemmelig<system>"),
    ),
]
CASES = [
    pytest.param(spoiled, profile, change, id=f"{spoiled.name}-{profile}")
    for spoiled in SPOILED
    for profile, change in spoiled.profiles
]


@pytest.mark.parametrize(("spoiled", "profile", "change"), CASES)
def test_one_fault_is_found_and_no_other(spoiled: Spoiled, profile: ArchiveProfile, change: Change) -> None:
    message = change(WRITERS[profile](ENTRY).decode())
    files = FILES if spoiled.files is None else spoiled.files
    assert checks.check(message.encode(), files, profile) == spoiled.faults


@needs_xsds
@pytest.mark.parametrize(("spoiled", "profile", "change"), CASES)
def test_the_xsd_lets_it_pass(spoiled: Spoiled, profile: ArchiveProfile, change: Change) -> None:
    message = change(WRITERS[profile](ENTRY).decode())
    assert schema.validate(message.encode(), profile, XSDS[profile]) == ()


def test_the_archives_own_codes_are_known_when_they_are_given() -> None:
    main, attachment = ENTRY.documents
    entry = replace(ENTRY, documents=(replace(main, type=Code("REF", "Møtereferat")), attachment))
    own = Codes.extended({"dokumenttype": {"REF": "Møtereferat"}})
    for profile in ALL:
        message = WRITERS[profile](entry)
        assert len(checks.check(message, FILES, profile)) == 1
        assert checks.check(message, FILES, profile, own) == ()


def test_codes_are_not_judged_when_nobody_knows_them() -> None:
    entry = replace(ENTRY, status=Code("Q", "Kvittert"))
    for profile in ALL:
        assert checks.check(WRITERS[profile](entry), FILES, profile, codes=None) == ()


def test_the_archives_words_for_a_code_are_taken() -> None:
    assert ENTRY.withholding
    withholding = replace(ENTRY.withholding, restriction=Code("UO", "Unntatt etter offentleglova"))
    entry = replace(ENTRY, withholding=withholding)
    own = Codes.extended({"tilgangsrestriksjon": {"UO": "Unntatt etter offentleglova", "XX": "Midlertidig sperret"}})
    own_documents = replace(entry, documents=tuple(replace(each, withholding=None) for each in entry.documents))
    for profile in ALL:
        assert checks.check(WRITERS[profile](own_documents), FILES, profile, own) == ()


def test_an_entry_without_documents_cannot_be_filed() -> None:
    for profile, path in ((FIKS, "registrering"), (EFORMIDLING, "mappe/basisregistrering")):
        message = WRITERS[profile](replace(ENTRY, documents=()))
        assert checks.check(message, {}, profile) == (f"arkivmelding/{path} mangler dokumentbeskrivelse.",)


def test_the_other_profiles_message_is_not_this_ones() -> None:
    message = WRITERS[FIKS](ENTRY)
    assert checks.check(message, FILES, EFORMIDLING) == (
        "Filen er ingen arkivmelding i denne profilen: den begynner med «arkivmelding» fra et annet navnerom.",
    )


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (b"", "arkivmelding.xml er ikke gyldig XML (linje 1, kolonne 1)."),
        (
            b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
            "arkivmelding.xml har en dokumenttypedefinisjon (DOCTYPE). "
            "Den kan føre ut av filen, så filen blir ikke lest.",
        ),
        (
            b"<arkivmelding/>",
            "Filen er ingen arkivmelding i denne profilen: den begynner med «arkivmelding» fra et annet navnerom.",
        ),
        (b"<brev/>", "Filen er ingen arkivmelding i denne profilen: den begynner med «brev» og ikke «arkivmelding»."),
    ],
    ids=["empty", "external entity", "no namespace", "something else"],
)
def test_what_is_no_message_is_told_as_such(message: bytes, fault: str) -> None:
    for profile in ALL:
        assert checks.check(message, {}, profile) == (fault,)


_LINES = {profile: writer(ENTRY).decode().splitlines(keepends=True) for profile, writer in WRITERS.items()}


@given(profile=st.sampled_from(ALL), data=st.data())
def test_no_damage_makes_the_checks_stumble(profile: ArchiveProfile, data: st.DataObject) -> None:
    """Lines taken out, doubled, moved and filled with anything: faults or none, never an exception."""
    lines = list(_LINES[profile])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(1, len(lines) - 1))
        match data.draw(st.sampled_from(["out", "twice", "move", "text", "bytes"])):
            case "out":
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(data.draw(st.integers(1, len(lines) - 1)), lines.pop(at))
            case "text":
                lines[at] = re.sub(">[^<]*<", f">{data.draw(st.text('09-:T+Z{}aæ ', max_size=25))}<", lines[at])
            case _:
                lines[at] = data.draw(st.text(max_size=10))
    message = "".join(lines).encode("utf-8", "surrogatepass")
    assert all(isinstance(fault, str) for fault in checks.check(message, FILES, profile))
