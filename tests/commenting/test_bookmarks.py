from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from styring.commenting.bookmarks import Place, SentDraft, paragraph_text, read_places, write_places

SENT = SentDraft("bre/minutes/2026-03-12-esm", "ab" * 32, (Place("styring_1", "saker.1.omtale", "En.\nTo."),))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(parts: dict[str, bytes]) -> zipfile.ZipFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return zipfile.ZipFile(buffer)


LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)
PLACES = st.builds(Place, LETTERS, LETTERS, st.lists(LETTERS, min_size=1).map("\n".join))


@given(
    st.builds(
        SentDraft, LETTERS, LETTERS, st.lists(PLACES).map(tuple), st.lists(st.tuples(LETTERS, LETTERS)).map(tuple)
    )
)
def test_what_is_written_is_read(sent: SentDraft) -> None:
    with package({"customXml/item1.xml": write_places(sent)}) as archive:
        assert read_places(archive) == sent


def test_the_part_is_known_by_its_namespace_whatever_it_is_called() -> None:
    parts = {
        "customXml/item1.xml": b"<Sources xmlns='urn:other'/>",
        "customXml/item2.xml": b"not XML",
        "customXml/item37.xml": write_places(SENT),
        "customXml/itemProps1.xml": b"<a/>",
    }
    with package(parts) as archive:
        assert read_places(archive) == SENT


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": write_places(SENT)},
        {"customXml/item1.xml": b'<!DOCTYPE a [<!ENTITY x "y">]>' + write_places(SENT).split(b"?>")[1]},
        {"customXml/item1.xml": b"<steder/>"},
    ],
    ids=["nothing", "elsewhere", "with a DTD", "without namespace"],
)
def test_a_file_may_tell_nothing(parts: dict[str, bytes]) -> None:
    with package(parts) as archive:
        assert read_places(archive) is None


def test_places_without_bookmark_or_path_are_left_out() -> None:
    part = write_places(SentDraft("a", "b", (Place("", "saker.1", "x"), Place("styring_1", "", "y"), SENT.places[0])))
    with package({"customXml/item1.xml": part}) as archive:
        assert read_places(archive) == SentDraft("a", "b", SENT.places)


def test_the_text_of_a_paragraph() -> None:
    inner = "<w:p><w:r><w:t>inni</w:t></w:r></w:p>"
    paragraph = parse_xml(
        f"<w:p {W}><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>En</w:t><w:tab/></w:r>"
        f"<w:hyperlink><w:r><w:t>to</w:t><w:br/></w:r></w:hyperlink><w:r><w:noBreakHyphen/><w:delText>x</w:delText></w:r>"
        f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r><w:r><w:t>tre</w:t></w:r></w:p>"
    )
    assert paragraph_text(paragraph) == "En\tto -tre"
