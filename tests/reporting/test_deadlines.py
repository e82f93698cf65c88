"""Deadlines for programs: JSON with Norwegian keys, CSV that Excel opens right."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.reporting.deadlines import DeadlineFormat, as_csv, as_json, render
from tests.reporting.deadlines import PAPERS, POINT, overview

HEADINGS = "Frist;Dager igjen;Virksomhet;Virksomhetens navn;Oppgave;Gjelder;Ansvarlig;Regel;Nivå;Fil;Linje;Melding"


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_json_has_every_field_under_a_norwegian_key() -> None:
    assert json.loads(as_json(overview(POINT, replace(PAPERS, owner=None), days=14, others=2))) == {
        "sett_fra": "2026-11-01",
        "dager": 14,
        "frister": [
            {
                "frist": "2026-10-29",
                "over_fristen": True,
                "dager_igjen": -3,
                "virksomhet": "eib",
                "virksomhetens_navn": "Eiendoms- og idrettsbygg",
                "oppgave": "Lukk oppfølgingspunktet op1 «Sende plan»",
                "gjelder": "Referat fra etatsstyringsmøtet 8. oktober 2026",
                "ansvarlig": "virksomhetsleder, eib",
                "post": "eib/minutes/2026-10-08-esm",
                "sti": ["saker", 0, "oppfølging", 0, "frist"],
                "kode": "REF12",
                "nivå": "advarsel",
                "fil": "records/agencies/eib/2026/minutes/2026-10-08-esm.yaml",
                "linje": 12,
                "melding": "Oppfølgingspunktet «op1» er ikke lukket (frist: 29. oktober 2026).",
            },
            {
                "frist": "2026-11-11",
                "over_fristen": False,
                "dager_igjen": 10,
                "virksomhet": "bre",
                "virksomhetens_navn": "Bymiljø- og rekreasjonsetaten",
                "oppgave": "Send sakspapirer til sak 2",
                "gjelder": "Etatsstyringsmøte 19. november 2026",
                "ansvarlig": None,
                "post": "bre/meetings/2026-11-19-esm",
                "sti": ["saksliste", 1],
                "kode": "ESM13",
                "nivå": "advarsel",
                "fil": "records/agencies/bre/2026/meetings/2026-11-19-esm.yaml",
                "linje": 39,
                "melding": "Sak 2, «Resultater», har ikke sakspapirer (frist 11. november 2026).",
            },
        ],
        "andre_funn": 2,
    }


def test_csv_has_a_byte_order_mark_semicolons_and_windows_line_breaks() -> None:
    content = as_csv(overview(POINT, replace(PAPERS, owner=None)))
    assert content.startswith(b"\xef\xbb\xbfFrist;")
    assert content.decode("utf-8-sig") == (
        f"{HEADINGS}\r\n"
        "2026-10-29;-3;eib;Eiendoms- og idrettsbygg;Lukk oppfølgingspunktet op1 «Sende plan»;"
        "Referat fra etatsstyringsmøtet 8. oktober 2026;virksomhetsleder, eib;REF12;advarsel;"
        "records/agencies/eib/2026/minutes/2026-10-08-esm.yaml;12;"
        "Oppfølgingspunktet «op1» er ikke lukket (frist: 29. oktober 2026).\r\n"
        "2026-11-11;10;bre;Bymiljø- og rekreasjonsetaten;Send sakspapirer til sak 2;"
        "Etatsstyringsmøte 19. november 2026;;ESM13;advarsel;"
        "records/agencies/bre/2026/meetings/2026-11-19-esm.yaml;39;"
        "Sak 2, «Resultater», har ikke sakspapirer (frist 11. november 2026).\r\n"
    )


@pytest.mark.parametrize("text", ["=SUM(A1)", "+47", "-1+1", "@A1", "\t=1", "\r=1"])
def test_no_text_of_a_record_is_a_formula_in_a_spreadsheet(text: str) -> None:
    told = replace(PAPERS, agency=text, agency_name=text, task=text, concerns=text, owner=text, file=text, message=text)
    _, row = rows(as_csv(overview(told)))
    assert [row[i] for i in (2, 3, 4, 5, 6, 9, 11)] == [f"'{text}"] * 7


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(lambda text: "\x00" not in text))
def test_csv_gives_back_any_text(text: str) -> None:
    _, row = rows(as_csv(overview(replace(PAPERS, task=f"Send {text}", message=f"«{text}»"))))
    assert (row[4], row[11]) == (f"Send {text}", f"«{text}»")


@pytest.mark.parametrize("format", [DeadlineFormat.JSON, DeadlineFormat.CSV, DeadlineFormat.ICS])
def test_a_file_name_that_is_not_utf8_spoils_no_format(format: DeadlineFormat) -> None:
    content = render(overview(replace(PAPERS, agency="br\udce6", file="records/br\udce6.yaml")), format)
    assert content.decode("utf-8").count("br\N{REPLACEMENT CHARACTER}") >= 2


def test_the_table_is_not_for_programs() -> None:
    with pytest.raises(ValueError, match="terminal"):
        render(overview(PAPERS), DeadlineFormat.TABLE)
