"""Findings as tests, for CI systems that show test results but no findings (Jenkins, GitLab, Azure DevOps).

There is no standard; this keeps to what GitLab reads (https://docs.gitlab.com/ci/testing/unit_test_reports/) and
Jenkins shows. Both know a test again by ``classname`` and ``name``, GitLab passes over the second of two that are the
same, and Jenkins takes what follows the last full stop of ``classname`` for the class and the rest for its package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count, groupby
from xml.etree import ElementTree

from styring.diagnostics import Diagnostic, Severity
from styring.linting.result import LintResult
from styring.messages import count as counted
from styring.records.terms import Terms
from styring.reporting.characters import in_xml, one_line
from styring.reporting.entries import Entry, entries
from styring.rules import CATALOGUE


def junit(result: LintResult, fail_on: Severity, terms: Terms) -> str:
    """One suite a file with a test for each finding, after a suite for the lint as a whole.

    A finding of severity ``fail_on`` or more is a failed test; a lesser one has passed and tells itself as output; one
    that is let through was skipped. The first suite has a test that has passed, since Jenkins refuses a report without
    tests, and a skipped one for each thing that could not be checked.
    """
    root = ElementTree.Element("testsuites", {"name": "styring"})
    used: set[tuple[str, str]] = set()
    _add_suite(root, "styring", _whole(result, used))
    for file, found in groupby(entries(result), key=lambda entry: entry.diagnostic.file):
        _add_suite(root, file, (_test(entry, fail_on, used, terms) for entry in found))
    _add_counts(root, root.iter("testcase"))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _whole(result: LintResult, used: set[tuple[str, str]]) -> Iterator[ElementTree.Element]:
    done = _case("styring", "Filene er kontrollert", used)
    ElementTree.SubElement(done, "system-out").text = counted(result.files, "fil", "filer") + " kontrollert."
    yield done
    for sentence in result.unchecked:
        case = _case("styring", sentence, used)
        ElementTree.SubElement(case, "skipped", {"message": "Ikke kontrollert."})
        yield case


def _test(entry: Entry, fail_on: Severity, used: set[tuple[str, str]], terms: Terms) -> ElementTree.Element:
    d = entry.diagnostic
    case = _case(d.file.removesuffix(".yaml"), _name(d, terms), used)
    case.set("file", one_line(d.file))
    if entry.let_through is None and d.severity >= fail_on:
        failure = {"type": d.severity.label, "message": one_line(d.message)}
        ElementTree.SubElement(case, "failure", failure).text = _told(d)
        return case
    if entry.let_through is not None:
        ElementTree.SubElement(case, "skipped", {"message": one_line(entry.justification)})
    ElementTree.SubElement(case, "system-out").text = _told(d)
    return case


def _name(d: Diagnostic, terms: Terms) -> str:
    """Rule and place in the record; line numbers and dates would make an old finding look new."""
    place = "/".join(map(str, d.path))
    return f"{d.code} {terms.text(CATALOGUE[d.code].title)}{f': {place}' if place else ''}"


def _case(classname: str, name: str, used: set[tuple[str, str]]) -> ElementTree.Element:
    """A test whose name no other has had: a number is added to what is used."""
    classname, name = one_line(classname), one_line(name)
    names = chain([name], (f"{name} ({number})" for number in count(2)))
    free = next(each for each in names if (classname, each) not in used)
    used.add((classname, free))
    return ElementTree.Element("testcase", {"classname": classname, "name": free})


def _told(d: Diagnostic) -> str:
    place = f"{d.file}:{d.position.line}:{d.position.column}: {d.severity.label}"
    cited = f"Guiden: {', '.join(d.cites)}" if d.cites else ""
    return in_xml("\n".join(filter(None, (place, d.message, d.remedy, cited))))


def _add_suite(root: ElementTree.Element, name: str, tests: Iterable[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", {"name": one_line(name)})
    suite.extend(list(tests))
    _add_counts(suite, suite)
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _add_counts(element: ElementTree.Element, tests: Iterable[ElementTree.Element]) -> None:
    cases = list(tests)
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
