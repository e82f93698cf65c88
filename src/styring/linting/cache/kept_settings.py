"""What an answer from the cache needs of ``styring.yaml``, kept so that the settings need not be read for it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from styring.linting.cache.entry import seal, texts, unseal
from styring.linting.cache.store import FOLDER, read, write

_FILE = f"{FOLDER}/settings.json"


class KeptSettings(NamedTuple):
    """Settings by their names in ``styring.yaml``.

    Attributes:
        repository: digest of the repository that they were read from, see ``digests.repository``.
        digest: of all settings.
        name_lists: ``navnelister``.
        asks_git: whether ``git_kontroll_fra`` is set.
        rules_address: ``regler_adresse``.
    """

    repository: str
    digest: str
    name_lists: tuple[str, ...]
    asks_git: bool
    rules_address: str | None


def settings_of(root: Path, repository: str) -> KeptSettings | None:
    """What is kept, if it was read from the repository as it is now."""
    content = read(root / _FILE)
    with contextlib.suppress(ValueError, TypeError):
        made_from, all_settings, name_lists, asks_git, rules_address = unseal(content or b"")
        if made_from == repository:
            address = None if rules_address is None else str(rules_address)
            return KeptSettings(repository, str(all_settings), texts(name_lists), bool(asks_git), address)
    return None


def keep_settings(root: Path, settings: KeptSettings) -> None:
    """Keep them for the next lint."""
    row = [settings.repository, settings.digest, settings.name_lists, settings.asks_git, settings.rules_address]
    write(root, root / _FILE, seal(row))
