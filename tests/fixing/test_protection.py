from __future__ import annotations

import pytest

from styring import source
from styring.fixing.protection import is_protected
from styring.records.base import Kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MINUTES, "status: endelig"),
        (Kind.MINUTES, "Status: Endelig"),
        (Kind.MINUTES, "statsus: endelig"),
        (Kind.MINUTES, "form: referat"),  # whether it is final is not told
        (Kind.MINUTES, "status:"),
        (Kind.MINUTES, "status: ferdig"),
        (Kind.MINUTES, "{status: utkast, Status: endelig}"),
        (Kind.MINUTES, "{status: utkast, endelig_dato: 2026-03-27}"),
        (Kind.MINUTES, "{status: utkast, endeligDato: 27. mars}"),
        (Kind.MINUTES, "{status: utkast, publisert: {dato: 2026-03-30}}"),
        (Kind.MINUTES, '{status: utkast, arkiv: {journalpost: "202600123-12"}}'),
        (Kind.MINUTES, "{status: utkast, Arkiv: {Arkivert: 2026-03-30}}"),
        (Kind.MINUTES, '{status: utkast, arkiv: "202600123-12"}'),
        (Kind.LETTER, "status: sendt"),
        (Kind.LETTER, "status: SENDT"),
        (Kind.LETTER, "dato: 2026-01-15"),
        (Kind.LETTER, "{status: utkast, arkiv: {arkivert: 2026-01-16}}"),
        (Kind.MEETING, "{status: innkalt, arkiv: {sha256: abc}}"),
        (Kind.REPORT, '{type: tertialrapport, arkiv: {journalpost: "202600123-16"}}'),
        (Kind.MEETING, "bare tekst"),
        (Kind.MEETING, "[]"),
    ],
)
def test_what_is_final_sent_filed_or_published_is_protected(kind: Kind, text: str) -> None:
    assert is_protected(kind, source.parse(text).data)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MINUTES, "status: utkast"),
        (Kind.MINUTES, "Status: Til kommentering"),
        (Kind.MINUTES, "{status: utkast, endelig_dato: , publisert: , arkiv: {journalpost: }}"),
        (Kind.LETTER, '{status: Utkast, arkiv: {system: SKOP, saksnummer: "202600123"}}'),
        (Kind.MEETING, "status: innkalt"),
        (Kind.MEETING, "{}"),
        (Kind.AGENCY, "navn: Bymiljøetaten"),
        (Kind.REPORT, "type: tertialrapport"),
    ],
)
def test_other_records_are_not(kind: Kind, text: str) -> None:
    assert not is_protected(kind, source.parse(text).data)


def test_a_file_without_data_is_protected() -> None:
    assert is_protected(Kind.MEETING, None)
