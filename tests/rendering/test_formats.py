"""What all formats share: hostile text stays text, withheld text stays away, the same record gives the same bytes."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from styring.dossier import Dossier
from styring.records.settings import Settings
from styring.rendering import DocumentKind, Format, Renderer, Variant, plan
from styring.rendering.document import build
from styring.rendering.text import line
from tests.rendering.dossiers import LETTER_ID, MEETING, MEETING_ID, MINUTES, SETTINGS, dossier
from tests.rendering.reading import pdf_pages, pdf_text, squeeze, words

EVERY_FORMAT = pytest.mark.parametrize("format", list(Format))

HOSTILE = [
    "#panic()",
    '"; #x',
    "= heading",
    "== heading",
    "$ x $",
    "\\",
    "\\u{41}",
    "{{ x }}",
    "{% raw %}",
    "{{p x }}",
    "<< x >>",
    "<% raw %>",
    "//@x:1",
    "<lab>",
    "@ref",
    "<script>alert(1)</script>",
    "]] > &amp &lt; ]",
    "[x](javascript:alert(1))",
    "![x](",
    "a | b",
    "~~x~~",
    "---",
    "1) a",
    "+ a",
    "${HOME}",
    "%1$s",
    "čđŋšŧž ïâ ǩǥʒǯ ÆØÅ «–»",
]

TYPED = [chr(code) for code in range(0x20, 0x7F)] + list("æøåÆØÅčđŋšŧž«»–…§°½€\n\t\u00a0")


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return Renderer(tmp_path_factory.mktemp("repo"), SETTINGS)


def render(
    renderer: Renderer,
    format: Format,
    kind: DocumentKind = DocumentKind.MINUTES,
    source: Dossier | None = None,
    variant: Variant = Variant.INTERNAL,
) -> bytes:
    jobs = plan([source or dossier()], [format], variant).jobs
    return renderer.render(next(job for job in jobs if job.kind is kind))


def _hostile() -> Dossier:
    """Every hostile text on one line where a line is, and as free text where CommonMark leaves it alone."""
    agenda = [{"nr": number, "tittel": text} for number, text in enumerate(HOSTILE, 1)]
    escaped = [re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~=&])", r"\\\1", text) for text in HOSTILE]
    items = [
        {"nr": number, "omtale": text, "informasjon": [text], "oppfølging": [{"id": f"op{number}", "tekst": text}]}
        for number, text in enumerate(escaped, 1)
    ]
    return dossier(
        meeting={"saksliste": agenda, "sted": HOSTILE[0], "navn": HOSTILE[1], "møteleder": {"stilling": HOSTILE[15]}},
        minutes={"saker": items, "sendt_til": HOSTILE},
    )


@EVERY_FORMAT
def test_hostile_text_comes_out_as_text(renderer: Renderer, format: Format) -> None:
    found = words(render(renderer, format, source=_hostile()), format)
    missing = [text for text in HOSTILE if found.count(squeeze(text)) < 5]  # title, account, information, points
    assert missing == []


@EVERY_FORMAT
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(TYPED, min_size=1, max_size=60).filter(str.strip))
def test_whatever_can_be_typed_comes_out(renderer: Renderer, format: Format, text: str) -> None:
    source = dossier(meeting={"sted": text}, minutes={"saker": [{"nr": 1, "omtale": text, "informasjon": [text]}]})
    assert squeeze(line(text)) in words(render(renderer, format, source=source), format)


def test_html_has_no_markup_from_a_record(renderer: Renderer) -> None:
    html = render(renderer, Format.HTML, source=_hostile()).decode()
    assert "<script" not in html
    assert "href=" not in html.replace('href="#innhold"', "")


@EVERY_FORMAT
def test_control_characters_and_reversed_text_are_gone(renderer: Renderer, format: Format) -> None:
    source = dossier(minutes={"saker": [{"nr": 1, "omtale": "a\x00b\u202ec\x1bd\u2066e"}]})
    file = render(renderer, format, source=source)
    assert "abcde" in words(file, format)
    assert "\u202e".encode() not in file


@EVERY_FORMAT
def test_a_very_long_word_keeps_every_letter(renderer: Renderer, format: Format) -> None:
    word = "Æ" + "x" * 500
    source = dossier(minutes={"saker": [{"nr": 1, "omtale": word, "oppfølging": [{"id": "op1", "tekst": word}]}]})
    assert words(render(renderer, format, source=source), format).count(word) == 3


@EVERY_FORMAT
def test_free_text_comes_out_alike(renderer: Renderer, format: Format) -> None:
    text = "Før *a* **b** `c` [d](https://a.no/x)\n\n1. en\n2. to\n   - tre\n\n     fire\n\n> fem\n\n# seks"
    source = dossier(minutes={"saker": [{"nr": 1, "omtale": text}]})
    found = words(render(renderer, format, source=source), format)
    assert re.search(r"Førabcd(1\.)?en(2\.)?to[•–]?trefirefem(bre/.*?)?seks", found)


@EVERY_FORMAT
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_same_record_gives_the_same_bytes(tmp_path: Path, format: Format, kind: DocumentKind) -> None:
    first, second = (render(Renderer(tmp_path, SETTINGS), format, kind) for _ in range(2))
    assert first == second


@EVERY_FORMAT
def test_another_document_before_it_changes_nothing(tmp_path: Path, format: Format) -> None:
    alone = render(Renderer(tmp_path, SETTINGS), format)
    busy = Renderer(tmp_path, SETTINGS)
    render(busy, format, DocumentKind.LETTER)
    assert render(busy, format) == alone


@EVERY_FORMAT
@pytest.mark.parametrize("kind", [DocumentKind.MINUTES, DocumentKind.INVITATION, DocumentKind.LETTER])
def test_the_public_edition_has_neither_names_nor_withheld_text(
    renderer: Renderer, format: Format, kind: DocumentKind
) -> None:
    hidden = {"hjemmel": "offl. § 13"}
    secret = {"id": "op2", "tekst": "HEMMELIG punkt", "skjermet": hidden}
    source = dossier(
        meeting={
            "saksliste": [MEETING["saksliste"][0], {"nr": 2, "tittel": "HEMMELIG sak", "skjermet": hidden}],
            "sakspapirer": [{"sak": 2, "tittel": "HEMMELIG papir"}],
        },
        minutes={"saker": [{"nr": 1, "oppfølging": [secret]}, {"nr": 2, "omtale": "HEMMELIG omtale"}]},
        letter={"kapitler": [{"tittel": "HEMMELIG kapittel", "tekst": "HEMMELIG tekst", "skjermet": hidden}]},
    )
    file = render(renderer, format, kind, source, Variant.PUBLIC)
    found = words(file, format)
    assert "HEMMELIG" not in found
    assert "Tordis" not in found
    assert squeeze("Unntatt offentlighet, jf. offl. § 13") in found
    for secret_bytes in (b"HEMMELIG", b"Tordis", "HEMMELIG".encode("utf-16-be")):
        assert secret_bytes not in file


@EVERY_FORMAT
def test_a_draft_says_so_and_a_final_document_does_not(renderer: Renderer, format: Format) -> None:
    draft = dossier(minutes={"status": "utkast"})
    assert re.search("utkast", words(render(renderer, format, source=draft), format), re.IGNORECASE)
    assert not re.search("utkast", words(render(renderer, format), format), re.IGNORECASE)


@EVERY_FORMAT
@pytest.mark.parametrize(
    ("language", "label"), [("nb", "Ikke til offentliggjøring"), ("nn", "Ikkje til offentleggjering")]
)
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_an_internal_edition_is_marked_as_not_for_publication(
    renderer: Renderer, format: Format, kind: DocumentKind, language: str, label: str
) -> None:
    source = dossier(agency={"målform": language}, charter={"målform": language})
    file = render(renderer, format, kind, source)
    assert squeeze(label) in words(file, format)
    assert "internbruk" not in words(file, format)


def _full(language: str) -> Dossier:
    """What brings along a sentence or a legal basis of its own, and what is missing where something might stand."""
    hidden = {"hjemmel": "offl. § 14 første ledd."}
    point = {"id": "op2", "tekst": "Punkt.", "kilde": "Revisjonen.", "fra_signal": "s1", "skjermet": hidden}
    agenda = [
        {"nr": 1, "tittel": "Uten papirer?", "uten_papirer": True, "oppfølgingspunkter": ["2025-11-20-esm#op1"]},
        {"nr": 2, "tittel": "Skjermet", "skjermet": hidden, "oppfølgingspunkter": ["2025-11-20-esm#op2"]},
        {"nr": 3, "tittel": "Utgikk", "utgikk": True, "oppfølgingspunkter": ["2024-11-20-esm#op9"]},
    ]
    items = [
        {"nr": 1, "omtale": "Omtale.", "oppfølging": [*MINUTES["saker"][0]["oppfølging"], point, {"id": "op3"}]},
        {"nr": 2, "styringssignaler": [{"id": "s1"}]},
    ]
    comments = [
        {"fra": "virksomhet", "sted": "saker.1.omtale", "tekst": "Rett.", "status": "avvist", "svar": "Nei."},
        {"sted": "saker.2.oppfølging", "tekst": "Skjermet."},
        {"ingen_merknader": True},
        {"fra": "virksomhet"},
    ]
    return dossier(
        agency={"målform": language},
        meeting={"saksliste": agenda},
        minutes={"saker": items, "kommentering": {"mottatt": comments}},
        earlier={"2025-11-20-esm": ({"tidspunkt": "2025-11-20T09:00", "slutt": None}, {"saker": items})},
        letter={
            "krav": [{"id": "k1", "tekst": "Krav", "begrunnelse": {"kode": "vesentlighet", "tekst": "Viktig."}}],
            "risikovurdering": [{"beskrivelse": "Flom."}],
            "kapitler": [{"tittel": "Skjermet", "skjermet": hidden}],
            "rettelser": [{"dato": "2026-02-01", "hva": "Rettet."}],
        },
    )


@EVERY_FORMAT
@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_no_sentence_ends_twice_and_nothing_that_is_missing_is_written(
    renderer: Renderer, format: Format, kind: DocumentKind, variant: Variant, language: str
) -> None:
    id = {DocumentKind.LETTER: LETTER_ID, DocumentKind.CHARTER: "charter"}.get(kind, MEETING_ID)
    document = build(kind, _full(language), id, SETTINGS, variant, draft=True)
    found = words(renderer.write(document, format), format)
    assert re.findall(r".{0,20}(?:\.\.|[?!:;,]\.|,,|\.,|««|»»|\(\)|None|··|\.·(?!op|Kilde|Unn)).{0,20}", found) == []


@EVERY_FORMAT
def test_a_point_that_is_taken_up_again_stands_in_the_invitation(renderer: Renderer, format: Format) -> None:
    document = build(DocumentKind.INVITATION, _full("nb"), MEETING_ID, SETTINGS, Variant.PUBLIC, draft=False)
    found = words(renderer.write(document, format), format)
    for text in (
        "Forklare avviket.",
        "op1 fra etatsstyringsmøtet 20. november 2025",
        "Virksomhetsleder, Bymiljø- og rekreasjonsetaten",
        "1. juni 2026",
        "op9 fra etatsstyringsmøtet 20. november 2024",
    ):
        assert squeeze(text) in found
    assert "Punkt." not in found
    assert "op2fra" not in found


@EVERY_FORMAT
def test_what_is_not_there_has_no_heading(renderer: Renderer, format: Format) -> None:
    empty = dossier(meeting={"saksliste": [], "deltakere": [], "møteleder": None, "formål": None})
    minutes = words(render(renderer, format, source=empty), format)
    assert not re.search("Tilstede|Forfall|Formål", minutes)
    invitation = words(render(renderer, format, DocumentKind.INVITATION, empty), format)
    assert "Sakslistenerikkeklarennå." in invitation
    assert not re.search("Innkalt|Formål|Meldtinnav", invitation)


@EVERY_FORMAT
def test_identity_and_fingerprint_stand_in_the_document(renderer: Renderer, format: Format) -> None:
    job = next(job for job in plan([dossier()], [format], Variant.PUBLIC).jobs if job.kind is DocumentKind.MINUTES)
    fingerprint = renderer.document(job).view.fingerprint
    found = words(renderer.render(job), format)
    assert f"bre/minutes/{MEETING_ID}" in found
    assert fingerprint in found


@EVERY_FORMAT
def test_nynorsk_reaches_every_format(renderer: Renderer, format: Format) -> None:
    found = words(render(renderer, format, source=dossier(agency={"målform": "nn"})), format)
    assert "Referatfråetatsstyringsmøte" in found
    assert "Frå" in found
    assert "Frabyrådsavdelingen" not in found


@EVERY_FORMAT
def test_a_long_letter_works(renderer: Renderer, format: Format) -> None:
    chapter = "\n\n".join(
        f"Avsnitt {n}. " + "Etaten følger opp byrådets prioriteringer i hele perioden. " * 12 for n in range(8)
    )
    requirements = [
        {"id": f"k{n}", "type": "resultatkrav", "tekst": f"Krav nummer {n} om byrom", "måltall": n} for n in range(300)
    ]
    source = dossier(
        letter={
            "kapitler": [{"tittel": f"Område {n}", "tekst": chapter} for n in range(24)],
            "krav": requirements,
        }
    )
    file = render(renderer, format, DocumentKind.LETTER, source)
    found = words(file, format)
    assert "Område23" in found
    assert "Kravnummer299ombyrom" in found
    if format is Format.PDF:
        with pikepdf.open(io.BytesIO(file)) as pdf:
            assert len(pdf.pages) >= 40


def test_html_is_one_file_with_language_and_landmarks(renderer: Renderer) -> None:
    html = render(renderer, Format.HTML).decode()
    assert html.lstrip().startswith('<!DOCTYPE html>\n<html lang="nb">')
    assert not re.search(r'(?:src|href)="(?!#|data:)', html)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("<header", "<main", "<footer"):
        assert html.count(landmark) == 1


def test_pdf_claims_what_it_is_and_embeds_its_fonts(renderer: Renderer) -> None:
    with pikepdf.open(io.BytesIO(render(renderer, Format.PDF))) as pdf:
        assert str(pdf.Root.Lang) == "nb-NO"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Referat fra etatsstyringsmøte nr. 1/2026"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["xmp:CreateDate"].startswith("2026-03-27T12:00:00")
            assert f"bre/minutes/{MEETING_ID}" in metadata["pdf:Keywords"]
        fonts = [font for page in pdf.pages for font in page.resources["/Font"].values()]
        for font in fonts:
            [descendant] = list(font["/DescendantFonts"])
            assert "Inter" in str(descendant["/BaseFont"])
            assert "/FontFile3" in descendant["/FontDescriptor"]


def test_pdf_numbers_its_pages(renderer: Renderer) -> None:
    text = squeeze(pdf_text(render(renderer, Format.PDF, DocumentKind.LETTER)))
    assert "Side1av" in text


def test_a_low_table_stands_on_one_page_with_its_heading(renderer: Renderer) -> None:
    plan_of_meetings = [{"type": "kontaktmøte", "dato": f"2026-{month:02}-05"} for month in range(2, 12)]
    for paragraphs in range(12, 34):
        introduction = "\n\n".join(["Brevet gir rammer og mål for året som kommer."] * paragraphs)
        source = dossier(letter={"innledning": introduction, "møteplan": plan_of_meetings})
        pages = [squeeze(page) for page in pdf_pages(render(renderer, Format.PDF, DocumentKind.LETTER, source))]
        [page] = [page for page in pages if "Møteplan" in page]
        assert all(f"5.{month}2026" in page for month in ("februar", "juni", "november"))


def test_pdf_breaks_lines_at_spaces(renderer: Renderer) -> None:
    holder = {"rolle": "ledergruppe_virksomhet", "organisasjon": "bre"}
    point = {"id": "op1", "tekst": "Forklare avviket for innbyggermeldingene.", "ansvarlig": holder}
    file = render(renderer, Format.PDF, source=dossier(minutes={"saker": [{"nr": 1, "oppfølging": [point]}]}))
    assert words(file, Format.PDF).count("Virksomhetensledergruppe,Bymiljø-ogrekreasjonsetaten") == 2


def test_word_keeps_the_rows_of_a_small_table_together(renderer: Renderer) -> None:
    requirements = [{"id": f"k{n}", "tekst": f"Krav nummer {n}"} for n in range(40)]
    file = render(renderer, Format.DOCX, DocumentKind.LETTER, dossier(letter={"krav": requirements}))
    tables = {
        table.rows[0].cells[0].text + str(len(table.rows)): table for table in docx.Document(io.BytesIO(file)).tables
    }

    def kept(name: str) -> list[bool]:
        return [all(p.paragraph_format.keep_with_next for p in row.cells[0].paragraphs) for row in tables[name].rows]

    assert kept("Rapport2") == [True, False]
    assert kept("Nr.41") == [False] * 41


def test_word_has_styles_language_properties_and_repeated_header_rows(renderer: Renderer) -> None:
    file = render(renderer, Format.DOCX)
    word = docx.Document(io.BytesIO(file))
    styles = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    assert {"Heading 1", "Heading 2", "Heading 3", "Normal"} <= styles
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "Referat fra etatsstyringsmøte nr. 1/2026"
    ]
    properties = word.core_properties
    assert (properties.title, properties.language) == ("Referat fra etatsstyringsmøte nr. 1/2026", "nb-NO")
    assert properties.identifier == f"bre/minutes/{MEETING_ID}"
    assert properties.keywords.startswith("sha256:")
    assert (properties.created, properties.modified, properties.last_modified_by) == (None, None, "")
    xml = word.element.xml
    assert "w:tblHeader" in xml
    assert "styring-" not in xml
    assert 'w:val="nb-NO"' in word.styles.element.xml
    footer = word.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_word_lists_are_numbered_from_their_own_first_number(renderer: Renderer) -> None:
    text = "1. a\n2. b\n\nTekst\n\n5. c\n6. d\n   - e"
    source = dossier(minutes={"saker": [{"nr": 1, "omtale": text}]})
    word = docx.Document(io.BytesIO(render(renderer, Format.DOCX, source=source)))
    numbered = {
        p.text: (int(p._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0]), p._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")[0])
        for p in word.paragraphs
        if p._p.xpath("./w:pPr/w:numPr/w:ilvl")
    }
    assert numbered["a"] == numbered["b"]
    assert numbered["c"] == numbered["d"] != numbered["a"]
    assert numbered["e"][1] == "1"
    starts = {
        num.numId: [override.startOverride.val for override in num.lvlOverride_lst]
        for num in word.part.numbering_part.element.num_lst
    }
    assert (starts[numbered["a"][0]], starts[numbered["c"][0]]) == ([1], [5])


def test_a_word_file_has_no_clock_and_one_order(renderer: Renderer) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(render(renderer, Format.DOCX))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist() == sorted(package.namelist())
        assert {entry.create_system for entry in package.infolist()} == {3}


def test_markdown_begins_with_its_metadata(renderer: Renderer) -> None:
    text = render(renderer, Format.MARKDOWN, DocumentKind.LETTER).decode()
    assert text.startswith('---\ntitle: "Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten"\nlang: "nb"\n')
    assert f'identity: "bre/letters/{LETTER_ID}"' in text
    assert "\n\n\n" not in text
    assert not re.search(r" $", text, re.MULTILINE)


def test_colours_of_the_settings_reach_the_documents(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {"organisasjon": "Eksempelby", "dokument": {"farger": {"hoved": "#123456", "aksent": "#abcdef"}}}
    )
    renderer = Renderer(tmp_path, settings)
    assert "#123456" in render(renderer, Format.HTML).decode()
    word = docx.Document(io.BytesIO(render(renderer, Format.DOCX)))
    assert "123456" in word.styles.element.xml
    assert "1F3A5F" not in word.styles.element.xml + word.element.xml
    assert render(renderer, Format.PDF) != render(Renderer(tmp_path, SETTINGS), Format.PDF)
