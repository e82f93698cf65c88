"""Measures how well and how fast names are found: every figure aimed at, and other systems. Prints Markdown.

Run: ``python benchmarks/names.py FOLDER``, where FOLDER holds ``norne_dev_nob.jsonl`` and ``norne_dev_nno.jsonl``: the
development splits of NorNE (Jørgensen et al., LREC 2020, https://arxiv.org/abs/1911.12146), a line a sentence,
``{"text": …, "persons": [[start, end, surface], …], "source": "genre/document"}``. Without a folder only the page of
sentences without names (tests/names/sentences/oslo.txt) and the start-up are measured. spaCy is measured too if it and
one of its Norwegian models are installed by hand.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from styring.diagnostics import Severity
from styring.names import Document, Hit, Known, find_personal_data
from styring.reporting.names_lines import LineReader

HOW = """
How it was measured: Something found is right if it shares a character with a marked name, and a marked name is found if
it shares one with something found. «Full names» are marked names of two words or more; what touches a lone one counts
neither for nor against. Surnames are carried from sentence to sentence of a document, except where sentences stand
alone. The corpus marks roles («Kongen») as names, which minutes may have, so recall cannot be 1.

The rules, the lists and the learned part's threshold were chosen with the errors on these development splits in view,
and the page of Oslo sentences is our own: the figures say how well that went, not how texts nobody has seen will fare.
Speed is megabytes of UTF-8 a second on one core, of texts in memory and from JSON line to JSON line, start-up excluded,
the best of three runs over the development splits five times, everything on that gave the figures above. Their
sentences are of news: short, and every fourth has a name. Trust the ratios, not the seconds.
"""

OSLO = Path(__file__).resolve().parents[1] / "tests" / "names" / "sentences" / "oslo.txt"
LANGUAGES = {"bokmål": "norne_dev_nob.jsonl", "nynorsk": "norne_dev_nno.jsonl"}
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

    def __str__(self) -> str:
        return f"{self.precision:.3f}; {self.recall:.3f}"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached. ``least`` and ``aim`` are pairs of precision and recall."""

    name: str
    finder: Finder
    least: tuple[float, float]
    aim: tuple[float, float]
    full: bool = False

    def met(self, of: Figures) -> str:
        """Which of the two is reached."""
        reached = (of.precision, of.recall)
        if all(a >= b for a, b in zip(reached, self.aim, strict=True)):
            return "aim"
        return "at least" if all(a >= b for a, b in zip(reached, self.least, strict=True)) else "no"


def main() -> None:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    splits = {language: read(folder / file) for language, file in LANGUAGES.items()} if folder else {}
    sentences = [sentence for split in splits.values() for sentence in split]
    print("| figure | " + "".join(f"{language} | " for language in LANGUAGES) + "pooled | at least | aim | reached |")
    print("|---|" + "---:|" * (len(LANGUAGES) + 3) + "---|")
    if sentences:
        print_quality(splits, sentences)
    print_page()
    if sentences:
        print_speed(sentences)
    print_start_up()
    if sentences:
        print_comparison(sentences)
    print(HOW)


def print_quality(splits: Mapping[str, Sequence[Sentence]], sentences: Sequence[Sentence]) -> None:
    """The rows of precision and recall, each language by itself and both pooled."""
    everything = styring(Known())
    for goal in (
        Goal(
            "errors: precision; recall of full names",
            styring(Known(), errors_only=True),
            (0.97, 0.9),
            (0.98, 0.95),
            True,
        ),
        Goal("all levels, with document: precision; recall", everything, (0.95, 0.8), (0.95, 0.92)),
        Goal("all levels, sentences alone: precision; recall", styring(Known(), alone=True), (0.95, 0.7), (0.95, 0.85)),
    ):
        pooled = figures(sentences, goal.finder, full=goal.full)
        each = [str(figures(split, goal.finder, full=goal.full)) for split in splits.values()]
        least, aim = (f"{p:.2f}; {r:.2f}" for p, r in (goal.least, goal.aim))
        row(goal.name, *each, str(pooled), least, aim, goal.met(pooled))
    alarms = [figures(split, everything).formal for split in (*splits.values(), sentences)]
    row("parliament and report: false alarms", *alarms, "≤ 2", 0, reached(alarms[-1], 2, 0))


def print_page() -> None:
    """The row of what is found where there is nothing to find, personal data besides names among it."""
    lines = OSLO.read_text(encoding="utf-8").replace("⏎", " ").replace("␣", "\xa0").splitlines()
    page = [line for line in lines if line and not line.startswith("#")]
    hits = [hit for line in page for hit in (*Document(Known()).read(line), *find_personal_data(line, Known()))]
    errors = sum(hit.level is Severity.ERROR for hit in hits)
    naive = sum(len(TWO_CAPITALISED.findall(line)) for line in page)
    name = f"Oslo page, {len(page)} sentences: errors; warnings (two capitalised words: {naive})"
    found = "no" if errors else reached(len(hits), 2, 0)
    row(name, "–", "–", f"{errors}; {len(hits) - errors}", "0; ≤ 2", "0; 0", found)


def print_speed(sentences: Sequence[Sentence]) -> None:
    """The rows of megabytes a second, and of what share that is of reading the JSON lines and doing nothing."""
    lines = [
        json.dumps({"text": each.text, "document": each.source}, ensure_ascii=False).encode()
        for _ in range(REPEAT)
        for each in sentences
    ]
    size = REPEAT * sum(len(each.text.encode()) for each in sentences) / 1e6
    floor = size / fastest(lambda: [json.loads(line.decode()) for line in lines])
    documents = [[each.text for each in of] for _, of in groupby(sentences, key=attrgetter("source"))] * REPEAT
    speed, without = (size / fastest(partial(search, documents, known)) for known in (Known(), Known(learned=False)))
    answering = size / fastest(partial(answer, lines, Known()))
    row("speed in MB/s", "–", "–", f"{speed:.1f}", "≥ 8", "≥ 20", reached(-speed, -8, -20))
    row("– without the learned part, times as fast", "–", "–", f"{without / speed:.2f}", "", "", "")
    row("– from JSON line to JSON line, in MB/s", "–", "–", f"{answering:.1f}", "", "", "")
    row("– as a share of reading the JSON lines alone", "–", "–", f"{answering / floor:.0%}", "", "", "")


def print_start_up() -> None:
    """The rows of milliseconds before the first answer."""
    lists, weights, expressions = start_up()
    row("start-up: the lists, in ms", "–", "–", f"{lists:.1f}", "≤ 30", "≤ 10", reached(lists, 30, 10))
    row("– the learned weights, when a word is first judged, in ms", "–", "–", f"{weights:.1f}", "", "", "")
    row("– the regular expressions, in ms", "–", "–", f"{expressions:.1f}", "", "", "")


def row(*cells: object) -> None:
    """Print a row of a table."""
    print("| " + " | ".join(map(str, cells)) + " |")


def reached(figure: float, least: float, aim: float) -> str:
    """Which of two bounds from above a figure keeps."""
    return "aim" if figure <= aim else "at least" if figure <= least else "no"


def print_comparison(sentences: Sequence[Sentence]) -> None:
    """The table of systems."""
    naive = figures(sentences, capitalised)
    print("\n| system, both languages | precision | recall | F1 | × naive | false alarms, parliament and report |")
    print("|---|---:|---:|---:|---:|---:|")
    systems: list[tuple[str, Figures]] = [
        ("two capitalised words in a row", naive),
        ("styring, with document", figures(sentences, styring(Known()))),
        ("styring, without the learned part", figures(sentences, styring(Known(learned=False)))),
        *((f"spaCy: {name}", figures(sentences, finder)) for name, finder in spacy()),
    ]
    for name, of in systems:
        row(name, f"{of.precision:.3f}", f"{of.recall:.3f}", f"{of.f1:.3f}", f"{of.f1 / naive.f1:.2f}", of.formal)


def read(file: Path) -> list[Sentence]:
    """The sentences of a file."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Sentence(row["text"], tuple((p[0], p[1]) for p in row["persons"]), f"{row['source']}/{file.stem}")
        for row in rows
    ]


def search(documents: Iterable[Iterable[str]], known: Known) -> None:
    """Find all names."""
    for texts in documents:
        document = Document(known)
        for text in texts:
            document.read(text)


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


def start_up() -> tuple[float, float, float]:
    """Milliseconds for the lists, the learned weights and the regular expressions, each in a new process."""
    lists = """
import time; from styring.names import Known, find; text = "Saken ble lagt fram av Kari Nordmann og sendt til Oslo."
known = Known(learned=False); begin = time.perf_counter(); find(text, known); done = time.perf_counter()
find(text, known); print(2 * done - begin - time.perf_counter())"""
    weights = """
import time; from styring.names import learned; begin = time.perf_counter(); learned.weights()
print(time.perf_counter() - begin)"""
    expressions = """
import re, time; import styring.diagnostics, styring.messages; spent = 0; original = re.compile
def compile(*arguments, **others):
    global spent; begin = time.perf_counter(); made = original(*arguments, **others)
    spent += time.perf_counter() - begin; return made
re.compile = compile; import styring.names; print(spent)"""
    return milliseconds(lists), milliseconds(weights), milliseconds(expressions)


def milliseconds(program: str) -> float:
    """The least of the seconds that a program prints in five runs, in milliseconds."""
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
