"""From ruamel.yaml's events to nodes, refusing what a record may not contain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from styring.diagnostics import Finding, Position, Problem, YamlPath
from styring.source.characters import MAX_DEPTH, describe_character, hidden_character
from styring.source.scalars import MAX_DIGITS, Scalar, is_doubtful_number, read_plain
from styring.source.syntax import YamlSyntaxError
from styring.source.tree import Lines, MappingNode, Node, ScalarNode, SequenceNode, scalars

SYNTAX = "SKJ02"
DUPLICATE = "SKJ03"
VALUE = "SKJ05"

_Content: TypeAlias = AliasEvent | ScalarEvent | CollectionStartEvent


def in_order(problem: Problem) -> Position:
    """Where a problem stands, to sort by."""
    return problem.position or Position(1, 1)


@dataclass
class Builder:
    """Makes the nodes of one document, and notes what is wrong with them."""

    text: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def document(self, events: Iterator[Event]) -> Node | None:
        """The only document of the stream, ``None`` where there is none."""
        root: Node | None = None
        documents = 0
        for event in events:
            start = event.start_mark.index
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(
                        (), start, start + 3, "Filen inneholder flere dokumenter.",
                        "Del innholdet på én fil per dokument, eller slett skillelinjen («---» eller «...»).",
                    )  # fmt: skip
                    break
            elif isinstance(event, NodeEvent):
                root = self._node(event, events, (), 0)
        if directive := re.search(r"^%.*", self.text[: root.start if root else len(self.text)], re.MULTILINE):
            self._add(
                (), directive.start(), directive.end(), "Linjer som begynner med «%» kan ikke brukes.", "Slett linjen."
            )
        return root

    def _add(self, path: YamlPath, start: int, end: int, message: str, remedy: str, code: str = SYNTAX) -> None:
        position = self.lines.position(start, end)
        self.problems.append(Problem(code, Finding(path, message, remedy=remedy), position))

    def add_fault(self, fault: YamlSyntaxError) -> None:
        """Add a syntax error, unless what is already reported on its line explains it."""
        position = self.lines.position(fault.start, fault.end)
        if all(in_order(problem).line != position.line for problem in self.problems):
            self._add((), fault.start, fault.end, fault.message, fault.remedy)

    def _node(self, event: Event, events: Iterator[Event], path: YamlPath, depth: int) -> Node:
        content = cast(_Content, event)  # inside a document nothing else begins a node
        start, end = event.start_mark.index, event.end_mark.index
        if depth > MAX_DEPTH:
            message = f"Innholdet er nøstet i mer enn {MAX_DEPTH} nivåer."
            raise YamlSyntaxError(message, "Kontroller innrykk og parenteser på linjen.", start, end)
        if isinstance(content, AliasEvent):
            written = self.text[start:end]
            self._add(
                path, start, end, f"«{written}» leses som en henvisning til et anker, som ikke kan brukes.",
                "Er «*» en del av teksten, sett hele teksten i anførselstegn. Ellers gjenta innholdet her.",
            )  # fmt: skip
            return ScalarNode(start, end, None, "")
        self._refuse_properties(content, path)
        if isinstance(content, ScalarEvent):
            return self._scalar(content, path)
        if isinstance(content, MappingStartEvent):
            return self._mapping(content, events, path, depth)
        return self._sequence(content, events, path, depth)

    def _refuse_properties(self, event: ScalarEvent | CollectionStartEvent, path: YamlPath) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            self._add(
                path, start, start + 1 + len(event.anchor),
                f"«&{event.anchor}» leses som et anker, som ikke kan brukes.",
                "Er «&» en del av teksten, sett hele teksten i anførselstegn. Ellers slett ankeret.",
            )  # fmt: skip
        if event.ctag is not None:
            match = re.compile(r"![^\s,\[\]{}]*").search(self.text, start)
            tag = match.group() if match else "!"
            place = match.start() if match else start
            self._add(
                path, place, place + len(tag), f"«{tag}» leses som en typemerking, som ikke kan brukes.",
                "Er «!» en del av teksten, sett hele teksten i anførselstegn. Ellers slett merkingen.",
            )  # fmt: skip

    def _scalar(self, event: ScalarEvent, path: YamlPath) -> ScalarNode:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        written = unicodedata.normalize("NFC", event.value)
        value: Scalar = written
        if style in ("|", ">"):
            lasting = "+" in self._block_header(start)
            end = min(end, len(self.text))
            end = end - self.text.endswith("\n", start, end) if lasting else len(self.text[:end].rstrip("\n"))
        elif not style:
            value = read_plain(written)
            if is_doubtful_number(written):
                self._add(
                    path, start, end, f"Tallet «{written}» kan leses på flere måter.", _number_remedy(written), VALUE
                )
        if isinstance(value, str) and (index := hidden_character(value)) is not None:
            self._add(
                path, start, end,
                f"Teksten inneholder et skjult tegn som ikke hører hjemme her ({describe_character(value[index])}).",
                "Slett tegnet (det er skrevet med omvendt skråstrek).",
            )  # fmt: skip
        return ScalarNode(start, max(start, end), value, style)

    def _block_header(self, start: int) -> str:
        header = re.compile(r"[|>][-+0-9]*").match(self.text, start)
        return header.group() if header else ""

    def _sequence(
        self, event: CollectionStartEvent, events: Iterator[Event], path: YamlPath, depth: int
    ) -> SequenceNode:
        start, end = event.start_mark.index, event.end_mark.index
        items: list[Node] = []
        for child in events:
            if isinstance(child, CollectionEndEvent):
                if event.flow_style:
                    end = child.end_mark.index
                break
            before = end if items else start
            item = self._node(child, events, (*path, len(items)), depth + 1)
            if isinstance(item, ScalarNode) and item.start == item.end:
                item = self._nothing(r"-(?=\s|\Z)", before)
            items.append(item)
            end = item.end
        return SequenceNode(start, end, bool(event.flow_style), tuple(items))

    def _mapping(self, event: CollectionStartEvent, events: Iterator[Event], path: YamlPath, depth: int) -> MappingNode:
        start, end = event.start_mark.index, event.end_mark.index
        entries: dict[Scalar, tuple[ScalarNode, Node]] = {}
        for child in events:
            if isinstance(child, CollectionEndEvent):
                if event.flow_style and self.text.startswith("{", start):
                    end = child.end_mark.index
                break
            key = self._node(child, events, path, depth + 1)
            self._check_explicit(end if entries else start, key, path)
            name = self._key_name(key, path)
            value = self._node(next(events), events, (*path, name), depth + 1)
            if isinstance(value, ScalarNode) and value.start == value.end:
                value = self._nothing(r":", key.end)
            end = value.end
            if name in entries:
                first = self.lines.number(entries[name][0].start)
                self._add(
                    (*path, name), key.start, key.end, f"Nøkkelen «{name}» står også på linje {first}.",
                    "Behold den ene og slett den andre, eller slå dem sammen.", DUPLICATE,
                )  # fmt: skip
            elif isinstance(key, ScalarNode):
                entries[name] = (key, value)
        return MappingNode(start, end, bool(event.flow_style), tuple(entries.values()))

    def _nothing(self, indicator: str, before: int) -> ScalarNode:
        """An absent value, right behind its ``:`` or ``-``; the library places it at what follows."""
        match = re.compile(rf"(?:\s|#.*\n)*{indicator}").match(self.text, before)
        place = match.end() if match else before
        return ScalarNode(place, place, None, "")

    def _check_explicit(self, before: int, key: Node, path: YamlPath) -> None:
        """Refuse ``? key``, which ruamel.yaml also sees where a text in braces begins with a question mark."""
        gap = re.sub(r"#.*", "", self.text[before : key.start])
        if "?" in gap:
            start = self.text.rindex("?", before, key.start)
            self._add(
                path, start, start + 1, "«?» foran en nøkkel kan ikke brukes.",
                "Er «?» en del av teksten, sett hele teksten i anførselstegn. Ellers skriv «nøkkel: verdi».",
            )  # fmt: skip

    def _key_name(self, key: Node, path: YamlPath) -> str:
        """The key as text; a key of another kind is reported and stands under its text."""
        written = self.text[key.start : key.end]
        if not isinstance(key, ScalarNode):
            self._add(
                path, key.start, key.end, "En liste eller gruppe kan ikke være nøkkel.",
                "Skriv nøkkelen som et enkelt ord. Er klammene en del av teksten, sett teksten i anførselstegn.",
            )  # fmt: skip
            return written
        if written == "<<":
            self._add(
                path, key.start, key.end, "Sammenslåing med «<<» kan ikke brukes.", "Gjenta nøklene som trengs, her."
            )
            return written
        if isinstance(key.value, str):
            return key.value
        if written.startswith("*"):
            pass  # an alias, already reported
        elif not written:
            self._add(path, key.start, key.end, "Nøkkelen foran kolon mangler.", "Skriv nøkkelen foran kolon.")
        else:
            self._add(
                path, key.start, key.end, f"Nøkkelen «{written}» er ikke tekst.",
                f"Skriv nøkkelen som et ord, eller sett den i anførselstegn: '{written}'.",
            )  # fmt: skip
        return written

    def check_layout(self, root: Node | None) -> None:
        """Report tabs that indent a line: how wide they are depends on who looks."""
        blocks = _block_spans(root)
        for match in re.finditer(r"^ *\t[ \t]*(?=[^\s])", self.text, re.MULTILINE):
            if not any(start <= match.start() < end for start, end in blocks):
                self._add(
                    (), match.start(), match.end(), "Linjen er rykket inn med tabulator.",
                    "Bruk mellomrom til innrykk, to for hvert nivå.",
                )  # fmt: skip


def _block_spans(root: Node | None) -> list[tuple[int, int]]:
    return [] if root is None else [(node.start, node.end) for node in scalars(root) if node.is_block]


def _number_remedy(written: str) -> str:
    if written.lstrip("+-").isdecimal() and len(written) > MAX_DIGITS:
        return f'Er det et nummer, sett det i anførselstegn: "{written}". Hele tall kan ha {MAX_DIGITS} sifre.'
    return f'Er det et nummer, sett det i anførselstegn: "{written}". Er det et tall, skriv det som 12 eller 0.5.'
