"""A drawn picture, as a template writes it into a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of our own making, which takes the width of the text.

    Attributes:
        svg: the drawing; it names no other file.
        alt: what it shows, for those who cannot see it.
    """

    svg: str
    alt: str
