"""Charts of the tables in the survey: what each shows, in words and as points to draw. No drawing library is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from styring.messages import listing
from styring.records.vocabulary import MeetingKind, Theme
from styring.reports.compared import Basis
from styring.reports.figures import shown
from styring.reports.letters import Measure
from styring.reports.rows import Read, Row, figure, text
from styring.reports.table import Unit

_LONGEST_ALT = 16
"""So many figures are told in words; of more the largest and the smallest, as the table beside has them all."""


class Form(Enum):
    """How points are drawn."""

    COLUMNS = auto()
    """Standing on their place, the parts of one on top of each other; the series are told by shade and order."""
    BARS = auto()
    """Lying beside their place, the parts of one after each other; likewise."""
    PANELS = auto()
    """Lying beside their place, a panel for each series."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure to draw, with the figure as people write it."""

    place: str
    series: str
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        title: its heading.
        alt: what it shows, with its figures.
        form: how it is drawn.
        places: along the one axis, in order.
        series: what is told apart at each place, in order.
        points: what is drawn; none where there is nothing.
        axis: what the figures are.
        whole: the end of every axis of figures, if it is one that all share; 100 for per cent.
    """

    title: str
    alt: str
    form: Form
    places: tuple[str, ...]
    series: tuple[str, ...]
    points: tuple[Point, ...]
    axis: str
    whole: float | None = None


def charts(tables: Read, year: int) -> Mapping[str, Chart]:
    """The charts of a year by name, those that have something to show."""
    made = {name: make(tables, year) for name, make in _CHARTS.items()}
    return {name: chart for name, chart in made.items() if chart.points}


def _months(tables: Read, year: int) -> Chart:
    rows = [row for row in tables.get("møter_måneder", ()) if row["år"] == year]
    places = {text(row, "måned"): _short(text(row, "måned")) for row in rows}
    points = [
        Point(places[text(row, "måned")], kind.value, figure(row, kind), shown(row[kind]))
        for row in rows
        for kind in MeetingKind
        if row[kind]
    ]
    told = [
        f"{row['måned']}: {listing([f'{shown(row[kind])} {_named(kind, row)}' for kind in MeetingKind if row[kind]])}"
        for row in rows
        if any(row[kind] for kind in MeetingKind)
    ]
    return Chart(
        title=f"Møter etter type og måned, {year}",
        alt=f"Stående søyler med antall møter hver måned i {year}. {'. '.join(map(_sentence, told))}.",
        form=Form.COLUMNS,
        places=tuple(places.values()),
        series=tuple(kind.value for kind in MeetingKind if any(row[kind] for row in rows)),
        points=tuple(points),
        axis="Antall møter",
    )


def _named(kind: MeetingKind, row: Row) -> str:
    return kind.value if row[kind] == 1 else f"{kind.value}r"


def _short(month: str) -> str:
    return month if len(month) <= 5 else f"{month[:3]}."


def _mix(tables: Read, year: int) -> Chart:
    rows = [row for row in tables.get("møter_dialog", ()) if row["år"] == year]
    return _divided(
        f"Formelle og uformelle møter, {year}",
        "Liggende søyler med antall formelle og uformelle møter for hver virksomhet.",
        rows,
        {"formelle": lambda row: figure(row, "formelle"), "uformelle": lambda row: figure(row, "uformelle")},
    )


def _political(tables: Read, year: int) -> Chart:
    rows = [row for row in tables.get("deltakelse_politisk_ledelse", ()) if row["år"] == year]
    return _divided(
        f"Møter med og uten politisk ledelse, {year}",
        "Liggende søyler med antall møter der politisk ledelse var med og ikke var med, for hver virksomhet.",
        rows,
        {
            "med politisk ledelse": lambda row: figure(row, "med_politisk_ledelse"),
            "uten politisk ledelse": lambda row: figure(row, "møter") - figure(row, "med_politisk_ledelse"),
        },
    )


def _divided(title: str, what: str, rows: Sequence[Row], parts: Mapping[str, Callable[[Row], float]]) -> Chart:
    """Bars of the agencies' meetings, divided into parts."""
    counted = [(text(row, "virksomhet"), name, count(row)) for row in rows for name, count in parts.items()]
    points = [Point(place, name, number, shown(number)) for place, name, number in counted]
    sentences = [
        f"{place}: {listing([f'{p.series} {p.label}' for p in points if p.place == place])}."
        for place in dict.fromkeys(point.place for point in points)
    ]
    return Chart(
        title=title,
        alt=f"{what} {_told(points, sentences)}",
        form=Form.BARS,
        places=tuple(dict.fromkeys(text(row, "virksomhet") for row in rows)),
        series=tuple(parts),
        points=tuple(point for point in points if point.value),
        axis="Antall møter",
    )


_TIMES = (
    ("Sakspapirer", "frister_papirer", "i_tide"),
    ("Utkast til referat", "frister_referater", "utkast_i_tide"),
    ("Endelig referat", "frister_referater", "endelig_i_tide"),
)


def _timeliness(tables: Read, year: int) -> Chart:
    numbers = [
        (text(row, "møtetype"), series, figure(row, key))
        for series, table, key in _TIMES
        for row in tables.get(table, ())
        if row["år"] == year and row[key] is not None
    ]
    return _panels(
        f"Andel i tide etter møtetype, {year}",
        "Liggende søyler med andelen sakspapirer, utkast til referat og endelige referater som kom i tide, etter "
        "møtetype.",
        numbers,
        [kind.value for kind in MeetingKind],
        Unit.PERCENT,
    )


def _themes(tables: Read, year: int) -> Chart:
    rows = [row for row in tables.get("temaer_temaer", ()) if row["år"] == year]
    return _panels(
        f"Saker etter tema og møtetype, {year}",
        "Liggende søyler med antall saker om hvert tema, etter møtetype.",
        [(text(row, "tema"), text(row, "møtetype"), figure(row, "saker")) for row in rows],
        [*(theme.value for theme in Theme), "uten tema"],
        Unit.COUNT,
    )


_DEMANDS = tuple(each.heading for each in (Measure.GOALS, Measure.PARAMETERS, Measure.RESULTS, Measure.ACTIVITIES))


def _demands(tables: Read, year: int) -> Chart:
    rows = [row for row in tables.get("krav_gjennomsnitt", ()) if row["krav"] in _DEMANDS]
    numbers = [(str(row["år"]), text(row, "krav"), figure(row, Basis.ALL)) for row in rows]
    return _panels(
        "Krav per virksomhet etter type og år, gjennomsnitt",
        "Liggende søyler med gjennomsnittlig antall krav per virksomhet i brev og vedlegg, etter type og år.",
        numbers,
        sorted({place for place, _, _ in numbers}),
        Unit.MEAN,
        "{number} i {place}",
    )


def _panels(
    title: str,
    what: str,
    numbers: Sequence[tuple[str, str, float]],
    places: Sequence[str],
    unit: Unit,
    words: str = "{place} {number}",
) -> Chart:
    """A panel for each series, with the places that any of them has; each figure is told in some words."""
    points = [Point(place, series, number, shown(number, unit)) for place, series, number in numbers]
    series = tuple(dict.fromkeys(point.series for point in points))
    told = [[words.format(place=p.place, number=p.label) for p in points if p.series == each] for each in series]
    sentences = [f"{_sentence(each)}: {listing(words)}." for each, words in zip(series, told, strict=True)]
    return Chart(
        title=title,
        alt=f"{what} {_told(points, sentences)}",
        form=Form.PANELS,
        places=tuple(place for place in places if any(place == found for found, _, _ in numbers)),
        series=series,
        points=tuple(points),
        axis="",
        whole=100 if unit is Unit.PERCENT else None,
    )


def _told(points: Sequence[Point], sentences: Sequence[str]) -> str:
    """All figures in sentences, or if they are many the highest and the lowest of each series."""
    return " ".join(sentences if len(points) <= _LONGEST_ALT else _extremes(points))


def _extremes(points: Sequence[Point]) -> Iterator[str]:
    for series in dict.fromkeys(point.series for point in points):
        found = [point for point in points if point.series == series]
        most, least = (choose(found, key=lambda point: point.value) for choose in (max, min))
        yield f"{_sentence(series)}: høyest {most.label} ({most.place}), lavest {least.label} ({least.place})."
    yield "Alle tallene står i tabellen."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


_CHARTS: Mapping[str, Callable[[Read, int], Chart]] = {
    "måneder": _months,
    "politisk_ledelse": _political,
    "temaer": _themes,
    "dialog": _mix,
    "frister": _timeliness,
    "krav": _demands,
}
