"""Notes are told once, and none is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from styring.reports.notes import told_once
from styring.reports.table import Table

NOTES = st.lists(st.sampled_from(["En.", "To.", "Tre.", "Fire.", "Fem."]), max_size=5, unique=True)


def tables(*notes: list[str]) -> list[Table]:
    return [Table(f"t{i}", f"Tabell {i}", (), (), tuple(each)) for i, each in enumerate(notes)]


def test_what_all_tables_have_is_told_once_for_all() -> None:
    common, told = told_once(tables(["En.", "To."], ["To.", "Tre."]))
    assert (common, [table.notes for table in told]) == (("To.",), [("En.",), ("Tre.",)])


def test_what_some_tables_have_is_told_where_it_comes_first() -> None:
    common, told = told_once(tables(["En.", "To."], ["To.", "Tre."], ["Fire."], ["Tre.", "To."]))
    assert common == ()
    assert [table.notes for table in told] == [
        ("En.", "Merknad 1: To."),
        ("Merknad 2: Tre.", "Se merknad 1."),
        ("Fire.",),
        ("Se merknad 1 og 2.",),
    ]


def test_many_in_a_row_are_told_as_a_row() -> None:
    _, told = told_once(tables(["En.", "To.", "Tre.", "Fire."], ["En.", "To.", "Tre."], [], ["Fire.", "En.", "To."]))
    assert [table.notes[-1:] for table in told[1:]] == [("Se merknad 1–3.",), (), ("Se merknad 1, 2 og 4.",)]


def test_one_table_keeps_its_notes() -> None:
    one = tables(["En.", "To."])
    assert told_once(one) == ((), tuple(one))
    assert told_once([]) == ((), ())


@given(st.lists(NOTES, max_size=5))
def test_every_note_stands_once_and_every_table_leads_to_its_own(notes: list[list[str]]) -> None:
    common, told = told_once(tables(*notes))
    written = [*common, *(re.sub(r"^Merknad \d+: ", "", each) for table in told for each in table.notes)]
    in_full = [each for each in written if not each.startswith("Se merknad")]
    assert sorted(in_full) == sorted({note for of_table in notes for note in of_table})
    numbered = dict(re.findall(r"Merknad (\d): (\w+\.)", "\n".join(each for table in told for each in table.notes)))
    for of_table, table in zip(notes, told, strict=True):
        last = table.notes[-1] if table.notes and table.notes[-1].startswith("Se") else ""
        ends = [int(number) for number in re.findall(r"\d", last)]
        meant = range(ends[0], ends[-1] + 1) if "–" in last else ends
        own = [re.sub(r"^Merknad \d: ", "", each) for each in table.notes if not each.startswith("Se")]
        assert {*common, *own, *(numbered[str(number)] for number in meant)} == set(of_table)
