"""Characters of a record or a file name that a terminal would act on, or that a format cannot hold."""

from __future__ import annotations

import re

from styring.source.characters import HIDDEN

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Compiled where they are used: no format needs them all, and a lint of one file needs hardly any.
_BREAKS = r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+"
_UNSHOWN = f"[{HIDDEN}\u202a-\u202e\u2066-\u2069]"
_LONE_SURROGATES = "[\ud800-\udfff]"
_NOT_IN_XML = "[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def visible(text: str) -> str:
    """A text without what would act on a terminal instead of being seen on it.

    That is control characters but tab and line feed, and marks that turn the direction of text around.
    """
    return re.sub(_UNSHOWN, _REPLACEMENT, text)


def one_line(text: str) -> str:
    """A visible text with a space for every tab and line break."""
    return visible(re.sub(_BREAKS, " ", text))


def encodable(text: str) -> str:
    """A text that UTF-8 can write: a file name that is not UTF-8 reaches us with lone surrogates in it."""
    return re.sub(_LONE_SURROGATES, _REPLACEMENT, text)


def in_xml(text: str) -> str:
    """A text of characters that XML 1.0 (fifth edition, 2.2) lets a document have."""
    return re.sub(_NOT_IN_XML, _REPLACEMENT, text)
