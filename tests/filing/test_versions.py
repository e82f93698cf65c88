"""What was filed stands firm: living fields change nothing; a change needs a correction, and makes a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from styring.filing.run import Filed, Status
from styring.rendering import Refusal
from tests.filing.making import (
    INVITATION,
    MEETING_DATA,
    MINUTES,
    MINUTES_DATA,
    changed,
    entry_of,
    file,
    records,
    tree,
)

NAME = "bre-minutes-2026-03-12-esm"
OTHER_ITEMS = [{**MINUTES_DATA["saker"][0], "omtale": "Ti av tolv mål er nådd."}, MINUTES_DATA["saker"][1]]
CORRECTION = {"dato": "2026-04-20", "hva": "Antallet mål er rettet."}


def main_checksum(root: Path) -> str:
    return entry_of(root, MINUTES).entry.documents[0].files[0].sha256


def filed(root: Path, **changes: Any) -> Filed:
    outcome = file(records(root, minutes=changed(MINUTES_DATA, **changes)), MINUTES)
    assert isinstance(outcome, Filed), outcome
    return outcome


def refused(root: Path, **changes: Any) -> tuple[str, str]:
    outcome = file(records(root, minutes=changed(MINUTES_DATA, **changes)), MINUTES)
    assert isinstance(outcome, Refusal), outcome
    assert outcome.is_fault
    return outcome.message, outcome.remedy


def test_what_is_written_after_filing_changes_no_package(tmp_path: Path) -> None:
    filed(tmp_path)
    before = tree(tmp_path / "ut")
    first = MINUTES_DATA["saker"][0]
    closed = {**first["oppfølging"][0], "status": "lukket", "lukket": "2026-06-11", "lukket_i": "2026-03-12-esm"}
    archive = {
        **MINUTES_DATA["arkiv"],
        "journalpost": "202600123-12",
        "arkivert": "2026-03-30",
        "sha256": main_checksum(tmp_path),
    }
    again = filed(
        tmp_path,
        saker=[{**first, "oppfølging": [closed]}, MINUTES_DATA["saker"][1]],
        arkiv=archive,
        publisert={"dato": "2026-03-30", "adresse": "https://eksempel.invalid/1"},
    )
    assert again.status is Status.UNCHANGED
    assert tree(tmp_path / "ut") == before


@pytest.mark.parametrize("keeps_package", [True, False])
@pytest.mark.parametrize("known_before", [{}, {"system": "SKOP"}, {"saksnummer": "202600123"}])
def test_a_case_that_the_archive_opened_changes_no_package(
    tmp_path: Path, known_before: dict[str, str], *, keeps_package: bool
) -> None:
    filed(tmp_path, arkiv=known_before or None)
    before = tree(tmp_path / "ut")
    archive = {
        "system": "SKOP",
        "saksnummer": "202600123",
        "journalpost": "202600123-12",
        "arkivert": "2026-03-30",
        "sha256": main_checksum(tmp_path),
    }
    if not keeps_package:
        (tmp_path / "ut").rename(tmp_path / "sendt")
    again = filed(tmp_path, arkiv=archive)
    assert again.status is (Status.UNCHANGED if keeps_package else Status.WRITTEN)
    assert tree(tmp_path / "ut") == before


def test_a_changed_record_is_refused_where_its_package_lies(tmp_path: Path) -> None:
    filed(tmp_path)
    before = tree(tmp_path / "ut")
    assert refused(tmp_path, saker=OTHER_ITEMS) == (
        f"Posten er endret etter at pakken {NAME} ble laget, uten at den sier det.",
        "Skriv hva som er rettet, i «rettelser» med dato, så arkiveres dokumentet som en ny versjon. Er endringen en "
        "feil, før posten tilbake. Er pakken ikke sendt til arkivet, kan du slette den og lage den på nytt.",
    )
    assert tree(tmp_path / "ut") == before


def test_a_changed_record_is_refused_by_the_checksum_of_what_was_filed(tmp_path: Path) -> None:
    checksum = main_checksum(records(tmp_path))
    archive = {**MINUTES_DATA["arkiv"], "journalpost": "202600123-12", "arkivert": "2026-03-30", "sha256": checksum}
    assert refused(tmp_path, saker=OTHER_ITEMS, arkiv=archive) == (
        "Dokumentet er endret etter at det ble arkivert 30. mars 2026, uten at posten sier det.",
        "Skriv hva som er rettet, i «rettelser» med dato, så arkiveres dokumentet som en ny versjon. Er endringen en "
        "feil, før posten tilbake.",
    )
    too_early = [{**CORRECTION, "dato": "2026-03-29"}]
    assert refused(tmp_path, saker=OTHER_ITEMS, arkiv=archive, rettelser=too_early)[0].startswith(
        "Dokumentet er endret"
    )


@pytest.mark.parametrize("day", ["2026-03-30", "2026-04-20"])
def test_a_correction_makes_a_new_version_of_the_same_entry(tmp_path: Path, day: str) -> None:
    filed(tmp_path)
    first = entry_of(tmp_path, MINUTES).entry
    archive = {**MINUTES_DATA["arkiv"], "journalpost": "202600123-12", "arkivert": "2026-03-30"}
    archive["sha256"] = first.documents[0].files[0].sha256
    outcome = filed(tmp_path, saker=OTHER_ITEMS, arkiv=archive, rettelser=[{**CORRECTION, "dato": day}])
    assert (outcome.name, outcome.status) == (f"{NAME}-v2", Status.WRITTEN)
    second = entry_of(tmp_path, MINUTES).entry
    assert (second.id, second.documents[0].id) == (first.id, first.documents[0].id)
    assert [first.documents[0].version, second.documents[0].version] == [1, 2]
    assert filed(tmp_path, saker=OTHER_ITEMS, arkiv=archive, rettelser=[{**CORRECTION, "dato": day}]).status is (
        Status.UNCHANGED
    )


def test_a_change_after_the_new_version_is_refused_again(tmp_path: Path) -> None:
    filed(tmp_path, rettelser=[CORRECTION])
    checksum = main_checksum(tmp_path)
    (tmp_path / "ut").rename(tmp_path / "sendt")
    archive = {**MINUTES_DATA["arkiv"], "journalpost": "202600123-12", "arkivert": "2026-04-21", "sha256": checksum}
    assert filed(tmp_path, rettelser=[CORRECTION], arkiv=archive).name == f"{NAME}-v2"
    (tmp_path / "ut").rename(tmp_path / "sendt-igjen")
    message, _ = refused(tmp_path, rettelser=[CORRECTION], arkiv=archive, saker=OTHER_ITEMS)
    assert message == "Dokumentet er endret etter at det ble arkivert 21. april 2026, uten at posten sier det."


def test_a_correction_that_is_taken_away_again_is_noticed(tmp_path: Path) -> None:
    filed(tmp_path, rettelser=[CORRECTION])
    assert refused(tmp_path) == (
        f"{NAME}-v2 er en senere versjon enn den posten gir nå.",
        "Har noen fjernet en rettelse fra posten? Før den tilbake.",
    )


def test_another_look_makes_no_new_version(tmp_path: Path) -> None:
    filed(tmp_path)
    settings = tmp_path / "styring.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + 'dokument: {farger: {hoved: "#24505c"}}\n', encoding="utf-8"
    )
    outcome = file(tmp_path, MINUTES)
    assert isinstance(outcome, Refusal)
    assert outcome.message == (
        f"Pakken {NAME} finnes fra før med annet innhold, selv om posten er uendret. Da er en mal, et vedlegg, en "
        "innstilling eller styring selv endret."
    )


def test_a_changed_invitation_has_no_corrections_to_tell_of(tmp_path: Path) -> None:
    root = records(tmp_path)
    assert isinstance(file(root, INVITATION), Filed)
    records(tmp_path, meeting=changed(MEETING_DATA, formål="Noe annet enn det som ble sendt."))
    outcome = file(root, INVITATION)
    assert isinstance(outcome, Refusal)
    assert outcome.remedy.startswith("Før posten tilbake, eller arkiver den nye innkallingen for hånd.")


def test_a_record_that_was_filed_by_hand_without_a_checksum_gets_its_package(tmp_path: Path) -> None:
    archive = {**MINUTES_DATA["arkiv"], "journalpost": "202600123-12", "arkivert": "2026-03-30"}
    assert filed(tmp_path, arkiv=archive).status is Status.WRITTEN
