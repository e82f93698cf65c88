"""The site as its readers meet it: wide and narrow, by keyboard, without JavaScript, on paper, and by its search."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from styring.site.serving import LOCALHOST, preview
from tests.conformance.html_gate import AXE_TAGS, VIEWPORTS, page_faults
from tests.conformance.tools import CORES, HERE, call, program
from tests.conformance.verdicts import Faults

_NOWHERE = "zqx"
_LEAST_PRINTED = 5_000
"""Bytes of a PDF with text; an empty page has fewer."""


def browser(folder: Path, pages: Sequence[Path]) -> Mapping[str, Faults]:
    """What a reader's browser meets on some pages of a site, and in its search."""
    server = preview(folder, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    order = {
        "chromium": program("chromium"),
        "base": f"http://{LOCALHOST}:{server.server_port}/",
        "pages": [page.relative_to(folder).as_posix() for page in pages],
        "viewports": VIEWPORTS,
        "tags": AXE_TAGS,
        "search": {"page": "sok.html", "queries": queries(folder)},
        "workers": CORES,
    }
    try:
        done = call([program("node"), HERE / "site.mjs"], stdin=json.dumps(order), timeout=600)
    finally:
        server.shutdown()
        server.server_close()
    told = [json.loads(line) for line in done.stdout.splitlines()]
    stopped = {"failed": f"the browser stopped: {done.stderr.strip()[-500:]}"}
    by_page = {folder / seen["page"]: seen for seen in told if "page" in seen}
    checks: dict[str, dict[Path, list[str]]] = {}
    for page in pages:
        for check, faults in reader_faults(by_page.get(page, stopped)):
            checks.setdefault(check, {})[page] = list(faults)
    searched = next((seen for seen in told if "search" in seen), stopped)
    return {**checks, "site: the search on a phone": {folder / "sok.html": list(search_faults(searched))}}


def queries(folder: Path) -> tuple[str, ...]:
    """What the search is asked for: the oldest document by its title, by an inflected word of it, and nothing."""
    documents = json.loads((folder / "sok/dokumenter-0.json").read_bytes())
    title = documents[0][0]
    return title, f"{title.split()[0]}ene", _NOWHERE


def reader_faults(seen: Mapping[str, Any]) -> Iterator[tuple[str, Iterator[str]]]:
    """The faults of one page, check by check, from what ``site.mjs`` printed of it."""
    for check, faults in page_faults(seen):
        yield check.replace("HTML", "site"), faults
    if "failed" in seen:
        return
    yield "site: by keyboard", _keyboard_faults(seen)
    yield "site: without JavaScript", _plain_faults(seen)
    yield "site: on paper", _paper_faults(seen)


def _keyboard_faults(seen: Mapping[str, Any]) -> Iterator[str]:
    tabs = seen["tabs"]
    if not tabs or "innh" not in tabs[0]["text"].lower():
        yield "the first Tab does not lead to the link to the content"
    if len(tabs) < seen["focusable"]:
        yield f"Tab reaches {len(tabs)} of {seen['focusable']} elements"
    for tab in tabs:
        if not tab["outline"]:
            yield f"one cannot see that «{tab['text']}» has the focus"
        if not tab["visible"]:
            yield f"«{tab['text']}» cannot be seen when it has the focus"


def _plain_faults(seen: Mapping[str, Any]) -> Iterator[str]:
    """Without JavaScript a page has all that it has with it, and the one with the search says what is missing."""
    plain, full = (" ".join(seen[key].split()) for key in ("plain", "text"))
    if full not in plain and not ("JavaScript" in plain and seen["page"] == "sok.html"):
        yield "the content differs without JavaScript"


def _paper_faults(seen: Mapping[str, Any]) -> Iterator[str]:
    for selector in seen["shownInPrint"]:
        yield f"{selector} is printed"
    if seen["printed"] < _LEAST_PRINTED:
        yield f"the printed page has {seen['printed']} bytes"


def search_faults(seen: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the search, from what ``site.mjs`` printed of it."""
    if "failed" in seen:
        yield seen["failed"]
        return
    yield from (f"it asks for {url}" for url in seen["requests"])
    yield from seen["console"]
    for result in seen["search"]:
        found, number = result["titles"], result["status"].split()[0]
        if result["query"] == _NOWHERE:
            if found or not result["status"].startswith("Ingen treff"):
                yield f"«{result['query']}» stands nowhere, and has {result['status']}"
        elif not found or (number != str(len(found)) and len(found) < 20):
            yield f"«{result['query']}» has {result['status']} and shows {len(found)}"
        for check, faults in page_faults({"views": [result["view"]], "requests": [], "console": []}):
            yield from (f"«{result['query']}»: {check}: {fault}" for fault in faults)


def policies(pages: Sequence[Path]) -> Faults:
    """Every page says first of all what the browser may fetch, and nothing from other hosts is in it."""
    return {page: list(_policy_faults(page.read_text(encoding="utf-8"))) for page in pages}


def _policy_faults(html: str) -> Iterator[str]:
    head, _, _ = html.partition("</head>")
    start = head.find('http-equiv="Content-Security-Policy"')
    if start < 0:
        yield "it has no Content-Security-Policy"
    elif any(0 <= head.find(tag) < start for tag in ("<link", "<script", "<style")):
        yield "something stands before its Content-Security-Policy, which does not hold for that"
    for word in ("unsafe-inline", "unsafe-eval", "http://", "https://"):
        if word in head[start:].partition(">")[0]:
            yield f"its Content-Security-Policy has «{word}»"
