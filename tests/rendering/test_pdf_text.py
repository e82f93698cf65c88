"""What is read back of a PDF without being text on a page."""

from __future__ import annotations

import typst

from styring.rendering.pdf_text import pdf_passages

PICTURE = "bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\")"


def read(source: str) -> list[str]:
    made = [text.strip() for text in pdf_passages(typst.compile(source.encode()))]
    return [text for text in made if text and "Typst" not in text and not text.startswith("D:")]


def test_what_is_said_of_a_picture_is_read() -> None:
    picture = f'#image({PICTURE}, format: "svg", alt: "Kari Nordmann ved rådhuset")'
    assert read(f"Før\n\n{picture}\n\nEtter") == ["Før", "Etter", "Kari Nordmann ved rådhuset"]


def test_what_is_said_of_a_figure_in_a_table_is_read() -> None:
    assert read('#table(columns: 2)[Celle][#figure(rect(), alt: "Ola Hansen")]') == ["Celle", "Ola Hansen"]


def test_where_a_link_leads_is_read() -> None:
    assert read('#link("https://eksempel.no/Kari%20Nordmann")[lenke]') == [
        "lenke",
        "https://eksempel.no/Kari Nordmann",
    ]
