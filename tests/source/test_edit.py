from __future__ import annotations

import copy
import difflib
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from styring.diagnostics import YamlPath
from styring.source import Plain, parse
from styring.source.compose import compose
from styring.source.edit import put, remove, revise
from styring.source.render import UnwritableError
from styring.source.scalars import Scalar
from tests.source.strategies import documents, keys, lines, mappings, values

RECORD = """\
# Møtet i mars
type: etatsstyringsmøte   # formelt
status: planlagt
møteleder: {rolle: kommunaldirektør}  # leder
formål: >-
  Gjennomgå måloppnåelse og
  resultater.

saksliste:
  - {nr: 1, tittel: Resultater}
  # den viktigste
  - nr: 2
    tittel: "Risiko: høy"  # sitert
    merkelapper: [a, b]

# til slutt
offentlighet:
  status: ikke_vurdert
"""


def changes(old: str, new: str) -> list[str]:
    """The lines that went out (``-``) and came in (``+``), in order."""
    difference = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in difference if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("status",), "innkalt", ["- status: planlagt", "+ status: innkalt"]),
        (
            ("type",),
            "fagmøte",
            ["- type: etatsstyringsmøte   # formelt", "+ type: fagmøte   # formelt"],
        ),
        (
            ("møteleder", "fungerende"),
            True,
            [
                "- møteleder: {rolle: kommunaldirektør}  # leder",
                "+ møteleder: {rolle: kommunaldirektør, fungerende: true}  # leder",
            ],
        ),
        (("formål",), "Kort.", ["- formål: >-", "-   Gjennomgå måloppnåelse og", "-   resultater.", "+ formål: Kort."]),
        (
            ("saksliste", 0, "tittel"),
            "Mål, og mer",
            ["-   - {nr: 1, tittel: Resultater}", '+   - {nr: 1, tittel: "Mål, og mer"}'],
        ),
        (
            ("saksliste", 1, "tittel"),
            "Risiko",
            ['-     tittel: "Risiko: høy"  # sitert', "+     tittel: Risiko  # sitert"],
        ),
        (("saksliste", 1, "merkelapper", 2), "c", ["-     merkelapper: [a, b]", "+     merkelapper: [a, b, c]"]),
        (("saksliste", 2), {"nr": 3, "tittel": "Eventuelt"}, ["+   - {nr: 3, tittel: Eventuelt}"]),
        (("saksliste", 1, "utgikk"), True, ["+     utgikk: true"]),
        (("offentlighet", "status"), "offentlig", ["-   status: ikke_vurdert", "+   status: offentlig"]),
        (("arkiv", "saksnummer"), "202600123", ['+ arkiv: {saksnummer: "202600123"}']),
        (
            ("arkiv",),
            {"system": "SKOP", "deler": [{"nr": 1}]},
            ["+ arkiv:", "+   system: SKOP", "+   deler:", "+     - {nr: 1}"],
        ),
        (("tidspunkt",), "2026-03-12T09:00", ["+ tidspunkt: 2026-03-12T09:00"]),
        (("type",), ["a", "b"], ["- type: etatsstyringsmøte   # formelt", "+ type: [a, b]   # formelt"]),
        (("offentlighet",), None, ["-   status: ikke_vurdert"]),
        (
            ("status",),
            {"a": [{"b": "c"}], "d": None},
            ["- status: planlagt", "+ status:", "+   a:", "+     - {b: c}", "+   d:"],
        ),
        (("møteleder",), "ingen", ["- møteleder: {rolle: kommunaldirektør}  # leder", "+ møteleder: ingen  # leder"]),
        (("status",), "To\nlinjer", ["- status: planlagt", "+ status: |-", "+   To", "+   linjer"]),
    ],
)
def test_only_the_lines_of_the_change_differ(path: YamlPath, value: Plain, expected: list[str]) -> None:
    assert changes(RECORD, put(RECORD, path, value)) == expected


def test_a_new_key_follows_the_one_that_is_named() -> None:
    assert changes(RECORD, put(RECORD, ("slutt",), "2026-03-12T11:00", after="status")) == ["+ slutt: 2026-03-12T11:00"]
    assert put(RECORD, ("slutt",), "x", after="formål").splitlines()[7] == "slutt: x"
    assert put(RECORD, ("slutt",), "x", after="finnes ikke").endswith("  status: ikke_vurdert\nslutt: x\n")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("status",), ["- status: planlagt"]),
        (("saksliste", 0), ["-   - {nr: 1, tittel: Resultater}"]),
        (("saksliste", 0, "nr"), ["-   - {nr: 1, tittel: Resultater}", "+   - {tittel: Resultater}"]),
        (
            ("saksliste", 1, "nr"),
            ["-   - nr: 2", '-     tittel: "Risiko: høy"  # sitert', '+   - tittel: "Risiko: høy"  # sitert'],
        ),
        (("saksliste", 1, "merkelapper", 1), ["-     merkelapper: [a, b]", "+     merkelapper: [a]"]),
        (("offentlighet", "status"), ["- offentlighet:", "-   status: ikke_vurdert", "+ offentlighet: {}"]),
    ],
)
def test_what_is_removed_leaves_the_rest_alone(path: YamlPath, expected: list[str]) -> None:
    assert changes(RECORD, remove(RECORD, path)) == expected


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a: 1", ("b",), 2, "a: 1\nb: 2"),
        ("a:\n", ("a", "b"), 2, "a: {b: 2}\n"),
        ("a:  # hva\n", ("a",), 2, "a: 2  # hva\n"),
        ("a: {}\n", ("a", "b", "c"), 2, "a:\n  b: {c: 2}\n"),
        ("{}\n", ("a",), 2, "a: 2\n"),
        ("a: [{}]\n", ("a", 0, "b"), 2, "a: [{b: 2}]\n"),
        ("a: {b: }\n", ("a", "b"), 2, "a: {b: 2 }\n"),
        ("a: {b}\n", ("a", "b"), 2, "a: {b: 2}\n"),
        ("a: {b: 1,}\n", ("a", "c"), 2, "a: {b: 1, c: 2,}\n"),
        ("a:\n- 1\n", ("a", 1), 2, "a:\n- 1\n- 2\n"),
        ("a:\n- - 1\n", ("a", 0, 1), 2, "a:\n- - 1\n  - 2\n"),
        ("a: # om\n  # mer\n  b: 1 # en\n", ("a",), 2, "a: 2 # om\n  # mer\n"),
        ("a: | # om\n  x\nb: 1\n", ("a",), "y", "a: y # om\nb: 1\n"),
        ("a: |+\n  x\n\n# c\n", ("b",), 1, "a: |+\n  x\n\nb: 1\n# c\n"),
        ("a: 'x'\r\nb: 1\r\n", ("a",), ["u\nv"], "a:\r\n  - |-\r\n    u\r\n    v\r\nb: 1\r\n"),
        ("\ufeffa: 1\r\n", ("b",), 2, "\ufeffa: 1\r\nb: 2\r\n"),
        ("møte: a\u030a\nb: 1\n", ("b",), 2, "møte: a\u030a\nb: 2\n"),
        ("a: 1\r\nb: 2\nc: 3\r\n", ("b",), 4, "a: 1\r\nb: 4\nc: 3\r\n"),
    ],
)
def test_edges(text: str, path: YamlPath, value: Plain, expected: str) -> None:
    assert put(text, path, value) == expected


def test_a_long_text_becomes_a_block() -> None:
    text = (
        "Byrådsavdelingen forventer at tilgjengelige byrom prioriteres før nye tiltak settes i gang, "
        "og at etaten melder fra."
    )
    assert put("a: 1  # om\nb: 2\n", ("a",), text) == (
        "a: >-  # om\n"
        "  Byrådsavdelingen forventer at tilgjengelige byrom prioriteres før nye tiltak settes i gang, og at\n"
        "  etaten melder fra.\n"
        "b: 2\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "value", "message"),
    [
        (
            "a: 1\na: 2\n",
            ("b",),
            1,
            "Filen har feil og kan ikke endres automatisk. Rett feilene først («styring lint»).",
        ),
        ("a: 1\n", ("a", "b"), 1, "Det finnes ikke noe sted i filen som heter «a.b». Kontroller nøkkelen."),
        ("a: [1]\n", ("a", 3), 1, "Det finnes ikke noe sted i filen som heter «a.3». Kontroller nøkkelen."),
        (
            "a: 1\n",
            ("a",),
            "x\x0b",
            "Teksten inneholder et skjult tegn (U+000B, linjeskift fra Word). Skriv teksten på nytt uten tegnet.",
        ),
        ("a: 1\n", (), 1, "Hele filen kan ikke byttes ut på denne måten. Oppgi hvilken nøkkel som skal endres."),
        ("a: 1\n", ("a",), float("inf"), "Verdien er ikke et tall som kan skrives. Oppgi et endelig tall."),
        (
            "a: 1\n",
            ("a",),
            10**18,
            "Tallet 1000000000000000000 har for mange sifre. Skriv et nummer som tekst i stedet.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(text: str, path: YamlPath, value: Plain, message: str) -> None:
    with pytest.raises(UnwritableError) as raised:
        put(text, path, value)
    assert str(raised.value) == message


def test_nothing_to_remove() -> None:
    with pytest.raises(
        UnwritableError, match=r"^Det finnes ikke noe sted i filen som heter «b»\. Kontroller nøkkelen\.$"
    ):
        remove("a: 1\n", ("b",))


def test_a_removal_that_would_change_something_else_is_refused() -> None:
    """``|+`` takes in every empty line that follows, so the one behind ``b`` would become part of ``a``."""
    with pytest.raises(UnwritableError, match="Stedet er skrevet slik at det ikke kan endres automatisk"):
        remove("a: |+\n  x\n\nb: 0\n\nc: 0\n", ("b",))


def test_many_changes_at_once_leave_every_other_line() -> None:
    new = revise(
        RECORD,
        keys={("møteleder",): "leder", ("møteleder", "rolle"): "Rolle", ("saksliste", 1, "tittel"): "navn"},
        values={("type",): "fagmøte", ("saksliste", 1, "tittel"): "Risiko, høy", ("saksliste", 0, "nr"): "012"},
        additions={("sted",): "Rådhuset", ("saksliste", 0, "tema"): "risiko", ("saksliste", 1, "tema"): "risiko"},
    )
    assert changes(RECORD, new) == [
        "- type: etatsstyringsmøte   # formelt",
        "+ type: fagmøte   # formelt",
        "+ sted: Rådhuset",
        "- møteleder: {rolle: kommunaldirektør}  # leder",
        "+ leder: {Rolle: kommunaldirektør}  # leder",
        "-   - {nr: 1, tittel: Resultater}",
        '+   - {nr: "012", tema: risiko, tittel: Resultater}',
        '-     tittel: "Risiko: høy"  # sitert',
        "+     tema: risiko",
        "+     navn: Risiko, høy  # sitert",
    ]


@pytest.mark.parametrize(
    ("text", "keys", "values", "additions", "expected"),
    [
        ("\ufeffA: 1\r\nb: 2\r\n", {("A",): "a"}, {("b",): 3}, {("c",): 4}, "\ufeffa: 1\r\nc: 4\r\nb: 3\r\n"),
        ("a:  # hva\nb: 1", {}, {}, {("a",): 2}, "a: 2  # hva\nb: 1"),
        ("{'A' : x,B: {C: 1}}", {("A",): "a", ("B", "C"): "c"}, {("A",): "y, z"}, {}, "{a : \"y, z\",B: {c: 1}}"),
        ("a\u030a: 1\n", {("å",): "æ"}, {}, {}, "æ: 1\n"),
    ],
)  # fmt: skip
def test_edges_of_many_changes(
    text: str,
    keys: dict[YamlPath, str],
    values: dict[YamlPath, Scalar],
    additions: dict[YamlPath, Scalar],
    expected: str,
) -> None:
    assert revise(text, keys=keys, values=values, additions=additions) == expected


@pytest.mark.parametrize(
    ("text", "keys", "values"),
    [
        ("a: 1\nb: 2\n", {("a",): "b"}, {}),
        ("a: 1\n", {("b",): "c"}, {}),
        ("a: [1]\n", {("a", 0): "c"}, {}),
        ("a: 1\n", {}, {("b",): 2}),
        ("a: [1]\n", {}, {("a",): 2}),
        ("a: |\n  x\n", {}, {("a",): 2}),
        ("a: |  # tom\n", {}, {("a",): 2}),
        ("a: x\n  y\n", {}, {("a",): 2}),
        ("a: 1\na: 2\n", {("a",): "b"}, {}),
    ],
)
def test_what_is_not_there_or_on_several_lines_is_not_revised(
    text: str, keys: dict[YamlPath, str], values: dict[YamlPath, Scalar]
) -> None:
    with pytest.raises(UnwritableError):
        revise(text, keys=keys, values=values, additions={})


new_scalars: st.SearchStrategy[Scalar] = st.one_of(lines, st.booleans(), st.integers(-9, 9))


@given(documents(), st.data(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_many_changes_are_the_same_as_one_after_the_other(text: str, draw: st.DataObject, newline: str) -> None:
    source = parse(text)
    assume(not source.problems and isinstance(source.data, dict))
    paths = every_path(source.data)
    renamed = {path: f"{path[-1]}x" for path in paths if isinstance(path[-1], str) and draw.draw(st.booleans())}
    scalars = [path for path in paths if isinstance(at(source.data, path), str | int | float)]
    values = {path: draw.draw(new_scalars) for path in scalars if draw.draw(st.booleans())}
    try:
        new = revise(text.replace("\n", newline), keys=renamed, values=values, additions={})
    except UnwritableError:
        event("a value over several lines, or two keys that would be the same")
        return
    expected = copy.deepcopy(source.data)
    for path, value in values.items():
        at(expected, path[:-1])[path[-1]] = value
    for path in sorted(renamed, key=len, reverse=True):
        parent = at(expected, path[:-1])
        parent[renamed[path]] = parent.pop(path[-1])
    assert repr_sorted(parse(new).data) == repr_sorted(expected)
    assert comments(parse(new).text) == comments(text)
    assert len(new.splitlines()) == len(text.splitlines())


def every_path(data: Plain, at: YamlPath = ()) -> list[YamlPath]:
    below: list[YamlPath] = []
    if isinstance(data, dict):
        below = [path for key, value in data.items() for path in every_path(value, (*at, key))]
    elif isinstance(data, list):
        below = [path for index, value in enumerate(data) for path in every_path(value, (*at, index))]
    return ([at] if at else []) + below


def changed(data: Any, path: YamlPath, value: Plain) -> Any:
    """The data with a value put in, written independently of the code under test."""
    data = copy.deepcopy(data)
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    if isinstance(parent, list) and path[-1] == len(parent):
        parent.append(value)
    else:
        parent[path[-1]] = value
    return data


@given(documents(), values, st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(max_examples=200, deadline=None)
def test_an_edit_of_the_text_is_the_edit_of_the_data(
    text: str, value: Plain, draw: st.DataObject, newline: str, bom: str
) -> None:
    source = parse(text)
    assume(not source.problems and isinstance(source.data, dict))
    path = draw.draw(st.sampled_from(every_path(source.data)))
    original = bom + source.text.replace("\n", newline)
    new = put(original, path, value)
    result = parse(new)
    assert result.problems == ()
    assert repr(result.data) == repr(changed(source.data, path, value))
    assert new.startswith(bom)
    assert "\r\n" not in original or "\n" not in new.replace("\r\n", "")
    named = path if isinstance(path[-1], str) else path[:-1]  # the dash of an item may stand on an earlier line
    before = source.position(named, on_key=True).line - 1
    assert result.text.splitlines()[:before] == source.text.splitlines()[:before]


@given(documents(), keys, values, st.data())
@settings(max_examples=200, deadline=None)
def test_a_new_key_changes_no_other_line(text: str, key: str, value: Plain, draw: st.DataObject) -> None:
    source = parse(text)
    assume(not source.problems and isinstance(source.data, dict))
    parents = [path for path in [(), *every_path(source.data)] if isinstance(at(source.data, path), dict)]
    parent = draw.draw(st.sampled_from(parents))
    mapping = at(source.data, parent)
    assume(key not in mapping)
    after = draw.draw(st.sampled_from([None, *mapping]))
    new = put(source.text, (*parent, key), value, after=after)
    result = parse(new)
    assert result.problems == ()
    assert repr_sorted(result.data) == repr_sorted(changed(source.data, (*parent, key), value))
    assert comments(new) == comments(source.text)
    order = list(at(result.data, parent))
    assert order.index(key) == (list(mapping).index(after) + 1 if after else len(mapping))


@given(documents(), values, st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])  # few have a list
def test_a_new_item_comes_last(text: str, value: Plain, draw: st.DataObject) -> None:
    source = parse(text)
    assume(not source.problems and isinstance(source.data, dict))
    lists = [path for path in every_path(source.data) if isinstance(at(source.data, path), list)]
    assume(lists)
    parent = draw.draw(st.sampled_from(lists))
    path = (*parent, len(at(source.data, parent)))
    new = put(source.text, path, value)
    assert repr(parse(new).data) == repr(changed(source.data, path, value))
    assert comments(new) == comments(source.text)


@given(documents(), st.data())
@settings(max_examples=200, deadline=None)
def test_removing_from_the_text_is_removing_from_the_data(text: str, draw: st.DataObject) -> None:
    assume("|+" not in text and ">+" not in text)  # see test_a_removal_that_would_change_something_else_is_refused
    assume(re.search(r"[:,\[] -[,\]}]", text) is None)  # an unquoted «-» cannot stand last in braces: refused as well
    source = parse(text)
    assume(not source.problems and isinstance(source.data, dict))
    path = draw.draw(st.sampled_from(every_path(source.data)))
    new = remove(source.text, path)
    expected: Any = changed(source.data, path, None)
    del at(expected, path[:-1])[path[-1]]
    assert repr(parse(new).data) == repr(expected)


@given(mappings, mappings)
@settings(max_examples=100, deadline=None)
def test_any_data_can_become_any_other(old: dict[str, Plain], new: dict[str, Plain]) -> None:
    text = compose(old)
    for key, value in new.items():
        text = put(text, (key,), value)
    for key in old.keys() - new.keys():
        text = remove(text, (key,))
    assert parse(text).data == new


def at(data: Any, path: YamlPath) -> Any:
    for step in path:
        data = data[step]
    return data


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:merknad.*|slutt|helt.*|ikke tekst|a: b.*|styring.*)", text)


def repr_sorted(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key!r}: {repr_sorted(data[key])}" for key in sorted(data)) + "}"
    return "[" + ", ".join(map(repr_sorted, data)) + "]" if isinstance(data, list) else repr(data)
