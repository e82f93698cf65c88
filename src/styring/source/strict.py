"""The careful reader: ruamel.yaml's events made into nodes, and everything that a record may not contain refused.

It decides what is right; ``fast`` only answers where it is known to agree. Import this module only when a text needs
it: ruamel.yaml takes longer to import than a small folder takes to lint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event

from styring.diagnostics import Problem
from styring.source.builder import VALUE, Builder, in_order
from styring.source.characters import describe_character, hidden_character
from styring.source.syntax import YamlSyntaxError, conflict, explain
from styring.source.tree import Lines, Node


@dataclass(frozen=True, slots=True)
class Reading:
    """What the careful reader found.

    Attributes:
        root: the document, ``None`` if it is empty or could not be read to the end. It may hold less than the text
            does where there are problems.
        problems: in the order of the text.
        reliable: whether the data of ``root`` is what the text says.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    reliable: bool


def read(text: str) -> Reading:
    """Read one document. The text has no byte order mark and LF between lines."""
    builder = Builder(text, Lines(text))
    if (index := hidden_character(text)) is not None:
        message = f"Linjen inneholder et skjult tegn som ikke hører hjemme her ({describe_character(text[index])})."
        remedy = "Slett tegnet, eller skriv linjen på nytt. Slike tegn følger ofte med når tekst limes inn."
        builder.add_fault(YamlSyntaxError(message, remedy, index, index + 1))
        return Reading(None, tuple(builder.problems), reliable=False)
    try:
        root = builder.document(_events(text))
    except YamlSyntaxError as fault:
        builder.add_fault(fault)
        return Reading(None, tuple(builder.problems), reliable=False)
    builder.check_layout(root)
    reliable = all(problem.code == VALUE for problem in builder.problems)
    return Reading(root, tuple(sorted(builder.problems, key=in_order)), reliable)


def _events(text: str) -> Iterator[Event]:
    # A last line without a line break reads like one with it, so that an editor that adds one changes nothing.
    complete = text if text.endswith("\n") else text + "\n"
    try:
        yield from YAML(typ="safe", pure=True).parse(complete)
    except (YAMLError, ValueError, OverflowError) as error:  # the two last from escapes such as "\UFFFFFFFF"
        raise conflict(text) or explain(error, text) from error
