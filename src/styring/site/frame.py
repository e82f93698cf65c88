"""The site's frame around a document: what the reader may go to from it, and what its page may fetch.

The document itself stays as ``rendering`` has made it, the repository's own templates included; the frame is put in
after the beginning of its head and of its body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from styring.rendering import RenderError
from styring.site import places
from styring.site.pages import page_view
from styring.site.policy import of_document
from styring.site.published import Published
from styring.site.views import Link
from styring.site.whole import Site

_POLICY = "@innholdspolicy@"
"""Stands for the policy in the elements for the head, which are made before the document's own style is known."""

_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_BODY = re.compile(r"""<body(?:\s[^>]*)?>(?:\s*<a\s[^>]*class="hopp"[^>]*>[^<]*</a>)?""", re.IGNORECASE)
_STYLE = re.compile(r"<style(?:\s[^>]*)?>(.*?)</style>", re.IGNORECASE | re.DOTALL)


def frame_views(document: Published, site: Site) -> Mapping[str, object]:
    """What the templates of the frame see."""
    path, code = document.page, document.dossier.code
    page = page_view(site, path, document.title, (site.agency(code, path),))
    meeting = site.by_code[code].meetings.get(document.job.id)
    to_meeting = Link(site.meeting_title(meeting), places.link(path, meeting.page)) if meeting else None
    return {"side": replace(page, policy=_POLICY), "pdf": places.link(path, document.pdf), "møte": to_meeting}


def framed(html: str, head: str, top: str) -> str:
    """The page of a document.

    Args:
        html: the document.
        head: elements for its head, made from ``frame_views``.
        top: elements for the top of its body, below the link that leads past them.

    Raises:
        RenderError: a template of the repository has made a page without head or body.
    """
    if not (_HEAD.search(html) and _BODY.search(html)):
        raise RenderError(
            "Siden fra malen layout.html mangler <head> eller <body>.",
            "Nettstedet trenger begge. Bygg malen på «styring/layout.html».",
        )
    policy = of_document(_STYLE.findall(html))
    with_head = _after(_HEAD, html, head.replace(_POLICY, policy))
    return _after(_BODY, with_head, top)


def _after(place: re.Pattern[str], html: str, addition: str) -> str:
    return place.sub(lambda found: f"{found[0]}\n{addition}", html, count=1)
