"""The questions in docs/analyse.md, asked by DuckDB of an export and answered once more from the records themselves."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

import duckdb
import pytest

from styring.exporting.run import Format
from styring.records.letter import Letter
from styring.records.vocabulary import Attendance, FollowUpStatus, LetterKind, MinutesStatus, Role
from tests.exporting.making import ROOT, dossiers, exported
from tests.readme import blocks
from tests.reference.markdown import tables

PAGE = (ROOT / "docs/analyse.md").read_text(encoding="utf-8")
PREPARATION = PAGE.split("\n### ")[0]
QUESTIONS = dict(
    section.split("\n", 1) for section in re.split(r"\n## ", PAGE.split("## Spør med DuckDB")[1])[0].split("\n### ")[1:]
)
DOSSIERS = tuple(dossiers(ROOT))
DUE = date(2026, 11, 1)
POLITICAL = {Role.BYRAD, Role.BYRADSSEKRETAER}

Answer = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def tables_in_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("analyse")
    exported(ROOT, folder / "eksport", Format.PARQUET)
    with duckdb.connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        exported(ROOT, folder / "eksport-csv", Format.CSV)
        for block in blocks(PREPARATION):
            if block.language == "sql":
                connection.execute(block.content)
        yield connection


def requirements() -> Answer:
    letters: defaultdict[int, list[Letter]] = defaultdict(list)
    for dossier in DOSSIERS:
        for letter in dossier.letters.values():
            if letter.kind is LetterKind.TILDELINGSBREV and letter.is_sent:
                letters[letter.year].append(letter)
    means = {
        year: {kind: number / len(of_year) for kind, number in kinds_in(of_year).items()}
        for year, of_year in letters.items()
    }
    assert set(means[2025]) == set(means[2026])
    return [
        (kind, round(first, 1), round(means[2026][kind], 1), round(100 * (means[2026][kind] - first) / first, 1))
        for kind, first in sorted(means[2025].items())
    ]


def kinds_in(letters: list[Letter]) -> Counter[str]:
    kinds: Counter[str] = Counter()
    for letter in letters:
        kinds["mål"] += len(letter.goals)
        kinds.update(str(each.kind) for each in letter.requirements if not each.attachment)
    return kinds


def days_to_final_minutes() -> Answer:
    answer: Answer = []
    for dossier in DOSSIERS:
        days = []
        for minutes in dossier.minutes.values():
            held = dossier.meetings[minutes.id].date
            if minutes.status is MinutesStatus.ENDELIG and minutes.final_date and held:
                days.append((minutes.final_date - held).days)
        answer.append((dossier.code, len(days), float(median(days)), max(days)))
    return answer


def closed_in_time() -> Answer:
    answer: Answer = []
    for dossier in DOSSIERS:
        due = [
            each
            for each in dossier.follow_ups.values()
            if each.deadline and each.deadline < DUE and each.status is not FollowUpStatus.UTGATT
        ]
        in_time = sum(1 for each in due if each.closed and each.deadline and each.closed <= each.deadline)
        answer.append((dossier.code, len(due), in_time, round(100 * in_time / len(due), 1)))
    return answer


def put_in_writing() -> Answer:
    answer: Answer = []
    for year in (2025, 2026):
        signals = [each for dossier in DOSSIERS for each in dossier.signals.values() if each.year == year]
        written = [(each.put_in_writing.date - each.date).days for each in signals if each.put_in_writing]
        anchored = sum(1 for each in signals if each.anchored_in)
        answer.append((year, len(signals), len(written), anchored, float(median(written))))
    return answer


def with_political_leadership() -> Answer:
    held: Counter[tuple[int, str]] = Counter()
    political: Counter[tuple[int, str]] = Counter()
    for meeting in (each for dossier in DOSSIERS for each in dossier.meetings.values() if each.is_held):
        present = {each.role for each in meeting.participants if each.attendance is not Attendance.FORFALL}
        present |= {meeting.chair.role} if meeting.chair else set()
        held[meeting.year, meeting.kind] += 1
        political[meeting.year, meeting.kind] += bool(present & POLITICAL)
    return [(*key, number, political[key]) for key, number in sorted(held.items())]


ANSWERS = {
    "ST-1": requirements,
    "Hvor lang tid": days_to_final_minutes,
    "lukket innen fristen": closed_in_time,
    "KA-6": put_in_writing,
    "KA-2": with_political_leadership,
}


def norwegian(value: object) -> str:
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def markdown(connection: duckdb.DuckDBPyConnection, question: str) -> str:
    """The answer as the page is to show it."""
    asked = connection.execute(question)
    lines = [[each[0] for each in asked.description or ()]]
    lines += [["---"] * len(lines[0])]
    lines += [[norwegian(value) for value in row] for row in asked.fetchall()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def test_there_are_five_questions() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize("part", ANSWERS)
def test_an_answer_is_what_the_records_say(tables_in_duckdb: duckdb.DuckDBPyConnection, part: str) -> None:
    (section,) = (text for title, text in QUESTIONS.items() if part in title)
    (question,) = (block.content for block in blocks(section) if block.language == "sql")
    assert tables_in_duckdb.execute(question).fetchall() == ANSWERS[part]()
    (shown,) = tables(section)
    (expected,) = tables(markdown(tables_in_duckdb, question))
    assert shown == expected


def test_repositories_side_by_side_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for repo in ("pbr", "hso"):
        exported(ROOT, tmp_path / "felles" / f"repo={repo}", Format.PARQUET)
    section = PAGE.split("## Mange repoer")[1]
    (question,) = (block.content for block in blocks(section) if block.language == "sql")
    with duckdb.connect() as connection:
        answer = connection.execute(question).fetchall()
    counted: Counter[tuple[int, str]] = Counter()
    for letter in (each for dossier in DOSSIERS for each in dossier.letters.values()):
        counted.update((letter.year, kind) for kind in kinds_in([letter]).elements())
    expected = [(*key, number) for key, number in sorted(counted.items())]
    assert answer == [(repo, *row) for repo in ("hso", "pbr") for row in expected]


def test_a_column_that_older_files_lack_is_empty_in_them(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        for year, columns in ((2025, "'k1' AS id"), (2026, "'k2' AS id, 'm1' AS maal")):
            folder = tmp_path / f"krav/aar={year}"
            folder.mkdir(parents=True)
            connection.execute(f"COPY (SELECT {columns}) TO '{folder.as_posix()}/data0.parquet' (FORMAT parquet)")
        question = "SELECT id, maal FROM read_parquet($files, union_by_name = true) ORDER BY id"
        read = connection.execute(question, {"files": f"{tmp_path.as_posix()}/krav/**/*.parquet"})
        assert read.fetchall() == [("k1", None), ("k2", "m1")]
