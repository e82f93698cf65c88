"""Letters, and the records that hang on them: assignments, reports, signals, the agency itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from corpora.notation import Flow, Record, Value
from corpora.words import Words
from corpora.years import AS_OF, Agency, Year
from styring.workdays import shift

_AREAS = ("Drift", "Økonomi", "Beredskap", "Brukere")


def agency(of: Agency, words: Words) -> Record:
    """virksomhet."""
    return {
        "navn": of.name,
        "form": "etat",
        "byrådsavdeling": of.department,
        "leder_tittel": "Etatsdirektør",
        "målform": "nb",
        "egenart": " ".join(words.text(10)),
        "rolleavklaring": " ".join(words.text(10)),
        "risiko": {"nivå": "middels", "vurdert": date(AS_OF.year, 1, 12)},
        "etatsstyrer_rolle": "kommunaldirektør",
    }


def charter(first_year: int, words: Words) -> Record:
    """samarbeidsplakat."""
    return {
        "inngått": date(first_year, 1, 15),
        "sist_reflektert": date(AS_OF.year, 2, 10),
        "utfylt_av": ["byrådsavdeling", "virksomhet"],
        "nå": [words.text(3) for _ in range(2)],
        "ønsket": [words.text(3) for _ in range(2)],
        "prinsipper": [words.text(2) for _ in range(3)],
        "spilleregler": {key: words.text(2) for key in ("formelt", "uformelt", "signaler", "eskalering", "uenighet")},
        "neste_refleksjon": date(AS_OF.year + 1, 2, 10),
    }


def allocation(year: Year) -> tuple[str, Record]:
    """tildelingsbrev. The requirements go on from year to year, with new numbers to reach."""
    words, carried = year.words, year.year > year.first_year
    day = date.fromisoformat(year.allocation[:10])

    def goes_on(requirement: Record) -> Record:
        return {**requirement, "videreført_fra": requirement["id"]} if carried else requirement

    def measured(name: str, kind: str, goal: str) -> Record:
        target = {"måltall": words.number(60, 95), "enhet": "prosent"}
        return goes_on({"id": name, "type": kind, "tekst": words.share(), "mål": goal, **target})

    reason = {"kode": "egenart", "tekst": words.sentence()}
    letter: Record = {
        **_head("tildelingsbrev", day, f"Tildelingsbrev {year.year} til {year.agency.name}"),
        "oppdrag": [f"o-{year.year}-01"],
        "innledning": words.text(2),
        "utfordringer": words.text(3),
        "kapitler": [{"tittel": area, "tekst": words.text(2)} for area in _AREAS[:2]],
        "verbalvedtak": [words.text(1)],
        "fullmakter": words.text(1),
        "budsjettramme": Flow(kapittel="610", beløp_1000kr=words.number(90_000, 990_000)),
        "dialog_før_utsendelse": shift(day, -4),
        "mål": [{"id": name, "tekst": words.goal(), "nivå": "hovedmål"} for name in ("m1", "m2")],
        "krav": [
            measured("k1", "styringsparameter", "m1"),
            measured("k2", "resultatkrav", "m1"),
            measured("k3", "styringsparameter", "m2"),
            goes_on(
                {
                    "id": "k4",
                    "type": "aktivitetskrav",
                    "tekst": words.task().removesuffix("."),
                    "mål": "m1",
                    "begrunnelse": reason,
                }
            ),
            {"id": "k5", "type": "rapporteringskrav", "tekst": f"Oversikt over {words.title().lower()}"},
            goes_on({"id": "k6", "type": "mål", "tekst": words.goal(), "mål": "m2"}),
        ],
        "risikovurdering": [
            {"beskrivelse": words.sentence(), "sannsynlighet": "middels", "konsekvens": "høy", "tiltak": words.title()}
        ],
        "rapportering": [
            Flow(id="t1", navn="Tertialrapport 1", frist=year.working(5, 28)),
            Flow(id="t2", navn="Tertialrapport 2", frist=year.working(9, 15)),
            Flow(id="aar", navn=f"Årsrapport {year.year}", frist=date(year.year + 1, 3, 1)),
        ],
        "møteplan": [Flow(type="etatsstyringsmøte", dato=meeting) for meeting in year.steering_days],
        **year.final(year.allocation, 0, shift(day, 3), shift(day, 6)),
    }
    return f"{year.year}/letters/{year.allocation}.yaml", letter


def supplement(year: Year) -> tuple[str, Record]:
    """supplerende tildelingsbrev."""
    day = year.working(5, 20)
    words, name = year.words, f"{day}-stb"
    letter: Record = {
        **_head("supplerende_tildelingsbrev", day, f"Supplerende tildelingsbrev {year.year}"),
        "hovedbrev": year.allocation,
        "innledning": words.text(3),
        "kapitler": [{"tittel": area, "tekst": words.text(3)} for area in _AREAS],
        "krav": [
            {
                "id": "k7",
                "type": "resultatkrav",
                "tekst": words.share(),
                "mål": "m2",
                "måltall": words.number(60, 95),
                "enhet": "prosent",
            }
        ],
        "dialog_før_utsendelse": shift(day, -4),
        **year.final(name, 0, shift(day, 2), shift(day, 4)),
    }
    return f"{year.year}/letters/{name}.yaml", letter


def assignment_letter(year: Year) -> tuple[str, Record]:
    """oppdragsbrev."""
    name = _assignment_letter(year)
    day, words = date.fromisoformat(name[:10]), year.words
    letter: Record = {
        **_head("oppdragsbrev", day, f"Oppdragsbrev {year.year}"),
        "oppdrag": [f"o-{year.year}-01"],
        "innledning": words.text(4),
        "kapitler": [{"tittel": area, "tekst": words.text(4)} for area in _AREAS],
        "budsjettramme": Flow(kapittel="610", beløp_1000kr=words.number(1_000, 40_000)),
        "dialog_før_utsendelse": shift(day, -4),
        **year.final(name, 2, shift(day, 2), shift(day, 4)),
    }
    return f"{year.year}/letters/{name}.yaml", letter


def instruction(year: Year) -> tuple[str, Record]:
    """instruks."""
    day = year.working(10, 15)
    words, name = year.words, f"{day}-in"
    letter: Record = {
        **_head("instruks", day, words.title()),
        "innledning": words.text(5),
        "kapitler": [{"tittel": area, "tekst": words.text(4)} for area in _AREAS],
        **year.final(name, 0, shift(day, 2), shift(day, 4)),
    }
    return f"{year.year}/letters/{name}.yaml", letter


def assignment(year: Year) -> tuple[str, Record]:
    """oppdrag: announced in January, begun in February, ended in December."""
    words = year.words
    begun, ended = year.working(2, 16), date(year.year, 12, 15)
    steps: list[Value] = [Flow(status="varslet", fra=date.fromisoformat(year.allocation[:10]))]
    steps.append(Flow(status="aktiv", fra=begun))
    if ended <= AS_OF:
        steps.append(Flow(status="avsluttet", fra=ended))
    milestones: list[Value] = [
        {
            "id": f"mp{number}",
            "tekst": words.goal(),
            "frist": due,
            "historikk": [Flow(status="planlagt", fra=begun), Flow(status="nådd", fra=due)],
        }
        for number, due in ((1, year.working(5, 26)), (2, year.working(9, 28)))
    ]
    record: Record = {
        "tittel": words.title(),
        "historikk": steps,
        "prosjektkarakter": True,
        "varslet_i": year.allocation,
        "oppdragsbrev": _assignment_letter(year),
        "prosjektplan": f"Prosjektplan, versjon {words.number(1, 4)}.0",
        "milepæler": milestones,
        "startdato": begun,
        "sluttdato": ended,
        "rapportering": [Flow(id="r1", navn="Status i tertialrapport 2", frist=year.working(9, 15))],
        "midler_1000kr": words.number(1_000, 40_000),
        "møtefrekvens": {"vurdering": words.text(8), "dato": begun},
        "gevinst": {"beskrivelse": " ".join(words.text(5)), "ansvarlig_rolle": "Avdelingsdirektør drift"},
    }
    return f"assignments/o-{year.year}-01.yaml", record


def reports(year: Year) -> Iterator[tuple[str, Record]]:
    """Two tertialrapporter and an årsrapport, as far as they are due."""
    due = {"t1": year.working(5, 28), "t2": year.working(9, 15), "aar": date(year.year + 1, 2, 24)}
    periods = {"t1": "januar–april", "t2": "mai–august", "aar": "hele året"}
    for name, received in due.items():
        if received > AS_OF:
            continue
        words = year.words
        report: Record = {
            "type": "årsrapport" if name == "aar" else "tertialrapport",
            "gjelder": year.allocation,
            "rapportering": name,
            "periode": f"{periods[name]} {year.year}",
            "mottatt": received,
            "resultater": [
                {"krav": requirement, "oppnådd": words.number(50, 99), "vurdering": " ".join(words.text(3))}
                for requirement in ("k1", "k2", "k3", *(["k7"] if name == "aar" else []))
            ],
            "risiko": [
                {"beskrivelse": " ".join(words.text(3)), "oppdaget": shift(received, -days), "løftet": received}
                for days in (4, 9, 14)
            ],
            "arkiv": year.archive(0),
        }
        yield f"{year.year}/reports/{year.year}-{name}.yaml", report


def signals(year: Year, count: int) -> Iterator[tuple[str, Record]]:
    """Signals given by telephone, put in writing in one of two letters."""
    letters = (f"{year.working(5, 20)}-stb", f"{year.working(10, 15)}-in")
    of_day = Counter[date]()
    for number in range(count):
        letter = letters[number % 2]
        written = date.fromisoformat(letter[:10])
        day = shift(written, -1 - number // 2 % 9)
        of_day[day] += 1
        signal: Record = {
            "kanal": "Telefon",
            "dato": day,
            "fra_rolle": "kommunaldirektør",
            "type": "presisering",
            "tekst": year.words.text(24),
            "skriftliggjort": Flow(dokument=letter, dato=written),
            "forankret_i": letter,
        }
        yield f"{year.year}/signals/{day}-{of_day[day]}.yaml", signal


def _assignment_letter(year: Year) -> str:
    return f"{year.working(2, 11)}-ob"


def _head(kind: str, day: date, title: str) -> Record:
    return {
        "type": kind,
        "dato": day,
        "status": "sendt",
        "tittel": title,
        "avsender_rolle": "kommunaldirektør",
        "saksbehandler_rolle": "Seniorrådgiver virksomhetsstyring",
    }
