"""How much a finding weighs, and what exempts from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from styring.diagnostics import Severity
from styring.linting.result import LintResult
from tests.repositories import repository, result

SUMMED_UP = date(2026, 12, 31)


def meeting(
    day: str, kind: str = "fagmøte", extra: str = "saksliste: []\nnivå: toppleder\nformålskode: veivalg\n"
) -> str:
    return f"type: {kind}\nstatus: innkalt\ntidspunkt: {day}T09:00\n{extra}"


def agency(exemptions: str = "", form: str = "etat", more: str = "") -> str:
    return f"navn: Rekreasjonsetaten\nform: {form}\nbyrådsavdeling: pbr\n{more}unntak: [{exemptions}]\n"


def codes(found: LintResult, only: str) -> list[str]:
    return [f"{d.file[-19:-5]} {d.severity.label}" for d in found.diagnostics if d.code == only]


MAY = {"2026/meetings/2026-05-12-fag.yaml": meeting("2026-05-12")}
FILES: dict[str, str | bytes] = {"2025/meetings/2025-05-06-fag.yaml": meeting("2025-05-06"), **MAY}
BOTH = ["2025-05-06-fag advarsel", "2026-05-12-fag advarsel"]


@pytest.mark.parametrize(
    ("exemption", "left"),
    [
        ("{regel: FAG01, begrunnelse: Tett oppfølging, gyldig_fra: 2025-01-01, gyldig_til: 2025-12-31}", BOTH[1:]),
        ("{regel: FAG01, begrunnelse: Tett oppfølging, gyldig_fra: 2025-05-06, gyldig_til: 2025-05-06}", BOTH[1:]),
        ("{regel: FAG01, begrunnelse: Tett oppfølging, gyldig_fra: 2026-01-01}", BOTH[:1]),
        ("{regel: FAG01, begrunnelse: Tett oppfølging}", []),
        ("{regel: FAG01, gyldig_fra: 2025-01-01}", BOTH),
        ("{regel: FAG01, begrunnelse: }", BOTH),
        ("{regel: FAG02, begrunnelse: Tett oppfølging}", BOTH),
    ],
)
def test_an_exemption_covers_the_records_of_its_period_if_it_has_a_reason(
    exemption: str, left: list[str], tmp_path: Path
) -> None:
    """It is the record's own date that counts: an exemption that has run out still covers its years."""
    found = result(repository(tmp_path, {**FILES, "agency.yaml": agency(exemption)}), SUMMED_UP)
    assert codes(found, "FAG01") == left
    exempted = [d for d in found.exempted if d.code == "FAG01"]
    assert len(exempted) == 2 - len(left)


def test_an_exempted_finding_that_is_not_yet_due_is_not_counted(tmp_path: Path) -> None:
    exemption = "{regel: FAG02, begrunnelse: Oppsummeres samlet}"
    files: dict[str, str | bytes] = {**MAY, "agency.yaml": agency(exemption)}
    repository(tmp_path, files)
    assert [d.code for d in result(tmp_path, date(2026, 5, 13)).exempted] == []
    assert [d.code for d in result(tmp_path, SUMMED_UP).exempted] == ["FAG02"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("av", []),
        ("false", []),
        ("merknad", [Severity.NOTE]),
        ("advarsel", [Severity.WARNING]),
        ("feil", [Severity.ERROR]),
    ],
)
def test_the_settings_decide_how_much_a_rule_weighs(level: str, expected: list[Severity], tmp_path: Path) -> None:
    settings = f"organisasjon: Eksempelby\nregler: {{FAG01: {level}}}\n"
    files: dict[str, str | bytes] = {**MAY, "styring.yaml": settings}
    found = result(repository(tmp_path, files), SUMMED_UP)
    assert [d.severity for d in found.diagnostics if d.code == "FAG01"] == expected


def test_a_form_rule_can_be_weighed_too(tmp_path: Path) -> None:
    settings = "organisasjon: Eksempelby\nregler: {SKJ04: advarsel, SKJ12: av}\n"
    text = meeting("2026-05-12") + "steed: Rådhuset\nsted: x  # styring: tillat FAG01 – gammel\n"
    found = result(repository(tmp_path, {"2026/meetings/2026-05-12-fag.yaml": text, "styring.yaml": settings}))
    assert [(d.code, d.severity) for d in found.diagnostics] == [("SKJ04", Severity.WARNING)]


LEADER_MISSING = meeting("2026-05-12", "etatsstyringsmøte", "")
NO_LEADER = {"2026/meetings/2026-05-12-esm.yaml": LEADER_MISSING}


@pytest.mark.parametrize(
    ("form", "settings", "expected"),
    [
        ("etat", "", Severity.ERROR),
        ("bydel", "", Severity.ERROR),
        ("kommunalt_foretak", "", Severity.NOTE),
        ("kommunalt_foretak", "regler: {ESM05: feil}\n", Severity.ERROR),
        ("kommunalt_foretak", "regler: {ESM05: advarsel}\n", Severity.WARNING),
    ],
)
def test_what_is_demanded_of_an_agency_is_noted_at_an_enterprise(
    form: str, settings: str, expected: Severity, tmp_path: Path
) -> None:
    files = {**NO_LEADER, "agency.yaml": agency(form=form), "styring.yaml": f"organisasjon: Eksempelby\n{settings}"}
    found = result(repository(tmp_path, {**files}), SUMMED_UP)
    assert [d.severity for d in found.diagnostics if d.code == "ESM05"] == [expected]
    assert {d.severity for d in found.diagnostics if d.code == "DIA11"} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("ESMM13", "Mente du ESM13? Se «styring rules»."),
        ("esm13", "Mente du ESM13? Se «styring rules»."),
        ("fagmote-uten-dagsorden", "Mente du FAG01? Se «styring rules»."),
        ("alt", "Se reglene med «styring rules»."),
    ],
)
def test_a_rule_that_does_not_exist_in_the_settings_is_said(code: str, remedy: str, tmp_path: Path) -> None:
    settings = f"organisasjon: Eksempelby\nregler: {{{code}: av}}\nnavnelister: [borte.txt]\n"
    first, second = result(repository(tmp_path, {"styring.yaml": settings})).diagnostics
    assert (first.file, first.position.line, first.position.column, first.code) == ("styring.yaml", 2, 10, "SKJ07")
    assert (first.message, first.remedy) == (f"Det finnes ingen regel «{code}».", remedy)
    assert second.message == "Navnelisten «borte.txt» finnes ikke i repoet."
