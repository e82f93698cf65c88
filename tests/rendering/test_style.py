from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from PIL import Image

from styring.records.settings import DocumentSettings, Settings
from styring.rendering import DocumentKind, Format, Renderer, RenderError, Variant, plan
from styring.rendering.style import read_style
from styring.rendering.templates import packaged_templates
from tests.rendering.dossiers import dossier

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>'
)


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#123456").save(buffer, "PNG")
    return buffer.getvalue()


def render(root: Path, format: Format, text: str = "Omtale", **document: Any) -> bytes:
    source = dossier(minutes={"saker": [{"nr": 1, "omtale": text}]})
    settings = Settings.model_validate({"organisasjon": "Eksempelby kommune", "dokument": document})
    jobs = plan([source], [format], Variant.INTERNAL).jobs
    return Renderer(root, settings).render(next(job for job in jobs if job.kind is DocumentKind.MINUTES))


def refusal(root: Path, **document: Any) -> str:
    with pytest.raises(RenderError) as raised:
        read_style(DocumentSettings.model_validate(document), root, "Eksempelby")
    assert raised.value.file == "styring.yaml"
    return raised.value.message


def test_a_logo_stands_in_every_format_that_can_show_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    logo = {"logo": "logo.png", "logo_tekst": "Byvåpenet"}
    assert 'src="data:image/png;base64,' in render(tmp_path, Format.HTML, **logo).decode()
    assert 'alt="Byvåpenet"' in render(tmp_path, Format.HTML, **logo).decode()
    with pikepdf.open(io.BytesIO(render(tmp_path, Format.PDF, **logo))) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    word = docx.Document(io.BytesIO(render(tmp_path, Format.DOCX, **logo)))
    assert len(word.inline_shapes) == 1
    assert 'descr="Byvåpenet"' in word.element.xml


def test_an_svg_logo_is_shown_where_it_can_be(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    assert "data:image/svg+xml;base64," in render(tmp_path, Format.HTML, logo="logo.svg").decode()
    assert render(tmp_path, Format.PDF, logo="logo.svg") != render(tmp_path, Format.PDF)
    assert not docx.Document(io.BytesIO(render(tmp_path, Format.DOCX, logo="logo.svg"))).inline_shapes


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("logo.png", b"ingen PNG", Format.PDF),
        ("logo.png", b"ingen PNG", Format.DOCX),
        ("logo.png", png()[:40], Format.PDF),
        ("logo.png", png()[:20], Format.DOCX),
        ("logo.svg", b"<svg", Format.PDF),
    ],
)
def test_a_damaged_logo_is_refused(tmp_path: Path, name: str, content: bytes, format: Format) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RenderError) as raised:
        render(tmp_path, format, logo=name)
    assert raised.value.message == "Logoen er skadet eller er ikke det bildet som endelsen sier."


def test_unusable_settings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.gif").write_bytes(b"GIF")
    (tmp_path / "big.png").write_bytes(b"0" * (1 << 20 | 1))
    assert refusal(tmp_path, farger={"hoved": "#ffff00"}) == (
        "Hovedfargen #ffff00 er for lys til å leses på hvit bakgrunn."
    )
    assert (
        refusal(tmp_path, logo="../logo.png")
        == "dokument.logo peker ut av mappen som styring.yaml ligger i: ../logo.png"
    )
    assert refusal(tmp_path, logo="logo.gif") == "Logoen logo.gif er verken SVG eller PNG."
    assert refusal(tmp_path, logo="mangler.png") == "Logoen mangler.png kan ikke leses."
    assert refusal(tmp_path, logo="big.png") == "Logoen big.png er større enn 1 MB."
    assert refusal(tmp_path, skrift="Arial") == (
        "dokument.skrift og dokument.skriftmappe hører sammen, men bare den ene er satt."
    )


def test_an_unknown_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    with pytest.raises(RenderError) as raised:
        render(tmp_path, Format.PDF, skrift="Tull Sans", skriftmappe="fonts")
    assert raised.value.message == "Skriften «Tull Sans» finnes ikke i skriftmappen."


def test_a_font_of_ones_own_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    font = packaged_templates() / "fonts" / "Inter-Regular.otf"
    (tmp_path / "fonts" / "own.otf").write_bytes(font.read_bytes())
    file = render(tmp_path, Format.PDF, skrift="Inter", skriftmappe="fonts")
    assert file.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Se 漢", "«漢» (U+6F22)"),
        ("Bra 😀", "«😀» (U+1F600)"),
        ("a\ue000b", "«\ue000» (U+E000)"),
        ("a\U000e0001b漢", "«漢» (U+6F22)"),
    ],
)
def test_a_character_that_no_font_has_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(RenderError) as raised:
        render(tmp_path, Format.PDF, text=text)
    assert str(raised.value) == (
        f"Skriften har ikke tegnet {named}. Bytt ut tegnet i posten, eller velg en skrift som har det, "
        "under dokument.skrift i styring.yaml."
    )
