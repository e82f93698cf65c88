"""What is different between two texts, paragraph by paragraph and word by word, typography apart.

Pure functions over strings. Comparison is by difflib (Ratcliff and Obershelp's gestalt matching).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

_ALIKE = 0.5
"""Share of words, counted in letters, that makes one paragraph a new wording of another."""
_GAP = 2
"""So few words between two edits are told as part of one."""
_SQUARE = 200_000_000
"""Most pairs of letters to weigh against each other, those of a dozen pages that are wholly rewritten."""

_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\s+|\w+(?:[.,:/'’\-‑]\w+)*|[^\w\s]")
_LETTERS = re.compile(r"\w+")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛´`", "'"),
        "\u2010": "-",
        "\u2011": "-",
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
    }
)


Pair: TypeAlias = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """Some characters of one text that became others in a second one; offsets of both, ends excluded."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def folded(text: str) -> str:
    """A text with one kind of space, quotation mark and hyphen, so that what an editor does by itself is no change."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)).strip()


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The changes of whole words that make one paragraph into another, in order; none if only typography differs."""
    olds, news = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, [t.key for t in olds], [t.key for t in news], autojunk=False)
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and sum(t.is_word for t in olds[found[-1][1] : i1]) < _GAP:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    trimmed = (_trimmed(olds, news, *each) for each in found)
    made = (_edit(olds, news, each, len(old.rstrip()), len(new.rstrip())) for each in trimmed)
    return tuple(edit for edit in made if _says_otherwise(old, new, edit))


def paired(old: Sequence[str], new: Sequence[str], tied: Sequence[frozenset[int]]) -> list[Pair]:
    """Which paragraph became which: pairs of indices in the order of both, ``None`` for what is gone or has come.

    Args:
        old: the paragraphs before.
        new: the paragraphs after.
        tied: for every new one, the old ones that a bookmark says it is a wording of.
    """
    olds, news = [folded(text) for text in old], [folded(text) for text in new]
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            pairs += _paired_within(olds, news, tied, range(i1, i2), range(j1, j2))
    return pairs


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int
    is_word: bool


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _WORDS.finditer(text, len(text) - len(text.lstrip()), len(text.rstrip())):
        key = " " if match[0].isspace() else folded(match[0])
        if key:
            found.append(_Token(key, match.start(), match.end(), match[0][0].isalnum()))
    return found


def _trimmed(
    olds: Sequence[_Token], news: Sequence[_Token], i1: int, i2: int, j1: int, j2: int
) -> tuple[int, int, int, int]:
    """A span without what is the same at its ends, such as a full stop that was matched with another."""
    while i1 < i2 and j1 < j2 and olds[i2 - 1].key == news[j2 - 1].key:
        i2, j2 = i2 - 1, j2 - 1
    while i1 < i2 and j1 < j2 and olds[i1].key == news[j1].key:
        i1, j1 = i1 + 1, j1 + 1
    return i1, i2, j1, j2


def _edit(
    olds: Sequence[_Token], news: Sequence[_Token], span: tuple[int, int, int, int], old_length: int, new_length: int
) -> Edit:
    i1, i2, j1, j2 = span
    if not any(token.key.strip() for token in (*olds[i1:i2], *news[j1:j2])):  # a space says nothing by itself
        i1, i2, j1, j2 = i1 - 1, i2 + 1, j1 - 1, j2 + 1
    return Edit(*_offsets(olds, i1, i2, old_length), *_offsets(news, j1, j2, new_length))


def _offsets(tokens: Sequence[_Token], first: int, last: int, length: int) -> tuple[int, int]:
    if first == last:
        place = tokens[first].start if first < len(tokens) else length
        return place, place
    return tokens[first].start, tokens[last - 1].end


def _says_otherwise(old: str, new: str, edit: Edit) -> bool:
    """Whether there is more to an edit than typography; white space counts where it divides or joins words."""
    was, is_now = old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]
    return folded(f"x{was}x") != folded(f"x{is_now}x")


def _paired_within(
    olds: Sequence[str], news: Sequence[str], tied: Sequence[frozenset[int]], old: range, new: range
) -> Iterator[Pair]:
    """Pair what lies between paragraphs that are the same, so that the likenesses add up to as much as they can."""
    if sum(len(olds[i]) for i in old) * sum(len(news[j]) for j in new) > _SQUARE:
        yield from ((i, None) for i in old)
        yield from ((None, j) for j in new)
        return
    weights = {(i, j): weight for i in old for j in new if (weight := _likeness(olds[i], news[j], i in tied[j]))}
    best: list[list[float]] = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            joined = weights.get((old[a], new[b]), 0.0) + best[a + 1][b + 1]
            best[a][b] = max(joined, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < len(old) and b < len(new):
        likeness = weights.get((old[a], new[b]), 0.0)
        if likeness and best[a][b] == likeness + best[a + 1][b + 1]:
            yield old[a], new[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield old[a], None
            a += 1
        else:
            yield None, new[b]
            b += 1
    yield from ((i, None) for i in old[a:])
    yield from ((None, j) for j in new[b:])


def _likeness(old: str, new: str, is_tied: bool) -> float:
    """How much two paragraphs are of one another, 0 where they have too little in common to be the same one."""
    olds, news = _LETTERS.findall(old), _LETTERS.findall(new)
    same = SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
    letters = 2 * sum(len("".join(olds[block.a : block.a + block.size])) for block in same)
    share = letters / max(len("".join((*olds, *news))), 1)
    if is_tied:
        return 1.0 + share
    return share if share >= _ALIKE else 0.0
