"""Text that YAML takes for a comment although its writer meant it: ``sted: Punkt #3 i planen``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from styring.diagnostics import Finding, Problem
from styring.source.tree import Lines, Node
from styring.source.waivers import MENTION, comments

CANDIDATE = re.compile(r"#(?<=[ \t]#)[^\s#]")
"""Whether a text can hold such a comment at all: one that touches its next character (and does not begin its line).
It begins with the rare character because that is what makes a search quick."""


def lost_text(text: str, root: Node, lines: Lines) -> Iterator[Problem]:
    """The comments that most likely were meant as text, in the order of the text."""
    for start, end in comments(text, root):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        comment = text[start:end].rstrip()
        if before.strip() and re.match(r"#[^\s#]", comment) and not MENTION.match(comment):
            message = f"«{comment}» leses som en kommentar og kommer ikke med."
            remedy = "Sett anførselstegn rundt hele verdien, eller skriv et mellomrom etter # hvis det er en kommentar."
            yield Problem("SKJ13", Finding((), message, remedy=remedy), lines.position(start, start + len(comment)))
