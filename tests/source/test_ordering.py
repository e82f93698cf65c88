from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring.diagnostics import YamlPath
from styring.source import parse
from styring.source.edit import reorder
from styring.source.render import UnwritableError


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("a:\n- 1\n- 2\n", [1, 0], "a:\n- 2\n- 1\n"),
        ("a:\n  - 1\n  - 2", [1, 0], "a:\n  - 2\n  - 1"),
        ("a:\r\n  - 1\r\n  - 2\r\nb: 1\r\n", [1, 0], "a:\r\n  - 2\r\n  - 1\r\nb: 1\r\n"),
        ("a:  # om listen\n  - 1  # en\n  - 2\n", [1, 0], "a:  # om listen\n  - 2\n  - 1  # en\n"),
        ("a:\n  - 1\n  # om to\n  - 2\n", [1, 0], "a:\n  # om to\n  - 2\n  - 1\n"),
        ("a:\n  - x: 1\n    # til en\n  - x: 2\n# etter\n", [1, 0], "a:\n  - x: 2\n  - x: 1\n    # til en\n# etter\n"),
        ("a:\n  - x: 1\n    # til en\n\n  - x: 2\n", [1, 0], "a:\n  - x: 2\n\n  - x: 1\n    # til en\n"),
        ("a:\n\n  - 1\n\n  - 2\n  - 3\n", [2, 0, 1], "a:\n\n  - 3\n\n  - 1\n  - 2\n"),
        ("a:\n  - |\n    x\n\n    # y\n  - 2\n", [1, 0], "a:\n  - 2\n  - |\n    x\n\n    # y\n"),
        ("a:\n  # om alle\n  - 1\n  - 2\n  - 3\n", [0, 2, 1], "a:\n  # om alle\n  - 1\n  - 3\n  - 2\n"),
        ("a:\n  - {x: 1,\n     y: 2}\n  - 2\n", [1, 0], "a:\n  - 2\n  - {x: 1,\n     y: 2}\n"),
    ],
)
def test_lines_change_places(text: str, order: list[int], expected: str) -> None:
    assert reorder(text, ("a",), order) == expected


@pytest.mark.parametrize(
    ("text", "path", "order"),
    [
        ("a:\n  # om en, eller om alle\n  - 1\n  - 2\n", ("a",), [1, 0]),
        ("a: [1, 2]\n", ("a",), [1, 0]),
        ("a:\n  - - 1\n    - 2\n", ("a", 0), [1, 0]),
        ("- 1\n- 2\n", (), [1, 0]),
        ("a:\n  - 1\n  - 2\n", ("a",), [0]),
        ("a:\n  - 1\n  - 2\n", ("a",), [0, 0]),
        ("a: 1\n", ("a",), [0]),
        ("a: 1\n", ("b",), [0]),
        ("a: []\n", ("a",), []),
        ("a:\n  - 1\n  - 2\na: 3\n", ("a",), [1, 0]),
    ],
)
def test_what_cannot_be_put_in_that_order(text: str, path: YamlPath, order: list[int]) -> None:
    with pytest.raises(UnwritableError):
        reorder(text, path, order)


ITEMS = [
    "  - {{nr: {0}, tittel: Mål}}",
    "  - nr: {0}  # nummer\n    tittel: Mål\n    # til saken",
    "  -\n    nr: {0}\n\n    tittel: >-\n      Mål og\n\n      # ikke en merknad",
    "  - nr: {0}\n    saker:\n      - a\n      - b: |\n          x\n      # inni",
    "  - '{0} -\n    - {0}'",
]
BETWEEN = st.sampled_from(["", "", "\n", "  # om neste\n", "\n  # om neste\n\n", "# om neste, helt til venstre\n"])
AFTER = st.sampled_from(["", "# etter\n", "\nb: 2\n", "  # etter listen\nb: 2\n"])


@given(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=6), st.data(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150)
def test_the_data_is_reordered_and_every_line_is_still_there(
    forms: list[str], draw: st.DataObject, newline: str
) -> None:
    items = [form.format(number) + "\n" for number, form in enumerate(forms)]
    listed = items[0] + "".join(draw.draw(BETWEEN) + item for item in items[1:])
    text = ("før: 1\na:\n" + listed + draw.draw(AFTER)).replace("\n", newline)
    order = draw.draw(st.permutations(range(len(items))))
    new = reorder(text, ("a",), order)
    before, after = parse(text).data, parse(new).data
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert isinstance(before["a"], list)
    assert after == {**before, "a": [before["a"][index] for index in order]}
    assert sorted(new.splitlines(keepends=True)) == sorted(text.splitlines(keepends=True))
