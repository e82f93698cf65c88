"""The few questions that are asked of git: how files came to be as they are, and what has changed since a revision.

Nothing here knows what a record is. git is run as a program by GitPython, which is imported only when something is
asked. A hostile configuration of the repository runs nothing: see ``program``.
"""

from __future__ import annotations

from styring.history.changed import changed_since
from styring.history.log import History, Version, history_of, open_history, state_of
from styring.history.program import HistoryError

__all__ = ["History", "HistoryError", "Version", "changed_since", "history_of", "open_history", "state_of"]
