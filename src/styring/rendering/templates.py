"""Finding and running Jinja templates: the records repository's own first, then the packaged ones.

A template is data, not code: it runs in a sandbox, sees only views and phrases, and cannot turn a value into markup.
Every format says how its values are written (``finalize``); what goes wrong names the template and its line.
"""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import LoopContext, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from styring.messages import nearest, quoted
from styring.rendering.errors import RenderError
from styring.rendering.view import View, template_names

PACKAGED_PREFIX = "styring/"
"""An override extends the packaged template of the same name by this prefix: ``styring/minutes.html``."""

_FILTERS = frozenset(
    "batch capitalize count default d first groupby last length list lower map max min reject rejectattr reverse"
    " select selectattr sort trim unique upper".split()
)
_MAX_OUTPUT = 20_000_000
_MAX_REPEATED = 10_000
_MAX_RANGE = 10_000
TEMPLATE_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


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


class _Unknown(StrictUndefined):
    """A name that does not exist; using it in any way is an error."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return str(self._undefined_hint)
        known = template_names(type(self._undefined_obj)) if isinstance(self._undefined_obj, View) else {}
        meant = nearest(name, known)
        return f"{quoted(name)} finnes ikke" + (f"; mente du {quoted(meant)}?" if meant else "")


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which views have their template names and nothing grows without bounds."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    marks_lines = False

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            name = template_names(type(obj)).get(attribute)
            return getattr(obj, name) if name else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(obj, View) else super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what Jinja itself offers has attributes; the methods of texts and numbers are not for templates."""
        own = isinstance(obj, LoopContext | TemplateModule | TemplateReference)
        return own and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Jinja would let texts keep ``format``, which can make them grow."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers only, so that nothing grows and no markup is joined with text."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or (operator == "**" and max(abs(left), abs(right)) > _MAX_REPEATED):
            raise SecurityError(f"«{operator}» kan bare brukes på tall av rimelig størrelse")
        return super().call_binop(context, operator, left, right)


class _Guard(Extension):
    """Reads a template's tokens before Jinja does.

    «~» is refused: it would escape for HTML, whatever the format. Where the format wants it, every line of the output
    ends in a comment that says which line of which template it comes from.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, checked and marked."""
        environment = self.environment
        marks = isinstance(environment, _Environment) and environment.marks_lines
        previous = ""
        for token in stream:
            if token.type == "tilde":
                message = "«~» kan ikke brukes; skriv verdiene etter hverandre"
                raise TemplateSyntaxError(message, token.lineno, stream.name, stream.filename)
            if token.type == "data" and marks:
                text = _mark_lines(token, stream.name or "", after_value=previous == "variable_end")
                yield Token(token.lineno, "data", text)
            else:
                yield token
            previous = token.type


def _mark_lines(token: Token, template: str, *, after_value: bool) -> str:
    """The text with its lines marked; a blank line stays blank, for it may part two paragraphs."""
    *whole, rest = str(token.value).split("\n")
    marked = [
        f"{text} //@{template}:{token.lineno + n}" if text.strip() or (after_value and n == 0) else text
        for n, text in enumerate(whole)
    ]
    return "\n".join([*marked, rest])


def _join(values: Iterable[object], separator: str = "") -> str:
    """Jinja's filter of that name, for texts alone: joining markup would need to know the format."""
    texts = [value for value in values if value is not None]
    if any(hasattr(value, "__html__") for value in (*texts, separator)):
        raise SecurityError("join kan bare brukes på tekst")
    return separator.join(map(str, texts))


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > _MAX_RANGE:
        raise SecurityError(f"range kan ikke gi flere enn {_MAX_RANGE} tall")
    return numbers


@dataclass(frozen=True)
class Syntax:
    """How a format's templates are written.

    Attributes:
        finalize: writes a value into the document; what it returns as plain ``str`` is escaped as HTML or XML.
        block: delimiters of statements.
        variable: delimiters of values.
        comment: delimiters of comments.
        filters: further filters of this format.
        marks_lines: whether a ``//`` comment may say where each line comes from.
    """

    finalize: Callable[[Any], Any]
    block: tuple[str, str] = ("{%", "%}")
    variable: tuple[str, str] = ("{{", "}}")
    comment: tuple[str, str] = ("{#", "#}")
    filters: tuple[tuple[str, Callable[..., Any]], ...] = ()
    marks_lines: bool = False


class TemplateEngine:
    """Runs the templates of one format."""

    def __init__(self, folders: TemplateFolders, syntax: Syntax) -> None:
        self.folders = folders
        self._syntax = syntax

    @cached_property
    def environment(self) -> ImmutableSandboxedEnvironment:
        """The sandbox, also for what brings its own templates."""
        syntax = self._syntax
        environment = _Environment(
            loader=_Loader(self.folders),
            autoescape=True,
            finalize=syntax.finalize,
            undefined=_Unknown,
            block_start_string=syntax.block[0],
            block_end_string=syntax.block[1],
            variable_start_string=syntax.variable[0],
            variable_end_string=syntax.variable[1],
            comment_start_string=syntax.comment[0],
            comment_end_string=syntax.comment[1],
            extensions=[_Guard],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        environment.filters = {name: f for name, f in environment.filters.items() if name in _FILTERS}
        environment.filters.update(syntax.filters, join=_join)
        environment.marks_lines = syntax.marks_lines
        environment.globals = {"range": _range}
        return environment

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
