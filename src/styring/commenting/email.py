"""The text of the e-mail that a draft is sent with. Roles and organisations stand in it, never a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from styring.commenting.revision import Difference
from styring.commenting.wording import Phrases
from styring.rendering.language import Wording


@dataclass(frozen=True, slots=True)
class Receiver:
    """An agency by its name and the title of who leads it."""

    title: str
    agency: str


@dataclass(frozen=True, slots=True)
class Email:
    """What an e-mail tells.

    Attributes:
        title: of the document, «Referat fra etatsstyringsmøte nr. 1/2026».
        meeting: «etatsstyringsmøte nr. 1/2026 torsdag 12. mars 2026».
        file: name of the attachment.
        sender: «Referent, Byrådsavdeling for byutvikling», if it is known.
        earlier: when an earlier draft was sent that this one replaces.
        differences: from the earlier draft, where they are known.
    """

    title: str
    meeting: str
    file: str
    deadline: date
    receivers: tuple[Receiver, ...]
    sender: str | None
    earlier: date | None = None
    differences: tuple[Difference, ...] = ()


def email_text(email: Email, phrases: Phrases, words: Wording) -> str:
    """The whole text, subject and attachment first."""
    said, forms = phrases.email, phrases.forms
    deadline = words.day(email.deadline)
    told = {"møte": email.meeting, "frist": deadline, **forms}
    receivers = words.list([
        said["mottaker"].format(tittel=receiver.title, virksomhet=receiver.agency) for receiver in email.receivers
    ])  # fmt: skip
    opening = (
        said["nytt_utkast"].format_map({**told, "sendt": words.day(email.earlier)})
        if email.earlier
        else said["innledning"].format_map(told)
    )
    paragraphs = [
        "\n".join([said["emne"].format(frist=deadline, tittel=email.title), said["vedlegg"].format(fil=email.file)]),
        said["til"].format(mottakere=receivers),
        said["hei"],
        opening,
        _differences(email.differences, said["endret"], phrases, words),
        said["slik"],
        said["merknader"].format_map(forms),
        "\n".join(filter(None, [said["hilsen"], email.sender])),
    ]
    return "\n\n".join(filter(None, paragraphs))


def _differences(differences: Sequence[Difference], heading: str, phrases: Phrases, words: Wording) -> str:
    lines = dict.fromkeys(f"- {each.told(phrases, words)}" for each in differences)
    return "\n".join([heading, *lines]) if lines else ""
