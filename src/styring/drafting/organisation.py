"""Draft a department with its year wheel, or an agency."""

from __future__ import annotations

from dataclasses import dataclass

from styring.dossier import Registry
from styring.drafting.calendar import blank_calendar
from styring.drafting.desk import require_code, require_department
from styring.drafting.plan import DraftingError, Plan
from styring.drafting.sheet import Sheet, path_of
from styring.messages import quoted
from styring.records.base import Identity, Kind
from styring.records.vocabulary import AgencyForm, Language


def plan_department(registry: Registry, code: str, name: str, year: int) -> Plan:
    """A department and its year wheel for a year.

    Raises:
        DraftingError: the code is taken or cannot be a code.
    """
    require_code(code)
    identity = Identity("", Kind.DEPARTMENT, code)
    if code in registry.department_codes:
        raise _taken(registry.terms.text("en byrådsavdeling"), identity)
    department = Sheet(registry.terms)
    department.put("navn", name)
    department.put("byråd_tittel", None, hint="tittelen slik den skal stå i innkallinger, uten navn")
    department.put("kommunaldirektør_tittel", None, hint="for eksempel Kommunaldirektør eller Departementsråd")
    department.put("ledergruppe", None, hint="stillinger uten navn: [Kommunaldirektør, Seksjonssjef økonomi]")
    department.put("arkivsystem", None, hint="for eksempel SKOP")
    department.put("organisasjonsnummer", None, hint="ni siffer i anførselstegn")
    files = {**department.written(identity, 0, f"Byrådsavdelingen {code}"), **blank_calendar(registry, code, year)}
    to_do = (
        "Fyll ut titlene; de brukes i innkallinger og brev.",
        f"Før opp møtene og fristene i årshjulet for {year}.",
        "Lag virksomhetene med «styring new-agency».",
    )
    return Plan(files, to_do=to_do)


@dataclass(frozen=True, slots=True)
class AgencyAnswers:
    """What a new agency is called, what it is, and who steers it."""

    code: str
    name: str
    form: AgencyForm
    department: str
    language: Language | None = None


def plan_agency(registry: Registry, answers: AgencyAnswers) -> Plan:
    """An agency, which begins its dossier.

    Raises:
        DraftingError: the code is taken or cannot be a code, or there is no such department.
    """
    require_code(answers.code)
    identity = Identity(answers.code, Kind.AGENCY, Kind.AGENCY.value)
    if answers.code in registry.agencies:
        raise _taken("en virksomhet", identity)
    require_department(answers.department, registry)
    sheet = Sheet(registry.terms)
    sheet.put("navn", answers.name)
    sheet.put("form", answers.form.value)
    sheet.put("byrådsavdeling", answers.department)
    sheet.put("leder_tittel", None, hint="for eksempel Etatsdirektør, Bydelsdirektør eller Daglig leder")
    sheet.put("organisasjonsnummer", None, hint="ni siffer i anførselstegn")
    own_language = answers.language.value if answers.language else None
    sheet.put("målform", own_language, hint="nb eller nn; tom når den er som i styring.yaml")
    sheet.put("egenart", None, hint="det særegne som styringen tar hensyn til")
    sheet.put("risiko", {"nivå": None, "vurdert": None})
    sheet.note(("risiko", "nivå"), beside="lav, middels eller høy")
    sheet.note(("risiko", "vurdert"), beside="datoen risikoen sist ble vurdert")
    sheet.put("rolleavklaring", None, hint="hvordan roller og ansvar er avklart mellom avdelingen og virksomheten")
    to_do = (
        "Fyll ut lederens tittel og risikoen; dialogen skal være basert på risiko.",
        f"Lag tildelingsbrevet med «styring new-letter {answers.code}».",
        f"Lag samarbeidsplakaten med «styring new-charter {answers.code}», og fyll den ut sammen med virksomheten.",
    )
    return Plan(sheet.written(identity, 0, f"Virksomheten {answers.code}"), to_do=to_do)


def _taken(what: str, identity: Identity) -> DraftingError:
    code = identity.agency or identity.id
    return DraftingError(
        f"Det finnes allerede {what} {quoted(code)}.", f"Rediger {path_of(identity, 0)}, eller velg en annen kode."
    )
