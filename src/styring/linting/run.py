"""One lint: what the rules found, weighed, placed, and without what is exempted or waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from styring import source
from styring.diagnostics import Diagnostic, Finding, Problem
from styring.dossier import Dossier
from styring.linting import baseline_file
from styring.linting.baseline import compare, newly_unread, objections
from styring.linting.baseline_file import BASELINE_FILE
from styring.linting.collecting import rarely_collecting
from styring.linting.examine import Raised, breaches_of_form, breaches_of_rules
from styring.linting.levels import exemption_from, severity_of
from styring.linting.past import GIT_RULES, remember, unjudged
from styring.linting.result import LintResult, Selection
from styring.linting.waivers import apply_waivers
from styring.linting.wording import in_profile
from styring.loading import RecordFile, load_dossier, load_registry
from styring.messages import count, quoted
from styring.project import SETTINGS_FILE, Project
from styring.rules import CATALOGUE, advice_on


def lint(project: Project, as_of: date, selection: Selection | None = None) -> LintResult:
    """Check the records of a repository as seen on a day. Nothing is raised on what the records contain."""
    wanted = selection or Selection()
    with rarely_collecting():
        return _without_baselined(project, _found(project, as_of, wanted), wanted)


def _found(project: Project, as_of: date, wanted: Selection) -> LintResult:
    loaded = load_registry(project)
    outside = Dossier("", loaded.registry)
    parts = [_judge(project, outside, (*_faulty_settings(project), *loaded.files, *loaded.wrong_lists), as_of, wanted)]
    with remember(project, wanted.has_rule) as memory:
        for code in loaded.dossiers:
            if wanted.touches(project.dossier(code)):
                dossier = load_dossier(project, code, loaded.registry)
                parts.append(_judge(project, memory.given_to(dossier), dossier.files, as_of, wanted))
    return LintResult(
        diagnostics=tuple(d for part in parts for d in part.diagnostics),
        upcoming=tuple(d for part in parts for d in part.upcoming),
        waived=tuple(d for part in parts for d in part.waived),
        exempted=tuple(d for part in parts for d in part.exempted),
        unread=tuple(file for part in parts for file in part.unread),
        unchecked=memory.unchecked,
        files=sum(part.files for part in parts),
        lines={file: lines for part in parts for file, lines in part.lines.items()},
        terms=project.terms,
    )


def _without_baselined(project: Project, found: LintResult, wanted: Selection) -> LintResult:
    """Let through what the baseline knows; object to its stale lines, as far as this lint could find their findings."""
    baseline = baseline_file.read(project.root)
    compared = compare(baseline.entries, found.diagnostics, found.upcoming)
    stale = tuple(
        entry
        for entry in compared.unmatched
        if wanted.has_rule(entry.place.code)
        and wanted.has_file(project.root / entry.place.file)
        and not (found.unchecked and entry.place.code in GIT_RULES)
    )
    unchecked = found.unchecked
    if stale and (unread := newly_unread(baseline.entries, found.unread)):
        named = unread[0] if len(unread) == 1 else count(len(unread), "fil", "filer")
        unchecked += (f"Utdaterte linjer i {BASELINE_FILE}: {named} har feil i formen, så reglene har ikke sett alt.",)
        stale = ()
    told = objections(baseline, stale, project.settings.rules)
    return replace(
        found,
        diagnostics=(*compared.new, *(d for d in told if wanted.has_rule(d.code))),
        baselined=compared.baselined,
        stale=stale,
        unchecked=unchecked,
        lines={**found.lines, BASELINE_FILE: baseline.lines},
    )


def _faulty_settings(project: Project) -> Iterator[RecordFile]:
    """``styring.yaml``, if it speaks of a file or a rule that does not exist."""
    remedy = "Rett stien, regnet fra mappen med styring.yaml, eller fjern den."
    problems = [Problem("SKJ07", Finding(path, message, remedy=remedy)) for path, message in project.broken_paths()]
    for code in project.settings.rules:
        if code not in CATALOGUE:
            message = f"Det finnes ingen regel {quoted(code)}."
            finding = Finding(("regler", code), message, on_key=True, remedy=advice_on(code))
            problems.append(Problem("SKJ07", finding))
    if problems:
        file = project.root / SETTINGS_FILE
        yield RecordFile(file, None, 0, None, tuple(problems), source.load(file))


def _judge(
    project: Project, dossier: Dossier, files: Sequence[RecordFile], as_of: date, wanted: Selection
) -> LintResult:
    """All rules run, whatever was asked for, so that a waiver is never called unused because its rule was left out."""
    raised = [*breaches_of_form(files), *breaches_of_rules(files, dossier, project.settings.limits)]
    asked_for = {file.file: file for file in files if wanted.has_file(file.file)}
    exempted: list[Diagnostic] = []
    by_file: dict[Path, list[Diagnostic]] = defaultdict(list)
    for each in raised:
        if each.file.file not in asked_for or not _matters(each, as_of, wanted):
            continue
        diagnostic = _placed(project, dossier, each)
        if diagnostic is None:
            continue
        if exemption := exemption_from(each, dossier):
            exempted.append(replace(diagnostic, reason=exemption.reason))
        else:
            by_file[each.file.file].append(diagnostic)

    standing: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    for path, file in asked_for.items():
        sorted_out = apply_waivers(
            project.relative(path),
            by_file[path],
            file.source.waivers,
            project.settings.rules,
            unjudged(project, dossier),
        )
        standing += sorted_out.standing
        waived += sorted_out.waived

    names = {project.relative(path): file for path, file in asked_for.items()}
    shown = _in_order(standing, wanted, lambda d: _holds(d, as_of))
    return LintResult(
        diagnostics=shown,
        upcoming=_in_order(standing, wanted, lambda d: _is_to_come(d, as_of)),
        waived=_in_order(waived, wanted, lambda d: _holds(d, as_of)),
        exempted=_in_order(exempted, wanted, lambda d: _holds(d, as_of)),
        unread=tuple(
            project.relative(file.file) for file in files if file.record is None and file.file.name != SETTINGS_FILE
        ),
        files=len(asked_for),
        lines={name: names[name].source.text.split("\n") for name in dict.fromkeys(d.file for d in shown)},
    )


def _matters(raised: Raised, as_of: date, wanted: Selection) -> bool:
    """Whether a finding can be told, or be what a waiver is there for; all others need no place in the text."""
    if raised.file.source.waivers:
        return True
    return wanted.has_rule(raised.rule.code) and (_holds(raised.finding, as_of) or _is_to_come(raised.finding, as_of))


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


def _in_order(
    diagnostics: Iterable[Diagnostic], wanted: Selection, is_shown: Callable[[Diagnostic], bool]
) -> tuple[Diagnostic, ...]:
    shown = (d for d in diagnostics if wanted.has_rule(d.code) and is_shown(d))
    return tuple(sorted(shown, key=lambda d: (d.file, d.position, d.code, d.message)))


def _holds(found: Finding | Diagnostic, day: date) -> bool:
    begun = found.since is None or found.since <= day
    return begun and (found.until is None or day <= found.until)


def _is_to_come(found: Finding | Diagnostic, day: date) -> bool:
    return found.since is not None and found.since > day
