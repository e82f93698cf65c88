"""What a document for the archive must not hold: anything active, hidden or elsewhere (ISO 19005-2, 6.1 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

_ALLOWED_ACTIONS = {"/GoTo", "/URI"}


def foreign_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Encryption, scripts, actions, forms, attachments, and content that is taken from another file."""
    if pdf.is_encrypted:
        yield "the file is encrypted"
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    for where, key, what in (
        (pdf.Root, "/OpenAction", "something is done when the file is opened"),
        (pdf.Root, "/AcroForm", "the file holds a form"),
        (pdf.Root, "/AF", "the file has associated files"),
        (pdf.Root, "/Collection", "the file is a portfolio"),
        (names, "/JavaScript", "the file holds JavaScript"),
        (names, "/EmbeddedFiles", "the file has attachments"),
    ):
        if key in where:
            yield f"{what} ({key.removeprefix('/')})"
    for item in pdf.objects:
        for node in _direct(item):
            yield from _node_faults(node)


def _direct(item: object) -> Iterator[pikepdf.Object]:
    """The dictionaries and streams in one indirect object; what it refers to is another indirect object."""
    if isinstance(item, pikepdf.Array):
        parts = list(item)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        yield item
        parts = [part for _, part in item.items()]
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
            yield from _direct(part)


def _node_faults(node: pikepdf.Object) -> Iterator[str]:
    if node.get("/Type") in ("/Filespec", "/F") or "/EF" in node:
        yield "a file is attached or referred to (Filespec)"
    if "/JS" in node:
        yield "a script stands in the file (JS)"
    if "/AA" in node:
        yield "something is done by itself (AA)"
    if isinstance(node, pikepdf.Stream) and "/F" in node:
        yield "a stream has its content in another file (F)"
    if node.get("/Subtype") == "/Form" and "/Ref" in node:
        yield "content is taken from another file (Ref)"
    action = node.get("/A")  # of an annotation or a bookmark; of a structure element it is an attribute, without S
    if isinstance(action, pikepdf.Dictionary) and "/S" in action:
        if action["/S"] not in _ALLOWED_ACTIONS:
            yield f"an action is {str(action['/S']).removeprefix('/')}, and only GoTo and URI are expected"
        if "/Next" in action:
            yield "an action is followed by another (Next)"
