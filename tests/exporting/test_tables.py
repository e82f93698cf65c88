"""The tables hold everything that the records do, but for what is left out on purpose."""

from __future__ import annotations

import re
import typing
from collections import Counter
from collections.abc import Iterator

import pytest

from styring.exporting.columns import Type, Use
from styring.exporting.tables import COMMON, TABLES, Table
from styring.records.base import Kind, Model
from styring.records.kinds import MODELS
from tools.reference.values import fields_of, models_in

LEFT_OUT = {
    # Who somebody is.
    "meetings.deltakere.navn",
    "meetings.deltakere.stilling",
    "meetings.møteleder.stilling",
    # Lists of texts that are read rather than counted.
    "charter.nå",
    "charter.prinsipper",
    "charter.ønsket",
    "departments.ledergruppe",
    "letters.kopi",
    "minutes.saker.informasjon",
    "minutes.sendt_til",
    # Files that are told of in the letter, and the few items that somebody did not stay for.
    "letters.vedlegg.fil",
    "letters.vedlegg.tittel",
    "meetings.deltakere.saker",
}


def leaves(model: type[Model], path: str) -> Iterator[str]:
    """The path of every value that may stand in such a record."""
    for field, annotation in fields_of(model):
        here = f"{path}.{field.alias}"
        inner = models_in(annotation)
        if inner:
            yield from leaves(inner[0], here)
        else:
            yield here


def exported_keys() -> set[str]:
    found = set()
    for table in TABLES:
        for source in table.sources:
            keys = ".".join(source.keys)
            found |= {".".join(filter(None, (source.kind, keys, column.key))) for column in source.columns}
    return found


def test_every_value_of_every_record_is_in_a_table_or_left_out_on_purpose() -> None:
    values = {path for kind, model in MODELS.items() for path in leaves(model, kind)}
    assert values - exported_keys() == LEFT_OUT
    assert exported_keys() <= values


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_are_ascii_and_unique(table: Table) -> None:
    names = [column.name for column in (*table.columns, *table.partitions)]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z0-9_]+", name, re.ASCII) for name in (table.name, *names))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_several_sources_tell_in_one_column_is_of_one_type(table: Table) -> None:
    for source in table.sources:
        for column in source.columns:
            (together,) = (each for each in table.columns if each.name == column.name)
            assert (together.holds, together.use, together.vocabulary) == (column.holds, column.use, column.vocabulary)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_folders_of_all_sources_are_alike(table: Table) -> None:
    for source in table.sources:
        assert Table("alone", "", (source,)).partitions == table.partitions


def test_table_names_are_unique() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)


def test_every_kind_of_record_has_a_table_of_its_own() -> None:
    whole = {source.kind for table in TABLES for source in table.sources if not source.path}
    assert whole == set(Kind) - {Kind.CALENDAR}


def columns_of(name: str) -> dict[str, tuple[Type, Use]]:
    (table,) = (each for each in TABLES if each.name == name)
    return {column.name: (column.holds, column.use) for column in table.columns[len(COMMON) :]}


def test_types_and_uses_are_those_of_the_records() -> None:
    assert columns_of("krav") == {
        "id": (Type.TEXT, Use.FACT),
        "type": (Type.TEXT, Use.FACT),
        "tekst": (Type.TEXT, Use.TEXT),
        "maaltall": (Type.NUMBER, Use.FACT),
        "enhet": (Type.TEXT, Use.FACT),
        "utgangspunkt": (Type.NUMBER, Use.FACT),
        "begrunnelse_kode": (Type.TEXT, Use.FACT),
        "begrunnelse_tekst": (Type.TEXT, Use.TEXT),
        "vedlegg": (Type.BOOLEAN, Use.FACT),
        "viderefoert_fra": (Type.TEXT, Use.FACT),
        "nivaa": (Type.TEXT, Use.TEXT),
    }
    assert columns_of("deltakere") == dict.fromkeys(("rolle", "organisasjon", "oppmoete"), (Type.TEXT, Use.FACT))
    assert columns_of("innspill")["tittel"] == (Type.TEXT, Use.INTERNAL)
    assert columns_of("kommentarer")["sted"] == (Type.TEXT, Use.FACT)
    assert columns_of("milepaeler_status")["milepael_id"] == (Type.TEXT, Use.FACT)
    assert columns_of("moeter")["tidspunkt"] == (Type.TIME, Use.FACT)
    assert columns_of("oppfoelgingspunkter")["sak_nr"] == (Type.INTEGER, Use.FACT)
    assert columns_of("referater")["neste_moete"] == (Type.DATE, Use.FACT)


def test_every_text_that_reaches_a_document_is_taken_for_one() -> None:
    """Only names of organisations, numbers and the words of a user's own lists are lines that always leave."""
    facts = {
        column.key
        for table in TABLES
        for source in table.sources
        for column in source.columns
        if column.use is Use.FACT and column.holds is Type.TEXT and not column.vocabulary and column.key
    }
    lines = {key for key in facts if is_text(key)}
    assert lines == {
        "arkiv.dokumenttype",
        "arkiv.journalpost",
        "arkiv.saksnummer",
        "arkiv.system",
        "budsjettramme.kapittel",
        "enhet",
        "godkjent_av_rolle",
        "kanal",
        "navn",
        "offentlighet.hjemmel",
        "skjermet.hjemmel",
    }


def is_text(key: str) -> bool:
    """Whether a key of a row's own group is marked as text that reaches a document."""
    for table in TABLES:
        for source in table.sources:
            for column in source.columns:
                if column.key == key and column.use is Use.FACT:
                    model: type[Model] = source.models[-1]
                    for attribute in column.attributes[:-1]:
                        (inner,) = (models_in(hint) for name, hint in hints(model) if name == attribute)
                        model = inner[0]
                    return "TextUse" in str(dict(hints(model))[column.attributes[-1]])
    return False


def hints(model: type[Model]) -> list[tuple[str, object]]:
    return list(typing.get_type_hints(model, include_extras=True).items())
