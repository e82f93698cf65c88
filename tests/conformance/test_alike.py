from __future__ import annotations

from pathlib import Path

from tests.conformance import samples
from tests.conformance.alike import alike, differences
from tests.conformance.documents import find
from tests.conformance.same_bytes import same_bytes
from tests.conformance.same_language import same_language
from tests.conformance.text_blocks import Block


def told(folder: Path, suffix: str) -> list[str]:
    (faults,) = alike(find(folder), suffix).values()
    return list(faults)


def test_the_sample_says_the_same_in_word_and_markdown(tmp_path: Path) -> None:
    folder = samples.everything(tmp_path / "referat")
    assert told(folder, "docx") == []
    assert told(folder, "md") == []


def test_what_one_format_lacks_and_what_it_alone_has(tmp_path: Path) -> None:
    folder = samples.everything(tmp_path / "referat")
    (folder / "referat.md").write_text(samples.MARKDOWN.replace("Delmål", "Delmålet"), encoding="utf-8")
    assert told(folder, "md") == ["not in the md: «delmål»", "in the md alone: «delmålet»"]


def test_a_heading_on_another_level_is_told() -> None:
    page = [Block("Referat", 1), Block("Saker", 2)]
    assert list(differences(page, page, [Block("Referat", 1), Block("Saker", 3)], "pdf")) == [
        "heading 2 is «2 Saker» in the html and «3 Saker» in the pdf"
    ]
    assert list(differences(page, page, page[:1], "pdf")) == [
        "not in the pdf: «Saker»",
        "heading 2 is «2 Saker» in the html and «none» in the pdf",
    ]


def test_a_header_row_that_is_none_elsewhere_is_told() -> None:
    page = [Block("Rolle", heads_column=True), Block("Referent")]
    assert list(differences(page, page, [Block("Rolle"), Block("Referent")], "docx")) == [
        "column header 1 is «Rolle» in the html and «none» in the docx"
    ]


def test_text_may_be_split_into_other_blocks_but_not_into_other_words() -> None:
    page = [Block("Dato"), Block("12. mars")]
    assert list(differences(page, page, [Block("Dato 12. mars")], "pdf")) == []
    assert list(differences(page, page, [Block("Dato12. mars")], "pdf")) == [
        "not in the pdf: «Dato»",
        "not in the pdf: «12. mars»",
        "in the pdf alone: «Dato12. mars»",
    ]


def test_a_missing_or_broken_file_is_told(tmp_path: Path) -> None:
    folder = samples.everything(tmp_path / "referat")
    (folder / "referat.docx").write_bytes(b"ikke noe dokument")
    (fault,) = told(folder, "docx")
    assert fault.startswith("it cannot be read: ")
    (folder / "referat.docx").unlink()
    assert told(folder, "docx") == ["there is no docx"]


def test_languages_are_the_same_whatever_the_region(tmp_path: Path) -> None:
    folder = samples.everything(tmp_path / "referat")
    documents = find(folder)
    assert same_language(documents) == {folder / "referat": []}
    (folder / "referat.html").write_text(samples.HTML.replace("nb-NO", "nn"), encoding="utf-8")
    assert same_language(documents) == {
        folder / "referat": ["docx says nb-NO, html says nn, md says nb, pdf says nb-NO"],
    }
    (folder / "referat.pdf").write_bytes(b"ikke noe dokument")
    ((fault,),) = same_language(documents).values()
    assert fault.startswith("one of the formats cannot be read: ")


def test_same_bytes(tmp_path: Path) -> None:
    first, second = samples.everything(tmp_path / "a"), samples.everything(tmp_path / "b")
    (second / "referat.html").write_text("annet", encoding="utf-8")
    (second / "nytt.html").touch()
    faults = {path.name: list(told) for path, told in same_bytes(first, second).items() if path.suffix != ".docx"}
    assert faults == {
        "nytt.html": ["it was made in one of the two renderings only"],
        "referat.html": ["its bytes differ when it is rendered again"],
        "referat.md": [],
        "referat.pdf": [],
    }
