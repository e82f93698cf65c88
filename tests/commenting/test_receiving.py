"""Several files, read once or more, against what the record has."""

from __future__ import annotations

from datetime import date

import pytest

from styring import source
from styring.commenting.applying import Decision, NoRemarks, can_reword, current_text, with_decisions
from styring.commenting.receiving import Inbox, ReturnedFile, Sender, receive, rewritten
from styring.names import Known
from styring.records.base import Identity, Kind
from styring.records.minutes import Minutes
from styring.records.vocabulary import CommentStatus, Party, Role
from styring.rendering.word_package import UnreadableWord
from tests.commenting.drafts import AT_POINT, AT_RESULTS, AT_RISKS, CLOSED, DRAFT, POINT, RESULTS, RISKS
from tests.commenting.word_making import Comment, about, deleted, inserted, paragraph, run, word_file

RECORD = f"""\
form: referat
status: til_kommentering
kommentering: {{sendt: 2026-03-18, frist: 2026-03-25}}  # fem arbeidsdager
saker:
  - nr: 1
    omtale: {CLOSED}
  - nr: 2
    omtale: >-
      Ni av tolv resultatmål er nådd.
      Etaten redegjorde for avvikene, og ny plan kommer i tertialrapport 1.
    oppfølging:
      - id: op1
        tekst: {POINT}  # avtalt
  - nr: 3
    omtale: {RISKS}
"""
AGENCY = Sender(Party.VIRKSOMHET, Role.VIRKSOMHETSLEDER)
OTHER = Sender(Party.VIRKSOMHET, organisation="bfj")


def minutes(text: str = RECORD) -> Minutes:
    record = Minutes.model_validate(source.parse(text).data)
    return record.identified(Identity("bre", Kind.MINUTES, "2026-03-12-esm"), 2026)


def commented(name: str = "svar.docx", sender: Sender = AGENCY, *, said: str = "Er det ikke ti?") -> ReturnedFile:
    body = DRAFT.body(
        {
            AT_RESULTS: about(1, run("Ni av tolv")) + run(RESULTS.removeprefix("Ni av tolv")),
            AT_POINT: run("Sende oppdatert risikovurdering innen ")
            + deleted("1. juni")
            + inserted("15. august")
            + run(" 2026."),
        }
    )
    return ReturnedFile(name, word_file(body, [Comment(1, said)], DRAFT.sent), sender)


def untouched(sender: Sender = AGENCY) -> ReturnedFile:
    return ReturnedFile("uten.docx", word_file(DRAFT.body(), (), DRAFT.sent), sender)


def received(text: str, *files: ReturnedFile) -> Inbox:
    return receive(files, minutes(text), Known(), date(2026, 4, 1))


def unhandled(text: str, *files: ReturnedFile) -> str:
    """The record with all that files say in it."""
    inbox = received(text, *files)
    return with_decisions(text, minutes(text), [Decision(each) for each in inbox.incoming if not each.is_refused])


def test_comments_are_written_as_not_handled_and_everything_else_stands() -> None:
    written = unhandled(RECORD, commented())
    assert written == RECORD.replace(
        "kommentering: {sendt: 2026-03-18, frist: 2026-03-25}  # fem arbeidsdager\n",
        f"""\
kommentering:  # fem arbeidsdager
  sendt: 2026-03-18
  frist: 2026-03-25
  mottatt:
    - fra: virksomhet
      rolle: virksomhetsleder
      dato: 2026-03-24
      sted: saker.2.omtale
      sitat: Ni av tolv
      tekst: Er det ikke ti?
      status: ubehandlet
    - fra: virksomhet
      rolle: virksomhetsleder
      dato: 2026-03-24
      sted: saker.2.oppfølging.op1
      sitat: {POINT}
      tekst: Foreslår å endre «1. juni» til «15. august».
      status: ubehandlet
""",
    )


def test_the_same_file_adds_nothing_twice() -> None:
    once = unhandled(RECORD, commented())
    inbox = received(once, commented())
    assert (inbox.incoming, inbox.known, inbox.silent) == ((), 2, ())
    assert unhandled(RECORD, commented(), commented("kopi.docx")) == once


def test_a_comment_made_twice_in_one_file_is_two() -> None:
    body = DRAFT.body({AT_RISKS: about(1, about(2, run(RISKS)))})
    file = ReturnedFile("svar.docx", word_file(body, [Comment(1, "Stryk."), Comment(2, "Stryk.")], DRAFT.sent), AGENCY)
    assert len(received(RECORD, file).incoming) == 2
    assert received(unhandled(RECORD, file), file).known == 2


@pytest.mark.parametrize("said", ["Tallet for byrom mangler.", "Er det ti?"])
def test_another_comment_on_the_same_words_is_new_however_like_it_is(said: str) -> None:
    once = unhandled(RECORD, commented())
    (incoming,) = received(once, commented(said=said)).incoming
    assert incoming.remark.text == said


def test_two_agencies_that_say_the_same_are_both_heard() -> None:
    inbox = received(RECORD, commented(), commented("bfj.docx", OTHER))
    assert [each.sender for each in inbox.incoming] == [AGENCY, AGENCY, OTHER, OTHER]
    written = unhandled(RECORD, commented(), commented("bfj.docx", OTHER))
    assert written.count("organisasjon: bfj") == 2
    assert received(written, commented(), commented("bfj.docx", OTHER)).incoming == ()


def test_no_author_and_nobody_named_in_a_comment_reaches_the_record() -> None:
    file = commented(said="Dette sa Kari Nordmann i møtet.")
    inbox = received(RECORD, file)
    comment = inbox.incoming[0]
    assert comment.is_refused
    assert comment.people == ("«Kari Nordmann» er et personnavn (fornavn + etternavn).",)
    assert "Nordmann" not in unhandled(RECORD, file)
    assert rewritten(comment, "Det sa Kari Nordmann.", Known()).is_refused
    mended = rewritten(comment, "Dette sa lederen i møtet.", Known())
    assert not mended.is_refused
    written = with_decisions(RECORD, minutes(), [Decision(mended)])
    assert "tekst: Dette sa lederen i møtet." in written
    assert received(written, file).known == 1


def test_a_name_in_a_suggested_wording_is_refused_too() -> None:
    body = DRAFT.body({AT_RISKS: run("Kari Nordmann sa at to risikoer er vurdert som høye.")})
    (incoming,) = received(RECORD, ReturnedFile("svar.docx", word_file(body, (), DRAFT.sent), AGENCY)).incoming
    assert incoming.is_refused
    mended = rewritten(incoming, "Foreslår å si hvem som vurderte.", Known())
    assert mended.remark.suggestion is None


def test_a_file_without_changes_can_be_told_as_no_remarks() -> None:
    inbox = received(RECORD, untouched())
    assert inbox.silent == (("uten.docx", AGENCY, date(2026, 3, 25)),)
    written = with_decisions(RECORD, minutes(), [NoRemarks(AGENCY, date(2026, 3, 25))])
    assert "    - {fra: virksomhet, rolle: virksomhetsleder, dato: 2026-03-25, ingen_merknader: true}\n" in written


def test_accepted_wordings_are_put_into_the_text_and_the_rest_stands() -> None:
    inbox = received(RECORD, commented())
    comment, change = inbox.incoming
    assert not can_reword(minutes(), (), comment)
    assert can_reword(minutes(), (), change)
    decided = [
        Decision(comment, CommentStatus.AVVIST, "Det er ni."),
        Decision(change, CommentStatus.TATT_INN, rewords=True),
    ]
    written = with_decisions(RECORD, minutes(), decided)
    assert "        tekst: Sende oppdatert risikovurdering innen 15. august 2026.  # avtalt\n" in written
    assert "      status: avvist\n      svar: Det er ni.\n" in written
    assert written.endswith(RECORD.split("# avtalt\n")[1])
    assert current_text(minutes(), decided, change) == "Sende oppdatert risikovurdering innen 15. august 2026."
    assert not can_reword(minutes(), decided, change)


def test_a_wording_is_put_into_folded_text_and_after_another_one() -> None:
    text = RESULTS.replace("nådd", "oppnådd").replace("ny plan", "en ny plan")
    file = ReturnedFile("svar.docx", word_file(DRAFT.body({AT_RESULTS: run(text)}), (), DRAFT.sent), AGENCY)
    decided: list[Decision] = []
    for each in received(RECORD, file).incoming:
        assert can_reword(minutes(), decided, each)
        decided.append(Decision(each, CommentStatus.TATT_INN, rewords=True))
    assert minutes(with_decisions(RECORD, minutes(), decided)).items[1].account == text


@pytest.mark.parametrize(
    ("record", "new"),
    [
        ("Sende **oppdatert** risikovurdering innen **1. juni** 2026.", "15. august"),  # markup stands in between
        ("Sende noe helt annet.", "15. august"),
        (f"{POINT} {POINT}", "15. august"),  # twice: which one?
        (POINT, "*15. august*"),
    ],
)
def test_a_doubtful_wording_is_left_to_a_person(record: str, new: str) -> None:
    body = DRAFT.body({AT_POINT: run(POINT.replace("1. juni", new))})
    (incoming,) = received(RECORD, ReturnedFile("svar.docx", word_file(body, (), DRAFT.sent), AGENCY)).incoming
    assert not can_reword(minutes(RECORD.replace(f"tekst: {POINT}", f'tekst: "{record}"')), (), incoming)


def test_what_has_changed_in_the_record_since_is_told() -> None:
    inbox = received(RECORD.replace(RISKS, "Tre risikoer er vurdert som høye."), untouched())
    assert inbox.notes == ("Teksten er endret i posten etter at utkastet ble sendt: saker.3.omtale.",)
    assert received(RECORD, untouched()).notes == ()


def test_a_file_that_has_lost_what_was_sent_says_so() -> None:
    file = ReturnedFile("svar.docx", word_file(DRAFT.body(bookmarks=False)), AGENCY)
    (note,) = received(RECORD, file).notes
    assert note.startswith("«svar.docx» sier ikke lenger hva som ble sendt, så teksten er sammenlignet med referatet")


def test_a_file_about_something_else_is_refused() -> None:
    other = type(DRAFT)(DRAFT.paragraphs, "bre/minutes/2026-06-11-esm")
    for content, message in (
        (word_file(other.body(), (), other.sent), "er et utkast til bre/minutes/2026-06-11-esm, ikke til bre/minutes/"),
        (word_file([paragraph(run("Noe helt annet."))]), "Fant ikke teksten i referatet i «svar.docx»."),
    ):
        with pytest.raises(UnreadableWord, match=message):
            received(RECORD, ReturnedFile("svar.docx", content, AGENCY))
