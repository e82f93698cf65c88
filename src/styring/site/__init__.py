"""The static site: what is public of the dialogue, as pages that need no server and no other host.

Only documents of which ``records.publicity`` says that the public may see them are on it, in the public edition that
``rendering`` makes. Every other page is made from those documents, from the planned events of the year wheels, and from
the living fields of what the documents show.
"""

from __future__ import annotations

from styring.site.build import Built, build_site
from styring.site.folder import SiteError

__all__ = ["Built", "SiteError", "build_site"]
