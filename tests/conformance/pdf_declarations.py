"""What a PDF says about itself: that it is PDF/A-2a and PDF/UA-1, its title, language, dates and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

import pikepdf

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_LANGUAGE = re.compile(r"(nb|nn)(-NO)?")
_XMP_MOMENT = re.compile(rb"\d{4}-\d{2}-\d{2}T[0-9:.]+(?:Z|[+-]\d{2}:\d{2})")
_A4 = (595.276, 841.890)
"""ISO 216 A4 in points."""
_PAPER_TOLERANCE = 1.0


def declaration_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is missing or wrong in catalogue, metadata and pages."""
    yield from _catalogue_faults(pdf)
    yield from _metadata_faults(pdf)
    yield from _intent_faults(pdf)
    yield from _clock_faults(pdf)
    yield from _page_faults(pdf)


def _catalogue_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not _is_true(root, "/MarkInfo", "/Marked"):
        yield "MarkInfo does not say that the file is marked"
    if _is_true(root, "/MarkInfo", "/Suspects"):
        yield "MarkInfo says that the tags are suspect"
    language = str(root.get("/Lang", ""))
    if not _LANGUAGE.fullmatch(language):
        yield f"the language is {language!r}, neither nb nor nn"
    if not _is_true(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "the window is not told to show the title (ViewerPreferences/DisplayDocTitle)"


def _is_true(node: pikepdf.Object, key: str, name: str) -> bool:
    value: object = node.get(key, pikepdf.Dictionary()).get(name)
    return value is True


def _metadata_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "there is no XMP metadata"
        return
    xmp = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    for key, expected, what in (
        (f"{_PDFA}part", "2", "pdfaid:part"),
        (f"{_PDFA}conformance", "A", "pdfaid:conformance"),
        (f"{_PDFUA}part", "1", "pdfuaid:part"),
    ):
        if xmp.get(key) != expected:
            yield f"{what} in the metadata is {xmp.get(key)!r}, not {expected!r}"
    title = xmp.get(f"{_DC}title")
    if not str(title or "").strip():
        yield "the metadata has no title (dc:title)"
    elif str(title) != str(pdf.docinfo.get("/Title", "")):
        yield "the title in the metadata is not the one in the document information"
    languages = sorted(xmp.get(f"{_DC}language") or [])
    if languages != [str(pdf.Root.get("/Lang", ""))]:
        yield f"the language in the metadata is {', '.join(languages) or 'not told'}, not that of the document"


def _intent_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield f"there are {len(intents)} output intents for PDF/A (GTS_PDFA1), not one"
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        # An ICC profile has the signature "acsp" at byte 36 (ISO 15076-1, 7.2).
        if not isinstance(profile, pikepdf.Stream) or profile.read_bytes()[36:40] != b"acsp":
            yield "the output intent has no colour profile"


def _clock_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A document's dates come from its record, which knows days; they stand at noon. Any other time is a clock's."""
    moments = {
        pikepdf.models.metadata.decode_pdf_date(str(pdf.docinfo[key]))
        for key in ("/CreationDate", "/ModDate")
        if key in pdf.docinfo
    }
    if "/Metadata" in pdf.Root:
        packet = pdf.Root.Metadata.read_bytes()
        moments |= {datetime.fromisoformat(found.decode()) for found in _XMP_MOMENT.findall(packet)}
    moments = {moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments}
    if len(moments) > 1:
        yield f"the dates differ: {', '.join(sorted(moment.isoformat() for moment in moments))}"
    for moment in moments:
        if moment.timetz() != time(12, tzinfo=UTC):
            yield f"a date tells the time of a clock: {moment.isoformat()}"


def _page_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        left, bottom, right, top = (float(side) for side in page.mediabox)
        sides = (right - left, top - bottom)
        if any(abs(side - wanted) > _PAPER_TOLERANCE for side, wanted in zip(sides, _A4, strict=True)):
            yield f"page {number} is {sides[0]:.0f} × {sides[1]:.0f} points, not A4 upright"
        if page.rotation % 360:
            yield f"page {number} is turned"
