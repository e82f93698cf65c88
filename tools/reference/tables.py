"""docs/tabeller.md: the tables of ``styring export`` and their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from styring.exporting.columns import Column, Use
from styring.exporting.tables import COMMON, TABLES, Table
from tools.reference.markdown import address, code, escape, heading, page, table

_INTRODUCTION = """# Tabellene i `styring export`

Hva som er i hver tabell, kolonne for kolonne. Hvordan tabellene lages og brukes, står i `analyse.md`.

- **Mappe** viser hvor filene ligger. Navn med `=` er kolonner som DuckDB og Spark leser av mappene; de står ikke i
  filene.
- **Nøkkel** er stedet i posten som verdien er hentet fra. Nøklene er forklart i [Begreper](begreper.md).
- **Kode** er en verdi fra en fast liste, skrevet som i posten.
- **Med** sier når verdien følger med: *alltid*; *åpen tekst*, bare der den kan sees av alle; eller *bare med
  `--all-text`*.
- Det som ikke står i posten, er tomt.

Navn på deltakere og stillingen deres er ikke med i noen tabell."""

_HEADINGS = ("Kolonne", "Innhold", "Nøkkel", "Med", "Betydning")
_USES = {Use.FACT: "alltid", Use.TEXT: "åpen tekst", Use.INTERNAL: "bare med `--all-text`"}


def tables_page() -> str:
    """The whole page."""
    return page(_blocks())


def _blocks() -> Iterator[str]:
    yield _INTRODUCTION
    yield table(("Tabell", "Én rad er"), [(f"[{code(each.name)}](#{_place(each)})", each.meaning) for each in TABLES])
    yield heading(2, "Kolonner som alle tabellene har", "felles-kolonner")
    yield _columns(COMMON)
    for each in TABLES:
        yield heading(2, code(each.name), _place(each))
        folders = "".join(f"{column.name}=…/" for column in each.partitions)
        yield f"Én rad er {each.meaning}. Mappe: {code(f'{each.name}/{folders}')}"
        yield _columns((*each.columns[len(COMMON) :], *each.partitions))


def _columns(columns: Iterable[Column]) -> str:
    return table(_HEADINGS, [_row(column) for column in columns])


def _row(column: Column) -> tuple[str, ...]:
    keys = ", ".join(map(code, column.key.split(", "))) if column.key else "–"
    return code(column.name), _content(column), keys, _USES[column.use], escape(column.meaning)


def _content(column: Column) -> str:
    if column.vocabulary:
        return f"[kode](begreper.md#{address('liste', column.vocabulary.__name__)})"
    return f"{column.holds.label}, {column.unit}" if column.unit else column.holds.label


def _place(each: Table) -> str:
    return address("tabell", each.name)
