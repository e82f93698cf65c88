from __future__ import annotations

import re
from collections import defaultdict

import pytest

from styring import source
from styring.records.base import Identity, Kind, Model
from styring.records.kinds import ID_EXAMPLES, ID_PATTERNS, MODELS, YEARLY
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings
from styring.records.walk import models_below
from styring.validation import validate

ROOTS: tuple[type[Model], ...] = (*MODELS.values(), Settings)
EVERY_MODEL = sorted({model for root in ROOTS for model in models_below(root)}, key=lambda model: model.__name__)

MEETING = """
type: etatsstyringsmøte
nr: 1
tidspunkt: 2026-03-12T09:00
slutt: 2026-03-12T11:00
sted: Rådhuset, møterom 512
årshjul: bre-esm-1
formål: >-
  Gjennomgå måloppnåelse og resultater for 2025, samlet risikobilde og helheten i
  oppdragsporteføljen, og gi styringssignaler for 2026.
status: gjennomført
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}
innkalling: {sendt: 2026-02-19, karakter_oppgitt: true}
innspill:
  invitert: 2026-02-05
  frist: 2026-02-16
  mottatt:
    - {tittel: Risikobilde 2026, dato: 2026-02-13, resultat: tatt_inn, sak: 3}
    - {tittel: Lokaler, dato: 2026-02-13, resultat: avvist, begrunnelse: Tas i fagmøte 20. mars.}
papirfrist: 2026-03-04
deltakere:
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede, saker: [2, 3]}
saksliste:
  - {nr: 1, tittel: Oppfølging, tema: oppfølging, oppfølgingspunkter: ["2025-11-20-esm#op2"], uten_papirer: true}
  - {nr: 2, tittel: Resultater 2025, tema: måloppnåelse, meldt_inn_av: byrådsavdeling, varighet_min: 40}
  - nr: 3
    tittel: Risikobilde 2026
    tema: risiko
    meldt_inn_av: virksomhet
    politisk_avklaring: {behov: true, avklart: 2026-03-05}
  - {nr: 4, tittel: Oppdragsporteføljen, tema: oppdrag, portefølje: true, oppdrag: [o-2026-01, o-2025-07]}
sakspapirer:
  - {sak: 2, tittel: Årsrapport 2025, fra: virksomhet, mottatt: 2026-03-02, rapport: 2025-aar}
  - sak: 3
    tittel: Risikovurdering
    fra: virksomhet
    arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-5"}
"""
MINUTES = """
form: referat
status: endelig
utarbeidet_av: {organisasjon: pbr, rolle: referent}
utkast_dato: 2026-03-17
kommentering:
  sendt: 2026-03-18
  frist: 2026-03-25
  mottatt:
    - {fra: virksomhet, dato: 2026-03-24, sted: saker.3, tekst: Fristen bør presiseres., status: tatt_inn}
endelig_dato: 2026-03-27
saker:
  - {nr: 1, omtale: Tre av fire punkter er lukket., ingen_oppfølging: true}
  - nr: 2
    omtale: Ni av tolv resultatmål er nådd.
    styringssignaler:
      - {id: s1, type: prioritering, tekst: Byrom prioriteres., forankret_i: 2026-01-15-tb}
    oppfølging:
      - id: op1
        tekst: Forklare avviket.
        ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}
        frist: 2026-06-01
        status: åpen
        offentlig: true
offentlighet: {status: offentlig, meroffentlighet_vurdert: true}
arkiv: {system: SKOP, saksnummer: "202600123", journalpost: "202600123-12", arkivert: 2026-03-27}
publisert: {dato: 2026-03-30, adresse: "https://eksempel.invalid/bre/2026-03-12-esm"}
"""


@pytest.mark.parametrize(("model", "text"), [(Meeting, MEETING), (Minutes, MINUTES)])
def test_a_whole_meeting_and_its_minutes_are_valid(model: type[Model], text: str) -> None:
    loaded = source.parse(text)
    assert loaded.problems == ()
    record, problems = validate(model, loaded.data)
    assert problems == ()
    assert record is not None


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_key_is_norwegian_and_described(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        assert field.alias, f"{model.__name__}.{name}"
        assert re.fullmatch(r"[a-zæøå0-9_]+", field.alias)
        assert field.description, field.alias
        assert field.description.endswith("."), field.alias
        assert re.fullmatch(r"[a-z0-9_]+", name)


def test_a_key_has_one_identifier_and_an_identifier_one_key() -> None:
    identifiers, keys = defaultdict(set), defaultdict(set)
    for model in EVERY_MODEL:
        for name, field in model.model_fields.items():
            identifiers[field.alias].add(name.removesuffix("s"))  # one key may hold one thing here and several there
            keys[name].add(field.alias)
    assert {key: names for key, names in identifiers.items() if len(names) > 1} == {}
    assert {name: found for name, found in keys.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", list(MODELS))
def test_the_example_of_an_id_follows_the_pattern(kind: Kind) -> None:
    if kind in ID_PATTERNS:
        assert ID_PATTERNS[kind].fullmatch(ID_EXAMPLES[kind])
    assert (kind in YEARLY) == (kind in ID_EXAMPLES and ID_EXAMPLES[kind].startswith("2026-"))


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        (Kind.MEETING, "2026-03-12-ESM"), (Kind.MEETING, "2026-3-12-esm"), (Kind.MEETING, "2026-03-12-esm-1"),
        (Kind.MEETING, "2026-03-12-tb"), (Kind.LETTER, "2026-03-12-esm"), (Kind.MEETING, "٢٠٢٦-03-12-esm"),
        (Kind.ASSIGNMENT, "o-26-01"), (Kind.REPORT, "2026-q1"), (Kind.SIGNAL, "2026-03-12-0"), (Kind.DEPARTMENT, "PBR"),
        (Kind.DEPARTMENT, "på"), (Kind.DEPARTMENT, ""),
    ],
)  # fmt: skip
def test_other_ids_are_refused(kind: Kind, id: str) -> None:
    assert ID_PATTERNS[kind].fullmatch(id) is None


@pytest.mark.parametrize(
    ("identity", "whole", "local"),
    [
        (Identity("bre", Kind.MEETING, "2026-03-12-esm"), "bre/meetings/2026-03-12-esm", "meetings/2026-03-12-esm"),
        (Identity("bre", Kind.AGENCY, "agency"), "bre/agency", "agency"),
        (Identity("", Kind.DEPARTMENT, "pbr"), "departments/pbr", "departments/pbr"),
        (Identity("", Kind.CALENDAR, "2026/pbr"), "calendars/2026/pbr", "calendars/2026/pbr"),
    ],
)
def test_the_identity_of_a_record_as_text(identity: Identity, whole: str, local: str) -> None:
    assert (str(identity), identity.local) == (whole, local)


def test_a_record_cannot_be_changed() -> None:
    for model in EVERY_MODEL:
        assert model.model_config.get("frozen") is True
        assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("974760673", True),
        ("974760674", False),
        ("97476067", False),
        ("97476067x", False),
        ("٩٧٤٧٦٠٦٧٣", False),
        ("100000000", False),
    ],
)
def test_an_organisation_number_has_a_check_digit(number: str, valid: bool) -> None:
    data = {"navn": "Byrådsavdeling", "organisasjonsnummer": number}
    assert (validate(MODELS[Kind.DEPARTMENT], data)[0] is not None) is valid
