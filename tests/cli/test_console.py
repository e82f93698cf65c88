"""What is said on standard error, with rich and without."""

from __future__ import annotations

import io
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styring.cli.console import console, fail, note


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\t") | st.sampled_from("\a\b\n\v\f\r\x1b[]:"))
"""Without tabs, which rich fills up with spaces; no message has one."""


@given(TEXTS)
@example("[bold]Møtet[/bold] :smile: 42")
@example("\nAvbrutt.")
def test_a_pipe_gets_the_very_text_that_rich_prints(text: str) -> None:
    by_rich = io.StringIO()
    console(by_rich).print(text, soft_wrap=True)
    with patch("sys.stderr", io.StringIO()) as pipe:
        note(text)
    assert pipe.getvalue() == by_rich.getvalue()


def test_a_failure_is_one_line_for_what_is_wrong_and_one_for_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    fail("Fant ingen poster.", "Lag en med «styring new-meeting».")
    fail("Avbrutt.")
    assert capsys.readouterr().err == "Feil: Fant ingen poster.\nLag en med «styring new-meeting».\nFeil: Avbrutt.\n"


@pytest.mark.parametrize(("variable", "is_terminal"), [("FORCE_COLOR", False), ("TTY_COMPATIBLE", False), ("", True)])
def test_a_failure_is_red_where_colours_are_shown(
    variable: str, is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    if variable:
        monkeypatch.setenv(variable, "1")
    stream = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    fail("Avbrutt.", "Ingenting er skrevet.")
    assert stream.getvalue() == "\x1b[1;31mFeil: Avbrutt.\x1b[0m\nIngenting er skrevet.\n"
