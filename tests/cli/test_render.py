"""``styring render`` and ``styring fingerprint`` as a user meets them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
MINUTES = "bre/minutes/2026-03-12-esm"
FILE = "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the sample records, in a folder of its own."""
    shutil.copytree(CHECKOUT / "records", tmp_path / "records")
    shutil.copy(CHECKOUT / "styring.yaml", tmp_path)
    return tmp_path


def styring(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "styring", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"COLUMNS": "200", "PATH": ""},
    )


def render(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return styring(folder, "render", "--as-of", "2026-11-01", "-o", "ut", *arguments)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_public_record_becomes_a_public_document_in_every_format(repository: Path) -> None:
    done = render(repository, MINUTES, "--to", "html,pdf,docx,md")
    assert done.stdout == (
        "Virksomhet  Dokument                 Utgave     html  pdf  docx  md  utkast  \n"
        "bre         Referat og oppsummering  offentlig     1    1     1   1       –  \n"
        "4 filer i ut.\n"
    )
    assert (done.stderr, done.returncode) == ("", 0)
    made = sorted(path.name for path in (repository / "ut").rglob("*") if path.is_file())
    assert made == [f"2026-03-12-esm-referat.{ending}" for ending in ("docx", "html", "md", "pdf")]


def test_a_draft_becomes_an_internal_document_marked_as_a_draft(repository: Path) -> None:
    done = render(repository, "bre/minutes/2026-10-29-osm", "--to", "md")
    (file,) = (repository / "ut/bre/2026").iterdir()
    assert file.name == "2026-10-29-osm-referat-intern.md"
    assert "UTKAST" in file.read_text(encoding="utf-8")
    assert done.returncode == 0


def test_what_is_not_public_is_refused_as_public(repository: Path) -> None:
    done = render(repository, "bre/minutes/2026-10-29-osm", "--variant", "public")
    assert done.stderr == (
        "Feil: bre/minutes/2026-10-29-osm: Dokumentet er ikke offentlig: det er ikke endelig eller sendt.\n"
        "Lag det med --variant internal, eller vurder offentlighet i posten.\n"
    )
    assert done.returncode == 1
    assert not (repository / "ut").exists()


def test_a_final_record_with_errors_is_refused_unless_they_are_allowed(repository: Path) -> None:
    change(
        repository / FILE,
        "- {nr: 1, omtale: Tre av fire punkter fra forrige møte er lukket., ingen_oppfølging: true}",
        "",
    )
    refused = render(repository, MINUTES)
    assert refused.stderr == (
        f"Feil: {MINUTES}: Posten har 1 feil, og det lages ikke endelig dokument av den.\n"
        "Rett feilene som «styring lint» viser eller som står i grunnlinje.txt, eller bruk --allow-errors.\n"
    )
    assert refused.returncode == 1
    assert render(repository, MINUTES, "--allow-errors").returncode == 0
    assert styring(repository, "lint", "--write-baseline", "--as-of", "2026-11-01").returncode == 0
    assert render(repository, MINUTES).stderr == refused.stderr


def test_all_records_are_rendered_and_the_same_bytes_come_again(repository: Path) -> None:
    done = render(repository, "--all", "--to", "md,html")
    assert done.returncode == 0, done.stderr
    first = {path: path.read_bytes() for path in (repository / "ut").rglob("*.*")}
    assert len(first) > 200
    render(repository, "--all", "--to", "md,html")
    assert {path: path.read_bytes() for path in (repository / "ut").rglob("*.*")} == first


@pytest.mark.parametrize("name", [MINUTES, FILE, FILE.replace("/", "\\"), MINUTES.replace("/", "\\")])
def test_a_record_is_named_by_identity_or_by_file(repository: Path, name: str) -> None:
    assert len(styring(repository, "fingerprint", name).stdout.strip()) == 64


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Nevn postene"),
        (("--all", MINUTES), "Nevn postene"),
        (("bre/minutes/2026-03-12-es",), f"Mente du «{MINUTES}»?"),
        ((MINUTES, "--to", "odt"), "«odt» er ikke et format. Velg html, pdf, docx eller md."),
        (("bre/agency",), "Det lages ikke dokument av denne posten."),
    ],
)
def test_misuse_is_told_in_one_sentence(repository: Path, arguments: tuple[str, ...], message: str) -> None:
    done = render(repository, *arguments)
    assert message in " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert not (repository / "ut").exists()


def test_a_template_that_fails_names_its_line(repository: Path) -> None:
    (repository / "templates").mkdir()
    (repository / "templates" / "minutes.md").write_text(
        "# {{ dokument.title }}\n\n{{ finnes.ikke }}\n", encoding="utf-8"
    )
    done = render(repository, MINUTES, "--to", "md")
    assert "templates/minutes.md:" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
def test_a_fingerprint_tells_whether_document_and_records_agree(repository: Path, ending: str) -> None:
    render(repository, MINUTES, "--to", ending)
    document = f"ut/bre/2026/2026-03-12-esm-referat.{ending}"
    own = styring(repository, "fingerprint", MINUTES).stdout.strip()
    agrees = styring(repository, "fingerprint", MINUTES, document)
    assert (agrees.stdout, agrees.returncode) == (f"Dokumentet stemmer med postene: {own}\n", 0)

    change(repository / FILE, "status: åpen", "status: lukket")
    assert styring(repository, "fingerprint", MINUTES, document).returncode == 0, "a living field changes nothing"

    change(repository / FILE, "Ni av tolv", "Åtte av tolv")
    differs = styring(repository, "fingerprint", MINUTES, document)
    now = styring(repository, "fingerprint", MINUTES).stdout.strip()
    assert differs.stderr == (
        f"Feil: Dokumentet stemmer ikke med postene, som har fingeravtrykket {now}. Det har {own}.\n"
        "Postene er endret. Lag dokumentet på nytt med «styring render».\n"
    )
    assert differs.returncode == 1


def test_a_document_filed_before_the_archive_gave_the_case_its_number_still_agrees(repository: Path) -> None:
    change(repository / FILE, 'saksnummer: "202600123", ', "")
    render(repository, MINUTES, "--to", "pdf", "--allow-errors")
    own = styring(repository, "fingerprint", MINUTES).stdout.strip()
    change(repository / FILE, "arkiv: {system: SKOP, ", 'arkiv: {system: SKOP, saksnummer: "202600123", ')
    done = styring(repository, "fingerprint", MINUTES, "ut/bre/2026/2026-03-12-esm-referat.pdf")
    told = f"Dokumentet stemmer med postene slik de var før arkivet ga saken nummer: {own}\n"
    assert (done.stdout, done.returncode) == (told, 0)


def test_a_file_without_fingerprint_is_told_so(repository: Path) -> None:
    done = styring(repository, "fingerprint", MINUTES, "styring.yaml")
    assert "Det oppgir ikke noe fingeravtrykk." in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
def test_the_document_of_another_record_is_recognised(repository: Path, ending: str) -> None:
    render(repository, "bre/letters/2026-01-15-tb", "--to", ending)
    (document,) = (repository / "ut/bre/2026").iterdir()
    done = styring(repository, "fingerprint", MINUTES, str(document))
    assert "Det er laget av bre/letters/2026-01-15-tb." in done.stderr
    assert done.returncode == 1


def test_what_is_left_out_of_many_is_counted(repository: Path) -> None:
    done = render(repository, "eib", "--to", "md", "--variant", "public")
    assert done.stderr == (
        "Utelatt: 1 post. Samarbeidsplakaten har ingen offentlig utgave.\n"
        "Utelatt: 10 poster. Dokumentet er ikke offentlig: "
        "offentlighet.status er verken offentlig eller delvis_unntatt.\n"
        "Utelatt: 2 poster. Dokumentet er ikke offentlig: det hører til et fagmøte.\n"
        "Utelatt: 1 post. Dokumentet er ikke offentlig: det er ikke endelig eller sendt.\n"
    )
    assert done.returncode == 0


def test_an_agency_stands_for_all_its_documents(repository: Path) -> None:
    done = render(repository, "eib", "--to", "md")
    assert done.returncode == 0
    assert {path.name for path in (repository / "ut").iterdir()} == {"eib"}
    assert len(list((repository / "ut").rglob("*.md"))) > 20
