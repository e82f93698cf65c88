"""What the pages tell: the trace, the journal, the year wheel, the feed and the sitemap."""

from __future__ import annotations

import html
import re
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.site.sites import ESM, LETTER, MEETING, MINUTES, POINT, SENT_LETTER, WHEEL, build, page, write_repository

ATOM = "{http://www.w3.org/2005/Atom}"
MAPPED = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FOLLOW_UP = "virksomheter/bre/oppfolging.html"
JUNE = "2026-06-11-esm"


def text(markup: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def main(root: Path, name: str) -> str:
    return text(page(root, name).partition("<main")[2].partition(">")[2].partition("</main>")[0])


def traces(root: Path, name: str = FOLLOW_UP) -> list[str]:
    """Each trace as text, with the address of each step in brackets."""
    found = re.findall(r'<ol class="spor".*?</ol>', page(root, name), re.DOTALL)
    return [text(re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', r"\2 [\1]", each)).replace(" :", ":") for each in found]


def minutes(**point: Any) -> dict[str, Any]:
    changed = deepcopy(MINUTES)
    changed["saker"][0]["oppfølging"][0] |= point
    return changed


def june(**changes: Any) -> dict[str, Any]:
    """A second meeting, which takes the point of the first up again."""
    agenda = [{"nr": 1, "tittel": "Oppfølging", "oppfølgingspunkter": [f"{ESM}#op1"]}]
    when = {"tidspunkt": "2026-06-11T09:00", "slutt": None, "nr": 2, "årshjul": "bre-esm-2"}
    return {**MEETING, **when, "saksliste": agenda, "innkalling": {"sendt": "2026-05-20"}, **changes}


def test_a_point_is_followed_from_the_letter_to_the_meeting_that_closed_it(tmp_path: Path) -> None:
    closed = minutes(status="lukket", lukket="2026-06-11", lukket_i=JUNE)
    write_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": closed, f"2026/meetings/{JUNE}.yaml": june()})
    build(tmp_path)
    assert traces(tmp_path) == [
        f"Brev Tildelingsbrev 15. januar 2026 [2026/{LETTER}-tildelingsbrev.html] "
        f"Møte Etatsstyringsmøte 12. mars 2026 [2026/{ESM}.html]",
        f"Brev Tildelingsbrev 15. januar 2026 [2026/{LETTER}-tildelingsbrev.html] "
        f"Signal Styringssignal s1 – prioritering [#{ESM}-s1] "
        f"Møte Etatsstyringsmøte 12. mars 2026 [2026/{ESM}.html] "
        f"Tatt opp igjen Etatsstyringsmøte 11. juni 2026 [2026/{JUNE}.html] "
        f"Lukket Etatsstyringsmøte 11. juni 2026 [2026/{JUNE}.html]",
    ]


@pytest.mark.parametrize(
    "meeting",
    [june(offentlighet={"status": "ikke_vurdert"}), june(type="fagmøte"), june(status="avlyst"), june(innkalling=None)],
    ids=["unassessed", "fagmøte", "cancelled", "not sent"],
)
def test_steps_that_are_not_public_are_left_out(tmp_path: Path, meeting: dict[str, Any]) -> None:
    closed = minutes(status="lukket", lukket="2026-06-11", lukket_i=JUNE)
    draft = {**SENT_LETTER, "status": "utkast"}
    files = {f"minutes/{ESM}": closed, f"meetings/{JUNE}": meeting, f"letters/{LETTER}": draft}
    write_repository(tmp_path, {f"2026/{name}.yaml": content for name, content in files.items()})
    build(tmp_path)
    assert traces(tmp_path) == [
        f"Møte Etatsstyringsmøte 12. mars 2026 [2026/{ESM}.html]",
        f"Signal Styringssignal s1 – prioritering [#{ESM}-s1] "
        f"Møte Etatsstyringsmøte 12. mars 2026 [2026/{ESM}.html] Lukket 11. juni 2026",
    ]


def test_an_item_that_is_withheld_from_the_invitation_does_not_tell_what_it_takes_up(tmp_path: Path) -> None:
    agenda = [
        {"nr": 1, "tittel": "Oppfølging", "oppfølgingspunkter": [f"{ESM}#op1"], "skjermet": {"hjemmel": "offl. § 23"}}
    ]
    write_repository(tmp_path, {f"2026/meetings/{JUNE}.yaml": june(saksliste=agenda)})
    build(tmp_path)
    assert "Tatt opp igjen" not in " ".join(traces(tmp_path))


def test_a_signal_tells_which_public_document_puts_it_in_writing(tmp_path: Path) -> None:
    written = deepcopy(MINUTES)
    written["saker"][0]["styringssignaler"][0]["skriftliggjort"] = {"dokument": "2026-04-01-stb", "dato": "2026-04-01"}
    letter = {**SENT_LETTER, "type": "supplerende_tildelingsbrev", "dato": "2026-04-01"}
    write_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": written, "2026/letters/2026-04-01-stb.yaml": letter})
    build(tmp_path)
    assert traces(tmp_path)[0].endswith(
        "Skriftliggjort Supplerende tildelingsbrev 1. april 2026 [2026/2026-04-01-stb-supplerende-tildelingsbrev.html]"
    )


def test_open_points_stand_together_until_they_are_closed(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    assert "Bymiljø- og rekreasjonsetaten op1 Åpent Forklare avviket." in main(tmp_path, "oppfolging.html")
    assert "Etat · 3 dokumenter · 1 åpent oppfølgingspunkt" in main(tmp_path, "index.html")
    write_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": minutes(status="utgått")})
    build(tmp_path)
    assert main(tmp_path, "oppfolging.html").endswith("Det er ingen åpne oppfølgingspunkter.")
    assert "Etat · 3 dokumenter Nyeste" in main(tmp_path, "index.html")


def test_the_page_of_a_meeting_has_its_documents_items_signals_and_points(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    assert main(tmp_path, f"virksomheter/bre/2026/{ESM}.html") == (
        "Etatsstyringsmøte nr. 1/2026 Bymiljø- og rekreasjonsetaten "
        "Tid torsdag 12. mars 2026 kl. 09.00–11.00 Sted Rådhuset, møterom 512 Møteleder Kommunaldirektør "
        "Dokumenter fra møtet "
        "Innkalling til etatsstyringsmøte nr. 1/2026 19. februar 2026 · PDF "
        "– Innkalling til etatsstyringsmøte nr. 1/2026, 19. februar 2026 "
        "Referat fra etatsstyringsmøte nr. 1/2026 27. mars 2026 · PDF "
        "– Referat fra etatsstyringsmøte nr. 1/2026, 27. mars 2026 "
        "Saker Sak 1: Måloppnåelse Sak 2: Lokaler i sentrum "
        "Styringssignaler Styringssignal s1 – prioritering Prioriter byrom. "
        "Brev Tildelingsbrev 15. januar 2026 Møte Etatsstyringsmøte 12. mars 2026 "
        "Oppfølgingspunkter op1 Åpent Forklare avviket. "
        "Ansvarlig: Virksomhetsleder, Bymiljø- og rekreasjonsetaten · Frist: 1. juni 2026 "
        "Følger opp styringssignal s1. Brev Tildelingsbrev 15. januar 2026 "
        "Signal Styringssignal s1 – prioritering Møte Etatsstyringsmøte 12. mars 2026"
    )


def test_the_journal_has_every_document_under_its_month_with_its_place_in_the_archive(tmp_path: Path) -> None:
    partly = {"status": "delvis_unntatt", "hjemmel": "offl. § 23 første ledd"}
    write_repository(tmp_path, {f"2026/letters/{LETTER}.yaml": {**SENT_LETTER, "offentlighet": partly}})
    build(tmp_path)
    journal = main(tmp_path, "journal/2026.html")
    assert journal == main(tmp_path, "journal/index.html")
    assert journal.partition("står ikke her. 2026 ")[2] == (
        "Mars 2026 Referat fra etatsstyringsmøte nr. 1/2026 27. mars 2026 · Bymiljø- og rekreasjonsetaten · PDF "
        "– Referat fra etatsstyringsmøte nr. 1/2026, 27. mars 2026 Sak 202600123, journalpost 202600123-12 "
        "Februar 2026 Innkalling til etatsstyringsmøte nr. 1/2026 19. februar 2026 · "
        "Bymiljø- og rekreasjonsetaten · PDF – Innkalling til etatsstyringsmøte nr. 1/2026, 19. februar 2026 "
        "Januar 2026 Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten 15. januar 2026 · "
        "Bymiljø- og rekreasjonsetaten · PDF – Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten, 15. januar 2026 "
        "Fra Byrådsavdeling for plan, byrom og rekreasjon til Bymiljø- og rekreasjonsetaten "
        "Sak 202600045, journalpost 202600045-1 Deler av dokumentet er unntatt offentlighet"
    )


def test_the_year_wheel_shows_what_is_planned_and_leads_to_the_meetings(tmp_path: Path) -> None:
    moved = june(tidspunkt="2026-06-18T09:00")
    write_repository(tmp_path, {f"2026/meetings/{JUNE}.yaml": moved})
    build(tmp_path)
    wheel = main(tmp_path, "arshjul/2026.html")
    assert wheel.partition("har lenke. 2026 ")[2] == (
        "Byrådsavdeling for plan, byrom og rekreasjon "
        "Mars 12. mars Etatsstyringsmøte Bymiljø- og rekreasjonsetaten Se møtet "
        "Mai 28. mai Tertialrapport 1 fra etaten Bymiljø- og rekreasjonsetaten "
        "Juni 11. juni Etatsstyringsmøte Bymiljø- og rekreasjonsetaten Se møtet 18. juni 2026"
    )


def test_an_event_without_a_day_stands_last(tmp_path: Path) -> None:
    wheel = {"hendelser": [{"id": "x", "tittel": "Budsjettseminar"}, *WHEEL["hendelser"]]}
    write_repository(tmp_path, {"records/calendars/2026/pbr.yaml": wheel})
    build(tmp_path)
    assert main(tmp_path, "arshjul/2026.html").endswith(
        "Se møtet Mai 28. mai Tertialrapport 1 fra etaten "
        "Bymiljø- og rekreasjonsetaten Juni 11. juni Etatsstyringsmøte Bymiljø- og rekreasjonsetaten "
        "Uten dato Budsjettseminar"
    )


def test_the_feed_has_the_newest_documents_under_lasting_ids(tmp_path: Path) -> None:
    corrected = {**MINUTES, "rettelser": [{"dato": "2026-04-10", "hva": "En frist."}]}
    write_repository(tmp_path, {f"2026/minutes/{ESM}.yaml": corrected})
    build(tmp_path)
    without = ET.fromstring(page(tmp_path, "feed.xml"))
    build(tmp_path, "https://styring.eksempel.no/bre/")
    feed = ET.fromstring(page(tmp_path, "feed.xml"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Referat fra etatsstyringsmøte nr. 1/2026 – Bymiljø- og rekreasjonsetaten",
        "Innkalling til etatsstyringsmøte nr. 1/2026 – Bymiljø- og rekreasjonsetaten",
        "Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten",
    ]
    assert entries[0].findtext(f"{ATOM}published") == "2026-03-27T00:00:00+01:00"
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-04-10T00:00:00+02:00"
    assert [link.get("href") for link in entries[0].findall(f"{ATOM}link")] == [
        f"https://styring.eksempel.no/bre/virksomheter/bre/2026/{ESM}-referat.html",
        f"https://styring.eksempel.no/bre/virksomheter/bre/2026/{ESM}-referat.pdf",
    ]
    assert feed.find(f"{ATOM}subtitle") is None
    assert [each.text for each in feed.iter(f"{ATOM}id")] == [each.text for each in without.iter(f"{ATOM}id")]
    assert without.findtext(f"{ATOM}subtitle", "").startswith("Lenkene er relative")
    assert [link.get("href") for link in without.findall(f"{ATOM}link")] == ["feed.xml", "index.html"]


def test_the_sitemap_has_every_page_once_and_stands_only_under_an_address(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    assert not (tmp_path / "nettsted/sitemap.xml").exists()
    assert 'rel="canonical"' not in page(tmp_path, "index.html")
    build(tmp_path, "https://styring.eksempel.no")
    mapped = ET.fromstring(page(tmp_path, "sitemap.xml"))
    entries = {url.findtext(f"{MAPPED}loc"): url.findtext(f"{MAPPED}lastmod") for url in mapped}
    base = "https://styring.eksempel.no/"
    assert entries == {
        f"{base}virksomheter/bre/2026/{LETTER}-tildelingsbrev.html": "2026-01-15",
        f"{base}virksomheter/bre/2026/{ESM}-innkalling.html": "2026-02-19",
        f"{base}virksomheter/bre/2026/{ESM}-referat.html": "2026-03-27",
        base: None,
        f"{base}virksomheter/bre/": None,
        f"{base}virksomheter/bre/oppfolging.html": None,
        f"{base}virksomheter/bre/2026/{ESM}.html": None,
        f"{base}oppfolging.html": None,
        f"{base}sok.html": None,
        f"{base}om.html": None,
        f"{base}journal/2026.html": None,
        f"{base}arshjul/2026.html": None,
    }
    canonical = re.compile(r'<link rel="canonical" href="([^"]*)">')
    for name in ("journal/index.html", "journal/2026.html"):
        assert canonical.findall(page(tmp_path, name)) == [f"{base}journal/2026.html"]


def test_a_joint_meeting_is_shown_with_the_others_too(tmp_path: Path) -> None:
    other = "records/agencies/bfj/"
    files = {
        f"{other}agency.yaml": {"navn": "Bydel Fjordlia", "form": "bydel", "byrådsavdeling": "pbr"},
        f"{other}2026/letters/2026-01-20-tb.yaml": {**SENT_LETTER, "dato": "2026-01-20"},
        f"2026/meetings/{ESM}.yaml": {**MEETING, "felles_med": ["bfj"]},
    }
    write_repository(tmp_path, files)
    build(tmp_path)
    shown = main(tmp_path, "virksomheter/bfj/index.html")
    assert "Fellesmøter som virksomheten var med på Referat fra etatsstyringsmøte nr. 1/2026" in shown


def test_another_malform_is_marked_and_the_site_follows_the_settings(tmp_path: Path) -> None:
    settings = "organisasjon: Eksempelby kommune\nfra_år: 2024\nmålform: nn\n"
    letter = {**SENT_LETTER, "målform": "nb"}
    write_repository(tmp_path, {"styring.yaml": settings, f"2026/letters/{LETTER}.yaml": letter})
    build(tmp_path)
    front = page(tmp_path, "index.html")
    assert '<html lang="nn">' in front
    assert 'lang="nb">Tildelingsbrev 2026 til' in front
    assert ">Referat frå etatsstyringsmøte nr. 1/2026</a>" in front
    assert "Nyaste dokument" in front


def test_a_repository_without_public_documents_gets_a_site_that_says_so(tmp_path: Path) -> None:
    closed = {"status": "ikke_vurdert"}
    files = {
        f"2026/meetings/{ESM}.yaml": {**MEETING, "offentlighet": closed},
        f"2026/minutes/{ESM}.yaml": {**MINUTES, "offentlighet": closed},
        f"2026/letters/{LETTER}.yaml": {**SENT_LETTER, "offentlighet": closed},
    }
    write_repository(tmp_path, files)
    assert build(tmp_path).documents == 0
    assert main(tmp_path, "journal/index.html").endswith("Det er ingen offentlige dokumenter her ennå.")
    assert main(tmp_path, "arshjul/index.html").endswith("Det er ikke lagt noe årshjul her ennå.")
    assert not (tmp_path / "nettsted/virksomheter").exists()


def test_hostile_names_and_texts_stay_text(tmp_path: Path) -> None:
    hostile = '<script>alert("x")</script>'
    changed = deepcopy(MINUTES)
    changed["saker"][0]["oppfølging"] = [{**POINT, "id": '"><b>', "tekst": hostile}]
    wheel = {"hendelser": [{"id": "x", "dato": "2026-05-01", "tittel": hostile}]}
    files = {f"2026/minutes/{ESM}.yaml": changed, "records/calendars/2026/pbr.yaml": wheel}
    settings = f"organisasjon: '{hostile}'\nfra_år: 2024\n"
    write_repository(tmp_path, {**files, "styring.yaml": settings})
    build(tmp_path)
    for file in (tmp_path / "nettsted").rglob("*.html"):
        content = file.read_text(encoding="utf-8")
        assert "<script>" not in content
        assert "<b>" not in content
