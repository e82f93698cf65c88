"""HTML: the Nu Html Checker, and axe in a browser that shows each page wide and narrow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.conformance.tools import CORES, HERE, NODE_MODULES, call, program
from tests.conformance.verdicts import Faults

VNU_JAR = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
"""WCAG 2.1 AA, which EN 301 549 asks for, and axe's own good practice."""

# WCAG 2.1, 1.4.10: text must reflow at a width of 320 CSS pixels.
VIEWPORTS = (
    {"name": "desktop", "width": 1280, "height": 900},
    {"name": "320 px", "width": 320, "height": 640},
)

_TAKEN_FOR_DANISH = "appears to be written in Danish"
"""The checker guesses a page's language, and takes some Norwegian bokmål for Danish."""

_POLICY = re.compile("(Resource|Inline style) violates Content Security Policy")
"""To the checker a file has no origin that could be the page's own, and a style no digest; a browser is asked."""


def vnu(paths: Sequence[Path]) -> Faults:
    """Errors and warnings of the Nu Html Checker, all files in one Java process."""
    options = ("--verbose", "--format", "json", "--stdout", "--exit-zero-always")
    done = call([program("java"), "-jar", VNU_JAR, *options, *paths], timeout=300)
    faults: dict[Path, list[str]] = {path: [] for path in paths}
    by_place = {path.resolve(): path for path in paths}
    for message in json.loads(done.stdout or '{"messages": []}')["messages"]:
        if _TAKEN_FOR_DANISH in message["message"] or _POLICY.match(message["message"]):
            continue
        faults[by_place[_path(message["url"])]].append(f"line {message.get('lastLine', '?')}: {message['message']}")
    # Verbosely, it names every file that it checks; one that it passed over in silence has not passed.
    checked = {Path(line).resolve() for line in done.stderr.splitlines()}
    for path in paths:
        if path.resolve() not in checked:
            faults[path].append("the checker did not look at it")
    return faults


def browser(paths: Sequence[Path]) -> Mapping[str, Faults]:
    """What a reader's browser meets, by check: axe in each viewport, narrow width, other hosts, errors."""
    order = {
        "chromium": program("chromium"),
        "pages": [path.resolve().as_uri() for path in paths],
        "viewports": VIEWPORTS,
        "tags": AXE_TAGS,
        "workers": CORES,
    }
    done = call([program("node"), HERE / "browser.mjs"], stdin=json.dumps(order), timeout=600)
    seen = {_path(page["url"]): page for page in map(json.loads, done.stdout.splitlines())}
    checks: dict[str, dict[Path, list[str]]] = {}
    for path in paths:
        page = seen.get(path.resolve(), {"failed": f"the browser stopped: {done.stderr.strip()[-500:]}"})
        for check, faults in page_faults(page):
            checks.setdefault(check, {})[path] = list(faults)
    return checks


def page_faults(page: Mapping[str, Any]) -> Iterator[tuple[str, Iterator[str]]]:
    """The faults of one page, check by check, from what ``browser.mjs`` printed of it."""
    if "failed" in page:
        yield "HTML: the browser shows it", iter([page["failed"]])
        return
    undecided = set.intersection(*(set(_places(view["incomplete"])) for view in page["views"]))
    for view in page["views"]:
        yield f"HTML: axe, {view['name']}", _axe_faults(view, undecided)
    yield "HTML: no sideways scrolling", _scroll_faults(page["views"])
    yield "HTML: no other host asked", (f"it asks for {url}" for url in page["requests"])
    yield "HTML: no error in the console", iter(page["console"])


def _axe_faults(view: Mapping[str, Any], undecided: set[tuple[str, str]]) -> Iterator[str]:
    """What axe finds in one viewport, and what it can decide in none: the one may hide what the other shows."""
    for finding in view["violations"]:
        yield _told(finding, [node["target"] for node in finding["nodes"]])
    for finding in view["incomplete"]:
        targets = [target for rule, target in _places([finding]) if (rule, target) in undecided]
        if targets:
            yield f"cannot be decided: {_told(finding, targets)}"


def _places(findings: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((finding["rule"], node["target"]) for finding in findings for node in finding["nodes"])


def _told(finding: Mapping[str, Any], targets: Sequence[str]) -> str:
    return f"{finding['rule']}: {finding['help']}, at {', '.join(targets[:3])} ({len(targets)} in all)"


def _scroll_faults(views: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for view in views:
        if view["scrollWidth"] > view["width"]:
            yield f"the page is {view['scrollWidth']} px wide in a window of {view['width']} px"


def _path(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))
