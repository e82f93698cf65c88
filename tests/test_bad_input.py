"""What a person is told about bad input, at the command line: the whole output, and that nothing is lost.

``test_bad_files.py`` has more kinds of bad files, below the command line; here each kind of mistake is met once.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.making import Terminal
from tests.repositories import BASE, DOSSIER, repository, write

NAME = DOSSIER + "2026/meetings/2026-03-12-esm.yaml"
MEETING = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\n"
LINT = ("lint", "--select", "SKJ")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    terminal = Terminal(monkeypatch, capsys, repository(tmp_path, {}))
    monkeypatch.setenv("COLUMNS", "200")
    return terminal


LET_THROUGH = "3 filer kontrollert: {}. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n"


class Mistake(NamedTuple):
    """A line with a mistake, the part of it that lint marks, and what lint says."""

    place: str
    line: str
    marked: str
    code: str
    message: str
    remedy: str
    fixable: bool = False

    @property
    def number(self) -> int:
        """The line's number in the meeting."""
        return int(self.place.partition(":")[0])

    def shown(self) -> str:
        """The whole output of a lint that finds this alone."""
        blanks = " " * (int(self.place.partition(":")[2]) - 1)
        return (
            f"{NAME}\n"
            f"  {self.place}  feil  {self.code}  {self.message}\n"
            f"      {self.number} | {self.line}\n"
            f"        | {blanks}{'^' * len(self.marked)}\n"
            f"      Gjør slik: {self.remedy}\n"
            "\n"
            "3 filer kontrollert: 1 feil. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n"
        )


def lines(text: str) -> str:
    """Without the blanks that fill a column."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


REPLACED = [
    Mistake(
        "3:12", "tidspunkt: 10:30", "10:30", "SKJ05", "«10:30» er ikke et tidspunkt.",
        "Skriv dato og klokkeslett, for eksempel 2026-03-12T09:00.",
    ),
    Mistake(
        "3:12", "tidspunkt: 2026-03-29T02:30", "2026-03-29T02:30", "SKJ05",
        "Tidspunktet «2026-03-29T02:30» finnes ikke: klokken stilles fram til sommertid den natten.",
        "Velg et klokkeslett før 02:00 eller fra 03:00.",
    ),
    Mistake(
        "1:1", "type:", "type", "SKJ06", "Nøkkelen «type» har ingen verdi.", "Skriv verdien etter kolon.", fixable=True,
    ),
]  # fmt: skip
ADDED = [
    Mistake(
        "4:32", "innkalling: {karakter_oppgitt: no}", "no", "SKJ05", "«no» er ikke true eller false.",
        "Skriv true for ja eller false for nei, uten anførselstegn.", fixable=True,
    ),
    Mistake(
        "4:5", "nr: 012", "012", "SKJ05", "Tallet «012» kan leses på flere måter.",
        'Er det et nummer, sett det i anførselstegn: "012". Er det et tall, skriv det som 12 eller 0.5.',
    ),
    Mistake(
        "4:5", "nr: 1.0", "1.0", "SKJ05", "Her skal det stå et helt tall, men det står et desimaltall.",
        "Skriv et helt tall.",
    ),
    Mistake(
        "4:7", "sted: 512", "512", "SKJ05", "«512» leses som et tall, men her skal det stå tekst.",
        "Sett verdien i anførselstegn, slik den skal leses.", fixable=True,
    ),
    Mistake(
        "4:1", "status: avlyst", "status", "SKJ03", "Nøkkelen «status» står også på linje 2.",
        "Behold den ene og slett den andre, eller slå dem sammen.",
    ),
    Mistake(
        "4:9", "formål: &mål Gjennomgå målene", "&mål", "SKJ02", "«&mål» leses som et anker, som ikke kan brukes.",
        "Er «&» en del av teksten, sett hele teksten i anførselstegn. Ellers slett ankeret.",
    ),
    Mistake(
        "4:9", "formål: *mål", "*mål", "SKJ02", "«*mål» leses som en henvisning til et anker, som ikke kan brukes.",
        "Er «*» en del av teksten, sett hele teksten i anførselstegn. Ellers gjenta innholdet her.",
    ),
    Mistake(
        "4:1", "<<: {sted: Rådhuset}", "<<", "SKJ02", "Sammenslåing med «<<» kan ikke brukes.",
        "Gjenta nøklene som trengs, her.",
    ),
    Mistake(
        "4:1", "---", "---", "SKJ02", "Filen inneholder flere dokumenter.",
        "Del innholdet på én fil per dokument, eller slett skillelinjen («---» eller «...»).",
    ),
    Mistake(
        "4:12", "formål: Mål: resultat", ":", "SKJ02", "Teksten inneholder et kolon fulgt av mellomrom.",
        "Sett hele teksten i anførselstegn. Inneholder den anførselstegn selv, bruk enkle ('…') ytterst.",
    ),
    Mistake(
        "4:1", "deltagere: []", "deltagere", "SKJ04", "Ukjent nøkkel «deltagere».", "Mente du «deltakere»?",
        fixable=True,
    ),
    Mistake(
        "4:10", "årshjul: bre-esm-1", "bre-esm-1", "SKJ07",
        "«bre-esm-1» viser til en hendelse i årshjulet som ikke finnes.",
        "Rett id-en, eller lag posten som det vises til.",
    ),
    Mistake(
        "4:13", "papirfrist: 2026-02-30", "2026-02-30", "SKJ05",
        "Datoen «2026-02-30» finnes ikke: februar 2026 har 28 dager.", "Rett datoen.",
    ),
    Mistake(
        "4:13", "papirfrist: 0026-03-04", "0026-03-04", "SKJ05", "Året i «0026-03-04» kan ikke stemme.",
        "Skriv et år mellom 1900 og 2200.",
    ),
]  # fmt: skip


@pytest.mark.parametrize("mistake", [*REPLACED, *ADDED], ids=lambda mistake: mistake.line)
def test_a_mistake_is_shown_where_it_is_with_what_to_do(mistake: Mistake, terminal: Terminal, tmp_path: Path) -> None:
    text = MEETING.splitlines()
    text[mistake.number - 1 : mistake.number] = [mistake.line]
    write(tmp_path, {NAME: "\n".join(text) + "\n"})
    done = terminal.run(*LINT)
    hint = "1 funn i 1 fil kan rettes med --fix. Se endringene først med --diff.\n" if mistake.fixable else ""
    assert (lines(done.out), done.err, done.code) == (mistake.shown(), hint, 1)


UTF8 = "Lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding «UTF-8»)."


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b"", "Filen er tom.", "Fyll ut filen, eller slett den."),
        (b"# utkast\n", "Filen inneholder bare kommentarer.", "Fyll ut filen, eller slett den."),
        (
            b"a: b\n" * 2_000_000, "Filen er større enn 1 MiB.",
            "Kontroller at det er riktig fil, og flytt lange tekster til vedlegg.",
        ),
        (MEETING.encode("utf-16"), "Filen er lagret som UTF-16, ikke UTF-8.", UTF8),
    ],
    ids=["empty", "comments", "10 MB", "UTF-16"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_said_at_its_beginning(
    content: bytes, message: str, remedy: str, terminal: Terminal, tmp_path: Path
) -> None:
    write(tmp_path, {NAME: content})
    done = terminal.run(*LINT, "--format", "json")
    (finding,) = json.loads(done.out)["funn"]
    assert [finding[key] for key in ("kode", "fil", "linje", "kolonne", "melding", "råd")] == [
        "SKJ01", NAME, 1, 1, message, remedy,
    ]  # fmt: skip
    assert (done.err, done.code) == (LET_THROUGH.format("1 feil"), 1)


def test_bom_crlf_and_letters_in_two_parts_change_nothing(terminal: Terminal, tmp_path: Path) -> None:
    text = MEETING + "formål: Gjennomgå målene\ninnkalling:\n  send: 2026-02-19\n"
    mistake = Mistake("6:3", "  send: 2026-02-19", "send", "SKJ04", "Ukjent nøkkel «send».", "Mente du «sendt»?")
    for content in (text, "\ufeff" + text.replace("\n", "\r\n"), unicodedata.normalize("NFD", text)):
        write(tmp_path, {NAME: content.encode()})
        assert lines(terminal.run(*LINT).out) == mistake.shown()


def test_a_tab_that_indents_is_shown(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING + "innkalling:\n\tsendt: 2026-02-19\n"})
    message, remedy = "Linjen er rykket inn med tabulator.", "Bruk mellomrom til innrykk, to for hvert nivå."
    assert lines(terminal.run(*LINT).out) == Mistake("5:1", " sendt: 2026-02-19", " ", "SKJ02", message, remedy).shown()


def test_a_path_to_an_attachment_stays_within_the_repository(terminal: Terminal, tmp_path: Path) -> None:
    letter = "type: tildelingsbrev\ndato: 2026-01-15\nstatus: utkast\nvedlegg:\n"
    paths = ("vedlegg/borte.pdf", "styring.yaml", "../../passord.txt", "/etc/passwd", r"C:\brev.pdf", r"..\x.pdf")
    entries = [f"  - {{tittel: Vedlegg, fil: '{path}'}}\n" for path in paths]
    file = DOSSIER + "2026/letters/2026-01-15-tb.yaml"
    write(tmp_path, {file: letter + "".join(entries)})
    done = terminal.run(*LINT, "--format", "concise")
    assert done.out == (
        f"{file}:7:28: SKJ05 feil: Stien «../../passord.txt» går ut av repoet.\n"
        f"{file}:8:28: SKJ05 feil: Stien «/etc/passwd» går ut av repoet.\n"
        f"{file}:9:28: SKJ05 feil: Stien «C:\\brev.pdf» går ut av repoet.\n"
        f"{file}:10:28: SKJ05 feil: Stien «..\\x.pdf» går ut av repoet.\n"
    )
    write(tmp_path, {file: letter + "".join(entries[:2])})
    done = terminal.run(*LINT, "--format", "concise")
    assert done.out == f"{file}:5:28: SKJ07 feil: Vedlegget «vedlegg/borte.pdf» finnes ikke i repoet.\n"


@pytest.mark.parametrize(
    ("file", "finding"),
    [
        (
            "2025/meetings/2026-03-12-esm.yaml",
            "SKJ10 feil: Det finnes to poster med identiteten «bre/meetings/2026-03-12-esm»: denne og "
            "2026/meetings/2026-03-12-esm.yaml.",
        ),
        (
            "2026/meetings/2026-02-30-esm.yaml",
            "SKJ09 feil: Filnavnet «2026-02-30-esm.yaml» begynner med en dato som ikke finnes.",
        ),
        (
            "9999/meetings/9999-12-31-esm.yaml",
            "SKJ09 feil: Filen «9999-12-31-esm.yaml» ligger ikke i en mappe som sier hva slags post den er.",
        ),
        (
            "2026/meetings/referat mars.yaml",
            "SKJ09 feil: Filnavnet «referat mars.yaml» følger ikke mønsteret for mappen «meetings».",
        ),
    ],
)  # fmt: skip
def test_a_name_that_is_wrong_or_taken(file: str, finding: str, terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING, file: MEETING})
    done = terminal.run(*LINT, "--format", "concise")
    assert f"{DOSSIER}{file}:1:1: {finding}\n" in done.out
    assert {line.partition(":")[0] for line in done.out.splitlines()} == {DOSSIER + file}
    assert done.code == 1


SETTINGS_REFUSED = "Feil: styring.yaml kan ikke brukes.\nRett feilene over, og prøv igjen.\n"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("", "1:1: Filen er tom.\nFyll ut filen, eller slett den.\n"),
        (
            "- Eksempelby\n",
            "1:1: Her skal det stå nøkler med verdier, men det står en liste.\nSkriv nøkler med verdier.\n",
        ),
        ("organisasjon:\n", "1:1: Nøkkelen «organisasjon» har ingen verdi.\nSkriv verdien etter kolon.\n"),
        ("organisasjon: ''\n", "1:15: Teksten «» er for kort.\nNavnet på kommunen, departementet eller etaten.\n"),
        ("organisasjon: E\nfra_ar: 2020\n", "2:1: Ukjent nøkkel «fra_ar».\nMente du «fra_år»?\n"),
        (
            "organisasjon: E\nregler:\n  ESM01: aldri\n",
            "3:10: «aldri» er ikke blant verdiene som kan stå her.\nVelg av, merknad, advarsel eller feil.\n",
        ),
        (
            "organisasjon: E\nterskler: {utkast_ad: 999999999}\n",
            "2:23: «999999999» er utenfor det tillatte.\nSkriv et tall som er høyst 10000.\n",
        ),
        (
            "organisasjon: E\nterskler: {frist_tildelingsbrev: 02-30}\n",
            "2:34: «02-30» har ikke den formen verdien skal ha.\n"
            "Siste dag for tildelingsbrevet, som «MM-DD» eller «MM-DD året før» (BRV01).\n",
        ),
        (
            "organisasjon: E\narkiv:\n  saksnummer_mønster: '[0-9'\n",
            "3:23: «[0-9» er ikke et gyldig regulært uttrykk.\nRett mønsteret, eller fjern nøkkelen.\n",
        ),
    ],
)  # fmt: skip
def test_bad_settings_stop_every_command(settings: str, message: str, terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {"styring.yaml": settings})
    for command in (("lint",), ("render", "--all"), ("new-department", "abc", "--name", "X")):
        done = terminal.run(*command)
        assert (done.out, done.err, done.code) == ("", f"Feil: styring.yaml:{message}{SETTINGS_REFUSED}", 2)


def test_what_settings_name_that_is_not_there_is_a_finding(terminal: Terminal, tmp_path: Path) -> None:
    settings = (
        "organisasjon: E\nregler: {ESM99: av}\nnavnelister: [borte.txt, ../utenfor.txt, records, " + "x" * 5000 + "]\n"
        "dokument:\n  logo: logo.svg\n  skrift: Inter\n  skriftmappe: styring.yaml\n"
    )
    write(tmp_path, {"styring.yaml": settings})
    done = terminal.run(*LINT, "--format", "concise")
    assert done.out == (
        "styring.yaml:2:10: SKJ07 feil: Det finnes ingen regel «ESM99».\n"
        "styring.yaml:3:15: SKJ07 feil: Navnelisten «borte.txt» finnes ikke i repoet.\n"
        "styring.yaml:3:26: SKJ07 feil: Navnelisten «../utenfor.txt» finnes ikke i repoet.\n"
        "styring.yaml:3:42: SKJ07 feil: Navnelisten «records» finnes ikke i repoet.\n"
        f"styring.yaml:3:51: SKJ07 feil: Navnelisten «{'x' * 59}…» finnes ikke i repoet.\n"
        "styring.yaml:5:9: SKJ07 feil: Logoen «logo.svg» finnes ikke i repoet.\n"
        "styring.yaml:7:16: SKJ07 feil: Skriftmappen «styring.yaml» finnes ikke i repoet.\n"
    )
    assert (done.err, done.code) == (LET_THROUGH.format("7 feil"), 1)


HELP = "«styring {} --help» viser hva kommandoen tar imot.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("lint", "borte"), "Filen eller mappen «borte» finnes ikke.\n"),
        (("lint", "ring"), "Filen eller mappen «ring» finnes ikke.\n"),
        (("lint", ".."), "«..» ligger utenfor {root}.\n"),
        (("lint", "/"), "«/» ligger utenfor {root}.\n"),
        (
            ("lint", "--as-of", "2026-13-01"),
            "--as-of: Datoen «2026-13-01» finnes ikke: det er ingen måned 13. Rett datoen.\n",
        ),
        (
            ("lint", "--as-of", "20261101"),
            "--as-of: «20261101» er ikke en dato. Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-12.\n",
        ),
        (("lint", "--fail-on", "krise"), "«krise» er ikke et nivå. Velg merknad, advarsel eller feil.\n"),
        (("lint", "--select", "ESM,ABC"), "Det finnes ingen regel eller gruppe «ABC». Se «styring rules».\n"),
        (("render",), "Nevn postene det skal lages dokumenter av, eller skriv --all.\n"),
        (
            ("render", "--all", "bre"),
            "Nevn postene det skal lages dokumenter av, eller skriv --all, ikke begge deler.\n",
        ),
        (("render", "--all", "--to", "odt"), "«odt» er ikke et format. Velg html, pdf, docx eller md.\n"),
        (
            ("render", "bre/meetings/2026-03-12-es"),
            "Fant ingen post «bre/meetings/2026-03-12-es». Mente du «bre/meetings/2026-03-12-esm»?\n",
        ),
        (("fingerprint", "bre/meetings/2026-03-12-esm", "borte.pdf"), "Kan ikke lese filen «borte.pdf».\n"),
        (("fingerprint", "bre/meetings/2026-03-12-esm", "records"), "Kan ikke lese filen «records».\n"),
        (("explain", "ESM99"), "Det finnes ingen regel «ESM99». Mente du «ESM09»?\n"),
    ],
)  # fmt: skip
def test_misuse_is_said_with_what_to_do(
    arguments: tuple[str, ...], message: str, terminal: Terminal, tmp_path: Path
) -> None:
    write(tmp_path, {NAME: MEETING})
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    done = terminal.run(*arguments)
    expected = "Feil: " + message.format(root=tmp_path) + HELP.format(arguments[0])
    assert (done.out, done.err, done.code) == ("", expected, 2)


def test_no_records_are_told_from_none_at_a_path(terminal: Terminal, tmp_path: Path) -> None:
    there = terminal.run("lint", "styring.yaml")
    assert there.err == f"Feil: Fant ingen poster i «styring.yaml».\nPostene ligger i {tmp_path}/records.\n"
    (tmp_path / "records").rename(tmp_path / "arkiv")
    for command in ("lint",), ("render", "--all"):
        done = terminal.run(*command)
        assert done.err == (
            f"Feil: Fant ingen poster i {tmp_path}/records.\nLag den første med «styring new-department».\n"
        )
        assert (there.code, done.code) == (3, 3)


def test_outside_a_repository_every_command_says_where_to_go(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "styring.yaml").rename(tmp_path / "annet.yaml")
    for command in ("lint",), ("render", "--all"), ("new-minutes", "2026-03-12-esm"), ("schema",):
        done = terminal.run(*command)
        assert done.err == (
            f"Feil: Fant ingen styring.yaml i {tmp_path} eller i mappene over.\n"
            "Gå til mappen med postene, eller lag en ny med «styring init».\n"
        )
        assert (done.out, done.code) == ("", 2)


def test_records_outside_git_are_checked_and_written_like_others(terminal: Terminal, tmp_path: Path) -> None:
    assert not (tmp_path / ".git").exists()
    done = terminal.run("new-department", "abc", "--name", "Byrådsavdeling for alt annet")
    assert (done.out.splitlines()[0], done.err, done.code) == ("Laget records/departments/abc.yaml", "", 0)
    assert (
        terminal.run(*LINT).out
        == "4 filer kontrollert: ingen funn. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n"
    )


def test_a_folder_that_may_not_be_listed_is_not_taken_for_empty(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {NAME: MEETING})
    locked, scandir = (tmp_path / NAME).parent, os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = terminal.run("lint")
    assert done.err == f"Feil: «{locked}» kan ikke leses.\nKontroller at den finnes, og at du har tilgang til den.\n"
    assert (done.out, done.code) == ("", 2)


@pytest.mark.parametrize("output", ["styring.yaml", "styring.yaml/ut", "ring"])
def test_an_output_folder_that_cannot_be_one(output: str, terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING})
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    done = terminal.run("render", "--all", "--to", "md", "-o", output)
    assert done.err == (
        f"Feil: «{tmp_path}/{output}/bre/2026» kan ikke være en mappe: Det finnes en fil med det navnet.\n"
        "Flytt filen, eller velg et annet navn.\n"
    )
    assert (done.out, done.code) == ("", 2)
    assert (tmp_path / "styring.yaml").read_text(encoding="utf-8") == BASE["styring.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of a folder do not hold for this user")
def test_a_folder_that_may_not_be_written_in(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING})
    (tmp_path / "ut").mkdir(mode=0o555)
    done = terminal.run("render", "--all", "--to", "md", "-o", "ut")
    assert done.err == (
        f"Feil: Du har ikke tilgang til å skrive «{tmp_path}/ut/bre/2026/2026-03-12-esm-innkalling-intern.md».\n"
        "Be om tilgang, lukk programmet som har filen åpen, eller velg en annen mappe.\n"
    )
    assert (done.out, done.code) == ("", 2)


def test_an_output_path_never_leads_out_of_its_folder(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING})
    (tmp_path / "annet").mkdir()
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "bre").symlink_to(tmp_path / "annet")
    done = terminal.run("render", "--all", "--to", "md", "-o", "ut")
    assert done.err == (
        f"Feil: «{tmp_path}/ut/bre/2026/2026-03-12-esm-innkalling-intern.md» ligger utenfor «{tmp_path}/ut».\n"
        "Oppgi et sted inne i mappen.\n"
    )
    assert (list((tmp_path / "annet").iterdir()), done.code) == ([], 2)


def test_a_template_that_fails_names_its_line_and_stops_one_document_alone(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING})
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "invitation.md").write_text("# Innkalling\n\n{{ finnes_ikke }}\n", encoding="utf-8")
    done = terminal.run("render", "--all", "--to", "html,md", "-o", "ut")
    assert done.err == (
        "Feil: bre/meetings/2026-03-12-esm: templates/invitation.md:3: "
        "Malen bruker noe som ikke finnes: «finnes_ikke» finnes ikke.\n"
        "Rett malen, eller slett den for å bruke malen som følger med.\n"
    )
    assert done.code == 1
    assert [file.suffix for file in (tmp_path / "ut").rglob("*.*")] == [".html"]


def test_a_repository_reached_by_a_link_is_the_same_repository(terminal: Terminal, tmp_path: Path) -> None:
    write(tmp_path, {NAME: MEETING + "sted: 12\n"})
    (tmp_path / "lenke").symlink_to(tmp_path, target_is_directory=True)
    done = terminal.run(*LINT, str(tmp_path / "lenke" / NAME), "--format", "concise")
    assert done.out == f"{NAME}:4:7: SKJ05 feil: «12» leses som et tall, men her skal det stå tekst.\n"


def test_a_folder_that_is_gone_is_said(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "borte"
    gone.mkdir()
    monkeypatch.chdir(gone)
    try:
        gone.rmdir()
    except OSError:
        pytest.skip("this system keeps a folder that somebody stands in")
    done = terminal.run("lint")
    assert done.err == "Feil: Mappen du står i, finnes ikke lenger.\nGå til en annen mappe, og prøv igjen.\n"
    assert (done.out, done.code) == ("", 2)
