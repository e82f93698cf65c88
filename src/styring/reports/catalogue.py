"""All reports, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Mapping

from styring.reports.assignments import ASSIGNMENTS
from styring.reports.charters import CHARTERS
from styring.reports.detail import DETAIL
from styring.reports.dialogue_loop import DIALOGUE_LOOP
from styring.reports.exemptions import EXEMPTIONS
from styring.reports.follow_up import FOLLOW_UP
from styring.reports.labels import LABELS
from styring.reports.meetings import MEETINGS
from styring.reports.participation import PARTICIPATION
from styring.reports.publicity import PUBLICITY
from styring.reports.report import Report
from styring.reports.requirements import REQUIREMENTS
from styring.reports.signals import SIGNALS
from styring.reports.survey import SURVEY
from styring.reports.themes import THEMES
from styring.reports.timeliness import TIMELINESS
from styring.reports.year_wheel import YEAR_WHEEL

REPORTS: Mapping[str, Report] = {
    report.name: report
    for report in (
        REQUIREMENTS,
        DETAIL,
        MEETINGS,
        PARTICIPATION,
        TIMELINESS,
        THEMES,
        FOLLOW_UP,
        SIGNALS,
        PUBLICITY,
        ASSIGNMENTS,
        DIALOGUE_LOOP,
        CHARTERS,
        YEAR_WHEEL,
        LABELS,
        EXEMPTIONS,
        SURVEY,
    )
}
"""Reports by name."""
