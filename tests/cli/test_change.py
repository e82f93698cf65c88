from __future__ import annotations

from pathlib import Path

from tests.cli.making import Done, Terminal
from tests.drafting.making import repository

JUNE = "records/agencies/bre/2026/meetings/2026-06-11-esm.yaml"
PLANNED = """\
type: etatsstyringsmøte
status: planlagt  # avtalt med etaten
tidspunkt: 2026-06-11T09:00
slutt: 2026-06-11T11:00
papirfrist: 2026-06-04
"""
MOVE = ("move-meeting", "2026-06-11-esm", "--when", "2026-06-18T10:00", "--notice", "2026-05-25")


def test_a_meeting_is_moved(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {JUNE: PLANNED})
    done = terminal.run(*MOVE, "--until", "11:30")
    assert done == Done(
        f"Endret {JUNE}\n\nMerk\n  - Fristen for sakspapirer er flyttet fra 4. juni 2026 til 11. juni 2026.\n", "", 0
    )
    assert (
        (tmp_path / JUNE).read_text(encoding="utf-8")
        == """\
type: etatsstyringsmøte
status: planlagt  # avtalt med etaten
tidspunkt: 2026-06-18T10:00
slutt: 2026-06-18T11:30
opprinnelig_tidspunkt: 2026-06-11T09:00
flyttet: 2026-05-25
papirfrist: 2026-06-11
"""
    )


def test_a_dry_run_shows_what_would_change(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {JUNE: PLANNED})
    done = terminal.run(*MOVE, "--dry-run")
    assert (
        done.out
        == f"""\
--- {JUNE} (nå)
+++ {JUNE} (ny)
@@ -1,5 +1,7 @@
 type: etatsstyringsmøte
 status: planlagt  # avtalt med etaten
-tidspunkt: 2026-06-11T09:00
-slutt: 2026-06-11T11:00
-papirfrist: 2026-06-04
+tidspunkt: 2026-06-18T10:00
+slutt: 2026-06-18T12:00
+opprinnelig_tidspunkt: 2026-06-11T09:00
+flyttet: 2026-05-25
+papirfrist: 2026-06-11
"""
    )
    assert done.err.startswith(f"Ville ha endret {JUNE}\n")
    assert (tmp_path / JUNE).read_text(encoding="utf-8") == PLANNED


def test_a_meeting_is_cancelled_or_postponed(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {JUNE: PLANNED})
    assert terminal.run("cancel-meeting", "bre/meetings/2026-06-11-esm", "--postpone").code == 0
    assert (tmp_path / JUNE).read_text(encoding="utf-8").splitlines()[:3] == [
        "type: etatsstyringsmøte",
        "status: utsatt  # avtalt med etaten",
        "opprinnelig_tidspunkt: 2026-06-11T09:00",
    ]
    assert terminal.run("cancel-meeting", JUNE) == Done(f"Endret {JUNE}\n", "", 0)
    assert "status: avlyst  # avtalt med etaten\n" in (tmp_path / JUNE).read_text(encoding="utf-8")
    assert terminal.run(*MOVE) == Done("", "Feil: Møtet er avlyst.\nLag et nytt møte med «styring new-meeting».\n", 2)


def test_windows_line_ends_and_a_byte_order_mark_stay(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path)
    file = tmp_path / JUNE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbf" + PLANNED.replace("\n", "\r\n").encode())
    assert terminal.run("cancel-meeting", "2026-06-11-esm").code == 0
    expected = PLANNED.replace("planlagt", "avlyst").replace("\n", "\r\n").encode()
    assert file.read_bytes() == b"\xef\xbb\xbf" + expected


def test_a_file_that_cannot_be_edited_is_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {JUNE: PLANNED + "papirfrist: 2026-06-05\n"})
    done = terminal.run("cancel-meeting", "2026-06-11-esm")
    assert done.code == 2
    assert done.err.startswith(f"Feil: Møtets fil «{JUNE}» har feil.") or "kan ikke endres automatisk" in done.err


def test_what_is_missing(terminal: Terminal, tmp_path: Path) -> None:
    repository(tmp_path, {JUNE: PLANNED})
    done = terminal.run("move-meeting", "2026-06-11-esm")
    assert done.flat.startswith("Feil: Du må oppgi --when. Når begynner møtet nå (for eksempel 2026-03-12T09:00)?")
    assert terminal.run("move-meeting", "2026-06-12-esm", "--when", "2026-06-18T09:00") == Done(
        "", "Feil: Fant ikke noe møte «2026-06-12-esm».\nMente du «2026-06-11-esm»?\n", 2
    )
