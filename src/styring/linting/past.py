"""From what git has saved to earlier versions of records, for the rules that ask for them.

The history is read once for a whole lint. A version is read and validated when a rule asks for its record, with
today's models, so that a key that is new in the model is no change. What is the same as the file of today is not read
again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TypeAlias

from styring import source
from styring.dossier import Dossier, Past, Version
from styring.history import History, HistoryError, history_of, open_history, state_of
from styring.history import Version as SavedFile
from styring.linting.cache.digests import digest
from styring.linting.part import OUTSIDE
from styring.linting.result import GIT_RULES
from styring.loading import LoadedDossier, RecordFile
from styring.messages import count
from styring.project import Project
from styring.records.base import OSLO, Record
from styring.records.kinds import MODELS
from styring.source.reading import MAX_BYTES, decode
from styring.validation import validate

Saved: TypeAlias = Mapping[str, Sequence[SavedFile]]
"""The saved versions of files by path from the root, oldest first."""

_UNCHECKED = "REF10 og det KON03 og REF07 henter fra git."


class Memory:
    """What a lint remembers of earlier versions; nothing without ``git_kontroll_fra`` or without a history.

    Attributes:
        head: the state of git that the history belongs to; empty where there is none.
        lost: how many earlier versions the repository does not have.
    """

    def __init__(
        self, project: Project, history: Callable[[], History] | None = None, *, head: str = "", reason: str = ""
    ) -> None:
        """Begin with what reads the history when it is needed, or with the reason why there is none."""
        self.head = head
        self.lost = 0
        self._project = project
        self._history = history
        self._reason = reason

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What could not be checked, why, and what to do; complete when the rules have run."""
        if self.lost:
            what = count(self.lost, "tidligere versjon", "tidligere versjoner")
            advice = "Hent hele repoet på nytt, eller kjør «git fsck» for å se hva som mangler."
            return (f"{_UNCHECKED} {what} av filene finnes ikke i repoet. {advice}",)
        return (f"{_UNCHECKED} {self._reason}",) if self._reason else ()

    def saved(self, part: str) -> Saved | None:
        """The saved versions of an agency's files; ``None`` if there is no history, or for what lies in no dossier.

        Raises:
            HistoryError: git cannot answer.
        """
        if self._history is None or part == OUTSIDE:
            return None
        folder = unicodedata.normalize("NFC", self._project.relative(self._project.dossier(part)))
        return self._history().below(folder)

    def digest(self, part: str) -> str:
        """A digest of what ``saved`` says.

        Raises:
            HistoryError: git cannot answer.
        """
        return digest_of(self.saved(part))

    def given_to(self, loaded: LoadedDossier) -> Dossier:
        """The dossier, with its past if there is one."""
        since = self._project.settings.git_checks_from
        if since is None or self._history is None:
            return loaded.dossier
        history = self._history()
        files = {file.identity.local: file for file in loaded.files if file.identity and file.record}

        @cache
        def versions(local: str) -> tuple[Version, ...]:
            file = files.get(local)
            return tuple(self._versions(file, history, since)) if file else ()

        return replace(loaded.dossier, past=Past(since, versions))

    def _versions(self, file: RecordFile, history: History, since: date) -> Iterator[Version]:
        path = unicodedata.normalize("NFC", self._project.relative(file.file))
        saved = [(version, _local_time(version)) for version in history.versions(path)]
        before = [version for version, time in saved if time.date() < since]
        for version in before[-1:]:
            yield Version(version.commit, None, self._record(file, version, history))
        for version, time in saved:
            if time.date() >= since:
                yield Version(version.commit, time, self._record(file, version, history))

    def _record(self, file: RecordFile, version: SavedFile, history: History) -> Record | None:
        if file.record is None or file.identity is None or version.blob == _blob_id(file, len(version.blob)):
            return file.record
        content = history.content(version)
        if content is None:
            self.lost += 1
            return None
        text = decode(content) if len(content) <= MAX_BYTES else None
        data = source.parse(text).data if isinstance(text, str) else None
        record, _ = validate(MODELS[file.identity.kind], data, self._project.terms) if data is not None else (None, ())
        return record.identified(file.identity, file.year) if record else None


@contextmanager
def remember(project: Project, *, is_asked: bool) -> Iterator[Memory]:
    """The memory for one lint, if one of the rules that need it is asked for (``Selection.asks_git``)."""
    if project.settings.git_checks_from is None or not is_asked:
        yield Memory(project)
        return
    reason = ""
    try:
        head = state_of(project.root)
    except HistoryError as error:
        reason = f"{error.message} {error.remedy}"
    if reason:
        yield Memory(project, reason=reason)
        return
    with ExitStack() as open_until_the_end:

        @cache
        def history() -> History:
            return open_until_the_end.enter_context(open_history(project.root, project.records.name))

        yield Memory(project, history, head=head)


@contextmanager
def recall(project: Project, saved: Saved | None) -> Iterator[Memory]:
    """The memory for one dossier, from its saved versions; for ``None``, none."""
    if saved is None:
        yield Memory(project)
        return
    with history_of(project.root, saved) as history:
        yield Memory(project, lambda: history)


def digest_of(saved: Saved | None) -> str:
    """A digest of saved versions; empty where there is no history."""
    if saved is None:
        return ""
    files = ((path, *((v.commit, v.saved.isoformat(), v.blob) for v in saved[path])) for path in sorted(saved))
    return digest(*files)


def unjudged(project: Project, dossier: Dossier) -> tuple[str, ...]:
    """The rules that should have looked at git and did not: nobody knows whether a waiver of theirs is needed."""
    return GIT_RULES if project.settings.git_checks_from and dossier.past is None else ()


def _local_time(version: SavedFile) -> datetime:
    return version.saved.astimezone(OSLO).replace(tzinfo=None)


def _blob_id(file: RecordFile, digits: int) -> str:
    """The object id that git gives a text with LF between lines, by SHA-1 (40 digits) or SHA-256."""
    content = file.source.original.replace("\r\n", "\n").encode("utf-8")
    algorithm = "sha1" if digits == 40 else "sha256"
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
