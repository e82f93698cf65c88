"""What was measured, as Markdown for docs/ytelse.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from styring import __version__
from styring.messages import count

from .goals import MIB, Goal
from .peers import Peer
from .processes import Failed, Figure, has_psutil


@dataclass(frozen=True)
class Row:
    """What something took.

    Attributes:
        name: what it is.
        records: how many records it was done to; nothing where there are none.
        result: what it took, or why that is not known.
        floor: what the floor took on the same records.
    """

    name: str
    records: int | None
    result: Figure | Failed
    floor: Figure | None = None


def goals_table(goals: Iterable[Goal]) -> str:
    """The figures with what was wanted."""
    lines = ["| Hva | Målt | Målt i prosessortid | Krav | Ønsket | Holder |", "|---|---:|---:|---:|---:|---|"]
    for goal in goals:
        sign = "≤" if goal.at_most else "≥"
        wanted = (
            f"{sign} {_limit(limit, goal.unit)}" if limit is not None else "–" for limit in (goal.least, goal.aim)
        )
        figures = (_number(figure, goal.unit) for figure in (goal.measured, goal.processor))
        lines.append("| " + " | ".join((goal.name, *figures, *wanted, goal.reached)) + " |")
    return "\n".join(lines)


def measured_table(rows: Iterable[Row], against: str = "Mot gulvet") -> str:
    """Everything that was measured; ``against`` says what the rows' floor is."""
    lines = [
        f"| Hva | Poster | Tid | Prosessortid | {against} | Minne |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        size = grouped(row.records) if row.records else "–"
        lines.append("| " + " | ".join((row.name, size, *_cells(row))) + " |")
    return "\n".join(lines)


def foot(chosen: Sequence[Peer], repeat: int) -> str:
    """Where and by what it was measured."""
    here = [peer for peer in chosen if peer.program]
    absent = [peer.name for peer in chosen if not peer.program]
    lines = [
        f"Målt på {platform.system()} med {os.cpu_count()} kjerner, Python {platform.python_version()} og styring "
        f"{__version__}. Tiden er den korteste av {count(repeat, 'kjøring', 'kjøringer')}.",
    ]
    if not has_psutil():
        lines.append("Minne er ikke målt: psutil er ikke installert.")
    if absent:
        lines.append(f"Ikke målt, fordi det ikke er installert: {', '.join(absent)}.")
    if here:
        lines += ["", "| Program | Versjon | Lisens |", "|---|---|---|"]
        lines += [f"| [{peer.name}]({peer.url}) | {peer.version} | {peer.licence} |" for peer in here]
    return "\n".join(lines)


def grouped(number: int) -> str:
    """«30 000»."""
    return f"{number:,}".replace(",", " ")


def _cells(row: Row) -> Iterator[str]:
    if isinstance(row.result, Failed):
        yield from (f"gikk ikke: {row.result}", "–", "–", "–")
        return
    yield time_of(row.result.wall_s)
    yield time_of(row.result.processor_s)
    yield times(row.result.wall_s / row.floor.wall_s if row.floor else None)
    yield _number(None if row.result.peak_bytes is None else row.result.peak_bytes / MIB, " MiB")


def time_of(seconds: float) -> str:
    """«850 ms», «2,50 s»."""
    return _number(seconds, " s") if seconds >= 1 else f"{1000 * seconds:.0f} ms"


def times(ratio: float | None) -> str:
    """«0,45×», «–» where it is not known."""
    return _number(ratio, "×")


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",") + unit


def _limit(value: float, unit: str) -> str:
    return f"{value:g}".replace(".", ",") + unit
