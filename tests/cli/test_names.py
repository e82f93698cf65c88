"""``styring names`` as a user and another program meet it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.cli.making import Done, Terminal
from tests.repositories import repository

ADVICE = (
    "Skriv rolle og stilling i stedet for navn, og la andre personopplysninger være. Er noe ikke et navn, legg det til "
    "tillatte_uttrykk i styring.yaml.\n"
)
MINUTES = """\
Referat

Kari Nordmann redegjorde. Ring 22 00 00 00.
"""


def given(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, text: str | bytes, *arguments: str) -> Done:
    """Run a command with a text on standard input."""
    content = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    return terminal.run("names", *arguments)


def test_the_names_are_marked_in_their_lines_with_what_tells_them(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "referat.md").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "tomt.txt").write_text("", encoding="utf-8")
    done = terminal.run("names", "referat.md", "tomt.txt")
    assert done.out == (
        "referat.md\n"
        "  3:1  feil  «Kari Nordmann» er et personnavn (fornavn + etternavn).\n"
        "      3 | Kari Nordmann redegjorde. Ring 22 00 00 00.\n"
        "        | ^^^^^^^^^^^^^\n"
        "  3:32  feil  «22 00 00 00» er et telefonnummer.\n"
        "      3 | Kari Nordmann redegjorde. Ring 22 00 00 00.\n"
        "        |                                ^^^^^^^^^^^\n"
        "\n"
        f"2 filer kontrollert: 2 feil.\n{ADVICE}"
    )
    assert (done.err, done.code) == ("tomt.txt: Det er ingen tekst å kontrollere.\n", 1)


def test_a_text_without_names_exits_with_0(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    done = given(terminal, monkeypatch, "Virksomhetslederen redegjorde.\n")
    assert (done.out, done.err, done.code) == ("1 fil kontrollert: ingen funn.\n", "", 0)


def test_a_warning_fails_only_where_it_is_asked_to(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Svar fra 22000000 er kommet."
    assert given(terminal, monkeypatch, text).code == 0
    assert given(terminal, monkeypatch, text, "--fail-on", "advarsel").code == 1
    done = given(terminal, monkeypatch, text, "--fail-on", "alt")
    assert (done.out, done.code) == ("", 2)
    assert done.flat == (
        "Feil: «alt» er ikke et nivå. Velg merknad, advarsel eller feil. "
        "«styring names --help» viser hva kommandoen tar imot."
    )


def test_word_files_tell_the_paragraph(terminal: Terminal, tmp_path: Path) -> None:
    word = Document()
    word.core_properties.author = "Etaten"
    word.add_paragraph("Uten navn.")
    word.add_paragraph("Møtet ble ledet av Kari Nordmann.")
    word.save(str(tmp_path / "referat.docx"))
    done = terminal.run("names", "referat.docx")
    assert done.out == (
        "referat.docx\n"
        "  avsnitt 2  feil  «Kari Nordmann» er et personnavn (fornavn + etternavn).\n"
        "       | Møtet ble ledet av Kari Nordmann.\n"
        "       |                    ^^^^^^^^^^^^^\n"
        "\n"
        f"1 fil kontrollert: 1 feil.\n{ADVICE}"
    )


def test_json_has_everything_but_a_national_number(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    done = given(terminal, monkeypatch, "Kari Nordmann\nGjelder 01819012284.\n", "-", "--format", "json")
    assert json.loads(done.out) == {
        "filer": 1,
        "uleste": [],
        "funn": [
            {
                "fil": "standard inn",
                "linje": 1,
                "sted": None,
                "kolonne": 1,
                "lengde": 13,
                "kode": "REF01",
                "nivå": "feil",
                "tekst": "Kari Nordmann",
                "grunnlag": "fornavn + etternavn",
                "melding": "«Kari Nordmann» er et personnavn (fornavn + etternavn).",
            },
            {
                "fil": "standard inn",
                "linje": 2,
                "sted": None,
                "kolonne": 9,
                "lengde": 11,
                "kode": "REF02",
                "nivå": "feil",
                "tekst": None,
                "grunnlag": "et fødselsnummer",
                "melding": "Teksten har et fødselsnummer.",
            },
        ],
    }
    assert done.code == 1


def test_json_tells_which_files_cannot_be_read(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "god.txt").write_text("Ingen navn.\n", encoding="utf-8")
    (tmp_path / "fil.pdf").write_bytes(b"%PDF-1.7")
    done = terminal.run("names", "fil.pdf", "god.txt", "borte.txt", "--format", "json")
    assert json.loads(done.out) == {
        "filer": 1,
        "uleste": [
            {"fil": "fil.pdf", "melding": "Filen er en PDF. Den kan ikke leses her.", "råd": ANOTHER_KIND},
            {"fil": "borte.txt", "melding": "Filen finnes ikke.", "råd": "Kontroller navnet og mappen."},
        ],
        "funn": [],
    }
    assert done.code == 2


@pytest.mark.parametrize("text", ["", " \r\n"])
def test_that_there_is_no_text_is_said(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    done = given(terminal, monkeypatch, text)
    assert (done.out, done.err, done.code) == (
        "1 fil kontrollert: ingen funn.\n",
        "standard inn: Det er ingen tekst å kontrollere.\n",
        0,
    )


def test_a_pattern_stands_for_the_files_that_it_matches(terminal: Terminal, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md", "[a].txt"):
        (tmp_path / name).write_text("Ingen navn.\n", encoding="utf-8")
    assert terminal.run("names", "*.txt", "a.txt").out == "3 filer kontrollert: ingen funn.\n"
    assert terminal.run("names", "[a].txt").out == "1 fil kontrollert: ingen funn.\n"
    assert terminal.run("names", "*.docx").flat == "Feil: *.docx: Filen finnes ikke. Kontroller navnet og mappen."


def test_a_file_that_is_too_large_is_told(terminal: Terminal, tmp_path: Path) -> None:
    with (tmp_path / "stor.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024 + 1)
    done = terminal.run("names", "stor.txt")
    assert done.flat == (
        "Feil: stor.txt: Filen er større enn 50 MiB. Kontroller at det er riktig fil, eller del teksten i flere filer."
    )


def test_json_lines_are_answered_and_findings_are_no_failure(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = given(terminal, monkeypatch, '{"text": "Kari Nordmann kom."}\n', "--format", "jsonl", "-")
    assert (done.out, done.err, done.code) == ('{"persons": [[0, 13, "error", "fornavn + etternavn"]]}\n', "", 0)


def test_a_broken_json_line_is_told(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    done = given(terminal, monkeypatch, '{"text": ""}\n{"tex\n', "--format", "jsonl")
    assert (done.out, done.code) == ('{"persons": []}\n', 2)
    assert done.flat == (
        'Feil: standard inn: Linje 2 er ikke JSON. Skriv et JSON-objekt på hver linje: {"text": "…", "document": "…"}.'
    )


def test_a_program_gets_each_answer_without_writing_more(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "styring", "names", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):
            process.stdin.write(b'{"text": "Kari Nordmann kom."}\n')
            process.stdin.flush()
            assert process.stdout.readline() == b'{"persons": [[0, 13, "error", "fornavn + etternavn"]]}\n'
        process.stdin.write(b'{"text": "')
        process.stdin.flush()
        process.stdin.write(b'Ingen"}')
        process.stdin.close()
        assert process.stdout.read() == b'{"persons": []}\n'
    assert process.returncode == 0


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr(name, bytes(100_000_001))
    return buffer.getvalue()


AS_UTF8 = "Lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding «UTF-8»)."
ANOTHER_KIND = "Lagre den som Word-dokument (.docx) uten passord, eller kopier teksten over i en tekstfil."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Møte".encode("utf-16"), f"Filen er lagret som UTF-16, ikke UTF-8. {AS_UTF8}"),
        (
            "Møte".encode("cp1252"),
            f"Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «ø»). {AS_UTF8}",
        ),
        (b"\0\1\2", "Filen er ikke en tekstfil. Kontroller at det er riktig fil."),
        (b"\0\xff\2", "Filen er ikke en tekstfil. Kontroller at det er riktig fil."),
        (b"%PDF-1.7", f"Filen er en PDF. Den kan ikke leses her. {ANOTHER_KIND}"),
        (
            b"\xd0\xcf\x11\xe0",
            "Filen er i et gammelt Office-format (.doc), eller den er beskyttet med passord. Den kan ikke leses her. "
            f"{ANOTHER_KIND}",
        ),
        (b"{\\rtf1}", f"Filen er i formatet RTF. Den kan ikke leses her. {ANOTHER_KIND}"),
        (
            b"PK\x03\x04",
            "Filen er ødelagt og kan ikke leses som Word-dokument. "
            "Åpne den i Word, og lagre den på nytt som Word-dokument (.docx).",
        ),
        (
            zipped("word/media/x.bin"),
            "Filen blir større enn 100 MB når den pakkes ut. "
            "Kontroller hvor den kommer fra. Er den ekte, kopier teksten over i et nytt dokument.",
        ),
    ],
    ids=["utf-16", "cp1252", "binary", "binary beyond UTF-8", "pdf", "doc", "rtf", "broken docx", "zip bomb"],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(
    terminal: Terminal, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "fil.dat").write_bytes(content)
    (tmp_path / "god.txt").write_text("Ingen navn.\n", encoding="utf-8")
    done = terminal.run("names", "fil.dat", "god.txt")
    assert (done.out, done.code) == ("1 fil kontrollert: ingen funn.\n", 2)
    assert done.flat == f"Feil: fil.dat: {told}"


def test_files_that_are_not_there_and_folders_are_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    done = terminal.run("names", "mangler.txt", "mappe")
    assert (done.out, done.code) == ("", 2)
    assert done.flat == (
        "Feil: mangler.txt: Filen finnes ikke. Kontroller navnet og mappen. "
        "Feil: mappe: Dette er en mappe, ikke en fil. Nevn filene i den."
    )


SETTINGS = "organisasjon: Eksempelby kommune\nfra_år: 2024\ntillatte_uttrykk: [Kari Nordmann]\n"
MEETING = """\
type: etatsstyringsmøte
status: planlagt
tidspunkt: 2026-03-12T09:00
deltakere:
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, navn: Tordis Eksempelsen}
"""


def test_inside_a_repository_its_own_words_count(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path, {"styring.yaml": SETTINGS, "2026/meetings/2026-03-12-esm.yaml": MEETING})
    done = given(terminal, monkeypatch, "Skuta Kari Nordmann ble vist fram av Eksempelsen.", "--format", "json")
    assert [(found["tekst"], found["grunnlag"]) for found in json.loads(done.out)["funn"]] == [
        ("Eksempelsen", "navnet til en deltaker")
    ]


def test_names_of_the_repositorys_own_table_are_found_and_a_wrong_list_is_told(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {
        "styring.yaml": "organisasjon: Eksempelby kommune\nnavnelister: [navneliste.csv, navneliste.borte.txt]\n",
        "navneliste.csv": '"etternavn";"Personer 2026"\n"Ågrepstveit";4\n'.encode("cp1252"),
        "navneliste.lokal.txt": "Kari Nordmann\n1234\n",
    }
    repository(tmp_path, files)
    done = given(terminal, monkeypatch, "Qwerta Ågrepstveit og Ågrepstveit svarte.", "--format", "json")
    assert [(found["tekst"], found["grunnlag"]) for found in json.loads(done.out)["funn"]] == [
        ("Qwerta Ågrepstveit", "ord med stor forbokstav + etternavn"),
        ("Ågrepstveit", "etternavn nevnt tidligere"),
    ]
    assert done.err == (
        "Navnelisten «navneliste.borte.txt» finnes ikke i repoet.\n"
        "navneliste.lokal.txt:2: «1234» er ikke et navn. "
        "Skriv ett navn på hver linje, for eksempel «Kari Nordmann» eller «Nordmann, Kari».\n"
    )


def test_a_comment_in_a_yaml_file_lets_through_what_stands_on_its_line(terminal: Terminal, tmp_path: Path) -> None:
    text = (
        "omtale: Kari Nordmann  # styring: tillat REF01 – navnet på en båt\n"
        "formål: Kari Nordmann  # styring: tillat REF01\n"
        "sted: Kari Nordmann  # styring: tillat navn-i-teksten – navnet på en båt\n"
    )
    for name in ("post.yaml", "post.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = {
        name: [found["linje"] for found in json.loads(terminal.run("names", name, "--format", "json").out)["funn"]]
        for name in ("post.yaml", "post.txt")
    }
    assert told == {"post.yaml": [2], "post.txt": [1, 2, 3]}


def test_settings_that_cannot_be_used_are_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").write_text("organisasjon: Eksempelby\nukjent: 1\n", encoding="utf-8")
    (tmp_path / "tekst.txt").write_text("Ingen navn.\n", encoding="utf-8")
    done = terminal.run("names", "tekst.txt")
    assert (done.out, done.code) == ("", 2)
    assert "styring.yaml:2:1: Ukjent nøkkel «ukjent»." in done.flat
