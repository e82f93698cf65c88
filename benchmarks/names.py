"""How well names of people are found, beside the naive rule and a neural model, and how fast. Prints Markdown.

Run: ``python benchmarks/names.py FOLDER``, where FOLDER holds ``norne_dev_nob.jsonl`` and ``norne_dev_nno.jsonl``: the
development splits of NorNE (Jørgensen et al., LREC 2020, https://arxiv.org/abs/1911.12146), a line a sentence,
``{"text": …, "persons": [[start, end, surface], …], "source": "genre/document"}``. Without a folder only the page of
sentences without names (tests/names/sentences/oslo.txt) is read. spaCy is measured too if it and one of its Norwegian
models are installed by hand.

Measured as the corpus marks names, both languages pooled: something found is right if it shares a character with a
marked name, and a marked name is found if it shares one with anything found. «full» counts marked names of two words
or more; what touches a lone one counts neither for nor against. «parl.» are the false alarms in the genres parliament
and report. Speed is megabytes of UTF-8 a second on one core, from JSON line to JSON line, start-up excluded; trust the
ratios, not the seconds. The corpus marks roles («Kongen») as names, which minutes may have, so recall can never be 1.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from styring.diagnostics import Severity
from styring.names import Document, Hit, Known
from styring.reporting.names_lines import LineReader

OSLO = Path(__file__).resolve().parents[1] / "tests" / "names" / "sentences" / "oslo.txt"
FILES = ("norne_dev_nob.jsonl", "norne_dev_nno.jsonl")
FORMAL = ("parliament/", "report/")
WORD = re.compile(r"[^\W_][\w'’-]*")
TWO_CAPITALISED = re.compile(r"\b[A-ZÆØÅ][\w'-]+(?: [A-ZÆØÅ][\w'-]+)+")
SPACY_MODELS = ("nb_core_news_lg", "nb_core_news_md", "nb_core_news_sm")
REPEAT = 5

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[[Sequence["Sentence"]], list[list[Span]]]
"""What finds spans in the sentences of one document."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the names marked in it."""

    text: str
    names: tuple[Span, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall, and the false alarms in formal genres."""

    precision: float
    recall: float
    formal: int

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sentences = [sentence for file in FILES for sentence in read(folder / file)] if folder else []
    if sentences:
        print_comparison(sentences)
    print_page()
    if sentences:
        print_speed(sentences)
    print(f"\nStart-up cost of the lists: {start_up():.0f} ms.")


def read(file: Path) -> list[Sentence]:
    """The sentences of a file."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Sentence(row["text"], tuple((p[0], p[1]) for p in row["persons"]), f"{row['source']}/{file.stem}")
        for row in rows
    ]


def print_comparison(sentences: Sequence[Sentence]) -> None:
    """The table of systems."""
    naive = figures(sentences, capitalised)
    print("| system | precision | recall | F1 | × naive | parl. |\n|---|---:|---:|---:|---:|---:|")
    systems: list[tuple[str, Figures]] = [
        ("two capitalised words in a row", naive),
        ("styring: errors, full names", figures(sentences, styring(Known(), errors_only=True), full=True)),
        ("styring: all levels, sentences alone", figures(sentences, styring(Known(), alone=True))),
        ("styring: all levels, with document", figures(sentences, styring(Known()))),
        ("styring: the same without the learned part", figures(sentences, styring(Known(learned=False)))),
        *((f"spaCy: {name}", figures(sentences, finder)) for name, finder in spacy()),
    ]
    for name, of in systems:
        row = f"{of.precision:.3f} | {of.recall:.3f} | {of.f1:.3f} | {of.f1 / naive.f1:.2f} | {of.formal}"
        print(f"| {name} | {row} |")


def print_page() -> None:
    """What is found where there is nothing to find."""
    lines = [line for line in OSLO.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    page = [Sentence(line, (), "oslo") for line in lines]
    counts = [
        sum(len(hits) for hits in finder(page))
        for finder in (capitalised, styring(Known()), styring(Known(), errors_only=True))
    ]
    print(
        f"\nOslo page, {len(page)} sentences without names: {counts[1]} findings, {counts[2]} of them errors "
        f"(two capitalised words: {counts[0]})."
    )


def print_speed(sentences: Sequence[Sentence]) -> None:
    """Megabytes a second, with and without the learned part, and the floor: reading and writing JSON alone."""
    lines = [
        json.dumps({"text": each.text, "document": each.source}, ensure_ascii=False).encode()
        for _ in range(REPEAT)
        for each in sentences
    ]
    size = REPEAT * sum(len(each.text.encode()) for each in sentences) / 1e6
    floor = size / fastest(lambda: [json.loads(line.decode()) for line in lines])
    print("\n| speed | MB/s | of the floor |\n|---|---:|---:|")
    print(f"| reading the JSON lines alone | {floor:.1f} | 100% |")
    for name, known in (("styring", Known()), ("without the learned part", Known(learned=False))):
        speed = size / fastest(partial(answer, lines, known))
        print(f"| {name} | {speed:.1f} | {speed / floor:.0%} |")


def answer(lines: Iterable[bytes], known: Known) -> None:
    """Answer all lines."""
    for _ in LineReader(known).answers(lines):
        pass


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs, the first one besides to warm up."""
    times = []
    for _ in range(4):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times[1:])


def start_up() -> float:
    """Milliseconds from an imported package to the first answer, less what an answer takes."""
    program = (
        "import time; from styring.names import Known, find; text = 'Saken ble lagt fram av Kari Nordmann.'; "
        "a = time.perf_counter(); find(text, known := Known()); b = time.perf_counter(); find(text, known); "
        "print(2 * b - a - time.perf_counter())"
    )
    runs = (subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(5))
    return 1000 * min(float(run.stdout) for run in runs)


def figures(sentences: Iterable[Sentence], find: Finder, *, full: bool = False) -> Figures:
    """What a finder makes of the documents."""
    found = right = marked = met = formal = 0
    for _, group in groupby(sentences, key=lambda sentence: sentence.source):
        document = list(group)
        for sentence, spans in zip(document, find(document), strict=True):
            names, hits = _counted(sentence, spans, full=full)
            wrong = sum(not touches(hit, names) for hit in hits)
            found, right = found + len(hits), right + len(hits) - wrong
            marked, met = marked + len(names), met + sum(touches(name, hits) for name in names)
            formal += wrong if sentence.source.startswith(FORMAL) else 0
    return Figures(right / found if found else 1.0, met / marked if marked else 1.0, formal)


def _counted(sentence: Sentence, spans: Sequence[Span], *, full: bool) -> tuple[list[Span], list[Span]]:
    """The marked names and the findings that count."""
    lone = [(a, b) for a, b in sentence.names if full and len(WORD.findall(sentence.text[a:b])) < 2]
    return [name for name in sentence.names if name not in lone], [span for span in spans if not touches(span, lone)]


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def capitalised(document: Sequence[Sentence]) -> list[list[Span]]:
    """The naive rule."""
    return [[match.span() for match in TWO_CAPITALISED.finditer(sentence.text)] for sentence in document]


def styring(known: Known, *, errors_only: bool = False, alone: bool = False) -> Finder:
    """The detector; ``alone`` without memory from sentence to sentence."""

    def wanted(hit: Hit) -> bool:
        return hit.level is Severity.ERROR or not errors_only

    def find(document: Sequence[Sentence]) -> list[list[Span]]:
        reader = Document(known)
        readers = (Document(known) if alone else reader for _ in document)
        return [
            [(hit.start, hit.end) for hit in each.read(sentence.text) if wanted(hit)]
            for each, sentence in zip(readers, document, strict=True)
        ]

    return find


def spacy() -> Iterator[tuple[str, Finder]]:
    """The first of spaCy's Norwegian models that is installed, if any."""
    try:
        library: Any = importlib.import_module("spacy")
    except ImportError:
        return
    name = next((name for name in SPACY_MODELS if library.util.is_package(name)), None)
    if name is None:
        return
    model = library.load(name)

    def find(document: Sequence[Sentence]) -> list[list[Span]]:
        parsed = model.pipe(sentence.text for sentence in document)
        return [[(each.start_char, each.end_char) for each in text.ents if each.label_ == "PER"] for text in parsed]

    yield name, find


if __name__ == "__main__":
    main()
