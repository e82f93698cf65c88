"""One fault for each rule, made in the perfect year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.rules.year import Year, perfect_year, without

YEAR = perfect_year()

Edit: TypeAlias = Callable[[str], str]
"""Spoils the marked text of a file; an empty text is no file."""


def drop(*beginnings: str) -> Edit:
    def edit(text: str) -> str:
        for beginning in beginnings:
            text = without(text, beginning)
        return text

    return edit


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text, f"nowhere stands {old!r}"
        return text.replace(old, new)

    return edit


def gone(text: str) -> str:
    return ""


def spoiled(year: Year, edits: Mapping[str, Edit]) -> Year:
    """The year with some files changed, which are named by the end of their path."""
    paths = {name: next(path for path in year if path.endswith(f"{name}.yaml")) for name in edits}
    return {**year, **{path: edits[name](year[path]) for name, path in paths.items()}}


MARCH, JUNE, AUTUMN = "meetings/2026-03-05-esm", "meetings/2026-06-11-esm", "meetings/2026-09-17-esm"
MARCH_MINUTES, JUNE_MINUTES = "minutes/2026-03-05-esm", "minutes/2026-06-11-esm"
CONTACT, SUMMER_CONTACT = "meetings/2026-05-05-kon", "meetings/2026-06-23-kon"
EASTER, EASTER_SUMMARY = "meetings/2026-03-24-kon", "minutes/2026-03-24-kon"
EXPERT = "meetings/2026-02-17-fag"
SPRING_OSM, AUTUMN_OSM = "meetings/2026-06-02-osm", "meetings/2026-11-04-osm"
LETTER, NEXT_LETTER, SUPPLEMENT = "2026-01-15-tb", "2027-01-28-tb", "2026-05-20-stb"
ASSIGNMENT = "o-2026-01"
CHAIR = "  rolle: {}\n  stilling:"
DIRECTOR, COMMISSIONER, HEAD = map(CHAIR.format, ("kommunaldirektør", "byråd", "seksjonssjef"))


def more(number: int, kind: str) -> Edit:
    demands = (f"  - {{id: x{n}, type: {kind}, tekst: Mer, mål: m1}}\n" for n in range(number))
    return swap("\nkrav:\n", "\nkrav:\n" + "".join(demands))


SPOILED: dict[str, dict[str, Edit]] = {
    "ESM01": {"2027-03-18-esm": swap("tidspunkt: 2027-03-18", "tidspunkt: 2026-12-17")},
    "ESM02": {MARCH: drop("formål:")},
    "ESM03": {MARCH: drop("saksliste:")},
    "ESM04": {MARCH: swap("organisasjon: bre", "organisasjon: pbr")},
    "ESM05": {MARCH: swap(DIRECTOR, HEAD)},
    "ESM06": {MARCH: swap("- rolle: virksomhetsleder", "- rolle: medarbeider_virksomhet")},
    "ESM07": {MARCH: drop("innspill:")},
    "ESM08": {MARCH: swap("tema: resultater", "tema: enkeltsak")},
    "ESM09": {MARCH: swap("tema: resultater", "tema: enkeltsak")},
    "ESM10": {MARCH: drop("avklart:")},
    "ESM11": {MARCH: drop("portefølje:")},
    "ESM12": {MARCH: drop("- nr: 3")},
    "ESM13": {MARCH: drop("sakspapirer:")},
    "ESM14": {MARCH_MINUTES: gone},
    "OSM01": {SPRING_OSM: drop("oppdrag:")},
    "OSM02": {ASSIGNMENT: drop("varslet_i:")},
    "OSM03": {ASSIGNMENT: drop("møtefrekvens:")},
    "OSM04": {AUTUMN_OSM: drop("utpekt_av:")},
    "OSM05": {"minutes/2026-11-04-osm": gone},
    "OSM06": {"minutes/2026-11-04-osm": drop("vurdering:")},
    "KON01": {
        "meetings/2026-10-06-kon": swap("tidspunkt: 2026-10-06", "tidspunkt: 2026-10-05"),
        "bre/agency": swap("regel: KON01", "regel: KON02"),
    },
    "KON02": {CONTACT: swap(COMMISSIONER, DIRECTOR)},
    "KON03": {CONTACT: drop("saksliste:")},
    "KON04": {CONTACT: swap("- rolle: kommunaldirektør", "- rolle: seksjonssjef")},
    "KON05": {"minutes/2026-05-05-kon": gone},
    "KON06": {CONTACT: drop("formål:")},
    "KON07": {SUMMER_CONTACT: drop("strategisk:")},
    "FAG01": {EXPERT: drop("saksliste:")},
    "FAG02": {"minutes/2026-02-17-fag": gone},
    "FAG03": {"minutes/2026-02-17-fag": swap("ikke_vurdert", "offentlig")},
    "FAG04": {EXPERT: drop("nivå:")},
    "BRV01": {NEXT_LETTER: gone},
    "BRV02": {LETTER: drop("budsjettramme:")},
    "BRV03": {LETTER: swap("type: resultatkrav, ", "")},
    "BRV04": {NEXT_LETTER: more(3, "styringsparameter")},
    "BRV05": {NEXT_LETTER: more(7, "aktivitetskrav")},
    "BRV06": {LETTER: drop("begrunnelse:")},
    "BRV07": {NEXT_LETTER: swap("mål:\n", "mål:\n  - {id: m3, tekst: Byen har flere trær}\n")},
    "BRV08": {ASSIGNMENT: drop("oppdragsbrev:"), "2026-02-12-ob": drop("oppdrag:")},
    "BRV09": {ASSIGNMENT: drop("sluttdato:")},
    "BRV10": {SUPPLEMENT: drop("hovedbrev:")},
    "RAP01": {"2026-t1": gone},
    "RAP02": {"2026-aar": drop("- {krav: k7")},
    "REF01": {MARCH_MINUTES: swap("Virksomhetsleder redegjorde", "Kari Nordmann redegjorde")},
    "REF02": {MARCH_MINUTES: swap("Ni av tolv", "Telefon 22 00 00 00. Ni av tolv")},
    "REF03": {MARCH: swap("    stilling: Etatsdirektør\n", "")},
    "REF04": {MARCH_MINUTES: swap("Ni av tolv", "ord " * 150 + "Ni av tolv")},
    "REF05": {MARCH_MINUTES: drop("ingen_oppfølging:")},
    "REF06": {MARCH_MINUTES: swap("{organisasjon: pbr,", "{organisasjon: bre,")},
    "REF07": {MARCH_MINUTES: drop("kommentering:")},
    "REF08": {MARCH_MINUTES: swap("frist: 2026-03-19", "frist: 2026-03-18")},
    "REF09": {JUNE_MINUTES: swap("status: endelig", "status: til_kommentering")},
    "REF11": {MARCH_MINUTES: drop("ansvarlig:")},
    "REF12": {MARCH_MINUTES: swap("status: lukket", "status: åpen")},
    "REF13": {MARCH_MINUTES: drop("- nr: 3")},
    "REF14": {MARCH_MINUTES: swap("Ni av tolv", "TODO av tolv")},
    "ARK01": {MARCH_MINUTES: drop("arkiv:")},
    "ARK02": {MARCH: drop("arkiv:")},
    "ARK03": {MARCH_MINUTES: swap('journalpost: "202600210-', 'journalpost: "202600120-')},
    "ARK04": {MARCH_MINUTES: drop("offentlighet:")},
    "ARK05": {MARCH_MINUTES: drop("publisert:")},
    "DIA01": {"signals/2026-05-08-1": drop("skriftliggjort:")},
    "DIA02": {EXPERT: swap("sted: ", "navn: Styringsmøte om turveier\nsted: ")},
    "DIA03": {CONTACT: drop("karakter_oppgitt:")},
    "DIA04": {"charter": gone},
    "DIA05": {"styring": swap("fra_år:", "terskler: {politisk_md: 4}\nfra_år:")},
    "DIA06": {"2026-t1": swap("oppdaget: 2026-05-22", "oppdaget: 2026-04-01")},
    "DIA07": {MARCH: drop("årshjul:")},
    "DIA08": {"minutes/2026-05-05-kon": drop("forankret_i:", "skriftliggjort:")},
    "DIA09": {"bre/agency": drop("risiko:")},
    "DIA10": {"bre/agency": drop("godkjent_av_rolle:")},
    "DIA11": {MARCH: swap("status: gjennomført", "status: innkalt")},
}  # fmt: skip
"""One ingredient left out or spoiled for each rule. Political leadership may stay away for longer than a year, so DIA05
is given a shorter limit."""
