"""Characters of a record or a file name that a terminal would act on, or that a format cannot hold."""

from __future__ import annotations

import re

from styring.source.characters import HIDDEN

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSHOWN = re.compile(f"[{HIDDEN}\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """A text without what would act on a terminal instead of being seen on it.

    That is control characters but tab and line feed, and marks that turn the direction of text around.
    """
    return _UNSHOWN.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """A visible text with a space for every tab and line break."""
    return visible(_BREAKS.sub(" ", text))


def encodable(text: str) -> str:
    """A text that UTF-8 can write: a file name that is not UTF-8 reaches us with lone surrogates in it."""
    return _LONE_SURROGATES.sub(_REPLACEMENT, text)


def in_xml(text: str) -> str:
    """A text of characters that XML 1.0 (fifth edition, 2.2) lets a document have."""
    return _NOT_IN_XML.sub(_REPLACEMENT, text)
