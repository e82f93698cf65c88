"""Make the word lists in src/styring/data/navn: ``python tools/make_name_lists.py``.

Run it by hand when a list in tools/navn or a source has changed. It needs what styring itself never does, in the
versions that SOURCES and src/styring/data/navn/LISENSER.md name: ``uv pip install --group lists``. Names come from
mimesis and Faker (MIT), countries and cities from Unicode CLDR by way of Babel, all else from the lists in tools/navn,
written by hand. The same sources and lists always give the same files. ``tools/train_names.py`` asks the lists, so
train again when they have changed.
"""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata, resources
from pathlib import Path

from babel import Locale
from babel.core import get_global

from styring.names.words import is_noun

ROOT = Path(__file__).resolve().parents[1]
BY_HAND = ROOT / "tools" / "navn"
LISTS = ROOT / "src" / "styring" / "data" / "navn"
SOURCES = {"mimesis": "22.2.0", "Faker": "40.54.0", "Babel": "2.18.0"}

# Locales whose lists are trusted: what stands in one of them is taken. Of the others, which hold more odd and mistyped
# names, what enough of them have is taken; the locales of a language count as one in each source.
GIVEN_OF_MIMESIS = "no pl".split()
GIVEN_OF_FAKER = "da_DK en_GB fi_FI fr_FR hr_HR lt_LT lv_LV no_NO pl_PL sv_SE vi_VN".split()
FAMILY_OF_MIMESIS = "en no sv".split()
FAMILY_OF_FAKER = "da_DK en_GB lt_LT lv_LV no_NO sv_SE tr_TR vi_VN".split()
COMMON_OF_MIMESIS = "az cs da de de-at de-ch en en-au es es-mx et fi fr hr hu is it nl pl pt pt-br sk sv tr".split()
COMMON_OF_FAKER = (
    "az_AZ cs_CZ de_AT de_CH de_DE en en_IE en_IN en_KE en_NZ en_PK en_US es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE"
    " fr_DZ fr_FR hr_HR hu_HU is_IS it_IT nl_BE nl_NL pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sw tr_TR uz_UZ"
).split()
ENOUGH_GIVEN, ENOUGH_FAMILY = 3, 4

CLDR_LANGUAGES = ("nb", "nn")
_NOT_CITIES = ("Etc", "Antarctica", "Arctic")

_NAME = re.compile(r"[^\W\d_]{2,}")
_SYLLABLE = re.compile("[aeiouyæøå]+")
_LONGEST_WORD = 14
"""Hardly a name is longer, so no longer word has to be known."""


def main() -> None:
    """Write all lists."""
    for package, version in SOURCES.items():
        if metadata.version(package) != version:
            raise SystemExit(f"{package} {metadata.version(package)} is installed, the lists are made with {version}")
    for name, text in lists().items():
        (LISTS / name).write_text(text, encoding="utf-8", newline="\n")


def lists() -> dict[str, str]:
    """The content of every list by its file name."""
    unmistakable = _by_hand_keys("entydige.txt")
    countries = frozenset(_keys(_countries(), parts=False))
    never = _by_hand_keys("ikke_navn.txt") | countries
    common_given, common_family = _by_hand_keys("fornavn.txt") - never, _by_hand_keys("etternavn.txt") - never
    words = (
        frozenset(form for form in inflected(sections("ord.txt")) if not (is_noun(form) or len(form) > _LONGEST_WORD))
        - unmistakable
    )
    places = _by_hand_keys("steder.txt") | countries | (frozenset(_keys(_cities(), parts=False)) - common_given)
    # Who is called like a word or a place is known by hand; what the sources have of that are seldom names in Norway.
    others = never | words | places
    given = common_given | (_names("first", GIVEN_OF_MIMESIS, GIVEN_OF_FAKER, ENOUGH_GIVEN) - others)
    family = common_family | (_names("last", FAMILY_OF_MIMESIS, FAMILY_OF_FAKER, ENOUGH_FAMILY) - others)
    both = (given | family) & (words | _by_hand_keys("tvetydige.txt")) - unmistakable
    names_from = "Fra mimesis og Faker (MIT-lisens) og skrevet for hånd for styring."
    return {
        "fornavn.txt": _file(f"Fornavn. {names_from}", given),
        "etternavn.txt": _file(f"Etternavn. {names_from}", family),
        "tvetydige.txt": _file("Navn som også er ord. Skrevet for hånd for styring.", both),
        "ord.txt": _file(
            "Vanlige norske ord, bokmål og nynorsk, i bøyde former. Skrevet for hånd for styring.",
            words,
        ),
        "steder.txt": _file(
            "Steder på ett ord. Fra Unicode CLDR (Unicode-lisens) og skrevet for hånd for styring.", places
        ),
        "virksomheter.txt": _file(
            "Virksomheter, partier, aviser og varer på ett ord. Skrevet for hånd for styring.",
            _by_hand_keys("virksomheter.txt"),
        ),
        "uttrykk.txt": (BY_HAND / "uttrykk.txt").read_text(encoding="utf-8"),
    }


def by_hand(name: str) -> list[str]:
    """The words of a list in tools/navn, without its comments and headings."""
    return [word for words in sections(name).values() for word in words]


def _by_hand_keys(name: str) -> frozenset[str]:
    return frozenset(_keys(by_hand(name)))


def sections(name: str) -> dict[str, list[str]]:
    """The words of a list in tools/navn by the heading («[verb]») above them."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in unicodedata.normalize("NFC", (BY_HAND / name).read_text(encoding="utf-8")).splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif not line.startswith("#"):
            found[heading] += line.split()
    return found


def inflected(words: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """All forms of words, by how they are inflected in bokmål and nynorsk; too many rather than too few."""
    for heading, entries in words.items():
        for word in entries:
            yield from (form.casefold() for form in _FORMS[heading](word))


def _uninflected(word: str) -> Iterator[str]:
    yield word


def _masculine(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    if word.endswith(("er", "ar")):
        yield from _agent(word)
    else:
        yield from (word, *(stem + ending for ending in ("en", "er", "ene", "ar", "ane")))


def _agent(word: str) -> Iterator[str]:
    """«Leder», «leiar»: lederen, ledere, lederne; leiaren, leiarar, leiarane."""
    plural = (word + "e", word + "ne") if word.endswith("er") else (word + "ar", word + "ane")
    yield from (word, word + "en", *plural)


def _feminine(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield from (word, *(stem + ending for ending in ("a", "en", "er", "ene", "ar", "ane")))


def _neuter(word: str) -> Iterator[str]:
    stem = word.removesuffix("um").removesuffix("e")
    # A word of one syllable has no ending in the plural: «krav».
    plural = ("er",) if len(_SYLLABLE.findall(stem)) > 1 or stem != word else ()
    yield from (word, *(stem + ending for ending in ("et", "ene", "a", *plural)))


def _verb(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield from (word, stem, stem + "er", stem + "es")
    if stem.endswith("er") and len(stem) > 4:
        yield from (stem + "te", stem + "t", stem + "ing", stem + "ingen", stem + "inga")
        return
    yield from (stem + "et", stem + "ar")
    single = stem[:-1] if stem[-2:-1] == stem[-1:] and stem[-1:] in "lmn" else stem
    yield from ((stem + "de", stem + "d") if stem.endswith(("v", "g", "j", "ei")) else (single + "te", single + "t"))


def _adjective(word: str) -> Iterator[str]:
    yield word
    if word.endswith("e"):
        return
    doubled = word + word[-1] if re.search(r"[aeiouyæøå]m$", word) else word
    neuter = word if word.endswith(("t", "ig", "eg", "sk")) else word + "t"
    yield from (neuter, doubled + "e")


_FORMS = {
    "ubøyd": _uninflected,
    "hankjønn": _masculine,
    "hunkjønn": _feminine,
    "intetkjønn": _neuter,
    "verb": _verb,
    "adjektiv": _adjective,
}


def _names(kind: str, of_mimesis: Iterable[str], of_faker: Iterable[str], enough: int) -> frozenset[str]:
    """The keys of the first or last names: all of the trusted locales, and what enough of all have."""
    taken: set[str] = set()
    found_in: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for source, read, trusted, common in (
        ("mimesis", _of_mimesis, of_mimesis, COMMON_OF_MIMESIS),
        ("Faker", _of_faker, of_faker, COMMON_OF_FAKER),
    ):
        for locale in {*trusted, *common}:
            names = frozenset(_keys(read(kind, locale)))
            if locale in trusted:
                taken |= names
            for name in names:
                found_in[name].add((source, locale[:2]))
    return frozenset(taken | {name for name, sources in found_in.items() if len(sources) >= enough})


def _of_mimesis(kind: str, locale: str) -> Iterator[str]:
    file = resources.files("mimesis").joinpath("datasets", locale, "person.json")
    yield from _flat(json.loads(file.read_text(encoding="utf-8"))["names" if kind == "first" else "surnames"])


def _of_faker(kind: str, locale: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute in dir(provider):
        if attribute.startswith(kind) and "_name" in attribute:
            yield from _flat(getattr(provider, attribute))


def _flat(names: object) -> Iterator[str]:
    """The strings in what the sources hold: lists, tuples, and mappings to lists or to weights."""
    if isinstance(names, str):
        yield names
    elif isinstance(names, Mapping):
        for key, value in names.items():
            yield from _flat(key if isinstance(value, float | int) else value)
    elif isinstance(names, list | tuple):
        for value in names:
            yield from _flat(value)


def _countries() -> Iterator[str]:
    """Countries as Norwegians call them."""
    for language in CLDR_LANGUAGES:
        yield from (name for code, name in Locale.parse(language).territories.items() if code.isalpha())


def _cities() -> Iterator[str]:
    """The cities that time zones are named after, as Norwegians call them."""
    for language in CLDR_LANGUAGES:
        zones = Locale.parse(language).time_zones
        for zone in get_global("zone_territories"):
            region, _, city = zone.rpartition("/")
            if region and not region.startswith(_NOT_CITIES):
                names = zones
                for part in zone.split("/"):
                    names = names.get(part, {})
                yield names.get("city", city.replace("_", " "))


def _keys(names: Iterable[str], *, parts: bool = True) -> Iterator[str]:
    """The keys of those names that are one word in Latin letters, capitalised; of a double name its parts."""
    for name in names:
        composed = unicodedata.normalize("NFC", name)
        for part in composed.split("-") if parts else (composed,):
            if _NAME.fullmatch(part) and part[0].isupper() and all("LATIN" in unicodedata.name(c) for c in part):
                yield part.casefold()


def _file(header: str, keys: frozenset[str]) -> str:
    made = "Lagd av tools/make_name_lists.py: rett ikke her. Små bokstaver, ett ord på hver linje."
    return f"# {header}\n# {made}\n\n" + "".join(f"{key}\n" for key in sorted(keys))


if __name__ == "__main__":
    main()
