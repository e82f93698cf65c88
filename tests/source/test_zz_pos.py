from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from styring.diagnostics import Position, YamlPath
from styring.source import Plain, Source, parse
from tests.source.strategies import documents

TEXT = """\
# møte
type: etatsstyringsmøte
møteleder: {rolle: kommunaldirektør, stilling: 'Direktør''n'}
sted:
formål: >-  # se ES-2
  Gjennomgå måloppnåelse og
  resultater 🚲 for «Čáhci».

saksliste:
  - nr: 1
    tittel: "Om \\"drift\\" og
      bygg"
  - {nr: 2}
merkelapper: [a, b]
"""


def pointed_at(source: Source, position: Position) -> str:
    start = position.column - 1
    return source.line(position.line)[start : start + position.length]


@pytest.mark.parametrize(
    ("path", "on_key", "quote", "line", "expected"),
    [
        (("type",), False, None, 2, "etatsstyringsmøte"),
        (("type",), True, None, 2, "type"),
        (("type",), False, "styrings", 2, "styrings"),
        (("type",), False, "finnes ikke", 2, "etatsstyringsmøte"),
        (("møteleder",), False, None, 3, "{rolle: kommunaldirektør, stilling: 'Direktør''n'}"),
        (("møteleder", "stilling"), False, "Direktør'n", 3, "Direktør''n"),
        (("møteleder", "fungerende"), False, None, 3, "møteleder"),
        (("møteleder", "rolle", "navn"), False, None, 3, "rolle"),
        (("sted",), False, None, 4, "sted"),
        (("formål",), False, None, 5, ">-  # se ES-2"),
        (("formål",), False, "og resultater", 6, "og"),
        (("formål",), False, "«Čáhci»", 7, "«Čáhci»"),
        (("formål",), False, "«C\u030ca\u0301hci»", 7, "«Čáhci»"),
        (("saksliste",), False, "bygg", 12, "bygg"),
        (("saksliste", 0), False, None, 10, "nr: 1"),
        (("saksliste", 0), True, None, 10, "nr"),
        (("saksliste", 0, "tittel"), False, 'Om "drift"', 11, '"Om \\"drift\\" og'),
        (("saksliste", 0, "tema"), False, None, 10, "nr"),
        (("saksliste", 1, "tema"), False, None, 13, "{nr: 2}"),
        (("saksliste", 7), False, None, 9, "saksliste"),
        (("merkelapper", 1), False, None, 14, "b"),
        (("status",), False, None, 2, "type"),
        ((), False, None, 2, "type: etatsstyringsmøte"),
    ],
)
def test_a_path_points_at_its_text(path: YamlPath, on_key: bool, quote: str | None, line: int, expected: str) -> None:
    source = parse(TEXT)
    position = source.position(path, on_key=on_key, quote=quote)
    assert (position.line, pointed_at(source, position)) == (line, expected)


def test_columns_count_letters_as_they_are_read() -> None:
    assert parse("\ufeffbla\u030a: {b: 🚲, c: x}\r\n").position(("blå", "c")) == Position(1, 16, 1)


def test_a_file_that_cannot_be_read_has_its_first_line() -> None:
    assert parse("a: [").position(("a",)) == Position(1, 1, 1)


@given(documents())
@settings(max_examples=1500, deadline=None)
def test_every_leaf_points_at_text_that_says_it(text: str) -> None:
    source = parse(text)
    assume(not source.problems)
    for path, value in leaves(source.data):
        position = source.position(path)
        pointed = pointed_at(source, position)
        assert pointed
        if value is None and pointed not in ("~", "null", "Null", "NULL"):
            assert pointed == pointed_at(source, source.position(path, on_key=True))
        elif isinstance(value, str) and (" " in value or "\n" in value or value == ""):  # maybe on several lines
            assert (
                pointed[0] in "|>"
                or "\\" in pointed
                or pointed.strip("'\"") == ""
                or pointed.split()[0].strip("'\"")[:1] in value
            )
        elif pointed[0] not in "|>":
            assert parse("a: [" + pointed + "]").data == {"a": [value]} or parse("a: " + pointed).data == {"a": value}


def leaves(data: Plain, at: YamlPath = ()) -> list[tuple[YamlPath, Plain]]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in leaves(value, (*at, key))]
    if isinstance(data, list):
        return [leaf for index, value in enumerate(data) for leaf in leaves(value, (*at, index))]
    return [(at, data)] if at else []
