from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring.diagnostics import Position
from styring.source import load, parse
from tests.source.strategies import soups

AS_UTF8 = "Lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding «UTF-8»)."


@pytest.mark.parametrize(
    ("content", "position", "message", "remedy"),
    [
        ("a: blå\n".encode("utf-16"), Position(1, 1), "Filen er lagret som UTF-16, ikke UTF-8.", AS_UTF8),
        (
            "æ: 1\nå: blå –".encode().replace("–".encode(), "–".encode("cp1252")),
            Position(2, 8),
            "Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «–»).",
            AS_UTF8,
        ),
        (
            "møte: 1\n".encode("latin-1"),
            Position(1, 2),
            "Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «ø»).",
            AS_UTF8,
        ),
        (b"a: \x81\n", Position(1, 4), "Filen er ikke gyldig UTF-8 (byte 0x81).", AS_UTF8),
        (b"PK\x03\x04\x00\xff\xfe", Position(1, 6), "Filen er ikke en tekstfil.", "Kontroller at det er riktig fil."),
        (b"", Position(1, 1), "Filen er tom.", "Fyll ut filen, eller slett den."),
        (b"\xef\xbb\xbf\r\n", Position(1, 1), "Filen er tom.", "Fyll ut filen, eller slett den."),
        (
            b"a: " + b"x" * 1024 * 1024,
            Position(1, 1),
            "Filen er større enn 1 MiB.",
            "Kontroller at det er riktig fil, og flytt lange tekster til vedlegg.",
        ),
    ],
)
def test_a_file_that_is_no_text_in_utf8(
    tmp_path: Path, content: bytes, position: Position, message: str, remedy: str
) -> None:
    file = tmp_path / "fil.yaml"
    file.write_bytes(content)
    source = load(file)
    (problem,) = source.problems
    assert source.data is None
    assert (problem.code, problem.position) == ("SKJ01", position)
    assert (problem.finding.message, problem.finding.remedy) == (message, remedy)


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    assert [load(tmp_path / name).problems[0].finding.message for name in ("mappe.yaml", "borte.yaml")] == [
        "Her ligger det en mappe, ikke en fil.",
        "Filen finnes ikke.",
    ]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "x"), "Du har ikke tilgang til å lese filen."),
        (OSError(40, "x"), "Filen er en lenke som peker i ring."),
        (OSError(5, "x"), "Filen kunne ikke leses."),
    ],
)
def test_a_file_that_cannot_be_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: OSError, message: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert load(tmp_path / "fil.yaml").problems[0].finding.message == message


def test_a_file_knows_what_was_read_and_what_it_was_then(tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    content = "\ufeffblå: 1\r\n".encode()
    file.write_bytes(content)
    source, status = load(file), file.stat()
    assert source.digest == hashlib.sha256(content).hexdigest()
    assert source.stamp == (len(content), status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    file.write_bytes("blå: 2\r\n".encode("latin-1"))
    wrong, status = load(file), file.stat()
    assert (wrong.data, wrong.digest) == (None, hashlib.sha256(b"bl\xe5: 2\r\n").hexdigest())
    assert wrong.stamp == (8, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def test_a_stamp_is_never_newer_than_what_was_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    file.write_bytes(b"a: 1\n")
    before = load(file).stamp
    ask = os.fstat

    def ask_and_let_others_write(opened: int) -> os.stat_result:
        status = ask(opened)
        file.write_bytes(b"a: 1000\n")
        return status

    monkeypatch.setattr(os, "fstat", ask_and_let_others_write)
    source = load(file)
    assert (source.data, source.stamp) == ({"a": 1000}, before)


def test_what_was_not_read_has_neither_digest_nor_stamp(tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    (tmp_path / "stor.yaml").write_bytes(b"#" * (1024 * 1024 + 1))
    sources = [parse("a: 1\n"), *(load(tmp_path / name) for name in ("mappe.yaml", "borte.yaml", "stor.yaml"))]
    assert {(source.digest, source.stamp) for source in sources} == {("", None)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "fil.yaml"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"a: 1\n",))
    writer.start()
    assert load(pipe).data == {"a": 1}
    writer.join()


def test_a_largest_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    file.write_bytes(b"a: x\n" + b"#" * (1024 * 1024 - 6) + b"\n")
    assert load(file).data == {"a": "x"}


def test_byte_order_mark_and_line_breaks_are_accepted_silently(tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    original = "\ufeffbla\u030a: 1\r\nb: 2\r"
    file.write_bytes(original.encode("utf-8"))
    source = load(file)
    assert (source.original, source.text, source.data) == (original, "blå: 1\nb: 2\n", {"blå": 1, "b": 2})
    assert source.problems == ()
    assert [source.line(number) for number in range(5)] == ["", "blå: 1", "b: 2", "", ""]


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_content_raises(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.yaml"
    file.write_bytes(content)
    source = load(file)
    assert source.problems or source.data is not None
    assert all(problem.position for problem in source.problems)


@given(soups)
@settings(max_examples=300, deadline=None)
def test_every_problem_stands_in_the_text(text: str) -> None:
    source = parse(text)
    assert source.problems or source.data is not None
    for problem in source.problems:
        assert problem.position is not None
        line = source.line(problem.position.line)
        assert problem.position.column - 1 + problem.position.length <= max(len(line), problem.position.column)
    assert source.position(("a", 0, "b")) >= Position(1, 1, 1)
    assert isinstance(source.waivers, tuple)


@pytest.mark.parametrize(
    "piece",
    [
        "0",
        "a?",
        "1_",
        "_1",
        ".1",
        "1.",
        "e1",
        "- ",
        "[",
        "{a: ",
        "|",
        "''",
        "# ",
        "# styring: ",
        "a:\n",
        "- 0\n",
        "\n",
        "> #",
        "|-",
        "x #a",
    ],
)
def test_a_large_file_of_anything_is_answered(piece: str) -> None:
    """Nothing here takes a time that grows with the square of the file."""
    source = parse("a: x" + piece * (300_000 // len(piece)))
    assert source.problems or source.data is not None


def test_a_usual_file_needs_no_ruamel(tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    file.write_text("a: {b: 10:30}\n", encoding="utf-8")
    code = (
        "import sys\nfrom pathlib import Path\nfrom styring.source import load\n"
        f"assert load(Path({str(file)!r})).data\nprint('ruamel.yaml' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert run.stdout == "False\n"
