"""A small document in every format, sound in all that the gates look at; tests break one thing at a time in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pikepdf
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.conformance.text_blocks import Block

TYPST = """
#set document(title: "Referat fra etatsstyringsmøte")
#set text(lang: "nb", region: "NO", font: "DejaVu Sans Mono", size: 9pt)
#set page(paper: "a4", footer: context [bre/2026 · side #counter(page).display()])
#set heading(bookmarked: false)
= Referat fra etatsstyringsmøte
Møtet ble ledet av kommunaldirektøren. Se #link("https://example.org/")[saken] og #link(<saker>)[sakslista].
== Til stede
#table(
  columns: 2,
  table.header([Rolle], [Stilling]),
  [Virksomhetsleder], [Etatsdirektør],
  [Referent], [Seniorrådgiver],
)
#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"),
  format: "svg", alt: "Byvåpen")
#pagebreak()
== Saker <saker>
+ Måloppnåelse og resultater
  - Delmål
+ Risikobilde
"""

HTML = """<!DOCTYPE html>
<html lang="nb-NO">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Referat fra etatsstyringsmøte</title>
<style>h1 { font-size: 1.25rem; }</style>
</head>
<body>
<main>
<h1>Referat fra etatsstyringsmøte</h1>
<p>Møtet ble ledet av kommunaldirektøren. Se <a href="https://example.org/">saken</a> og <a href="#saker">sakslista</a>.
<h2>Til stede</h2>
<table>
<thead><tr><th scope="col">Rolle</th><th scope="col">Stilling</th></tr></thead>
<tbody><tr><td>Virksomhetsleder</td><td>Etatsdirektør</td></tr><tr><td>Referent</td><td>Seniorrådgiver</td></tr></tbody>
</table>
<h2 id="saker">Saker</h2>
<ol><li>Måloppnåelse og resultater<ul><li>Delmål</li></ul></li><li>Risikobilde</li></ol>
</main>
</body>
</html>
"""

MARKDOWN = """---
title: "Referat fra etatsstyringsmøte"
lang: "nb"
---

# Referat fra etatsstyringsmøte

Møtet ble ledet av kommunaldirektøren. Se [saken](https://example.org/) og [sakslista](#saker).

## Til stede

| Rolle | Stilling |
|---|---|
| Virksomhetsleder | Etatsdirektør |
| Referent | Seniorrådgiver |

## Saker

1. Måloppnåelse og resultater
   - Delmål
2. Risikobilde
"""


BLOCKS = (
    Block("referat fra etatsstyringsmøte", 1),
    Block("møtet ble ledet av kommunaldirektøren se saken og sakslista"),
    Block("til stede", 2),
    *(Block(text, heads_column=True) for text in ("rolle", "stilling")),
    *map(Block, ("virksomhetsleder", "etatsdirektør", "referent", "seniorrådgiver")),
    Block("saker", 2),
    *map(Block, ("måloppnåelse og resultater", "delmål", "risikobilde")),
)
"""What every format of it says."""


def pdf(path: Path, *standards: typst.PDFStandard, source: str = TYPST, tags: bool = True) -> Path:
    """Write the PDF; without standards as PDF/A-2a and PDF/UA-1."""
    data = typst.compile(
        source.encode(),
        pdf_standards=list(standards or ("a-2a", "ua-1")),
        pdf_tags=tags,
        timestamp=datetime(2026, 3, 27, 12, tzinfo=UTC),
        ignore_system_fonts=True,
    )
    path.write_bytes(data)
    return path


def changed(original: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    """A copy of a PDF, beside it, with something changed in it."""
    path = original.with_name("changed.pdf")
    with pikepdf.open(original) as opened:
        change(opened)
        opened.save(path)
    return path


def word(path: Path, change: Callable[[docx.document.Document], object] = lambda _: None) -> Path:
    """Write the Word document, with something changed in it."""
    document = docx.Document()
    document.core_properties.title = "Referat fra etatsstyringsmøte"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nb-NO")
    document.add_heading("Referat fra etatsstyringsmøte", 1)
    document.add_paragraph("Møtet ble ledet av kommunaldirektøren. Se saken og sakslista.")
    document.add_heading("Til stede", 2)
    table = document.add_table(0, 2)
    for cells in (("Rolle", "Stilling"), ("Virksomhetsleder", "Etatsdirektør"), ("Referent", "Seniorrådgiver")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:tblHeader"))
    next(table._tbl.iter(qn("w:tr"))).insert(0, properties)
    document.add_heading("Saker", 2)
    for text, style in (("Måloppnåelse og resultater", ""), ("Delmål", " 2"), ("Risikobilde", "")):
        document.add_paragraph(text, f"List Number{style}")
    change(document)
    document.save(str(path))
    return path


def everything(folder: Path) -> Path:
    """Write the document in all formats; returns the folder."""
    folder.mkdir(parents=True)
    pdf(folder / "referat.pdf")
    word(folder / "referat.docx")
    (folder / "referat.html").write_text(HTML, encoding="utf-8")
    (folder / "referat.md").write_text(MARKDOWN, encoding="utf-8")
    return folder
