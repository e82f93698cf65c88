"""Every address on a site leads somewhere: pages, fragments, style sheets, scripts, the feed and the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from tests.conformance.verdicts import Faults

_FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "object": "data"}
_FOLLOWED = {"a": "href", "form": "action", "area": "href"}
_SCHEMES_TO_FOLLOW = {"http", "https", "mailto"}


@dataclass
class _Page(HTMLParser):
    """What a page names: addresses that the browser fetches, those that a reader follows, and its fragments."""

    fetched: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    fragments: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (name := given.get("id")) is not None:
            self.twice += [name] if name in self.fragments else []
            self.fragments.add(name)
        is_address_alone = tag == "link" and given.get("rel") in {"canonical", "alternate"}
        for places, found in ((_FETCHED, self.fetched), (_FOLLOWED, self.followed)):
            if tag in places and (address := given.get(places[tag])) is not None:
                (self.followed if is_address_alone else found).append(address)
        if "style" in given or any(name.startswith("on") for name in given):
            self.fetched.append(f"javascript:{tag}")  # an inline style or handler, which the policy of the page stops


def links(folder: Path, base: str) -> Mapping[str, Faults]:
    """Faults by check and page.

    Args:
        folder: a site.
        base: the address that it was made for.
    """
    pages = {file.resolve(): _read(file) for file in sorted(folder.rglob("*.html"))}
    root = folder.resolve()
    followed: dict[Path, Sequence[str]] = {}
    fetched: dict[Path, Sequence[str]] = {}
    for file, page in pages.items():
        followed[file] = [
            *(
                f"«{address}» {fault}"
                for address in page.followed
                for fault in _fault(address, file, root, base, pages)
            ),
            *(f"the id «{name}» stands twice" for name in page.twice),
        ]
        fetched[file] = [f"it fetches «{address}»" for address in page.fetched if not _is_own(address, file, root)]
    reached = _reached(root / "index.html", pages, root)
    alone = {file: [] if file in reached else ["no page leads to it"] for file in pages}
    return {
        "site: every link leads somewhere": followed,
        "site: only own files are fetched": fetched,
        "site: every page can be reached from the front page": alone,
        "site: feed and sitemap": {file: list(_xml_faults(file, root, base)) for file in sorted(root.glob("*.xml"))},
    }


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text(encoding="utf-8"))
    page.close()
    return page


def _target(address: str, file: Path, root: Path, base: str) -> tuple[Path, str] | None:
    """The file and fragment that an address leads to; ``None`` outside of the site."""
    if address.startswith(base):
        address, file = address.removeprefix(base).lstrip("/") or "index.html", root / "x"
        address += "index.html" if address.endswith("/") else ""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    return ((file.parent / path).resolve() if path else file), unquote(parts.fragment)


def _fault(address: str, file: Path, root: Path, base: str, pages: Mapping[Path, _Page]) -> Iterator[str]:
    found = _target(address, file, root, base)
    if found is None:
        if urlsplit(address).scheme not in _SCHEMES_TO_FOLLOW:
            yield "has a scheme that no reader can follow"
        return
    target, fragment = found
    if not (target.is_relative_to(root) and target.is_file()):
        yield "leads nowhere"
    elif fragment and fragment not in {unquote(each) for each in pages[target].fragments}:
        yield "leads to a place that its page does not have"


def _is_own(address: str, file: Path, root: Path) -> bool:
    if address.startswith("data:image/"):
        return True
    found = _target(address, file, root, "\0")
    return found is not None and found[0].is_relative_to(root) and found[0].is_file()


def _reached(front: Path, pages: Mapping[Path, _Page], root: Path) -> set[Path]:
    waiting, reached = [front], set[Path]()
    while waiting:
        file = waiting.pop()
        if file in reached or file not in pages:
            continue
        reached.add(file)
        targets = (_target(address, file, root, "\0") for address in pages[file].followed)
        waiting += (target[0] for target in targets if target)
    return reached


def _xml_faults(file: Path, root: Path, base: str) -> Iterator[str]:
    found = ET.parse(file).getroot()
    addresses = [each.get("href") or "" for each in found.iter("{http://www.w3.org/2005/Atom}link")]
    addresses += [each.text or "" for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    if not addresses:
        yield "it has no address"
    for address in addresses:
        target = _target(urljoin(f"{base}/", address), root / "x", root, base)
        if target is None or not target[0].is_file():
            yield f"«{address}» leads nowhere"
