"""Mutation testing of src/styring/rules: change the code in small ways, and see whether the tests notice.

The changes are those of cosmic-ray. Its own runner starts Python and pytest anew for every one of thousands of mutants;
here pytest collects the tests once, and a process is forked for each mutant, in which the functions of the module get
their changed code; the cases of the rule that is changed come first. Modules that several groups share may have
constants that others have copied, and a rule without its decorator is no rule: what seems to survive of these is tried
once more in a process that imports the mutant from the beginning. What changes an annotation alone is left out.

    python tools/mutate_rules.py [-j 2] [-o build/mutation.md] [esm osm …]
    python tools/mutate_rules.py --again build/mutation.md    only what survived then

Needs a system that can fork, and cosmic-ray (`make mutation` installs it).
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib
import importlib.abc
import importlib.util
import inspect
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import FunctionType, ModuleType
from typing import NamedTuple

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

import styring

ROOT = Path(__file__).parents[1]
RULES = ROOT / "src" / "styring" / "rules"
GROUPS = ("esm", "osm", "kon", "fag", "brv", "rap", "ref", "ark", "dia", "skj")
SLOW = [f"tests/rules/test_{name}.py" for name in ("imperfect_year", "perfect_year", "year_in_git")]
SECONDS = 120
UNCHANGED = "none"
SAME = ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
"""Of members of an enumeration, None and short texts, what is equal is the same."""


class Change(NamedTuple):
    """What cosmic-ray does to a module: an operator at its so-manieth place."""

    module: str
    operator: str
    occurrence: int


class Mutant(NamedTuple):
    """A module with one small change."""

    change: Change
    text: str


class Replacement(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant instead of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"styring.rules.{mutant.change.module}"
        self.text = mutant.text

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.text, self.name, "exec", dont_inherit=True), module.__dict__)  # noqa: S102


def changes(module: str) -> Iterator[Change]:
    """All changes that cosmic-ray would make in a module."""
    tree = get_ast(text_of(module))
    for name in operator_names():
        operator = get_operator(name)
        if not operator.arguments() and not name.endswith(SAME):
            positions = (position for node in ast_nodes(tree) for position in operator().mutation_positions(node))
            for occurrence, _ in enumerate(positions):
                yield Change(module, name, occurrence)


def mutant_of(change: Change) -> Mutant | None:
    """The changed module; ``None`` if it means what it meant, or nothing (the star among parameters as a product)."""
    if change.operator == UNCHANGED:
        return None
    original = text_of(change.module)
    text = mutate_code(original, get_operator(change.operator)(), change.occurrence)
    told = meaning(text) if text else None
    return Mutant(change, text) if told and told != meaning(original) else None


def text_of(module: str) -> str:
    return (RULES / f"{module}.py").read_text(encoding="utf-8")


def meaning(text: str) -> str | None:
    """The code without its annotations; ``None`` if it is none (the star among parameters taken for a product)."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def selection(module: str) -> tuple[str, ...]:
    """Words of which a test's id has one if it is asked about a module; none asks all, as of what groups share."""
    return (module, "every_folder_belongs_to_a_rule") if module in GROUPS else ()


def is_asked(nodeid: str, module: str) -> bool:
    words = selection(module)
    return not words or any(word in nodeid.lower() for word in words)


class Trial:
    """A pytest plugin that runs the collected tests once for every change instead of once."""

    def __init__(self, todo: Sequence[Change], results: Path) -> None:
        self.todo = todo
        self.results = results

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        with self.results.open("w", encoding="utf-8") as out:
            for change in self.todo:
                if mutant := mutant_of(change):
                    is_plain = change.module in GROUPS and not change.operator.endswith("RemoveDecorator")
                    survived = self.passes_quickly(session, mutant) and (is_plain or passes(mutant))
                    out.write(json.dumps([change, mutant.text, survived]) + "\n")
                    out.flush()
        return True

    def passes_quickly(self, session: pytest.Session, mutant: Mutant) -> bool:
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            try:
                put_in_place(mutant)
                items = [item for item in session.items if is_asked(item.nodeid, mutant.change.module)]
                code = rule_around(mutant)
                items.sort(key=lambda item: (code not in item.nodeid, "test_bad_dossier" not in item.nodeid))
                for item, following in zip(items, [*items[1:], None], strict=True):
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    if session.testsfailed:
                        os._exit(1)
            except BaseException:  # noqa: BLE001 (the mutant cannot even be imported)
                os._exit(1)
            os._exit(0)
        return os.waitpid(child, 0)[1] == 0


def rule_around(mutant: Mutant) -> str:
    """The code of the rule in whose text the change is made, or of the one before; empty above the first."""
    before, after = text_of(mutant.change.module).splitlines(), mutant.text.splitlines()
    same = (number for number, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
    codes = re.findall(r'^@rule\(\s*"(\w+)"', "\n".join(before[: next(same, len(before))]), re.MULTILINE)
    return codes[-1] if codes else ""


def put_in_place(mutant: Mutant) -> None:
    """Give the functions of a module, and of the rules in it, their changed code."""
    module = importlib.import_module(f"styring.rules.{mutant.change.module}")
    before = dict(vars(module))
    exec(compile(mutant.text, module.__name__, "exec", dont_inherit=True), module.__dict__)  # noqa: S102
    for name, value in before.items():
        old, new = (inspect.unwrap(getattr(each, "check", each) or each) for each in (value, vars(module)[name]))
        is_own = isinstance(old, FunctionType) and isinstance(new, FunctionType) and old.__module__ == module.__name__
        if is_own and old.__code__.co_freevars == new.__code__.co_freevars:
            old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def passes(mutant: Mutant) -> bool:
    """Run the tests in a process of their own that imports the mutant instead of its module."""
    command = [sys.executable, __file__, "--try", json.dumps(mutant.change)]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def try_one(change: Change) -> int:
    """What pytest returns if the mutant stands in for its module."""
    signal.alarm(SECONDS)
    if mutant := mutant_of(change):
        sys.meta_path.insert(0, Replacement(mutant))
    return pytest.main([*PYTEST, "-k", " or ".join(selection(change.module))])


PYTEST = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore", "tests/rules"]
PYTEST += [f"--ignore={file}" for file in SLOW]


def run(todo: Sequence[Change], jobs: int, folder: Path) -> Iterator[tuple[Mutant, bool]]:
    """Share the changes out to processes; yields each mutant with whether it survived."""
    workers = {}
    for number in range(jobs):
        results = folder / f"{number}.jsonl"
        child = os.fork()
        if child == 0:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os._exit(pytest.main(PYTEST, plugins=[Trial(todo[number::jobs], results)]))
        workers[child] = results
    for child, results in workers.items():
        os.waitpid(child, 0)
        for line in results.read_text(encoding="utf-8").splitlines():
            change, text, survived = json.loads(line)
            yield Mutant(Change(*change), text), survived


def report(results: Sequence[tuple[Mutant, bool]]) -> str:
    """Markdown: the score of each module, and what survived as differences."""
    made = Counter(mutant.change.module for mutant, _ in results)
    alive = Counter(mutant.change.module for mutant, survived in results if survived)
    lines = ["| module | mutants | killed | score |", "|---|---:|---:|---:|"]
    for name, number, left in [*((m, made[m], alive[m]) for m in sorted(made)), ("all", made.total(), alive.total())]:
        lines.append(f"| {name} | {number} | {number - left} | {100 * (1 - left / number):.1f} % |")
    for mutant, survived in results:
        if survived:
            lines += ["", " ".join(map(str, mutant.change)), "```diff", *difference(mutant), "```"]
    return "\n".join(lines) + "\n"


def difference(mutant: Mutant) -> list[str]:
    before, after = text_of(mutant.change.module).splitlines(), mutant.text.splitlines()
    lines = difflib.unified_diff(before, after, n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="names below src/styring/rules; all when none is named")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "build" / "mutation.md")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth change of a module")
    parser.add_argument("--again", type=Path, metavar="REPORT", help="only the survivors of an earlier report")
    parser.add_argument("--try", dest="change", type=json.loads, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    os.chdir(ROOT)
    sys.dont_write_bytecode = False  # pytest would rewrite every test module for every mutant
    if arguments.change:
        sys.exit(try_one(Change(*arguments.change)))
    if not Path(styring.__file__).is_relative_to(ROOT):
        sys.exit(f"The styring that is imported is not the one beside this script: {styring.__file__}")
    modules = arguments.modules or sorted(file.stem for file in RULES.glob("*.py") if file.stem != "__init__")
    if not passes(Mutant(Change("catalogue", UNCHANGED, 0), "")):
        sys.exit("The tests fail without any change.")
    todo = [each for module in modules for each in list(changes(module))[:: arguments.every]]
    if arguments.again:
        survivors = set(arguments.again.read_text(encoding="utf-8").splitlines())
        todo = [each for each in todo if " ".join(map(str, each)) in survivors]
    with tempfile.TemporaryDirectory() as folder:
        results = list(run(todo, arguments.jobs, Path(folder)))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(report(results), encoding="utf-8")
    print(arguments.out.read_text(encoding="utf-8").split("\n\n")[0])


if __name__ == "__main__":
    main()
