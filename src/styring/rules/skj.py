"""The form of the files: what is met while reading them, references, and the order of dates."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from styring import messages
from styring.diagnostics import Finding, Severity
from styring.dossier import Dossier
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Kind, Record, Target
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Limits
from styring.records.vocabulary import MeetingStatus
from styring.records.walk import references
from styring.rules.catalogue import form_rule, rule

unreadable_file = form_rule(
    "SKJ01",
    "uleselig-fil",
    """
    Filen kan ikke leses.

    Poster er tekstfiler i UTF-8. En fil i en annen tegnkoding, en tom fil eller en fil på over 1 MiB er ikke en post.

    Gjør slik: lagre filen på nytt med tegnkodingen UTF-8, eller slett den hvis den ikke skal være her.

    Galt:
        # en fil som bare inneholder kommentarer

    Riktig:
        navn: Byrådsavdeling for byrom
    """,
)

yaml_error = form_rule(
    "SKJ02",
    "yaml-feil",
    """
    Feil i YAML-en.

    Filen følger ikke reglene for YAML, eller den bruker deler av YAML som ikke trengs i en post og lett blir
    misforstått (anker og alias, merkelapper, flere dokumenter i én fil, tabulator som innrykk).

    Gjør slik: rett linjen som meldingen peker på. Rykk inn med mellomrom, og sett anførselstegn rundt tekst som
    inneholder kolon.

    Galt:
        formål: Mål: gjennomgå resultatene

    Riktig:
        formål: "Mål: gjennomgå resultatene"
    """,
)

duplicate_key = form_rule(
    "SKJ03",
    "dobbel-nokkel",
    """
    Samme nøkkel to ganger.

    Når en nøkkel står to ganger, er det uklart hvilken verdi som gjelder, og den ene ville gått tapt uten at noen så
    det.

    Gjør slik: slå sammen verdiene, eller slett den ene nøkkelen.

    Galt:
        sted: Rådhuset
        sted: Møterom 3

    Riktig:
        sted: Rådhuset, møterom 3
    """,
)

unknown_key = form_rule(
    "SKJ04",
    "ukjent-nokkel",
    """
    Ukjent nøkkel.

    En nøkkel som ikke finnes i modellen, er som regel en skrivefeil. Innholdet ville ikke kommet med i noe dokument.

    Gjør slik: rett nøkkelen, eller flytt innholdet dit det hører hjemme.

    Galt:
        formaal: Gjennomgå måloppnåelsen for 2025

    Riktig:
        formål: Gjennomgå måloppnåelsen for 2025
    """,
)

invalid_value = form_rule(
    "SKJ05",
    "ugyldig-verdi",
    """
    Ugyldig verdi.

    Verdien har feil type, finnes ikke i listen over verdier, eller er en dato som ikke finnes.

    Gjør slik: skriv verdien slik meldingen ber om.

    Galt:
        status: avholdt

    Riktig:
        status: gjennomført
    """,
)

missing_key = form_rule(
    "SKJ06",
    "nokkel-mangler",
    """
    En nødvendig nøkkel mangler.

    Noen få nøkler må stå i posten for at den i det hele tatt skal kunne forstås, for eksempel møtets type og status.

    Gjør slik: legg til nøkkelen.

    Galt:
        type: kontaktmøte
        tidspunkt: 2026-02-05T13:00

    Riktig:
        type: kontaktmøte
        status: planlagt
        tidspunkt: 2026-02-05T13:00
    """,
)


@rule("SKJ07", "brutt-henvisning", cites=(), severity=Severity.ERROR)
def broken_reference(record: Record, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Henvisning til noe som ikke finnes.

    En henvisning binder brev, møter, referater og oppdrag sammen. Peker den på noe som ikke finnes, er sporet brutt.

    Gjør slik: rett id-en, eller lag posten som det vises til.

    Galt:
        oppdrag: [o-2026-99]

    Riktig:
        oppdrag: [o-2026-01]
    """
    for path, value, target in references(record):
        if not _points_at_something(record, dossier, target, value):
            near = messages.nearest(str(value), _known(record, dossier, target))
            hint = f"Mente du «{near}»?" if near else None
            yield Finding(path, f"«{value}» viser til {_ARTICLES[target]} som ikke finnes.", remedy=hint)
    if isinstance(record, Minutes) and not dossier.exists(Kind.MEETING, record.id):
        near = messages.nearest(record.id, dossier.ids(Kind.MEETING))
        remedy = "Gi filen samme navn som møtet" + (f", for eksempel {near}.yaml." if near else ", eller lag møtet.")
        yield Finding((), f"Det finnes ikke noe møte med id-en «{record.id}».", remedy=remedy)


_ARTICLES = {
    Target.DEPARTMENT: "en byrådsavdeling",
    Target.AGENCY: "en virksomhet",
    Target.ASSIGNMENT: "et oppdrag",
    Target.LETTER: "et brev",
    Target.MEETING: "et møte",
    Target.REPORT: "en rapport",
    Target.FOLLOW_UP: "et oppfølgingspunkt",
    Target.EVENT: "en hendelse i årshjulet",
    Target.AGENDA_ITEM: "en sak på sakslisten",
}

_KIND_OF_TARGET = {
    Target.ASSIGNMENT: Kind.ASSIGNMENT,
    Target.LETTER: Kind.LETTER,
    Target.MEETING: Kind.MEETING,
    Target.REPORT: Kind.REPORT,
}


def _points_at_something(record: Record, dossier: Dossier, target: Target, value: str | int) -> bool:
    """A reference to a file that does not validate, or into one, is given the benefit of the doubt."""
    if kind := _KIND_OF_TARGET.get(target):
        return dossier.exists(kind, str(value))
    if target is Target.FOLLOW_UP:
        minutes = str(value).partition("#")[0]
        unread = dossier.exists(Kind.MINUTES, minutes) and minutes not in dossier.minutes
        return unread or value in dossier.follow_ups
    if target is Target.EVENT and not dossier.registry.calendars_complete:
        return True
    return str(value) in _known(record, dossier, target)


def _known(record: Record, dossier: Dossier, target: Target) -> frozenset[str]:
    registry = dossier.registry
    if kind := _KIND_OF_TARGET.get(target):
        return dossier.ids(kind)
    match target:
        case Target.DEPARTMENT:
            return registry.department_codes
        case Target.AGENCY:
            return registry.agency_codes
        case Target.FOLLOW_UP:
            return frozenset(dossier.follow_ups)
        case Target.EVENT:
            return registry.event_ids.get(record.year, frozenset())  # the same ids come back every year
        case _:
            agenda = record.agenda if isinstance(record, Meeting) else ()
            return frozenset(str(item.number) for item in agenda)


@rule("SKJ08", "datoer-i-feil-rekkefolge", cites=(), severity=Severity.ERROR)
def dates_out_of_order(
    record: Agency | Assignment | Letter | Meeting | Minutes, dossier: Dossier, limits: Limits
) -> Iterator[Finding]:
    """Datoer i feil rekkefølge.

    Noe kan ikke slutte før det begynner. Slike feil er som regel tastefeil, og de gjør frister og rapporter gale.

    Gjør slik: rett den datoen som er feil.

    Galt:
        tidspunkt: 2026-03-12T09:00
        slutt: 2026-03-12T08:00

    Riktig:
        tidspunkt: 2026-03-12T09:00
        slutt: 2026-03-12T11:00
    """
    match record:
        case Meeting(starts=start, ends=end) if start and end and end <= start:
            yield Finding(
                ("slutt",), f"Møtet slutter ({end:%Y-%m-%d %H:%M}) før det har begynt ({start:%Y-%m-%d %H:%M})."
            )
        case Assignment(start_date=start, end_date=end) if start and end and end < start:
            yield Finding(("sluttdato",), f"Oppdraget slutter ({end}) før det begynner ({start}).")
        case Minutes(draft_date=draft, final_date=final) if draft and final and final < draft:
            yield Finding(("endelig_dato",), f"Referatet ble endelig ({final}) før utkastet var ferdig ({draft}).")
        case Agency():
            yield from _periods_out_of_order(record)
        case Letter(published=published, date=day) if published and published.date < day:
            yield Finding(("publisert", "dato"), f"Brevet ble publisert ({published.date}) før det var datert ({day}).")


def _periods_out_of_order(agency: Agency) -> Iterator[Finding]:
    periods = [
        ((), agency.from_, agency.to),
        *((("byrådsavdeling", i), period.from_, period.to) for i, period in enumerate(agency.departments)),
    ]
    for path, start, end in periods:
        if start and end and end < start:
            yield Finding((*path, "til"), f"Perioden slutter ({end}) før den begynner ({start}).")
    for i, exemption in enumerate(agency.exemptions):
        start, end = exemption.valid_from, exemption.valid_to
        if start and end and end < start:
            yield Finding(("unntak", i, "gyldig_til"), f"Unntaket slutter ({end}) før det begynner ({start}).")


wrong_file_name = form_rule(
    "SKJ09",
    "feil-filnavn",
    """
    Filen ligger feil eller heter feil.

    Mappen sier hva slags post filen er, og filnavnet er postens id. Derfor må begge følge mønsteret.

    Gjør slik: gi filen navnet eller plassen som meldingen foreslår.

    Galt:
        # records/agencies/bre/2026/meetings/ESM mars.yaml

    Riktig:
        # records/agencies/bre/2026/meetings/2026-03-12-esm.yaml
    """,
)

duplicate_identity = form_rule(
    "SKJ10",
    "dobbel-identitet",
    """
    To poster har samme identitet.

    En id er unik i sin mappe på tvers av årene. Ellers vet ingen hvilken post en henvisning gjelder.

    Gjør slik: gi den ene posten et løpenummer til slutt i filnavnet, eller slett den.

    Galt:
        # 2025/meetings/2026-03-12-esm.yaml og 2026/meetings/2026-03-12-esm.yaml

    Riktig:
        # 2026/meetings/2026-03-12-esm.yaml og 2026/meetings/2026-03-12-esm-2.yaml
    """,
)

invalid_waiver = form_rule(
    "SKJ11",
    "ugyldig-tillatelse",
    """
    En tillatelse som ikke gjelder.

    En tillatelse i en kommentar slipper gjennom et funn. Den må nevne en regel som finnes, og si hvorfor, så den som
    leser posten senere, kan vurdere den.

    Gjør slik: skriv regelkoden og begrunnelsen, for eksempel «# styring: tillat ESM13 – papiret ble avtalt ettersendt».

    Galt:
        papirfrist: 2026-03-11  # styring: tillat ESM13

    Riktig:
        papirfrist: 2026-03-11  # styring: tillat ESM13 – fristen ble avtalt med virksomheten
    """,
)

unused_waiver = form_rule(
    "SKJ12",
    "ubrukt-tillatelse",
    """
    En tillatelse som ikke slipper gjennom noe.

    En tillatelse som blir stående etter at funnet er borte, kan skjule et nytt funn senere.

    Gjør slik: slett kommentaren.

    Galt:
        sted: Rådhuset  # styring: tillat ESM13 – gammel kommentar

    Riktig:
        sted: Rådhuset
    """,
    severity=Severity.WARNING,
)

lost_text = form_rule(
    "SKJ13",
    "tapt-tekst",
    """
    Tekst som leses som en kommentar.

    Et mellomrom og tegnet # begynner en kommentar i YAML. Står det i en tekst uten anførselstegn, forsvinner resten av
    linjen, og ingen ser det før dokumentet er laget.

    Gjør slik: sett anførselstegn rundt hele verdien, eller skriv et mellomrom etter # når det er en kommentar.

    Galt:
        sted: Punkt #3 i planen

    Riktig:
        sted: "Punkt #3 i planen"
    """,
    severity=Severity.WARNING,
)

stale_baseline = form_rule(
    "SKJ14",
    "utdatert-grunnlinje",
    """
    En linje i grunnlinjen som ikke slipper gjennom noe.

    Grunnlinjen i grunnlinje.txt slipper gjennom funn som fantes da kontrollen ble tatt i bruk. En linje som blir
    stående etter at funnet er borte, kan skjule et nytt funn senere.

    Gjør slik: kjør «styring lint --prune-baseline», som sletter linjene som ikke trengs.

    Galt:
        # records/agencies/bre/2024/meetings/2024-03-12-esm.yaml ESM02 formål (etter at formålet er rettet)

    Riktig:
        # ingen linje om det som er rettet
    """,
    severity=Severity.WARNING,
)

invalid_baseline = form_rule(
    "SKJ15",
    "ugyldig-grunnlinje",
    """
    En linje i grunnlinjen som ikke kan leses.

    Hver linje i grunnlinje.txt er en fil, en regelkode og et sted i filen, med mellomrom mellom. En linje som er
    skrevet på en annen måte, slipper ikke gjennom noe.

    Gjør slik: rett linjen etter mønster av de andre, eller slett den.

    Galt:
        # ESM02: formål i etatsstyringsmøtet i mars

    Riktig:
        # records/agencies/bre/2024/meetings/2024-03-12-esm.yaml ESM02 formål
    """,
)


@rule("SKJ16", "saksnumre-i-uorden", cites=(), severity=Severity.ERROR)
def agenda_numbers(record: Meeting | Minutes, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Saksnumrene er ikke i orden.

    Sakspapirer, innspill og referat viser til en sak med nummeret. Har to saker samme nummer, vet ingen hvilken som
    menes, og bare den ene kommer med i referatet. Står numrene i en annen rekkefølge enn sakene, blir sakslisten
    vanskelig å følge; det kan ennå rettes så lenge møtet ikke er innkalt.

    Gjør slik: gi hver sak sitt eget nummer, og sett sakene i nummerrekkefølge.

    Galt:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse}
          - {nr: 1, tittel: Risiko}

    Riktig:
        saksliste:
          - {nr: 1, tittel: Måloppnåelse}
          - {nr: 2, tittel: Risiko}
    """
    match record:
        case Meeting(agenda=agenda):
            numbers = [item.number for item in agenda]
            yield from _repeated("saksliste", numbers)
            if _is_being_prepared(record, dossier):
                yield from _out_of_order(numbers)
        case Minutes(items=items):
            yield from _repeated("saker", [item.number for item in items])


def _repeated(key: str, numbers: Sequence[int]) -> Iterator[Finding]:
    seen: set[int] = set()
    for i, number in enumerate(numbers):
        if number in seen:
            yield Finding((key, i, "nr"), f"Nummeret {number} er brukt på en sak lenger opp også.")
        seen.add(number)


def _is_being_prepared(meeting: Meeting, dossier: Dossier) -> bool:
    """Whether nobody outside has seen the agenda yet."""
    invited = meeting.convening is not None and meeting.convening.sent is not None
    planned = meeting.status in {MeetingStatus.PLANLAGT, MeetingStatus.UTSATT}
    return planned and not invited and not dossier.exists(Kind.MINUTES, meeting.id)


def _out_of_order(numbers: Sequence[int]) -> Iterator[Finding]:
    """The first item that stands below one with a higher number."""
    for i, (before, number) in enumerate(itertools.pairwise(numbers), start=1):
        if number < before:
            remedy = "Sett sakene i nummerrekkefølge, eller gi dem nye numre i den rekkefølgen de skal ha."
            message = f"Sak {number} står etter sak {before} på sakslisten."
            yield Finding(("saksliste", i, "nr"), message, severity=Severity.NOTE, remedy=remedy)
            return
