from __future__ import annotations

from typing import Any

from tests.conformance.html_gate import page_faults


def page(**changes: object) -> dict[str, Any]:
    views = [
        {"name": "desktop", "width": 1280, "scrollWidth": 1280, "violations": [], "incomplete": []},
        {"name": "320 px", "width": 320, "scrollWidth": 320, "violations": [], "incomplete": []},
    ]
    return {"url": "file:///a.html", "views": views, "requests": [], "console": []} | changes


def told(seen: dict[str, Any]) -> dict[str, list[str]]:
    return {check: list(faults) for check, faults in page_faults(seen)}


def test_a_sound_page_passes_every_check() -> None:
    assert told(page()) == {
        "HTML: axe, desktop": [],
        "HTML: axe, 320 px": [],
        "HTML: no sideways scrolling": [],
        "HTML: no other host asked": [],
        "HTML: no error in the console": [],
    }


def finding(rule: str, *targets: str) -> dict[str, object]:
    return {"rule": rule, "help": f"About {rule}", "nodes": [{"target": target, "why": ""} for target in targets]}


def test_every_kind_of_fault_is_told() -> None:
    seen = page(requests=["https://example.org/x.png"], console=["ReferenceError: x"])
    seen["views"][0]["violations"] = [finding("color-contrast", "p", "h2", "td", "th")]
    seen["views"][1]["violations"] = [finding("image-alt", "img")]
    seen["views"][1]["scrollWidth"] = 412
    assert told(seen) == {
        "HTML: axe, desktop": ["color-contrast: About color-contrast, at p, h2, td (4 in all)"],
        "HTML: axe, 320 px": ["image-alt: About image-alt, at img (1 in all)"],
        "HTML: no sideways scrolling": ["the page is 412 px wide in a window of 320 px"],
        "HTML: no other host asked": ["it asks for https://example.org/x.png"],
        "HTML: no error in the console": ["ReferenceError: x"],
    }


def test_what_axe_can_decide_in_no_viewport_is_a_fault() -> None:
    seen = page()
    seen["views"][0]["incomplete"] = [finding("color-contrast", "p")]
    seen["views"][1]["incomplete"] = [finding("color-contrast", "td", "p"), finding("image-alt", "p")]
    faults = told(seen)
    expected = ["cannot be decided: color-contrast: About color-contrast, at p (1 in all)"]
    assert (faults["HTML: axe, desktop"], faults["HTML: axe, 320 px"]) == (expected, expected)


def test_a_page_that_could_not_be_shown_is_a_fault() -> None:
    assert told({"failed": "Error: net::ERR_FILE_NOT_FOUND"}) == {
        "HTML: the browser shows it": ["Error: net::ERR_FILE_NOT_FOUND"]
    }
