"""What holds for every format that programs read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.formats import FOR_PROGRAMS
from tests.reporting.making import RESULTS


def test_every_format_but_the_text_for_people_is_for_programs() -> None:
    assert list(FOR_PROGRAMS) == ["concise", "json", "github", "gitlab", "sarif", "junit"]
    with pytest.raises(ValueError, match="console"):
        render(LintResult(), Format.TEXT)


@pytest.mark.parametrize("format", FOR_PROGRAMS)
@given(result=RESULTS)
def test_any_finding_can_be_written_and_the_same_findings_give_the_same_bytes(
    format: Format, result: LintResult
) -> None:
    text = render(result, format)
    assert text.encode("utf-8") == render(result, format).encode("utf-8")
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("format", [Format.CONCISE, Format.GITHUB])
def test_a_clean_result_is_empty_where_every_line_is_a_finding(format: Format) -> None:
    assert render(LintResult(files=3), format) == ""


@pytest.mark.parametrize(
    ("format", "unneeded"), [(Format.CONCISE, {"xml.etree", "styring.citations"}), (Format.SARIF, {"xml.etree"})]
)
def test_a_format_imports_nothing_that_only_others_need(format: Format, unneeded: set[str]) -> None:
    program = (
        "import sys; from styring.linting.result import LintResult; from styring.reporting import Format, render;"
        f"before = set(sys.modules); render(LintResult(), Format({format.value!r}));"
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert not unneeded & set(done.stdout.split())
