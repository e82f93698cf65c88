"""Text that is lost as a comment."""

from __future__ import annotations

import pytest

from styring.source import parse


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("sted: Punkt #3 i planen\n", 13),
        ("saker: [Sak #1\n  ]\n", 13),
        ("a: 'x' #b\n", 8),
    ],
)
def test_a_comment_that_touches_its_text_is_told(text: str, column: int) -> None:
    (problem,) = parse(text).problems
    assert problem.code == "SKJ13"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (1, column)


@pytest.mark.parametrize(
    "text",
    [
        "sted: Punkt # 3 i planen\n",
        "#sted: Punkt\nsted: her\n",
        'sted: "Punkt #3"\n',
        "sted: Punkt#3\n",
        "sted: >-\n  Punkt #3\n",
        "sted: her  #styring: tillat ESM13 – avtalt\n",
        "sted: her #\n",
    ],
)
def test_other_comments_and_quoted_text_are_left_alone(text: str) -> None:
    assert parse(text).problems == ()


def test_what_is_left_is_still_read() -> None:
    assert parse("sted: Punkt #3 i planen\n").data == {"sted": "Punkt"}
