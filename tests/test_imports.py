"""What a command imports: a library that it does not use is time that everybody waits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from styring.cli.app import app
from styring.cli.commands import COMMANDS, Program
from styring.cli.norwegian import first_line
from tests.repositories import repository

HELP = {"annotated_doc", "shellingham", "typer"}
"""typer, and what it imports itself."""
RECORDS = HELP | {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection", "yaml_rs"}
"""What it takes to read records: models and YAML."""
RULES = RECORDS | {"dateutil", "six"}
"""The holidays that deadlines are counted past."""
TEMPLATES = RULES | {"jinja2", "markdown_it", "markupsafe", "mdurl", "rich"}
WORD = TEMPLATES | {"babel", "cython_runtime", "docx", "docxcompose", "docxtpl", "lxml"}
PDF = TEMPLATES | {"PIL", "fontTools", "pypdf", "typst"}

OUR_HELP = {"__main__", "cli", "diagnostics", "messages", "project", "records", "writing"}
OUR_NAMES = OUR_HELP | {
    "citations", "dossier", "loading", "names", "record_files", "reporting", "source", "validation",
}  # fmt: skip
OUR_RULES = OUR_NAMES | {"rules", "workdays"}
OUR_LINT = OUR_RULES | {"history", "linting"}
OUR_STATUS = OUR_LINT | {"spreadsheets"}
OUR_TEMPLATES = OUR_LINT | {"filing", "rendering"}
OUR_QUICK = {
    "__main__", "cli", "diagnostics", "history", "linting", "messages", "project", "record_files", "reporting",
    "source", "writing",
}  # fmt: skip
"""What it takes to answer a lint from the cache: no model, no rule."""

CHECKOUT = Path(__file__).parents[1]
RECORD = "records/agencies/bre/2026/minutes/2026-03-12-esm.yaml"
AS_OF = ["--as-of", "2026-11-01"]
PROBE = """
import sys
sys.argv = ["styring", *{arguments!r}]
from styring.__main__ import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def modules(arguments: list[str], folder: Path, library: Path | None = None) -> set[str]:
    """The modules that the program has imported when a command ends well, in a process of its own.

    Args:
        arguments: the command.
        folder: where it is run.
        library: a folder of packages that are installed besides.
    """
    program = [sys.executable, "-c", PROBE.format(arguments=arguments)]
    found = {"PYTHONPATH": str(library)} if library else {}
    done = subprocess.run(
        program, cwd=folder, capture_output=True, encoding="utf-8", check=False, env={**os.environ, **found}
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def libraries(loaded: set[str]) -> set[str]:
    """The third-party packages among modules; what an empty process has imported, as an editable install, is not."""
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, encoding="utf-8", check=True
    )
    packages = {name.partition(".")[0] for name in loaded - set(bare.stdout.split())}
    others = packages - sys.stdlib_module_names - {"__main__", "styring"}
    return {name for name in others if not name.startswith("_")}


def ours(loaded: set[str]) -> set[str]:
    """The parts of styring among modules: packages and modules of the first level."""
    return {name.split(".")[1] for name in loaded if name.startswith("styring.")}


@pytest.mark.parametrize(
    ("arguments", "allowed", "allowed_of_ours"),
    [
        (["--version"], set(), {"__main__"}),
        (["--help"], HELP, OUR_HELP),
        (["lint", "--help"], RULES, OUR_LINT),
        (["lint", RECORD, *AS_OF, "--no-cache", "--select", "ESM"], RULES | {"rich"}, OUR_LINT),
        (["lint", RECORD, *AS_OF, "--no-cache"], (RULES - HELP) | {"rich"}, OUR_LINT),
        (["lint", RECORD, *AS_OF, "--no-cache", "--format", "json"], RULES - HELP, OUR_LINT),
        (["rules"], RULES | {"pygments", "rich"}, OUR_RULES),
        (["names", RECORD], RECORDS | {"rich"}, OUR_NAMES),
        (["names", RECORD, "--format", "json"], RECORDS, OUR_NAMES),
        (["status", *AS_OF], RULES | {"rich"}, OUR_STATUS),
        (["status", *AS_OF, "--format", "json"], RULES, OUR_STATUS),
        (["status", *AS_OF, "--format", "csv"], RULES, OUR_STATUS),
        (["status", *AS_OF, "--format", "ics"], RULES | {"icalendar"}, OUR_STATUS),
        (["render", RECORD, *AS_OF, "--to", "html"], TEMPLATES, OUR_TEMPLATES),
        (["render", RECORD, *AS_OF, "--to", "md"], TEMPLATES, OUR_TEMPLATES),
        (["render", RECORD, *AS_OF, "--to", "docx"], WORD, OUR_TEMPLATES | {"zipping"}),
        (["render", RECORD, *AS_OF, "--to", "pdf"], PDF, OUR_TEMPLATES),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_no_more_than_it_uses(
    arguments: list[str], allowed: set[str], allowed_of_ours: set[str], tmp_path: Path
) -> None:
    to_file = ["-o", str(tmp_path)] if arguments[0] == "render" else []
    loaded = modules([*arguments, *to_file], CHECKOUT)
    assert libraries(loaded) - allowed == set()
    assert ours(loaded) - allowed_of_ours == set()


def test_the_help_imports_no_command() -> None:
    loaded = modules(["--help"], CHECKOUT)
    assert [name for name, entry in COMMANDS.items() if f"styring.cli.{entry.module}" in loaded] == []


def test_a_plain_lint_imports_no_typer_and_one_from_the_cache_no_model_and_no_yaml(tmp_path: Path) -> None:
    repository(tmp_path, {})
    plain = ["lint", "--as-of", "2026-05-01", "--format", "concise"]
    cold, warm = modules(plain, tmp_path), modules(plain, tmp_path)
    assert libraries(cold) - (RULES - HELP) == set()
    assert ours(cold) - OUR_LINT == set()
    assert libraries(warm) == set()
    assert "dataclasses" not in warm  # with inspect, which it imports, a tenth of the time that such a lint takes
    assert ours(warm) - OUR_QUICK == set()


def test_no_plugin_of_pydantic_has_a_say_in_what_is_valid(tmp_path: Path) -> None:
    installed = tmp_path / "meddler-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: meddler\nVersion: 1.0\n", encoding="utf-8")
    (installed / "entry_points.txt").write_text("[pydantic]\nmeddler = meddler\n", encoding="utf-8")
    (tmp_path / "meddler.py").write_text("", encoding="utf-8")
    loaded = modules(["lint", RECORD, *AS_OF, "--no-cache", "--format", "json"], CHECKOUT, tmp_path)
    assert "pydantic" in loaded
    assert "meddler" not in loaded


def test_a_command_imports_no_other_command() -> None:
    loaded = modules(["lint", RECORD, *AS_OF, "--no-cache", "--select", "ESM"], CHECKOUT)
    assert [name for name, entry in COMMANDS.items() if f"styring.cli.{entry.module}" in loaded] == ["lint"]


def test_the_help_of_the_program_says_of_each_command_what_its_own_help_says_first() -> None:
    program = get_command(app)
    assert isinstance(program, Program)
    said = {name: (command.name, first_line(command.help)) for name, command in program.commands.items()}
    assert said == {name: (name, summary) for name, summary in program.summaries().items()}
