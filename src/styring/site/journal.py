"""The journal: public documents by date, as in the public records register (offentlig journal)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from styring.records.letter import Letter
from styring.rendering.language import sentence
from styring.rendering.text import line
from styring.site import places
from styring.site.pages import Page, page_view
from styring.site.published import Published
from styring.site.views import DocumentRow, Group, Link
from styring.site.whole import Site


def journal(site: Site) -> Iterator[Page]:
    """A page for each year, and the newest year once more where the journal begins."""
    for year in site.years:
        yield _year(site, year, places.of_year(places.JOURNAL, year))
    yield _year(site, site.years[0] if site.years else None, places.JOURNAL)


def _year(site: Site, year: int | None, path: PurePosixPath) -> Page:
    months = site.phrases.words.months
    documents = [document for document in reversed(site.documents) if document.day.year == year]
    groups = tuple(
        Group(f"{sentence(months[month - 1])} {year}", f"m{month:02}", tuple(_row(site, each, path) for each in group))
        for month, group in groupby(documents, key=lambda document: document.day.month)
    )
    title = site.phrases.fill("journal_tittel", år=year) if year else site.phrases.texts["journal"]
    lasting = places.of_year(places.JOURNAL, year) if year else path
    years = tuple(
        Link(str(each), places.link(path, places.of_year(places.JOURNAL, each)), current=each == year)
        for each in site.years
    )
    views = {"side": page_view(site, path, title, canonical=lasting), "måneder": groups, "år": years}
    return Page(path, "site/journal.html", views)


def _row(site: Site, document: Published, path: PurePosixPath) -> DocumentRow:
    return site.row(document, path, (_parties(site, document), _reference(site, document), _access(site, document)))


def _parties(site: Site, document: Published) -> str | None:
    """Who a letter goes from and to."""
    sender = document.document.view.department or document.document.view.organisation
    if not isinstance(document.record, Letter):
        return None
    return site.phrases.fill("fra_til", fra=sender, til=document.document.view.agency)


def _reference(site: Site, document: Published) -> str | None:
    """Where it lies in the archive."""
    archive = document.archive
    if archive.case_number and archive.journal_entry:
        return site.phrases.fill("sak_post", sak=line(archive.case_number), post=line(archive.journal_entry))
    return site.phrases.fill("sak", sak=line(archive.case_number)) if archive.case_number else None


def _access(site: Site, document: Published) -> str | None:
    return site.phrases.texts["delvis_unntatt"] if document.is_partly_withheld else None
