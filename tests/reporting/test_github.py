"""Annotations, read back the way GitHub's runner takes a workflow command apart."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given

from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.characters import encodable
from tests.reporting.making import LATE, RESULTS, UNKNOWN


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """A command as ``actions/runner`` reads it: the data begin at the second «::», properties are parted by commas."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
    return Command(name, {key: unescaped(value, ":,") for key, value in pairs}, unescaped(data))


def unescaped(text: str, more: str = "") -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def test_properties_and_data_are_escaped() -> None:
    assert render(LintResult((LATE, UNKNOWN), waived=(UNKNOWN,), files=2), Format.GITHUB) == (
        "::warning file=records/agencies/bre/2026/meetings/2026-03-12-esm.yaml,line=31,col=47,endColumn=57,"
        "title=ESM13 (ES-8)::Papiret «Årsrapport: 100 %25» kom for sent, 1 arbeidsdag før møtet. "
        "Avtal frist, eller flytt saken.\n"
        "::error file=records/departments/a%2Cb%3Ac.yaml,line=2,col=1,endColumn=6,title=SKJ04"
        "::Ukjent nøkkel «navnn». Mente du «navn»?\n"
    )


@given(result=RESULTS)
def test_any_finding_is_read_back_whole(result: LintResult) -> None:
    commands = [read(line) for line in render(result, Format.GITHUB).split("\n")[:-1]]
    levels = {"merknad": "notice", "advarsel": "warning", "feil": "error"}
    assert [(c.name, c.properties["file"], c.properties["line"], c.data) for c in commands] == [
        (
            levels[d.severity.label],
            encodable(d.file),
            str(d.position.line),
            encodable(f"{d.message} {d.remedy}"),
        )
        for d in result.diagnostics
    ]
