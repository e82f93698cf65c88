from __future__ import annotations

import re
from pathlib import Path

import pytest

from styring.rendering import Renderer, Variant, plan
from styring.rendering.jobs import Format
from styring.rendering.view import View, template_names
from styring.site import views
from tests.rendering.dossiers import SETTINGS, dossier

ROOT = Path(__file__).resolve().parents[2]


def all_views() -> list[type[View]]:
    """By name, for a class with slots is made twice."""
    assert views.PageView in View.__subclasses__()
    return [view for _, view in sorted({view.__name__: view for view in View.__subclasses__()}.items())]


def documented() -> list[set[str]]:
    """The names in every row of the tables in the user's guides to templates and to the site."""
    guides = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("maler.md", "nettsted.md"))
    tables = "".join(guide.split("## Navnene en mal kan bruke")[1] for guide in guides)
    rows = re.findall(r"^\| (?:`|en |et )[^|]*\|([^|]*)\|$", tables, re.MULTILINE)
    return [set(re.findall(r"`(\w+)`", row)) for row in rows]


@pytest.mark.parametrize("view", all_views())
def test_the_guide_lists_the_names_of_every_view(view: type[View]) -> None:
    assert set(template_names(view)) in documented()


@pytest.mark.parametrize("view", all_views())
def test_every_name_stands_for_one_attribute_and_is_norwegian(view: type[View]) -> None:
    names = template_names(view)
    assert len(set(names.values())) == len(names)
    assert not {name for name in names if name.startswith("_")}


def test_a_view_is_frozen(tmp_path: Path) -> None:
    [job, *_] = plan([dossier()], [Format.HTML], Variant.INTERNAL).jobs
    view = Renderer(tmp_path, SETTINGS).document(job).view
    with pytest.raises(AttributeError):
        view.title = "x"  # type: ignore[misc]  # that is the test
