"""Draft an assignment (guide OP-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.drafting.desk import allocation_letters, numbered_id, require
from styring.drafting.plan import Plan
from styring.drafting.sheet import Sheet
from styring.messages import quoted
from styring.records.base import Identity, Kind
from styring.records.vocabulary import AssignmentStatus

_MILESTONES = """\
En milepæl skrives slik:
- {id: mp1, tekst: Hva som skal være nådd., frist: ÅÅÅÅ-MM-DD, historikk: [{status: planlagt}]}"""


@dataclass(frozen=True, slots=True)
class AssignmentAnswers:
    """What the assignment is called, and its status from a day on; ``announced_in`` is the id of a letter."""

    title: str
    status: AssignmentStatus
    from_: date
    announced_in: str | None = None


def plan_assignment(dossier: Dossier, answers: AssignmentAnswers) -> Plan:
    """The draft of an assignment, with the next free number of the year.

    Raises:
        DraftingError: there is no such letter.
    """
    if answers.announced_in:
        message = f"Fant ikke noe brev {quoted(answers.announced_in)}."
        require(answers.announced_in, dossier.letters, message, "Lag det med «styring new-letter».")
    identity = Identity(
        dossier.code, Kind.ASSIGNMENT, numbered_id(dossier, Kind.ASSIGNMENT, f"o-{answers.from_.year}-{{:02}}")
    )
    letters = allocation_letters(dossier, answers.from_.year)
    telling = [letter.id for letter in letters if letter.is_sent or identity.id in letter.assignments]
    announced_in = answers.announced_in or (telling[-1] if telling else None)
    drafts = [letter.id for letter in letters] if announced_in is None else []
    sheet = Sheet(dossier.registry.terms)
    sheet.put("tittel", answers.title)
    sheet.put("historikk", [{"status": answers.status.value, "fra": str(answers.from_)}])
    sheet.put("prosjektkarakter", None, hint="true når oppdraget er et prosjekt")
    sheet.put("varslet_i", announced_in, hint="tildelingsbrevet som varslet oppdraget, for eksempel 2026-01-15-tb")
    sheet.put("oppdragsbrev", None, hint="oppdragsbrevet, for eksempel 2026-02-12-ob")
    sheet.put("prosjektplan", None, hint="tittel og versjon")
    sheet.put("milepæler", None, above=_MILESTONES)
    sheet.put("startdato", None)
    sheet.put("sluttdato", None)
    sheet.put("rapportering", None, hint="på egne linjer: - {id: r1, navn: Sluttrapport, frist: ÅÅÅÅ-MM-DD}")
    sheet.put("midler_1000kr", None, hint="egne midler i tusen kroner")
    sheet.put("møtefrekvens", {"vurdering": None, "dato": None})
    sheet.note(("møtefrekvens", "vurdering"), beside="hvor ofte det trengs møter, sett mot milepælene")
    sheet.note(("møtefrekvens", "dato"), beside="datoen for vurderingen")
    sheet.put("gevinst", {"beskrivelse": None, "ansvarlig_rolle": None, "måles": None})
    sheet.note(("gevinst", "ansvarlig_rolle"), beside="stillingen, uten navn")
    sheet.note(("gevinst", "måles"), beside="hvordan og når")
    carried = (f"Varslet i {announced_in}.",) if announced_in else ()
    to_do = (
        "Fyll ut prosjektplan, milepæler, sluttdato og rapportering.",
        f"Lag oppdragsbrevet med «styring new-letter {dossier.code} --type ob --assignment {identity.id}».",
        "Ny status føres som en ny linje nederst i historikk, så statusen på en dag alltid kan ses.",
    )
    warnings = tuple(
        f"Tildelingsbrevet {id} er ikke sendt og nevner ikke oppdraget, så varslet_i står tom." for id in drafts
    )
    return Plan(sheet.written(identity, 0, f"Oppdraget {identity.id}"), carried, to_do, warnings)
