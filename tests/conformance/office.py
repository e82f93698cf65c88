"""Somebody who works on a Word file in LibreOffice, without a window and by a macro."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from tests.conformance.tools import HERE, call, program

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""

_MACRO = "macro:///Standard.Module1.Main"


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"
        self._call(_MACRO)  # there is none yet, but the profile is made, with an empty module for macros

    def review(self, source: Path, target: Path, *steps: tuple[str, *tuple[str | bool, ...]]) -> None:
        """Open a file, do something with it, and save it elsewhere as a Word file.

        Args:
            source: the file.
            target: where the result goes.
            steps: procedures of ``review.bas``, each with what it takes after the document.
        """
        lines = [
            "Sub Main",
            f"\tdocument = Opened({_literal(source.as_uri())})",
            *(f"\t{name} {', '.join(['document', *map(_literal, rest)])}" for name, *rest in steps),
            f"\tSaveAs document, {_literal(target.as_uri())}",
            "End Sub",
        ]
        module = (HERE / "review.bas").read_text(encoding="utf-8") + "\n".join(lines)
        place = self._profile / "user" / "basic" / "Standard" / "Module1.xba"
        place.write_text(_MODULE.format(escape(module)), encoding="utf-8")
        done = self._call(_MACRO)
        assert target.exists(), done

    def _call(self, *arguments: str) -> str:
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        done = call([program("soffice"), profile, "--headless", "--norestore", *arguments], timeout=60)
        return done.stdout + done.stderr


def _literal(value: str | bool) -> str:
    return str(value) if isinstance(value, bool) else '"' + value.replace('"', '""') + '"'
