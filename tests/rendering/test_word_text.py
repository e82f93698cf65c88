"""What is read of a Word file, and what is refused. The files are made by python-docx or packed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from styring.rendering.word_package import MAX_UNPACKED, UnreadableWord
from styring.rendering.word_text import Passage, word_passages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {W}><w:body>{{}}</w:body></w:document>"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableWord) as raised:
        list(word_passages(content))
    return raised.value.message, raised.value.remedy


def test_everything_that_holds_text_is_read_the_body_first() -> None:
    word = Document()
    word.core_properties.author = "Etaten"
    word.core_properties.comments = ""
    word.add_paragraph("Først ").add_run("uthevet").bold = True
    word.add_paragraph("")
    word.add_table(1, 2).cell(0, 1).text = "I en celle"
    word.sections[0].header.paragraphs[0].text = "Øverst\tpå siden"
    word.sections[0].footer.paragraphs[0].text = "Nederst"
    buffer = io.BytesIO()
    word.save(buffer)
    found = list(word_passages(buffer.getvalue()))
    assert found[:4] == [
        Passage("avsnitt 1", "Først uthevet"),
        Passage("avsnitt 4", "I en celle"),
        Passage("topptekst 1", "Øverst\tpå siden"),
        Passage("bunntekst 1", "Nederst"),
    ]
    assert Passage("egenskaper", "Etaten") in found


def test_notes_comments_changes_and_links_are_read_too() -> None:
    inserted = '<w:ins w:author="Kari"><w:r><w:t>nytt</w:t></w:r></w:ins>'
    deleted = "<w:del><w:r><w:delText>gammelt</w:delText></w:r></w:del>"
    field = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    link = '<Relationship Id="r1" TargetMode="External" Target="mailto:a@b.invalid"/><Relationship Id="r2" Target="x"/>'
    content = packed(
        {
            "word/document.xml": BODY.format(f"<w:p>{inserted}{field}{deleted}</w:p>"),
            "word/footnotes.xml": f"<w:footnotes {W}><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnotes>",
            "word/comments.xml": f"<w:comments {W}><w:p><w:r><w:t>Merknad</w:t></w:r></w:p></w:comments>",
            "word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>",
        }
    )
    assert list(word_passages(content)) == [
        Passage("avsnitt 1", "Kari"),
        Passage("avsnitt 1", "HYPERLINK x"),
        Passage("avsnitt 1", "nyttgammelt"),
        Passage("fotnote 1", "Note"),
        Passage("kommentar 1", "Merknad"),
        Passage("lenke", "mailto:a@b.invalid"),
    ]


BROKEN = (
    "Filen er ødelagt og kan ikke leses som Word-dokument.",
    "Åpne den i Word, og lagre den på nytt som Word-dokument (.docx).",
)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 og ikke mer",
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": BODY.format("<w:p/>" * 10_000)})[:-200],
        packed({"word/document.xml": "<a>" * 10_000}),
    ],
    ids=["not a package", "not XML", "cut short", "nested too deep"],
)
def test_broken_files_are_refused(content: bytes) -> None:
    assert refusal(content) == BROKEN


def test_another_kind_of_package_is_refused() -> None:
    message = (
        "Filen er ikke et Word-dokument.",
        "Lagre den som Word-dokument (.docx), eller kopier teksten over i en tekstfil.",
    )
    assert refusal(packed({"xl/workbook.xml": "<a/>"})) == message


def test_a_package_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked() -> None:
    content = packed({"word/document.xml": BODY.format(""), "word/media/x.bin": bytes(MAX_UNPACKED)})
    assert len(content) < MAX_UNPACKED // 500
    assert refusal(content) == (
        "Filen blir større enn 100 MB når den pakkes ut.",
        "Kontroller hvor den kommer fra. Er den ekte, kopier teksten over i et nytt dokument.",
    )


def test_a_document_type_is_refused_whatever_its_entities_would_become() -> None:
    few = '<!ENTITY a "Kari Nordmann">'
    many = few + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    for entities, name in ((few, "a"), (many, "j")):
        document = f"<!DOCTYPE x [{entities}]>{BODY.format(f'<w:p><w:r><w:t>Tekst&{name};</w:t></w:r></w:p>')}"
        assert refusal(packed({"word/document.xml": document})) == BROKEN


WHOLE = packed({"word/document.xml": BODY.format("<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>" * 20)})


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, value: int, end: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[at] = value
    for content in (damaged, damaged[:end]):
        with suppress(UnreadableWord):
            assert all(isinstance(passage, Passage) for passage in word_passages(bytes(content)))


def test_a_file_with_a_password_is_refused() -> None:
    content = bytearray(packed({"word/document.xml": BODY.format("")}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + at] |= 1
    assert refusal(bytes(content)) == ("Filen er beskyttet med passord.", "Fjern passordet i Word, og prøv igjen.")
