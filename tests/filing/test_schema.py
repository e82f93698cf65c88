"""Validation by the archive's copy of the XSDs: what it says, and what it refuses to use."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from styring.filing import schema
from styring.filing.schema import ENTRY_POINTS, UnusableSchema
from styring.records.settings import ArchiveProfile
from tests.filing.sample_entries import EFORMIDLING, ENTRY, FIKS, WRITERS, XSDS, needs_xsds

SMALL = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{}<xs:element name="arkivmelding"/></xs:schema>"""


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        Path(tmp_path, f"{name}.xsd").write_text(content, encoding="utf-8")
    return tmp_path


def test_without_a_folder_nothing_is_judged() -> None:
    assert schema.validate(b"<brev/>", FIKS, None) == ()


@needs_xsds
@pytest.mark.parametrize(
    ("profile", "old", "new", "faults"),
    [
        (
            FIKS,
            r"\s*<antallFiler>4</antallFiler>",
            "",
            ["Linje 4: mappe er ikke ventet her. Skjemaet venter regel eller antallFiler."],
        ),
        (FIKS, ">4<", ">fire<", ["Linje 4: antallFiler har en verdi skjemaet ikke godtar: «fire»."]),
        (FIKS, "<tittel>Porteføljeoversikt", "<tittel>", ["Linje 140: tittel er tomt."]),
        (FIKS, "<mappe ", '<mappe hei="1" ', ["Linje 5: mappe har et attributt skjemaet ikke kjenner."]),
        (
            FIKS,
            '"journalpost"',
            '"notat"',
            [
                "Linje 26: registrering har en xsi:type skjemaet ikke kjenner.",
                "Linje 191: journalposttype er ikke ventet her.",
            ],
        ),
        (FIKS, "</mappe>", "hemmelig</mappe>", ["Linje 5: mappe har tekst mellom elementene."]),
        (FIKS, "<system>styring", "<system><b/>", ["Linje 3: system skal bare ha tekst i seg."]),
        (EFORMIDLING, "Arkivformat", "Arkiv", ["Linje 44: variantformat har en verdi skjemaet ikke godtar: «Arkiv»."]),
        (EFORMIDLING, r"\s*<saksstatus>.*</saksstatus>", "", ["Linje 7: mappe mangler journalenhet eller saksstatus."]),
        (EFORMIDLING, "(?s)<arkivmelding.*", "<brev/>", ["Linje 2: brev er ikke noe skjemaet kjenner."]),
        (EFORMIDLING, "(?s)<arkivmelding.*", "<brev>", ["arkivmelding.xml er ikke gyldig XML (linje 2, kolonne 7)."]),
    ],
)
def test_breaches_are_told_in_norwegian(profile: ArchiveProfile, old: str, new: str, faults: list[str]) -> None:
    message, changes = re.subn(old, new, WRITERS[profile](ENTRY).decode(), count=1)
    assert changes == 1
    assert list(schema.validate(message.encode(), profile, XSDS[profile])) == faults


@needs_xsds
def test_so_many_breaches_are_counted() -> None:
    message = WRITERS[EFORMIDLING](ENTRY).decode()
    extra = "".join(f"\n<mappe><systemID>{number}</systemID></mappe>" for number in range(30))
    faults = schema.validate(
        message.replace("</arkivmelding>", f"{extra}</arkivmelding>").encode(), EFORMIDLING, XSDS[EFORMIDLING]
    )
    assert len(faults) == 21
    assert faults[-1].endswith("brudd til på skjemaet.")


@needs_xsds
def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    for profile in WRITERS:
        folder = tmp_path / f"arkivets skjemaer (æøå) 100% #{profile}"
        shutil.copytree(XSDS[profile], folder)
        assert schema.validate(WRITERS[profile](ENTRY), profile, folder) == ()


@needs_xsds
def test_a_folder_of_the_other_profile_is_refused() -> None:
    with pytest.raises(UnusableSchema) as caught:
        schema.validate(b"<a/>", FIKS, XSDS[EFORMIDLING])
    assert caught.value.message == f"Fant ikke skjemaet {ENTRY_POINTS[FIKS]} i {XSDS[EFORMIDLING].resolve()}."
    assert caught.value.remedy == "Hent skjemaene på nytt fra der arkivet eller leverandøren har dem, hele mappen."


def test_a_missing_part_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, arkivmelding=SMALL.format('<xs:include schemaLocation="./resten.xsd"/>'))
    with pytest.raises(UnusableSchema) as caught:
        schema.validate(b"<a/>", EFORMIDLING, folder)
    assert caught.value.message == f"Fant ikke skjemaet resten.xsd i {folder.resolve()}."


@pytest.mark.parametrize(
    "location",
    ["https://example.invalid/a.xsd", "../a.xsd", "/etc/passwd", "file:///etc/passwd", "a/b.xsd", r"..\a.xsd"],
)
def test_nothing_is_fetched_from_elsewhere(tmp_path: Path, location: str) -> None:
    folder = _folder(tmp_path, arkivmelding=SMALL.format(f'<xs:import namespace="x" schemaLocation="{location}"/>'))
    with pytest.raises(UnusableSchema) as caught:
        schema.validate(b"<a/>", EFORMIDLING, folder)
    assert caught.value.message == f"Skjemaet arkivmelding.xsd henter «{location}» utenfor mappen."


def test_a_part_with_entities_is_refused(tmp_path: Path) -> None:
    dtd = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    folder = _folder(
        tmp_path,
        arkivmelding=SMALL.format('<xs:include schemaLocation="resten.xsd"/>'),
        resten=dtd + SMALL.format("<xs:annotation><xs:documentation>&e;</xs:documentation></xs:annotation>"),
    )
    with pytest.raises(UnusableSchema) as caught:
        schema.validate(b"<a/>", EFORMIDLING, folder)
    assert caught.value.message == (
        "Skjemaet resten.xsd har en dokumenttypedefinisjon (DOCTYPE). "
        "Den kan føre ut av filen, så filen blir ikke lest."
    )


def test_what_is_no_schema_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, arkivmelding="<a/>")
    with pytest.raises(UnusableSchema) as caught:
        schema.validate(b"<a/>", EFORMIDLING, folder)
    assert caught.value.message == "Skjemaet arkivmelding.xsd lar seg ikke bruke."


def test_schemas_that_include_one_another_are_read_once(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        arkivmelding=SMALL.format('<xs:include schemaLocation="resten.xsd"/>'),
        resten=SMALL.format('<xs:include schemaLocation="arkivmelding.xsd"/>').replace(
            'arkivmelding"/></xs:s', 'annet"/></xs:s'
        ),
    )
    assert schema.validate(b"<arkivmelding/>", EFORMIDLING, folder) == ()
