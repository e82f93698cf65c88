"""Order, required elements and forms: what holds also where nobody has the XSDs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from styring.filing import schema
from styring.filing.shapes import SHAPES, Form, Part
from styring.filing.structure import faults_of_structure
from styring.filing.xml_reading import read
from styring.records.settings import ArchiveProfile
from tests.filing.sample_entries import EFORMIDLING, ENTRY, FIKS, WRITERS, XSDS, needs_xsds

WRONG = [
    pytest.param(
        FIKS,
        r"(<system>.*</system>)\s*(<antallFiler>.*</antallFiler>)",
        r"\2\1",
        "arkivmelding har system etter antallFiler, men skal ha det foran.",
        id="order",
    ),
    pytest.param(
        EFORMIDLING,
        r"(?s)(<basisregistrering.*</basisregistrering>)\s*(<saksdato>.*?</saksdato>)",
        r"\2\1",
        "arkivmelding/mappe har basisregistrering etter saksdato, men skal ha det foran.",
        id="order of eFormidling",
    ),
    pytest.param(FIKS, "<antallFiler>4</antallFiler>", "", "arkivmelding mangler antallFiler.", id="required"),
    pytest.param(
        EFORMIDLING,
        "<tilknyttetAv>Referent</tilknyttetAv>",
        "",
        "arkivmelding/mappe/basisregistrering/dokumentbeskrivelse[1] mangler tilknyttetAv.",
        id="required in eFormidling",
    ),
    pytest.param(
        FIKS,
        "<system>styring</system>",
        "<system>styring</system><system>styring</system>",
        "arkivmelding har system mer enn én gang.",
        id="twice",
    ),
    pytest.param(
        FIKS, "<system>", "<hei/><system>", "arkivmelding har elementet «hei», som ikke hører hjemme der.", id="unknown"
    ),
    pytest.param(
        FIKS,
        "<system>styring",
        "<system><b/>",
        "arkivmelding/system skal bare ha tekst i seg, men har elementet «b».",
        id="elements instead of text",
    ),
    pytest.param(
        FIKS,
        "<m:navn>Seksjonssjef</m:navn>",
        "<navn>Seksjonssjef</navn>",
        "arkivmelding/mappe/saksansvarlig har elementet «navn», som ikke hører hjemme der.",
        id="namespace",
    ),
    pytest.param(FIKS, 'xsi:type="saksmappe"', "", "arkivmelding/mappe skal ha xsi:type «saksmappe».", id="no type"),
    pytest.param(
        FIKS,
        'xsi:type="journalpost"',
        'xsi:type="m:journalpost"',
        "arkivmelding/registrering skal ha xsi:type «journalpost».",
        id="type of another namespace",
    ),
    pytest.param(FIKS, ">4<", ">fire<", "arkivmelding/antallFiler er «fire», og ikke et helt tall.", id="number"),
    pytest.param(
        FIKS, ">2026-01-02<", ">2026-02-30<", "arkivmelding/mappe/saksdato er «2026-02-30», og ikke en dato.", id="date"
    ),
    pytest.param(
        EFORMIDLING,
        "<tidspunkt>2026-03-27T",
        "<tidspunkt>27.3.2026 ",
        "arkivmelding/tidspunkt er «27.3.2026 00:00:00+01:00», og ikke et tidspunkt som 2026-03-12T09:00:00+01:00.",
        id="moment",
    ),
    pytest.param(
        EFORMIDLING,
        "<meldingId>.*<",
        "<meldingId>42<",
        "arkivmelding/meldingId er «42», og ikke en UUID.",
        id="uuid",
    ),
    pytest.param(
        FIKS,
        "<sjekksum>[0-9a-f]*",
        "<sjekksum>abc",
        "arkivmelding/registrering/dokumentbeskrivelse[1]/dokumentobjekt[1]/sjekksum er «abc», og ikke en SHA-256 med "
        "64 heksadesimale tegn.",
        id="checksum",
    ),
]


@pytest.mark.parametrize(("profile", "old", "new", "fault"), WRONG)
def test_it_is_told_what_is_wrong_and_where(profile: ArchiveProfile, old: str, new: str, fault: str) -> None:
    message, changes = re.subn(old, new, WRITERS[profile](ENTRY).decode(), count=1)
    assert changes == 1
    assert list(faults_of_structure(read(message.encode()), SHAPES[profile])) == [
        fault,
        *(["arkivmelding/mappe/saksansvarlig mangler navn."] if "elementet «navn»" in fault else []),
    ]


@needs_xsds
@pytest.mark.parametrize("profile", WRITERS)
def test_what_the_shape_demands_the_xsd_allows_and_what_the_xsd_demands_the_shape_has(profile: ArchiveProfile) -> None:
    """Taking out any element that the XSD cannot do without is a fault here too."""
    shape = SHAPES[profile]
    root = read(WRITERS[profile](ENTRY))
    judged = 0
    for element in list(root.iter("*"))[1:]:
        parent, at = element.getparent(), element.getroottree().getpath(element)
        assert parent is not None
        place = parent.index(element)
        parent.remove(element)
        without = list(faults_of_structure(root, shape))
        if _broken(root, profile):
            judged += 1
            assert without, at
        parent.insert(place, element)
    assert judged > 20


def _broken(root: object, profile: ArchiveProfile) -> bool:
    from lxml import etree

    assert isinstance(root, etree._Element)
    return bool(schema.validate(etree.tostring(root), profile, XSDS[profile]))


def _parts(part: Part) -> list[Part]:
    children = part.content if isinstance(part.content, tuple) else ()
    return [part, *(deeper for child in children for deeper in _parts(child))]


@pytest.mark.parametrize("profile", WRITERS)
def test_every_part_of_a_shape_is_written(profile: ArchiveProfile) -> None:
    message = WRITERS[profile](replace(ENTRY)).decode()
    for part in _parts(SHAPES[profile].root):
        assert f"{part.name}>" in message or f"<{part.name} " in message
        assert isinstance(part.content, Form) or part.content
