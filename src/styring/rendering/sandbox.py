"""The sandbox that templates run in: they reach views and phrases alone, and no value becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import LoopContext, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from styring.messages import nearest, quoted
from styring.rendering.view import View, template_names

_FILTERS = frozenset(
    "batch capitalize count default d first groupby last length list lower map max min reject rejectattr reverse"
    " select selectattr sort trim unique upper".split()
)
_MAX_EXPONENT = 10_000
_MAX_RANGE = 10_000


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


def sandbox(syntax: Syntax, loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """The environment for the templates of a format."""
    environment = _Environment(
        loader=loader,
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
        if not numbers or (operator == "**" and max(abs(left), abs(right)) > _MAX_EXPONENT):
            raise SecurityError(f"«{operator}» kan bare brukes på tall av rimelig størrelse")
        return super().call_binop(context, operator, left, right)


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
