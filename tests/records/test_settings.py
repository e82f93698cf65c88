"""Values in styring.yaml that need more than the right type."""

from __future__ import annotations

import pytest

from styring.records.settings import Settings
from styring.validation import validate


@pytest.mark.parametrize("key", ["saksnummer_mønster", "journalpost_mønster"])
def test_a_pattern_of_the_archive_is_a_regular_expression(key: str) -> None:
    data = {"organisasjon": "Eksempelby", "arkiv": {key: r"(\d{4}"}}
    made, problems = validate(Settings, data)
    assert made is None
    assert [(each.finding.path, each.finding.message, each.finding.remedy) for each in problems] == [
        (
            ("arkiv", key),
            r"«(\d{4}» er ikke et gyldig regulært uttrykk.",
            "Rett mønsteret, eller fjern nøkkelen.",
        )
    ]
    assert validate(Settings, {**data, "arkiv": {key: r"\d{4}"}})[1] == ()
