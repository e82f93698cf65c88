"""Finding and running Jinja templates: the records repository's own first, then the packaged ones.

A template is data, not code: it runs in a sandbox, sees only views and phrases, and cannot turn a value into markup.
Every format says how its values are written (``finalize``); what goes wrong names the template and its line.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound, TemplateSyntaxError

from styring.messages import quoted
from styring.rendering.errors import RenderError
from styring.rendering.faults import TEMPLATE_FAULTS, Unusable, told
from styring.rendering.sandbox import Sandbox, Syntax, sandbox

PACKAGED_PREFIX = "styring/"
"""An override extends the packaged template of the same name by this prefix: ``styring/minutes.html``."""

_XML = re.compile(r"<[^<>]*>")
_TAG = re.compile(r"\{[{%].*?[}%]\}")


def packaged_templates() -> Path:
    """The folder of the packaged templates: in the wheel, or in the checkout of an editable install."""
    in_wheel = Path(str(files("styring"))) / "_templates"
    return in_wheel if in_wheel.is_dir() else Path(__file__).resolve().parents[3] / "templates"


@dataclass(frozen=True)
class TemplateFolders:
    """Where templates lie.

    Attributes:
        packaged: the templates that come with styring.
        own: the records repository's own ones, if it has any.
        root: folder that file names in messages are relative to.
    """

    packaged: Path
    own: Path | None
    root: Path

    @classmethod
    def of_project(cls, root: Path) -> TemplateFolders:
        """The folders of a records repository. The checkout of styring itself has none of its own.

        Raises:
            RenderError: the repository's folder is a link to somewhere else.
        """
        packaged, own = packaged_templates(), root / "templates"
        has_own = own.is_dir() and not (packaged.is_dir() and own.samefile(packaged))
        if has_own and not own.resolve().is_relative_to(root.resolve()):
            raise RenderError(
                "Mappen templates er en lenke ut av mappen som styring.yaml ligger i.",
                "Legg malene i mappen i stedet for å lenke til dem.",
                file="templates",
            )
        return cls(packaged, own if has_own else None, root)

    def find(self, name: str) -> Path | None:
        """The file of a template, or ``None``."""
        if name.startswith(PACKAGED_PREFIX):
            return _file_in(self.packaged, name.removeprefix(PACKAGED_PREFIX))
        return (_file_in(self.own, name) if self.own else None) or _file_in(self.packaged, name)

    def display(self, file: Path) -> str:
        """How messages name a template's file."""
        if file.is_relative_to(self.packaged):
            return PACKAGED_PREFIX + file.relative_to(self.packaged).as_posix()
        return (file.relative_to(self.root) if file.is_relative_to(self.root) else file).as_posix()


def _file_in(folder: Path, name: str) -> Path | None:
    """A file below a folder; never one outside, not by ``..`` and not by a link."""
    file = folder / name
    return file if file.is_file() and file.resolve().is_relative_to(folder.resolve()) else None


class _Loader(BaseLoader):
    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        file = self._folders.find(template)
        if file is None:
            raise TemplateNotFound(template)
        try:
            source = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unusable("filen er ikke UTF-8", 1, template, str(file)) from error
        if environment.rules.marks_lines and not source.endswith("\n"):
            source += "\n"  # the last line is marked too
        return unicodedata.normalize("NFC", source), str(file), lambda: True


class TemplateEngine:
    """Runs the templates of one format."""

    def __init__(self, folders: TemplateFolders, syntax: Syntax) -> None:
        self.folders = folders
        self._syntax = syntax

    @cached_property
    def _environment(self) -> Sandbox:
        return sandbox(self._syntax, _Loader(self.folders))

    def begin(self) -> Sandbox:
        """The sandbox with nothing counted yet, also for what brings its own templates."""
        self._environment.meter.reset()
        return self._environment

    def render(self, name: str, context: dict[str, object]) -> str:
        """The text that a template makes.

        Raises:
            RenderError: no such template, or a fault in it.
        """
        try:
            return self.begin().get_template(name).render(context)
        except TEMPLATE_FAULTS as error:
            raise self.explain(error, name, context) from error

    def explain(self, error: BaseException, name: str, names: Collection[str]) -> RenderError:
        """What a fault in a template means, in Norwegian, with its file and line, or its tag in a Word file.

        Args:
            error: what went wrong.
            name: the template that was being run.
            names: the values that a template of this document has.
        """
        file, line = self._place(error, name)
        if isinstance(error, TemplateNotFound):
            message = f"Malen {quoted(error.name or name)} finnes ikke."
            return RenderError(message, "Rett navnet, eller legg malen i mappen templates.", file=file, line=line)
        message = told(error, names, self._environment.filters, self._environment.tests)
        remedy = "Rett malen, eller slett den for å bruke malen som følger med."
        where = self._tags(error) if line is None else ""
        return RenderError(f"{message} {where}".strip(), remedy, file=file, line=line)

    def _tags(self, error: BaseException) -> str:
        """Which tags of a template without a file are at fault. Every paragraph of a Word file is a line of it."""
        frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        line = error.lineno if isinstance(error, TemplateSyntaxError) else next(reversed(frames), None)
        source = self._environment.inline.splitlines()
        if line is None or not 0 < line <= len(source):
            return ""
        text = _XML.sub("", source[line - 1])
        return f"Feilen står i {quoted(' '.join(_TAG.findall(text)) or text)}."

    def _place(self, error: BaseException, name: str) -> tuple[str | None, int | None]:
        if isinstance(error, TemplateSyntaxError) and error.filename and error.filename != "<template>":
            return self.folders.display(Path(error.filename)), error.lineno
        template_files = {str(folder) for folder in (self.folders.packaged, self.folders.own) if folder}
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in template_files):
                return self.folders.display(Path(frame.filename)), frame.lineno
        found = self.folders.find(name)
        return (self.folders.display(found) if found else None), None
