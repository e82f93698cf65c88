"""The built packages hold all that is needed, and nothing is needed from the checkout that they were built in."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import styring

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

CHECKOUT = Path(__file__).parents[2]
COMMANDS = [
    pytest.param(["--version"], f"styring {styring.__version__}\n", id="version"),
]
"""Arguments for the installed command, in this order in one empty folder, and all that it then prints."""


@dataclass(frozen=True, slots=True)
class BareEnvironment:
    """An environment that holds the wheel and can import its dependencies, and a folder to work in."""

    root: Path
    work: Path

    @property
    def scripts(self) -> Path:
        return self.root / ("Scripts" if os.name == "nt" else "bin")

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
        }
        return subprocess.run(
            [self.scripts / program, *arguments],
            cwd=self.work,
            env=environment | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source package, and the wheel built from what that package holds."""
    folder = tmp_path_factory.mktemp("packages")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT], check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    (wheel,) = packages.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> BareEnvironment:
    root = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root], check=True)
    environment = BareEnvironment(root, tmp_path_factory.mktemp("work"))
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--quiet", "--python", root]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", wheel], check=True)
    # The dependencies are borrowed, not installed again. A .pth file reached through another one is not followed,
    # so the editable install in the borrowed folder does not lead back to the checkout.
    site_packages = Path(
        environment.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    )
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {
            name for name in archive.namelist() if not name.startswith(f"styring-{styring.__version__}.dist-info/")
        }
    code = {f"styring/{name}" for name in files_below(CHECKOUT / "src/styring")}
    templates = {f"styring/_templates/{name}" for name in files_below(CHECKOUT / "templates")}
    pages = {f"styring/_docs/{name}.md" for name in ("begreper", "dekning", "regler")}
    assert templates
    assert names == code | templates | pages


def test_the_installed_package_is_the_one_in_the_wheel(bare: BareEnvironment) -> None:
    shown = bare.run("python", "-c", "import styring, sys; print(styring.__file__, *sys.path, sep='\\n')")
    package, *search_path = shown.stdout.splitlines()
    assert Path(package).is_relative_to(bare.root)
    assert str(CHECKOUT) not in search_path
    assert str(CHECKOUT / "src") not in search_path


@pytest.mark.parametrize(("arguments", "printed"), COMMANDS)
def test_the_installed_command_runs(bare: BareEnvironment, arguments: list[str], printed: str) -> None:
    done = bare.run("styring", *arguments)
    assert (done.stderr, done.stdout, done.returncode) == ("", printed, 0)


def test_the_installed_command_makes_a_repository_checks_it_and_renders(bare: BareEnvironment) -> None:
    """Templates, fonts, schemas and lists of names come from the wheel: the checkout is nowhere on the path."""
    commands = (
        ["init", ".", "--organisation", "Eksempelby kommune", "--no-git"],
        ["new-department", "pbr", "--name", "Byrådsavdeling for byrom", "--year", "2026"],
        ["new-agency", "bre", "--name", "Bymiljøetaten", "--form", "etat", "--department", "pbr"],
        ["new-meeting", "bre", "--type", "esm", "--when", "2026-06-11T09:00", "--as-of", "2026-01-20"],
        ["lint", "--as-of", "2026-01-20"],
        ["render", "--all", "--to", "html,pdf,docx,md", "-o", "ut", "--as-of", "2026-01-20"],
    )
    for arguments in commands:
        done = bare.run("styring", *arguments)
        assert (done.stderr, done.returncode) == ("", 0), arguments
    made = {file.suffix: file.read_bytes() for file in (bare.work / "ut" / "bre" / "2026").iterdir()}
    assert set(made) == {".docx", ".html", ".md", ".pdf"}
    assert made[".pdf"].startswith(b"%PDF-")
    assert "Bymiljøetaten".encode() in made[".html"]
