"""What programs read: concise, json and github."""

from __future__ import annotations

import json
from datetime import date

from styring.diagnostics import Diagnostic, Position, Severity
from styring.linting import LintResult
from styring.reporting import Format, render

LATE = Diagnostic(
    code="ESM13",
    severity=Severity.WARNING,
    file="records/agencies/bre/2026/meetings/2026-03-12-esm.yaml",
    position=Position(31, 47, 10),
    path=("sakspapirer", 0, "mottatt"),
    message="Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet.",
    remedy="Avtal frist, eller flytt saken.",
    cites=("ES-8",),
    since=date(2026, 3, 5),
)
UNKNOWN = Diagnostic(
    code="SKJ04",
    severity=Severity.ERROR,
    file="records/departments/a,b:c.yaml",
    position=Position(2, 1, 5),
    path=("navnn",),
    message="Ukjent nøkkel «navnn».",
    remedy="Mente du «navn»?",
)
RESULT = LintResult((LATE, UNKNOWN), waived=(UNKNOWN,), exempted=(), files=2)


def test_concise_is_one_line_a_finding() -> None:
    assert render(RESULT, Format.CONCISE) == (
        "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml:31:47: ESM13 advarsel: "
        "Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet.\n"
        "records/departments/a,b:c.yaml:2:1: SKJ04 feil: Ukjent nøkkel «navnn».\n"
    )


def test_github_gets_annotations_with_escaped_properties_and_data() -> None:
    assert render(RESULT, Format.GITHUB) == (
        "::warning file=records/agencies/bre/2026/meetings/2026-03-12-esm.yaml,line=31,col=47,endColumn=57,"
        "title=ESM13 (ES-8)::Papiret «Årsrapport: 100 %25» kom for sent, 1 arbeidsdag før møtet. "
        "Avtal frist, eller flytt saken.\n"
        "::error file=records/departments/a%2Cb%3Ac.yaml,line=2,col=1,endColumn=6,title=SKJ04"
        "::Ukjent nøkkel «navnn». Mente du «navn»?\n"
    )


def test_json_holds_everything_that_is_known_of_a_finding() -> None:
    content = json.loads(render(RESULT, Format.JSON))
    assert content["filer"] == 2
    assert [finding["kode"] for finding in content["tillatt"]] == ["SKJ04"]
    assert content["unntatt"] == []
    assert content["funn"][0] == {
        "kode": "ESM13",
        "nivå": "advarsel",
        "fil": "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml",
        "linje": 31,
        "kolonne": 47,
        "lengde": 10,
        "sti": ["sakspapirer", 0, "mottatt"],
        "melding": "Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet.",
        "råd": "Avtal frist, eller flytt saken.",
        "guide": ["ES-8"],
        "fra": "2026-03-05",
    }
    assert content["funn"][1]["fra"] is None


def test_a_clean_result_is_empty_for_programs() -> None:
    assert render(LintResult(files=3), Format.CONCISE) == ""
    assert render(LintResult(files=3), Format.GITHUB) == ""
