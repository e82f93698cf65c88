"""``styring comment read`` as an adviser meets it, from the draft that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from styring.commenting.word_file import read_word
from tests.cli.making import Done, Terminal
from tests.commenting.outgoing_drafts import IDENTITY, MEETING, MINUTES_FILE, draft_repository
from tests.commenting.word_making import Comment, about, deleted, inserted, paragraph, run, word_file

FILE = "dokumenter/bre/2026/2026-03-12-esm-referat-til-kommentering.docx"
DISAGREEMENT, POINT, ACCOUNT = "Partene er uenige om leien.", "Forklare avviket.", "Saken ble drøftet."


@pytest.fixture
def record(terminal: Terminal, tmp_path: Path) -> Path:
    """The minutes, whose draft has been sent."""
    return sent(terminal, tmp_path)


def sent(terminal: Terminal, folder: Path, **files: str) -> Path:
    draft_repository(folder, **files)
    assert terminal.run("comment", "send", IDENTITY, "--sent", "2026-03-18").code == 0
    return folder / MINUTES_FILE


def answer(
    folder: Path, name: str, changes: Mapping[str, str] | None = None, comments: tuple[Comment, ...] = ()
) -> None:
    """The draft as somebody sends it back; ``changes`` gives paragraphs new content by their text."""
    draft = read_word((folder / FILE).read_bytes()).sent
    assert draft is not None
    body = [
        paragraph((changes or {}).get(text, run(text)), bookmark=mark if mark[-1:].isdigit() else "")
        for mark, text in draft.paragraphs
    ]
    (folder / name).write_bytes(word_file(body, comments, draft))


def read(terminal: Terminal, *arguments: str, answers: list[str] | None = None) -> Done:
    return terminal.run("comment", "read", IDENTITY, *arguments, answers=answers)


def answer_with_all(folder: Path) -> None:
    changes = {
        POINT: run("Forklare ") + deleted("avviket") + inserted("avvikene") + run("."),
        ACCOUNT: about(1, run("Saken")) + run(" ble drøftet."),
    }
    answer(folder, "svar.docx", changes, (Comment(1, "Skriv hvilken sak.", done=True),))


def test_everything_is_told_and_written_as_not_handled(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer_with_all(tmp_path)
    done = read(terminal, "svar.docx", "--role", "virksomhetsleder")
    assert done.out == (
        "\n"
        "1 av 2  saker.1.oppfølging.op1  endring i teksten, virksomhetsleder, 24. mars 2026, svar.docx\n"
        "  Teksten nå Forklare [-avviket-]{+avvikene+}.\n"
        "  Sier       Foreslår å endre «avviket» til «avvikene».\n"
        "\n"
        "2 av 2  saker.2.omtale  kommentar, virksomhetsleder, 24. mars 2026, svar.docx\n"
        "  Teksten nå Saken ble drøftet.\n"
        "  Gjelder    «Saken»\n"
        "  Sier       Skriv hvilken sak.\n"
        "  Merk       De som sendte filen, har merket kommentaren som løst.\n"
        "\n"
        f"Skrevet i {MINUTES_FILE}: 2 ubehandlet.\n"
    )
    assert (done.err, done.code) == ("", 0)
    text = record.read_text(encoding="utf-8")
    assert "      løst: true\n      status: ubehandlet\n" in text
    assert "tekst: Forklare avviket.\n" in text
    again = read(terminal, "svar.docx", "--role", "virksomhetsleder")
    assert again.out == (
        "2 merknader stod i posten fra før.\nIngenting nytt. Posten er ikke endret. "
        "2 merknader i posten er ubehandlet: Sett status og skriv svar i filen.\n"
    )
    assert record.read_text(encoding="utf-8") == text


def test_a_dry_run_writes_nothing(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer_with_all(tmp_path)
    before = record.read_bytes()
    done = read(terminal, "svar.docx", "--dry-run")
    assert "+      tekst: Skriv hvilken sak." in done.out
    assert done.out.endswith(f"Ville ha skrevet i {MINUTES_FILE}: 2 ubehandlet.\n")
    assert record.read_bytes() == before


def test_a_person_decides_on_each(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer_with_all(tmp_path)
    done = read(terminal, "svar.docx", "--interactive", answers=["kanskje", "t", "", "a", "", "Det er bare én."])
    assert done.out == f"Skrevet i {MINUTES_FILE}: 1 tatt inn og 1 avvist. 1 tekst er endret.\n"
    assert done.code == 0
    assert "«kanskje» er ikke blant valgene." in done.flat
    assert "Tar du den inn, endres teksten i posten slik det står over." in done.flat
    assert "Tar du den inn, må du selv rette teksten i posten." in done.flat
    text = record.read_text(encoding="utf-8")
    assert "tekst: Forklare avvikene.\n" in text
    assert "      status: avvist\n      svar: Det er bare én.\n" in text


def test_what_is_skipped_comes_back_and_what_is_left_is_not_handled(
    terminal: Terminal, record: Path, tmp_path: Path
) -> None:
    answer_with_all(tmp_path)
    assert read(terminal, "svar.docx", "--interactive", answers=["h", "s", "Den om lokaler."]).code == 0
    assert "      status: ubehandlet\n      svar: Den om lokaler.\n" in record.read_text(encoding="utf-8")
    done = read(terminal, "svar.docx", "--interactive", answers=["ferdig"])
    assert done.out == "1 merknad stod i posten fra før.\nIngenting er skrevet.\n"


@pytest.mark.parametrize("ending", ["ended", "interrupted"])
def test_an_interruption_leaves_the_record_as_it_is(
    terminal: Terminal, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    answer_with_all(tmp_path)
    before = record.read_bytes()
    if ending == "interrupted":
        typed = iter(["t", ""])

        def interrupted() -> str:
            for line in typed:
                return line
            raise KeyboardInterrupt

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", interrupted)
        done = read(terminal, "svar.docx", "--interactive")
    else:
        done = read(terminal, "svar.docx", "--interactive", answers=["t", ""])
    assert done.code != 0
    assert "Avbrutt." in done.flat
    assert record.read_bytes() == before


def test_without_a_terminal_nobody_can_be_asked(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer_with_all(tmp_path)
    done = read(terminal, "svar.docx", "--interactive")
    assert done.code == 2
    assert done.flat.startswith("Feil: --interactive spør underveis og må kjøres i et terminalvindu.")


def test_names_are_kept_out_and_can_be_written_out(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer(tmp_path, "svar.docx", {ACCOUNT: about(1, run(ACCOUNT))}, (Comment(1, "Tordis Eksempelsen sa nei."),))
    before = record.read_bytes()
    done = read(terminal, "svar.docx")
    assert done.code == 1
    assert done.flat == (
        "1 merknad er ikke skrevet, fordi den gjelder bestemte personer: - saker.2.omtale: «Tordis Eksempelsen» er et "
        "personnavn (navnet til en deltaker). Skriv rolle i stedet for navn. Med --interactive kan du skrive "
        "kommentaren om mens du leser den."
    )
    assert record.read_bytes() == before
    assert (
        read(terminal, "svar.docx", "--interactive", answers=["Eksempelsen sa nei.", "Lederen sa nei.", "u"]).code == 0
    )
    text = record.read_text(encoding="utf-8")
    assert "tekst: Lederen sa nei." in text
    assert "Eksempelsen" not in text


def test_no_remarks_are_recorded_on_request_and_once(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer(tmp_path, "svar.docx")
    before = record.read_bytes()
    silent = read(terminal, "svar.docx")
    assert silent.out == (
        "«svar.docx»: ingen kommentarer og ingen endringer.\nIngenting nytt. Posten er ikke endret.\n"
    )
    assert record.read_bytes() == before
    assert read(terminal, "svar.docx", "--no-remarks").code == 0
    assert read(terminal, "--no-remarks", "--received", "2026-03-26").out == "Ingenting nytt. Posten er ikke endret.\n"
    assert record.read_text(encoding="utf-8").count("{fra: virksomhet, dato: 2026-03-25, ingen_merknader: true}") == 1


def test_no_remarks_need_no_file(terminal: Terminal, record: Path) -> None:
    done = read(terminal, "--no-remarks", "--received", "2026-03-26")
    assert done.out == f"Skrevet i {MINUTES_FILE}: 1 ingen merknader.\n"
    assert "{fra: virksomhet, dato: 2026-03-26, ingen_merknader: true}" in record.read_text(encoding="utf-8")


def test_agencies_that_met_together_are_told_apart(terminal: Terminal, tmp_path: Path) -> None:
    record = sent(terminal, tmp_path, meeting=MEETING + "felles_med: [bfj]\n")
    for name in ("svar-bfj.docx", "svar-bre.docx", "uten-kode.docx"):
        answer(tmp_path, name, {POINT: run(POINT[:-1] + f" ({name}).")})
    assert read(terminal, "svar-bfj.docx", "svar-bre.docx").code == 0
    assert read(terminal, "uten-kode.docx", "--from", "bfj").code == 0
    text = record.read_text(encoding="utf-8")
    assert [text.count(f"organisasjon: {code}\n      dato") for code in ("bfj", "bre")] == [2, 1]
    done = read(terminal, "svar-bfj.docx", "--from", "eib")
    assert done.flat.startswith("Feil: «eib» var ikke med på møtet. Velg bre, bfj, byrådsavdeling eller virksomhet.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Feil: Nevn filene som er kommet tilbake, eller skriv --no-remarks."),
        (("borte.docx",), "Feil: «borte.docx»: Filen finnes ikke. Kontroller navnet og mappen."),
        (("tekst.docx",), "Feil: «tekst.docx»: Filen er ikke et Word-dokument."),
        (("tekst.docx", "--role", "sjef"), "Feil: --role: «sjef» er ikke blant valgene."),
    ],
)
def test_what_cannot_be_read_is_told(
    terminal: Terminal, record: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "tekst.docx").write_text("Ingen merknader.", encoding="utf-8")
    before = record.read_bytes()
    done = read(terminal, *arguments)
    assert done.code == 2
    assert message in done.flat
    assert record.read_bytes() == before


def test_final_minutes_take_no_more_comments(terminal: Terminal, record: Path, tmp_path: Path) -> None:
    answer_with_all(tmp_path)
    text = record.read_text(encoding="utf-8").replace("status: til_kommentering", "status: endelig")
    record.write_text(text, encoding="utf-8")
    done = read(terminal, "svar.docx")
    assert done.code == 2
    assert done.flat.startswith(f"Feil: {IDENTITY} er endelig. Kommentarer som kommer nå, føres som rettelser.")
