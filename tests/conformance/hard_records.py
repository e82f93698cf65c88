"""A records repository with what is hard to render: a letter of forty pages, long tables, deep lists, hostile text.

The sample records are believable, so they hold none of this.
"""

from __future__ import annotations

import json
from pathlib import Path

SETTINGS = """\
organisasjon: Prøveby kommune & fylke <AS>
målform: nb
fra_år: 2025
"""

DEPARTMENT = """\
navn: "Byrådsavdeling for «prøver» & $kontroll$ #1"
"""

AGENCY = """\
navn: Prøve- og kontrolletaten *(PKE)* \\_
form: etat
byrådsavdeling: prv
"""

HOSTILE = (
    "#panic()",
    "*b* _i_ `k`",
    "<lab> @lab",
    '"; #x "',
    "= heading",
    "$ x $",
    "\\ \\n \\u{41}",
    "// kommentar /* og */",
    "{{ 7 * 7 }} {% raw %} << 7 >> <% x %> {# y #}",
    "<script>alert(1)</script>",
    "&amp; &lt; ]]> <!-- -->",
    "| a | b |",
    "# overskrift",
    "1. punkt",
    "- punkt",
    "[x](javascript:alert(1))",
    "![bilde](https://example.org/x.png)",
    "--- --flagg ...",
    "''enkel'' \"dobbel\"",
    "Sámi giella: Čáhci, đoaivu, muŋŋe, šaddu, ŧ, ž",
    "æøåÆØÅ é ü ß € § ½ × − …",
    "https://example.org/sti?a=1&b=2#c",
)

_WORD = "styringsdialogutviklingsprosjektmedarbeidersamtale"

RICH = f"""\
Et avsnitt med **fet**, *kursiv*, `kode`, [lenke](https://example.org/a?b=1&c=2) og hardt\\
linjeskift, og et langt ord: {_WORD * 3}.

- Første punkt

  med et avsnitt til

  1. Nummerert
  2. To

     > Et sitat i en liste i en liste.

- Andre punkt
  - Dypere
    - Dypest

5. Begynner på fem
6. Seks

> Et sitat
>
> i to avsnitt

## Overskrift i teksten

Tekst under overskriften.

#### Overskrift som hopper over et nivå

Tekst til slutt.
"""

_SENTENCE = "Etaten skal prioritere tiltak som gir varig virkning, og melde fra i god tid når et mål ikke kan nås. "


def write(folder: Path) -> Path:
    """Write the repository; returns its folder.

    YAML is a superset of JSON, so the long records are written as JSON.
    """
    records = folder / "records"
    agency = records / "agencies" / "pke"
    for name, text in (
        (folder / "styring.yaml", SETTINGS),
        (records / "departments" / "prv.yaml", DEPARTMENT),
        (agency / "agency.yaml", AGENCY),
        (agency / "2026" / "letters" / "2026-01-15-tb.yaml", json.dumps(_long_letter(), ensure_ascii=False)),
        (agency / "2026" / "letters" / "2026-02-15-in.yaml", json.dumps(_hostile_letter(), ensure_ascii=False)),
        (agency / "2026" / "meetings" / "2026-03-12-esm.yaml", json.dumps(_meeting(), ensure_ascii=False)),
        (agency / "2026" / "minutes" / "2026-03-12-esm.yaml", json.dumps(_minutes(), ensure_ascii=False)),
    ):
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(text, encoding="utf-8")
    return folder


_PUBLIC = {"status": "offentlig"}


def _long_letter() -> dict[str, object]:
    goals = [{"id": f"m{number}", "tekst": f"Mål {number}", "nivå": "hovedmål"} for number in range(1, 6)]
    demands = [
        {
            "id": f"k{number}",
            "type": "resultatkrav",
            "tekst": f"Krav {number}: " + _SENTENCE * (number % 4),
            "mål": f"m{number % 5 + 1}",
            "måltall": number,
            "enhet": "prosent",
        }
        for number in range(1, 121)
    ]
    return {
        "type": "tildelingsbrev",
        "dato": "2026-01-15",
        "status": "sendt",
        "tittel": "Tildelingsbrev med " + ", ".join(["svært mange ord i tittelen"] * 6),
        "avsender_rolle": "kommunaldirektør",
        "innledning": RICH,
        "kapitler": [
            {"tittel": f"Kapittel {number} " + HOSTILE[number % len(HOSTILE)], "tekst": f"{_SENTENCE * 12}\n\n" * 4}
            for number in range(1, 23)
        ],
        "mål": goals,
        "krav": demands,
        "risikovurdering": [
            {"beskrivelse": _SENTENCE * 3, "sannsynlighet": "høy", "konsekvens": "middels", "tiltak": _SENTENCE * 6}
            for _ in range(20)
        ],
        "offentlighet": _PUBLIC,
    }


def _hostile_letter() -> dict[str, object]:
    return {
        "type": "instruks",
        "dato": "2026-02-15",
        "status": "sendt",
        "tittel": " ".join(HOSTILE[:6]),
        "avsender_rolle": "kommunaldirektør",
        "deres_ref": HOSTILE[3],
        "kopi": list(HOSTILE),
        "innledning": "\n\n".join(HOSTILE),
        "kapitler": [{"tittel": text, "tekst": text} for text in HOSTILE],
        "vedlegg": [{"tittel": text} for text in HOSTILE],
        "offentlighet": _PUBLIC,
    }


def _meeting() -> dict[str, object]:
    return {
        "type": "etatsstyringsmøte",
        "nr": 1,
        "status": "gjennomført",
        "tidspunkt": "2026-03-12T09:00",
        "slutt": "2026-03-12T11:00",
        "sted": HOSTILE[9],
        "formål": RICH,
        "møteleder": {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør"},
        "innkalling": {"sendt": "2026-02-19", "karakter_oppgitt": True},
        "deltakere": [
            {"rolle": "medarbeider_virksomhet", "stilling": text, "organisasjon": "pke", "oppmøte": "til_stede"}
            for text in HOSTILE
        ],
        "saksliste": [{"nr": number, "tittel": text} for number, text in enumerate(HOSTILE, start=1)],
        "offentlighet": _PUBLIC,
    }


def _minutes() -> dict[str, object]:
    return {
        "form": "referat",
        "status": "endelig",
        "utkast_dato": "2026-03-17",
        "endelig_dato": "2026-03-27",
        "saker": [
            {
                "nr": number,
                "omtale": RICH if number == 1 else text,
                "informasjon": [text, RICH],
                "styringssignaler": [{"id": f"s{number}", "type": "prioritering", "tekst": text}],
                "uenighet": text,
                "oppfølging": [
                    {
                        "id": f"op{number}",
                        "tekst": text,
                        "ansvarlig": {"rolle": "virksomhetsleder", "organisasjon": "pke"},
                        "frist": "2026-06-01",
                        "status": "åpen",
                    }
                ],
            }
            for number, text in enumerate(HOSTILE, start=1)
        ],
        "offentlighet": _PUBLIC,
    }
