from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from styring.records.base import Identity, Kind
from styring.rendering import Format, Renderer, RenderError, Variant, plan
from tests.rendering.dossiers import LETTER_ID, MEETING_ID, SETTINGS, dossier

MINUTES = Identity("bre", Kind.MINUTES, MEETING_ID)


def test_every_document_has_its_place() -> None:
    made = plan([dossier()], [Format.PDF, Format.HTML], Variant.INTERNAL)
    assert made.refusals == ()
    assert [str(job.path) for job in made.jobs] == [
        "bre/samarbeidsplakat-intern.pdf",
        "bre/samarbeidsplakat-intern.html",
        "bre/2026/2026-01-15-tb-tildelingsbrev-intern.pdf",
        "bre/2026/2026-01-15-tb-tildelingsbrev-intern.html",
        "bre/2026/2026-03-12-esm-innkalling-intern.pdf",
        "bre/2026/2026-03-12-esm-innkalling-intern.html",
        "bre/2026/2026-03-12-esm-referat-intern.pdf",
        "bre/2026/2026-03-12-esm-referat-intern.html",
    ]
    assert all(str(job.path).isascii() and not job.draft for job in made.jobs)


def test_public_documents_have_the_plain_names() -> None:
    made = plan([dossier()], [Format.MARKDOWN], Variant.PUBLIC)
    assert [str(job.path) for job in made.jobs] == [
        "bre/2026/2026-01-15-tb-tildelingsbrev.md",
        "bre/2026/2026-03-12-esm-innkalling.md",
        "bre/2026/2026-03-12-esm-referat.md",
    ]
    assert [(str(refusal.identity), refusal.message) for refusal in made.refusals] == [
        ("bre/charter", "Samarbeidsplakaten har ingen offentlig utgave.")
    ]
    assert made.refusals[0].remedy == "Lag den med --variant internal."


def test_some_records_can_be_chosen() -> None:
    [job] = plan([dossier()], [Format.PDF], Variant.PUBLIC, [MINUTES]).jobs
    assert job.identity == MINUTES
    assert job.draws_on == (MINUTES, Identity("bre", Kind.MEETING, MEETING_ID))


@pytest.mark.parametrize(
    ("minutes", "reason"),
    [
        ({"status": "utkast"}, "det er ikke endelig eller sendt"),
        ({"offentlighet": {"status": "unntatt"}}, "offentlighet.status er verken offentlig eller delvis_unntatt"),
        ({"offentlighet": None}, "offentlighet.status er verken offentlig eller delvis_unntatt"),
    ],
)
def test_what_is_not_public_is_refused_to_the_public(minutes: dict[str, object], reason: str) -> None:
    source = dossier(minutes=minutes)
    [refusal] = plan([source], [Format.PDF], Variant.PUBLIC, [MINUTES]).refusals
    assert refusal.message == f"Dokumentet er ikke offentlig: {reason}."
    assert plan([source], [Format.PDF], Variant.INTERNAL, [MINUTES]).refusals == ()


def test_a_fagmote_is_never_public() -> None:
    [refusal] = plan([dossier(meeting={"type": "fagmøte"})], [Format.PDF], Variant.PUBLIC, [MINUTES]).refusals
    assert refusal.message == "Dokumentet er ikke offentlig: det hører til et fagmøte."


def test_a_cancelled_meeting_has_no_invitation() -> None:
    meeting = Identity("bre", Kind.MEETING, MEETING_ID)
    [refusal] = plan([dossier(meeting={"status": "avlyst"})], [Format.PDF], Variant.INTERNAL, [meeting]).refusals
    assert refusal.message == "Møtet er avlyst."


def test_a_record_that_becomes_no_document_is_refused_when_asked_for() -> None:
    agency = Identity("bre", Kind.AGENCY, "agency")
    source = dataclasses.replace(dossier(), identities=dossier().identities | {agency})
    [refusal] = plan([source], [Format.PDF], Variant.INTERNAL, [agency]).refusals
    assert refusal.message == "Det lages ikke dokument av denne posten."
    assert plan([source], [Format.PDF], Variant.INTERNAL).refusals == ()


def test_a_record_that_did_not_validate_stops_only_its_own_documents() -> None:
    source = dataclasses.replace(dossier(), meetings={})
    made = plan([source], [Format.PDF], Variant.INTERNAL)
    assert {str(refusal.identity) for refusal in made.refusals} == {
        f"bre/meetings/{MEETING_ID}",
        f"bre/minutes/{MEETING_ID}",
    }
    assert [job.id for job in made.jobs] == ["charter", LETTER_ID]


def test_drafts_are_marked_from_the_records() -> None:
    source = dossier(
        meeting={"innkalling": None},
        minutes={"status": "til_kommentering"},
        letter={"status": "utkast"},
        charter={"inngått": None},
    )
    assert all(job.draft for job in plan([source], [Format.PDF], Variant.INTERNAL).jobs)


def test_one_failing_document_stops_no_other(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "letter.html").write_text("{{ tull }}", encoding="utf-8")
    renderer = Renderer(tmp_path, SETTINGS)
    outcomes: dict[str, bool] = {}
    for job in plan([dossier()], [Format.HTML], Variant.PUBLIC).jobs:
        try:
            outcomes[job.id] = bool(renderer.render(job))
        except RenderError:
            outcomes[job.id] = False
    assert outcomes == {LETTER_ID: False, MEETING_ID: True}
