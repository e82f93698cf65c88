"""Templates of the records repository: overriding, extending, and what happens when one is wrong."""

from __future__ import annotations

import io
import zipfile
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
        ("a\n{{ møte.sed }}", 2, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?"),
        ("a\n\n{{ mote.sted }}", 3, "Malen bruker noe som ikke finnes: «mote» finnes ikke; mente du «møte»?"),
        ("{{ zzz }}", 1, "Malen bruker noe som ikke finnes: «zzz» finnes ikke."),
        ("{{ tekst.forfal }}", 1, "Malen bruker noe som ikke finnes: «forfal» finnes ikke; mente du «forfall»?"),
        ("{% if møte.sed %}{% endif %}", 1, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?"),
        ("a\n{% for %}", 2, "Malen er skrevet feil: det mangler en verdi foran slutten på setningen."),
        ("a\n{{ 1 ~ 2 }}", 2, "Malen er skrevet feil: «~» kan ikke brukes; skriv verdiene etter hverandre."),
        ("{{ møte.sted|safe }}", 1, "Malen er skrevet feil: filteret «safe» finnes ikke."),
        ("{{ møte.sted|uper }}", 1, "Malen er skrevet feil: filteret «uper» finnes ikke; mente du «upper»?"),
        ("{{ 1 if 1 is tull }}", 1, "Malen er skrevet feil: testen «tull» finnes ikke."),
        ("\n\n{{ 1 / 0 }}", 3, "Malen kunne ikke kjøres: det deles på null."),
        ('{% include "tull.html" %}', 1, "Malen «tull.html» finnes ikke."),
        ('{% include "../styring.yaml" %}', 1, "Malen «../styring.yaml» finnes ikke."),
        ('{% include "/etc/passwd" %}', 1, "Malen «/etc/passwd» finnes ikke."),
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


HOSTILE = {
    "a class": "{{ ''.__class__ }}",
    "the class of a view": "{{ møte.__class__ }}",
    "an attribute by its own name": "{{ dokument.identity }}",
    "a method of a text": "{{ 'a'.join(['b']) }}",
    "a format of a text": "{{ ''.format() }}",
    "a method of the phrases": "{{ tekst.clear() }}",
    "the context": "{{ self._TemplateReference__context }}",
    "the globals": "{{ range.__globals__ }}",
    "a helper of Jinja": "{{ cycler }}",
    "a namespace": "{{ namespace() }}",
    "text times a number": "{{ 'a' * 1000000000 }}",
    "a wide format": "{{ '%999999999d' % 1 }}",
    "a huge power": "{{ 9 ** 99999999 }}",
    "squares of squares": "{% set a = 9 %}" + "{% set a = a * a %}" * 40,
    "a huge range": "{% for a in range(100000000) %}{% endfor %}",
    "a range beyond the machine": "{{ range(10 ** 30) }}",
    "a padded batch": "{{ range(5)|batch(1000000000, 'x')|list }}",
    "markup and text": "{% macro m() %}x{% endmacro %}{{ m() + møte.sted }}",
    "joined markup": "{% macro m() %}x{% endmacro %}{{ [m()]|join(møte.sted) }}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that doubles": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "blocks that double": "".join(
        f"{{% block b{n} %}}{{{{ self.b{n + 1}() }}}}{{{{ self.b{n + 1}() }}}}{{% endblock %}}" for n in range(60)
    )
    + "{% block b60 %}{% endblock %}",
    "silent loops": "{% for a in range(999) %}" * 3 + "{% endfor %}" * 3,
    "loops over one list": "{% set r = range(999)|list %}" + "{% for a in r %}" * 3 + "{% endfor %}" * 3,
    "a text that doubles": "{% set y = 'x' %}" + "{% set y %}{{ y }}{{ y }}{% endset %}" * 60,
    "a text that is joined": "{% set s = 'x' %}" + "{% set s = range(999)|join(s) %}" * 9,
    "much text in a loop": "{% for a in range(999) %}{% for b in range(200) %}"
    + "x" * 999
    + "{% endfor %}{% endfor %}",
    "loops in loops": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "parentheses": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
}


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_the_sandbox_holds_in_every_format(tmp_path: Path, templates: Path, source: str, format: Format) -> None:
    write_template(templates, format, source)
    place, message = failure(tmp_path, format)
    assert place.startswith("templates/minutes.")
    assert message.startswith("Malen ")
    assert "på engelsk" not in message


def write_template(folder: Path, format: Format, source: str) -> None:
    match format:
        case Format.DOCX:
            word = docx.Document()
            word.add_paragraph(source)
            word.save(str(folder / "minutes.docx"))
        case Format.PDF:
            written = source.replace("{%", "<%").replace("%}", "%>").replace("{{", "<<").replace("}}", ">>")
            (folder / "minutes.typ").write_text(written, encoding="utf-8")
        case _:
            (folder / f"minutes.{format.value}").write_text(source, encoding="utf-8")


def test_a_template_that_includes_itself_is_stopped(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.html").write_text('{% include "minutes.html" %}', encoding="utf-8")
    assert failure(tmp_path)[1] == "Malen kaller seg selv uten stans, eller er for innviklet."


def test_what_one_template_has_used_is_not_held_against_the_next(tmp_path: Path, templates: Path) -> None:
    loop = "{% for a in range(999) %}{% for b in range(30) %}{% endfor %}{% endfor %}"
    (templates / "minutes.html").write_text(f"{loop}ferdig", encoding="utf-8")
    renderer = Renderer(tmp_path, SETTINGS)
    jobs = plan([dossier()], [Format.HTML], Variant.INTERNAL).jobs
    job = next(job for job in jobs if job.kind is DocumentKind.MINUTES)
    assert [renderer.render(job) for _ in range(4)] == [b"ferdig"] * 4


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
        ("= A\n\n#ukjent()\n", 3, "Typst kunne ikke lage PDF: «ukjent» finnes ikke."),
        ("= A\n\n#ukjent()", 3, "Typst kunne ikke lage PDF: «ukjent» finnes ikke."),
        (
            "= A\n<% for n in [1] %>\n#panic()\n<% endfor %>\n",
            3,
            "Typst kunne ikke lage PDF: malen stanset seg selv med panic.",
        ),
        ("= A\n=== B\n", 2, "Typst kunne ikke lage PDF: overskriftene hopper fra nivå 1 til nivå 3."),
        ('= A\n#text(font: "Tull")[x]\n', 2, "Typst kunne ikke lage PDF: skriften «tull» finnes ikke."),
        (
            '= A\n#read("/OFL.txt")[\n',
            2,
            "Typst kunne ikke lage PDF: en parentes, klamme eller krøllparentes er ikke lukket.",
        ),
        ("= A\n<< møte.sed >>", 2, "Malen bruker noe som ikke finnes: «sed» finnes ikke; mente du «sted»?"),
        (
            '= A\n#read("/etc/passwd")',
            2,
            "Typst kunne ikke lage PDF: filen finnes ikke; en mal får ikke lese andre filer enn logoen.",
        ),
        (
            '= A\n#image("../../hemmelig.png", alt: "x")',
            2,
            "Typst kunne ikke lage PDF: «../../hemmelig.png» ligger utenfor det en mal får lese.",
        ),
        ("= A\n#while true {}", 2, "Typst kunne ikke lage PDF: løkken stanser aldri."),
        ("= A\n#{let n = 0; while n < 1 {n = 0}}", 2, "Typst kunne ikke lage PDF: løkken stanser aldri."),
        ("= A\n#let f(n) = f(n + 1)\n#f(1)", 2, "Typst kunne ikke lage PDF: malen kaller seg selv uten stans."),
        (
            '= A\n#regex("(")',
            2,
            "Typst kunne ikke lage PDF: Typst sier det slik, på engelsk: "
            "«regex parse error: ( ^ error: unclosed group».",
        ),
    ],
)
def test_a_fault_in_a_pdf_template_names_its_line(
    tmp_path: Path, templates: Path, source: str, line: int | None, message: str
) -> None:
    (templates / "minutes.typ").write_text(source, encoding="utf-8")
    place, found = failure(tmp_path, Format.PDF)
    assert (place, found) == (f"templates/minutes.typ:{line}", message)


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ('= A\n\n#import "@preview/x:1.0.0"', 3, "import"),
        ('= A\n#let p = "@preview/x:1.0.0"\n#import p: *', 3, "import"),
        ('= A\n#{\n  let p = "@preview/x:1.0.0"\n  import p\n}', 4, "import"),
        ('= A\n#let x = { include "@preview/x:1.0.0" }', 2, "include"),
        ('= A\n#eval("im" + "port")', 2, "eval"),
        ('= A\n#{dictionary(std).at("ev" + "al")("1")}', 2, "std"),
    ],
)
def test_a_pdf_template_fetches_nothing(tmp_path: Path, templates: Path, source: str, line: int, word: str) -> None:
    (templates / "minutes.typ").write_text(source, encoding="utf-8")
    assert failure(tmp_path, Format.PDF) == (
        f"templates/minutes.typ:{line}",
        f"Malen er skrevet feil: «{word}» kan ikke brukes i en PDF-mal; "
        "den henter ingenting fra andre filer eller fra nettet.",
    )


def test_words_that_only_look_like_code_are_text(tmp_path: Path, templates: Path) -> None:
    text = "Import av varer, og include.\n\nimport av varer"
    (templates / "minutes.typ").write_text(f"= A\n{text}", encoding="utf-8")
    assert "importavvarer" in words(render(tmp_path, Format.PDF), Format.PDF)


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
        (
            "{{ dokument.tittle }}",
            "Malen bruker noe som ikke finnes: «tittle» finnes ikke; mente du «tittel»? "
            "Feilen står i «{{ dokument.tittle }}».",
        ),
        (
            "Se {{ referat.form }} {{ mote.tid }}",
            "Malen bruker noe som ikke finnes: «mote» finnes ikke; mente du «møte»? "
            "Feilen står i «{{ referat.form }} {{ mote.tid }}».",
        ),
        (
            "{{ ''.__class__ }}",
            "Malen prøver på noe som ikke er tillatt: «__class__» er ikke tilgjengelig for maler. "
            "Feilen står i «{{ ''.__class__ }}».",
        ),
        (
            "{% for %}",
            "Malen er skrevet feil: det mangler en verdi foran slutten på setningen. Feilen står i «{% for %}».",
        ),
        (
            "Hei {{ dokument.tittel",
            "Malen er skrevet feil: det skulle stått slutten på verdien, men det står «slutt». "
            "Feilen står i «Hei {{ dokument.tittelTil slutt».",
        ),
    ],
)
def test_a_fault_in_a_word_template_names_its_tags(tmp_path: Path, templates: Path, text: str, message: str) -> None:
    word = docx.Document()
    for paragraph in ("{{ dokument.tittel }}", text, "Til slutt"):
        word.add_paragraph(paragraph)
    word.save(str(templates / "minutes.docx"))
    assert failure(tmp_path, Format.DOCX) == ("templates/minutes.docx:None", message)


def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path, templates: Path) -> None:
    (templates / "minutes.docx").write_bytes(b"PK tull")
    assert failure(tmp_path, Format.DOCX) == (
        "templates/minutes.docx:None",
        "Word-malen kan ikke leses; filen er ødelagt eller er ikke lagret som .docx.",
    )


def test_a_word_file_that_unpacks_to_far_more_than_a_template_is_refused(tmp_path: Path, templates: Path) -> None:
    with zipfile.ZipFile(templates / "minutes.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 100_000_001)
    assert failure(tmp_path, Format.DOCX)[1].startswith("Word-malen kan ikke leses;")


def test_a_folder_of_templates_that_is_a_link_out_of_the_repository_is_refused(tmp_path: Path) -> None:
    repository = tmp_path / "repo"
    repository.mkdir()
    (tmp_path / "elsewhere").mkdir()
    try:
        (repository / "templates").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system does not let us make symbolic links")
    assert failure(repository) == (
        "templates:None",
        "Mappen templates er en lenke ut av mappen som styring.yaml ligger i.",
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
