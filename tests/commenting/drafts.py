"""A draft, and what its file says when it has come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from styring.commenting.reading import read_remarks
from styring.commenting.remarks import Remark
from styring.commenting.sent_text import sent_lines
from styring.commenting.word_file import read_word
from tests.commenting.word_making import Comment, Draft, word_file

LEAD, CLOSED = "Saker", "Tre av fire punkter fra forrige møte er lukket."
RESULTS = "Ni av tolv resultatmål er nådd. Etaten redegjorde for avvikene, og ny plan kommer i tertialrapport 1."
POINT, RISKS = "Sende oppdatert risikovurdering innen 1. juni 2026.", "To risikoer er vurdert som høye."
DRAFT = Draft(
    (
        ("", LEAD),
        ("saker.1", "Sak 1 Oppfølging"),
        ("saker.1.omtale", CLOSED),
        ("saker.2", "Sak 2 Resultater"),
        ("saker.2.omtale", RESULTS),
        ("saker.2.oppfølging.op1", POINT),
        ("saker.3", "Sak 3 Risikobilde"),
        ("saker.3.omtale", RISKS),
        ("", "Avslutning"),
    )
)
AT_CLOSED, AT_RESULTS, AT_POINT, AT_RISKS = 2, 4, 5, 7
"""Where in the draft the texts stand."""
RECORD = [(place, text) for place, text in DRAFT.paragraphs if place.count(".") > 1]
"""What the record says, for a file that has lost what it knew."""


def remarks(
    body: Sequence[str],
    comments: Sequence[Comment] = (),
    draft: Draft | None = DRAFT,
    parts: Mapping[str, str] | None = None,
) -> tuple[Remark, ...]:
    """All remarks of a file; ``draft`` is what it still knows of the one that was sent."""
    word = read_word(word_file(body, comments, draft.sent if draft else None, parts))
    return read_remarks(word, sent_lines(word, RECORD))


def told(found: Sequence[Remark]) -> list[tuple[str | None, str, str]]:
    """Place, quotation and text of remarks."""
    return [(remark.place, remark.quote, remark.text) for remark in found]
