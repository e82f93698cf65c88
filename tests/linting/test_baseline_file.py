"""How ``grunnlinje.txt`` is spelled, read and written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from styring.linting.baseline_file import BASELINE_FILE, Entry, Place, parse, parse_line, prune, read, spell, write
from styring.writing import AlreadyExists, WriteError

MEETING = "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml"
HEAD = "# Grunnlinjen for «styring lint»\n"

texts = st.one_of(
    st.sampled_from(["saksliste", "møte", "to ord", "a.b", "#", "a[0]", '"', "\\", "\n", "", "-", "0", "\u2028", "🚲"]),
    st.text(max_size=12),
).map(lambda text: unicodedata.normalize("NFC", text))  # fmt: skip
codes = st.from_regex(r"[A-Z]{3}[0-9]{2}", fullmatch=True)
paths = st.lists(st.one_of(texts, st.integers(0, 10**9 - 1)), max_size=5).map(tuple)
places = st.builds(Place, st.one_of(st.just(MEETING), texts), codes, paths)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place(MEETING, "ESM02", ("formål",)), f"{MEETING} ESM02 formål"),
        (Place(MEETING, "ESM13", ("sakspapirer", 0, "mottatt")), f"{MEETING} ESM13 sakspapirer[0].mottatt"),
        (Place(MEETING, "ESM14", ()), f"{MEETING} ESM14 ."),
        (Place(MEETING, "SKJ04", ("saksliste", 0, "to ord", "x")), f'{MEETING} SKJ04 saksliste[0]["to ord"].x'),
        (Place(MEETING, "SKJ04", ("a.b", 0, 'si "ja"')), f'{MEETING} SKJ04 ["a.b"][0]["si \\"ja\\""]'),
        (Place(MEETING, "SKJ04", ("a\nb", "\u202eb")), f'{MEETING} SKJ04 ["a\\nb"]["\\u202eb"]'),
        (Place(MEETING, "SKJ04", ("0", 0, "-")), f'{MEETING} SKJ04 0[0]["-"]'),
        (Place("records/ESM mars.yaml", "SKJ09", ()), '"records/ESM mars.yaml" SKJ09 .'),
        (Place("# a", "SKJ09", ()), '"# a" SKJ09 .'),
    ],
)
def test_a_line_names_file_rule_and_path(place: Place, line: str) -> None:
    assert spell(place) == line
    assert parse_line(line) == place


@given(place=places)
@example(place=Place("<<<<<<< HEAD", "ESM01", ()))
def test_every_place_is_read_back_from_its_line(place: Place) -> None:
    line = spell(place)
    assert line.isprintable() or "\x7f" in line
    assert parse(line).entries == (Entry(place, 1),)


@given(one=places, other=places)
def test_two_places_never_share_a_line(one: Place, other: Place) -> None:
    assert (spell(one) == spell(other)) == (one == other)


@given(lines=st.lists(st.one_of(st.text(max_size=60), places.map(spell), st.just("<<<<<<< HEAD"))))
def test_nothing_in_the_file_makes_the_reader_fail(lines: list[str]) -> None:
    baseline = parse("\n".join(lines))
    for entry in baseline.entries:
        assert parse_line(spell(entry.place)) == entry.place
    for problem in baseline.problems:
        assert problem.position
        assert baseline.lines[problem.position.line - 1].strip()


@pytest.mark.parametrize(
    "line",
    [
        "oi", f"{MEETING} ESM02", f"{MEETING} ESM02 ", f"{MEETING}  ESM02 formål", f"{MEETING} esm02 formål",
        f"{MEETING} ESM02 a b", f"{MEETING} ESM02 a..b", f"{MEETING} ESM02 a[x]", f"{MEETING} ESM02 a[0",
        f"{MEETING} ESM02 a.", f"{MEETING} ESM02 [-1]", f"{MEETING} ESM02 [{'9' * 5000}]",
        f'{MEETING} ESM02 ["a]', f'{MEETING} ESM02 ["\\q"]',
        f'"{MEETING} ESM02 formål', f"{MEETING} ESM02 formål # grunn",
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_told(line: str) -> None:
    (problem,) = parse(f"# merknad\n\n{line}\n").problems
    assert (problem.code, problem.finding.message) == (
        "SKJ15",
        "Linjen er ikke en fil, en regelkode og et sted i filen.",
    )
    assert problem.position
    assert (problem.position.line, problem.position.column, problem.position.length) == (3, 1, len(line))


def test_both_sides_of_a_conflict_count_and_it_is_told_once() -> None:
    baseline = parse(f"<<<<<<< HEAD\n{MEETING} ESM02 a\n||||||| 1f\n=======\n{MEETING} ESM02 b\n>>>>>>> gren\n")
    assert [entry.place.path for entry in baseline.entries] == [("a",), ("b",)]
    (problem,) = baseline.problems
    assert (problem.finding.message, problem.finding.remedy) == (
        "Grunnlinjen har merker etter en konflikt i git.",
        "Behold linjene fra begge sider, slett dem som begynner med «<<<<<<<», «=======» og «>>>>>>>», "
        "og kjør «styring lint --prune-baseline».",
    )


@pytest.mark.parametrize("text", ["\ufeff{}\r\n", "{}", "  {}  \n", "{}\r\n# slutt\r\n"])
def test_how_an_editor_saved_the_file_means_nothing(text: str) -> None:
    baseline = parse(text.format(f"{MEETING} ESM02 formål"))
    assert [entry.place for entry in baseline.entries] == [Place(MEETING, "ESM02", ("formål",))]
    assert baseline.problems == ()


def test_without_a_file_the_baseline_is_empty(tmp_path: Path) -> None:
    baseline = read(tmp_path)
    assert (baseline.entries, baseline.problems) == ((), ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Her ligger det en mappe, ikke en fil."),
        ("formål".encode("utf-16"), "Filen er lagret som UTF-16, ikke UTF-8."),
        ("formål".encode("latin-1"), "Filen er lagret som Windows-1252 eller Latin-1, ikke UTF-8 (tegnet her er «å»)."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_never_replaced(
    content: bytes | None, message: str, tmp_path: Path
) -> None:
    file = tmp_path / BASELINE_FILE
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    (problem,) = read(tmp_path).problems
    assert (problem.code, problem.finding.message) == ("SKJ01", message)
    for change in (lambda: write(tmp_path, []), lambda: prune(tmp_path, [])):
        with pytest.raises(WriteError) as refused:
            change()
        assert refused.value.message == f"«grunnlinje.txt» kan ikke brukes: {message}"
    assert content is None or file.read_bytes() == content


def test_a_baseline_may_be_larger_than_a_record(tmp_path: Path) -> None:
    write(tmp_path, [Place(f"records/{number}.yaml", "ESM02", ("formål",)) for number in range(60_000)])
    assert (tmp_path / BASELINE_FILE).stat().st_size > 1024 * 1024
    assert len(read(tmp_path).entries) == 60_000


def test_what_is_written_is_sorted_and_says_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, [Place("b.yaml", "ESM02", ()), Place("a.yaml", "ESM03", ()), Place("a.yaml", "ESM02", ("x",))])
    content = (tmp_path / BASELINE_FILE).read_bytes()
    assert b"\r" not in content
    header, _, lines = content.decode("utf-8").rpartition("\n\n")
    assert header.startswith(HEAD)
    assert all(line.startswith("#") for line in header.splitlines())
    assert "styring lint --prune-baseline" in header
    assert lines == "a.yaml ESM02 x\na.yaml ESM03 .\nb.yaml ESM02 .\n"


def test_an_earlier_baseline_is_replaced_also_with_a_conflict_in_it(tmp_path: Path) -> None:
    file = tmp_path / BASELINE_FILE
    file.write_text(f"{HEAD}<<<<<<< HEAD\noi\n", encoding="utf-8")
    write(tmp_path, [Place("a.yaml", "ESM02", ())])
    baseline = read(tmp_path)
    assert (len(baseline.entries), baseline.problems) == (1, ())


@pytest.mark.parametrize("text", ["Notater om grunnlinjen\n", f"{MEETING} ESM02 formål\n", "\n"])
def test_a_file_that_somebody_else_wrote_is_never_replaced(text: str, tmp_path: Path) -> None:
    file = tmp_path / BASELINE_FILE
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WriteError) as refused:
        write(tmp_path, [])
    assert (refused.value.message, refused.value.remedy) == (
        "«grunnlinje.txt» finnes, men er ikke en grunnlinje: Den begynner ikke med «# Grunnlinjen for «styring lint»».",
        "Flytt filen, eller gi den et annet navn, og prøv igjen.",
    )
    assert file.read_text(encoding="utf-8") == text


def test_an_empty_file_is_filled_and_a_name_in_other_letters_is_taken(tmp_path: Path) -> None:
    (tmp_path / BASELINE_FILE).write_text("", encoding="utf-8")
    write(tmp_path, [])
    assert (tmp_path / BASELINE_FILE).read_text(encoding="utf-8").startswith(HEAD)
    other = tmp_path / "annet"
    other.mkdir()
    (other / "Grunnlinje.txt").write_text("oi", encoding="utf-8")
    with pytest.raises((AlreadyExists, WriteError)):
        write(other, [])
    assert (other / "Grunnlinje.txt").read_text(encoding="utf-8") == "oi"


def test_pruning_takes_the_stale_lines_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / BASELINE_FILE
    before = (
        b"\xef\xbb\xbf# Grunnlinje\r\n\r\nb.yaml ESM02 .\r\n# fordi\r\n  a.yaml ESM02 .\r\noi\r\nb.yaml ESM02 .\r\n"
    )
    file.write_bytes(before)
    entries = read(tmp_path).entries
    assert prune(tmp_path, entries[1:]) == 2
    assert file.read_bytes() == b"\xef\xbb\xbf# Grunnlinje\r\n\r\nb.yaml ESM02 .\r\n# fordi\r\noi\r\n"
    assert prune(tmp_path, entries[1:]) == 0


def test_pruning_leaves_a_file_alone_that_has_been_changed_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / BASELINE_FILE
    file.write_text("a.yaml ESM02 .\nb.yaml ESM02 .\n", encoding="utf-8")
    stale = read(tmp_path).entries[:1]
    file.write_text("c.yaml ESM02 .\n", encoding="utf-8")
    assert prune(tmp_path, stale) == 0
    assert file.read_text(encoding="utf-8") == "c.yaml ESM02 .\n"


def test_pruning_without_a_baseline_makes_none(tmp_path: Path) -> None:
    assert prune(tmp_path, []) == 0
    assert list(tmp_path.iterdir()) == []
