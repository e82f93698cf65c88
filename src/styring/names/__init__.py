"""Finding names of people in text: ``find`` answers with hits and says why it takes each for a name.

Word lists, one regular expression over capitalised words, and what is known of those who take part. The lists lie in
``styring/data/navn``; how it looks for names may grow without a change for the callers.
"""

from __future__ import annotations

from styring.names.detector import Hit, find
from styring.names.known import Known
from styring.names.words import read_list

__all__ = ["Hit", "Known", "find", "read_list"]
