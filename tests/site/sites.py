"""A records repository with one of everything that may and may not be public, and the site made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.site import Built, build_site
from tests.repositories import repository

ESM, LETTER = "2026-03-12-esm", "2026-01-15-tb"
OPEN = {"status": "offentlig"}

MEETING: dict[str, Any] = {
    "type": "etatsstyringsmøte",
    "nr": 1,
    "status": "gjennomført",
    "tidspunkt": "2026-03-12T09:00",
    "slutt": "2026-03-12T11:00",
    "sted": "Rådhuset, møterom 512",
    "årshjul": "bre-esm-1",
    "formål": "Gjennomgå resultatene for 2025.",
    "møteleder": {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør"},
    "innkalling": {"sendt": "2026-02-19"},
    "deltakere": [{"rolle": "virksomhetsleder", "stilling": "Etatsdirektør", "organisasjon": "bre"}],
    "saksliste": [{"nr": 1, "tittel": "Måloppnåelse"}, {"nr": 2, "tittel": "Lokaler i sentrum"}],
    "offentlighet": OPEN,
}
POINT = {
    "id": "op1",
    "tekst": "Forklare avviket.",
    "ansvarlig": {"rolle": "virksomhetsleder", "organisasjon": "bre"},
    "frist": "2026-06-01",
    "status": "åpen",
    "fra_signal": "s1",
    "offentlig": True,
}
SIGNAL = {"id": "s1", "type": "prioritering", "tekst": "Prioriter byrom.", "forankret_i": LETTER}
MINUTES: dict[str, Any] = {
    "form": "referat",
    "status": "endelig",
    "endelig_dato": "2026-03-27",
    "saker": [
        {"nr": 1, "omtale": "Ni av tolv mål er nådd.", "styringssignaler": [SIGNAL], "oppfølging": [POINT]},
        {"nr": 2, "omtale": "Leien ble drøftet.", "ingen_oppfølging": True},
    ],
    "offentlighet": OPEN,
    "arkiv": {"saksnummer": "202600123", "journalpost": "202600123-12"},
}
SENT_LETTER: dict[str, Any] = {
    "type": "tildelingsbrev",
    "dato": "2026-01-15",
    "status": "sendt",
    "innledning": "Brevet gir rammer og mål.",
    "offentlighet": OPEN,
    "arkiv": {"saksnummer": "202600045", "journalpost": "202600045-1"},
}
WHEEL: dict[str, Any] = {
    "hendelser": [
        {"id": "bre-esm-1", "type": "etatsstyringsmøte", "virksomhet": "bre", "dato": "2026-03-12"},
        {"id": "bre-esm-2", "type": "etatsstyringsmøte", "virksomhet": "bre", "dato": "2026-06-11"},
        {"id": "bre-t1", "virksomhet": "bre", "dato": "2026-05-28", "tittel": "Tertialrapport 1 fra etaten"},
    ]
}
PUBLIC: dict[str, dict[str, Any]] = {
    f"2026/meetings/{ESM}.yaml": MEETING,
    f"2026/minutes/{ESM}.yaml": MINUTES,
    f"2026/letters/{LETTER}.yaml": SENT_LETTER,
    "records/calendars/2026/pbr.yaml": WHEEL,
}


def write_repository(root: Path, files: Mapping[str, Any] | None = None) -> Path:
    """A repository of public records with these files besides, or instead."""
    texts: dict[str, str | bytes] = {
        name: content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False)
        for name, content in {**PUBLIC, **(files or {})}.items()
    }
    return repository(root, texts)


def build(root: Path, base: str | None = None) -> Built:
    """Make the site of a repository in its folder ``nettsted``."""
    project = open_project(root)
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]
    return build_site(project, loaded.registry, dossiers, root / "nettsted", base=base)


def files_of(root: Path) -> dict[str, bytes]:
    """The files of the site by path."""
    site = root / "nettsted"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def page(root: Path, name: str) -> str:
    """A page of the site."""
    return (root / "nettsted" / name).read_text(encoding="utf-8")
