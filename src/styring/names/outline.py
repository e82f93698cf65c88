"""The outline of a text: every character as the kind that it is, in which dear searches are ruled out cheaply.

An outline is bytes, with fewer kinds than there are characters: searches that begin with one given byte leap from one
such byte to the next, and take a tenth of the time of those for the expressions themselves. They may find something
where there is nothing, but never nothing where there is something.
"""

from __future__ import annotations

from styring.names.patterns import pattern

_RARE = (("\u2009", " "), ("\u202f", " "), ("–", "-"))
"""What counts as a space or a hyphen and is not in Latin-1."""

_KINDS = {
    "0": "0123456789",
    " ": " \xa0",
    "-": ".-",
    "(": "()[]",
    "@": "@",
    ",": ",",
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ",
    "a": "_'?",  # «?» is whatever is not in Latin-1 too, and that may be a letter
}
"""The kinds, with what belongs to them besides other letters («a») and other signs («!»)."""


def _kind(character: str) -> str:
    other = "a" if character.isalnum() else "!"
    return next((kind for kind, members in _KINDS.items() if character in members), other)


_TABLE = "".join(map(_kind, map(chr, range(256)))).encode("ascii")

_EIGHT_DIGITS = pattern(rb"0(?:\(?(?: - |[ -])?\(?0){7}")
_SPELT_AT = pattern(rb"\((?:[Aa]{2}|[Aa]{9})\(")
# Of words so long that they are no street at all it is not asked what follows, which keeps the search linear.
_STREET = rb"A(?:[Aa0-]{80}|[Aa0-]*+(?: [Aa0-]++){0,4}? 0{1,3}+(?!0))"
_ANY_STREET = pattern(_STREET)
_STREET_AFTER_COMMA = pattern(rb",[^,]" + _STREET)


def outline_of(text: str) -> bytes:
    """The outline of an NFC-normalised text, a byte for every character."""
    for rare, common in _RARE:
        text = text.replace(rare, common)
    return text.encode("latin-1", "replace").translate(_TABLE)


def may_hold_mailbox(outline: bytes) -> bool:
    """Whether there may be an e-mail address: «@», or two or nine letters in brackets («(at)», «[krøllalfa]»)."""
    return b"@" in outline or _SPELT_AT().search(outline) is not None


def may_hold_number(outline: bytes) -> bool:
    """Whether eight digits may stand so near each other that they are one number."""
    return _EIGHT_DIGITS().search(outline) is not None


def may_hold_street(outline: bytes) -> bool:
    """Whether there may be a word with a capital, up to four other words and a number of at most three digits."""
    return _ANY_STREET().search(outline) is not None


def may_hold_street_after_comma(outline: bytes) -> bool:
    """Whether there may be such words behind a comma and a space."""
    return _STREET_AFTER_COMMA().search(outline) is not None
