"""Files that are not what they should be, or would do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from styring.commenting.word_file import MAX_BYTES, read_word
from styring.rendering.word_package import MAX_UNPACKED, UnreadableWord
from tests.commenting.drafts import DRAFT
from tests.commenting.word_making import word_file

BROKEN = "Filen er ødelagt og kan ikke leses som Word-dokument."
FETCHES = "Filen henter innhold fra et annet sted når den åpnes."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableWord) as caught:
        read_word(content)
    assert caught.value.remedy
    return caught.value.message


def with_relation(kind: str, target: str) -> bytes:
    relation = f'<Relationship Id="x" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return word_file(DRAFT.body(), parts={"relations": relation})


def replaced(name: str, content: str) -> bytes:
    """A good file with another part."""
    return word_file(DRAFT.body(), parts={name: content})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Filen er ikke et Word-dokument."),
        (b"Hei, vi har ingen merknader.", "Filen er ikke et Word-dokument."),
        (b"%PDF-1.7", "Filen er en PDF."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "Filen er i et gammelt Word-format (.doc), eller den er beskyttet med passord.",
        ),
        (b"{\\rtf1}", "Filen er i formatet RTF."),
        (b"PK\x03\x04 ikke mer", BROKEN),
        (word_file(DRAFT.body())[:800], BROKEN),
        (bytes(MAX_BYTES + 1), "Filen er større enn 30 MB."),
        (replaced("word/document.xml", f"<w:workbook {_W}/>"), "Filen er ikke et Word-dokument."),
        (replaced("word/document.xml", "<w:document"), BROKEN),
    ],
)
def test_what_is_no_word_file_is_told(content: bytes, message: str) -> None:
    assert refusal(content) == message


def test_another_kind_of_package_is_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(buffer.getvalue()) == "Filen er ikke et Word-dokument."


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    for name, root in (("word/document.xml", "w:document"), ("word/comments.xml", "w:comments")):
        bomb = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><{root} {_W}>&e9;</{root}>'
        assert refusal(replaced(name, bomb)) == BROKEN


def test_a_file_of_this_machine_is_not_read() -> None:
    entity = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    document = f'<?xml version="1.0"?>{entity}<w:document {_W}><w:body><w:p>&f;</w:p></w:body></w:document>'
    assert refusal(replaced("word/document.xml", document)) == BROKEN


def test_a_package_that_fills_the_memory_is_refused() -> None:
    content = replaced("word/media/stor.xml", "<x>" + " " * MAX_UNPACKED + "</x>")
    assert len(content) < MAX_UNPACKED // 500
    assert refusal(content) == "Filen blir større enn 100 MB når den pakkes ut."


def test_a_file_with_far_too_much_text_is_refused() -> None:
    body = ["<w:p><w:r><w:t>Nei.</w:t></w:r></w:p>" * 250_000]
    assert refusal(word_file(body)) == "Filen har langt mer tekst enn et referat."


def test_deep_nesting_is_refused() -> None:
    depth = 5_000
    deep = f"<w:document {_W}>{'<w:sdt>' * depth}{'</w:sdt>' * depth}</w:document>"
    assert refusal(replaced("word/document.xml", deep)) == BROKEN


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://eksempel.invalid/sporing.png"),
        ("attachedTemplate", "https://eksempel.invalid/mal.dotm"),
        ("attachedTemplate", r"\\server\mal.dotm"),
        ("attachedTemplate", "file://server/mal.dotm"),
        ("oleObject", "file:///C:/regneark.xlsx"),
        ("subDocument", "del.docx"),
    ],
)
def test_what_would_be_fetched_from_outside_is_refused(kind: str, target: str) -> None:
    assert refusal(with_relation(kind, target)) == FETCHES


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://eksempel.invalid/"),
        ("attachedTemplate", "file:///C:/Users/x/Normal.dotm"),
        ("attachedTemplate", r"C:\Maler\Brev.dotx"),
    ],
)
def test_links_and_the_writers_own_template_do_no_harm(kind: str, target: str) -> None:
    assert len(read_word(with_relation(kind, target)).story.pieces) > 0


def test_odd_marks_do_no_harm() -> None:
    """Ranges that never begin or end, unknown replies, days that do not exist."""
    comments = (
        f'<w:comments {_W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<w:comment w:id="1" w:date="2026-02-31T00:00:00Z">'
        '<w:p w14:paraId="AA"><w:r><w:t>Hva?</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="AA" w15:paraIdParent="BB" w15:done="0"/></w15:commentsEx>'
    )
    marks = '<w:bookmarkEnd w:id="5"/><w:commentRangeEnd w:id="1"/><w:bookmarkStart w:id="6" w:name="styring_9"/>'
    body = [*DRAFT.body(), f"<w:p>{marks}<w:r><w:sym w:char='zz'/><w:t>Til slutt</w:t></w:r></w:p>"]
    word = read_word(word_file(body, parts={"word/comments.xml": comments, "word/commentsExtended.xml": extended}))
    (comment,) = word.comments
    assert (comment.text, comment.date, comment.parent, comment.resolved) == ("Hva?", None, None, False)
