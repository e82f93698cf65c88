"""What ``styring explain`` shows of a rule."""

from __future__ import annotations

import pytest

from styring.rules import CATALOGUE
from tests.cli.making import Terminal

ESM13 = """\
ESM13 Sakspapirer mangler eller kom for sent  advarsel
sakspapirer-for-sent · Etatsstyringsmøte · gjelder etatsstyringsmøter

Papirene må komme i rimelig tid, så byrådsavdelingen rekker å forberede seg og eventuelt avklare
saken politisk. Fristen er «papirfrist», ellers fem arbeidsdager før møtet.

Guiden
  ES-8 (Etatsstyringsmøte): Sakspapirene fra etaten kommer i rimelig tid før møtet, gjennom
  arkivsystemet.

Gjør slik
  Avtal papirfristen i innkallingen, og flytt saken til neste møte når papirene ikke kommer. Trenger
  saken ikke papirer, skriv «uten_papirer: true».

Galt
  tidspunkt: 2026-03-12T09:00
  papirfrist: 2026-03-04
  sakspapirer:
    - {sak: 2, tittel: Årsrapport 2025, fra: virksomhet, mottatt: 2026-03-11}

Riktig
  tidspunkt: 2026-03-12T09:00
  papirfrist: 2026-03-04
  sakspapirer:
    - {sak: 2, tittel: Årsrapport 2025, fra: virksomhet, mottatt: 2026-03-02}

Terskler i styring.yaml
  papirer_ad: 5  Arbeidsdager fra sakspapirer til møte."""


def test_a_rule_is_shown_in_full(terminal: Terminal) -> None:
    shown = terminal.run("explain", "ESM13").out
    assert "\n".join(line.rstrip() for line in shown.rstrip().splitlines()) == ESM13


def test_a_rule_without_thresholds_speaks_of_none(terminal: Terminal) -> None:
    assert "Terskler" not in terminal.run("explain", "ESM05").out


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("SKJ02", "alle filer"),
        ("REF01", "flere slags poster"),
        ("BRV01", "hele dialogen med virksomheten"),
        ("KON01", "kontaktmøter"),
        ("DIA02", "alle slags møter"),
        ("REF04", "referater og oppsummeringer"),
    ],
)
def test_a_rule_says_what_it_applies_to(code: str, told: str) -> None:
    assert CATALOGUE[code].applies_to == told


def test_every_rule_says_what_it_applies_to() -> None:
    assert all(rule.applies_to for rule in CATALOGUE.values())
