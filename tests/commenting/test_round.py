"""A draft that goes out and comes back: what nobody has changed is no remark, and what is changed is found."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from styring.commenting.outgoing import make
from styring.commenting.reading import read_remarks
from styring.commenting.remarks import Remark
from styring.commenting.sent_text import sent_lines
from styring.commenting.word_file import read_word
from tests.commenting.outgoing_drafts import draft_repository, read_draft
from tests.commenting.test_outgoing import DEADLINE, SENT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def remarks(content: bytes) -> tuple[Remark, ...]:
    word = read_word(content)
    assert word.sent is not None
    return read_remarks(word, sent_lines(word, ()))


@pytest.fixture
def word(tmp_path: Path) -> WordDocument:
    project = draft_repository(tmp_path)
    made = make(project, read_draft(project), SENT, DEADLINE)
    assert remarks(made.word.content) == ()
    return docx.Document(io.BytesIO(made.word.content))


def saved(word: WordDocument) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def paragraph_with(word: WordDocument, text: str) -> Any:
    return next(
        p for p in word.element.body.iter(qn("w:p")) if text in "".join(t.text or "" for t in p.iter(qn("w:t")))
    )


def test_the_box_is_no_part_of_the_minutes_when_it_is_deleted(word: WordDocument) -> None:
    word.element.body.remove(word.tables[0]._tbl)
    assert remarks(saved(word)) == ()


def test_nor_when_its_deletion_is_tracked(word: WordDocument) -> None:
    runs: list[Any] = list(word.tables[0]._tbl.iter(qn("w:r")))
    for run in runs:
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")
        deletion = parse_xml(f'<w:del {W} w:id="900" w:author="x" w:date="2026-03-20T10:00:00Z"/>')
        run.getparent().replace(run, deletion)
        deletion.append(run)
    assert remarks(saved(word)) == ()


def test_nor_when_somebody_writes_in_it(word: WordDocument) -> None:
    word.tables[0].cell(0, 0).paragraphs[1].add_run(" Helst før.")
    assert remarks(saved(word)) == ()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Tre er forsinket.", "Fire er forsinket.", "saker.1.omtale"),
        ("Nye lokaler i juni.", "Nye lokaler i juli.", "saker.1.informasjon.2"),
        ("Prioriter byrom.", "Prioriter parker.", "saker.1.styringssignaler.s1"),
        ("Partene er uenige om leien.", "Partene er enige om leien.", "saker.2.uenighet"),
        ("Sak 2: Lokaler", "Sak 2: Leie", "saker.2"),
        ("Gjennomgå resultatene.", "Drøfte resultatene.", "møte.formål"),
        ("Etatsdirektør – virksomhetsleder", "Direktør – virksomhetsleder", "møte.deltakere"),
        ("Rådhuset, møterom 512", "Rådhuset, møterom 513", "møte.sted"),
    ],
)
def test_what_is_changed_is_told_with_its_place(word: WordDocument, old: str, new: str, place: str) -> None:
    runs = list(paragraph_with(word, old).iter(qn("w:t")))
    whole = "".join(t.text or "" for t in runs)
    runs[0].text = whole.replace(old, new)
    for rest in runs[1:]:
        rest.text = ""
    assert [remark.place for remark in remarks(saved(word))] == [place]


def test_a_deadline_that_is_changed_in_the_table_is_told_of_the_point(word: WordDocument) -> None:
    table = word.tables[-2]
    [cell] = [cell for row in table.rows for cell in row.cells if cell.text == "1. juni 2026"]
    cell.paragraphs[0].runs[0].text = "15. juni 2026"
    assert [remark.place for remark in remarks(saved(word))] == ["saker.1.oppfølging.op1.frist"]


def test_a_paragraph_that_nobody_tracked_is_told_of(word: WordDocument) -> None:
    after = paragraph_with(word, "Saken ble drøftet.")
    after.addnext(parse_xml(f"<w:p {W}><w:r><w:t>Etaten viste til avtalen fra 2019.</w:t></w:r></w:p>"))
    [remark] = remarks(saved(word))
    assert (remark.place, "Etaten viste til avtalen fra 2019." in remark.text) == ("saker.2.omtale", True)
