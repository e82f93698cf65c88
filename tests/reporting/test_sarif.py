"""SARIF, read back by models generated from the schema of OASIS and by the loader of Microsoft's sarif-tools.

``tests/conformance`` holds it against the schema itself and the validator of the SARIF SDK.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
from sarif.loader import load_sarif_file

from styring import __version__
from styring.diagnostics import Position
from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.characters import encodable
from styring.rules import CATALOGUE
from tests.reporting.making import LATE, RESULTS, UNKNOWN

RESULT = LintResult(
    (LATE,),
    waived=(UNKNOWN,),
    exempted=(LATE._replace(position=Position(40, 1)),),
    baselined=(LATE._replace(position=Position(41, 1)),),
    unchecked=("Historikken er ikke hentet, så REF10 er ikke kontrollert.",),
)


def run(result: LintResult, rules_address: str | None = None) -> dict[str, Any]:
    """The one run of a report that the models find nothing wrong with."""
    text = render(result, Format.SARIF, rules_address=rules_address)
    Log.model_validate_json(text)
    (only,) = json.loads(text)["runs"]
    assert isinstance(only, dict)
    return only


def test_a_result_tells_rule_level_message_and_place() -> None:
    found = run(LintResult((LATE,)))["results"][0]
    assert len(found["partialFingerprints"].pop("styring/v1")) == 64
    assert found == {
        "ruleId": "ESM13",
        "ruleIndex": list(CATALOGUE).index("ESM13"),
        "level": "warning",
        "message": {
            "text": "Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet. Avtal frist, eller flytt saken."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": LATE.file, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 31, "startColumn": 47, "endColumn": 57},
                }
            }
        ],
        "partialFingerprints": {},
        "suppressions": [],
    }


def test_what_is_let_through_is_listed_as_suppressed() -> None:
    found = [(each["ruleId"], each["suppressions"]) for each in run(RESULT)["results"]]
    assert found == [
        ("ESM13", []),
        ("ESM13", [{"kind": "external", "justification": "Unntatt for virksomheten."}]),
        ("ESM13", [{"kind": "external", "justification": "Står i grunnlinjen."}]),
        ("SKJ04", [{"kind": "inSource", "justification": "Tillatt i filen."}]),
    ]


def test_what_could_not_be_checked_is_a_notification() -> None:
    assert run(RESULT)["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {
                    "level": "warning",
                    "message": {"text": "Historikken er ikke hentet, så REF10 er ikke kontrollert."},
                }
            ],
        }
    ]
    assert run(LintResult())["invocations"][0]["toolExecutionNotifications"] == []


def test_every_rule_is_explained() -> None:
    driver = run(LintResult())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("styring", __version__)
    assert [rule["id"] for rule in driver["rules"]] == list(CATALOGUE)
    rule, known = driver["rules"][list(CATALOGUE).index("ESM13")], CATALOGUE["ESM13"]
    help = rule.pop("help")
    assert rule == {
        "id": "ESM13",
        "name": known.slug,
        "shortDescription": {"text": f"{known.title}."},
        "fullDescription": {"text": known.explanation},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["ES-8"]},
    }
    for text in help.values():
        positions = [text.index(part) for part in (known.explanation, known.remedy, known.bad, known.good)]
        assert positions == sorted(positions)
        assert "ES-8" in text
    assert help["markdown"].count("```yaml\n") == 2
    assert "`" not in help["text"].replace(known.explanation, "")


def test_a_rule_links_to_its_section_where_the_address_is_known() -> None:
    linked = run(LintResult(), "https://eksempel.no/regler")["tool"]["driver"]
    assert linked["informationUri"] == "https://eksempel.no/regler"
    assert linked["rules"][0]["helpUri"] == "https://eksempel.no/regler#skj01"
    unlinked = run(LintResult())["tool"]["driver"]
    assert "informationUri" not in unlinked
    assert not any("helpUri" in rule for rule in unlinked["rules"])


def test_microsofts_loader_finds_the_same_records(tmp_path: Path) -> None:
    file = tmp_path / "lint.sarif"
    file.write_text(render(LintResult((LATE, UNKNOWN)), Format.SARIF), encoding="utf-8")
    loaded = load_sarif_file(str(file))
    assert loaded.get_distinct_tool_names() == ["styring"]
    wanted = ("Severity", "Code", "Location", "Line")
    assert [tuple(record[key] for key in wanted) for record in loaded.get_records()] == [
        ("warning", "ESM13", LATE.file, 31),
        ("error", "SKJ04", "records/departments/a%2Cb%3Ac.yaml", 2),
    ]


@given(result=RESULTS)
def test_any_finding_is_valid_and_its_place_is_read_back(result: LintResult) -> None:
    found = run(result)["results"]
    everything = (*result.diagnostics, *result.waived, *result.exempted, *result.baselined)
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found]
    assert all(place.isascii() and not set(place) & set(' "<>\\^`{|}') for place in places)
    assert sorted(map(unquote, places)) == sorted(encodable(d.file) for d in everything)
    assert sorted(each["message"]["text"] for each in found) == sorted(
        encodable(f"{d.message} {d.remedy}".rstrip()) for d in everything
    )
    assert len({each["partialFingerprints"]["styring/v1"] for each in found}) == len(everything)
