from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.making import Done, Terminal
from tests.filing import receipts
from tests.filing.making import MEETING_DATA, changed, records, tree
from tests.histories import begin, save
from tests.repositories import BASE, DOSSIER, write

MINUTES = "bre/minutes/2026-03-12-esm"
MINUTES_FILE = f"{DOSSIER}2026/minutes/2026-03-12-esm.yaml"
MEETING_FILE = f"{DOSSIER}2026/meetings/2026-03-12-esm.yaml"
FINAL = """\
# Skrevet av referenten.
form: referat
status: endelig
utarbeidet_av: {organisasjon: pbr, rolle: referent}
utkast_dato: 2026-03-17
endelig_dato: 2026-03-27  # etter kommentarer
saker:
  - nr: 1
    omtale: Ni av tolv mål er nådd.
    oppfølging: [{id: op1, tekst: Forklare avviket., status: åpen, offentlig: true}]
  - {nr: 2, omtale: Lokalene er for små., ingen_oppfølging: true}
offentlighet: {status: offentlig}
"""
ENTERED = FINAL + ('arkiv: {system: SKOP, saksnummer: "202600123", journalpost: 202600123-12, arkivert: 2026-03-30}\n')
IN_SKOP: dict[str, str | bytes] = {
    "records/departments/pbr.yaml": f"{BASE['records/departments/pbr.yaml']}arkivsystem: SKOP\n"
}
PACKAGE = "arkivpakker/bre-minutes-2026-03-12-esm"
NO_PACKAGE = "Merk: Uten pakken blir ikke sjekksummen (sha256) ført inn. Oppgi pakken med --package.\n"
PAPER = {"sak": 1, "tittel": "Risikovurdering", "fra": "virksomhet", "mottatt": "2026-03-03"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with final minutes that have not been filed."""
    meeting = changed(MEETING_DATA, sakspapirer=[PAPER])
    records(tmp_path, meeting=meeting)
    write(tmp_path, IN_SKOP)
    (tmp_path / MINUTES_FILE).write_text(FINAL, encoding="utf-8")
    return tmp_path


def text(root: Path, file: str = MINUTES_FILE) -> str:
    return (root / file).read_text(encoding="utf-8")


def codes(terminal: Terminal) -> str:
    """What lint says of the group ARK, a line for each."""
    done = terminal.run("lint", "--as-of", "2026-06-01", "--format", "concise")
    return "\n".join(line.partition(": ")[2].partition(" ")[2] for line in done.out.splitlines() if " ARK" in line)


def answer(root: Path, content: bytes, name: str = "svar.xml") -> str:
    (root / name).write_bytes(content)
    return name


def test_a_document_is_filed_and_the_archive_answers(terminal: Terminal, repository: Path) -> None:
    assert "Referatet mangler system, saksnummer og journalpost" in codes(terminal)
    assert terminal.run("file", "--allow-errors", MINUTES).code == 0
    package = tree(repository / PACKAGE)
    receipt = answer(repository / "arkivpakker", receipts.registered())
    done = terminal.run("receipt", f"arkivpakker/{receipt}")
    assert done == Done(f"Førte inn 202600123-12 i {MINUTES_FILE}\n", "", 0)
    entered = text(repository)
    assert entered.startswith(FINAL + "arkiv:\n  system: SKOP\n")
    assert "\n  sha256: " in entered
    assert "Referatet mangler" not in codes(terminal)
    again = terminal.run("receipt", f"arkivpakker/{receipt}")
    assert again == Done(f"{MINUTES_FILE} har alt referansen 202600123-12.\n", "", 0)
    assert text(repository) == entered
    # The package is the same also where there is none to compare with, though the record now has a case number.
    assert terminal.run("file", "--allow-errors", MINUTES, "-o", "igjen").code == 0
    assert tree(repository / "igjen" / Path(PACKAGE).name) == package
    assert terminal.run("file", "--allow-errors", MINUTES).code == 0
    assert tree(repository / PACKAGE) == package


def test_the_archives_answer_is_no_change_of_a_final_document(terminal: Terminal, repository: Path) -> None:
    begin(repository)
    settings = BASE["styring.yaml"] + "git_kontroll_fra: 2026-01-01\n"
    save(repository, {"styring.yaml": settings}, at="2026-03-27T12:00")
    assert terminal.run("receipt", answer(repository, receipts.registered())).code == 0
    assert "REF10" not in terminal.run("lint", "--as-of", "2026-04-01", "--format", "concise").out


def test_an_archive_that_gives_ids_of_its_own_is_understood(terminal: Terminal, repository: Path) -> None:
    letter = f"{DOSSIER}2026/letters/2026-01-15-tb.yaml"
    content = receipts.registered(
        "bre/letters/2026-01-15-tb",
        mappeID=None, saksaar=2026, sakssekvensnummer=123, registreringsID="315890", journalpostnummer=7,
    )  # fmt: skip
    done = terminal.run("receipt", answer(repository, content))
    assert done == Done(f"Førte inn 202600123-7 i {letter}\n", NO_PACKAGE, 0)


def test_a_receipt_without_our_key_is_matched_by_the_id(terminal: Terminal, repository: Path) -> None:
    assert terminal.run("file", "--allow-errors", MINUTES).code == 0
    message = (repository / PACKAGE / "arkivmelding.xml").read_text(encoding="utf-8")
    entry_id = message.partition("<registrering")[2].partition("<systemID>")[2][:36]
    receipt = answer(repository, receipts.registered(None, systemID=entry_id.upper()))
    assert terminal.run("receipt", receipt).out == f"Førte inn 202600123-12 i {MINUTES_FILE}\n"


def test_a_receipt_without_key_or_id_is_matched_by_its_package(terminal: Terminal, repository: Path) -> None:
    receipt = answer(repository, receipts.registered(None))
    assert terminal.run("receipt", receipt) == Done(
        "",
        "Feil: svar.xml: Kvitteringen gjelder ingen post her.\n"
        "Er det riktig mappe med poster? Du kan oppgi pakken som ble sendt, med --package, eller føre inn referansen "
        "for hånd med --saksnummer og --journalpost.\n",
        1,
    )
    assert terminal.run("file", "--allow-errors", MINUTES, "--zip").code == 0
    done = terminal.run("receipt", receipt, "--package", f"{PACKAGE}.zip")
    assert done == Done(f"Førte inn 202600123-12 i {MINUTES_FILE}\n", "", 0)
    assert "\n  sha256: " in text(repository)


def test_the_package_has_to_be_the_records(terminal: Terminal, repository: Path) -> None:
    receipt = answer(repository, receipts.registered())
    assert terminal.run("file", "--allow-errors", "bre").code == 0
    other = "arkivpakker/bre-letters-2026-01-15-tb"
    assert terminal.run("receipt", receipt, "--package", other) == Done(
        "",
        "Feil: svar.xml: Pakken «bre-letters-2026-01-15-tb» er til en annen post.\n"
        f"Oppgi pakken til {MINUTES}, eller utelat --package.\n",
        1,
    )
    assert terminal.run("receipt", receipt, "--package", "records").err.startswith(
        f"Feil: svar.xml: Fant ikke pakken til {MINUTES} i «"
    )
    (repository / PACKAGE / "2026-03-12-esm-referat.pdf").write_bytes(b"%PDF-1.7")
    assert terminal.run("receipt", receipt, "--package", "arkivpakker").err.startswith(
        "Feil: svar.xml: Filen «2026-03-12-esm-referat.pdf» i «"
    )
    assert text(repository) == FINAL
    # What merely lies beside the receipt, and is another record's, is left alone.
    beside = answer(repository / other, receipts.registered())
    assert terminal.run("receipt", f"{other}/{beside}") == Done(
        f"Førte inn 202600123-12 i {MINUTES_FILE}\n", NO_PACKAGE, 0
    )


def test_a_correction_is_filed_again(terminal: Terminal, repository: Path) -> None:
    assert terminal.run("file", "--allow-errors", MINUTES).code == 0
    first = answer(repository / "arkivpakker", receipts.registered())
    assert terminal.run("receipt", f"arkivpakker/{first}").code == 0
    changed_text = text(repository).replace("Ni av tolv", "Åtte av tolv")
    corrected = changed_text + "rettelser: [{dato: 2026-04-10, hva: Åtte mål er nådd., begrunnelse: Skrivefeil.}]\n"
    (repository / MINUTES_FILE).write_text(corrected, encoding="utf-8")
    assert terminal.run("file", "--allow-errors", MINUTES).code == 0
    assert terminal.run("receipt", MINUTES, "--journalpost", "202600123-12", "--package", PACKAGE) == Done(
        "",
        f"Feil: Pakken «{Path(PACKAGE).name}» er versjon 1, og posten er versjon 2.\n"
        f"Oppgi pakken til {MINUTES}, eller utelat --package.\n",
        2,
    )
    second = answer(repository / "arkivpakker", receipts.registered(arkivertDato="2026-04-14"), "svar2.xml")
    assert terminal.run("receipt", f"arkivpakker/{second}").code == 0
    filed = text(repository)
    assert "\n  arkivert: 2026-04-14\n" in filed
    assert filed.partition("sha256: ")[2][:64] != corrected.partition("sha256: ")[2][:64]
    assert terminal.run("file", "--allow-errors", MINUTES, "-o", "igjen").code == 0
    name = f"{Path(PACKAGE).name}-v2"
    assert tree(repository / "igjen" / name) == tree(repository / "arkivpakker" / name)


def test_a_failure_is_told_and_changes_nothing(terminal: Terminal, repository: Path) -> None:
    whole = answer(repository, receipts.failure("ugyldigforespoersel"))
    part = answer(repository, receipts.partly_failed(), "del.xml")
    other = answer(repository, receipts.eformidling("ERROR", []), "svar.json")
    done = terminal.run("receipt", whole, part, other)
    assert done == Done(
        "3 kvitteringer lest, 3 med feil.\n",
        "Feil: svar.xml: Arkivet har ikke arkivert dokumentet: Ukjent arkivdel. (feil-id f-1)\n"
        "Posten er ikke endret.\n"
        "Feil: del.xml: Arkivet har ikke arkivert dokumentet: Ukjent journalposttype. (feil-id f-2)\n"
        "Posten er ikke endret.\n"
        "Feil: svar.json: Arkivet har ikke arkivert dokumentet, uten å si hvorfor.\n"
        "Posten er ikke endret.\n",
        1,
    )
    assert text(repository) == FINAL


def test_one_faulty_receipt_does_not_stop_the_others(terminal: Terminal, repository: Path) -> None:
    good = answer(repository, receipts.registered())
    done = terminal.run("receipt", "mangler.xml", "styring.yaml", good)
    remedy = "Oppgi filen med svaret fra arkivet. Føres referansen inn for hånd, trengs --journalpost."
    assert done.out == f"Førte inn 202600123-12 i {MINUTES_FILE}\n3 kvitteringer lest, 2 med feil.\n"
    assert done.err.startswith(f"Feil: mangler.xml: Filen finnes ikke.\n{remedy}\nFeil: styring.yaml: Filen er ikke ")
    assert (done.code, text(repository)) == (1, ENTERED)


def test_eformidling_has_no_numbers_so_they_are_asked_for(terminal: Terminal, repository: Path) -> None:
    assert terminal.run("file", "--allow-errors", MINUTES, "--profile", "eformidling").code == 0
    receipt = answer(repository / PACKAGE, receipts.eformidling("WARNING"), "svar.json")
    done = terminal.run("receipt", f"{PACKAGE}/{receipt}")
    assert (done.err, done.code) == ("", 0)
    assert " ".join(done.out.split()) == (
        f"{PACKAGE}/svar.json ({MINUTES}): Arkivet har tatt imot meldingen med en advarsel. Det svarer: Recno: 315890 "
        "Gjør dette 1. Svar gjennom eFormidling har ikke saksnummer og journalpost. Slå dem opp i arkivet, og skriv: "
        f"styring receipt {MINUTES} --saksnummer NR --journalpost NR"
    )
    assert text(repository) == FINAL


def test_by_hand(terminal: Terminal, repository: Path) -> None:
    numbers = ("--saksnummer", "202600123", "--journalpost", "202600123-12")
    dry = terminal.run("receipt", MINUTES, *numbers, "--date", "2026-03-30", "--dry-run")
    assert dry.out.endswith(f"+{ENTERED.splitlines()[-1]}\n")
    assert (dry.err, text(repository)) == (f"Ville ha ført inn 202600123-12 i {MINUTES_FILE}\n", FINAL)
    done = terminal.run("receipt", MINUTES_FILE, *numbers, "--date", "2026-03-30")
    assert done == Done(f"Førte inn 202600123-12 i {MINUTES_FILE}\n", "", 0)
    assert text(repository) == ENTERED
    assert terminal.run("receipt", MINUTES, *numbers).out == f"{MINUTES_FILE} har alt referansen 202600123-12.\n"
    # A record that has its case needs just the entry, and what was filed now was filed today.
    letter = "bre/letters/2026-01-15-tb"
    assert terminal.run("receipt", letter, "--journalpost", "202600123-1").code == 0
    assert f", arkivert: {date.today()}" in text(
        repository, f"records/agencies/{letter.replace('bre', 'bre/2026')}.yaml"
    )


def test_a_paper_from_the_agency(terminal: Terminal, repository: Path) -> None:
    assert "ARK02" in terminal.run("lint", "--format", "concise").out
    numbers = ("--saksnummer", "202600123", "--journalpost", "202600123-5")
    done = terminal.run("receipt", "bre/meetings/2026-03-12-esm", "--paper", "1", *numbers)
    assert done == Done(f"Førte inn 202600123-5 i {MEETING_FILE}\n", "", 0)
    assert "ARK02" not in terminal.run("lint", "--format", "concise").out
    assert "arkivert" not in text(repository, MEETING_FILE)


def test_another_entry_is_refused(terminal: Terminal, repository: Path) -> None:
    (repository / MINUTES_FILE).write_text(ENTERED, encoding="utf-8")
    receipt = answer(repository, receipts.registered(registreringsID="202600123-13"))
    message = (
        f"{MINUTES} har alt journalposten «202600123-12», og det er ikke «202600123-13».\n"
        f"Slå opp dokumentet i arkivet. Er det posten som tar feil, rett den i {MINUTES_FILE}, og prøv igjen.\n"
    )
    assert terminal.run("receipt", receipt) == Done("", f"Feil: svar.xml: {message}", 1)
    by_hand = terminal.run("receipt", MINUTES, "--journalpost", "202600123-13")
    assert by_hand == Done("", f"Feil: {message}", 2)
    assert text(repository) == ENTERED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            (MINUTES, "--saksnummer", "202600123"),
            "--saksnummer brukes bare sammen med --journalpost, når referansen føres inn for hånd.",
        ),
        ((MINUTES, MINUTES, "--journalpost", "1-1"), "Oppgi én post når referansen føres inn for hånd."),
        ((MINUTES, "--journalpost", "1-1", "--date", "2199-01-01"), "--date: Dagen har ikke vært ennå."),
        ((MINUTES, "--journalpost", " "), "--journalpost: Svaret er tomt."),
        (
            ("bre/minutes/2026-03-12-ems", "--journalpost", "1-1"),
            f"Fant ingen post «bre/minutes/2026-03-12-ems». Mente du «{MINUTES}»?",
        ),
    ],
)
def test_what_cannot_be_asked_for(
    terminal: Terminal, repository: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = terminal.run("receipt", *arguments)
    assert message in done.err
    assert (done.code, text(repository)) == (2, FINAL)


def test_a_case_number_that_nobody_knows(terminal: Terminal, repository: Path) -> None:
    assert terminal.run("receipt", MINUTES, "--journalpost", "202600123-12") == Done(
        "", f"Feil: {MINUTES} har ikke noe saksnummer.\nOppgi det med --saksnummer.\n", 2
    )
