"""docs/dekning.md: what covers each statement of the guide, and what is left to people.

Rules say themselves which statements they cite. What templates, commands and people cover stands in ``dekning.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from styring.citations import Statement, statements
from styring.rules import CATALOGUE
from styring.rules.catalogue import Rule
from tools.reference.markdown import address, code, escape, heading, page, table


class Means(StrEnum):
    """What covers a statement beside the rules."""

    TEMPLATE = "mal"
    COMMAND = "kommando"
    JUDGEMENT = "vurdering"


@dataclass(frozen=True, slots=True)
class Cover:
    """How a statement is covered by something else than a rule.

    Attributes:
        id: the statement.
        means: what covers it.
        where: «template/part» or the name of a command; empty for a person's judgement.
        told: how it covers the statement; for a judgement why no machine can, and what helps the person. Markdown.
    """

    id: str
    means: Means
    where: str
    told: str


DOCUMENTS = {
    "invitation": "Innkallingen",
    "minutes": "Referatet",
    "letter": "Brevet",
    "charter": "Samarbeidsplakaten",
    "layout": "Rammen rundt alle dokumenter",
}
"""What people call the document that a template makes."""

_INTRODUCTION = """# Dekning av guiden

Oslo kommunes guide «Styringsdialogen – sånn gjør vi det her», som bygger på Byrådssak 1055/17, er her delt i punkter og
gjengitt med egne ord. Punktene som begynner med ST, er fra statens «Program for bedre styring og ledelse». Siden viser
hva som dekker hvert punkt:

- **Regler** kontrolleres av `styring lint`. Hver regel er forklart i [Regler](regler.md).
- **Maler** gir dokumentene en fast plass for det punktet handler om.
- **Kommandoer** gjør noe av arbeidet.
- **En persons vurdering** er det ingen maskin kan ta stilling til. Da står det hvorfor, og hva den som vurderer, får av
  hjelp."""


def covers() -> tuple[Cover, ...]:
    """Everything in ``dekning.toml``, in its order."""
    data = tomllib.loads(Path(__file__).with_name("dekning.toml").read_text(encoding="utf-8"))
    return tuple(
        Cover(each["id"], Means(each["slag"]), each.get("hvor", ""), each["forklaring"]) for each in data["dekning"]
    )


def citing(id: str) -> tuple[Rule, ...]:
    """The rules that cite a statement."""
    return tuple(rule for rule in CATALOGUE.values() if id in rule.cites)


def coverage_page() -> str:
    """The whole page, in the order of the guide."""
    return page(_blocks())


def _blocks() -> Iterator[str]:
    by_id = {id: tuple(cover for cover in covers() if cover.id == id) for id in statements()}
    without_rule = [id for id in statements() if not citing(id)]
    yield _INTRODUCTION
    yield (
        f"{len(by_id) - len(without_rule)} av {len(by_id)} punkter har minst én regel. Disse {len(without_rule)} har"
        f" ingen: {_links(without_rule)}."
    )
    sections = [(title, list(part)) for title, part in groupby(statements().values(), key=lambda each: each.section)]
    for title, part in sections:
        yield heading(2, title, address(part[0].id[:2]))
        yield table(
            ("Punkt", "Regler", "Maler", "Kommandoer", "En person"),
            [_row(statement, by_id[statement.id]) for statement in part],
        )
        for statement in part:
            yield from _statement(statement, by_id[statement.id])


def _row(statement: Statement, own: Iterable[Cover]) -> tuple[str, ...]:
    rules = ", ".join(f"[{rule.code}](regler.md#{address(rule.code)})" for rule in citing(statement.id))
    templates = dict.fromkeys(DOCUMENTS[c.where.split("/")[0]].lower() for c in own if c.means is Means.TEMPLATE)
    commands = ", ".join(code(cover.where) for cover in own if cover.means is Means.COMMAND)
    person = "vurderer" if any(cover.means is Means.JUDGEMENT for cover in own) else ""
    return _links([statement.id]), rules or "–", ", ".join(templates) or "–", commands or "–", person or "–"


def _statement(statement: Statement, own: Iterable[Cover]) -> Iterator[str]:
    yield heading(3, f"Punkt {statement.id}", address(statement.id))
    yield f"> {escape(statement.text)}"
    rules = [
        f"- **Regel** [{rule.code}](regler.md#{address(rule.code)}) ({rule.severity.label}): {escape(rule.title)}."
        for rule in citing(statement.id)
    ]
    yield "\n".join([*rules, *(f"- {_told(cover)}" for cover in own)])


def _told(cover: Cover) -> str:
    match cover.means:
        case Means.TEMPLATE:
            template, part = cover.where.split("/")
            return f"**Mal** {DOCUMENTS[template]} ({code(template)}, delen {code(part)}): {cover.told}"
        case Means.COMMAND:
            return f"**Kommando** {code(f'styring {cover.where}')}: {cover.told}"
        case Means.JUDGEMENT:
            return f"**En persons vurdering:** {cover.told}"


def _links(ids: Iterable[str]) -> str:
    return ", ".join(f"[{id}](#{address(id)})" for id in ids)
