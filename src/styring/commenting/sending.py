"""Send a draft for comments: the Word file, the dates in the record, and the text of the e-mail (guide ES-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from styring.commenting.email import Email, Receiver, email_text
from styring.commenting.errors import SendingError
from styring.commenting.outgoing import Draft, Outgoing, make
from styring.commenting.revision import Difference, differences
from styring.commenting.sent_files import free_name, texts_sent
from styring.loading import LoadedDossier
from styring.messages import long_date, quoted, working_days
from styring.project import Project
from styring.records.base import Identity
from styring.records.minutes import Minutes
from styring.records.vocabulary import MinutesForm, Role
from styring.rendering.edition import Edition, Variant
from styring.rendering.meeting import title as meeting_title
from styring.rendering.text import line
from styring.workdays import between, is_working_day, shift
from styring.writing import create_binary, replace


@dataclass(frozen=True, slots=True)
class Sending:
    """What is about to be sent; nothing is written yet.

    Attributes:
        record: path of the minutes' file, relative to the root, with its text ``before`` and ``after``.
        file: where the Word file goes, below the folder of documents.
        content: the Word file.
        is_there: the very same file has been made before.
        email: the whole text, subject first.
        differences: what is not as in the draft that was sent before, in words; ``None`` if there was none, or nobody
            knows what it said.
        notes: what the person should know.
    """

    identity: Identity
    record: str
    before: str
    after: str
    file: PurePosixPath
    content: bytes
    is_there: bool
    deadline: date
    email: str
    differences: tuple[str, ...] | None
    notes: tuple[str, ...]


def find_draft(project: Project, loaded: LoadedDossier, identity: Identity) -> Draft:
    """The minutes, if they may be sent.

    Raises:
        SendingError: they have errors, or are final.
    """
    file = next(file for file in loaded.files if file.identity == identity)
    if not isinstance(file.record, Minutes):
        name = quoted(project.relative(file.file))
        raise SendingError(f"Filen {name} har feil.", "Rett feilene først; «styring lint» viser dem.")
    if file.record.is_final:
        the = "Referatet" if file.record.form is MinutesForm.REFERAT else "Oppsummeringen"
        raise SendingError(
            f"{the} er endelig og sendes ikke til kommentering.",
            "Skal noe rettes, før det opp i «rettelser» med dato og begrunnelse.",
        )
    return Draft(loaded.dossier, file.file, file.source.original, file.record)


def prepare(project: Project, draft: Draft, sent: date, deadline: date | None, folder: Path) -> Sending:
    """Make everything that is sent, and the new text of the record.

    A draft that is sent again keeps its deadline if its texts are as they were, or nobody knows, and the deadline is
    still ahead. The record keeps the day on which the agency first had the draft.

    Args:
        project: the records repository.
        draft: what is sent.
        sent: the day it is sent.
        deadline: the last day for comments; as many working days later as ``kommentar_ad`` says, if ``None``.
        folder: where documents go, and where an earlier draft is looked for.

    Raises:
        SendingError: the dates make no sense, or there is no meeting to make the document of.
        RenderError: the document cannot be made, or would name somebody.
        UnwritableError: the file of the record cannot be edited.
    """
    _check_days(draft, sent, deadline)
    usual = shift(sent, project.settings.limits.comment_time)
    made = make(project, draft, sent, deadline or usual)
    earlier = texts_sent(folder, made.file, made.identity) if draft.round.sent else None
    found = None if earlier is None else differences(earlier, made.texts)
    standing = draft.round.deadline
    if deadline is None and standing and standing > sent and not found:
        made = make(project, draft, sent, standing)
    file = free_name(folder, made.file, made.word.content)
    return Sending(
        identity=made.identity,
        record=project.relative(draft.file),
        before=draft.text,
        after=made.record,
        file=file,
        content=made.word.content,
        is_there=(folder / file).exists(),
        deadline=made.deadline,
        email=email_text(_email(made, draft, file.name, found), made.phrases, made.words),
        differences=None if found is None else _told(found, made),
        notes=tuple(_notes(project, draft, made, sent)),
    )


def carry_out(project: Project, sending: Sending, folder: Path) -> None:
    """Write the document and then the record, so that no record tells of a draft that there is not.

    Raises:
        WriteError: one of them cannot be written.
    """
    if not sending.is_there:
        create_binary({folder / sending.file: sending.content}, root=folder)
    if sending.after != sending.before:
        replace(project.root / sending.record, sending.before, sending.after, root=project.root)


def _check_days(draft: Draft, sent: date, deadline: date | None) -> None:
    meeting = draft.dossier.meetings.get(draft.minutes.id)
    drafted = draft.minutes.draft_date
    if meeting and meeting.date and sent < meeting.date:
        raise SendingError(
            f"Utkastet kan ikke sendes {long_date(sent)}; møtet er {long_date(meeting.date)}.",
            "Rett datoen for --sent.",
        )
    if drafted and sent < drafted:
        raise SendingError(
            f"Utkastet kan ikke sendes {long_date(sent)}; utkast_dato er {long_date(drafted)}.",
            "Rett datoen for --sent, eller utkast_dato i posten.",
        )
    if deadline and deadline <= sent:
        raise SendingError(
            f"Fristen {long_date(deadline)} er ikke etter dagen utkastet sendes, {long_date(sent)}.",
            "Oppgi en senere frist med --deadline.",
        )


def _email(made: Outgoing, draft: Draft, attachment: str, found: tuple[Difference, ...] | None) -> Email:
    view, meeting = made.document.view, draft.dossier.meetings[made.identity.id]
    edition = Edition(draft.dossier, made.words, Variant.INTERNAL, shows_names=False)
    held = " ".join(
        filter(None, [meeting_title(meeting, edition), made.words.weekday(meeting.date) if meeting.date else ""])
    )
    agencies = dict.fromkeys((draft.dossier.code, *meeting.joint_with))
    return Email(
        title=view.title,
        meeting=held,
        file=attachment,
        deadline=made.deadline,
        receivers=tuple(_receiver(code, edition) for code in agencies),
        sender=edition.role_holder(made.minutes.prepared_by) or view.department or view.organisation,
        earlier=draft.round.sent if found else None,
        differences=found or (),
    )


def _receiver(code: str, edition: Edition) -> Receiver:
    agency = edition.dossier.registry.agencies.get(code)
    title = (
        line(agency.leader_title)
        if agency and agency.leader_title
        else edition.words.word("rolle", Role.VIRKSOMHETSLEDER)
    )
    return Receiver(title[:1].lower() + title[1:], edition.organisation(code))


def _told(found: tuple[Difference, ...], made: Outgoing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(difference.told(made.phrases, made.words) for difference in found))


def _notes(project: Project, draft: Draft, made: Outgoing, sent: date) -> Iterator[str]:
    time, usual = between(sent, made.deadline), project.settings.limits.comment_time
    if time < usual:
        yield f"Fristen er {working_days(time)} etter at utkastet sendes; den bør være minst {working_days(usual)}."
    if not is_working_day(made.deadline):
        yield f"Fristen, {long_date(made.deadline)}, er ikke en arbeidsdag."
    if draft.round.sent and made.minutes.comments and made.minutes.comments.sent == draft.round.sent != sent:
        yield f"«sendt» er fortsatt {long_date(draft.round.sent)}, da virksomheten først fikk utkastet."
    if _withholds(draft):
        yield "Utkastet har innhold som er unntatt offentlighet. Send det slik dere har avtalt for slikt innhold."


def _withholds(draft: Draft) -> bool:
    meeting, minutes = draft.dossier.meetings[draft.minutes.id], draft.minutes
    points = [point.withheld for item in minutes.items for point in item.follow_up]
    items = [item.withheld for item in minutes.items]
    return any((*points, *items, *(item.withheld for item in meeting.agenda)))
