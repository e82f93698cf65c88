"""docs/arkiv.md: the settings that it shows can be used, and the ones that it calls the standard are."""

from __future__ import annotations

import re
from pathlib import Path

from styring.filing.codes import Codes, unknown_lists
from styring.filing.journal import DOCUMENT_TYPES, ENTRY_TYPES
from styring.project import open_project

DOCUMENT = Path(__file__).parents[2] / "docs" / "arkiv.md"


def test_the_settings_that_it_shows_can_be_used(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "styring.yaml").write_text(f"organisasjon: Eksempelby kommune\n{shown}", encoding="utf-8")
    settings = open_project(tmp_path).settings
    assert settings.archive.entry_types == ENTRY_TYPES
    assert settings.archive.document_types == DOCUMENT_TYPES
    assert unknown_lists(settings) == ()
    for code in settings.archive.restrictions.values():
        assert Codes.of(settings).find("tilgangsrestriksjon", code).value == code
