"""PDF: what qpdf, Poppler and Apache PDFBox Preflight say of a file."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conformance.tools import DEBIAN_JARS, call, each, program
from tests.conformance.verdicts import Faults

_PREFLIGHT_JARS = (
    "preflight",
    "pdfbox2",
    "fontbox2",
    "xmpbox",
    "commons-logging",
    "commons-io",
    "jaxb-api",
    "javax.activation",
)
_PREFLIGHT_CLASS = "org.apache.pdfbox.preflight.Validator_A1b"

_EXPECTED_INFO = {
    "Tagged": "yes",
    "Suspects": "no",
    "Form": "none",
    "JavaScript": "no",
    "Encrypted": "no",
    "PDF version": "1.7",
    "Metadata Stream": "yes",
}
_FONT_ROW = re.compile(r"^(?P<name>.+?)\s{2,}.*\s(?P<emb>yes|no)\s+(?P<sub>yes|no)\s+(?P<uni>yes|no)\s+\d+\s+\d+$")


def qpdf(paths: Sequence[Path]) -> Faults:
    """Syntax and stream encodings; warnings (exit code 3) are faults too."""
    return each(paths, _qpdf_faults)


def _qpdf_faults(path: Path) -> list[str]:
    done = call([program("qpdf"), "--check", path])
    return [] if done.returncode == 0 else [_last_lines(done.stdout + done.stderr)]


def pdfinfo(paths: Sequence[Path]) -> Faults:
    """Title, tags, version and paper as another reader sees them."""
    return each(paths, _pdfinfo_faults)


def _pdfinfo_faults(path: Path) -> list[str]:
    done = call([program("pdfinfo"), "-enc", "UTF-8", path])
    if done.returncode != 0:
        return [_last_lines(done.stderr)]
    return list(info_faults(done.stdout))


def info_faults(listing: str) -> Iterator[str]:
    """What is wrong according to the output of ``pdfinfo``."""
    info = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in listing.splitlines())}
    for key, expected in _EXPECTED_INFO.items():
        if info.get(key) != expected:
            yield f"{key} is {info.get(key, 'not told')!r}, not {expected!r}"
    if not info.get("Title"):
        yield "no title"
    if not info.get("Page size", "").endswith("(A4)"):
        yield f"the paper is {info.get('Page size', 'not told')!r}, not A4"


def pdffonts(paths: Sequence[Path]) -> Faults:
    """Every font embedded, as a subset, with a map to Unicode."""
    return each(paths, _pdffonts_faults)


def _pdffonts_faults(path: Path) -> list[str]:
    done = call([program("pdffonts"), path])
    if done.returncode != 0:
        return [_last_lines(done.stderr)]
    return list(font_faults(done.stdout))


def font_faults(listing: str) -> Iterator[str]:
    """What is wrong according to the output of ``pdffonts``. A document without any font has no text."""
    rows = listing.splitlines()[2:]
    if not rows:
        yield "no font at all"
    for row in rows:
        match = _FONT_ROW.match(row.rstrip())
        if match is None:
            yield f"a line of pdffonts could not be read: {row!r}"
            continue
        for column, lack in (("emb", "not embedded"), ("sub", "not a subset"), ("uni", "without a map to Unicode")):
            if match[column] == "no":
                yield f"the font {match['name']} is {lack}"


def preflight(paths: Sequence[Path]) -> Faults:
    """PDF/A-1b by Apache PDFBox Preflight (ISO 19005-1), all files in one Java process.

    The list of files is copied under numbered names: the report names a file without its folder.
    """
    if not paths:
        return {}
    with TemporaryDirectory() as folder:
        numbered = {f"{number:05}.pdf": path for number, path in enumerate(paths)}
        for name, path in numbered.items():
            shutil.copyfile(path, Path(folder, name))
        listed = Path(folder, "files")
        listed.write_text("".join(f"{folder}/{name}\n" for name in numbered), encoding="utf-8")
        jars = ":".join(str(DEBIAN_JARS / f"{jar}.jar") for jar in _PREFLIGHT_JARS)
        done = call([program("java"), "-cp", jars, _PREFLIGHT_CLASS, "xml", "group", listed], timeout=300)
        report = Path(folder, "files.preflight.xml")
        if not report.exists():
            return dict.fromkeys(paths, (f"Preflight gave no report: {_last_lines(done.stdout + done.stderr)}",))
        told = preflight_faults(report.read_text(encoding="utf-8"))
    return {path: told.get(name, ["Preflight did not report on it"]) for name, path in numbered.items()}


def preflight_faults(report: str) -> dict[str, list[str]]:
    """Faults by file name, from the XML report of Preflight. Without a clear «true» a file has not passed."""
    told = {}
    for item in ET.fromstring(report).iter("preflight"):
        faults = [
            f"{error.findtext('code')} {error.findtext('details')}"
            + (f" (page {int(page) + 1})" if (page := error.findtext("page")) else "")
            for error in item.iter("error")
        ]
        if not faults and item.findtext("isValid") != "true":
            faults = [f"not valid: {' '.join(' '.join(item.itertext()).split())}"]
        told[item.get("name", "")] = faults
    return told


def _last_lines(output: str, count: int = 3) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return " / ".join(lines[-count:]) or "no message"
