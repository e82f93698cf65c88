from __future__ import annotations

from pathlib import Path

from pikepdf import Name, Pdf

from tests.conformance import samples
from tests.conformance.pdf_tools import pdffonts, pdfinfo, preflight, qpdf


def test_a_sound_file_passes_qpdf_and_poppler(good_pdf: Path) -> None:
    for check in (qpdf, pdfinfo, pdffonts):
        assert check([good_pdf]) == {good_pdf: []}


def test_qpdf_refuses_a_truncated_file(good_pdf: Path) -> None:
    good_pdf.write_bytes(good_pdf.read_bytes()[:-400])
    assert len(qpdf([good_pdf])[good_pdf]) == 1


def test_qpdf_refuses_a_broken_stream(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"not compressed at all", Filter=Name.FlateDecode)

    path = samples.changed(good_pdf, change)
    assert len(qpdf([path])[path]) == 1


def test_pdfinfo_refuses_a_file_without_tags_or_title(tmp_path: Path) -> None:
    path = samples.pdf(tmp_path / "untagged.pdf", "a-2b", tags=False, source='#set page(paper: "a5")\nReferat')
    assert pdfinfo([path])[path] == [
        "Tagged is 'no', not 'yes'",
        "no title",
        "the paper is '419.528 x 595.276 pts', not A4",
    ]


def test_pdffonts_refuses_a_font_that_is_not_in_the_file(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        for font in pdf.pages[0].resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            for key in {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
                del descriptor[key]

    path = samples.changed(good_pdf, change)
    assert any(fault.endswith("is not embedded") for fault in pdffonts([path])[path])


def test_preflight_tells_pdf_a_1b_from_other_files_of_the_same_name(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "møtereferat.pdf" for folder in ("a", "b", "c")]
    for path in paths:
        path.parent.mkdir()
    samples.pdf(paths[0], "a-1b")
    samples.pdf(paths[1])
    paths[2].write_bytes(b"ikke noe dokument")
    faults = preflight(paths)
    assert faults[paths[0]] == []
    assert any("Invalid version of the ICCProfile" in fault for fault in faults[paths[1]])
    assert faults[paths[2]]
