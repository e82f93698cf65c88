"""docs/begreper.md: the words of the field, the keys of every kind of record, and what the values mean."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from styring.records.base import Model
from styring.records.kinds import ID_EXAMPLES, MODELS, PLACES, TITLES
from styring.records.settings import Settings
from styring.records.terms import Terms, terms_of
from styring.records.vocabulary import Profile
from styring.rules import CATALOGUE
from tools.reference.markdown import address, anchor, code, escape, heading, page, table
from tools.reference.values import Wording, fields_of, lists_in, models_in

SETTINGS = "styring"
"""First part of the addresses of ``styring.yaml``."""

_INTRODUCTION = """# Begreper

Nøklene i postene og i `styring.yaml`, hva som kan stå i dem, og hva verdiene betyr.

- ★ betyr at posten ikke kan forstås uten nøkkelen. Alt annet kan utelates, eller stå tomt til det er kjent.
- En **gruppe** er nøkler som hører sammen og rykkes inn under en nøkkel. En **liste** har ett punkt på hver linje som
  begynner med `- `.
- En **henvisning** er id-en til en annen post, det vil si filnavnet uten `.yaml`, for eksempel `2026-01-15-tb`.
- Tekst kan skrives i CommonMark (halvfet, kursiv, lister, lenker) der det kan stå flere avsnitt.

På denne siden:"""


def keys_page() -> str:
    """The whole page."""
    return page(_blocks())


def _blocks() -> Iterator[str]:
    yield _INTRODUCTION
    yield "\n".join(_contents())
    yield heading(2, "Ord i styringsdialogen", "fagord")
    yield table(("Ord", "Betyr"), [(f"**{word}**", told) for word, told in _words()["fagord"].items()])
    yield heading(2, "Poster", "poster")
    for kind, record in MODELS.items():
        yield heading(3, TITLES[kind], kind)
        example = f" Id-en er for eksempel {code(ID_EXAMPLES[kind])}." if kind in ID_EXAMPLES else ""
        yield f"{_words()['post'][kind]} Ligger i {code(PLACES[kind])}.{example}"
        yield from _keys(record, (kind,), 4)
    yield heading(2, "Grupper som brukes flere steder", "felles")
    for model, key in _shared().items():
        yield heading(3, code(key), address("felles", key))
        yield from _keys(model, ("felles", key), 4)
    yield heading(2, "Innstillinger i `styring.yaml`", SETTINGS)
    yield "Bare `organisasjon` må stå. Standarden gjelder når nøkkelen utelates."
    yield from _keys(Settings, (SETTINGS,), 3)
    yield heading(2, "Faste lister", "lister")
    for enumeration in _lists():
        entry = _words()["liste"][enumeration.__name__]
        yield heading(3, entry["tittel"], _list_address(enumeration))
        yield table(("Verdi", "Betyr"), [(code(each), entry["verdier"][each]) for each in enumeration])
    for profile in Profile:
        if profile is not Profile.KOMMUNE:
            yield from _other_words(terms_of(profile))


def _contents() -> Iterator[str]:
    yield "- [Ord i styringsdialogen](#fagord)"
    yield "- [Poster](#poster)"
    for kind in MODELS:
        yield f"  - [{TITLES[kind]}](#{kind})"
    yield "- [Grupper som brukes flere steder](#felles)"
    yield f"- [Innstillinger](#{SETTINGS})"
    yield f"  - [Terskler](#{address(SETTINGS, 'terskler', 'nøkler')})"
    yield "- [Faste lister](#lister)"
    yield from (f"- [Profilen {profile}](#{profile})" for profile in Profile if profile is not Profile.KOMMUNE)


def _keys(model: type[Model], path: tuple[str, ...], level: int) -> Iterator[str]:
    """The keys of a model, and below them, with headings of a level, those of groups that stand nowhere else."""
    is_setting = path[0] == SETTINGS
    columns = ("Nøkkel", "Verdi", "Standard", "Betydning") if is_setting else ("Nøkkel", "Verdi", "Betydning")
    yield table(columns, [_row(field, annotation, path) for field, annotation in fields_of(model)])
    for field, annotation in fields_of(model):
        key = str(field.alias)
        for inner in models_in(annotation):
            if inner not in _shared():
                below = (*path, key)
                yield heading(level, " → ".join(map(code, below[1:])), _group_address(below))
                yield escape(field.description or "")
                yield from _keys(inner, below, level + 1)


def _other_words(terms: Terms) -> Iterator[str]:
    """What a profile calls otherwise than the rest of the page."""
    yield heading(2, f"Når `profil` er {code(terms.profile)}", terms.profile)
    yield "Siden bruker kommunens ord. Med denne profilen skrives disse nøklene og verdiene i stedet:"
    told = [(common, own, "nøkkel") for common, own in terms.keys.items()]
    for enumeration, words in terms.values.items():
        told += [(common, own, _link_to_list(enumeration)) for common, own in words.items()]
    yield table(
        ("Kommunens ord", "I denne profilen", "Hva det er"),
        [(code(common), code(own) if own else "finnes ikke", what) for common, own, what in told],
    )
    if terms.limits:
        yield "Disse tersklene har en annen standard:"
        yield table(
            ("Terskel", "Standard"),
            [
                (f"[{code(key)}](#{address(SETTINGS, 'terskler', key)})", code(str(default)))
                for key, default in terms.limits.items()
            ],
        )


def _row(field: FieldInfo, annotation: object, path: tuple[str, ...]) -> tuple[str, ...]:
    key = str(field.alias)
    star = " ★" if field.is_required() else ""
    name = f"{anchor(address(*path, key))}{code(key)}{star}"
    wording = Wording(_link_to_group(annotation, (*path, key)), _link_to_list)
    told = _with_rules(escape(field.description or ""))
    default = _default(field)
    if path[0] == SETTINGS:
        return name, wording.of(annotation), default or "–", told
    return name, wording.of(annotation), f"{told} Utelatt: {default}." if default else told


def _default(field: FieldInfo) -> str:
    default = field.default
    if isinstance(default, bool):
        return code(str(default).lower())
    return code(str(default)) if isinstance(default, str | int) else ""


def _with_rules(told: str) -> str:
    """A description that names rules, with links to them."""
    return re.sub(
        r"\b[A-Z]{3}\d\d\b",
        lambda match: f"[{match[0]}](regler.md#{address(match[0])})" if match[0] in CATALOGUE else match[0],
        told,
    )


def _link_to_group(annotation: object, path: tuple[str, ...]) -> str:
    for model in models_in(annotation):
        shared = _shared().get(model)
        return f"[{path[-1]}](#{address('felles', shared) if shared else _group_address(path)})"
    return ""


def _link_to_list(enumeration: type[StrEnum]) -> str:
    return f"[{_words()['liste'][enumeration.__name__]['tittel'].lower()}](#{_list_address(enumeration)})"


def _group_address(path: tuple[str, ...]) -> str:
    return address(*path, "nøkler")


def _list_address(enumeration: type[StrEnum]) -> str:
    return address("liste", enumeration.__name__)


@cache
def _shared() -> dict[type[Model], str]:
    """The groups that stand under more than one kind of group or record, and the key that they stand under."""
    uses = Counter(inner for _, _, inner in _groups())
    return {inner: key for _, key, inner in _groups() if uses[inner] > 1}


@cache
def _groups() -> tuple[tuple[type[Model], str, type[Model]], ...]:
    """Every group once for each model that has it: that model, the key, and the group's model."""
    found: dict[tuple[type[Model], str, type[Model]], None] = {}
    waiting: list[type[Model]] = [Settings, *reversed(MODELS.values())]
    while waiting:
        model = waiting.pop()
        for field, annotation in fields_of(model):
            for inner in models_in(annotation):
                if (use := (model, str(field.alias), inner)) not in found:
                    found[use] = None
                    waiting.append(inner)
    return tuple(found)


def _lists() -> tuple[type[StrEnum], ...]:
    """The closed lists, by their titles."""
    models: set[type[Model]] = {Settings, *MODELS.values(), *(inner for _, _, inner in _groups())}
    found = {each for model in models for _, annotation in fields_of(model) for each in lists_in(annotation)}
    return tuple(sorted(found, key=lambda each: str(_words()["liste"][each.__name__]["tittel"])))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("begreper.toml").read_text(encoding="utf-8"))
