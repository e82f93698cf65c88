from __future__ import annotations

from pathlib import Path

import pytest

from styring import __version__
from styring.drafting.versioning import git_root, has_git
from tests.cli.making import Done, Terminal


def test_a_new_repository_and_what_comes_next(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("init", "ny", "--organisation", "Eksempelby kommune", "--no-git")
    assert (done.err, done.code) == ("", 0)
    assert done.out.startswith(f"Laget 25 filer i {tmp_path / 'ny'}\n")
    assert "Mappen ligger ikke i git." in done.out
    assert done.out.endswith(f"""\

Gjør dette
  1. Gå til mappen: cd ny
  2. Lag byrådsavdelingen: styring new-department KODE. Før den finnes, stopper kontrollen på GitHub
     og GitLab fordi den ikke har noe å kontrollere (kode 3).
  3. Lag virksomhetene: styring new-agency KODE
  4. Se etter at «pip install styring=={__version__}» virker der kontrollen skal kjøre. Ellers retter du
     linjen i .github/workflows/styring.yml, .gitlab-ci.yml og .pre-commit-config.yaml.
  5. Les LESMEG.md, som forklarer resten.
""")


def test_the_checks_can_get_styring_from_elsewhere(terminal: Terminal, tmp_path: Path) -> None:
    address = "git+https://git.eksempel.no/styring@v1"
    done = terminal.run("init", "--organisation", "Eksempelby", "--no-git", "--install-from", address)
    assert f"  3. Se etter at «pip install {address}» virker" in done.out
    assert "Gå til mappen" not in done.out
    for file in (".github/workflows/styring.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
        assert address in (tmp_path / file).read_text(encoding="utf-8")
    empty = terminal.run("init", "--organisation", "Eksempelby", "--install-from", " ", "--dry-run")
    assert empty.code == 2


def test_from_nothing_to_a_meeting_that_lints_clean(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal.run("init", "--organisasjon", "Eksempelby kommune", "--no-git").code == 0
    assert terminal.run("lint").code == 3
    assert terminal.run("new-department", "pbr", "--name", "Byrådsavdeling for byrom").code == 0
    assert terminal.run("new-agency", "bre", "--name", "Bymiljøetaten", "--form", "etat").code == 0
    assert terminal.run("new-meeting", "bre", "--type", "esm", "--when", "2099-06-11T09:00").code == 0
    assert terminal.run("lint") == Done(
        "Ikke kontrollert: REF10 og det KON03 og REF07 henter fra git. Mappen ligger ikke i git. Legg den i git, eller "
        "kjør uten --changed-since og uten git_kontroll_fra i styring.yaml.\n"
        "4 filer kontrollert: ingen funn. 0 tillatt i filene, 0 unntatt for virksomheten, 0 i grunnlinjen.\n",
        "",
        0,
    )


def test_a_second_time_nothing_is_touched(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("init", "--organisation", "Eksempelby", "--no-git")
    before = (tmp_path / "styring.yaml").read_bytes()
    done = terminal.run("init", "--organisation", "Annenby", "--no-git")
    assert done == Done(
        "",
        "Feil: Mappen er allerede satt opp for styringsdialogen.\nIngenting er endret. Velg en annen mappe.\n",
        2,
    )
    assert (tmp_path / "styring.yaml").read_bytes() == before


def test_files_that_are_there_are_kept_and_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.log\n", encoding="utf-8")
    done = terminal.run("init", "--organisation", "Eksempelby", "--no-git")
    assert "Fantes fra før og er ikke rørt\n  - .gitignore\n" in done.out
    assert "Legg linjene «navneliste.lokal.*» og «.styring/» til i .gitignore" in done.out
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.log\n"


def test_a_dry_run_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("init", "ny", "--organisation", "Eksempelby", "--dry-run")
    assert "  - styring.yaml\n" in done.out
    assert list(tmp_path.iterdir()) == []


def test_the_name_has_to_be_known(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.run("init", "ny")
    assert done.flat.startswith("Feil: Du må oppgi --organisation. Hva heter kommunen eller departementet?")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not has_git(), reason="needs git")
@pytest.mark.parametrize(("reply", "in_git"), [("", True), ("ja", True), ("n", False)])
def test_git_is_offered_at_a_terminal(terminal: Terminal, tmp_path: Path, reply: str, in_git: bool) -> None:
    done = terminal.run("init", "ny", answers=["Eksempelby", reply])
    assert done.code == 0
    assert "Skal mappen legges i git, så dere får historikk (ja eller nei) [ja]: " in done.err
    assert (git_root(tmp_path / "ny") is not None) is in_git
    assert ("Mappen ligger ikke i git" in done.out) is not in_git


@pytest.mark.skipif(not has_git(), reason="needs git")
def test_in_a_git_repository_nothing_is_asked(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("init", "ny", "--organisation", "Eksempelby", "--git").code == 0
    done = terminal.run("init", "ny/under", answers=["Eksempelby"])
    assert done.code == 2
    (tmp_path / "ny/styring.yaml").unlink()
    done = terminal.run("init", "ny/under", answers=["Eksempelby"])
    assert done.code == 0
    assert "git" not in done.err
    assert "Disse virker bare øverst i git-repoet" in done.out


def test_a_file_in_the_way(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ny").write_text("", encoding="utf-8")
    done = terminal.run("init", "ny", "--organisation", "Eksempelby", "--no-git")
    assert done.code == 2
    assert "kan ikke være en mappe: Det finnes en fil med det navnet." in done.flat
