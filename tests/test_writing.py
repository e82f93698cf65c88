from __future__ import annotations

import errno
import functools
import multiprocessing
import os
import stat
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from styring.writing import (
    AlreadyExists,
    ChangedMeanwhile,
    WriteError,
    create,
    create_all,
    create_binary,
    create_folder,
    remove_output,
    replace,
    write_output,
)


def everything(folder: Path) -> dict[str, bytes | None]:
    """All files under a folder with their content, and all folders (``None``)."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def test_a_new_file_comes_with_its_folders(tmp_path: Path) -> None:
    create(tmp_path / "a/b/møte.yaml", "type: møte\n", root=tmp_path)
    assert everything(tmp_path) == {"a": None, "a/b": None, "a/b/møte.yaml": "type: møte\n".encode()}


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    create(tmp_path / "a.yaml", "x", root=tmp_path)
    (tmp_path / "b.yaml").touch()
    assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "b.yaml").stat().st_mode


@pytest.mark.parametrize("name", ["åpning.yaml", "ÅPNING.yaml", "a\u030apning.yaml"])
def test_a_name_that_is_taken_stays_as_it_is(tmp_path: Path, name: str) -> None:
    taken = tmp_path / "åpning.yaml"
    taken.write_text("mitt", encoding="utf-8")
    with pytest.raises(AlreadyExists) as raised:
        create(tmp_path / name, "ditt", root=tmp_path)
    assert str(raised.value) == (
        f"«{taken.as_posix()}» finnes allerede. Ingenting er endret. Rediger filen, eller velg et annet navn."
    )
    assert everything(tmp_path) == {"åpning.yaml": b"mitt"}


def attempt(file: Path, text: str) -> bool:
    try:
        create(file, text, root=file.parent)
    except AlreadyExists:
        return False
    return True


@pytest.mark.parametrize("links", [True, False])
def test_of_many_at_once_one_wins_and_its_text_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refusing(errno.EPERM))
    for turn in range(20):
        file = tmp_path / f"{turn}.yaml"
        texts = [f"{number}" * 100_000 for number in range(8)]
        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(functools.partial(attempt, file), texts))
        assert won.count(True) == 1
        assert file.read_text(encoding="utf-8") == texts[won.index(True)]
    assert len(everything(tmp_path)) == 20


def test_of_several_processes_one_wins(tmp_path: Path) -> None:
    file, texts = tmp_path / "a.yaml", ["a" * 100_000, "b" * 100_000, "c" * 100_000]
    with ProcessPoolExecutor(3, mp_context=multiprocessing.get_context("spawn")) as pool:
        won = list(pool.map(attempt, [file] * 3, texts))
    assert won.count(True) == 1
    assert everything(tmp_path) == {"a.yaml": texts[won.index(True)].encode()}


def refusing(number: int) -> object:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_all_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/fil").write_text("mitt", encoding="utf-8")
    before = everything(tmp_path)
    files = {tmp_path / "ny/mappe/a.yaml": "a", tmp_path / "records/b.yaml": "b", tmp_path / "records/fil/c.yaml": "c"}
    with pytest.raises(WriteError) as raised:
        create_all(files, root=tmp_path)
    assert str(raised.value) == (
        f"«{(tmp_path / 'records/fil').as_posix()}» kan ikke være en mappe: Det finnes en fil med det navnet. "
        "Flytt filen, eller velg et annet navn."
    )
    assert everything(tmp_path) == before


def test_one_taken_name_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("mitt", encoding="utf-8")
    with pytest.raises(AlreadyExists):
        create_all({tmp_path / "a.yaml": "a", tmp_path / "b.yaml": "b"}, root=tmp_path)
    assert everything(tmp_path) == {"b.yaml": b"mitt"}


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "Det er ikke plass på disken. Frigjør plass og prøv igjen."),
        (
            errno.EACCES,
            "Du har ikke tilgang til å skrive «{file}». "
            "Be om tilgang, lukk programmet som har filen åpen, eller velg en annen mappe.",
        ),
        (errno.EROFS, "«{folder}» er skrivebeskyttet. Velg en annen mappe."),
        (errno.EIO, "«{file}» kunne ikke skrives. Kontroller at disken eller nettverksområdet er tilgjengelig."),
    ],
)
def test_what_the_system_refuses_is_said_and_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    old = tmp_path / "gammel.yaml"
    old.write_text("mitt", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", refusing(number))
    file = tmp_path / "ny/a.yaml"
    with pytest.raises(WriteError) as raised:
        create(file, "a", root=tmp_path)
    assert str(raised.value) == message.format(file=file.as_posix(), folder=file.parent.as_posix())
    with pytest.raises(WriteError):
        replace(old, "mitt", "ditt", root=tmp_path)
    assert everything(tmp_path) == {"gammel.yaml": b"mitt"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom a mode stops")
def test_an_unwritable_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir(mode=0o500)
    with pytest.raises(WriteError, match=r"^Du har ikke tilgang til å skrive «.*/a/b\.yaml»\."):
        create(folder / "b.yaml", "x", root=tmp_path)


def test_odd_names(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"^Navnet på «.*» er for langt\. Velg et kortere navn\.$"):
        create(tmp_path / ("a" * 300), "x", root=tmp_path)
    with pytest.raises(WriteError, match=r"^Filnavnet er ikke gyldig\. Bruk bokstaver, sifre og bindestrek\.$"):
        create(tmp_path / "a\0b", "x", root=tmp_path)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    for attempted in (
        functools.partial(create, tmp_path / "a.yaml", "x", root=tmp_path),
        functools.partial(replace, tmp_path / "a.yaml", "", "x", root=tmp_path),
        functools.partial(write_output, tmp_path / "a.yaml", b"x", root=tmp_path),
    ):
        with pytest.raises(WriteError, match=r"a\.yaml» er en mappe\. Velg et annet navn, eller flytt mappen\.$"):
            attempted()


def test_nothing_is_written_outside_the_root(tmp_path: Path) -> None:
    root = tmp_path / "rot"
    root.mkdir()
    (tmp_path / "ute.yaml").write_text("mitt", encoding="utf-8")
    (root / "lenke").symlink_to(tmp_path)
    (root / "fil.yaml").symlink_to(tmp_path / "ute.yaml")
    for file in (root / "../ute.yaml", root / "lenke/ny.yaml", root / "fil.yaml", tmp_path / "rot2/a.yaml"):
        for attempted in (
            functools.partial(create, file, "x", root=root),
            functools.partial(replace, file, "mitt", "x", root=root),
            functools.partial(write_output, file, b"x", root=root),
        ):
            with pytest.raises(WriteError) as raised:
                attempted()
            assert str(raised.value) == (f"«{file.as_posix()}» ligger utenfor «{root}». Oppgi et sted inne i mappen.")
    assert (tmp_path / "ute.yaml").read_text(encoding="utf-8") == "mitt"
    assert not (tmp_path / "ny.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_replaced_file_keeps_mode_mark_and_line_breaks(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    file.chmod(0o640)
    replace(file, "\ufeffa: 1\r\n", "a: 2\nb: 3\n", root=tmp_path)
    assert everything(tmp_path) == {"a.yaml": b"\xef\xbb\xbfa: 2\r\nb: 3\r\n"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_mixed_line_breaks_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\r\nb: 1\n")
    replace(file, "a: 1\r\nb: 1\n", "a: 2\r\nb: 1\n", root=tmp_path)
    assert file.read_bytes() == b"a: 2\r\nb: 1\n"


@pytest.mark.parametrize("present", ["noe annet", None])
def test_what_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path, present: str | None) -> None:
    file = tmp_path / "a.yaml"
    if present is not None:
        file.write_text(present, encoding="utf-8")
    before = everything(tmp_path)
    with pytest.raises(ChangedMeanwhile) as raised:
        replace(file, "mitt", "ditt", root=tmp_path)
    assert str(raised.value) == (
        f"«{file.as_posix()}» er endret av noen andre i mellomtiden. Se over filen og prøv igjen."
    )
    assert everything(tmp_path) == before


def add_one(file: Path) -> None:
    while True:
        old = file.read_text(encoding="utf-8")
        try:
            replace(file, old, str(int(old) + 1), root=file.parent)
        except ChangedMeanwhile:
            continue
        return


def test_no_change_is_lost_when_many_change_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("0", encoding="utf-8")
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add_one, [file] * 24))
    assert everything(tmp_path) == {"a.yaml": b"24"}


def test_a_link_inside_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mitt", encoding="utf-8")
    (tmp_path / "lenke.yaml").symlink_to("a.yaml")
    replace(tmp_path / "lenke.yaml", "mitt", "ditt", root=tmp_path)
    assert (tmp_path / "lenke.yaml").is_symlink()
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "ditt"


def test_a_lock_that_was_left_behind_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("styring.writing._LOCK_SECONDS", 0.0)
    file = tmp_path / "a.yaml"
    file.write_text("mitt", encoding="utf-8")
    (tmp_path / ".styring-a.yaml.lock").touch()
    with pytest.raises(WriteError) as raised:
        replace(file, "mitt", "ditt", root=tmp_path)
    assert str(raised.value) == (
        f"«{file.as_posix()}» blir endret av en annen kjøring. "
        "Prøv igjen. Er det ingen andre, slett «.styring-a.yaml.lock» i samme mappe."
    )


def test_output_is_made_and_made_again(tmp_path: Path) -> None:
    file = tmp_path / "build/a.pdf"
    write_output(file, b"1", root=tmp_path)
    write_output(file, b"2", root=tmp_path)
    assert everything(tmp_path) == {"build": None, "build/a.pdf": b"2"}


def test_new_binary_files_come_byte_for_byte_and_all_or_none(tmp_path: Path) -> None:
    content = bytes(range(256)) + b"\r\n"
    create_binary({tmp_path / "templates/a.docx": content}, root=tmp_path)
    before = {"templates": None, "templates/a.docx": content}
    assert everything(tmp_path) == before
    with pytest.raises(AlreadyExists):
        create_binary({tmp_path / "templates/b.docx": b"1", tmp_path / "templates/a.docx": b"2"}, root=tmp_path)
    assert everything(tmp_path) == before


def test_a_folder_comes_with_its_files_and_the_folders_above(tmp_path: Path) -> None:
    create_folder(tmp_path / "a/b", {"x.txt": b"1", "y.txt": b"2"}, root=tmp_path)
    assert everything(tmp_path) == {"a": None, "a/b": None, "a/b/x.txt": b"1", "a/b/y.txt": b"2"}


@pytest.mark.parametrize("name", ["b", "B"])
def test_a_folder_never_takes_the_place_of_another(tmp_path: Path, name: str) -> None:
    create_folder(tmp_path / "b", {"x.txt": b"1"}, root=tmp_path)
    with pytest.raises(AlreadyExists):
        create_folder(tmp_path / name, {"y.txt": b"2"}, root=tmp_path)
    assert everything(tmp_path) == {"b": None, "b/x.txt": b"1"}


def test_a_folder_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        create_folder(tmp_path / "a/b", {"x.txt": b"1", "null\0.txt": b"2"}, root=tmp_path)
    assert everything(tmp_path) == {}


def test_a_folder_stays_inside_its_root(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="utenfor"):
        create_folder(tmp_path / "a/../../b", {"x.txt": b"1"}, root=tmp_path / "a")


def test_a_removed_output_takes_the_folders_along_that_it_leaves_empty(tmp_path: Path) -> None:
    for name in ("a/b/c.html", "a/d.html"):
        write_output(tmp_path / name, b"x", root=tmp_path)
    remove_output(tmp_path / "a/b/c.html", root=tmp_path)
    assert everything(tmp_path) == {"a": None, "a/d.html": b"x"}
    remove_output(tmp_path / "a/b/c.html", root=tmp_path)
    remove_output(tmp_path / "a/d.html", root=tmp_path)
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("name", ["../utenfor.html", "mappe"])
def test_nothing_outside_and_no_folder_is_removed(tmp_path: Path, name: str) -> None:
    root = tmp_path / "a"
    (root / "mappe").mkdir(parents=True)
    (tmp_path / "utenfor.html").write_bytes(b"x")
    with pytest.raises(WriteError):
        remove_output(root / name, root=root)
    assert everything(tmp_path) == {"a": None, "a/mappe": None, "utenfor.html": b"x"}
