"""R1: how many demands the letters make, by kind and year, and how that has changed (guide ST-1, OR-6, OR-7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass

from styring.dossier import Dossier
from styring.records.letter import Letter
from styring.reports.compared import BASIS, BASIS_EXPLAINED, COMPARED, FROM, TO, Basis, Years, letters_of, pairs, panel
from styring.reports.displacement import displaced, displacement
from styring.reports.letters import (
    Demanded,
    Measure,
    demanded,
    in_annexes,
    is_main,
    letters_by_year,
    outside_annexes,
)
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.table import Cell, Column, Table, Unit, cell, change
from styring.rules.allocation import demands_of

_FEW = 5
"""With fewer agencies, one letter can decide a mean."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A letter, or its annexes."""

    agency: str
    year: int
    letter: str
    part: str
    demanded: Demanded


@dataclass(frozen=True, slots=True)
class _AgencyYear:
    """What was asked of an agency that had a tildelingsbrev for the year."""

    agency: str
    year: int
    demanded: Mapping[Basis, Demanded]


def _observe(dossier: Dossier, scope: Scope) -> Iterator[_Part | _AgencyYear]:
    for year, letters in letters_by_year(dossier, scope):
        for letter in letters:
            yield from _parts(dossier.code, letter)
        main = [letter for letter in letters if is_main(letter)]
        if main:
            demands = demands_of(main)
            # Whoever got no supplementary letter counts with none, because of the tildelingsbrev.
            supplements = demands_of(letter for letter in letters if not is_main(letter))
            by_basis = {
                Basis.LETTER: demanded(main, outside_annexes(demands)),
                Basis.ANNEX: demanded(main, in_annexes(demands)),
                Basis.SUPPLEMENT: demanded(letters, supplements),
                Basis.ALL: demanded(letters),
            }
            yield _AgencyYear(dossier.code, year, by_basis)


def _parts(agency: str, letter: Letter) -> Iterator[_Part]:
    demands = demands_of([letter])
    annexed = in_annexes(demands)
    kind = "tildelingsbrev" if is_main(letter) else "supplerende brev"
    yield _Part(agency, letter.year, letter.id, kind, demanded([letter], outside_annexes(demands)))
    if annexed.requirements:
        yield _Part(agency, letter.year, letter.id, "vedlegg", demanded([letter], annexed))


def _tabulate(observed: Sequence[_Part | _AgencyYear], scope: Scope) -> tuple[Table, ...]:
    parts = [each for each in observed if isinstance(each, _Part)]
    found = sorted({each.year for each in observed if isinstance(each, _AgencyYear)})
    by_year: dict[int, dict[str, Mapping[Basis, Demanded]]] = {year: {} for year in found}
    for each in observed:
        if isinstance(each, _AgencyYear):
            by_year[each.year][each.agency] = each.demanded
    return (
        _means(by_year),
        _changes_in_panel(by_year),
        _changes_of_all(by_year),
        displacement(by_year),
        displaced(by_year),
        _letters(parts),
    )


_WHAT_IS_COUNTED = (
    "Styringskrav i alt er mål, styringsparametre, resultatkrav, aktivitetskrav og krav uten type. "
    "Rapporteringskrav er ikke med i summen.",
    "Bare sendte brev er med, i året de gjelder for. Oppdragsbrev og instrukser er ikke med.",
)
_CLASSIFIED = "Tallene avhenger av hvordan kravene er klassifisert. Sammenlign bare med tall som er telt på samme måte."


def _means(years: Years) -> Table:
    columns = (
        Column("år", "År", Unit.YEAR),
        Column("krav", "Krav"),
        Column("virksomheter", "Virksomheter", Unit.COUNT),
        *(Column(basis, basis.heading, Unit.MEAN) for basis in Basis),
    )
    rows = []
    for year, agencies in years.items():
        counted = {basis: [each[basis] for each in agencies.values()] for basis in Basis}
        letters = {basis: letters_of(counted[basis]) for basis in Basis}
        for measure in Measure:
            means = (Cell(_rounded(_mean(counted[basis], measure)), letters[basis]) for basis in Basis)
            rows.append((cell(year), cell(measure.heading), Cell(len(agencies), letters[Basis.LETTER]), *means))
    notes = (
        "Gjennomsnittet er over virksomhetene som har tildelingsbrev for året.",
        BASIS_EXPLAINED,
        *_WHAT_IS_COUNTED,
        _CLASSIFIED,
    )
    return Table("gjennomsnitt", "Krav per virksomhet, gjennomsnitt", columns, tuple(rows), notes)


_CHANGES = (
    FROM,
    TO,
    BASIS,
    Column("krav", "Krav"),
    Column("virksomheter_før", "Virksomheter før", Unit.COUNT),
    Column("virksomheter_etter", "Virksomheter etter", Unit.COUNT),
    Column("gjennomsnitt_før", "Snitt før", Unit.MEAN),
    Column("gjennomsnitt_etter", "Snitt etter", Unit.MEAN),
    Column("endring", "Endring", Unit.CHANGE),
)


def _changes_in_panel(years: Years) -> Table:
    title = "Endring i krav per virksomhet, panel: de samme virksomhetene begge årene"
    which = "Panelet er virksomhetene som har tildelingsbrev for begge årene."
    compared = {pair: panel(years, *pair) for pair in pairs(years)}
    rows = [
        row
        for (first, last), agencies in compared.items()
        for row in _change_rows(first, last, *([years[year][code] for code in agencies] for year in (first, last)))
    ]
    return Table("endring_panel", title, _CHANGES, tuple(rows), _notes_on_change(which, compared.values()))


def _changes_of_all(years: Years) -> Table:
    title = "Endring i krav per virksomhet, alle virksomheter"
    which = (
        "Med er også virksomheter som har tildelingsbrev for bare det ene av årene. Endringen kan derfor skyldes at "
        "det ikke er de samme virksomhetene."
    )
    rows = [
        row
        for first, last in pairs(years)
        for row in _change_rows(first, last, list(years[first].values()), list(years[last].values()))
    ]
    return Table("endring_alle", title, _CHANGES, tuple(rows), _notes_on_change(which, years.values()))


def _change_rows(
    first: int, last: int, before: Sequence[Mapping[Basis, Demanded]], after: Sequence[Mapping[Basis, Demanded]]
) -> Iterator[tuple[Cell, ...]]:
    for basis in COMPARED:
        old, new = [each[basis] for each in before], [each[basis] for each in after]
        letters = letters_of(old), letters_of(new), letters_of((*old, *new))
        for measure in Measure:
            means = _mean(old, measure), _mean(new, measure)
            figures = (_rounded(means[0]), _rounded(means[1]), change(*means))
            named = (cell(first), cell(last), cell(basis.value), cell(measure.heading))
            numbers = Cell(len(old), letters[0]), Cell(len(new), letters[1])
            yield (*named, *numbers, *map(Cell, figures, letters))


def _notes_on_change(which: str, compared: Iterable[Sized]) -> tuple[str, ...]:
    few = (
        f"Det er færre enn {_FEW} virksomheter i minst ett av årene som er sammenlignet, så ett enkelt brev kan "
        "avgjøre utslaget.",
    )
    return (
        "Hvert år er sammenlignet med det første og med året før.",
        which,
        "Endringen er regnet av gjennomsnitt som ikke er avrundet.",
        BASIS_EXPLAINED,
        *_WHAT_IS_COUNTED,
        *(few if any(len(agencies) < _FEW for agencies in compared) else ()),
    )


def _letters(parts: Sequence[_Part]) -> Table:
    columns = (
        Column("virksomhet", "Virksomhet"),
        Column("år", "År", Unit.YEAR),
        Column("brev", "Brev"),
        Column("del", "Del"),
        *(Column(measure, measure.heading, Unit.COUNT) for measure in Measure),
    )
    rows = []
    for each in sorted(parts, key=lambda each: (each.agency, each.year, each.letter)):
        letters = each.demanded.letters
        named = (cell(value, letters) for value in (each.agency, each.year, each.letter, each.part))
        rows.append((*named, *(cell(each.demanded.numbers[measure], letters) for measure in Measure)))
    return Table("brev", "Krav i hvert brev", columns, tuple(rows), _WHAT_IS_COUNTED)


def _mean(counted: Sequence[Demanded], measure: Measure) -> float | None:
    """Not rounded, as changes are worked out from it."""
    return sum(each.numbers[measure] for each in counted) / len(counted) if counted else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


REQUIREMENTS = Report(
    id="R1",
    name="krav",
    title="Krav i tildelingsbrevene",
    question="Hvor mange krav stiller tildelingsbrevene, av hvilke typer, og hvordan har det endret seg?",
    cites=("ST-1", "OR-6", "OR-7"),
    observe=_observe,
    tabulate=_tabulate,
)
