"""The format of a team's own scripts."""

from __future__ import annotations

import json

from hypothesis import given

from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.characters import encodable
from tests.reporting.making import LATE, RESULTS, UNKNOWN


def test_everything_that_is_known_of_a_finding_is_there() -> None:
    result = LintResult((LATE,), waived=(UNKNOWN,), baselined=(LATE, LATE), unchecked=("Git mangler.",), files=2)
    content = json.loads(render(result, Format.JSON))
    assert content["funn"] == [
        {
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
            "til": None,
            "frist": "2026-03-05",
            "gjøremål": "Send sakspapirer",
            "ansvarlig": "bre",
            "begrunnelse": None,
        }
    ]
    assert content["filer"] == 2
    assert [finding["kode"] for finding in content["tillatt"]] == ["SKJ04"]
    assert content["unntatt"] == []
    assert [finding["kode"] for finding in content["grunnlinje"]] == ["ESM13", "ESM13"]
    assert content["ikke_kontrollert"] == ["Git mangler."]


@given(result=RESULTS)
def test_any_text_survives(result: LintResult) -> None:
    content = json.loads(render(result, Format.JSON))
    lists = (result.diagnostics, result.waived, result.exempted, result.baselined)
    for key, diagnostics in zip(("funn", "tillatt", "unntatt", "grunnlinje"), lists, strict=True):
        assert [(found["fil"], found["melding"], found["råd"]) for found in content[key]] == [
            (encodable(d.file), encodable(d.message), encodable(d.remedy)) for d in diagnostics
        ]
    assert content["ikke_kontrollert"] == [encodable(sentence) for sentence in result.unchecked]
