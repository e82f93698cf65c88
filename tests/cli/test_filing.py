"""``styring file`` and ``styring verify`` as a user meets them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.making import Done, Terminal

CHECKOUT = Path(__file__).parents[2]
MINUTES = "bre/minutes/2026-03-12-esm"
FILE = "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml"
NAME = "bre-minutes-2026-03-12-esm"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the sample records, in a folder of its own."""
    shutil.copytree(CHECKOUT / "records", tmp_path / "records")
    shutil.copy(CHECKOUT / "styring.yaml", tmp_path)
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], repository: Path) -> Terminal:
    return Terminal(monkeypatch, capsys, repository)


def file(terminal: Terminal, *arguments: str) -> Done:
    return terminal.run("file", "--as-of", "2026-11-01", "-o", "ut", *arguments)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_record_becomes_a_package(repository: Path, terminal: Terminal) -> None:
    done = file(terminal, MINUTES)
    assert done == Done(
        "Virksomhet  Post                     nye  uendret  \n"
        "bre         Referat og oppsummering    1        –  \n"
        "1 ny pakke i ut.\n"
        "Send dem til arkivet, og les svaret inn med «styring receipt».\n",
        "",
        0,
    )
    assert names(repository / "ut") == [NAME]
    again = file(terminal, FILE)
    assert again.out.endswith("–        1  \n0 nye pakker i ut.\n")
    assert again.code == 0


def test_a_package_for_transport_is_a_zip_file(repository: Path, terminal: Terminal) -> None:
    assert file(terminal, MINUTES, "--zip").code == 0
    assert names(repository / "ut") == [f"{NAME}.zip"]
    with zipfile.ZipFile(repository / "ut" / f"{NAME}.zip") as archive:
        assert f"{NAME}/arkivmelding.xml" in archive.namelist()
    done = terminal.run("verify", f"ut/{NAME}.zip")
    assert done == Done(f"Pakken er hel: 5 filer i ut/{NAME}.zip.\n", "", 0)


def test_a_whole_agency_is_filed_but_for_what_is_not_finished(repository: Path, terminal: Terminal) -> None:
    shutil.rmtree(repository / "records/agencies/bre/2025")
    done = file(terminal, "eib", "--allow-errors")
    assert done.code == 0
    assert "Merk: Offentligheten er ikke vurdert, og arkivmeldingen sier det" in done.flat
    assert all(name.startswith("eib-") for name in names(repository / "ut"))
    assert "eib-charter" not in names(repository / "ut")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("bre/minutes/2026-10-29-osm", "Referatet er ikke endelig."),
        ("bre/charter", "Samarbeidsplakaten er ikke en journalpost."),
        ("bre/assignments/o-2026-01", "Det lages ikke dokument av denne posten."),
        ("bre/meetings/2026-12-15-osm", "Innkallingen er ikke sendt."),
    ],
)
def test_what_is_no_journal_entry_is_told(repository: Path, terminal: Terminal, record: str, message: str) -> None:
    done = file(terminal, record)
    assert done.err.startswith(f"Feil: {record}: {message}\n")
    assert (done.out, done.code) == ("", 1)
    assert not (repository / "ut").exists()


def test_a_record_that_does_not_exist_is_told_with_the_nearest(terminal: Terminal) -> None:
    done = file(terminal, "bre/minutes/2026-03-12-ems")
    assert "Fant ingen post «bre/minutes/2026-03-12-ems». Mente du «bre/minutes/2026-03-12-esm»?" in done.flat
    assert done.code == 2


def test_errors_in_the_records_keep_them_from_being_filed(repository: Path, terminal: Terminal) -> None:
    change(repository / FILE, "endelig_dato: 2026-03-27", "endelig_dato: 2026-03-01")
    done = file(terminal, MINUTES)
    assert "feil, og den arkiveres ikke." in done.flat
    assert "--allow-errors" in done.flat
    assert done.code == 1
    assert not (repository / "ut").exists()


def test_that_it_is_not_filed_yet_does_not_keep_a_record_from_being_filed(repository: Path, terminal: Terminal) -> None:
    path = repository / FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line if not line.startswith("arkiv:") else 'arkiv: {saksnummer: "202600123"}' for line in lines]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert terminal.run("lint", "--as-of", "2026-11-01").code == 1
    assert file(terminal, MINUTES).code == 0


def test_a_ground_is_asked_for(repository: Path, terminal: Terminal) -> None:
    change(repository / FILE, "status: offentlig", "status: unntatt")
    done = file(terminal, MINUTES, "--allow-errors")
    assert done.err == (
        f"Feil: {MINUTES}: Dokumentet er unntatt, men hjemmelen mangler.\n"
        "Skriv hjemmelen i offentlighet.hjemmel, for eksempel «offl. § 14 første ledd». Er det ingen hjemmel, er "
        "dokumentet offentlig.\n"
    )
    assert done.code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Nevn postene som skal arkiveres, eller skriv --all-final."),
        ((MINUTES, "--all-final"), "Nevn postene som skal arkiveres, eller skriv --all-final, ikke begge deler."),
        ((MINUTES, "--profile", "noark4"), "«noark4» er ikke blant verdiene"),
    ],
)
def test_misuse_is_told(terminal: Terminal, arguments: tuple[str, ...], message: str) -> None:
    done = file(terminal, *arguments)
    assert message in done.flat
    assert done.code == 2


def test_schemas_that_cannot_be_used_stop_it(repository: Path, terminal: Terminal) -> None:
    done = file(terminal, MINUTES, "--xsd", "skjemaer")
    assert "arkivmelding.opprett.xsd" in done.flat
    assert done.code == 2
    assert not (repository / "ut").exists()


def test_a_code_list_that_does_not_exist_is_told(repository: Path, terminal: Terminal) -> None:
    with (repository / "styring.yaml").open("a", encoding="utf-8") as settings:
        settings.write("arkiv: {koder: {jornalposttype: {N: Notat}}}\n")
    done = file(terminal, MINUTES)
    assert "«jornalposttype» under arkiv.koder i styring.yaml" in done.flat
    assert done.code == 2


def test_the_output_is_a_file(repository: Path, terminal: Terminal) -> None:
    (repository / "ut").write_text("mitt", encoding="utf-8")
    done = file(terminal, MINUTES)
    assert "ut» kan ikke være en mappe: Det finnes en fil med det navnet." in done.flat
    assert done.code == 2
    assert (repository / "ut").read_text(encoding="utf-8") == "mitt"


def test_a_folder_of_packages_is_verified_without_the_records(repository: Path, terminal: Terminal) -> None:
    file(terminal, MINUTES, "bre/letters/2026-01-15-tb")
    shutil.rmtree(repository / "records")
    (repository / "styring.yaml").unlink()
    done = terminal.run("verify", "ut")
    assert done == Done("2 pakker kontrollert, ingen med feil.\n", "", 0)
    document = repository / "ut" / NAME / "2026-03-12-esm-referat.pdf"
    document.write_bytes(document.read_bytes() + b"\n")
    done = terminal.run("verify", "ut")
    assert (done.out, done.code) == ("2 pakker kontrollert, 1 med feil.\n", 1)
    assert f"ut/{NAME}: Filen «2026-03-12-esm-referat.pdf» er endret: Sjekksummen stemmer ikke." in done.flat


def test_where_there_is_no_package_it_is_said(terminal: Terminal) -> None:
    done = terminal.run("verify", "records")
    assert done.err == (
        "Feil: Fant ingen arkivpakke i «records».\nOppgi mappen eller zip-filen som «styring file» har laget.\n"
    )
    assert done.code == 2
