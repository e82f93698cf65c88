"""Referat og oppsummering (guide ES-9 … ES-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from styring import names
from styring.diagnostics import Finding, Severity, YamlPath
from styring.dossier import Dossier
from styring.messages import listing, long_date, quoted, working_days
from styring.records.base import Record
from styring.records.changes import Verb
from styring.records.charter import Charter
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Comment, CommentRound, FollowUp, Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import CommentStatus, MeetingKind, MinutesForm, MinutesStatus, Party, Role
from styring.records.walk import texts
from styring.rules.catalogue import rule
from styring.rules.conditions import (
    AGENCY,
    DEPARTMENT,
    by,
    known_names,
    may_hold_placeholder,
    meeting_day,
    placeholder_in,
)
from styring.rules.follow_ups import is_open, meeting_to_take_up, points, takes_up
from styring.rules.prose import count_words, may_exceed
from styring.rules.revisions import untold_revisions
from styring.workdays import between, shift


@rule("REF01", "navn-i-teksten", cites=["ES-11", "ES-13"], severity=Severity.ERROR)
def name_in_text(record: Record, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det står et navn i teksten.

    Referater og brev bruker rolle og stilling, ikke navn. De gjelder vervet og ikke personen, og de skal kunne
    offentliggjøres. Det som først er lagret i git, blir liggende i historikken.

    Gjør slik: skriv rollen eller stillingen i stedet. Er det ikke navnet på en person, legg uttrykket til
    tillatte_uttrykk i styring.yaml.

    Galt:
        omtale: Kari Nordmann redegjorde for resultatene.

    Riktig:
        omtale: Virksomhetsleder redegjorde for resultatene.
    """
    document = names.Document(known_names(dossier))
    for path, text, _ in texts(record):
        hits = document.read(text)
        for hit in {hit.text: hit for hit in hits}.values() if hits else ():
            remedy = _role_instead_of(hit.person, record, dossier)
            yield Finding(path, names.name_told(hit), hit.level, quote=hit.text, remedy=remedy)
    if isinstance(record, Meeting) and not dossier.registry.allow_participant_names:
        for i, participant in enumerate(record.participants):
            if participant.name:
                message = f"Deltaker {i + 1} på listen står med navn, og det tillater ikke styring.yaml."
                remedy = (
                    "Slett navnet; rolle og stilling er nok. Er det lagret i git før, står det fortsatt i historikken."
                )
                yield Finding(("deltakere", i, "navn"), message, on_key=True, remedy=remedy)


def _role_instead_of(name: str, record: Record, dossier: Dossier) -> str | None:
    """What to write for a participant of the meeting that the record is about."""
    meeting = record if isinstance(record, Meeting) else dossier.meetings.get(record.id)
    participants = meeting.participants if meeting and isinstance(record, Meeting | Minutes) else ()
    bearer = next((participant for participant in participants if name and participant.name == name), None)
    if bearer is None or not (bearer.role or bearer.position):
        return None
    role = _in_a_sentence(bearer.role) if bearer.role else None
    called = f"{role} ({bearer.position})" if role and bearer.position else role or bearer.position
    return f"Skriv {quoted(called)} i stedet for navnet."


def _in_a_sentence(role: Role) -> str:
    """A role as a sentence has it: «virksomhetsleder», «virksomhetens ledergruppe»."""
    kind, belongs, _ = role.partition("_")
    return f"{role.party}ens {kind}" if belongs else kind


@rule("REF02", "personopplysning-i-teksten", cites=["ES-11", "ES-13"], severity=Severity.ERROR)
def personal_data_in_text(record: Record, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det står en personopplysning i teksten.

    E-postadresse, telefonnummer, fødselsnummer, kontonummer og privat adresse hører ikke hjemme i referater og brev,
    som skal kunne offentliggjøres. Det som først er lagret i git, blir liggende i historikken.

    Gjør slik: fjern opplysningen, og vis heller til rolle eller stilling. Er den ikke knyttet til en person, legg den
    til tillatte_uttrykk i styring.yaml.

    Galt:
        omtale: Spørsmål om skjemaet rettes til telefon 22 00 00 00.

    Riktig:
        omtale: Spørsmål om skjemaet rettes til seksjon for virksomhetsstyring.
    """
    written = [(path, text) for path, text, _ in texts(record) if path[-1] not in _REFERENCES]
    if not names.may_hold_personal_data("\n".join([text for _, text in written])):
        return
    known = known_names(dossier)
    for path, text in written:
        for hit in {hit.text: hit for hit in names.find_personal_data(text, known)}.values():
            yield Finding(path, names.data_told(hit), hit.level, quote=hit.text)


_REFERENCES = {"saksnummer", "journalpost", "deres_ref", "arkivkode", "adresse"}
"""Keys whose values are numbers and addresses of documents."""


@rule("REF03", "deltaker-uten-rolle-eller-stilling", cites=["ES-10", "ES-11"], severity=Severity.ERROR)
def participant_without_role_or_position(meeting: Meeting, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det går ikke fram hvem som deltok.

    Referatet skal si hvem som deltok og i hvilken rolle, uten navn. Derfor må hver deltaker ha både rolle og
    stilling, og når møtet er holdt, må oppmøtet være ført.

    Gjør slik: skriv rolle og stilling på hver deltaker, og før oppmøtet når møtet er holdt.

    Galt:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, organisasjon: bre}

    Riktig:
        status: gjennomført
        deltakere:
          - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede}
    """
    if not meeting.is_convened:
        return
    severity = Severity.ERROR if meeting.kind.is_formal else Severity.WARNING
    for i, participant in enumerate(meeting.participants):
        if not (participant.role and participant.position):
            given = {"rolle": participant.role, "stilling": participant.position}
            missing = [key for key, value in given.items() if not value]
            message = f"Deltaker {i + 1} på listen mangler {listing(missing)}."
            yield Finding(("deltakere", i, missing[0]), message, severity)
    if meeting.is_held and not meeting.participants:
        yield Finding(("deltakere",), "Møtet er gjennomført, men deltakerlisten er tom.", severity)
    elif meeting.is_held and not any(participant.attended for participant in meeting.participants):
        message = "Møtet er gjennomført, men ingen på deltakerlisten er ført som til stede."
        yield Finding(("deltakere",), message, severity, on_key=True)


@rule("REF04", "ikke-kort-og-konsist", cites=["ES-9"], severity=Severity.WARNING)
def too_long(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Referatet er ikke kort og konsist.

    Referatet konsentreres om styringssignaler og annet som er vesentlig for styringsdialogen. I et langt referat
    blir signalene borte mellom gjengivelser av hva som ble sagt.

    Gjør slik: kort ned omtalen til det som er vesentlig, og skriv signaler, informasjon og oppfølging hver for seg.

    Galt:
        # med «maks_ord_sak: 10» i styring.yaml
        saker:
          - nr: 2
            omtale: >-
              Virksomhetsleder innledet om resultatene og gikk deretter gjennom hver eneste tabell i rapporten.

    Riktig:
        # med «maks_ord_sak: 10» i styring.yaml
        saker:
          - {nr: 2, omtale: Ni av tolv resultatmål er nådd.}
    """
    if minutes.form is not MinutesForm.REFERAT:
        return
    for i, item in enumerate(minutes.items):
        account = item.account or ""
        if may_exceed([account], limits.max_words_item) and (words := count_words(account)) > limits.max_words_item:
            message = f"Omtalen av sak {item.number} er på {words} ord; den bør ha høyst {limits.max_words_item}."
            yield Finding(("saker", i, "omtale"), message)
    written = [text for path, text, _ in texts(minutes) if path[0] == "saker"]
    if may_exceed(written, limits.max_words) and (total := sum(map(count_words, written))) > limits.max_words:
        message = f"Sakene i referatet er på {total} ord til sammen; det bør være høyst {limits.max_words}."
        yield Finding(("saker",), message, on_key=True)


@rule("REF05", "sak-uten-utfall", cites=["ES-9"], severity=Severity.NOTE)
def item_without_outcome(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """En sak har verken styringssignal eller annet utfall.

    Den som leser referatet, skal se hva saken førte til: et styringssignal, vesentlig informasjon eller noe som skal
    følges opp. Førte den ikke til noe, er det også greit å si.

    Gjør slik: skriv styringssignalet, informasjonen eller oppfølgingspunktet, eller sett «ingen_oppfølging: true».

    Galt:
        form: referat
        status: til_kommentering
        saker:
          - {nr: 1, omtale: Tre av fire punkter fra forrige møte er lukket.}

    Riktig:
        form: referat
        status: til_kommentering
        saker:
          - {nr: 1, omtale: Tre av fire punkter fra forrige møte er lukket., ingen_oppfølging: true}
    """
    meeting = dossier.meetings.get(minutes.id)
    dropped = {item.number for item in meeting.agenda if item.dropped} if meeting else set()
    if minutes.status is MinutesStatus.UTKAST:
        return
    for i, item in enumerate(minutes.items):
        outcome = item.signals or item.information or item.follow_up or item.disagreement or item.no_follow_up
        if not outcome and item.number not in dropped:
            message = f"Sak {item.number} har verken styringssignal, informasjon eller oppfølging."
            yield Finding(("saker", i, "nr"), message)


@rule("REF06", "utkast-ikke-fra-byradsavdelingen", cites=["ES-12"], severity=Severity.ERROR)
def not_drafted_by_department(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Utkastet er ikke skrevet av byrådsavdelingen.

    Byrådsavdelingen skriver utkastet til referat, og virksomheten kommenterer det. Det gjelder avdelingen som
    virksomheten hørte til da møtet ble holdt.

    Gjør slik: la byrådsavdelingen skrive utkastet, og før opp koden til avdelingen i «utarbeidet_av».

    Galt:
        form: referat
        utarbeidet_av: {organisasjon: bre, rolle: referent}

    Riktig:
        form: referat
        utarbeidet_av: {organisasjon: pbr, rolle: referent}
    """
    if minutes.form is not MinutesForm.REFERAT:
        return
    path = ("utarbeidet_av", "organisasjon")
    author = minutes.prepared_by.organisation if minutes.prepared_by else None
    day = meeting_day(minutes, dossier)
    department = dossier.department_on(day) if day else None
    if author is None:
        yield Finding(path, "Det går ikke fram hvilken byrådsavdeling som har skrevet utkastet.")
    elif day and department and author != department:
        message = (
            f"Utkastet er skrevet av {quoted(author)}; {long_date(day)} hørte virksomheten til "
            f"byrådsavdelingen {quoted(department)}."
        )
        yield Finding(path, message)


@rule("REF07", "ikke-sendt-til-kommentering", cites=["ES-12"], severity=Severity.ERROR)
def not_sent_for_comments(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Referatet er endelig uten at virksomheten har fått kommentere det.

    Utkastet sendes til kommentering før det endelige referatet sendes ut, så begge parter kan stå inne for det. Svarer
    virksomheten at den ikke har merknader, er det et svar; svarer den ikke, løper fristen ut. Er git_kontroll_fra satt,
    skal git vise at referatet har vært til kommentering.

    Gjør slik: send utkastet, vent til virksomheten har svart eller fristen er ute, og før opp datoene.

    Galt:
        form: referat
        status: endelig
        endelig_dato: 2026-03-18
        kommentering: {sendt: 2026-03-17, frist: 2026-03-25}

    Riktig:
        form: referat
        status: endelig
        endelig_dato: 2026-03-25
        kommentering: {sendt: 2026-03-17, frist: 2026-03-25}
    """
    if minutes.form is not MinutesForm.REFERAT or not minutes.is_final:
        return
    comments, final = minutes.comments, minutes.final_date
    sent = comments.sent if comments else None
    if final is None:
        yield Finding(("endelig_dato",), "Referatet er endelig, men det går ikke fram når det ble det.")
    if comments is None or sent is None:
        message = "Referatet er endelig, men det går ikke fram når utkastet ble sendt til kommentering."
        yield Finding(("kommentering", "sendt"), message)
        return
    if minutes.draft_date and sent < minutes.draft_date:
        message = (
            f"Utkastet ble sendt til kommentering {long_date(sent)}, før det var ferdig "
            f"{long_date(minutes.draft_date)}."
        )
        yield Finding(("kommentering", "sendt"), message)
    if final and final < sent:
        message = f"Referatet ble endelig {long_date(final)}, før det ble sendt til kommentering {long_date(sent)}."
        yield Finding(("endelig_dato",), message)
    elif not _is_answered(comments, final):
        if comments.deadline is None:
            message = "Referatet er endelig uten at virksomheten har svart eller fått noen frist for kommentarer."
            yield Finding(("kommentering", "frist"), message)
        elif final and final < comments.deadline:
            message = (
                f"Referatet ble endelig {long_date(final)} uten at virksomheten hadde svart; fristen for kommentarer "
                f"var {long_date(comments.deadline)}."
            )
            yield Finding(("endelig_dato",), message)
    if _was_never_saved_for_comments(minutes, dossier):
        message = "Referatet er endelig, men er aldri lagret i git med status «til_kommentering»."
        remedy = "Neste gang: sett status til til_kommentering når utkastet sendes, og lagre i git da."
        yield Finding(("status",), message, Severity.NOTE, remedy=remedy)


def _was_never_saved_for_comments(minutes: Minutes, dossier: Dossier) -> bool:
    """Whether git has all of the way from draft to final, and the minutes were never out for comments on it.

    What was final before git counts, or cannot be read any more, may have been.
    """
    past, final = dossier.past, minutes.final_date
    if past is None or (final and final < past.since):
        return False
    versions = past.versions(minutes.identity.local)
    saved = [version.record for version in versions if isinstance(version.record, Minutes)]
    if not saved or len(saved) < len(versions) or (versions[0].saved is None and saved[0].is_final):
        return False
    return all(each.status is not MinutesStatus.TIL_KOMMENTERING for each in saved)


def _is_answered(comments: CommentRound, final: date | None) -> bool:
    """Whether the agency had answered, if only that it has no remarks, when the minutes became final."""
    return any(
        (comment.from_ or (comment.role and comment.role.party)) is Party.VIRKSOMHET
        and (comment.date is None or final is None or comment.date <= final)
        for comment in comments.received
    )


@rule("REF08", "kommentering-ikke-reell", cites=["ES-12"], severity=Severity.WARNING)
def comments_not_heeded(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Kommenteringen er ikke reell.

    Virksomheten må få tid til å kommentere utkastet, normalt fem arbeidsdager, og få vite hva som ble gjort med
    kommentarene. Ellers er det ikke en dialog.

    Gjør slik: gi en frist som er lang nok, ta stilling til hver kommentar, og skriv hvorfor når en ikke er tatt inn.

    Galt:
        form: referat
        kommentering:
          sendt: 2026-03-18
          frist: 2026-03-25
          mottatt:
            - {fra: virksomhet, tekst: Fristen bør presiseres., status: avvist}

    Riktig:
        form: referat
        kommentering:
          sendt: 2026-03-18
          frist: 2026-03-25
          mottatt:
            - {fra: virksomhet, tekst: Fristen bør presiseres., status: avvist, svar: Fristen står i oppdragsbrevet.}
    """
    if minutes.form is not MinutesForm.REFERAT or minutes.comments is None:
        return
    sent, deadline = minutes.comments.sent, minutes.comments.deadline
    if sent and deadline is None and minutes.status is MinutesStatus.TIL_KOMMENTERING:
        yield Finding(("kommentering", "frist"), "Utkastet er sendt til kommentering uten frist.")
    elif sent and deadline and between(sent, deadline) < limits.comment_time:
        time = working_days(between(sent, deadline)) + " etter at" if deadline >= sent else "før"
        message = (
            f"Fristen for kommentarer er {long_date(deadline)}, {time} utkastet ble sendt; "
            f"den bør være minst {working_days(limits.comment_time)} etter."
        )
        yield Finding(("kommentering", "frist"), message)
    for i, comment in enumerate(minutes.comments.received):
        called = f"Kommentar {i + 1}" + (f" fra {comment.from_}en" if comment.from_ else "")
        if minutes.is_final and _is_unsettled(comment):
            message = f"{called} er ikke behandlet, men referatet er endelig."
            yield Finding(("kommentering", "mottatt", i, "status"), message, Severity.ERROR)
        if comment.status is CommentStatus.AVVIST and not (comment.answer or "").strip():
            yield Finding(("kommentering", "mottatt", i, "svar"), f"{called} er avvist uten svar.")


def _is_unsettled(comment: Comment) -> bool:
    return not comment.no_remarks and comment.status in {None, CommentStatus.UBEHANDLET}


@rule("REF09", "referatet-er-forsinket", cites=["FO-3"], severity=Severity.WARNING)
def minutes_delayed(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Referatet er forsinket.

    Et referat som kommer sent, gjør dialogen mindre forutsigbar: virksomheten vet ikke sikkert hva den er bedt om.
    Utkastet bør være kommentert femten arbeidsdager etter møtet, og referatet endelig fem arbeidsdager etter fristen
    for kommentarer.

    Gjør slik: send utkastet til kommentering, eller gjør referatet endelig når fristen er ute.

    Galt:
        # 1. mai, når fristen for kommentarer var 25. mars
        form: referat
        status: til_kommentering
        kommentering: {sendt: 2026-03-18, frist: 2026-03-25}

    Riktig:
        form: referat
        status: endelig
        endelig_dato: 2026-03-27
        kommentering: {sendt: 2026-03-18, frist: 2026-03-25}
    """
    if minutes.form is not MinutesForm.REFERAT or minutes.is_final:
        return
    day = meeting_day(minutes, dossier)
    drafted = shift(day, limits.draft) if day else None
    if minutes.status is MinutesStatus.UTKAST:
        if drafted:
            due = shift(drafted, limits.comment_time)
            message, task = f"Referatet er fortsatt et utkast{by(due)}.", "Send utkastet til kommentering"
            yield Finding(("status",), message, since=due, due=due, task=task, owner=DEPARTMENT)
        return
    comments = minutes.comments
    if comments and comments.deadline and not _is_answered(comments, None):
        message = f"Virksomheten har ikke svart på utkastet{by(comments.deadline)}."
        yield Finding(
            ("kommentering", "frist"),
            message,
            Severity.NOTE,
            since=comments.deadline + timedelta(days=1),
            remedy="Minn virksomheten på utkastet. Har den ingen merknader, før det opp med «ingen_merknader: true».",
            due=comments.deadline,
            task="Svar på utkastet til referat",
            owner=AGENCY,
        )
    sent = (comments.sent if comments else None) or drafted
    commented = shift(sent, limits.comment_time) if sent else None
    deadline = (comments.deadline if comments else None) or commented
    if deadline:
        due = shift(deadline, limits.finalising)
        message = f"Referatet er ikke endelig{by(due)}."
        yield Finding(("status",), message, since=due, due=due, task="Gjør referatet endelig", owner=DEPARTMENT)


@rule("REF10", "endret-etter-endelig", cites=["SD-2"], severity=Severity.ERROR)
def changed_after_final(record: Letter | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Dokumentet er endret etter at det var ferdig.

    Et endelig referat og et sendt brev ligger hos virksomheten og i arkivet. Endres posten etterpå, sier den noe annet
    enn dokumentet, uten at noen får vite det. Regelen sammenligner med det som ble lagret i git da referatet ble
    endelig eller brevet sendt, og bare med det som er lagret fra git_kontroll_fra av. Møtets felter hører med til
    referatet. Det som følger opp dokumentet, som arkivreferanse, publisering og status på oppfølgingspunkter, kan
    endres fritt.

    Gjør slik: sett feltet tilbake, eller før endringen opp i «rettelser» i referatet eller brevet med dagens dato, hva
    som er rettet, og hvorfor.

    Galt:
        # sto som 2026-05-15 da referatet ble endelig
        status: endelig
        endelig_dato: 2026-03-27
        saker:
          - nr: 1
            oppfølging:
              - {id: op1, tekst: Sende oppdatert risikovurdering., frist: 2026-06-15}

    Riktig:
        status: endelig
        endelig_dato: 2026-03-27
        saker:
          - nr: 1
            oppfølging:
              - {id: op1, tekst: Sende oppdatert risikovurdering., frist: 2026-06-15}
        rettelser:
          - {dato: 2026-04-10, hva: Fristen for op1 er 15. juni., begrunnelse: Det var skrivefeil i referatet.}
    """
    name, finished = ("brevet", "sendt") if isinstance(record, Letter) else (_NAMES[record.form], "endelig")
    for revision in untold_revisions(record, dossier):
        verb, final, saved = _VERBS[revision.change.verb], revision.final, revision.saved
        done = f"ble {verb} {long_date(saved)}" if saved else f"er {verb} siden siste lagring i git"
        before = f"men {name} var {finished} alt da git-kontrollen begynte"
        if final:
            before = f"etter at {name} ble lagret som {finished} {long_date(final)}"
        day = f"datoen {saved.date()} eller senere" if saved else "dagens dato"
        yield Finding(
            revision.change.path,
            f"{quoted(revision.change.name)} {done}, {before}.",
            on_key=True,
            record=revision.record,
            remedy=f"Sett feltet tilbake, eller før endringen opp i «rettelser» i {name} med {day}.",
        )


_VERBS = {Verb.CHANGED: "endret", Verb.ADDED: "lagt til", Verb.REMOVED: "fjernet"}


@rule("REF11", "oppfolgingspunkt-uten-ansvarlig-eller-frist", cites=["OR-3", "UF-8"], severity=Severity.ERROR)
def follow_up_without_owner_or_deadline(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et oppfølgingspunkt mangler ansvarlig eller frist.

    Den som skal gjøre noe, må vite det, og begge parter må vite når det skal være gjort. Den ansvarlige er en rolle i
    en organisasjon, aldri et navn.

    Gjør slik: skriv ansvarlig rolle, organisasjon og en frist etter møtet på hvert punkt.

    Galt:
        oppfølging:
          - {id: op1, tekst: Sende oppdatert risikovurdering., ansvarlig: {rolle: virksomhetsleder}}

    Riktig:
        oppfølging:
          - id: op1
            tekst: Sende oppdatert risikovurdering.
            ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}
            frist: 2026-05-15
    """
    day = meeting_day(minutes, dossier)
    for path, point in points(minutes):
        owner = point.responsible
        given = {
            ("ansvarlig", "rolle"): owner and owner.role,
            ("ansvarlig", "organisasjon"): owner and owner.organisation,
            ("frist",): point.deadline,
        }
        missing = [keys for keys, value in given.items() if not value]
        if missing:
            what = listing(" ".join(keys) for keys in missing)
            yield Finding((*path, *missing[0]), f"Oppfølgingspunktet {quoted(point.id)} mangler {what}.")
        if point.deadline and day and point.deadline < day:
            message = (
                f"Fristen for oppfølgingspunktet {quoted(point.id)}, {long_date(point.deadline)}, er før møtet "
                f"{long_date(day)}."
            )
            yield Finding((*path, "frist"), message)


@rule("REF12", "oppfolging-forfalt", cites=["OR-4"], severity=Severity.WARNING)
def follow_up_overdue(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et oppfølgingspunkt er forfalt eller ikke tatt opp igjen.

    Dialogsløyfen lukkes først når det som er avtalt, er gjort. Et punkt som fortsatt er åpent etter ett
    etatsstyringsmøte, tas derfor opp igjen i de neste.

    Gjør slik: lukk punktet når det er gjort, eller ta det opp i neste møte og avtal en ny frist.

    Galt:
        # 1. juli
        oppfølging:
          - {id: op1, tekst: Sende oppdatert risikovurdering., frist: 2026-05-15, status: åpen}

    Riktig:
        # 1. juli
        oppfølging:
          - id: op1
            tekst: Sende oppdatert risikovurdering.
            frist: 2026-05-15
            status: lukket
            lukket: 2026-05-12
            lukket_i: 2026-06-11-esm
    """
    left_open = [(path, point) for path, point in points(minutes) if is_open(point)]
    latest = meeting_to_take_up(minutes, dossier, limits.take_up_meetings) if left_open else None
    for path, point in left_open:
        if point.deadline:
            message = f"Oppfølgingspunktet {quoted(point.id)} er ikke lukket{by(point.deadline)}."
            yield Finding(
                (*path, "frist"), message, since=point.deadline + timedelta(days=1),
                due=point.deadline, task=_task(point), owner=_owner(point),
            )  # fmt: skip
        reference = f"{minutes.id}#{point.id}"
        if latest and latest.date and not takes_up(latest, reference):
            message = (
                f"Oppfølgingspunktet {quoted(point.id)} er åpent, men ingen sak i etatsstyringsmøtet "
                f"{long_date(latest.date)} viser til det."
            )
            where = "i neste etatsstyringsmøte" if latest.is_held else "i møtet"
            remedy = f"Vis til {quoted(reference)} i «oppfølgingspunkter» på en sak {where}, eller lukk punktet."
            yield Finding((*path, "id"), message, remedy=remedy)


def _task(point: FollowUp) -> str:
    what = " ".join((point.text or "").split()).rstrip(".")
    return f"Lukk oppfølgingspunktet {point.id}" + (f" {quoted(what)}" if what else "")


def _owner(point: FollowUp) -> str | None:
    """«virksomhetsleder, bre»."""
    responsible = point.responsible
    words = [responsible.role and responsible.role.replace("_", " "), responsible.organisation] if responsible else []
    return ", ".join(filter(None, words)) or None


@rule("REF13", "saksliste-og-referat-stemmer-ikke", cites=["ES-2"], severity=Severity.ERROR)
def agenda_and_minutes_differ(minutes: Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Saksliste og referat stemmer ikke overens.

    Den som leser referatet, skal finne igjen hver sak fra innkallingen, også den det ikke ble sagt noe om.

    Gjør slik: skriv inn saken som mangler i referatet, eller sett «utgikk: true» på den i sakslisten.

    Galt:
        # sakslisten har sak 1 og 2
        saker:
          - {nr: 1, omtale: Punktene fra forrige møte er lukket.}

    Riktig:
        # sakslisten har sak 1 og 2
        saker:
          - {nr: 1, omtale: Punktene fra forrige møte er lukket.}
          - {nr: 2, omtale: Virksomhetsleder redegjorde for resultatene.}
    """
    meeting = dossier.meetings.get(minutes.id)
    if meeting is None:
        return
    written = {item.number for item in minutes.items}
    severity = Severity.ERROR if minutes.form is MinutesForm.REFERAT else Severity.WARNING
    for agenda_item in meeting.agenda:
        if agenda_item.number not in written and not agenda_item.dropped:
            title = f"Sak {agenda_item.number}, {quoted(agenda_item.title)},"
            message = f"{title} står på sakslisten, men ikke i {_NAMES[minutes.form]}."
            yield Finding(("saker",), message, severity, on_key=True)
    announced = {item.number for item in meeting.agenda}
    for i, item in enumerate(minutes.items):
        if item.number not in announced:
            message = f"Sak {item.number} står i {_NAMES[minutes.form]}, men ikke på sakslisten."
            remedy = "Legg saken til i sakslisten, for eksempel med tittelen «Eventuelt», så den får en overskrift."
            yield Finding(("saker", i, "nr"), message, Severity.WARNING, remedy=remedy)


_NAMES = {MinutesForm.REFERAT: "referatet", MinutesForm.OPPSUMMERING: "oppsummeringen"}


@rule("REF14", "plassholder-star-igjen", cites=["FO-3"], severity=Severity.ERROR)
def placeholder_left(record: Record, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """En plassholder står igjen.

    Det som er sendt ut, innkalt til eller endelig, skal være ferdig skrevet.

    Gjør slik: skriv det som skal stå der, eller fjern det.

    Galt:
        form: referat
        status: endelig
        saker:
          - {nr: 1, omtale: "Virksomhetsleder redegjorde for [...]"}

    Riktig:
        form: referat
        status: endelig
        saker:
          - {nr: 1, omtale: Virksomhetsleder redegjorde for resultatene.}
    """
    written = texts(record)
    if _is_unfinished(record) or not may_hold_placeholder("\n".join([text for _, text, _ in written])):
        return
    for path, text, _ in written:
        placeholder = placeholder_in(text)
        if placeholder and not _is_told_as_unclear_purpose(path, record):
            yield Finding(path, f"Plassholderen {quoted(placeholder)} står igjen.", quote=placeholder)


def _is_unfinished(record: Record) -> bool:
    """Whether a record is a draft or a plan, of which nothing is demanded yet."""
    match record:
        case Meeting():
            return not record.is_convened
        case Minutes():
            return record.status is MinutesStatus.UTKAST
        case Letter():
            return not record.is_sent
        case Charter():
            return record.agreed is None
        case _:
            return False


def _is_told_as_unclear_purpose(path: YamlPath, record: Record) -> bool:
    """Whether a text is the purpose of an etatsstyringsmøte, which ESM02 looks at."""
    return isinstance(record, Meeting) and record.kind is MeetingKind.ETATSSTYRINGSMOTE and path == ("formål",)
