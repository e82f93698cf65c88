"""Which files of a repository can be put right, and how: planned first, written afterwards one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from styring import source
from styring.diagnostics import YamlPath
from styring.dossier import Dossier
from styring.fixing.agenda import sort_agenda
from styring.fixing.correction import Corrected, correct
from styring.fixing.protection import is_protected
from styring.fixing.trial import Form, IsWanted
from styring.linting.result import FIXABLE, LintResult, Selection
from styring.loading import RecordFile, load_dossier, load_registry
from styring.project import Project
from styring.records.base import Identity, Kind
from styring.records.kinds import MODELS
from styring.records.meeting import Meeting
from styring.records.settings import RuleLevel
from styring.rules import CODE_BY_SLUG
from styring.source import Source
from styring.validation import validate
from styring.writing import replace


@dataclass(frozen=True, slots=True)
class Fix:
    """A file's text before and after, and what was done.

    Attributes:
        file: relative to the project root, with ``/``.
        before: the whole text as it stands in the file, byte order mark and line breaks included.
        after: the whole new text.
        done: one Norwegian sentence, without capital and full stop, for each finding that is put right.
    """

    file: str
    before: str
    after: str
    done: tuple[str, ...]


def plan(project: Project, result: LintResult, selection: Selection) -> tuple[Fix, ...]:
    """What can be put right of what a lint has found, in order of the files. Nothing is written.

    What is waived, exempted, in the baseline or not asked for stays as it is. Where the lint found nothing that could
    be put right, no file is read.
    """
    names = {diagnostic.file for diagnostic in result.diagnostics if diagnostic.code in FIXABLE}
    if not names:
        return ()
    let_through = {(d.file, d.code, d.path) for d in (*result.exempted, *result.baselined)}
    loaded = load_registry(project)
    parts: list[tuple[Dossier, Sequence[RecordFile]]] = [(Dossier("", loaded.registry), loaded.files)]
    folders = {code: project.relative(project.dossier(code)) + "/" for code in loaded.dossiers}
    for code, folder in folders.items():
        if any(name.startswith(folder) for name in names):
            dossier = load_dossier(project, code, loaded.registry)
            parts.append((dossier.dossier, dossier.files))
    fixes = (
        fix
        for dossier, files in parts
        for file in files
        if project.relative(file.file) in names
        for fix in _fixes(_Task(project, dossier, files, selection, let_through), file)
    )
    return tuple(sorted(fixes, key=lambda fix: fix.file))


def carry_out(project: Project, fix: Fix) -> None:
    """Write one file, unless somebody else has changed it since it was read.

    Raises:
        WriteError: the file has been changed, or cannot be written.
    """
    replace(project.root / fix.file, fix.before, fix.after, root=project.root)


@dataclass(frozen=True, slots=True)
class _Task:
    """What is asked for, and the files among which it is done."""

    project: Project
    dossier: Dossier
    files: Sequence[RecordFile]
    selection: Selection
    let_through: Collection[tuple[str, str, YamlPath]]

    def wants(self, file: str, loaded: Source) -> IsWanted:
        """Whether a breach in a file is to be put right."""
        waived = {
            (CODE_BY_SLUG.get(code, code), waiver.applies_to)
            for waiver in loaded.waivers
            for code in waiver.codes
            if waiver.reason
        }

        def is_wanted(code: str, path: YamlPath) -> bool:
            line = loaded.position(path, on_key=code == "SKJ04").line
            return (
                self.selection.has_rule(code)
                and self.project.settings.rules.get(code) is not RuleLevel.AV
                and (code, line) not in waived
                and (file, code, path) not in self.let_through
            )

        return is_wanted


def _fixes(task: _Task, file: RecordFile) -> Iterator[Fix]:
    identity = file.identity
    if identity is None or _is_left_alone(identity, file, task.files):
        return
    form = Form(MODELS[identity.kind], task.project.terms, identity)
    name, before = task.project.relative(file.file), file.source.original
    corrected = correct(file.source, form, task.wants(name, file.source))
    in_order = _with_sorted_agenda(task, corrected.text, form, name)
    if in_order.text != before:
        yield Fix(name, before, in_order.text, (*corrected.done, *in_order.done))


def _with_sorted_agenda(task: _Task, text: str, form: Form, name: str) -> Corrected:
    loaded = source.parse(text)
    meeting, problems = validate(form.model, loaded.data, form.terms)
    if not isinstance(meeting, Meeting) or problems or loaded.problems:
        return Corrected(text)
    meeting = meeting.identified(form.identity, 0)
    return sort_agenda(text, meeting, task.dossier, task.project.settings.limits, task.wants(name, loaded))


def _is_left_alone(identity: Identity, file: RecordFile, files: Iterable[RecordFile]) -> bool:
    """Whether a file is final, sent, filed or published, or not the only one of its identity."""
    alike = [each for each in files if each.identity and each.identity.id == identity.id]
    if sum(each.identity == identity for each in alike) > 1 or is_protected(identity.kind, file.source.data):
        return True
    minutes = (each for each in alike if each.identity and each.identity.kind is Kind.MINUTES)
    return identity.kind is Kind.MEETING and any(is_protected(Kind.MINUTES, each.source.data) for each in minutes)
