"""Breaches of known rules in known places.

Each is a change of the text of one record; ``¤`` in what is written stands before the place that lint must point at.
No two breaches are in the same record, or in a meeting and its own minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

MARK = "¤"


@dataclass(frozen=True)
class Fault:
    """A breach.

    Attributes:
        code: the rule that is broken; it speaks at the mark, or at the beginning of the file.
        file: pattern of the end of the paths that may have it.
        old: pattern of what stands there.
        new: what is written in its place.
        suffix: what the file is called besides.
        without_minutes: the minutes of the meeting go away, and there is one record less.
    """

    code: str
    file: str
    old: str
    new: str
    suffix: str = ""
    without_minutes: bool = False


_FIRST = r"\A"
FAULTS = (
    Fault("REF01", "minutes/.*esm", r"(omtale: >-\n +)", r"\1Økonomidirektør ¤Kari Nordmann redegjorde.\n      "),
    Fault("SKJ04", "meetings/.*fag", r"^sted:", "¤stedet: Rådhuset\nsted:"),
    Fault(
        "ESM03",
        "meetings/2026-11.*esm",
        r"\A([\s\S]*?)tatt_inn\n +sak: 4\n([\s\S]*?)saksliste:[\s\S]*",
        r"¤\1avvist\n      begrunnelse: Tas i et fagmøte.\n\2",
    ),
    Fault("KON05", "meetings/.*kon", r"^tidspunkt: ", "tidspunkt: ¤", without_minutes=True),
    Fault("ESM13", "meetings/.*esm", r"^tidspunkt: (.{10})([\s\S]*)mottatt: \S+", r"tidspunkt: \1\2mottatt: ¤\1"),
    Fault("SKJ07", "minutes/.*esm", r"forankret_i: \S+", "forankret_i: ¤2001-01-15-tb"),
    Fault("SKJ03", "signals/.*", r"^kanal: Telefon\n", "kanal: Telefon\n¤kanal: Telefon\n"),
    Fault("SKJ09", "signals/.*", _FIRST, "", suffix="-feil"),
    Fault("ESM05", "meetings/.*esm", r"^møteleder:\n  rolle: kommunaldirektør", "møteleder:\n  rolle: ¤seksjonssjef"),
    Fault("KON02", "meetings/.*kon", r"^møteleder:\n  rolle: byråd", "møteleder:\n  rolle: ¤kommunaldirektør"),
    Fault("FAG03", "minutes/.*fag", "ikke_vurdert", "¤offentlig"),
    Fault("BRV06", "letters/.*-tb", r"- id: k4\n((?:.*\n){3})    begrunnelse:\n.*\n.*\n", r"- ¤id: k4\n\1"),
    Fault("SKJ05", "meetings/.*fag", r"^slutt: .{10}", "slutt: ¤2026-02-30"),
    Fault("SKJ06", "signals/.*", r"^tekst: >-\n(?:  .*\n)*", ""),
    Fault("SKJ02", "letters/.*-in", r"^kapitler:\n  - ", "kapitler:\n¤\t- "),
    Fault("SKJ01", "signals/.*", "Telefon", "Telefon p¤\udce5 "),
    Fault("SKJ08", "meetings/.*osm", r"^slutt: (.{10}).*", r"slutt: ¤\1T08:00"),
    Fault("RAP02", "reports/.*aar", r"^resultater:\n([\s\S]*?)  - krav: k3\n.*\n.*\n", r"¤resultater:\n\1"),
    Fault("ARK01", "minutes/.*kon", r"^arkiv:\n(?:  .*\n)*", ""),
    Fault("ARK03", "letters/.*-ob", r"saksnummer: \S+", 'saksnummer: ¤"ukjent"'),
    Fault("DIA01", "signals/.*", r"^skriftliggjort: .*\n", ""),
    Fault("REF11", "minutes/.*kon", r"- id: op1\n((?:.*\n){2})        frist: .*\n", r"- ¤id: op1\n\1"),
    Fault("OSM06", "minutes/.*osm", r"^offentlighet:\n(  .*\n)  vurdering: .*\n", r"¤offentlighet:\n\1"),
    Fault("SKJ11", "meetings/.*fag", r"^sted:", "¤# styring: tillat FAG01\nsted:"),
    Fault("DIA02", "meetings/.*fag", r"^sted:", "navn: ¤Styringsmøte om drift\nsted:"),
    Fault("REF14", "letters/.*-stb", r"^innledning: >-\n  ", "innledning: >-\n  ¤TODO "),
    Fault("REF02", "minutes/.*osm", r"(omtale: >-\n +)", r"\1Svar til ¤ola@eksempel.invalid er sendt.\n      "),
)
_ANYWHERE = Fault("SKJ12", ".*", _FIRST, "¤# styring: tillat DIA10 – avtalt med virksomheten\n")
"""In turn. Where a dossier has no room for one more of a rule, a waiver that nothing needs stands in for it."""


class Breaches:
    """Plants so many breaches, spread over the dossiers.

    Attributes:
        findings: what lint must find in what has been planted so far, ``file:line:col: CODE``.
    """

    def __init__(self, count: int, dossiers: int) -> None:
        self._of_dossier: list[list[Fault]] = [[] for _ in range(dossiers)]
        for number in range(count):
            turn, kind = divmod(number, len(FAULTS))
            self._of_dossier[(turn + kind) % dossiers].append(FAULTS[kind])
        self.findings: list[str] = []

    def planted(self, dossier: int, texts: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """The files of a dossier, those with a breach changed.

        Raises:
            ValueError: there is no room for so many breaches.
        """
        touched: set[str] = set()
        for wanted in self._of_dossier[dossier]:
            fault, path = _room(wanted, texts, touched)
            touched |= {path, PurePosixPath(path).name}
            text = re.sub(fault.old, fault.new, texts.pop(path), count=1, flags=re.MULTILINE)
            before, mark, after = text.partition(MARK)
            if fault.suffix:
                path = path.replace(".yaml", f"{fault.suffix}.yaml")
                touched |= {path, PurePosixPath(path).name}
            if fault.without_minutes:
                del texts[path.replace("/meetings/", "/minutes/")]
            texts[path] = before + after
            place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else (1, 1)
            self.findings.append(f"{path}:{place[0]}:{place[1]}: {fault.code}")
        for path, text in texts.items():
            # A lone surrogate is a byte that is not UTF-8.
            yield path, text.encode(errors="surrogateescape")


def _room(wanted: Fault, texts: dict[str, str], touched: set[str]) -> tuple[Fault, str]:
    place = re.compile(rf".*/{wanted.file}\.yaml")
    for path, text in texts.items():
        free = PurePosixPath(path).name not in touched
        if free and place.fullmatch(path) and re.search(wanted.old, text, re.MULTILINE):
            return wanted, path
    for path in texts:
        if path not in touched:
            return _ANYWHERE, path
    raise ValueError("there is no room for so many faults")
