from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.diagnostics import Severity
from styring.names import Document, Known, find
from styring.names.learned import EVIDENCE

KNOWN = Known(
    participants=frozenset({"Kari Mette Nordmann", "Hagen, Ola", "Liv Berg", "Nguyễn Văn Bình"}),
    listed=frozenset({"Åse Bø Strøm-Erichsen", "Vrangsund", "Pål Moe"}),
    expressions=frozenset({"Anne Holm-programmet", "Prosjekt Nora Lund"}),
    organisations=frozenset({"Lars Hansen kompetansesenter", "Bydel Nordstrand"}),
)


def found(text: str, known: Known = KNOWN) -> list[str]:
    """Every hit as «text: level, evidence[, person]»."""
    return [
        f"{hit.text}: {hit.level.label}, {hit.evidence}" + (f", {hit.person}" if hit.person else "")
        for hit in find(text, known)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kari Nordmann redegjorde.", "Kari Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Så tok Kari Mette Nordmann ordet.", "Kari Mette Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Nordmann redegjorde.", "Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Etter Nordmanns vurdering er det nok.", "Nordmanns: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Det er Kari Nordmanns ansvar.", "Kari Nordmanns: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("K. Nordmann følger opp.", "K. Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Ansvar: K.M. Nordmann", "K.M. Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Dette følger Kari opp.", "Kari: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Kari Mette følger opp.", "Kari Mette: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Vi takker Hagen for innsatsen.", "Hagen: feil, navnet til en deltaker, Hagen, Ola"),
        ("Punktet er gitt til Liv.", "Liv: advarsel, navnet til en deltaker, Liv Berg"),
        ("Saken ble lagt fram av Văn Bình.", "Văn Bình: feil, navnet til en deltaker, Nguyễn Văn Bình"),
        ("Nordmanns plass i ledergruppen er ledig.", "Nordmanns: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Ansvarlig er **Kari** Nordmann.", "Kari** Nordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
        ("Vi møtte Kari\nNordmann.", "Kari\nNordmann: feil, navnet til en deltaker, Kari Mette Nordmann"),
    ],
)  # fmt: skip
def test_names_of_participants(text: str, expected: str) -> None:
    assert found(text) == [expected]


def test_a_name_in_capitals_with_the_surname_first() -> None:
    assert [hit.text for hit in find("NORDMANN, KARI", KNOWN)] == ["NORDMANN", "KARI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åse Strøm-Erichsen var med.", "Åse Strøm-Erichsen: feil, står i navnelisten, Åse Bø Strøm-Erichsen"),
        ("Vi snakket med Vrangsund.", "Vrangsund: feil, står i navnelisten, Vrangsund"),
        ("Vi snakket med Moe.", "Moe: advarsel, står i navnelisten, Pål Moe"),
    ],
)
def test_names_from_the_repositorys_own_lists(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saken ble drøftet med direktør Anne Vrangsundet.", "Anne Vrangsundet: feil, tittel foran navn"),
        ("Direktør Anne Holmgren orienterte.", "Anne Holmgren: feil, tittel foran navn"),
        ("Saken ble drøftet med seksjonssjef Pettersen.", "Pettersen: feil, tittel foran navn"),
        ("LO-leder Fatima Khan sa ja.", "Fatima Khan: feil, tittel foran navn"),
        ("Møtet ble ledet av direktør Vik.", "Vik: advarsel, tittel foran navn"),
        ("Bymiljøetaten v/Pettersen svarer.", "Pettersen: feil, tittel foran navn"),
        ("Signert pva. Pettersen.", "Pettersen: feil, tittel foran navn"),
        ("Saken ble lagt fram av rådgjevar Torbjørg Myklebust.", "Torbjørg Myklebust: feil, tittel foran navn"),
    ],
)
def test_a_title_before_a_name(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi takker Anne Pettersen for samarbeidet.", "Anne Pettersen: feil, fornavn + etternavn"),
        ("Anne-Grethe Pettersens rapport ble lagt fram.", "Anne-Grethe Pettersens: feil, fornavn + etternavn"),
        ("Ola Johan P. Pettersen skrev.", "Ola Johan P. Pettersen: feil, fornavn + etternavn"),
        ("Rapporten er skrevet av Tor Arne Vrang Pettersen.", "Tor Arne Vrang Pettersen: feil, fornavn + etternavn"),
        ("Saken følges opp av Máret Somby.", "Máret Somby: feil, fornavn + etternavn"),
        ("Faduma Warsame og etaten er enige.", "Faduma Warsame: feil, fornavn + etternavn"),
        ("Møt Agnieszka Wiśniewska.", "Agnieszka Wiśniewska: feil, fornavn + etternavn"),
        ("Skrevet av Jan van der Berg.", "Jan van der Berg: feil, fornavn + etternavn"),
        ("Vi hørte fra A. Pettersen.", "A. Pettersen: feil, forbokstav + etternavn"),
        ("Vi hørte fra Per Hagen.", "Per Hagen: feil, fornavn + etternavn"),
        ("Per Strand er stengt.", "Per Strand: advarsel, fornavn + etternavn"),
        ("Vi hørte fra Anne Vrangsundet.", "Anne Vrangsundet: feil, fornavn + ord med stor forbokstav"),
    ],
)  # fmt: skip
def test_a_given_name_and_a_family_name(text: str, expected: str) -> None:
    assert found(text, Known()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # agencies, departments and titles
        "Direktør i Bymiljøetaten", "byråd for Miljø og samferdsel", "Direktøren i Vann- og avløpsetaten møtte.",
        "Seksjonssjef Virksomhetsstyring", "etatsdirektør Bymiljøetaten", "Byrådsavdeling for helse",
        "Navs og NHOs innspill", "Bydel Nordstrand", "Lars Hansen kompetansesenter og NAV",
        "prosjektleder Fornebubanen",
        # streets and places
        "Møtet holdes i Karl Johans gate 5.", "Kontoret ligger i Henrik Ibsens gate.", "Trygve Lies plass",
        "Vi møttes på Karl Johan.", "Jan Mayen", "Ved Jan Mayen og Bjørnøya", "St. Hanshaugen", "Hagens vei",
        "Nordmanns gate 3", "Parken ved Edvard Griegs allé åpnes.", "Frogner, Grefsen, Alna og Grorud", "Horten",
        "Lunds bru og Bergs gate",
        # compounds
        "Jan Mayen-saken", "Hagen-utvalget la fram rapporten.", "Nordmann-saken", "Taliban-ledelsen", "Svalbardloven",
        # dates, and words at the beginning of a sentence
        "Per 31.12. var det brukt 12 millioner.", "Per 31. desember", "Mai 2026", "Frist: Mai 2026", "Even om det går.",
        "Dag Strandvegen", "Liv og røre i parken.", "Hagen åpner i mai.", "Dette er ferdig.\nHagen åpner i mai.",
        "- Hagen åpner i mai", "Har alt gått bra? Hagen åpner i mai.", "Berg: sikring av skrenten",
        # institutions, firms, products and rooms
        "Sophies Minde", "Synnøve Finden", "Lovisenberg sykehus", "Ole Vig videregående skole", "Anne Holm barnehage",
        "Olav Thon Gruppen", "Per Hansen AS", "Erik Tveit Transport AS", "Sopra Steria", "Acos WebSak",
        "Rådhuset, møterom Harald Hardråde", "Møterom Anne Holm", "Stiftelsen Kari Hansen", "Kr.F. og L.A.",
        # what the repository allows
        "Anne Holm-programmet går videre.", "Prosjekt Nora Lund går videre.", "Prosjekt Nora Lunds framdrift",
        # the words of the records
        "Virksomhetsleder redegjorde for resultatene. Ni av tolv resultatmål er nådd.",
        "Byrådsavdelingen forventer at tilgjengelige byrom prioriteres før nye tiltak.",
        "Fristen bør presiseres.", "", "   ", "nordmann", "kari nordmann",
    ],
)  # fmt: skip
def test_no_false_alarm(text: str) -> None:
    assert found(text) == []


def read(*texts: str) -> list[list[str]]:
    """The hits of each text of a document as «text: level, evidence»."""
    document = Document(Known(learned=False))
    return [[f"{hit.text}: {hit.level.label}, {hit.evidence}" for hit in document.read(text)] for text in texts]


def test_a_surname_seen_in_a_full_name_is_known_in_the_rest_of_the_document() -> None:
    assert read("Vrangsund la fram saken.", "Vi takker Anne Vrangsund.", "Etter Vrangsunds syn er det nok.") == [
        [],
        ["Anne Vrangsund: feil, fornavn + ord med stor forbokstav"],
        ["Vrangsunds: feil, etternavn nevnt tidligere"],
    ]


def test_a_surname_seen_is_not_known_in_another_document() -> None:
    assert read("Vi takker Anne Vrangsund.") + read("Vrangsund la fram saken.") == [
        ["Anne Vrangsund: feil, fornavn + ord med stor forbokstav"],
        [],
    ]


def test_a_surname_that_is_a_place_is_a_place_behind_a_preposition() -> None:
    assert read("Direktør Anne Horten møtte.", "Horten svarte på spørsmål.", "Samlingen er i Horten.")[1:] == [
        ["Horten: feil, etternavn nevnt tidligere"],
        [],
    ]


def test_a_surname_that_is_a_word_is_a_word_at_the_start_of_a_sentence() -> None:
    assert read("Direktør Anne Hagen møtte.", "Hagen åpner i mai.", "Da sa Hagen nei.")[1:] == [
        [],
        ["Hagen: feil, etternavn nevnt tidligere"],
    ]


def test_the_surname_first_makes_both_words_errors() -> None:
    assert read("Til stede: Vrangsund, Kari (leder)") == [
        ["Vrangsund: feil, etternavn, fornavn", "Kari: feil, etternavn, fornavn"]
    ]


def test_without_the_learned_part_its_evidence_is_never_given() -> None:
    text = "Ifølge Trøgstrup og Tesfay er dette avklart, sier Vrangsund."
    assert {hit.evidence for hit in find(text, Known(learned=False))} <= {"etternavn alene", "fornavn alene"}


def test_the_learned_part_never_makes_an_error() -> None:
    hits = find("Ifølge Trøgstrup er dette avklart, sier Tesfaldet.", Known())
    assert all(hit.level is Severity.WARNING for hit in hits if hit.evidence == EVIDENCE)


def test_a_name_beside_an_allowed_expression_is_still_found() -> None:
    assert [hit.text for hit in find("Prosjekt Nora Lund ledes av Nora Pettersen.", KNOWN)] == ["Nora Pettersen"]


def test_several_names_are_found_in_order() -> None:
    text = "Kari Nordmann, Anne Pettersen og Hagen svarte K. Nordmann."
    assert [hit.text for hit in find(text, KNOWN)] == ["Kari Nordmann", "Anne Pettersen", "Hagen", "K. Nordmann"]


def test_decomposed_letters_make_no_difference() -> None:
    text = "Åse Strøm-Erichsen og Nguyễn Văn Bình møtte Małgorzata Dąbrowska."
    decomposed = Known(
        participants=frozenset(unicodedata.normalize("NFD", name) for name in KNOWN.participants),
        listed=frozenset(unicodedata.normalize("NFD", name) for name in KNOWN.listed),
    )
    hits = find(text, KNOWN)
    assert len(hits) == 3
    assert find(unicodedata.normalize("NFD", text), KNOWN) == hits
    again = find(unicodedata.normalize("NFD", text), decomposed)
    assert [(hit.start, hit.end, hit.text) for hit in again] == [(hit.start, hit.end, hit.text) for hit in hits]


WORDS = (
    "Kari Nordmann Nordmanns K. Per Hagen hagen direktør Direktør v/ gate skole AS og NAV Jan Mayen Mayen-saken"
    " Anne-Grethe ** * ( ) . : - 31.12. van al- « » Åse A\u030ase Thị ’s ' -"
).split()
texts = st.lists(
    st.one_of(st.sampled_from([*WORDS, "\n", "\n\n", ". ", "- "]), st.text(max_size=6)), max_size=14
).flatmap(lambda words: st.sampled_from([" ", "", "  "]).map(lambda space: space.join(words)))


@given(texts)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    hits = find(text, KNOWN)
    assert all(composed[hit.start : hit.end] == hit.text for hit in hits)
    assert all(before.end <= after.start for before, after in pairwise(hits))
    assert all(hit.level in {Severity.ERROR, Severity.WARNING} for hit in hits)
    assert find(composed, KNOWN) == hits


@given(texts, st.sampled_from(["Kari Nordmann", "Nguyễn Văn Bình", "K. Nordmann"]))
def test_a_participant_is_found_whatever_comes_before(text: str, name: str) -> None:
    hits = find(f"{text}\n\nDette sa {name}.", KNOWN)
    assert hits
    assert hits[-1].text == name
    assert hits[-1].level is Severity.ERROR


@pytest.mark.parametrize(
    "piece", ["A", "A ", "A. ", "A.-", "Kari ", "Kari-", "Kari' ", "Kari** ", "van ", "Kari van ", "*", "Per van der "]
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(text, KNOWN)
            best = min(best, time.process_time() - start)
        return best

    # Ten times the text in less than forty times the time: linear with room for a busy machine, never quadratic.
    assert seconds(40_000) < 40 * max(seconds(4_000), 1e-4)
