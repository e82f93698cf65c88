"""Draft the collaboration charter, which department and agency fill in together (guide KA-7)."""

from __future__ import annotations

from styring.dossier import Dossier
from styring.drafting.desk import agency_of
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet, path_of
from styring.records.base import Identity, Kind

_RULES_OF_PLAY = {
    "formelt": "møter, sakspapirer og referater",
    "uformelt": "telefon, fagmøter og annen kontakt",
    "signaler": "hvem som gir styringssignaler, og hvordan de skriftliggjøres",
    "eskalering": "hvordan saker løftes",
    "uenighet": "hvordan uenighet håndteres og kommer fram",
}


def plan_charter(dossier: Dossier) -> Plan:
    """The draft of the agency's charter.

    Raises:
        DraftingError: the agency has one already.
    """
    identity = Identity(dossier.code, Kind.CHARTER, Kind.CHARTER.value)
    if identity in dossier.identities:
        raise DraftingError(
            "Virksomheten har allerede en samarbeidsplakat.",
            f"Gå gjennom den sammen, og rediger {path_of(identity, 0)}.",
        )
    sheet = Sheet(dossier.registry.terms)
    sheet.put("inngått", None, hint="datoen partene ble enige")
    sheet.put("sist_reflektert", None, hint="datoen partene sist gikk gjennom plakaten")
    sheet.put("utfylt_av", None, hint="[byrådsavdeling, virksomhet] når begge har bidratt")
    sheet.put("nå", None, above="Slik er samarbeidet nå. Ett punkt på hver linje: «- …»")
    sheet.put("ønsket", None, above="Slik ønsker partene at det skal være.")
    sheet.put("prinsipper", None, above="Det partene er enige om.")
    sheet.put("spilleregler", dict.fromkeys(_RULES_OF_PLAY))
    for key, hint in _RULES_OF_PLAY.items():
        sheet.note(("spilleregler", key), beside=hint)
    character = agency_of(dossier).character
    sheet.put("egenart", character, hint="det særegne ved virksomheten", why="fra agency.yaml")
    sheet.put("neste_refleksjon", None, hint="datoen for neste gjennomgang")
    carried = ("Virksomhetens egenart fra agency.yaml.",) if character else ()
    to_do = ("Fyll ut plakaten sammen med virksomheten, og avtal når dere går gjennom den igjen.",)
    return Plan(sheet.written(identity, 0, "Samarbeidsplakat"), carried, to_do)
