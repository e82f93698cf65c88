"""Draft a steering letter with its parts in Oslo's order (guide SD-3, SD-4, OR-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from styring.dossier import Dossier
from styring.drafting.continuation import Continuation, continuation_of
from styring.drafting.desk import agency_of, allocation_letters, free_id, known_assignments, require
from styring.drafting.phrases import Phrases, phrases_for
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet
from styring.messages import listing, long_date, quoted
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind
from styring.records.settings import Settings
from styring.records.vocabulary import AssignmentStatus, LetterKind, LetterStatus, PublicityStatus, Role
from styring.source import Plain

_DECEMBER = 12
_PROSE = "skriv | her og teksten på linjene under, rykket inn"


@dataclass(frozen=True, slots=True)
class LetterAnswers:
    """What only the person knows.

    Attributes:
        kind: kind of the letter.
        date: its date; the id begins with it.
        year: the year that it applies to.
        main_letter: the tildelingsbrev that a supplementary letter adds to; the year's own if it is left out.
        assignments: what an oppdragsbrev is about.
        continues: whether last year's goals, requirements and reports go on in a tildelingsbrev.
    """

    kind: LetterKind
    date: date
    year: int
    main_letter: str | None = None
    assignments: tuple[str, ...] = ()
    continues: bool = True


def assignments_without_letter(dossier: Dossier, day: date) -> tuple[Assignment, ...]:
    """The assignments that an oppdragsbrev of a day may be about: those that have none and are not finished."""
    return tuple(
        assignment
        for _, assignment in sorted(dossier.assignments.items())
        if assignment.assignment_letter is None and assignment.status_on(day) is not AssignmentStatus.AVSLUTTET
    )


def year_of(kind: LetterKind, day: date) -> int:
    """The year that a letter of a date most likely applies to: a tildelingsbrev in December is for the next one."""
    return day.year + (kind is LetterKind.TILDELINGSBREV and day.month == _DECEMBER)


def plan_letter(dossier: Dossier, settings: Settings, answers: LetterAnswers) -> Plan:
    """The draft of a letter.

    Raises:
        DraftingError: the letter or assignment that it builds on is missing, or the year does not go with the date.
    """
    if answers.year not in {answers.date.year, answers.date.year + 1}:
        raise DraftingError(
            f"Et brev datert {long_date(answers.date)} kan ikke gjelde {answers.year}.",
            "Et brev gjelder året det er datert i, eller året etter.",
        )
    main_letter = _main_letter(dossier, answers)
    assignments = _assignments(dossier, answers)
    continuation = _continuation(dossier, answers)
    sheet = _head(dossier, answers, main_letter, assignments, phrases_for(dossier, settings))
    match answers.kind:
        case LetterKind.TILDELINGSBREV:
            _put_allocation(sheet, dossier, answers, continuation)
        case LetterKind.SUPPLERENDE_TILDELINGSBREV:
            _put_budget(sheet)
            sheet.put("mål", None, hint="bare nye eller endrede mål")
            sheet.put("krav", None, hint="bare nye eller endrede krav")
        case LetterKind.OPPDRAGSBREV:
            _put_chapters(sheet, phrases_for(dossier, settings))
        case LetterKind.INSTRUKS:
            sheet.put("kapitler", None, above="Et kapittel skrives slik:\n- {tittel: Bakgrunn, tekst: Teksten.}")
    sheet.put("vedlegg", None, hint="for eksempel [{tittel: Budsjettskjema}]")
    sheet.put("offentlighet", {"status": PublicityStatus.IKKE_VURDERT.value}, above="Vurder før brevet sendes.")
    identity = Identity(dossier.code, Kind.LETTER, free_id(dossier, Kind.LETTER, f"{answers.date}-{answers.kind.code}"))
    what = f"Utkast til {answers.kind.replace('_', ' ')}"
    return Plan(
        sheet.written(identity, answers.year, what),
        continuation.told() if continuation else (),
        _to_do(answers, identity.id, assignments),
    )


def _main_letter(dossier: Dossier, answers: LetterAnswers) -> str | None:
    if answers.kind is not LetterKind.SUPPLERENDE_TILDELINGSBREV:
        return None
    of_year = [letter.id for letter in allocation_letters(dossier, answers.year)]
    if answers.main_letter:
        message = f"Fant ikke noe tildelingsbrev {quoted(answers.main_letter)} for {answers.year}."
        require(answers.main_letter, of_year, message, "Lag det med «styring new-letter».")
        return answers.main_letter
    if not of_year:
        raise DraftingError(
            f"Fant ikke noe tildelingsbrev for {answers.year} som kan suppleres.",
            "Lag tildelingsbrevet først, eller oppgi et annet år med --year.",
        )
    return of_year[-1]


def _assignments(dossier: Dossier, answers: LetterAnswers) -> tuple[Assignment, ...]:
    if answers.kind is LetterKind.OPPDRAGSBREV and not answers.assignments:
        raise DraftingError("Et oppdragsbrev gjelder ett eller flere oppdrag.", "Oppgi oppdraget med --assignment.")
    return known_assignments(dossier, answers.assignments)


def _continuation(dossier: Dossier, answers: LetterAnswers) -> Continuation | None:
    if answers.kind is not LetterKind.TILDELINGSBREV or not answers.continues:
        return None
    return continuation_of(dossier, answers.year - 1)


def _head(
    dossier: Dossier,
    answers: LetterAnswers,
    main_letter: str | None,
    assignments: tuple[Assignment, ...],
    phrases: Phrases,
) -> Sheet:
    """What stands before the first chapter, and the introduction."""
    sheet = Sheet(dossier.registry.terms)
    sheet.put("type", answers.kind.value)
    sheet.put("dato", str(answers.date))
    sheet.put("status", LetterStatus.UTKAST.value)
    sheet.put("tittel", _title(dossier, answers, assignments, phrases))
    if main_letter:
        sheet.put("hovedbrev", main_letter)
    if assignments:
        ids: list[Plain] = [assignment.id for assignment in assignments]
        sheet.put("oppdrag", ids)
    sheet.put("avsender_rolle", Role.KOMMUNALDIREKTOR.value)
    sheet.put("saksbehandler_rolle", None, hint="stillingen, uten navn")
    sheet.put("deres_ref", None, hint="virksomhetens referanse")
    sheet.put("arkivkode", None, hint="i anførselstegn")
    sheet.put("innledning", None, hint=_PROSE)
    return sheet


def _title(dossier: Dossier, answers: LetterAnswers, assignments: tuple[Assignment, ...], phrases: Phrases) -> str:
    name = agency_of(dossier).name
    match answers.kind:
        case LetterKind.TILDELINGSBREV:
            return phrases.allocation_letter.format(answers.year, name)
        case LetterKind.SUPPLERENDE_TILDELINGSBREV:
            return phrases.supplementary_letter.format(answers.year, name)
        case LetterKind.OPPDRAGSBREV:
            return phrases.assignment_letter.format(listing(assignment.title for assignment in assignments))
        case LetterKind.INSTRUKS:
            return phrases.instruction.format(name)


def _put_budget(sheet: Sheet) -> None:
    sheet.put("budsjettramme", {"kapittel": None, "beløp_1000kr": None})
    sheet.note(("budsjettramme", "kapittel"), beside="i anførselstegn")
    sheet.note(("budsjettramme", "beløp_1000kr"), beside="i tusen kroner")


def _put_allocation(sheet: Sheet, dossier: Dossier, answers: LetterAnswers, continuation: Continuation | None) -> None:
    sheet.put("utfordringer", None, hint=_PROSE)
    _put_budget(sheet)
    sheet.put("verbalvedtak", None, hint="vedtak fra budsjettbehandlingen, ett punkt på hver linje: «- …»")
    sheet.put("fullmakter", None, hint=_PROSE)
    risk = "- {beskrivelse: …, sannsynlighet: middels, konsekvens: høy, tiltak: …}"
    sheet.put("risikovurdering", None, above=f"En risiko skrives slik:\n{risk}")
    goals, requirements, reporting = continuation.parts() if continuation else (None, None, None)
    sheet.put(
        "mål",
        goals,
        above="Få mål som står fast over flere år.",
        hint="på egne linjer: - {id: m1, tekst: …, nivå: hovedmål}",
    )
    sheet.put("krav", requirements, above=_ON_REQUIREMENTS)
    sheet.put("kapitler", None, hint="andre områder for oppfølging, på egne linjer: - {tittel: …, tekst: …}")
    sheet.put(
        "møteplan",
        _meeting_plan(dossier, answers.year),
        hint="på egne linjer: - {type: etatsstyringsmøte, dato: ÅÅÅÅ-MM-DD}",
    )
    sheet.put("rapportering", reporting, hint="på egne linjer: - {id: t1, navn: Tertialrapport 1, frist: ÅÅÅÅ-MM-DD}")
    if continuation:
        continuation.note_last_year(sheet)


_ON_REQUIREMENTS = """\
Færre krav gir mer handlingsrom. Et nytt krav skrives slik:
- {id: k20, type: styringsparameter, tekst: …, mål: m1, måltall: 90, enhet: prosent}
Et aktivitetskrav begrunnes: begrunnelse: {kode: vesentlighet, egenart eller politisk_oppmerksomhet, tekst: …}"""


def _meeting_plan(dossier: Dossier, year: int) -> list[Plain] | None:
    """The meetings with the agency in the year wheel, in order of their dates."""
    events = [event for event in dossier.registry.events if event.agency == dossier.code and event.kind]
    dated = sorted((e.date, e.kind.value) for e in events if e.date and e.kind and e.date.year == year)
    return [{"type": kind, "dato": str(day)} for day, kind in dated] or None


def _put_chapters(sheet: Sheet, phrases: Phrases) -> None:
    sheet.put("kapitler", [{"tittel": title, "tekst": None} for title in phrases.assignment_chapters])
    for index in range(len(phrases.assignment_chapters)):
        sheet.note(("kapitler", index, "tekst"), beside=_PROSE)


def _to_do(answers: LetterAnswers, id: str, assignments: tuple[Assignment, ...]) -> tuple[str, ...]:
    lines = ["Skriv innledningen og kapitlene, og fyll ut hodet av brevet."]
    if answers.kind is LetterKind.TILDELINGSBREV:
        lines.append("Gå gjennom mål, krav og måltall, og stryk det som ikke lenger trengs.")
        lines.append("Drøft utkastet med virksomheten, og skriv datoen i dialog_før_utsendelse.")
    if answers.kind is LetterKind.OPPDRAGSBREV:
        unbound = (assignment for assignment in assignments if assignment.assignment_letter is None)
        lines += [f"Skriv «oppdragsbrev: {id}» i oppdraget {assignment.id}." for assignment in unbound]
    lines.append(f"Sett status til {LetterStatus.SENDT} når brevet er sendt.")
    return tuple(lines)
