"""A small repository, and what may happen to it between two lints."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from styring.linting import baseline, checking, judging, quick
from styring.linting.cache import digests, store
from styring.linting.part import Part
from styring.linting.quick import HeadStart
from styring.linting.result import Effort, LintResult, Selection, Shard
from styring.linting.run import lint
from styring.project import ProjectError, open_project
from styring.writing import WriteError
from tests.histories import begin, git

SETTINGS = "organisasjon: Eksempelby kommune\nfra_år: 2024\n"
AGENCY = "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n"
MEETING = "type: fagmøte\nstatus: innkalt\ntidspunkt: 2026-03-12T09:00\nsaksliste: []\n"
MINUTES = "form: referat\nstatus: endelig\nsaker:\n  - {nr: 1, omtale: Vrangsund er enig med bre i sak 1.}\n"
LETTER = "type: tildelingsbrev\ndato: 2026-01-15\nstatus: utkast\nvedlegg:\n"
CALENDAR = "hendelser:\n  - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12}\n"
WAIVER = "# styring: tillat FAG01 – avtalt med etaten\n"
EXEMPTION = "unntak: [{regel: FAG01, begrunnelse: Avtalt, gyldig_til: 2026-12-31}]\n"

CODES = ("bre", "bfj", "eib")
AGENCIES = tuple(f"records/agencies/{code}/agency.yaml" for code in CODES)
RECORDS = tuple(
    f"records/agencies/{code}/2026/{name}.yaml"
    for code in CODES
    for name in ("meetings/2026-03-12-fag", "minutes/2026-03-12-esm", "letters/2026-01-15-tb")
)
REGISTRY = ("records/departments/pbr.yaml", "records/departments/mos.yaml", "records/calendars/2026/pbr.yaml")
NAME_LISTS = ("navneliste.txt", "navneliste.lokal.txt", "navneliste.lokal.csv")
ATTACHMENTS = ("vedlegg/plan.pdf", "vedlegg/krav.pdf")
KEPT = ("outside.json", "settings.json", "clock", *(f"agencies/{code}.json" for code in CODES))
FILES = ("styring.yaml", "grunnlinje.txt", *AGENCIES, *RECORDS, *REGISTRY, *NAME_LISTS, *ATTACHMENTS)
OUT_OF_PLACE = ("records/agencies/løs.yaml", "records/agencies/bre/2026/meetings/2026-03-12-fag.yml", "records/x.yaml")

START: dict[str, str] = {
    "styring.yaml": SETTINGS,
    "records/departments/pbr.yaml": "navn: Byrådsavdeling for plan, byrom og rekreasjon\n",
    "records/calendars/2026/pbr.yaml": CALENDAR,
    **dict.fromkeys(AGENCIES, AGENCY),
    **{name: MEETING if "meet" in name else MINUTES if "minu" in name else LETTER for name in RECORDS},
}
START |= {name: f"{LETTER}  - {{tittel: Plan, fil: vedlegg/plan.pdf}}\n" for name in RECORDS if "letters" in name}

TEXTS: tuple[str | bytes, ...] = (
    MEETING,
    MEETING.replace("[]", "[{nr: 1, tittel: Skred}]"),
    MEETING.replace("2026-03-12", "2026-03-11"),
    MEETING.replace("innkalt", "gjennomført"),
    MEETING.replace("saksliste", f"{WAIVER}saksliste"),
    MEETING + WAIVER,
    MEETING + "steed: Rådhuset\n",
    MINUTES,
    MINUTES.replace("endelig", "utkast"),
    MINUTES + "målform: nn\n",
    MINUTES.replace("\n", "\r\n"),
    f"{LETTER}  - {{tittel: Krav, fil: vedlegg/krav.pdf}}\n  - {{tittel: Plan, fil: vedlegg/plan.pdf}}\n",
    LETTER + "  - {tittel: Mappe, fil: vedlegg}\n",
    AGENCY,
    AGENCY.replace("pbr", "mos"),
    AGENCY.replace("etat\n", "bydel\n"),
    AGENCY + EXEMPTION,
    AGENCY + "til: 2025-12-31\n",
    CALENDAR,
    CALENDAR.replace("bre", "eib"),
    "navn: Byrådsavdeling for miljø\n",
    "navn: [\n",
    "navn: å\n".encode("cp1252"),
    "navn: å\n".encode("utf-16"),
    b"",
    b"\x00\xff" * 40,
    b"navn: " + b"x" * 1024 * 1024,
)
SETTINGS_TEXTS = (
    SETTINGS,
    SETTINGS.replace("2024", "2027"),
    SETTINGS + "regler: {FAG01: av, FAG04: merknad, SKJ04: advarsel}\n",
    SETTINGS + "regler: {FAG99: av}\n",
    SETTINGS + "terskler: {maks_ord_sak: 3}\n",
    SETTINGS + "navnelister: [navneliste.txt]\n",
    SETTINGS + "dokument: {logo: vedlegg/plan.pdf, skriftmappe: vedlegg}\n",
    SETTINGS + "regler_adresse: https://eksempel.invalid/regler\n",
    SETTINGS + "git_kontroll_fra: 2026-01-01\n",
    SETTINGS + "git_kontroll_fra: 2026-04-01\n",
    SETTINGS + "profil: stat\n",
    "organisasjon: [\n",
)
BASELINES = (
    f"# Grunnlinjen for «styring lint»\n{RECORDS[0]} FAG01 saksliste\n",
    f"{RECORDS[0]} FAG01 saksliste\n{RECORDS[3]} FAG01 saksliste\nrecords/agencies/borte/agency.yaml SKJ04 navn\n",
    f"{RECORDS[1]} REF10 målform\nhva som helst\n<<<<<<< HEAD\n",
)
NAMES = ("Åse Vrangsund\n", "Pål Moe\n", "fornavn;antall\nVrangsund;3\n", "Åse;;;\n\x00")
DAYS = (date(2026, 1, 1), date(2026, 3, 20), date(2026, 5, 1), date(2027, 6, 1))

Edit = tuple[Callable[..., None], tuple[Any, ...]]


@dataclass
class World:
    """A repository that lints are compared in, and the version of the program that makes them."""

    root: Path
    version: str = "1"

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Let the version be seen in every finding, and let time pass twenty times as fast."""
        judge, program = judging.judge, digests.program()

        def judged(*arguments: Any) -> Part:
            found = judge(*arguments)
            return found._replace(standing=tuple(d._replace(owner=self.version) for d in found.standing))

        patch.setattr(checking, "judge", judged)
        patch.setattr(digests, "program", lambda: program + self.version)
        patch.setattr(store, "_FRESH_NS", 100_000_000)

    def start(self) -> None:
        for name, text in START.items():
            put(self, name, text)

    def do(self, edit: Edit) -> None:
        """Make an edit; one that cannot be made, as where a folder is in the way, changes nothing."""
        function, arguments = edit
        with contextlib.suppress(OSError, WriteError):
            function(self, *arguments)


def put(world: World, name: str, text: str | bytes) -> None:
    file = world.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))


def add_line(world: World, name: str, line: str) -> None:
    file = world.root / name
    file.write_bytes(file.read_bytes() + line.encode())


def remove(world: World, name: str) -> None:
    path = world.root / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def rename(world: World, name: str, other: str) -> None:
    (world.root / other).parent.mkdir(parents=True, exist_ok=True)
    (world.root / name).rename(world.root / other)


def copy_dossier(world: World, code: str, other: str) -> None:
    agencies = world.root / "records/agencies"
    shutil.copytree(agencies / code, agencies / other, dirs_exist_ok=True)


def make_folder(world: World, name: str) -> None:
    (world.root / name).mkdir(parents=True)


def link(world: World, name: str, other: str) -> None:
    (world.root / name).unlink(missing_ok=True)
    (world.root / name).symlink_to(world.root / other)


def change_within_the_size(world: World, name: str, is_put_back: bool) -> None:
    """Change letters and digits and nothing that the size shows, nor, if so, the time."""
    file = world.root / name
    status, content = file.stat(), file.read_bytes()
    file.write_bytes(content.translate(bytes.maketrans(b"12mn", b"21nm")))
    if is_put_back:
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def touch(world: World, name: str, seconds: int) -> None:
    now = time.time_ns() + seconds * 1_000_000_000
    os.utime(world.root / name, ns=(now, now))


def upgrade(world: World, version: str) -> None:
    world.version = version


def write_baseline(world: World) -> None:
    with contextlib.suppress(ProjectError):
        found = lint(open_project(world.root), DAYS[2], effort=Effort(uses_cache=False))
        baseline.write(world.root, (*found.diagnostics, *found.baselined))


def wait(world: World) -> None:
    time.sleep(0.15)


def commit(world: World, day: int, *options: str) -> None:
    """Save all that has changed, or put it into the last commit (``--amend``)."""
    if not (world.root / ".git").is_dir():
        begin(world.root)
    with contextlib.suppress(AssertionError):  # there is nothing to amend, or HEAD names nothing
        git(world.root, "add", "--all", "--force", "records", "styring.yaml")
        git(
            world.root, "commit", "--quiet", "--allow-empty", "--message", "Lagret", *options, at=f"2026-04-{day}T12:00"
        )


def move_head(world: World, *command: str) -> None:
    with contextlib.suppress(AssertionError):
        git(world.root, *command)


def make_shallow(world: World) -> None:
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=world.root, capture_output=True, check=False)
    put(world, ".git/shallow", done.stdout)


def _kept(world: World, name: str) -> Path:
    return world.root / store.FOLDER / name


def tear(world: World, name: str, at: float) -> None:
    content = _kept(world, name).read_bytes()
    _kept(world, name).write_bytes(content[: int(len(content) * at)])


def flip(world: World, name: str, at: float, bit: int) -> None:
    content = bytearray(_kept(world, name).read_bytes())
    for place in content[:1] and [int(len(content) * at)]:
        content[place] ^= 1 << bit
    _kept(world, name).write_bytes(content)


def swap(world: World, name: str, other: str) -> None:
    one, two = _kept(world, name).read_bytes(), _kept(world, other).read_bytes()
    _kept(world, name).write_bytes(two)
    _kept(world, other).write_bytes(one)


def keep_aside(world: World) -> None:
    """Save the cache, as CI does, in place of an earlier one."""
    shutil.rmtree(world.root / ".aside", ignore_errors=True)
    shutil.copytree(world.root / store.FOLDER, world.root / ".aside")


def bring_back(world: World) -> None:
    shutil.copytree(world.root / ".aside", world.root / store.FOLDER, dirs_exist_ok=True)


def change_cache(world: World, change: Callable[[Path], None], name: str) -> None:
    change(_kept(world, name))


def _edit(function: Callable[..., None], *arguments: SearchStrategy[Any]) -> SearchStrategy[Edit]:
    return st.tuples(st.just(function), st.tuples(*arguments))


def one_of(*values: Any) -> SearchStrategy[Any]:
    return st.sampled_from(values)


_FILE, _CODE, _KEPT = one_of(*FILES), one_of(*CODES), one_of(*KEPT)
_SHARE = st.floats(0, 1, exclude_max=True)

edits: SearchStrategy[Edit] = st.one_of(
    _edit(put, one_of(*RECORDS, *AGENCIES), one_of(*TEXTS)),
    _edit(put, one_of(*REGISTRY, *OUT_OF_PLACE), one_of(*TEXTS)),
    _edit(put, st.just("styring.yaml"), one_of(*SETTINGS_TEXTS)),
    _edit(put, one_of(*NAME_LISTS), one_of(*NAMES)),
    _edit(put, one_of(*ATTACHMENTS), one_of("PDF")),
    _edit(put, st.just("grunnlinje.txt"), one_of(*BASELINES)),
    _edit(add_line, one_of(*AGENCIES, *RECORDS), one_of("målform: nn\n", WAIVER, "\n", EXEMPTION)),
    _edit(remove, _FILE),
    _edit(remove, one_of("records/agencies/eib", "records/departments", "records/calendars", "vedlegg", ".git")),
    _edit(rename, _FILE, _FILE),
    _edit(rename, one_of("records/agencies/bfj", "vedlegg"), one_of("records/agencies/ny", "borte")),
    _edit(copy_dossier, _CODE, one_of(*CODES, "ny")),
    _edit(make_folder, one_of(*RECORDS, *ATTACHMENTS, *NAME_LISTS, "records/agencies/tom")),
    _edit(link, one_of(*RECORDS, *NAME_LISTS, *ATTACHMENTS), _FILE),
    _edit(change_within_the_size, _FILE, st.booleans()),
    _edit(touch, _FILE, one_of(-100_000, 0, 100_000)),
    _edit(upgrade, one_of("1", "2")),
    _edit(write_baseline),
    _edit(wait),
)
"""What people and programs do to a repository."""

saves: SearchStrategy[Edit] = st.one_of(
    _edit(put, st.just("styring.yaml"), one_of(*SETTINGS_TEXTS[-4:-2])),
    _edit(commit, st.integers(10, 28)),
    _edit(commit, st.integers(10, 28), one_of("--amend")),
    _edit(move_head, one_of("symbolic-ref"), one_of("HEAD"), one_of("refs/heads/annen", "refs/heads/main")),
    _edit(move_head, one_of("reset"), one_of("--soft"), one_of("HEAD~1", "ORIG_HEAD")),
    _edit(make_shallow),
    _edit(remove, one_of(".git/shallow", ".git/HEAD")),
)
"""What changes the history of git."""

damage: SearchStrategy[Edit] = st.one_of(
    _edit(tear, _KEPT, _SHARE),
    _edit(flip, _KEPT, _SHARE, st.integers(0, 7)),
    _edit(swap, _KEPT, _KEPT),
    _edit(keep_aside),
    _edit(bring_back),
    _edit(remove, one_of(store.FOLDER, ".styring", *(f"{store.FOLDER}/{name}" for name in KEPT))),
    _edit(
        put, one_of(*(f"{store.FOLDER}/{name}" for name in KEPT), ".styring"), one_of("", "[]", b"\xff", "null\nnull")
    ),
    _edit(make_folder, one_of(*(f"{store.FOLDER}/{name}" for name in KEPT))),
)
"""What may happen to the kept answers."""

selections: SearchStrategy[tuple[Any, ...]] = st.tuples(
    one_of((), (), ("FAG",), ("REF10", "SKJ")),
    one_of((), (), ("SKJ",), ("REF", "KON")),
    one_of(
        None, None, ("records/agencies/bre",), (RECORDS[3], "records/departments"), ("records/agencies/bfj/2026",), ()
    ),
    one_of(None, None, Shard(1, 2), Shard(2, 2), Shard(3, 4)),
)
"""What a lint may be asked about, the paths relative to the repository."""


def selection(root: Path, asked: tuple[Any, ...]) -> Selection:
    select, ignore, names, shard = asked
    return Selection(select, ignore, None if names is None else tuple(root / name for name in names), shard)


def answers(
    root: Path, day: date, wanted: Selection | None = None, *, looks_ahead: bool = True
) -> list[LintResult | str]:
    """What lint says by all ways there are, the one that keeps and uses nothing first.

    ``looks_ahead`` is whether the one that uses the cache is given what was looked up before.
    """
    wanted = wanted or Selection()
    before = quick_answer(root, day, wanted)
    begun = HeadStart(quick.look_up(root, wanted) if looks_ahead else None)
    found: list[LintResult | str] = [_answer(root, day, wanted, uses_cache, begun) for uses_cache in (False, True)]
    afterwards = quick_answer(root, day, wanted)
    return [*found, *(answer for answer in (before, afterwards) if answer)]


def quick_answer(root: Path, day: date, wanted: Selection) -> LintResult | None:
    """What the cache answers by itself."""
    kept = quick.look_up(root, wanted)
    return quick.answer(kept, day, wanted) if kept else None


def _answer(root: Path, day: date, wanted: Selection, uses_cache: bool, begun: HeadStart) -> LintResult | str:
    try:
        return lint(open_project(root), day, wanted, Effort(uses_cache=uses_cache, processes=1), begun)
    except ProjectError as error:
        return f"{error.message} {error.diagnostics}"


def assert_alike(root: Path, day: date, wanted: Selection | None = None, *, looks_ahead: bool = True) -> None:
    """Every lint says the same."""
    truth, *others = answers(root, day, wanted, looks_ahead=looks_ahead)
    for other in others:
        assert other == truth
