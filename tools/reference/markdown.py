"""Markdown as GitHub and GitLab read it: text that stays text, tables that stay tables, addresses that last."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

MADE = "<!-- Laget av «make docs». Endre kildene, ikke denne filen. -->"
"""The first line of a generated page."""

_MARKUP = re.compile(r"[\\`*\[\]<&~$]|(?<![^\W_])_|_(?![^\W_])")
_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def escape(text: str) -> str:
    """Text that says in the middle of a line what it says here, whatever marks it contains."""
    return _MARKUP.sub(r"\\\g<0>", text)


def address(*names: str) -> str:
    """An ASCII address made of names that do not change, such as a code or a key."""
    folded = unicodedata.normalize("NFC", "-".join(names)).lower().translate(_ASCII)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def anchor(place: str) -> str:
    """A place that links can lead to; a heading's own address would change with its words."""
    return f'<a id="{place}"></a>'


def heading(level: int, title: str, place: str) -> str:
    """A heading with an address that does not depend on its title."""
    return f"{anchor(place)}\n\n{'#' * level} {title}"


def code(text: str) -> str:
    """Text as it is written in a file or at a terminal."""
    return f"`{text}`" if "`" not in text else f"`` {text} ``"


def yaml(example: str) -> str:
    """An example in full."""
    return f"```yaml\n{example}\n```"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown on one line each."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def page(blocks: Iterable[str]) -> str:
    """A whole page of blocks with an empty line between them."""
    return "\n\n".join([MADE, *blocks]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
