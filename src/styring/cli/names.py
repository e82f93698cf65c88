"""``styring names``."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from styring.cli.console import Exit, fail, note
from styring.cli.options import parse_severity
from styring.cli.text_files import found_in
from styring.diagnostics import Problem
from styring.loading import LoadedRegistry, load_dossier, load_registry
from styring.names import Known
from styring.project import Project, ProjectError, open_project
from styring.reporting.names_as_json import names_as_json
from styring.reporting.names_found import Found
from styring.reporting.names_lines import BadLine, LineReader
from styring.source.reading import read_bytes, unreadable

_STANDARD_INPUT = "-"
_MAX_BYTES = 50 * 1024 * 1024
_CHUNK = 1 << 16


class NamesFormat(StrEnum):
    """The formats of ``--format``."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def names(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIL]...", help="Tekst, Markdown, YAML eller Word (.docx). Uten filer, eller med -, standard inn."
        ),
    ] = None,
    format: Annotated[
        NamesFormat,
        typer.Option("--format", help="Hvordan funnene vises. jsonl er for programmer og svarer linje for linje."),
    ] = NamesFormat.TEXT,
    fail_on: Annotated[
        str,
        typer.Option(help="Laveste nivå som gir avslutningskode 1: advarsel eller feil. Gjelder ikke jsonl."),
    ] = "feil",
) -> None:
    """Finn personnavn og andre personopplysninger i en tekst, for eksempel før du limer den inn."""
    limit = parse_severity(fail_on)
    known = _known_here()
    found: dict[str, Sequence[Found]] = {}
    unreadable: dict[str, Problem] = {}
    unanswered = False
    for file in dict.fromkeys(_named(files or [_STANDARD_INPUT])):
        if format is NamesFormat.JSONL:
            unanswered |= not _answered(file, known)
            continue
        content = _content(file)
        result = content if isinstance(content, Problem) else found_in(content, Path(file).suffix, known)
        if isinstance(result, Problem):
            unreadable[_called(file)] = result
            fail(f"{_called(file)}: {result.finding.message}", result.finding.remedy or "")
        else:
            found[_called(file)] = result
            if isinstance(content, bytes) and not content.strip():
                note(f"{_called(file)}: Det er ingen tekst å kontrollere.")
    if format is NamesFormat.JSON:
        typer.echo(names_as_json(found, unreadable), nl=False)
    elif found:
        from styring.cli.names_shown import show_found

        show_found(found)
    if unreadable or unanswered:
        raise typer.Exit(Exit.MISUSE)
    hits = any(each.level >= limit for of_file in found.values() for each in of_file)
    raise typer.Exit(Exit.FINDINGS if hits else Exit.CLEAN)


def _named(files: Iterable[str]) -> Iterator[str]:
    """The files, with those that a pattern («*.docx») stands for, as the shells of Windows leave it to programs."""
    for file in files:
        path = Path(file)
        matches = [] if path.exists() else sorted(map(str, path.parent.glob(path.name)))
        yield from matches or [file]


def _known_here() -> Known:
    """What the records repository here knows; only what everybody knows where there is none."""
    try:
        project = open_project(Path.cwd())
    except ProjectError as error:
        if error.diagnostics:
            raise
        return Known()
    loaded = load_registry(project)
    registry = loaded.registry
    dossiers = [load_dossier(project, code, registry).dossier for code in loaded.dossiers]
    _tell_of_name_lists(project, loaded)
    return Known(
        participants=frozenset[str]().union(*(dossier.participant_names for dossier in dossiers)),
        listed=registry.listed_names,
        given_names=registry.given_names,
        family_names=registry.family_names,
        expressions=frozenset(registry.allowed_expressions),
        organisations=registry.organisation_names,
        learned=registry.learned_names,
    )


def _tell_of_name_lists(project: Project, loaded: LoadedRegistry) -> None:
    """Say which of the repository's own name lists are missing or cannot be read to the end."""
    for path, message in project.broken_paths():
        if path[0] == "navnelister":
            note(message)
    for file in loaded.wrong_lists:
        for problem in file.problems:
            line = problem.position.line if problem.position else 1
            note(f"{project.relative(file.file)}:{line}: {problem.finding.message} {problem.finding.remedy or ''}")


def _called(file: str) -> str:
    return "standard inn" if file == _STANDARD_INPUT else file


def _standard_input() -> io.BufferedIOBase:
    if sys.stdin.isatty():
        note("Lim inn teksten. Avslutt med Ctrl+D på en egen linje (Windows: Ctrl+Z og Enter).")
    buffer = getattr(sys.stdin, "buffer", None)
    return buffer if isinstance(buffer, io.BufferedIOBase) else io.BytesIO()


def _content(file: str) -> bytes | Problem:
    if file == _STANDARD_INPUT:
        return _standard_input().read()
    if Path(file).is_dir():
        return unreadable("Dette er en mappe, ikke en fil.", "Nevn filene i den.")
    return read_bytes(Path(file), _MAX_BYTES, "Kontroller at det er riktig fil, eller del teksten i flere filer.")


def _answered(file: str, known: Known) -> bool:
    """Answer JSON lines as they come; whether all of them could be answered."""
    reader = LineReader(known)
    try:
        with nullcontext(_standard_input()) if file == _STANDARD_INPUT else Path(file).open("rb") as stream:
            for lines in _batches(stream):
                sys.stdout.writelines(reader.answers(lines))
                sys.stdout.flush()
    except BadLine as error:
        fail(f"{_called(file)}: {error.message}", 'Skriv et JSON-objekt på hver linje: {"text": "…", "document": "…"}.')
        return False
    return True


def _batches(stream: io.BufferedIOBase) -> Iterator[list[bytes]]:
    """The lines of a stream, as many at a time as have come, so that each is answered without waiting for more."""
    unfinished: list[bytes] = []
    while chunk := stream.read1(_CHUNK):
        lines, newline, rest = chunk.rpartition(b"\n")
        if newline:
            yield b"".join((*unfinished, lines)).split(b"\n")
            unfinished = [rest]
        else:
            unfinished.append(chunk)
    yield [b"".join(unfinished)]
