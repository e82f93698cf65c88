from __future__ import annotations

from pathlib import Path

from tests.conformance.documents import Document, find, spread


def test_files_of_one_stem_are_one_document(tmp_path: Path) -> None:
    names = ("bre/2026-03-12-esm.html", "bre/2026-03-12-esm.pdf", "sam/2026-03-12-esm.md", "sam/logo.svg")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    bre, sam = tmp_path / "bre/2026-03-12-esm", tmp_path / "sam/2026-03-12-esm"
    assert find(tmp_path) == (
        Document(bre, {"html": tmp_path / names[0], "pdf": tmp_path / names[1]}),
        Document(sam, {"md": tmp_path / names[2]}),
    )


def test_few_places_go_to_every_kind_before_a_second_of_any() -> None:
    minutes = [Path(f"bre/2026-{month:02}-12-esm.html") for month in range(1, 13)]
    charter = Path("bre/charter.html")
    letters = [Path(f"bre/2026-0{month}-15-tb.html") for month in range(1, 4)]
    everything = [*minutes, charter, *letters]
    assert spread(everything, 3) == [minutes[0], letters[0], charter]
    assert spread(everything, 100) == sorted(everything)
    six = spread(everything, 6)
    assert charter in six
    assert {path.name[-6] for path in six} >= {"b", "m"}


def test_files_of_one_kind_are_taken_from_evenly_spread_places() -> None:
    minutes = [Path(f"bre/2026-{month:02}-12-esm.html") for month in range(1, 13)]
    assert spread(minutes, 3) == [minutes[0], minutes[4], minutes[8]]
