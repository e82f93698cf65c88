"""The Atom feed (RFC 4287) and the sitemap (sitemaps.org, 0.9)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from styring.records.base import OSLO
from styring.site import places
from styring.site.published import Published
from styring.site.whole import Site

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:styring:nettsted")
_NEWEST = 50
_EARLIEST = date(1970, 1, 1)


def feed(site: Site) -> bytes:
    """The newest documents. Without a base address its links are relative to it."""
    newest = site.documents[: -_NEWEST - 1 : -1]
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.phrases.words.code})
    _add(root, "id", _id(site.organisation))
    _add(root, "title", site.phrases.fill("feed_tittel", organisasjon=site.organisation))
    if not site.base:
        _add(root, "subtitle", site.phrases.texts["feed_uten_adresse"])
    _add(root, "updated", _moment(max((each.updated for each in newest), default=_EARLIEST)))
    _add(ET.SubElement(root, "author"), "name", site.organisation)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=_href(site, places.FEED))
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=_href(site, places.FRONT))
    for document in newest:
        _entry(root, site, document)
    return _written(root)


def sitemap(base: str, pages: Iterable[tuple[PurePosixPath, date | None]]) -> bytes:
    """All pages, with the day of the newest change where there is one to tell."""
    root = ET.Element("urlset", xmlns=_SITEMAP)
    for path, changed in pages:
        entry = ET.SubElement(root, "url")
        _add(entry, "loc", places.address(base, path))
        if changed:
            _add(entry, "lastmod", changed.isoformat())
    return _written(root)


def _entry(root: ET.Element, site: Site, document: Published) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", _id(f"{site.organisation}/{document.job.identity}"))
    agency = document.document.view.agency
    _add(entry, "title", document.title if agency in document.title else f"{document.title} – {agency}")
    _add(entry, "published", _moment(document.day))
    _add(entry, "updated", _moment(document.updated))
    href, pdf = _href(site, document.page), _href(site, document.pdf)
    language = document.document.view.language
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=href, hreflang=language)
    ET.SubElement(entry, "link", rel="enclosure", type="application/pdf", href=pdf, hreflang=language)
    ET.SubElement(entry, "category", term=site.kind(document))


def _href(site: Site, path: PurePosixPath) -> str:
    return places.address(site.base, path) if site.base else places.link(places.FEED, path)


def _id(name: str) -> str:
    """The same for a document wherever the site lies, so that a reader of the feed does not meet it twice."""
    return uuid.uuid5(_NAMES, name).urn


def _moment(day: date) -> str:
    return datetime.combine(day, time(), OSLO).isoformat()


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
