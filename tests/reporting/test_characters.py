"""Characters that a format cannot hold."""

from __future__ import annotations

import sys

from styring.reporting.characters import in_xml

ALLOWED = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
"""``Char`` of https://www.w3.org/TR/xml/#charsets."""


def test_xml_gets_the_characters_that_it_allows_and_no_other() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    expected = [
        each if any(first <= ord(each) <= last for first, last in ALLOWED) else "\N{REPLACEMENT CHARACTER}"
        for each in every
    ]
    assert list(in_xml("".join(every))) == expected
