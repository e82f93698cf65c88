"""Every sample record that can be filed becomes a message that both official XSDs and our own checks take."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from styring.filing import checks, schema
from styring.filing.codes import Codes
from styring.filing.entries import Prepared, Registrar
from styring.filing.package import documents_of
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.records.settings import ArchiveProfile
from tests.filing.sample_entries import EFORMIDLING, FIKS, WRITERS, XSDS, needs_xsds

CHECKOUT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def prepared() -> tuple[Prepared, ...]:
    """All sample records that are due to be filed, their documents made."""
    project = open_project(CHECKOUT)
    loaded = load_registry(project)
    dossiers = [load_dossier(project, code, loaded.registry).dossier for code in loaded.dossiers]
    registrar = Registrar(project)
    outcomes = [registrar.prepare(i, dossier) for dossier in dossiers for i in sorted(dossier.identities, key=str)]
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Prepared))


@needs_xsds
@pytest.mark.parametrize("profile", [FIKS, EFORMIDLING])
def test_every_sample_record_is_filed_by_a_valid_message(profile: ArchiveProfile) -> None:
    assert len(prepared()) > 100
    messages = {each.entry.identity: WRITERS[profile](each.entry) for each in prepared()}
    faults = {identity: schema.validate(message, profile, XSDS[profile]) for identity, message in messages.items()}
    assert {identity: told for identity, told in faults.items() if told} == {}


@pytest.mark.parametrize("profile", [FIKS, EFORMIDLING])
def test_the_checks_of_our_own_find_nothing_either(profile: ArchiveProfile) -> None:
    codes = Codes.of(open_project(CHECKOUT).settings)
    faults = {
        each.entry.identity: checks.check(WRITERS[profile](each.entry), documents_of(each), profile, codes)
        for each in prepared()
    }
    assert {identity: told for identity, told in faults.items() if told} == {}
