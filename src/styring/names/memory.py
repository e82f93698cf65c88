"""What a document has told of its people so far."""

from __future__ import annotations

from styring.names.traits import Traits


class Memory:
    """The surnames seen in full names, so that they are known where they stand alone."""

    def __init__(self) -> None:
        self._surnames: dict[str, bool] = {}

    def add(self, last: Traits, *, sure: bool) -> None:
        """Remember the last word of a full name, which may be a genitive; ``sure`` if the name was told as an error."""
        for form in (last.key, last.base):
            self._surnames[form] = sure or self._surnames.get(form, False)

    def has(self, word: Traits) -> bool:
        """Whether a word is a remembered surname, or the genitive of one."""
        return bool(self._surnames) and (word.key in self._surnames or word.base in self._surnames)

    def is_sure(self, word: Traits) -> bool:
        """Whether the full name of a remembered surname was told as an error."""
        return self._surnames.get(word.key, False) or self._surnames.get(word.base, False)
