"""Records that are never changed by a program: what is final, sent, filed or published.

They are looked at as data, because a record that is to be corrected is seldom valid, and in doubt they are protected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from styring.fixing.spelling import same_or_nearly, same_word
from styring.records.base import Kind
from styring.records.common import Archive
from styring.records.kinds import MODELS
from styring.records.living import LIVING
from styring.records.vocabulary import LetterStatus, MinutesStatus
from styring.records.walk import keys_at
from styring.source import Plain

_OPEN: dict[Kind, tuple[type[StrEnum], set[StrEnum]]] = {
    Kind.LETTER: (LetterStatus, {LetterStatus.UTKAST}),
    Kind.MINUTES: (MinutesStatus, {MinutesStatus.UTKAST, MinutesStatus.TIL_KOMMENTERING}),
}
"""The closed list of a kind's status, and the values with which it may still be changed."""

_FILED = [Archive.model_fields[name].alias or name for name in LIVING[Archive]]


def is_protected(kind: Kind, data: Plain) -> bool:
    """Whether a record may not be changed; a misspelt status says the same as one that is spelt right."""
    if not isinstance(data, dict):
        return True
    if any(_values(data, ("publisert", "endelig_dato"), keys_at(MODELS[kind], ()))):
        return True
    if any(map(_is_filed, _values(data, ("arkiv",), keys_at(MODELS[kind], ())))):
        return True
    if kind not in _OPEN:
        return False
    vocabulary, open_ones = _OPEN[kind]
    stated = [same_word(str(value), vocabulary) for value in _values(data, ("status",), keys_at(MODELS[kind], ()))]
    return not stated or any(status not in open_ones for status in stated)


def _is_filed(archive: Plain) -> bool:
    return not isinstance(archive, dict) or any(_values(archive, _FILED, keys_at(Archive, ())))


def _values(data: dict[str, Plain], wanted: Iterable[str], keys: list[str]) -> Iterator[Plain]:
    """What stands under some keys, in whatever spelling; nothing where they have no value."""
    names = set(wanted)
    return (value for key, value in data.items() if value is not None and (same_or_nearly(key, keys) or key) in names)
