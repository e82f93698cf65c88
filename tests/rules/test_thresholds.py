"""Every number that the rules measure against is a setting, and the rules speak from just where it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import styring.rules
from styring.diagnostics import Severity
from styring.linting.run import lint
from styring.project import open_project
from styring.records.settings import Limits
from tests.repositories import repository

ESM = "type: etatsstyringsmøte\n"
OSM = "type: oppdragsstyringsmøte\noppdrag: [o-2026-01]\n"
KON = "type: kontaktmøte\n"
FAG = "type: fagmøte\n"
FINAL = "form: oppsummering\nstatus: endelig\nendelig_dato: 2026-03-12\n"
ACTIVE = "tittel: Byrom\nhistorikk: [{status: aktiv, fra: 2026-01-15}]\n"
SENT = "type: tildelingsbrev\ndato: {}-01-15\nstatus: sendt\n"


def meeting(kind: str, day: str, text: str = "", status: str = "gjennomført") -> dict[str, str]:
    code = {ESM: "esm", OSM: "osm", KON: "kon", FAG: "fag"}[kind]
    file = f"{day[:4]}/meetings/{day}-{code}.yaml"
    return {file: f"{kind}status: {status}\ntidspunkt: {day}T09:00\n{text}"}


def minutes(id: str, text: str) -> dict[str, str]:
    return {f"{id[:4]}/minutes/{id}.yaml": text}


def letter(year: int, text: str) -> dict[str, str]:
    return {f"{year}/letters/{year}-01-15-tb.yaml": SENT.format(year) + text}


def demands(*requirements: str) -> str:
    lines = (f"  - {{id: k{n}, tekst: Krav {text}, mål: m1, type: {text}}}\n" for n, text in enumerate(requirements))
    return "mål: [{id: m1, tekst: Mål}]\nkrav:\n" + "".join(lines)


def charter(day: str) -> dict[str, str]:
    return {"charter.yaml": f"inngått: {day}\nutfylt_av: [byrådsavdeling, virksomhet]\n"}


def agency(text: str) -> dict[str, str]:
    return {"agency.yaml": f"navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n{text}"}


def reasons(*days: str) -> dict[str, str]:
    text = FINAL + "offentlighet: {status: unntatt, begrunnelse: Utkast., vurdering: {sakstype: A, prosessfase: B}}\n"
    return {path: each for day in days for path, each in minutes(f"{day}-osm", text).items()}


@dataclass(frozen=True)
class Case:
    """What a rule says when a threshold is one below what the records have, just that, and one above."""

    key: str
    code: str
    at: int
    speaks: tuple[bool, bool, bool]
    files: Mapping[str, str]
    as_of: date = date(2026, 12, 31)
    weight: Severity | None = None


MOST, LEAST = (True, False, False), (False, False, True)
"""The setting is the most, or the least, that is let pass without a word."""
TIME_AFTER, TIME_BEFORE = (True, True, False), (False, True, True)
"""What is missing is told from the day that lies so long after, or before, another."""

AGENDA = "saksliste:\n  - {{nr: 1, tittel: Sak, tema: {}}}\n  - {{nr: 2, tittel: Sak, tema: {}}}\n"
THIRD = AGENDA.format("risiko", "innsatsfaktor") + "  - {nr: 3, tittel: Sak, tema: risiko}\n"
CLEARED = "saksliste: [{nr: 1, tittel: Sak, tema: risiko, politisk_avklaring: {behov: true, avklart: 2026-03-09}}]\n"
NOT_CLEARED = "saksliste: [{nr: 1, tittel: Sak, tema: risiko, politisk_avklaring: {behov: true}}]\n"
ON_THE_WHEEL = "årshjul: bre-esm-1\ninnkalling: {sendt: 2026-03-05}\n"
PAPERS = (
    "saksliste: [{nr: 1, tittel: Sak}]\nsakspapirer: [{sak: 1, tittel: Notat, fra: virksomhet, mottatt: 2026-03-05}]\n"
)
MILESTONE = "milepæler: [{id: mp1, tekst: Plan, frist: 2026-05-01}]\nmøtefrekvens: {vurdering: Etter hver milepæl.}\n"
MILESTONES = MILESTONE.replace("}]", "}, {id: mp2, tekst: Bygg, frist: 2026-06-01}]")
ORDERED = "oppdragsbrev: 2026-01-16-ob\nprosjektplan: Plan\nsluttdato: 2026-12-18\nrapportering: [{id: r1}]\n"
STRATEGIC = "saksliste: [{nr: 1, tittel: Sak, strategisk: true}]\n"
RAISED = "saksliste: [{nr: 1, tittel: Sak, meldt_inn_av: virksomhet}]\n"
PLAIN = "saksliste: [{nr: 1, tittel: Sak}]\n"
POINT = "saker: [{nr: 1, oppfølging: [{id: op1, tekst: Sende plan., frist: 2027-12-01, status: åpen}]}]\n"
SIX_WORDS = "form: referat\nstatus: utkast\nsaker: [{nr: 1, omtale: Ni av tolv krav er nådd.}]\n"
OUT_FOR_COMMENTS = "form: referat\nstatus: til_kommentering\nkommentering: {sendt: 2026-03-05, frist: 2026-03-12}\n"
EXEMPTION = "unntak: [{regel: ESM01, begrunnelse: Avtalt, godkjent_av_rolle: Byråd, gyldig_til: 2026-03-22}]\n"
WITH_LEADER = "møteleder: {rolle: byråd, stilling: Byråd}\n"
PUBLIC = "offentlighet: {status: offentlig}\n"
PARAMETER, ACTIVITY = "styringsparameter", "aktivitetskrav"
THE_19TH, THE_12TH = date(2026, 3, 19), date(2026, 3, 12)
"""12 March 2026 is a Thursday, and so is the 19th: five working days later."""

CASES = [
    Case("maks_esm", "ESM01", 2, MOST, {**meeting(ESM, "2026-03-12"), **meeting(ESM, "2026-06-11")}),
    Case("formål_min_tegn", "ESM02", 20, LEAST, meeting(ESM, "2026-03-12", "formål: Vurdere risikobildet\n")),
    Case("innkalling_ad", "ESM03", 5, TIME_BEFORE, meeting(ESM, "2026-03-19", status="planlagt"), THE_12TH),
    Case("innkalling_ad", "DIA07", 5, LEAST, meeting(ESM, "2026-03-12", ON_THE_WHEEL)),
    Case("hovedvekt_andel", "ESM08", 50, LEAST, meeting(ESM, "2026-03-12", AGENDA.format("risiko", "enkeltsak"))),
    Case("detalj_andel", "ESM09", 33, MOST, meeting(ESM, "2026-03-12", THIRD)),
    Case("avklaring_ad", "ESM10", 3, LEAST, meeting(ESM, "2026-03-12", CLEARED)),
    Case("avklaring_ad", "ESM10", 5, TIME_BEFORE, meeting(ESM, "2026-03-19", NOT_CLEARED), THE_12TH),
    Case("papirer_ad", "ESM13", 5, LEAST, meeting(ESM, "2026-03-12", PAPERS)),
    Case("utkast_ad", "ESM14", 5, TIME_AFTER, meeting(ESM, "2026-03-12"), THE_19TH),
    Case("utkast_ad", "OSM05", 5, TIME_AFTER, meeting(OSM, "2026-03-12"), THE_19TH),
    Case("milepæl_dager", "OSM03", 10, MOST,
         {"assignments/o-2026-01.yaml": ACTIVE + MILESTONE, **meeting(OSM, "2026-05-11")}),
    Case("osm_per_milepæl", "OSM03", 2, MOST,
         {"assignments/o-2026-01.yaml": ACTIVE + MILESTONES,
          **meeting(OSM, "2026-05-11"), **meeting(OSM, "2026-06-01")}),
    Case("like_begrunnelser", "OSM06", 3, TIME_AFTER, reasons("2026-03-12", "2026-04-09", "2026-05-07")),
    Case("kontakt_min_dager", "KON01", 20, LEAST, {**meeting(KON, "2026-03-12"), **meeting(KON, "2026-04-01")}),
    Case("kontaktagenda_ad", "KON03", 5, TIME_BEFORE, meeting(KON, "2026-03-19", status="planlagt"), THE_12TH),
    Case("strategisk_møter", "KON07", 3, MOST,
         {**meeting(KON, "2026-03-12", STRATEGIC), **meeting(KON, "2026-05-07"), **meeting(KON, "2026-09-10")}),
    Case("oppsummering_ad", "KON05", 5, TIME_AFTER, meeting(KON, "2026-03-12"), THE_19TH),
    Case("oppsummering_ad", "FAG02", 5, TIME_AFTER, meeting(FAG, "2026-03-12"), THE_19TH),
    Case("krav_vekst", "BRV04", 10, MOST,
         {**letter(2025, demands(*[PARAMETER] * 9)), **letter(2026, demands(*[PARAMETER] * 10))},
         weight=Severity.WARNING),
    Case("aktivitetskrav_andel", "BRV05", 50, MOST, letter(2026, demands(ACTIVITY))),
    Case("parameterbytte_andel", "BRV07", 50, MOST,
         {**letter(2025, demands(PARAMETER, PARAMETER)),
          **letter(2026, demands(PARAMETER, PARAMETER).replace("{id: k1, tekst: Krav", "{id: k9, tekst: Nytt"))}),
    Case("prosjektkjennetegn", "BRV08", 2, TIME_AFTER,
         {"assignments/o-2026-01.yaml": ACTIVE + "sluttdato: 2026-12-18\nmidler_1000kr: 100\n"}),
    Case("milepæl_slingring", "BRV09", 10, TIME_AFTER,
         {"assignments/o-2026-01.yaml": ACTIVE + ORDERED + MILESTONE,
          "2026/letters/2026-01-16-ob.yaml": "type: oppdragsbrev\ndato: 2026-01-16\nstatus: sendt\n"},
         date(2026, 5, 11)),
    Case("maks_ord_sak", "REF04", 6, MOST, minutes("2026-03-12-esm", SIX_WORDS)),
    Case("maks_ord", "REF04", 6, MOST, minutes("2026-03-12-esm", SIX_WORDS)),
    Case("kommentar_ad", "REF08", 5, LEAST, minutes("2026-03-05-esm", OUT_FOR_COMMENTS)),
    Case("endelig_ad", "REF09", 5, TIME_AFTER, minutes("2026-02-26-esm", OUT_FOR_COMMENTS), THE_19TH, Severity.WARNING),
    Case("oppfølging_møter", "REF12", 2, TIME_AFTER,
         {**meeting(ESM, "2026-03-12"), **minutes("2026-03-12-esm", f"form: referat\nstatus: endelig\n{POINT}"),
          **meeting(ESM, "2026-06-11"), **meeting(ESM, "2026-09-24")}),
    Case("arkiv_ad", "ARK01", 5, TIME_AFTER, minutes("2026-03-12-kon", FINAL), THE_19TH),
    Case("publiser_ad", "ARK05", 5, TIME_AFTER,
         {**meeting(KON, "2026-03-12"), **minutes("2026-03-12-kon", FINAL + PUBLIC)}, THE_19TH),
    Case("signal_ad", "DIA01", 5, TIME_AFTER,
         {"2026/signals/2026-03-12-1.yaml": "dato: 2026-03-12\ntekst: Åpne tidligere.\n"}, THE_19TH),
    Case("signal_ad", "DIA08", 5, TIME_AFTER,
         {"2026/signals/2026-03-12-1.yaml": "dato: 2026-03-12\ntekst: Åpne.\ntype: nytt_krav\n"}, THE_19TH),
    Case("plakat_md", "DIA04", 12, TIME_AFTER, charter("2025-03-12"), THE_12TH),
    Case("politisk_md", "DIA05", 12, TIME_AFTER, meeting(KON, "2025-03-12", WITH_LEADER), THE_12TH),
    Case("risiko_dager", "DIA06", 10, MOST,
         {"2026/reports/2026-t1.yaml":
          "type: tertialrapport\nrisiko: [{beskrivelse: Flom, oppdaget: 2026-03-02, løftet: 2026-03-12}]\n"}),
    Case("innmeldt_møter", "DIA06", 3, MOST,
         {**meeting(ESM, "2026-03-12", RAISED),
          **meeting(ESM, "2026-06-11", PLAIN), **meeting(ESM, "2026-09-24", PLAIN)}),
    Case("flytting_ad", "DIA07", 5, LEAST,
         meeting(ESM, "2026-04-16",
                 ON_THE_WHEEL + "flyttet: 2026-03-05\nopprinnelig_tidspunkt: 2026-03-12T09:00\n")),
    Case("uformell_faktor", "DIA09", 2, MOST,
         {**meeting(ESM, "2025-03-13"), **meeting(KON, "2025-03-20"), **meeting(FAG, "2025-05-22")},
         weight=Severity.NOTE),
    Case("risiko_md", "DIA09", 12, TIME_AFTER, agency("risiko: {nivå: lav, vurdert: 2025-03-12}\n"), THE_12TH),
    Case("unntak_varsel_dager", "DIA10", 10, TIME_BEFORE, agency(EXEMPTION), THE_12TH),
    Case("ajour_ad", "DIA11", 5, TIME_AFTER, meeting(FAG, "2026-03-12", status="innkalt"), THE_19TH),
]  # fmt: skip

ELSEWHERE = {"frist_tildelingsbrev", "innspill_ad"}
"""A day of the year, tested below, and the lead of a deadline that drafting proposes, tested there."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key}-{case.code}")
def test_a_rule_speaks_from_where_the_setting_says(case: Case, tmp_path: Path) -> None:
    root = repository(tmp_path, dict(case.files))
    spoke = tuple(speaks(root, case, case.at + step) for step in (-1, 0, 1))
    assert spoke == case.speaks


def speaks(root: Path, case: Case, value: int) -> bool:
    project = open_project(root)
    limits = Limits.model_validate({**UNBOUND, case.key: value})
    result = lint(project._replace(settings=project.settings.model_copy(update={"limits": limits})), case.as_of)
    found = [each for each in result.diagnostics if each.code == case.code]
    return any(case.weight in {None, each.severity} for each in found)


UNBOUND = {"maks_ord_sak": 1000}
"""Set aside where two settings are about the same rule and the same records."""


def test_every_threshold_is_tested() -> None:
    assert {case.key for case in CASES} | ELSEWHERE == {field.alias for field in Limits.model_fields.values()}


@pytest.mark.parametrize(("deadline", "late"), [("02-14", True), ("02-15", True), ("02-16", False)])
def test_the_last_day_for_the_letter_is_a_setting(deadline: str, late: bool, tmp_path: Path) -> None:
    settings = f"organisasjon: Eksempelby\nfra_år: 2026\nterskler: {{frist_tildelingsbrev: {deadline}}}\n"
    draft = {"2026/letters/2026-01-15-tb.yaml": SENT.format(2026).replace("sendt", "utkast")}
    root = repository(tmp_path, {"styring.yaml": settings, **draft})
    found = lint(open_project(root), date(2026, 2, 15)).diagnostics
    assert ("BRV01" in {each.code for each in found}) == late


NO_THRESHOLDS = {
    100: "per cent",
    12: "of the last day of a year",
    31: "of the last day of a year",
    ("allocation", 11): "where an id goes on after its day",
    ("brv", 2): "a range ends after the year that follows the last",
    ("prose", 2): "a word and the space after it have two characters at least",
}
"""Numbers in the rules that are no measure of anything."""


def test_no_rule_compares_with_a_number_of_its_own() -> None:
    """What stands within an index is a place, and a cache has a size; every other number than 0 and 1 is explained."""
    folder = Path(styring.rules.__file__).parent
    modules = {file.stem: ast.parse(file.read_text(encoding="utf-8")) for file in folder.glob("*.py")}
    found = {(name, number) for name, tree in modules.items() for number in _numbers(tree)}
    assert {each for each in found if each not in NO_THRESHOLDS and each[1] not in NO_THRESHOLDS} == set()
    assert {key for key in NO_THRESHOLDS if key not in found and key not in {number for _, number in found}} == set()


def _numbers(tree: ast.AST) -> Iterator[float]:
    if isinstance(tree, ast.Subscript):
        yield from _numbers(tree.value)
    elif isinstance(tree, ast.Constant):
        if isinstance(tree.value, int | float) and tree.value > 1:
            yield tree.value
    elif not (isinstance(tree, ast.keyword) and tree.arg == "maxsize"):
        for node in ast.iter_child_nodes(tree):
            yield from _numbers(node)
