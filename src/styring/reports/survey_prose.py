"""What the tables of the survey say in words. The first sentence of an answer sums it up.

The figures are told, never judged; what they cannot answer is left to the parties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from styring.messages import count, listing
from styring.records.vocabulary import MeetingKind
from styring.reports.compared import Basis
from styring.reports.figures import shown
from styring.reports.letters import Measure
from styring.reports.rows import Read, Row, figure, text, total
from styring.reports.survey_words import all_or, codes, from_to, part, percent, place_of
from styring.reports.table import Unit, percentage

_STEERING = MeetingKind.ETATSSTYRINGSMOTE
_NO_MEETINGS = "Postene har ingen gjennomførte møter i {year}."


def paragraphs(question: str, tables: Read, year: int) -> tuple[str, ...]:
    """The answer to a question («KA-1»; empty for the one on demands) in some paragraphs."""
    return tuple(_TOLD[question](tables, year))


def key_figures(tables: Read, year: int) -> tuple[tuple[str, str], ...]:
    """What stands first in the document: what each figure is, and the figure as people write it."""
    mix, kinds = tables["møter_dialog"], tables["møter_typer"]
    held, formal = total(kinds, "møter"), total(mix, "formelle")
    written = total(kinds, "referat") + total(kinds, "oppsummering")
    political = total(tables["deltakelse_politisk_ledelse"], "med_politisk_ledelse")
    demands = [
        row[Basis.ALL]
        for row in tables["krav_gjennomsnitt"]
        if row["år"] == year and row["krav"] == Measure.STEERING.heading
    ]
    return (
        ("gjennomførte møter", shown(held)),
        ("av møtene er formelle", shown(percentage(formal, held), Unit.PERCENT)),
        ("av møtene er dokumentert", shown(percentage(written, held), Unit.PERCENT)),
        ("av møtene med politisk ledelse", shown(percentage(political, held), Unit.PERCENT)),
        ("styringskrav per virksomhet i snitt", shown(demands[0] if demands else None)),
    )


def _roles(tables: Read, year: int) -> Iterator[str]:
    agencies = tables["virksomheter"]
    clear = [row for row in agencies if row["rolleavklaring"]]
    yield (
        f"Rolleavklaring er ført for {len(clear)} av {count(len(agencies), 'virksomhet', 'virksomheter')}, og "
        f"etatsstyrer for {sum(row['etatsstyrer'] is not None for row in agencies)}."
    )
    raised = tables["dialogsløyfe_innmeldt"]
    items = total(raised, "saker")
    if items:
        yield (
            f"Virksomhetene meldte inn {part(total(raised, 'fra_virksomheten'), items, 'sak', 'saker')} på "
            f"sakslistene, og byrådsavdelingen {total(raised, 'fra_byrådsavdelingen')}."
        )
    inputs = tables["dialogsløyfe_innspill"]
    if held := total(inputs, "møter"):
        yield (
            "Virksomhetene ble invitert til å komme med innspill til "
            f"{part(total(inputs, 'invitert'), held, 'etatsstyringsmøte', 'etatsstyringsmøter')}."
        )
    if received := total(inputs, "innspill"):
        yield f"{total(inputs, 'tatt_inn')} av {received} innspill ble tatt inn på sakslisten."
    yield (
        "Tallene viser hvem som melder saker, og om rollene er beskrevet. Om rolle- og ansvarsfordelingen er god, og "
        "hvordan partene vil ha den, må byrådsavdelingen og virksomhetene snakke om."
    )


def _meetings(tables: Read, year: int) -> Iterator[str]:
    held = {text(row, "møtetype"): total([row], "møter") for row in tables["deltakelse_ledelse"]}
    if not held:
        yield _NO_MEETINGS.format(year=year)
        return
    yield (
        f"Det er holdt {count(sum(held.values()), 'møte', 'møter')} i {year}: "
        f"{listing([count(number, kind, f'{kind}r') for kind, number in held.items()])}."
    )
    steering = tables["deltakelse_etatsstyringsmøter"]
    if steering:
        over = [row for row in steering if row["over"]]
        limit = shown(steering[0]["hovedregel"])
        yield (
            f"Antall etatsstyringsmøter hos virksomhetene var {from_to(steering, 'møter', Unit.COUNT)}. "
            + (
                f"{codes(over)} har hatt flere enn hovedregelen på inntil {limit} i året."
                if over
                else f"Ingen har hatt flere enn hovedregelen på inntil {limit} i året."
            )
        )
    close = total(tables["deltakelse_kontaktmøter"], "for_tett")
    if total(tables["deltakelse_kontaktmøter"], "møter"):
        yield (
            f"{count(close, 'kontaktmøte', 'kontaktmøter')} kom tettere på det forrige enn månedlig."
            if close
            else "Ingen kontaktmøter kom tettere på det forrige enn månedlig."
        )
    for row in tables["deltakelse_ledelse"]:
        if row["møtetype"] == _STEERING:
            yield (
                f"I etatsstyringsmøtene var kommunaldirektøren med i {percent(row, 'kommunaldirektøren')} og "
                f"virksomhetslederen i {percent(row, 'virksomhetslederen')}. I {percent(row, 'rett_møteleder')} var "
                "møtelederen den som retningslinjene peker ut."
            )
    yield _political(tables["deltakelse_politisk_ledelse"])
    if wheel := " ".join(_year_wheel(tables["årshjul_årshjul"])):
        yield wheel


def _year_wheel(rows: Sequence[Row]) -> Iterator[str]:
    planned, another_day, outside = (total(rows, key) for key in ("planlagt", "annen_dag", "utenom"))
    if planned:
        moved = f", {another_day} av dem en annen dag enn planlagt" if another_day else ""
        held = total(rows, "som_planlagt") + another_day
        yield f"Av {count(planned, 'møte', 'møter')} i årshjulet er {held} holdt{moved}."
    if outside:
        yield f"{count(outside, 'møte', 'møter')} er holdt utenom årshjulet."


def _political(rows: Sequence[Row]) -> str:
    there, every = total(rows, "med_politisk_ledelse"), total(rows, "møter")
    by_extent = {
        extent: [row for row in rows if row["deltakelse"] == extent] for extent in ("ofte", "ved behov", "aldri")
    }
    told = [f"{extent} hos {codes(found)}" for extent, found in by_extent.items() if found]
    return f"Politisk ledelse var med i {part(there, every, 'møte', 'møter')}: {listing(told)}."


def _themes(tables: Read, year: int) -> Iterator[str]:
    weights = [row for row in tables["temaer_hovedvekt"] if row["andel_mål_resultater_risiko"] is not None]
    if weights:
        yield (
            "Andelen måloppnåelse, resultater og risiko i etatsstyringsmøtene var "
            f"{from_to(weights, 'andel_mål_resultater_risiko', Unit.PERCENT)}."
        )
        yield (
            "Andelen innsatsfaktorer og enkeltsaker var "
            f"{from_to(weights, 'andel_innsatsfaktorer_enkeltsaker', Unit.PERCENT)}."
        )
    strategic = tables["temaer_strategiske"]
    items = total(strategic, "saker")
    if not items:
        yield f"Postene har ingen saker fra gjennomførte møter i {year}."
        return
    yield f"{part(total(strategic, 'strategiske'), items, 'sak', 'saker')} er merket som strategiske."
    labels = [row for row in tables["merkelapper_merkelapper"] if row["år"] == year]
    named = [f"{text(row, 'merkelapp')} {total([row], 'saker')}" for row in labels]
    if named:
        yield f"Saker med merkelapp: {listing(named)}."
    yield (
        "Temaene er slik sakene er ført. Om sakene var de viktigste, og om de ble tatt opp tidlig nok, kan bare "
        "deltakerne svare på."
    )


def _mix(tables: Read, year: int) -> Iterator[str]:
    rows = tables["møter_dialog"]
    formal, informal = total(rows, "formelle"), total(rows, "uformelle")
    if not rows:
        yield _NO_MEETINGS.format(year=year)
        return
    yield f"{part(formal, formal + informal, 'møte', 'møter')} var formelle, og {informal} var uformelle."
    yield f"Andelen formelle møter var {from_to(rows, 'andel_formelle', Unit.PERCENT)}."
    stated = [row for row in rows if row["karakter_oppgitt"] is not None]
    if stated:
        yield (
            "Andelen etatsstyringsmøter og kontaktmøter der innkallingen sier om møtet er formelt eller uformelt, var "
            f"{from_to(stated, 'karakter_oppgitt', Unit.PERCENT)}."
        )
    yield "Om miksen er rett, og om deltakerne vet hva som er hva, må partene vurdere."


def _documentation(tables: Read, year: int) -> Iterator[str]:
    rows = tables["møter_typer"]
    if not rows:
        yield _NO_MEETINGS.format(year=year)
        return
    written = total(rows, "referat") + total(rows, "oppsummering")
    yield f"{part(written, total(rows, 'møter'), 'møte', 'møter')} har referat eller oppsummering."
    papers = [row for row in tables["frister_papirer"] if row["i_tide"] is not None]
    if papers:
        told = [f"{percent(row, 'i_tide')} i tide til {row['møtetype']}ne" for row in papers]
        yield f"Av sakspapirene kom {listing(told)}."
    minutes = [row for row in tables["frister_referater"] if row["median_til_endelig"] is not None]
    if minutes:
        told = [f"{shown(row['median_til_endelig'])} for {row['møtetype']}ne" for row in minutes]
        yield f"Arbeidsdager fra møte til endelig referat eller oppsummering, median: {listing(told)}."
    documents, public = total(tables["offentlighet_arkiv"], "dokumenter"), tables["offentlighet_virksomheter"]
    if documents:
        archive = tables["offentlighet_arkiv"]
        yield (
            f"Av {documents} brev, referater og oppsummeringer som ble sendt eller endelige, er "
            f"{total(public, 'offentlige')} helt eller delvis offentlige, {total(archive, 'publisert')} publisert og "
            f"{total(archive, 'arkivert')} arkivert."
        )


def _signals(tables: Read, year: int) -> Iterator[str]:
    rows = tables["styringssignaler_gitt_i"]
    every, written = total(rows, "signaler"), total(rows, "skriftliggjort")
    if not every:
        yield f"Postene har ingen styringssignaler som er gitt utenom den formelle dialogen i {year}."
    else:
        given = count(every, "styringssignal er", "styringssignaler er")
        yield f"{given} gitt utenom den formelle dialogen, og {all_or(written, every)} er skriftliggjort i etterkant."
        where = [f"{total([row], 'signaler')} {place_of(text(row, 'gitt_i'))}" for row in rows]
        longest = max((figure(row, "tid_lengste") for row in rows if row["tid_lengste"] is not None), default=None)
        yield (
            f"Signalene ble gitt slik: {listing(where)}."
            + (f" Det tok høyst {shown(longest)} arbeidsdager før de var skriftlige." if longest is not None else "")
        )
        yield f"{all_or(total(rows, 'forankret'), every).capitalize()} er forankret i et brev som er sendt."
    yield "Postene viser bare de signalene som noen har ført."


def _charters(tables: Read, year: int) -> Iterator[str]:
    rows = tables["samarbeidsplakater_oversikt"]
    every, agreed = total(rows, "virksomheter"), total(rows, "inngått")
    if not every:
        yield "Postene har ingen virksomheter å svare for."
        return
    yield f"{agreed} av {count(every, 'virksomhet', 'virksomheter')} har inngått samarbeidsplakat."
    if agreed:
        yield f"{all_or(total(rows, 'utfylt_av_begge'), agreed).capitalize()} er fylt ut av begge parter."
    without = [row for row in tables["samarbeidsplakater_plakater"] if row["inngått"] is None]
    if without:
        yield f"Det er ingen inngått plakat hos {codes(without)}."
    yield "Hvor mange som har en plakat, sier ikke om det bør lages en mal. Det må partene snakke om."


def _names(tables: Read, year: int) -> Iterator[str]:
    rows = tables["møter_navn"]
    if not rows:
        yield _NO_MEETINGS.format(year=year)
        return
    kinds = list(dict.fromkeys(text(row, "møtetype") for row in rows))
    names = {text(row, "navn") for row in rows}
    yield (
        f"{count(len(kinds), 'møtetype', 'møtetyper')} har {count(len(names), 'navn', 'navn')} i bruk. "
        f"{_other_names([row for row in rows if row['navn'] != row['møtetype']])}"
    )
    uncommon = list(dict.fromkeys(text(row, "navn") for row in rows if not row["felles_begrep"]))
    if uncommon:
        yield f"Ikke blant de felles begrepene for møtetypen: {listing([f'«{name}»' for name in uncommon])}."
    departments = sorted({each for row in rows for each in text(row, "byrådsavdelinger").split(", ") if each})
    if len(departments) < 2:
        yield "Tallene gjelder én byrådsavdeling, så de viser ikke om begrepsbruken varierer mellom avdelingene."


def _other_names(rows: Sequence[Row]) -> str:
    if not rows:
        return "Alle møtene er kalt det møtetypen heter."
    told = count(total(rows, "møter"), "møte er", "møter er")
    return f"{told} kalt noe annet enn møtetypen."


def _demands(tables: Read, year: int) -> Iterator[str]:
    rows = {text(row, "krav"): row for row in tables["krav_gjennomsnitt"] if row["år"] == year}
    if not rows:
        yield f"Postene har ingen sendte tildelingsbrev for {year}."
        return
    parts = (Measure.GOALS, Measure.PARAMETERS, Measure.RESULTS, Measure.ACTIVITIES)
    named = (*parts, *((Measure.UNCLASSIFIED,) if rows[Measure.UNCLASSIFIED.heading][Basis.ALL] else ()))
    told = [f"{each.heading.lower()} {shown(rows[each.heading][Basis.ALL])}" for each in named]
    yield (
        f"Brevene for {year} stilte i gjennomsnitt {shown(rows[Measure.STEERING.heading][Basis.ALL])} styringskrav til "
        f"hver virksomhet: {listing(told)}."
    )
    yield from _changes(tables, parts, year)


def _changes(tables: Read, parts: Sequence[Measure], year: int) -> Iterator[str]:
    """How the demands on the agencies that got letters for both years have changed since the year before."""
    until_now = [row for row in tables["krav_endring_panel"] if row["til"] == year and row["grunnlag"] == Basis.ALL]
    if not until_now:
        return
    before = max(figure(row, "fra") for row in until_now)
    since = {text(row, "krav"): row for row in until_now if row["fra"] == before}
    changed = [_changed(name, since[name]) for name in (each.heading for each in parts) if _has_changed(since[name])]
    told = listing(changed) if changed else "ingen endring i gjennomsnittene"
    yield f"Fra {shown(before)}, hos de virksomhetene som fikk brev begge årene: {told}."
    for row in tables["krav_forskyvning"]:
        if row["til"] == year and row["fra"] == before and row["grunnlag"] == Basis.ALL:
            yield (
                f"Hos {total([row], 'med_forskyvning') or 'ingen'} av "
                f"{count(total([row], 'virksomheter'), 'virksomhet', 'virksomheter')} ble det færre mål og "
                "styringsparametre samtidig som det ble flere aktivitetskrav."
            )


def _has_changed(row: Row) -> bool:
    return row["gjennomsnitt_før"] != row["gjennomsnitt_etter"]


def _changed(name: str, row: Row) -> str:
    """«mål fra 12,7 til 6,4 (−49,6 %)»."""
    change = f" ({shown(row['endring'], Unit.CHANGE)})" if row["endring"] is not None else ""
    return f"{name.lower()} fra {shown(row['gjennomsnitt_før'])} til {shown(row['gjennomsnitt_etter'])}{change}"


_TOLD: Mapping[str, Callable[[Read, int], Iterator[str]]] = {
    "KA-1": _roles,
    "KA-2": _meetings,
    "KA-3": _themes,
    "KA-4": _mix,
    "KA-5": _documentation,
    "KA-6": _signals,
    "KA-7": _charters,
    "KA-8": _names,
    "": _demands,
}
