"""What the baseline lets through, and what it objects to."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styring.diagnostics import Diagnostic, Position, Severity, YamlPath
from styring.linting import baseline, baseline_file
from styring.linting.baseline import compare
from styring.linting.baseline_file import BASELINE_FILE, Entry, Place
from styring.linting.result import LintResult, Selection
from styring.reporting import Format, render
from tests.repositories import DOSSIER, repository, result, write

LATE = date(2026, 12, 31)
FAG = "2026/meetings/2026-02-10-fag.yaml"
MEETING = "type: fagmøte\nstatus: innkalt\ntidspunkt: 2026-02-10T09:00\nsaksliste: []\n"
OTHER = "2026/meetings/2026-04-14-fag.yaml"
OTHER_MEETING = "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-04-14T09:00\nsaksliste: [{nr: 1, tittel: Skred}]\n"


def diagnostic(path: YamlPath, file: str = "a.yaml", code: str = "REF01", line: int = 1) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, file, Position(line, 1), path, f"linje {line}", "Rett.")


def entries(*paths: YamlPath, file: str = "a.yaml", code: str = "REF01") -> tuple[Entry, ...]:
    return tuple(Entry(Place(file, code, path), line) for line, path in enumerate(paths, start=1))


# --- pairing


def test_as_many_findings_are_let_through_as_there_are_lines() -> None:
    names = tuple(diagnostic(("saker", 0, "omtale"), line=line) for line in (3, 4, 4))
    compared = compare(entries(("saker", 0, "omtale"), ("saker", 0, "omtale")), names)
    assert (compared.baselined, compared.new, compared.unmatched) == (names[:2], names[2:], ())


def test_the_very_same_place_comes_before_another_item_of_the_list() -> None:
    new, old = diagnostic(("saker", 0, "omtale"), line=3), diagnostic(("saker", 1, "omtale"), line=8)
    compared = compare(entries(("saker", 1, "omtale")), (new, old))
    assert (compared.new, compared.baselined) == ((new,), (old,))


def test_an_item_put_in_front_makes_no_old_finding_new() -> None:
    old = (diagnostic(("saker", 1, "omtale")), diagnostic(("saker", 2, "omtale")))
    compared = compare(entries(("saker", 0, "omtale"), ("saker", 1, "omtale")), old)
    assert (compared.new, compared.baselined, compared.unmatched) == ((), old, ())


@pytest.mark.parametrize(
    "other",
    [
        diagnostic(("saker", 0, "tittel")), diagnostic(("saker", "0", "omtale")), diagnostic(("saker", 0)),
        diagnostic(("saker", 0, "omtale"), file="b.yaml"), diagnostic(("saker", 0, "omtale"), code="REF02"),
    ],
)  # fmt: skip
def test_another_key_file_or_rule_is_another_finding(other: Diagnostic) -> None:
    known = entries(("saker", 0, "omtale"))
    assert compare(known, (other,)) == baseline.Comparison((other,), (), known)


def test_a_finding_that_is_to_come_keeps_its_line() -> None:
    known = entries(("tidspunkt",), ("tidspunkt",))
    compared = compare(known, (), (diagnostic(("tidspunkt",)),))
    assert (compared.new, compared.baselined, compared.unmatched) == ((), (), known[1:])


def test_letters_in_two_parts_in_a_file_name_are_the_same_letters() -> None:
    old = diagnostic((), file="records/a\u030a.yaml")
    assert compare(entries((), file="records/å.yaml"), (old,)).baselined == (old,)


@pytest.mark.parametrize(
    ("file", "code"), [("a.yaml", "SKJ11"), ("a.yaml", "SKJ12"), ("styring.yaml", "SKJ07"), (BASELINE_FILE, "SKJ15")]
)
def test_waivers_settings_and_the_baseline_itself_are_put_right_not_let_through(
    file: str, code: str, tmp_path: Path
) -> None:
    wrong = diagnostic((), file, code)
    known = entries((), file=file, code=code)
    assert compare(known, (wrong,)) == baseline.Comparison((wrong,), (), known)
    assert baseline.write(tmp_path, (wrong,)) == 0


some_paths = st.lists(st.one_of(st.sampled_from(["saker", "omtale"]), st.integers(0, 2)), max_size=3).map(tuple)
some_places = st.lists(
    st.builds(Place, st.sampled_from(["a.yaml", "b.yaml"]), st.just("REF01"), some_paths), max_size=9
)


def without_numbers(places: list[Place]) -> Counter[tuple[str, YamlPath]]:
    return Counter((place.file, tuple("[]" if isinstance(s, int) else s for s in place.path)) for place in places)


@given(lines=some_places, found=some_places)
def test_the_baseline_is_a_ratchet(lines: list[Place], found: list[Place]) -> None:
    """Whatever moves within a list, just what exceeds the number of lines is new, and just what falls short stale."""
    known = [Entry(place, number) for number, place in enumerate(lines, start=1)]
    due = [diagnostic(place.path, place.file, line=number) for number, place in enumerate(found, start=1)]
    compared = compare(known, due)
    new = [Place(d.file, d.code, d.path) for d in compared.new]
    assert without_numbers(new) == without_numbers(found) - without_numbers(lines)
    assert without_numbers([e.place for e in compared.unmatched]) == without_numbers(lines) - without_numbers(found)
    assert sorted((*compared.new, *compared.baselined), key=lambda d: d.position) == due
    kept = [entry for entry in known if entry not in compared.unmatched]
    assert compare(kept, due) == baseline.Comparison(compared.new, compared.baselined, ())


# --- in a lint


def told(found: LintResult) -> list[str]:
    return render(found, Format.CONCISE).replace(DOSSIER, "").splitlines()


def baselined(root: Path, as_of: date = LATE) -> LintResult:
    """Write a baseline of what stands, and lint again."""
    found = result(root, as_of)
    assert baseline.write(root, (*found.diagnostics, *found.baselined))
    return result(root, as_of)


def lines_of(root: Path) -> list[str]:
    text = (root / BASELINE_FILE).read_text(encoding="utf-8").replace(DOSSIER, "")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_what_is_written_is_let_through_and_nothing_else_changes(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING, OTHER: OTHER_MEETING, "2026/minutes/x.yaml": "a: [b\n"})
    before = result(root, LATE)
    after = baselined(root)
    assert (after.diagnostics, after.stale, after.unchecked) == ((), (), ())
    assert Counter(after.baselined) == Counter(before.diagnostics)
    assert (after.upcoming, after.waived, after.exempted, after.files) == (
        before.upcoming,
        before.waived,
        before.exempted,
        before.files,
    )
    once = (root / BASELINE_FILE).read_bytes()
    baselined(root)
    assert (root / BASELINE_FILE).read_bytes() == once


def test_only_what_is_due_stands_in_the_baseline(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING, OTHER: OTHER_MEETING})
    baselined(root, date(2026, 4, 15))
    assert [line for line in lines_of(root) if " FAG" in line] == [
        f"{FAG} FAG01 saksliste",
        f"{FAG} FAG02 tidspunkt",
        f"{FAG} FAG04 formålskode",
        f"{FAG} FAG04 nivå",
        f"{OTHER} FAG04 formålskode",
        f"{OTHER} FAG04 nivå",
    ]
    later = result(root, LATE, Selection(select=("FAG",)))
    assert told(later) == [
        f"{OTHER}:3:12: FAG02 advarsel: Fagmøtet 14. april 2026 har ikke oppsummering (frist: 21. april 2026)."
    ]


def test_what_is_waived_or_exempted_does_not_stand_in_the_baseline(tmp_path: Path) -> None:
    agency = (
        "navn: Rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\nunntak:\n"
        "  - {regel: FAG04, begrunnelse: Nivået er avtalt for hele året., godkjent_av_rolle: Kommunaldirektør,\n"
        "     gyldig_fra: 2026-01-01, gyldig_til: 2026-12-31}\n"
    )
    waived = MEETING.replace("[]", "[]  # styring: tillat FAG01 – åpen drøfting")
    root = repository(tmp_path, {"agency.yaml": agency, FAG: waived})
    found = baselined(root, date(2026, 2, 10))
    assert not [line for line in lines_of(root) if " FAG" in line]
    assert {d.code for d in found.waived} == {"FAG01"}
    assert {d.code for d in found.exempted} == {"FAG04"}


def test_a_finding_that_comes_is_told_and_a_line_whose_finding_is_gone_too(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING})
    baselined(root)
    write(root, {FAG: MEETING.replace("[]", "[{nr: 1, tittel: Skred}]") + "steed: Rådhuset\n"})
    found = result(root, LATE, Selection(select=("FAG01", "SKJ")))
    assert told(found) == [f"{FAG}:5:1: SKJ04 feil: Ukjent nøkkel «steed»."]
    assert found.unchecked == (
        f"Utdaterte linjer i grunnlinje.txt: {DOSSIER}{FAG} har feil i formen, så reglene har ikke sett alt.",
    )
    write(root, {FAG: MEETING.replace("[]", "[{nr: 1, tittel: Skred}]")})
    found = result(root, LATE, Selection(select=("FAG01", "SKJ")))
    number = (root / BASELINE_FILE).read_text(encoding="utf-8").splitlines().index(
        f"{DOSSIER}{FAG} FAG01 saksliste"
    ) + 1
    assert told(found) == [
        f"grunnlinje.txt:{number}:1: SKJ14 advarsel: Linjen slipper ikke gjennom noe funn av FAG01 i {FAG}."
    ]
    (stale,) = found.diagnostics
    assert stale.remedy == "Kjør «styring lint --prune-baseline», som sletter linjene som ikke trengs."


def test_a_form_error_in_the_baseline_does_not_hide_stale_lines(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING, OTHER: "a: [b\n"})
    baselined(root)
    write(root, {FAG: MEETING.replace("[]", "[{nr: 1, tittel: Skred}]")})
    assert [d.code for d in result(root, LATE).diagnostics] == ["SKJ14"]


def test_lines_outside_of_what_is_asked_for_are_left_alone(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING})
    stale = [
        f"{DOSSIER}{FAG} FAG03 .",
        f"{DOSSIER}{OTHER} FAG01 saksliste",
        "records/departments/x.yaml SKJ04 a",
    ]
    (root / BASELINE_FILE).write_text("".join(f"{line}\n" for line in stale), encoding="utf-8")

    def stale_in(selection: Selection) -> list[int]:
        found = result(root, LATE, selection)
        assert {d.position.line for d in found.diagnostics if d.code == "SKJ14"} <= {e.line for e in found.stale}
        return [entry.line for entry in found.stale]

    assert stale_in(Selection()) == [1, 2, 3]
    assert stale_in(Selection(paths=(root / DOSSIER / FAG,))) == [1]
    assert stale_in(Selection(paths=(root / DOSSIER,))) == [1, 2]
    assert stale_in(Selection(select=("FAG01", "SKJ14"))) == [2]
    assert stale_in(Selection(ignore=("FAG",))) == [3]


def test_seen_from_an_earlier_day_nothing_is_stale(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING, OTHER: OTHER_MEETING})
    baselined(root)
    for day in (date(2026, 1, 1), date(2026, 4, 14), date(2026, 4, 20), LATE):
        assert result(root, day, Selection(select=("FAG", "SKJ"))).diagnostics == ()


def test_the_levels_of_the_settings_count(tmp_path: Path) -> None:
    settings_text = "organisasjon: Eksempelby\nregler: {{SKJ14: {}, SKJ15: merknad}}\n"
    root = repository(tmp_path, {"styring.yaml": settings_text.format("av")})
    (root / BASELINE_FILE).write_text("oi\nrecords/x.yaml ESM01 .\n", encoding="utf-8")
    asked = Selection(select=("SKJ",))
    assert [(d.code, d.severity) for d in result(root, LATE, asked).diagnostics] == [("SKJ15", Severity.NOTE)]
    write(root, {"styring.yaml": settings_text.format("feil")})
    assert [(d.code, d.severity) for d in result(root, LATE).diagnostics if d.file == BASELINE_FILE] == [
        ("SKJ15", Severity.NOTE),
        ("SKJ14", Severity.ERROR),
    ]


def test_a_baseline_that_cannot_be_read_lets_nothing_through_and_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING})
    before = result(root, LATE)
    (root / BASELINE_FILE).write_bytes("grunnlinjen på".encode("utf-16"))
    found = result(root, LATE)
    assert found.diagnostics[:-1] == before.diagnostics
    assert told(found)[-1] == "grunnlinje.txt:1:1: SKJ01 feil: Filen er lagret som UTF-16, ikke UTF-8."


def test_pruning_takes_what_is_stale_and_then_there_is_nothing_left_to_take(tmp_path: Path) -> None:
    root = repository(tmp_path, {FAG: MEETING, OTHER: OTHER_MEETING})
    baselined(root)
    write(root, {FAG: MEETING.replace("[]", "[{nr: 1, tittel: Skred}]")})
    found = result(root, LATE)
    assert baseline_file.prune(root, found.stale) == 1
    after = result(root, LATE)
    assert (after.diagnostics, after.stale, after.baselined) == ((), (), found.baselined)
    assert baseline_file.prune(root, after.stale) == 0


_LINES = OTHER_MEETING.splitlines(keepends=True)


@settings(max_examples=25)
@given(
    order=st.permutations(_LINES),
    between=st.lists(st.sampled_from(["", "\n", "# merknad\n", "sted: Rådhuset\n"]), min_size=5, max_size=5).filter(
        lambda lines: lines.count("sted: Rådhuset\n") < 2
    ),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_moved_lines_and_other_line_ends_change_nothing(order: list[str], between: list[str], line_end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = repository(Path(folder).resolve(), {OTHER: OTHER_MEETING})
        old = baselined(root).baselined
        text = "".join(line for pair in zip(between, [*order, ""], strict=True) for line in pair)
        write(root, {OTHER: text.replace("\n", line_end)})
        found = result(root, LATE)
        assert (found.diagnostics, found.stale) == ((), ())
        assert Counter(d.message for d in found.baselined) == Counter(d.message for d in old)
