"""What ``styring names`` shows a person: the lines with the names in them marked, and why each was marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from styring.cli.console import console
from styring.reporting.characters import visible
from styring.reporting.names_found import Found
from styring.reporting.tally import COLOURS, tally
from styring.reporting.text import framed

_ADVICE = (
    "Skriv rolle og stilling i stedet for navn, og la andre personopplysninger være. Er noe ikke et navn, legg det til "
    "tillatte_uttrykk i styring.yaml."
)


def show_found(found: Mapping[str, Sequence[Found]]) -> None:
    """Print the findings of each file and a summary on standard output."""
    out = console()
    for file, of_file in found.items():
        if of_file:
            out.print(Text(visible(file), style="bold underline"), soft_wrap=True)
            for each in of_file:
                _show_one(out, each)
            out.print()
    levels = [each.level for of_file in found.values() for each in of_file]
    out.print(Text.assemble(*tally(len(found), levels), "."), soft_wrap=True)
    if levels:
        out.print(_ADVICE, soft_wrap=True)


def _show_one(out: Console, found: Found) -> None:
    colour, place = COLOURS[found.level], found.place
    where = place.passage or f"{place.number}:{place.start + 1}"
    head = Text.assemble(f"  {where}  ", (found.level.label, f"bold {colour}"), f"  {visible(found.message)}")
    out.print(head, soft_wrap=True)
    line = place.line.replace("\n", " ")
    out.print(framed(str(place.number or ""), line, place.start, found.length, colour), soft_wrap=True)
