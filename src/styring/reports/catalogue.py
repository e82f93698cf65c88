"""All reports, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Mapping

from styring.reports.exemptions import EXEMPTIONS
from styring.reports.report import Report

REPORTS: Mapping[str, Report] = {report.name: report for report in (EXEMPTIONS,)}
"""Reports by name."""
