"""An agenda whose numbers are out of order is sorted by them.

A number is written, and papers, suggestions, minutes and sentences («tas under sak 3») refer to it; a place in the list
is only where a line happens to stand. Sorting leaves every one of these references true, new numbers would not.
"""

from __future__ import annotations

from styring.dossier import Dossier
from styring.fixing.correction import Corrected
from styring.fixing.trial import IsWanted
from styring.records.meeting import Meeting
from styring.records.settings import Limits
from styring.rules.skj import agenda_numbers
from styring.source.render import UnwritableError


def sort_agenda(text: str, meeting: Meeting, dossier: Dossier, limits: Limits, is_wanted: IsWanted) -> Corrected:
    """The text of a meeting with its agenda in the order of the numbers, where the rule asks for that."""
    numbers = [item.number for item in meeting.agenda]
    found = agenda_numbers.check(meeting, dossier, limits) if agenda_numbers.check else ()
    if len(set(numbers)) < len(numbers) or not any(is_wanted(agenda_numbers.code, finding.path) for finding in found):
        return Corrected(text)
    from styring.source.edit import reorder

    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    try:
        return Corrected(reorder(text, ("saksliste",), order), ("sorterte sakslisten etter nr",))
    except UnwritableError:
        return Corrected(text)
