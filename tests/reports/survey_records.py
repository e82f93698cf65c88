"""A small year of dialogue, for tests of the survey."""

from __future__ import annotations

BFJ = "records/agencies/bfj/"
DIALOGUE: dict[str, str] = {
    "agency.yaml": (
        "navn: Bymiljø- og rekreasjonsetaten\nform: etat\nbyrådsavdeling: pbr\n"
        "etatsstyrer_rolle: kommunaldirektør\nrolleavklaring: Avklart.\n"
    ),
    "2025/letters/2025-01-15-tb.yaml": (
        "type: tildelingsbrev\ndato: 2025-01-15\nstatus: sendt\nmål:\n  - {id: m1, tekst: Mål}\n"
        "  - {id: m2, tekst: Mål}\n"
    ),
    "2025/meetings/2025-11-20-esm.yaml": (
        "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2025-11-20T09:00\n"
    ),
    "2026/letters/2026-01-15-tb.yaml": (
        "type: tildelingsbrev\ndato: 2026-01-15\nstatus: sendt\nmål:\n  - {id: m1, tekst: Mål}\nkrav:\n"
        "  - {id: k1, type: aktivitetskrav, tekst: Krav}\n"
    ),
    "2026/meetings/2026-03-12-esm.yaml": (
        "type: etatsstyringsmøte\nstatus: gjennomført\ntidspunkt: 2026-03-12T09:00\n"
        "møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør}\n"
        "saksliste:\n  - {nr: 1, tittel: Mål og resultater, tema: måloppnåelse, meldt_inn_av: virksomhet}\n"
        "  - {nr: 2, tittel: Budsjett, tema: innsatsfaktor, meldt_inn_av: byrådsavdeling}\n"
    ),
    "2026/minutes/2026-03-12-esm.yaml": (
        "form: referat\nstatus: endelig\nutkast_dato: 2026-03-17\nendelig_dato: 2026-03-27\n"
    ),
    "2026/meetings/2026-05-05-kon.yaml": (
        "type: kontaktmøte\nstatus: gjennomført\ntidspunkt: 2026-05-05T09:00\n"
        "møteleder: {rolle: byråd, stilling: Byråd}\n"
    ),
    BFJ + "agency.yaml": (
        "navn: Bydel Fjordlia\nform: bydel\n"
        "byrådsavdeling: [{kode: pbr, til: 2026-06-30}, {kode: abc, fra: 2026-07-01}]\n"
    ),
    BFJ + "2026/meetings/2026-02-10-fag.yaml": "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-02-10T09:00\n",
    BFJ + "2026/meetings/2026-09-10-fag.yaml": "type: fagmøte\nstatus: gjennomført\ntidspunkt: 2026-09-10T09:00\n",
    "records/departments/abc.yaml": "navn: Byrådsavdeling for arbeid\n",
}
"""One agency through two years, and one that changes department in the middle of 2026."""
