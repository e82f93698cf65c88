"""Find what a draft builds on: an agency's dossier, a meeting by what somebody calls it, and a free id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from styring.dossier import Dossier, Registry
from styring.drafting.plan import DraftingError
from styring.loading import LoadedDossier, RecordFile, load_dossier, load_registry
from styring.messages import count, listing, nearest, quoted
from styring.project import Project
from styring.records.agency import Agency
from styring.records.assignment import Assignment
from styring.records.base import Identity, Kind
from styring.records.kinds import CODE, ID_PATTERNS
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.vocabulary import LetterKind

_MANY = 12
FAULTY = "Rett feilene først; «styring lint» viser dem."
"""What to do when a file that a draft builds on has errors."""


def open_registry(project: Project) -> Registry:
    """Departments, agencies and year wheels."""
    return load_registry(project).registry


def open_dossier(project: Project, code: str) -> LoadedDossier:
    """The dossier of an agency that has a valid ``agency.yaml``.

    Raises:
        DraftingError: there is no such agency, or its file has errors.
    """
    registry = open_registry(project)
    require_agency(code, registry)
    loaded = load_dossier(project, code, registry)
    if loaded.dossier.agency is None:
        file = project.relative(project.dossier(code) / "agency.yaml")
        raise DraftingError(f"Virksomhetens fil {quoted(file)} har feil eller mangler.", FAULTY)
    return loaded


def agency_of(dossier: Dossier) -> Agency:
    """The agency of a dossier that ``open_dossier`` has opened."""
    if dossier.agency is None:
        raise ValueError("the dossier was not opened by open_dossier")
    return dossier.agency


def require_agency(code: str, registry: Registry) -> None:
    """Raise a ``DraftingError`` unless there is such an agency."""
    remedy = "Lag den med «styring new-agency»."
    require(code, registry.agency_codes, f"Fant ingen virksomhet {quoted(code)}.", remedy)


def require_department(code: str, registry: Registry) -> None:
    """Raise a ``DraftingError`` unless there is such a department."""
    message = registry.terms.sentence(f"Fant ingen byrådsavdeling {quoted(code)}.")
    remedy = registry.terms.text("Lag den med «styring new-department».")
    require(code, registry.department_codes, message, remedy)


def require(word: str, known: Iterable[str], message: str, remedy: str) -> None:
    """Raise a ``DraftingError`` with the message unless a word is known, and name what was probably meant."""
    known = sorted(known)
    if word in known:
        return
    if near := nearest(word, known):
        raise DraftingError(message, f"Mente du {quoted(near)}?")
    choice = f"Velg {listing(known, 'eller')}. " if 0 < len(known) <= _MANY else ""
    raise DraftingError(message, choice + remedy)


def require_code(code: str) -> None:
    """Raise a ``DraftingError`` unless a text can be the code of a department or an agency."""
    if not CODE.fullmatch(code):
        raise DraftingError(
            f"{quoted(code)} kan ikke være en kode.",
            "Bruk små bokstaver fra a til z, sifre og bindestrek, og begynn med en bokstav, for eksempel «bre».",
        )


def set_aside(project: Project, loaded: LoadedDossier) -> tuple[str, ...]:
    """A warning if some of the agency's records have errors and are therefore left out of account."""
    faulty = [project.relative(file.file) for file in loaded.files if file.record is None]
    if not faulty:
        return ()
    return (f"{count(len(faulty), 'post', 'poster')} med feil er holdt utenfor: {listing(faulty)}. {FAULTY}",)


def known_assignments(dossier: Dossier, ids: Collection[str]) -> tuple[Assignment, ...]:
    """The assignments that somebody names, each once.

    Raises:
        DraftingError: there is no such assignment.
    """
    for id in ids:
        remedy = f"Lag det med «styring new-assignment {dossier.code}»."
        require(id, dossier.assignments, f"Fant ikke noe oppdrag {quoted(id)}.", remedy)
    return tuple(dossier.assignments[id] for id in dict.fromkeys(ids))


def allocation_letters(dossier: Dossier, year: int) -> tuple[Letter, ...]:
    """The tildelingsbrev of a year, as a rule one, in order of their ids."""
    letters = dossier.letters.values()
    own = (letter for letter in letters if letter.kind is LetterKind.TILDELINGSBREV and letter.year == year)
    return tuple(sorted(own, key=lambda letter: letter.id))


def free_id(dossier: Dossier, kind: Kind, base: str) -> str:
    """An id that is not taken in any year of the dossier: ``base``, else ``base-2`` and so on."""
    return _first_free(dossier, kind, [base, *(f"{base}-{number}" for number in range(2, 10))])


def numbered_id(dossier: Dossier, kind: Kind, pattern: str) -> str:
    """The id after the highest that is taken; ``pattern`` formats the number, such as «o-2026-{:02}»."""
    highest = max((n for n in range(1, 1000) if dossier.exists(kind, pattern.format(n))), default=0)
    return _first_free(dossier, kind, [pattern.format(highest + 1)])


def _first_free(dossier: Dossier, kind: Kind, candidates: Iterable[str]) -> str:
    for id in candidates:
        if not dossier.exists(kind, id) and ID_PATTERNS[kind].fullmatch(id):
            return id
    raise DraftingError("Det er ikke flere ledige løpenumre.", "Kontroller om posten er laget fra før.")


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting, its file, and all that was read with it."""

    loaded: LoadedDossier
    file: RecordFile
    meeting: Meeting

    @property
    def dossier(self) -> Dossier:
        """The dossier that the meeting belongs to."""
        return self.loaded.dossier


def find_meeting(project: Project, text: str) -> FoundMeeting:
    """The meeting that somebody means by its id, its whole identity or the path of its file.

    Raises:
        DraftingError: there is no such meeting, there are several, or its file has errors.
    """
    registry = open_registry(project)
    code, id = _read_name(text)
    if code is not None:
        require_agency(code, registry)
    codes = sorted(registry.agency_codes) if code is None else [code]
    found = [c for c in codes if id in _meeting_ids(project, c)]
    if not found:
        known = [meeting for c in codes for meeting in _meeting_ids(project, c)]
        require(id, known, f"Fant ikke noe møte {quoted(text)}.", "Lag det med «styring new-meeting».")
    if len(found) > 1:
        names = [str(Identity(c, Kind.MEETING, id)) for c in found]
        raise DraftingError(f"Flere virksomheter har et møte {quoted(id)}.", f"Skriv {listing(names, 'eller')}.")
    loaded = open_dossier(project, found[0])
    file = next(f for f in loaded.files if f.identity == Identity(found[0], Kind.MEETING, id))
    if not isinstance(file.record, Meeting):
        raise DraftingError(f"Møtets fil {quoted(project.relative(file.file))} har feil.", FAULTY)
    return FoundMeeting(loaded, file, file.record)


def _meeting_ids(project: Project, code: str) -> list[str]:
    return [file.stem for file in project.dossier(code).glob(f"*/{Kind.MEETING}/*.yaml")]


def _read_name(text: str) -> tuple[str | None, str]:
    """Agency code, if it is told, and id in «2026-03-12-esm», «bre/meetings/2026-03-12-esm» or the path of a file."""
    parts = [part for part in re.split(r"[/\\]", text) if part]
    id = parts[-1].removesuffix(".yaml") if parts else ""
    if "agencies" in parts[:-2]:
        return parts[parts.index("agencies") + 1], id
    return (parts[0] if len(parts) in {2, 3} else None), id
