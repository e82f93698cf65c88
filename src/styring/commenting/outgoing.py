"""What a draft becomes when it is sent: the record with its dates, and the Word file that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from styring import source
from styring.commenting.errors import SendingError
from styring.commenting.wording import Phrases, phrases
from styring.dossier import Dossier
from styring.project import Project
from styring.records.base import Identity
from styring.records.minutes import CommentRound, Minutes
from styring.records.vocabulary import Language, MinutesStatus
from styring.rendering import Document, Format, Job, Renderer, Variant, plan
from styring.rendering.language import Wording, wording
from styring.source.edit import put
from styring.validation import validate

if TYPE_CHECKING:
    from styring.commenting.word import WordDraft

_INTERNAL, _TO_COMMENT = "-intern.docx", "-til-kommentering.docx"


@dataclass(frozen=True, slots=True)
class Draft:
    """The minutes that are to be sent, with their file and its text."""

    dossier: Dossier
    file: Path
    text: str
    minutes: Minutes

    @property
    def round(self) -> CommentRound:
        """What the record tells of the comments so far."""
        return self.minutes.comments or CommentRound.model_validate({})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A draft as it goes out.

    Attributes:
        record: the new text of the minutes' file.
        minutes: what that text says.
        word: the Word file.
        file: where the first one of its kind goes, below the folder of documents.
        phrases, words: of the document's målform.
    """

    record: str
    minutes: Minutes
    deadline: date
    document: Document
    word: WordDraft
    file: PurePosixPath
    phrases: Phrases
    words: Wording

    @property
    def identity(self) -> Identity:
        """Of the minutes."""
        return self.minutes.identity

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Path and text of everything that stands in the document."""
        return tuple((place.path, place.text) for place in self.word.sent.places)


def make(project: Project, draft: Draft, sent: date, deadline: date) -> Outgoing:
    """A draft as it goes out on a day.

    Raises:
        SendingError: there is no meeting to make the document of.
        RenderError: the document cannot be made, or would name somebody.
        UnwritableError: the file of the record cannot be edited.
    """
    text = _with_dates(draft, sent, deadline)
    minutes = _validated(project, draft, text)
    job = _job(draft.dossier, minutes)
    renderer = Renderer(project.root, project.settings)
    document = renderer.document(job)
    language = Language(document.view.language)
    said, words = phrases(language, minutes.form), wording(language, project.settings.profile)
    word = _word(renderer, job, document, minutes, said, words.day(deadline))
    name = job.path.name.removesuffix(_INTERNAL) + _TO_COMMENT
    return Outgoing(text, minutes, deadline, document, word, job.path.with_name(name), said, words)


def _with_dates(draft: Draft, sent: date, deadline: date) -> str:
    """The record with its new status and dates; the day on which the agency first had the draft stays."""
    text, minutes = draft.text, draft.minutes
    if minutes.status is not MinutesStatus.TIL_KOMMENTERING:
        text = put(text, ("status",), MinutesStatus.TIL_KOMMENTERING.value)
    if minutes.draft_date is None:
        text = put(text, ("utkast_dato",), str(sent), after="utarbeidet_av")
    first = draft.round.sent
    if first is None or first < (minutes.draft_date or sent):
        text = put(text, ("kommentering", "sendt"), str(sent), after="utkast_dato")
    if draft.round.deadline != deadline:
        text = put(text, ("kommentering", "frist"), str(deadline), after="sendt")
    return text


def _validated(project: Project, draft: Draft, text: str) -> Minutes:
    record, problems = validate(Minutes, source.parse(text).data, project.terms)
    if record is None:
        finding = problems[0].finding
        raise SendingError(f"Endringen ville ha gitt en feil: {finding.message}", finding.remedy or "")
    return record.identified(draft.minutes.identity, draft.minutes.year)


def _job(dossier: Dossier, minutes: Minutes) -> Job:
    changed = replace(dossier, minutes={**dossier.minutes, minutes.id: minutes})
    planned = plan([changed], [Format.DOCX], Variant.INTERNAL, [minutes.identity])
    for refusal in planned.refusals:
        raise SendingError(refusal.message, refusal.remedy)
    return replace(planned.jobs[0], shared=True)


def _word(
    renderer: Renderer, job: Job, document: Document, minutes: Minutes, said: Phrases, deadline: str
) -> WordDraft:
    from styring.commenting.marking import mark
    from styring.commenting.word import Guidance, finish_draft  # python-docx takes its time

    title, *lines = (phrase.format(frist=deadline, **said.forms) for phrase in said.box.values())
    marked = mark(document, minutes)
    content = renderer.write(marked.document, Format.DOCX)
    view = document.view
    word = finish_draft(content, marked.paths, view.identity, view.fingerprint, Guidance(title, tuple(lines)))
    renderer.check_file(word.content, job, document)
    return word
