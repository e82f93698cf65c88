"""Comments and changes in files as Word saves them."""

from __future__ import annotations

from datetime import date

import pytest

from styring.commenting.remarks import RemarkKind
from tests.commenting.drafts import (
    AT_CLOSED,
    AT_POINT,
    AT_RESULTS,
    AT_RISKS,
    CLOSED,
    DRAFT,
    POINT,
    RESULTS,
    RISKS,
    remarks,
    told,
)
from tests.commenting.word_making import (
    AUTHOR,
    Comment,
    about,
    deleted,
    inserted,
    moved_from,
    moved_to,
    paragraph,
    run,
    table,
    text_box,
)

FIRST = "Ni av tolv resultatmål er nådd."


def test_a_file_that_nobody_has_touched_says_nothing() -> None:
    assert remarks(DRAFT.body()) == ()
    assert remarks(DRAFT.body(bookmarks=False)) == ()
    assert remarks(DRAFT.body(), draft=None) == ()


def test_what_an_editor_does_by_itself_is_no_change() -> None:
    text = RESULTS.replace("tertialrapport 1", "tertial\u00adrapport\u00a01").replace("tolv ", "tolv  ")
    assert remarks(DRAFT.body({AT_RESULTS: run(text)})) == ()


def test_quotation_marks_of_another_shape_are_no_change() -> None:
    draft = type(DRAFT)((("saker.1.omtale", 'Møtet kalte det "krevende" og viste til etatens plan.'),))
    body = draft.body({0: run("Møtet kalte det “krevende” og viste til etatens plan.")})
    assert remarks(body, draft=draft) == ()


def test_a_comment_comes_with_its_place_its_day_and_what_it_is_about() -> None:
    body = DRAFT.body({AT_RESULTS: about(4, run("Ni av tolv")) + run(RESULTS.removeprefix("Ni av tolv"))})
    (remark,) = remarks(body, [Comment(4, "Er det ikke ti?\nSe vedlegget.")])
    assert told([remark]) == [("saker.2.omtale", "Ni av tolv", "Er det ikke ti?\nSe vedlegget.")]
    assert (remark.kind, remark.heading, remark.date) == (RemarkKind.COMMENT, "Sak 2 Resultater", date(2026, 3, 24))
    assert AUTHOR not in repr(remark)


def test_replies_quote_what_they_answer_and_resolved_threads_are_told() -> None:
    body = DRAFT.body({AT_RISKS: about(1, about(2, run(RISKS)))})
    comments = [
        Comment(1, "Er to riktig?\nDet var tre sist.", done=True),
        Comment(2, "Ja, én er lukket.\nSe saken.", parent=1),
        Comment(3, "Uten feste."),
    ]
    found = remarks(body, comments)
    assert told(found) == [
        ("saker.3.omtale", RISKS, "Er to riktig?\nDet var tre sist."),
        ("saker.3.omtale", "Er to riktig? Det var tre sist.", "Ja, én er lukket.\nSe saken."),
        (None, "", "Uten feste."),
    ]
    assert [(r.kind, r.resolved) for r in found] == [
        (RemarkKind.COMMENT, True),
        (RemarkKind.REPLY, True),
        (RemarkKind.COMMENT, False),
    ]


def test_a_comment_at_a_point_is_about_its_paragraph() -> None:
    point = '<w:r><w:commentReference w:id="1"/></w:r>'
    found = remarks(DRAFT.body({AT_RISKS: run("To risikoer ") + point + run(RISKS[12:])}), [Comment(1, "Hvilke?")])
    assert told(found) == [("saker.3.omtale", RISKS, "Hvilke?")]


def test_a_comment_on_deleted_words_quotes_them() -> None:
    body = DRAFT.body({AT_RISKS: about(1, deleted("To risikoer")) + run(RISKS.removeprefix("To risikoer"))})
    found = remarks(body, [Comment(1, "Hører ikke hjemme her.")])
    (comment,) = [remark for remark in found if remark.kind is RemarkKind.COMMENT]
    assert told([comment]) == [("saker.3.omtale", "To risikoer", "Hører ikke hjemme her.")]


@pytest.mark.parametrize("is_tracked", [True, False])
@pytest.mark.parametrize("keeps_bookmarks", [True, False])
def test_words_that_are_changed_added_or_taken_out(is_tracked: bool, keeps_bookmarks: bool) -> None:
    if is_tracked:
        changes = {
            AT_RESULTS: run("Ni av tolv resultatmål er ") + deleted("nådd") + inserted("oppnådd") + run(RESULTS[30:]),
            AT_POINT: run("Sende oppdatert risikovurdering") + deleted(" innen 1. juni 2026") + run("."),
            AT_RISKS: run("To ") + inserted("nye ") + run(RISKS[3:]),
        }
    else:
        changes = {
            AT_RESULTS: run(RESULTS.replace("nådd", "oppnådd", 1)),
            AT_POINT: run("Sende oppdatert risikovurdering."),
            AT_RISKS: run("To nye " + RISKS[3:]),
        }
    found = remarks(DRAFT.body(changes, bookmarks=keeps_bookmarks))
    assert told(found) == [
        ("saker.2.omtale", FIRST, "Foreslår å endre «nådd» til «oppnådd»."),
        ("saker.2.oppfølging.op1", POINT, "Foreslår å ta ut «innen 1. juni 2026»."),
        ("saker.3.omtale", RISKS, "Foreslår å føye til «nye» etter «To»."),
    ]
    day = date(2026, 3, 24) if is_tracked else date(2026, 3, 25)  # of the change, or when the file was last saved
    assert [remark.date for remark in found] == [day] * 3


def test_letters_are_told_as_whole_words() -> None:
    at = POINT.index("ni 2026")
    body = DRAFT.body({AT_POINT: run(POINT[:at]) + deleted("n") + inserted("l") + run(POINT[at + 1 :])})
    assert told(remarks(body)) == [("saker.2.oppfølging.op1", POINT, "Foreslår å endre «juni» til «juli».")]


def test_what_was_inserted_and_then_deleted_is_nothing() -> None:
    nested = f'<w:ins w:id="1" w:author="{AUTHOR}">{deleted("kanskje ")}</w:ins>'
    assert remarks(DRAFT.body({AT_RISKS: run("To ") + nested + run(RISKS[3:])})) == ()


@pytest.mark.parametrize("mark", ["ins", ""])
def test_a_new_paragraph_belongs_to_the_one_before_it(mark: str) -> None:
    body = DRAFT.body()
    content = inserted("Det er enighet om tiltakene.") if mark else run("Det er enighet om tiltakene.")
    body.insert(AT_RISKS + 1, paragraph(content, mark=mark))
    found = remarks(body)
    assert told(found) == [("saker.3.omtale", RISKS, "Foreslår nytt avsnitt: «Det er enighet om tiltakene.»")]
    assert found[0].kind is RemarkKind.NEW_PARAGRAPH


def test_a_paragraph_that_is_taken_out() -> None:
    tracked = DRAFT.body()
    tracked[AT_RISKS] = paragraph(deleted(RISKS), mark="del")
    plain = DRAFT.body()
    del plain[AT_RISKS]
    for body in (tracked, plain):
        assert told(remarks(body)) == [("saker.3.omtale", RISKS, f"Foreslår å ta ut «{RISKS}»")]


def test_a_paragraph_that_is_moved_is_told_once() -> None:
    tracked = DRAFT.body({AT_CLOSED: moved_from(CLOSED)})
    tracked.insert(AT_RISKS + 1, paragraph(moved_to(CLOSED), mark="moveTo"))
    plain = DRAFT.body()
    plain.insert(AT_RISKS, plain.pop(AT_CLOSED))
    for body in (tracked, plain):
        found = remarks(body)
        assert told(found) == [
            (
                "saker.1.omtale",
                CLOSED,
                f"Foreslår å flytte «Tre av fire punkter fra forrige møte er …» til etter «{RISKS}»",
            )
        ]
        assert found[0].kind is RemarkKind.MOVE


def test_a_paragraph_that_is_only_divided_or_joined_is_no_change() -> None:
    body = DRAFT.body()
    body[AT_RESULTS : AT_RESULTS + 1] = [paragraph(run(FIRST)), paragraph(run(RESULTS.removeprefix(FIRST)))]
    assert remarks(body) == ()


def test_text_in_tables_text_boxes_and_footnotes() -> None:
    draft = type(DRAFT)((("saker.1.omtale", "I tabellen."), ("", "Slutt"), ("saker.2.omtale", "I boksen her.")))
    cell = paragraph(run("I ") + inserted("den store ") + run("tabellen."), bookmark="styring_1")
    box = paragraph(run("I ") + deleted("boksen") + inserted("ruten") + run(" her."), bookmark="styring_3")
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("Ny fotnote."))}</w:footnote></w:footnotes>'
    )
    body = [table(cell), paragraph(run("Slutt") + text_box(box), heading=True)]
    found = remarks(body, draft=draft, parts={"word/footnotes.xml": notes})
    assert {remark.text for remark in found} == {
        "Foreslår å føye til «den store» etter «I».",
        "Foreslår å endre «boksen» til «ruten».",
        "Foreslår nytt avsnitt: «Ny fotnote.»",
    }
    assert {r.place for r in found if r.kind is RemarkKind.CHANGE} == {"saker.1.omtale", "saker.2.omtale"}


def test_without_bookmarks_and_text_the_quotation_tells_the_place() -> None:
    """A comment on a sentence that somebody has copied to the end of the document."""
    body = DRAFT.body({AT_POINT: ""}, bookmarks=False)
    body.append(
        paragraph(run("Merk: ") + about(1, run("oppdatert risikovurdering innen 1. juni")) + run(" er for tidlig."))
    )
    found = remarks(body, [Comment(1, "Kan fristen flyttes?")])
    assert [r.place for r in found if r.kind is RemarkKind.COMMENT] == ["saker.2.oppfølging.op1"]


def test_without_that_the_heading_tells_the_item() -> None:
    body = DRAFT.body(bookmarks=False)
    body.insert(AT_RISKS, paragraph(about(1, run("Helt annen tekst her."))))
    found = remarks(body, [Comment(1, "Nytt forslag.")])
    (comment,) = [r for r in found if r.kind is RemarkKind.COMMENT]
    assert (comment.place, comment.heading) == ("saker.3", "Sak 3 Risikobilde")


def test_a_comment_on_what_is_no_text_of_the_record_has_no_place() -> None:
    found = remarks(DRAFT.body({8: about(1, run("Avslutning"))}), [Comment(1, "Trengs denne?")])
    assert told(found) == [(None, "Avslutning", "Trengs denne?")]


def test_a_file_that_has_lost_what_was_sent_is_held_against_the_record() -> None:
    body = DRAFT.body({AT_POINT: run(POINT.replace("1. juni", "15. august"))}, bookmarks=False)
    found = remarks(body, draft=None)
    assert told(found) == [("saker.2.oppfølging.op1", POINT, "Foreslår å endre «1. juni» til «15. august».")]
