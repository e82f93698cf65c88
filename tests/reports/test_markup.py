"""Tables as HTML: whole, with headings that say what they head, and with any text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from styring.reports.markup import html_of
from styring.reports.table import Column, Table, Unit, cell

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    ["<script>alert(1)</script>", '" onmouseover="x', "&amp;", "</td></table>", "<!--", "]]>"]
)


class Reader(HTMLParser):
    """Collects the elements, and the text of each cell, caption and paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag in {"caption", "th", "td", "p"}:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_a_table_is_written_whole() -> None:
    columns = (Column("virksomhet", "Virksomhet"), Column("alder", "Alder", Unit.DAYS))
    table = Table(
        "plakater", "Samarbeidsplakater", columns, ((cell("bre"), cell(640, ["bre/charter"])),), ("Slik er det.",)
    )
    assert html_of(table) == (
        '<div class="tabell" role="region" aria-label="Samarbeidsplakater" tabindex="0">'
        '<table id="plakater">\n<caption>Samarbeidsplakater</caption>\n'
        '<thead><tr><th scope="col">Virksomhet</th><th scope="col" class="tall">Alder (dager)</th></tr></thead>\n'
        '<tbody>\n<tr><th scope="row">bre</th><td class="tall">640</td></tr>\n</tbody>\n</table></div>\n'
        '<p class="merknad">Slik er det.</p>\n'
    )


def test_a_table_without_rows_says_so() -> None:
    table = Table("a", "A", (Column("b", "B"), Column("c", "C")), ())
    assert '<tbody>\n<tr><td colspan="2">Ingenting å vise.</td></tr>\n</tbody>' in html_of(table)


@given(TEXTS, TEXTS, st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), TEXTS)
def test_texts_stay_texts(title: str, head: str, rows: list[tuple[str, str]], note: str) -> None:
    columns = (Column("a", head), Column("b", "Tall", Unit.COUNT))
    table = Table("t", title, columns, tuple((cell(x), cell(y)) for x, y in rows), (note,))
    reader = read(html_of(table))
    assert reader.elements == [
        *("div", "table", "caption", "thead", "tr", "th", "th", "tbody"),
        *(["tr", "th", "td"] * len(rows)),
        "p",
    ]
    expected = [title, head, "Tall", *(text for row in rows for text in row), note]
    assert [text.strip() for text in reader.texts] == [text.strip() for text in expected]
