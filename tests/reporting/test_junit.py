"""JUnit XML, read back by junitparser and, where characters are at stake, by lxml."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
from lxml import etree

from styring.diagnostics import Position, Severity
from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.characters import one_line
from styring.rules import CATALOGUE
from tests.reporting.making import LATE, RESULTS, UNKNOWN

TITLE = CATALOGUE["ESM13"].title


def suites(result: LintResult, fail_on: Severity = Severity.ERROR) -> list[TestSuite]:
    report = JUnitXml.fromstring(render(result, Format.JUNIT, fail_on=fail_on).encode("utf-8"))
    assert isinstance(report, JUnitXml)
    return list(report)


def cases(suite: TestSuite) -> list[TestCase]:
    return list(suite)


def test_a_finding_that_counts_is_a_failed_test_of_its_file() -> None:
    suite = suites(LintResult((UNKNOWN,), files=2))[1]
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == (UNKNOWN.file, 1, 1, 0, 0)
    (case,) = cases(suite)
    assert (case.classname, case.name) == (
        "records/departments/a,b:c",
        f"SKJ04 {CATALOGUE['SKJ04'].title}: navnn",
    )
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("feil", "Ukjent nøkkel «navnn».")
    assert failure.text == f"{UNKNOWN.file}:2:1: feil\nUkjent nøkkel «navnn».\nMente du «navn»?"


def test_a_finding_below_the_limit_has_passed_and_tells_itself() -> None:
    (case,) = cases(suites(LintResult((LATE,)))[1])
    assert case.is_passed
    assert case.system_out == (
        f"{LATE.file}:31:47: advarsel\n{LATE.message}\nAvtal frist, eller flytt saken.\nGuiden: ES-8"
    )
    (failed,) = cases(suites(LintResult((LATE,)), Severity.WARNING)[1])
    assert isinstance(failed.result[0], Failure)


def test_what_is_let_through_or_not_checked_is_skipped() -> None:
    result = LintResult(waived=(UNKNOWN,), exempted=(LATE,), baselined=(LATE,), unchecked=("Git mangler.",), files=3)
    whole, meeting, department = suites(result)
    assert [(case.name, case.is_skipped) for case in cases(whole)] == [
        ("Filene er kontrollert", False),
        ("Git mangler.", True),
    ]
    assert cases(whole)[0].system_out == "3 filer kontrollert."
    reasons = [case.result[0] for case in (*cases(meeting), *cases(department))]
    assert all(isinstance(reason, Skipped) for reason in reasons)
    assert [reason.message for reason in reasons] == [
        "Unntatt for virksomheten.",
        "Står i grunnlinjen.",
        "Tillatt i filen.",
    ]
    assert (meeting.skipped, department.skipped) == (2, 1)


def test_a_clean_lint_is_a_report_with_a_test_that_has_passed() -> None:
    report = render(LintResult(files=12), Format.JUNIT)
    assert report == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="styring" tests="1" failures="0" errors="0">\n'
        '  <testsuite name="styring" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="styring" name="Filene er kontrollert">\n'
        "      <system-out>12 filer kontrollert.</system-out>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_tests_are_told_apart_but_not_by_line_numbers() -> None:
    twice = (LATE, LATE._replace(position=Position(50, 1)))
    names = [case.name for case in cases(suites(LintResult(twice))[1])]
    assert names == [
        f"ESM13 {TITLE}: sakspapirer/0/mottatt",
        f"ESM13 {TITLE}: sakspapirer/0/mottatt (2)",
    ]
    assert names[:1] == [case.name for case in cases(suites(LintResult(twice[1:]))[1])]


@given(result=RESULTS, fail_on=st.sampled_from(Severity))
def test_any_finding_is_well_formed_xml_with_right_counts(result: LintResult, fail_on: Severity) -> None:
    text = render(result, Format.JUNIT, fail_on=fail_on)
    root = etree.fromstring(text.encode("utf-8"))
    found = root.findall("testsuite/testcase")
    keys = [(case.get("classname"), case.get("name")) for case in found]
    let_through = len(result.waived) + len(result.exempted) + len(result.baselined)
    failed = [d for d in result.diagnostics if d.severity >= fail_on]
    assert len(set(keys)) == len(keys) == len(result.diagnostics) + let_through + len(result.unchecked) + 1
    assert len(root.findall(".//skipped")) == let_through + len(result.unchecked)
    assert sorted(str(failure.get("message")) for failure in root.iter("failure")) == sorted(
        one_line(d.message) for d in failed
    )
    for element in (root, *root):
        assert int(str(element.get("tests"))) == len(list(element.iter("testcase")))
        assert int(str(element.get("failures"))) == len(list(element.iter("failure")))
    JUnitXml.fromstring(text.encode("utf-8"))
