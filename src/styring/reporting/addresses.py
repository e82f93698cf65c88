"""Where a rule is explained: a section of the page with all rules."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def rule_address(code: str, base: str | None) -> str | None:
    """The section of a rule on the web.

    Args:
        code: for example ESM13.
        base: address of the page with all rules (``regler_adresse``), if it is on the web.
    """
    return None if base is None else f"{base}#{_anchor(code)}"


def local_address(code: str) -> str | None:
    """The section of a rule in the page that comes with styring, as a ``file:`` address; ``None`` without the page."""
    page = rules_page()
    return f"{page.as_uri()}#{_anchor(code)}" if page.is_file() else None


def rules_page() -> Path:
    """The page with all rules: in the wheel, or in the checkout of an editable install."""
    in_wheel = _PACKAGE / "_docs"
    folder = in_wheel if in_wheel.is_dir() else Path(__file__).resolve().parents[3] / "docs"
    return folder / "regler.md"


def _anchor(code: str) -> str:
    return code.lower()
