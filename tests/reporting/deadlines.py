"""Deadlines for tests of how they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from styring.diagnostics import Severity
from styring.linting.deadlines import Deadline, Overview

AS_OF = date(2026, 11, 1)
PAPERS = Deadline(
    day=date(2026, 11, 11),
    days_left=10,
    agency="bre",
    agency_name="Bymiljø- og rekreasjonsetaten",
    task="Send sakspapirer til sak 2",
    concerns="Etatsstyringsmøte 19. november 2026",
    owner="virksomheten",
    record="bre/meetings/2026-11-19-esm",
    path=("saksliste", 1),
    code="ESM13",
    severity=Severity.WARNING,
    file="records/agencies/bre/2026/meetings/2026-11-19-esm.yaml",
    line=39,
    message="Sak 2, «Resultater», har ikke sakspapirer (frist 11. november 2026).",
)
POINT = Deadline(
    day=date(2026, 10, 29),
    days_left=-3,
    agency="eib",
    agency_name="Eiendoms- og idrettsbygg",
    task="Lukk oppfølgingspunktet op1 «Sende plan»",
    concerns="Referat fra etatsstyringsmøtet 8. oktober 2026",
    owner="virksomhetsleder, eib",
    record="eib/minutes/2026-10-08-esm",
    path=("saker", 0, "oppfølging", 0, "frist"),
    code="REF12",
    severity=Severity.WARNING,
    file="records/agencies/eib/2026/minutes/2026-10-08-esm.yaml",
    line=12,
    message="Oppfølgingspunktet «op1» er ikke lukket (frist: 29. oktober 2026).",
)


def moved(deadline: Deadline, days_left: int) -> Deadline:
    """The same, so many days from the day that it is seen from."""
    return replace(deadline, days_left=days_left, day=AS_OF + timedelta(days=days_left))


def overview(*deadlines: Deadline, days: int = 30, others: int = 0) -> Overview:
    return Overview(AS_OF, days, deadlines, others)
