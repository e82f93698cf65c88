"""What a draft does to its record when it is sent, which file it gets, and what the e-mail says."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from styring.commenting.errors import SendingError
from styring.commenting.sending import Sending, carry_out, prepare
from styring.project import Project
from styring.rendering import RenderError
from styring.source.render import UnwritableError
from styring.writing import WriteError
from tests.commenting.outgoing_drafts import MEETING, MINUTES, MINUTES_FILE, draft_repository, read_draft

WEDNESDAY = date(2026, 3, 18)
FIRST = PurePosixPath("bre/2026/2026-03-12-esm-referat-til-kommentering.docx")


def prepared(project: Project, sent: date = WEDNESDAY, deadline: date | None = None) -> Sending:
    return prepare(project, read_draft(project), sent, deadline, project.root / "dokumenter")


def send(project: Project, sent: date = WEDNESDAY, deadline: date | None = None) -> Sending:
    sending = prepared(project, sent, deadline)
    carry_out(project, sending, project.root / "dokumenter")
    return sending


def change(project: Project, old: str, new: str) -> None:
    file = project.root / MINUTES_FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def record(project: Project) -> str:
    return (project.root / MINUTES_FILE).read_text(encoding="utf-8")


def test_status_and_dates_are_set_and_everything_else_stays(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    sending = send(project)
    head = """\
# Utkast til referat
form: referat
status: til_kommentering  # settes til til_kommentering
utarbeidet_av: {organisasjon: pbr, rolle: referent}
utkast_dato: 2026-03-18
kommentering:
  sendt: 2026-03-18  # datoen utkastet ble sendt
  frist: 2026-03-25  # minst 5 arbeidsdager
"""
    assert record(project) == head + MINUTES[MINUTES.index("saker:") :]
    assert (sending.record, sending.file, sending.deadline) == (MINUTES_FILE, FIRST, date(2026, 3, 25))
    assert (project.root / "dokumenter" / FIRST).read_bytes() == sending.content
    assert (sending.differences, sending.notes) == (None, ())


def test_a_record_without_comment_round_gets_one_where_it_belongs(tmp_path: Path) -> None:
    project = draft_repository(tmp_path, "form: oppsummering\nstatus: utkast\nutkast_dato: 2026-03-17\nsaker: []\n")
    assert send(project).file.name == "2026-03-12-esm-oppsummering-til-kommentering.docx"
    assert (
        record(project)
        == """\
form: oppsummering
status: til_kommentering
utkast_dato: 2026-03-17
kommentering: {sendt: 2026-03-18, frist: 2026-03-25}
saker: []
"""
    )


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    file = tmp_path / MINUTES_FILE
    file.write_bytes(b"\xef\xbb\xbf" + MINUTES.replace("\n", "\r\n").encode())
    send(project)
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf# Utkast")
    assert b"status: til_kommentering  # settes" in written
    assert written.count(b"\n") == written.count(b"\r\n") == MINUTES.count("\n") + 1


@pytest.mark.parametrize(
    ("sent", "limit", "deadline"),
    [
        (date(2026, 3, 18), 5, date(2026, 3, 25)),
        (date(2026, 3, 27), 5, date(2026, 4, 8)),  # Easter: Maundy Thursday to Easter Monday are no working days
        (date(2026, 3, 20), 1, date(2026, 3, 23)),
        (date(2026, 3, 18), 10, date(2026, 4, 1)),
    ],
)
def test_the_deadline_is_counted_in_working_days(tmp_path: Path, sent: date, limit: int, deadline: date) -> None:
    styring = f"organisasjon: Eksempelby\nterskler: {{kommentar_ad: {limit}}}\n"
    assert send(draft_repository(tmp_path, styring=styring), sent).deadline == deadline


def test_what_is_odd_about_a_deadline_is_said(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    assert prepared(project, deadline=date(2026, 3, 20)).notes == (
        "Fristen er 2 arbeidsdager etter at utkastet sendes; den bør være minst 5 arbeidsdager.",
    )
    assert prepared(project, deadline=date(2026, 4, 2)).notes == ("Fristen, 2. april 2026, er ikke en arbeidsdag.",)


def test_withheld_content_is_told_of(tmp_path: Path) -> None:
    meeting = MEETING.replace("tittel: Lokaler}", "tittel: Lokaler, skjermet: {hjemmel: offl. § 23}}")
    assert prepared(draft_repository(tmp_path, meeting=meeting)).notes == (
        "Utkastet har innhold som er unntatt offentlighet. Send det slik dere har avtalt for slikt innhold.",
    )


@pytest.mark.parametrize(
    ("sent", "deadline", "message", "remedy"),
    [
        (
            date(2026, 3, 11),
            None,
            "Utkastet kan ikke sendes 11. mars 2026; møtet er 12. mars 2026.",
            "Rett datoen for --sent.",
        ),
        (
            date(2026, 3, 16),
            None,
            "Utkastet kan ikke sendes 16. mars 2026; utkast_dato er 17. mars 2026.",
            "Rett datoen for --sent, eller utkast_dato i posten.",
        ),
        (
            date(2026, 3, 18),
            date(2026, 3, 18),
            "Fristen 18. mars 2026 er ikke etter dagen utkastet sendes, 18. mars 2026.",
            "Oppgi en senere frist med --deadline.",
        ),
    ],
)
def test_dates_that_make_no_sense(tmp_path: Path, sent: date, deadline: date | None, message: str, remedy: str) -> None:
    project = draft_repository(tmp_path, MINUTES.replace("kommentering:", "utkast_dato: 2026-03-17\nkommentering:"))
    with pytest.raises(SendingError) as raised:
        prepared(project, sent, deadline)
    assert (raised.value.message, raised.value.remedy) == (message, remedy)


@pytest.mark.parametrize(("form", "the"), [("referat", "Referatet"), ("oppsummering", "Oppsummeringen")])
def test_final_minutes_are_not_sent(tmp_path: Path, form: str, the: str) -> None:
    project = draft_repository(tmp_path, f"form: {form}\nstatus: endelig\nendelig_dato: 2026-03-27\n")
    with pytest.raises(SendingError) as raised:
        prepared(project)
    assert (raised.value.message, raised.value.remedy) == (
        f"{the} er endelig og sendes ikke til kommentering.",
        "Skal noe rettes, før det opp i «rettelser» med dato og begrunnelse.",
    )


def test_a_record_with_errors_is_not_sent(tmp_path: Path) -> None:
    project = draft_repository(tmp_path, "form: referat\nstatus: utkst\n")
    with pytest.raises(SendingError) as raised:
        prepared(project)
    assert str(raised.value) == f"Filen «{MINUTES_FILE}» har feil. Rett feilene først; «styring lint» viser dem."


def test_minutes_without_a_meeting_are_not_sent(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    (tmp_path / "records/agencies/bre/2026/meetings/2026-03-12-esm.yaml").unlink()
    with pytest.raises(SendingError) as raised:
        prepared(project)
    assert raised.value.message == (
        "Dokumentet bygger på bre/meetings/2026-03-12-esm, som ikke finnes eller ikke kan leses."
    )


def test_a_name_in_the_text_stops_it_and_nothing_is_written(tmp_path: Path) -> None:
    minutes = MINUTES.replace("Saken ble drøftet.", "Kari Nordmann la fram saken.")
    project = draft_repository(tmp_path, minutes)
    with pytest.raises(RenderError, match="«Kari Nordmann» i bre/minutes/2026-03-12-esm er navnet på en person"):
        send(project)
    assert record(project) == minutes
    assert not (tmp_path / "dokumenter").exists()


def test_a_participants_name_in_the_text_stops_it_too(tmp_path: Path) -> None:
    project = draft_repository(tmp_path, MINUTES.replace("Saken ble drøftet.", "Tordis Eksempelsen la fram saken."))
    with pytest.raises(RenderError, match="navnet til en deltaker"):
        send(project)


def test_a_record_that_cannot_be_edited_leaves_no_document(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    draft = read_draft(project)
    broken = type(draft)(draft.dossier, draft.file, draft.text + "\tfeil\n", draft.minutes)
    with pytest.raises(UnwritableError):
        prepare(project, broken, WEDNESDAY, None, tmp_path / "dokumenter")
    assert not (tmp_path / "dokumenter").exists()


def test_a_record_that_somebody_else_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    sending = prepared(project)
    change(project, "Nye lokaler", "Andre lokaler")
    changed = record(project)
    with pytest.raises(WriteError):
        carry_out(project, sending, tmp_path / "dokumenter")
    assert record(project) == changed


def test_the_document_is_written_before_the_record(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    sending = prepared(project)
    (tmp_path / "dokumenter").write_text("en fil i veien", encoding="utf-8")
    with pytest.raises(WriteError):
        carry_out(project, sending, tmp_path / "dokumenter")
    assert record(project) == MINUTES


def test_the_same_draft_again_is_the_same_file_and_changes_nothing(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    first = send(project)
    before = record(project)
    again = send(project, date(2026, 3, 20))
    assert record(project) == before
    assert (again.file, again.content, again.deadline, again.differences) == (FIRST, first.content, first.deadline, ())
    assert again.email == first.email
    assert sorted(file.name for file in (tmp_path / "dokumenter/bre/2026").iterdir()) == [FIRST.name]


def test_the_same_draft_with_another_deadline_is_another_file(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    send(project)
    again = send(project, date(2026, 3, 20), date(2026, 4, 8))
    assert "  sendt: 2026-03-18  # datoen" in record(project)
    assert "  frist: 2026-04-08  # minst" in record(project)
    assert again.file == FIRST.with_stem(f"{FIRST.stem}-2")
    assert again.notes == ("«sendt» er fortsatt 18. mars 2026, da virksomheten først fikk utkastet.",)
    assert (tmp_path / "dokumenter" / FIRST).exists()


def test_a_changed_draft_tells_what_is_changed(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    send(project)
    change(project, "Forklare avviket.", "Forklare alle avvikene.")
    change(project, ", Nye lokaler i juni.]", "]")
    change(project, ", uenighet: Partene er uenige om leien.", ", informasjon: [Leien øker.]")
    again = send(project, date(2026, 3, 26))
    assert again.differences == (
        "Sak 1, punkt op1",
        "Sak 2, informasjon 1 (ny)",
        "Sak 1, informasjon 2 (tatt ut)",
        "Sak 2, uenighet (tatt ut)",
    )
    assert (again.deadline, again.file) == (date(2026, 4, 7), FIRST.with_stem(f"{FIRST.stem}-2"))
    assert "  sendt: 2026-03-18  # datoen" in record(project)
    assert (
        """\
Vedlagt er et nytt utkast til referat fra etatsstyringsmøte nr. 1/2026 torsdag 12. mars 2026. Det erstatter utkastet \
vi sendte 18. mars 2026. Vi ber om kommentarer innen 7. april 2026.

Dette er endret:
- Sak 1, punkt op1
- Sak 2, informasjon 1 (ny)
- Sak 1, informasjon 2 (tatt ut)
- Sak 2, uenighet (tatt ut)
"""
        in again.email
    )
    change(project, "Forklare alle avvikene.", "Forklare avvikene.")
    assert prepared(project, date(2026, 3, 27)).differences == ("Sak 1, punkt op1",)


def test_a_draft_that_was_finished_anew_was_sent_anew(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    send(project)
    change(project, "utkast_dato: 2026-03-18", "utkast_dato: 2026-03-24")
    send(project, date(2026, 3, 25))
    assert "  sendt: 2026-03-25  # datoen" in record(project)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 noe annet", b"%PDF-1.7"])
def test_nobody_knows_what_is_changed_when_the_earlier_file_is_gone(tmp_path: Path, content: bytes | None) -> None:
    project = draft_repository(tmp_path)
    send(project)
    file = tmp_path / "dokumenter" / FIRST
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    again = send(project, date(2026, 3, 20))
    assert (again.differences, again.deadline) == (None, date(2026, 3, 25))
    if content is not None:
        assert file.read_bytes() == content
        assert again.file.stem == f"{FIRST.stem}-2"


def test_a_deadline_that_is_over_is_not_kept(tmp_path: Path) -> None:
    project = draft_repository(tmp_path)
    send(project)
    assert send(project, date(2026, 3, 25)).deadline == date(2026, 4, 1)


def test_the_email(tmp_path: Path) -> None:
    assert (
        prepared(draft_repository(tmp_path)).email
        == """\
Emne: Til kommentering innen 25. mars 2026: Referat fra etatsstyringsmøte nr. 1/2026
Vedlegg: 2026-03-12-esm-referat-til-kommentering.docx

Til etatsdirektør i Bymiljø- og rekreasjonsetaten

Hei!

Vedlagt er utkast til referat fra etatsstyringsmøte nr. 1/2026 torsdag 12. mars 2026. Vi ber om kommentarer innen \
25. mars 2026.

Skriv kommentarer og forslag til endringer rett i Word-dokumentet, og send det tilbake som svar på denne e-posten. \
Bruk rolle eller stilling, ikke navn. Er dere flere som kommenterer, kan hver av dere sende sitt dokument.

Har dere ingen merknader, er det nok å svare det. I det endelige referatet står det hvordan kommentarene er behandlet.

Med hilsen
Referent, Byrådsavdeling for plan, byrom og rekreasjon"""
    )


def test_the_email_in_nynorsk_about_a_summary_for_several_agencies(tmp_path: Path) -> None:
    project = draft_repository(
        tmp_path,
        MINUTES.replace("form: referat", "form: oppsummering\nmålform: nn"),
        agency="navn: Bymiljøetaten\nform: etat\nbyrådsavdeling: pbr\n",
        meeting=MEETING.replace("nr: 1\n", "felles_med: [eib]\n"),
    )
    other = tmp_path / "records/agencies/eib/agency.yaml"
    other.parent.mkdir()
    other.write_text(
        "navn: Eigedomsføretaket\nform: kommunalt_foretak\nbyrådsavdeling: pbr\nleder_tittel: Dagleg leiar\n",
        encoding="utf-8",
    )
    assert (
        prepared(project).email
        == """\
Emne: Til kommentering innan 25. mars 2026: Oppsummering frå etatsstyringsmøte
Vedlegg: 2026-03-12-esm-oppsummering-til-kommentering.docx

Til verksemdsleiar i Bymiljøetaten og dagleg leiar i Eigedomsføretaket

Hei!

Vedlagt er utkast til oppsummering frå etatsstyringsmøte torsdag 12. mars 2026. Vi ber om kommentarar innan \
25. mars 2026.

Skriv kommentarar og framlegg til endringar rett i Word-dokumentet, og send det tilbake som svar på denne e-posten. \
Bruk rolle eller stilling, ikkje namn. Er de fleire som kommenterer, kan kvar av dykk sende sitt dokument.

Har de ingen merknader, er det nok å svare det. I den endelege oppsummeringa står det korleis kommentarane er behandla.

Med helsing
Referent, Byrådsavdeling for plan, byrom og rekreasjon"""
    )
