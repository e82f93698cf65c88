"""Where the pages of the site lie, and how one leads to another."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote

AGENCIES = PurePosixPath("virksomheter")
"""The folder with a folder for each agency, so that no code can be taken for another page."""

FRONT = PurePosixPath("index.html")
FOLLOW_UP = PurePosixPath("oppfolging.html")
SEARCH = PurePosixPath("sok.html")
ABOUT = PurePosixPath("om.html")
JOURNAL = PurePosixPath("journal/index.html")
WHEEL = PurePosixPath("arshjul/index.html")
FEED = PurePosixPath("feed.xml")
SITEMAP = PurePosixPath("sitemap.xml")
STYLE = PurePosixPath("stil.css")
FRAME_STYLE = PurePosixPath("ramme.css")
SCRIPT = PurePosixPath("sok.js")
INDEX = PurePosixPath("sok")
"""The folder of the search index."""
FIXED = (FRONT, FOLLOW_UP, SEARCH, ABOUT, JOURNAL, WHEEL, FEED, STYLE, FRAME_STYLE, SCRIPT)
"""The files that every site has."""


def agency(code: str) -> PurePosixPath:
    """The page of an agency."""
    return AGENCIES / code / "index.html"


def agency_follow_up(code: str) -> PurePosixPath:
    """The page with an agency's steering signals and follow-up points."""
    return AGENCIES / code / "oppfolging.html"


def meeting(code: str, year: int, id: str) -> PurePosixPath:
    """The page of a meeting, beside its documents."""
    return AGENCIES / code / str(year) / f"{id}.html"


def of_year(index: PurePosixPath, year: int) -> PurePosixPath:
    """The page of a year, beside the page that shows the newest one."""
    return index.with_name(f"{year}.html")


def link(source: PurePosixPath, target: PurePosixPath, fragment: str = "") -> str:
    """The relative address from one page to another, which holds wherever the site lies, also in a folder on disk."""
    path = quote(posixpath.relpath(target.as_posix(), source.parent.as_posix()), safe="/")
    if fragment:
        return f"{'' if source == target else path}#{quote(fragment)}"
    return path


def address(base: str, target: PurePosixPath) -> str:
    """The full address of a page; a folder stands for its first page."""
    path = target.as_posix()
    path = path.removesuffix("index.html") if target.name == "index.html" else path
    return f"{base.rstrip('/')}/{quote(path, safe='/')}"
