"""The search index: its words, its parts, and that it grows without being made over."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.site import search
from styring.site.search import ENDINGS, SHORTEST_STEM, stem, terms
from tests.site.sites import LETTER, SENT_LETTER, build, files_of, write_repository


def index_of(root: Path) -> dict[str, Any]:
    files = files_of(root)
    return {
        name.removeprefix("sok/").removesuffix(".json"): json.loads(content)
        for name, content in files.items()
        if name.startswith("sok/")
    }


def found(index: dict[str, Any], word: str) -> list[tuple[str, bool]]:
    """The titles of the documents that have a word, as sok.js finds them, and whether it stands in the title."""
    term = stem(word.lower())
    part = index.get("-".join(f"{ord(letter):x}" for letter in term[:2]), {})
    numbers = accumulate(step >> 1 for step in part.get(term, []))
    in_title = (bool(step & 1) for step in part.get(term, []))
    size = index["innhold"]["bolk"]
    return [
        (index[f"dokumenter-{number // size}"][number % size][0], title)
        for number, title in zip(numbers, in_title, strict=True)
    ]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("risiko risikoen risikoer", {"risiko"}),
        ("mål målene", {"mål"}),
        ("referat referatet referater referatene", {"referat"}),
        ("styringsdialog styringsdialogen", {"styringsdialog"}),
        ("2026 202600123-12 nr. 1", {"2026", "202600123", "12", "nr"}),
        ("ås", {"ås"}),
        ("a b", set[str]()),
        ("MA\u030aL", {"mål"}),
    ],
)
def test_inflected_words_are_one(words: str, cut: set[str]) -> None:
    assert set(terms(words)) == cut


@given(st.text(st.characters(codec="utf-8", categories=["Ll"]), min_size=2, max_size=20))
def test_a_stem_begins_the_word_and_is_not_too_short(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(len(word), SHORTEST_STEM)


def test_endings_are_tried_from_the_longest() -> None:
    assert [len(ending) for ending in ENDINGS] == sorted(map(len, ENDINGS), reverse=True)


def test_the_index_finds_the_words_of_documents_and_knows_titles(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    index = index_of(tmp_path)
    assert found(index, "skolene") == []
    assert found(index, "leie") == [("Referat fra etatsstyringsmøte nr. 1/2026", False)]
    assert found(index, "Tildelingsbrevene") == [
        ("Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten", True),
        ("Referat fra etatsstyringsmøte nr. 1/2026", False),
    ]
    assert [title for title, _ in found(index, "resultater")] == [
        "Innkalling til etatsstyringsmøte nr. 1/2026",
        "Referat fra etatsstyringsmøte nr. 1/2026",
    ]


def test_every_part_is_listed_and_every_document_told(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    index = index_of(tmp_path)
    parts = {name for name in index if name != "innhold" and not name.startswith("dokumenter")}
    assert set(index["innhold"]["deler"]) == parts
    assert index["innhold"] | {"deler": []} == {"endelser": list(ENDINGS), "korteste": 3, "bolk": 200, "deler": []}
    assert index["dokumenter-0"][1] == [
        "Innkalling til etatsstyringsmøte nr. 1/2026",
        "virksomheter/bre/2026/2026-03-12-esm-innkalling.html",
        "19. februar 2026",
        "Bymiljø- og rekreasjonsetaten",
        "Måloppnåelse · Lokaler i sentrum",
    ]


def test_a_newer_document_leaves_the_parts_of_other_words_as_they_are(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    before = index_of(tmp_path)
    letter = {**SENT_LETTER, "type": "instruks", "dato": "2026-05-01", "innledning": "Zebrastriper."}
    write_repository(tmp_path, {"2026/letters/2026-05-01-in.yaml": letter})
    build(tmp_path)
    after = index_of(tmp_path)
    kept = [name for name in before if before[name] == after[name]]
    assert {"6c-65", "72-e5"} <= set(kept)  # leie, råd
    assert "7a-65" not in before
    assert [title for title, _ in found(after, "zebrastriper")] == ["Instruks til Bymiljø- og rekreasjonsetaten"]


def test_documents_are_told_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_CHUNK", 2)
    write_repository(tmp_path)
    build(tmp_path)
    index = index_of(tmp_path)
    assert [len(index[f"dokumenter-{number}"]) for number in (0, 1)] == [2, 1]
    assert found(index, "mål")[0] == ("Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten", False)
    assert LETTER in index["dokumenter-0"][0][1]
