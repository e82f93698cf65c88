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


class Mutant(NamedTuple):
    """A module with one small change."""

    module: str
    operator: str
    occurrence: int
    text: str


class Replacement(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant instead of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"styring.rules.{mutant.module}"
        self.text = mutant.text

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.text, self.name, "exec", dont_inherit=True), module.__dict__)  # noqa: S102


def mutants(module: str) -> Iterator[Mutant]:
    """All changes of a module that can make a difference, each once."""
    original = text_of(module)
    seen = {meaning(original)}
    for name in operator_names():
        operator = get_operator(name)
        if operator.arguments() or name.endswith(SAME):
            continue
        occurrence = 0
        while (text := mutate_code(original, operator(), occurrence)) is not None:
            told = meaning(text)
            if told is not None and told not in seen:
                seen.add(told)
                yield Mutant(module, name.removeprefix("core/"), occurrence, text)
            occurrence += 1


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
    return passes(mutant, ["-k", mutant.module] if mutant.module in GROUPS else ["--ignore", SLOW])


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


def work(share: Sequence[Mutant], results: Path) -> None:
    with results.open("w", encoding="utf-8") as out:
        for mutant in share:
            out.write(json.dumps([*mutant, survives(mutant)]) + "\n")
            out.flush()


def run(all_mutants: Sequence[Mutant], jobs: int, folder: Path) -> Iterator[tuple[Mutant, bool]]:
    """Share the mutants out to processes; yields each with whether it survived."""
    workers = {}
    for number in range(jobs):
        results = folder / f"{number}.jsonl"
        child = os.fork()
        if child == 0:
            work(all_mutants[number::jobs], results)
            os._exit(0)
        workers[child] = results
    for child, results in workers.items():
        os.waitpid(child, 0)
        for line in results.read_text(encoding="utf-8").splitlines():
            *mutant, survived = json.loads(line)
            yield Mutant(*mutant), survived


def report(results: Sequence[tuple[Mutant, bool]]) -> str:
    """Markdown: the score of each module, and what survived as differences."""
    made, alive = Counter(m.module for m, _ in results), Counter(m.module for m, survived in results if survived)
    lines = ["| module | mutants | killed | score |", "|---|---:|---:|---:|"]
    for module, number in sorted(made.items()):
        lines.append(f"| {module} | {number} | {number - alive[module]} | {100 * (1 - alive[module] / number):.1f} % |")
    all_made, all_alive = made.total(), alive.total()
    lines.append(f"| **all** | {all_made} | {all_made - all_alive} | {100 * (1 - all_alive / all_made):.1f} % |")
    for mutant, survived in results:
        if survived:
            lines += [
                "",
                f"{mutant.module} {mutant.operator} {mutant.occurrence}",
                "```diff",
                *difference(mutant),
                "```",
            ]
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
    unchanged = Mutant("catalogue", "nothing", 0, text_of("catalogue"))
    if not passes(unchanged, ["--ignore", SLOW]):
        sys.exit("The tests fail without any change.")
    with tempfile.TemporaryDirectory() as folder:
        results = list(run([m for module in modules for m in mutants(module)], arguments.jobs, Path(folder)))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(report(results), encoding="utf-8")
    print(arguments.out.read_text(encoding="utf-8").split("\n\n")[0])


if __name__ == "__main__":
    main()
