"""What lies in an export, for programs: ``skjema.json`` beside the tables.

The fields of a table are told as Frictionless Table Schema has them (https://specs.frictionlessdata.io/table-schema/),
with keys of our own for what it has no word for: unit, source in the records, and whether a value always leaves them.
"""

from __future__ import annotations

import json
import re

from styring.exporting.columns import Column
from styring.exporting.tables import TABLES, Table
from styring.records.terms import Terms

SCHEMA_FILE = "skjema.json"
MADE_BY = "styring export"
"""By this a folder is known for an earlier export."""


def schema(format: str, *, all_texts: bool, terms: Terms) -> str:
    """The text of the file. The same settings always give the same bytes.

    Args:
        format: the format of the tables, which is how their files end.
        all_texts: whether texts that the public may not see are among them.
        terms: the words of the repository's profile.
    """
    content = {
        "laget_av": MADE_BY,
        "format": format,
        "all_tekst": all_texts,
        "profil": terms.profile.value,
        "tabeller": [_table(table, terms) for table in TABLES],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table, terms: Terms) -> dict[str, object]:
    return {
        "navn": table.name,
        "rad": terms.text(table.meaning),
        "mapper": [column.name for column in table.partitions],
        "fields": [_field(column, terms) for column in (*table.columns, *table.partitions)],
    }


def _field(column: Column, terms: Terms) -> dict[str, object]:
    told: dict[str, object] = {
        "name": column.name,
        "type": column.holds.standard,
        "description": terms.text(column.meaning),
    }
    if column.vocabulary:
        told["constraints"] = {"enum": list(terms.choices(column.vocabulary))}
    if column.unit:
        told["enhet"] = column.unit
    if column.key:
        told["nokkel"] = re.sub(r"[^., ]+", lambda key: terms.key(key[0]), column.key)
    return {**told, "med": column.use.value}
