"""Ways to show what a lint found: text for people, concise, json, and annotations for GitHub."""

from __future__ import annotations

from styring.reporting.formats import FORMATS, Format, render

__all__ = ["FORMATS", "Format", "render"]
