"""E-mail, telephone, fødselsnummer and private address. No number here can be anybody's: they are of test registers."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names import Known, find_personal_data
from styring.names.check_digits import is_birth_number

NOTHING_KNOWN = Known()


def found(text: str, known: Known = NOTHING_KNOWN) -> list[str]:
    """Every hit as «text: level, evidence»."""
    return [f"{hit.text}: {hit.level.label}, {hit.evidence}" for hit in find_personal_data(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skriv til ytring@eksempel.invalid.", "ytring@eksempel.invalid: feil, en e-postadresse"),
        ("<mailto:o.n+x@post.eksempel.invalid>", "o.n+x@post.eksempel.invalid: feil, en e-postadresse"),
        ("Ring 22 00 00 00.", "22 00 00 00: feil, et telefonnummer"),
        ("Ring 22\xa000\xa000\xa000", "22\xa000\xa000\xa000: feil, et telefonnummer"),
        ("(900 00 000)", "900 00 000: feil, et telefonnummer"),
        ("Telefonnummer: 22 00 00 00", "22 00 00 00: feil, et telefonnummer"),
        ("tlf.nr. 22000000", "22000000: feil, et telefonnummer"),
        ("mobilen (90000000)", "90000000: feil, et telefonnummer"),
        ("+4722000000", "+4722000000: feil, et telefonnummer"),
        ("0047 22 00 00 00", "0047 22 00 00 00: feil, et telefonnummer"),
        ("Svar fra 22000000 er kommet", "22000000: advarsel, et telefonnummer"),
        ("(+47) 22 00 00 00", "(+47) 22 00 00 00: feil, et telefonnummer"),
        ("+47-22-00-00-00", "+47-22-00-00-00: feil, et telefonnummer"),
        ("22.00.00.00 er stengt", "22.00.00.00: feil, et telefonnummer"),
        ("90-00-00-00", "90-00-00-00: feil, et telefonnummer"),
        ("Mobil 9000 0000", "9000 0000: feil, et telefonnummer"),
        ("tlf 22 000 000", "22 000 000: feil, et telefonnummer"),
        ("Avtalt med 9000 0000.", "9000 0000: advarsel, et telefonnummer"),
        ("+46 70 123 45 67", "+46 70 123 45 67: feil, et telefonnummer"),
        ("+46 (0) 8 12 34 56", "+46 (0) 8 12 34 56: feil, et telefonnummer"),
        ("ytring (at) eksempel.invalid", "ytring (at) eksempel.invalid: feil, en e-postadresse"),
        ("ytring[alfakrøll]eksempel.invalid", "ytring[alfakrøll]eksempel.invalid: feil, en e-postadresse"),
        ("Konto 1234.56.78903", "1234.56.78903: feil, et kontonummer"),
        ("kontonr. 12345678903", "12345678903: feil, et kontonummer"),
        ("Kontonummeret er 1234 56 78903.", "1234 56 78903: feil, et kontonummer"),
        ("Betalt fra 1234 56 78903.", "1234 56 78903: advarsel, et kontonummer"),
        ("IBAN NO93 8601 1117 947", "NO93 8601 1117 947: feil, et kontonummer"),
        ("01 81 90 122 84", "01 81 90 122 84: feil, et fødselsnummer"),
        ("født 018190 12284", "018190 12284: feil, et fødselsnummer"),
        ("01.81.90-12284", "01.81.90-12284: feil, et fødselsnummer"),
        ("D-nr. 41819012197.", "41819012197: feil, et D-nummer"),
        ("https://eksempel.invalid/?fnr=01819012284", "01819012284: feil, et fødselsnummer"),
        ("Hjemmeadresse: Fjellveien 12 B", "Fjellveien 12 B: feil, en privat adresse"),
        ("Hjemmeadresseopplysninger: Fjellveien 12 B", "Fjellveien 12 B: feil, en privat adresse"),
        ("privatadressen er Nordåsen 17.", "Nordåsen 17: feil, en privat adresse"),
        ("Heimeadressa er Elvebakken 3b", "Elvebakken 3b: feil, en privat adresse"),
        ("Naboen bor i Øvre Fjellvei 12 og", "Øvre Fjellvei 12: advarsel, en privat adresse"),
        ("Bopel: Fjellveien 12", "Fjellveien 12: feil, en privat adresse"),
        ("Folkeregistrert adresse er Fjellveien nr. 12", "Fjellveien nr. 12: feil, en privat adresse"),
        ("Kari Nordmann, Fjellveien 12, 0123 Eksempelby", "Fjellveien 12: feil, en privat adresse"),
        ("Ho bur på adressa Elvegata 3.", "Elvegata 3: advarsel, en privat adresse"),
    ],
)
def test_personal_data(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sak 202600123-5",
        "Sak 2026/22000000",
        "saksnr. 22000000",
        "prosjektnummer 22000000",
        "Org.nr. 923609016, skrevet 923 609 016",
        "12 345 678 kroner",
        "2 000 000",
        "22 345 678",
        "22000000 kroner, kr 22000000, NOK 22000000, 22000000 mill.",
        "22000000,50",
        "Skadene er 14–18 mill. kr",
        "20260312",
        "24122026 og 24.12.2026 og 2026-12-24",
        "2024 2025 2026 2027",
        "22 33 44 55 66",
        "22 00 00 000",
        "Kontoen er 1234 56 78901",
        "Kontoen 1234.56.78904",
        "12345678903",
        "NO94 8601 1117 947",
        "Bevilget +1 200 000 000",
        "Fra 2024 2025 til 4000 5000 6000",
        "Skriv til postmottak@eksempel.invalid eller Post@eksempel.invalid.",
        "Skriv til arkiv.nord@eksempel.invalid.",
        "fingeravtrykk a01819012284bca98050a0d812edc869add94b7d6c8b0",
        "Rådhuset, Fjellveien 12",
        "Bymiljøetaten, Fjellveien 12",
        "01819012285",
        "018190122841",
        "https://eksempel.invalid/22000000",
        "A@B og @alle",
        "Møtet er i Fjellveien 12.",
        "De som bor i Bydel 3, bor på Nordstrand 12 dager",
        "Privatadresser hører ikke hjemme her. Møterom 512",
        "Hjemmeadressen skal være oppdatert.",
    ],
)
def test_what_is_no_personal_data(text: str) -> None:
    assert found(text) == []


def test_hits_stand_in_order_and_do_not_overlap() -> None:
    text = "Fra 22 00 00 00 eller 22000000@eksempel.invalid, og 01819012284."
    hits = find_personal_data(text, NOTHING_KNOWN)
    assert [text[hit.start : hit.end] for hit in hits] == ["22 00 00 00", "22000000@eksempel.invalid", "01819012284"]


def test_allowed_expressions_are_left_out() -> None:
    known = Known(expressions=frozenset({"ytring@eksempel.invalid", "22 00 00 01"}))
    text = "Ytring@eksempel.invalid, 22 00 00 01 og 22 00 00 02"
    assert found(text, known) == ["22 00 00 02: feil, et telefonnummer"]


@given(st.integers(0, 99_999_999_999))
def test_both_check_digits_decide(number: int) -> None:
    digits = f"{number:011}"
    first = 11 - sum(w * int(d) for w, d in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), digits, strict=False)) % 11
    second = 11 - sum(w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), digits, strict=False)) % 11
    checks = [0 if check == 11 else check for check in (first, second)]
    day, month = int(digits[:2]) % 40, int(digits[2:4])
    is_day = 1 <= day <= 31 and int(digits[:2]) < 72 and 1 <= month % 40 <= 12 and month < 93
    assert is_birth_number(digits) == (is_day and checks == [int(digits[9]), int(digits[10])])


@given(st.sampled_from(["018190", "418190", "318190", "014190"]), st.integers(0, 999))
def test_a_number_with_its_check_digits_is_found_and_with_another_last_digit_not(birth: str, person: int) -> None:
    valid = [d for n in range(100) if is_birth_number(d := f"{birth}{person:03}{n:02}")]
    for digits in valid:
        assert len(found(f"Nummeret er {digits}.")) == 1
        assert found(f"Nummeret er {digits[:-1]}{(int(digits[-1]) + 1) % 10}.") == []
    assert len(valid) <= 1


@given(st.text(alphabet="0123456789 .-+@/abkrÅlia\n\xa0", max_size=80))
def test_any_text_can_be_read_and_hits_lie_in_it(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    hits = find_personal_data(text, NOTHING_KNOWN)
    assert [composed[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
    assert all(hit.end <= following.start for hit, following in pairwise(hits))


@pytest.mark.parametrize("beginning", ["", "Hjemmeadresse", "bor i adresse"])
@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "1",
        "1 ",
        "22 ",
        "a@",
        "bor i A",
        "+47 ",
        "Hjemmeadresse: A ",
        "01.81.90-",
        "a@b.no ",
        "22 00 00 00, ",
        "Ola Hansen, A ",
        "A",
        "Aa1",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(beginning: str, unit: str) -> None:
    def seconds(size: int) -> float:
        text = beginning + unit * (size // len(unit))
        start = time.process_time()
        find_personal_data(text, NOTHING_KNOWN)
        return time.process_time() - start

    # Ten times the text in less than forty times the time: linear with room for a busy machine, never quadratic.
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.02)
