"""What the browser may fetch for a page (Content Security Policy, level 3)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_NOTHING_ELSE = "base-uri 'none'; form-action 'self'"

_IMAGES = "img-src 'self' data:"

PLAIN = f"default-src 'none'; style-src 'self'; {_IMAGES}; {_NOTHING_ELSE}"
"""Of a page that runs nothing."""

SEARCHING = f"default-src 'none'; style-src 'self'; {_IMAGES}; script-src 'self'; connect-src 'self'; {_NOTHING_ELSE}"
"""Of the page with the search, which runs one script of ours and fetches parts of the index."""


def of_document(styles: Iterable[str]) -> str:
    """Of a document, whose own style stands in it: that style by its digest, and nothing else that stands there."""
    digests = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii") for style in styles)
    allowed = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return f"default-src 'none'; style-src {allowed}; {_IMAGES}; {_NOTHING_ELSE}"
