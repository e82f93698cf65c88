"""Points of earlier minutes that an invitation takes up again: all of them for the agency, few for the public."""

from __future__ import annotations

from typing import Any

import pytest

from styring.dossier import Dossier
from styring.rendering import Document, DocumentKind, Variant
from styring.rendering.document import build
from styring.rendering.follow_up import FollowUpView
from styring.rendering.invitation import InvitationView
from styring.rendering.text import plain
from styring.rendering.view import words
from tests.rendering.dossiers import MEETING_ID, SETTINGS, dossier

EARLIER = "2025-11-20-esm"
HIDDEN = {"hjemmel": "offl. § 13"}
WITHHELD = "Unntatt offentlighet, jf. offl. § 13"
LEFT_OUT = "Punktet gjengis ikke i den offentlige utgaven"
POINT: dict[str, Any] = {
    "id": "op2",
    "tekst": "Kartlegge *eierskapet*.",
    "ansvarlig": {"rolle": "virksomhetsleder", "organisasjon": "bre"},
    "frist": "2026-02-01",
    "status": "åpen",
    "offentlig": True,
    "kilde": "Revisjonen",
}
NAME = "op2 fra etatsstyringsmøtet 20. november 2025"


def taking_up(
    point: dict[str, Any] | None = None,
    *,
    item: dict[str, Any] | None = None,
    minutes: dict[str, Any] | None = None,
    earlier: dict[str, Any] | None = None,
    agenda: dict[str, Any] | None = None,
) -> Dossier:
    """An invitation whose only item takes up a point of November; some keys are changed on the way there."""
    item_record = {"nr": 1, "oppfølging": [{**POINT, **(point or {})}], **(item or {})}
    planned = {"nr": 1, "tittel": "Status", "oppfølgingspunkter": [f"{EARLIER}#op2"], **(agenda or {})}
    before = {"tidspunkt": "2025-11-20T09:00", "slutt": None, **(earlier or {})}
    return dossier(
        meeting={"saksliste": [planned]},
        earlier={EARLIER: (before, {"saker": [item_record], **(minutes or {})})},
    )


def invitation(source: Dossier, variant: Variant) -> Document:
    return build(DocumentKind.INVITATION, source, MEETING_ID, SETTINGS, variant, draft=False)


def points(source: Dossier, variant: Variant) -> tuple[FollowUpView, ...]:
    view = invitation(source, variant).parts["innkalling"]
    assert isinstance(view, InvitationView)
    return view.follow_up


@pytest.mark.parametrize("variant", list(Variant))
def test_an_open_point_stands_with_its_text_responsible_role_and_deadline(variant: Variant) -> None:
    [point] = points(taking_up(), variant)
    assert (point.id, point.item, plain(point.text)) == (NAME, "1", "Kartlegge eierskapet.")
    assert (point.responsible, point.deadline) == ("Virksomhetsleder, Bymiljø- og rekreasjonsetaten", "1. februar 2026")
    assert (point.note, point.withheld) == ("Kilde: Revisjonen.", None)


@pytest.mark.parametrize(
    ("changes", "statement"),
    [
        ({"point": {"skjermet": HIDDEN}}, WITHHELD),
        ({"item": {"skjermet": HIDDEN}}, WITHHELD),
        ({"earlier": {"saksliste": [{"nr": 1, "tittel": "Status", "skjermet": HIDDEN}]}}, WITHHELD),
        ({"point": {"offentlig": False}}, LEFT_OUT),
        ({"point": {"offentlig": None}}, LEFT_OUT),
        ({"minutes": {"status": "utkast"}}, LEFT_OUT),
        ({"minutes": {"offentlighet": {"status": "unntatt"}}}, LEFT_OUT),
        ({"minutes": {"offentlighet": None}}, LEFT_OUT),
        ({"earlier": {"type": "fagmøte"}}, LEFT_OUT),
    ],
)
def test_the_public_sees_no_point_that_is_not_public_where_it_was_made(changes: dict[str, Any], statement: str) -> None:
    source = taking_up(**changes)
    assert points(source, Variant.PUBLIC) == (FollowUpView(id=NAME, item="1", withheld=statement),)
    assert "eierskapet" not in "".join(words(tuple(invitation(source, Variant.PUBLIC).parts.values())))
    [internal] = points(source, Variant.INTERNAL)
    assert plain(internal.text) == "Kartlegge eierskapet."


def test_a_withheld_point_stands_in_the_internal_edition_with_its_basis() -> None:
    [point] = points(taking_up({"skjermet": HIDDEN, "kilde": None}), Variant.INTERNAL)
    assert point.note == f"{WITHHELD}."


def test_the_points_of_a_withheld_item_are_absent_from_the_public_invitation() -> None:
    source = taking_up(agenda={"skjermet": HIDDEN})
    assert points(source, Variant.PUBLIC) == ()
    assert len(points(source, Variant.INTERNAL)) == 1


def test_a_point_that_cannot_be_found_is_named_alone() -> None:
    source = taking_up(agenda={"oppfølgingspunkter": [f"{EARLIER}#op9", "2024-01-01-osm#op1"]})
    assert points(source, Variant.PUBLIC) == (
        FollowUpView(id="op9 fra etatsstyringsmøtet 20. november 2025", item="1"),
        FollowUpView(id="op1 fra oppdragsstyringsmøtet 1. januar 2024", item="1"),
    )


def test_the_fingerprint_is_over_the_points_too_but_not_over_how_far_they_have_come() -> None:
    own = invitation(taking_up(), Variant.PUBLIC).view.fingerprint
    changed = invitation(taking_up({"tekst": "Noe annet."}), Variant.PUBLIC).view.fingerprint
    closed = invitation(taking_up({"status": "lukket", "lukket": "2026-01-15"}), Variant.PUBLIC).view.fingerprint
    elsewhere = invitation(taking_up(minutes={"sendt_til": ["Andre"]}), Variant.PUBLIC).view.fingerprint
    assert changed != own
    assert (closed, elsewhere) == (own, own)
