"""Finding and running Jinja templates: the records repository's own first, then the packaged ones.

A template is data, not code: it runs in a sandbox, sees only views and phrases, and cannot turn a value into markup.
Every format says how its values are written (``finalize``); what goes wrong names the template and its line.
"""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from styring.messages import quoted
from styring.rendering.errors import RenderError
from styring.rendering.sandbox import Syntax, sandbox

PACKAGED_PREFIX = "styring/"
"""An override extends the packaged template of the same name by this prefix: ``styring/minutes.html``."""

_MAX_OUTPUT = 20_000_000
TEMPLATE_FAULTS = (
    TemplateError,
    OSError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
"""What a template can bring about: Jinja's own errors, an unreadable file, and misuse of a value."""


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
        """The folders of a records repository. The checkout of styring itself has none of its own."""
        packaged, own = packaged_templates(), root / "templates"
        has_own = own.is_dir() and not (packaged.is_dir() and own.samefile(packaged))
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
            raise TemplateSyntaxError("filen er ikke UTF-8", 1, template, str(file)) from error
        return unicodedata.normalize("NFC", source), str(file), lambda: True


class TemplateEngine:
    """Runs the templates of one format."""

    def __init__(self, folders: TemplateFolders, syntax: Syntax) -> None:
        self.folders = folders
        self._syntax = syntax

    @cached_property
    def environment(self) -> ImmutableSandboxedEnvironment:
        """The sandbox, also for what brings its own templates."""
        return sandbox(self._syntax, _Loader(self.folders))

    def render(self, name: str, context: dict[str, object]) -> str:
        """The text that a template makes.

        Raises:
            RenderError: no such template, or a fault in it.
        """
        try:
            template = self.environment.get_template(name)
            return "".join(_bounded(template, context))
        except TEMPLATE_FAULTS as error:
            raise self.explain(error, name) from error

    def explain(self, error: BaseException, name: str) -> RenderError:
        """What a fault in a template means, in Norwegian, with its file and line."""
        file, line = self._place(error, name)
        match error:
            case TemplateNotFound():
                message = f"Malen {quoted(error.name or name)} finnes ikke."
                remedy = "Rett navnet, eller legg malen i mappen templates."
                return RenderError(message, remedy, file=file, line=line)
            case TemplateSyntaxError():
                message = f"Malen er skrevet feil: {(error.message or '').rstrip('.')}."
            case UndefinedError():
                message = f"Malen bruker noe som ikke finnes: {error.message}."
            case SecurityError():
                message = f"Malen prøver på noe som ikke er tillatt: {error.message}."
            case RecursionError():
                message = "Malen kaller seg selv uten stans."
            case _:
                message = f"Malen kunne ikke kjøres: {error}."
        return RenderError(
            message, "Rett malen, eller slett den for å bruke malen som følger med.", file=file, line=line
        )

    def _place(self, error: BaseException, name: str) -> tuple[str | None, int | None]:
        if isinstance(error, TemplateSyntaxError) and error.filename:
            return self.folders.display(Path(error.filename)), error.lineno
        template_files = {str(folder) for folder in (self.folders.packaged, self.folders.own) if folder}
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in template_files):
                return self.folders.display(Path(frame.filename)), frame.lineno
        found = self.folders.find(name)
        return (self.folders.display(found) if found else None), None


def _bounded(template: Template, context: dict[str, object]) -> Iterator[str]:
    size = 0
    for piece in template.generate(context):
        size += len(piece)
        if size > _MAX_OUTPUT:
            raise SecurityError(f"dokumentet ble større enn {_MAX_OUTPUT // 1_000_000} MB")
        yield piece
