"""``--output FORMAT=FIL``: reports to files, beside what ``lint`` shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typer

from styring.messages import listing, quoted
from styring.reporting import Format
from styring.reporting.formats import FOR_PROGRAMS
from styring.writing import real_path, write_output

_LONGEST_BEGINNING = 4096
_LINE = r".*:\d+:\d+: [A-Z]{3}\d\d "
_BEGINNINGS = {
    Format.CONCISE: rf"({_LINE}|$)",
    Format.JSON: r'\{\s+"filer": \d',
    Format.GITHUB: r"(::(notice|warning|error) file=|$)",
    Format.GITLAB: r'\[(\]|\s+\{\s+"check_name": "[A-Z]{3}\d\d")',
    Format.SARIF: r'\{\s+"\$schema": "[^"]+/sarif-schema-2\.1\.0\.json"',
    Format.JUNIT: r'<\?xml [^>]+\?>\s+<testsuites name="styring"',
}
"""How a report of each format begins; nothing else is ever replaced by one."""


@dataclass(frozen=True, slots=True)
class Output:
    """A report that was asked for; ``file`` is absolute, symbolic links followed."""

    format: Format
    file: Path


def parse_outputs(texts: Iterable[str]) -> tuple[Output, ...]:
    """What ``--output`` asks for, given any number of times.

    Raises:
        typer.BadParameter: a text is not ``FORMAT=FIL``, the format does not exist, or a file is named twice.
    """
    outputs: list[Output] = []
    for text in texts:
        output = _parse(text)
        if any(str(output.file).casefold() == str(other.file).casefold() for other in outputs):
            raise typer.BadParameter(f"«{output.file}» er nevnt to ganger. Gi hver rapport sin egen fil.")
        outputs.append(output)
    return tuple(outputs)


def _parse(text: str) -> Output:
    name, separator, file = (part.strip() for part in text.partition("="))
    if not (name and separator and file):
        raise typer.BadParameter(f"{quoted(text)} mangler format eller fil. Skriv for eksempel sarif=build/lint.sarif.")
    if name.lower() not in FOR_PROGRAMS:
        raise typer.BadParameter(f"{quoted(name)} er ikke et rapportformat. Velg {listing(FOR_PROGRAMS, 'eller')}.")
    if file == "-":
        raise typer.BadParameter(f"Rapporter går til filer. Bruk --format {name.lower()} for å vise den her.")
    return Output(Format(name.lower()), real_path(Path(file)))


def refuse_others_files(outputs: Iterable[Output], records: Path) -> None:
    """Stop before the lint if a report would take the place of somebody's work.

    Args:
        outputs: the reports.
        records: the folder of all records, where no report belongs.

    Raises:
        typer.BadParameter: a report would lie among the records, or replace a file that is not an earlier report.
    """
    for output in outputs:
        refuse_others_file(output.file, output.format, _BEGINNINGS[output.format], records)


def refuse_others_file(file: Path, format: str, beginning: str, records: Path) -> None:
    """Stop if what can be made again would take the place of somebody's work.

    Args:
        file: where it is to be written; absolute, symbolic links followed.
        format: the name of its format, as the user knows it.
        beginning: regular expression of how a file of that format begins, after any byte order mark.
        records: the folder of all records, where nothing that can be made again belongs.

    Raises:
        typer.BadParameter: it would lie among the records, or replace a file that begins in another way.
    """
    if file.is_relative_to(real_path(records)):
        raise typer.BadParameter(f"«{file}» ligger blant postene. Legg rapporten utenfor {records}.")
    if file.exists() and not file.is_dir() and not _begins(file, beginning):
        raise typer.BadParameter(
            f"«{file}» finnes, og er ikke en rapport i formatet {format}. Velg et annet navn, eller flytt filen."
        )


def _begins(file: Path, beginning: str) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        start = stream.read(_LONGEST_BEGINNING)
    return not start or re.match(beginning, start.decode("utf-8-sig", "replace")) is not None


def write_report(output: Output, text: str) -> None:
    """Write a report and the folders that it lies in; an earlier one is replaced.

    Raises:
        WriteError: it cannot be written.
    """
    write_output(output.file, text.encode("utf-8"), root=output.file.parent)
