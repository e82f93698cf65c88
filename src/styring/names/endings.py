"""What names, places and ordinary words end in. Keys are casefolded."""

from __future__ import annotations

_SURNAMES = tuple(
    """
    aas bakk bakken berg bø dahl datter dottir eng enko erud feldt fjell gaard gård hagen haug haugen heim holm
    holt ić land lien lund løkken mark mo moen mæl nes ness oglu opoulos oulos oğlu rud sen set seth sheim ska
    ski skog son sson stad strand strøm sund sæter sæther tad tveit vik vold voll wicz zadeh ås åsen ødegård øy
    """.split()
)
"""What surnames end in, Norwegian and others."""
_PATRONYMICS = tuple(
    """
    datter dottir enko evic ević ovic ović oğlu sen ska ski son wicz zadeh
    """.split()
)
"""What surnames end in that tell whose child somebody was."""
_PLACES = tuple(
    """
    bakken bukta dalen elva fjellet fjorden haugen holmen marka myra neset skogen stranda sundet vannet vatnet
    vika åsen øya
    """.split()
)
"""What places end in that people may be named after."""
_NOUNS = tuple(
    """
    arbeid data drift else elsen heit heita helse het heten ikk ing inga ingen jus luft miljø plan sel sjon
    sjonen skap skapen teknologi teneste tenester tjeneste tjenester økonomi
    """.split()
)
"""What common nouns end in that units are called by."""


def looks_like_surname(key: str) -> bool:
    """Whether an unlisted word, or what it is the genitive of, ends as surnames do."""
    return key.endswith(_SURNAMES) or key.removesuffix("s").endswith(_SURNAMES)


def is_patronymic(key: str) -> bool:
    """Whether a surname tells whose child somebody was, so that no place has it."""
    return key.endswith(_PATRONYMICS)


def looks_like_place(key: str) -> bool:
    """Whether an unlisted word ends as the names of farms and landscapes do."""
    return key.endswith(_PLACES)


def looks_like_noun(key: str) -> bool:
    """Whether an unlisted word ends as common nouns do."""
    return key.endswith(_NOUNS)
