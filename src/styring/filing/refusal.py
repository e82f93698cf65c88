"""Why a record is not filed as it stands."""

from __future__ import annotations


class NotFiled(Exception):
    """A record that cannot be filed as it stands. ``message`` and ``remedy`` are Norwegian."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
