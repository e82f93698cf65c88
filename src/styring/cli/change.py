"""``styring move-meeting`` and ``styring cancel-meeting``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from styring.cli import answers, telling
from styring.cli.answers import answer, optional
from styring.cli.options import DryRun, MeetingName, parse_day
from styring.drafting import change
from styring.drafting.desk import find_meeting
from styring.project import open_project


def move_meeting(
    meeting: MeetingName = None,
    when: Annotated[
        str | None, typer.Option(metavar="TIDSPUNKT", help="Når møtet nå begynner, for eksempel 2026-06-18T09:00.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="TT:MM", help="Når møtet slutter; like langt som før når det utelates.")
    ] = None,
    notice: Annotated[
        str | None, typer.Option(metavar="ÅÅÅÅ-MM-DD", help="Dagen flyttingen ble varslet; i dag når det utelates.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Flytt et møte, eller gi et utsatt møte nytt tidspunkt.

    Møtet beholder id-en, og det første tidspunktet blir stående. Frister som ikke er ute, flyttes med.
    """
    project = open_project(Path.cwd())
    found = find_meeting(project, answer(meeting, "møtet", "Hvilket møte gjelder det", answers.code))
    starts = answer(when, "--when", "Når begynner møtet nå (for eksempel 2026-03-12T09:00)", answers.moment)
    ends = optional(until, "--until", answers.time_of_day)
    told = optional(notice, "--notice", answers.day) or parse_day(None)
    planned = change.move_meeting(project, found, starts, datetime.combine(starts.date(), ends) if ends else None, told)
    telling.change(project, planned, dry_run=dry_run)


def cancel_meeting(
    meeting: MeetingName = None,
    postpone: Annotated[bool, typer.Option("--postpone", help="Utsett møtet til et nytt tidspunkt er klart.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Avlys et møte, eller utsett det på ubestemt tid."""
    project = open_project(Path.cwd())
    found = find_meeting(project, answer(meeting, "møtet", "Hvilket møte gjelder det", answers.code))
    plan = change.postpone_meeting if postpone else change.cancel_meeting
    telling.change(project, plan(project, found), dry_run=dry_run)
