"""The collaboration charter (samarbeidsplakat, guide KA-7) as templates see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from styring.records.charter import Charter
from styring.rendering.edition import Edition, facts
from styring.rendering.language import sentence
from styring.rendering.text import parse
from styring.rendering.view import Fact, Section, View


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterView(View):
    """The charter (``plakat`` in a template)."""

    agreed: Annotated[str | None, "inngått"]
    sections: Annotated[tuple[Section, ...], "deler"]


def title(charter: Charter, edition: Edition) -> str:
    """«Samarbeidsplakat for <byrådsavdeling> og <virksomhet>»."""
    words = edition.words
    department = edition.department(charter.last_reflection or charter.agreed)
    return words.fill(
        "plakat_tittel", byrådsavdeling=department or words.phrases["byrådsavdelingen"], virksomhet=edition.agency
    )


def charter_view(charter: Charter, edition: Edition) -> CharterView:
    """The charter; what nobody has filled in is left out."""
    return CharterView(
        agreed=edition.words.day(charter.agreed) if charter.agreed else None,
        sections=tuple(_sections(charter, edition)),
    )


def charter_facts(charter: Charter, edition: Edition) -> tuple[Fact, ...]:
    """The facts at the head of the charter."""
    words = edition.words
    phrases = words.phrases
    return facts(
        (phrases["inngått"], words.day(charter.agreed) if charter.agreed else None),
        (phrases["sist_reflektert"], words.day(charter.last_reflection) if charter.last_reflection else None),
        (phrases["neste_refleksjon"], words.day(charter.next_reflection) if charter.next_reflection else None),
        (phrases["utfylt_av"], sentence(words.list([words.word("part", party) for party in charter.filled_in_by]))),
    )


def _sections(charter: Charter, edition: Edition) -> Iterator[Section]:
    phrases = edition.words.phrases
    if charter.character:
        yield Section(key="egenart", level=2, title=phrases["egenart"], text=parse(charter.character))
    lists = {"nå": charter.now, "ønsket": charter.wanted, "prinsipper": charter.principles}
    for key, entries in lists.items():
        if entries:
            points = tuple(parse(entry) for entry in entries)
            yield Section(key=key, level=2, title=phrases[f"plakat_{key}"], points=points)
    rules = charter.rules_of_play
    if rules is None:
        return
    texts = {
        "formelt": rules.formal,
        "uformelt": rules.informal,
        "signaler": rules.signalling,
        "eskalering": rules.escalation,
        "uenighet": rules.disagreement,
    }
    agreed = {key: text for key, text in texts.items() if text}
    if agreed:
        yield Section(key="spilleregler", level=2, title=phrases["plakat_spilleregler"])
    for key, text in agreed.items():
        yield Section(key=key, level=3, title=phrases[f"spilleregel_{key}"], text=parse(text, 4))
