from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from styring.drafting.desk import set_aside
from styring.drafting.meeting import plan_meeting
from styring.drafting.meeting_basis import MeetingAnswers, assignments_to_meet_about
from styring.drafting.plan import DraftingError, Plan
from styring.project import Project
from styring.records.vocabulary import MeetingKind
from tests.drafting.making import (
    AGENCY,
    HELD,
    MARCH,
    MARCH_MEETING,
    MARCH_MINUTES,
    at,
    content,
    errors_of_schema,
    findings,
    only_text,
    opened,
    repository,
)

ESM, OSM, KON, FAG = MeetingKind
TODAY = date(2026, 5, 4)
ASSIGNMENTS = {
    "records/agencies/bre/assignments/o-2026-01.yaml": """\
tittel: Tilgjengelige byrom
historikk: [{status: aktiv, fra: 2026-02-16}]
milepæler:
  - {id: mp2, tekst: Planen er vedtatt, frist: 2026-10-15}
  - {id: mp1, tekst: Byrommene er kartlagt, frist: 2026-05-29}
  - {id: mp3, tekst: De første er bygd om, frist: 2027-05-31}
""",
    "records/agencies/bre/assignments/o-2025-07.yaml": """\
tittel: Register over bytrær
historikk: [{status: varslet, fra: 2025-01-16}, {status: aktiv, fra: 2025-08-18}]
""",
    "records/agencies/bre/assignments/o-2025-01.yaml": """\
tittel: Badeplasser
historikk: [{status: aktiv, fra: 2025-02-10}, {status: avsluttet, fra: 2025-12-15}]
""",
}
WHEEL = {
    "records/calendars/2026/pbr.yaml": """\
hendelser:
  - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-03-12, frist_papirer: 2026-03-04}
  - {id: bre-esm-2, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-06-10, frist_papirer: 2026-06-02}
  - {id: bre-esm-3, type: etatsstyringsmøte, virksomhet: bre, dato: 2026-09-24}
  - {id: bre-kon-1, type: kontaktmøte, virksomhet: bre, dato: 2026-06-11}
  - {id: bre-t1, virksomhet: bre, dato: 2026-06-11, tittel: Tertialrapport 1}
""",
    "records/calendars/2025/pbr.yaml": """\
hendelser:
  - {id: bre-esm-1, type: etatsstyringsmøte, virksomhet: bre, dato: 2025-06-11}
""",
}


def drafted(
    project: Project, kind: MeetingKind = ESM, when: str = "2026-06-11T09:00", *assignments: str, today: date = TODAY
) -> Plan:
    answers = MeetingAnswers(kind, datetime.fromisoformat(when), assignments=assignments)
    return plan_meeting(opened(project).dossier, project.settings, answers, today)


def agenda(plan: Plan) -> list[tuple[str, str]]:
    return [(item["tittel"], item["tema"]) for item in at(plan, "saksliste")]


def test_an_etatsstyringsmote_from_nothing_but_department_and_agency(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path))
    assert plan.files == {
        "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml": """\
# yaml-language-server: $schema=../../../../../schemas/meeting.schema.json
# Utkast til etatsstyringsmøte.
# Fyll ut nøklene som står tomme. Linjer som begynner med #, er merknader og kan slettes.
type: etatsstyringsmøte
nr: 1
status: planlagt
tidspunkt: 2026-06-11T09:00
slutt:  # når møtet slutter, for eksempel 2026-03-12T11:00
sted:  # rom, adresse eller lenke
formål: >-
  Drøfte måloppnåelse, resultater og risiko, og gi styringssignaler for tiden fram til neste møte.
møteleder: {rolle: kommunaldirektør, stilling: Kommunaldirektør for byrom}
innkalling:
  frist: 2026-05-28  # 10 arbeidsdager før møtet (innkalling_ad i styring.yaml)
  sendt:  # datoen innkallingen ble sendt
  karakter_oppgitt:  # true når innkallingen sier at dialogen er formell
innspill:
  invitert:  # datoen virksomheten ble bedt om innspill
  frist: 2026-05-26  # 2 arbeidsdager før fristen for innkallingen (innspill_ad i styring.yaml)
papirfrist: 2026-06-04  # 5 arbeidsdager før møtet (papirer_ad i styring.yaml)
# Rolle og stilling, ingen navn. Møtelederen føres ikke opp her.
deltakere:
  - {rolle: ledergruppe_byrådsavdeling, stilling: Seksjonssjef økonomi, organisasjon: pbr}
  - {rolle: virksomhetsleder, stilling: Etatsdirektør, organisasjon: bre}
# Tilpass titlene, og legg til sakene virksomheten spiller inn (meldt_inn_av: virksomhet).
saksliste:
  - {nr: 1, tittel: Måloppnåelse, tema: måloppnåelse, meldt_inn_av: byrådsavdeling}
  - {nr: 2, tittel: Resultater, tema: resultater, meldt_inn_av: byrådsavdeling}
  - {nr: 3, tittel: Risiko, tema: risiko, meldt_inn_av: byrådsavdeling}
"""
    }
    assert plan.carried == ()
    assert plan.to_do == (
        "Fyll ut slutt og sted.",
        "Før opp deltakerne med rolle og stilling.",
        "Gå gjennom formål, deltakere og saker, og rett det som ikke passer.",
        "Be virksomheten om innspill til sakslisten, med frist 26. mai 2026.",
        "Send innkallingen innen 28. mai 2026, og sett status til innkalt.",
        "Virksomheten sender sakspapirene innen 4. juni 2026.",
    )
    assert plan.warnings == ("Årshjulet for 2026 har ingen ledig hendelse for et etatsstyringsmøte. Før den opp der.",)


def test_open_points_of_final_minutes_are_carried_as_references(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, HELD))
    first = at(plan, "saksliste", 0)
    assert first == {
        "nr": 1,
        "tittel": "Oppfølging fra forrige møte",
        "tema": "oppfølging",
        "meldt_inn_av": "byrådsavdeling",
        "oppfølgingspunkter": ["2026-03-12-esm#op1", "2026-03-12-esm#op3", "2026-03-12-esm#op4"],
        "uten_papirer": True,
    }
    assert "      # Forklare avviket. Frist 1. juni 2026.\n      - 2026-03-12-esm#op1\n" in only_text(plan)
    assert plan.carried[0] == "3 åpne oppfølgingspunkter fra etatsstyringsmøtet 12. mars 2026: op1, op3 og op4."


def test_points_of_minutes_that_are_not_final_are_left_and_told(tmp_path: Path) -> None:
    project = repository(
        tmp_path, HELD, {MARCH.replace("meetings", "minutes"): MARCH_MINUTES.replace("endelig\n", "utkast\n")}
    )
    plan = drafted(project)
    assert agenda(plan)[0] == ("Måloppnåelse", "måloppnåelse")
    warning = "Referatet fra etatsstyringsmøtet 12. mars 2026 er ikke endelig; punktene derfra er ikke tatt med."
    assert warning in plan.warnings


def test_points_of_later_meetings_and_of_other_kinds_stay_where_they_are(tmp_path: Path) -> None:
    contact = {
        path.replace("esm", "kon"): text.replace("etatsstyringsmøte", "kontaktmøte") for path, text in HELD.items()
    }
    project = repository(tmp_path, HELD, contact)
    assert agenda(drafted(project, ESM, "2026-03-12T08:00"))[0] == ("Måloppnåelse", "måloppnåelse")
    plan = drafted(project)
    assert plan.warnings[-1] == "3 åpne punkter fra andre slags møter er ikke tatt med."
    assert "2026-03-12-kon#" not in only_text(plan)


def test_the_last_meetings_people_come_along_without_names_and_attendance(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, HELD))
    data = content(plan)
    assert data["deltakere"] == [
        {"rolle": "seksjonssjef", "stilling": "Seksjonssjef økonomi", "organisasjon": "pbr"},
        {"rolle": "virksomhetsleder", "stilling": "Etatsdirektør", "organisasjon": "bre"},
    ]
    assert "Nordmann" not in only_text(plan)
    assert data["slutt"] == "2026-06-11T11:30"
    assert plan.carried[1] == "2 deltakere med rolle og stilling, uten navn, fra etatsstyringsmøtet 12. mars 2026."


def test_positions_that_were_not_known_last_time_are_filled_in(tmp_path: Path) -> None:
    march = MARCH_MEETING.replace("stilling: Etatsdirektør, ", "").replace(
        "rolle: seksjonssjef, stilling: Seksjonssjef økonomi", "rolle: kommunaldirektør"
    )
    plan = drafted(repository(tmp_path, HELD, {MARCH: march}))
    assert at(plan, "deltakere") == [
        {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør for byrom", "organisasjon": "pbr"},
        {"rolle": "virksomhetsleder", "stilling": "Etatsdirektør", "organisasjon": "bre"},
    ]
    led_by_byrad = MARCH_MEETING.replace("etatsstyringsmøte", "fagmøte").replace(
        "{rolle: kommunaldirektør, stilling: Kommunaldirektør for byrom}", "{rolle: byråd}"
    )
    project = repository(tmp_path, {MARCH.replace("esm", "fag"): led_by_byrad})
    assert at(drafted(project, FAG), "møteleder") == {"rolle": "byråd", "stilling": "Byråd for byrom"}


def test_an_agency_that_has_changed_department_meets_the_new_one(tmp_path: Path) -> None:
    moved = AGENCY.replace(
        "byrådsavdeling: pbr", "byrådsavdeling: [{kode: pbr, til: 2026-05-31}, {kode: ny, fra: 2026-06-01}]"
    )
    new = {
        "records/agencies/bre/agency.yaml": moved,
        "records/departments/ny.yaml": "navn: Ny byrådsavdeling\nkommunaldirektør_tittel: Kommunaldirektør for alt\n",
    }
    plan = drafted(repository(tmp_path, HELD, new))
    assert at(plan, "møteleder") == {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør for alt"}
    assert [person["organisasjon"] for person in at(plan, "deltakere")] == ["ny", "bre"]


def test_the_portfolio_is_an_item_when_assignments_are_active_on_the_day(tmp_path: Path) -> None:
    project = repository(tmp_path, ASSIGNMENTS)
    portfolio = at(drafted(project), "saksliste", -1)
    assert portfolio == {
        "nr": 4,
        "tittel": "Oppdragsporteføljen som helhet",
        "tema": "oppdrag",
        "meldt_inn_av": "byrådsavdeling",
        "portefølje": True,
        "oppdrag": ["o-2025-07", "o-2026-01"],
    }
    assert "Oppdragsporteføljen" not in only_text(drafted(project, ESM, "2025-01-20T09:00"))


def test_the_nearest_free_event_of_the_year_is_the_meetings(tmp_path: Path) -> None:
    project = repository(tmp_path, WHEEL)
    plan = drafted(project)
    assert at(plan, "årshjul") == "bre-esm-2"
    assert at(plan, "papirfrist") == "2026-06-02"
    assert plan.carried == ("Hendelsen bre-esm-2 i årshjulet (10. juni 2026).",)
    used = {MARCH.replace("03-12", "06-10"): MARCH_MEETING.replace("03-12", "06-10") + "årshjul: bre-esm-2\n"}
    assert at(drafted(repository(tmp_path, WHEEL, used)), "årshjul") == "bre-esm-1"
    cancelled = {path: text.replace("gjennomført", "avlyst") for path, text in used.items()}
    assert at(drafted(repository(tmp_path, WHEEL, cancelled)), "årshjul") == "bre-esm-2"


def test_last_years_event_of_the_same_id_does_not_count_as_used(tmp_path: Path) -> None:
    last_year = {
        MARCH.replace("2026", "2025"): MARCH_MEETING.replace("2026", "2025") + "årshjul: bre-esm-1\n",
    }
    project = repository(tmp_path, WHEEL, last_year)
    assert at(drafted(project, ESM, "2026-03-11T09:00"), "årshjul") == "bre-esm-1"


def test_numbers_follow_the_meetings_of_the_year_that_count(tmp_path: Path) -> None:
    assert at(drafted(repository(tmp_path, HELD)), "nr") == 2
    assert at(drafted(repository(tmp_path, HELD), ESM, "2027-01-20T09:00"), "nr") == 1
    assert at(drafted(repository(tmp_path, HELD), KON), "nr") == 1
    assert content(drafted(repository(tmp_path, {MARCH: MARCH_MEETING.replace("nr: 1\n", "nr: 3\n")})))["nr"] == 4
    assert content(drafted(repository(tmp_path, {MARCH: MARCH_MEETING.replace("gjennomført", "avlyst")})))["nr"] == 1


def test_a_second_meeting_that_day_gets_the_next_id(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, HELD), ESM, "2026-03-12T13:00")
    assert list(plan.files) == ["records/agencies/bre/2026/meetings/2026-03-12-esm-2.yaml"]
    assert plan.warnings[0] == "Det finnes allerede et etatsstyringsmøte 12. mars 2026; dette fikk løpenummeret 2."


def test_an_oppdragsstyringsmote_is_about_milestones_and_risk(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path, ASSIGNMENTS, HELD), OSM, "2026-06-11T09:00", "o-2026-01")
    data = content(plan)
    assert data["oppdrag"] == ["o-2026-01"]
    assert data["møteleder"] == {"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør for byrom"}
    assert agenda(plan) == [
        ("Status mot milepælene: Tilgjengelige byrom", "oppdrag"),
        ("Risiko i oppdraget: Tilgjengelige byrom", "risiko"),
    ]
    assert "# Neste milepæl i o-2026-01: Planen er vedtatt (2026-10-15).\noppdrag: [o-2026-01]\n" in only_text(plan)


def test_an_oppdragsstyringsmote_follows_the_last_one_about_the_same_assignment(tmp_path: Path) -> None:
    def osm(day: str, assignment: str, chair: str) -> dict[str, str]:
        text = MARCH_MEETING.replace("etatsstyringsmøte", "oppdragsstyringsmøte").replace("03-12", day)
        leader = (
            f"møteleder: {{rolle: {chair}, utpekt_av: kommunaldirektør, utpekt_dato: 2026-02-16, fungerende: true}}\n"
        )
        lines = [leader if line.startswith("møteleder") else line for line in text.splitlines(keepends=True)]
        folder = "records/agencies/bre/2026"
        return {
            f"{folder}/meetings/2026-{day}-osm.yaml": "".join(lines) + f"oppdrag: [{assignment}]\n",
            f"{folder}/minutes/2026-{day}-osm.yaml": MARCH_MINUTES,
        }

    project = repository(
        tmp_path, ASSIGNMENTS, osm("04-14", "o-2026-01", "seksjonssjef"), osm("05-12", "o-2025-07", "prosjektleder")
    )
    plan = drafted(project, OSM, "2026-06-11T09:00", "o-2026-01")
    assert at(plan, "møteleder") == {
        "rolle": "seksjonssjef",
        "utpekt_av": "kommunaldirektør",
        "utpekt_dato": "2026-02-16",
    }
    assert at(plan, "saksliste", 0, "oppfølgingspunkter", 0) == "2026-04-14-osm#op1"
    assert "2026-05-12-osm" not in only_text(plan)


def test_a_kontaktmote_lifts_the_eyes_and_is_led_by_the_byrad(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path), KON)
    assert at(plan, "møteleder") == {"rolle": "byråd", "stilling": "Byråd for byrom"}
    assert at(plan, "saksliste") == [
        {"nr": 1, "tittel": "Løfte blikket", "tema": "annet", "meldt_inn_av": "byrådsavdeling", "strategisk": True}
    ]
    assert [person["rolle"] for person in at(plan, "deltakere")] == ["kommunaldirektør", "virksomhetsleder"]
    assert {"innspill", "papirfrist"}.isdisjoint(content(plan))


def test_a_fagmote_has_an_empty_agenda_and_says_how_to_fill_it(tmp_path: Path) -> None:
    plan = drafted(repository(tmp_path), FAG)
    text = only_text(plan)
    assert text.endswith(
        "# En sak skrives slik:\n# - {nr: 1, tittel: Avgrensning av arbeidet, meldt_inn_av: virksomhet}\nsaksliste:\n"
    )
    assert "\nnivå:  # toppleder eller saksbehandling\n" in text
    assert plan.to_do[0] == "Fyll ut slutt, sted, nivå, formålskode, formål og saksliste."


def test_standing_texts_are_in_the_agencys_language(tmp_path: Path) -> None:
    nynorsk = {"records/agencies/bre/agency.yaml": AGENCY + "målform: nn\n"}
    plan = drafted(repository(tmp_path, HELD, nynorsk))
    assert agenda(plan) == [
        ("Oppfølging frå førre møte", "oppfølging"),
        ("Måloppnåing", "måloppnåelse"),
        ("Resultat", "resultater"),
        ("Risiko", "risiko"),
    ]
    by_settings = repository(tmp_path, {"styring.yaml": "organisasjon: Eksempelby\nmålform: nn\n"}, HELD)
    assert agenda(drafted(by_settings)) == agenda(plan)


def test_a_meeting_that_is_drafted_late_says_which_deadlines_have_passed(tmp_path: Path) -> None:
    warnings = drafted(repository(tmp_path, WHEEL), today=date(2026, 6, 1)).warnings
    assert warnings == (
        "Fristen for innspill var 26. mai 2026. Avtal en ny frist med virksomheten, og skriv den inn.",
        "Fristen for innkalling var 28. mai 2026. Avtal en ny frist med virksomheten, og skriv den inn.",
    )
    assert drafted(repository(tmp_path, WHEEL), today=date(2026, 6, 12)).warnings == (
        "Møtet ligger tilbake i tid (11. juni 2026).",
    )


def test_records_with_errors_are_left_out_and_told(tmp_path: Path) -> None:
    project = repository(tmp_path, HELD, {MARCH: MARCH_MEETING.replace("type:", "typ:")})
    loaded = opened(project)
    assert set_aside(project, loaded) == (
        f"1 post med feil er holdt utenfor: {MARCH}. Rett feilene først; «styring lint» viser dem.",
    )
    assert "2026-03-12-esm#op1" in only_text(drafted(project))


def test_an_agency_that_does_not_exist_on_the_day_is_told(tmp_path: Path) -> None:
    closed = {"records/agencies/bre/agency.yaml": AGENCY + "til: 2026-05-31\n"}
    warnings = drafted(repository(tmp_path, WHEEL, closed)).warnings
    assert warnings == ("Virksomheten er ikke i drift den dagen, etter «fra» og «til» i agency.yaml.",)


@pytest.mark.parametrize(
    ("kind", "when", "assignments", "message"),
    [
        (
            OSM,
            "2026-06-11T09:00",
            (),
            "Et oppdragsstyringsmøte gjelder ett eller flere oppdrag. Oppgi oppdraget med --assignment.",
        ),
        (OSM, "2026-06-11T09:00", ("o-2026-10",), "Fant ikke noe oppdrag «o-2026-10». Mente du «o-2026-01»?"),
    ],
)
def test_an_oppdragsstyringsmote_needs_an_assignment_that_exists(
    tmp_path: Path, kind: MeetingKind, when: str, assignments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DraftingError) as raised:
        drafted(repository(tmp_path, ASSIGNMENTS), kind, when, *assignments)
    assert str(raised.value) == message


def test_the_assignments_to_meet_about_are_those_announced_or_under_way(tmp_path: Path) -> None:
    dossier = opened(repository(tmp_path, ASSIGNMENTS)).dossier
    assert [a.id for a in assignments_to_meet_about(dossier, date(2025, 6, 1))] == ["o-2025-01", "o-2025-07"]
    assert [a.id for a in assignments_to_meet_about(dossier, date(2026, 6, 1))] == ["o-2025-07", "o-2026-01"]


def test_a_meeting_cannot_end_before_it_begins(tmp_path: Path) -> None:
    project = repository(tmp_path)
    answers = MeetingAnswers(ESM, datetime(2026, 6, 11, 9), datetime(2026, 6, 11, 8))
    with pytest.raises(DraftingError, match="Møtet slutter før det begynner"):
        plan_meeting(opened(project).dossier, project.settings, answers, TODAY)


@pytest.mark.parametrize("kind", MeetingKind, ids=str)
@pytest.mark.parametrize("history", [{}, HELD], ids=["first", "later"])
def test_a_draft_lints_clean_and_follows_its_schema(tmp_path: Path, kind: MeetingKind, history: dict[str, str]) -> None:
    same_kind = {
        path.replace("esm", kind.code): text.replace("etatsstyringsmøte", kind) for path, text in history.items()
    }
    project = repository(tmp_path, ASSIGNMENTS, WHEEL, same_kind)
    plan = drafted(project, kind, "2026-06-11T09:00", "o-2026-01")
    assert errors_of_schema(only_text(plan)) == []
    assert findings(project, plan, date(2026, 6, 10)) == ""
