"""Whether what stands on the pages and what stands in the structure tree is the same (ISO 14289-1, 7.1 and 7.18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from tests.conformance.pdf_tree import Element, MarkedContent, ObjectId, ObjectReference

_PAINTING = frozenset("Tj TJ ' \" S s f F f* B B* b b* sh Do INLINE IMAGE".split())
"""Operators that put something on the page; pikepdf gives an inline image as one instruction."""
_MARKED, _ARTIFACT, _NEITHER = "marked", "artifact", "neither"


def content_faults(pdf: pikepdf.Pdf, top: Sequence[Element]) -> Iterator[str]:
    """What is on a page without being in the tree, in the tree without being on a page, or linked wrongly."""
    owners: dict[MarkedContent, ObjectId] = {}
    holders: Counter[ObjectId] = Counter()
    links: dict[ObjectId, Element] = {}
    for element in (inner for root in top for inner in root.walk()):
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                if kid in owners:
                    yield f"marked content {kid.mcid} is owned by two elements"
                owners[kid] = element.ref
            elif isinstance(kid, ObjectReference):
                holders[kid.target] += 1
                links[kid.target] = element
    parents = _parent_tree(pdf)
    met: set[MarkedContent] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for fault in _page_faults(page, owners, parents, met):
            yield f"page {number}: {fault}"
        for fault in _annotation_faults(page, links, holders, parents):
            yield f"page {number}: {fault}"
    for lost in owners.keys() - met:
        yield f"the tree owns marked content {lost.mcid}, which no page has"


def _parent_tree(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    tree = pdf.Root["/StructTreeRoot"].get("/ParentTree")
    return dict(pikepdf.NumberTree(tree).items()) if isinstance(tree, pikepdf.Dictionary) else {}


def _page_faults(
    page: pikepdf.Page,
    owners: dict[MarkedContent, ObjectId],
    parents: dict[int, pikepdf.Object],
    met: set[MarkedContent],
) -> Iterator[str]:
    found, faults = _marked_content(page)
    yield from faults
    listed = parents.get(int(page.obj.get("/StructParents", -1)))
    elements = list(listed) if isinstance(listed, pikepdf.Array) else []
    for mcid in found:
        content = MarkedContent(page.obj.objgen, mcid)
        met.add(content)
        if content not in owners:
            yield f"marked content {mcid} is in no structure element"
        elif mcid >= len(elements) or elements[mcid].objgen != owners[content]:
            yield f"the parent tree does not lead marked content {mcid} to its structure element"


def _marked_content(page: pikepdf.Page) -> tuple[list[int], list[str]]:
    """The ids of marked content on a page, and what is wrong with how the page is marked."""
    found: list[int] = []
    faults: list[str] = []
    state: list[str] = [_NEITHER]
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            told = mark_properties(page, instruction.operands[1]).get("/MCID") if operator == "BDC" else None
            mcid = None if told is None else int(told)
            artifact = instruction.operands[0] == "/Artifact"
            if mcid is not None:
                found.append(mcid)
            if artifact and state[-1] == _MARKED:
                faults.append("an artifact stands inside tagged content")
            elif mcid is not None and (artifact or state[-1] == _ARTIFACT):
                faults.append("tagged content stands inside an artifact")
            state.append(_ARTIFACT if artifact else _MARKED if mcid is not None else state[-1])
        elif operator == "EMC":
            if len(state) == 1:
                faults.append("marked content ends that was never begun")
            else:
                state.pop()
        elif operator in _PAINTING and state[-1] == _NEITHER:
            faults.append(f"content is neither tagged nor an artifact ({operator})")
        if operator == "Do" and "/StructParents" in _resource(page, "/XObject", instruction.operands[0]):
            faults.append("a form XObject has a structure of its own, which this gate does not read")
    if len(state) > 1:
        faults.append("marked content is begun and never ended")
    faults.extend(f"marked content {mcid} stands twice" for mcid, times in Counter(found).items() if times > 1)
    return found, faults


def mark_properties(page: pikepdf.Page, properties: pikepdf.Object) -> pikepdf.Object:
    """The properties of marked content, written in place or named among the page's resources."""
    return _resource(page, "/Properties", properties) if isinstance(properties, pikepdf.Name) else properties


def _resource(page: pikepdf.Page, kind: str, name: pikepdf.Object) -> pikepdf.Object:
    return page.resources.get(kind, pikepdf.Dictionary()).get(str(name), pikepdf.Dictionary())


def _annotation_faults(
    page: pikepdf.Page,
    links: dict[ObjectId, Element],
    holders: Counter[ObjectId],
    parents: dict[int, pikepdf.Object],
) -> Iterator[str]:
    annotations = list(page.obj.get("/Annots", []))
    if annotations and page.obj.get("/Tabs") != "/S":
        yield "it has annotations, but the tab order does not follow the structure (Tabs is not S)"
    for annotation in annotations:
        kind = str(annotation.get("/Subtype", "/")).removeprefix("/")
        if kind != "Link":
            yield f"an annotation is {kind or 'of no kind'}, and only Link is expected"
            continue
        if not str(annotation.get("/Contents", "")).strip():
            yield "a link annotation has no description (Contents)"
        holder = links.get(annotation.objgen)
        if holder is None or holder.role != "Link":
            yield "a link annotation is not tagged as Link"
        elif holders[annotation.objgen] > 1:
            yield "a link annotation is in two structure elements"
        else:
            parent = parents.get(int(annotation.get("/StructParent", -1)))
            if not isinstance(parent, pikepdf.Dictionary) or parent.objgen != holder.ref:
                yield "the parent tree does not lead a link annotation to its structure element"
