"""``styring site`` as a user meets it."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CHECKOUT = Path(__file__).parents[2]
HINT = (
    "Uten --base-url eller nettsted.adresse i styring.yaml lages det ikke nettstedskart, og lenkene i feeden er "
    "relative.\n"
)
ENVIRONMENT = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The sample records of one agency, in a folder of their own."""
    shutil.copytree(CHECKOUT / "records/departments", tmp_path / "records/departments")
    shutil.copytree(CHECKOUT / "records/calendars", tmp_path / "records/calendars")
    shutil.copytree(CHECKOUT / "records/agencies/eib", tmp_path / "records/agencies/eib")
    shutil.copy(CHECKOUT / "styring.yaml", tmp_path)
    return tmp_path


def site(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "styring", "site", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=ENVIRONMENT,
    )


def test_a_site_is_made_and_made_again(repository: Path) -> None:
    done = site(repository)
    documents, _, pages = done.stdout.partition("\n")
    assert documents == "15 offentlige dokumenter, 15 laget på nytt."
    assert pages.startswith("36 sider i nettsted: ")
    assert (done.stderr, done.returncode) == (HINT, 0)
    again = site(repository)
    assert again.stdout == (
        "15 offentlige dokumenter, 0 laget på nytt.\n36 sider i nettsted: 0 filer skrevet, 0 fjernet.\n"
    )


def test_the_address_comes_from_the_option_or_the_settings(repository: Path) -> None:
    done = site(repository, "--base-url", "http://localhost:8000")
    assert (done.stderr, done.returncode) == ("", 0)
    sitemap = repository / "nettsted/sitemap.xml"
    assert "<loc>http://localhost:8000/om.html</loc>" in sitemap.read_text(encoding="utf-8")
    with (repository / "styring.yaml").open("a", encoding="utf-8") as settings:
        settings.write("nettsted: {adresse: https://styring.eksempel.no}\n")
    done = site(repository)
    assert (done.stderr, done.returncode) == ("", 0)
    assert "<loc>https://styring.eksempel.no/om.html</loc>" in sitemap.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["styring.eksempel.no", "ftp://x.no", "https://x.no/?a", "https://[", "https://ø.no"]
)
def test_what_is_no_address_is_refused(repository: Path, address: str) -> None:
    done = site(repository, "--base-url", address)
    assert done.returncode == 2
    assert f"«{address}» er ikke en adresse nettstedet kan ha." in done.stderr
    assert not (repository / "nettsted").exists()


@pytest.mark.parametrize("place", ["records", "records/agencies/eib", ".", ".."])
def test_a_site_does_not_mix_with_the_records(repository: Path, place: str) -> None:
    done = site(repository, "-o", place)
    assert done.returncode == 2
    assert f"Nettstedet kan ikke ligge i {place}." in done.stderr


def test_files_of_others_stop_it(repository: Path) -> None:
    (repository / "nettsted").mkdir()
    (repository / "nettsted/index.html").write_text("mitt", encoding="utf-8")
    done = site(repository)
    assert done.returncode == 2
    assert done.stderr == (
        f"Feil: «index.html» finnes i {repository / 'nettsted'} fra før, og er ikke laget av styring.\n"
        "Velg en annen mappe med -o, eller flytt filen.\n"
    )


def test_what_cannot_be_shown_is_told_and_the_rest_is_made(repository: Path) -> None:
    minutes = repository / "records/agencies/eib/2026/minutes/2026-03-05-esm.yaml"
    text = minutes.read_text(encoding="utf-8")
    assert "Tilbakebetalingstiden er beregnet" in text
    minutes.write_text(text.replace("Tilbakebetalingstiden", "Kari Nordmann sa at tiden"), encoding="utf-8")
    done = site(repository)
    assert done.returncode == 1
    assert (
        "eib/minutes/2026-03-05-esm er ikke med på nettstedet: «Kari Nordmann» i eib/minutes/2026-03-05-esm er"
        in done.stderr
    )
    assert done.stdout.startswith("14 offentlige dokumenter, 14 laget på nytt.\n")


def test_no_records_and_no_repository_are_told(tmp_path: Path) -> None:
    assert site(tmp_path).returncode == 2
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby kommune\n", encoding="utf-8")
    done = site(tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Feil: Fant ingen poster i ")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl + C is sent otherwise there")
def test_the_preview_says_its_address_and_ends_with_ctrl_c(repository: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "styring", "site", "--serve", "--port", "0"],
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        assert line.endswith("– avslutt med Ctrl + C.\n")
        connection = http.client.HTTPConnection(urlsplit(line.split()[3]).netloc, timeout=10)
        connection.request("GET", "/")
        assert "Styringsdialogen i" in connection.getresponse().read().decode()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert process.returncode == 0
        assert errors == f"{HINT}\nForhåndsvisningen er avsluttet.\n"


def test_a_port_that_is_taken_is_told(repository: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = site(repository, "--serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "er opptatt eller kan ikke brukes. Velg en annen med --port." in done.stderr
