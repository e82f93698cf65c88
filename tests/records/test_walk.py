from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

from styring import source
from styring.diagnostics import YamlPath
from styring.records.base import Model, Target, TextUse
from styring.records.charter import Charter
from styring.records.kinds import MODELS
from styring.records.letter import Letter
from styring.records.meeting import Meeting
from styring.records.minutes import Minutes
from styring.records.settings import Settings
from styring.records.walk import description_at, keys_at, models_below, references, texts
from tests.rules.making import record

ROOTS: tuple[type[Model], ...] = (*MODELS.values(), Settings)

MEETING = """
type: etatsstyringsmøte
status: planlagt
tidspunkt: 2026-03-12T09:00
formål: Gjennomgå målene.
årshjul: bre-esm-1
felles_med: [foretak, bydel]
deltakere: [{rolle: virksomhetsleder, stilling: Etatsdirektør, saker: [1, 2], navn: Kari Nordmann}]
saksliste: [{nr: 1, tittel: Oppfølging, oppfølgingspunkter: ["2025-11-20-esm#op2"], skjermet: {hjemmel: offl. § 14}}]
sakspapirer: [{sak: 1, tittel: Årsrapport, rapport: 2025-aar}]
"""


def test_references_come_with_path_value_and_target() -> None:
    assert list(references(record(Meeting, "2026-03-12-esm", MEETING))) == [
        (("årshjul",), "bre-esm-1", Target.EVENT),
        (("felles_med", 0), "foretak", Target.AGENCY),
        (("felles_med", 1), "bydel", Target.AGENCY),
        (("deltakere", 0, "saker", 0), 1, Target.AGENDA_ITEM),
        (("deltakere", 0, "saker", 1), 2, Target.AGENDA_ITEM),
        (("saksliste", 0, "oppfølgingspunkter", 0), "2025-11-20-esm#op2", Target.FOLLOW_UP),
        (("sakspapirer", 0, "sak"), 1, Target.AGENDA_ITEM),
        (("sakspapirer", 0, "rapport"), "2025-aar", Target.REPORT),
    ]


def test_texts_come_with_path_and_use_and_without_names_of_participants() -> None:
    assert list(texts(record(Meeting, "2026-03-12-esm", MEETING))) == [
        (("formål",), "Gjennomgå målene.", TextUse.PROSE),
        (("deltakere", 0, "stilling"), "Etatsdirektør", TextUse.LINE),
        (("saksliste", 0, "tittel"), "Oppfølging", TextUse.LINE),
        (("saksliste", 0, "skjermet", "hjemmel"), "offl. § 14", TextUse.LINE),
        (("sakspapirer", 0, "tittel"), "Årsrapport", TextUse.LINE),
    ]


def test_texts_in_lists_are_found() -> None:
    charter = record(Charter, "charter", "nå: [Godt, Åpent]\nspilleregler: {uenighet: Sies høyt.}\n")
    assert list(texts(charter)) == [
        (("nå", 0), "Godt", TextUse.PROSE),
        (("nå", 1), "Åpent", TextUse.PROSE),
        (("spilleregler", "uenighet"), "Sies høyt.", TextUse.PROSE),
    ]


def test_texts_of_one_record_are_never_taken_for_those_of_another() -> None:
    first, second = (record(Charter, "charter", f"nå: [{text}]\n") for text in ("Godt", "Åpent"))
    for each, text in ((first, "Godt"), (second, "Åpent"), (first, "Godt"), (first, "Godt")):
        assert [written for _, written, _ in texts(each)] == [text]


@pytest.mark.parametrize("root", ROOTS, ids=lambda model: model.__name__)
def test_the_walk_finds_every_marked_field(root: type[Model]) -> None:
    made, marked = filled(root)
    walked = {(path, marker) for path, _, marker in (*references(made), *texts(made))}
    assert walked == marked


@pytest.mark.parametrize("root", ROOTS, ids=lambda model: model.__name__)
def test_a_field_holds_models_of_one_class_or_marked_values(root: type[Model]) -> None:
    """The walk goes by the field, and does not ask the value what it is."""
    for model in models_below(root):
        for annotation in typing.get_type_hints(model, include_extras=True).values():
            found = list(parts(annotation))
            models = {part for part in found if isinstance(part, type) and issubclass(part, Model)}
            marked = any(isinstance(part, Target | TextUse) for part in found)
            assert len(models) + marked <= 1, (model, annotation)


Marked: TypeAlias = set[tuple[YamlPath, Target | TextUse]]


def filled(model: type[Model]) -> tuple[Model, Marked]:
    """A model with a value in every field, and what the annotations mark: worked out without the walk."""
    values: dict[str, Any] = {}
    marked: Marked = set()
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        annotation = list(parts(hints[name]))
        is_list = any(typing.get_origin(part) is tuple for part in annotation)
        where: YamlPath = (str(field.alias), 0) if is_list else (str(field.alias),)
        inner = next((part for part in annotation if isinstance(part, type) and issubclass(part, Model)), None)
        value: object = "verdi"
        if inner is not None:
            value, below = filled(inner)
            marked |= {((*where, *path), mark) for path, mark in below}
        marked |= {(where, part) for part in annotation if isinstance(part, Target | TextUse)}
        values[name] = (value,) if is_list else value
    return model.model_construct(None, **values), marked


def parts(annotation: object) -> Iterator[object]:
    """An annotation, everything it is made of, and its marks."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    inner = typing.get_args(annotation)
    for part in inner[:1] if typing.get_origin(annotation) is typing.Annotated else inner:
        yield from parts(part)


@pytest.mark.parametrize("root", ROOTS, ids=lambda model: model.__name__)
def test_every_model_below_is_found_once(root: type[Model]) -> None:
    assert root in models_below(root)
    assert all(issubclass(model, Model) for model in models_below(root))


def test_the_keys_of_a_place_are_those_of_its_model_or_of_the_nearest_above() -> None:
    assert "saksliste" in keys_at(Meeting, ())
    assert keys_at(Meeting, ("møteleder",)) == ["rolle", "stilling", "fungerende", "utpekt_av", "utpekt_dato"]
    assert keys_at(Minutes, ("saker", 0, "oppfølging", 1, "ansvarlig")) == ["rolle", "organisasjon"]
    assert keys_at(Meeting, ("finnes ikke", 3)) == keys_at(Meeting, ())


def test_the_description_of_a_place() -> None:
    assert description_at(Letter, ("krav", 0, "måltall")) == "Tallet som skal nås."
    assert description_at(Letter, ()) == ""
    assert description_at(Letter, ("finnes ikke",)) == ""


def test_data_of_the_walk_lies_where_the_source_finds_it() -> None:
    loaded = source.parse(MEETING)
    for path, value, _ in references(record(Meeting, "2026-03-12-esm", MEETING)):
        position = loaded.position(path)
        assert str(value) in loaded.line(position.line)
