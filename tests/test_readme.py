"""What README.md and the user guide say is what the program does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from styring import schemas, source
from styring.cli.app import app
from styring.records.base import Model
from styring.records.kinds import MODELS
from styring.records.settings import Settings
from tests.readme import README, ROOT, Session, Step, agree, blocks, refreshed, steps, written_anew

DOCS = ROOT / "docs"
GUIDE = DOCS / "brukerveiledning.md"
TEXTS = [README, *sorted(DOCS.glob("*.md"))]

_CODE_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def name(file: Path) -> str:
    return file.name


def program() -> TyperGroup:
    return typer.main.get_group(app)


def code(text: str) -> Iterator[str]:
    """Every line of code that a text shows, in fences and in spans."""
    outside = text
    for block in blocks(text):
        outside = outside.replace(block.content, "")
        yield from block.content.splitlines()
    yield from _CODE_SPAN.findall(outside)


def uses(text: str) -> Iterator[list[str]]:
    """The words after «styring» in every use of the program that a text shows."""
    for line in code(text):
        match = re.match(r"(?:[$>] |- run: |- )?styring (\S.*)", line.strip())
        if match:
            yield shlex.split(match[1], comments=True)


def test_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    session = Session(tmp_path)
    run = 0
    for block in blocks(read(README)):
        if block.language == "diff":
            session.apply(block.content)
        elif block.language == "console":
            for step in filter(lambda step: step.is_run, steps(block)):
                printed = session.run(step.command)
                assert agree(step.expected, printed), (
                    f"«{step.command}» prints something else than README.md shows. If it should, run "
                    f"«python -m tests.readme».\n" + "\n".join(printed)
                )
                run += 1
    assert run >= 10


def test_make_targets_of_the_readme_exist_and_are_run_by_ci() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    shown = [words[1] for words in map(shlex.split, not_run()) if words[0] == "make"]
    assert shown[:2] == ["demo", "test"]
    assert set(shown) <= targets
    steps_of_ci = read(ROOT / ".ci" / "run")
    assert "make demo" in steps_of_ci
    assert "make test" in steps_of_ci


def test_install_commands_of_the_readme_install_the_checkout() -> None:
    installs = [command for command in not_run() if "install" in command]
    assert installs == ["pipx install .", "uv tool install .", "pip install ."]


def not_run() -> list[str]:
    console = (block for block in blocks(read(README)) if block.language == "console")
    return [step.command for block in console for step in steps(block) if not step.is_run]


@pytest.mark.parametrize("file", TEXTS, ids=name)
def test_commands_and_options_that_a_text_names_exist(file: Path) -> None:
    known = program().commands
    for words in uses(read(file)):
        command, *rest = words
        if command.startswith("-"):
            continue
        assert command in known, f"{file.name}: styring {command}"
        named = known[command]
        if isinstance(named, TyperGroup):
            assert rest, f"{file.name}: styring {command}"
            assert rest[0] in named.commands, f"{file.name}: styring {command} {rest[0]}"
            named = named.commands[rest[0]]
        options = {option for parameter in named.params for option in parameter.opts} | {"--help"}
        given = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
        assert given <= options, f"{file.name}: styring {shlex.join(words)}"


def test_user_guide_names_every_command() -> None:
    named = {words[0] for words in uses(read(GUIDE))}
    assert set(program().commands) <= named


@pytest.mark.parametrize("file", TEXTS, ids=name)
def test_links_lead_somewhere(file: Path) -> None:
    for target in _LINK.findall(read(file)):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        linked = (file.parent / path).resolve() if path else file
        assert linked.exists(), f"{file.name}: {target}"
        if anchor:
            text = read(linked)
            anchors = {*map(_slug, _HEADING.findall(text)), *_ANCHOR.findall(text)}
            assert anchor in anchors, f"{file.name}: {target}"


def _slug(heading: str) -> str:
    """The anchor that GitHub and GitLab give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_examples_in_the_user_guide_are_readable_and_use_known_keys() -> None:
    models: list[type[Model]] = [*MODELS.values(), Settings]
    known = {key for model in models for key in _keys(model)}
    examples = [block.content for block in blocks(read(GUIDE)) if block.language == "yaml"]
    assert len(examples) > 10
    for example in examples:
        read_example = source.parse(example)
        assert read_example.problems == ()
        assert _keys_in(read_example.data) <= known, example


@pytest.mark.parametrize("file", sorted((DOCS / "eksempler").rglob("*.yaml")), ids=name)
def test_editors_find_the_schema_of_an_example(file: Path) -> None:
    first = read(file).partition("\n")[0]
    schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema.parent == ROOT / schemas.FOLDER
    assert schema.name in schemas.schemas()


def _keys(model: type[Model]) -> set[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}


def _keys_in(data: object) -> set[str]:
    match data:
        case dict():
            return {str(key) for key in data if not re.fullmatch(r"[A-Z]{3}\d\d", str(key))}.union(
                *map(_keys_in, data.values())
            )
        case list() | tuple():
            return set().union(*map(_keys_in, data))
        case _:
            return set()


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ([], [], True),
        (["a"], ["a"], True),
        (["a"], ["a", "b"], False),
        (["a", "…"], ["a"], True),
        (["a", "…", "d"], ["a", "b", "c", "d"], True),
        (["a", "…", "d"], ["a", "b", "c"], False),
        (["ab…"], ["abc"], True),
        (["ab…"], ["abc", "d"], False),
        (["a.c"], ["abc"], False),
        (["a …"], ["a …"], True),
    ],
)
def test_an_elision_stands_for_lines_or_for_the_rest_of_one(
    expected: list[str], printed: list[str], same: bool
) -> None:
    assert agree(tuple(expected), tuple(printed)) is same


@pytest.mark.parametrize(
    ("expected", "printed", "anew"),
    [
        (["a"], ["b", "c"], ["b", "c"]),
        (["a", "…", "d"], ["a", "b", "d"], ["a", "…", "d"]),
        (["a", "…", "d"], ["x", "b", "c", "y"], ["x", "…", "y"]),
        (["a", "…", "d"], ["x"], ["x"]),
        (["a", "…"], ["b", "c"], ["b", "…"]),
    ],
)
def test_writing_anew_keeps_the_elision(expected: list[str], printed: list[str], anew: list[str]) -> None:
    assert written_anew(tuple(expected), tuple(printed)) == tuple(anew)


def test_a_refreshed_text_has_new_output_and_is_otherwise_the_same(tmp_path: Path) -> None:
    text = "Før\n```console\n$ make demo\n…\n$ styring --version\nstyring 0\n```\nEtter\n```yaml\na: 1\n```\n"
    (step,) = [step for block in blocks(text)[:1] for step in steps(block) if step.is_run]
    assert step == Step("styring --version", ("styring 0",))
    session = Session(tmp_path)
    (version,) = session.run("styring --version")
    assert refreshed(text, session) == text.replace("styring 0", version)
