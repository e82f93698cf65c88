"""What ``styring comment read`` shows a person: each remark with its place, the text there now, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from styring.messages import count, long_date, quoted
from styring.reporting.characters import visible

if TYPE_CHECKING:
    from styring.commenting.receiving import Inbox, Incoming

_LABEL_WIDTH = 11
_ADVICE_ON_NAMES = "Skriv rolle i stedet for navn. Med --interactive kan du skrive kommentaren om mens du leser den."


def show_remark(out: Console, number: int, total: int, incoming: Incoming, current: str | None) -> None:
    """Print one remark.

    Args:
        out: where to.
        number: of the remark, from 1.
        total: how many there are.
        incoming: the remark.
        current: the text of the record at its place, if the place has a text of its own.
    """
    remark = incoming.remark
    place = remark.place or "uten sted i posten"
    out.print()
    out.print(
        Text.assemble((f"{number} av {total}  ", "bold"), (visible(place), "bold cyan"), f"  {_source(incoming)}"),
        soft_wrap=True,
    )
    if remark.place is None and remark.heading:
        _line(out, "Under", Text(visible(remark.heading)))
    if current is not None:
        _line(out, "Teksten nå", _with_change(current, incoming))
    if remark.quote and (current is None or remark.suggestion is None):
        _line(out, "Gjelder", Text(visible(f"«{remark.quote}»")))
    _line(out, "Sier", Text(visible(remark.text), "bold"))
    if remark.resolved:
        _line(out, "Merk", Text("De som sendte filen, har merket kommentaren som løst."))
    for told in incoming.people:
        _line(out, "Merk", Text(visible(told), "yellow"))


def show_summary(out: Console, inbox: Inbox) -> None:
    """Print what else a person should know of the files."""
    for name, _, _ in inbox.silent:
        out.print(Text(f"{quoted(name)}: ingen kommentarer og ingen endringer."), soft_wrap=True)
    if inbox.known:
        out.print(Text(f"{count(inbox.known, 'merknad', 'merknader')} stod i posten fra før."), soft_wrap=True)
    for note in inbox.notes:
        out.print(Text.assemble(("Merk: ", "bold yellow"), visible(note)), soft_wrap=True)


def show_left_out(out: Console, refused: Sequence[Incoming]) -> None:
    """Print which remarks cannot be written because of the people in them."""
    if not refused:
        return
    amount, why = count(len(refused), "merknad", "merknader"), "den gjelder" if len(refused) == 1 else "de gjelder"
    out.print(Text(f"{amount} er ikke skrevet, fordi {why} bestemte personer:", "bold red"), soft_wrap=True)
    for incoming in refused:
        out.print(Text(f"  - {incoming.remark.place or 'uten sted'}: {visible(incoming.people[0])}"), soft_wrap=True)
    out.print(_ADVICE_ON_NAMES, soft_wrap=True)


def _source(incoming: Incoming) -> str:
    sender = incoming.sender
    who = sender.role.value.replace("_", " ") if sender.role else sender.party.value
    return ", ".join(_parts(incoming, f"{who} ({sender.organisation})" if sender.organisation else who))


def _parts(incoming: Incoming, who: str) -> Iterator[str]:
    yield incoming.remark.kind.value
    yield who
    if incoming.remark.date:
        yield long_date(incoming.remark.date)
    yield visible(incoming.file)


def _with_change(current: str, incoming: Incoming) -> Text:
    """The text there now, with the words that a suggestion takes out and puts in, where they are found once."""
    suggestion = incoming.remark.suggestion
    text = " ".join(visible(current).split())
    if suggestion is None or text.count(suggestion.line.strip()) != 1:
        return Text(text)
    start = text.index(suggestion.line.strip()) + suggestion.start - _indent(suggestion.line)
    end = start + len(suggestion.old)
    added = f"{{+{suggestion.new}+}}" if suggestion.new else ""
    removed = f"[-{suggestion.old}-]" if suggestion.old else ""
    return Text.assemble(text[:start], (removed, "red"), (added, "green"), text[end:])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _line(out: Console, label: str, text: Text) -> None:
    head = Text(f"  {label:<{_LABEL_WIDTH}}", "dim")
    width = max(out.width - len(head), 20)
    for number, line in enumerate(text.wrap(out, width)):
        line.rstrip()
        out.print((head if number == 0 else Text(" " * len(head))) + line, soft_wrap=True)
