from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from styring import source
from styring.source import Source
from tests.rules.year import Shown


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A repository to show the days of a year in. Each state of a file is parsed once, however many days it lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "load", lambda file: _parsed(file.read_text(encoding="utf-8")))
        yield Shown(tmp_path_factory.mktemp("year"))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Source:
    return source.parse(text)
