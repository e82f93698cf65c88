"""The documentation that is made from the sources: rules, coverage, keys, reports, tables of an export.

The pages link to one another and to nothing else, so they can travel together.
"""

from __future__ import annotations

from tools.reference.coverage import coverage_page
from tools.reference.keys import keys_page
from tools.reference.reports import reports_page
from tools.reference.rules import rules_page
from tools.reference.tables import tables_page


def pages() -> dict[str, str]:
    """The text of every page by its file name. The same sources always give the same text."""
    return {
        "begreper.md": keys_page(),
        "dekning.md": coverage_page(),
        "rapporter.md": reports_page(),
        "regler.md": rules_page(),
        "tabeller.md": tables_page(),
    }
