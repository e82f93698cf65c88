"""``grunnlinje.txt``, where the baseline lies: how it is spelled, read and written.

A line is ``file code path``, without a line number, so that it outlives edits elsewhere in the file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from styring import writing
from styring.diagnostics import Finding, Position, Problem, YamlPath
from styring.source.document import normalise
from styring.source.reading import read_file

BASELINE_FILE = "grunnlinje.txt"

_TITLE = "# Grunnlinjen for «styring lint»"
_HEADER = f"""{_TITLE}
#
# Funnene her fantes da kontrollen ble tatt i bruk. De telles opp, men vises ikke. Alle andre funn vises.
# Hver linje er en fil, en regel og et sted i filen. To like linjer slipper gjennom to funn.
#
# Slik blir listen kortere: Rett et funn, og kjør «styring lint --prune-baseline», som sletter linjer som ikke trengs.
# Før ikke opp nye linjer for hånd. En tillatelse i filen eller et unntak for virksomheten sier også hvorfor.
# «styring lint --write-baseline» skriver hele filen på nytt, med alle funn som gjelder den dagen.

"""
_MAX_BYTES = 64 * 1024 * 1024
"""Some hundred thousand findings."""

_ROOT = "."
_PLAIN_FILE = re.compile(r"\w\S*")
_PLAIN_KEY = re.compile(r"\w[\w-]*")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?P<file>{_QUOTED}|\w\S*) (?P<code>[A-Z]+[0-9]+) (?P<path>.+)")
_STEP = re.compile(rf"(?:^|\.)(?P<key>\w[\w-]*)|\[(?P<index>[0-9]{{1,9}})\]|\[(?P<quoted>{_QUOTED})\]")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
_HAS_CONFLICT = (
    "Grunnlinjen har merker etter en konflikt i git.",
    "Behold linjene fra begge sider, slett dem som begynner med «<<<<<<<», «=======» og «>>>>>>>», "
    "og kjør «styring lint --prune-baseline».",
)
_NOT_UNDERSTOOD = ("Linjen er ikke en fil, en regelkode og et sted i filen.", None)


class Place(NamedTuple):
    """Where a finding of a rule stands, apart from lines and columns. ``file`` is relative to the root, with ``/``."""

    file: str
    code: str
    path: YamlPath


class Entry(NamedTuple):
    """A finding that the baseline knows, and the line that says so, counted from 1."""

    place: Place
    line: int


class Baseline(NamedTuple):
    """What the file holds: its entries, the breaches of form in it, and all its lines for code frames."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()


def spell(place: Place) -> str:
    """The line of a place, for example ``records/departments/pbr.yaml SKJ04 telefoner[0].nummer``.

    A file or a key that is not plain is spelled as a JSON string, such a key in brackets; ``.`` is the whole file.
    """
    is_plain = _PLAIN_FILE.fullmatch(place.file) and place.file.isprintable()
    return f"{place.file if is_plain else _in_quotes(place.file)} {place.code} {_spell_path(place.path)}"


def _spell_path(path: YamlPath) -> str:
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{_in_quotes(step)}]"
    return text or _ROOT


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())


def parse_line(line: str) -> Place | None:
    """The place that a line spells; ``None`` for any other line."""
    match = _LINE.fullmatch(line.strip())
    if match is None:
        return None
    file = match["file"]
    try:
        return Place(json.loads(file) if file.startswith('"') else file, match["code"], _parse_path(match["path"]))
    except ValueError:
        return None


def _parse_path(text: str) -> YamlPath:
    steps: list[str | int] = []
    at = 0
    while at < len(text) and text != _ROOT:
        match = _STEP.match(text, at)
        if match is None:
            raise ValueError(f"not a path: {text}")
        quoted, index = match["quoted"], match["index"]
        steps.append(json.loads(quoted) if quoted else int(index) if index else match["key"])
        at = match.end()
    return tuple(steps)


def parse(text: str) -> Baseline:
    """Read a text as if it stood in the file. Nothing is raised on what it says."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    is_in_conflict = False
    lines = tuple(normalise(text).split("\n"))
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if place := parse_line(line):
            entries.append(Entry(place, number))
        elif not _CONFLICT.fullmatch(line):
            problems.append(_invalid(line, number, *_NOT_UNDERSTOOD))
        elif not is_in_conflict:
            problems.append(_invalid(line, number, *_HAS_CONFLICT))
            is_in_conflict = True
    return Baseline(tuple(entries), tuple(problems), lines)


def _invalid(line: str, number: int, message: str, remedy: str | None) -> Problem:
    return Problem("SKJ15", Finding((), message, remedy=remedy), Position(number, 1, len(line)))


def read(root: Path) -> Baseline:
    """The baseline of a repository; an empty one if there is no file. Whatever is wrong is among the problems."""
    file = root / BASELINE_FILE
    if not os.path.lexists(file):
        return Baseline()
    text = read_file(file, _MAX_BYTES)
    return Baseline(problems=(text,)) if isinstance(text, Problem) else parse(text)


def write(root: Path, places: Iterable[Place]) -> None:
    """Make a baseline of these findings, in place of an earlier one.

    Raises:
        WriteError: the name is taken by something that is not a baseline, or the file cannot be written.
    """
    text = _HEADER + "".join(f"{line}\n" for line in sorted(map(spell, places)))
    file = root / BASELINE_FILE
    if not os.path.lexists(file):
        writing.create(file, text, root=root)
        return
    present = _present(file)
    if present and not normalise(present).startswith(_TITLE):
        message = f"«{BASELINE_FILE}» finnes, men er ikke en grunnlinje: Den begynner ikke med «{_TITLE}»."
        raise writing.WriteError(file, message, "Flytt filen, eller gi den et annet navn, og prøv igjen.")
    writing.replace(file, present, text, root=root)


def prune(root: Path, stale: Iterable[Entry]) -> int:
    """Take stale entries out of the baseline and leave all other lines as they are; the number taken out.

    Raises:
        WriteError: the baseline cannot be read or written.
    """
    file = root / BASELINE_FILE
    if not os.path.lexists(file):
        return 0
    present = _present(file)
    gone = {entry.line: entry.place for entry in stale}
    lines = normalise(present).split("\n")
    kept = [line for number, line in enumerate(lines, 1) if number not in gone or parse_line(line) != gone[number]]
    if len(kept) < len(lines):
        writing.replace(file, present, "\n".join(kept), root=root)
    return len(lines) - len(kept)


def _present(file: Path) -> str:
    text = read_file(file, _MAX_BYTES)
    if isinstance(text, Problem):
        message = f"«{BASELINE_FILE}» kan ikke brukes: {text.finding.message}"
        raise writing.WriteError(file, message, text.finding.remedy or "")
    return text
