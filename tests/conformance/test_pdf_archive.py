from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from tests.conformance import samples
from tests.conformance.pdf_archive import archive


def faults(path: Path) -> list[str]:
    return list(archive([path])[path])


def test_what_typst_writes_passes(good_pdf: Path) -> None:
    assert faults(good_pdf) == []


def test_transparency_without_a_blend_mode_that_it_knows_is_refused(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        state = pikepdf.Dictionary(Type=Name.ExtGState, BM=Name.Sparkling)
        pdf.pages[0].add_resource(state, Name.ExtGState, Name.Watermark)
        pdf.pages[0].contents_add(b"/Artifact BMC /Watermark gs 0 0 9 9 re f EMC")

    assert any("Sparkling" in fault for fault in faults(samples.changed(good_pdf, change)))


def test_colours_that_no_profile_describes_are_refused(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root.OutputIntents
        pdf.pages[0].contents_add(b"/Artifact BMC 1 0 0 rg 0 0 9 9 re f EMC")

    assert any("DeviceRGB" in fault for fault in faults(samples.changed(good_pdf, change)))


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "referat.pdf"
    path.write_bytes(b"ikke noe dokument")
    assert len(faults(path)) == 1


def test_an_ordinary_pdf_is_refused(tmp_path: Path) -> None:
    assert faults(samples.pdf(tmp_path / "ordinary.pdf", "1.7"))
