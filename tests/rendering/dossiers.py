"""A small dossier with one record of every kind that becomes a document. Tests change what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from styring.dossier import Dossier, Registry
from styring.records.agency import Agency, Department
from styring.records.base import Identity, Kind
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings

MEETING_ID = "2026-03-12-esm"
LETTER_ID = "2026-01-15-tb"

SETTINGS = Settings.model_validate({"organisasjon": "Eksempelby kommune"})

MEETING: dict[str, Any] = {
    "type": "etatsstyringsmøte",
    "nr": 1,
    "status": "gjennomført",
    "tidspunkt": "2026-03-12T09:00",
    "slutt": "2026-03-12T11:00",
    "sted": "Rådhuset, møterom 512",
    "formål": "Gjennomgå resultatene for 2025.",
    "møteleder": {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør"},
    "innkalling": {"sendt": "2026-02-19"},
    "innspill": {"frist": "2026-02-16"},
    "papirfrist": "2026-03-04",
    "deltakere": [
        {"rolle": "seksjonssjef", "stilling": "Seksjonssjef", "organisasjon": "pbr", "oppmøte": "til_stede"},
        {
            "rolle": "virksomhetsleder",
            "stilling": "Etatsdirektør",
            "organisasjon": "bre",
            "oppmøte": "til_stede",
            "navn": "Tordis Eksempelsen",
        },
        {"rolle": "ledergruppe_virksomhet", "stilling": "Økonomidirektør", "organisasjon": "bre", "oppmøte": "forfall"},
        {"rolle": "observatør", "stilling": "Kommunerevisor", "saker": [1, 2]},
    ],
    "saksliste": [
        {"nr": 1, "tittel": "Måloppnåelse", "meldt_inn_av": "byrådsavdeling", "varighet_min": 40},
        {
            "nr": 2,
            "tittel": "Lokaler i sentrum",
            "meldt_inn_av": "virksomhet",
            "oppfølgingspunkter": ["2025-11-20-esm#op2"],
        },
    ],
    "sakspapirer": [{"sak": 1, "tittel": "Årsrapport 2025", "fra": "virksomhet"}],
    "offentlighet": {"status": "offentlig"},
    "arkiv": {"saksnummer": "202600123"},
}

MINUTES: dict[str, Any] = {
    "form": "referat",
    "status": "endelig",
    "utarbeidet_av": {"organisasjon": "pbr", "rolle": "referent"},
    "endelig_dato": "2026-03-27",
    "sendt_til": ["Bymiljø- og rekreasjonsetaten"],
    "saker": [
        {
            "nr": 1,
            "omtale": "Ni av tolv **mål** er nådd.",
            "informasjon": ["Ny etatsdirektør begynner i mai."],
            "styringssignaler": [
                {"id": "s1", "type": "prioritering", "tekst": "Prioriter byrom.", "forankret_i": LETTER_ID}
            ],
            "oppfølging": [
                {
                    "id": "op1",
                    "tekst": "Forklare avviket.",
                    "ansvarlig": {"rolle": "virksomhetsleder", "organisasjon": "bre"},
                    "frist": "2026-06-01",
                    "status": "åpen",
                    "offentlig": True,
                }
            ],
        },
        {"nr": 2, "omtale": "Saken ble drøftet.", "uenighet": "Partene er uenige om leien.", "ingen_oppfølging": True},
    ],
    "neste_møte": "2026-06-11T09:00",
    "offentlighet": {"status": "offentlig"},
    "arkiv": {"saksnummer": "202600123", "journalpost": "202600123-12", "arkivert": "2026-03-27"},
    "publisert": {"dato": "2026-03-30"},
}

LETTER: dict[str, Any] = {
    "type": "tildelingsbrev",
    "dato": "2026-01-15",
    "status": "sendt",
    "avsender_rolle": "kommunaldirektør",
    "saksbehandler_rolle": "Seksjonssjef virksomhetsstyring",
    "deres_ref": "25/1234",
    "arkivkode": "031",
    "innledning": "Brevet gir rammer og mål.",
    "verbalvedtak": ["Bystyret ber om en sak om turveier."],
    "budsjettramme": {"kapittel": "610", "beløp_1000kr": 1234500},
    "mål": [{"id": "m1", "tekst": "Byrommene er for alle", "nivå": "hovedmål"}],
    "krav": [
        {
            "id": "k1",
            "type": "resultatkrav",
            "tekst": "Tilgjengelige byrom",
            "mål": "m1",
            "måltall": 85.5,
            "enhet": "prosent",
        }
    ],
    "kapitler": [{"tittel": "Klima", "tekst": "Etaten følger klimabudsjettet."}],
    "møteplan": [{"type": "etatsstyringsmøte", "dato": "2026-03-12"}],
    "rapportering": [{"id": "t1", "navn": "Tertialrapport 1", "frist": "2026-05-31"}],
    "vedlegg": [{"tittel": "Budsjettskjema"}],
    "kopi": ["Kommunerevisjonen"],
    "offentlighet": {"status": "offentlig"},
    "arkiv": {"saksnummer": "202600045"},
}

CHARTER: dict[str, Any] = {
    "inngått": "2025-02-01",
    "sist_reflektert": "2026-02-01",
    "utfylt_av": ["byrådsavdeling", "virksomhet"],
    "nå": ["Dialogen er god."],
    "ønsket": ["Færre og bedre møter."],
    "spilleregler": {"uenighet": "Det er lov å være uenig."},
}


def dossier(
    *,
    meeting: dict[str, Any] | None = None,
    minutes: dict[str, Any] | None = None,
    letter: dict[str, Any] | None = None,
    charter: dict[str, Any] | None = None,
    agency: dict[str, Any] | None = None,
    earlier: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] | None = None,
) -> Dossier:
    """The dossier of «bre», with some keys of its records changed.

    ``earlier`` are further meetings by id, each with the changed keys of the meeting and of its minutes.
    """
    agency_record = Agency.model_validate(
        {"navn": "Bymiljø- og rekreasjonsetaten", "form": "etat", "byrådsavdeling": "pbr", **(agency or {})}
    )
    department = Department.model_validate({"navn": "Byrådsavdeling for byutvikling"})
    registry = Registry(
        departments={"pbr": department},
        agencies={"bre": agency_record},
        department_codes=frozenset({"pbr"}),
        agency_codes=frozenset({"bre"}),
    )
    identities = {
        kind: Identity("bre", kind, id)
        for kind, id in {
            Kind.MEETING: MEETING_ID,
            Kind.MINUTES: MEETING_ID,
            Kind.LETTER: LETTER_ID,
            Kind.CHARTER: "charter",
        }.items()
    }
    meetings = {MEETING_ID: (meeting or {}, minutes or {}), **(earlier or {})}
    return Dossier(
        "bre",
        registry,
        frozenset(identities.values()),
        agency=agency_record,
        charter=Charter.model_validate({**CHARTER, **(charter or {})}).identified(identities[Kind.CHARTER], 0),
        letters={
            LETTER_ID: Letter.model_validate({**LETTER, **(letter or {})}).identified(identities[Kind.LETTER], 2026)
        },
        meetings={id: _meeting(id, changes) for id, (changes, _) in meetings.items()},
        minutes={id: _minutes(id, changes) for id, (_, changes) in meetings.items()},
    )


def _meeting(id: str, changes: dict[str, Any]) -> Meeting:
    return Meeting.model_validate({**MEETING, **changes}).identified(Identity("bre", Kind.MEETING, id), int(id[:4]))


def _minutes(id: str, changes: dict[str, Any]) -> Minutes:
    return Minutes.model_validate({**MINUTES, **changes}).identified(Identity("bre", Kind.MINUTES, id), int(id[:4]))
