from __future__ import annotations

import pytest
from hypothesis import given, settings

from styring.source import Plain, parse
from styring.source.compose import compose
from styring.source.render import UnwritableError
from tests.source.strategies import mappings, texts


def test_a_draft_reads_well() -> None:
    data: dict[str, Plain] = {
        "type": "etatsstyringsmøte",
        "nr": 1,
        "tidspunkt": "2026-06-11T09:00",
        "start": "09:00",
        "sted": None,
        "formål": "Gjennomgå måloppnåelse og resultater for 2025, samlet risikobilde og helheten i "
        "oppdragsporteføljen.",
        "møteleder": {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør: fungerende"},
        "innkalling": {},
        "innspill": {
            "invitert": "2026-05-05",
            "mottatt": [{"tittel": "Risiko, 2026", "sak": 3, "gjelder": ["a", "b"]}],
        },
        "saksliste": [
            {"nr": 1, "tittel": "Oppfølging", "oppdrag": ["o-2026-01"], "arkiv": {"saksnummer": "202600123"}},
            {
                "nr": 2,
                "tittel": "En tittel som er så lang at den sammen med resten ikke får plass",
                "merknad": "på en linje",
            },
            {"nr": 3, "omtale": "To\nlinjer"},
            {"nr": 4, "oppfølging": [{"id": "op1", "frist": "2026-06-01"}]},
        ],
        "adresse": "https://eksempel.invalid/a",
        "beløp": 1234.5,
        "tekst": "Avsnitt én.\n\nAvsnitt to.\n",
        "merkelapper": [],
    }
    assert compose(
        data,
        header=["yaml-language-server: $schema=../meeting.json", "", "Utkast"],
        above={
            ("sted",): "Fyll ut\nfør innkallingen sendes",
            ("saksliste", 0): "fast punkt",
            ("saksliste", 3, "nr"): "ny",
        },
        beside={("nr",): "første i år", ("formål",): "se ES-2", ("saksliste", 2): "utgår?"},
    ) == (
        "# yaml-language-server: $schema=../meeting.json\n"
        "#\n"
        "# Utkast\n"
        "type: etatsstyringsmøte\n"
        "nr: 1  # første i år\n"
        "tidspunkt: 2026-06-11T09:00\n"
        "start: 09:00\n"
        "# Fyll ut\n"
        "# før innkallingen sendes\n"
        "sted:\n"
        "formål: >-  # se ES-2\n"
        "  Gjennomgå måloppnåelse og resultater for 2025, samlet risikobilde og helheten i\n"
        "  oppdragsporteføljen.\n"
        'møteleder: {rolle: kommunaldirektør, stilling: "Kommunaldirektør: fungerende"}\n'
        "innkalling: {}\n"
        "innspill:\n"
        "  invitert: 2026-05-05\n"
        "  mottatt:\n"
        '    - {tittel: "Risiko, 2026", sak: 3, gjelder: [a, b]}\n'
        "saksliste:\n"
        "  # fast punkt\n"
        '  - {nr: 1, tittel: Oppfølging, oppdrag: [o-2026-01], arkiv: {saksnummer: "202600123"}}\n'
        "  - nr: 2\n"
        "    tittel: En tittel som er så lang at den sammen med resten ikke får plass\n"
        "    merknad: på en linje\n"
        "  -  # utgår?\n"
        "    nr: 3\n"
        "    omtale: |-\n"
        "      To\n"
        "      linjer\n"
        "  -\n"
        "    # ny\n"
        "    nr: 4\n"
        "    oppfølging:\n"
        "      - {id: op1, frist: 2026-06-01}\n"
        "adresse: https://eksempel.invalid/a\n"
        "beløp: 1234.5\n"
        "tekst: |\n"
        "  Avsnitt én.\n"
        "\n"
        "  Avsnitt to.\n"
        "merkelapper: []\n"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("202600123", 'a: "202600123"\n'),
        ("012", 'a: "012"\n'),
        ("1e5", 'a: "1e5"\n'),
        ("true", 'a: "true"\n'),
        ("", 'a: ""\n'),
        (" x", 'a: " x"\n'),
        ("- x", 'a: "- x"\n'),
        ("**fet**", 'a: "**fet**"\n'),
        ("Merk: dette", 'a: "Merk: dette"\n'),
        ('si "hei": nå', "a: 'si \"hei\": nå'\n"),
        ("C:\\mappe: it's", "a: 'C:\\mappe: it''s'\n"),
        ("a\tb", 'a: "a\\tb"\n'),
        ("  a\nb", 'a: "  a\\nb"\n'),
        ("no", "a: no\n"),
        ("10:30", "a: 10:30\n"),
        (1e22, "a: 10000000000000000000000.0\n"),
        (1e-7, "a: 0.0000001\n"),
        (2.0, "a: 2.0\n"),
        (False, "a: false\n"),
        ([None, [1]], "a:\n  - null\n  - [1]\n"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: Plain, expected: str) -> None:
    assert compose({"a": value}) == expected


def test_what_no_file_may_hold_is_refused() -> None:
    with pytest.raises(UnwritableError) as raised:
        compose({"a": "x\u2028y"})
    assert str(raised.value) == (
        "Teksten inneholder et skjult tegn (U+2028, linjeskift fra Word). Skriv teksten på nytt uten tegnet."
    )


@given(mappings)
@settings(max_examples=300, deadline=None)
def test_what_is_composed_reads_back(data: dict[str, Plain]) -> None:
    source = parse(compose(data))
    assert source.problems == ()
    assert repr(source.data) == repr(data)


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_comments_change_no_data(value: str, comment: str) -> None:
    data: dict[str, Plain] = {"a": {"b": value, "c": [{"d": value}]}}
    notes = {("a",): comment, ("a", "b"): comment, ("a", "c", 0): comment, ("a", "c", 0, "d"): comment}
    assert parse(compose(data, header=[comment], above=notes, beside=notes)).data == data
