from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.conformance import samples
from tests.conformance.pdf_gate import structure


def faults(path: Path) -> list[str]:
    return list(structure([path])[path])


def test_what_typst_writes_passes(good_pdf: Path) -> None:
    assert faults(good_pdf) == []


def test_a_file_without_tags_is_refused(tmp_path: Path) -> None:
    told = faults(samples.pdf(tmp_path / "untagged.pdf", "a-2b", tags=False))
    assert "there is no structure tree (StructTreeRoot): the file is not tagged" in told
    assert "MarkInfo does not say that the file is marked" in told
    assert "pdfaid:conformance in the metadata is 'B', not 'A'" in told
    assert "pdfuaid:part in the metadata is None, not '1'" in told


def test_a_truncated_file_is_refused(good_pdf: Path) -> None:
    good_pdf.write_bytes(good_pdf.read_bytes()[:2000])
    (told,) = faults(good_pdf)
    assert told.startswith("it cannot be opened: ")


def test_an_encrypted_file_is_refused(good_pdf: Path) -> None:
    locked = good_pdf.with_name("locked.pdf")
    with pikepdf.open(good_pdf) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="eier", user=""))
    assert "the file is encrypted" in faults(locked)


def _set_in(*route: str, to: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        node: pikepdf.Object = pdf.Root
        for key in route[:-1]:
            node = node[key]
        node[route[-1]] = to

    return change


def _in_metadata(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return change


def _without(key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    return change


def _empty_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile at all")


def _letter_paper(pdf: Pdf) -> None:
    pdf.pages[1].mediabox = pikepdf.Array([0, 0, 612, 792])


def _turned(pdf: Pdf) -> None:
    pdf.pages[0].rotate(90, relative=False)


def _attachment(pdf: Pdf) -> None:
    file = pdf.make_stream(b"vedlegg", Type=Name.EmbeddedFile)
    vedlegg = Dictionary(Type=Name.Filespec, F="vedlegg.txt", EF=Dictionary(F=file))
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=["vedlegg.txt", vedlegg])


def _script(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=["a", Dictionary(S=Name.JavaScript, JS="app.alert(1)")])


def _launch(pdf: Pdf) -> None:
    _link(pdf)["/A"] = Dictionary(S=Name.Launch)


def _elsewhere(pdf: Pdf) -> None:
    pdf.Root.Elsewhere = pdf.make_stream(b"", F="https://example.org/")


def _link(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Annots[0]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            _set_in("/Lang", to="en"),
            [
                "the language is 'en', neither nb nor nn",
                "the language in the metadata is nb-NO, not that of the document",
            ],
            id="language",
        ),
        pytest.param(
            _set_in("/MarkInfo", "/Marked", to=False), ["MarkInfo does not say that the file is marked"], id="unmarked"
        ),
        pytest.param(
            _set_in("/MarkInfo", "/Suspects", to=True), ["MarkInfo says that the tags are suspect"], id="suspect"
        ),
        pytest.param(
            _without("/ViewerPreferences"),
            ["the window is not told to show the title (ViewerPreferences/DisplayDocTitle)"],
            id="title not shown",
        ),
        pytest.param(
            _in_metadata(b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
            ["pdfaid:part in the metadata is '3', not '2'"],
            id="part",
        ),
        pytest.param(
            _in_metadata(b"<pdfuaid:part>1</pdfuaid:part>", b""),
            ["pdfuaid:part in the metadata is None, not '1'"],
            id="not for accessibility",
        ),
        pytest.param(
            _in_metadata(b'"x-default">Referat', b'"x-default">Utkast'),
            ["the title in the metadata is not the one in the document information"],
            id="two titles",
        ),
        pytest.param(_without("/Metadata"), ["there is no XMP metadata"], id="no metadata"),
        pytest.param(
            _without("/OutputIntents"), ["there are 0 output intents for PDF/A (GTS_PDFA1), not one"], id="no intent"
        ),
        pytest.param(_empty_profile, ["the output intent has no colour profile"], id="no profile"),
        pytest.param(
            _in_metadata(b"CreateDate>2026-03-27T12:00:00", b"CreateDate>2026-03-27T14:05:09"),
            [
                "the dates differ: 2026-03-27T12:00:00+00:00, 2026-03-27T14:05:09+00:00",
                "a date tells the time of a clock: 2026-03-27T14:05:09+00:00",
            ],
            id="clock",
        ),
        pytest.param(_letter_paper, ["page 2 is 612 × 792 points, not A4 upright"], id="paper"),
        pytest.param(_turned, ["page 1 is turned"], id="turned"),
        pytest.param(
            _attachment,
            ["the file has attachments (EmbeddedFiles)", "a file is attached or referred to (Filespec)"],
            id="attachment",
        ),
        pytest.param(
            _script, ["the file holds JavaScript (JavaScript)", "a script stands in the file (JS)"], id="script"
        ),
        pytest.param(_launch, ["an action is Launch, and only GoTo and URI are expected"], id="launch"),
        pytest.param(_elsewhere, ["a stream has its content in another file (F)"], id="content elsewhere"),
        pytest.param(
            _set_in("/OpenAction", to=Dictionary(S=Name.GoTo)),
            ["something is done when the file is opened (OpenAction)"],
            id="opening",
        ),
    ],
)
def test_one_wrong_declaration_is_told(good_pdf: Path, change: Callable[[Pdf], None], expected: list[str]) -> None:
    assert faults(samples.changed(good_pdf, change)) == expected


def test_a_missing_language_is_told(good_pdf: Path) -> None:
    assert "the language is '', neither nb nor nn" in faults(samples.changed(good_pdf, _without("/Lang")))


def test_a_missing_title_is_told(good_pdf: Path) -> None:
    text = '<rdf:Alt><rdf:li xml:lang="x-default">Referat fra etatsstyringsmøte</rdf:li></rdf:Alt>'
    title = f"<dc:title>{text}</dc:title>".encode()
    assert faults(samples.changed(good_pdf, _in_metadata(title, b""))) == ["the metadata has no title (dc:title)"]


def _no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def _undescribed_link(pdf: Pdf) -> None:
    del _link(pdf)["/Contents"]


def _stamp(pdf: Pdf) -> None:
    stamp = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], Contents="Utkast"))
    pdf.pages[0].obj.Annots.append(stamp)


def _untagged_link(pdf: Pdf) -> None:
    copied = pdf.make_indirect(pikepdf.Dictionary(dict(_link(pdf).items())))
    pdf.pages[0].obj.Annots.append(copied)


def _written_beside(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 9 9 re f")


def _written_twice(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 0>> BDC EMC")


def _written_outside_the_tree(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 99>> BDC 0 0 9 9 re f EMC")


def _never_closed(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC")


def _tagged_in_artifact(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC /Span <</MCID 98>> BDC EMC EMC")


def _artifact_in_tagged(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 97>> BDC /Artifact BMC EMC EMC")


def _form_with_structure(pdf: Pdf) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], StructParents=7)
    pdf.pages[0].add_resource(form, Name.XObject, Name.Form)
    pdf.pages[0].contents_add(b"/Artifact BMC /Form Do EMC")


def _no_parent_tree(pdf: Pdf) -> None:
    pdf.pages[1].obj.StructParents = 4711


def _emptied_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            _no_tab_order,
            {"page 1: it has annotations, but the tab order does not follow the structure (Tabs is not S)"},
        ),
        (_undescribed_link, {"page 1: a link annotation has no description (Contents)"}),
        (_stamp, {"page 1: an annotation is Stamp, and only Link is expected"}),
        (_untagged_link, {"page 1: a link annotation is not tagged as Link"}),
        (_written_beside, {"page 1: content is neither tagged nor an artifact (f)"}),
        (_written_twice, {"page 1: marked content 0 stands twice"}),
        (_written_outside_the_tree, {"page 1: marked content 99 is in no structure element"}),
        (_never_closed, {"page 1: marked content is begun and never ended"}),
        (
            _artifact_in_tagged,
            {
                "page 1: an artifact stands inside tagged content",
                "page 1: marked content 97 is in no structure element",
            },
        ),
        (_form_with_structure, {"page 1: a form XObject has a structure of its own, which this gate does not read"}),
        (
            _tagged_in_artifact,
            {
                "page 1: tagged content stands inside an artifact",
                "page 1: marked content 98 is in no structure element",
            },
        ),
    ],
)
def test_content_and_tree_that_disagree_are_told(
    good_pdf: Path, change: Callable[[Pdf], None], expected: set[str]
) -> None:
    assert set(faults(samples.changed(good_pdf, change))) == expected


def test_a_page_that_the_parent_tree_does_not_know_is_told(good_pdf: Path) -> None:
    told = faults(samples.changed(good_pdf, _no_parent_tree))
    assert told
    assert all("page 2: the parent tree does not lead marked content" in fault for fault in told)


def test_an_element_whose_content_is_gone_is_told(good_pdf: Path) -> None:
    told = faults(samples.changed(good_pdf, _emptied_page))
    assert told
    assert all(fault.endswith("which no page has") for fault in told)


def test_a_tree_that_bites_its_tail_is_told(good_pdf: Path) -> None:
    def change(pdf: Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        document = document[0] if isinstance(document, pikepdf.Array) else document
        document.K[0].K = pdf.make_indirect(document)

    (told,) = faults(samples.changed(good_pdf, change))
    assert "stands twice in the tree" in told


def test_a_circular_role_map_is_told(good_pdf: Path) -> None:
    change = _set_in("/StructTreeRoot", "/RoleMap", to=Dictionary({"/Document": Name.Annot, "/Annot": Name.Document}))
    assert "the role map is circular at /Document" in faults(samples.changed(good_pdf, change))
