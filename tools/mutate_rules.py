"""Mutation testing of src/styring/rules: change the code in small ways, and see whether the tests notice.

The changes are those of cosmic-ray. Its own runner starts Python and pytest anew for every one of thousands of
mutants; here a process that has everything but the rules imported is forked for each, which takes a second instead of
four. What changes an annotation alone is left out, because nothing can notice it.

    python tools/mutate_rules.py [-j 2] [-o build/mutation.md] [esm osm …]

Needs a system that can fork, and cosmic-ray (`make mutation` installs it).
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib.abc
import importlib.util
import json
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import hypothesis  # noqa: F401 (imported once, before forking)
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

import styring.loading  # noqa: F401 (all that the rules stand on, and none of them)

ROOT = Path(__file__).parents[1]
RULES = ROOT / "src" / "styring" / "rules"
GROUPS = ("esm", "osm", "kon", "fag", "brv", "rap", "ref", "ark", "dia", "skj")
SLOW = "tests/rules/test_perfect_year.py"
SECONDS = 120
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


def survives(mutant: Mutant) -> bool:
    """Whether the tests of its group, or of all rules where several groups share the module, say nothing of it."""
    module = mutant.change.module
    return passes(mutant, ["-k", module] if module in GROUPS else ["--ignore", SLOW])


def passes(mutant: Mutant, selection: Sequence[str]) -> bool:
    """Run tests of the rules in a process of their own, in which the mutant stands in for its module."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, Replacement(mutant))
        quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore"]
        os._exit(pytest.main([*quiet, "tests/rules", *selection]))
    return os.waitpid(child, 0)[1] == 0


def work(share: Sequence[Change], results: Path) -> None:
    with results.open("w", encoding="utf-8") as out:
        for change in share:
            if mutant := mutant_of(change):
                out.write(json.dumps([change, mutant.text, survives(mutant)]) + "\n")
                out.flush()


def run(todo: Sequence[Change], jobs: int, folder: Path) -> Iterator[tuple[Mutant, bool]]:
    """Share the changes out to processes; yields each mutant with whether it survived."""
    workers = {}
    for number in range(jobs):
        results = folder / f"{number}.jsonl"
        child = os.fork()
        if child == 0:
            work(todo[number::jobs], results)
            os._exit(0)
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
    before, after = text_of(mutant.module).splitlines(), mutant.text.splitlines()
    return [
        line for line in difflib.unified_diff(before, after, n=0, lineterm="") if not line.startswith(("---", "+++"))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="names below src/styring/rules; all when none is named")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "build" / "mutation.md")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    sys.dont_write_bytecode = False  # pytest would rewrite every test module for every mutant
    modules = arguments.modules or sorted(file.stem for file in RULES.glob("*.py") if file.stem != "__init__")
    unchanged = Mutant(Change("catalogue", "nothing", 0), text_of("catalogue"))
    if not passes(unchanged, ["--ignore", SLOW]):
        sys.exit("The tests fail without any change.")
    with tempfile.TemporaryDirectory() as folder:
        results = list(run([each for module in modules for each in changes(module)], arguments.jobs, Path(folder)))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(report(results), encoding="utf-8")
    print(arguments.out.read_text(encoding="utf-8").split("\n\n")[0])


if __name__ == "__main__":
    main()
