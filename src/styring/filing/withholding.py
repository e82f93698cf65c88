"""What the public may not see of a document, and on which ground.

The ground stands in the record, or the document is not filed: nothing here chooses one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styring.dossier import Dossier
from styring.filing.codes import Codes
from styring.filing.entry import Code, Withholding
from styring.filing.refusal import NotFiled
from styring.messages import listing, quoted
from styring.records.base import Model, Record
from styring.records.common import Publicity, Withheld
from styring.records.letter import Letter
from styring.records.meeting import AgendaItem, Meeting
from styring.records.minutes import Minutes
from styring.records.publicity import is_public
from styring.records.settings import ArchiveSettings
from styring.records.vocabulary import MeetingKind, PublicityStatus
from styring.rendering import Document
from styring.rendering.follow_up import FollowUpView
from styring.rendering.invitation import AgendaItemView
from styring.rendering.minutes import ItemView
from styring.rendering.view import View, template_names

_LIST = "tilgangsrestriksjon"
_GENERAL = "UO"
"""The restriction of everything that is exempted, where the archive does not tell grounds apart."""
_EXEMPTED = frozenset({PublicityStatus.UNNTATT, PublicityStatus.DELVIS_UNNTATT})
_WIDER_ACCESS = (
    "Meroffentlighet (offentleglova § 11) skal vurderes før innsyn nektes. Skriv «meroffentlighet_vurdert: true» i "
    "posten når det er gjort."
)
_UNASSESSED = (
    "Offentligheten er ikke vurdert, og arkivmeldingen sier det ved at offentlighetsvurdertDato mangler. Arkivet må "
    "vurdere den før noe gis ut eller legges på nett."
)
_NEVER_PUBLISHED = "Dokumenter fra fagmøter offentliggjøres ikke (guiden UF-3), så pakken har ingen offentlig variant."


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the public may see of a document.

    Attributes:
        withholding: what is withheld, if anything is.
        is_public: whether there is a public edition at all.
        is_assessed: whether somebody has decided so.
        remarks: what whoever files it should know (Norwegian).
    """

    withholding: Withholding | None
    is_public: bool
    is_assessed: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Editions:
    """A document and its public edition, made whether or not there is to be one.

    Attributes:
        records: what the document is made from, itself first.
        dossier: where they lie.
        complete: the document with everything in it.
        public: the public edition.
    """

    records: Sequence[Record]
    dossier: Dossier
    complete: Document
    public: Document

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that the document is about."""
        return next((each for each in self.records if isinstance(each, Meeting)), None)

    @property
    def hides_title(self) -> bool:
        """Whether the public gets another title to see."""
        return self.public.view.title != self.complete.view.title

    @property
    def left_out(self) -> list[str]:
        """What the public edition leaves out, by what it is called there."""
        parts = [_called(view) for view in _left_out((*self.public.parts.values(),))]
        return list(dict.fromkeys([*parts, *(["tittelen"] if self.hides_title else [])]))

    @property
    def withheld(self) -> list[str]:
        """What of it is withheld, here or where it comes from, rather than just not marked as public."""
        not_marked = self.public.phrases["punkt_ikke_gjengitt"]
        cited = {reference.partition("#")[0] for item in self._agenda for reference in item.follow_up_points}
        if any(_publicity(minutes).status in _EXEMPTED for id, minutes in self.dossier.minutes.items() if id in cited):
            return self.left_out
        views = (view for view in _left_out((*self.public.parts.values(),)) if _reason(view) != not_marked)
        return list(dict.fromkeys([*map(_called, views), *(["tittelen"] if self.hides_title else [])]))

    @property
    def _agenda(self) -> Sequence[AgendaItem]:
        record = self.records[0]
        return record.agenda if isinstance(record, Meeting) else ()


def disclosure(editions: Editions, codes: Codes, settings: ArchiveSettings) -> Disclosure:
    """What the public may see of a document.

    Args:
        editions: the document.
        codes: the archive's code lists.
        settings: which restriction a ground has in the archive.

    Raises:
        NotFiled: something is withheld without a ground, or the record does not say what is.
        UnknownCode: the archive does not know the restriction.
    """
    record, meeting = editions.records[0], editions.meeting
    publicity = _publicity(record)
    technical = meeting is not None and meeting.kind is MeetingKind.FAGMOTE
    shown = is_public(record, meeting)
    unpublished = (_NEVER_PUBLISHED,) if technical else ()
    match publicity.status:
        case PublicityStatus.IKKE_VURDERT:
            _check_may_wait(record, editions.withheld, technical=technical)
            return Disclosure(None, False, False, (_UNASSESSED,))
        case PublicityStatus.OFFENTLIG:
            _check_open(editions.left_out)
            return Disclosure(None, shown, True, unpublished)
        case status:
            whole = status is PublicityStatus.UNNTATT
            _check_exemption(record, publicity, editions.left_out, whole=whole)
            ground = _ground(editions.records, publicity, whole=whole)
            withholding = Withholding(_restriction(ground, codes, settings), ground, whole, editions.hides_title)
            reminder = () if publicity.wider_access_considered else (_WIDER_ACCESS,)
            return Disclosure(withholding, shown, True, (*reminder, *unpublished))


def _publicity(record: Record) -> Publicity:
    given = record.publicity if isinstance(record, Letter | Meeting | Minutes) else None
    return given or Publicity()


def _check_may_wait(record: Record, hidden: Sequence[str], *, technical: bool) -> None:
    if hidden:
        raise NotFiled(
            f"Offentligheten er ikke vurdert, men {listing(hidden)} er skjermet.",
            "Vurder offentligheten. Skal noe unntas, sett offentlighet.status til delvis_unntatt eller unntatt, med "
            "hjemmel og begrunnelse.",
        )
    if not (technical or isinstance(record, Meeting)):
        raise NotFiled(
            "Offentligheten er ikke vurdert.",
            "Sett offentlighet.status. Dokumentet er offentlig når ikke noe annet følger av lov; skal noe unntas, "
            "skriv hjemmelen.",
        )


def _check_open(hidden: Sequence[str]) -> None:
    if hidden:
        raise NotFiled(
            f"Dokumentet er merket offentlig, men {listing(hidden)} er skjermet eller ikke merket offentlig.",
            "Sett offentlighet.status til delvis_unntatt med hjemmel og begrunnelse, eller gjør delene offentlige.",
        )


def _check_exemption(record: Record, publicity: Publicity, hidden: Sequence[str], *, whole: bool) -> None:
    state = publicity.status.value.replace("_", " ")
    if not (publicity.legal_basis or "").strip():
        raise NotFiled(
            f"Dokumentet er {state}, men hjemmelen mangler.",
            "Skriv hjemmelen i offentlighet.hjemmel, for eksempel «offl. § 14 første ledd». Er det ingen hjemmel, er "
            "dokumentet offentlig.",
        )
    has_attachments = isinstance(record, Letter) and any(each.file for each in record.attachments)
    if not whole and not hidden and not has_attachments:
        raise NotFiled(
            "Dokumentet er delvis unntatt, men posten sier ikke hvilke deler.",
            "Skriv «skjermet» med hjemmel på sakene, oppfølgingspunktene eller kapitlene som skal unntas.",
        )


def _ground(records: Sequence[Record], publicity: Publicity, *, whole: bool) -> str:
    """The grounds of the document and of its parts, each once, as the records have them."""
    parts = [] if whole else [part for record in records for part in _withheld(record)]
    if any(not (part.legal_basis or "").strip() for part in parts):
        raise NotFiled(
            "En del av dokumentet er skjermet, men hjemmelen mangler.",
            "Skriv hjemmelen i «skjermet» på hver del som er unntatt.",
        )
    grounds = (publicity.legal_basis, *(part.legal_basis for part in parts))
    return "; ".join(dict.fromkeys(" ".join(ground.split()) for ground in grounds if ground))


def _restriction(ground: str, codes: Codes, settings: ArchiveSettings) -> Code:
    """The code for a ground: that of the longest beginning that is known, else the one for all of them."""
    wanted = _folded(ground)
    fitting = [beginning for beginning in settings.restrictions if _begins(wanted, _folded(beginning))]
    if fitting:
        return codes.find(_LIST, settings.restrictions[max(fitting, key=len)])
    own = settings.codes.get(_LIST) or {_GENERAL: ""}
    general = _GENERAL if len(own) > 1 else next(iter(own))
    if general not in own:
        raise NotFiled(
            f"Arkivet har flere tilgangsrestriksjoner, og det står ikke hvilken som gjelder {quoted(ground)}.",
            "Skriv koden under arkiv.tilgangsrestriksjoner i styring.yaml, etter hvordan hjemmelen begynner.",
        )
    return codes.find(_LIST, general)


def _folded(ground: str) -> str:
    return "".join(ground.casefold().split())


def _begins(ground: str, beginning: str) -> bool:
    """Whether a ground begins so, «§ 1» not being the beginning of «§ 14»."""
    rest = ground.removeprefix(beginning)
    return rest != ground and not (beginning[-1:].isdigit() and rest[:1].isdigit())


def _withheld(value: object) -> Iterator[Withheld]:
    """Every part of a record that is withheld."""
    match value:
        case Withheld():
            yield value
        case Model():
            for name in type(value).model_fields:
                yield from _withheld(getattr(value, name))
        case tuple():
            for member in value:
                yield from _withheld(member)


def _left_out(value: object) -> Iterator[View]:
    """What stands in a public edition in the place of something else."""
    match value:
        case tuple():
            for member in value:
                yield from _left_out(member)
        case View():
            if _reason(value):
                yield value
            for attribute in template_names(type(value)).values():
                yield from _left_out(getattr(value, attribute))


def _reason(view: View) -> str | None:
    """Why a part is left out, in the words of the document."""
    return getattr(view, "withheld", None)


def _called(view: View) -> str:
    match view:
        case ItemView() | AgendaItemView():
            return f"sak {view.number}"
        case FollowUpView():
            return f"oppfølgingspunkt {view.id}"
        case _:
            return "en del av teksten"
