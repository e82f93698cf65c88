"""No name of a person, and nothing else that identifies one, in a public document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from styring.records.settings import Settings
from styring.rendering import DocumentKind, Format, Renderer, RenderError, Variant, plan
from styring.rendering.guard import NameGuard
from tests.rendering.dossiers import SETTINGS, dossier

TEMPLATES = Path(__file__).parents[2] / "templates"
MINUTES = "bre/minutes/2026-03-12-esm"
NAME_REMEDY = (
    "Skriv rolle og stilling i stedet, eller før uttrykket opp i tillatte_uttrykk i styring.yaml hvis det ikke er et "
    "navn."
)
DATA_REMEDY = (
    "Fjern opplysningen, eller før den opp i tillatte_uttrykk i styring.yaml hvis den ikke er knyttet til en person."
)
FROM_TEMPLATE = "Det står ikke slik i postene, så se etter i malen."


def render(
    root: Path,
    text: str = "Ingen navn her.",
    settings: Settings = SETTINGS,
    variant: Variant = Variant.PUBLIC,
    allowed: tuple[str, ...] = (),
    format: Format = Format.HTML,
) -> bytes:
    source = dossier(minutes={"saker": [{"nr": 1, "informasjon": [text]}]})
    source = dataclasses.replace(source, registry=dataclasses.replace(source.registry, allowed_expressions=allowed))
    jobs = plan([source], [format], variant).jobs
    return Renderer(root, settings).render(next(job for job in jobs if job.kind is DocumentKind.MINUTES))


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (
            "Takk til Tordis Eksempelsen.",
            f"«Tordis Eksempelsen» i {MINUTES} er navnet på en person (navnet til en deltaker).",
            NAME_REMEDY,
        ),
        (
            "Dette tok *Kari Nordmann* opp.",
            f"«Kari Nordmann» i {MINUTES} er navnet på en person (fornavn + etternavn).",
            NAME_REMEDY,
        ),
        ("Ring 22 00 00 00.", f"«22 00 00 00» i {MINUTES} er et telefonnummer.", DATA_REMEDY),
        ("Gjelder 018190 12284.", f"Teksten i {MINUTES} har et fødselsnummer.", DATA_REMEDY),
        (
            "[Skriv](mailto:ytring@eksempel.invalid) til ytring@eksempel.invalid.",
            f"«ytring@eksempel.invalid» i {MINUTES} er en e-postadresse.",
            DATA_REMEDY,
        ),
    ],
)
def test_what_identifies_a_person_in_the_text_stops_the_public_edition(
    tmp_path: Path, text: str, message: str, remedy: str
) -> None:
    with pytest.raises(RenderError) as raised:
        render(tmp_path, text)
    assert (raised.value.message, raised.value.remedy) == (message, remedy)
    assert render(tmp_path, text, variant=Variant.INTERNAL)


def test_an_allowed_expression_is_no_name(tmp_path: Path) -> None:
    assert render(tmp_path, "Skuta Kari Nordmann ligger ved kai.", allowed=("Kari Nordmann",))


@pytest.mark.parametrize("format", Format)
def test_names_that_the_settings_show_are_no_fault(tmp_path: Path, format: Format) -> None:
    settings = SETTINGS.model_copy(update={"show_participant_names": True})
    assert render(tmp_path, settings=settings, format=format)


@pytest.mark.parametrize(
    ("format", "before", "added", "message"),
    [
        (Format.HTML, "{% if møte.formål", "<p>Kontakt: Kari <b>Nordmann</b></p>", "Kari Nordmann"),
        (Format.HTML, "{% if møte.formål", '<img alt="Kari Nordmann" src="data:,">', "Kari Nordmann"),
        (Format.HTML, "{% if møte.formål", "<!-- laget av Kari Nordmann -->", "Kari Nordmann"),
        (Format.MARKDOWN, "{% if møte.formål", "Kontakt: Kari **Nordmann**\n\n", "Kari Nordmann"),
        (Format.PDF, "<% if møte.formål", 'Kontakt: Kari *Nord#"mann"*\n\n', "Kari Nordmann"),
        (Format.PDF, "<% if møte.formål", '#set document(author: "Kari Nordmann")\n', "Kari Nordmann"),
    ],
)
def test_a_name_in_a_template_stops_the_public_edition(
    tmp_path: Path, format: Format, before: str, added: str, message: str
) -> None:
    name = f"minutes.{'typ' if format is Format.PDF else format}"
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(text.replace(before, f"{added}{before}", 1), encoding="utf-8")
    with pytest.raises(RenderError) as raised:
        render(tmp_path, format=format)
    assert (raised.value.message, raised.value.remedy) == (
        f"«{message}» i {MINUTES} ({format}) er navnet på en person (fornavn + etternavn).",
        f"{FROM_TEMPLATE} {NAME_REMEDY}",
    )
    assert render(tmp_path, variant=Variant.INTERNAL, format=format)


@pytest.mark.parametrize(
    ("format", "before", "added", "told"),
    [
        (Format.HTML, "{% if møte.formål", '<a href="mailto:kari%2En@eksempel.invalid">Skriv</a>', "en e-postadresse"),
        (Format.PDF, "<% if møte.formål", '#link("mailto:kari.n@eksempel.invalid")[Skriv]\n', "en e-postadresse"),
    ],
)
def test_an_address_that_only_a_link_has_stops_it_too(
    tmp_path: Path, format: Format, before: str, added: str, told: str
) -> None:
    name = f"minutes.{'typ' if format is Format.PDF else format}"
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(text.replace(before, f"{added}{before}", 1), encoding="utf-8")
    with pytest.raises(RenderError) as raised:
        render(tmp_path, format=format)
    assert (raised.value.message, raised.value.remedy) == (
        f"«kari.n@eksempel.invalid» i {MINUTES} ({format}) er {told}.",
        f"{FROM_TEMPLATE} {DATA_REMEDY}",
    )


def in_body(word: WordDocument) -> None:
    word.add_paragraph("Kontakt: Kari ").add_run("Nordmann").bold = True


def in_header(word: WordDocument) -> None:
    word.sections[0].header.add_paragraph("v/ Kari Nordmann")


@pytest.mark.parametrize("put", [in_body, in_header])
def test_a_name_in_a_word_template_stops_the_public_edition(
    tmp_path: Path, put: Callable[[WordDocument], None]
) -> None:
    word = docx.Document(str(TEMPLATES / "minutes.docx"))
    put(word)
    (tmp_path / "templates").mkdir()
    word.save(str(tmp_path / "templates" / "minutes.docx"))
    with pytest.raises(RenderError) as raised:
        render(tmp_path, format=Format.DOCX)
    assert raised.value.message == (f"«Kari Nordmann» i {MINUTES} (docx) er navnet på en person (fornavn + etternavn).")
    assert render(tmp_path, variant=Variant.INTERNAL, format=Format.DOCX)


def test_amounts_in_neighbouring_cells_of_a_pdf_are_no_telephone_number(tmp_path: Path) -> None:
    source = dossier(letter={"budsjettramme": {"kapittel": "610", "beløp_1000kr": 14500}})
    (job, *_) = (job for job in plan([source], [Format.PDF], Variant.PUBLIC).jobs if job.kind is DocumentKind.LETTER)
    assert Renderer(tmp_path, SETTINGS).render(job)


def test_texts_outside_of_documents_are_read_too() -> None:
    guard = NameGuard(shows_participants=False)
    guard.check_texts(["Tertialrapport 1", ""], "calendars/2026/pbr", dossier())
    with pytest.raises(RenderError) as refused:
        guard.check_texts(["Møte med Tordis Eksempelsen"], "calendars/2026/pbr", dossier())
    told = "«Tordis Eksempelsen» i calendars/2026/pbr er navnet på en person (navnet til en deltaker)."
    assert (refused.value.message, refused.value.remedy) == (told, NAME_REMEDY)
