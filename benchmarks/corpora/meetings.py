"""Meetings with their minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from corpora.notation import Flow, Record, Value
from corpora.years import AS_OF, Year
from styring.workdays import shift

Pair = tuple[tuple[str, Record], ...]
"""A meeting, and its minutes when it has been held, with their paths."""

_DEPARTMENT = {
    "seksjonssjef": "Seksjonssjef virksomhetsstyring",
    "ledergruppe_byrådsavdeling": "Seksjonssjef økonomi",
    "medarbeider_byrådsavdeling": "Seniorrådgiver virksomhetsstyring",
    "referent": "Rådgiver virksomhetsstyring",
}
_POLITICAL = {
    "kommunaldirektør": "Kommunaldirektør",
    "byrådssekretær": "Byrådssekretær",
    "ledergruppe_byrådsavdeling": "Seksjonssjef økonomi",
    "referent": "Rådgiver virksomhetsstyring",
}
_AGENCY = {
    "virksomhetsleder": "Etatsdirektør",
    "ledergruppe_virksomhet": "Avdelingsdirektør drift",
    "medarbeider_virksomhet": "Økonomirådgiver",
}
_PROJECT = {"prosjektleder": "Prosjektleder", **_AGENCY}
_DIRECTOR = {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør"}
_PURPOSES = ("omforent_forståelse", "prinsipiell", "veivalg", "arbeidsfordeling", "underveis")


def steering(year: Year) -> Iterator[tuple[str, Record]]:
    """The four etatsstyringsmøter."""
    days = year.steering_days
    for number, day in enumerate(days, start=1):
        earlier = f"{days[number - 2]}-esm#op1" if number > 1 else None
        yield from _steering(year, number, day, earlier)


def _steering(year: Year, number: int, day: date, earlier: str | None) -> Iterator[tuple[str, Record]]:
    held = day < AS_OF
    name = f"{day}-esm"
    words = year.words
    agenda: list[Record] = [
        _item(year, 1, "oppfølging", "byrådsavdeling", 10, uten_papirer=True),
        _item(year, 2, "resultater", "byrådsavdeling", 30),
        _item(year, 3, "måloppnåelse", "byrådsavdeling", 20),
        _item(year, 4, "risiko", "virksomhet", 30, politisk_avklaring=Flow(behov=True, avklart=shift(day, -3))),
        _item(year, 5, "oppdrag", "byrådsavdeling", 15, portefølje=True, oppdrag=[f"o-{year.year}-01"]),
        _item(year, 6, "innsatsfaktor", "virksomhet", 10),
    ]
    if earlier:
        agenda[0]["oppfølgingspunkter"] = [earlier]
    meeting: Record = {
        "type": "etatsstyringsmøte",
        "nr": number,
        "status": "gjennomført" if held else "innkalt",
        **_time(day, 9, 2),
        "sted": f"Rådhuset, møterom {words.number(101, 640)}",
        "årshjul": f"{year.agency.code}-esm-{number}",
        "formål": words.text(3),
        "møteleder": dict(_DIRECTOR),
        "innkalling": {"sendt": shift(day, -13), "karakter_oppgitt": True},
        "innspill": {
            "invitert": shift(day, -30),
            "frist": shift(day, -18),
            "mottatt": [
                {"tittel": words.title(), "dato": shift(day, -19), "resultat": "tatt_inn", "sak": 4},
                {
                    "tittel": words.title(),
                    "dato": shift(day, -18),
                    "resultat": "avvist",
                    "begrunnelse": f"Tas i et fagmøte. {words.sentence()}",
                },
            ],
        },
        "papirfrist": shift(day, -6),
        "deltakere": _participants(year, {**_DEPARTMENT, **_AGENCY}, held),
        "saksliste": agenda,
        "sakspapirer": [_paper(year, item, shift(day, -8), 0) for item in range(2, 7)],
    }
    yield f"{year.year}/meetings/{name}.yaml", meeting
    if held:
        signals = [
            {
                "id": "s1",
                "type": "prioritering",
                "tekst": words.sentence(),
                "forankret_i": year.allocation,
            }
        ]
        closed = shift(day, 25)
        items = _outcomes(year, agenda, signals, closed, offentlig=True)
        minutes = _formal_minutes(year, day, items)
        minutes.update(year.final(name, 0, shift(day, 14), shift(day, 16)))
        yield f"{year.year}/minutes/{name}.yaml", minutes


def assignment(year: Year) -> Iterator[tuple[str, Record]]:
    """The oppdragsstyringsmøter: one after each milestone."""
    for number, month in enumerate((6, 10), start=1):
        day = year.working(month, 2 + year.agency.number % 5)
        name = f"{day}-osm"
        agenda = [_item(year, nr, "oppdrag", "virksomhet", 20) for nr in (1, 2, 3)]
        meeting: Record = {
            "type": "oppdragsstyringsmøte",
            "nr": number,
            "status": "gjennomført",
            **_time(day, 12, 1),
            "sted": f"Rådhuset, møterom {year.words.number(101, 640)}",
            "oppdrag": [f"o-{year.year}-01"],
            "formål": year.words.text(8),
            "møteleder": dict(_DIRECTOR),
            "innkalling": {"sendt": shift(day, -11), "karakter_oppgitt": True},
            "deltakere": _participants(year, {**_DEPARTMENT, **_PROJECT}, held=True),
            "saksliste": agenda,
            "sakspapirer": [_paper(year, item, shift(day, -6), 2) for item in (1, 2, 3)],
        }
        yield f"{year.year}/meetings/{name}.yaml", meeting
        minutes = _formal_minutes(year, day, _outcomes(year, agenda, [], shift(day, 20), offentlig=True))
        assessed = Flow(sakstype=year.words.title(), prosessfase=year.words.title())
        minutes.update(year.final(name, 2, shift(day, 14), shift(day, 16), vurdering=assessed))
        yield f"{year.year}/minutes/{name}.yaml", minutes


def contact(year: Year) -> Iterator[Pair]:
    """As many kontaktmøter as there is room for; the first four are in the calendar."""
    for number, day in enumerate(year.contact_days, start=1):
        name = f"{day}-kon"
        agenda = [
            _item(year, nr, theme, "virksomhet", 15)
            for nr, theme in enumerate(("annet", "risiko", "annet", "annet"), 1)
        ]
        if number % 2:
            agenda[0]["strategisk"] = True
        meeting: Record = {
            "type": "kontaktmøte",
            "nr": number,
            "status": "gjennomført",
            **_time(day, 13, 1),
            "sted": "Byrådens kontor, Rådhuset",
            **({"årshjul": f"{year.agency.code}-kon-{number}"} if number <= IN_CALENDAR else {}),
            "formål": year.words.text(8),
            "møteleder": {"rolle": "byråd", "stilling": "Byråd"},
            "innkalling": {"sendt": shift(day, -6), "karakter_oppgitt": True},
            "deltakere": _participants(year, {**_POLITICAL, **_AGENCY}, held=True),
            "saksliste": agenda,
        }
        minutes = _summary(year, day, _outcomes(year, agenda, [], shift(day, 20), offentlig=True))
        minutes.update(year.final(name, 1, shift(day, 5), shift(day, 7)))
        yield (f"{year.year}/meetings/{name}.yaml", meeting), (f"{year.year}/minutes/{name}.yaml", minutes)


def expert(year: Year) -> Iterator[Pair]:
    """As many fagmøter as there is room for."""
    for number, day in enumerate(year.expert_days):
        name = f"{day}-fag"
        agenda = [_item(year, nr, "annet", "virksomhet", 20) for nr in (1, 2, 3, 4)]
        meeting: Record = {
            "type": "fagmøte",
            "nivå": "toppleder" if number % 2 else "saksbehandling",
            "formålskode": _PURPOSES[number % len(_PURPOSES)],
            "status": "gjennomført",
            **_time(day, 9, 1),
            "sted": f"Driftsenheten, møterom {year.words.number(1, 40)}",
            "formål": year.words.text(8),
            "møteleder": dict(_DIRECTOR),
            "innkalling": {"sendt": shift(day, -6)},
            "deltakere": _participants(year, {**_DEPARTMENT, **_AGENCY}, held=True),
            "saksliste": agenda,
        }
        minutes = _summary(year, day, _outcomes(year, agenda, [], shift(day, 20)))
        minutes["offentlighet"] = Flow(status="ikke_vurdert")
        minutes["arkiv"] = year.archive(1, shift(day, 5))
        yield (f"{year.year}/meetings/{name}.yaml", meeting), (f"{year.year}/minutes/{name}.yaml", minutes)


IN_CALENDAR = 4
"""So many kontaktmøter of a year are in the calendar."""


def _time(day: date, hour: int, hours: int) -> Record:
    return {"tidspunkt": f"{day}T{hour:02}:00", "slutt": f"{day}T{hour + hours:02}:00"}


def _participants(year: Year, roles: dict[str, str], held: bool) -> list[Record]:
    of_agency = _PROJECT.keys()
    return [
        {
            "rolle": role,
            "stilling": position,
            "organisasjon": year.agency.code if role in of_agency else year.agency.department,
            **({"oppmøte": "til_stede"} if held else {}),
        }
        for role, position in roles.items()
    ]


def _item(year: Year, number: int, theme: str, by: str, minutes: int, **more: Value) -> Record:
    return {
        "nr": number,
        "tittel": year.words.title(),
        "tema": theme,
        "meldt_inn_av": by,
        "varighet_min": minutes,
        **more,
    }


def _paper(year: Year, item: int, received: date, case: int) -> Record:
    return {
        "sak": item,
        "tittel": year.words.title(),
        "fra": "virksomhet",
        "mottatt": received,
        "arkiv": year.archive(case),
    }


def _outcomes(
    year: Year, agenda: Sequence[Record], signals: list[Record], closed: date, **public: bool
) -> list[Record]:
    """What was said on each item, and one thing to do on the first."""
    items: list[Record] = []
    for item in agenda:
        said: Record = {"nr": item["nr"], "omtale": year.words.text(3 if len(agenda) > 4 else 5)}
        if item["nr"] == 2 and signals:
            said["styringssignaler"] = signals
        if item["nr"] == 1:
            said["oppfølging"] = [_follow_up(year, closed, **public)]
        else:
            said["informasjon"] = [year.words.text(2)]
            said["ingen_oppfølging"] = True
        items.append(said)
    return items


def _follow_up(year: Year, closed: date, **public: bool) -> Record:
    done: Record = {"status": "lukket", "lukket": closed} if closed <= AS_OF else {"status": "åpen"}
    return {
        "id": "op1",
        "tekst": year.words.task(),
        "ansvarlig": Flow(rolle="virksomhetsleder", organisasjon=year.agency.code),
        "frist": shift(closed, 10),
        **done,
        **public,
    }


def _formal_minutes(year: Year, day: date, items: list[Record]) -> Record:
    return {
        "form": "referat",
        "status": "endelig",
        "utarbeidet_av": Flow(organisasjon=year.agency.department, rolle="referent"),
        "utkast_dato": shift(day, 3),
        "kommentering": {
            "sendt": shift(day, 4),
            "frist": shift(day, 10),
            "mottatt": [
                {
                    "fra": "virksomhet",
                    "rolle": "virksomhetsleder",
                    "dato": shift(day, 9),
                    "sted": "saker.2",
                    "tekst": year.words.sentence(),
                    "status": "tatt_inn",
                    "svar": year.words.sentence(),
                }
            ],
        },
        "endelig_dato": shift(day, 13),
        "sendt_til": _sent_to(year),
        "saker": items,
    }


def _summary(year: Year, day: date, items: list[Record]) -> Record:
    return {
        "form": "oppsummering",
        "status": "endelig",
        "utarbeidet_av": Flow(organisasjon=year.agency.department, rolle="referent"),
        "utkast_dato": shift(day, 2),
        "endelig_dato": shift(day, 4),
        "sendt_til": _sent_to(year),
        "saker": items,
    }


def _sent_to(year: Year) -> list[str]:
    agency = year.agency
    return [f"{agency.name} ved etatsdirektøren", agency.department_name]
