"""A small records repository on disk, for tests of drafts: what a user would have, and what lint says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from styring import source
from styring.drafting.desk import FoundMeeting, find_meeting, open_dossier
from styring.drafting.plan import Plan, carry_out
from styring.linting.result import Selection
from styring.linting.run import lint
from styring.loading import LoadedDossier
from styring.project import Project, open_project
from styring.reporting import Format, render
from styring.schemas import schemas
from styring.source import Plain

AGENCY = """\
navn: Bymiljø- og rekreasjonsetaten
form: etat
byrådsavdeling: pbr
leder_tittel: Etatsdirektør
"""
BASE = {
    # No test here is about the letter that a year should have.
    "styring.yaml": "organisasjon: Eksempelby\nregler: {BRV01: av}\n",
    "records/departments/pbr.yaml": """\
navn: Byrådsavdeling for plan, byrom og rekreasjon
byråd_tittel: Byråd for byrom
kommunaldirektør_tittel: Kommunaldirektør for byrom
ledergruppe: [Kommunaldirektør for byrom, Seksjonssjef økonomi]
""",
    "records/agencies/bre/agency.yaml": AGENCY,
}

MARCH = "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml"
MARCH_MEETING = """\
type: etatsstyringsmøte
nr: 1
status: gjennomført
tidspunkt: 2026-03-12T09:00
slutt: 2026-03-12T11:30
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør for byrom}
deltakere:
  - {rolle: seksjonssjef, stilling: Seksjonssjef økonomi, organisasjon: pbr, oppmøte: til_stede, navn: Kari Nordmann}
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: forfall, saker: [1]}
saksliste:
  - {nr: 1, tittel: Resultater, tema: resultater}
"""
MARCH_MINUTES = """\
form: referat
status: endelig
endelig_dato: 2026-03-27
saker:
  - nr: 1
    omtale: Ni av tolv mål er nådd.
    oppfølging:
      - {id: op1, tekst: Forklare avviket., frist: 2026-06-01, status: åpen}
      - {id: op2, tekst: Sende risikovurdering., frist: 2026-05-15, status: lukket, lukket: 2026-05-12}
      - {id: op3, tekst: Vurdere badeplassene., status: pågår}
      - {id: op4, tekst: Svare på brevet.}
"""
HELD = {MARCH: MARCH_MEETING, MARCH.replace("meetings", "minutes"): MARCH_MINUTES}


def repository(folder: Path, *more: Mapping[str, str]) -> Project:
    """A repository with a department, an agency and more files; a later file replaces one of the same path."""
    for files in (BASE, *more):
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return open_project(folder)


def opened(project: Project, code: str = "bre") -> LoadedDossier:
    return open_dossier(project, code)


def meeting(project: Project, name: str = "2026-03-12-esm") -> FoundMeeting:
    return find_meeting(project, name)


def only_text(plan: Plan) -> str:
    """The text of a plan with one file."""
    (text,) = plan.files.values()
    return text


def content(plan: Plan) -> dict[str, Plain]:
    """The data of a plan with one file, once that file has been found to follow its schema."""
    parsed = source.parse(only_text(plan))
    assert parsed.problems == ()
    assert isinstance(parsed.data, dict)
    return parsed.data


def at(plan: Plan, *path: str | int) -> Any:
    """A value in the data of a plan with one file."""
    value: Any = content(plan)
    for step in path:
        value = value[step]
    return value


def findings(project: Project, plan: Plan, day: date) -> str:
    """Write a plan, and say what lint then finds in its files and in the rest of the dossier, as seen on a day."""
    before = render(lint(project, day), Format.CONCISE) if any(project.records.rglob("*.yaml")) else ""
    carry_out(project, plan)
    after = render(lint(project, day, Selection()), Format.CONCISE)
    return "".join(line for line in after.splitlines(keepends=True) if line not in before.splitlines(keepends=True))


def errors_of_schema(text: str) -> list[str]:
    """What an editor would object to in a draft."""
    name = text.splitlines()[0].rpartition("/")[2]
    validator = Draft202012Validator(json.loads(schemas()[name]))
    return [error.message for error in validator.iter_errors(source.parse(text).data)]
