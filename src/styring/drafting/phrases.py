"""Standing texts of the drafts, in the language of the documents that they end up in."""

from __future__ import annotations

from dataclasses import dataclass

from styring.dossier import Dossier
from styring.records.settings import Settings
from styring.records.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """Titles of standing agenda items, purposes, and titles of letters. ``{}`` stands for the name of something."""

    follow_up: str
    goals: str
    results: str
    risk: str
    portfolio: str
    milestones: str
    assignment_risk: str
    wider_view: str
    steering_purpose: str
    assignment_purpose: str
    contact_purpose: str
    allocation_letter: str
    supplementary_letter: str
    assignment_letter: str
    instruction: str
    assignment_chapters: tuple[str, ...]


_BOKMAL = Phrases(
    follow_up="Oppfølging fra forrige møte",
    goals="Måloppnåelse",
    results="Resultater",
    risk="Risiko",
    portfolio="Oppdragsporteføljen som helhet",
    milestones="Status mot milepælene: {}",
    assignment_risk="Risiko i oppdraget: {}",
    wider_view="Løfte blikket",
    steering_purpose="Drøfte måloppnåelse, resultater og risiko, og gi styringssignaler for tiden fram til neste møte.",
    assignment_purpose="Følge opp framdriften mot milepælene og risikoen i oppdraget, og avklare veien videre.",
    contact_purpose="Gi politisk ledelse og virksomheten tid til å løfte blikket og se det store bildet sammen.",
    allocation_letter="Tildelingsbrev {} til {}",
    supplementary_letter="Supplerende tildelingsbrev {} til {}",
    assignment_letter="Oppdragsbrev: {}",
    instruction="Instruks til {}",
    assignment_chapters=("Hva oppdraget omfatter", "Rammer og prioriteringer", "Styring, møter og rapportering"),
)
_NYNORSK = Phrases(
    follow_up="Oppfølging frå førre møte",
    goals="Måloppnåing",
    results="Resultat",
    risk="Risiko",
    portfolio="Oppdragsporteføljen som heilskap",
    milestones="Status mot milepælane: {}",
    assignment_risk="Risiko i oppdraget: {}",
    wider_view="Løfte blikket",
    steering_purpose="Drøfte måloppnåing, resultat og risiko, og gi styringssignal for tida fram til neste møte.",
    assignment_purpose="Følgje opp framdrifta mot milepælane og risikoen i oppdraget, og avklare vegen vidare.",
    contact_purpose="Gi politisk leiing og verksemda tid til å løfte blikket og sjå det store biletet saman.",
    allocation_letter="Tildelingsbrev {} til {}",
    supplementary_letter="Supplerande tildelingsbrev {} til {}",
    assignment_letter="Oppdragsbrev: {}",
    instruction="Instruks til {}",
    assignment_chapters=("Kva oppdraget omfattar", "Rammer og prioriteringar", "Styring, møte og rapportering"),
)


def phrases_for(dossier: Dossier, settings: Settings) -> Phrases:
    """The texts in the agency's language, else in that of ``styring.yaml``."""
    own = dossier.agency.language if dossier.agency else None
    return _NYNORSK if (own or settings.language) is Language.NN else _BOKMAL
