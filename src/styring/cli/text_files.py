"""The kinds of files that ``styring names`` reads, and what it says of the others."""

from __future__ import annotations

from styring import source
from styring.diagnostics import Problem
from styring.names import Known
from styring.reporting.names_found import Found, Reader
from styring.source.reading import decode, unreadable

_ZIP = b"PK\x03\x04"
_OTHER_KINDS = {
    b"%PDF": "Filen er en PDF.",
    b"\xd0\xcf\x11\xe0": "Filen er i et gammelt Office-format (.doc), eller den er beskyttet med passord.",
    b"{\\rtf": "Filen er i formatet RTF.",
}
"""What files begin with that people may well want to check, but that are neither text nor .docx."""


def found_in(content: bytes, suffix: str, known: Known) -> list[Found] | Problem:
    """What is found in the content of a file, or why it cannot be read. ``suffix``: the end of its name («.yaml»)."""
    if kind := next((kind for start, kind in _OTHER_KINDS.items() if content.startswith(start)), None):
        remedy = "Lagre den som Word-dokument (.docx) uten passord, eller kopier teksten over i en tekstfil."
        return unreadable(f"{kind} Den kan ikke leses her.", remedy)
    if content.startswith(_ZIP):
        return _in_word(content, known)
    text = decode(content)
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        return unreadable("Filen er ikke en tekstfil.", "Kontroller at det er riktig fil.")
    found = list(Reader(known).text(text))
    return _not_waived(found, text) if found and suffix.lower() in {".yaml", ".yml"} else found


def _in_word(content: bytes, known: Known) -> list[Found] | Problem:
    from styring.rendering.word_package import UnreadableWord
    from styring.rendering.word_text import word_passages

    reader = Reader(known)
    try:
        return [found for passage in word_passages(content) for found in reader.passage(passage.place, passage.text)]
    except UnreadableWord as error:
        return unreadable(error.message, error.remedy)


def _not_waived(found: list[Found], text: str) -> list[Found]:
    """What no comment with a reason lets through on its line, as in lint."""
    from styring.rules import CODE_BY_SLUG

    waived = {
        (CODE_BY_SLUG.get(code, code), waiver.applies_to)
        for waiver in source.parse(text).waivers
        if waiver.reason
        for code in waiver.codes
    }
    return [each for each in found if (each.rule, each.place.number) not in waived]
