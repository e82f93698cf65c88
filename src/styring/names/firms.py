"""Tells firms called after people from people, by what is bought and sold in the sentence."""

from __future__ import annotations

import re

from styring.names.known import Known
from styring.names.lists import is_in_list, others_in_list
from styring.names.patterns import pattern
from styring.names.runs import Run
from styring.names.words import COMPANY_FORMS

_TRADE = pattern(
    r"\b(?:anbud|anbod|tilbud|tilbod|tilbyder|tilbydar|rammeavtale|leverandør|leverer|leverte|leveranse|kontrakt|bistand"
    r"|bistår|bistått|bistod|timepris|prekvalifiser|innstil|entrepris|prosjekter|oppdrag|konkurranse|anskaff"
    r"|faktura|innkjøp)",
    re.IGNORECASE,
)
_SOLD_BY = pattern(
    r"\b(?:anbud|anbod|tilbud|tilbod|leveranse|faktura|rammeavtale|bestilt|leid|leaset)(?:et|en|n|r|er|ene)? "
    r"(?:av|fra|frå|hos|hjå|med) $",
    re.IGNORECASE,
)
_SELLS = pattern(
    r" (?:(?:ga|gav|inngav|innga|leverte|har levert|leverer|sendte|la inn|har) (?:det |eit |et |inn )?(?:\w+ )?"
    r"(?:anbud|anbod|tilbud|tilbod)\w*|(?:er|ble|vart|blei|står|er valgt|er valt) som \w*(?:leverandør|entreprenør)"
    r"|er (?:prekvalifisert|innstilt|tildelt kontrakt)|(?:vant|har vunnet|vann) (?:anbud|anbod|konkurranse|kontrakt)"
    r"|(?:er|har) (?:leverandør|rammeavtale)\b)"
)


def is_firm(run: Run, start: int, end: int, known: Known) -> bool:
    """Whether a name stands where those of firms do: in a list of firms, as seller or as bidder.

    A lone name in a list with a firm is one; a full name only if something is bought and sold as well.
    """
    if (run.behind(end).sells and _SELLS().match(run.text_behind(end))) or (not start and _is_sold_by(run)):
        return True
    if not is_in_list(run, start, end):
        return False
    if not any(_is_known_firm(item, known) for item in others_in_list(run, start, end)):
        return False
    return end - start == 1 or _TRADE().search(run.text) is not None


def _is_sold_by(run: Run) -> bool:
    return run.before(0).sold and _SOLD_BY().search(run.text_before()) is not None


def _is_known_firm(item: str, known: Known) -> bool:
    if item.rpartition(" ")[2].casefold() in COMPANY_FORMS:
        return True
    return known.excepts(item, 0, len(item))
