"""From what git has saved to earlier versions of records, for the rules that ask for them.

The history is read once for a whole lint. A version is read and validated when a rule asks for its record, with
today's models, so that a key that is new in the model is no change. What is the same as the file of today is not read
again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from styring import source
from styring.dossier import Dossier, Past, Version
from styring.history import History, HistoryError, open_history
from styring.history import Version as SavedFile
from styring.loading import LoadedDossier, RecordFile
from styring.messages import count
from styring.project import Project
from styring.records.base import OSLO, Record
from styring.records.kinds import MODELS
from styring.source.reading import MAX_BYTES, decode
from styring.validation import validate

GIT_RULES = ("KON03", "REF07", "REF10")
"""The rules that ask for earlier versions. REF10 does nothing else."""

_UNCHECKED = "REF10 og det KON03 og REF07 henter fra git."


class Memory:
    """What a lint remembers of earlier versions; nothing without ``git_kontroll_fra`` or without a history."""

    def __init__(self, project: Project, history: History | None = None, reason: str = "") -> None:
        """Begin with a history, or with the reason why there is none."""
        self._project = project
        self._history = history
        self._reason = reason
        self._lost = 0

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What could not be checked, why, and what to do; complete when the rules have run."""
        if self._lost:
            what = count(self._lost, "tidligere versjon", "tidligere versjoner")
            advice = "Hent hele repoet på nytt, eller kjør «git fsck» for å se hva som mangler."
            return (f"{_UNCHECKED} {what} av filene finnes ikke i repoet. {advice}",)
        return (f"{_UNCHECKED} {self._reason}",) if self._reason else ()

    def given_to(self, loaded: LoadedDossier) -> Dossier:
        """The dossier, with its past if there is one."""
        since, history = self._project.settings.git_checks_from, self._history
        if since is None or history is None:
            return loaded.dossier
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
            self._lost += 1
            return None
        text = decode(content) if len(content) <= MAX_BYTES else None
        data = source.parse(text).data if isinstance(text, str) else None
        record, _ = validate(MODELS[file.identity.kind], data, self._project.terms) if data is not None else (None, ())
        return record.identified(file.identity, file.year) if record else None


@contextmanager
def remember(project: Project, is_asked_for: Callable[[str], bool]) -> Iterator[Memory]:
    """The memory for one lint. git is asked only if one of the rules that need it is asked for."""
    if project.settings.git_checks_from is None or not any(is_asked_for(code) for code in GIT_RULES):
        yield Memory(project)
        return
    with ExitStack() as open_until_the_end:
        try:
            memory = Memory(project, open_until_the_end.enter_context(open_history(project.root, project.records.name)))
        except HistoryError as error:
            memory = Memory(project, reason=f"{error.message} {error.remedy}")
        yield memory


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
