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
from styring.reports.table import Unit, percentage

_STEERING = MeetingKind.ETATSSTYRINGSMOTE
_NO_MEETINGS = "Postene har ingen gjennomførte møter i {year}."


def paragraphs(question: str, tables: Read, year: int) -> tuple[str, ...]:
    """The answer to a question («KA-1»; empty for the one on demands) in some paragraphs."""
    return tuple(_TOLD[question](tables, year))


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
            f"Av {count(items, 'sak', 'saker')} på sakslistene meldte virksomhetene inn "
            f"{_part(total(raised, 'fra_virksomheten'), items)} og byrådsavdelingen "
            f"{_part(total(raised, 'fra_byrådsavdelingen'), items)}."
        )
    inputs = tables["dialogsløyfe_innspill"]
    if held := total(inputs, "møter"):
        yield (
            f"Virksomhetene ble invitert til å komme med innspill til {total(inputs, 'invitert')} av {held} "
            f"etatsstyringsmøter, og {total(inputs, 'tatt_inn')} av {total(inputs, 'innspill')} innspill ble tatt inn "
            "på sakslisten."
        )
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
            f"Virksomhetene har hatt {_from_to(steering, 'møter', Unit.COUNT)} etatsstyringsmøter. "
            + (
                f"{_codes(over)} har hatt flere enn hovedregelen på inntil {limit} i året."
                if over
                else f"Ingen har hatt flere enn hovedregelen på inntil {limit} i året."
            )
        )
    close = total(tables["deltakelse_kontaktmøter"], "for_tett")
    if total(tables["deltakelse_kontaktmøter"], "møter"):
        yield (
            f"{count(close, 'kontaktmøte', 'kontaktmøter')} ble holdt tettere på det forrige enn månedlig."
            if close
            else "Ingen kontaktmøter ble holdt tettere på det forrige enn månedlig."
        )
    for row in tables["deltakelse_ledelse"]:
        if row["møtetype"] == _STEERING:
            yield (
                f"I etatsstyringsmøtene var kommunaldirektøren med i {_percent(row, 'kommunaldirektøren')} og "
                f"virksomhetslederen i {_percent(row, 'virksomhetslederen')} av møtene; møtelederen var den "
                f"retningslinjene sier, i {_percent(row, 'rett_møteleder')}."
            )
    yield _political(tables["deltakelse_politisk_ledelse"])
    wheel = tables["årshjul_årshjul"]
    planned, gone = total(wheel, "planlagt"), total(wheel, "som_planlagt") + total(wheel, "annen_dag")
    if planned:
        yield (
            f"Av {count(planned, 'møte', 'møter')} i årshjulet er {gone} holdt, {total(wheel, 'annen_dag')} av dem en "
            f"annen dag enn planlagt. {total(wheel, 'utenom')} møter er holdt utenom årshjulet."
        )


def _political(rows: Sequence[Row]) -> str:
    there, every = total(rows, "med_politisk_ledelse"), total(rows, "møter")
    by_extent = {
        extent: [row for row in rows if row["deltakelse"] == extent] for extent in ("ofte", "ved behov", "aldri")
    }
    told = [f"{extent} hos {_codes(found)}" for extent, found in by_extent.items() if found]
    return f"Politisk ledelse var med i {_part(there, every)} møter: {listing(told)}."


def _themes(tables: Read, year: int) -> Iterator[str]:
    weights = [row for row in tables["temaer_hovedvekt"] if row["andel_mål_resultater_risiko"] is not None]
    if weights:
        yield (
            f"Måloppnåelse, resultater og risiko utgjorde "
            f"{_from_to(weights, 'andel_mål_resultater_risiko', Unit.PERCENT)} av etatsstyringsmøtene."
        )
        yield (
            "Innsatsfaktorer og enkeltsaker utgjorde "
            f"{_from_to(weights, 'andel_innsatsfaktorer_enkeltsaker', Unit.PERCENT)}."
        )
    strategic = tables["temaer_strategiske"]
    items = total(strategic, "saker")
    if not items:
        yield f"Postene har ingen saker fra gjennomførte møter i {year}."
        return
    yield f"{_part(total(strategic, 'strategiske'), items)} saker er merket som strategiske."
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
    yield f"{_part(formal, formal + informal)} møter var formelle, og {informal} var uformelle."
    yield f"Andelen formelle møter var {_from_to(rows, 'andel_formelle', Unit.PERCENT)}."
    stated = [row for row in rows if row["karakter_oppgitt"] is not None]
    if stated:
        yield (
            "Innkallingen sier om møtet er formelt eller uformelt, i "
            f"{_from_to(stated, 'karakter_oppgitt', Unit.PERCENT)} av etatsstyringsmøtene og kontaktmøtene."
        )
    yield "Om miksen er rett, og om deltakerne vet hva som er hva, må partene vurdere."


def _documentation(tables: Read, year: int) -> Iterator[str]:
    rows = tables["møter_typer"]
    if not rows:
        yield _NO_MEETINGS.format(year=year)
        return
    written = total(rows, "referat") + total(rows, "oppsummering")
    yield f"{_part(written, total(rows, 'møter'))} møter har referat eller oppsummering."
    papers = [row for row in tables["frister_papirer"] if row["i_tide"] is not None]
    if papers:
        told = [f"{_percent(row, 'i_tide')} til {_plural(row)}" for row in papers]
        yield f"Sakspapirene kom i tide i {listing(told)}."
    minutes = [row for row in tables["frister_referater"] if row["median_til_endelig"] is not None]
    if minutes:
        told = [f"{shown(row['median_til_endelig'])} arbeidsdager fra {_plural(row)}" for row in minutes]
        yield f"Fra møte til endelig referat eller oppsummering gikk det i median {listing(told)}."
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
        yield f"{given} gitt utenom den formelle dialogen, og {_all_or(written, every)} er skriftliggjort i etterkant."
        where = [f"{total([row], 'signaler')} {_in(text(row, 'gitt_i'))}" for row in rows]
        longest = max((figure(row, "tid_lengste") for row in rows if row["tid_lengste"] is not None), default=None)
        yield (
            f"Signalene ble gitt slik: {listing(where)}."
            + (f" Det tok høyst {shown(longest)} arbeidsdager før de var skriftlige." if longest is not None else "")
        )
        yield f"{_all_or(total(rows, 'forankret'), every).capitalize()} er forankret i et brev som er sendt."
    yield "Postene viser bare de signalene som noen har ført."


def _charters(tables: Read, year: int) -> Iterator[str]:
    rows = tables["samarbeidsplakater_oversikt"]
    every, agreed = total(rows, "virksomheter"), total(rows, "inngått")
    yield f"{agreed} av {count(every, 'virksomhet', 'virksomheter')} har en samarbeidsplakat som er inngått."
    if agreed:
        yield f"{_all_or(total(rows, 'utfylt_av_begge'), agreed).capitalize()} er fylt ut av begge parter."
    without = [row for row in tables["samarbeidsplakater_plakater"] if row["inngått"] is None]
    if without:
        yield f"Det er ingen inngått plakat hos {_codes(without)}."
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
        yield (
            "Tallene gjelder én byrådsavdeling. Om begrepsbruken varierer mellom avdelingene, viser den samme "
            "kartleggingen for alle under ett."
        )


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
    told = [f"{shown(rows[each.heading][Basis.ALL])} {each.heading.lower()}" for each in parts]
    yield (
        f"Brevene for {year} stilte i gjennomsnitt {shown(rows[Measure.STEERING.heading][Basis.ALL])} styringskrav til "
        f"hver virksomhet: {listing(told)}."
    )
    before = max((figure(row, "fra") for row in tables["krav_endring_panel"] if row["til"] == year), default=None)
    changes = {
        text(row, "krav"): row["endring"]
        for row in tables["krav_endring_panel"]
        if row["til"] == year and row["fra"] == before and row["grunnlag"] == Basis.ALL
    }
    changed = [
        f"{each.heading.lower()} {shown(changes[each.heading], Unit.CHANGE)}"
        for each in parts
        if changes.get(each.heading) is not None
    ]
    if changed and before is not None:
        yield f"Endringen fra {shown(before)} hos de virksomhetene som fikk brev begge årene: {listing(changed)}."
        shifted = [row for row in tables["krav_forskyvning"] if row["til"] == year and row["fra"] == before]
        for row in shifted:
            if row["grunnlag"] == Basis.ALL:
                yield (
                    f"Hos {shown(row['med_forskyvning'])} av {shown(row['virksomheter'])} virksomheter ble det færre "
                    "mål og styringsparametre samtidig som det ble flere aktivitetskrav."
                )


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


def _part(part: int, whole: int) -> str:
    """«17 av 25 (68 %)»."""
    return f"{part} av {whole} ({shown(percentage(part, whole), Unit.PERCENT)})"


def _all_or(part: int, whole: int) -> str:
    return "alle" if part == whole and whole > 1 else f"{part} av {whole}"


def _percent(row: Row, key: str) -> str:
    return shown(row[key], Unit.PERCENT)


def _codes(rows: Sequence[Row]) -> str:
    return listing([text(row, "virksomhet") for row in rows])


def _plural(row: Row) -> str:
    return f"{text(row, 'møtetype')}r"


def _in(place: str) -> str:
    return f"i {place}r" if place in set(MeetingKind) else place


def _from_to(rows: Sequence[Row], key: str, unit: Unit) -> str:
    """«fra 58,3 % (bre) til 83,3 % (bfj)», or the one figure that all have."""
    least, most = min(rows, key=lambda row: figure(row, key)), max(rows, key=lambda row: figure(row, key))
    low, high = shown(least[key], unit), shown(most[key], unit)
    if low == high:
        return f"{low} hos alle" if len(rows) > 1 else f"{low} ({text(least, 'virksomhet')})"
    return f"fra {low} ({text(least, 'virksomhet')}) til {high} ({text(most, 'virksomhet')})"
