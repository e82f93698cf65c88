from __future__ import annotations

from pathlib import Path

from docx.document import Document

from tests.conformance import samples
from tests.conformance.word_gate import libreoffice


def _hidden_text(document: Document) -> None:
    run = document.add_paragraph("Synlig, og ").add_run("usynlig")
    run.font.hidden = True


def test_libreoffice_opens_a_sound_document_and_no_broken_one(tmp_path: Path) -> None:
    sound, truncated, empty, hidden = (tmp_path / f"{name}.docx" for name in ("møte", "truncated", "empty", "hidden"))
    samples.word(sound)
    truncated.write_bytes(sound.read_bytes()[:20000])
    empty.touch()
    samples.word(hidden, _hidden_text)
    faults = {path.stem: list(told) for path, told in libreoffice([sound, truncated, empty, hidden]).items()}
    # LibreOffice takes an empty file for an empty document.
    (of_empty,) = faults.pop("empty")
    assert of_empty.startswith("python-docx cannot tell what LibreOffice should show: ")
    assert faults == {
        "møte": [],
        "truncated": ["LibreOffice could not open it"],
        "hidden": ["not on the page: «usynlig» of «synlig og usynlig»"],
    }
