"""What Jinja and Typst say is told in Norwegian: here by the engines themselves, so that a new wording is noticed."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
import typst as typst_engine

from styring.rendering.engine_words import full_stop, jinja, not_found, typst


def said_by_jinja(template: str) -> str:
    try:
        jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(template).render()
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        return str(error)
    raise AssertionError(f"Jinja finds nothing wrong with {template}")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% for %}", "det mangler en verdi foran slutten på setningen"),
        ("{% macro %}", "det skulle stått et navn, men det står slutten på setningen"),
        ("{{ 1 2 }}", "det skulle stått slutten på verdien, men det står et helt tall"),
        ("{{ x", "malen slutter før slutten på verdien"),
        ("{{ (x }}", "det skulle stått «)», men det står «}»"),
        ("{{ x) }}", "«)» kan ikke stå her"),
        ("{% include %}", "slutten på setningen kan ikke stå her"),
        ("{{ ? }}", "tegnet «?» kan ikke stå her"),
        ("{{ 'a }}", "tegnet «'» kan ikke stå her"),
        ("{% for x in y %}", "«for» er ikke avsluttet med «endfor» eller «else»"),
        ("{% if 1 %}{% endfor %}", "«if» er ikke avsluttet med «elif», «else» eller «endif» når «endfor» kommer"),
        ("{% endfor %}", "«endfor» kan ikke stå her"),
        ("{% fore x in y %}", "setningen «fore» finnes ikke; mente du «for»?"),
        ("{% tull %}", "setningen «tull» finnes ikke"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "blokken «a» står to ganger"),
        ("{% block a-b %}", "navnet på en blokk kan bare ha bokstaver, sifre og understrek"),
        ("{# a", "en kommentar er ikke avsluttet"),
        ("{% %}", "setningen er tom"),
        ("{{ x. }}", "det mangler et navn etter punktumet"),
        ("{% set 1 = 2 %}", "det som står til venstre for «=», kan ikke få en verdi"),
        ("{% for x in 5 %}{% endfor %}", "verdien er ingen liste"),
        ("{% for x, y in [1] %}{% endfor %}", "verdien er ingen liste"),
        ("{% for x, y in ['abc'] %}{% endfor %}", "listen har ikke så mange verdier som det er navn til"),
        ("{{ 5() }}", "verdien kan ikke kalles med parenteser"),
        ("{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "makroen «m» får for mange verdier"),
        ("{% macro m(a) %}{% endmacro %}{{ m(b=2) }}", "makroen «m» har ingen verdi som heter «b»"),
        ("{{ 1 / 0 }}", "det deles på null"),
        ("{{ 1 < 'a' }}", "verdier av ulikt slag kan ikke sammenlignes"),
        ("{{ 'a' - 1 }}", "det regnes med noe som ikke er tall"),
        ("{{ -'a' }}", "det regnes med noe som ikke er tall"),
        ("{{ 5|length }}", "verdien er verken tekst eller liste og har ingen lengde"),
        ("{{ 5.x }}", "«x» finnes ikke"),
        ("{{ super() }}", "«super» finnes ikke her"),
        ("{{ 5|tull }}", "filteret «tull» finnes ikke"),
        ("{{ 5|uper }}", "filteret «uper» finnes ikke; mente du «upper»?"),
        ("{{ 5 is evn }}", "testen «evn» finnes ikke; mente du «even»?"),
    ],
)
def test_what_jinja_says(template: str, told: str) -> None:
    assert jinja(said_by_jinja(template), filters=["upper", "lower"], tests=["even", "odd"]) == told


def said_by_typst(source: str) -> str:
    document = f'#set document(title: "x")\n= A\n{source}'
    compiler: Any = typst_engine.Compiler(font_paths=typst_engine.Fonts(include_system_fonts=False))
    try:
        _, warnings = compiler.compile_with_warnings(
            input={"main.typ": document.encode()}, format="pdf", pdf_standards=["a-2a", "ua-1"]
        )
    except typst_engine.TypstError as error:
        return error.message
    return str(warnings[0].message)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("#ukjent", "«ukjent» finnes ikke"),
        ('#text(font: "Tull")[x]', "skriften «tull» finnes ikke"),
        ('#text(size: "a")[x]', "det skulle stått en lengde (10pt), men det står en tekst i anførselstegn"),
        (
            "#box(width: 5)[a]",
            "det skulle stått auto, en lengde (10pt) eller en andel (1fr), men det står et helt tall",
        ),
        ("#let x =", "det mangler et uttrykk"),
        ("#{1 2}", "det mangler et semikolon eller et linjeskift"),
        ("#if true", "det mangler en blokk i klammer"),
        ("#f[", "en parentes, klamme eller krøllparentes er ikke lukket"),
        ('#"abc', "en tekst i anførselstegn er ikke avsluttet"),
        ("#{a<b }", "«<» begynner et merke som ikke er avsluttet med «>»"),
        ("#)", "«)» lukker ingenting"),
        ("#text(foo: 1)[x]", "funksjonen tar ikke imot «foo»"),
        ('#"a".len(1)', "funksjonen får for mange verdier"),
        ("#else", "«else» kan ikke stå her"),
        ("#let f(a) = a\n#f()", "funksjonen mangler verdien «a»"),
        ("#let x = #5", "tegnet «#» kan ikke stå i kode"),
        ("#v(1xx)", "enheten «xx» finnes ikke"),
        ("#for x in 5 {}", "det som skal gjentas, er ingen liste"),
        ('#(1 + "a")', "det går ikke å regne med et helt tall og en tekst i anførselstegn"),
        ("#(1 / 0)", "det deles på null"),
        ("#calc.foo", "«foo» finnes ikke"),
        ('#"a".foo()', "«foo» finnes ikke"),
        ("#(a: 1).b", "nøkkelen «b» finnes ikke"),
        ("#(1, 2).at(5)", "listen er ikke så lang"),
        ("@tull", "merket «tull» finnes ikke i dokumentet"),
        ('#image("x.png", alt: "x")', "filen finnes ikke; en mal får ikke lese andre filer enn logoen"),
        ('#read("../x")', "«../x» ligger utenfor det en mal får lese"),
        ('#panic("hei")', "malen stanset seg selv med panic: «hei»"),
        ("#assert(false)", "malen stanset seg selv med assert"),
        ("#let f(n) = f(n)\n#f(1)", "malen kaller seg selv uten stans"),
        ("#while true {}", "løkken stanser aldri"),
        ("=== B", "overskriftene hopper fra nivå 1 til nivå 3"),
        ("$ x $", "et bilde eller en formel mangler tekst for dem som ikke ser (alt)"),
        ("#set document(title: none)", "dokumentet mangler tittel"),
    ],
)
def test_what_typst_says(source: str, told: str) -> None:
    assert typst(said_by_typst(source)) == told


def test_what_stands_in_no_table_is_quoted() -> None:
    assert jinja("something new") == "Jinja sier det slik, på engelsk: «something new»"
    assert typst("something new") == "Typst sier det slik, på engelsk: «something new»"


@pytest.mark.parametrize(
    ("clause", "sentence"), [("det mangler", "det mangler."), ("mente du «a»?", "mente du «a»?"), ("slutt.", "slutt.")]
)
def test_a_sentence_ends_once(clause: str, sentence: str) -> None:
    assert full_stop(clause) == sentence


def test_the_nearest_name_is_suggested() -> None:
    assert not_found("sed", ["sted", "tid"]) == "«sed» finnes ikke; mente du «sted»?"
    assert not_found("xyz", ["sted", "tid"]) == "«xyz» finnes ikke"
