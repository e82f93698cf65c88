"""A records repository with minutes, a letter and an invitation, and its records filed in this process."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from styring.filing.entries import Prepared, Registrar
from styring.filing.run import Filing, Options, Outcome
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.records.base import Identity, Kind
from styring.records.settings import ArchiveProfile
from styring.rendering import Refusal
from tests.repositories import repository, write

MEETING_ID = "2026-03-12-esm"
LETTER_ID = "2026-01-15-tb"
MEETING_FILE = f"2026/meetings/{MEETING_ID}.yaml"
MINUTES_FILE = f"2026/minutes/{MEETING_ID}.yaml"
LETTER_FILE = f"2026/letters/{LETTER_ID}.yaml"
MINUTES = Identity("bre", Kind.MINUTES, MEETING_ID)
INVITATION = Identity("bre", Kind.MEETING, MEETING_ID)
LETTER = Identity("bre", Kind.LETTER, LETTER_ID)

MEETING_DATA: dict[str, Any] = {
    "type": "etatsstyringsmøte",
    "nr": 1,
    "status": "gjennomført",
    "tidspunkt": "2026-03-12T09:00",
    "formål": "Gjennomgå resultatene for 2025.",
    "møteleder": {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør"},
    "innkalling": {"sendt": "2026-02-19"},
    "deltakere": [
        {"rolle": "virksomhetsleder", "stilling": "Etatsdirektør", "organisasjon": "bre", "oppmøte": "til_stede"}
    ],
    "saksliste": [
        {"nr": 1, "tittel": "Måloppnåelse", "meldt_inn_av": "byrådsavdeling"},
        {"nr": 2, "tittel": "Lokaler i sentrum", "meldt_inn_av": "virksomhet"},
    ],
    "offentlighet": {"status": "offentlig"},
}
MINUTES_DATA: dict[str, Any] = {
    "form": "referat",
    "status": "endelig",
    "utarbeidet_av": {"organisasjon": "pbr", "rolle": "referent"},
    "utkast_dato": "2026-03-17",
    "endelig_dato": "2026-03-27",
    "saker": [
        {
            "nr": 1,
            "omtale": "Ni av tolv mål er nådd.",
            "oppfølging": [{"id": "op1", "tekst": "Forklare avviket.", "status": "åpen", "offentlig": True}],
        },
        {"nr": 2, "omtale": "Lokalene er for små.", "ingen_oppfølging": True},
    ],
    "offentlighet": {"status": "offentlig"},
    "arkiv": {"system": "SKOP", "saksnummer": "202600123"},
}
LETTER_DATA: dict[str, Any] = {
    "type": "tildelingsbrev",
    "dato": "2026-01-15",
    "status": "sendt",
    "tittel": "Tildelingsbrev 2026",
    "avsender_rolle": "kommunaldirektør",
    "innledning": "Brevet gir mål og ramme.",
    "kapitler": [{"tittel": "Lokaler", "tekst": "Etaten skal flytte."}],
    "kopi": ["Kommuneadvokaten"],
    "offentlighet": {"status": "offentlig"},
    "arkiv": {"system": "SKOP", "saksnummer": "202600123"},
}
PARTLY: dict[str, Any] = {
    "status": "delvis_unntatt",
    "hjemmel": "offl. § 23 første ledd",
    "begrunnelse": "Forhandlingene pågår.",
    "meroffentlighet_vurdert": True,
}
WHOLLY = {**PARTLY, "status": "unntatt"}


def changed(data: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """A copy with some keys set, or taken away where the value is ``None``."""
    merged = {**data, **changes}
    return {key: value for key, value in merged.items() if value is not None}


def records(
    root: Path,
    *,
    minutes: Mapping[str, Any] = MINUTES_DATA,
    meeting: Mapping[str, Any] = MEETING_DATA,
    letter: Mapping[str, Any] = LETTER_DATA,
    **files: str | bytes,
) -> Path:
    """A repository with these records; further files by name."""
    repository(root, {**files, MEETING_FILE: as_yaml(meeting), MINUTES_FILE: as_yaml(minutes)})
    write(root, {LETTER_FILE: as_yaml(letter)})
    return root


def as_yaml(data: Mapping[str, Any]) -> str:
    """JSON, which is YAML too."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def set_settings(root: Path, archive: Mapping[str, Any], **others: Any) -> None:
    """Write ``styring.yaml`` with these settings of the archive."""
    settings = {"organisasjon": "Eksempelby kommune", "fra_år": 2024, "arkiv": archive, **others}
    (root / "styring.yaml").write_text(as_yaml(settings), encoding="utf-8")


def prepared(root: Path, identity: Identity) -> Prepared | Refusal:
    """The entry of a record."""
    project = open_project(root)
    registry = load_registry(project).registry
    return Registrar(project).prepare(identity, load_dossier(project, "bre", registry).dossier)


def entry_of(root: Path, identity: Identity) -> Prepared:
    """The entry of a record that has one."""
    made = prepared(root, identity)
    assert isinstance(made, Prepared), made
    return made


def refusal_of(root: Path, identity: Identity) -> tuple[str, str]:
    """What is said of a record that has none."""
    made = prepared(root, identity)
    assert isinstance(made, Refusal), made
    return made.message, made.remedy


def file(root: Path, identity: Identity, output: Path | None = None, **options: Any) -> Outcome:
    """File a record into ``ut`` or another folder."""
    project = open_project(root)
    registry = load_registry(project).registry
    place = (output or root / "ut").resolve()
    filing = Filing(project, Options(place, options.pop("profile", ArchiveProfile.FIKS_ARKIV_V1), **options))
    return filing.file(identity, load_dossier(project, "bre", registry).dossier)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
