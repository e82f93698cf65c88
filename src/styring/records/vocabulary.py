"""The closed lists of the field. The values are the words that users write; statutory terms are not translated."""

from __future__ import annotations

from enum import StrEnum


class MeetingKind(StrEnum):
    """Kinds of meetings (guide ES, OP, UF). The character, formal or informal, follows from the kind."""

    ETATSSTYRINGSMOTE = "etatsstyringsmøte"
    OPPDRAGSSTYRINGSMOTE = "oppdragsstyringsmøte"
    KONTAKTMOTE = "kontaktmøte"
    FAGMOTE = "fagmøte"

    @property
    def is_formal(self) -> bool:
        """Part of the formal steering dialogue (guide SD-3, SD-4), not of the informal one (UF-1)."""
        return self in {MeetingKind.ETATSSTYRINGSMOTE, MeetingKind.OPPDRAGSSTYRINGSMOTE}

    @property
    def code(self) -> str:
        """The short form used in ids and on the command line."""
        return _MEETING_CODES[self]


_MEETING_CODES = {
    MeetingKind.ETATSSTYRINGSMOTE: "esm",
    MeetingKind.OPPDRAGSSTYRINGSMOTE: "osm",
    MeetingKind.KONTAKTMOTE: "kon",
    MeetingKind.FAGMOTE: "fag",
}

MEETING_NAME_ALIASES: dict[str, tuple[MeetingKind, ...]] = {
    "strategimøte": (MeetingKind.ETATSSTYRINGSMOTE,),
    "startmøte": (MeetingKind.KONTAKTMOTE, MeetingKind.FAGMOTE),
    "orienteringsmøte": (MeetingKind.KONTAKTMOTE, MeetingKind.FAGMOTE),
    "strategiseminar": (MeetingKind.KONTAKTMOTE, MeetingKind.FAGMOTE),
    "styringsmøte": (),
}
"""Other names in use (survey of 2019, guide KA-8) → the kinds they may stand for; none: the name is ambiguous."""


class MeetingStatus(StrEnum):
    """How far a meeting has come."""

    PLANLAGT = "planlagt"
    INNKALT = "innkalt"
    GJENNOMFORT = "gjennomført"
    AVLYST = "avlyst"
    UTSATT = "utsatt"


class MeetingLevel(StrEnum):
    """Level of a fagmøte (guide UF-2)."""

    TOPPLEDER = "toppleder"
    SAKSBEHANDLING = "saksbehandling"


class PurposeCode(StrEnum):
    """What a fagmøte is for (guide UF-2)."""

    OMFORENT_FORSTAELSE = "omforent_forståelse"
    PRINSIPIELL = "prinsipiell"
    VEIVALG = "veivalg"
    ARBEIDSFORDELING = "arbeidsfordeling"
    UNDERVEIS = "underveis"


class Theme(StrEnum):
    """What an agenda item is about (guide ES-5, ES-7)."""

    MALOPPNAELSE = "måloppnåelse"
    RESULTATER = "resultater"
    RISIKO = "risiko"
    INNSATSFAKTOR = "innsatsfaktor"
    ENKELTSAK = "enkeltsak"
    OPPDRAG = "oppdrag"
    OPPFOLGING = "oppfølging"
    ANNET = "annet"


class DetailLevel(StrEnum):
    """Whether an agenda item looks at the whole or at details (guide ES-7)."""

    HELHET = "helhet"
    DETALJ = "detalj"


class Party(StrEnum):
    """The two sides of the dialogue."""

    BYRADSAVDELING = "byrådsavdeling"
    VIRKSOMHET = "virksomhet"


class InputOutcome(StrEnum):
    """What became of an agenda item that the agency suggested (guide ES-4)."""

    TATT_INN = "tatt_inn"
    AVVIST = "avvist"


class Role(StrEnum):
    """Role in a meeting (guide ES-3, ES-10, OP-3, UF-6); the title belongs in ``stilling``."""

    BYRAD = "byråd"
    BYRADSSEKRETAER = "byrådssekretær"
    KOMMUNALDIREKTOR = "kommunaldirektør"
    SEKSJONSSJEF = "seksjonssjef"
    LEDERGRUPPE_BYRADSAVDELING = "ledergruppe_byrådsavdeling"
    MEDARBEIDER_BYRADSAVDELING = "medarbeider_byrådsavdeling"
    VIRKSOMHETSLEDER = "virksomhetsleder"
    LEDERGRUPPE_VIRKSOMHET = "ledergruppe_virksomhet"
    MEDARBEIDER_VIRKSOMHET = "medarbeider_virksomhet"
    PROSJEKTLEDER = "prosjektleder"
    REFERENT = "referent"
    OBSERVATOR = "observatør"

    @property
    def party(self) -> Party | None:
        """The side that the role belongs to; ``None`` where the organisation decides."""
        return _PARTY_OF_ROLE.get(self)


_PARTY_OF_ROLE = {
    Role.BYRAD: Party.BYRADSAVDELING,
    Role.BYRADSSEKRETAER: Party.BYRADSAVDELING,
    Role.KOMMUNALDIREKTOR: Party.BYRADSAVDELING,
    Role.SEKSJONSSJEF: Party.BYRADSAVDELING,
    Role.LEDERGRUPPE_BYRADSAVDELING: Party.BYRADSAVDELING,
    Role.MEDARBEIDER_BYRADSAVDELING: Party.BYRADSAVDELING,
    Role.VIRKSOMHETSLEDER: Party.VIRKSOMHET,
    Role.LEDERGRUPPE_VIRKSOMHET: Party.VIRKSOMHET,
    Role.MEDARBEIDER_VIRKSOMHET: Party.VIRKSOMHET,
}


class Attendance(StrEnum):
    """Whether a participant came; only read once the meeting is held."""

    TIL_STEDE = "til_stede"
    FORFALL = "forfall"
    STEDFORTREDER = "stedfortreder"


class AgencyForm(StrEnum):
    """Form of the agency; a kommunalt foretak is steered otherwise."""

    ETAT = "etat"
    BYDEL = "bydel"
    KOMMUNALT_FORETAK = "kommunalt_foretak"
    ANNET = "annet"


class RiskLevel(StrEnum):
    """Level of risk."""

    LAV = "lav"
    MIDDELS = "middels"
    HOY = "høy"


class ReportKind(StrEnum):
    """Kinds of reports."""

    TERTIALRAPPORT = "tertialrapport"
    HALVARSRAPPORT = "halvårsrapport"
    ARSRAPPORT = "årsrapport"


class LetterKind(StrEnum):
    """Kinds of steering letters (guide SD-3, SD-4)."""

    TILDELINGSBREV = "tildelingsbrev"
    SUPPLERENDE_TILDELINGSBREV = "supplerende_tildelingsbrev"
    OPPDRAGSBREV = "oppdragsbrev"
    INSTRUKS = "instruks"

    @property
    def code(self) -> str:
        """The short form used in ids and on the command line."""
        return _LETTER_CODES[self]


_LETTER_CODES = {
    LetterKind.TILDELINGSBREV: "tb",
    LetterKind.SUPPLERENDE_TILDELINGSBREV: "stb",
    LetterKind.OPPDRAGSBREV: "ob",
    LetterKind.INSTRUKS: "in",
}


class LetterStatus(StrEnum):
    """How far a letter has come."""

    UTKAST = "utkast"
    SENDT = "sendt"


class RequirementKind(StrEnum):
    """Kinds of requirements (guide OR-6)."""

    MAL = "mål"
    STYRINGSPARAMETER = "styringsparameter"
    RESULTATKRAV = "resultatkrav"
    AKTIVITETSKRAV = "aktivitetskrav"
    RAPPORTERINGSKRAV = "rapporteringskrav"


class ReasonCode(StrEnum):
    """Accepted reasons for steering by activity (guide OR-6)."""

    VESENTLIGHET = "vesentlighet"
    EGENART = "egenart"
    POLITISK_OPPMERKSOMHET = "politisk_oppmerksomhet"


class AssignmentStatus(StrEnum):
    """How far an assignment has come."""

    VARSLET = "varslet"
    AKTIV = "aktiv"
    STANSET = "stanset"
    AVSLUTTET = "avsluttet"


class MilestoneStatus(StrEnum):
    """How far a milestone has come."""

    PLANLAGT = "planlagt"
    NADD = "nådd"
    FORSINKET = "forsinket"
    UTGATT = "utgått"


class MinutesForm(StrEnum):
    """Minutes of a formal meeting, or the summary of another one (guide ES-9, OP-4, UF-3, UF-8)."""

    REFERAT = "referat"
    OPPSUMMERING = "oppsummering"


class MinutesStatus(StrEnum):
    """How far minutes have come (guide ES-12)."""

    UTKAST = "utkast"
    TIL_KOMMENTERING = "til_kommentering"
    ENDELIG = "endelig"


class CommentStatus(StrEnum):
    """What became of a comment on draft minutes."""

    TATT_INN = "tatt_inn"
    AVVIST = "avvist"
    UBEHANDLET = "ubehandlet"


class FollowUpStatus(StrEnum):
    """How far a follow-up point has come."""

    APEN = "åpen"
    PAGAR = "pågår"
    LUKKET = "lukket"
    UTGATT = "utgått"

    @property
    def is_open(self) -> bool:
        """Somebody still has to do something."""
        return self in {FollowUpStatus.APEN, FollowUpStatus.PAGAR}


class PublicityStatus(StrEnum):
    """Whether the public may see a document (offentleglova)."""

    OFFENTLIG = "offentlig"
    DELVIS_UNNTATT = "delvis_unntatt"
    UNNTATT = "unntatt"
    IKKE_VURDERT = "ikke_vurdert"


class SignalKind(StrEnum):
    """Kinds of steering signals."""

    PRIORITERING = "prioritering"
    PRESISERING = "presisering"
    NYTT_KRAV = "nytt_krav"
    NYTT_OPPDRAG = "nytt_oppdrag"
    BUDSJETTENDRING = "budsjettendring"
    FRIST = "frist"


class Language(StrEnum):
    """Målform: bokmål or nynorsk."""

    NB = "nb"
    NN = "nn"


class Profile(StrEnum):
    """Whose words and defaults are used."""

    KOMMUNE = "kommune"
    STAT = "stat"
