"""What has changed since a revision, for a check of nothing but a change."""

from __future__ import annotations

from pathlib import Path

from styring.history.program import FETCH_ALL, PLAIN_DIFF, HistoryError, Program, path_text
from styring.messages import quoted

_FETCH_BRANCH = (
    "Skriv en gren eller en commit som finnes her, for eksempel origin/main. Ligger den bare på tjeneren, hent den "
    "først med «git fetch origin»."
)


def changed_since(folder: Path, revision: str) -> frozenset[str]:
    """The files below a folder that differ between the working tree and where HEAD left a revision (the merge base).

    What is staged, unstaged, untracked or deleted counts, and both names of a file that was renamed.

    Returns:
        Paths relative to the folder, with ``/``, letters composed or not as git has them.

    Raises:
        HistoryError: git cannot answer, does not know the revision, or does not have the history back to it.
    """
    program = Program(folder)
    shallow, *rest = program.answer("rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD").split(b"\n")
    prefix = b"\n".join(rest[:-2])
    base = _merge_base(program, revision, is_shallow=shallow == b"true")
    differing = program.fields("diff", "--name-only", "-z", "--no-renames", *PLAIN_DIFF, base, "--", ".")
    untracked = program.fields("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    paths = {path.removeprefix(prefix) for path in differing if path.startswith(prefix)}
    return frozenset(map(path_text, paths.union(untracked)))


def _merge_base(program: Program, revision: str, *, is_shallow: bool) -> str:
    advice = FETCH_ALL if is_shallow else _FETCH_BRANCH
    if not revision.strip():
        raise HistoryError("Det står ingen revisjon å sammenligne med.", _FETCH_BRANCH)
    if revision.startswith("-"):  # no revision begins so, and git would take it for an option
        raise HistoryError(f"git kjenner ikke {quoted(revision)}.", advice)
    try:
        commit = program.answer("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode("ascii").strip()
    except HistoryError as error:
        raise HistoryError(f"git kjenner ikke {quoted(revision)}.", advice) from error
    try:
        return program.answer("merge-base", commit, "HEAD").decode("ascii").strip()
    except HistoryError as error:
        message = f"Fant ikke der {quoted(revision)} og HEAD skilte lag"
        if is_shallow:
            raise HistoryError(f"{message}: bare en del av historikken er hentet hit.", FETCH_ALL) from error
        raise HistoryError(f"{message}: de har ingen felles historikk.", _FETCH_BRANCH) from error
