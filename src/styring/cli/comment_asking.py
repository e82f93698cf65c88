"""Ask a person what is to become of each remark that has come in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from styring.cli.answers import ask, ask_freely, chosen, words
from styring.cli.comment_shown import show_remark
from styring.cli.console import console
from styring.names import Known
from styring.records.minutes import Minutes
from styring.records.vocabulary import CommentStatus

if TYPE_CHECKING:
    from styring.commenting.applying import Decision
    from styring.commenting.receiving import Incoming

_CHOICES = {"ta inn": "t", "avvis": "a", "svar": "s", "ubehandlet": "u", "hopp over": "h", "ferdig": "f"}
_HELP = (
    "t tar den inn, a avviser den, s svarer og lar den stå ubehandlet, u lar den stå ubehandlet, h hopper over den, "
    "f er ferdig. Ingenting skrives før du er ferdig; Ctrl+C avbryter uten å skrive noe."
)
_REWORDS = "Tar du den inn, endres teksten i posten slik det står over."
_BY_HAND = "Tar du den inn, må du selv rette teksten i posten."


def asked(minutes: Minutes, incoming: Sequence[Incoming], known: Known) -> list[Decision]:
    """What a person decides, one remark at a time; those that are skipped are not among them.

    Raises:
        typer.Abort: there are no more answers.
    """
    from styring.commenting.applying import Decision, can_reword, current_text

    out = console(sys.stderr)
    decided: list[Decision] = []
    if incoming:
        out.print(_HELP, style="dim", soft_wrap=True)
    for number, each in enumerate(incoming, start=1):
        show_remark(out, number, len(incoming), each, current_text(minutes, decided, each))
        fitting = _without_people(each, known)
        if fitting is None:
            continue
        rewords = can_reword(minutes, decided, fitting)
        out.print(_REWORDS if rewords else _BY_HAND, style="dim", soft_wrap=True)
        match ask("Ta inn, avvis, svar, ubehandlet, hopp over eller ferdig (t/a/s/u/h/f)", chosen(_CHOICES, _CODES)):
            case "t":
                answer = ask_freely("Svar til dem som kommenterte (kan stå tomt)")
                decided.append(Decision(fitting, CommentStatus.TATT_INN, answer, rewords))
            case "a":
                decided.append(Decision(fitting, CommentStatus.AVVIST, ask("Hvorfor tas den ikke inn", words)))
            case "s":
                decided.append(Decision(fitting, answer=ask("Svar til dem som kommenterte", words)))
            case "u":
                decided.append(Decision(fitting))
            case "f":
                break
    out.print()
    return decided


_CODES = {code: code for code in _CHOICES.values()}


def _without_people(incoming: Incoming, known: Known) -> Incoming | None:
    """The remark in words that name nobody, or nothing if the person would rather not write any."""
    from styring.commenting.receiving import rewritten

    while incoming.is_refused:
        text = ask_freely("Skriv merknaden om uten navn (tom linje hopper over)")
        if text is None:
            return None
        incoming = rewritten(incoming, text, known)
        for told in incoming.people:
            console(sys.stderr).print(told, style="yellow", soft_wrap=True)
    return incoming
