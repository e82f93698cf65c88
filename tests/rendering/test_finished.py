"""What is read back of finished files."""

from __future__ import annotations

from pathlib import Path

import pytest

from styring.rendering import Format, Renderer, Variant, plan
from styring.rendering.finished import passages
from tests.rendering.dossiers import SETTINGS, dossier
from tests.rendering.reading import squeeze


def html(body: str) -> list[str]:
    return list(passages(body.encode(), Format.HTML))


def test_inline_elements_do_not_part_words_and_blocks_do() -> None:
    assert html("<p>Kari <b>Nord</b>mann</p><p>Ola<br>Hansen</p><td>610</td><td>14 500</td>") == [
        "Kari Nordmann",
        "Ola Hansen",
        "610",
        "14 500",
    ]


def test_what_tells_without_being_text_is_read_and_code_is_not() -> None:
    text = (
        '<title>Tittel</title><meta name="author" content="Forfatter"><style>.Kari{}</style><script>Kari</script>'
        '<!-- merknad --><img alt="bilde" src="x.png"><a href="mailto:a%40b.invalid" class="c">Nord\u00admann</a>'
    )
    assert html(text) == ["Tittel", "Forfatter", "merknad", "bilde", "mailto:a@b.invalid", "Nordmann"]


def test_markdown_is_read_as_its_reader_sees_it() -> None:
    body = "# Sak 1\n\nKari **Nordmann**\nog K\\. Hansen\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    text = f'---\ntitle: "Referat"\n---\n\n{body}'
    assert list(passages(text.encode(), Format.MARKDOWN)) == [
        "---",
        'title: "Referat"',
        "Sak 1",
        "Kari Nordmann og K. Hansen",
        *"ab12",
    ]


@pytest.mark.parametrize("format", [Format.PDF, Format.DOCX, Format.MARKDOWN])
def test_every_paragraph_of_the_web_page_is_found_in_every_other_format(tmp_path: Path, format: Format) -> None:
    source = dossier()
    renderer = Renderer(tmp_path, SETTINGS)
    page_furniture = {"Hopp til innholdet", "#innhold", "width=device-width, initial-scale=1"}
    for job in plan([source], [Format.HTML], Variant.PUBLIC).jobs:
        document = renderer.document(job)
        wanted = set(passages(renderer.write(document, Format.HTML), Format.HTML)) - page_furniture
        text = squeeze("\n".join(passages(renderer.write(document, format), format)))
        title = {each for each in wanted if each.startswith(f"{document.view.title} – ")}
        assert {each for each in wanted - title if squeeze(each) not in text} == set()
