"""Drafts of minutes in a repository, ready to be sent, and what stands between the bookmarks of a Word file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from styring.commenting.outgoing import Draft
from styring.commenting.sending import find_draft
from styring.loading import load_dossier, load_registry
from styring.project import Project, open_project
from styring.records.base import Identity, Kind
from tests.repositories import repository

ID = "2026-03-12-esm"
IDENTITY = f"bre/minutes/{ID}"
MINUTES_FILE = f"records/agencies/bre/2026/minutes/{ID}.yaml"
AGENCY = """\
navn: Bymiljø- og rekreasjonsetaten
form: etat
byrådsavdeling: pbr
leder_tittel: Etatsdirektør
"""
MEETING = """\
type: etatsstyringsmøte
nr: 1
status: gjennomført
tidspunkt: 2026-03-12T09:00
slutt: 2026-03-12T11:00
sted: Rådhuset, møterom 512
formål: Gjennomgå resultatene.
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}
deltakere:
  - {rolle: seksjonssjef, stilling: Seksjonssjef, organisasjon: pbr, oppmøte: til_stede, navn: Tordis Eksempelsen}
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede}
saksliste:
  - {nr: 1, tittel: Resultater}
  - {nr: 2, tittel: Lokaler}
"""
MINUTES = """\
# Utkast til referat
form: referat
status: utkast  # settes til til_kommentering
utarbeidet_av: {organisasjon: pbr, rolle: referent}
kommentering:
  sendt:  # datoen utkastet ble sendt
  frist:  # minst 5 arbeidsdager
saker:
  - nr: 1
    omtale: |-
      Ni av **tolv** mål er nådd.

      Tre er forsinket.
    informasjon: [Ny direktør i mai., Nye lokaler i juni.]
    styringssignaler:
      - {id: s1, type: prioritering, tekst: Prioriter byrom.}
    oppfølging:
      - id: op1
        tekst: Forklare avviket.
        ansvarlig: {rolle: virksomhetsleder, organisasjon: bre}
        frist: 2026-06-01
        status: åpen
  - {nr: 2, omtale: Saken ble drøftet., uenighet: Partene er uenige om leien., ingen_oppfølging: true}
"""


def draft_repository(root: Path, minutes: str = MINUTES, **files: str) -> Project:
    """A repository with one draft; more files by the stem of their kind: ``agency``, ``meeting``, ``styring``."""
    named: dict[str, str | bytes] = {
        "records/agencies/bre/agency.yaml": files.get("agency", AGENCY),
        f"records/agencies/bre/2026/meetings/{ID}.yaml": files.get("meeting", MEETING),
        MINUTES_FILE: minutes,
    }
    if "styring" in files:
        named["styring.yaml"] = files["styring"]
    return open_project(repository(root, named))


def read_draft(project: Project) -> Draft:
    """The draft of such a repository."""
    loaded = load_dossier(project, "bre", load_registry(project).registry)
    return find_draft(project, loaded, Identity("bre", Kind.MINUTES, ID))


def part(content: bytes, name: str) -> Any:
    """The root element of a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def bookmarked(content: bytes) -> dict[str, str]:
    """What stands between the ends of each bookmark, a line per paragraph, by the bookmark's name."""
    open_names: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in part(content, "word/document.xml").iter("*"):
        if element.tag == qn("w:bookmarkStart"):
            open_names[element.get(qn("w:id"))] = element.get(qn("w:name"))
            assert element.get(qn("w:name")) not in found
            found[element.get(qn("w:name"))] = ""
        elif element.tag == qn("w:bookmarkEnd"):
            del open_names[element.get(qn("w:id"))]
        else:
            letters = {qn("w:t"): element.text or "", qn("w:br"): " ", qn("w:p"): "\n"}.get(element.tag, "")
            for name in open_names.values():
                found[name] += letters
    assert open_names == {}
    return found
