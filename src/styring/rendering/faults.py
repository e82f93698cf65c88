"""What can go wrong inside a template, and how it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError

from styring.rendering.engine_words import full_stop, jinja, not_found

TEMPLATE_FAULTS = (
    TemplateError,
    SyntaxError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
"""What a template can bring about: Jinja's and Python's own errors, an unreadable file, and misuse of a value."""


class Refused(SecurityError):
    """Something that no template may do; ``message`` is Norwegian, as it is not for Jinja's own errors."""


class Unusable(TemplateSyntaxError):
    """Something that may not stand in a template; ``message`` is Norwegian."""


class UnknownName(UndefinedError):
    """A name that no value has; ``message`` is the name."""


_WHOLE = (
    (RecursionError, "Malen kaller seg selv uten stans, eller er for innviklet."),
    (MemoryError, "Malen bruker for mye minne."),
    (SyntaxError, "Malen er for innviklet: For mange setninger står inni hverandre."),
    (OSError, "Malen kan ikke leses."),
)
_OPENINGS = (
    (TemplateSyntaxError, "Malen er skrevet feil"),
    (UndefinedError, "Malen bruker noe som ikke finnes"),
    (SecurityError, "Malen prøver på noe som ikke er tillatt"),
    (TemplateError, "Malen er skrevet feil"),
    (BaseException, "Malen kunne ikke kjøres"),
)


def told(error: BaseException, names: Collection[str], filters: Iterable[str], tests: Iterable[str]) -> str:
    """What is wrong, as a sentence.

    Args:
        error: one of :data:`TEMPLATE_FAULTS`.
        names: the values that a template of this document has.
        filters: the filters that it has.
        tests: the tests that it has.
    """
    for kind, sentence in _WHOLE:
        if isinstance(error, kind):
            return sentence
    opening = next(opening for kind, opening in _OPENINGS if isinstance(error, kind))
    message = (error.message if isinstance(error, TemplateError) else None) or str(error)
    match error:
        case UnknownName():
            detail = not_found(message, names)
        case Refused() | Unusable() | UndefinedError():
            detail = message
        case _:
            detail = jinja(message, filters, tests)
    return f"{opening}: {full_stop(detail)}"
