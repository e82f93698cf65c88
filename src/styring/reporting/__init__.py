"""Ways to show what a lint found: text for people, and the formats that editors and CI systems read."""

from __future__ import annotations

from styring.reporting.formats import Format, render

__all__ = ["Format", "render"]
