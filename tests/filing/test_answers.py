from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from styring.filing.answers import Directory, reference_from
from styring.filing.filed_package import FiledPackage
from styring.filing.identifiers import Identifiers
from styring.filing.receipt import ReceiptError, Registered
from styring.filing.reference import Reference, find_target
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from tests.filing.making import LETTER, LETTER_DATA, MINUTES, changed, records, set_settings

BY_HAND = "Slå opp dokumentet i arkivet, og før inn referansen for hånd med --saksnummer og --journalpost."
ANSWER = Registered(None, None, "2026/123", (2026, 123), "2026/123-12", 12, date(2026, 3, 30))
ORGANISATION = "Eksempelby kommune"
ELSEWHERE = UUID(int=1)


def reference(root: Path, answer: Registered) -> Reference:
    project = open_project(root)
    loaded = load_dossier(project, "bre", load_registry(project).registry)
    return reference_from(answer, find_target(loaded, LETTER), project, [loaded.dossier], "SKOP")


@pytest.mark.parametrize(
    ("answer", "case", "entry"),
    [
        (ANSWER, "2026/123", "2026/123-12"),
        (replace(ANSWER, case_number=None), "202600123", "202600123-12"),
        (replace(ANSWER, case_number="sak 9"), "202600123", "202600123-12"),
        (replace(ANSWER, case_number="sak 9", case=None), "sak 9", "sak 9-12"),
        (replace(ANSWER, case_number=None, case=None), "202600123", "202600123-12"),
    ],
)
def test_the_case_is_as_the_archive_writes_it(tmp_path: Path, answer: Registered, case: str, entry: str) -> None:
    assert reference(records(tmp_path), answer) == Reference("SKOP", case, entry, date(2026, 3, 30))


@pytest.mark.parametrize(("known", "case"), [("2025/7", "2026/9"), ("25/7", "26/9"), ("202500007", "202600009")])
def test_a_case_without_its_own_form_is_written_as_those_in_the_settings(tmp_path: Path, known: str, case: str) -> None:
    records(tmp_path, letter=changed(LETTER_DATA, arkiv=None))
    set_settings(tmp_path, {"saksmappe": {"saksnumre": {"bre/2025": known}}})
    answer = replace(ANSWER, case_number=None, case=(2026, 9), journal_entry=None)
    assert reference(tmp_path, answer) == Reference("SKOP", case, f"{case}-12", date(2026, 3, 30))


def test_an_answer_without_case_or_entry(tmp_path: Path) -> None:
    records(tmp_path, letter=changed(LETTER_DATA, arkiv=None))
    for answer, message in (
        (replace(ANSWER, case_number=None, case=None), "Kvitteringen nevner ingen sak."),
        (
            replace(ANSWER, journal_entry=None, number_in_case=None),
            "Kvitteringen nevner ikke nummeret på journalposten.",
        ),
    ):
        with pytest.raises(ReceiptError) as caught:
            reference(tmp_path, answer)
        assert (caught.value.message, caught.value.remedy) == (message, BY_HAND)


def test_a_record_is_found_by_key_before_id_before_package(tmp_path: Path) -> None:
    project = open_project(records(tmp_path))
    dossier = load_dossier(project, "bre", load_registry(project).registry).dossier
    directory, ids = Directory(ORGANISATION, [dossier]), Identifiers(ORGANISATION)
    of_letter, of_minutes = ids.entry(str(LETTER)), ids.entry(str(MINUTES))
    packed = FiledPackage(tmp_path, of_minutes, 1, "")
    assert directory.find(replace(ANSWER, key=str(LETTER), entry_id=of_minutes), packed) == LETTER
    assert directory.find(replace(ANSWER, key="eib/letters/x", entry_id=of_letter), packed) == LETTER
    assert directory.find(replace(ANSWER, key="bre/agency", entry_id=ELSEWHERE), packed) == MINUTES
    assert directory.find(None, packed) == MINUTES
    assert directory.find(replace(ANSWER, key="bre/agency"), replace(packed, entry_id=ELSEWHERE)) is None
    assert Directory("En annen kommune", [dossier]).find(None, packed) is None
