"""Findings to write reports of: two plain ones, and any that hypothesis can think of."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from styring.diagnostics import Diagnostic, Position, Severity, YamlPath
from styring.linting.result import LintResult
from styring.rules import CATALOGUE

LATE = Diagnostic(
    code="ESM13",
    severity=Severity.WARNING,
    file="records/agencies/bre/2026/meetings/2026-03-12-esm.yaml",
    position=Position(31, 47, 10),
    path=("sakspapirer", 0, "mottatt"),
    message="Papiret «Årsrapport: 100 %» kom for sent, 1 arbeidsdag før møtet.",
    remedy="Avtal frist, eller flytt saken.",
    cites=("ES-8",),
    since=date(2026, 3, 5),
    due=date(2026, 3, 5),
    task="Send sakspapirer",
    owner="bre",
)
UNKNOWN = Diagnostic(
    code="SKJ04",
    severity=Severity.ERROR,
    file="records/departments/a,b:c.yaml",
    position=Position(2, 1, 5),
    path=("navnn",),
    message="Ukjent nøkkel «navnn».",
    remedy="Mente du «navn»?",
)

TEXTS = st.text(st.characters(exclude_categories=()), max_size=30) | st.sampled_from(
    ["", "100 %", "a:b,c::d", "%0A\r\nb", "]]><&\"'", "\x1b[2J\x00", "\udcff", "{0} [x](1)", "\u2028\u202e\x85"]
)
"""Any text: control characters, line breaks and lone surrogates among them, and what formats give a meaning to."""

FILES = TEXTS.map(lambda text: f"records/agencies/{text.replace('/', '')}/agency.yaml")
PATHS: st.SearchStrategy[YamlPath] = st.lists(TEXTS | st.integers(0, 99), max_size=3).map(tuple)
POSITIONS = st.builds(Position, st.integers(1, 9999), st.integers(1, 999), st.integers(1, 99))
DIAGNOSTICS = st.builds(
    Diagnostic,
    code=st.sampled_from(list(CATALOGUE)),
    severity=st.sampled_from(Severity),
    file=FILES,
    position=POSITIONS,
    path=PATHS,
    message=TEXTS.map(lambda text: f"Melding {text}."),
    remedy=TEXTS,
    cites=st.lists(st.sampled_from(["ES-2", "ES-8"]), max_size=2, unique=True).map(tuple),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
)
SEVERAL = st.lists(DIAGNOSTICS, max_size=2).map(tuple)
RESULTS = st.builds(
    LintResult,
    diagnostics=SEVERAL,
    waived=SEVERAL,
    exempted=SEVERAL,
    baselined=SEVERAL,
    unchecked=st.lists(TEXTS, max_size=2).map(tuple),
    files=st.integers(0, 99),
)
