from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conformance import samples
from tests.conformance.html_gate import browser, vnu
from tests.conformance.verdicts import Faults

BREACHES = {
    "HTML: axe, desktop": ("<h2>Til stede</h2>", "<h2 style='color: #ccc'>Til stede</h2>", "color-contrast"),
    "HTML: axe, 320 px": ("<h2>Til stede</h2>", "<h4>Til stede</h4>", "heading-order"),
    "HTML: no sideways scrolling": ("<p>", "<p style='width: 40em'>", "in a window of 320 px"),
    "HTML: no other host asked": (
        "<p>",
        "<p><img alt='' src='https://example.org/x.png'>",
        "https://example.org/x.png",
    ),
    "HTML: no error in the console": ("<p>", "<p><img alt='' src='borte.png'>", "ERR_FILE_NOT_FOUND"),
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Faults]]:
    """One page for every breach and one that is sound, all through one browser."""
    folder = tmp_path_factory.mktemp("møter")
    (folder / "sound.html").write_text(samples.HTML, encoding="utf-8")
    for number, (sound, broken, _) in enumerate(BREACHES.values()):
        assert sound in samples.HTML
        (folder / f"{number}.html").write_text(samples.HTML.replace(sound, broken, 1), encoding="utf-8")
    return folder, browser(sorted(folder.iterdir()))


def test_a_sound_page_passes_every_check(seen: tuple[Path, Mapping[str, Faults]]) -> None:
    folder, checks = seen
    assert checks.keys() == BREACHES.keys()
    assert [fault for faults in checks.values() for fault in faults[folder / "sound.html"]] == []


@pytest.mark.parametrize("check", BREACHES)
def test_each_breach_is_told(seen: tuple[Path, Mapping[str, Faults]], check: str) -> None:
    folder, checks = seen
    faults = checks[check][folder / f"{list(BREACHES).index(check)}.html"]
    assert any(BREACHES[check][2] in fault for fault in faults), faults


def test_a_page_that_the_browser_cannot_open_is_told_and_spoils_no_other(tmp_path: Path) -> None:
    gone = [tmp_path / f"borte-{number}.html" for number in range(4)]
    good = tmp_path / "funnet.html"
    good.write_text(samples.HTML, encoding="utf-8")
    checks = dict(browser([*gone, good]))
    unseen = checks.pop("HTML: the browser shows it")
    assert set(unseen) == set(gone)
    assert all("ERR_FILE_NOT_FOUND" in fault for faults in unseen.values() for fault in faults)
    assert [dict(faults) for faults in checks.values()] == [{good: []}] * len(BREACHES)


def test_vnu_tells_errors_and_warnings_of_each_file(tmp_path: Path) -> None:
    good, warned, bad, gone = (tmp_path / f"{name}.html" for name in ("blåbær", "warned", "bad", "gone"))
    good.write_text(samples.HTML, encoding="utf-8")
    warned.write_text(samples.HTML.replace(' lang="nb-NO"', ""), encoding="utf-8")
    bad.write_text(samples.HTML.replace("</ol>", "</ul>"), encoding="utf-8")
    faults = vnu([good, warned, bad, gone])
    assert faults[good] == []
    assert ["Consider adding a “lang” attribute" in fault for fault in faults[warned]] == [True]
    assert any("Stray end tag “ul”" in fault for fault in faults[bad])
    assert "the checker did not look at it" in faults[gone]
