"""``--output FORMAT=FIL``: what is asked for, and what is never written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from styring.cli.outputs import Output, parse_outputs, refuse_others_files, write_report
from styring.linting.result import LintResult
from styring.reporting import Format, render
from styring.reporting.formats import FOR_PROGRAMS
from styring.writing import WriteError
from tests.reporting.making import LATE, RESULTS


def refusal(*texts: str) -> str:
    with pytest.raises(typer.BadParameter) as refused:
        parse_outputs(texts)
    return refused.value.message


def test_each_text_is_a_format_and_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse_outputs(["sarif=build/lint.sarif", " JUnit = rapporter/a=b.xml "]) == (
        Output(Format.SARIF, tmp_path / "build/lint.sarif"),
        Output(Format.JUNIT, tmp_path / "rapporter/a=b.xml"),
    )
    assert parse_outputs([]) == ()


@pytest.mark.parametrize("text", ["sarif", "sarif=", "=lint.sarif", "=", "", "  =  "])
def test_a_text_without_format_or_file_is_refused(text: str) -> None:
    assert refusal(text) == f"«{text.strip()}» mangler format eller fil. Skriv for eksempel sarif=build/lint.sarif."


@pytest.mark.parametrize("name", ["sariff", "text", "html"])
def test_a_format_that_is_none_is_refused_with_the_choices(name: str) -> None:
    assert refusal(f"{name}=x") == (
        f"«{name}» er ikke et rapportformat. Velg concise, json, github, gitlab, sarif eller junit."
    )


def test_standard_output_is_no_file() -> None:
    assert refusal("json=-") == "Rapporter går til filer. Bruk --format json for å vise den her."


@pytest.mark.parametrize("other", ["lint.json", "./lint.json", "build/../lint.json", "LINT.json"])
def test_one_file_cannot_hold_two_reports(other: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    message = refusal("json=lint.json", f"gitlab={other}")
    assert message.casefold() == (
        f"«{tmp_path / 'lint.json'}» er nevnt to ganger. Gi hver rapport sin egen fil.".casefold()
    )


@given(
    format=st.sampled_from(FOR_PROGRAMS),
    file=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
)
def test_whatever_follows_the_first_equals_sign_is_the_file(format: Format, file: str) -> None:
    """No operating system lets a null character into an argument, and half a character (Cs) names no file."""
    if file.strip() in {"", "-"}:
        refusal(f"{format}={file}")
    else:
        (output,) = parse_outputs([f"{format}={file}"])
        assert output == Output(format, Path(os.path.realpath(file.strip())))


def test_a_report_does_not_lie_among_the_records(tmp_path: Path) -> None:
    output = Output(Format.JSON, tmp_path / "records" / "agencies" / "lint.json")
    with pytest.raises(typer.BadParameter) as refused:
        refuse_others_files([output], tmp_path / "records")
    assert refused.value.message == (
        f"«{output.file}» ligger blant postene. Legg rapporten utenfor {tmp_path / 'records'}."
    )


@pytest.mark.parametrize("format", FOR_PROGRAMS)
@pytest.mark.parametrize(
    "text", ["organisasjon: Eksempelby\n", "{% extends 'x' %}\n", '{"a": 1}\n', "[1]\n", "<html/>"]
)
def test_a_persons_file_is_not_replaced(format: Format, text: str, tmp_path: Path) -> None:
    output = Output(format, tmp_path / "fil")
    output.file.write_text(text, encoding="utf-8")
    with pytest.raises(typer.BadParameter) as refused:
        refuse_others_files([output], tmp_path / "records")
    assert refused.value.message == (
        f"«{output.file}» finnes, og er ikke en rapport i formatet {format}. Velg et annet navn, eller flytt filen."
    )


@pytest.mark.parametrize("format", FOR_PROGRAMS)
@pytest.mark.parametrize("result", [LintResult(files=1), LintResult((LATE,), waived=(LATE,), files=1)])
def test_an_earlier_report_is_replaced_also_with_windows_line_ends(
    format: Format, result: LintResult, tmp_path: Path
) -> None:
    output = Output(format, tmp_path / "ny mappe" / "lint.rapport")
    for text in (render(LintResult(), format), render(result, format).replace("\n", "\r\n"), render(result, format)):
        refuse_others_files([output], tmp_path / "records")
        write_report(output, text)
        assert output.file.read_bytes() == text.encode("utf-8")


@pytest.mark.parametrize("format", FOR_PROGRAMS)
@given(result=RESULTS)
def test_no_report_is_taken_for_a_persons_file(
    format: Format, result: LintResult, tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = Output(format, tmp_path_factory.getbasetemp() / "lint.rapport")
    output.file.write_bytes(render(result, format).encode("utf-8"))
    refuse_others_files([output], tmp_path_factory.getbasetemp() / "records")


def test_a_folder_is_refused_when_it_comes_to_writing(tmp_path: Path) -> None:
    output = Output(Format.JSON, tmp_path)
    refuse_others_files([output], tmp_path / "records")
    with pytest.raises(WriteError) as refused:
        write_report(output, "{}\n")
    assert refused.value.message == f"«{tmp_path.as_posix()}» er en mappe."
