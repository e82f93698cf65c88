"""Why a draft cannot be sent."""

from __future__ import annotations


class SendingError(Exception):
    """A draft that cannot be sent. ``message`` and ``remedy`` are Norwegian."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
