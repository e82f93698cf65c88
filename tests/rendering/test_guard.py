from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from styring.records.settings import Settings
from styring.rendering import DocumentKind, Format, Renderer, RenderError, Variant, plan
from tests.rendering.dossiers import SETTINGS, dossier


def render(
    root: Path,
    text: str,
    settings: Settings = SETTINGS,
    variant: Variant = Variant.PUBLIC,
    allowed: tuple[str, ...] = (),
) -> bytes:
    source = dossier(minutes={"saker": [{"nr": 1, "informasjon": [text]}]})
    source = dataclasses.replace(source, registry=dataclasses.replace(source.registry, allowed_expressions=allowed))
    jobs = plan([source], [Format.HTML], variant).jobs
    return Renderer(root, settings).render(next(job for job in jobs if job.kind is DocumentKind.MINUTES))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Takk til Tordis Eksempelsen.",
            "«Tordis Eksempelsen» i bre/minutes/2026-03-12-esm er navnet på en person (navnet til en deltaker).",
        ),
        (
            "Dette tok *Kari Nordmann* opp.",
            "«Kari Nordmann» i bre/minutes/2026-03-12-esm er navnet på en person (fornavn + etternavn).",
        ),
    ],
)
def test_a_name_in_the_text_stops_the_public_edition(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RenderError) as raised:
        render(tmp_path, text)
    assert raised.value.message == message
    assert render(tmp_path, text, variant=Variant.INTERNAL)


def test_an_allowed_expression_is_no_name(tmp_path: Path) -> None:
    assert render(tmp_path, "Skuta Kari Nordmann ligger ved kai.", allowed=("Kari Nordmann",))


def test_names_that_the_settings_show_are_no_fault(tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"show_participant_names": True})
    assert b"Tordis Eksempelsen" in render(tmp_path, "Ingen navn her.", settings)
