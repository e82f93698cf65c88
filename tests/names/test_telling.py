from __future__ import annotations

import pytest

from styring.diagnostics import Severity
from styring.names import Hit, data_told, name_told


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (Severity.ERROR, "«Kari» er et personnavn (tittel foran navn)."),
        (Severity.WARNING, "«Kari» kan være et personnavn (tittel foran navn)."),
    ],
)
def test_how_sure_it_is_is_told(level: Severity, told: str) -> None:
    assert name_told(Hit(0, 4, "Kari", level, "tittel foran navn")) == told


@pytest.mark.parametrize(
    ("level", "evidence", "told"),
    [
        (Severity.ERROR, "et telefonnummer", "«22000000» er et telefonnummer."),
        (Severity.WARNING, "et telefonnummer", "«22000000» kan være et telefonnummer."),
        (Severity.ERROR, "et fødselsnummer", "Teksten har et fødselsnummer."),
        (Severity.ERROR, "et D-nummer", "Teksten har et D-nummer."),
    ],
)
def test_a_national_number_is_never_repeated(level: Severity, evidence: str, told: str) -> None:
    assert data_told(Hit(0, 8, "22000000", level, evidence)) == told
