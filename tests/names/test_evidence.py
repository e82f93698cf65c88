"""The evidence that users meet is explained to them, and nothing is explained that they never meet."""

from __future__ import annotations

from pathlib import Path

from styring.names import learned, readings

GUIDE = Path(__file__).parents[2] / "docs" / "navn.md"
TOGETHER = {"fornavn alene, etternavn alene": {"fornavn alene", "etternavn alene"}}


def test_the_guide_explains_every_evidence_of_a_name() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| Grunnlag |")[2].partition("\n\n")[0]
    told = [line.split("|")[1].strip() for line in table.splitlines()[2:]]
    used = {value for name, value in vars(readings).items() if name.isupper() and isinstance(value, str)}
    assert set[str]().union(*(TOGETHER.get(evidence, {evidence}) for evidence in told)) == {*used, learned.EVIDENCE}
