from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conformance.site_gate import policies, reader_faults, search_faults
from tests.conformance.site_links import links
from tests.conformance.test_html_gate import page

BASE = "https://styring.eksempel.no"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{href}"/></feed>'
PAGE = '<html><head><link rel="canonical" href="{base}/"></head><body id="topp">{body}</body></html>'
TAB = {"tag": "a", "text": "Hopp til innholdet", "outline": True, "visible": True}


def seen(**changes: object) -> dict[str, Any]:
    reader = {"page": "a.html", "tabs": [TAB], "focusable": 1, "plain": "Tekst", "text": "Tekst"}
    return page() | reader | {"printed": 20_000, "shownInPrint": []} | changes


def told(**changes: object) -> dict[str, list[str]]:
    found = {check: list(faults) for check, faults in reader_faults(seen(**changes))}
    return {check: faults for check, faults in found.items() if faults}


def test_a_sound_page_passes_every_check() -> None:
    assert told() == {}
    assert len(list(reader_faults(seen()))) == 8


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"tabs": []}, "the first Tab does not lead to the link to the content"),
        ({"focusable": 3}, "Tab reaches 1 of 3 elements"),
        ({"tabs": [{**TAB, "outline": False}]}, "one cannot see that «Hopp til innholdet» has the focus"),
        ({"tabs": [{**TAB, "visible": False}]}, "«Hopp til innholdet» cannot be seen when it has the focus"),
        ({"plain": ""}, "the content differs without JavaScript"),
        ({"shownInPrint": [".nett-sti"]}, ".nett-sti is printed"),
        ({"printed": 900}, "the printed page has 900 bytes"),
        ({"requests": ["https://example.org/x"]}, "it asks for https://example.org/x"),
        ({"failed": "Error: timeout"}, "Error: timeout"),
    ],
)
def test_every_kind_of_fault_is_told(changes: dict[str, object], expected: str) -> None:
    assert expected in [fault for faults in told(**changes).values() for fault in faults]


def result(query: str, status: str, number: int) -> dict[str, Any]:
    return {"query": query, "status": status, "titles": ["T"] * number, "view": page()["views"][1]}


@pytest.mark.parametrize(
    ("results", "faults"),
    [
        ([result("risikoene", "33 treff", 20), result("zqx", "Ingen treff. Prøv igjen.", 0)], []),
        ([result("risikoene", "Ingen treff.", 0)], ["«risikoene» has Ingen treff. and shows 0"]),
        ([result("risikoene", "3 treff", 2)], ["«risikoene» has 3 treff and shows 2"]),
        ([result("zqx", "1 treff", 1)], ["«zqx» stands nowhere, and has 1 treff"]),
    ],
)
def test_the_search_finds_what_is_there_and_nothing_else(results: list[dict[str, Any]], faults: list[str]) -> None:
    assert list(search_faults({"search": results, "requests": [], "console": []})) == faults


def site(folder: Path, body: str, feed: str = "index.html") -> list[str]:
    (folder / "index.html").write_text(PAGE.format(base=BASE, body=body), encoding="utf-8")
    (folder / "å b.html").write_text(PAGE.format(base=BASE, body='<p id="a"></p>'), encoding="utf-8")
    (folder / "feed.xml").write_text(FEED.format(href=feed), encoding="utf-8")
    return [fault for checks in links(folder, BASE).values() for faults in checks.values() for fault in faults]


LINKED = '<a href="%C3%A5%20b.html#a">b</a>'


def test_a_site_whose_links_hold_has_no_faults(tmp_path: Path) -> None:
    body = f'{LINKED}<a href="#topp">t</a><a href="https://lovdata.no/">l</a><img src="data:image/png;base64,">'
    assert site(tmp_path, body) == []
    assert site(tmp_path, LINKED, feed=f"{BASE}/index.html") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="c.html">c</a>', "«c.html» leads nowhere"),
        ('<a href="../index.html">c</a>', "«../index.html» leads nowhere"),
        ('<a href="#bunn">c</a>', "«#bunn» leads to a place that its page does not have"),
        ('<a href="javascript:x()">c</a>', "«javascript:x()» has a scheme that no reader can follow"),
        ('<form action="sok.html"></form>', "«sok.html» leads nowhere"),
        ('<img src="https://example.org/x.png">', "it fetches «https://example.org/x.png»"),
        ('<script src="//example.org/x.js"></script>', "it fetches «//example.org/x.js»"),
        ('<p style="color: red">x</p>', "it fetches «javascript:p»"),
        ('<p onclick="x()">x</p>', "it fetches «javascript:p»"),
        ('<p id="topp"></p>', "the id «topp» stands twice"),
    ],
)
def test_every_kind_of_broken_link_is_told(tmp_path: Path, body: str, fault: str) -> None:
    assert site(tmp_path, LINKED + body) == [fault]


def test_a_page_that_nothing_leads_to_and_a_broken_feed_are_told(tmp_path: Path) -> None:
    assert site(tmp_path, "", feed="borte.html") == ["no page leads to it", "«borte.html» leads nowhere"]


@pytest.mark.parametrize(
    ("head", "faults"),
    [
        ('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><link href="x">', []),
        ("<title>x</title>", ["it has no Content-Security-Policy"]),
        (
            '<link href="x"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
            ["something stands before its Content-Security-Policy, which does not hold for that"],
        ),
        (
            '<meta http-equiv="Content-Security-Policy" content="style-src \'unsafe-inline\'">',
            ["its Content-Security-Policy has «unsafe-inline»"],
        ),
    ],
)
def test_policies_are_read(tmp_path: Path, head: str, faults: list[str]) -> None:
    file = tmp_path / "a.html"
    file.write_text(f"<html><head>{head}</head></html>", encoding="utf-8")
    assert policies([file]) == {file: faults}
