"""From the files of a part to what is found in them: weighed, placed, and told apart from what is let through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from styring.diagnostics import Diagnostic
from styring.dossier import Dossier
from styring.linting.examine import Raised, breaches_of_form, breaches_of_rules
from styring.linting.levels import exemption_from, severity_of
from styring.linting.part import Part
from styring.linting.waivers import apply_waivers
from styring.linting.wording import in_profile
from styring.loading import RecordFile
from styring.project import SETTINGS_FILE, Project


def judge(project: Project, dossier: Dossier, files: Sequence[RecordFile], unjudged: Collection[str] = ()) -> Part:
    """Let all rules look at a part of a repository.

    Args:
        project: the repository.
        dossier: its records; for what lies in no dossier, one without an agency.
        files: the files that they come from, and those that hold no valid record.
        unjudged: codes of rules that cannot look at all they should.
    """
    exempted: list[Diagnostic] = []
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in (*breaches_of_form(files), *breaches_of_rules(files, dossier, project.settings.limits)):
        diagnostic = _placed(project, dossier, each)
        if diagnostic is None:
            continue
        if exemption := exemption_from(each, dossier):
            exempted.append(diagnostic._replace(reason=exemption.reason))
        else:
            by_file[diagnostic.file].append(diagnostic)

    names = [project.relative(file.file) for file in files]
    standing: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    for name, file in zip(names, files, strict=True):
        found, waivers = by_file[name], file.source.waivers
        sorted_out = apply_waivers(name, found, waivers, project.settings.rules, unjudged)
        standing += sorted_out.standing
        waived += sorted_out.waived
    return Part(
        files=tuple(dict.fromkeys(names)),
        standing=_in_order(standing),
        waived=_in_order(waived),
        exempted=_in_order(exempted),
        unread=tuple(
            name
            for name, file in zip(names, files, strict=True)
            if file.record is None and file.file.name != SETTINGS_FILE
        ),
    )


def _placed(project: Project, dossier: Dossier, raised: Raised) -> Diagnostic | None:
    severity = severity_of(raised, dossier, project.settings.rules)
    if severity is None:
        return None
    raised = in_profile(raised, dossier.registry.terms)
    finding, source = raised.finding, raised.file.source
    return Diagnostic(
        code=raised.rule.code,
        severity=severity,
        file=project.relative(raised.file.file),
        position=raised.position or source.position(finding.path, on_key=finding.on_key, quote=finding.quote),
        path=finding.path,
        message=finding.message,
        remedy=finding.remedy or raised.rule.remedy,
        cites=raised.rule.cites,
        since=finding.since,
        until=finding.until,
        due=finding.due,
        task=finding.task,
        owner=finding.owner,
    )


def _in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda d: (d.file, d.position, d.code, d.message)))
