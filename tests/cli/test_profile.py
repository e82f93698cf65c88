"""The help speaks in the words of the repository that it is asked for in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.making import Terminal

MUNICIPAL = "organisasjon: Eksempelby kommune\n"
OF_A_STATE = "organisasjon: Eksempeldepartementet\nprofil: "


def help_with(terminal: Terminal, settings: str | bytes) -> str:
    Path("styring.yaml").write_bytes(settings.encode() if isinstance(settings, str) else settings)
    done = terminal.run("--help")
    assert (done.err, done.code) == ("", 0)
    return done.out


@pytest.mark.parametrize("written", ["stat", '"stat"', r'"st\u0061t"'])
def test_a_states_repository_has_a_states_help_however_the_profile_is_written(terminal: Terminal, written: str) -> None:
    assert "Lag et departement med årshjul." in help_with(terminal, OF_A_STATE + written + "\n")


@pytest.mark.parametrize(
    "settings",
    [
        MUNICIPAL,
        MUNICIPAL + "profil: kommune  # ikke stat\n",
        OF_A_STATE + "stat\nukjent: nøkkel\n",
        (OF_A_STATE + "stat\n").encode("utf-16"),
        b"",
    ],
)
def test_every_other_repository_has_a_municipalitys(terminal: Terminal, settings: str | bytes) -> None:
    assert "Lag en byrådsavdeling med årshjul." in help_with(terminal, settings)
