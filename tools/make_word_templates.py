"""Make the packaged Word templates, ``templates/*.docx``. Run it after a change; the files are committed.

The templates hold docxtpl tags (https://docxtpl.readthedocs.io): ``{%p … %}`` stands for a paragraph, ``{%tr … %}`` for
a row and ``{%tc … %}`` for a cell of a table. The same run gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell

from styring.records.settings import Colours
from styring.rendering.docx import deterministic_zip

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
FONT = "Calibri"
MAIN, ACCENT = (colour[1:].upper() for colour in (Colours().main, Colours().accent))
MUTED, LINE, SURFACE = "4D5761", "D3D9DF", "F4F6F8"
TEXT_WIDTH = Mm(160)
LINE_SPACING = 1.12
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def main() -> None:
    """Write all templates."""
    for name, fill in {"minutes": minutes, "invitation": invitation, "letter": letter, "charter": charter}.items():
        word = blank()
        head(word)
        fill(word)
        word._body._element.remove(word.paragraphs[0]._p)  # an empty document begins with an empty paragraph
        buffer = io.BytesIO()
        word.save(buffer)
        (TEMPLATES / f"{name}.docx").write_bytes(deterministic_zip(buffer.getvalue()))


def minutes(word: WordDocument) -> None:
    """Referat and oppsummering."""
    sides(word, "tekst.til_stede", "møte.til_stede")
    sides(word, "tekst.forfall", "møte.forfall")
    optional_text(word, "møte.formål", "{{ tekst.formål }}")
    tag(word, "for sak in referat.saker")
    word.add_heading("{{ sak.tittel }}", 2)
    optional(word, "sak.unntatt", "{{ sak.unntatt }}.", "Unntatt")
    optional(word, "sak.utgikk", "{{ tekst.saken_utgikk }}")
    word.add_paragraph("{{p sak.omtale }}")
    tag(word, "if sak.informasjon")
    word.add_heading("{{ tekst.informasjon }}", 3)
    tag(word, "for punkt in sak.informasjon")
    word.add_paragraph("{{p punkt|som_punkt }}")
    tag(word, "endfor")
    tag(word, "endif")
    signals(word)
    item_follow_up(word)
    tag(word, "endfor")
    word.add_heading("{{ tekst.alle_oppfølgingspunkter }}", 2)
    tag(word, "if referat.oppfølgingspunkter")
    follow_up_table(word)
    tag(word, "else")
    word.add_paragraph("{{ tekst.ingen_oppfølgingspunkter }}")
    tag(word, "endif")
    comments(word)
    corrections(word, "referat.rettelser")
    word.add_heading("{{ referat.avslutning_tittel }}", 2)
    facts(word, "referat.avslutning")


def signals(word: WordDocument) -> None:
    """Steering signals and disagreement of one item, set apart."""
    tag(word, "for signal in sak.styringssignaler")
    box = framed(word, MAIN, SURFACE)
    box.paragraphs[0].style = "Heading 3"
    box.paragraphs[0].add_run("{{ signal.tittel }}")
    box.add_paragraph("{{p signal.tekst }}")
    optional(box, "signal.forankret_i", "{{ signal.forankret_i }}", "Kilde")
    gap(word)
    tag(word, "endfor")
    tag(word, "if sak.uenighet")
    box = framed(word, ACCENT, None)
    box.paragraphs[0].style = "Heading 3"
    box.paragraphs[0].add_run("{{ tekst.uenighet }}")
    box.add_paragraph("{{p sak.uenighet }}")
    gap(word)
    tag(word, "endif")


def item_follow_up(word: WordDocument) -> None:
    """Follow-up of one item."""
    tag(word, "if sak.oppfølging")
    word.add_heading("{{ tekst.oppfølging }}", 3)
    tag(word, "for punkt in sak.oppfølging")
    tag(word, "if punkt.unntatt")
    word.add_paragraph("{{ punkt.unntatt }}.", "List Bullet")
    word.add_paragraph("{{ punkt.punkt }}", "Ansvar")
    tag(word, "else")
    word.add_paragraph("{{p punkt.tekst|som_punkt }}")
    word.add_paragraph('{{ [punkt.punkt, punkt.ansvarlig, punkt.frist]|select|join(" · ") }}', "Ansvar")
    tag(word, "endif")
    tag(word, "endfor")
    tag(word, "elif sak.ingen_oppfølging")
    word.add_paragraph("{{ tekst.ingen_oppfølging }}", "Kilde")
    tag(word, "endif")


def follow_up_table(word: WordDocument) -> None:
    """All follow-up points of the minutes."""
    heads = [f"{{{{ tekst.{key} }}}}" for key in ("punkt", "sak", "tiltak", "ansvarlig", "frist")]
    table = ruled(word, heads, (16, 12, 58, 40, 34))
    row_tag(table, "for punkt in referat.oppfølgingspunkter")
    row_tag(table, "if punkt.unntatt")
    cells = row(table, "{{ punkt.punkt }}", "{{ punkt.sak }}")
    cells[2].merge(cells[4]).paragraphs[0].add_run("{{ punkt.unntatt }}")
    row_tag(table, "else")
    cells = row(
        table,
        "{{ punkt.punkt }}",
        "{{ punkt.sak }}",
        "{{p punkt.tekst|som_celle }}",
        '{{ punkt.ansvarlig or "–" }}',
        '{{ punkt.frist or "–" }}',
    )
    optional(cells[2], "punkt.merknad", "{{ punkt.merknad }}", "Kilde")
    row_tag(table, "endif")
    row_tag(table, "endfor")
    gap(word)


def comments(word: WordDocument) -> None:
    """The comments on the draft, and what was done with each."""
    tag(word, "if referat.kommentarer")
    word.add_heading("{{ tekst.kommentarer }}", 2)
    heads = [f"{{{{ tekst.{key} }}}}" for key in ("kommentar_gjelder", "kommentar", "kommentar_behandling")]
    table = ruled(word, heads, (40, 60, 60))
    row_tag(table, "for kommentar in referat.kommentarer")
    place, comment, outcome = row(table, "{{ kommentar.sted }}", "", "")
    optional(place, "kommentar.fra", "{{ kommentar.fra }}", "Kilde")
    tag(comment, "if kommentar.unntatt", first=True)
    comment.add_paragraph("{{ kommentar.unntatt }}.", "Celle")
    tag(comment, "elif kommentar.ingen_merknader")
    comment.add_paragraph("{{ tekst.ingen_merknader }}", "Celle")
    tag(comment, "elif not kommentar.tekst")
    comment.add_paragraph("–", "Celle")
    tag(comment, "endif")
    comment.add_paragraph("{{p kommentar.tekst|som_celle }}")
    outcome.paragraphs[0].add_run('{{ kommentar.behandling or "–" }}')
    outcome.add_paragraph("{{p kommentar.svar|som_celle }}")
    row_tag(table, "endfor")
    gap(word)
    tag(word, "endif")


def invitation(word: WordDocument) -> None:
    """Innkalling with agenda."""
    optional_text(word, "møte.formål", "{{ tekst.formål }}")
    word.add_heading("{{ tekst.saksliste }}", 2)
    tag(word, "if innkalling.saker")
    heads = [f"{{{{ tekst.{key} }}}}" for key in ("nr", "sak", "meldt_inn_av", "minutter")]
    table = ruled(word, heads, (12, 90, 36, 22))
    table.rows[0].cells[3].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    row_tag(table, "for sak in innkalling.saker")
    row_tag(table, "if sak.tittel is none")
    cells = row(table, "{{ sak.nr }}")
    cells[1].merge(cells[3]).paragraphs[0].add_run("{{ sak.unntatt }}")
    row_tag(table, "else")
    cells = row(table, "{{ sak.nr }}", "", '{{ sak.meldt_inn_av or "–" }}', '{{ sak.minutter or "–" }}')
    cells[3].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    cells[1].paragraphs[0].add_run("{{ sak.tittel }}").bold = True
    optional(cells[1], "sak.unntatt", "{{ sak.unntatt }}", "Kilde")
    tag(cells[1], "for o in sak.opplysninger")
    cells[1].add_paragraph("{{ o.navn }}: {{ o.verdi }}", "Kilde")
    tag(cells[1], "endfor")
    row_tag(table, "endif")
    row_tag(table, "endfor")
    gap(word)
    tag(word, "else")
    word.add_paragraph("{{ tekst.tom_saksliste }}")
    tag(word, "endif")
    tag(word, "if innkalling.oppfølgingspunkter")
    word.add_heading("{{ tekst.oppfølging_fra_før }}", 2)
    earlier_points(word)
    tag(word, "endif")
    bullets(word, "tekst.forberedelser", "innkalling.forberedelser")
    sides(word, "tekst.innkalt", "møte.innkalte")


def earlier_points(word: WordDocument) -> None:
    """The points of earlier meetings that an invitation takes up again."""
    heads = [f"{{{{ tekst.{key} }}}}" for key in ("sak", "tiltak", "ansvarlig", "frist")]
    table = ruled(word, heads, (12, 74, 40, 34))
    row_tag(table, "for punkt in innkalling.oppfølgingspunkter")
    row_tag(table, "if punkt.unntatt")
    cells = row(table, "{{ punkt.sak }}")
    told = cells[1].merge(cells[3])
    told.paragraphs[0].add_run("{{ punkt.unntatt }}")
    told.add_paragraph("{{ punkt.punkt }}", "Kilde")
    row_tag(table, "else")
    cells = row(
        table,
        "{{ punkt.sak }}",
        "{{p punkt.tekst|som_celle }}",
        '{{ punkt.ansvarlig or "–" }}',
        '{{ punkt.frist or "–" }}',
    )
    cells[1].add_paragraph("{{ punkt.punkt }}", "Kilde")
    optional(cells[1], "punkt.merknad", "{{ punkt.merknad }}", "Kilde")
    row_tag(table, "endif")
    row_tag(table, "endfor")
    gap(word)


def letter(word: WordDocument) -> None:
    """The four kinds of letters."""
    sections(word, "brev.deler")
    tag(word, "if brev.avsender")
    word.add_paragraph("{{ tekst.hilsen }}", "Hilsen").paragraph_format.keep_with_next = True
    sender = word.add_paragraph()
    sender.paragraph_format.keep_with_next = True
    sender.add_run("{{ brev.avsender }}").bold = True
    word.add_paragraph("{{ dokument.byrådsavdeling or dokument.organisasjon }}")
    tag(word, "endif")
    bullets(word, "tekst.vedlegg", "brev.vedlegg")
    bullets(word, "tekst.kopi", "brev.kopi")
    corrections(word, "brev.rettelser")


def charter(word: WordDocument) -> None:
    """Samarbeidsplakat."""
    sections(word, "plakat.deler")


def blank() -> WordDocument:
    """A4 with the styles, footer and page numbers of all templates."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(24), Mm(24)
    set_styles(word)
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    mark = "{{ dokument.identitet }} · {{ tekst.fingeravtrykk }} {{ dokument.fingeravtrykk }}"
    footer.add_run(mark).font.size = Pt(6.5)
    footer.add_run("\t{{ tekst.side }} ")
    field(footer, "PAGE")
    footer.add_run(" {{ tekst.av }} ")
    field(footer, "NUMPAGES")
    drop_part(word.part.package.rels, "/thumbnail")
    drop_part(word.part.rels, "/stylesWithEffects")
    return word


def drop_part(relationships: Any, ending: str) -> None:
    """Leave out a part of python-docx's own template that no document needs."""
    relationships.pop(next(id for id, relationship in relationships.items() if relationship.reltype.endswith(ending)))


def set_styles(word: WordDocument) -> None:
    """Fonts, sizes and colours; every style is a real Word style that the house can change in Word."""
    styles = word.styles
    for style in [style for style in styles if style.type is WD_STYLE_TYPE.TABLE and style.name != "Normal Table"]:
        style.delete()
    look(styles["Normal"], size=11, after=6)
    look(styles["Heading 1"], size=20, bold=True, colour=MAIN, before=18, after=2)
    look(styles["Heading 2"], size=14, bold=True, colour=MAIN, before=18, after=4)
    look(styles["Heading 3"], size=11.5, bold=True, colour=MAIN, before=10, after=3)
    for level in (4, 5, 6):
        look(styles[f"Heading {level}"], size=11, bold=True, colour=MAIN, before=8, after=2)
        styles[f"Heading {level}"].font.italic = False
    look(styles["Subtitle"], size=13, colour=MUTED, after=8)
    styles["Subtitle"].font.italic = False
    styles["Subtitle"].element.rPr.remove(styles["Subtitle"].element.rPr.find(qn("w:spacing")))
    look(styles["List Bullet"], size=11, after=3)
    look(styles["List Number"], size=11, after=3)
    look(styles["List Continue"], size=11, after=3)
    look(styles["Quote"], size=11, colour=MUTED, after=6)
    styles["Quote"].paragraph_format.left_indent = Mm(8)
    look(styles["Footer"], size=8, colour=MUTED)
    for name, options in {
        "Avsender": {"size": 10, "colour": MAIN, "after": 0},
        "Merke": {"size": 10, "bold": True, "colour": MAIN, "after": 8},
        "Kilde": {"size": 10, "colour": MUTED, "after": 4},
        "Ansvar": {"size": 10, "colour": MUTED, "after": 4},
        "Unntatt": {"size": 11, "colour": MUTED, "before": 4, "after": 6},
        "Celle": {"size": 10, "after": 2},
        "Hilsen": {"size": 11, "before": 24, "after": 12},
        "Luft": {"size": 4, "after": 0},
    }.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        look(style, **options)
    for name in ("Celle", "Kilde"):
        styles[name].paragraph_format.keep_together = True
    styles["Ansvar"].paragraph_format.left_indent = Pt(18)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(MAIN)
    link.font.underline = True
    border = f"<w:pBdr {W}>" + "".join(
        f'<w:{side} w:val="dashed" w:sz="6" w:space="4" w:color="{MUTED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    styles["Unntatt"].element.get_or_add_pPr().append(parse_xml(border + "</w:pBdr>"))


def look(
    style: Any, *, size: float, bold: bool = False, colour: str | None = None, before: float = 0, after: float = 0
) -> None:
    """Set what is to be seen of a style."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    style.font.size = Pt(size)
    style.font.bold = bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = LINE_SPACING


def head(word: WordDocument) -> None:
    """Sender, title and facts."""
    word.add_paragraph()
    tag(word, "if utseende.logo")
    word.add_paragraph("{{ utseende.logo }}", "Avsender")
    tag(word, "endif")
    word.add_paragraph(style="Avsender").add_run("{{ dokument.organisasjon }}").bold = True
    last = word.add_paragraph('{{ dokument.byrådsavdeling or "" }}', "Avsender")
    border = f'<w:pBdr {W}><w:bottom w:val="single" w:sz="18" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
    last._p.get_or_add_pPr().append(parse_xml(border))
    word.add_heading("{{ dokument.tittel }}", 1)
    optional(word, "dokument.undertittel", "{{ dokument.undertittel }}", "Subtitle")
    optional(word, "dokument.utkast", "{{ tekst.utkast|upper }}", "Merke")
    optional(word, "dokument.intern", "{{ dokument.utgave }}", "Merke")
    facts(word, "dokument.opplysninger")


def facts(word: WordDocument, views: str) -> None:
    """A label and a value per row."""
    table = word.add_table(0, 2)
    properties(table, f'<w:left w:val="single" w:sz="24" w:space="0" w:color="{ACCENT}"/>')
    row_tag(table, f"for o in {views}")
    label, value = row(table, "", "{{ o.verdi }}")
    label.paragraphs[0].add_run("{{ o.navn }}").bold = True
    for cell in (label, value):
        shade(cell, SURFACE)
    row_tag(table, "endfor")
    widths(table, (45, 115))
    gap(word)


def sides(word: WordDocument, title: str, views: str) -> None:
    """The people of each side, next to each other."""
    tag(word, f"if {views}")
    word.add_heading(f"{{{{ {title} }}}}", 2)
    table = word.add_table(1, 3)
    properties(table, "")
    before, cell, after = table.rows[0].cells
    before.paragraphs[0].add_run(f"{{%tc for side in {views} %}}")
    cell.paragraphs[0].style = "Heading 3"
    cell.paragraphs[0].add_run("{{ side.tittel }}")
    tag(cell, "for p in side.deltakere")
    name = "{% if p.navn %}, {{ p.navn }}{% endif %}"
    role = "{% if p.rolle %} – {{ p.rolle }}{% endif %}"
    note = "{% if p.merknad %} ({{ p.merknad }}){% endif %}"
    cell.add_paragraph("{{ p.stilling }}" + name + role + note, "Celle")
    tag(cell, "endfor")
    after.paragraphs[0].add_run("{%tc endfor %}")
    tag(word, "endif")


def sections(word: WordDocument, views: str) -> None:
    """The numbered parts of a letter or the parts of a charter."""
    tag(word, f"for d in {views}")
    for statement, level in (("if d.nivå == 2", 2), ("else", 3)):
        tag(word, statement)
        word.add_heading("{% if d.nummer %}{{ d.nummer }} {% endif %}{{ d.tittel }}", level)
    tag(word, "endif")
    optional(word, "d.unntatt", "{{ d.unntatt }}.", "Unntatt")
    word.add_paragraph("{{p d.tekst }}")
    tag(word, "for punkt in d.punkter")
    word.add_paragraph("{{p punkt|som_punkt }}")
    tag(word, "endfor")
    tag(word, "for t in d.tabeller")
    tag(word, "if t.tittel != d.tittel")
    word.add_paragraph(style="Celle").add_run("{{ t.tittel }}").bold = True
    tag(word, "endif")
    any_table(word)
    gap(word)
    tag(word, "endfor")
    tag(word, "endfor")


def gap(word: WordDocument) -> None:
    """A thin paragraph that keeps a table apart from what follows."""
    word.add_paragraph(style="Luft")


def any_table(word: WordDocument) -> None:
    """A table of as many columns and rows as there are."""
    table = word.add_table(0, 3)
    properties(table, f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>', bottom=True)
    cells = row(table, "{%tc for k in t.kolonner %}", "", "{%tc endfor %}")
    tag(cells[1], "if loop.index0 in t.tallkolonner", first=True)
    for statement, alignment in (("else", WD_ALIGN_PARAGRAPH.RIGHT), ("endif", WD_ALIGN_PARAGRAPH.LEFT)):
        title = cells[1].add_paragraph(style="Celle")
        title.alignment = alignment
        title.add_run("{{ k }}").bold = True
        tag(cells[1], statement)
    header(table)
    row_tag(table, "for rad in t.rader")
    cells = row(table, "{%tc for celle in rad %}", "", "{%tc endfor %}")
    tag(cells[1], "if loop.index0 in t.tallkolonner", first=True)
    cells[1].add_paragraph("{{ celle }}", "Celle").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    tag(cells[1], "else")
    cells[1].add_paragraph("{{ celle }}", "Celle")
    tag(cells[1], "endif")
    row_tag(table, "endfor")
    for width in list(table._tbl.iter(qn("w:tcW"))):
        width.set(qn("w:type"), "auto")
        width.set(qn("w:w"), "0")


def corrections(word: WordDocument, views: str) -> None:
    """Corrections made after the document was final."""
    tag(word, f"if {views}")
    word.add_heading("{{ tekst.rettelser }}", 2)
    tag(word, f"for r in {views}")
    word.add_paragraph().add_run("{{ r.dato }}").bold = True
    word.add_paragraph("{{p r.hva }}")
    word.add_paragraph("{{p r.begrunnelse }}")
    tag(word, "endfor")
    tag(word, "endif")


def bullets(word: WordDocument, title: str, views: str) -> None:
    """A heading and a list of short texts."""
    tag(word, f"if {views}")
    word.add_heading(f"{{{{ {title} }}}}", 2)
    tag(word, f"for punkt in {views}")
    word.add_paragraph("{{ punkt }}", "List Bullet")
    tag(word, "endfor")
    tag(word, "endif")


def optional(place: WordDocument | _Cell, condition: str, text: str, style: str | None = None) -> None:
    """A paragraph that is there when something is."""
    tag(place, f"if {condition}")
    place.add_paragraph(text, style)
    tag(place, "endif")


def optional_text(word: WordDocument, view: str, title: str) -> None:
    """A heading and free text, when there is any."""
    tag(word, f"if {view}")
    word.add_heading(title, 2)
    word.add_paragraph(f"{{{{p {view} }}}}")
    tag(word, "endif")


def tag(place: WordDocument | _Cell, statement: str, *, first: bool = False) -> None:
    """A statement in a paragraph of its own, which is gone afterwards."""
    text = f"{{%p {statement} %}}"
    if first:
        place.paragraphs[0].add_run(text)
    else:
        place.add_paragraph(text)


def row_tag(table: Table, statement: str) -> None:
    """A statement in a row of its own, which is gone afterwards."""
    table.add_row().cells[0].paragraphs[0].add_run(f"{{%tr {statement} %}}")


def row(table: Table, *texts: str) -> tuple[_Cell, ...]:
    """A row whose paragraphs stay whole. (LibreOffice may lose rows that must stay whole themselves.)"""
    added = table.add_row()
    for cell in added.cells:
        cell.paragraphs[0].style = "Celle"
    for cell, text in zip(added.cells, texts, strict=False):
        cell.paragraphs[0].add_run(text)
    return added.cells


def ruled(word: WordDocument, heads: Sequence[str], millimetres: Sequence[float]) -> Table:
    """A table with a header row that is repeated on every page."""
    table = word.add_table(0, len(heads))
    properties(table, f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>', bottom=True)
    for cell, text in zip(row(table), heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    header(table)
    widths(table, millimetres)
    return table


def header(table: Table) -> None:
    """Make the last row a header row."""
    last = table.rows[-1]
    last._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    for cell in last.cells:
        border = f'<w:tcBorders {W}><w:bottom w:val="single" w:sz="12" w:color="{MAIN}"/></w:tcBorders>'
        cell._tc.get_or_add_tcPr().append(parse_xml(border))


def framed(word: WordDocument, colour: str, surface: str | None) -> _Cell:
    """A frame with a line at its left."""
    table = word.add_table(1, 1)
    properties(table, f'<w:left w:val="single" w:sz="24" w:space="0" w:color="{colour}"/>')
    cell = table.rows[0].cells[0]
    if surface:
        shade(cell, surface)
    return cell


def properties(table: Table, borders: str, *, bottom: bool = False) -> None:
    """Full width and just these lines."""
    line = f'<w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>' if bottom else ""
    ordered = line + borders if "insideH" in borders else borders + line
    holder = table._tbl.tblPr
    for child in list(holder):
        holder.remove(child)
    for xml in (
        f'<w:tblW {W} w:w="5000" w:type="pct"/>',
        f"<w:tblBorders {W}>{ordered}</w:tblBorders>",
        f'<w:tblLayout {W} w:type="autofit"/>',
        f'<w:tblCellMar {W}><w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>',
    ):
        holder.append(parse_xml(xml))


def widths(table: Table, millimetres: Sequence[float]) -> None:
    """Width of the columns."""
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for line in table.rows:
        for cell, width in zip(line.cells, millimetres, strict=True):
            if cell._tc.grid_span == 1:
                cell.width = Mm(width)


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def field(paragraph: Any, code: str) -> None:
    """A field that Word works out, such as the page number."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        run.append(
            parse_xml(f'<w:fldChar {W} w:fldCharType="{kind}"/>')
            if kind
            else parse_xml(f'<w:instrText {W} xml:space="preserve"> {code} </w:instrText>')
        )


if __name__ == "__main__":
    main()
