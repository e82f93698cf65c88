"""docs/rapporter.md: the reports of ``styring report``, their tables and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from styring.reports.catalogue import REPORTS
from styring.reports.notes import told_once
from styring.reports.report import Report
from styring.reports.scope import Scope
from styring.reports.survey import QUESTIONS, SURVEY
from styring.reports.table import Column, Table, Unit
from tools.reference.markdown import address, anchor, code, escape, heading, page, table

_DAY = date(2026, 12, 31)
"""What the notes that name a day are made for."""

_INTRODUCTION = """# Rapportene i `styring report`

Rapportene svarer på spørsmål om styringsdialogen ut fra postene. Ingenting må fylles ut for rapportenes skyld: De
teller det som likevel står i innkallinger, referater, brev og oppfølgingspunkter. `styring report` uten navn viser
rapportene med spørsmålet hver av dem svarer på."""

_ASKING = """Uten valg gjelder en rapport alle virksomheter og alle år til og med i dag. Valgene kan settes sammen:

| Du vil vite | Skriv |
| --- | --- |
| hvordan det står til i én byrådsavdeling | `styring report møter --department pbr` |
| hva som skjedde i ett år | `styring report møter --from 2026 --to 2026` |
| hvordan det går med én virksomhet | `styring report oppfølging --agency bre` |
| det samme for to virksomheter | `styring report oppfølging --agency bre --agency eib` |
| hvordan det sto på en bestemt dag | `styring report oppdrag --as-of 2026-06-30` |
| bare én av tabellene | `styring report krav --table brev` |

En byrådsavdeling får med det som skjedde mens virksomheten hørte til den. Skifter en virksomhet byrådsavdeling midt i
året, teller møtene før skiftet hos den ene og møtene etter det hos den andre. Det som ligger etter dagen rapporten
gjelder for, er ikke med, selv om det står i postene."""

_FORMATS = """| `--format` | Til |
| --- | --- |
| `table` | skjermen; en tabell som er for bred for vinduet, vises rad for rad |
| `csv` | Excel, med semikolon og desimalkomma; én tabell om gangen, med `--table` |
| `json` | programmer; hver verdi har med seg postene den er hentet fra |
| `html` | nettleseren, eller til å lime inn i Word; kartleggingen blir et dokument med diagrammer |
| `pdf` | bare kartleggingen, som samme dokument |
| `md` | en sak i GitHub eller GitLab |

Med `-o FIL` skrives rapporten til en fil. I CSV og JSON har tabellene og kolonnene navnene som står nedenfor. De endres
ikke selv om overskriftene skrives om.

Rapportene er til internt bruk. Noen av tabellene gjengir titler, begrunnelser og kilder slik de står i postene, også
fra det som er unntatt offentlighet. Vurder dem før de deles."""

_TRACING = """`--explain` viser hvilke poster hvert tall er hentet fra, og JSON nevner dem alle. En post har samme
navn som filen den står i: `bre/minutes/2026-03-12-esm` er `records/agencies/bre/2026/minutes/2026-03-12-esm.yaml`.

Virker et tall galt, er det nesten alltid en post som mangler en status eller en dato. Rett posten, ikke rapporten."""

_COUNTING = """\
- Bare møter med status «gjennomført» regnes som holdt. Avlyste, utsatte og planlagte møter er med i rapporten om
  årshjulet og ingen andre steder.
- Et utkast til referat er nok til at møtet regnes som dokumentert, og oppfølgingspunktene i det teller. Offentlighet,
  arkiv og frister for endelig referat regnes av det som er endelig.
- Bare brev som er sendt, teller. Et tildelingsbrev teller i året det gjelder for, ikke i året det ble skrevet.
- Det som er «i tide», måles mot fristene i `styring.yaml`. Endrer dere en terskel der, endrer tallene seg også for
  tidligere år. Arbeidsdager er alle dager unntatt lørdager, søndager og helligdager.
- Filer med feil i formen er ikke med. Rapporten sier hvor mange det er, og `styring lint` viser hvilke.

Hver tabell har merknader om det som gjelder nettopp den. Merknadene nedenfor er slik de står når rapporten gjelder for
31. desember 2026, med tersklene som styring har når `styring.yaml` ikke sier noe annet."""

_LIMITS = """\
- **De sier hva som er ført, ikke hva som er sagt.** Et styringssignal som ingen har ført, finnes ikke i tallene.
- **De sier ikke om styringen er god.** Færre krav er ikke bedre styring i seg selv, og et møte uten risiko kan være
  rett bruk av tiden.
- **De sier ikke hva som er årsak til hva.** En endring fra ett år til det neste kan skyldes at det er andre
  virksomheter, en ny måte å klassifisere krav på, eller at flere møter føres.
- **Små tall svinger.** Med tre virksomheter kan ett brev eller ett møte avgjøre en andel. Se på antallet før andelen.
- **De er ikke laget for å rangere virksomheter.** Dialogen skal være tilpasset den enkelte virksomhet, så ulike tall
  kan være slik det skal være."""

_UNITS = {Unit.NONE: "tekst"}
_HEADINGS = ("Kolonne", "Overskrift", "Innhold")


def reports_page() -> str:
    """The whole page."""
    return page(_blocks())


def _blocks() -> Iterator[str]:
    yield _INTRODUCTION
    yield table(
        ("Rapport", "Spørsmål"),
        [(f"[{code(each.name)}](#{_place(each)})", escape(each.question)) for each in REPORTS.values()],
    )
    for title, place, text in (
        ("Slik spør du", "slik-spor-du", _ASKING),
        ("Formater", "formater", _FORMATS),
        ("Slik følger du et tall tilbake", "sporing", _TRACING),
        ("Hva som telles", "hva-som-telles", _COUNTING),
        ("Hva tallene ikke kan si", "hva-tallene-ikke-kan-si", _LIMITS),
    ):
        yield heading(2, title, place)
        yield text
    for report in REPORTS.values():
        yield heading(2, report.title, _place(report))
        yield f"{code(f'styring report {report.name}')} – {escape(report.question)}"
        yield from _survey() if report is SURVEY else _tables(report)


def _tables(report: Report) -> Iterator[str]:
    yield f"Svarer på {', '.join(f'[{id}](dekning.md#{address(id)})' for id in report.cites)}."
    common, tables = told_once(report.tabulate([], Scope(_DAY)))
    if common:
        yield _notes(common)
    for each in tables:
        yield anchor(_place(report, each.key))
        yield f"### {escape(each.title)}"
        yield f"Tabellen {code(each.key)}:"
        yield table(_HEADINGS, map(_row, each.columns))
        if each.notes:
            yield _notes(each.notes)


def _survey() -> Iterator[str]:
    yield (
        "Rapporten setter sammen tabeller fra de andre rapportene for ett år: det siste som er med. "
        "Kravene vises for alle årene som er med."
    )
    titles = {each.key: each for each in SURVEY.tabulate([], Scope(_DAY))}
    places = {
        f"{report.name}_{each.key}": _place(report, each.key)
        for report in REPORTS.values()
        if report is not SURVEY
        for each in report.tabulate([], Scope(_DAY))
    }
    rows = []
    for question in QUESTIONS:
        for key in question.tables:
            title = escape(titles[key].title)
            rows.append((
                f"[{question.id}](dekning.md#{address(question.id)})" if question.id else "–",
                escape(question.title),
                code(key),
                f"[{title}](#{places[key]})" if key in places else title,
            ))  # fmt: skip
    yield table(("Punkt", "Tema", "Tabell", "Fra"), rows)
    yield from _own(titles[key] for key in titles if key not in places)


def _own(tables: Iterable[Table]) -> Iterator[str]:
    for each in tables:
        yield f"### {escape(each.title)}"
        yield f"Tabellen {code(each.key)}:"
        yield table(_HEADINGS, map(_row, each.columns))
        yield _notes(each.notes)


def _row(column: Column) -> tuple[str, ...]:
    return code(column.key), escape(column.title), _UNITS.get(column.unit, column.unit.value)


def _notes(notes: Iterable[str]) -> str:
    return "\n".join(f"- {escape(note)}" for note in notes)


def _place(report: Report, *table: str) -> str:
    return address("rapport", report.name, *table)
