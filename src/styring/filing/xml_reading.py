"""Reading XML that others may have made: nothing in it is expanded, fetched or run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 10_000_000
"""Of a message or a receipt; one of styring's has less than a thousandth of it."""


class UnreadableXml(Exception):
    """A file is no XML that can be read safely. ``message`` is Norwegian, to be led by the name of the file."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read(content: bytes) -> _Element:
    """The root element.

    Raises:
        UnreadableXml: the file is no XML, has a DTD, or is far too large.
    """
    from lxml import etree

    if len(content) > MAX_BYTES:
        raise UnreadableXml(f"er større enn {MAX_BYTES // 1_000_000} MB og blir ikke lest.")
    if b"<!DOCTYPE" in content:  # told before anything in it is read
        raise UnreadableXml(_DTD)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableXml(f"er ikke gyldig XML{_place(error)}.") from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it above
        raise UnreadableXml(_DTD)
    return root


_DTD = "har en dokumenttypedefinisjon (DOCTYPE). Den kan føre ut av filen, så filen blir ikke lest."


def _place(error: Exception) -> str:
    line, column = getattr(error, "position", None) or (0, 0)
    return f" (linje {line}, kolonne {max(column, 1)})" if line else ""
