"""A Word file that somebody else has made, opened so that nothing in a hostile one is expanded, fetched or run."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

MAX_UNPACKED = 100_000_000
"""Bytes of a package when unpacked; a long report with pictures has a tenth of it."""

_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
"""How a package, its compression and its XML say that they cannot be read."""
_BROKEN = (
    "Filen er ødelagt og kan ikke leses som Word-dokument.",
    "Åpne den i Word, og lagre den på nytt som Word-dokument (.docx).",
)


class UnreadableWord(Exception):
    """A file is no Word file that can be read. ``message`` and ``remedy`` are Norwegian."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to.

    Attributes:
        kind: the last step of the relationship's type, such as «comments» or «hyperlink».
        target: the name of a part of the package, or an address outside it.
    """

    kind: str
    target: str
    is_external: bool


class WordPackage:
    """The parts of a package (ECMA-376 part 2) by name; use it only within ``open_word``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = tuple(archive.namelist())

    def xml(self, name: str) -> etree._Element:
        """The root element of a part.

        Raises:
            UnreadableWord: it declares entities or a document type, which Word never writes and text could hide in.
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(self.archive.read(name), parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableWord(*_BROKEN)
        return root

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part leads to; without a name, what the package does."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file not in self.names:
            return ()
        return tuple(_relation(element, folder) for element in self.xml(file).iter("{*}Relationship"))

    def related(self, part: str, kind: str) -> str | None:
        """The part of the package that a part leads to by a kind of relationship, if it is there."""
        found = (each.target for each in self.relations(part) if each.kind == kind and not each.is_external)
        return next((name for name in found if name in self.names), None)


@contextmanager
def open_word(content: bytes) -> Iterator[WordPackage]:
    """Open a package. Whatever its parts say of damage while it is open is told as ``UnreadableWord``.

    Raises:
        UnreadableWord: the file is broken or protected, or unpacks to far too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableWord(
                    f"Filen blir større enn {MAX_UNPACKED // 1_000_000} MB når den pakkes ut.",
                    "Kontroller hvor den kommer fra. Er den ekte, kopier teksten over i et nytt dokument.",
                )
            yield WordPackage(archive)
    except _DAMAGES as error:
        raise UnreadableWord(*_BROKEN) from error
    except RuntimeError as error:  # how zipfile tells of a password
        raise UnreadableWord("Filen er beskyttet med passord.", "Fjern passordet i Word, og prøv igjen.") from error


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace: the strict and the usual form of the format differ in it."""
    return etree.QName(element).localname


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace; empty where it is absent."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _relation(element: etree._Element, folder: str) -> Relation:
    target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not is_external:
        inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        target = posixpath.normpath(inside)
    return Relation(element.get("Type", "").rpartition("/")[2], target, is_external)
