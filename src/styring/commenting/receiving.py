"""What several files say about one draft, set against what its record already has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from styring import names
from styring.commenting.bookmarks import SentDraft
from styring.commenting.comparing import folded
from styring.commenting.reading import read_remarks
from styring.commenting.record_texts import record_texts
from styring.commenting.remarks import Remark, RemarkKind
from styring.commenting.sent_text import SentLine, sent_lines, share_found
from styring.commenting.word_file import WordFile, read_word
from styring.diagnostics import Severity
from styring.messages import listing, quoted
from styring.records.minutes import Comment, Minutes
from styring.records.vocabulary import Party, Role
from styring.rendering.word_package import UnreadableWord

_ALIKE = 0.5
"""So alike are a comment that names somebody and what was written of it without the name."""
_ENOUGH = 0.3
"""Share of the draft that a file must hold to be a copy of it, when it does not say so itself."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who has sent a file, by party and role; ``organisation`` is the code of an agency where several take part."""

    party: Party
    role: Role | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A remark that the record does not have.

    Attributes:
        file: what the file is called.
        people: what in it identifies, or may identify, a person: Norwegian sentences.
        is_refused: some of that is certain, so it must be reworded before it may stand in the record.
    """

    remark: Remark
    sender: Sender
    file: str
    people: tuple[str, ...] = ()
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Inbox:
    """What files have brought.

    Attributes:
        incoming: in the order of the files.
        known: how many remarks the record had before.
        silent: the files that say nothing at all, and their senders and days.
        notes: what a person should know, Norwegian sentences.
    """

    incoming: tuple[Incoming, ...]
    known: int
    silent: tuple[tuple[str, Sender, date], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file, what it is called, and who has sent it."""

    name: str
    content: bytes
    sender: Sender


def receive(files: Sequence[ReturnedFile], minutes: Minutes, known: names.Known, day: date) -> Inbox:
    """Read files that have come back.

    Args:
        files: in the order in which they are told.
        minutes: the record that they are about.
        known: the names that are known.
        day: on which what has no date of its own is taken to have come.

    Raises:
        UnreadableWord: one of the files cannot be read, or is about something else.
    """
    had: list[tuple[Sender, Remark]] = [
        (_sender_of(comment), _remark_of(comment))
        for comment in (minutes.comments.received if minutes.comments else ())
    ]
    incoming: list[Incoming] = []
    silent: list[tuple[str, Sender, date]] = []
    notes: list[str] = []
    texts = [(text.place, text.plain) for text in record_texts(minutes)]
    before = 0
    for file in files:
        word = _read(file)
        sent = sent_lines(word, texts)
        _require_same(file.name, word.sent, str(minutes.identity), share_found(word, sent))
        notes += _notes(file.name, word.sent, sent, texts)
        remarks = read_remarks(word, sent)
        if not remarks:
            silent.append((file.name, file.sender, word.modified or day))
        new = _not_had(remarks, file.sender, had, known)
        before += len(remarks) - len(new)
        had += [(file.sender, remark) for remark in new]
        incoming += [_incoming(replace(remark, date=remark.date or day), file, known) for remark in new]
    return Inbox(tuple(incoming), before, tuple(silent), tuple(notes))


def _read(file: ReturnedFile) -> WordFile:
    try:
        return read_word(file.content)
    except UnreadableWord as error:
        raise UnreadableWord(f"{quoted(file.name)}: {error.message}", error.remedy) from error


def people_in(remark: Remark, known: names.Known) -> tuple[tuple[str, ...], bool]:
    """What in a remark identifies or may identify a person, and whether any of that is certain."""
    reader = names.Document(known)
    told: list[str] = []
    is_certain = False
    for text in (remark.quote, remark.text):
        for hit in reader.read(text):
            told.append(names.name_told(hit))
            is_certain |= hit.level is Severity.ERROR
        for hit in names.find_personal_data(text, known):
            told.append(names.data_told(hit))
            is_certain |= hit.level is Severity.ERROR
    return tuple(dict.fromkeys(told)), is_certain


def _incoming(remark: Remark, file: ReturnedFile, known: names.Known) -> Incoming:
    people, is_certain = people_in(remark, known)
    return Incoming(remark, file.sender, file.name, people, is_certain)


def _require_same(name: str, sent: SentDraft | None, identity: str, share: float) -> None:
    if sent is not None and sent.identity != identity:
        raise UnreadableWord(
            f"{quoted(name)} er et utkast til {sent.identity}, ikke til {identity}.", "Kontroller at det er riktig fil."
        )
    if sent is None and share < _ENOUGH:
        raise UnreadableWord(
            f"Fant ikke teksten i referatet i {quoted(name)}.",
            "Kontroller at det er riktig fil, eller før kommentarene inn i posten for hånd.",
        )


def _notes(
    name: str, draft: SentDraft | None, sent: Sequence[SentLine], texts: Sequence[tuple[str, str]]
) -> Iterator[str]:
    if draft is None:
        yield (
            f"{quoted(name)} sier ikke lenger hva som ble sendt, så teksten er sammenlignet med referatet slik det "
            "er nå. Se selv etter om noe nytt er skrevet inn uten at endringer ble sporet."
        )
        return
    said = {place: " ".join(folded(line.text) for line in sent if line.place == place) for place, _ in texts}
    changed = [place for place, text in texts if any(folded(line) not in said[place] for line in text.split("\n"))]
    if changed:
        yield f"Teksten er endret i posten etter at utkastet ble sendt: {listing(changed)}."


def _sender_of(comment: Comment) -> Sender:
    party = comment.from_ or (comment.role.party if comment.role else None) or Party.VIRKSOMHET
    return Sender(party, comment.role, comment.organisation)


def _remark_of(comment: Comment) -> Remark:
    about, says = comment.quote or "", comment.text or ""
    return Remark(RemarkKind.COMMENT, comment.place, "", comment.date, about, says, bool(comment.resolved))


def _not_had(
    remarks: Sequence[Remark], sender: Sender, had: Sequence[tuple[Sender, Remark]], known: names.Known
) -> tuple[Remark, ...]:
    """The remarks that are not there already; one that is there once stands for one.

    What names somebody cannot be there in the same words, so nearly the same ones about the same text count for it.
    For anything else a small difference may be all that somebody wanted to say.
    """
    own = [remark for who, remark in had if (who.party, who.organisation) == (sender.party, sender.organisation)]
    left: list[Remark] = []
    for remark in remarks:
        same = next((other for other in own if _key(other) == _key(remark)), None)
        if same is None:
            left.append(remark)
        else:
            own.remove(same)
    for remark in tuple(left):
        is_like = people_in(remark, known)[1] and next((other for other in own if _is_mended(remark, other)), None)
        if is_like:
            left.remove(remark)
            own.remove(is_like)
    return tuple(left)


def _key(remark: Remark) -> tuple[str | None, str, str]:
    return remark.place, folded(remark.quote), folded(remark.text)


def _is_mended(remark: Remark, other: Remark) -> bool:
    if (remark.place, remark.date) != (other.place, other.date):
        return False
    return SequenceMatcher(None, folded(remark.text), folded(other.text), autojunk=False).ratio() >= _ALIKE


def rewritten(incoming: Incoming, text: str, known: names.Known) -> Incoming:
    """The same remark in other words, which are held against the names anew. What it quotes goes if that names people.

    A suggested wording goes too: it says what the old words said.
    """
    quote = incoming.remark.quote
    _, is_certain = people_in(replace(incoming.remark, text=""), known)
    remark = replace(incoming.remark, text=text, quote="" if is_certain else quote, suggestion=None)
    people, is_certain = people_in(remark, known)
    return replace(incoming, remark=remark, people=people, is_refused=is_certain)
