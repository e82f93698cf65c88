"""Drafts on top of the sample records: a real history of letters, meetings and minutes, bokmål and nynorsk."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from styring.drafting.letter import LetterAnswers, plan_letter
from styring.drafting.meeting import plan_meeting
from styring.drafting.meeting_basis import MeetingAnswers
from styring.drafting.minutes import plan_minutes
from styring.drafting.plan import Plan, carry_out
from styring.linting.run import lint
from styring.project import Project, open_project
from styring.records.vocabulary import LetterKind, MeetingKind, MeetingStatus
from styring.reporting import Format, render
from tests.drafting.making import errors_of_schema, meeting, opened

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 1)
AGENCIES = sorted(folder.name for folder in (ROOT / "records/agencies").iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROOT / "records", tmp_path / "records")
    shutil.copyfile(ROOT / "styring.yaml", tmp_path / "styring.yaml")
    return open_project(tmp_path)


@pytest.mark.parametrize("code", AGENCIES)
def test_no_draft_gives_a_finding(project: Project, code: str) -> None:
    before = render(lint(project, DAY), Format.CONCISE)
    dossier = opened(project, code).dossier
    assignments = tuple(assignment.id for assignment in dossier.active_assignments(DAY))
    plans: list[Plan] = []
    for kind in MeetingKind:
        if kind is not MeetingKind.OPPDRAGSSTYRINGSMOTE or assignments:
            answers = MeetingAnswers(kind, datetime(2027, 2, 16, 9), assignments=assignments)
            plans.append(plan_meeting(dossier, project.settings, answers, DAY))
    letters = [
        LetterAnswers(kind, date(2027, 1, 15), 2027) for kind in (LetterKind.TILDELINGSBREV, LetterKind.INSTRUKS)
    ]
    plans += [plan_letter(dossier, project.settings, answers) for answers in letters]
    for planned in dossier.meetings.values():
        if planned.status in {MeetingStatus.PLANLAGT, MeetingStatus.INNKALT}:
            found = meeting(project, str(planned.identity))
            plans.append(plan_minutes(dossier, found.meeting, project.settings.limits))
    for plan in plans:
        carry_out(project, plan)
        assert [errors_of_schema(text) for text in plan.files.values()] == [[]]
    assert len(plans) > len(MeetingKind)
    assert render(lint(project, DAY), Format.CONCISE) == before
