"""Whether a message has the elements of its shape, in order and of the right form; it holds without any XSD."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from styring.filing.shapes import XSI, Form, Part, Shape
from styring.messages import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBER = re.compile(r"\d{1,10}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def faults_of_structure(root: _Element, shape: Shape) -> Iterator[str]:
    """What is missing, misplaced, unknown or of the wrong form, in Norwegian sentences."""
    if root.tag != shape.tag(shape.root):
        yield f"Filen er ingen arkivmelding i denne profilen: den begynner med {quoted(_local(root))} " + (
            "fra et annet navnerom." if _local(root) == shape.root.name else f"og ikke {quoted(shape.root.name)}."
        )
        return
    yield from _faults(root, shape.root, shape.root.name, shape)


def _faults(element: _Element, part: Part, path: str, shape: Shape) -> Iterator[str]:
    if part.type is not None and _type(element) != (shape.namespace, part.type):
        yield f"{path} skal ha xsi:type {quoted(part.type)}."
    if isinstance(part.content, Form):
        if len(element):
            yield f"{path} skal bare ha tekst i seg, men har elementet {quoted(_local(element[0]))}."
        elif fault := _FAULT_OF[part.content](element.text or ""):
            yield f"{path} {fault}"
        return
    places = {shape.tag(child): index for index, child in enumerate(part.content)}
    seen: list[int] = []
    for child in element.iterchildren("*"):
        index = places.get(str(child.tag))
        if index is None:
            yield f"{path} har elementet {quoted(_local(child))}, som ikke hører hjemme der."
            continue
        here = part.content[index]
        if index in seen and not here.repeated:
            yield f"{path} har {here.name} mer enn én gang."
            continue
        if seen and index < max(seen):
            yield f"{path} har {here.name} etter {part.content[max(seen)].name}, men skal ha det foran."
        seen.append(index)
        place = f"{here.name}[{seen.count(index)}]" if here.repeated else here.name
        yield from _faults(child, here, f"{path}/{place}", shape)
    for index, child_part in enumerate(part.content):
        if child_part.required and index not in seen:
            yield f"{path} mangler {child_part.name}."
    if _has_loose_text(element):
        yield f"{path} har tekst mellom elementene."


def _text(value: str) -> str | None:
    return None if value.strip() else "er tomt."


def _number(value: str) -> str | None:
    return None if _NUMBER.fullmatch(value) else f"er {quoted(value)}, og ikke et helt tall."


def _day(value: str) -> str | None:
    return None if _DATE.fullmatch(value) and _parsed(date, value) else f"er {quoted(value)}, og ikke en dato."


def _moment(value: str) -> str | None:
    match = _MOMENT.fullmatch(value)
    if match is None or not _parsed(datetime, value):
        return f"er {quoted(value)}, og ikke et tidspunkt som 2026-03-12T09:00:00+01:00."
    return None if match[3] else f"er {quoted(value)}, uten tidssone. Skriv for eksempel {match[1]}+01:00."


def _parsed(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


def _uuid(value: str) -> str | None:
    return None if _UUID.fullmatch(value) else f"er {quoted(value)}, og ikke en UUID."


def _sha256(value: str) -> str | None:
    return None if _SHA256.fullmatch(value) else f"er {quoted(value)}, og ikke en SHA-256 med 64 heksadesimale tegn."


_FAULT_OF: Mapping[Form, Callable[[str], str | None]] = {
    Form.TEXT: _text,
    Form.NUMBER: _number,
    Form.DATE: _day,
    Form.MOMENT: _moment,
    Form.UUID: _uuid,
    Form.SHA256: _sha256,
}


def _type(element: _Element) -> tuple[str | None, str]:
    """The ``xsi:type`` of an element: its namespace and its name."""
    prefix, _, name = str(element.get(f"{{{XSI}}}type", "")).rpartition(":")
    return element.nsmap.get(prefix or None), name


def _has_loose_text(element: _Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(child.tail for child in element)))


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
