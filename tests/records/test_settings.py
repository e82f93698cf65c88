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


@pytest.mark.parametrize(
    "address",
    ["https://eksempel.no/regler", "https://eksempel.no:8443/a/b.html?side=2", "https://xn--mte-0na.no/%C3%B8"],
)
def test_the_page_with_all_rules_has_a_web_address(address: str) -> None:
    made, problems = validate(Settings, {"organisasjon": "Eksempelby", "regler_adresse": address})
    assert (made and made.rules_address, problems) == (address, ())


@pytest.mark.parametrize(
    "address",
    [
        "http://eksempel.no",
        "eksempel.no",
        "https://",
        "https:///regler",
        "https://eksempel.no/#esm13",
        "https://a b",
        "https://å",
    ],
)
def test_other_addresses_are_refused_with_advice(address: str) -> None:
    made, problems = validate(Settings, {"organisasjon": "Eksempelby", "regler_adresse": address})
    assert made is None
    assert [(each.finding.path, each.finding.message, each.finding.remedy) for each in problems] == [
        (
            ("regler_adresse",),
            f"«{address}» har ikke den formen verdien skal ha.",
            "Nettadressen til siden med alle reglene, med https:// foran. Funnene lenker til den.",
        )
    ]
