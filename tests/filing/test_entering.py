from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.filing.entering import Entered, entered
from styring.filing.receipt import ReceiptError
from styring.filing.reference import Reference, find_target
from styring.loading import load_dossier, load_registry
from styring.project import open_project
from styring.records.base import Identity, Kind
from tests.repositories import BASE, repository

ID = "2026-03-12-esm"
MINUTES = Identity("bre", Kind.MINUTES, ID)
MEETING = Identity("bre", Kind.MEETING, ID)
MINUTES_FILE = f"2026/minutes/{ID}.yaml"
MEETING_FILE = f"2026/meetings/{ID}.yaml"
IN_SKOP = {"records/departments/pbr.yaml": BASE["records/departments/pbr.yaml"] + "arkivsystem: SKOP\n"}
FINAL = "form: referat\nstatus: endelig  # godkjent\nendelig_dato: 2026-03-27\nsaker: []\n"
HELD = """\
type: etatsstyringsmøte
status: gjennomført
tidspunkt: 2026-03-12T09:00
sakspapirer:
  # Den kom i to deler.
  - {sak: 1, tittel: Årsrapport, fra: virksomhet, rapport: 2025-aar}
  - {sak: 2, tittel: Risikovurdering, fra: virksomhet}
  - tittel: Oversikt  # fra etaten
    fra: virksomhet
"""
REPORT = "type: årsrapport\nmottatt: 2026-03-02\n"
REFERENCE = Reference(None, "202600123", "202600123-12", date(2026, 3, 30))
SHA, LATER_SHA = "a" * 64, "b" * 64
TODAY = date(2026, 4, 1)


def enter(
    root: Path,
    files: dict[str, str],
    reference: Reference = REFERENCE,
    identity: Identity = MINUTES,
    paper: int | None = None,
) -> Entered:
    project = open_project(repository(root, {**IN_SKOP, **files}))
    loaded = load_dossier(project, "bre", load_registry(project).registry)
    return entered(project, loaded.dossier, find_target(loaded, identity, paper), reference, TODAY)


def refusal(root: Path, files: dict[str, str], **how: object) -> str:
    with pytest.raises(ReceiptError) as caught:
        enter(root, files, **how)  # type: ignore[arg-type]  # the same arguments, told once
    return f"{caught.value.message} {caught.value.remedy}"


def test_a_record_without_a_reference_gets_one_after_its_publicity(tmp_path: Path) -> None:
    text = FINAL + "offentlighet: {status: offentlig}\n# sist\nmålform: nb\n"
    done = enter(tmp_path, {MINUTES_FILE: text}, replace(REFERENCE, sha256=SHA))
    assert done.path == f"records/agencies/bre/{MINUTES_FILE}"
    assert done.after == FINAL + (
        "offentlighet: {status: offentlig}\n"
        "arkiv:\n"
        "  system: SKOP\n"
        '  saksnummer: "202600123"\n'
        "  journalpost: 202600123-12\n"
        "  arkivert: 2026-03-30\n"
        f"  sha256: {SHA}\n"
        "# sist\nmålform: nb\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "arkiv: {system: skop}  # likt\n",
            'arkiv: {system: skop, saksnummer: "202600123", journalpost: 202600123-12, arkivert: 2026-03-30}  # likt\n',
        ),
        (
            'arkiv:\r\n  dokumenttype: REF\r\n  saksnummer: "202600123"\r\n  # mer\r\n',
            'arkiv:\r\n  dokumenttype: REF\r\n  saksnummer: "202600123"\r\n  journalpost: 202600123-12\r\n'
            "  arkivert: 2026-03-30\r\n  system: SKOP\r\n  # mer\r\n",
        ),
        (
            "arkiv:  # kommer\n",
            'arkiv: {system: SKOP, saksnummer: "202600123", journalpost: 202600123-12, arkivert: 2026-03-30}'
            "  # kommer\n",
        ),
    ],
)
def test_what_stands_there_stays(tmp_path: Path, before: str, after: str) -> None:
    newline = "\r\n" if "\r\n" in before else "\n"
    head = "\ufeff" + FINAL.replace("\n", newline)
    assert enter(tmp_path, {MINUTES_FILE: head + before}).after == head + after


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    reference = replace(REFERENCE, sha256=SHA)
    first = enter(tmp_path, {MINUTES_FILE: FINAL}, reference)
    again = enter(tmp_path, {MINUTES_FILE: first.after}, reference)
    assert (again.after, again.notes) == (first.after, ())
    without_day = enter(tmp_path, {MINUTES_FILE: first.after}, replace(REFERENCE, filed=None))
    assert without_day.after == first.after
    other_day = enter(tmp_path, {MINUTES_FILE: first.after}, replace(REFERENCE, filed=date(2026, 3, 31)))
    assert other_day.after == first.after
    assert other_day.notes == ("Posten sier arkivert 2026-03-30, arkivet 2026-03-31. Datoen i posten er beholdt.",)


def test_a_document_that_is_new_to_the_archive_is_filed_today_if_nobody_says_when(tmp_path: Path) -> None:
    assert ", arkivert: 2026-04-01}\n" in enter(tmp_path, {MINUTES_FILE: FINAL}, replace(REFERENCE, filed=None)).after


FILED = FINAL + 'arkiv: {system: SKOP, saksnummer: "202600123", journalpost: 202600123-12, arkivert: 2026-03-30%s}\n'
CORRECTED = FILED + "rettelser: [{dato: 2026-04-10, hva: Fristen er rettet.}]\n"
AFTER = date(2026, 4, 15)


@pytest.mark.parametrize(
    ("there", "reference", "then"),
    [
        (f", sha256: {SHA}", Reference(None, "202600123", "202600123-12", AFTER, LATER_SHA), (AFTER, LATER_SHA)),
        (f", sha256: {SHA}", Reference(None, "202600123", "202600123-12", AFTER), (AFTER, None)),
        (f", sha256: {SHA}", Reference(None, "202600123", "202600123-12", None, LATER_SHA), (TODAY, LATER_SHA)),
        ("", Reference(None, "202600123", "202600123-12", AFTER, LATER_SHA), (AFTER, LATER_SHA)),
        # The answer to the first version, read once more with the second one's package beside it.
        (f", sha256: {SHA}", replace(REFERENCE, sha256=LATER_SHA), (date(2026, 3, 30), SHA)),
    ],
)
def test_a_document_that_was_filed_again_after_a_correction(
    tmp_path: Path, there: str, reference: Reference, then: tuple[date, str | None]
) -> None:
    done = enter(tmp_path, {MINUTES_FILE: CORRECTED % there}, reference)
    assert done.notes == ()
    loaded = load_dossier(open_project(tmp_path), "bre", load_registry(open_project(tmp_path)).registry)
    assert loaded.dossier.minutes[ID].archive is not None
    (tmp_path / done.path).write_text(done.after, encoding="utf-8")
    loaded = load_dossier(open_project(tmp_path), "bre", load_registry(open_project(tmp_path)).registry)
    archive = loaded.dossier.minutes[ID].archive
    assert archive is not None
    assert (archive.filed, archive.sha256) == then
    assert enter(tmp_path, {MINUTES_FILE: done.after}, reference).after == done.after


def test_a_paper_a_report_and_an_invitation(tmp_path: Path) -> None:
    files = {MEETING_FILE: HELD, "2026/reports/2025-aar.yaml": REPORT}
    reference = Reference(None, "202600123", "202600123-5")
    second = enter(tmp_path, files, reference, MEETING, 2)
    entry = 'arkiv: {system: SKOP, saksnummer: "202600123", journalpost: 202600123-5}'
    assert second.after == HELD.replace(
        "Risikovurdering, fra: virksomhet", f"Risikovurdering, fra: virksomhet, {entry}"
    )
    third = enter(tmp_path, files, reference, MEETING, 3)
    assert third.after == HELD + f"    {entry}\n"
    report = Entered(
        "records/agencies/bre/2026/reports/2025-aar.yaml",
        REPORT,
        REPORT + entry + "\n",
    )
    assert enter(tmp_path, files, reference, MEETING, 1) == report
    assert enter(tmp_path, files, reference, Identity("bre", Kind.REPORT, "2025-aar")) == report
    sent = HELD + "innkalling: {sendt: 2026-02-20}\n"
    invited = enter(tmp_path, {MEETING_FILE: sent}, replace(REFERENCE, filed=date(2026, 2, 21)), MEETING)
    assert invited.after.startswith(sent + "arkiv: {")


def test_an_agency_with_an_archive_of_its_own(tmp_path: Path) -> None:
    reference = Reference("Websak", "S-1", "S-1/7")
    done = enter(tmp_path, {MEETING_FILE: HELD}, reference, MEETING, 2)
    assert "arkiv: {system: Websak, saksnummer: S-1, journalpost: S-1/7}" in done.after


@pytest.mark.parametrize(
    ("there", "reference", "message"),
    [
        (
            "arkiv: {journalpost: 202600123-11}\n",
            REFERENCE,
            "bre/minutes/2026-03-12-esm har alt journalposten «202600123-11», og det er ikke «202600123-12».",
        ),
        (
            "arkiv: {saksnummer: '202600124'}\n",
            REFERENCE,
            "bre/minutes/2026-03-12-esm har alt saksnummeret «202600124», og det er ikke «202600123».",
        ),
        (
            "arkiv: {system: SKOP}\n",
            replace(REFERENCE, system="Websak"),
            "bre/minutes/2026-03-12-esm har alt arkivsystemet «SKOP», og det er ikke «Websak».",
        ),
    ],
)
def test_what_is_there_is_not_replaced(tmp_path: Path, there: str, reference: Reference, message: str) -> None:
    remedy = (
        "Slå opp dokumentet i arkivet. Er det posten som tar feil, rett den i "
        f"records/agencies/bre/{MINUTES_FILE}, og prøv igjen."
    )
    assert refusal(tmp_path, {MINUTES_FILE: FINAL + there}, reference=reference) == f"{message} {remedy}"


CHECK = (
    " Kontroller referansen mot arkivet. Skriver arkivet numrene slik, sett saksnummer_mønster og "
    "journalpost_mønster under arkiv i styring.yaml."
)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (Reference(None, "123", "123-1"), "Saksnummeret «123» har ikke den formen arkivet bruker."),
        (Reference(None, "202600123", "12"), "Journalposten «12» har ikke den formen arkivet bruker."),
        (
            Reference(None, "202600123", "202600132-12"),
            "Journalposten «202600132-12» hører ikke til saken «202600123».",
        ),
        (
            Reference("Websak", "202600123", "202600123-12"),
            "Arkivsystemet er «Websak», men byrådsavdelingen bruker «SKOP».",
        ),
    ],
)
def test_what_lint_would_call_wrong_is_refused(tmp_path: Path, reference: Reference, message: str) -> None:
    files = {MINUTES_FILE: FINAL}
    assert refusal(tmp_path, files, reference=reference) == f"bre/minutes/2026-03-12-esm: {message}{CHECK}"
    off = {**files, "styring.yaml": BASE["styring.yaml"] + "regler: {ARK03: av}\n"}
    assert enter(tmp_path, off, reference).after != FINAL


@pytest.mark.parametrize("other", ["2026-02-12-kon", "2026-04-12-kon"])
def test_an_entry_is_used_once_whichever_document_is_first(tmp_path: Path, other: str) -> None:
    summary = FINAL.replace("referat", "oppsummering") + FILED.removeprefix(FINAL) % ""
    files = {MINUTES_FILE: FINAL, f"2026/minutes/{other}.yaml": summary}
    told = f"Journalposten «202600123-12» er også brukt i minutes/{min(other, ID)}."
    assert refusal(tmp_path, files) == f"bre/minutes/{max(other, ID)}: {told}{CHECK}"


def test_what_cannot_have_been_filed(tmp_path: Path) -> None:
    early = replace(REFERENCE, filed=date(2026, 3, 26))
    assert refusal(tmp_path, {MINUTES_FILE: FINAL}, reference=early) == (
        "bre/minutes/2026-03-12-esm var ferdig 27. mars 2026, og kan ikke være arkivert 26. mars 2026. "
        "Kontroller datoen i arkivet og i posten."
    )
    draft = FINAL.replace("endelig  #", "utkast  #")
    assert refusal(tmp_path, {MINUTES_FILE: draft}) == (
        "bre/minutes/2026-03-12-esm er ikke endelig, så dokumentet kan ikke være arkivert. "
        "Sett status til endelig først."
    )
    assert refusal(tmp_path, {MEETING_FILE: HELD}, identity=MEETING) == (
        "Innkallingen bre/meetings/2026-03-12-esm er ikke sendt, så den kan ikke være arkivert. "
        "Gjelder journalposten et papir til møtet, bruk --paper med nummeret på papiret."
    )
    assert refusal(tmp_path, {}, identity=Identity("bre", Kind.AGENCY, "agency")) == (
        "bre/agency er ikke noe som arkiveres. Oppgi et brev, et møte, et referat eller en rapport."
    )
    assert refusal(tmp_path, {MINUTES_FILE: FINAL + "ukjent: 1\n"}) == (
        "bre/minutes/2026-03-12-esm har feil. Rett feilene først; «styring lint» viser dem."
    )


def test_a_paper_that_is_not_there(tmp_path: Path) -> None:
    files = {MEETING_FILE: HELD}
    assert refusal(tmp_path, files, identity=MEETING, paper=4) == (
        "bre/meetings/2026-03-12-esm har 3 sakspapirer, så det er ikke noe nummer 4. "
        "Tell ovenfra: 1 er «Årsrapport», 2 er «Risikovurdering» og 3 er «Oversikt»."
    )
    assert "ikke noe nummer 0." in refusal(tmp_path, files, identity=MEETING, paper=0)
    bare = {MEETING_FILE: HELD.partition("sakspapirer")[0]}
    assert refusal(tmp_path, bare, identity=MEETING, paper=1) == (
        "bre/meetings/2026-03-12-esm har ingen sakspapirer, så det er ikke noe nummer 1. Før opp papiret i møtet først."
    )
    assert refusal(tmp_path, {MINUTES_FILE: FINAL}, paper=1) == (
        "bre/minutes/2026-03-12-esm har ingen sakspapirer. Oppgi møtet som papiret hører til."
    )


def test_an_archive_system_that_nobody_knows(tmp_path: Path) -> None:
    assert refusal(tmp_path, {MINUTES_FILE: FINAL, **BASE}) == (
        "Det er ikke kjent hvilket arkivsystem dokumentet ligger i. "
        "Oppgi det med --system, for eksempel --system SKOP, eller sett arkivsystem på avdelingen."
    )


def test_another_main_document_than_the_one_that_was_filed(tmp_path: Path) -> None:
    files = {MINUTES_FILE: FILED % f", sha256: {SHA}"}
    assert refusal(tmp_path, files, reference=replace(REFERENCE, sha256=LATER_SHA)) == (
        "Hoveddokumentet i pakken er et annet enn det som er arkivert for bre/minutes/2026-03-12-esm. "
        "Oppgi pakken som ble sendt til arkivet."
    )


comments = st.sampled_from(["", "# merknad\n", "\n", "målform: nb\n", "rettelser: []\n"])


@given(
    above=comments,
    below=comments,
    there=st.sets(
        st.sampled_from(["system: SKOP", 'saksnummer: "202600123"', "arkivert: 2026-03-30", "dokumenttype: X"])
    ),
    as_flow=st.booleans(),
    number=st.integers(1, 10**6),
)
def test_whatever_the_file_every_other_line_stays(
    tmp_path_factory: pytest.TempPathFactory, above: str, below: str, there: set[str], as_flow: bool, number: int
) -> None:
    keys = sorted(there)
    own = f"arkiv: {{{', '.join(keys)}}}\n" if as_flow or not keys else "arkiv:\n  " + "\n  ".join(keys) + "\n"
    text = FINAL + above + own + (below if below != above else "")
    done = enter(
        tmp_path_factory.mktemp("r"), {MINUTES_FILE: text}, replace(REFERENCE, journal_entry=f"202600123-{number}")
    )
    kept = [line for line in text.splitlines() if line not in own.splitlines()]
    assert [line for line in done.after.splitlines() if line in kept] == kept
    assert f"202600123-{number}" in done.after
