"""The sandbox that templates run in: they reach views and phrases alone, and no value becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import BaseLoader, StrictUndefined, Template, pass_context, pass_environment
from jinja2.environment import TemplateModule
from jinja2.exceptions import UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import LRUCache, missing
from markupsafe import Markup

from styring.rendering.engine_words import jinja, not_found
from styring.rendering.faults import Refused, UnknownName
from styring.rendering.meter import Meter
from styring.rendering.tokens import STEP, TokenRules, checked
from styring.rendering.view import View, template_names

_FILTERS = frozenset(
    "capitalize count default d first groupby last length list lower map max min reject rejectattr reverse"
    " select selectattr sort trim unique upper".split()
)
_NO_RULES = TokenRules()
_MAX_EXPONENT = 100
_MAX_NUMBER = 10**18
_MAX_RANGE = 1_000
_MAX_COMPILED = 100  # a Word file has some ten parts and properties


@dataclass(frozen=True)
class Syntax:
    """How a format's templates are written.

    Attributes:
        finalize: writes a value into the document; what it returns as plain ``str`` is escaped as HTML or XML.
        block: delimiters of statements.
        variable: delimiters of values.
        comment: delimiters of comments.
        filters: further filters of this format.
        rules: what the format asks of the text of its templates.
    """

    finalize: Callable[[Any], Any]
    block: tuple[str, str] = ("{%", "%}")
    variable: tuple[str, str] = ("{{", "}}")
    comment: tuple[str, str] = ("{#", "#}")
    filters: tuple[tuple[str, Callable[..., Any]], ...] = ()
    rules: TokenRules = _NO_RULES


def sandbox(syntax: Syntax, loader: BaseLoader) -> Sandbox:
    """The environment for the templates of a format."""
    meter = Meter()

    def finalize(value: Any) -> Any:
        written = syntax.finalize(value)
        if isinstance(written, str):
            meter.write(len(written))
        return written

    environment = Sandbox(
        loader=loader,
        autoescape=True,
        finalize=finalize,
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
    environment.filters[STEP] = _step
    environment.compiled = LRUCache(_MAX_COMPILED)
    environment.meter = meter
    environment.rules = syntax.rules
    environment.globals = {"range": _range}
    return environment


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which views have their template names and nothing grows without bounds."""

    intercepted_binops = frozenset({"+", "-", "*", "**", "%"})
    meter: Meter
    rules: TokenRules
    compiled: LRUCache
    inline = ""
    """The template that was last given as text rather than by name, as those inside a Word file are."""

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        """A template without a file; compiled once, for a Word file comes with the same ones for every document."""
        self.inline = str(source)
        if globals or template_class:
            return super().from_string(source, globals, template_class)
        compiled = self.compiled.get(self.inline)
        if compiled is None:
            compiled = self.compiled[self.inline] = super().from_string(source)
        return cast("Template", compiled)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Of a view, what the template's name for it stands for."""
        if isinstance(obj, View):
            name = template_names(type(obj)).get(attribute)
            return getattr(obj, name) if name else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Likewise with square brackets."""
        return self.getattr(obj, argument) if isinstance(obj, View) else super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what Jinja itself offers has attributes; the methods of texts and numbers are not for templates."""
        own = isinstance(obj, LoopContext | TemplateModule | TemplateReference)
        return own and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> StrictUndefined:
        """What is not for templates does not exist for them, and using it is refused."""
        return _Unknown(f"access to attribute {attribute!r} of this object is unsafe.", obj, attribute, Refused)

    def wrap_str_format(self, value: Any) -> None:
        """Jinja would let texts keep ``format``, which can make them grow."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers only, so that nothing grows and no markup is joined with text."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or (operator == "**" and max(abs(left), abs(right)) > _MAX_EXPONENT):
            raise Refused(f"«{operator}» kan bare brukes på tall av rimelig størrelse")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and abs(result) > _MAX_NUMBER:
            raise Refused("tallet blir for stort")
        return result


class _Unknown(StrictUndefined):
    """A name that does not exist; using it in any way is an error."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        is_name = obj is missing and not hint
        super().__init__(hint, obj, name, exc or (UnknownName if is_name else UndefinedError))

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return jinja(self._undefined_hint)
        if owner is missing:
            return name
        return not_found(name, template_names(type(owner)) if isinstance(owner, View) else _keys(owner))


def _keys(value: object) -> Iterable[str]:
    return map(str, value) if isinstance(value, Mapping) else ()


class _Guard(Extension):
    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, checked and with what repeats counted."""
        environment = self.environment
        return checked(stream, environment.rules if isinstance(environment, Sandbox) else _NO_RULES)


@pass_context
def _step(context: Context, characters: str) -> Markup:
    """Counts one turn of what is repeated, and writes nothing."""
    if isinstance(context.environment, Sandbox):
        context.environment.meter.step(int(characters))
    return Markup("")


@pass_environment
def _join(environment: Sandbox, values: Iterable[object], separator: str = "") -> str:
    """Jinja's filter of that name, for texts alone: joining markup would need to know the format."""
    texts = [value for value in values if value is not None]
    if any(hasattr(value, "__html__") for value in (*texts, separator)):
        raise Refused("join kan bare brukes på tekst")
    strings = [str(text) for text in texts]
    environment.meter.write(sum(map(len, strings)) + len(separator) * len(strings))
    return separator.join(strings)


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers[: _MAX_RANGE + 1]) > _MAX_RANGE:
        raise Refused(f"range kan ikke gi flere enn {_MAX_RANGE} tall")
    return numbers
