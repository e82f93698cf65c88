"""Charts drawn as SVG."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from styring.rendering.style import Style
from styring.reports import drawing
from styring.reports.charts import Chart, Form, Point
from styring.reports.drawing import can_draw, draw
from styring.reports.shades import shades

STYLE = Style(main="#24505c", accent="#7a9e8e")
SERIES = ("formelle", "uformelle")
POINTS = (
    Point("bre", "formelle", 7, "7"),
    Point("bre", "uformelle", 5, "5"),
    Point("eib", "formelle", 2.5, "2,5"),
)


def chart(form: Form, *points: Point, whole: float | None = None) -> Chart:
    found = points or POINTS
    places, series = (tuple(dict.fromkeys(each)) for each in zip(*((p.place, p.series) for p in found), strict=True))
    return Chart("Møter", "Det som vises.", form, places, series, found, "Antall møter", whole)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("form", list(Form))
def test_every_place_series_and_figure_is_written_as_text(form: Form) -> None:
    picture = draw(chart(form), STYLE)
    assert picture.alt == "Det som vises."
    assert {"bre", "eib", "formelle", "uformelle", "7", "5", "2,5"} <= set(texts(picture.svg))


@pytest.mark.parametrize("form", list(Form))
def test_a_chart_is_the_same_every_time_and_asks_for_nothing(form: Form) -> None:
    first, again = (draw(chart(form), STYLE).svg for _ in range(2))
    assert first == again
    assert set(re.findall(r"https?://[^\"' ]+", first)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "href=" not in first


def test_the_colours_are_the_document_s() -> None:
    bars = draw(chart(Form.BARS), STYLE).svg
    assert all(colour in bars for colour in shades(STYLE.main, STYLE.accent, 2))
    assert STYLE.main in draw(chart(Form.PANELS), STYLE).svg


@pytest.mark.parametrize(
    ("most", "axis"),
    [
        (1, ["0", "1"]),
        (5, ["0", "1", "2", "3", "4", "5"]),
        (7, ["0", "2", "4", "6", "8"]),
        (31, ["0", "10", "20", "30", "40"]),
    ],
)
def test_an_axis_has_whole_numbers_only(most: int, axis: list[str]) -> None:
    svg = draw(chart(Form.COLUMNS, Point("jan.", "møte", most, "tallet")), STYLE).svg
    assert [text for text in texts(svg) if text[0].isdigit()] == axis


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("name", ['</text><script>alert("1")</script>', "a.b[0]", "<![CDATA[", "møte \\ \"'", "null"])
def test_a_name_is_nothing_but_text(form: Form, name: str) -> None:
    svg = draw(chart(form, Point(name, "møte", 1, "1"), Point("bre", name, 2, "2")), STYLE).svg
    assert "<script" not in svg
    assert name in texts(svg)


@pytest.mark.parametrize("form", [Form.COLUMNS, Form.BARS])
def test_a_part_with_no_room_for_its_figure_has_none_written(form: Form) -> None:
    svg = draw(chart(form, Point("a", "b", 97, "nittisju"), Point("a", "c", 2, "to")), STYLE).svg
    assert ("nittisju" in svg, "to" in texts(svg)) == (True, False)


def test_an_own_font_comes_first() -> None:
    svg = draw(chart(Form.BARS), Style(main="#24505c", accent="#7a9e8e", font="DejaVu Sans")).svg
    assert "DejaVu Sans, Inter, Segoe UI, Arial, sans-serif" in svg


def test_more_figures_of_zero_than_none() -> None:
    svg = draw(chart(Form.PANELS, Point("a", "b", 0, "0\xa0%"), whole=100), STYLE).svg
    assert "0\xa0%" in texts(svg)


def test_charts_can_be_drawn_where_the_libraries_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_draw()
    monkeypatch.setattr(drawing, "_LIBRARIES", ("altair", "no_such_library"))
    assert not can_draw()


def test_nothing_heavy_is_imported_before_something_is_drawn() -> None:
    code = (
        "import sys, styring.reports.survey_document as _;"
        "sys.exit(','.join({'altair', 'vl_convert'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
