"""The protocol that other programs speak: a line in, a line out, offsets in the text as it was given."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names import Known
from styring.reporting.names_lines import BadLine, LineReader


def answers(*lines: str | bytes, known: Known | None = None) -> list[str]:
    encoded = (line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(LineReader(known or Known()).answers(encoded))


def line(text: str, document: str | None = None) -> str:
    return json.dumps({"text": text, "document": document}, ensure_ascii=False)


def test_each_line_has_its_answer() -> None:
    told = answers(line("Ingen her."), " \t", ' {"text": "Kari Nordmann kom."}\r', line(""))
    assert told == [
        '{"persons": []}\n',
        '{"persons": [[0, 13, "error", "fornavn + etternavn"]]}\n',
        '{"persons": []}\n',
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_are_those_of_the_text_as_it_was_given(form: str) -> None:
    text = unicodedata.normalize("NFC" if form == "NFC" else "NFD", "Åse spurte, og så svarte Kåre Bråten på det.")
    ((start, end, level, _),) = [p for p in persons(answers(line(text))[0]) if p[1] - p[0] > 5]
    assert unicodedata.normalize("NFC", text[start:end]) == "Kåre Bråten"
    assert level == "error"


def persons(answer: str) -> list[tuple[int, int, str, str]]:
    return [tuple(person) for person in json.loads(answer)["persons"]]


def test_a_surname_that_was_seen_counts_for_the_rest_of_its_document_only() -> None:
    full, lone = "Solveig Hansen la fram saken.", "Så svarte Hansen."
    together, apart = (answers(line(full, "a"), line(lone, of)) for of in ("a", "b"))
    alone = answers(line(lone))
    unnamed = answers(line(full), line(lone))
    assert persons(together[1])[0][2] == "error"
    assert apart[1] == unnamed[1] == alone[0]
    assert apart[1] != together[1]


def test_what_is_known_counts() -> None:
    known = Known(expressions=frozenset({"Kari Nordmann"}))
    assert answers(line("Kari Nordmann kom."), known=known) == ['{"persons": []}\n']


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b'{"text": "\xe6"}', "Linje 2 er ikke UTF-8."),
        ("Kari Nordmann", "Linje 2 er ikke JSON."),
        ("[" * 100_000, "Linje 2 er ikke JSON."),
        ('{"text": ""} {"text": ""}', "Linje 2 er ikke JSON."),
        ('["Kari Nordmann"]', "Linje 2 er ikke et JSON-objekt."),
        ('{"tekst": "Kari"}', "Linje 2 mangler «text», som skal være en tekst."),
        ('{"text": 1}', "Linje 2 mangler «text», som skal være en tekst."),
        ('{"text": "", "document": 1}', "Linje 2 har et «document» som ikke er en tekst."),
    ],
)
def test_a_line_that_breaks_the_protocol_ends_it_after_what_came_before(bad: str | bytes, message: str) -> None:
    reader = LineReader(Known())
    told: Iterator[str] = reader.answers([b'{"text": ""}', bad if isinstance(bad, bytes) else bad.encode()])
    assert next(told) == '{"persons": []}\n'
    with pytest.raises(BadLine) as raised:
        next(told)
    assert raised.value.message == message


def test_a_byte_order_mark_before_the_first_line_is_no_fault() -> None:
    assert answers(b'\xef\xbb\xbf{"text": ""}') == ['{"persons": []}\n']


@given(st.lists(st.text(alphabet="Kari Nordmann Å\u030a.\n\ud800", max_size=60), max_size=5))
def test_any_text_is_answered_with_offsets_that_lie_in_it(texts: list[str]) -> None:
    lines = [json.dumps({"text": text, "document": "d"}).encode() for text in texts]
    told = list(LineReader(Known()).answers(lines))
    assert len(told) == len(texts)
    for text, answer in zip(texts, told, strict=True):
        for start, end, level, _ in persons(answer):
            assert 0 <= start < end <= len(text)
            assert level in {"error", "warning"}
