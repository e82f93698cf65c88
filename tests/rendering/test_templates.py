"""Templates of the records repository: overriding, extending, and what happens when one is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pikepdf
import pytest

from styring.rendering import DocumentKind, Format, Renderer, RenderError, Variant, plan
from styring.rendering.templates import TemplateFolders, packaged_templates
from tests.rendering.dossiers import SETTINGS, dossier
from tests.rendering.reading import words

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def render(root: Path, format: Format = Format.HTML, kind: DocumentKind = DocumentKind.MINUTES) -> bytes:
    jobs = plan([dossier()], [format], Variant.INTERNAL).jobs
    return Renderer(root, SETTINGS).render(next(job for job in jobs if job.kind is kind))


def failure(root: Path, format: Format = Format.HTML, kind: DocumentKind = DocumentKind.MINUTES) -> tuple[str, str]:
    """Place and message of the error, which is ours and no other."""
    with pytest.raises(RenderError) as raised:
        render(root, format, kind)
    error = raised.value
    assert error.remedy
    return f"{error.file}:{error.line}", error.message


def test_an_override_takes_the_place_of_the_packaged_template(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.html").write_text("<p>{{ møte.sted }} – {{ dokument.tittel }}</p>", encoding="utf-8")
    assert render(tmp_path).decode() == "<p>Rådhuset, møterom 512 – Referat fra etatsstyringsmøte nr. 1/2026</p>"
    assert b"Brevet gir rammer" in render(tmp_path, kind=DocumentKind.LETTER)


@pytest.mark.parametrize(
    ("format", "source"),
    [
        (Format.HTML, '{% extends "styring/minutes.html" %}{% block saker %}<p>EGNE SAKER</p>{% endblock %}'),
        (Format.PDF, '<% extends "styring/minutes.typ" %><% block saker %>\n== EGNE SAKER\n<% endblock %>'),
        (Format.MARKDOWN, '{% extends "styring/minutes.md" %}{% block saker %}EGNE SAKER{% endblock %}'),
    ],
)
def test_an_override_can_extend_the_packaged_template(
    tmp_path: Path, templates: Path, format: Format, source: str
) -> None:
    ending = "typ" if format is Format.PDF else format.value
    (templates / f"minutes.{ending}").write_text(source, encoding="utf-8")
    found = words(render(tmp_path, format), format)
    assert "EGNESAKER" in found
    assert "Måloppnåelse" not in found
    assert "Referatfraetatsstyringsmøte" in found


def test_a_layout_of_ones_own_reaches_every_document(tmp_path: Path, templates: Path) -> None:
    (templates / "layout.html").write_text(
        '{% extends "styring/layout.html" %}{% block hode %}<p>EGET HODE</p>{{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    for kind in DocumentKind:
        assert "EGETHODEEksempelbykommune" in words(render(tmp_path, kind=kind), Format.HTML)


def test_a_template_may_be_written_on_windows_and_decomposed(tmp_path: Path, templates: Path) -> None:
    source = "\ufeff{% set a = tekst.ma\u030al %}\r\n{{ a }}"
    (templates / "minutes.html").write_bytes(source.encode())
    assert render(tmp_path).decode().strip() == "Mål"


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("a\n{{ møte.sed }}", 2, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?."),
        ("a\n\n{{ mote.sted }}", 3, "Malen bruker noe som ikke finnes: «mote» finnes ikke."),
        ("{{ tekst.tull }}", 1, "Malen bruker noe som ikke finnes: «tull» finnes ikke."),
        ("{% if møte.sed %}{% endif %}", 1, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?."),
        ("a\n{% for %}", 2, "Malen er skrevet feil: Expected an expression, got 'end of statement block'."),
        ("a\n{{ 1 ~ 2 }}", 2, "Malen er skrevet feil: «~» kan ikke brukes; skriv verdiene etter hverandre."),
        ("{{ møte.sted|safe }}", 1, "Malen er skrevet feil: No filter named 'safe'."),
        ("\n\n{{ 1 / 0 }}", 3, "Malen kunne ikke kjøres: division by zero."),
        ('{% include "tull.html" %}', 1, "Malen «tull.html» finnes ikke."),
        ('{% include "../styring.yaml" %}', 1, "Malen «../styring.yaml» finnes ikke."),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, templates: Path, source: str, line: int, message: str) -> None:
    (templates / "minutes.html").write_text(source, encoding="utf-8")
    assert failure(tmp_path) == (f"templates/minutes.html:{line}", message)


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.html").write_text('\n{% include "bit.html" %}', encoding="utf-8")
    (templates / "bit.html").write_text("\n\n{{ tull }}", encoding="utf-8")
    place, _ = failure(tmp_path)
    assert place == "templates/bit.html:3"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ møte.__class__ }}",
        "{{ dokument.identity }}",
        "{{ 'a'.join(['b']) }}",
        "{{ ''.format() }}",
        "{{ tekst.clear() }}",
        "{{ self.__init__ }}",
        "{{ range.__globals__ }}",
        "{{ cycler }}",
        "{{ namespace() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 9 ** 99999999 }}",
        "{% for a in range(100000000) %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}x{% endmacro %}{{ m() + møte.sted }}",
        "{% macro m() %}x{% endmacro %}{{ [m()]|join(møte.sted) }}",
        "{% for a in range(10000) %}{% for b in range(10000) %}xxxxxxxxxx{% endfor %}{% endfor %}",
    ],
)
def test_the_sandbox_holds(tmp_path: Path, templates: Path, source: str) -> None:
    (templates / "minutes.html").write_text(f"\n{source}", encoding="utf-8")
    place, message = failure(tmp_path)
    assert place in {"templates/minutes.html:2", "templates/minutes.html:None"}
    assert message.startswith("Malen ")


def test_a_template_that_is_not_utf8_is_refused(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.html").write_bytes("møte".encode("latin-1"))
    assert failure(tmp_path) == ("templates/minutes.html:1", "Malen er skrevet feil: filen er ikke UTF-8.")


def test_a_name_that_no_system_takes_is_no_template(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.html").write_text(f'{{% include "{"a" * 5000}" %}}', encoding="utf-8")
    place, message = failure(tmp_path)
    assert place == "templates/minutes.html:1"
    assert message.startswith("Malen ")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, templates: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemmelig", encoding="utf-8")
    try:
        (templates / "bit.html").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("this system does not let us make symbolic links")
    (templates / "minutes.html").write_text('{% include "bit.html" %}', encoding="utf-8")
    assert failure(tmp_path)[1] == "Malen «bit.html» finnes ikke."


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("= A\n\n#ukjent()\n", 3, "Typst kunne ikke lage PDF: unknown variable: ukjent."),
        ("= A\n<% for n in [1] %>\n#panic()\n<% endfor %>\n", 3, "Typst kunne ikke lage PDF: panicked."),
        ("= A\n=== B\n", 2, "Typst kunne ikke lage PDF: PDF/UA-1 error: skipped from heading level 1 to 3."),
        ('= A\n#text(font: "Tull")[x]\n', 2, "Typst kunne ikke lage PDF: unknown font family: tull."),
        ('= A\n\n#import "@preview/x:1.0.0"\n', 3, "Malen henter en Typst-pakke fra nettet, og det er ikke tillatt."),
        ('= A\n#read("/OFL.txt")[\n', 2, "Typst kunne ikke lage PDF: unclosed delimiter."),
        ("= A\n<< møte.sed >>", 2, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?."),
    ],
)
def test_a_fault_in_a_pdf_template_names_its_line(
    tmp_path: Path, templates: Path, source: str, line: int | None, message: str
) -> None:
    (templates / "minutes.typ").write_text(source, encoding="utf-8")
    place, found = failure(tmp_path, Format.PDF)
    assert (place, found) == (f"templates/minutes.typ:{line}", message)


def test_no_pdf_template_can_forget_the_language(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.typ").write_text('#set text(lang: "en")\n= A', encoding="utf-8")
    with pikepdf.open(io.BytesIO(render(tmp_path, Format.PDF))) as pdf:
        assert str(pdf.Root.Lang) == "nb-NO"


def test_a_house_can_use_its_own_word_template(tmp_path: Path, templates: Path) -> None:
    word = docx.Document()
    word.add_paragraph("EGEN MAL: {{ dokument.tittel }}")
    word.add_paragraph("{%p for sak in referat.saker %}")
    word.add_paragraph("{{p sak.omtale }}")
    word.add_paragraph("{%p endfor %}")
    word.save(str(templates / "minutes.docx"))
    found = words(render(tmp_path, Format.DOCX), Format.DOCX)
    assert found.startswith("EGENMAL:Referatfraetatsstyringsmøtenr.1/2026Niavtolvmålernådd.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ dokument.tittle }}", "Malen bruker noe som ikke finnes: «tittle» finnes ikke; mente du «tittel»?."),
        ("{{ ''.__class__ }}", "Malen prøver på noe som ikke er tillatt: "),
        ("{% for %}", "Malen er skrevet feil: "),
    ],
)
def test_a_fault_in_a_word_template_names_the_file(tmp_path: Path, templates: Path, text: str, message: str) -> None:
    word = docx.Document()
    word.add_paragraph(text)
    word.save(str(templates / "minutes.docx"))
    place, found = failure(tmp_path, Format.DOCX)
    assert place == "templates/minutes.docx:None"
    assert found.startswith(message)


def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.docx").write_bytes(b"PK tull")
    assert failure(tmp_path, Format.DOCX) == (
        "templates/minutes.docx:None",
        "Word-malen kan ikke leses; filen er ødelagt eller er ikke lagret som .docx.",
    )


def test_the_checkout_of_styring_does_not_override_itself() -> None:
    folders = TemplateFolders.of_project(CHECKOUT)
    assert folders.packaged == CHECKOUT / "templates"
    assert folders.own is None


def test_a_repository_with_templates_has_its_own(tmp_path: Path, templates: Path) -> None:
    assert TemplateFolders.of_project(tmp_path) == TemplateFolders(packaged_templates(), templates, tmp_path)


def test_a_repository_without_templates_uses_the_packaged_ones(tmp_path: Path) -> None:
    assert TemplateFolders.of_project(tmp_path).own is None
    assert packaged_templates().joinpath("minutes.html").is_file()
