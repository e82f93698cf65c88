"""The one place that writes a person's file.

A file is written beside its place under another name and then takes the place in one step, so that nobody meets half of
it; a new file never takes the place of one that is there. All paths stay inside a given root, symbolic links followed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from styring.diagnostics import UserError

_TEMPORARY = ".styring-"
_BOM = "\ufeff"
_LOCK_SECONDS = 5.0
_NOT_A_NAME = ("Filnavnet er ikke gyldig.", "Bruk bokstaver, sifre og bindestrek.")


class WriteError(UserError):
    """A file could not be written; nothing has been changed. ``message`` and ``remedy`` are Norwegian."""

    def __init__(self, file: Path, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.file = file


class AlreadyExists(WriteError):
    """There is a file of that name, or one that some file systems take for the same."""


class ChangedMeanwhile(WriteError):
    """The file no longer holds what the change was made from."""


def real_path(path: Path) -> Path:
    """An absolute path with links and mapped drives followed; a link that goes in a ring is left to who opens it."""
    return Path(os.path.realpath(path))


def create(file: Path, text: str, *, root: Path) -> None:
    """Write a new file, and the folders that it lies in.

    Raises:
        AlreadyExists: the name is taken, also if somebody took it at the same moment.
        WriteError: the file cannot be written.
    """
    create_all({file: text}, root=root)


def create_all(files: Mapping[Path, str], *, root: Path) -> None:
    """Write several new files, or none of them: what was made before a failure is removed.

    Raises:
        AlreadyExists: one of the names is taken.
        WriteError: one of the files cannot be written.
    """
    create_binary({file: text.encode("utf-8") for file, text in files.items()}, root=root)


def create_binary(files: Mapping[Path, bytes], *, root: Path) -> None:
    """Write several new files byte for byte, or none of them: what was made before a failure is removed.

    Raises:
        AlreadyExists: one of the names is taken.
        WriteError: one of the files cannot be written.
    """
    for file in files:
        _check_place(file, root)
        _check_free(file)
    made: list[Path] = []
    try:
        for file, content in files.items():
            with _translated(file):
                made.extend(_make_folders(file.parent))
                with _temporary(file, content) as temporary:
                    _publish_new(temporary, file)
                made.append(file)
    except BaseException:
        _take_back(made)
        raise


def create_folder(folder: Path, files: Mapping[str, bytes], *, root: Path) -> None:
    """Write a new folder with files in it, which has its name once all of them are on the disk.

    Args:
        folder: the folder, and with it the folders that it lies in.
        files: what each file holds, by a name without folders.
        root: the folder that it has to lie in.

    Raises:
        AlreadyExists: the name is taken, also if somebody took it at the same moment.
        WriteError: the folder cannot be written.
    """
    _check_inside(folder, root)
    _check_free(folder)
    with _translated(folder):
        made = _make_folders(folder.parent)
        temporary = folder.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.tmp")
        try:
            temporary.mkdir()
            for name, content in files.items():
                with (temporary / name).open("xb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
            _rename_new(temporary, folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            _take_back(made)
            raise


def replace(file: Path, old: str, new: str, *, root: Path) -> None:
    """Give a file a new text if it still holds the old one; its mode, and how it ends lines and begins, stay.

    Args:
        file: the file; through a symbolic link, what it points to.
        old: the whole text as it was read, byte order mark and line breaks included (``Source.original``).
        new: the whole new text.
        root: the folder that the file has to lie in.

    Raises:
        ChangedMeanwhile: somebody else has changed or removed it.
        WriteError: the file cannot be written.
    """
    _check_place(file, root)
    target, content = real_path(file), _in_the_manner_of(old, new).encode("utf-8")
    with _translated(file), _locked(target):
        try:
            present = target.read_bytes()
        except FileNotFoundError:
            present = b""
        if present != old.encode("utf-8"):
            raise ChangedMeanwhile(
                file, f"{_shown(file)} er endret av noen andre i mellomtiden.", "Se over filen og prøv igjen."
            )
        with _temporary(target, content) as temporary:
            shutil.copymode(target, temporary)
            temporary.replace(target)


def write_output(file: Path, data: bytes, *, root: Path) -> None:
    """Write what can be made again (a document, a report); an earlier one is replaced.

    Raises:
        WriteError: the file cannot be written.
    """
    _check_place(file, root)
    with _translated(file):
        _make_folders(file.parent)
        with _temporary(file, data, lasting=False) as temporary:
            temporary.replace(file)


@contextlib.contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to fill with what can be made again. It takes the place of an earlier one once it is filled.

    Where filling it fails, the earlier folder stays as it was. Whether that one may go is the caller's to know.

    Raises:
        WriteError: the folder cannot be written.
    """
    temporary = folder.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.tmp")
    earlier = folder.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.old")
    with _translated(folder):
        made = _make_folders(folder.parent)
        temporary.mkdir()
    try:
        yield temporary
        with _translated(folder):
            if folder.exists():
                folder.rename(earlier)
            temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        if earlier.exists() and not folder.exists():
            earlier.rename(folder)
        _take_back(made)
        raise
    shutil.rmtree(earlier, ignore_errors=True)


def remove_output(file: Path, *, root: Path) -> None:
    """Remove what can be made again, and the folders below ``root`` that it leaves empty; it may have gone already.

    Raises:
        WriteError: the file cannot be removed.
    """
    _check_place(file, root)
    with _translated(file):
        file.unlink(missing_ok=True)
    for folder in file.relative_to(root).parents[:-1]:
        with contextlib.suppress(OSError):  # something else lies in it
            (root / folder).rmdir()


def _check_inside(file: Path, root: Path) -> None:
    with _translated(file):
        inside = real_path(file).is_relative_to(real_path(root))
    if not inside:
        raise WriteError(file, f"{_shown(file)} ligger utenfor «{root}».", "Oppgi et sted inne i mappen.")


def _check_place(file: Path, root: Path) -> None:
    _check_inside(file, root)
    with _translated(file):
        is_folder = file.is_dir()
    if is_folder:
        raise WriteError(file, f"{_shown(file)} er en mappe.", "Velg et annet navn, eller flytt mappen.")


def _check_free(file: Path) -> None:
    """Refuse a name that is taken, or differs only in capitals or in how letters are composed."""
    with _translated(file):
        names = [entry.name for entry in os.scandir(file.parent)] if file.parent.is_dir() else []
    twin = next((name for name in names if _same_name(name, file.name)), None)
    if twin is not None:
        raise _exists(file.with_name(twin))


def _same_name(name: str, other: str) -> bool:
    return unicodedata.normalize("NFC", name).casefold() == unicodedata.normalize("NFC", other).casefold()


def _exists(file: Path) -> AlreadyExists:
    return AlreadyExists(
        file, f"{_shown(file)} finnes allerede.", "Ingenting er endret. Rediger filen, eller velg et annet navn."
    )


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and its parents, and tell which of them were made, the outermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
    return missing[::-1]


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):  # a folder that somebody else has begun to use stays
            path.rmdir() if path.is_dir() else path.unlink()


@contextlib.contextmanager
def _temporary(file: Path, data: bytes, *, lasting: bool = True) -> Iterator[Path]:
    """The data in the same folder, removed in the end unless it has been moved into place.

    ``lasting`` data is on the disk before its name is; what can be made again need not wait for that.
    """
    temporary = file.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _publish_new(temporary: Path, file: Path) -> None:
    """Give a finished file its name, which nobody may have taken."""
    try:
        if os.name == "nt":
            temporary.rename(file)  # on Windows this fails where the name is taken
            return
        try:
            file.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links: take the name, then fill it
            file.open("xb").close()
            temporary.replace(file)
    except FileExistsError as error:
        raise _exists(file) from error


def _rename_new(temporary: Path, folder: Path) -> None:
    """Give a finished folder its name, which nobody may have taken. An empty one of that name may give way to it."""
    try:
        temporary.rename(folder)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR} or folder.exists():
            raise _exists(folder) from error
        raise


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Let one process at a time compare and replace a file."""
    lock = file.with_name(f"{_TEMPORARY}{file.name}.lock")
    waited = 0.0
    while True:
        try:
            lock.open("xb").close()
            break
        except FileExistsError:
            if waited >= _LOCK_SECONDS:
                remedy = f"Prøv igjen. Er det ingen andre, slett «{lock.name}» i samme mappe."
                raise WriteError(file, f"{_shown(file)} blir endret av en annen kjøring.", remedy) from None
        time.sleep(0.02)
        waited += 0.02
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _in_the_manner_of(old: str, new: str) -> str:
    """A text with the byte order mark and line breaks that another has throughout."""
    if old.startswith(_BOM) and not new.startswith(_BOM):
        new = _BOM + new
    if "\r\n" in old and "\n" not in old.replace("\r\n", ""):
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    return new


def _shown(file: Path) -> str:
    return f"«{file.as_posix()}»"


@contextlib.contextmanager
def _translated(file: Path) -> Iterator[None]:
    """What the operating system refuses, as a ``WriteError``."""
    try:
        yield
    except OSError as error:
        raise _write_error(file, error) from error
    except ValueError as error:  # a null character in the path
        raise WriteError(file, *_NOT_A_NAME) from error


def _write_error(file: Path, error: OSError) -> WriteError:
    message, remedy = _REFUSALS.get(error.errno or 0, _GENERAL_REFUSAL)
    return WriteError(file, message.format(file=_shown(file), folder=_shown(file.parent)), remedy)


_NO_ACCESS = (
    "Du har ikke tilgang til å skrive {file}.",
    "Be om tilgang, lukk programmet som har filen åpen, eller velg en annen mappe.",
)
_NO_ROOM = ("Det er ikke plass på disken.", "Frigjør plass og prøv igjen.")
_NO_FOLDER = (
    "{folder} kan ikke være en mappe: Det finnes en fil med det navnet.",
    "Flytt filen, eller velg et annet navn.",
)
_REFUSALS = {
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EROFS: ("{folder} er skrivebeskyttet.", "Velg en annen mappe."),
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.ENAMETOOLONG: ("Navnet på {file} er for langt.", "Velg et kortere navn."),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ELOOP: ("{file} går gjennom en lenke som peker i ring.", "Slett lenken."),
    errno.EINVAL: _NOT_A_NAME,
}
_GENERAL_REFUSAL = ("{file} kunne ikke skrives.", "Kontroller at disken eller nettverksområdet er tilgjengelig.")
