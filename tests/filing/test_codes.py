from __future__ import annotations

import json

import pytest

from styring.filing.codes import STANDARD_CODES, Codes, UnknownCode, spelled, standard_code, unknown_lists
from styring.filing.entry import Code
from styring.records.settings import Settings
from tests.filing.sample_entries import EFORMIDLING, FIKS, XSDS, needs_xsds

THE_ARCHIVES_OWN = {"dokumenttype", "format", "tilgangsrestriksjon"}


def _settings(**codes: dict[str, str]) -> Settings:
    return Settings.model_validate({"organisasjon": "Eksempelby kommune", "arkiv": {"koder": codes}})


def test_a_code_is_found_by_value_or_by_what_it_stands_for() -> None:
    code = Code("J", "Journalført")
    assert STANDARD_CODES.find("journalstatus", "J") == code
    assert STANDARD_CODES.find("journalstatus", "journalført") == code


def test_an_archives_own_codes_come_first_and_word_others_anew() -> None:
    codes = Codes.of(_settings(dokumenttype={"REF": "Møtereferat", "KORR": "Brev"}))
    assert list(codes.lists["dokumenttype"])[:2] == ["REF", "KORR"]
    assert codes.find("dokumenttype", "KORR").text == "Brev"
    assert codes.find("dokumenttype", "RAPPORT").text == "Rapport"
    assert codes.lists["journalstatus"] == STANDARD_CODES.lists["journalstatus"]


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCode) as caught:
        STANDARD_CODES.find("dokumenttype", "Rapprt")
    assert caught.value.message == "«Rapprt» er ikke på kodelisten dokumenttype."
    assert caught.value.remedy == (
        "Mente du «Rapport»? Har arkivet flere koder, skriv dem under arkiv.koder.dokumenttype i styring.yaml."
    )


def test_an_unknown_code_is_refused_with_all_where_none_is_near() -> None:
    with pytest.raises(UnknownCode) as caught:
        STANDARD_CODES.find("tilknyttetRegistreringSom", "?")
    assert caught.value.remedy == (
        "Kodene er H og V. "
        "Har arkivet flere koder, skriv dem under arkiv.koder.tilknyttetRegistreringSom i styring.yaml."
    )


def test_a_list_that_no_element_has_is_told() -> None:
    assert unknown_lists(_settings(dokumenttype={"REF": "Møtereferat"}, dokumenttyper={"REF": "Møtereferat"})) == (
        "dokumenttyper",
    )


def test_eformidling_has_the_words_of_version_3_1() -> None:
    assert spelled("journalstatus", standard_code("journalstatus", "F"), FIKS) == "F"
    assert spelled("journalstatus", standard_code("journalstatus", "F"), EFORMIDLING) == "Ferdigstilt fra saksbehandler"
    assert spelled("dokumenttype", Code("REF", "Møtereferat"), EFORMIDLING) == "Møtereferat"
    assert STANDARD_CODES.spellings("korrespondanseparttype", EFORMIDLING) == {
        "Avsender", "Mottaker", "Kopimottaker", "Gruppemottaker", "Intern avsender", "Intern mottaker",
    }  # fmt: skip


@needs_xsds
@pytest.mark.parametrize("name", sorted(STANDARD_CODES.lists.keys() - THE_ARCHIVES_OWN))
def test_the_standard_lists_are_the_published_ones(name: str) -> None:
    path = XSDS[FIKS] / "kodelister" / f"no.ks.fiks.arkiv.v1.kodelister.{name.lower()}.json"
    published = json.loads(path.read_text(encoding="utf-8"))["kodeliste"]
    assert STANDARD_CODES.lists[name] == {each["kodeverdi"]: each["kodebeskrivelse"] for each in published}


@needs_xsds
def test_the_document_types_are_among_the_published_ones() -> None:
    path = XSDS[FIKS] / "kodelister" / "no.ks.fiks.arkiv.v1.kodelister.dokumenttype.json"
    published = json.loads(path.read_text(encoding="utf-8"))["kodeliste"]
    pairs = {(each["kodeverdi"], each["kodebeskrivelse"]) for each in published}
    assert set(STANDARD_CODES.lists["dokumenttype"].items()) <= pairs


@needs_xsds
@pytest.mark.parametrize("name", sorted(STANDARD_CODES.lists.keys() - THE_ARCHIVES_OWN))
def test_eformidlings_words_are_those_its_catalogue_enumerates(name: str) -> None:
    from lxml import etree

    catalogue = etree.parse(str(XSDS[EFORMIDLING] / "metadatakatalog.xsd"))
    found = catalogue.iterfind(f".//{{*}}simpleType[@name='{name}']/{{*}}restriction/{{*}}enumeration")
    assert STANDARD_CODES.spellings(name, EFORMIDLING) == {str(each.get("value")) for each in found}
