from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.project import Project
from styring.records.settings import Settings

SETTINGS = Settings.model_validate({"organisasjon": "Eksempelby"})

names = st.text("abæ. -", min_size=1, max_size=6).filter(lambda name: name not in {".", ".."})


@given(st.lists(names, max_size=3), st.lists(names, min_size=1, max_size=4))
def test_a_file_is_named_from_the_root(above: list[str], below: list[str]) -> None:
    root = Path(Path.cwd().anchor, *above)
    assert Project(root, SETTINGS).relative(root.joinpath(*below)) == "/".join(below)


@pytest.mark.parametrize("name", ["postene-2/a.yaml", "a.yaml"])
def test_only_a_file_below_the_root_has_such_a_name(name: str) -> None:
    above = Path.cwd()
    with pytest.raises(ValueError, match="not in the subpath"):
        Project(above / "postene", SETTINGS).relative(above / name)
