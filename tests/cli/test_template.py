"""``styring template``: the list of templates, and copies of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring.rendering.templates import packaged_templates
from tests.cli.making import Terminal
from tests.repositories import repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path, {})


def test_every_packaged_template_is_listed_on_one_line(terminal: Terminal) -> None:
    done = terminal.run("template")
    heading, *lines, blank, advice = done.out.splitlines()
    assert heading.split() == ["Mal", "Lager", "Brukes", "til"]
    assert (blank, advice) == ("", "«styring template NAVN» kopierer en mal til mappen templates.")
    assert lines[0].rstrip().split(maxsplit=2) == ["invitation.docx", "Word", "innkalling med saksliste"]
    listed = [line.split()[0] for line in lines]
    assert sorted(listed) == sorted(file.name for file in packaged_templates().iterdir() if file.is_file())
    assert (done.err, done.code) == ("", 0)


def test_templates_are_copied_byte_for_byte(terminal: Terminal, root: Path) -> None:
    done = terminal.run("template", "minutes.docx", "layout.html", "minutes.docx")
    assert done.out == (
        "Laget templates/minutes.docx\n"
        "Laget templates/layout.html\n"
        "\n"
        "Gjør dette\n"
        "  - Åpne Word-malen i Word, og endre det du vil. La merkene i krøllparenteser stå.\n"
        "  - Endre malen i et tekstprogram. Skal lite endres, kan den i stedet bygge på den som følger med.\n"
        "  - Lag et dokument med «styring render», og se hvordan det ble.\n"
    )
    assert (done.err, done.code) == ("", 0)
    copies = {file.name: file.read_bytes() for file in (root / "templates").iterdir()}
    assert copies == {name: (packaged_templates() / name).read_bytes() for name in ("minutes.docx", "layout.html")}


def test_a_dry_run_writes_nothing(terminal: Terminal, root: Path) -> None:
    done = terminal.run("template", "letter.typ", "--dry-run")
    assert (done.out, done.err, done.code) == ("Ville ha laget templates/letter.typ\n", "", 0)
    assert not (root / "templates").exists()


def test_a_template_of_ones_own_is_never_overwritten(terminal: Terminal, root: Path) -> None:
    own = root / "templates" / "minutes.docx"
    own.parent.mkdir()
    own.write_bytes(b"min egen")
    done = terminal.run("template", "letter.docx", "minutes.docx")
    assert done.err == (
        f"Feil: «{own.as_posix()}» finnes allerede.\nIngenting er endret. Rediger filen, eller velg et annet navn.\n"
    )
    assert (done.out, done.code) == ("", 2)
    assert [file.name for file in own.parent.iterdir()] == ["minutes.docx"]
    assert own.read_bytes() == b"min egen"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("minuts.docx", "Det finnes ingen mal «minuts.docx». Mente du «minutes.docx»?"),
        ("OFL.txt", "Det finnes ingen mal «OFL.txt». «styring template» viser malene."),
        ("../styring.yaml", "Det finnes ingen mal «../styring.yaml». «styring template» viser malene."),
    ],
)
def test_an_unknown_name_is_told(terminal: Terminal, root: Path, name: str, message: str) -> None:
    done = terminal.run("template", name)
    assert message in done.flat
    assert done.code == 2
    assert not (root / "templates").exists()


def test_copies_need_a_repository(terminal: Terminal) -> None:
    done = terminal.run("template", "minutes.docx")
    assert "styring.yaml" in done.flat
    assert done.code == 2
