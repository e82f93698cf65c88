"""What is done to the records that lint is measured on."""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path

_BEGINNING_OF_TEXT = re.compile(r"(?<=: >-\n) +")
_NOT_NEEDED = "# styring: tillat DIA10 – avtalt med virksomheten\n"


def break_every_record(root: Path) -> None:
    """Leave something to find in every record, without keeping any rule from looking at the rest of it.

    A placeholder stands in its first long text (REF14, in some meetings ESM02); where there is none, a waiver is not
    needed (SKJ12).
    """
    for file in root.glob("records/**/*.yaml"):
        text = file.read_text(encoding="utf-8")
        broken, found = _BEGINNING_OF_TEXT.subn(r"\g<0>TODO ", text, count=1)
        file.write_text(broken if found else _NOT_NEEDED + text, encoding="utf-8", newline="")


class ChangingRecord:
    """A record in the middle of the repository, which has a comment more whenever it is called."""

    def __init__(self, root: Path) -> None:
        files = sorted(root.glob("records/agencies/**/*.yaml"))
        self._file = files[len(files) // 2]
        self._text = self._file.read_text(encoding="utf-8")
        self._counted = count(1)

    def __call__(self) -> None:
        text = f"{self._text}# Endret {next(self._counted)}. gang.\n"
        self._file.write_text(text, encoding="utf-8", newline="")


def write_single(root: Path, out: Path) -> tuple[str, str]:
    """Write a repository of one meeting and what it must belong to: an agency and its department.

    Returns:
        The meeting's path, and its day as ``YYYY-MM-DD``; nothing is wrong with it on that day.
    """
    meeting = min(root.glob("records/agencies/*/*/meetings/*-fag.yaml")).relative_to(root)
    agency = Path(*meeting.parts[:3], "agency.yaml")
    departments = (file.relative_to(root) for file in root.glob("records/departments/*.yaml"))
    for file in (Path("styring.yaml"), agency, *departments, meeting):
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / file, out / file)
    return meeting.as_posix(), meeting.name[:10]
