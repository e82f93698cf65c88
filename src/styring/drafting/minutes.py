"""Draft the minutes or summary of a meeting, item by item (guide ES-9 … ES-12, OP-4, UF-3, UF-8)."""

from __future__ import annotations

from datetime import date, datetime

from styring.dossier import Dossier
from styring.drafting.carry import in_short
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet, path_of, written_time
from styring.messages import count, long_date, working_days
from styring.records.base import Identity, Kind
from styring.records.meeting import AgendaItem, Meeting
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingKind, MeetingStatus, MinutesForm, MinutesStatus, PublicityStatus, Role
from styring.source import Plain
from styring.workdays import shift

_HOW = """\
Styringssignaler og oppfølging skrives slik under en sak:
  styringssignaler:
    - {id: s1, type: prioritering, tekst: Hva virksomheten skal prioritere.}
  oppfølging:
    - id: op1
      tekst: Hva som skal gjøres.
      ansvarlig: {rolle: virksomhetsleder, organisasjon: KODE}
      frist: ÅÅÅÅ-MM-DD
      status: åpen
Skriv «ingen_oppfølging: true» på en sak som ikke trenger oppfølging. Bruk rolle og stilling, ingen navn."""

_ON_PUBLICITY = {
    MeetingKind.ETATSSTYRINGSMOTE: "Referatet skal kunne offentliggjøres; vurder før det er endelig.",
    MeetingKind.OPPDRAGSSTYRINGSMOTE: "Vurder konkret, og oppgi sakstype, prosessfase og begrunnelse.",
    MeetingKind.KONTAKTMOTE: "Oppfølgingspunktene kan offentliggjøres; vurder før oppsummeringen er endelig.",
    MeetingKind.FAGMOTE: "En oppsummering fra et fagmøte offentliggjøres ikke.",
}


def form_for(kind: MeetingKind) -> MinutesForm:
    """A formal meeting gets minutes, an informal one a summary (guide ES-9, OP-4, UF-3, UF-8)."""
    return MinutesForm.REFERAT if kind.is_formal else MinutesForm.OPPSUMMERING


def plan_minutes(dossier: Dossier, meeting: Meeting, limits: Limits) -> Plan:
    """The draft of what a meeting's minutes have to say.

    Raises:
        DraftingError: the meeting is cancelled or has no date, or has its minutes already.
    """
    day, form = _day_of(meeting), form_for(meeting.kind)
    identity = Identity(dossier.code, Kind.MINUTES, meeting.id)
    if identity in dossier.identities:
        what = "et referat" if form is MinutesForm.REFERAT else "en oppsummering"
        raise DraftingError(f"Møtet har allerede {what}.", f"Skriv videre i {path_of(identity, meeting.year)}.")
    sheet = _filled_in(dossier, meeting, day, limits)
    what = f"Utkast til {form} fra {meeting.kind}t {long_date(day)}"
    return Plan(sheet.written(identity, meeting.year, what), _carried(meeting), _to_do(meeting, form, day, limits))


def _day_of(meeting: Meeting) -> date:
    if meeting.status is MeetingStatus.AVLYST:
        raise DraftingError("Møtet er avlyst.", "Et møte som ikke er holdt, skal ikke ha referat.")
    if meeting.status is MeetingStatus.UTSATT or meeting.date is None:
        raise DraftingError("Møtet er utsatt.", "Sett nytt tidspunkt med «styring move-meeting» først.")
    return meeting.date


def _filled_in(dossier: Dossier, meeting: Meeting, day: date, limits: Limits) -> Sheet:
    form = form_for(meeting.kind)
    sheet = Sheet(dossier.registry.terms)
    sheet.put("form", form.value)
    sheet.put("status", MinutesStatus.UTKAST.value)
    department = dossier.department_on(day)
    sheet.put("utarbeidet_av", {**({"organisasjon": department} if department else {}), "rolle": Role.REFERENT.value})
    sheet.put("utkast_dato", None, hint=f"senest {_draft_due(meeting.kind, day, limits)}")
    if form is MinutesForm.REFERAT:
        sheet.put("kommentering", {"sendt": None, "frist": None})
        sheet.note(("kommentering", "sendt"), beside="datoen utkastet ble sendt til virksomheten")
        time = f"minst {working_days(limits.comment_time)} etter at utkastet ble sendt"
        sheet.note(("kommentering", "frist"), beside=time)
    _put_items(sheet, dossier, meeting)
    if following := _next_meeting(dossier, meeting):
        sheet.put("neste_møte", written_time(following))
    sheet.put("offentlighet", {"status": PublicityStatus.IKKE_VURDERT.value}, above=_ON_PUBLICITY[meeting.kind])
    return sheet


def _put_items(sheet: Sheet, dossier: Dossier, meeting: Meeting) -> None:
    items = [item for item in meeting.agenda if not item.dropped]
    blank: dict[str, Plain] = {"omtale": None, "styringssignaler": None, "oppfølging": None}
    entries: list[Plain] = [{"nr": item.number, **blank} for item in items]
    sheet.put("saker", entries or None, above=_HOW.replace("KODE", dossier.code))
    for index, item in enumerate(items):
        about = "\n".join([f"Sak {item.number}: {item.title}", *_to_take_up(dossier, meeting, item)])
        sheet.note(("saker", index), above=about)
        sheet.note(("saker", index, "omtale"), beside="kort om behandlingen")


def _to_take_up(dossier: Dossier, meeting: Meeting, item: AgendaItem) -> list[str]:
    """Comment lines on the earlier points that an item takes up, and on how the loop is closed."""
    points = {reference: dossier.follow_ups.get(reference) for reference in item.follow_up_points}
    lines = [f"{reference}: {in_short(point) if point else ''}".rstrip() for reference, point in points.items()]
    if lines:
        closed = f"status: lukket, lukket: ÅÅÅÅ-MM-DD, lukket_i: {meeting.id}"
        lines.append(f"Et utført punkt lukkes i referatet det står i: {closed}")
    return lines


def _next_meeting(dossier: Dossier, meeting: Meeting) -> datetime | None:
    later = (m.starts for m in dossier.meetings_of(meeting.kind) if m.starts and meeting.starts)
    return next((starts for starts in later if meeting.starts and starts > meeting.starts), None)


def _draft_due(kind: MeetingKind, day: date, limits: Limits) -> str:
    number = limits.draft if kind.is_formal else limits.summary
    return f"{shift(day, number)}, {working_days(number)} etter møtet"


def _carried(meeting: Meeting) -> tuple[str, ...]:
    items = [item for item in meeting.agenda if not item.dropped]
    lines = [f"{count(len(items), 'sak', 'saker')} fra sakslisten."] if items else []
    points = sum(len(item.follow_up_points) for item in items)
    if points:
        number = count(points, "oppfølgingspunkt", "oppfølgingspunkter")
        lines.append(f"{number} fra tidligere møter, som merknader over sakene.")
    return tuple(lines)


def _to_do(meeting: Meeting, form: MinutesForm, day: date, limits: Limits) -> tuple[str, ...]:
    lines = []
    if meeting.status is not MeetingStatus.GJENNOMFORT:
        lines.append(f"Sett status til {MeetingStatus.GJENNOMFORT} i møtet, og før opp hvem som møtte.")
    lines.append("Skriv en kort omtale av hver sak, med styringssignaler og oppfølging.")
    if form is MinutesForm.REFERAT:
        lines.append(f"Send utkastet til virksomheten innen {long_date(shift(day, limits.draft))}.")
    else:
        lines.append(f"Gjør oppsummeringen ferdig innen {long_date(shift(day, limits.summary))}.")
    return tuple(lines)
