"""A draft goes out, somebody works on it in LibreOffice, and what they did is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.commenting.reading import read_remarks
from styring.commenting.record_texts import record_texts
from styring.commenting.remarks import RemarkKind
from styring.commenting.sending import prepare
from styring.commenting.sent_text import sent_lines
from styring.commenting.word_file import read_word
from styring.commenting.word_story import lines
from tests.commenting.outgoing_drafts import draft_repository, read_draft
from tests.conformance.office import Office

COMMENT = ("Comment", "Nye lokaler", "Er det ikke i mai?", False)
RESOLVED = ("Comment", "Prioriter byrom", "Dette er avklart.", True)
TRACKED = ("Reword", "avviket", "avvikene", True)
PLAIN = ("Reword", "Partene er uenige", "Partene er ikke enige", False)
ADDED = ("AddParagraph", "Saken ble drøftet.", "Etaten sender en oversikt.", True)
ADDED_PLAINLY = ("AddParagraph", "Tre er forsinket.", "Ett er stanset.", False)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


class Round:
    """A draft that has been sent."""

    def __init__(self, office: Office, folder: Path) -> None:
        project = draft_repository(folder / "repo")
        draft = read_draft(project)
        self._office, self._minutes, self._folder = office, draft.minutes, folder
        self._draft = folder / "utkast.docx"
        self._draft.write_bytes(prepare(project, draft, date(2026, 3, 18), None, folder).content)

    def back(self, *steps: tuple[str, *tuple[str | bool, ...]]) -> list[tuple[RemarkKind, str | None, str, bool]]:
        """What is read after somebody has done something with the file and saved it."""
        answer = self._folder / "svar.docx"
        self._office.review(self._draft, answer, *steps)
        word = read_word(answer.read_bytes())
        texts = [(text.place, text.plain) for text in record_texts(self._minutes)]
        found = read_remarks(word, sent_lines(word, texts))
        assert "Nordmann" not in repr(found)
        return [(remark.kind, remark.place, remark.text, remark.resolved) for remark in found]


@pytest.fixture
def round_of_comments(office: Office, tmp_path: Path) -> Round:
    return Round(office, tmp_path)


def test_a_file_that_is_only_opened_and_saved_says_nothing(round_of_comments: Round) -> None:
    assert round_of_comments.back() == []


def test_comments_and_changes_are_read_with_their_places(round_of_comments: Round) -> None:
    found = round_of_comments.back(COMMENT, RESOLVED, TRACKED, PLAIN, ADDED, ADDED_PLAINLY)
    assert sorted(found, key=lambda each: (each[1] or "", each[2])) == [
        (RemarkKind.COMMENT, "saker.1.informasjon.2", "Er det ikke i mai?", False),
        (RemarkKind.NEW_PARAGRAPH, "saker.1.omtale", "Foreslår nytt avsnitt: «Ett er stanset.»", False),
        (RemarkKind.CHANGE, "saker.1.oppfølging.op1", "Foreslår å endre «avviket» til «avvikene».", False),
        (RemarkKind.COMMENT, "saker.1.styringssignaler.s1", "Dette er avklart.", True),
        (RemarkKind.NEW_PARAGRAPH, "saker.2.omtale", "Foreslår nytt avsnitt: «Etaten sender en oversikt.»", False),
        (RemarkKind.CHANGE, "saker.2.uenighet", "Foreslår å endre «uenige» til «ikke enige».", False),
    ]


def test_bookmarks_that_are_deleted_are_not_missed(round_of_comments: Round) -> None:
    found = round_of_comments.back(("DropBookmarks",), COMMENT, TRACKED, PLAIN, ADDED)
    assert [place for _, place, _, _ in found] == [
        "saker.1.informasjon.2",
        "saker.1.oppfølging.op1",
        "saker.2.omtale",
        "saker.2.uenighet",
    ]


def test_every_paragraph_of_the_draft_is_known_again(round_of_comments: Round, tmp_path: Path) -> None:
    """So that what has come in can be told from what was there."""
    word = read_word((tmp_path / "utkast.docx").read_bytes())
    assert word.sent is not None
    assert [text for _, text in word.sent.paragraphs] == [line.text for line in lines(word.story, after=True)]
