"""The structure tree of a tagged PDF (ISO 32000-1, 14.7) as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf

ObjectId: TypeAlias = tuple[int, int]
"""Object and generation number; (0, 0) is a direct object."""

_ROLE_MAP_DEPTH = 16


class BrokenTree(Exception):
    """The structure tree cannot be read at all."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of content on a page, or in a form XObject, that an element owns."""

    holder: ObjectId
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """A whole object, mostly an annotation, that an element owns."""

    target: ObjectId


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element.

    Attributes:
        role: the standard structure type without slash ("H1"), after the role map.
        kids: in reading order.
        attributes: by owner and name ("Table/Scope"), as text.
        headers: the ids in the attribute Headers of a table cell.
        alt: alternate description, or the replacement text when there is none.
        identifier: the element's own ID, empty when it has none.
        ref: the PDF object that it was read from.
    """

    role: str
    kids: tuple[Kid, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    alt: str = ""
    identifier: str = ""
    ref: ObjectId = (0, 0)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The kids that are elements."""
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    def span(self, name: str) -> int:
        """The cell's number of columns (``ColSpan``) or rows (``RowSpan``)."""
        told = self.attributes.get(f"Table/{name}", "1")
        return int(told) if told.isdigit() else 1

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()


Kid: TypeAlias = Element | MarkedContent | ObjectReference


def read_tree(pdf: pikepdf.Pdf) -> tuple[Element, ...]:
    """The elements at the top of the structure tree.

    Raises:
        BrokenTree: there is no tree, it is circular, or a kid is none of the kinds that the standard knows.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        raise BrokenTree("there is no structure tree (StructTreeRoot): the file is not tagged")
    reader = _Reader(root)
    return tuple(kid for kid in reader.kids(root, None) if isinstance(kid, Element))


class _Reader:
    def __init__(self, root: pikepdf.Object) -> None:
        self._role_map = {str(key): str(value) for key, value in dict(root.get("/RoleMap", {})).items()}
        self._seen: set[ObjectId] = set()

    def kids(self, node: pikepdf.Object, page: ObjectId | None) -> Iterator[Kid]:
        kids = node.get("/K")
        if kids is None:
            return
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            yield self._kid(kid, page)

    def _kid(self, kid: object, page: ObjectId | None) -> Kid:
        if isinstance(kid, int):
            if page is None:
                raise BrokenTree(f"marked content {kid} belongs to no page")
            return MarkedContent(page, kid)
        if not isinstance(kid, pikepdf.Dictionary):
            raise BrokenTree(f"a kid of the structure tree is neither number nor dictionary: {kid!r}")
        holder = kid["/Pg"].objgen if "/Pg" in kid else page
        if kid.get("/Type") == "/MCR":
            holder = kid["/Stm"].objgen if "/Stm" in kid else holder
            return self._kid(int(kid["/MCID"]), holder)
        if kid.get("/Type") == "/OBJR":
            return ObjectReference(kid["/Obj"].objgen)
        return self._element(kid, holder)

    def _element(self, node: pikepdf.Object, page: ObjectId | None) -> Element:
        if node.is_indirect:
            if node.objgen in self._seen:
                raise BrokenTree(f"the structure element {node.objgen[0]} stands twice in the tree")
            self._seen.add(node.objgen)
        attributes, headers = _attributes(node)
        return Element(
            role=self._role(str(node.get("/S", "/"))),
            kids=tuple(self.kids(node, page)),
            attributes=attributes,
            headers=headers,
            alt=str(node.get("/Alt", "")).strip() or str(node.get("/ActualText", "")).strip(),
            identifier=_identifier(node.get("/ID")),
            ref=node.objgen,
        )

    def _role(self, name: str) -> str:
        """The standard type. PDF/UA-1 7.1 forbids a circular role map and one that gives a standard type another."""
        for _ in range(_ROLE_MAP_DEPTH):
            if name not in self._role_map:
                return name.removeprefix("/")
            name = self._role_map[name]
        raise BrokenTree(f"the role map is circular at {name}")


def _attributes(node: pikepdf.Object) -> tuple[dict[str, str], tuple[str, ...]]:
    """The attribute objects of an element; an array of them also holds revision numbers, which are skipped."""
    found: dict[str, str] = {}
    headers: tuple[str, ...] = ()
    told = node.get("/A")
    for item in list(told) if isinstance(told, pikepdf.Array) else [told]:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        owner = str(item.get("/O", "/")).removeprefix("/")
        for key, value in item.items():
            if key == "/Headers":
                headers = tuple(_identifier(one) for one in value)
            else:
                found[f"{owner}/{key.removeprefix('/')}"] = str(value).removeprefix("/")
    return found, headers


def _identifier(value: object) -> str:
    return bytes(value).hex() if isinstance(value, pikepdf.String) else ""
