"""Charts drawn as SVG by Vega-Lite, offline, in the document's colours.

The libraries (Altair and vl-convert) belong to the extra ``styring[analyse]`` and are imported when something is drawn.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from itertools import accumulate
from typing import Any

from styring.rendering.picture import Picture
from styring.rendering.style import PACKAGED_FONT, Style
from styring.rendering.templates import packaged_templates
from styring.reports.charts import Chart, Form
from styring.reports.shades import INK, ink_on, shades

_WIDTH = 620
_FONT_SIZE = 12.5
_ROW = 26
_LETTER = 7.2
_SEAM = re.compile(r"(?<=\w)(?=styringsmøte)")
_LONGEST_PLACE = 150
_GAP = 14
_LEAST_LABELLED = {"x": 0.03, "y": 0.08}
"""A smaller part of the longest bar than this has no room for its figure; the table has it."""
_LIBRARIES = ("altair", "vl_convert")


def can_draw() -> bool:
    """Whether the libraries that draw charts are installed."""
    return all(find_spec(name) for name in _LIBRARIES)


def draw(chart: Chart, style: Style) -> Picture:
    """The chart in the colours and the font of the documents."""
    import vl_convert

    vl_convert.register_font_directory(str(style.font_folder or packaged_templates() / "fonts"))
    specification = _DRAWN[chart.form](chart, style).configure(**_looks(style)).to_dict()
    svg = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    return Picture(svg, chart.alt)


def _looks(style: Style) -> dict[str, Any]:
    line = "#d3d9df"
    return {
        "aria": False,  # the picture has a text of its own
        "background": "white",
        "font": f"{style.font}, {PACKAGED_FONT}, Segoe UI, Arial, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": INK,
            "titleColor": INK,
            "labelFontSize": _FONT_SIZE,
            "titleFontSize": _FONT_SIZE,
            "titleFontWeight": "normal",
            "domainColor": INK,
            "gridColor": line,
            "labelLimit": _LONGEST_PLACE,
            "ticks": False,
            "labelPadding": 6,
        },
        "legend": {
            "labelColor": INK,
            "labelFontSize": _FONT_SIZE,
            "orient": "top",
            "title": None,
            "symbolType": "square",
            "symbolSize": 150,
            "symbolStrokeWidth": 1,
            "symbolStrokeColor": style.main,
            "columnPadding": 18,
            "labelLimit": 260,
        },
        "header": {"labelColor": INK, "labelFontSize": _FONT_SIZE, "labelFontWeight": "bold", "title": None},
        "text": {"color": INK, "fontSize": _FONT_SIZE},
    }


def _columns(chart: Chart, style: Style) -> Any:
    return _stacked(chart, style, "x", "y").properties(width=_WIDTH, height=200, autosize=_fitted())


def _bars(chart: Chart, style: Style) -> Any:
    height = len(chart.places) * _ROW * 1.3
    return _stacked(chart, style, "y", "x").properties(width=_WIDTH, height=height, autosize=_fitted())


def _fitted() -> Mapping[str, str]:
    return {"type": "fit-x", "contains": "padding"}


def _stacked(chart: Chart, style: Style, place: str, size: str) -> Any:
    """Bars of parts, each with its figure inside."""
    import altair

    colours = shades(style.main, style.accent, len(chart.series))
    most = max(sum(p.value for p in chart.points if p.place == each) for each in chart.places)
    order = altair.Order("order:Q")
    places = {"x": altair.X, "y": altair.Y}[place](
        "place:N", sort=list(chart.places), scale=altair.Scale(domain=list(chart.places)), title=None,
        axis=altair.Axis(labelAngle=0),
    )  # fmt: skip
    ticks = _ticks(most)
    scale = altair.Scale(domain=[0, max(most, ticks[-1])], nice=False)
    axis = altair.Axis(format="d", values=ticks, domain=False) if size == "y" else None
    sizes = {"x": altair.X, "y": altair.Y}[size]
    base = altair.Chart(_data(chart, least=_LEAST_LABELLED[size] * most))
    bars = base.mark_bar(stroke=style.main, strokeWidth=1).encode(
        **{place: places, size: sizes("value:Q", title=chart.axis, scale=scale, axis=axis, stack="zero")},
        color=altair.Color("series:N", scale=altair.Scale(domain=list(chart.series), range=list(colours)), sort=None),
        order=order,
    )
    inks = altair.Scale(domain=list(chart.series), range=[ink_on(colour) for colour in colours])
    middle = sizes("middle:Q", title=chart.axis, scale=scale, axis=axis)
    figures = base.mark_text(baseline="middle", align="center").encode(
        **{place: places, size: middle},
        text="label:N",
        color=altair.Color("series:N", scale=inks, legend=None),
    )
    return altair.layer(bars, figures).resolve_scale(color="independent")


def _ticks(most: float) -> list[int]:
    """Whole numbers from 0 to the first that nothing goes beyond, at most seven."""
    steps = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    step = next(step for step in steps if most <= 6 * step)
    return list(range(0, step * max(1, math.ceil(most / step)) + 1, step))


def _panels(chart: Chart, style: Style) -> Any:
    """A panel for each series, each bar with its figure after it."""
    import altair

    number = len(chart.series)
    room = _LETTER * max(map(len, chart.places))
    width = (_WIDTH - room - _GAP * (number - 1)) // number
    most = chart.whole or max(point.value for point in chart.points) or 1
    panels = []
    for index, series in enumerate(chart.series):
        axis = altair.Axis(labels=index == 0, minExtent=room if index == 0 else 0)
        base = altair.Chart(_data(chart, series)).encode(
            y=altair.Y(
                "place:N", sort=list(chart.places), scale=altair.Scale(domain=list(chart.places)), title=None, axis=axis
            ),
            x=altair.X("value:Q", title=None, axis=None, scale=altair.Scale(domain=[0, most * 1.45], nice=False)),
        )
        bars = base.mark_bar(color=style.main, height={"band": 0.62})
        figures = base.mark_text(align="left", baseline="middle", dx=5).encode(text="label:N")
        title = altair.TitleParams(
            _in_lines(series), anchor="start", frame="group", fontSize=_FONT_SIZE, color=INK, offset=8
        )
        panels.append(altair.layer(bars, figures).properties(width=width, height=len(chart.places) * _ROW, title=title))
    return altair.hconcat(*panels, spacing=_GAP)


def _in_lines(title: str) -> list[str]:
    """A heading in as many lines as its longest words ask for."""
    return _SEAM.sub("-\n", title).split("\n")


def _data(chart: Chart, series: str | None = None, least: float = 0) -> dict[str, Any]:
    """The points with the middle of their part of the bar; one smaller than ``least`` has no figure written."""
    values = []
    for place in chart.places:
        parts = sorted((p for p in chart.points if p.place == place), key=lambda p: chart.series.index(p.series))
        for point, end in zip(parts, accumulate(point.value for point in parts), strict=True):
            if series in {None, point.series}:
                values.append({
                    "place": place,
                    "series": point.series,
                    "order": chart.series.index(point.series),
                    "value": point.value,
                    "middle": end - point.value / 2,
                    "label": point.label if point.value >= least else "",
                })  # fmt: skip
    return {"values": values}


_DRAWN: Mapping[Form, Callable[[Chart, Style], Any]] = {
    Form.COLUMNS: _columns,
    Form.BARS: _bars,
    Form.PANELS: _panels,
}
