"""Learn the weights of ``styring.names.learned`` from sentences in which the names of people are marked.

    python tools/train_names.py [--out src/styring/data/navn/vekter.txt] SENTENCES.jsonl…
    python tools/train_names.py --trial SENTENCES.jsonl…    hold every fifth document back: what would be found there?

A file has a JSON object a line, ``{"text": …, "persons": [[start, end, …], …], "source": "document"}``: NorNE's
newspaper and blog texts (https://github.com/ltgoslo/norne, annotations CC0 1.0). The model learns from what it will be
asked: the words that the rules leave undecided, found by running the rules. To these come sentences cut off at a word,
which then gets a capital, as news begin too few sentences with the nouns that administrative text begins them with, and
some of the names that the rules find, as if no list had them.

It is logistic regression by AdaGrad in plain Python, without chance: the same input gives the same file. A weight is
kept only for what several documents and several words have in common, so that nothing of the texts can be read out of
the file: affixes of at most four letters, common words around names, and the lists that a word stands in.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from unittest import mock

from styring.names import Document, Known, detector, learned, sieve
from styring.names.words import frequent_words

OUT = Path("src/styring/data/navn/vekter.txt")
HEADER = """\
# Vekter for styring.names.learned: om et ord med stor forbokstav er en del av et personnavn.
# Laget av tools/train_names.py fra avis- og bloggtekstene i NorNE (https://github.com/ltgoslo/norne, commit bd311de;
# Jørgensen mfl., LREC 2020; annotasjonene er CC0 1.0). Tekstene er ikke med, bare det flere dokumenter har felles:
# endelser og begynnelser på høyst fire bokstaver, vanlige ord rundt navn og hvilke navnelister ordet står i.
# Hver linje er en vekt og kjennetegnene som har den. Ikke rediger for hånd.
"""

DOCUMENTS, WORDS = 3, 3
"""In how many documents and with how many different words a feature must be seen to be kept."""
EPOCHS, RATE, DECAY = 12, 0.2, 1e-4
CUT = 3
"""How many sentences are made of a sentence by cutting it off at a word that is no name."""

SOME = 4
"""One name in so many is learned from as if no list had it."""

_LOWER = re.compile(r"(?<= )[a-zæøå][\w-]{2,}")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    persons: tuple[Span, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A word that the rules left undecided."""

    features: tuple[str, ...]
    is_name: bool
    word: str
    start: int
    document: str


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--trial", action="store_true")
    options = parser.parse_args(argv)
    sentences = [sentence for path in options.files for sentence in read(path)]
    if options.trial:
        _trial(sentences)
        return 0
    packed = HEADER + pack(train(lessons(sentences)))
    options.out.write_text(packed, encoding="utf-8", newline="\n")
    print(f"{options.out}: {len(learned.unpacked(packed))} weights, {len(packed.encode()) / 1000:.0f} kB")
    return 0


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file; what stands in several files under one name counts as several documents."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Sentence(row["text"], tuple((p[0], p[1]) for p in row["persons"]), f"{path.stem}/{row['source']}")


def undecided(sentences: Iterable[Sentence]) -> Iterator[Sample]:
    """The words that the rules ask the learned part about when they read the documents."""
    for sentence, (_, words, begins) in _questions(sentences):
        yield from _samples(sentence, words, begins)


def cut_off(sentences: Iterable[Sentence]) -> Iterator[Sample]:
    """The first words of sentences that are made of sentences by leaving out what stands before a word."""
    for sentence in sentences:
        words = [
            match.start()
            for match in _LOWER.finditer(sentence.text)
            if match.group() not in frequent_words() and not _touches(match.span(), sentence.persons)
        ]
        chosen = sorted(words, key=lambda start: zlib.crc32(sentence.text[start:].encode()))[:CUT]
        for start in (*chosen, *(start for start, _ in sentence.persons if start)):
            text = sentence.text[start].upper() + sentence.text[start + 1 :]
            persons = tuple((a - start, b - start) for a, b in sentence.persons if a >= start)
            for cut, (_, asked, begins) in _questions([Sentence(text, persons, sentence.document)]):
                yield from (sample for sample in _samples(cut, asked, begins) if sample.start == 0)


def unlisted(sentences: Iterable[Sentence]) -> Iterator[Sample]:
    """The last words of some names, standing alone and as if no list had them.

    Most names are decided by the rules, so that what they leave says too little of what names look like. All of them
    would teach the model to expect more names than there are.
    """
    every = [(sentence, span) for sentence in sentences for span in sentence.persons]
    for sentence, (start, end) in every[::SOME]:
        name = sentence.text[start:end].split(" ")[-1]
        if name[:1].isupper() and learned.is_word(name):
            span = (start, start + len(name))
            alone = Sentence(sentence.text[:start] + name + sentence.text[end:], (span,), sentence.document)
            with mock.patch.object(learned, "marked_lists", return_value=()):
                yield from _samples(alone, (span,), begins=start == 0)


def lessons(sentences: Sequence[Sentence]) -> list[Sample]:
    """All that is learned from sentences."""
    return [*undecided(sentences), *cut_off(sentences), *unlisted(sentences)]


Question = tuple[learned.Reader, tuple[Span, ...], bool]
"""What the learned part is asked: by which reader, about which words, and whether the first one begins a sentence."""


def _questions(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Question]]:
    """What the rules ask when they read the sentences, document by document, whatever the present weights say."""
    asked: list[Question] = []

    def persons(reader: learned.Reader, _: str, words: Sequence[Span], begins: bool) -> tuple[Span, ...]:
        asked.append((reader, tuple(words), begins))
        return ()

    with (
        mock.patch.object(learned.Reader, "persons", persons),
        mock.patch.object(sieve, "is_hopeless", return_value=False),
        mock.patch.object(detector, "is_hopeless", return_value=False),
    ):
        for _, document in groupby(sentences, key=lambda sentence: sentence.document):
            reader = Document(Known())
            for sentence in document:
                asked.clear()
                reader.read(sentence.text)
                yield from [(sentence, question) for question in asked]


def _samples(sentence: Sentence, words: tuple[Span, ...], begins: bool) -> Iterator[Sample]:
    text = sentence.text
    for i, (start, end) in enumerate(words):
        word = text[start:end]
        is_name = _touches((start, end), sentence.persons)
        # «Kongen» and «Presidenten» are marked as people; they are roles, which minutes may name.
        if learned.is_word(word) and not (is_name and word.casefold() in frequent_words()):
            seen = [("=", word), ("#", f"{i}/{len(words)}"), *learned.around(text, start, end, begins and i == 0)]
            found = tuple(feature for kind, value in seen for feature in learned.features(kind, value))
            yield Sample(found, is_name, word, start, sentence.document)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def train(samples: Sequence[Sample]) -> Mapping[str, int]:
    """The weights of logistic regression, in units of ``learned.UNIT``, without those that are nought."""
    index = {feature: i for i, feature in enumerate(common(samples))}
    rows = [([index[f] for f in sample.features if f in index], float(sample.is_name)) for sample in samples]
    weights, squares = [0.0] * len(index), [1e-3] * len(index)
    for epoch in range(EPOCHS):
        for turn in sorted(range(len(rows)), key=lambda i: zlib.crc32(f"{epoch} {i}".encode())):
            row, wanted = rows[turn]
            score = sum([weights[i] for i in row])
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - wanted
            for i in row:
                slope = error + DECAY * weights[i]
                squares[i] += slope * slope
                weights[i] -= RATE * slope / math.sqrt(squares[i])
    rounded = {feature: round(weights[i] * learned.UNIT) for feature, i in index.items()}
    return {feature: weight for feature, weight in rounded.items() if weight}


def common(samples: Iterable[Sample]) -> list[str]:
    """The features seen in several documents and with several words, in order."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for feature in sample.features:
            documents[feature].add(sample.document)
            words[feature].add(sample.word)
    return sorted(f for f in documents if len(documents[f]) >= DOCUMENTS and len(words[f]) >= WORDS)


def pack(weights: Mapping[str, int]) -> str:
    """Lines of a weight and the features that have it."""
    having: defaultdict[int, list[str]] = defaultdict(list)
    for feature in sorted(weights):
        having[weights[feature]].append(feature)
    return "".join(f"{weight} {' '.join(having[weight])}\n" for weight in sorted(having))


def _trial(sentences: Sequence[Sentence]) -> None:
    held = set(sorted({sentence.document for sentence in sentences})[::5])
    kept = [sentence for sentence in sentences if sentence.document not in held]
    weights = train(lessons(kept))
    scored: defaultdict[bool, list[tuple[int, bool]]] = defaultdict(list)
    with mock.patch.object(learned, "weights", return_value=weights):
        for sentence, (reader, words, begins) in _questions(s for s in sentences if s.document in held):
            for i, score in enumerate(reader.scores(sentence.text, words, begins)):
                scored[begins and i == 0].append((score, _touches(words[i], sentence.persons)))
    print(f"{len(weights)} weights; {len(held)} documents held back")
    for begins, where in ((False, "within a sentence"), (True, "at its start")):
        names = sum(is_name for _, is_name in scored[begins])
        print(f"{where}: {len(scored[begins])} words undecided, {names} of them in names")
        for threshold in range(0, 101, 10):
            found = [is_name for score, is_name in scored[begins] if score >= threshold]
            precision, recall = sum(found) / max(1, len(found)), sum(found) / max(1, names)
            print(f"{threshold:>5}: {len(found):>5} found, precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
