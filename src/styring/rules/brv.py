"""Brev og oppdrag (guide SD-3, SD-4, OR-1, OR-6, OR-7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import zip_longest

from styring.diagnostics import Finding, Severity, YamlPath
from styring.dossier import Dossier
from styring.messages import listing, long_date, quoted
from styring.records.agency import Agency
from styring.records.assignment import Assignment, Milestone
from styring.records.base import Kind
from styring.records.letter import Letter, Requirement
from styring.records.settings import Limits
from styring.records.vocabulary import (
    AssignmentStatus,
    LetterKind,
    MeetingKind,
    MilestoneStatus,
    ReasonCode,
    RequirementKind,
)
from styring.rules.allocation import (
    ALLOCATION_KINDS,
    Demands,
    demands_of,
    has_unread,
    is_whole,
    sent_before,
    sent_letters,
)
from styring.rules.catalogue import rule
from styring.rules.conditions import DEPARTMENT, by


@rule("BRV01", "uten-tildelingsbrev", cites=["SD-3", "SD-4"], severity=Severity.ERROR)
def no_allocation_letter(subject: Dossier, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Tildelingsbrevet mangler.

    Tildelingsbrevet gir virksomheten mål, krav og rammer for året, og er det etatsstyringsmøtene følger opp. Uten det
    har partene ikke noe felles å styre etter. En virksomhet som er opprettet i løpet av året, får like lang tid fra
    sin første dag.

    Gjør slik: lag brevet med «styring new-letter», eller sett status til sendt hvis det er sendt.

    Galt:
        # 2026/letters/2026-01-15-tb.yaml, sett fra februar
        type: tildelingsbrev
        dato: 2026-01-15
        status: utkast

    Riktig:
        # 2026/letters/2026-01-15-tb.yaml
        type: tildelingsbrev
        dato: 2026-01-15
        status: sendt
    """
    for year in _years(dossier):
        due = _deadline(dossier.agency, year, limits)
        of_year = [
            letter
            for letter in sorted(dossier.letters_of(year), key=lambda letter: letter.id)
            if letter.kind is LetterKind.TILDELINGSBREV
        ]
        is_sent = any(letter.is_sent for letter in of_year)
        if due is None or is_sent or has_unread(dossier, year, LetterKind.TILDELINGSBREV):
            continue
        task = f"Send tildelingsbrev for {year}"
        if of_year:
            draft = of_year[-1]
            message = f"Tildelingsbrevet for {year} er ikke sendt{by(due)}."
            record = draft.identity.local
            yield Finding(("status",), message, since=due, record=record, due=due, task=task, owner=DEPARTMENT)
        else:
            message = f"Virksomheten har ikke noe tildelingsbrev for {year}{by(due)}."
            yield Finding(("navn",), message, since=due, due=due, task=task, owner=DEPARTMENT)


def _years(dossier: Dossier) -> range:
    """From the first year with a record that rules look at, to the one after the last.

    So a dossier is not accused of the years before anybody wrote in it, and next year's letter is a coming deadline.
    """
    years = [record.year for record in dossier.records() if record.year >= dossier.registry.first_year]
    return range(min(years), max(years) + 2) if years else range(0)


def _deadline(agency: Agency | None, year: int, limits: Limits) -> date | None:
    """The last day for the letter of a year; ``None`` if the agency came too late in the year or is gone by then."""
    due, new_year = limits.letter_due(year), date(year, 1, 1)
    if agency is None:
        return due
    if agency.from_:
        due = max(due, agency.from_ + max(due - new_year, timedelta()))
    within = max(due, new_year)
    return due if within.year == year and agency.is_active_on(within) else None


@rule("BRV02", "pliktig-del-mangler", cites=["OR-3"], severity=Severity.ERROR)
def part_missing(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Tildelingsbrevet mangler en pliktig del.

    Skal virksomheten stå til ansvar for resultatene, må brevet si hva den skal oppnå, hva den har å gjøre det med, og
    hvordan og når resultatene rapporteres. Et brev uten risikovurdering og møteplan gjør dialogen mindre forutsigbar.

    Gjør slik: fyll ut delen, eller før en rettelse i «rettelser» når brevet er sendt.

    Galt:
        type: tildelingsbrev
        status: sendt
        budsjettramme: {kapittel: "610"}

    Riktig:
        type: tildelingsbrev
        status: sendt
        budsjettramme: {kapittel: "610", beløp_1000kr: 702800}
        mål:
          - {id: m1, tekst: Flere bruker turveiene}
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede turveier i god stand, mål: m1, måltall: 310}
        risikovurdering:
          - {beskrivelse: Flom langs elva skader turveiene}
        rapportering:
          - {id: aar, navn: Årsrapport 2026, frist: 2027-03-01}
        møteplan:
          - {type: etatsstyringsmøte, dato: 2026-03-12}
    """
    if letter.kind is not LetterKind.TILDELINGSBREV or not letter.is_sent:
        return
    if not letter.goals:
        yield Finding(("mål",), "Tildelingsbrevet har ingen mål.")
    if letter.budget is None or letter.budget.amount_1000_nok is None:
        yield Finding(("budsjettramme", "beløp_1000kr"), "Tildelingsbrevet har ingen budsjettramme med beløp.")
    if not letter.requirements:
        yield Finding(("krav",), "Tildelingsbrevet har ingen krav.")
    if not letter.reporting:
        yield Finding(("rapportering",), "Tildelingsbrevet sier ikke hva virksomheten skal rapportere, og når.")
    if not letter.risk_assessment:
        yield Finding(("risikovurdering",), "Tildelingsbrevet har ingen risikovurdering.", Severity.WARNING)
    if not letter.meeting_plan:
        yield Finding(("møteplan",), "Tildelingsbrevet har ingen møteplan.", Severity.WARNING)


_ACTIVITY_VERBS = (
    "arrangere",
    "avholde",
    "bidra",
    "delta",
    "etablere",
    "evaluere",
    "forberede",
    "følge opp",
    "følgje opp",
    "gjennomføre",
    "gjennomgå",
    "greie ut",
    "iverksette",
    "iverksetje",
    "kartlegge",
    "kartleggje",
    "legge fram",
    "leggje fram",
    "opprette",
    "planlegge",
    "planleggje",
    "prøve ut",
    "revidere",
    "sette i gang",
    "setje i gang",
    "utarbeide",
    "utrede",
    "utvikle",
    "vurdere",
)
_ACTIVITY = rf"(?:(?:[\w-]+\s+)?skal\s+|å\s+)?({'|'.join(_ACTIVITY_VERBS)})\b"


@rule("BRV03", "krav-ikke-klassifisert", cites=["OR-6"], severity=Severity.ERROR)
def not_classified(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et krav er ikke klassifisert, eller er klassifisert feil.

    Et krav til en aktivitet styrer virksomheten på en annen måte enn et krav til et resultat. Partene må se hva slags
    krav det er, for å vurdere om styringen er blitt for detaljert.

    Gjør slik: skriv type. Et krav om å gjøre noe er et aktivitetskrav; et resultatkrav har et måltall eller sier hva
    som skal være oppnådd.

    Galt:
        krav:
          - {id: k1, tekst: Merkede turveier i god stand}
          - {id: k2, type: resultatkrav, tekst: Utarbeide en plan for turveiene}

    Riktig:
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede turveier i god stand}
          - id: k2
            type: aktivitetskrav
            tekst: Utarbeide en plan for turveiene
            begrunnelse: {kode: vesentlighet, tekst: Turveiene forfaller.}
    """
    for i, requirement in enumerate(letter.requirements):
        path = ("krav", i, "type")
        text = quoted(requirement.text)
        if requirement.kind is None:
            yield Finding(path, f"Kravet {text} er ikke klassifisert.")
        elif verb := _activity_in_result(requirement):
            message = f"Resultatkravet {text} har ikke noe måltall og ber om en aktivitet ({quoted(verb)})."
            yield Finding(path, message, Severity.WARNING)


def _activity_in_result(requirement: Requirement) -> str | None:
    """The verb that a resultatkrav without a number begins with, if it asks for an activity."""
    if requirement.kind is not RequirementKind.RESULTATKRAV or requirement.target is not None:
        return None
    match = re.match(_ACTIVITY, requirement.text.strip(), re.IGNORECASE)
    return " ".join(match[1].casefold().split()) if match else None


@rule("BRV04", "flere-styringskrav", cites=["OR-7", "ST-1"], severity=Severity.WARNING)
def more_requirements(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Antallet styringskrav øker fra året før.

    Færre krav gir virksomheten større handlingsrom. Styringskrav er mål, styringsparametre, resultatkrav og
    aktivitetskrav; rapporteringskrav regnes ikke med. Supplerende brev telles i året de gjelder, og funnet står på det
    brevet som bringer tallet over fjorårets, og på det som gir en vekst over grensen.

    Gjør slik: stryk krav som ikke lenger trengs, eller slå sammen krav som gjelder det samme.

    Galt:
        # 2025 hadde ett krav
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede turveier i god stand, videreført_fra: k1}
          - {id: k2, type: styringsparameter, tekst: Ryddede turveier}

    Riktig:
        # 2025 hadde ett krav
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede og ryddede turveier i god stand, videreført_fra: k1}
    """
    last_year = letter.year - 1
    if letter.kind not in ALLOCATION_KINDS or not is_whole(dossier, last_year):
        return
    earlier = sent_before(letter, dossier)
    last = demands_of(sent_letters(dossier, last_year)).steering
    before, now = demands_of(earlier).steering, demands_of((*earlier, letter)).steering
    grade = _growth(now, last, limits)
    if grade and grade > (_growth(before, last, limits) or 0):
        growth = f" (+{_decimal(100 * (now - last) / last)} %)" if last else ""
        with_it = "Med dette brevet er det" if earlier else "Det er"
        message = f"{with_it} {now} styringskrav i {letter.year}, mot {last} i {last_year}{growth}."
        yield Finding(_requirements_path(letter), message, grade, on_key=True)


def _growth(number: int, last: int, limits: Limits) -> Severity | None:
    if 100 * number > (100 + limits.requirement_growth) * last:
        return Severity.WARNING
    return Severity.NOTE if number > last else None


def _decimal(number: float) -> str:
    """«5» or «5,3»."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def _requirements_path(letter: Letter) -> YamlPath:
    return ("krav",) if letter.requirements else ("mål",)


@rule("BRV05", "for-mange-aktivitetskrav", cites=["OR-6"], severity=Severity.WARNING)
def too_many_activities(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Aktivitetskrav tar plassen til mål- og resultatstyring.

    Krav til aktiviteter kan være en del av mål- og resultatstyringen der det trengs, men skal ikke komme i stedet for
    den. Andelen regnes av alle styringskrav i årets brev så langt, i hele prosent rundet ned.

    Gjør slik: skriv kravene om til hva som skal oppnås, eller ta oppgavene ut av brevet.

    Galt:
        mål:
          - {id: m1, tekst: Flere bruker turveiene}
        krav:
          - {id: k1, type: aktivitetskrav, tekst: Kartlegge skiltingen}
          - {id: k2, type: aktivitetskrav, tekst: Utarbeide en plan for skiltingen}

    Riktig:
        mål:
          - {id: m1, tekst: Flere bruker turveiene}
        krav:
          - {id: k1, type: styringsparameter, tekst: Turveier med god skilting, mål: m1, måltall: 310}
    """
    if letter.kind not in ALLOCATION_KINDS:
        return
    earlier = sent_before(letter, dossier)
    before, now = demands_of(earlier), demands_of((*earlier, letter))
    if _activity_share(before) <= limits.activity_share < _activity_share(now):
        message = (
            f"{now.number_of(RequirementKind.AKTIVITETSKRAV)} av {now.steering} styringskrav i {letter.year} er "
            f"aktivitetskrav ({_activity_share(now)} %); det bør være høyst {limits.activity_share} %."
        )
        yield Finding(_requirements_path(letter), message, on_key=True)


def _activity_share(demands: Demands) -> int:
    """Whole per cent, rounded down; of nothing, nothing."""
    return 100 * demands.number_of(RequirementKind.AKTIVITETSKRAV) // demands.steering if demands.steering else 0


@rule("BRV06", "aktivitetskrav-uten-begrunnelse", cites=["OR-6"], severity=Severity.WARNING)
def activity_without_reason(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et aktivitetskrav er ikke begrunnet.

    Å kreve en aktivitet tar handlingsrom fra virksomheten. Det kan være riktig når saken er vesentlig, når det følger
    av virksomhetens egenart, eller når området har særlig politisk oppmerksomhet.

    Gjør slik: før opp «begrunnelse» med kode (vesentlighet, egenart eller politisk_oppmerksomhet) og tekst, eller gjør
    om kravet til et krav om resultat.

    Galt:
        krav:
          - {id: k1, type: aktivitetskrav, tekst: Kartlegge skiltingen}

    Riktig:
        krav:
          - id: k1
            type: aktivitetskrav
            tekst: Kartlegge skiltingen
            begrunnelse: {kode: egenart, tekst: Ansvaret er delt med bydelene.}
    """
    for i, requirement in enumerate(letter.requirements):
        reason = requirement.reason
        if requirement.kind is not RequirementKind.AKTIVITETSKRAV or (reason and reason.code):
            continue
        text = quoted(requirement.text)
        if reason and reason.text:
            message = f"Begrunnelsen for aktivitetskravet {text} har ikke kode ({listing(ReasonCode, 'eller')})."
        else:
            message = f"Aktivitetskravet {text} er ikke begrunnet."
        yield Finding(("krav", i, "begrunnelse", "kode"), message)


@rule("BRV07", "mal-uten-styringsparameter", cites=["OR-1"], severity=Severity.WARNING)
def goal_not_measured(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Et mål blir ikke målt.

    Mål- og resultatstyring er å sette mål, måle resultater og lære av dem. Et mål som ingen styringsparameter og ikke
    noe krav med måltall viser til, kan ingen si om er nådd. Parametrene bør dessuten stå fast over flere år, så
    utviklingen kan følges.

    Gjør slik: vis til målet fra en styringsparameter eller et krav med måltall, og skriv «videreført_fra» på det som
    går videre fra i fjor.

    Galt:
        mål:
          - {id: m1, tekst: Flere bruker turveiene}
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede turveier i god stand}

    Riktig:
        mål:
          - {id: m1, tekst: Flere bruker turveiene}
        krav:
          - {id: k1, type: styringsparameter, tekst: Merkede turveier i god stand, mål: m1}
    """
    if letter.kind not in ALLOCATION_KINDS or not letter.is_sent:
        return
    requirements = demands_of(sent_letters(dossier, letter.year)).requirements
    if requirements and not has_unread(dossier, letter.year, *ALLOCATION_KINDS):
        measured = {goal for each in requirements.values() if _measures(each) for goal in each.goals}
        told = demands_of(sent_before(letter, dossier)).goals
        for i, goal in enumerate(letter.goals):
            if goal.id not in measured and goal.id not in told:
                message = f"Målet {quoted(goal.text)} måles ikke av noen styringsparameter eller noe krav med måltall."
                yield Finding(("mål", i), message)
    if letter.kind is LetterKind.TILDELINGSBREV and is_whole(dossier, letter.year - 1):
        last = demands_of(sent_letters(dossier, letter.year - 1)).requirements
        yield from _parameters_swapped(letter, last, limits)


def _measures(requirement: Requirement) -> bool:
    return requirement.target is not None or requirement.kind is RequirementKind.STYRINGSPARAMETER


def _parameters_swapped(letter: Letter, last: Mapping[str, Requirement], limits: Limits) -> Iterator[Finding]:
    """A parameter is swapped where a new one came and an old one went; one that is only added or dropped is not."""
    continued = {requirement.id: _continues(requirement, last) for requirement in letter.requirements}
    parameters = _parameters(letter.requirements)
    new = sum(continued[id] is None for id in parameters)
    gone = len(_parameters(last.values()) - {*continued.values()})
    swapped = min(new, gone)
    if 100 * swapped > limits.parameter_swap_share * len(parameters):
        message = (
            f"{swapped} av {len(parameters)} styringsparametre er byttet ut siden {letter.year - 1}; "
            "parametrene bør stå fast, så resultatene kan sammenlignes over tid."
        )
        yield Finding(("krav",), message, Severity.NOTE, on_key=True)


def _parameters(requirements: Iterable[Requirement]) -> set[str]:
    return {each.id for each in requirements if each.kind is RequirementKind.STYRINGSPARAMETER}


def _continues(requirement: Requirement, last: Mapping[str, Requirement]) -> str | None:
    """Id of last year's requirement that this one carries on: as it says itself, or because the text is the same."""
    if requirement.continued_from in last:
        return requirement.continued_from
    same = (id for id, old in last.items() if _plain(old.text) == _plain(requirement.text))
    return next(same, None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


@rule("BRV08", "prosjekt-uten-oppdragsbrev", cites=["SD-3", "SD-4", "OP-1", "OR-6"], severity=Severity.ERROR)
def project_without_letter(assignment: Assignment, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppdraget har prosjektkarakter, men ikke noe oppdragsbrev.

    Oppdrag av prosjektkarakter gis i et oppdragsbrev, så det er klart hva som er bestilt, og hva som følges opp i
    oppdragsstyringsmøtene. Et oppdrag med egne milepæler, sluttpunkt, rapportering eller midler styres som et
    prosjekt også når det ikke kalles det.

    Gjør slik: send oppdragsbrevet og vis til det i «oppdragsbrev», eller styr oppgaven i tildelingsbrevet.

    Galt:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-16}]
        prosjektkarakter: true

    Riktig:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-16}]
        prosjektkarakter: true
        oppdragsbrev: 2026-02-12-ob
    """
    lack = _lack_of_letter(assignment, dossier)
    marks = _marks(assignment)
    is_like_a_project = len(marks) >= limits.project_marks and not _is_told_by_osm02(assignment, dossier)
    if lack is None or not (assignment.is_project or is_like_a_project):
        return
    for since, until in _under_way(assignment, dossier):
        if assignment.is_project:
            message = f"Oppdraget er et prosjekt og er aktivt fra {long_date(since)}, men {lack}."
            severity = Severity.ERROR
        else:
            message = f"Oppdraget styres som et prosjekt, med {listing(marks)}, men {lack}."
            severity = Severity.WARNING
        yield Finding(
            ("oppdragsbrev",), message, severity,
            since=since, until=until, due=since, task="Send oppdragsbrev", owner=DEPARTMENT,
        )  # fmt: skip


def _under_way(assignment: Assignment, dossier: Dossier) -> Iterator[tuple[date, date | None]]:
    """First and last day of each stretch under way that reaches into the years that rules look at."""
    steps = sorted(assignment.history, key=lambda step: step.from_)
    for step, after in zip_longest(steps, steps[1:]):
        until = after.from_ - timedelta(days=1) if after else None
        if step.status is AssignmentStatus.AKTIV and (until is None or until >= _opening(dossier)):
            yield step.from_, until


def _opening(dossier: Dossier) -> date:
    """The first day that rules look at."""
    return date(dossier.registry.first_year, 1, 1)


def _lack_of_letter(assignment: Assignment, dossier: Dossier) -> str | None:
    """What is wrong with the oppdragsbrev; ``None`` if one is sent or the one named is for other rules to tell of."""
    named = dossier.letters.get(assignment.assignment_letter or "")
    letters = _assignment_letters(assignment, dossier)
    if any(letter.is_sent for letter in letters) or (assignment.assignment_letter and named is None):
        return None
    if letters:
        return f"oppdragsbrevet {letters[0].id} er ikke sendt"
    if named:
        return f"brevet {named.id} er av typen {named.kind.replace('_', ' ')}, ikke et oppdragsbrev"
    return "har ikke noe oppdragsbrev"


def _assignment_letters(assignment: Assignment, dossier: Dossier) -> list[Letter]:
    """The oppdragsbrev that the assignment names, or that name it."""
    return [
        letter
        for _, letter in sorted(dossier.letters.items())
        if letter.kind is LetterKind.OPPDRAGSBREV
        and (letter.id == assignment.assignment_letter or assignment.id in letter.assignments)
    ]


def _is_told_by_osm02(assignment: Assignment, dossier: Dossier) -> bool:
    """Whether meetings are held about an assignment that names no oppdragsbrev."""
    named = dossier.letters.get(assignment.assignment_letter or "")
    is_followed_up = any(
        assignment.id in meeting.assignments and meeting.is_convened and meeting.year >= dossier.registry.first_year
        for meeting in dossier.meetings_of(MeetingKind.OPPDRAGSSTYRINGSMOTE)
    )
    return is_followed_up and (named is None or named.kind is not LetterKind.OPPDRAGSBREV)


def _marks(assignment: Assignment) -> list[str]:
    """What the assignment has of what marks a project (guide OR-6), in words."""
    marks = {
        "milepæler": assignment.milestones,
        "sluttdato": assignment.end_date,
        "egen rapportering": assignment.reporting,
        "egne midler": assignment.funds_1000_nok,
    }
    return [words for words, value in marks.items() if value]


@rule("BRV09", "oppdragsbrev-ufullstendig", cites=["OP-1"], severity=Severity.ERROR)
def assignment_incomplete(record: Assignment | Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Oppdragsbrevet er sendt, men oppdraget er ikke fullstendig beskrevet.

    Et oppdrag følges opp mot en prosjektplan med milepæler, sluttdato og rapportering. Er planen ikke komplett, eller
    blir milepælene ikke ført ajour, vet ingen om oppdraget er i rute.

    Gjør slik: fyll ut det som mangler i oppdraget, og før ny status på milepælen i historikken når fristen er passert.

    Galt:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-16}]
        oppdragsbrev: 2026-02-12-ob
        milepæler:
          - {id: mp1, tekst: Lekeplassene er kartlagt, frist: 2027-05-29}
        sluttdato: 2026-12-18

    Riktig:
        tittel: Tilgjengelige lekeplasser
        historikk: [{status: aktiv, fra: 2026-02-16}]
        oppdragsbrev: 2026-02-12-ob
        prosjektplan: Prosjektplan for tilgjengelige lekeplasser, versjon 1.0
        milepæler:
          - id: mp1
            tekst: Lekeplassene er kartlagt
            frist: 2026-05-29
            historikk: [{status: nådd, fra: 2026-05-28}]
        sluttdato: 2026-12-18
        rapportering:
          - {id: r1, navn: Sluttrapport, frist: 2026-12-18}
    """
    match record:
        case Letter(kind=LetterKind.OPPDRAGSBREV) if record.is_sent and not _is_about_something(record, dossier):
            yield Finding(("oppdrag",), "Oppdragsbrevet er sendt, men viser ikke til noe oppdrag.")
        case Assignment() if not _is_over(record, dossier):
            sent = [letter for letter in _assignment_letters(record, dossier) if letter.is_sent]
            if sent:
                yield from _parts_missing(record, sent[0])
                yield from _outside_the_period(record)
                yield from _milestones_forgotten(record, dossier, limits)
        case _:
            pass


def _is_about_something(letter: Letter, dossier: Dossier) -> bool:
    """Whether the letter and an assignment belong together; an assignment that cannot be read may name the letter."""
    named_by = (assignment.assignment_letter for assignment in dossier.assignments.values())
    return bool(letter.assignments) or letter.id in named_by or bool(dossier.unread(Kind.ASSIGNMENT))


def _is_over(assignment: Assignment, dossier: Dossier) -> bool:
    """Whether the assignment ended before the first day that rules look at."""
    latest = max(assignment.history, key=lambda step: step.from_)
    return latest.status is AssignmentStatus.AVSLUTTET and latest.from_ <= _opening(dossier)


def _parts_missing(assignment: Assignment, letter: Letter) -> Iterator[Finding]:
    parts = {
        "prosjektplan": assignment.project_plan,
        "milepæler": assignment.milestones,
        "sluttdato": assignment.end_date,
        "rapportering": assignment.reporting,
    }
    missing = [key for key, value in parts.items() if not value]
    if missing:
        message = f"Oppdragsbrevet {letter.id} er sendt, men oppdraget mangler {listing(missing)}."
        yield Finding((missing[0],), message)


def _outside_the_period(assignment: Assignment) -> Iterator[Finding]:
    start, end = assignment.start_date, assignment.end_date
    for i, milestone in enumerate(assignment.milestones):
        deadline = milestone.deadline
        if deadline and start and deadline < start:
            beyond = f"før oppdraget starter {long_date(start)}"
        elif deadline and end and deadline > end:
            beyond = f"etter at oppdraget slutter {long_date(end)}"
        else:
            continue
        message = f"Milepælen {quoted(milestone.text)} har frist {long_date(deadline)}, {beyond}."
        yield Finding(("milepæler", i, "frist"), message)


def _milestones_forgotten(assignment: Assignment, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    for i, milestone in enumerate(assignment.milestones):
        deadline = milestone.deadline
        if deadline is None or deadline < _opening(dossier) or _has_outcome(milestone):
            continue
        if assignment.status_on(deadline) not in {AssignmentStatus.STANSET, AssignmentStatus.AVSLUTTET}:
            message = (
                f"Milepælen {quoted(milestone.text)} har frist {long_date(deadline)}, "
                "men det står ikke om den er nådd, forsinket eller utgått."
            )
            since = deadline + timedelta(days=limits.milestone_slack)
            yield Finding(
                ("milepæler", i, "historikk"), message, Severity.WARNING,
                since=since, due=deadline, task=f"Følg opp milepælen {quoted(milestone.text)}", owner=DEPARTMENT,
            )  # fmt: skip


def _has_outcome(milestone: Milestone) -> bool:
    return any(step.status is not MilestoneStatus.PLANLAGT for step in milestone.history)


@rule("BRV10", "supplerende-brev-uten-forankring", cites=["SD-3", "SD-4"], severity=Severity.ERROR)
def supplement_without_anchor(letter: Letter, dossier: Dossier, limits: Limits) -> Iterator[Finding]:
    """Det supplerende tildelingsbrevet er ikke forankret i årets tildelingsbrev.

    Et supplerende brev endrer eller utfyller tildelingsbrevet for samme år. Viser det ikke til det, er det uklart hva
    som gjelder.

    Gjør slik: vis til årets tildelingsbrev i «hovedbrev», og kontroller datoen og hvilket år brevet ligger under.

    Galt:
        # 2026/letters/2026-06-18-stb.yaml
        type: supplerende_tildelingsbrev
        hovedbrev: 2025-01-16-tb

    Riktig:
        # 2026/letters/2026-06-18-stb.yaml
        type: supplerende_tildelingsbrev
        hovedbrev: 2026-01-15-tb
    """
    if letter.kind is not LetterKind.SUPPLERENDE_TILDELINGSBREV:
        return
    if letter.main_letter is None:
        yield Finding(("hovedbrev",), "Brevet viser ikke til tildelingsbrevet som det utfyller.")
        return
    main = dossier.letters.get(letter.main_letter)
    if main is None:
        return
    if main.kind is not LetterKind.TILDELINGSBREV:
        message = f"Brevet {main.id} er av typen {main.kind.replace('_', ' ')}, ikke et tildelingsbrev."
        yield Finding(("hovedbrev",), message)
    elif main.year != letter.year:
        message = f"Hovedbrevet {main.id} gjelder {main.year}, men dette brevet gjelder {letter.year}."
        yield Finding(("hovedbrev",), message)
    elif letter.date < main.date:
        message = f"Brevet er datert {long_date(letter.date)}, før hovedbrevet {long_date(main.date)}."
        yield Finding(("dato",), message)
