"""Whether the words of a text stand on the pages of a PDF, as pdftotext finds them by where the letters are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.text_blocks import Block, normalised
from tests.conformance.tools import call, program

_LONGEST_ON_A_LINE = 40
"""Letters; a longer word must be broken somewhere, and shows no hyphen there."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of a PDF, in the pieces that a word can be found in.

    Attributes:
        words: with those that a hyphen breaks over two lines joined.
        beginnings: what stands before a hyphen at the end of a line.
        lines: each without spaces, for very short words that stand too close to be told apart.
        everything: all without spaces.
    """

    words: frozenset[str]
    beginnings: frozenset[str]
    lines: str
    everything: str

    @classmethod
    def of(cls, text: str) -> Pages:
        """The pages from the output of ``pdftotext``."""
        whole = normalised(text)
        return cls(
            words=frozenset(whole.split()),
            beginnings=frozenset(normalised(word) for word in re.findall(r"(\S+)-$", text, re.MULTILINE)),
            lines="\n".join(normalised(line).replace(" ", "") for line in text.splitlines()),
            everything=whole.replace(" ", ""),
        )

    def show(self, word: str) -> bool:
        """Whether a word stands on the pages whole, or broken where it may be broken."""
        if word in self.words or (len(word) > _LONGEST_ON_A_LINE and word in self.everything):
            return True
        # A word may begin on one page and end on the next, with the foot of the page between.
        return any(word[:at] in self.beginnings and word[at:] in self.words for at in range(1, len(word)))


def read_pages(pdf: Path) -> Pages:
    """The text of a PDF by ``pdftotext``."""
    return Pages.of(call([program("pdftotext"), "-enc", "UTF-8", pdf, "-"]).stdout)


def lost_words(blocks: Iterable[Block], pages: Pages) -> Iterator[str]:
    """A fault for every block of which a word does not stand on the pages."""
    for block in blocks:
        lost = [word for word in block.text.split() if not pages.show(word)]
        if lost and block.text.replace(" ", "") not in pages.lines:
            yield f"not on the page: «{' '.join(lost)}» of «{block.text[:60]}»"
