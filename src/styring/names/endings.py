"""What names, places and ordinary words end in. Keys are casefolded."""

from __future__ import annotations

from functools import lru_cache

_SURNAMES = tuple(
    """
    aas bakk bakken berg bø dahl datter dottir dóttir eng enko erud feldt fjell gaard gård hagen haug haugen heim holm
    holt ić land lien lund løkken mark mo moen mæl nes ness oglu opoulos oulos oğlu rud sen set seth sheim ska
    ski skog son sson stad strand strøm sund sæter sæther tad tveit vik vold voll wicz zadeh ås åsen ødegård øy
    """.split()
)
"""What surnames end in, Norwegian and others."""
_PATRONYMICS = tuple(
    """
    datter dottir dóttir enko evic ević ovic ović oğlu sen ska ski son wicz zadeh
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

_BEARERS = tuple(
    """
    advokatkontoret arkitektkontoret auditoriet auditorium avisa avisen bakehuset bakeriet bandet barnehagen
    bussen butikken byrået båten chatbot chatboten entreprenøren fartøyet ferga fergen ferja ferjen firma firmaet
    forhandleren forlaget forretningen galleriet grossisten hotellet hurtigbåten hurtigruten ingeniørkontoret
    kafeen kaféen kjeda kjeden klipperen klubben konsernet kontorfellesskapet lekteren leverandøren magasinet
    maleriet maskinen merkevaren møterom operatøren oppstartsbedriften orkanen orkesteret podkasten prosjekt pub
    puben rederiet restauranten roboten rommet salen selskapet senteret sjappa sjukeheimen skipet skolen skulen
    skulpturen skuta skøyta statuen stiftelsen stiftinga stormen studioet sykehjemmet tidsskriftet trikken
    utestedet uværet varemerket verkstedet villa
    """.split()
)
"""What words end in that a name follows which is not that of a person: rooms, ships, firms, papers, works of art."""
_CALLED_AFTER = tuple(
    """
    advokater advokatfirma arkitekter boligsameie bondelag borettslag entreprenør firma fond fondet forlag
    gravlund grendelag idrettslag ingeniører institutt kapell kirke kraftverk kyrkje legat legatet menighetsråd
    minnefond museum pris prisen sameie samling samlinga samlingen sokneråd stadion stasjon stavkyrkje stiftelse
    stipend stipendet ungdomslag
    """.split()
)
"""What lower-case words end in that make a name before them that of a firm, a prize or a building."""
_WORKS = tuple(
    """
    appane appen databasen fagsystemet filmen forestillingen kampanjen kurset løsningen løysinga modellen modulen
    musikalen operaen plattforma plattformen programmet prosjektet romanen serien stykket systemet tenesta
    tjenesten utstillinga utstillingen verktøyet
    """.split()
)
"""The same of what somebody can have made: «løsningen Acos», but «løsningen Hansen foreslo»."""
_SEVERAL = tuple(
    """
    barnehagene bedriftene butikkene båtene entreprenørane entreprenørene fergene ferjene firmaene forlagene
    grossistene kjedene klubbane klubbene kontorene leverandørane leverandørene magasina magasinene møteromma
    møterommene oppdragstakerne restaurantene romma rommene salene selskapa selskapene skipene skolane skolene
    skulane skutene stormene sykehjemmene systema systemene tilbydarane tilbyderar tilbyderne
    """.split()
)
"""The same before a list of several."""


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


def names_something(key: str) -> bool:
    """Whether a word before a name says that it is that of a room, a ship, a firm or the like («skoleskipet»)."""
    return key.endswith(_BEARERS)


@lru_cache(maxsize=1 << 13)
def names_somebodys_work(key: str) -> bool:
    """Whether a word before a name says that it is that of a product or a project, or of who made it."""
    return key.casefold().endswith(_WORKS)


def names_things(key: str) -> bool:
    """Whether a word before a list says that all in it are rooms, firms or the like («møterommene»)."""
    return key.endswith(_SEVERAL)


def is_called_after_somebody(key: str) -> bool:
    """Whether a word behind a name makes it that of a firm, a prize or the like («kulturpris», «grendelag»)."""
    return key.endswith(_CALLED_AFTER)
