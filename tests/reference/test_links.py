"""The links of the documentation lead somewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.reference.markdown import headings, links, named_places, slug
from tools.reference import pages

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TEXTS = {
    **{file: file.read_text(encoding="utf-8") for file in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]},
    **{DOCS / name: text for name, text in pages().items()},
}


@cache
def places(page: Path) -> set[str]:
    return {*named_places(TEXTS[page]), *map(slug, headings(TEXTS[page]))}


def leads_somewhere(link: str, page: Path) -> bool:
    path, _, place = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if not (target in TEXTS or target.exists()):
        return False
    return not place or (target in TEXTS and place in places(target))


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    inner = [link for link in links(TEXTS[page]) if not link.startswith(("https://", "http://", "mailto:"))]
    assert [link for link in inner if not leads_somewhere(link, page)] == []


@pytest.mark.parametrize("name", pages())
def test_the_generated_pages_can_travel_together(name: str) -> None:
    assert {link.split("#")[0] for link in links(pages()[name])} <= {"", *pages()}


def test_a_broken_link_is_seen() -> None:
    page = DOCS / "regler.md"
    assert leads_somewhere("dekning.md#es-8", page)
    assert leads_somewhere("#esm13", page)
    assert not leads_somewhere("dekning.md#es-99", page)
    assert not leads_somewhere("finnes-ikke.md", page)
    assert not leads_somewhere("#esm99", page)
