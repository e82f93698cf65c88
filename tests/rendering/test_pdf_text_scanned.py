"""Pages as Typst writes them are scanned, to the same effect as pypdf's own reading; other pages are left to pypdf."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.rendering import Format, Renderer, Variant, pdf_structure, pdf_text, plan
from styring.rendering.finished import passages
from styring.rendering.pdf_content import Event, page_events
from styring.rendering.pdf_fonts import Font, UnfamiliarPdf

ROOT = Path(__file__).resolve().parents[2]
PNG = "".join(
    f"{part:02x}"
    for part in b"\x89PNG\r\n\x1a\n"
    + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in (
            (b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"),
            (b"IDAT", zlib.compress(b"\0\0")),
            (b"IEND", b""),
        )
    )
)
PICTURE = (
    f'#image(bytes(({", ".join(f"0x{PNG[at : at + 2]}" for at in range(0, len(PNG), 2))})), width: 5pt, alt: "Logo")'
)

PLAIN = [
    *'abefijklnorstABEKN æøåÆØÅ()\\#$"',
    "Kari",
    "Nordmann",
    "ffi",
    "fl",
    "e\u0301",
    "ǩ",
    "\u00a0",
    "«",
    "»",
    "–",
    "  ",
]
PLAIN += ["tilskuddsforvaltningsordningen", "kommunalsjef", "1/2", "•", "Kari ", " Nordmann", "\u00ad"]
ODD = [
    "\u200b",
    "\u2060",
    "שלום",
    "ا",
    "العربية",
    "漢字",
    "😀",
    "𝑥",
    "\u202b",
    "\u202c",
    "\ufeff",
    "क्षि",
    "Ⅳ",
    "ﬁ",
    "A\u030a",
]


def _in_typst(parts: list[str]) -> str:
    text = "".join(parts).replace("\\", "\\\\").replace('"', '\\"')
    return f'#text("{text}")'


texts = st.lists(st.sampled_from(PLAIN), max_size=12).map(_in_typst)
odd_texts = st.lists(st.sampled_from(PLAIN + ODD), max_size=12).map(_in_typst)
FORMS = [
    "{}",
    "*{}*",
    "_{}_",
    "*{}*{}_{}_",
    "{} {} \\\n{}",
    '#link("https://eksempel.no/Kari%20Nordmann")[{}] {}',
    "- {}\n- {}\n  + {}\n",
    "/ {}: {}\n",
    "= {}\n",
    "#table(columns: 3, table.header[{}][{}][{}], [{}], [*{}*], [{}])",
    "{}#super[{}]#sub[{}]",
    "#smallcaps[{}] #underline[{}] #highlight[{}]",
    "{}#footnote[{}]",
    "#quote(block: true)[{}]",
    "#rotate(30deg)[{}] #scale(50%)[{}]",
    "{}#h(3pt){}#h(1fr){}",
    "#text(size: 5pt)[{}]{}#text(size: 20pt)[{}]",
    "#par(justify: true)[{} {} {} {}]",
    "#grid(columns: 2, [{} \\ {}], align(horizon)[{}])",
    "#text(tracking: 2pt)[{}] `{}`",
    "#place(top + right)[{}]",
    "$ x_1^2 + sqrt(y) $ {}",
    f"{{}}{PICTURE.replace('{', '{{')}{{}}",
]


def pieces(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def filled(form: str) -> st.SearchStrategy[str]:
        gaps = form.count("{}")
        return st.lists(texts, min_size=gaps, max_size=gaps).map(lambda made: form.format(*made))

    return st.sampled_from(FORMS).flatmap(filled)


documents = st.one_of(*(st.lists(pieces(made), min_size=1, max_size=5) for made in (texts, texts, odd_texts)))


def by_pypdf(content: bytes) -> list[str]:
    """What the guard reads where neither pages nor elements of the structure are read by patterns."""

    def unfamiliar(page: PageObject, fonts: dict[int, Font]) -> list[Event]:
        raise UnfamiliarPdf("test")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_text, "page_events", unfamiliar)
        patch.setattr(pdf_structure, "_ELEMENT", re.compile(rb"(?!)"))
        return list(passages(content, Format.PDF))


def scanned(content: bytes) -> list[str]:
    return list(passages(content, Format.PDF))


def samples() -> Iterator[bytes]:
    """One of six documents of the sample records, in both målformer and for both kinds of readers."""
    project = open_project(ROOT)
    registry = load_registry(project).registry
    renderer = Renderer(project.root, project.settings)
    dossiers = [load_dossier(project, code, registry).dossier for code in sorted(registry.agency_codes)]
    for variant in Variant:
        for job in plan(dossiers, [Format.PDF], variant).jobs[::6]:
            yield renderer.write(renderer.document(replace(job, shared=variant is Variant.INTERNAL)), Format.PDF)


def changed(*, page: Callable[[bytes], bytes] = bytes, font: dict[str, str | None] | None = None) -> bytes:
    """«Kari Nordmann» as Typst writes it, with other content or with another font (``None``: the key is left out)."""
    writer = PdfWriter(clone_from=io.BytesIO(typst.compile(b"Kari Nordmann")))
    content, resources = writer.pages[0]["/Contents"], writer.pages[0]["/Resources"]
    assert isinstance(content, StreamObject)
    assert isinstance(resources, DictionaryObject)
    before = content.get_data()
    content.set_data(page(before))
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    for key, value in (font or {}).items():
        chosen = fonts["/f0"]
        assert isinstance(chosen, DictionaryObject)
        del chosen[key]
        if value is not None:
            chosen[NameObject(key)] = NameObject(value)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def is_scanned(content: bytes) -> bool:
    try:
        return all(page_events(page, {}) for page in PdfReader(io.BytesIO(content)).pages)
    except UnfamiliarPdf:
        return False


def test_sample_documents_are_scanned_and_read_as_by_pypdf() -> None:
    documents = list(samples())
    assert len(documents) >= 25
    for document in documents:
        assert is_scanned(document)
        assert scanned(document) == by_pypdf(document)


@settings(max_examples=60, deadline=None)
@given(documents, st.sampled_from(["6cm", "12cm"]))
def test_whatever_typst_writes_is_read_as_by_pypdf(parts: list[str], width: str) -> None:
    setup = f'#set page(width: {width}, header: [Topp #h(1fr) *Side*])\n#set text(lang: "nb", hyphenate: true)\n'
    document = typst.compile((setup + "\n\n".join(parts)).encode())
    assert scanned(document) == by_pypdf(document)


def test_names_are_read_across_lines_marks_and_blocks() -> None:
    document = typst.compile(
        b"#set page(width: 4cm)\nKari *Nordmann* bor _her_ i en gate\n\n#table(columns: 2)[Kari][Nordmann]"
    )
    assert is_scanned(document)
    assert scanned(document)[-3:] == ["Kari Nordmann bor her i en gate", "Kari", "Nordmann"]


@pytest.mark.parametrize(
    "odd",
    [
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n",
        b"% a comment\n",
        b"/Missing Do\n",
        b"/Span /Properties BDC EMC\n",
        b"/Span <</Lang(nb)/MCID 0>> BDC EMC\n",
        b"BT /f0 9 Tf 0 20 Td (\\000\\001) Tj ET\n",
        b"BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\\000\\001) ' ET\n",
        b'BT /f0 9 Tf 1 0 0 -1 0 0 Tm 1 2 (\\000\\001) " ET\n',
        b"BT /f0 9 Tf 1 0 0 -1 0 0 Tm 3 Tc (\\000\\001) Tj ET\n",
        b"q 1 0 0 -1 5 5 cm BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\\000) Tj ET Q\n",
        b"q 1 0 0 -1 5 5 cm BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\\377\\001) Tj ET Q\n",
        b"q 1 0 0 -1 5 5 cm BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\\000\\9) Tj ET Q\n",
        b"q 1 0 0 -1 5 5 cm BT /f7 9 Tf 1 0 0 -1 0 0 Tm (\\000\\001) Tj ET Q\n",
        b"q 1 0 0 -1 5 5 cm BT 1 0 0 -1 0 0 Tm (\\000\\001) Tj ET Q\n",
        b"q 0 1 1 0 5 5 cm BT /f0 9 Tf 1 0 0 -1 0 0 Tm (\\000\\001) Tj ET Q\n",
        b"Q\n",
        b"1 2 unheard\n",
    ],
)
def test_content_that_typst_does_not_write_is_left_to_pypdf(odd: bytes) -> None:
    document = changed(page=lambda before: odd + before)
    assert not is_scanned(document)
    assert "Kari Nordmann" in " ".join(scanned(document))
    assert scanned(document) == by_pypdf(document)


@pytest.mark.parametrize("font", [{"/ToUnicode": None}, {"/Encoding": "/Identity-V"}, {"/Subtype": "/Type1"}])
def test_a_font_of_another_kind_is_left_to_pypdf(font: dict[str, str | None]) -> None:
    document = changed(font=font)
    assert not is_scanned(document)
    assert scanned(document) == by_pypdf(document)


def test_text_within_a_picture_is_read(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.typ", tmp_path / "outer.typ"
    inner.write_text("#set page(width: 4cm, height: 2cm)\nKari Nordmann", encoding="utf-8")
    typst.compile(inner, tmp_path / "inner.pdf")
    outer.write_text('#image("inner.pdf", alt: "Skjema")', encoding="utf-8")
    document = typst.compile(outer)
    assert not is_scanned(document)
    assert "Kari Nordmann" in scanned(document)
