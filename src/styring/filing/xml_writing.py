"""A message as XML: elements in the order of their shape, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from styring.filing.shapes import XSI, Part, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

Content: TypeAlias = "str | Mapping[str, Content] | Sequence[Mapping[str, Content]] | None"
"""What stands in an element: text, children by name, or the children of each of several of its name."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_xml(shape: Shape, content: Mapping[str, Content]) -> bytes:
    """The message in UTF-8. What has no text is left out; what XML cannot hold becomes U+FFFD, to be seen.

    Raises:
        ValueError: something is given that the shape has no place for.
    """
    from lxml import etree

    prefixes = {None: shape.namespace, "m": shape.catalogue, "xsi": XSI}
    root = etree.Element(shape.tag(shape.root), nsmap=cast("dict[str, str]", prefixes))  # the stubs know no None
    _fill(root, shape.root, content, shape)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xsi"])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _fill(element: _Element, part: Part, content: Mapping[str, Content], shape: Shape) -> None:
    from lxml import etree

    parts = part.content if isinstance(part.content, tuple) else ()
    if homeless := content.keys() - {child.name for child in parts}:
        raise ValueError(f"{part.name} has no place for {', '.join(sorted(homeless))}")
    for child in parts:
        given = content.get(child.name)
        if not given:
            continue
        for one in [given] if isinstance(given, (str, Mapping)) else given:
            made = etree.SubElement(element, shape.tag(child))
            if child.type:
                made.set(f"{{{XSI}}}type", child.type)
            if isinstance(one, str):
                made.text = _NOT_IN_XML.sub("\ufffd", one)
            else:
                _fill(made, child, one, shape)
