"""What a row says, and where it says that it comes from."""

from __future__ import annotations

from pathlib import Path

from tests.exporting.making import exported, read
from tests.repositories import repository

LETTER = """\
type: tildelingsbrev
dato: 2025-12-19
status: sendt
budsjettramme: {beløp_1000kr: 702800}
mål:
  - {id: m1, tekst: Rene parker, nivå: hovedmål}
krav:
  - {id: k1, type: resultatkrav, tekst: Svar, mål: [m1, m2], måltall: 92.5, enhet: prosent, utgangspunkt: -3}
  - {id: k2, tekst: Tell trærne, vedlegg: true, begrunnelse: {kode: egenart}}
"""
MEETING = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
felles_med: [bfj]
deltakere:
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre, oppmøte: til_stede}
saksliste:
  - {nr: 4, tittel: Risikobildet, tema: risiko, merkelapper: [digitalisering, samordning]}
"""
MINUTES = """\
form: referat
status: endelig
neste_møte: 2026-06-11T09:00
saker:
  - nr: 4
    styringssignaler: [{id: s1, type: prioritering}]
    oppfølging: [{id: op1, frist: 2026-05-15, status: lukket, lukket: 2026-05-12}]
"""
SIGNAL = "kanal: Telefon\ndato: 2026-06-09\ntekst: Vent med dette.\n"


def tables(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    """The folder of an export of such a repository."""
    folder = tmp_path / "eksport"
    exported(repository(tmp_path / "repo", files), folder)
    return folder


def test_a_row_leads_back_to_its_record_and_its_place_in_the_file(tmp_path: Path) -> None:
    folder = tables(
        tmp_path, {"2026/minutes/2026-03-12-esm.yaml": MINUTES, "2026/meetings/2026-03-12-esm.yaml": MEETING}
    )
    (row,) = read(folder, "oppfoelgingspunkter")
    assert row == {
        "post": "bre/minutes/2026-03-12-esm",
        "post_id": "2026-03-12-esm",
        "posttype": "minutes",
        "fil": "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml",
        "sti": "saker[0].oppfølging[0]",
        "dokument_offentlig": "false",
        "skjermet": "false",
        "sak_nr": "4",
        "id": "op1",
        "tekst": "",
        "ansvarlig_rolle": "",
        "ansvarlig_organisasjon": "",
        "frist": "2026-05-15",
        "status": "lukket",
        "lukket": "2026-05-12",
        "lukket_i": "",
        "fra_signal": "",
        "offentlig": "",
        "skjermet_hjemmel": "",
        "kilde": "",
        "virksomhet": "bre",
        "aar": "2026",
    }
    (minutes,) = read(folder, "referater")
    assert (minutes["sti"], minutes["neste_moete"]) == ("", "2026-06-11")


def test_goals_and_requirements_are_rows_of_one_table(tmp_path: Path) -> None:
    folder = tables(tmp_path, {"2026/letters/2025-12-19-tb.yaml": LETTER})
    shown = [
        (
            row["id"],
            row["type"],
            row["maaltall"],
            row["utgangspunkt"],
            row["vedlegg"],
            row["begrunnelse_kode"],
            row["sti"],
        )
        for row in read(folder, "krav")
    ]
    assert shown == [
        ("k1", "resultatkrav", "92,5", "-3", "", "", "krav[0]"),
        ("k2", "", "", "", "true", "egenart", "krav[1]"),
        ("m1", "mål", "", "", "", "", "mål[0]"),
    ]
    assert {row["aar"] for row in read(folder, "krav")} == {"2026"}
    assert [(row["krav_id"], row["maal"], row["sti"]) for row in read(folder, "krav_maal")] == [
        ("k1", "m1", "krav[0].mål[0]"),
        ("k1", "m2", "krav[0].mål[1]"),
    ]
    (letter,) = read(folder, "brev")
    assert letter["budsjettramme_beloep_1000kr"] == "702800"


def test_signals_are_one_table_whether_given_in_a_meeting_or_not(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        {"2026/minutes/2026-03-12-esm.yaml": MINUTES, "2026/signals/2026-06-09-1.yaml": SIGNAL},
    )
    shown = [(row["posttype"], row["sak_nr"], row["type"], row["kanal"]) for row in read(folder, "styringssignaler")]
    assert shown == [("minutes", "4", "prioritering", ""), ("signals", "", "", "Telefon")]


def test_a_list_of_plain_values_is_a_table(tmp_path: Path) -> None:
    folder = tables(tmp_path, {"2026/meetings/2026-03-12-esm.yaml": MEETING})
    labels = [(row["sak_nr"], row["merkelapp"], row["sti"]) for row in read(folder, "saker_merkelapper")]
    assert labels == [
        ("4", "digitalisering", "saksliste[0].merkelapper[0]"),
        ("4", "samordning", "saksliste[0].merkelapper[1]"),
    ]
    assert [row["felles_med"] for row in read(folder, "moeter_felles_med")] == ["bfj"]


def test_participants_are_roles(tmp_path: Path) -> None:
    folder = tables(tmp_path, {"2026/meetings/2026-03-12-esm.yaml": MEETING})
    (row,) = read(folder, "deltakere")
    assert (row["rolle"], row["organisasjon"], row["oppmoete"]) == ("virksomhetsleder", "bre", "til_stede")
    assert "stilling" not in row
    (meeting,) = read(folder, "moeter")
    assert meeting["tidspunkt"] == "2026-03-12T09:00"


def test_registers_and_the_year_wheel_lie_in_folders_of_their_own(tmp_path: Path) -> None:
    folder = tables(
        tmp_path,
        {
            "records/calendars/2026/pbr.yaml": "hendelser: [{id: bre-tb, virksomhet: bre}]\n",
            "assignments/o-2026-01.yaml": "tittel: Byrom\nhistorikk: [{status: varslet, fra: 2026-01-15}]\n"
            "samarbeidsvirksomheter: [bfj]\n"
            "milepæler: [{id: mp1, tekst: Kartlagt, historikk: [{status: nådd, fra: 2026-05-28}]}]\n",
        },
    )
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*.csv")}
    assert {
        "aarshjul/avdeling=pbr/aar=2026/data.csv",
        "byraadsavdelinger/data.csv",
        "oppdrag/virksomhet=bre/data.csv",
        "virksomheter/virksomhet=bre/data.csv",
    } <= files
    (event,) = read(folder, "aarshjul")
    assert (event["post"], event["virksomhet"], event["avdeling"]) == ("calendars/2026/pbr", "bre", "pbr")
    (step,) = read(folder, "milepaeler_status")
    assert (step["milepael_id"], step["status"], step["fra"]) == ("mp1", "nådd", "2026-05-28")
    assert [row["samarbeidsvirksomhet"] for row in read(folder, "oppdrag_samarbeid")] == ["bfj"]
    (agency,) = read(folder, "virksomheter")
    assert (agency["navn"], agency["form"]) == ("Bymiljø- og rekreasjonsetaten", "etat")


def test_values_are_in_the_words_of_the_profile_and_places_too(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "repo",
        {
            "styring.yaml": "organisasjon: Departementet\nprofil: stat\n",
            "agency.yaml": "navn: Direktoratet\nform: direktorat\ndepartement: pbr\n"
            "etatsstyrer_rolle: departementsråd\n",
        },
    )
    folder = tmp_path / "eksport"
    exported(root, folder)
    (agency,) = read(folder, "virksomheter")
    assert (agency["form"], agency["etatsstyrer_rolle"]) == ("direktorat", "departementsråd")
    (affiliation,) = read(folder, "tilhoerighet")
    assert (affiliation["kode"], affiliation["sti"]) == ("pbr", "departement[0]")
