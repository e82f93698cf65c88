"""The four kinds of steering letters as templates see them, in the order of a letter from Oslo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from styring.records.letter import Budget, Chapter, Letter, Requirement
from styring.records.vocabulary import LetterKind, Role
from styring.rendering.edition import Edition, facts
from styring.rendering.language import sentence
from styring.rendering.text import line, parse
from styring.rendering.view import CorrectionView, Fact, Section, Table, View

_MIDDLE_PART = {LetterKind.OPPDRAGSBREV: "del_oppgaven", LetterKind.INSTRUKS: "del_instruksen"}
_PART, _SUBPART, _INSIDE = 2, 3, 4  # heading levels: the letter's title is 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView(View):
    """The letter (``brev`` in a template)."""

    kind: Annotated[str, "type"]
    date: Annotated[str, "dato"]
    year: Annotated[int, "år"]
    sections: Annotated[tuple[Section, ...], "deler"]
    sender: Annotated[str | None, "avsender"]
    attachments: Annotated[tuple[str, ...], "vedlegg"]
    copies: Annotated[tuple[str, ...], "kopi"]
    corrections: Annotated[tuple[CorrectionView, ...], "rettelser"]


def title(letter: Letter, edition: Edition) -> str:
    """The letter's title; a public edition takes the public one if there is one."""
    written = letter.title if edition.is_internal else letter.public_title or letter.title
    if written:
        return line(written)
    words = edition.words
    yearly = letter.kind in {LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE_TILDELINGSBREV}
    kind = sentence(words.word("brevtype", letter.kind))
    phrase = "brev_tittel" if yearly else "brev_tittel_oppdrag"
    return words.fill(phrase, type=kind, år=letter.year, virksomhet=edition.agency)


def letter_view(letter: Letter, edition: Edition) -> LetterView:
    """The letter with its parts numbered; parts without content are left out."""
    words = edition.words
    return LetterView(
        kind=sentence(words.word("brevtype", letter.kind)),
        date=words.day(letter.date),
        year=letter.year,
        sections=tuple(_numbered(_sections(letter, edition))),
        sender=_sender(letter, edition),
        attachments=tuple(line(attachment.title) for attachment in letter.attachments),
        copies=tuple(line(receiver) for receiver in letter.copies),
        corrections=edition.corrections(letter.corrections),
    )


def letter_facts(letter: Letter, edition: Edition) -> tuple[Fact, ...]:
    """The facts at the head of the letter."""
    words = edition.words
    phrases = words.phrases
    archive = letter.archive
    return facts(
        (phrases["til"], edition.agency),
        (phrases["fra"], edition.department(letter.date)),
        (phrases["dato"], words.day(letter.date)),
        (phrases["vår_ref"], line(archive.case_number) if archive and archive.case_number else None),
        (phrases["deres_ref"], line(letter.your_reference) if letter.your_reference else None),
        (phrases["saksbehandler"], line(letter.case_officer_role) if letter.case_officer_role else None),
        (phrases["arkivkode"], line(letter.archive_code) if letter.archive_code else None),
        (phrases["utfyller"], words.record("brevkode", letter.main_letter) if letter.main_letter else None),
        (phrases["gjelder_oppdrag"], words.list([edition.assignment(id) for id in letter.assignments])),
    )


def _sender(letter: Letter, edition: Edition) -> str | None:
    role = letter.sender_role
    if role is None:
        return None
    code = edition.department_code(letter.date)
    department = edition.dossier.registry.departments.get(code) if code else None
    titles = {
        Role.KOMMUNALDIREKTOR: department.director_title if department else None,
        Role.BYRAD: department.commissioner_title if department else None,
    }
    return sentence(line(titles.get(role) or edition.words.word("rolle", role)))


def _sections(letter: Letter, edition: Edition) -> Iterator[Section]:
    """All parts, those without content among them."""
    phrases = edition.words.phrases

    def part(key: str, title: str | None = None) -> Section:
        return Section(key=key, level=_PART, title=title or phrases[f"del_{key}"])

    def subpart(key: str) -> Section:
        return Section(key=key, level=_SUBPART, title=phrases[f"del_{key}"])

    yield replace(part("innledning"), text=parse(letter.introduction, _SUBPART))
    yield replace(part("utfordringer"), text=parse(letter.challenges, _SUBPART))
    yield part("budsjett", phrases[_MIDDLE_PART.get(letter.kind, "del_budsjett")])
    yield replace(subpart("tallbudsjett"), tables=_budget(letter.budget, edition))
    yield replace(subpart("verbalvedtak"), points=tuple(parse(decision) for decision in letter.council_decisions))
    yield replace(subpart("fullmakter"), text=parse(letter.authority, _INSIDE))
    yield replace(subpart("risiko"), tables=_risks(letter, edition))
    yield replace(subpart("krav"), tables=(*_goals(letter, edition), *_requirements(letter, edition)))
    yield part("andre")
    for chapter in letter.chapters:
        yield _chapter(chapter, edition)
    yield part("dialog")
    yield replace(subpart("møteplan"), tables=_meeting_plan(letter, edition))
    yield replace(subpart("rapportering"), tables=_reporting(letter, edition))


def _numbered(sections: Iterator[Section]) -> Iterator[Section]:
    """Leave out what is empty, and number the rest: «3», «3.1»."""
    waiting: Section | None = None
    part = subpart = 0
    for section in sections:
        filled = bool(section.text or section.points or section.tables or section.withheld)
        if section.level == _PART and not filled:
            waiting = section
            continue
        if not filled:
            continue
        if section.level == _SUBPART and waiting is not None:
            part, subpart = part + 1, 0
            yield replace(waiting, number=str(part))
        waiting = None
        if section.level == _PART:
            part, subpart = part + 1, 0
            yield replace(section, number=str(part))
        else:
            subpart += 1
            yield replace(section, number=f"{part}.{subpart}")


def _chapter(chapter: Chapter, edition: Edition) -> Section:
    withheld = edition.withheld(chapter.withheld)
    if withheld and not edition.is_internal:
        title = edition.words.phrases["unntatt_kapittel"]
        return Section(key="kapittel", level=_SUBPART, title=title, withheld=withheld)
    text = parse(chapter.text, _INSIDE)
    return Section(key="kapittel", level=_SUBPART, title=line(chapter.title), withheld=withheld, text=text)


def _budget(budget: Budget | None, edition: Edition) -> tuple[Table, ...]:
    if budget is None or budget.amount_1000_nok is None:
        return ()
    phrases = edition.words.phrases
    row = (line(budget.chapter or "–"), edition.words.number(budget.amount_1000_nok))
    return (
        Table(phrases["del_tallbudsjett"], (phrases["kapittel"], phrases["beløp"]), (row,), numeric=frozenset({1})),
    )


def _risks(letter: Letter, edition: Edition) -> tuple[Table, ...]:
    words = edition.words
    columns = tuple(words.phrases[key] for key in ("risiko", "sannsynlighet", "konsekvens", "risikotiltak"))
    rows = tuple(
        (
            line(risk.description),
            sentence(words.word("risikonivå", risk.likelihood)) if risk.likelihood else "–",
            sentence(words.word("risikonivå", risk.impact)) if risk.impact else "–",
            line(risk.measure or "–"),
        )
        for risk in letter.risk_assessment
    )
    return (Table(words.phrases["del_risiko"], columns, rows, wide=frozenset({0, 3})),) if rows else ()


def _goals(letter: Letter, edition: Edition) -> tuple[Table, ...]:
    phrases = edition.words.phrases
    has_levels = any(goal.level for goal in letter.goals)
    columns = (phrases["nr"], phrases["mål"], *((phrases["nivå"],) if has_levels else ()))
    rows = tuple(
        (line(goal.id), line(goal.text), *((sentence(line(goal.level or "–")),) if has_levels else ()))
        for goal in letter.goals
    )
    return (Table(phrases["mål"], columns, rows, wide=frozenset({1})),) if rows else ()


def _requirements(letter: Letter, edition: Edition) -> tuple[Table, ...]:
    words = edition.words
    phrases = words.phrases
    measured = any(r.target is not None or r.baseline is not None for r in letter.requirements)
    columns = (phrases["nr"], phrases["krav"], phrases["type"])
    numbers = (phrases["utgangspunkt"], phrases["måltall"]) if measured else ()
    rows = tuple(
        (
            line(requirement.id),
            _requirement_text(requirement, edition),
            sentence(words.word("kravtype", requirement.kind)) if requirement.kind else "–",
            *((_amount(requirement.baseline, requirement, edition),) if measured else ()),
            *((_amount(requirement.target, requirement, edition),) if measured else ()),
        )
        for requirement in letter.requirements
    )
    numeric = frozenset({3, 4}) if measured else frozenset()
    return (Table(phrases["krav"], (*columns, *numbers), rows, frozenset({1}), numeric),) if rows else ()


def _requirement_text(requirement: Requirement, edition: Edition) -> str:
    words = edition.words
    reason = requirement.reason
    why = None
    if reason:
        code = words.word("kravbegrunnelse", reason.code) if reason.code else None
        why = " – ".join(part for part in (code, line(reason.text).rstrip(".") if reason.text else None) if part)
    text = line(requirement.text)
    sentences = (
        text if text.endswith((".", "!", "?", ":")) else f"{text}.",
        words.phrases["kravet_står_i_vedlegg"] if requirement.attachment else None,
        words.fill("begrunnet_i", begrunnelse=why) if why else None,
        words.fill("hører_til_mål", mål=words.list([line(goal) for goal in requirement.goals]))
        if requirement.goals
        else None,
    )
    return " ".join(part for part in sentences if part)


def _amount(value: float | None, requirement: Requirement, edition: Edition) -> str:
    if value is None:
        return "–"
    return f"{edition.words.number(value)} {line(requirement.unit or '')}".strip()


def _meeting_plan(letter: Letter, edition: Edition) -> tuple[Table, ...]:
    words = edition.words
    rows = tuple(
        (
            sentence(words.word("møtetype", meeting.kind)),
            words.day(meeting.date) if meeting.date else words.phrases["dato_avtales"],
        )
        for meeting in letter.meeting_plan
    )
    columns = (words.phrases["møte"], words.phrases["dato"])
    return (Table(words.phrases["del_møteplan"], columns, rows),) if rows else ()


def _reporting(letter: Letter, edition: Edition) -> tuple[Table, ...]:
    words = edition.words
    rows = tuple(
        (line(point.name or point.id), words.day(point.deadline) if point.deadline else words.phrases["dato_avtales"])
        for point in letter.reporting
    )
    columns = (words.phrases["rapport"], words.phrases["frist"])
    return (Table(words.phrases["del_rapportering"], columns, rows),) if rows else ()
