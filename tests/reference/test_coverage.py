"""What is said to cover the guide does exist, and nothing of the guide is left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from styring.citations import statements
from styring.cli.commands import COMMANDS
from tools.reference.coverage import DOCUMENTS, Cover, Means, citing, covers

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PHRASES = tomllib.loads((ROOT / "src/styring/rendering/phrases/nb.toml").read_text(encoding="utf-8"))["tekst"]


def name(cover: Cover) -> str:
    return f"{cover.id}-{cover.means}-{cover.where}"


@pytest.mark.parametrize("id", statements())
def test_a_statement_is_covered_by_a_rule_or_says_what_a_person_judges(id: str) -> None:
    assert citing(id) or any(cover.id == id and cover.means is Means.JUDGEMENT for cover in covers())


@pytest.mark.parametrize("cover", covers(), ids=name)
def test_what_covers_a_statement_is_told_about_one_that_exists(cover: Cover) -> None:
    assert cover.id in statements()
    assert re.fullmatch(r"[A-ZÆØÅ\[].*\.", cover.told)
    assert bool(cover.where) is (cover.means is not Means.JUDGEMENT)


def test_nothing_is_told_twice_and_all_in_the_order_of_the_guide() -> None:
    told = [(cover.id, cover.means, cover.where) for cover in covers()]
    assert len(told) == len(set(told))
    order = list(statements())
    assert [cover.id for cover in covers()] == sorted((cover.id for cover in covers()), key=order.index)


@pytest.mark.parametrize("cover", [cover for cover in covers() if cover.means is Means.TEMPLATE], ids=name)
def test_a_template_has_the_part_in_every_format(cover: Cover) -> None:
    template, part = cover.where.split("/")
    assert template in DOCUMENTS
    assert (TEMPLATES / f"{template}.docx").exists() or template == "layout"
    for suffix, block in (("html", r"\{%-? block"), ("md", r"\{%-? block"), ("typ", "<% block")):
        written = (TEMPLATES / f"{template}.{suffix}").read_text(encoding="utf-8")
        has_block = re.search(rf"{block} {part} ", written) is not None
        shows_sections = re.search(r"del\.deler\(", written) is not None
        assert has_block or (shows_sections and is_section(template, part)) or (suffix, part) == ("typ", "bunn")


def is_section(template: str, part: str) -> bool:
    """Whether the document has a section with that key; the sections of letters and charters have titles by key."""
    titles = {"letter": [f"del_{part}"], "charter": [f"plakat_{part}", f"spilleregel_{part}", part]}
    return any(title in PHRASES for title in titles[template])


@pytest.mark.parametrize("cover", [cover for cover in covers() if cover.means is Means.COMMAND], ids=name)
def test_a_command_exists(cover: Cover) -> None:
    assert cover.where in COMMANDS


def test_disagreement_has_no_rule_and_says_why() -> None:
    assert citing("UF-9") == ()
    (judged,) = (cover.told for cover in covers() if cover.id == "UF-9" and cover.means is Means.JUDGEMENT)
    assert judged.startswith("Det er med vilje ingen regel her: Uenighet er lov")


def test_a_judgement_says_what_helps_the_person() -> None:
    """More than one sentence, or one that goes on to say what the person has to build on."""
    short = [cover.id for cover in covers() if cover.means is Means.JUDGEMENT and len(cover.told.split()) < 12]
    assert short == []
