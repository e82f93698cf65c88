"""The search index: which documents have a word, split so that a phone fetches no more than it needs.

``sok/innhold.json`` says how words are cut and which parts there are. ``sok/<two letters>.json`` has the stems that
begin so, each with its documents. ``sok/dokumenter-<n>.json`` has what is shown of the documents. The oldest document
is the first, so that a new one changes the parts of its own words alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from styring.rendering.view import words as texts_of
from styring.site import places
from styring.site.pages import headings
from styring.site.published import Published
from styring.site.whole import Site

ENDINGS = tuple(
    "hetenes hetene hetens heten heter endes ande ende edes enes ene ane ens ers ets ert ast en er ar et es as a e s"
    .split()
)  # fmt: skip
"""Endings of inflected words, the longest first, as in the first step of the Snowball stemmer for Norwegian."""

SHORTEST_STEM = 3
_PREFIX = 2
_CHUNK = 200
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 40


@lru_cache(maxsize=1 << 16)  # the same words come in every document
def stem(word: str) -> str:
    """A word without the ending of its inflection. ``sok.js`` cuts the words of the search in the same way."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def terms(text: str) -> Iterator[str]:
    """The stems of the words in a text; single letters are left out."""
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        if 2 <= len(word) <= _LONGEST_WORD:
            yield stem(word)


def index(site: Site) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of the index. Its words are those of the public documents, and of nothing else."""
    found: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for number, document in enumerate(site.documents):
        for term in _terms_of(document):
            found[term].setdefault(number, False)
        for term in _title_terms(site, document):
            found[term][number] = True
    parts: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for term in sorted(found):
        parts[term[:_PREFIX]][term] = _packed(found[term])
    names = {prefix: _name(prefix) for prefix in parts}
    chunks = [site.documents[start : start + _CHUNK] for start in range(0, len(site.documents), _CHUNK)]
    about = {"endelser": ENDINGS, "korteste": SHORTEST_STEM, "bolk": _CHUNK, "deler": sorted(names.values())}
    yield places.INDEX / "innhold.json", _json(about)
    for prefix, name in names.items():
        yield places.INDEX / f"{name}.json", _json(parts[prefix])
    for number, chunk in enumerate(chunks):
        yield places.INDEX / f"dokumenter-{number}.json", _json([_shown(site, document) for document in chunk])


def _terms_of(document: Published) -> Iterator[str]:
    for text in texts_of((*document.document.parts.values(), document.document.view.facts)):
        yield from terms(text)


def _title_terms(site: Site, document: Published) -> Iterator[str]:
    yield from terms(f"{document.title} {document.document.view.agency} {site.kind(document)} {document.day.year}")


def _packed(numbers: Mapping[int, bool]) -> list[int]:
    """Documents as twice the distance from the one before, plus one where the word stands in the title."""
    ordered = sorted(numbers)
    return [2 * (this - last) + numbers[this] for last, this in pairwise((0, *ordered))]


def _name(prefix: str) -> str:
    """What a part is called: plain ASCII, whatever letters its words begin with."""
    return "-".join(f"{ord(letter):x}" for letter in prefix)


def _shown(site: Site, document: Published) -> Sequence[str]:
    """Title, address, date, agency and items of a document."""
    agency = document.document.view.agency
    day = site.phrases.words.day(document.day)
    return (document.title, places.link(places.SEARCH, document.page), day, agency, " · ".join(headings(document)))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
