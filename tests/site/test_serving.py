"""The preview answers with the files of the site, and with nothing else."""

from __future__ import annotations

import http.client
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from styring.site.serving import preview


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "nettsted"
    (site / "journal").mkdir(parents=True)
    (site / "index.html").write_text("forside", encoding="utf-8")
    (site / "sok.js").write_text("skript", encoding="utf-8")
    (site / "journal/index.html").write_text("journal", encoding="utf-8")
    (site / "tom").mkdir()
    (site / ".styring-nettsted.json").write_text("liste", encoding="utf-8")
    (tmp_path / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    return site


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    server = preview(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def ask(port: int, path: str) -> tuple[int, str, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest("GET", path, skip_accept_encoding=True)
    connection.endheaders()
    answer = connection.getresponse()
    told = answer.status, answer.read().decode(), answer.getheader("Content-Type")
    connection.close()
    return told


def test_files_and_first_pages_are_given(port: int) -> None:
    assert ask(port, "/") == (200, "forside", "text/html; charset=utf-8")
    assert ask(port, "/journal/?q=x#y") == (200, "journal", "text/html; charset=utf-8")
    assert ask(port, "/sok.js") == (200, "skript", "text/javascript; charset=utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/../hemmelig.txt", "/%2e%2e/hemmelig.txt", "/journal/../../hemmelig.txt", "/..%2fhemmelig.txt",
        "/..%5chemmelig.txt", "//etc/passwd", "/%2fetc/passwd", "/.styring-nettsted.json", "/tom/", "/finnes-ikke",
        "/tom/%2e%2e/.styring-nettsted.json", "/x%00y",
    ],
)  # fmt: skip
def test_nothing_hidden_or_outside_is_given(port: int, path: str) -> None:
    status, body, _ = ask(port, path)
    assert status == 404
    assert "hemmelig</" not in body
    assert "liste" not in body


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_out_of_the_folder_are_not_followed(port: int, folder: Path) -> None:
    (folder / "lenke.txt").symlink_to(folder.parent / "hemmelig.txt")
    assert ask(port, "/lenke.txt")[0] == 404


def test_only_this_machine_is_answered(folder: Path) -> None:
    with preview(folder, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
