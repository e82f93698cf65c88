"""Finding what identifies people in text: ``find`` for names, ``find_personal_data`` for telephone numbers and such.

Both answer with hits and say why they take each for what it is. Word lists, one regular expression over capitalised
words, and what is known of those who take part find the names. The lists lie in ``styring/data/navn``; how it looks
for names may grow without a change for the callers.
"""

from __future__ import annotations

from styring.names.detector import Document, find
from styring.names.hits import Hit
from styring.names.known import Known
from styring.names.offsets import as_given
from styring.names.personal_data import NATIONAL_NUMBERS, find_personal_data, may_hold_personal_data
from styring.names.telling import data_told, name_told

__all__ = [
    "NATIONAL_NUMBERS",
    "Document",
    "Hit",
    "Known",
    "as_given",
    "data_told",
    "find",
    "find_personal_data",
    "may_hold_personal_data",
    "name_told",
]
