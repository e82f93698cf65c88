from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import Any

import pytest

from styring.dossier import Dossier
from styring.records.agency import Department
from styring.records.living import fingerprint
from styring.records.vocabulary import Profile
from styring.rendering import Document, DocumentKind, RenderError, Variant
from styring.rendering.document import build
from styring.rendering.invitation import InvitationView
from styring.rendering.letter import LetterView
from styring.rendering.meeting import MeetingView, Side
from styring.rendering.minutes import MinutesView
from styring.rendering.text import plain
from styring.rendering.view import words
from tests.rendering.dossiers import LETTER_ID, MEETING, MEETING_ID, MINUTES, SETTINGS, dossier

HIDDEN = {"hjemmel": "offl. § 13"}
STATEMENT = "Unntatt offentlighet, jf. offl. § 13"


def make(
    kind: DocumentKind, source: Dossier | None = None, variant: Variant = Variant.PUBLIC, *, draft: bool = False
) -> Document:
    return build(kind, source or dossier(), id_of(kind), SETTINGS, variant, draft=draft)


def id_of(kind: DocumentKind) -> str:
    return {DocumentKind.LETTER: LETTER_ID, DocumentKind.CHARTER: "charter"}.get(kind, MEETING_ID)


def minutes_of(document: Document) -> MinutesView:
    view = document.parts["referat"]
    assert isinstance(view, MinutesView)
    return view


def meeting_of(document: Document) -> MeetingView:
    view = document.parts["møte"]
    assert isinstance(view, MeetingView)
    return view


def invitation_of(document: Document) -> InvitationView:
    view = document.parts["innkalling"]
    assert isinstance(view, InvitationView)
    return view


def letter_of(document: Document) -> LetterView:
    view = document.parts["brev"]
    assert isinstance(view, LetterView)
    return view


def all_words(document: Document) -> str:
    return "\n".join(words((document.view, *document.parts.values())))


def people(sides: tuple[Side, ...]) -> dict[str, list[str]]:
    return {
        side.title: [
            ", ".join(part for part in (person.position, person.name, person.role, person.note) if part)
            for person in side.people
        ]
        for side in sides
    }


def test_minutes_tell_what_they_are() -> None:
    view = make(DocumentKind.MINUTES).view
    assert view.title == "Referat fra etatsstyringsmøte nr. 1/2026"
    assert view.subtitle == "Bymiljø- og rekreasjonsetaten"
    assert view.department == "Byrådsavdeling for byutvikling"
    assert view.identity == "bre/minutes/2026-03-12-esm"
    assert [(fact.label, fact.value) for fact in view.facts] == [
        ("Tid", "torsdag 12. mars 2026 kl. 09.00–11.00"),
        ("Sted", "Rådhuset, møterom 512"),
        ("Møteleder", "Kommunaldirektør"),
        ("Skrevet av", "Referent, Byrådsavdeling for byutvikling"),
        ("Sendt til", "Bymiljø- og rekreasjonsetaten"),
        ("Status", "Endelig 27. mars 2026"),
    ]


def test_the_present_are_listed_by_side_role_and_position() -> None:
    view = meeting_of(make(DocumentKind.MINUTES))
    assert people(view.present) == {
        "Fra byrådsavdelingen": ["Kommunaldirektør, møteleder", "Seksjonssjef"],
        "Fra virksomheten": ["Etatsdirektør, virksomhetsleder"],
        "Andre": ["Kommunerevisor, observatør, til sak 1 og 2"],
    }
    assert people(view.absent) == {"Fra virksomheten": ["Økonomidirektør, virksomhetens ledergruppe"]}


def test_a_leader_who_is_also_a_participant_is_listed_once() -> None:
    meeting = {
        "deltakere": [{"rolle": "kommunaldirektør", "stilling": "Kommunaldirektør", "oppmøte": "til_stede"}],
    }
    view = meeting_of(make(DocumentKind.MINUTES, dossier(meeting=meeting)))
    assert people(view.present) == {"Fra byrådsavdelingen": ["Kommunaldirektør, møteleder"]}


def test_a_deputy_and_an_acting_leader_are_told() -> None:
    meeting = {
        "møteleder": {"rolle": "seksjonssjef", "fungerende": True, "utpekt_av": "kommunaldirektør"},
        "deltakere": [{"rolle": "virksomhetsleder", "stilling": "Direktør", "oppmøte": "stedfortreder"}],
    }
    view = meeting_of(make(DocumentKind.MINUTES, dossier(meeting=meeting)))
    assert view.chair == "Seksjonssjef (fungerende, utpekt av kommunaldirektør)"
    assert people(view.present)["Fra virksomheten"] == ["Direktør, virksomhetsleder, stedfortreder møtte"]


def test_items_follow_the_agenda_with_signals_and_follow_up() -> None:
    view = minutes_of(make(DocumentKind.MINUTES))
    first, second = view.items
    assert (first.title, plain(first.account)) == ("Sak 1: Måloppnåelse", "Ni av tolv mål er nådd.")
    assert [plain(text) for text in first.information] == ["Ny etatsdirektør begynner i mai."]
    assert [(signal.title, plain(signal.text), signal.anchored_in) for signal in first.signals] == [
        ("Styringssignal s1 – prioritering", "Prioriter byrom.", "Forankret i tildelingsbrevet 15. januar 2026.")
    ]
    assert (second.title, plain(second.disagreement), second.no_follow_up) == (
        "Sak 2: Lokaler i sentrum",
        "Partene er uenige om leien.",
        True,
    )
    [point] = view.follow_up
    assert (point.id, point.item, plain(point.text), point.responsible, point.deadline) == (
        "op1",
        "1",
        "Forklare avviket.",
        "Virksomhetsleder, Bymiljø- og rekreasjonsetaten",
        "1. juni 2026",
    )
    assert [(fact.label, fact.value) for fact in view.closing] == [
        ("Neste møte", "torsdag 11. juni 2026 kl. 09.00"),
        ("Offentlighet", "Offentlig"),
        ("Saksnummer", "202600123"),
    ]


def test_an_item_that_is_not_on_the_agenda_comes_last() -> None:
    minutes = {"saker": [{"nr": 7, "omtale": "Eventuelt."}, {"nr": 1, "omtale": "Først."}]}
    view = minutes_of(make(DocumentKind.MINUTES, dossier(minutes=minutes)))
    assert [item.title for item in view.items] == ["Sak 1: Måloppnåelse", "Sak 2: Lokaler i sentrum", "Sak 7"]


def test_names_stand_in_the_internal_list_of_participants_alone() -> None:
    assert "Tordis" not in all_words(make(DocumentKind.MINUTES))
    internal = make(DocumentKind.MINUTES, variant=Variant.INTERNAL)
    assert people(meeting_of(internal).present)["Fra virksomheten"] == [
        "Etatsdirektør, Tordis Eksempelsen, virksomhetsleder"
    ]


def test_names_are_shown_to_the_public_if_the_settings_say_so() -> None:
    settings = SETTINGS.model_copy(update={"show_participant_names": True})
    document = build(DocumentKind.MINUTES, dossier(), MEETING_ID, settings, Variant.PUBLIC, draft=False)
    assert "Tordis Eksempelsen" in all_words(document)


def _with_secrets() -> Dossier:
    first, second = MINUTES["saker"]
    point = {"id": "op2", "tekst": "HEMMELIG punkt", "skjermet": HIDDEN, "frist": "2026-05-01"}
    return dossier(
        meeting={"saksliste": [MEETING["saksliste"][0], {"nr": 2, "tittel": "HEMMELIG sak", "skjermet": HIDDEN}]},
        minutes={
            "saker": [
                {**first, "oppfølging": [*first["oppfølging"], point]},
                {**second, "omtale": "HEMMELIG omtale", "oppfølging": [{"id": "op3", "tekst": "HEMMELIG tiltak"}]},
            ]
        },
    )


def test_withheld_items_and_points_are_absent_from_the_public_edition() -> None:
    document = make(DocumentKind.MINUTES, _with_secrets())
    assert "HEMMELIG" not in all_words(document)
    view = minutes_of(document)
    assert (view.items[1].title, view.items[1].withheld) == ("Sak 2", STATEMENT)
    assert [(point.id, point.withheld) for point in view.follow_up] == [("op1", None), ("op2", STATEMENT)]


def test_withheld_items_and_points_stand_in_the_internal_edition_with_their_basis() -> None:
    view = minutes_of(make(DocumentKind.MINUTES, _with_secrets(), Variant.INTERNAL))
    assert (view.items[1].title, view.items[1].withheld) == ("Sak 2: HEMMELIG sak", STATEMENT)
    assert [plain(point.text) for point in view.follow_up] == ["Forklare avviket.", "HEMMELIG punkt", "HEMMELIG tiltak"]


@pytest.mark.parametrize("where", ["meeting", "minutes"])
def test_an_item_is_withheld_wherever_it_is_marked(where: str) -> None:
    agenda, items = [dict(item) for item in MEETING["saksliste"]], [dict(item) for item in MINUTES["saker"]]
    (agenda if where == "meeting" else items)[1]["skjermet"] = HIDDEN
    document = make(DocumentKind.MINUTES, dossier(meeting={"saksliste": agenda}, minutes={"saker": items}))
    assert "leien" not in all_words(document)
    assert "Lokaler" not in all_words(document)


@pytest.mark.parametrize("mark", [{"offentlig": False}, {}])
def test_a_point_that_is_not_marked_as_public_is_left_out_of_the_public_edition(mark: dict[str, bool]) -> None:
    source = dossier(minutes={"saker": [{"nr": 1, "oppfølging": [{"id": "op1", "tekst": "Internt", **mark}]}]})
    [point] = minutes_of(make(DocumentKind.MINUTES, source)).follow_up
    assert point.withheld == "Punktet gjengis ikke i den offentlige utgaven"
    assert "Internt" not in all_words(make(DocumentKind.MINUTES, source))
    assert "Internt" in all_words(make(DocumentKind.MINUTES, source, Variant.INTERNAL))


def test_the_invitation_has_the_agenda_and_no_attendance() -> None:
    document = make(DocumentKind.INVITATION)
    view = invitation_of(document)
    assert document.view.title == "Innkalling til etatsstyringsmøte nr. 1/2026"
    assert [(item.number, item.title, item.minutes, item.raised_by) for item in view.items] == [
        (1, "Måloppnåelse", "40", "Byrådsavdelingen"),
        (2, "Lokaler i sentrum", None, "Virksomheten"),
    ]
    assert [(fact.label, fact.value) for item in view.items for fact in item.details] == [
        ("Sakspapirer", "Årsrapport 2025 (fra virksomheten)"),
    ]
    assert view.preparations == ("Frist for sakspapirer er onsdag 4. mars 2026.",)
    assert [(fact.label, fact.value) for fact in document.view.facts] == [
        ("Tid", "torsdag 12. mars 2026 kl. 09.00–11.00"),
        ("Sted", "Rådhuset, møterom 512"),
        ("Møteleder", "Kommunaldirektør"),
        ("Sendt", "19. februar 2026"),
        ("Møtets karakter", "Del av den formelle styringsdialogen"),
        ("Saksnummer", "202600123"),
    ]
    assert people(meeting_of(document).invited)["Fra virksomheten"] == [
        "Etatsdirektør, virksomhetsleder",
        "Økonomidirektør, virksomhetens ledergruppe",
    ]


@pytest.mark.parametrize(
    ("sent", "is_told"),
    [(None, True), ("2026-02-13", True), ("2026-02-16", True), ("2026-02-17", False)],
)
def test_the_agency_is_asked_for_input_unless_the_deadline_passed_before_the_invitation(
    sent: str | None, is_told: bool
) -> None:
    view = invitation_of(make(DocumentKind.INVITATION, dossier(meeting={"innkalling": {"sendt": sent}})))
    asked = "Virksomheten kan melde saker til sakslisten innen mandag 16. februar 2026."
    assert view.preparations == ((asked,) if is_told else ()) + ("Frist for sakspapirer er onsdag 4. mars 2026.",)


def test_a_withheld_item_is_absent_from_the_public_invitation() -> None:
    papers = [{"sak": 2, "tittel": "HEMMELIG papir"}]
    source = dossier(
        meeting={"saksliste": [{"nr": 2, "tittel": "HEMMELIG", "skjermet": HIDDEN}], "sakspapirer": papers}
    )
    document = make(DocumentKind.INVITATION, source)
    assert "HEMMELIG" not in all_words(document)
    assert STATEMENT in all_words(document)
    assert "HEMMELIG papir" in all_words(make(DocumentKind.INVITATION, source, Variant.INTERNAL))


def test_a_postponed_meeting_has_no_time_yet() -> None:
    source = dossier(meeting={"status": "utsatt", "tidspunkt": None, "slutt": None})
    document = make(DocumentKind.INVITATION, source)
    assert meeting_of(document).time == "Nytt tidspunkt er ikke satt"
    assert document.date == date(2026, 2, 19)


def test_a_letter_comes_in_the_order_of_oslo_and_numbers_what_it_has() -> None:
    document = make(DocumentKind.LETTER)
    assert document.view.title == "Tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten"
    assert [(section.number, section.title) for section in letter_of(document).sections] == [
        ("1", "Innledning"),
        ("2", "Årsbudsjett og bystyrets vedtak"),
        ("2.1", "Tallbudsjett"),
        ("2.2", "Verbalvedtak"),
        ("2.3", "Mål og resultatkrav"),
        ("3", "Andre områder for oppfølging"),
        ("3.1", "Klima"),
        ("4", "Styringsdialog og resultatoppfølging"),
        ("4.1", "Møteplan"),
        ("4.2", "Rapportering"),
    ]
    assert [(fact.label, fact.value) for fact in document.view.facts] == [
        ("Til", "Bymiljø- og rekreasjonsetaten"),
        ("Fra", "Byrådsavdeling for byutvikling"),
        ("Dato", "15. januar 2026"),
        ("Vår ref.", "202600045"),
        ("Deres ref.", "25/1234"),
        ("Saksbehandler", "Seksjonssjef virksomhetsstyring"),
        ("Arkivkode", "031"),
    ]


def test_a_letters_tables() -> None:
    sections = {section.key: section for section in letter_of(make(DocumentKind.LETTER)).sections}
    assert sections["tallbudsjett"].tables[0].rows == (("610", "1\u00a0234\u00a0500"),)
    goals, requirements = sections["krav"].tables
    assert goals.rows == (("m1", "Byrommene er for alle", "Hovedmål"),)
    assert requirements.columns == ("Nr.", "Krav", "Type", "Utgangspunkt", "Måltall")
    assert requirements.rows == (("k1", "Tilgjengelige byrom. (Mål\u00a0m1)", "Resultatkrav", "–", "85,5 prosent"),)


@pytest.mark.parametrize(
    ("kind", "title", "part"),
    [
        ("oppdragsbrev", "Oppdragsbrev til Bymiljø- og rekreasjonsetaten", "Oppdraget"),
        ("instruks", "Instruks til Bymiljø- og rekreasjonsetaten", "Instruksen"),
        ("supplerende_tildelingsbrev", "Supplerende tildelingsbrev 2026 til Bymiljø- og rekreasjonsetaten", None),
    ],
)
def test_the_other_kinds_of_letters(kind: str, title: str, part: str | None) -> None:
    document = make(DocumentKind.LETTER, dossier(letter={"type": kind}))
    assert document.view.title == title
    assert letter_of(document).sections[1].title == (part or "Årsbudsjett og bystyrets vedtak")


def test_a_withheld_chapter_and_title_are_absent_from_the_public_letter() -> None:
    source = dossier(
        letter={
            "tittel": "HEMMELIG tittel",
            "offentlig_tittel": "Brev til etaten",
            "kapitler": [{"tittel": "HEMMELIG kapittel", "tekst": "HEMMELIG tekst", "skjermet": HIDDEN}],
        }
    )
    document = make(DocumentKind.LETTER, source)
    assert document.view.title == "Brev til etaten"
    assert "HEMMELIG" not in all_words(document)
    assert STATEMENT in all_words(document)
    assert make(DocumentKind.LETTER, source, Variant.INTERNAL).view.title == "HEMMELIG tittel"


def test_headings_in_a_chapter_lie_below_its_own() -> None:
    source = dossier(letter={"kapitler": [{"tittel": "Klima", "tekst": "# Utslipp\n\ntekst"}]})
    chapter = next(
        section for section in letter_of(make(DocumentKind.LETTER, source)).sections if section.key == "kapittel"
    )
    [heading, _] = chapter.text.blocks
    assert getattr(heading, "level", None) == chapter.level + 1


def test_the_charter() -> None:
    document = make(DocumentKind.CHARTER)
    assert document.view.title == (
        "Samarbeidsplakat for Byrådsavdeling for byutvikling og Bymiljø- og rekreasjonsetaten"
    )
    sections = document.parts["plakat"]
    assert [text for text in words(sections) if text][1:] == [
        "nå",
        "Slik er samarbeidet i dag",
        "Dialogen er god.",
        "ønsket",
        "Slik vil vi ha det",
        "Færre og bedre møter.",
        "spilleregler",
        "Våre spilleregler",
        "uenighet",
        "Når vi er uenige",
        "Det er lov å være uenig.",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "nb"),
        ({"agency": {"målform": "nn"}}, "nn"),
        ({"agency": {"målform": "nn"}, "minutes": {"målform": "nb"}}, "nb"),
        ({"meeting": {"målform": "nn"}}, "nn"),
    ],
)
def test_the_language_is_the_records_else_the_agencys(changes: dict[str, Any], expected: str) -> None:
    assert make(DocumentKind.MINUTES, dossier(**changes)).view.language == expected


def test_a_legal_basis_and_a_source_bring_no_full_stop_of_their_own() -> None:
    point = {
        "id": "op1",
        "tekst": "a",
        "kilde": "Bystyrets vedtak.",
        "skjermet": {"hjemmel": "offl. § 14 første ledd."},
    }
    source = dossier(minutes={"saker": [{"nr": 1, "oppfølging": [point]}]})
    [internal] = minutes_of(make(DocumentKind.MINUTES, source, Variant.INTERNAL)).follow_up
    assert internal.note == "Kilde: Bystyrets vedtak. Unntatt offentlighet, jf. offl. § 14 første ledd."
    [public] = minutes_of(make(DocumentKind.MINUTES, source)).follow_up
    assert public.withheld == "Unntatt offentlighet, jf. offl. § 14 første ledd"


@pytest.mark.parametrize(
    ("language", "label"), [("nb", "Ikke til offentliggjøring"), ("nn", "Ikkje til offentleggjering")]
)
def test_an_internal_edition_says_that_it_is_not_for_publication(language: str, label: str) -> None:
    source = dossier(agency={"målform": language})
    assert make(DocumentKind.INVITATION, source, Variant.INTERNAL).view.edition == label


@pytest.mark.parametrize(
    ("language", "people_of_the_department"),
    [
        ("nb", ["Departementsråd", "Statsråd", "Statssekretær", "Departementets ledergruppe"]),
        ("nn", ["Departementsråd", "Statsråd", "Statssekretær", "Leiargruppa i departementet"]),
    ],
)
def test_the_state_has_its_own_words(language: str, people_of_the_department: list[str]) -> None:
    settings = SETTINGS.model_copy(update={"profile": Profile.STAT})
    roles = ("byråd", "byrådssekretær", "ledergruppe_byrådsavdeling")
    source = dossier(
        agency={"navn": "Direktoratet for byrom", "målform": language},
        meeting={
            "møteleder": {"rolle": "kommunaldirektør", "fungerende": True, "utpekt_av": "byråd"},
            "deltakere": [{"rolle": role, "oppmøte": "til_stede"} for role in roles],
        },
        letter={"avsender_rolle": "byråd", "verbalvedtak": ["Stortinget ber om en sak om turveier."]},
    )
    department = {"pbr": Department.model_validate({"navn": "Byromsdepartementet"})}
    source = dataclasses.replace(source, registry=dataclasses.replace(source.registry, departments=department))
    documents = [build(kind, source, id_of(kind), settings, Variant.INTERNAL, draft=False) for kind in DocumentKind]
    for document in documents:
        assert not re.search("byråd|kommunal|bystyre", all_words(document), re.IGNORECASE)
    invitation = meeting_of(documents[0])
    assert invitation.title == "etatsstyringsmøte nr. 1/2026"
    assert [person.position for person in invitation.invited[0].people] == people_of_the_department
    assert letter_of(documents[2]).sender == "Statsråd"


def test_nynorsk() -> None:
    document = make(DocumentKind.MINUTES, dossier(minutes={"målform": "nn"}))
    assert document.view.title == "Referat frå etatsstyringsmøte nr. 1/2026"
    assert list(people(meeting_of(document).present)) == ["Frå byrådsavdelinga", "Frå verksemda", "Andre"]


def test_the_fingerprint_is_over_the_records_that_the_document_draws_on() -> None:
    source = dossier()
    records = [source.minutes[MEETING_ID], source.meetings[MEETING_ID]]
    expected = fingerprint((str(record.identity), record) for record in records)
    assert make(DocumentKind.MINUTES, source).view.fingerprint == expected
    assert make(DocumentKind.MINUTES, dossier(letter={"innledning": "Ny"})).view.fingerprint == expected
    assert make(DocumentKind.MINUTES, dossier(meeting={"sted": "Et annet rom"})).view.fingerprint != expected


def test_living_fields_change_neither_the_fingerprint_nor_the_document() -> None:
    items = [dict(item) for item in MINUTES["saker"]]
    items[0]["oppfølging"] = [{**items[0]["oppfølging"][0], "status": "lukket", "lukket": "2026-06-01"}]
    items[0]["styringssignaler"] = [
        {**items[0]["styringssignaler"][0], "skriftliggjort": {"dokument": LETTER_ID, "dato": "2026-04-01"}}
    ]
    later = dossier(
        minutes={
            "saker": items,
            "arkiv": {"saksnummer": "202600123", "journalpost": "202600123-99", "sha256": "0" * 64},
            "publisert": None,
        },
        letter={"publisert": {"dato": "2026-02-01"}},
    )
    for kind in (DocumentKind.MINUTES, DocumentKind.LETTER):
        for variant in Variant:
            assert make(kind, later, variant) == make(kind, variant=variant)


def test_a_document_whose_record_is_missing_is_refused() -> None:
    source = dataclasses.replace(dossier(), meetings={})
    with pytest.raises(RenderError) as raised:
        make(DocumentKind.MINUTES, source)
    assert raised.value.message == (
        "Dokumentet bygger på bre/meetings/2026-03-12-esm, som ikke finnes eller ikke kan leses."
    )


def test_corrections_are_told_in_order_of_time() -> None:
    source = dossier(
        letter={
            "rettelser": [
                {"dato": "2026-03-01", "hva": "To"},
                {"dato": "2026-02-01", "hva": "En", "begrunnelse": "Feil"},
            ]
        }
    )
    assert [
        (c.date, plain(c.what), plain(c.reason)) for c in letter_of(make(DocumentKind.LETTER, source)).corrections
    ] == [
        ("1. februar 2026", "En", "Feil"),
        ("1. mars 2026", "To", ""),
    ]
