from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from styring.source import Plain, load, strict
from styring.source.compose import compose
from styring.source.document import normalise, parse
from styring.source.outline import outline
from styring.source.render import UnwritableError
from tests.source.strategies import SPELLINGS, documents, mappings, soups

ROOT = Path(__file__).parents[2]

RECORD = """\
# records/agencies/bre/2026/meetings/2026-03-12-esm.yaml
type : etatsstyringsmøte
tidspunkt: 2026-03-12T09:00
sted: Rådhusplassen 1,
  0037 Oslo  # inngang fra plassen
formål: >-  # se ES-2
  Gjennomgå måloppnåelse og resultater for 2025, samlet risikobilde og helheten i
  oppdragsporteføljen, og gi styringssignaler for 2026.

innkalling: {sendt: 2026-02-19, 'karakter_oppgitt': true, kanal: , deltakere: [
  a, "b c", 'd''e', {}, []]}  # én linje
merknad: |
  Vi tok **tre** ting:

  - én & to
    # ikke en kommentar
# en kommentar
saksliste:
- {nr: 1, tittel: Oppfølging fra 2025., oppfølgingspunkter: ["2025-11-20-esm#op2"]}
-   nr: 2
    tittel: Hva nå?  # spørsmål
    andel: 4.5
    vedtak:
    "omtale": "Om drift
      og bygg"
- - - 1
  -
    a:

      b: ~
-
"""


def agrees(text: str) -> bool:
    """Whether the outline was found, having made sure that it is the careful reader's, value by value."""
    reading = strict.read(text)
    source = parse(text)
    if source.data is None:
        return False
    found = outline(text, source.data)
    assert found is None or repr(found) == repr(reading.root)
    return found is not None


def test_a_record_in_every_usual_style_has_an_outline() -> None:
    assert agrees(RECORD)
    assert agrees(RECORD.rstrip("\n"))


def test_every_sample_record_has_an_outline() -> None:
    files = sorted((ROOT / "records").rglob("*.yaml"))
    assert files
    assert [file.name for file in files if not agrees(load(file).text)] == []


def test_the_fixtures_of_the_rules_have_the_careful_readers_outline() -> None:
    files = sorted((ROOT / "tests" / "rules").rglob("*.yaml"))
    readable = [file for file in files if load(file).data is not None]
    without = [file for file in readable if not agrees(load(file).text)]
    assert len(without) < len(readable) / 100, without


@given(documents())
@settings(max_examples=500, deadline=None)
@example("a:\n  - b\n\n  # c\n\n  - \nd: |\n   e\n\n")
def test_what_people_write_has_the_careful_readers_outline(text: str) -> None:
    event(f"found: {agrees(normalise(text))}")


@given(soups)
@settings(max_examples=1000, deadline=None)
@example("a:\n  - ~\n")
@example("a: |\n b: c")
def test_what_nobody_writes_has_the_careful_readers_outline_or_none(text: str) -> None:
    event(f"found: {agrees(normalise(text))}")


@given(mappings)
@settings(max_examples=300, deadline=None)
def test_what_we_write_has_the_careful_readers_outline(data: dict[str, Plain]) -> None:
    try:
        text = compose(data)
    except UnwritableError:
        return
    event(f"found: {agrees(normalise(text))}")


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from(SPELLINGS),
    st.sampled_from(
        [
            "a: {}\nb: {}",
            "a: [{}, {}]",
            "{{a: {}, b: {}}}",
            "- {}\n- {}",
            "{}: {}",
            "a:\n  {}\n  {}\n",
            "a: >\n  {}\n\n  {}",
        ]
    ),
)
@settings(max_examples=1000, deadline=None)
def test_every_spelling_has_the_careful_readers_outline_or_none(one: str, other: str, frame: str) -> None:
    agrees(frame.format(one, other))


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\u0041"\n',
        "a: [b: 1]\n",
        "a: {b}\n",
        "a: |+\n  b\n\nc: 1\n",
        "a: |2\n   b\n",
        "a: |\n  b\n \n",
        "a: |\n\n  b\n",
        "--- \na: 1\n",
    ],
)
def test_what_is_odd_is_left_to_the_careful_reader(text: str) -> None:
    source = parse(text)
    assert source.data is not None
    assert outline(text, source.data) is None


def test_an_outline_is_of_the_data_that_it_was_asked_for() -> None:
    assert outline("a: 1\n", {"a": 1}) is not None
    others: list[Plain] = [
        {"a": 2},
        {"a": True},
        {"a": "1 2"},
        {"b": 1},
        {"a": 1, "b": 2},
        {"a": [1]},
        {"a": None},
        {},
        [],
        1,
        "a",
        None,
    ]
    assert [data for data in others if outline("a: 1\n", data) is not None] == []
