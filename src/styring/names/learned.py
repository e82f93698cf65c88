"""A small linear model: is a capitalised word that the rules left undecided part of a person's name?

It knows the look of the word (affixes, letters), whether the lists have it, and the words around it. The weights were
learned by ``tools/train_names.py``; they are read when the first word is judged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from styring.names.patterns import pattern
from styring.names.words import ambiguous_names, family_names, frequent_words, given_names, packaged, places

EVIDENCE = "lært av andre tekster"

UNIT = 20
"""Weights and scores are whole numbers, this many to one unit of log odds."""

THRESHOLD = 50
"""The least score of a name. High, as a false alarm in administrative text is worse than a miss."""

THRESHOLD_AT_START = 74
"""The same for a word that may have its capital from where it stands."""

_HOPELESS = -40
"""A word that scores less by its look alone is not looked at further."""

_MEMORY = 80
"""How much the mean of a word's earlier scores, of which four fifths count, can add or take away."""

_REACH = 24
"""How long a word before or behind may be, in characters, with the marks around it."""

_TOKENS = pattern(r"\w+(?:[-.'’]\w+)*|[^\w\s]")


class Reader:
    """Judges the words of texts that belong together: how a word looked before counts where it stands again."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[int, int]] = {}

    def persons(self, text: str, words: Sequence[tuple[int, int]], begins: bool) -> tuple[tuple[int, int], ...]:
        """The names of people among adjacent capitalised words.

        Args:
            text: NFC-normalised; what stands around the words is read from it.
            words: offsets of one or more words of a run, end exclusive, in order.
            begins: whether the first word may have its capital from where it stands, as at the start of a sentence.

        Returns:
            Pairs (i, j): ``words[i:j]`` is taken for a name. In order, without overlap.
        """
        found: list[tuple[int, int]] = []
        for i, score in enumerate(self.scores(text, words, begins)):
            if score < (THRESHOLD_AT_START if begins and i == 0 else THRESHOLD):
                continue
            if found and found[-1][1] == i:
                found[-1] = (found[-1][0], i + 1)
            else:
                found.append((i, i + 1))
        return tuple(found)

    def scores(self, text: str, words: Sequence[tuple[int, int]], begins: bool) -> list[int]:
        """How much each word looks like a part of a name; arguments as for ``persons``."""
        result = []
        for i, (start, end) in enumerate(words):
            word = text[start:end]
            score = look(word)
            if score > _HOPELESS:
                score += _score("#", f"{i}/{len(words)}")
                for kind, value in around(text, start, end, begins and i == 0):
                    score += _score(kind, value)
                score += self._remembered(word.removesuffix("s"), score)
            result.append(score)
        return result

    def _remembered(self, word: str, score: int) -> int:
        """What the word's earlier scores add, and remembers this one."""
        times, total = self._before.get(word, (0, 0))
        self._before[word] = times + 1, total + score
        return max(-_MEMORY, min(_MEMORY, total * 4 // (times * 5))) if times else 0


def is_hopeless(word: str) -> bool:
    """Whether a word's look alone says that it is no name, whatever stands around it."""
    return look(word) <= _HOPELESS


@lru_cache(maxsize=1 << 15)
def look(word: str) -> int:
    """How much a word looks like a part of a name, by itself."""
    return _score("=", word) if is_word(word) else _HOPELESS


def is_word(word: str) -> bool:
    """Whether a word is more than an initial, of which nothing can be told."""
    return len(word) > 1 and word[-1] != "."


def around(text: str, start: int, end: int, begins: bool) -> list[tuple[str, str]]:
    """What is seen around the word ``text[start:end]``, by kind: two words with their marks on either side."""
    left = _space_before(text, start)
    right = _space_behind(text, end)
    after = text[end:right]
    seen = [
        ("<", text[left:start]),
        ("<<", text[_space_before(text, left) : left]),
        (">", after),
        (">>", text[right : _space_behind(text, right)]),
    ]
    if text[end - 1] == "s":
        seen.append(("s>", after))
    if begins:
        seen += ("S", text[start:end]), ("S>", after)
    return seen


def _space_before(text: str, end: int) -> int:
    """Where the word before ``end`` begins, or as far as is looked."""
    first = max(0, end - _REACH)
    return text.rfind(" ", first, max(0, end - 1)) + 1 or first


def _space_behind(text: str, start: int) -> int:
    last = start + _REACH
    found = text.find(" ", start + 1, last)
    return last if found < 0 else found


def features(kind: str, value: str) -> list[str]:
    """The features that have weights, of something seen."""
    match kind:
        case "=":
            return _of_word(value)
        case "#":
            return [kind + value]
        case "S":
            key = value.casefold()
            return [kind, kind + _lists(key), f"{kind}{key[-2:]}$"]
    tokens = _TOKENS().findall(value)[: 2 if ">" in kind else None] or [""]
    if "<" in kind:
        tokens = tokens[:-3:-1]
    return [feature for i, token in enumerate(tokens) for feature in _of_neighbour(kind * (i + 1), token)]


def _of_word(word: str) -> list[str]:
    key = word.casefold()
    whole = f"^{key}$"
    found = [whole[i : i + 3] for i in range(1, len(whole) - 3)]
    for length in range(2, min(6, len(whole))):
        found += whole[:length], whole[-length:]
    if key[-1] == "s":
        found += [f"{key[-length:-1]}-s" for length in range(3, 6)]
    head, _, tail = key.partition("-")
    found += f"={_lists(head)}-{_lists(tail)}" if tail else f"={_lists(key)}", f"={min(len(key), 12)}"
    if not word[1:].islower():
        found.append(f"={_outline(word)}")
    return found


def _of_neighbour(kind: str, token: str) -> list[str]:
    first = token[:1]
    if first.isupper():
        return [f"{kind}X", kind + _lists(token.casefold())]
    if first.isalpha():
        return [f"{kind}x", kind + token]
    return [f"{kind}0" if first.isdigit() else kind + token]


def _outline(word: str) -> str:
    """The word's letters as X and x, neighbours that are small as one («MacDonald»: XxXx)."""
    return re.sub(r"x+", "x", "".join("X" if c.isupper() else "x" if c.isalpha() else c for c in word))[:8]


def _lists(key: str) -> str:
    """Which lists have a word, or the word without the s of a genitive, a letter for each; 0 if none has it."""
    bare = key.removesuffix("s")
    return "".join([mark for mark, words in marked_lists() if key in words or bare in words]) or "0"


@lru_cache(maxsize=1)
def marked_lists() -> tuple[tuple[str, Collection[str]], ...]:
    """The lists that the model asks, each with the letter that stands for it."""
    lists = (given_names(), family_names(), ambiguous_names(), frequent_words(), places())
    return tuple(zip("GFAWP", lists, strict=True))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, int]:
    """The learned weights by feature."""
    return unpacked(packaged("vekter.txt"))


def unpacked(packed: str) -> Mapping[str, int]:
    """The weights of a file: lines of a weight and the features that have it, besides comments («# …»)."""
    result: dict[str, int] = {}
    for line in packed.splitlines():
        if line and not line.startswith("# "):
            weight, *having = line.split(" ")
            result.update(dict.fromkeys(having, int(weight)))
    return result


@lru_cache(maxsize=1 << 16)
def _score(kind: str, value: str) -> int:
    table = weights()
    return sum([table.get(feature, 0) for feature in features(kind, value)])
