"""referat and oppsummering (minutes and summaries), guide ES-9 … ES-13, OP-4, UF-3, UF-8."""

from __future__ import annotations

from pydantic import Field

from styring.records.base import Bool, Date, DateOrTime, Int, LetterRef, Line, MeetingRef, Model, Prose, Record
from styring.records.common import Archive, Correction, Publicity, Published, PutInWriting, RoleHolder, Withheld
from styring.records.vocabulary import (
    CommentStatus,
    FollowUpStatus,
    Language,
    MinutesForm,
    MinutesStatus,
    Party,
    Role,
    SignalKind,
)


class Comment(Model):
    """A comment on the draft (guide ES-12)."""

    from_: Party | None = Field(None, alias="fra", description="Parten kommentaren kommer fra.")
    organisation: str | None = Field(
        None, alias="organisasjon", description="Koden til virksomheten når flere er med på møtet."
    )
    role: Role | None = Field(None, alias="rolle", description="Rollen til den som kommenterer, aldri navnet.")
    date: Date | None = Field(None, alias="dato", description="Datoen kommentaren kom.")
    place: str | None = Field(None, alias="sted", description="Stedet i referatet, for eksempel saker.3.")
    quote: Prose | None = Field(None, alias="sitat", description="Teksten kommentaren gjelder.")
    text: Prose | None = Field(None, alias="tekst", description="Kommentaren.")
    resolved: Bool | None = Field(
        None, alias="løst", description="true når de som sendte kommentaren, selv har merket den som løst."
    )
    no_remarks: Bool | None = Field(None, alias="ingen_merknader", description="true når parten ikke har merknader.")
    status: CommentStatus | None = Field(None, alias="status", description="Hva som er gjort med kommentaren.")
    answer: Prose | None = Field(None, alias="svar", description="Svaret til den som kommenterte.")


class CommentRound(Model):
    """The round of comments before the minutes are final (guide ES-12)."""

    sent: Date | None = Field(None, alias="sendt", description="Datoen utkastet ble sendt til kommentering.")
    deadline: Date | None = Field(None, alias="frist", description="Fristen for kommentarer.")
    received: tuple[Comment, ...] = Field((), alias="mottatt", description="Kommentarene som kom.")


class SteeringSignal(Model):
    """A steering signal (styringssignal) given in the meeting."""

    id: str = Field(alias="id", description="Kort id, for eksempel s1.")
    kind: SignalKind | None = Field(None, alias="type", description="Hva slags signal det er.")
    text: Prose | None = Field(None, alias="tekst", description="Signalet.")
    anchored_in: LetterRef | None = Field(None, alias="forankret_i", description="Brevet signalet er forankret i.")
    put_in_writing: PutInWriting | None = Field(
        None, alias="skriftliggjort", description="Dokumentet som skriftliggjør signalet."
    )


class FollowUp(Model):
    """A follow-up point (oppfølgingspunkt) with responsible role and deadline."""

    id: str = Field(alias="id", description="Kort id, for eksempel op1.")
    text: Prose | None = Field(None, alias="tekst", description="Hva som skal gjøres.")
    responsible: RoleHolder | None = Field(
        None, alias="ansvarlig", description="Rollen og organisasjonen som har ansvaret."
    )
    deadline: Date | None = Field(None, alias="frist", description="Fristen.")
    status: FollowUpStatus | None = Field(None, alias="status", description="Hvor langt punktet er kommet.")
    closed: Date | None = Field(None, alias="lukket", description="Datoen punktet ble lukket.")
    closed_in: MeetingRef | None = Field(None, alias="lukket_i", description="Møtet punktet ble lukket i.")
    from_signal: str | None = Field(None, alias="fra_signal", description="Id-en til signalet punktet følger opp.")
    public: Bool | None = Field(None, alias="offentlig", description="true når punktet kan offentliggjøres.")
    withheld: Withheld | None = Field(None, alias="skjermet", description="Settes når punktet er unntatt offentlighet.")
    source: Line | None = Field(None, alias="kilde", description="Hvor punktet kommer fra, for eksempel en revisjon.")


class MinutesItem(Model):
    """What happened under an agenda item."""

    number: Int = Field(alias="nr", description="Saksnummeret på sakslisten.")
    account: Prose | None = Field(None, alias="omtale", description="Kort om behandlingen (CommonMark).")
    information: tuple[Prose, ...] = Field((), alias="informasjon", description="Vesentlig informasjon.")
    signals: tuple[SteeringSignal, ...] = Field((), alias="styringssignaler", description="Styringssignalene.")
    disagreement: Prose | None = Field(None, alias="uenighet", description="Uenighet som skal fram (guidens UF-9).")
    follow_up: tuple[FollowUp, ...] = Field((), alias="oppfølging", description="Oppfølgingspunktene.")
    no_follow_up: Bool | None = Field(
        None, alias="ingen_oppfølging", description="true når saken ikke trenger oppfølging."
    )
    withheld: Withheld | None = Field(None, alias="skjermet", description="Settes når saken er unntatt offentlighet.")


class Author(Model):
    """Who wrote the minutes (guide ES-12)."""

    organisation: str | None = Field(
        None, alias="organisasjon", description="Koden til byrådsavdelingen eller virksomheten."
    )
    role: Role | None = Field(None, alias="rolle", description="Rollen til den som skrev.")


class Minutes(Record):
    """referat or oppsummering: ``<år>/minutes/<id>.yaml``, with the id of its meeting."""

    form: MinutesForm = Field(alias="form", description="Om dette er referat eller oppsummering.")
    status: MinutesStatus = Field(alias="status", description="Hvor langt referatet er kommet.")
    prepared_by: Author | None = Field(None, alias="utarbeidet_av", description="Hvem som skrev utkastet.")
    draft_date: Date | None = Field(None, alias="utkast_dato", description="Datoen utkastet var ferdig.")
    comments: CommentRound | None = Field(None, alias="kommentering", description="Kommenteringen av utkastet.")
    final_date: Date | None = Field(None, alias="endelig_dato", description="Datoen referatet ble endelig.")
    sent_to: tuple[Line, ...] = Field((), alias="sendt_til", description="Hvem det endelige referatet er sendt til.")
    items: tuple[MinutesItem, ...] = Field((), alias="saker", description="Sakene.")
    next_meeting: DateOrTime | None = Field(
        None, alias="neste_møte", description="Dato eller tidspunkt for neste møte."
    )
    corrections: tuple[Correction, ...] = Field((), alias="rettelser", description="Rettelser etter endelig referat.")
    publicity: Publicity | None = Field(None, alias="offentlighet", description="Vurderingen av offentlighet.")
    archive: Archive | None = Field(None, alias="arkiv", description="Arkivreferansen.")
    published: Published | None = Field(None, alias="publisert", description="Når og hvor referatet er publisert.")
    language: Language | None = Field(None, alias="målform", description="Målformen i dokumentet: nb eller nn.")

    @property
    def is_final(self) -> bool:
        """The minutes are final and frozen but for the living fields."""
        return self.status is MinutesStatus.ENDELIG
