"""Every rule, statement, key and value stands in the generated pages, whole and at a place that lasts."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from styring.citations import statements
from styring.records.base import Model
from styring.records.kinds import MODELS
from styring.records.settings import Limits, Settings
from styring.records.walk import keys_at, models_below
from styring.rules import CATALOGUE
from tests.reference.markdown import PARSER, fences, headings, inlines, named_places, slug, tables, text
from tools.reference import pages
from tools.reference.values import fields_of, lists_in, models_in

PAGES = pages()
SECTIONS = dict(
    part.split('"></a>\n\n### ', 1) for part in PAGES["regler.md"].split('<a id="') if '"></a>\n\n### ' in part
)
"""The text of each rule's section by its address."""


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    subprocess.run([sys.executable, "-m", "tools.reference", folder], check=True, cwd=Path(__file__).parents[2])
    made = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert made == {name: text.encode() for name, text in PAGES.items()}
    assert not any(b"\r" in content for content in made.values())


@pytest.mark.parametrize("name", PAGES)
def test_places_are_unique_and_not_taken_by_a_heading(name: str) -> None:
    places = named_places(PAGES[name])
    assert [place for place, times in Counter(places).items() if times > 1] == []
    title_addresses = Counter(slug(heading) for heading in headings(PAGES[name]))
    taken = set(places) & set(title_addresses)
    assert all(before_its_heading(place, PAGES[name]) for place in taken), taken


def before_its_heading(place: str, markdown: str) -> bool:
    """A place that stands right above the heading with the same address leads to the same line."""
    following = markdown.split(f'<a id="{place}"></a>\n\n', 1)[-1].splitlines()[0]
    return following.startswith("#") and [slug(each) for each in headings(following)] == [place]


@pytest.mark.parametrize("name", PAGES)
def test_tables_are_whole(name: str) -> None:
    written = [line for line in PAGES[name].splitlines() if set(line) <= set("| -") and "---" in line]
    read = list(tables(PAGES[name]))
    assert len(read) == len(written) > 0
    for each in read:
        assert all(each.columns)
        for row in each.rows:
            assert len(row) == len(each.columns)
            assert all(cell.strip() for cell in row), row


@pytest.mark.parametrize("name", PAGES)
def test_no_mark_is_left_in_what_a_reader_sees(name: str) -> None:
    shown = [text(token) for token in inlines(PAGES[name])]
    assert [line for line in shown if "**" in line or "](" in line or "`" in line] == []


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_rule_stands_in_full(code: str) -> None:
    rule = CATALOGUE[code]
    section = SECTIONS[code.lower()]
    shown = "\n".join(text(token) for token in PARSER.parse(section) if token.type == "inline")
    assert section.startswith(f"{code} ")
    for part in (rule.title, rule.severity.label, rule.applies_to, rule.slug, rule.remedy):
        assert part in shown
    assert all(paragraph in shown for paragraph in rule.explanation.split("\n\n"))
    assert all(f"{id}" in shown and statements()[id].text in shown for id in rule.cites)
    assert fences(section) == [f"{rule.bad}\n", f"{rule.good}\n"]
    thresholds = [row for table in tables(section) for row in table.rows]
    assert thresholds == [(each.key, str(each.default), each.meaning) for each in rule.thresholds]


def test_rules_stand_in_the_order_of_the_catalogue() -> None:
    order = [code.lower() for code in CATALOGUE]
    assert [place for place in named_places(PAGES["regler.md"]) if place in order] == order


@pytest.mark.parametrize("id", statements())
def test_a_statement_stands_in_the_coverage_with_the_rules_that_cite_it(id: str) -> None:
    section = PAGES["dekning.md"].split(f'<a id="{id.lower()}"></a>', 1)[1].split('<a id="', 1)[0]
    shown = [text(token) for token in PARSER.parse(section) if token.type == "inline"]
    assert shown[1] == statements()[id].text
    told = [line.split()[1] for line in shown if line.startswith("Regel ")]
    assert told == [code for code, rule in CATALOGUE.items() if id in rule.cites]
    assert len(shown) > 2, "nothing covers it"


def test_every_key_of_every_record_and_of_the_settings_is_explained() -> None:
    roots: list[type[Model]] = [*MODELS.values(), Settings]
    models = {model for root in roots for model in models_below(root)}
    described = {
        (key.split()[0], meaning)
        for table in tables(PAGES["begreper.md"])
        if table.columns[0] == "Nøkkel"
        for key, *_, meaning in table.rows
    }
    keys = {key for key, _ in described}
    for model in models:
        assert set(keys_at(model, ())) <= keys
        for field, _ in fields_of(model):
            begins = (field.description or "").split(" (")[0].rstrip(".")
            assert any(key == field.alias and told.startswith(begins) for key, told in described), field.alias


def addresses(model: type[Model], path: str) -> Iterator[str]:
    """The addresses of the keys of a model that nothing else has, and of the groups below it."""
    for field, annotation in fields_of(model):
        here = f"{path}-{field.alias}".replace("æ", "ae").replace("ø", "o").replace("å", "a").replace("_", "-")
        yield here
        for inner in models_in(annotation):
            if f'"{here}-nokler"' in PAGES["begreper.md"]:
                yield from addresses(inner, here)


def test_every_key_has_a_place_by_its_path() -> None:
    places = set(named_places(PAGES["begreper.md"]))
    for kind, model in MODELS.items():
        assert set(addresses(model, kind)) <= places
    assert set(addresses(Settings, "styring")) <= places
    assert set(addresses(Limits, "styring-terskler")) <= places
    assert {"meetings-saksliste-tema", "minutes-saker-oppfolging-ansvarlig-rolle", "felles-arkiv-saksnummer"} <= places


def test_what_may_stand_at_a_key_is_told() -> None:
    rows = {
        (table.rows[0][0], row[0]): row[1]
        for table in tables(PAGES["begreper.md"])
        if table.columns[:2] == ("Nøkkel", "Verdi")
        for row in table.rows
    }
    first = "type ★"
    assert rows[first, "status ★"].startswith(("utkast eller sendt", "planlagt, innkalt, gjennomført"))
    assert rows[first, "formål"] == "tekst, gjerne i flere avsnitt"
    assert rows[first, "oppdrag"] == "liste: henvisning til oppdrag"
    assert rows["nr ★", "tema"] == "verdi fra tema for en sak"
    assert rows["id ★", "mål"] == "tekst, eller liste: tekst"
    assert rows["maks_esm", "uformell_faktor"] == "helt tall fra 1 til 10 000"
    assert rows["organisasjon ★", "fra_år"] == "helt tall fra 1900 til 2200"


def test_every_value_of_every_closed_list_has_a_meaning() -> None:
    roots: list[type[Model]] = [*MODELS.values(), Settings]
    annotations = [a for root in roots for model in models_below(root) for _, a in fields_of(model)]
    lists: set[type[StrEnum]] = {each for annotation in annotations for each in lists_in(annotation)}
    told = {
        place.removeprefix("liste-"): part
        for part in PAGES["begreper.md"].split('<a id="')[1:]
        if (place := part.split('"', 1)[0]).startswith("liste-")
    }
    assert set(told) == {each.__name__.lower() for each in lists}
    for each in lists:
        (table,) = tables(told[each.__name__.lower()])
        assert [value for value, _ in table.rows] == [member.value for member in each]
        assert all(meaning.endswith(".") for _, meaning in table.rows)
