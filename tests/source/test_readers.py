"""The two readers together say what the careful one says alone: data, problems, places and waivers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from styring.source import Source, load, parse
from tests.source.readers import carefully, told
from tests.source.strategies import documents, soups

RECORD = """\
type: etatsstyringsmøte
tidspunkt: 2026-03-12T09:00
sted: Rådhuset  # styring: tillat ESM13 – avtalt
innkalling: {sendt: 2026-02-19, karakter_oppgitt: no}
saksliste:
  - {nr: 1, tittel: "Årshjul", andel: 4.5}
  - nr: 2
    tittel: Hva nå?
merknad: |
  Én ting.

  - Og en til.
"""


def agree(read: Callable[[], Source]) -> bool:
    quick = told(read())
    with carefully() as texts:
        return told(read()) == quick and (bool(texts) or quick[0] == "None")


@pytest.mark.parametrize(
    "content",
    [
        RECORD,
        RECORD.replace("tidspunkt: 2026-03-12T09:00", "tidspunkt: 10:30"),
        RECORD.replace("nr: 2", "nr: 012"),
        RECORD.replace("nr: 2", "nr: off"),
        RECORD.replace("sted: Rådhuset", "sted: 1_000"),
        RECORD.replace("nr: 2", "nr: 2\n    nr: 3"),
        RECORD.replace("nr: 1, tittel", "nr: 1, nr: 1, tittel"),
        RECORD + "sted: Rådhuset\n",
        "\ufeff" + RECORD,
        "\ufeff" + RECORD + "sted: Rådhuset\n",
        RECORD.replace("\n", "\r\n"),
        RECORD.replace("\n", "\r\n") + "sted: Rådhuset\r\n",
        RECORD.replace("\n", "\r"),
        RECORD.rstrip("\n"),
        unicodedata.normalize("NFD", RECORD),
        unicodedata.normalize("NFD", RECORD) + "sted: 1\n",
        RECORD + "blå: 1\n" + unicodedata.normalize("NFD", "blå: 1\n"),
        RECORD.replace("sted: ", "sted: &sted "),
        RECORD.replace("tittel: Hva nå?", "tittel: *sted"),
        RECORD.replace("nr: 2", "<<: {nr: 2}"),
        RECORD.replace("nr: 2", "'<<': 2"),
        RECORD + "---\n" + RECORD,
        RECORD + "...\n" + RECORD,
        "---\n" + RECORD,
        "%YAML 1.1\n---\n" + RECORD,
        RECORD.replace("    tittel", "\ttittel"),
        RECORD.replace("Hva nå", "Hva\tnå"),
        RECORD.replace("  Én", "  \tÉn"),
        RECORD.replace("sted: ", "sted: !!str "),
        RECORD.replace("sted: ", "? sted\n: "),
        RECORD.replace("Hva nå?", "Punkt #3 i planen"),
        RECORD.replace("Hva nå?", "Hva nå  #3"),
        RECORD.replace("Hva", "Hva\x0b"),
        RECORD.replace("Hva", "Hva\u2028"),
        RECORD.replace("Hva", "Hva\u00a0"),
        "",
        "\ufeff",
        "\n  \n",
        "# bare en kommentar\n",
        "null\n",
        "- 1\n",
        "tekst\n",
        RECORD.encode("utf-16"),
        RECORD.encode("cp1252"),
        RECORD.encode() + b"\xff",
        RECORD.encode() * 40_000,
    ],
)
def test_a_trap_is_told_alike(content: str | bytes, tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert agree(lambda: load(file))


@given(documents())
@settings(max_examples=300, deadline=None)
def test_what_people_write_is_told_alike(text: str) -> None:
    assert agree(lambda: parse(text))


@given(soups)
@example("? : : ")
@settings(max_examples=400, deadline=None)
def test_what_nobody_writes_is_told_alike(text: str) -> None:
    assert agree(lambda: parse(text))
