"""Other programs that check YAML files or what stands in them. Each is found on the PATH, or is not there.

They do not do the same: yamllint and ryl look at the form of any YAML, prettier at its layout, check-jsonschema at keys
and values one file at a time, doorstop at items and the links between them. Each does what it does on the same texts,
in the quietest way it can be asked to. One that has written into its files at the first look is measured after that.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from styring.records.kinds import PLACES
from styring.schemas import file_name, schemas

from .doorstop import write_items
from .processes import Task

_FORM = "{extends: default, rules: {line-length: disable, document-start: disable}}"
"""What has nothing to say of the records."""
_VERSION = re.compile(r"\d+(?:\.\d+)+")


@dataclass(frozen=True)
class Peer:
    """A program.

    Attributes:
        name: of the program and of its package.
        licence: SPDX identifier.
        url: where it lives.
        tasks: makes what to measure of the program's path, the records repository and an empty folder.
        slow: whether it is spared the large repositories.
    """

    name: str
    licence: str
    url: str
    tasks: Callable[[str, Path, Path], Sequence[Task]]
    slow: bool = True

    @property
    def program(self) -> str | None:
        """The path of the program, if it is there."""
        return shutil.which(self.name)

    @property
    def version(self) -> str:
        """The version, as the program tells it; empty if it is not there."""
        if self.program is None:
            return ""
        told = subprocess.run([self.program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
        return match[0] if (match := _VERSION.search(told)) else "?"


def _yamllint(program: str, records: Path, _: Path) -> list[Task]:
    return [Task("yamllint", [[program, "-f", "parsable", "-d", _FORM, "records"]], records)]


def _check_jsonschema(program: str, records: Path, scratch: Path) -> list[Task]:
    """A process for each kind of record: a schema is given with the files that it is for."""
    for name, schema in schemas().items():
        (scratch / name).write_text(schema, encoding="utf-8")
    files = {kind: sorted(records.glob(re.sub(r"<.*?>", "*", place))) for kind, place in PLACES.items()}
    commands = [
        [program, "--schemafile", str(scratch / file_name(kind)), *(str(file.relative_to(records)) for file in of_kind)]
        for kind, of_kind in files.items()
        if of_kind
    ]
    return [Task("check-jsonschema", commands, records)]


def _ryl(program: str, records: Path, scratch: Path) -> list[Task]:
    command = [program, "check", "-f", "parsable", "-d", _FORM]
    cached = [*command, "--cache-dir", str(scratch), "records"]

    def fill() -> None:
        subprocess.run(cached, cwd=records, check=False, capture_output=True)  # If it fails, so does what is measured.

    return [
        Task(RYL, [[*command, "--no-cache", "records"]], records),
        Task(f"{RYL}, med sitt eget mellomlager", [cached], records, prepare=fill),
    ]


def _doorstop(program: str, records: Path, scratch: Path) -> list[Task]:
    write_items(records, scratch)
    command = [program, "--no-reformat", "--quiet"]
    subprocess.run(["git", "init", "--quiet"], cwd=scratch, check=True)  # It looks for the root of a repository.
    subprocess.run(command, cwd=scratch, check=False, capture_output=True)  # It writes into items it has never seen.
    return [Task("doorstop", [command], scratch)]


def _prettier(program: str, records: Path, _: Path) -> list[Task]:
    # It breaks lines elsewhere than people do, and ends with 1 for that.
    return [Task("prettier", [[program, "--no-config", "--log-level", "silent", "--check", "records"]], records, 1)]


RYL = "ryl"
PEERS = (
    Peer("yamllint", "GPL-3.0-or-later", "https://github.com/adrienverge/yamllint", _yamllint),
    Peer("check-jsonschema", "Apache-2.0", "https://github.com/python-jsonschema/check-jsonschema", _check_jsonschema),
    Peer(RYL, "MIT OR Apache-2.0", "https://github.com/owenlamont/ryl", _ryl, slow=False),
    Peer("doorstop", "LGPL-3.0-only", "https://github.com/doorstop-dev/doorstop", _doorstop),
    Peer("prettier", "MIT", "https://github.com/prettier/prettier", _prettier),
)
