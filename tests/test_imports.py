"""What a command imports: a library that it does not use is time that everybody waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from styring.cli.app import app
from styring.cli.commands import COMMANDS, Program
from styring.cli.norwegian import first_line

HELP = {"annotated_doc", "shellingham", "typer"}
"""typer, and what it imports itself."""
RECORDS = HELP | {
    "annotated_types", "dateutil", "pydantic", "pydantic_core", "six", "typing_extensions", "typing_inspection",
    "yaml_rs",
}  # fmt: skip
"""What it takes to read records: models, YAML, and the holidays that deadlines are counted past."""
SHOWN = RECORDS | {"rich"}
TEMPLATES = SHOWN | {"jinja2", "markdown_it", "markupsafe", "mdurl"}

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


def modules(arguments: list[str], folder: Path) -> set[str]:
    """The modules that the program has imported when a command ends well, in a process of its own."""
    program = [sys.executable, "-c", PROBE.format(arguments=arguments)]
    done = subprocess.run(program, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def libraries(loaded: set[str]) -> set[str]:
    """The third-party packages among modules; what an empty process has imported, as an editable install, is not."""
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, encoding="utf-8", check=True
    )
    packages = {name.partition(".")[0] for name in loaded - set(bare.stdout.split())}
    ours = {"__main__", "styring"}
    return {name for name in packages - sys.stdlib_module_names - ours if not name.startswith("_")}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], set()),
        (["--help"], HELP),
        (["lint", RECORD, *AS_OF], SHOWN),
        (["lint", RECORD, *AS_OF, "--format", "json"], SHOWN),
        (["names", RECORD], SHOWN),
        (["status", *AS_OF], SHOWN),
        (["status", *AS_OF, "--format", "csv"], RECORDS),
        (["render", RECORD, *AS_OF, "--to", "html"], TEMPLATES),
        (["render", RECORD, *AS_OF, "--to", "md"], TEMPLATES),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_no_more_than_it_uses(arguments: list[str], allowed: set[str], tmp_path: Path) -> None:
    to_file = ["-o", str(tmp_path)] if arguments[0] == "render" else []
    loaded = modules([*arguments, *to_file], CHECKOUT)
    assert libraries(loaded) - allowed == set()


def test_the_version_is_answered_without_the_command_line() -> None:
    ours = {name for name in modules(["--version"], CHECKOUT) if name.startswith("styring")}
    assert ours == {"styring", "styring.__main__"}


def test_the_help_imports_no_command() -> None:
    loaded = modules(["--help"], CHECKOUT)
    assert [name for name, entry in COMMANDS.items() if f"styring.cli.{entry.module}" in loaded] == []


def test_a_command_imports_no_other_command() -> None:
    loaded = modules(["lint", RECORD, *AS_OF], CHECKOUT)
    assert [name for name, entry in COMMANDS.items() if f"styring.cli.{entry.module}" in loaded] == ["lint"]


def test_the_help_of_the_program_says_of_each_command_what_its_own_help_says_first() -> None:
    program = get_command(app)
    assert isinstance(program, Program)
    said = {name: (command.name, first_line(command.help)) for name, command in program.commands.items()}
    assert said == {name: (name, summary) for name, summary in program.summaries().items()}
