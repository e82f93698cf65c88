"""docs/regler.md: every rule with what it looks for, why, what to do, and an example."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from styring.citations import statements
from styring.rules import CATALOGUE
from styring.rules.catalogue import Rule
from tools.reference.markdown import address, code, escape, heading, page, table, yaml

_INTRODUCTION = """# Regler

`styring lint` kontrollerer postene mot reglene på denne siden. `styring explain ESM13` viser det samme om en regel i
terminalen, og `styring rules` lister dem opp.

Reglene følger Oslo kommunes guide «Styringsdialogen – sånn gjør vi det her», som bygger på Byrådssak 1055/17.
[Dekning av guiden](dekning.md) går den andre veien og viser hva som dekker hvert punkt. [Begreper](begreper.md)
forklarer nøklene og verdiene i postene."""

_HOW_TO_READ = """\
Koden, for eksempel ESM13, og adressen til regelen (`#esm13`) endres aldri. Nivået følger ordene i guiden:

| Nivå | Betyr | Guiden sier |
|---|---|---|
| **feil** | Må rettes eller begrunnes. Et endelig dokument lages ikke. | skal, alltid, ledes av |
| **advarsel** | Bør rettes. | bør, anbefaler, i rimelig tid |
| **merknad** | Tenk over det. | helst, kan, vurderes |

- Et enkelt funn kan ha et annet nivå enn regelen når det veier mer eller mindre enn de andre. Kommunale foretak styres
  på en annen måte enn etater og bydeler, så for dem er alle funn i ESM- og BRV-reglene merknader.
- Det kreves ikke noe av en plan. Det som mangler, blir som regel først etterlyst når møtet er innkalt, brevet er sendt
  eller referatet er sendt til kommentering. Det som allerede er skrevet, kan bli vurdert med en gang.
- Frister følger av datoene i postene. En frist som ikke er ute, gir ikke noe funn ennå.
- Reglene ser ikke på noe som er eldre enn `fra_år` i `styring.yaml`, eller på en virksomhet før den ble opprettet og
  etter at den ble lagt ned.
- Eksemplene viser bare de nøklene det gjelder."""

_HOW_TO_DEPART = """\
**Én gang, for én post:** Skriv en tillatelse på linjen som funnet peker på, eller på linjen over. Koden og grunnen er
obligatoriske. I stedet for koden kan du skrive navnet på regelen.

```yaml
# styring: tillat KON01 – ekstra møte etter flommen 21. og 22. mai
tidspunkt: 2026-05-27T13:00
```

**I en periode, for en virksomhet:** Før et unntak i `agency.yaml`. Funnene i perioden blir talt opp, men stanser ingen.

```yaml
unntak:
  - regel: ESM01
    begrunnelse: Partene er enige om et femte etatsstyringsmøte i 2026 for å følge omstillingen.
    godkjent_av_rolle: Kommunaldirektør
    gyldig_fra: 2026-01-01
    gyldig_til: 2026-12-31
```

**For det som fantes fra før:** `styring lint --write-baseline` legger dagens funn i en grunnlinje, så bare nye funn
stanser noen. En linje som ikke trengs lenger, blir meldt av [SKJ14](#skj14).

**For alle:** Nivået settes i `styring.yaml` til `merknad`, `advarsel` eller `feil`, eller regelen slås `av`. Tallene
reglene måler mot, står under [terskler](begreper.md#styring-terskler), og kan endres samme sted.

```yaml
regler: {ESM09: merknad, KON07: av}
terskler: {papirer_ad: 7, innkalling_ad: 15}
```"""


def rules_page() -> str:
    """The whole page, in the order of ``styring rules``."""
    return page(_blocks())


def _blocks() -> Iterator[str]:
    groups = [(group, list(members)) for group, members in groupby(CATALOGUE.values(), key=lambda rule: rule.group)]
    yield _INTRODUCTION
    yield "\n".join(
        [
            "- [Slik leser du en regel](#slik-leser-du)",
            "- [Når en regel ikke passer](#nar-en-regel-ikke-passer)",
            *(f"- [{group}](#{_group_address(members)})" for group, members in groups),
        ]
    )
    yield heading(2, "Slik leser du en regel", "slik-leser-du")
    yield _HOW_TO_READ
    yield heading(2, "Når en regel ikke passer", "nar-en-regel-ikke-passer")
    yield _HOW_TO_DEPART
    for group, members in groups:
        yield heading(2, group, _group_address(members))
        yield table(
            ("Kode", "Regel", "Nivå"),
            [(f"[{rule.code}](#{address(rule.code)})", escape(rule.title), rule.severity.label) for rule in members],
        )
        for rule in members:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield heading(3, f"{rule.code} {escape(rule.title)}", address(rule.code))
    yield f"**{rule.severity.label}** · gjelder {rule.applies_to} · {code(rule.slug)}"
    yield escape(rule.explanation)
    if rule.cites:
        yield "\n".join(f"- {_cited(id)}" for id in rule.cites)
    yield f"**Gjør slik:** {escape(rule.remedy)}"
    yield "**Galt:**"
    yield yaml(rule.bad)
    yield "**Riktig:**"
    yield yaml(rule.good)
    if rule.thresholds:
        yield table(
            ("Terskel i `styring.yaml`", "Standard", "Betydning"),
            [
                (
                    f"[{code(limit.key)}](begreper.md#{address('styring', 'terskler', limit.key)})",
                    code(str(limit.default)),
                    escape(limit.meaning),
                )
                for limit in rule.thresholds
            ],
        )


def _cited(id: str) -> str:
    statement = statements()[id]
    return f"Guiden [{id}](dekning.md#{address(id)}) ({statement.section}): {escape(statement.text)}"


def _group_address(members: list[Rule]) -> str:
    return address(members[0].code[:3])
