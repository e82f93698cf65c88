"""Why a draft cannot be sent."""

from __future__ import annotations

from styring.diagnostics import UserError


class SendingError(UserError):
    """A draft that cannot be sent. ``message`` and ``remedy`` are Norwegian."""
